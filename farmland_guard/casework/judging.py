"""A named person's verdict on cases (核实认定) with its grounds. What the software proposed is kept beside it, never in its place."""

from typing import Any, Iterable, List, Mapping, Optional

from ..domain import lifecycle
from ..domain.clock import now_text
from ..domain.codes import VERDICTS
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..register.cases import case_facts, find_cases, require_person
from ..register.store import Register
from .grounds import checked_grounds, proposal_of
from .rulebook import rule_book


def record_verdict(
    register: Register,
    codes: Iterable[str],
    verdict: str,
    person: str,
    reason: str,
    details: Optional[Mapping[str, Any]] = None,
) -> List[str]:
    """Record one verdict for all the cases, or for none of them, and return their new states in order.

    `person` is in the register's list of people and in office, `reason` is not empty. Illegal verdicts make a case
    verified, innocent ones dismiss it. `details` are grounds (`grounds.ACCEPTED`) recorded with it; what is not named
    stays. Raises InputError for an unknown case, person, verdict or ground and Refused, naming the case, when the
    lifecycle does not allow it. Earlier verdicts stay in the table `judgement`.
    """
    if verdict not in VERDICTS:
        known = "、".join(f"{code}（{text}）" for code, text in VERDICTS.items())
        raise InputError(
            translate("FarmlandGuard", "“{verdict}” is no verdict. Known: {known}.").format(verdict=verdict, known=known)
        )
    if not reason.strip():
        raise InputError(translate("FarmlandGuard", "REASON is empty; a verdict needs a reason."))
    grounds = checked_grounds(details or {})
    states = []
    with register.writing(person) as session:
        book = rule_book(session)
        name = require_person(session, person)["name"]
        session.who = name
        for case in find_cases(session, codes):
            answer = lifecycle.can_judge(case_facts(session, case))
            if isinstance(answer, lifecycle.RefusedMove):
                raise Refused(f"{case['code']}：{answer.reason}")
            state = lifecycle.state_after_verdict(case["state"], verdict)
            proposal = proposal_of(session, {**case, **grounds}, book)
            judged = {
                **case,
                **grounds,
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
                    **grounds,
                    "verdict": verdict,
                    "verdict_by": name,
                    "verdict_reason": reason.strip(),
                    "verdict_at": now_text(),
                    "proposal": proposal.verdict or None,
                    "proposal_reason": proposal.reason[:1000],
                    "state": state,
                },
            )
            states.append(state)
    return states


def record_grounds(register: Register, codes: Iterable[str], details: Mapping[str, Any], who: str) -> None:
    """Record grounds (文号、占比、分类 …) without a verdict, for all the cases or none, in the name of `who`.

    Raises InputError for an unknown case or a value that cannot be.
    """
    grounds = checked_grounds(details)
    with register.writing(who) as session:
        for case in find_cases(session, codes):
            session.update("violation", case["uid"], grounds)


def judgements(register: Register, code: str) -> "List[dict[str, Any]]":
    """Every verdict the case ever had, the newest first (rows of `judgement`); InputError for an unknown code."""
    with register.reading() as session:
        case = find_cases(session, [code])[0]
        return session.rows("SELECT * FROM judgement WHERE violation_uid = ? ORDER BY fid DESC", (case["uid"],))
