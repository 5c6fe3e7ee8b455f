"""A named person's verdict on cases (核实认定). The software proposes nothing here and decides nothing."""

from typing import Iterable, List

from ..domain import lifecycle
from ..domain.clock import now_text
from ..domain.codes import VERDICTS
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..register.cases import case_facts, find_cases, require_person
from ..register.store import Register
from .moving import closing_day


def record_verdict(register: Register, codes: Iterable[str], verdict: str, person: str, reason: str) -> List[str]:
    """Record one verdict for all the cases, or for none of them, and return their new states in order.

    `person` is in the register's list of people and in office, `reason` is not empty. Illegal verdicts make a case
    verified, innocent ones dismiss it. Raises InputError for an unknown case, person or verdict and Refused, naming the
    case, when the lifecycle does not allow it; the earlier verdict stays in the case's record.
    """
    if verdict not in VERDICTS:
        known = "、".join(f"{code}（{text}）" for code, text in VERDICTS.items())
        raise InputError(
            translate("FarmlandGuard", "“{verdict}” is no verdict. Known: {known}.").format(verdict=verdict, known=known)
        )
    if not reason.strip():
        raise InputError(translate("FarmlandGuard", "REASON is empty; a verdict needs a reason."))
    states = []
    with register.writing(person) as session:
        name = require_person(session, person)["name"]
        session.who = name
        for case in find_cases(session, codes):
            answer = lifecycle.can_judge(case_facts(session, case))
            if isinstance(answer, lifecycle.RefusedMove):
                raise Refused(f"{case['code']}：{answer.reason}")
            state = lifecycle.state_after_verdict(case["state"], verdict)
            judged = {
                **case,
                "verdict": verdict,
                "verdict_by": name,
                "verdict_reason": reason.strip(),
            }
            if state != case["state"]:
                moved = lifecycle.can_move(case_facts(session, judged), state)
                if isinstance(moved, lifecycle.RefusedMove):
                    raise Refused(f"{case['code']}：{moved.reason}")
            session.update(
                "violation",
                case["uid"],
                {
                    "verdict": verdict,
                    "verdict_by": name,
                    "verdict_reason": reason.strip(),
                    "verdict_at": now_text(),
                    "state": state,
                    "closed_on": closing_day(state),
                },
            )
            states.append(state)
    return states
