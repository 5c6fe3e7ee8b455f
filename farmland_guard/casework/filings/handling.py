"""What comes of a disagreement between filings and survey: a violation patch, a return, a reminder, or a finding of no fault."""

from typing import Dict, List, Optional

from ...domain.clock import today
from ...domain.codes import label
from ...domain.errors import InputError
from ...domain.language import listed_with_codes, translate
from ...register.cases import require_person
from ...register.store import Register, Row, Session, wkb_of
from ..locating import Locator
from ..marking import propose_code
from .moving import move_one

ACTIONS: Dict[str, str] = {
    "violation": "转为违法图斑",
    "return": "退回或办理变更",
    "remind": "已提醒",
    "explained": "已核实，无需处理",
}

OFFERED: Dict[str, "tuple[str, ...]"] = {
    "filed_not_surveyed": ("remind", "explained"),
    "surveyed_not_filed": ("violation", "remind", "explained"),
    "outside_line": ("violation", "return", "explained"),
    "damage_beyond": ("violation", "return", "explained"),
    "pbf_without_makeup": ("return", "remind", "explained"),
    "expired": ("remind", "violation", "explained"),
    "duplicate": ("return", "explained"),
}
"""What may be done about each kind, the usual first."""


def handle_discrepancy(register: Register, uid: str, action: str, person: str, note: str = "") -> Optional[str]:
    """Deal with one row in a named person's name, in one transaction; returns the code of the patch that was made.

    Raises InputError for an action that does not fit or a row that was dealt with; Refused when the filing cannot move.
    """
    if action not in ACTIONS:
        raise InputError(
            translate("FarmlandGuard", "“{action}” is no action. Known: {known}.").format(
                action=action, known=listed_with_codes(ACTIONS)
            )
        )
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        row = session.get("filing_discrepancy", uid)
        if action not in OFFERED[row["kind"]]:
            raise InputError(
                translate("FarmlandGuard", "“{kind}” is not dealt with by “{action}”.").format(
                    kind=label("discrepancy", row["kind"]), action=ACTIONS[action]
                )
            )
        if row["handled_as"]:
            raise InputError(
                translate("FarmlandGuard", "It was dealt with already: {what} ({who}).").format(
                    what=row["handled_as"], who=row["handled_by"]
                )
            )
        if action == "explained" and not note.strip():
            raise InputError(translate("FarmlandGuard", "Say in the note why nothing has to be done."))
        code = None
        values = {"handled_by": session.who, "handled_on": today().isoformat(), "handled_as": _said(action, note)}
        if action == "violation":
            made = _patch(session, row)
            values["violation_uid"], code = made["uid"], made["code"]
        elif action == "return":
            filing = session.get("filing", row["filing_uid"])
            move_one(session, filing, "returned", _said(action, note or row["explanation"] or ""), {})
        session.update("filing_discrepancy", uid, values)
    return code


def _said(action: str, note: str) -> str:
    return ACTIONS[action] + (f"：{note.strip()}" if note.strip() else "")


def _patch(session: Session, row: Row) -> Row:
    wkb = wkb_of(row)
    if wkb is None:
        raise InputError(translate("FarmlandGuard", "The row has no polygon to make a patch of."))
    code = propose_code(session, "inspection")
    filing = session.get("filing", row["filing_uid"]) if row["filing_uid"] else None
    values = {
        "code": code,
        "source": "inspection",
        "found_on": today().isoformat(),
        "occupant": None if filing is None else filing["operator"],
        "bz": f"设施农业用地比对：{row['explanation'] or ''}"[:254],
        **Locator(session).place(wkb),
    }
    return {"uid": session.insert("violation", values, wkb), "code": code}


def open_discrepancies(register: Register) -> List[Row]:
    """The rows nobody dealt with yet, with the filing's code and name as `filing_code`, `filing_name`; and what was done about
    the same disagreement before its facts changed, as `earlier_as`, `earlier_by`, `earlier_on`."""
    with register.reading() as session:
        return session.rows(
            "SELECT d.*, f.code AS filing_code, f.name AS filing_name, e.handled_as AS earlier_as, e.handled_by AS earlier_by, "
            "e.handled_on AS earlier_on FROM filing_discrepancy d LEFT JOIN filing f ON f.uid = d.filing_uid "
            "LEFT JOIN filing_discrepancy e ON e.uid = d.earlier_uid WHERE d.handled_as IS NULL ORDER BY d.kind, d.area_m2 DESC"
        )
