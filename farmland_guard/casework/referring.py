"""The referral desk (移送): letters that findings propose, and the road of each from decision to reply."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, Iterable, List, Mapping, Optional

from ..domain import referral_life
from ..domain.clock import today
from ..domain.codes import REFERRAL_STATES
from ..domain.departments import Department, Letter, ReferralFacts, find_letter, proposed_letters
from ..domain.errors import InputError, Refused
from ..domain.language import listed_with_codes, translate
from ..domain.schema import TABLES
from ..domain.units import format_mu
from ..register.cases import find_cases, require_person
from ..register.store import Register, Row, Session
from .rulebook import calendar_of, rule_book

MOST_SUBJECT = TABLES["referral"].field("subject_person").length or 0
LIVE = ("proposed", "sent", "received")


@dataclass(frozen=True)
class ReferralLine:
    """One row of the list of referrals; `overdue` when the reply did not come in time."""

    row: Row
    case_code: str
    township: str
    overdue: bool


def propose_referrals(register: Register, codes: Optional[Iterable[str]] = None, who: str = "") -> List[str]:
    """Enter every letter that the findings of the cases propose and that is not there yet; return one sentence for each.

    Without `codes`, for every case that a person judged illegal. Raises InputError for an unknown case.
    """
    sentences = []
    with register.writing(who) as session:
        if codes is None:
            cases = session.rows(
                "SELECT * FROM violation WHERE verdict IN ('illegal_construction', 'illegal_non_grain') "
                "AND patch_state IS NOT 'split' ORDER BY code"
            )
        else:
            cases = find_cases(session, codes)
        for case in cases:
            known = {(row["department"], row["document_type"]) for row in session.select("referral", {"violation_uid": case["uid"]})}
            for department, letter in proposed_letters(_facts(session, case)):
                if (department.id, letter.type) not in known:
                    _insert(session, case, department, letter)
                    sentences.append(f"{case['code']}：建议向{department.name}发{letter.type}（{letter.basis or letter.source}）")
    return sentences


def add_referral(register: Register, code: str, department: str, document_type: str, who: str) -> str:
    """Enter a letter that a person wants although no finding proposes it, and return its uid."""
    with register.writing(who) as session:
        case = find_cases(session, [code])[0]
        return _insert(session, case, *find_letter(department, document_type))


def _facts(session: Session, case: Row) -> ReferralFacts:
    tasks = [row for row in session.select("task", {"violation_uid": case["uid"]}) if row["state"] != "cancelled"]
    classes = session.rows(
        "SELECT DISTINCT land_class FROM overlap_piece WHERE violation_uid = ? AND source_layer = 'landuse'", (case["uid"],)
    )
    said = " ".join(str(case[name] or "") for name in ("tz", "bz", "occupant", "location", "verdict_reason"))
    return ReferralFacts(
        rules=frozenset(row["rule_id"] for row in session.select("finding", {"violation_uid": case["uid"]})),
        verdict=case["verdict"] or "",
        state=case["state"],
        measures=frozenset(row["measure"] for row in tasks),
        patch_type=case["tblx"] or "",
        land_classes=frozenset(row["land_class"] for row in classes if row["land_class"]),
        text=said,
        overdue=any(row["state"] == "issued" and row["deadline"] < today().isoformat() for row in tasks),
    )


def _insert(session: Session, case: Row, department: Department, letter: Letter) -> str:
    return session.insert(
        "referral",
        {
            "violation_uid": case["uid"],
            "department": department.id,
            "department_name": department.name,
            "document_type": letter.type,
            "cause": letter.cause,
            "basis": letter.marked_basis,
            "subject_person": _subject(case) if letter.cause != "cadre" else None,
            "content": _content(case, letter),
            "checklist": "\n".join(checklist(session, case, letter)),
        },
    )


def _subject(case: Row) -> Optional[str]:
    """Who occupies the ground, as it was taken in; a text too long for a letter's field is left for a person to write."""
    occupant = str(case["occupant"] or "").strip()
    return occupant if 0 < len(occupant) <= MOST_SUBJECT else None


def _content(case: Row, letter: Letter) -> str:
    where = "".join(str(case[name] or "") for name in ("xzmc", "cmc"))
    figures = "，".join(
        f"{title} {format_mu(case[name])} 亩"
        for name, title in (("area_m2", "面积"), ("cultivated_m2", "占用耕地"), ("pbf_m2", "占用永久基本农田"))
        if case[name] is not None
    )
    return f"监测编号 {case['code']}，位于{where or '（未定位）'}，{figures or '尚未套合检查'}。{letter.request}。"


