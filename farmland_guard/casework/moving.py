"""Every other move of the lifecycle, in a named person's name."""

from typing import Iterable, List, Optional, Sequence

from ..domain import lifecycle
from ..domain.clock import today
from ..domain.codes import ENDED_STATES, PAPER_MEASURES, STATES
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..register.cases import case_facts, find_cases, find_task, require_person
from ..register.store import Register, Row, Session, fitting
from .freezing import broken_signatures
from .ground import WHOLE_CASE, describe, leftovers, merged, newly_accepted, require_contact, rest_of
from .rectifying import finish_within
from .remaining import remaining_of, store_remaining


def move_case(register: Register, codes: Iterable[str], state: str, person: str, reason: str = "") -> List[str]:
    """Bring the cases to `state`, all or none, and return the codes of those that were there already.

    Registering reclamation (复耕完成) ends the case's demolition tasks; settling by paper (补办、没收) writes the acceptance
    that the paper stands for. Raises InputError for unknown cases, people or states, Refused with the reason otherwise.
    """
    if state not in STATES:
        known = "、".join(f"{code}（{text}）" for code, text in STATES.items())
        raise InputError(
            translate("FarmlandGuard", "“{state}” is no state. Known: {known}.").format(state=state, known=known)
        )
    already = []
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        for case in find_cases(session, codes):
            if case["state"] == state:
                already.append(case["code"])
                continue
            _move_one(register, session, case, state, reason.strip())
    return already


def can_settle(task_state: str, measure: str) -> lifecycle.Answer:
    """Whether a task of this measure takes a document now: 补办 and 没收 while under way, 拆补组合 until it is cancelled."""
    if measure not in PAPER_MEASURES and measure != "mixed":
        return lifecycle.RefusedMove(lifecycle.NOT_ON_PAPER)
    if task_state == "cancelled" or (task_state == "done" and measure in PAPER_MEASURES):
        return lifecycle.RefusedMove(lifecycle.ended_task(task_state, "再登记文号"))
    return lifecycle.Allowed()


def settle_by_paper(
    register: Register,
    task_key: str,
    document_no: str,
    document_date: str,
    person: str,
    ground: Optional[Sequence[bytes]] = None,
    source: str = "",
) -> None:
    """Record the document of a task of legalising or confiscating, or of the legalised part of 拆补组合, in one transaction.

    `document_date` is YYYY-MM-DD or empty. The accepted ground is `ground` (polygons in the register's CRS, from `source`)
    or else what is left of the case; the case is accepted once nothing else of it is under way. Raises Refused, and then
    nothing is written, when the number is missing, the case is not being rectified, or a 拆补组合 names no ground.
    """
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        task = find_task(session, task_key)
        answer = can_settle(task["state"], task["measure"])
        if isinstance(answer, lifecycle.RefusedMove):
            raise Refused(f"{task['code']}：{answer.reason}")
        if not document_no.strip():
            raise Refused(f"{task['code']}：补办手续或没收的任务完成时须登记批准（决定）文号")
        finish_within(session, task, document_no, document_date)
        case = session.get("violation", task["violation_uid"])
        _accept_by_paper(session, case, session.get("task", task["uid"]), ground, source)
        case = session.get("violation", case["uid"])
        if case["state"] == "rectifying" and not case_facts(session, case).ground_pending:
            _move_one(register, session, case, "accepted", "")


def closing_day(state: str) -> Optional[str]:
    """Today for a state that ends a case, None for any other."""
    return today().isoformat() if state in ENDED_STATES else None


def _move_one(register: Register, session: Session, case: Row, state: str, reason: str) -> None:
    facts = case_facts(session, case, move_reasoned=bool(reason))
    answer = lifecycle.can_move(facts, state)
    if isinstance(answer, lifecycle.RefusedMove):
        raise Refused(f"{case['code']}：{answer.reason}")
    if state == "reclaimed":
        _finish_tasks(session, case)
    if case["state"] == "rectifying" and state == "accepted":
        _accept_papers_left(session, case)
    if state == "closed":
        broken = broken_signatures(session, register, case["uid"])
        if broken:
            raise Refused(f"{case['code']}：{lifecycle.SIGNATURES_VALID.reason}（{next(iter(broken.values()))}）")
        _require_nothing_left(session, case)
    values = {"state": state, "closed_on": closing_day(state)}
    if reason:
        fitting("violation", "state_reason", reason)
        # A reason that happens to read like the last one is still a reason of its own: the guard compares texts.
        same = reason == case["state_reason"]
        values["state_reason"] = f"{reason}（{today().isoformat()}）" if same else reason
    session.update("violation", case["uid"], values)


def _require_nothing_left(session: Session, case: Row) -> None:
    """Measure what remains once more: the figure in the row may have been typed."""
    left = remaining_of(session, case)
    if left is not None and left > lifecycle.CLOSING_TOLERANCE_M2:
        raise Refused(f"{case['code']}：{lifecycle.NOTHING_REMAINS.reason}（{describe(leftovers(session, case))}）")


def _finish_tasks(session: Session, case: Row) -> None:
    for task in session.select("task", {"violation_uid": case["uid"], "state": "issued"}):
        if task["measure"] not in PAPER_MEASURES:
            session.update("task", task["uid"], {"state": "done", "finished_at": today().isoformat()})


def _accept_papers_left(session: Session, case: Row) -> None:
    """Acceptances for tasks whose document is recorded but which have none yet (`movecase accepted`)."""
    for task in session.select("task", {"violation_uid": case["uid"], "state": "done"}):
        settled = session.select("acceptance", {"task_uid": task["uid"], "result": "pass"})
        if task["measure"] in PAPER_MEASURES and (task["document_no"] or "").strip() and not settled:
            _accept_by_paper(session, case, task, None, "")
    store_remaining(session, case)


def _accept_by_paper(session: Session, case: Row, task: Row, ground: Optional[Sequence[bytes]], source: str) -> None:
    if ground:
        polygon: Optional[bytes] = merged(ground)
        require_contact(case, polygon)
    elif task["measure"] == "mixed":
        raise Refused(f"{task['code']}：拆补组合须划定补办部分的范围")
    else:
        polygon, source = rest_of(session, case), WHOLE_CASE
    session.insert(
        "acceptance",
        {
            "task_uid": task["uid"],
            "violation_uid": case["uid"],
            "round": 1 + len(session.select("acceptance", {"task_uid": task["uid"]})),
            "kind": "legalise" if task["measure"] == "mixed" else task["measure"],
            "result": "pass",
            "accepted_m2": None if polygon is None else newly_accepted(session, case, polygon),
            "ground_source": source,
            "decided_at": task["document_date"] or today().isoformat(),
            "note": task["document_no"],
        },
        polygon,
    )
    store_remaining(session, case)
