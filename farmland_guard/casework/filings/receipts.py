"""The receipt of the registration system (上图入库回执): upload number and date by filing."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Tuple

from ...domain.clock import today
from ...domain.codes import label
from ...domain.errors import InputError, Refused
from ...domain.filing_fields import Column, cell_value, plain
from ...domain.language import translate
from ...exchange.xlsx import read_table
from ...register.cases import require_person
from ...register.filings import find_filings
from ...register.store import Register, Row, Session
from .moving import move_one

_COLUMNS: Dict[str, Tuple[str, ...]] = {
    "code": ("XMBH", "项目编号", "编号"),
    "filing_no": ("BAH", "备案号", "备案编号"),
    "name": ("XMMC", "项目名称"),
    "upload_no": ("STRKH", "上图入库号", "入库号", "上图编号", "项目上图号"),
    "upload_on": ("STRKRQ", "上图入库日期", "入库日期", "入库时间", "上图时间"),
}


@dataclass
class ReceiptReport:
    """Codes by what became of them; `notes` name rows."""

    registered: List[str] = field(default_factory=list)
    same: List[str] = field(default_factory=list)
    left_out: List[str] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)


def import_receipt(register: Register, path: Path, person: str) -> ReceiptReport:
    """Enter the upload number and date of each row and register the filing (已上图入库), in one transaction.

    A row whose filing is unknown or may not be registered yet is named with the reason and left out. Raises InputError
    when the table has no column for the filing or for the upload number.
    """
    headers, rows = read_table(path)
    columns = _columns(headers)
    if "upload_no" not in columns or not {"code", "filing_no", "name"} & set(columns):
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} needs a column for the filing (项目编号, 备案号 or 项目名称) and one for the upload number (上图入库号); "
                "it has: {fields}.",
            ).format(file=path.name, fields="、".join(headers))
        )
    places = {header: place for place, header in reversed(list(enumerate(headers)))}
    report = ReceiptReport()
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        for number, cells in enumerate(rows, 2):
            where = translate("FarmlandGuard", "{file}, row {row}").format(file=path.name, row=number)
            try:
                values = {name: _cell(name, cells[places[column.header]]) for name, column in columns.items()}
                _take(session, values, report)
            except (InputError, Refused, ValueError) as problem:
                report.left_out.append(where)
                report.notes.append(
                    translate("FarmlandGuard", "{where}: left out ({reason}).").format(where=where, reason=problem)
                )
    return report


def _columns(headers: List[str]) -> Dict[str, Column]:
    actual = {plain(header): Column(header, 1.0) for header in reversed(headers)}
    found = {}
    for name, candidates in _COLUMNS.items():
        match = next((actual[plain(each)] for each in candidates if plain(each) in actual), None)
        if match is not None:
            found[name] = match
    return found


def _cell(name: str, value: Any) -> Any:
    if name == "upload_on":
        return cell_value("upload_on", value)
    return cell_value(name, value) if value not in (None, "") else None


def _take(session: Session, values: Dict[str, Any], report: ReceiptReport) -> None:
    if not values.get("upload_no"):
        raise InputError(translate("FarmlandGuard", "the upload number is empty"))
    filing = _filing(session, values)
    if filing["upload_no"] == values["upload_no"] and filing["state"] != "verified":
        report.same.append(filing["code"])
        return
    if filing["state"] != "verified":
        raise InputError(
            translate("FarmlandGuard", "{code} is in state “{state}” and cannot be registered").format(
                code=filing["code"], state=label("filing_state", filing["state"])
            )
        )
    taken = session.rows("SELECT code FROM filing WHERE upload_no = ? AND uid <> ?", (values["upload_no"], filing["uid"]))
    if taken:
        raise InputError(
            translate("FarmlandGuard", "the upload number {number} belongs to {code} already").format(
                number=values["upload_no"], code=taken[0]["code"]
            )
        )
    if not values.get("upload_on"):
        raise InputError(translate("FarmlandGuard", "the upload date is empty"))
    if values["upload_on"] > today().isoformat():
        raise InputError(translate("FarmlandGuard", "the upload date {day} has not come yet").format(day=values["upload_on"]))
    move_one(session, filing, "registered", "", {"upload_no": values["upload_no"], "upload_on": values["upload_on"]})
    report.registered.append(filing["code"])


def _filing(session: Session, values: Dict[str, Any]) -> Row:
    for name in ("code", "filing_no"):
        if values.get(name):
            filing = find_filings(session, [values[name]])[0]
            if values.get("filing_no") and filing["filing_no"] != values["filing_no"]:
                raise InputError(
                    translate("FarmlandGuard", "{code} has another filing number than {number}").format(
                        code=filing["code"], number=values["filing_no"]
                    )
                )
            return filing
    rows = session.select("filing", {"name": values.get("name")})
    if len(rows) != 1:
        raise InputError(
            translate("FarmlandGuard", "no filing, or several, are called “{name}”").format(name=values.get("name") or "")
        )
    return rows[0]
