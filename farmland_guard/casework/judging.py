"""A named person's verdict on cases (核实认定) with its grounds. What the software proposed is kept beside it, never in its place."""

from typing import Any, Iterable, List, Mapping, Optional

from ..domain import lifecycle
from ..domain.clock import now_text
from ..domain.codes import VERDICTS
from ..domain.errors import InputError, Refused
from ..domain.language import listed_with_codes, translate
from ..domain.rulebook import RuleBook
from ..register.cases import case_facts, find_cases, require_person
from ..register.store import Register, Row, Session
from .grounds import checked_grounds, proposal_of
from .moving import closing_day
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
        known = listed_with_codes(VERDICTS)
        raise InputError(
            translate("FarmlandGuard", "“{verdict}” is no verdict. Known: {known}.").format(verdict=verdict, known=known)
        )
    if not reason.strip():
        raise InputError(translate("FarmlandGuard", "“Reason” (REASON) is empty; a verdict needs a reason."))
    grounds = checked_grounds(details or {})
    states = []
    with register.writing(person) as session:
        book = rule_book(session)
        name = require_person(session, person)["name"]
        session.who = name
        for case in find_cases(session, codes):
            states.append(judge_within(session, case, verdict, name, reason, grounds=grounds, book=book))
    return states


def judge_within(
    session: Session,
    case: Row,
    verdict: str,
    name: str,
    reason: str,
    taken_from: Optional[str] = None,
    grounds: Optional[Row] = None,
    book: Optional[RuleBook] = None,
) -> str:
    """Record a known verdict of an active person on one case within a transaction, and return the case's new state.

    `taken_from` is the uid of the case whose verdict was taken over, `grounds` were checked by `checked_grounds`. Raises
    Refused when the lifecycle does not allow it.
    """
    proposal = proposal_of(session, {**case, **(grounds or {})}, book)
    answer = lifecycle.can_judge(case_facts(session, case))
    if isinstance(answer, lifecycle.RefusedMove):
        raise Refused(f"{case['code']}：{answer.reason}")
    state = lifecycle.state_after_verdict(case["state"], verdict)
    judged = {**case, **(grounds or {}), "verdict": verdict, "verdict_by": name, "verdict_reason": reason.strip()}
    if state != case["state"]:
        moved = lifecycle.can_move(case_facts(session, judged), state)
        if isinstance(moved, lifecycle.RefusedMove):
            raise Refused(f"{case['code']}：{moved.reason}")
    session.update(
        "violation",
        case["uid"],
        {
            **(grounds or {}),
            "verdict": verdict,
            "verdict_by": name,
            "verdict_reason": reason.strip(),
            "verdict_at": now_text(),
            "proposal": proposal.verdict or None,
            "proposal_reason": proposal.reason[:1000],
            "state": state,
            "closed_on": closing_day(state),
            "taken_from_uid": taken_from,
        },
    )
    return state


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
