"""The numbers one site has on several platforms (卫片、变更调查、督察、12336、巡查), with deadline and report state."""

from dataclasses import dataclass, field
from typing import Any, List, Mapping, Optional

from ..domain.cells import cell_day, cell_text
from ..domain.clock import today
from ..domain.codes import NUMBER_PLATFORMS, REPORT_STATES
from ..domain.errors import FarmlandError, InputError
from ..domain.fieldnames import normal
from ..domain.language import listed_with_codes, translate
from ..exchange.tables import read_listing
from ..register.cases import find_cases
from ..register.store import Register, Row, Session

_ALIASES = {
    "platform": {"卫片执法": "satellite", "12336": "report", "举报": "report", "信访举报": "report", "年度变更调查": "survey",
                 "例行督察": "inspection", "动态巡查": "patrol"},
    "report_state": {"未报": "to_report", "待上报": "to_report", "已上报": "reported", "已填报": "reported", "已打回": "returned",
                     "退件": "returned"},
}  # fmt: skip


@dataclass
class NumbersReport:
    """`added` and `changed` are “platform number”, `left_out` counts rows; `notes` are sentences naming rows."""

    added: List[str] = field(default_factory=list)
    changed: List[str] = field(default_factory=list)
    left_out: int = 0
    notes: List[str] = field(default_factory=list)


def numbers_of(register: Register, code: str) -> List[Row]:
    """The numbers of a case, and of the patch it was split from, in the order of entry; column `case_code` says whose."""
    with register.reading() as session:
        return numbers_within(session, find_cases(session, [code])[0])


def numbers_within(session: Session, case: Row) -> List[Row]:
    """The same for a row of `violation`, within a session."""
    return session.rows(
        "SELECT n.*, v.code AS case_code FROM case_number n JOIN violation v ON v.uid = n.violation_uid "
        "WHERE n.violation_uid IN (?, ?) ORDER BY n.fid",
        (case["uid"], case["parent_uid"]),
    )


def set_number(register: Register, code: str, platform: str, number: str, values: Mapping[str, Any], who: str) -> str:
    """Give a case a number on a platform, or change what is known of it, and return the row's uid.

    `values` may hold deadline, report_state, return_reason, state_on, note; dates are dates or YYYY-MM-DD. Raises InputError
    for an unknown platform or state, an empty number, and a number that another case has on that platform.
    """
    with register.writing(who) as session:
        return set_number_within(session, find_cases(session, [code])[0], platform, number, values)


def set_number_within(session: Session, case: Row, platform: str, number: str, values: Mapping[str, Any]) -> str:
    """The same within a transaction that is under way."""
    key = {"platform": _coded("platform", platform), "number": str(number).strip()}
    if not key["number"]:
        raise InputError(translate("FarmlandGuard", "The number is empty."))
    row = _values(values)
    known = session.select("case_number", key)
    if not known:
        return session.insert("case_number", {**key, "violation_uid": case["uid"], **row})
    if known[0]["violation_uid"] != case["uid"]:
        other = session.get("violation", known[0]["violation_uid"])
        raise InputError(
            translate("FarmlandGuard", "{platform} {number} is the number of {other} already.").format(
                platform=NUMBER_PLATFORMS[key["platform"]], number=key["number"], other=other["code"]
            )
        )
    changed = {name: value for name, value in row.items() if known[0][name] != value}
    if changed:
        session.update("case_number", known[0]["uid"], changed)
    return str(known[0]["uid"])


def remove_number(register: Register, uid: str, who: str) -> None:
    """Take a number off its case; the record of changes keeps it."""
    with register.writing(who) as session:
        session.get("case_number", uid)
        session.delete("case_number", {"uid": uid})


FIELDS = {
    "code": ("监测编号", "图斑编号", "台账编号", "JCBH", "CODE"),
    "number": ("编号", "平台编号", "图斑号", "线索编号", "NUMBER"),
    "platform": ("平台", "来源", "PLATFORM"),
    "deadline": ("填报期限", "期限", "截止日期", "办理期限", "DEADLINE"),
    "report_state": ("填报状态", "状态", "上报状态", "REPORT_STATE"),
    "return_reason": ("退回原因", "退件原因", "RETURN_REASON"),
    "state_on": ("状态日期", "日期", "STATE_ON"),
    "note": ("备注", "NOTE"),
}
"""Which headers a table of numbers may use for each column."""


def import_numbers(register: Register, path: Any, platform: str = "", sheet: Optional[str] = None, who: str = "") -> NumbersReport:
    """Enter the numbers of a table (xlsx, csv) in one transaction; rows that cannot be used are named and left out.

    Columns are found by their headers (see FIELDS); `platform` stands for a column that is missing. Raises InputError for a
    table without the columns for code and number.
    """
    table = read_listing(path, sheet, [title for titles in FIELDS.values() for title in titles])
    headers = {normal(name): place for place, name in enumerate(table.headers)}
    places = {
        name: next((headers[normal(title)] for title in titles if normal(title) in headers), None)
        for name, titles in FIELDS.items()
    }
    for needed in ("code", "number"):
        if places[needed] is None:
            raise InputError(
                translate("FarmlandGuard", "{file} lacks a column for {what}; it has: {columns}.").format(
                    file=table.name, what="、".join(FIELDS[needed]), columns="、".join(table.headers)
                )
            )
    report = NumbersReport()
    with register.writing(who) as session:
        for line, cells in table.rows:
            given = {name: cells[place] for name, place in places.items() if place is not None}
            _take(session, table.name, line, given, platform, report)
    return report


def _take(session: Session, file: str, line: int, given: Mapping[str, Any], platform: str, report: NumbersReport) -> None:
    try:
        case = find_cases(session, [cell_text(given["code"])])[0]
        chosen = cell_text(given.get("platform")) or platform
        values = {name: given[name] for name in ("deadline", "report_state", "return_reason", "state_on", "note") if name in given}
        before = session.select("case_number", {"platform": _coded("platform", chosen), "number": cell_text(given["number"])})
        set_number_within(session, case, chosen, cell_text(given["number"]), values)
    except FarmlandError as problem:
        report.left_out += 1
        report.notes.append(
            translate("FarmlandGuard", "{file}, row {row}: {text}").format(file=file, row=line, text=problem)
        )
        return
    title = f"{NUMBER_PLATFORMS[_coded('platform', chosen)]} {cell_text(given['number'])}"
    (report.changed if before else report.added).append(title)


def _values(values: Mapping[str, Any]) -> Row:
    row: Row = {}
    for name, value in values.items():
        if name in ("deadline", "state_on"):
            row[name] = cell_day(value)
        elif name == "report_state":
            if cell_text(value):
                row[name] = _coded("report_state", cell_text(value))
        else:
            row[name] = cell_text(value) or None
    if "report_state" in row and not row.get("state_on"):
        row["state_on"] = today().isoformat()
    return row


def platform_code(text: str) -> str:
    """The code of a platform for its code or Chinese name; InputError for an unknown one."""
    return _coded("platform", text)


def _coded(what: str, text: str) -> str:
    """The code for a code or its Chinese word."""
    codes = NUMBER_PLATFORMS if what == "platform" else REPORT_STATES
    wanted = str(text).strip()
    if wanted in codes:
        return wanted
    for code, title in codes.items():
        if wanted == title:
            return code
    if wanted in _ALIASES[what]:
        return _ALIASES[what][wanted]
    known = listed_with_codes(codes)
    raise InputError(translate("FarmlandGuard", "“{text}” is not known. Known: {known}.").format(text=wanted, known=known))
