"""Tables out and in: xlsx ledgers written, csv and xlsx tables read.

openpyxl is not on every office PC (it came into QGIS's installer in 2023). Where it is absent, OGR's XLSX driver
writes the same cells without widths and formats, and the caller gets a sentence saying so.
"""

from __future__ import annotations

import csv
import datetime
import importlib
import io
import math
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

from osgeo import gdal, ogr

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.whole_files import draft_of
from .textfile import decode_text, read_limited

MAX_XLSX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED_BYTES = 512 * 1024 * 1024
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
MAX_CELL = 32767


@dataclass(frozen=True)
class Sheet:
    """A sheet: headers, rows of values, column widths in characters, number formats (None = as it comes)."""

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Any]]
    widths: Sequence[Optional[float]] = field(default_factory=tuple)
    formats: Sequence[Optional[str]] = field(default_factory=tuple)


def write_xlsx(path: Union[str, Path], sheets: Sequence[Sheet]) -> Optional[str]:
    """Write sheets to an xlsx file that appears whole or not at all; a note when it is a plain one, else None.

    Text stays text: what begins with = + - @ is stored as a string, never as a formula. Raises InputError for what
    a cell cannot hold and when the file cannot be written.
    """
    if not sheets:
        raise ValueError("no sheets")
    target = Path(path)
    for sheet in sheets:
        _check(sheet)
    styled = openpyxl_or_none() is not None
    with draft_of(target) as draft:
        if styled:
            _write_styled(draft, sheets)
        else:
            draft.unlink()
            _write_plain(draft, sheets)
    if styled:
        return None
    return translate(
        "FarmlandGuard",
        "{file} was written without column widths and number formats, because the Python package openpyxl "
        "is missing.",
    ).format(file=target.name)


def openpyxl_or_none() -> Any:
    """openpyxl, or None where it is not installed."""
    try:
        return importlib.import_module("openpyxl")
    except ImportError:
        return None


def _check(sheet: Sheet) -> None:
    if not 0 < len(sheet.name) <= 31 or _SHEET_NAME.search(sheet.name):
        raise ValueError(f"sheet name {sheet.name!r}")
    for number, row in enumerate(sheet.rows, 2):
        if len(row) != len(sheet.headers):
            raise ValueError(
                f"{sheet.name}: row {number} has {len(row)} values for {len(sheet.headers)} headers"
            )
        for header, value in zip(sheet.headers, row):
            if isinstance(value, str) and (len(value) > MAX_CELL or _CONTROL.search(value)):
                raise InputError(
                    translate(
                        "FarmlandGuard",
                        "sheet {sheet}, row {row}, column {column}: the text has control characters or more "
                        "than "
                        "32767 characters, which a cell cannot hold.",
                    ).format(sheet=sheet.name, row=number, column=header)
                )


def _value(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int, datetime.date)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value)


def _write_styled(path: Path, sheets: Sequence[Sheet]) -> None:
    openpyxl = importlib.import_module("openpyxl")
    styles = importlib.import_module("openpyxl.styles")
    letters = importlib.import_module("openpyxl.utils").get_column_letter
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for column, header in enumerate(sheet.headers, 1):
            cell = page.cell(row=1, column=column)
            put(cell, header)
            cell.font = styles.Font(bold=True)
            cell.alignment = styles.Alignment(wrap_text=True, vertical="center", horizontal="center")
        for index, row in enumerate(sheet.rows, 2):
            for column, value in enumerate(row, 1):
                cell = page.cell(row=index, column=column)
                put(cell, _value(value))
                chosen = sheet.formats[column - 1] if column <= len(sheet.formats) else None
                if chosen and not isinstance(value, str):
                    cell.number_format = chosen
        for column, width in enumerate(sheet.widths, 1):
            if width:
                page.column_dimensions[letters(column)].width = width
        page.freeze_panes = "A2"
    book.save(str(path))


