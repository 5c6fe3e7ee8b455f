"""One filing at the desk: its card, its fields, its polygons and its buildings, each change one transaction."""

from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from ...domain import filing_lifecycle as life
from ...domain.clock import today
from ...domain.codes import label
from ...domain.errors import InputError
from ...domain.filing_codes import FILING_PARTS
from ...domain.filing_rules import Item, verdict_text
from ...domain.language import listed, translate
from ...domain.moves import Answer
from ...domain.schema.filings import FILING
from ...geometry.single import repaired
from ...register.filings import filing_facts, find_filings
from ...register.store import Register, Row, Session
from ..locating import Locator
from .checking import preview
from .clock import Clock, clocks_within

EDITED_GROUPS = ("经营者和用途", "用地面积", "期限和手续")
"""Groups of fields that the form has as tabs; those of the office's work are entered by moves."""


@dataclass(frozen=True)
class FilingLine:
    """One row of the worklist."""

    uid: str
    code: str
    name: str
    operator: str
    township: str
    state: str
    clock: Optional[Clock]


@dataclass(frozen=True)
class FilingCard:
    """Everything the panel shows of one filing. `moves` in the order of the lifecycle, each with its answer."""

    row: Row
    parts: List[Row]
    facilities: List[Row]
    answers: List[Item]
    conclusion: str
    papers: List[Row]
    moves: List[Tuple[str, str, Answer]] = field(default_factory=list)
    clocks: List[Clock] = field(default_factory=list)


