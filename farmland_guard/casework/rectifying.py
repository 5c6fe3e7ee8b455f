"""Rectification tasks (整改任务): issued, changed, cancelled, ended by a document."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Iterable, List, Optional, Tuple

from ..domain import lifecycle
from ..domain.clock import today
from ..domain.codes import MEASURES
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..register.cases import case_facts, find_cases, find_task, require_person
from ..register.store import Register, Row, Session, fitting
from .rulebook import calendar_of, rule_book

MAX_DEADLINE_DAYS = 3650
TASK_PERIOD = "rectify_task"
"""The period of the rule book that gives a task its deadline."""


@dataclass(frozen=True)
class IssuedTask:
    """One task that was issued; `deadline` as YYYY-MM-DD."""

    code: str
    case_code: str
    deadline: str


@dataclass(frozen=True)
class TaskWords:
    """What may be said of a task beside its measure. Areas in m², needed for 拆补组合 only.

    Empty texts leave the responsible township to the case's own, the basis empty.
    """

    responsible: str = ""
    person: str = ""
    requirement: str = ""
    deadline_basis: str = ""
    demolish_m2: Optional[float] = None
    legalise_m2: Optional[float] = None


def issue_tasks(
    register: Register,
    deadline_days: Optional[int],
    codes: Optional[Iterable[str]] = None,
    measure: str = "demolish_reclaim",
    who: str = "",
    words: Optional[TaskWords] = None,
    issued_by: str = "",
) -> List[IssuedTask]:
    """Issue a task for every case whose verdict a person has recorded as illegal and that has none under way.

    With `codes`, for these cases only, also beside a task of another measure that is under way; one that may not have a
    task is refused by name. `deadline_days` are calendar days from today, 1 to 3650; None takes the county's rule
    (整改任务期限, with working days where it counts those). A case that was accepted in part is
    rectified further and keeps its acceptance. All tasks are issued or none. `issued_by` is the person who issues them; the
    batch may leave that out and is then recorded under `who`, the account it ran under.
    """
    if deadline_days is not None and not 1 <= deadline_days <= MAX_DEADLINE_DAYS:
        raise InputError(
            translate("FarmlandGuard", "“Days until the deadline” (DEADLINE_DAYS) must be between 1 and {most}, not {days}.").format(
                most=MAX_DEADLINE_DAYS, days=deadline_days
            )
        )
    if measure not in MEASURES:
        raise InputError(translate("FarmlandGuard", "“{measure}” is no measure of rectification.").format(measure=measure))
    said = words or TaskWords()
    _check_parts(measure, said)
    issued = []
    with register.writing(who) as session:
        if issued_by:
            session.who = require_person(session, issued_by)["name"]
        deadline, basis = _deadline(session, deadline_days)
        said = replace(said, deadline_basis=said.deadline_basis or basis)
        if codes is None:
            cases = session.rows(
                "SELECT * FROM violation WHERE verdict IN ('illegal_construction', 'illegal_non_grain') "
                "AND state IN ('verified', 'filed', 'rectifying') ORDER BY code"
            )
        else:
            cases = find_cases(session, codes)
        for case in cases:
            facts = case_facts(session, case)
            if codes is None:
                if lifecycle.needs_task(facts):
                    issued.append(_issue(session, case, deadline, measure, said))
                continue
            under_way = [row["measure"] for row in session.select("task", {"violation_uid": case["uid"], "state": "issued"})]
            answer = lifecycle.can_issue_measure(facts, measure, under_way)
            if isinstance(answer, lifecycle.RefusedMove):
                raise Refused(f"{case['code']}：{answer.reason}")
            issued.append(_issue(session, case, deadline, measure, said))
    return issued


def _check_parts(measure: str, words: TaskWords) -> None:
    """拆补组合 says how much is demolished and how much legalised; the other measures have no parts."""
    given = [each for each in (words.demolish_m2, words.legalise_m2) if each is not None]
    if any(each <= 0 for each in given):
        raise InputError(translate("FarmlandGuard", "The areas of 拆补组合 must be more than nothing."))
    if given and measure != "mixed":
        raise InputError(translate("FarmlandGuard", "Only 拆补组合 has an area to demolish and one to legalise."))
    if measure == "mixed" and len(given) != 2:
        raise InputError(translate("FarmlandGuard", "拆补组合 needs both areas, the one to demolish and the one to legalise."))


def deadline_rule(register: Register) -> str:
    """What the rule book says about deadlines of tasks, for a form; "" while the county has no such rule in force."""
    period = rule_book(register).period(TASK_PERIOD)
    return "" if period is None else f"{period.length_text}（{period.basis_text}）"


def _deadline(session: Session, days: Optional[int]) -> Tuple[str, str]:
    """(deadline, basis): so many days from today, or what the rule book says when no number is given."""
    if days is not None:
        return (today() + timedelta(days=days)).isoformat(), ""
    period = rule_book(session).period(TASK_PERIOD)
    if period is None:
        raise InputError(
            translate(
                "FarmlandGuard",
                "The rule book has no deadline for tasks in force ({rule}); let the county confirm the rule, or give the days.",
            ).format(rule=TASK_PERIOD)
        )
    return period.due(today(), calendar_of(session)).isoformat(), f"{period.length_text}，{period.basis_text}"[:254]


def _issue(session: Session, case: Row, deadline: str, measure: str, words: TaskWords) -> IssuedTask:
    earlier = len(session.select("task", {"violation_uid": case["uid"]}))
    code = f"{case['code']}-ZG{earlier + 1}"
    session.insert(
        "task",
        {
            "code": code,
            "violation_uid": case["uid"],
            "measure": measure,
            "township_code": case["xzdm"],
            "responsible": words.responsible.strip() or case["xzmc"],
            "person": words.person.strip() or None,
            "requirement": words.requirement.strip() or None,
            "issued_at": today().isoformat(),
            "deadline": deadline,
            "deadline_basis": words.deadline_basis.strip() or None,
            "demolish_m2": words.demolish_m2,
            "legalise_m2": words.legalise_m2,
        },
    )
    if case["state"] != "rectifying":
        values = {"state": "rectifying"}
        if case["state"] == "accepted":
            values["state_reason"] = f"继续整改剩余面积，下达任务 {code}"
        session.update("violation", case["uid"], values)
    return IssuedTask(code, case["code"], deadline)


def can_cancel(task_state: str) -> lifecycle.Answer:
    """Whether a task in this state may be cancelled: only while it is under way."""
    if task_state == "issued":
        return lifecycle.Allowed()
    return lifecycle.RefusedMove(lifecycle.ended_task(task_state, "撤销"))


def cancel_task(register: Register, task_key: str, reason: str, who: str) -> None:
    """Cancel (撤销) a task that is under way, with a reason, in the name of the person `who`; it stays in the register.

    Raises InputError without a reason, for an unknown task or person, Refused when it has ended.
    """
    if not reason.strip():
        raise InputError(translate("FarmlandGuard", "“Reason” (REASON) is empty; cancelling a task needs a reason."))
    with register.writing(who) as session:
        session.who = require_person(session, who)["name"]
        task = find_task(session, task_key)
        answer = can_cancel(task["state"])
        if isinstance(answer, lifecycle.RefusedMove):
            raise Refused(f"{task['code']}：{answer.reason}")
        fitting("task", "note", f"撤销：{reason.strip()}")
        # The reason first: of an old note behind it the end is cut off.
        note = "；".join(text for text in (f"撤销：{reason.strip()}", task["note"]) if text)
        session.update("task", task["uid"], {"state": "cancelled", "note": note[:254]})


def finish_within(session: Session, task: Row, document_no: str, document_date: str) -> None:
    """Record the document of a task, within a transaction that is under way; 拆补组合 goes on with its demolition."""
    values = {"document_no": document_no.strip(), "document_date": document_date or None}
    if task["measure"] != "mixed":
        values.update({"state": "done", "finished_at": today().isoformat()})
    session.update("task", task["uid"], values)


def can_change_measure(task_state: str) -> lifecycle.Answer:
    """Whether the measure of a task in this state may be changed: only while it is under way."""
    if task_state == "issued":
        return lifecycle.Allowed()
    return lifecycle.RefusedMove(lifecycle.ended_task(task_state, "更改整改方式"))


def change_measure(register: Register, task_key: str, measure: str, who: str) -> None:
    """Give a task that is under way another measure (整改方式) in the name of `who`; the old one stays in the record.

    Raises InputError for an unknown task, measure or person, Refused when the task has ended, when another task of that measure is
    under way, and for 拆补组合 without its two areas.
    """
    if measure not in MEASURES:
        raise InputError(translate("FarmlandGuard", "“{measure}” is no measure of rectification.").format(measure=measure))
    with register.writing(who) as session:
        session.who = require_person(session, who)["name"]
        task = find_task(session, task_key)
        answer = can_change_measure(task["state"])
        if isinstance(answer, lifecycle.RefusedMove):
            raise Refused(f"{task['code']}：{answer.reason}")
        if task["measure"] == measure:
            return
        if session.rows(
            "SELECT 1 FROM task WHERE violation_uid = ? AND uid <> ? AND state = 'issued' AND measure = ?",
            (task["violation_uid"], task["uid"], measure),
        ):
            raise Refused(f"{task['code']}：{lifecycle.SAME_MEASURE}")
        if measure == "mixed" and not (task["demolish_m2"] and task["legalise_m2"]):
            raise Refused(f"{task['code']}：{lifecycle.BOTH_AREAS}；请撤销后重新下达")
        parts = {} if measure == "mixed" else {"demolish_m2": None, "legalise_m2": None}
        session.update("task", task["uid"], {"measure": measure, **parts})