def put(cell: Any, value: Any) -> None:
    """Set a cell of openpyxl; a text stays a text whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl would make a formula of a leading "="


def _write_plain(path: Path, sheets: Sequence[Sheet]) -> None:
    driver = ogr.GetDriverByName("XLSX")
    if driver is None:
        raise RuntimeError(translate("FarmlandGuard", "neither openpyxl nor GDAL's XLSX driver is there"))
    source = driver.CreateDataSource(str(path))
    if source is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    for sheet in sheets:
        layer = source.CreateLayer(sheet.name)
        for column, header in enumerate(sheet.headers):
            layer.CreateField(ogr.FieldDefn(header, _column_type([row[column] for row in sheet.rows])))
        for row in sheet.rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for column, value in enumerate(row):
                _set(feature, column, _value(value))
            if layer.CreateFeature(feature) != 0:
                raise RuntimeError(gdal.GetLastErrorMsg())
    source = None  # closes the file


def _column_type(values: Sequence[Any]) -> int:
    kinds = {type(value) for value in values if value is not None}
    if kinds and kinds <= {int}:
        return int(ogr.OFTInteger64)
    if kinds and kinds <= {int, float}:
        return int(ogr.OFTReal)
    if kinds and kinds <= {datetime.date}:
        return int(ogr.OFTDate)
    return int(ogr.OFTString)


def _set(feature: ogr.Feature, column: int, value: Any) -> None:
    if value is None:
        return
    if feature.GetFieldDefnRef(column).GetType() == ogr.OFTDate:
        feature.SetField(column, value.year, value.month, value.day, 0, 0, 0, 0)
    elif feature.GetFieldDefnRef(column).GetType() == ogr.OFTString:
        feature.SetField(column, str(value))
    else:
        feature.SetField(column, value)


def read_table(path: Union[str, Path]) -> Tuple[List[str], List[List[Any]]]:
    """Headers and rows of a .csv/.txt (UTF-8 or GB18030; comma, semicolon or tab) or of an .xlsx's first sheet.

    Cells are texts in csv; texts, numbers, dates or None in xlsx. Empty rows are passed over. Raises InputError when
    the file cannot be read, has no header, or has a row longer than the header (naming it).
    """
    headers, numbered = read_numbered_table(path)
    return headers, [row for _, row in numbered]


TITLE_ROWS = 5
"""So many rows at the top of a table may be title, unit and date before the header comes."""


def read_numbered_table(
    path: Union[str, Path], is_header: Optional[Callable[[List[str]], bool]] = None
) -> Tuple[List[str], List[Tuple[int, List[Any]]]]:
    """The same, each row with its number in the file. With `is_header` rows above the header may be title and unit."""
    file = Path(path)
    if file.suffix.lower() in (".csv", ".txt"):
        table = csv_rows(file)
    elif file.suffix.lower() == ".xlsx":
        table = _read_xlsx(file)
    else:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} is neither csv nor xlsx; save the table as one of them.",
            ).format(file=file.name)
        )
    return _with_header(file.name, table, is_header)


def csv_rows(file: Path) -> List[List[Any]]:
    """The lines of a csv in UTF-8 or GB18030, parted by comma, semicolon or tab; InputError when it is none."""
    text, _ = decode_text(read_limited(file), file.name)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return [
            list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        ]
    except csv.Error as error:
        raise InputError(
            translate("FarmlandGuard", "{file} is no proper csv table: {reason}").format(
                file=file.name, reason=error
            )
        ) from error


def check_xlsx(file: Path) -> None:
    """Refuse an xlsx that is too large, or unpacks to too much (InputError)."""
    packed = read_limited(file, MAX_XLSX_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            swollen = sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED_BYTES
    except zipfile.BadZipFile:
        swollen = False  # GDAL says below that it is no xlsx
    if swollen:
        raise InputError(
            translate("FarmlandGuard", "{file} unpacks to more than {limit} MB and is not opened.").format(
                file=file.name, limit=MAX_UNPACKED_BYTES // 1048576
            )
        )


def _read_xlsx(file: Path) -> List[List[Any]]:
    return next(iter(_read_sheets(file).values()))


def read_book(path: Union[str, Path]) -> Dict[str, Tuple[List[str], List[List[Any]]]]:
    """Sheet name → (headers, rows) of an .xlsx; InputError when it cannot be read. An empty sheet is left out."""
    file = Path(path)
    found = {}
    for name, table in _read_sheets(file).items():
        if any(not _is_empty(value) for row in table for value in row):
            headers, numbered = _with_header(f"{file.name} [{name}]", table)
            found[name] = headers, [row for _, row in numbered]
    return found


def _read_sheets(file: Path) -> Dict[str, List[List[Any]]]:
    check_xlsx(file)
    # The first row is the header, whatever GDAL would guess from the types below it. Sheets are parsed when
    # they are first read, so the option has to hold until then.
    before = gdal.GetConfigOption("OGR_XLSX_HEADERS")
    gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        tables = _sheets(str(file))
    finally:
        gdal.PopErrorHandler()
        gdal.SetConfigOption("OGR_XLSX_HEADERS", before)
    if not tables:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} cannot be read as an xlsx table; save it again as .xlsx.",
            ).format(file=file.name)
        )
    return tables


def _sheets(path: str) -> Dict[str, List[List[Any]]]:
    """Header and rows of every sheet by name; empty when GDAL cannot read the file."""
    try:
        source = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["XLSX"])
    except RuntimeError:  # when someone switched GDAL's exceptions on
        return {}
    found: Dict[str, List[List[Any]]] = {}
    for number in range(0 if source is None else source.GetLayerCount()):
        layer = source.GetLayer(number)
        definition = layer.GetLayerDefn()
        columns = range(definition.GetFieldCount())
        header: List[Any] = [definition.GetFieldDefn(column).GetName() for column in columns]
        rows = [[plain_cell(feature, column) for column in columns] for feature in layer]
        if len(rows) == 1 and header == [f"Field{number}" for number in range(1, len(header) + 1)]:
            header = rows.pop()  # GDAL takes the only row of a sheet for data
        found[layer.GetName()] = [header, *rows]
    return found


def plain_cell(feature: ogr.Feature, column: int) -> Any:
    """A cell as text, number, date or None."""
    if not feature.IsFieldSetAndNotNull(column):
        return None
    if feature.GetFieldDefnRef(column).GetType() in (ogr.OFTDate, ogr.OFTDateTime):
        year, month, day, hour, minute, second, _ = feature.GetFieldAsDateTime(column)
        if hour or minute or second:
            return datetime.datetime(year, month, day, hour, minute, int(second))
        return datetime.date(year, month, day)
    return feature.GetField(column)


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _with_header(
    name: str, table: List[List[Any]], is_header: Optional[Callable[[List[str]], bool]] = None
) -> Tuple[List[str], List[Tuple[int, List[Any]]]]:
    filled = [
        (number, row) for number, row in enumerate(table, 1) if not all(_is_empty(value) for value in row)
    ]
    if not filled:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} is empty; it needs a header row.",
            ).format(file=name)
        )
    heads = [["" if value is None else str(value).strip() for value in row] for _, row in filled[: TITLE_ROWS + 1]]
    place = 0 if is_header is None else next((place for place, head in enumerate(heads) if is_header(head)), 0)
    header = heads[place]
    while header and not header[-1]:
        header.pop()
    rows = []
    for number, row in filled[place + 1 :]:
        if any(not _is_empty(value) for value in row[len(header) :]):
            raise InputError(
                translate("FarmlandGuard", "{file}, row {row} has more cells than the header.").format(
                    file=name, row=number
                )
            )
        cells = row[: len(header)]
        rows.append((number, cells + [None] * (len(header) - len(cells))))
    return header, rows
