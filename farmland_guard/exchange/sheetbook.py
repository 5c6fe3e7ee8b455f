"""Excel sheets that go out to be filled in and come back: locked cells, drop-downs, hints; cells read with their address.

openpyxl locks and lists; where it is missing the sheet is the OGR driver's plain one, and the caller is told.
"""

from __future__ import annotations

import importlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union

from osgeo import gdal

from ..domain.errors import InputError
from ..domain.fieldnames import normal
from ..domain.language import translate
from ..domain.whole_files import draft_of
from .profile_model import Column
from .profiles import number_format
from .xlsx import Sheet, check_xlsx, openpyxl_or_none, plain_cell, put, write_xlsx

CODES_SHEET = "_代码"
NOTES_SHEET = "填表说明"


@dataclass(frozen=True)
class FormSheet:
    """A sheet to fill in: columns and rows, then service columns (hidden, locked), and lines of the notes sheet.

    `notes` are (label, value, whether it may be filled in).
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    service: Sequence[str]
    service_rows: Sequence[Sequence[str]]
    notes: Sequence[Tuple[str, str, bool]] = field(default_factory=tuple)


def write_form(path: Union[str, Path], sheet: FormSheet) -> Optional[str]:
    """Write the sheet; a note on what it lacks when openpyxl is missing, else None. The file appears whole or not at all."""
    headers = [*(column.name for column in sheet.columns), *sheet.service]
    rows = [[*row, *more] for row, more in zip(sheet.rows, sheet.service_rows)]
    if openpyxl_or_none() is None:
        notes = Sheet(NOTES_SHEET, ["项", "内容"], [[label, value] for label, value, _ in sheet.notes])
        write_xlsx(path, [Sheet(sheet.name, headers, rows), notes])
        return translate(
            "FarmlandGuard",
            "{file} is a plain sheet without locked cells, drop-downs, hints, frozen header and widths, because the Python "
            "package openpyxl is missing. It can be filled in and read back all the same.",
        ).format(file=Path(path).name)
    with draft_of(path) as draft:
        _write_styled(draft, sheet, headers, rows)
    return None


def _write_styled(path: Path, sheet: FormSheet, headers: List[str], rows: List[List[Any]]) -> None:
    openpyxl = importlib.import_module("openpyxl")
    styles = importlib.import_module("openpyxl.styles")
    letter = importlib.import_module("openpyxl.utils").get_column_letter
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet.name
    open_fill = styles.PatternFill("solid", fgColor="FFF9E5")
    for place, header in enumerate(headers, 1):
        cell = page.cell(row=1, column=place)
        put(cell, header)
        cell.font = styles.Font(bold=True)
        cell.alignment = styles.Alignment(wrap_text=True, vertical="center", horizontal="center")
    for index, row in enumerate(rows, 2):
        for place, value in enumerate(row, 1):
            cell = page.cell(row=index, column=place)
            put(cell, value)
            column = sheet.columns[place - 1] if place <= len(sheet.columns) else None
            if column is not None:
                chosen = number_format(column)
                if chosen and not isinstance(value, str):
                    cell.number_format = chosen
                if column.editable:
                    cell.protection = styles.Protection(locked=False)
                    cell.fill = open_fill
    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[letter(place)].width = column.width
    for place in range(len(sheet.columns) + 1, len(headers) + 1):
        page.column_dimensions[letter(place)].hidden = True
    page.freeze_panes = "B2"
    page.protection.sheet = True
    page.protection.formatColumns = False
    page.protection.autoFilter = False
    page.auto_filter.ref = f"A1:{letter(len(sheet.columns))}{max(len(rows) + 1, 2)}"
    _add_lists(book, page, sheet, len(rows) + 1, letter)
    _add_notes(book, sheet, styles)
    book.save(str(path))


def _add_lists(book: Any, page: Any, sheet: FormSheet, last: int, letter: Any) -> None:
    """Drop-downs out of code lists, kept on a hidden sheet since a list in the cell itself may not pass 255 characters."""
    validation = importlib.import_module("openpyxl.worksheet.datavalidation").DataValidation
    codes = book.create_sheet(CODES_SHEET)
    codes.sheet_state = "hidden"
    used = 0
    for place, column in enumerate(sheet.columns, 1):
        if not column.editable:
            continue
        rule = None
        if column.allowed:
            used += 1
            put(codes.cell(row=1, column=used), column.name)
            for row, text in enumerate(column.allowed, 2):
                put(codes.cell(row=row, column=used), text)
            span = f"'{CODES_SHEET}'!${letter(used)}$2:${letter(used)}${len(column.allowed) + 1}"
            rule = validation(type="list", formula1=span, allow_blank=True)
            rule.error = translate("FarmlandGuard", "Choose from the list")
        elif column.type == "date":
            rule = validation(type="date", operator="greaterThan", formula1="29221", allow_blank=True)  # 1980-01-01
            rule.error = translate("FarmlandGuard", "Write a date such as 2026-10-05")
        elif column.kind == "text":
            rule = validation(type="textLength", operator="lessThanOrEqual", formula1=str(column.length), allow_blank=True)
            rule.error = translate("FarmlandGuard", "At most {length} characters").format(length=column.length)
        if rule is None:
            continue
        rule.showErrorMessage = True
        if column.hint:
            rule.promptTitle, rule.prompt, rule.showInputMessage = column.name[:32], column.hint[:255], True
        page.add_data_validation(rule)
        rule.add(f"{letter(place)}2:{letter(place)}{max(last, 2)}")


def _add_notes(book: Any, sheet: FormSheet, styles: Any) -> None:
    page = book.create_sheet(NOTES_SHEET)
    for row, (label, value, may_change) in enumerate([("项", "内容", False), *sheet.notes], 1):
        put(page.cell(row=row, column=1), label)
        put(page.cell(row=row, column=2), value or None)
        if may_change:
            page.cell(row=row, column=2).protection = styles.Protection(locked=False)
            page.cell(row=row, column=2).fill = styles.PatternFill("solid", fgColor="FFF9E5")
    page.column_dimensions["A"].width = 16
    page.column_dimensions["B"].width = 60
    page.protection.sheet = True


@dataclass(frozen=True)
class ReadSheet:
    """A sheet that came back: header → column letter, and rows as (Excel row number, header → value)."""

    letters: Dict[str, str]
    rows: List[Tuple[int, Dict[str, Any]]]


def read_form(path: Union[str, Path], name: str) -> Tuple[ReadSheet, Dict[str, str]]:
    """Sheet `name` of a file (the first one where none is called so) and the lines of its notes sheet.

    Headers are known by `fieldnames.normal`: full- and half-width brackets are the same. InputError when the file cannot be
    read or a header is there twice.
    """
    file = Path(path)
    check_xlsx(file)
    with _opened(file) as source:
        names = [source.GetLayer(index).GetName() for index in range(source.GetLayerCount())]
        sheet = _read(file, source.GetLayer(names.index(name) if name in names else 0))
        notes: Dict[str, str] = {}
        if NOTES_SHEET in names:
            for _, row in _read(file, source.GetLayer(names.index(NOTES_SHEET))).rows:
                values = list(row.values())
                if len(values) > 1 and values[0] is not None:
                    notes[str(values[0]).strip()] = "" if values[1] is None else str(values[1]).strip()
    return sheet, notes


@contextmanager
def _opened(file: Path) -> Iterator[gdal.Dataset]:
    before = gdal.GetConfigOption("OGR_XLSX_HEADERS")
    gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        try:
            source = gdal.OpenEx(str(file), gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=["XLSX"])
        except RuntimeError:
            source = None
        if source is None or source.GetLayerCount() == 0:
            raise InputError(
                translate("FarmlandGuard", "{file} cannot be read as an xlsx table; save it again as .xlsx.").format(
                    file=file.name
                )
            )
        yield source
    finally:
        gdal.PopErrorHandler()
        gdal.SetConfigOption("OGR_XLSX_HEADERS", before)


def _read(file: Path, layer: Any) -> ReadSheet:
    definition = layer.GetLayerDefn()
    headers = [normal(definition.GetFieldDefn(index).GetName()) for index in range(definition.GetFieldCount())]
    twice = sorted({header for header in headers if headers.count(header) > 1})
    if twice:
        raise InputError(
            translate("FarmlandGuard", "{file}: the column {names} is there twice.").format(
                file=file.name, names="、".join(twice)
            )
        )
    letters = {header: _letter(index) for index, header in enumerate(headers)}
    # GDAL numbers the rows of a sheet with a header as the sheet does.
    rows = [
        (int(feature.GetFID()), {header: plain_cell(feature, index) for index, header in enumerate(headers)})
        for feature in layer
    ]
    return ReadSheet(letters, [(number, row) for number, row in rows if any(value is not None for value in row.values())])


def _letter(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