def filing_lines(register: Register) -> List[FilingLine]:
    """All filings, the most urgent clock first, those on which no clock runs last."""
    with register.reading() as session:
        rows = session.rows("SELECT uid, code, name, operator, xzmc, state FROM filing ORDER BY code")
        first: Dict[str, Clock] = {}
        for clock in clocks_within(session, today()):
            first.setdefault(clock.uid, clock)
    lines = [
        FilingLine(
            row["uid"], row["code"], row["name"] or "", row["operator"] or "", row["xzmc"] or "", row["state"], first.get(row["uid"])
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: _urgency(line.clock))


def _urgency(clock: Optional[Clock]) -> Tuple[int, int]:
    if clock is None:
        return (2, 0)
    return (1, 0) if clock.days_left is None else (0, clock.days_left)


def filing_card(register: Register, code: str) -> FilingCard:
    """The card of one filing; InputError when it is unknown."""
    with register.reading() as session:
        row = find_filings(session, [code])[0]
        uid = row["uid"]
        answers = [
            Item(
                each["item"], each["title"] or "", each["answer"], each["explanation"] or "", each["value"], each["limit_value"],
                each["unit"] or "", each["source"] or "", each["article"] or "", each["fix"] or "",
            )
            for each in session.select("filing_answer", {"filing_uid": uid})
        ]  # fmt: skip
        return FilingCard(
            row=row,
            parts=session.select("filing_part", {"filing_uid": uid}),
            facilities=session.select("filing_facility", {"filing_uid": uid}),
            answers=answers,
            conclusion=verdict_text(answers) if answers and row["checked_at"] else "",
            papers=session.select("attachment", {"owner_table": "filing", "owner_uid": uid}),
            moves=_moves(session, row),
            clocks=clocks_within(session, today(), uid),
        )


def _moves(session: Session, row: Row) -> List[Tuple[str, str, Answer]]:
    """What the lifecycle says of every move from here, were its number, date, person and reason given."""
    found = []
    anybody = _anybody(session)
    for move in life.MOVES:
        if move.source != row["state"]:
            continue
        given = {**_GIVEN.get(move.target, {}), "verified_by": anybody}
        facts = filing_facts(session, row, given, move_reasoned=True)
        found.append((move.target, move.action, life.can_move(facts, move.target)))
    return found


# The form of a move asks for these, so they do not keep its button off.
_GIVEN: Dict[str, Dict[str, str]] = {
    "recorded": {"filing_no": "-", "filed_on": "-"},
    "verified": {"received_on": "-", "opinion": "-"},
    "registered": {"upload_no": "-", "upload_on": "-"},
    "built": {"built_on": "-"},
    "surveyed": {"surveyed_on": "-"},
    "renewed": {"term_to": "9999-12-31"},
    "reclaimed": {"reclaimed_on": "-"},
}


def _anybody(session: Session) -> str:
    row = session.one("SELECT name FROM person WHERE active LIMIT 1")
    return "" if row is None else str(row["name"])


def save_filing(
    register: Register,
    uid: Optional[str],
    values: Mapping[str, Any],
    facilities: Optional[Sequence[Mapping[str, Any]]] = None,
    who: str = "",
) -> str:
    """Write the fields of a filing, a new one when `uid` is None, and its buildings; returns its code.

    Raises InputError for an empty or taken project code or a field that the form may not write, Refused when the filing
    is verified and its checked fields would change.
    """
    allowed = {each.name for each in FILING.fields if each.group in EDITED_GROUPS and not each.read_only}
    wrong = sorted(set(values) - allowed)
    if wrong:
        raise InputError(translate("FarmlandGuard", "These fields are not entered here: {fields}.").format(fields=listed(wrong)))
    code = str(values.get("code") or "").strip()
    if not code:
        raise InputError(translate("FarmlandGuard", "The project code is empty; give one, for example from the township's table."))
    with register.writing(who) as session:
        taken = session.rows("SELECT uid FROM filing WHERE code = ?", (code,))
        if taken and taken[0]["uid"] != uid:
            raise InputError(translate("FarmlandGuard", "The code {code} is taken; choose another.").format(code=code))
        if uid is None:
            uid = session.insert("filing", {**values, "code": code})
        else:
            row = session.get("filing", uid)
            changes = {name: value for name, value in values.items() if row[name] != value}
            if changes:
                session.update("filing", uid, changes)
        if facilities is not None:
            _save_facilities(session, uid, facilities)
    return code


def _save_facilities(session: Session, uid: str, facilities: Sequence[Mapping[str, Any]]) -> None:
    names = ("role", "kind", "content", "area_m2", "cultivated_m2", "pbf_m2", "storeys")
    now = [tuple(row[name] for name in names) for row in session.select("filing_facility", {"filing_uid": uid})]
    wanted = [tuple(row.get(name) for name in names) for row in facilities]
    if now == wanted:
        return
    session.delete("filing_facility", {"filing_uid": uid})
    for row in wanted:
        session.insert("filing_facility", {"filing_uid": uid, **dict(zip(names, row))})


def set_ground(register: Register, uid: str, part: str, wkb: Optional[bytes], who: str) -> None:
    """Put a polygon (WKB in the register's CRS) in as the filing's ground (`part` "") or as one of its parts; None removes a part.

    An invalid polygon is repaired. Raises InputError for an unknown part, Refused when the filing is verified.
    """
    if part and part not in FILING_PARTS:
        raise InputError(translate("FarmlandGuard", "“{part}” is no part of a filing.").format(part=part))
    polygon = None if wkb is None else repaired(wkb)[0]
    with register.writing(who) as session:
        filing = session.get("filing", uid)
        if not part:
            if polygon is not None:
                placed = {name: value for name, value in Locator(session).place(polygon).items() if value}
                session.update("filing", uid, placed or {"note": filing["note"]}, polygon)
            return
        rows = session.select("filing_part", {"filing_uid": uid, "kind": part})
        if polygon is None:
            if rows:
                session.delete("filing_part", {"filing_uid": uid, "kind": part})
        elif rows:
            session.update("filing_part", rows[0]["uid"], {"area_m2": None}, polygon)
        else:
            session.insert("filing_part", {"filing_uid": uid, "kind": part}, polygon)


def answers_now(register: Register, uid: Optional[str], values: Mapping[str, Any]) -> List[Item]:
    """The check list as it would be with these values, nothing written; a filing that is not stored yet has no map items."""
    with register.reading() as session:
        row = dict(session.get("filing", uid)) if uid else dict.fromkeys(FILING.field_names)
        row.setdefault("geom", None)
        row.update(values)
        row["uid"] = uid or ""
        return preview(session, row)[1]


def masked(text: Optional[str]) -> str:
    """An ID number or phone as it may be seen on a list or a posted sheet: the first three and last two characters."""
    value = (text or "").strip()
    return value if len(value) < 7 else value[:3] + "*" * (len(value) - 5) + value[-2:]


def state_text(row: Mapping[str, Any]) -> str:
    """The state in the bureau's words."""
    return label("filing_state", row["state"])
