"""Reading cases: by code, and the facts that the lifecycle's guards look at."""

from typing import Dict, Iterable, Iterator, List, Set, Tuple

from ..domain.codes import PAPER_MEASURES
from ..domain.errors import InputError
from ..domain.language import listed, translate
from ..domain.lifecycle import CaseFacts
from .store import Row, Session


def split_codes(text: str) -> List[str]:
    """Codes out of a comma separated text; full-width commas and line breaks part them too, repeats fall away."""
    for mark in ("，", "、", ";", "；", "\n", "\r", "\t"):
        text = text.replace(mark, ",")
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def find_cases(session: Session, codes: Iterable[str]) -> List[Row]:
    """The cases with these codes (监测编号) in the order asked; InputError lists every unknown one."""
    wanted = list(codes)
    if not wanted:
        raise InputError(translate("FarmlandGuard", "“Codes” (CASES) is empty; give the codes of the cases, separated by commas."))
    found = {code: session.select("violation", {"code": code}) for code in wanted}
    unknown = [code for code, rows in found.items() if not rows]
    if unknown:
        raise InputError(
            translate("FarmlandGuard", "The register has no case {codes}.").format(codes=listed(unknown))
        )
    return [rows[0] for rows in found.values()]


_JOINT = (
    "SELECT DISTINCT a.violation_uid AS uid, a.task_uid FROM acceptance a WHERE a.kind = 'joint' AND a.result = 'pass' "
    "AND 2 = (SELECT count(DISTINCT s.bureau) FROM signature s WHERE s.acceptance_uid = a.uid AND s.opinion = 'pass' "
    "AND s.state = 'valid')"
)
_PAPER = "SELECT DISTINCT violation_uid AS uid FROM acceptance WHERE kind IN ('legalise', 'confiscate') AND result = 'pass'"
_VOID = (
    "SELECT DISTINCT a.violation_uid AS uid FROM signature s JOIN acceptance a ON a.uid = s.acceptance_uid "
    "WHERE s.state = 'void'"
)


def case_facts(session: Session, case: Row, move_reasoned: bool = False) -> CaseFacts:
    """What the guards of the lifecycle look at, read from the register for one row of `violation`.

    `move_reasoned` says whether the move asked for brings a reason.
    """
    uid = case["uid"]
    return _facts(
        case,
        session.select("task", {"violation_uid": uid}),
        passed_tasks(session, uid),
        bool(session.rows(_PAPER + " AND violation_uid = ?", (uid,))),
        bool(session.rows(_VOID + " AND a.violation_uid = ?", (uid,))),
        is_active_person(session, case["verdict_by"]),
        move_reasoned,
    )


def passed_tasks(session: Session, case_uid: str) -> Set[str]:
    """Tasks of a case whose joint acceptance holds: both bureaus' valid signatures say 合格."""
    return {row["task_uid"] for row in session.rows(_JOINT + " AND a.violation_uid = ?", (case_uid,))}


def every_facts(session: Session) -> Iterator[Tuple[Row, CaseFacts]]:
    """Each case with its facts, in the order of codes, without a query for each; a split patch through its parts."""
    tasks: Dict[str, List[Row]] = {}
    for task in session.rows("SELECT uid, violation_uid, state, measure, document_no FROM task"):
        tasks.setdefault(task["violation_uid"], []).append(task)
    joint: Dict[str, Set[str]] = {}
    for row in session.rows(_JOINT):
        joint.setdefault(row["uid"], set()).add(row["task_uid"])
    paper = {row["uid"] for row in session.rows(_PAPER)}
    void = {row["uid"] for row in session.rows(_VOID)}
    active = {row["name"] for row in session.rows("SELECT name FROM person WHERE active")}
    for case in session.rows(
        "SELECT uid, code, state, verdict, verdict_by, verdict_reason, check_run_uid, remaining_m2, review_state, patch_state "
        "FROM violation WHERE patch_state IS NOT 'split' ORDER BY code"
    ):
        uid = case["uid"]
        signed = joint.get(uid, set())
        yield case, _facts(case, tasks.get(uid, []), signed, uid in paper, uid in void, case["verdict_by"] in active, False)


def _facts(
    case: Row, tasks: List[Row], signed: Set[str], passed_paper: bool, void: bool, named: bool, move_reasoned: bool
) -> CaseFacts:
    """`signed` are the tasks whose joint acceptance holds, `void` whether a signature of the case was voided."""
    ground = [task for task in tasks if task["state"] != "cancelled" and task["measure"] not in PAPER_MEASURES]
    return CaseFacts(
        state=case["state"],
        verdict=case["verdict"],
        verdict_named=named,
        verdict_reasoned=bool((case["verdict_reason"] or "").strip()),
        move_reasoned=move_reasoned,
        live_tasks=sum(task["state"] != "cancelled" for task in tasks),
        live_ground_tasks=len(ground),
        unfinished_tasks=sum(task["state"] == "issued" for task in tasks),
        settled_by_paper=any(
            task["state"] == "done" and task["measure"] in PAPER_MEASURES and (task["document_no"] or "").strip()
            for task in tasks
        ),
        passed_both_bureaus=bool(signed),
        ground_pending=sum(task["uid"] not in signed for task in ground),
        accepted=bool(signed) or passed_paper,
        signature_void=void,
        remaining_m2=case["remaining_m2"],
        review_done=case["review_state"] == "done",
        split=case["patch_state"] == "split",
    )


def is_active_person(session: Session, name: object) -> bool:
    """Whether `name` is somebody in `person` who is still in office."""
    return bool(session.rows("SELECT 1 FROM person WHERE name = ? AND active", (name,)))


def require_person(session: Session, name: str) -> Row:
    """The person who may be named in a verdict or a signature; InputError lists those who may when `name` may not."""
    rows = session.rows("SELECT * FROM person WHERE (name = ? OR uid = ?) AND active", (name.strip(), name.strip()))
    if rows:
        return rows[0]
    known = session.rows("SELECT name, unit FROM person WHERE active ORDER BY name")
    people = "；".join(f"{row['name']}（{row['unit']}）" for row in known)
    if not known:
        raise InputError(
            translate("FarmlandGuard", "“{name}” is not in the list of people, which is empty. Add people first.").format(name=name)
        )
    raise InputError(
        translate("FarmlandGuard", "“{name}” is not in the list of people. Known: {people}.").format(name=name, people=people)
    )


def find_task(session: Session, key: str) -> Row:
    """The task with this uid or code, or the one unfinished task of the case with this code; InputError otherwise."""
    key = key.strip()
    rows = session.rows("SELECT * FROM task WHERE uid = ? OR code = ?", (key, key))
    if not rows:
        rows = session.rows(
            "SELECT t.* FROM task t JOIN violation v ON v.uid = t.violation_uid WHERE v.code = ? AND t.state <> 'cancelled' "
            "ORDER BY t.fid DESC LIMIT 1",
            (key,),
        )
    if not rows:
        raise InputError(translate("FarmlandGuard", "The register has no task “{key}”.").format(key=key))
    return rows[0]
