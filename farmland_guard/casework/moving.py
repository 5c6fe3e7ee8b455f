"""Every other move of the lifecycle, in a named person's name."""

from typing import Iterable, List, Optional

from ..domain import lifecycle
from ..domain.clock import today
from ..domain.codes import ENDED_STATES, PAPER_MEASURES, STATES
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..register.cases import case_facts, find_cases, find_task, require_person
from ..register.store import Register, Row, Session, wkb_of
from .rectifying import finish_within
from .remaining import store_remaining


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
            _move_one(session, case, state, reason.strip())
    return already


def settle_by_paper(register: Register, task_key: str, document_no: str, document_date: str, person: str) -> None:
    """End a task of legalising or confiscating by its document and accept the case on it, in one transaction.

    `document_date` is YYYY-MM-DD or empty. Raises Refused, and then nothing is written, when the number is missing or the
    case is not being rectified.
    """
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        task = find_task(session, task_key)
        finish_within(session, task, document_no, document_date)
        _move_one(session, session.get("violation", task["violation_uid"]), "accepted", "")


def closing_day(state: str) -> Optional[str]:
    """Today for a state that ends a case, None for any other."""
    return today().isoformat() if state in ENDED_STATES else None


def _move_one(session: Session, case: Row, state: str, reason: str) -> None:
    facts = case_facts(session, case, move_reasoned=bool(reason))
    answer = lifecycle.can_move(facts, state)
    if isinstance(answer, lifecycle.RefusedMove):
        raise Refused(f"{case['code']}：{answer.reason}")
    if state == "reclaimed":
        _finish_tasks(session, case)
    if case["state"] == "rectifying" and state == "accepted":
        _accept_by_paper(session, case)
    values = {"state": state, "closed_on": closing_day(state)}
    if reason:
        # A reason that happens to read like the last one is still a reason of its own: the guard compares texts.
        same = reason == case["state_reason"]
        values["state_reason"] = f"{reason}（{today().isoformat()}）" if same else reason
    session.update("violation", case["uid"], values)


def _finish_tasks(session: Session, case: Row) -> None:
    for task in session.select("task", {"violation_uid": case["uid"], "state": "issued"}):
        if task["measure"] not in PAPER_MEASURES:
            session.update("task", task["uid"], {"state": "done", "finished_at": today().isoformat()})


def _accept_by_paper(session: Session, case: Row) -> None:
    for task in session.select("task", {"violation_uid": case["uid"], "state": "done"}):
        if task["measure"] in PAPER_MEASURES and (task["document_no"] or "").strip():
            session.insert(
                "acceptance",
                {
                    "task_uid": task["uid"],
                    "violation_uid": case["uid"],
                    "kind": task["measure"],
                    "result": "pass",
                    "accepted_m2": case["area_m2"],
                    "decided_at": task["document_date"] or today().isoformat(),
                    "note": task["document_no"],
                },
                wkb_of(case),
            )
            break
    store_remaining(session, case)
