"""Every deadline that runs in a register: batches, platform numbers, tasks, referrals, visits, filings, and the periods of the law."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Set

from ..domain.codes import CASE_EVENTS, NUMBER_PLATFORMS
from ..domain.deadlines import Deadline, day_of, running
from ..domain.errors import InputError
from ..domain.language import listed_with_codes, translate
from ..domain.rulebook import Period, RuleBook
from ..domain.units import format_mu
from ..domain.workdays import WORKING_DAYS, Calendar
from ..register.cases import find_cases, require_person
from ..register.store import Register, Row, Session
from .filings.clock import clocks_within

_ENDED = ("closed", "dismissed")
_STATE_EVENTS = ("filed", "reclaimed", "accepted", "closed")
RECORDABLE = {code: text for code, text in CASE_EVENTS.items() if code not in ("found", "judged", *_STATE_EVENTS)}
"""Events that a person records; the others the register knows by itself."""

_CASES = (
    "SELECT v.uid, v.code, v.xzmc, v.occupant, v.state, v.verdict, v.found_on, v.verdict_at, v.verdict_by, v.area_m2, v.pbf_m2, "
    "v.cultivated_m2, v.location FROM violation v WHERE NOT EXISTS (SELECT 1 FROM violation c WHERE c.parent_uid = v.uid)"
)
_BATCHES = (
    "SELECT b.uid, b.name, b.deadline, count(*) AS open FROM batch b JOIN violation v ON v.batch = b.name "
    "WHERE b.deadline IS NOT NULL AND v.review_state <> 'done' AND coalesce(v.patch_state, '') <> 'split' GROUP BY b.uid"
)
_NUMBERS = (
    "SELECT n.uid, n.violation_uid, n.platform, n.number, n.deadline, v.code, v.xzmc FROM case_number n "
    "JOIN violation v ON v.uid = n.violation_uid WHERE n.deadline IS NOT NULL AND n.report_state <> 'reported'"
)
_TASKS = (
    "SELECT t.uid, t.code, t.violation_uid, t.issued_at, t.deadline, t.responsible, t.person, t.deadline_basis, v.xzmc "
    "FROM task t JOIN violation v ON v.uid = t.violation_uid WHERE t.state = 'issued'"
)
_REFERRALS = (
    "SELECT r.uid, r.violation_uid, r.department_name, r.document_type, r.letter_no, r.sent_on, r.reply_due, r.decided_by, "
    "v.code, v.xzmc FROM referral r JOIN violation v ON v.uid = r.violation_uid "
    "WHERE r.reply_due IS NOT NULL AND r.replied_on IS NULL AND r.state IN ('sent', 'received')"
)
_VISITS = (
    "SELECT f.uid, f.violation_uid, f.planned_on, v.code, v.xzmc FROM follow_up f "
    "JOIN violation v ON v.uid = f.violation_uid WHERE f.visited_on IS NULL"
)


def record_event(
    register: Register, codes: Iterable[str], event: str, day: date, who: str, document_no: str = "", note: str = ""
) -> None:
    """Record that something happened in the cases that starts or stops a period (办理节点), in the name of `who`.

    InputError for an unknown case or person, or an event that the register knows by itself or that no period names.
    """
    if event not in RECORDABLE:
        raise InputError(
            translate("FarmlandGuard", "“{event}” is no event that can be recorded. Known: {known}.").format(
                event=event, known=listed_with_codes(RECORDABLE)
            )
        )
    with register.writing(who) as session:
        session.who = require_person(session, who)["name"]
        for case in find_cases(session, codes):
            session.insert(
                "case_event",
                {
                    "violation_uid": case["uid"],
                    "event": event,
                    "happened_on": day.isoformat(),
                    "document_no": document_no.strip() or None,
                    "note": note.strip() or None,
                },
            )


def deadlines(session: Session, book: RuleBook, calendar: Calendar, day: date) -> List[Deadline]:
    """Everything that has a day it is due, the earliest first."""
    found: List[Deadline] = [*_batches(session), *_numbers(session), *_tasks(session), *_referrals(session), *_visits(session)]
    found += _filings(session, day)
    found += _periods(session, book, calendar, day)
    return sorted(found, key=lambda each: (each.due, each.code, each.step))


def _batches(session: Session) -> Iterator[Deadline]:
    for row in session.rows(_BATCHES):
        due = day_of(row["deadline"])
        if due:
            title = f"批次办理（还有 {row['open']} 个图斑未审结）"
            yield Deadline("batch", "batch_deadline", title, "batch", row["uid"], row["name"], due)


def _numbers(session: Session) -> Iterator[Deadline]:
    for row in session.rows(_NUMBERS):
        due = day_of(row["deadline"])
        if due:
            title = f"{NUMBER_PLATFORMS.get(row['platform'], row['platform'])}填报（{row['number']}）"
            yield _of_case("number", "number_deadline", title, "case_number", row, due)


def _tasks(session: Session) -> Iterator[Deadline]:
    for row in session.rows(_TASKS):
        due = day_of(row["deadline"])
        if due:
            yield Deadline(
                "task", "task_deadline", "整改任务", "task", row["uid"], row["code"], due, day_of(row["issued_at"]),
                row["violation_uid"], row["xzmc"] or "", row["responsible"] or row["xzmc"] or "", row["person"] or "",
                "乡镇", row["deadline_basis"] or "",
            )  # fmt: skip


def _referrals(session: Session) -> Iterator[Deadline]:
    for row in session.rows(_REFERRALS):
        due = day_of(row["reply_due"])
        if due:
            title = f"{row['department_name']}回复{row['document_type']}" + (f"（{row['letter_no']}）" if row["letter_no"] else "")
            yield _of_case(
                "referral", "referral_reply", title, "referral", row, due, day_of(row["sent_on"]), row["department_name"]
            )


def _visits(session: Session) -> Iterator[Deadline]:
    for row in session.rows(_VISITS):
        due = day_of(row["planned_on"])
        if due:
            yield _of_case("follow_up", "follow_up_visit", "复耕回访", "follow_up", row, due)


def _filings(session: Session, day: date) -> Iterator[Deadline]:
    for clock in clocks_within(session, day):
        if clock.due is not None:
            title = f"设施农用地{clock.step}（{clock.name}）"
            yield Deadline(
                "filing", "filing_clock", title, "filing", clock.uid, clock.code, clock.due, basis=clock.basis, caution=clock.caution
            )


def _of_case(
    kind: str, step: str, title: str, table: str, row: Row, due: date, start: Optional[date] = None, responsible: str = ""
) -> Deadline:
    return Deadline(
        kind, step, title, table, row["uid"], row["code"], due, start, row["violation_uid"], row["xzmc"] or "", responsible
    )


def _periods(session: Session, book: RuleBook, calendar: Calendar, day: date) -> Iterator[Deadline]:
    periods = [each for each in book.entries("periods") if each.starts in CASE_EVENTS]
    happened = _events(session, {name for each in periods for name in (each.starts, each.ends)})
    for case in session.rows(_CASES):
        mine = {
            **happened.get(case["uid"], {}),
            **{name: on for name, on in (("found", day_of(case["found_on"])), ("judged", day_of(case["verdict_at"]))) if on},
        }
        for period in periods:
            if case["state"] in _ENDED and period.starts not in ("accepted", "closed"):
                continue
            began = running(mine, mine, period.starts, period.ends)
            if began is None or began > day:
                continue
            deadline = _of_period(case, period, began, calendar)
            # A period that nothing stops (a party's right to be heard) is over once its last day has passed.
            if period.ends or deadline.due >= day:
                yield deadline


def _of_period(case: Row, period: Period, began: date, calendar: Calendar) -> Deadline:
    due = period.due(began, calendar)
    return Deadline(
        kind="period",
        step=period.id,
        title=period.title,
        owner_table="violation",
        owner_uid=case["uid"],
        code=case["code"],
        due=due,
        start=began,
        violation_uid=case["uid"],
        township=case["xzmc"] or "",
        responsible=period.duty,
        person=case["verdict_by"] or "",
        duty=period.duty,
        basis=f"{period.start_event}之日起 {period.length_text}（{period.basis_text}）",
        caution=calendar.caution(began, due) if period.unit == WORKING_DAYS else "",
    )


def _events(session: Session, wanted: Set[str]) -> Dict[str, Dict[str, date]]:
    """Per case the latest day of each event: those recorded, and moves of the lifecycle from the record of changes."""
    found: Dict[str, Dict[str, date]] = defaultdict(dict)
    for row in session.rows("SELECT violation_uid, event, happened_on FROM case_event"):
        _keep(found[row["violation_uid"]], row["event"], day_of(row["happened_on"]))
    for state in _STATE_EVENTS:
        if state in wanted:
            for row in session.rows(
                "SELECT record_uid, at FROM event WHERE table_name = 'violation' AND action = 'update' AND new_values LIKE ?",
                (f'%"state":"{state}"%',),
            ):
                _keep(found[row["record_uid"]], state, _local_day(row["at"]))
    return found


def _keep(events: Dict[str, date], name: str, day: Optional[date]) -> None:
    if day is not None and (name not in events or day > events[name]):
        events[name] = day


def _local_day(text: Any) -> Optional[date]:
    try:
        return datetime.fromisoformat(str(text).replace("Z", "+00:00")).astimezone().date()
    except ValueError:
        return None


def case_values(case: Mapping[str, Any]) -> Dict[str, Any]:
    """What a letter says of a case."""
    def in_mu(name: str) -> Optional[str]:
        return None if case.get(name) is None else format_mu(case[name])

    return {
        "图斑编号": case.get("code"), "坐落": case.get("location") or case.get("xzmc"), "乡镇": case.get("xzmc"),
        "占用主体": case.get("occupant"), "图斑面积": in_mu("area_m2"), "永久基本农田面积": in_mu("pbf_m2"),
        "耕地面积": in_mu("cultivated_m2"),
    }  # fmt: skip
