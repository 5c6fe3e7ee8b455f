"""Excel sheets to townships and back: what goes out, what came back, and what of it may be written.

A row is known by its number, its record and a checksum over both and over the version of what may be filled in. What comes
back is compared first; nothing is written before a person has seen the differences and says so.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple

from ..domain.clock import now_text
from ..domain.codes import CODE_LISTS
from ..domain.errors import InputError
from ..domain.fieldnames import normal
from ..domain.language import listed, translate
from ..domain.schema import VIOLATION
from ..exchange.containers import write_csv
from ..exchange.profile_model import Column, SheetSpec
from ..exchange.profiles import cell, load_profile
from ..exchange.sheetbook import FormSheet, ReadSheet, read_form, write_form
from ..register.cases import require_person
from ..register.store import Register, Row, Session
from .delivery_rows import DeliveryRows

RECORD, VERSION, CHECKSUM = "记录标识", "版本", "校验码"
FILLED_BY = "填表人"
SHEET_PROFILE = "township_sheet"
DIFF_COLUMNS = ("cell", "code", "field", "before", "after", "state", "message")


@dataclass(frozen=True)
class CellNews:
    """A cell that differs or is refused. `problem` is "" for a difference that may be written."""

    cell: str
    code: str
    field: str
    before: str
    after: str
    problem: str = ""


@dataclass
class SheetReturn:
    """What came back: differences, refused cells, how many rows say nothing new, whether the differences were written."""

    changes: List[CellNews] = field(default_factory=list)
    refused: List[CellNews] = field(default_factory=list)
    unchanged: int = 0
    written: bool = False
    filled_by: str = ""


def export_sheet(
    register: Register,
    path: Path,
    who: str = "",
    township: str = "",
    codes: Iterable[str] = (),
    recipient: str = "",
    profile_name: str = SHEET_PROFILE,
) -> Tuple[int, List[str]]:
    """Write the sheet of a profile for the cases of a township, of `codes`, or for all; return how many rows, and notes.

    InputError for an unknown township or code, and a profile without a sheet of cases that may be filled in.
    """
    sheet = _sheet_of(profile_name)
    with register.reading() as session:
        uids = _chosen(session, township.strip(), [code for code in codes if code.strip()])
        rows = DeliveryRows(session, uids, checked=False).of(sheet.rows)
    note = write_form(
        path,
        FormSheet(
            sheet.name,
            sheet.columns,
            [[cell(column, row) for column in sheet.columns] for row in rows],
            (RECORD, VERSION, CHECKSUM),
            [(row["uid"], _version(sheet, row), _checksum(row["uid"], row["code"], _version(sheet, row))) for row in rows],
            _notes(register, profile_name, township or recipient),
        ),
    )
    with register.writing(who or translate("FarmlandGuard", "sheet")) as session:
        session.insert(
            "sheet_trip",
            {
                "kind": profile_name,
                "file_name": path.name,
                "recipient": (recipient or township).strip() or None,
                "sent_at": now_text(),
                "sent_by": who or None,
                "row_count": len(rows),
            },
        )
    return len(rows), [note] if note else []


def _sheet_of(profile_name: str) -> SheetSpec:
    profile = load_profile(profile_name)
    for sheet in profile.book.sheets if profile.book else ():
        if sheet.rows == "cases" and any(column.editable for column in sheet.columns):
            unknown = [c.source for c in sheet.columns if c.editable and c.source not in VIOLATION.field_names]
            if unknown:
                raise InputError(
                    translate("FarmlandGuard", "The profile {profile} lets fields be filled in that a case does not have: {fields}.").format(
                        profile=profile_name, fields=listed(unknown)
                    )
                )
            return sheet
    raise InputError(
        translate("FarmlandGuard", "The profile {profile} has no sheet of cases with columns to fill in.").format(
            profile=profile_name
        )
    )


def _chosen(session: Session, township: str, codes: List[str]) -> Optional[List[str]]:
    if codes:
        found = {row["code"]: row["uid"] for row in session.rows("SELECT code, uid FROM violation")}
        unknown = [code for code in codes if code not in found]
        if unknown:
            raise InputError(translate("FarmlandGuard", "The register has no case {codes}.").format(codes=listed(unknown)))
        return [found[code] for code in codes]
    if not township:
        return None
    rows = session.rows("SELECT uid FROM violation WHERE xzmc = ? OR xzdm = ?", (township, township))
    if not rows:
        known = session.rows("SELECT DISTINCT xzmc FROM violation WHERE xzmc IS NOT NULL ORDER BY xzdm")
        raise InputError(
            translate("FarmlandGuard", "No case lies in township “{township}”. Known: {known}.").format(
                township=township, known="、".join(row["xzmc"] for row in known)
            )
        )
    return [row["uid"] for row in rows]


def _notes(register: Register, profile_name: str, recipient: str) -> List[Tuple[str, str, bool]]:
    return [
        ("说明", "黄色的格子可以填写，其余的格子锁定。不要增删行，不要改编号。", False),
        ("县", f"{register.info.county} {register.info.county_name}", False),
        ("方案", profile_name, False),
        ("接收单位", recipient, False),
        ("下发时间", now_text()[:16].replace("T", " "), False),
        (FILLED_BY, "", True),
        ("填表日期", "", True),
    ]


def _editable(sheet: SheetSpec) -> List[Column]:
    return [column for column in sheet.columns if column.editable]


def _version(sheet: SheetSpec, row: Mapping[str, Any]) -> str:
    """What the columns to fill in hold now, as twelve characters."""
    values = [_text(row.get(column.source)) for column in _editable(sheet)]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8")).hexdigest()[:12]


def _checksum(uid: str, code: str, version: str) -> str:
    return hashlib.sha256(f"{uid}|{code}|{version}".encode()).hexdigest()[:12]


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def import_sheet(
    register: Register, path: Path, person: str, apply: bool = False, profile_name: str = SHEET_PROFILE
) -> SheetReturn:
    """Compare a sheet that came back with the register and, when `apply`, write what differs in the name of `person`.

    Refused by cell, while the rest goes on: a number or record the register does not have or that stands there twice, a
    changed number, a record changed since the sheet went out, a value that is not in its list, no date or too long. Raises
    InputError when the file cannot be read, lacks the columns, or the person is not in office (nobody is needed to compare only).
    """
    sheet = _sheet_of(profile_name)
    read, notes = read_form(path, sheet.name)
    _require_columns(sheet, read, path.name)
    name = ""
    with register.reading() as session:
        if apply or person.strip():
            name = require_person(session, person)["name"]
        known = {row["uid"]: row for row in session.select("violation")}
    result = SheetReturn(filled_by=notes.get(FILLED_BY, ""))
    writes: Dict[str, Row] = {}
    for number, row, case in _known_rows(sheet, read, known, result):
        values = _row_changes(sheet, read, number, row, case, result)
        if values:
            writes[case["uid"]] = values
    if apply:
        _write(register, path, name, profile_name, writes, result)
    return result


def _require_columns(sheet: SheetSpec, read: ReadSheet, file_name: str) -> None:
    wanted = [sheet.columns[0].name, *(column.name for column in _editable(sheet)), RECORD, VERSION, CHECKSUM]
    missing = [name for name in wanted if normal(name) not in read.letters]
    if missing:
        raise InputError(
            translate("FarmlandGuard", "{file} lacks the columns {columns}; fill in the sheet that was sent out.").format(
                file=file_name, columns="、".join(missing)
            )
        )


def _known_rows(
    sheet: SheetSpec, read: ReadSheet, known: Mapping[str, Row], result: SheetReturn
) -> List[Tuple[int, Dict[str, Any], Row]]:
    """The rows whose record is known, once there, unaltered and not stale; the others are refused by cell."""
    key = next(column for column in sheet.columns if column.source == "code")
    records = [_text(row.get(normal(RECORD))) for _, row in read.rows]
    good = []
    for number, row in read.rows:
        uid, code = _text(row.get(normal(RECORD))), _text(row.get(normal(key.name)))
        version, checksum = _text(row.get(normal(VERSION))), _text(row.get(normal(CHECKSUM)))
        case = known.get(uid)
        problem, header = "", key.name
        if case is None:
            problem, header = translate("FarmlandGuard", "this record is not in the register; rows cannot be added"), RECORD
        elif records.count(uid) > 1:
            problem, header = translate("FarmlandGuard", "this record is there {count} times").format(count=records.count(uid)), RECORD
        elif code != case["code"]:
            problem = translate("FarmlandGuard", "the number was changed; it is {code}").format(code=case["code"])
        elif checksum != _checksum(uid, code, version):
            problem, header = translate("FarmlandGuard", "the checksum does not fit; version or checksum were changed"), CHECKSUM
        if problem:
            address = f"{read.letters[normal(header)]}{number}"
            result.refused.append(CellNews(address, code, header, "", "", problem))
        elif case is not None:
            good.append((number, row, case))
    return good


def _row_changes(
    sheet: SheetSpec, read: ReadSheet, number: int, row: Mapping[str, Any], case: Row, result: SheetReturn
) -> Row:
    """What a row changes, by field of the case; cells that cannot be taken are refused."""
    found: Row = {}
    news: List[CellNews] = []
    refused = len(result.refused)
    for column in _editable(sheet):
        given = row.get(normal(column.name))
        address = f"{read.letters[normal(column.name)]}{number}"
        before, after = _shown(column, case[column.source]), _text(given)
        if after == before:
            continue
        value, problem = _taken(column, given)
        if problem:
            result.refused.append(CellNews(address, case["code"], column.name, before, after, problem))
        elif _text(value) != _text(case[column.source]):
            news.append(CellNews(address, case["code"], column.name, before, _shown(column, value)))
            found[column.source] = value
    if news and _text(row.get(normal(VERSION))) != _version(sheet, case):
        problem = translate("FarmlandGuard", "the case was changed after the sheet went out; send a new sheet")
        result.refused += [
            CellNews(each.cell, each.code, each.field, each.before, each.after, problem) for each in news
        ]
        return {}
    result.changes += news
    result.unchanged += not news and len(result.refused) == refused
    return found


def _shown(column: Column, value: Any) -> str:
    return "" if value in (None, "") else _text(cell(column, {column.source: value}))


def _taken(column: Column, given: Any) -> Tuple[Any, str]:
    """(value for the register, "") or (None, why a cell cannot be taken)."""
    if given is None or (isinstance(given, str) and not given.strip()):
        return None, ""
    if column.type == "date":
        return _date(given)
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    text = str(given).strip()
    if column.allowed:
        codes = _codes(column)
        if text not in codes:
            return None, translate("FarmlandGuard", "“{value}” is not in the list").format(value=text)
        return codes[text], ""
    if len(text) > column.length:
        return None, translate("FarmlandGuard", "the text has more than {length} characters").format(length=column.length)
    return text, ""


def _codes(column: Column) -> Dict[str, str]:
    """What may stand in the cell → the code the register holds."""
    listed = dict(column.values) or CODE_LISTS[column.codes]
    return {**{code: code for code in listed}, **{label: code for code, label in listed.items()}}


def _date(given: Any) -> Tuple[Optional[str], str]:
    if isinstance(given, datetime):
        return given.date().isoformat(), ""
    if isinstance(given, date):
        return given.isoformat(), ""
    text = str(given).strip().replace("/", "-").replace(".", "-").replace("年", "-").replace("月", "-").replace("日", "")
    try:
        year, month, day = (int(part) for part in text.split("-"))
        return date(year, month, day).isoformat(), ""
    except ValueError:
        return None, translate("FarmlandGuard", "“{value}” is no date; write it as 2026-10-05").format(value=given)


def _write(
    register: Register, path: Path, person: str, profile_name: str, writes: Mapping[str, Row], result: SheetReturn
) -> None:
    with register.writing(person) as session:
        for uid, values in writes.items():
            session.update("violation", uid, values)
        came = {
            "returned_at": now_text(),
            "returned_by": person,
            "filled_by": result.filled_by or None,
            "change_count": len(result.changes),
        }
        trips = session.select("sheet_trip", {"file_name": path.name, "returned_at": None})
        if trips:
            session.update("sheet_trip", trips[-1]["uid"], came)
        else:  # the file was renamed on its way
            session.insert("sheet_trip", {"kind": profile_name, "file_name": path.name, "sent_at": now_text(), **came})
    result.written = True


def write_diff(path: Path, result: SheetReturn) -> None:
    """The differences and refused cells as CSV with the columns DIFF_COLUMNS."""
    done = translate("FarmlandGuard", "written") if result.written else translate("FarmlandGuard", "differs")
    rows = [[n.cell, n.code, n.field, n.before, n.after, done, ""] for n in result.changes]
    refused = translate("FarmlandGuard", "refused")
    rows += [[n.cell, n.code, n.field, n.before, n.after, refused, n.problem] for n in result.refused]
    write_csv(path, DIFF_COLUMNS, rows)


def list_trips(register: Register) -> List[Row]:
    """Sheets that went out and came back, latest first."""
    with register.reading() as session:
        return session.rows("SELECT * FROM sheet_trip ORDER BY sent_at DESC, fid DESC")
