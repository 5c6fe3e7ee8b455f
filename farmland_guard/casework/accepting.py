"""The joint quality sign-off (复耕耕地质量验收) of the natural resources and the agriculture bureau.

What is recorded is who signed the sealed paper; it is no electronic seal. The order of the two is free. When both have
signed 合格 the case is accepted; when one refuses, the case goes back to rectification with the written opinion.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import List, Optional

from ..domain import lifecycle
from ..domain.clock import today
from ..domain.codes import BUREAUS, OPINIONS, PAPER_MEASURES
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..register.cases import case_facts, find_task, require_person
from ..register.store import Register, Row, Session, wkb_of
from .evidence import attach_within
from .remaining import store_remaining


@dataclass(frozen=True)
class SignOff:
    """Where the sign-off stands after a signature. `missing` lists the bureaus that have yet to sign."""

    result: str
    case_code: str
    case_state: str
    missing: List[str]
    remaining_m2: Optional[float]


def sign_acceptance(
    register: Register,
    task_key: str,
    bureau: str,
    person: str,
    opinion: str,
    signed_on: date,
    scan: Optional[Path] = None,
    comment: str = "",
) -> SignOff:
    """Record that `person` signed the acceptance of a task for `bureau`, and what follows from it.

    Raises InputError for an unknown task, bureau, person, opinion or scan and a date in the future; Refused when the case
    is not reclaimed or the bureau has signed this round already.
    """
    _check_words(bureau, opinion, signed_on)
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        task = find_task(session, task_key)
        case = session.get("violation", task["violation_uid"])
        acceptance = _round(session, task, case)
        _refuse_twice(session, acceptance, bureau)
        scan_uid = None
        if scan is not None:
            scan_uid = attach_within(session, register.path, "acceptance", acceptance["uid"], scan, "signed_paper")
        session.insert(
            "signature",
            {
                "acceptance_uid": acceptance["uid"],
                "bureau": bureau,
                "person": session.who,
                "opinion": opinion,
                "comment": comment.strip() or None,
                "signed_on": signed_on.isoformat(),
                "scan_uid": scan_uid,
            },
        )
        return _conclude(session, task, case, acceptance, bureau, opinion, comment.strip())


def _check_words(bureau: str, opinion: str, signed_on: date) -> None:
    if bureau not in BUREAUS:
        raise InputError(translate("FarmlandGuard", "“{bureau}” is no bureau that signs.").format(bureau=bureau))
    if opinion not in OPINIONS:
        raise InputError(translate("FarmlandGuard", "“{opinion}” is no opinion; say pass or fail.").format(opinion=opinion))
    if signed_on > today():
        raise InputError(
            translate("FarmlandGuard", "The date of signing, {date}, lies in the future.").format(date=signed_on.isoformat())
        )


def _round(session: Session, task: Row, case: Row) -> Row:
    """The pending round of this task, opened on the case's polygon as it is now when there is none."""
    if task["measure"] in PAPER_MEASURES:
        raise Refused(f"{task['code']}：补办手续或没收的任务以文号结案，不作复耕验收")
    answer = lifecycle.can_sign(case_facts(session, case))
    if isinstance(answer, lifecycle.RefusedMove):
        raise Refused(f"{case['code']}：{answer.reason}")
    rounds = session.select("acceptance", {"task_uid": task["uid"]})
    for row in rounds:
        if row["result"] == "pending":
            if row["geom"] != case["geom"]:
                raise Refused(f"{case['code']}：发起验收后图形已改动，请先退回整改再重新验收")
            return row
    uid = session.insert(
        "acceptance",
        {"task_uid": task["uid"], "violation_uid": case["uid"], "round": len(rounds) + 1, "kind": "joint"},
        wkb_of(case),
    )
    return session.get("acceptance", uid)


def _refuse_twice(session: Session, acceptance: Row, bureau: str) -> None:
    if session.select("signature", {"acceptance_uid": acceptance["uid"], "bureau": bureau}):
        raise Refused(f"{BUREAUS[bureau]}已在本轮验收签字")


def _conclude(
    session: Session, task: Row, case: Row, acceptance: Row, bureau: str, opinion: str, comment: str
) -> SignOff:
    decided = {"decided_at": today().isoformat()}
    if opinion == "fail":
        session.update("acceptance", acceptance["uid"], {"result": "fail", "note": comment or None, **decided})
        reason = f"{BUREAUS[bureau]}验收意见不合格（第{acceptance['round']}轮）：{comment or '未写整改意见'}"
        session.update("task", task["uid"], {"state": "issued", "finished_at": None})
        session.update("violation", case["uid"], {"state": "rectifying", "state_reason": reason})
        return SignOff("fail", case["code"], "rectifying", [], None)
    signed = {row["bureau"] for row in session.select("signature", {"acceptance_uid": acceptance["uid"]})}
    missing = [each for each in BUREAUS if each not in signed]
    if missing:
        return SignOff("pending", case["code"], case["state"], missing, case["remaining_m2"])
    session.update("acceptance", acceptance["uid"], {"result": "pass", "accepted_m2": case["area_m2"], **decided})
    left = store_remaining(session, case)
    session.update("violation", case["uid"], {"state": "accepted"})
    return SignOff("pass", case["code"], "accepted", [], left)
