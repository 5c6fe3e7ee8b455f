"""Listings as offices and provincial sites export them: any sheet of an xlsx, or csv, a title above the header, wild headers.

Every row keeps its number in the file, so that a message can name it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, List, Optional, Tuple, Union

from osgeo import gdal

from ..domain.errors import InputError
from ..domain.fieldnames import normal
from ..domain.language import translate
from .xlsx import check_xlsx, csv_rows

_HEADER_WITHIN = 15
MAX_ROWS = 200000

NumberedRow = Tuple[int, List[Any]]


@dataclass(frozen=True)
class Listing:
    """A table that was read: `headers` as they stand there (unique), `rows` with their numbers in the file, from 1.

    Cells are texts or None. `sheets` are all sheets of the file, `sheet` the one read; both empty for csv.
    """

    name: str
    headers: List[str]
    rows: List[NumberedRow]
    sheet: str = ""
    sheets: Tuple[str, ...] = ()


def sheet_names(path: Union[str, Path]) -> List[str]:
    """The sheets of an xlsx in their order; none for csv."""
    file = Path(path)
    return [] if file.suffix.lower() != ".xlsx" else [name for name, _ in _sheets(file)]


def read_listing(path: Union[str, Path], sheet: Optional[str] = None, known: Iterable[str] = ()) -> Listing:
    """Read a listing. `known` are headers that it may have: the row with the most of them is the header.

    Without any of them it is the first row with at least two cells. Without `sheet` the first sheet that has a header
    among `known` is read, or else the first. Raises InputError for a file that cannot be read, is empty or has no such sheet.
    """
    file = Path(path)
    if not file.is_file():
        raise InputError(translate("FarmlandGuard", "{file} does not exist; check the path.").format(file=file))
    wanted = {normal(name) for name in known}
    kind = file.suffix.lower()
    if kind in (".csv", ".txt"):
        return _listing(file.name, [(number, list(row)) for number, row in enumerate(csv_rows(file), 1)], wanted, "", ())
    if kind != ".xlsx":
        raise InputError(
            translate("FarmlandGuard", "{file} is neither csv nor xlsx; save the table as one of them.").format(file=file.name)
        )
    sheets = _sheets(file)
    names = tuple(name for name, _ in sheets)
    if sheet:
        chosen = [rows for name, rows in sheets if name == sheet]
        if not chosen:
            raise InputError(
                translate("FarmlandGuard", "{file} has no sheet “{sheet}”; it has: {names}.").format(
                    file=file.name, sheet=sheet, names="、".join(names)
                )
            )
        return _listing(file.name, chosen[0], wanted, sheet, names)
    best = max(range(len(sheets)), key=lambda each: (_score(sheets[each][1], wanted)[0], -each))
    return _listing(file.name, sheets[best][1], wanted, names[best], names)


def _sheets(file: Path) -> List[Tuple[str, List[NumberedRow]]]:
    check_xlsx(file)
    # No row is a header to GDAL: titles stand above it. Sheets are parsed when they are first read, so the option has to
    # hold until then.
    before = gdal.GetConfigOption("OGR_XLSX_HEADERS")
    gdal.SetConfigOption("OGR_XLSX_HEADERS", "DISABLE")
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        try:
            source = gdal.OpenEx(str(file), gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["XLSX"])
        except RuntimeError:  # when someone switched GDAL's exceptions on
            source = None
        if source is None or source.GetLayerCount() == 0:
            raise InputError(
                translate("FarmlandGuard", "{file} cannot be read as an xlsx table; save it again as .xlsx.").format(
                    file=file.name
                )
            )
        found = []
        for layer in (source.GetLayer(number) for number in range(source.GetLayerCount())):
            columns = range(layer.GetLayerDefn().GetFieldCount())
            rows = [(int(feature.GetFID()), [_cell(feature, column) for column in columns]) for feature in layer]
            found.append((layer.GetName(), rows))
        return found
    finally:
        gdal.PopErrorHandler()
        gdal.SetConfigOption("OGR_XLSX_HEADERS", before)


def _cell(feature: Any, column: int) -> Any:
    if not feature.IsFieldSetAndNotNull(column):
        return None
    value = feature.GetField(column)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime.date, int, float)):
        return str(value)
    return value


def _filled(cells: List[Any]) -> int:
    return sum(value is not None and str(value).strip() != "" for value in cells)


def _score(rows: List[NumberedRow], wanted: set[str]) -> Tuple[int, int]:
    """How many headers the best row has, and its place; (0, place of the first row with two cells) when none has any."""
    first: Optional[int] = None
    best = (0, -1)
    for place, (_, cells) in enumerate(rows[:_HEADER_WITHIN]):
        if first is None and _filled(cells) >= 2:
            first = place
        hits = sum(normal(str(value)) in wanted for value in cells if value is not None)
        if hits > best[0]:
            best = (hits, place)
    return best if best[0] else (0, -1 if first is None else first)


def _listing(name: str, rows: List[NumberedRow], wanted: set[str], sheet: str, sheets: Tuple[str, ...]) -> Listing:
    if len(rows) > MAX_ROWS:
        raise InputError(
            translate("FarmlandGuard", "{file} has more than {limit} rows; part it.").format(file=name, limit=MAX_ROWS)
        )
    _, place = _score(rows, wanted)
    if place < 0:
        raise InputError(translate("FarmlandGuard", "{file} is empty; it needs a header row.").format(file=name))
    headers = _unique(rows[place][1])
    body = []
    for number, cells in rows[place + 1 :]:
        if _filled(cells):
            body.append((number, (cells + [None] * len(headers))[: len(headers)]))
    return Listing(name, headers, body, sheet, sheets)


def _unique(cells: List[Any]) -> List[str]:
    """Header texts on one line; empty ones and repeats get the number of their column."""
    headers: List[str] = []
    for number, value in enumerate(cells, 1):
        text = "" if value is None else " ".join(str(value).split())
        if not text or text in headers:
            text = f"{text or '列'}{number}"
        headers.append(text)
    return headers
