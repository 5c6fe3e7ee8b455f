"""The joint quality sign-off (复耕耕地质量验收) of the natural resources and the agriculture bureau.

What is recorded is who signed the sealed paper; it is no electronic seal. The order of the two is free. When both have
signed 合格 the case is accepted; when one refuses, the case goes back to rectification with the written opinion. Each
signature freezes what it signed (`casework.freezing`).
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import List, Optional

from ..domain import lifecycle
from ..domain.clock import today
from ..domain.codes import BUREAUS, OPINIONS, PAPER_MEASURES, WITNESS_SIDES
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..domain.schema import TABLES
from ..register.cases import case_facts, find_task, require_person
from ..register.store import Register, Row, Session, wkb_of
from .evidence import attach_within
from .freezing import broken_signatures, damaged_papers, frozen_content
from .ground import REST_OF_CASE, WHOLE_CASE, accepted_polygons, newly_accepted, rest_of
from .remaining import store_remaining

_BY_RULE = (WHOLE_CASE, REST_OF_CASE)
MOST_REASON = TABLES["violation"].field("state_reason").length
"""The opinion stands whole in the signature; the case's reason begins with it."""


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

    Raises InputError for an unknown task, bureau, person, opinion or scan, a date in the future and a refusal without
    written opinion; Refused when the case is not reclaimed, the bureau has signed this round already, the same person
    signed for the other bureau, or what the other bureau signed has changed since.
    """
    _check_words(bureau, opinion, signed_on, comment)
    with register.writing(person) as session:
        signer = require_person(session, person)
        session.who = signer["name"]
        task = find_task(session, task_key)
        case = session.get("violation", task["violation_uid"])
        acceptance = open_round(session, task, case)
        _refuse_twice(session, acceptance, bureau, signer["name"])
        broken = broken_signatures(session, register, case["uid"])
        if broken:
            raise Refused(f"{case['code']}：{next(iter(broken.values()))}；请先核对签字，再重新验收")
        damaged = damaged_papers(session, register, case, task)
        if damaged:
            raise Refused(f"{case['code']}：{damaged[0]}请先补齐附件，再签字")
        scan_uid = None
        if scan is not None:
            scan_uid = attach_within(session, register.path, "acceptance", acceptance["uid"], scan, "signed_paper")
        digest, summary = frozen_content(session, acceptance)
        session.insert(
            "signature",
            {
                "acceptance_uid": acceptance["uid"],
                "bureau": bureau,
                "person": signer["name"],
                "unit": signer["unit"],
                "role": signer["role"],
                "opinion": opinion,
                "comment": comment.strip() or None,
                "signed_on": signed_on.isoformat(),
                "scan_uid": scan_uid,
                "signed_hash": digest,
                "signed_summary": summary,
            },
        )
        return _conclude(session, task, case, acceptance, bureau, opinion, comment.strip())


def _check_words(bureau: str, opinion: str, signed_on: date, comment: str) -> None:
    if bureau not in BUREAUS:
        raise InputError(translate("FarmlandGuard", "“{bureau}” is no bureau that signs.").format(bureau=bureau))
    if opinion not in OPINIONS:
        raise InputError(translate("FarmlandGuard", "“{opinion}” is no opinion; say pass or fail.").format(opinion=opinion))
    if opinion == "fail" and not comment.strip():
        raise InputError(
            translate("FarmlandGuard", "“Written opinion” (COMMENT) is empty; who refuses writes down what has to be put right.")
        )
    refuse_future(signed_on)


def refuse_future(signed_on: date) -> None:
    """InputError for a date of signing that is yet to come."""
    if signed_on > today():
        raise InputError(
            translate("FarmlandGuard", "The date of signing, {date}, lies in the future.").format(date=signed_on.isoformat())
        )


def open_round(
    session: Session, task: Row, case: Row, ground: Optional[bytes] = None, source: str = ""
) -> Row:
    """The pending round of this task, opened when there is none, on `ground` or else on what is left of the case.

    Other ground than the running round has voids that round once it is signed and begins a new one.
    """
    if task["measure"] in PAPER_MEASURES:
        raise Refused(f"{task['code']}：补办手续或没收的任务以文号结案，不作复耕验收")
    answer = lifecycle.can_sign(case_facts(session, case))
    if isinstance(answer, lifecycle.RefusedMove):
        raise Refused(f"{case['code']}：{answer.reason}")
    rounds = session.select("acceptance", {"task_uid": task["uid"]})
    if any(row["result"] == "pass" and row["kind"] == "joint" for row in rounds):
        raise Refused(f"{task['code']}：该任务已联合验收合格")
    pending = next((row for row in rounds if row["result"] == "pending"), None)
    if pending is not None:
        if ground is None and pending["ground_source"] not in _BY_RULE:
            return pending
        if session.select("signature", {"acceptance_uid": pending["uid"]}):
            if ground is None:
                return pending
            session.update("acceptance", pending["uid"], {"result": "void", "note": "验收范围重新划定"})
        else:
            return _redraw(session, task, case, pending, ground, source)
    number = 1 + sum(row["kind"] == "joint" for row in rounds)
    values = {"task_uid": task["uid"], "violation_uid": case["uid"], "round": number, "kind": "joint",
              "applied_on": today().isoformat()}  # fmt: skip
    drawn, values["ground_source"] = _ground(session, task, case, ground, source)
    values["accepted_m2"] = newly_accepted(session, case, drawn)
    return session.get("acceptance", session.insert("acceptance", values, drawn))


def _redraw(session: Session, task: Row, case: Row, pending: Row, ground: Optional[bytes], source: str) -> Row:
    drawn, said = _ground(session, task, case, ground, source)
    session.update("acceptance", pending["uid"], {"ground_source": said, "accepted_m2": newly_accepted(session, case, drawn)}, drawn)
    return session.get("acceptance", pending["uid"])


def _ground(session: Session, task: Row, case: Row, ground: Optional[bytes], source: str) -> "tuple[bytes, str]":
    if ground is not None:
        return ground, source
    if task["measure"] == "mixed" and not accepted_polygons(session, case["uid"]):
        raise Refused(f"{task['code']}：拆补组合的任务须先划定拆除复耕部分的验收范围，或先登记补办部分的文号和范围")
    rest = rest_of(session, case)
    if rest is None:
        raise Refused(f"{case['code']}：图斑没有剩余面积可供验收")
    return rest, REST_OF_CASE if accepted_polygons(session, case["uid"]) else WHOLE_CASE


def _refuse_twice(session: Session, acceptance: Row, bureau: str, person: str) -> None:
    for row in session.select("signature", {"acceptance_uid": acceptance["uid"]}):
        if row["bureau"] == bureau:
            raise Refused(f"{BUREAUS[bureau]}已在本轮验收签字")
        if row["person"] == person:
            raise Refused("同一人不能代表两个单位签字")


def _conclude(
    session: Session, task: Row, case: Row, acceptance: Row, bureau: str, opinion: str, comment: str
) -> SignOff:
    decided: Row = {"decided_at": today().isoformat()}
    if opinion == "fail":
        session.update("acceptance", acceptance["uid"], {"result": "fail", "note": comment, **decided})
        reason = f"{BUREAUS[bureau]}验收意见不合格（第{acceptance['round']}轮）：{comment}"
        session.update("task", task["uid"], {"state": "issued", "finished_at": None})
        session.update("violation", case["uid"], {"state": "rectifying", "state_reason": reason[:MOST_REASON]})
        return SignOff("fail", case["code"], "rectifying", [], None)
    signed = {row["bureau"] for row in session.select("signature", {"acceptance_uid": acceptance["uid"]})}
    missing = [each for each in BUREAUS if each not in signed]
    if missing:
        return SignOff("pending", case["code"], case["state"], missing, case["remaining_m2"])
    ground = wkb_of(acceptance)
    if ground is not None:
        # Measured now, whatever was written beside the polygon meanwhile.
        decided["accepted_m2"] = newly_accepted(session, case, ground)
    session.update("acceptance", acceptance["uid"], {"result": "pass", **decided})
    left = store_remaining(session, case)
    if lifecycle.can_move(case_facts(session, session.get("violation", case["uid"])), "accepted"):
        session.update("violation", case["uid"], {"state": "accepted"})
    return SignOff("pass", case["code"], session.get("violation", case["uid"])["state"], [], left)


def add_witness(
    register: Register,
    task_key: str,
    side: str,
    name: str,
    unit: str,
    signed_on: date,
    who: str,
    role: str = "",
    comment: str = "",
    scan: Optional[Path] = None,
) -> str:
    """Record who of township or village was there at the acceptance of a task; the running or last round takes it.

    Raises InputError for an empty name or unit, an unknown side or a date in the future, Refused without a round and for a
    closed case.
    """
    if side not in WITNESS_SIDES:
        raise InputError(translate("FarmlandGuard", "“{side}” is no side that witnesses.").format(side=side))
    for field, value in (
        (translate("FarmlandGuard", "“Name” (NAME)"), name),
        (translate("FarmlandGuard", "“Unit” (UNIT)"), unit),
    ):
        if not value.strip():
            raise InputError(translate("FarmlandGuard", "{field} is empty; a witness needs name and unit.").format(field=field))
    refuse_future(signed_on)
    with register.writing(who) as session:
        task = find_task(session, task_key)
        rounds = [row for row in session.select("acceptance", {"task_uid": task["uid"], "kind": "joint"}) if row["result"] != "void"]
        if not rounds:
            raise Refused(f"{task['code']}：尚未发起联合验收，不能登记见证")
        if session.get("violation", task["violation_uid"])["state"] == "closed":
            raise Refused(f"{task['code']}：{lifecycle.CLOSED_PAPERS}")
        owner = rounds[-1]["uid"]
        values = {
            "acceptance_uid": owner, "side": side, "name": name.strip(), "unit": unit.strip(), "role": role.strip() or None,
            "signed_on": signed_on.isoformat(), "comment": comment.strip() or None,
        }  # fmt: skip
        if scan is not None:
            values["scan_uid"] = attach_within(session, register.path, "acceptance", owner, scan, "signed_paper")
        return session.insert("witness", values)
