"""After the acceptance: the yearly visits to reclaimed ground (跟踪), and the list for the change survey (变更调查)."""

from dataclasses import dataclass
from datetime import date
from typing import List

from ..domain.clock import today
from ..domain.deadlines import day_of
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..domain.lifecycle import RefusedMove, can_visit
from ..geometry.single import shared_ground
from ..register.cases import require_person
from ..register.store import Register, Row, Session, wkb_of
from .rulebook import rule_book

FOLLOW_UP_PERIOD = "acceptance_follow_up"


@dataclass(frozen=True)
class Handover:
    """Ground of one acceptance for the change survey. `in_time` when it was accepted by 31 December of the year."""

    case: Row
    task: Row
    acceptance: Row
    wkb: bytes
    in_time: bool


def survey_handover(register: Register, year: int) -> List[Handover]:
    """Demolished and reclaimed ground whose joint acceptance holds, accepted in the year, or in January after it until today.

    Demolished before 31 December it changes with the survey of that year; the later rows are listed so that nobody looks for
    them in vain. The class after the change is not ours to say: it is surveyed on the ground.
    """
    first, last = f"{year}-01-01", f"{year}-12-31"
    found = []
    with register.reading() as session:
        rows = session.rows(
            "SELECT a.*, v.code AS case_code FROM acceptance a JOIN violation v ON v.uid = a.violation_uid "
            "WHERE a.kind = 'joint' AND a.result = 'pass' AND v.state IN ('accepted', 'closed', 'rectifying', 'reclaimed') "
            "AND substr(a.decided_at, 1, 10) >= ? AND substr(a.decided_at, 1, 4) <= ? ORDER BY a.decided_at, v.code",
            (first, str(year + 1)),
        )
        for row in rows:
            case, task = session.get("violation", row["violation_uid"]), session.get("task", row["task_uid"])
            drawn, whole, day = wkb_of(row), wkb_of(case), str(row["decided_at"])[:10]
            ground = None if drawn is None or whole is None else shared_ground(drawn, whole)
            if ground is not None and day <= f"{year + 1}-01-31":
                found.append(Handover(case, task, row, ground, day <= last))
    return found


def plan_visits(register: Register, who: str) -> int:
    """Enter the yearly visits of every accepted case that has none yet, as long as the rule book asks for; return how many.

    Raises InputError while the rule is off: the county decides whether it follows up, and for how long.
    """
    planned = 0
    with register.writing(who) as session:
        period = rule_book(session).period(FOLLOW_UP_PERIOD)
        if period is None or period.unit != "年":
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "The rule book has no follow-up in force ({rule}); the county confirms it first, in years.",
                ).format(rule=FOLLOW_UP_PERIOD)
            )
        rows = session.rows(
            "SELECT v.code, a.violation_uid, min(a.decided_at) AS decided_at FROM acceptance a JOIN violation v ON v.uid = a.violation_uid "
            "WHERE a.kind = 'joint' AND a.result = 'pass' AND v.state IN ('accepted', 'closed') "
            "AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.violation_uid = a.violation_uid) GROUP BY a.violation_uid"
        )
        for row in rows:
            start = day_of(row["decided_at"])
            if start is None:
                raise InputError(
                    translate(
                        "FarmlandGuard", "Case {code}: its acceptance was concluded on “{value}”, which is no date; correct it in the table first."
                    ).format(code=row["code"], value=row["decided_at"] or "")
                )
            for year in range(1, period.amount + 1):
                session.insert("follow_up", {"violation_uid": row["violation_uid"], "planned_on": _years_on(start, year)})
                planned += 1
    return planned


def visits_of(register: Register, code: str) -> List[Row]:
    """The visits of a case, those that were made and those that are planned, by their day."""
    with register.reading() as session:
        return session.rows(
            "SELECT f.* FROM follow_up f JOIN violation v ON v.uid = f.violation_uid WHERE v.code = ? "
            "ORDER BY coalesce(f.visited_on, f.planned_on), f.fid",
            (code,),
        )


def _years_on(start: date, years: int) -> str:
    try:
        return start.replace(year=start.year + years).isoformat()
    except ValueError:
        return start.replace(year=start.year + years, day=28).isoformat()


def record_visit(register: Register, code: str, visited_on: date, person: str, finding: str, relapsed: bool) -> str:
    """Record a visit of the case with this code: the next planned one, or one that nobody planned; return its uid.

    A relapse reopens nothing by itself: a named person does, with the reason. Raises InputError for an unknown case, an empty
    finding or a date in the future, Refused for a case that was never accepted.
    """
    if not finding.strip():
        raise InputError(translate("FarmlandGuard", "“What was found” (FINDING) is empty; say what the ground looks like."))
    if visited_on > today():
        raise InputError(
            translate("FarmlandGuard", "{parameter}: {date} lies in the future.").format(
                parameter=translate("FarmlandGuard", "“Date of the visit” (DATE)"), date=visited_on
            )
        )
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        case = _case(session, code)
        values = {
            "visited_on": visited_on.isoformat(),
            "visitor": session.who,
            "finding": finding.strip(),
            "relapsed": int(relapsed),
        }
        open_ones = session.rows(
            "SELECT uid FROM follow_up WHERE violation_uid = ? AND visited_on IS NULL ORDER BY planned_on LIMIT 1", (case["uid"],)
        )
        if open_ones:
            session.update("follow_up", open_ones[0]["uid"], values)
            return str(open_ones[0]["uid"])
        return session.insert("follow_up", {"violation_uid": case["uid"], "planned_on": visited_on.isoformat(), **values})


def _case(session: Session, code: str) -> Row:
    rows = session.select("violation", {"code": code.strip()})
    if not rows:
        raise InputError(translate("FarmlandGuard", "The register has no case {codes}.").format(codes=code))
    answer = can_visit(rows[0]["state"])
    if isinstance(answer, RefusedMove):
        raise Refused(f"{code}：{answer.reason}")
    return rows[0]