def checklist(session: Session, case: Row, letter: Letter) -> List[str]:
    """The papers that go with a letter, those that are not attached marked 缺, those nobody can find by kind marked 待备."""
    owners = [case["uid"]] + [row["uid"] for row in session.select("task", {"violation_uid": case["uid"]})]
    there = {row["kind"] for owner in owners for row in session.select("attachment", {"owner_uid": owner})}
    return [
        paper.name if paper.kind in there else f"缺：{paper.name}" if paper.kind else f"待备：{paper.name}" for paper in letter.papers
    ]


def record_referral(register: Register, key: str, state: str, person: str, values: Mapping[str, Any]) -> Row:
    """Bring a referral one step further in a named person's name and return its row.

    `key` is its uid or letter number. `values` may hold letter_no, sent_on, received_on, receiver, reply_due, replied_on,
    reply_content, content, subject_person, basis; dates YYYY-MM-DD. A reply period of the rule book gives the date the reply is due
    unless `reply_due` does. Raises InputError for an unknown referral, person or date, Refused with what is missing.
    """
    if state not in REFERRAL_STATES:
        known = listed_with_codes(REFERRAL_STATES)
        raise InputError(translate("FarmlandGuard", "“{state}” is no state. Known: {known}.").format(state=state, known=known))
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        row = _find(session, key)
        step = referral_life.step_to(row["state"], state)
        if step is None:
            raise Refused(f"{row['document_type']}：{referral_life.no_step(row['state'])}")
        given = {name: str(value).strip() for name, value in values.items() if str(value or "").strip()}
        _check_dates(row, given)
        new = {**row, **given, "state": state}
        if state in ("sent", "dismissed"):
            new.update({"decided_by": session.who, "decided_on": today().isoformat()})
        for column, words in step.needs:
            if not str((given if column == "content" else new).get(column) or "").strip():
                raise Refused(f"{row['document_type']}：{referral_life.lacking(state, words)}")
        if state == "sent" and not new["reply_due"]:
            new["reply_due"] = _reply_due(session, row, date.fromisoformat(new["sent_on"]))
        changed = {name: value for name, value in new.items() if value != row[name]}
        session.update("referral", row["uid"], changed)
        return session.get("referral", row["uid"])


def _find(session: Session, key: str) -> Row:
    rows = session.rows("SELECT * FROM referral WHERE uid = ? OR letter_no = ?", (key.strip(), key.strip()))
    if len(rows) != 1:
        raise InputError(translate("FarmlandGuard", "The register has no referral “{key}”.").format(key=key))
    return rows[0]


def _check_dates(row: Row, given: Dict[str, Any]) -> None:
    """What is given are dates, written YYYY-MM-DD from here on; none but the reply's due lies ahead, and they follow the sending."""
    values = {**given, "sent_on": given.get("sent_on") or row["sent_on"]}
    days: Dict[str, date] = {}
    for name in ("sent_on", "received_on", "replied_on", "reply_due"):
        text = str(values.get(name) or "")[:10]
        if not text:
            continue
        try:
            days[name] = date.fromisoformat(text)
        except ValueError as error:
            raise InputError(
                translate("FarmlandGuard", "{parameter}: “{value}” is no date; write YYYY-MM-DD.").format(
                    parameter=_titled(name), value=text
                )
            ) from error
        if name in given:
            given[name] = days[name].isoformat()
        if name != "reply_due" and days[name] > today():
            raise InputError(
                translate("FarmlandGuard", "{parameter}: {date} lies in the future.").format(parameter=_titled(name), date=text)
            )
    for later in ("received_on", "replied_on", "reply_due"):
        if later in days and "sent_on" in days and days[later] < days["sent_on"]:
            raise InputError(
                translate("FarmlandGuard", "{parameter}: {date} is before the letter was sent.").format(
                    parameter=_titled(later), date=days[later]
                )
            )


def _titled(column: str) -> str:
    return TABLES["referral"].field(column).alias


def _reply_due(session: Session, row: Row, sent_on: date) -> Optional[str]:
    _, letter = find_letter(row["department"], row["document_type"])
    period = rule_book(session).period(letter.reply_period) if letter.reply_period else None
    return None if period is None else period.due(sent_on, calendar_of(session)).isoformat()


def list_referrals(register: Register, code: str = "") -> List[ReferralLine]:
    """All referrals, or those of one case, newest first."""
    with register.reading() as session:
        rows = session.rows(
            "SELECT r.*, v.code AS case_code, v.xzmc FROM referral r JOIN violation v ON v.uid = r.violation_uid "
            "WHERE (? = '' OR v.code = ?) ORDER BY r.fid DESC",
            (code, code),
        )
    now = today().isoformat()
    return [
        ReferralLine(row, row["case_code"], row["xzmc"] or "", row["state"] in ("sent", "received") and (row["reply_due"] or now) < now)
        for row in rows
    ]
