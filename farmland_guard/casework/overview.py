"""What the panels show: lists, cards and what waits today. Reads only."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, List, Optional, Tuple

from ..domain import lifecycle
from ..domain.clock import today
from ..domain.codes import BASE_ROLES, BUREAUS, OPEN_STATES
from ..domain.deadlines import day_of
from ..domain.lifecycle import Answer, CaseFacts
from ..domain.parts import InZones
from ..register.bases import current_base
from ..register.cases import case_facts, every_facts, find_cases
from ..register.store import Register, Row, Session
from .case_parts import zones_of
from .findings import findings_of_case

WAITING = ("to_check", "to_judge", "to_issue", "overdue", "to_sign", "to_close")
"""Kinds of work in the order of the workbench."""


@dataclass(frozen=True)
class CaseLine:
    """One row of the list of cases. Areas in m², None before the first check."""

    uid: str
    code: str
    batch: str
    township: str
    village: str
    state: str
    verdict: Optional[str]
    area_m2: Optional[float]
    pbf_m2: Optional[float]
    cultivated_m2: Optional[float]
    findings: int
    overdue: bool
    patch_state: str = "original"
    parent: str = ""
    relation: str = ""
    old_code: str = ""
    relapse: bool = False
    review_state: str = ""


@dataclass(frozen=True)
class TaskLine:
    """One row of the list of tasks. Dates as YYYY-MM-DD; `signed` maps bureau → opinion of the running or last round."""

    uid: str
    code: str
    case_uid: str
    case_code: str
    case_state: str
    township: str
    measure: str
    state: str
    issued_at: str
    deadline: str
    overdue: bool
    signed: Dict[str, str]
    readings: int
    attachments: int


@dataclass(frozen=True)
class CaseCard:
    """Everything about one case: its row, findings, pieces, the zones it lies in, tasks, record, and what may be done with it now."""

    row: Row
    facts: CaseFacts
    findings: List[Row]
    pieces: List[Row]
    zones: List[InZones]
    tasks: List[Row]
    events: List[Row]
    run: Optional[Row]
    moves: Dict[str, Answer]
    can_judge: Answer
    can_issue: Answer
    can_sign: Answer


def list_cases(register: Register) -> List[CaseLine]:
    """All cases, newest first; filtering is the list's own business. A patch that was split stands in it as its parts.

    `relation` and `old_code` are the result of the last comparison with earlier batches, "" before it.
    """
    with register.reading() as session:
        rows = session.rows(
            # The columns by name: with the polygons 20,000 cases take five times as long.
            "SELECT v.uid, v.code, v.batch, v.xzmc, v.cmc, v.state, v.verdict, v.area_m2, v.pbf_m2, v.cultivated_m2, "
            "v.patch_state, v.relapse_uid, v.review_state, r.relation, o.code AS old_code, p.code AS parent_code, "
            "coalesce(f.findings, 0) AS findings, t.late FROM violation v "
            "LEFT JOIN (SELECT violation_uid, count(*) AS findings FROM finding GROUP BY 1) f ON f.violation_uid = v.uid "
            "LEFT JOIN (SELECT violation_uid, 1 AS late FROM task WHERE state = 'issued' AND deadline < ? GROUP BY 1) t "
            "ON t.violation_uid = v.uid "
            "LEFT JOIN relation r ON r.violation_uid = v.uid LEFT JOIN violation o ON o.uid = r.old_uid "
            "LEFT JOIN violation p ON p.uid = v.parent_uid WHERE v.patch_state IS NOT 'split' ORDER BY v.fid DESC",
            (today().isoformat(),),
        )
    return [
        CaseLine(
            uid=row["uid"],
            code=row["code"],
            batch=row["batch"] or "",
            township=row["xzmc"] or "",
            village=row["cmc"] or "",
            state=row["state"],
            verdict=row["verdict"],
            area_m2=row["area_m2"],
            pbf_m2=row["pbf_m2"],
            cultivated_m2=row["cultivated_m2"],
            findings=row["findings"],
            overdue=bool(row["late"]),
            patch_state=row["patch_state"] or "original",
            parent=row["parent_code"] or "",
            relation=row["relation"] or "",
            old_code=row["old_code"] or "",
            relapse=row["relapse_uid"] is not None,
            review_state=row["review_state"],
        )
        for row in rows
    ]


def case_card(register: Register, code: str) -> CaseCard:
    """The card of the case with this code; InputError when there is none."""
    with register.reading() as session:
        case = find_cases(session, [code])[0]
        facts = case_facts(session, case, move_reasoned=True)
        uid = case["uid"]
        return CaseCard(
            row=case,
            facts=facts,
            findings=findings_of_case(session, uid, case["code"]),
            pieces=session.select("overlap_piece", {"violation_uid": uid}),
            zones=zones_of(session, uid),
            tasks=session.select("task", {"violation_uid": uid}),
            events=session.rows(
                "SELECT * FROM event WHERE record_uid = ? OR record_uid IN "
                "(SELECT uid FROM task WHERE violation_uid = ? UNION SELECT uid FROM acceptance WHERE violation_uid = ? "
                "UNION SELECT s.uid FROM signature s JOIN acceptance a ON a.uid = s.acceptance_uid WHERE a.violation_uid = ?) "
                "ORDER BY fid",
                (uid, uid, uid, uid),
            ),
            run=session.one("SELECT * FROM check_run WHERE uid = ?", (case["check_run_uid"],)),
            moves={state: lifecycle.can_move(facts, state) for state in lifecycle.next_states(case["state"])},
            can_judge=lifecycle.can_judge(facts),
            can_issue=lifecycle.can_issue(facts),
            can_sign=lifecycle.can_sign(facts),
        )


def pieces_of(register: Register, code: str, source_layer: str) -> List[Row]:
    """The pieces behind the figures of a case in one base layer, with geometry blobs, largest first."""
    with register.reading() as session:
        case = find_cases(session, [code])[0]
        return session.rows(
            "SELECT * FROM overlap_piece WHERE violation_uid = ? AND source_layer = ? ORDER BY gross_m2 DESC",
            (case["uid"], source_layer),
        )


def list_tasks(register: Register) -> List[TaskLine]:
    """All tasks that were not cancelled, the earliest deadline first."""
    with register.reading() as session:
        rows = session.rows(
            "SELECT t.*, v.code AS case_code, v.state AS case_state, v.xzmc, "
            "(SELECT count(*) FROM reading r WHERE r.task_uid = t.uid) AS readings, "
            "(SELECT count(*) FROM attachment a WHERE a.owner_uid = t.uid) AS attachments "
            "FROM task t JOIN violation v ON v.uid = t.violation_uid WHERE t.state <> 'cancelled' ORDER BY t.deadline, t.fid"
        )
        return [
            TaskLine(
                uid=row["uid"],
                code=row["code"],
                case_uid=row["violation_uid"],
                case_code=row["case_code"],
                case_state=row["case_state"],
                township=row["xzmc"] or "",
                measure=row["measure"],
                state=row["state"],
                issued_at=row["issued_at"],
                deadline=row["deadline"],
                overdue=row["state"] == "issued" and (day_of(row["deadline"]) or today()) < today(),
                signed=signatures_of(session, row["uid"]),
                readings=row["readings"],
                attachments=row["attachments"],
            )
            for row in rows
        ]


def signatures_of(session: Session, task_uid: str) -> Dict[str, str]:
    """Bureau → opinion in the last round of a task's joint acceptance that is not void."""
    last = session.one(
        "SELECT uid FROM acceptance WHERE task_uid = ? AND kind = 'joint' AND result <> 'void' ORDER BY round DESC LIMIT 1",
        (task_uid,),
    )
    if last is None:
        return {}
    return {row["bureau"]: row["opinion"] for row in session.select("signature", {"acceptance_uid": last["uid"]})}


def task_details(register: Register, task_uid: str) -> Dict[str, List[Row]]:
    """Rows about one task: `readings` (with `point`, the name of the sampling point), `attachments` (of the task and its
    acceptances), `acceptances`, `signatures` and `witnesses`."""
    with register.reading() as session:
        acceptances = session.select("acceptance", {"task_uid": task_uid})
        owners = [task_uid] + [row["uid"] for row in acceptances]
        return {
            "readings": session.rows(
                "SELECT r.*, p.name AS point FROM reading r LEFT JOIN sampling_point p ON p.uid = r.point_uid WHERE r.task_uid = ? "
                "ORDER BY r.fid",
                (task_uid,),
            ),
            "attachments": [row for uid in owners for row in session.select("attachment", {"owner_uid": uid})],
            "acceptances": acceptances,
            "signatures": [
                row for each in acceptances for row in session.select("signature", {"acceptance_uid": each["uid"]})
            ],
            "witnesses": [
                row for each in acceptances for row in session.select("witness", {"acceptance_uid": each["uid"]})
            ],
        }


def waiting_today(register: Register) -> Dict[str, List[str]]:
    """Codes of cases by kind of work that waits for somebody: the keys of `WAITING`, in its order."""
    with register.reading() as session:
        late = {
            row["violation_uid"]
            for row in session.rows(
                "SELECT violation_uid FROM task WHERE state = 'issued' AND deadline < ?", (today().isoformat(),)
            )
        }
        waiting: Dict[str, List[str]] = {kind: [] for kind in WAITING}
        for case, facts in every_facts(session):
            if case["state"] in OPEN_STATES and case["check_run_uid"] is None:
                waiting["to_check"].append(case["code"])
            if case["state"] == "marked":
                waiting["to_judge"].append(case["code"])
            if lifecycle.needs_task(facts):
                waiting["to_issue"].append(case["code"])
            if case["uid"] in late:
                waiting["overdue"].append(case["code"])
            if case["state"] == "reclaimed":
                waiting["to_sign"].append(case["code"])
            if case["state"] == "accepted":
                waiting["to_close"].append(case["code"])
    return waiting


def batch_of(register: Register, code: str) -> str:
    """The batch of a case; for no case the batch that came last, "" when there is none."""
    with register.reading() as session:
        row = session.one("SELECT batch AS name FROM violation WHERE code = ?", (code,)) if code else None
        if row is None or not row["name"]:
            row = session.one("SELECT name FROM batch ORDER BY received_at DESC, fid DESC LIMIT 1")
    return "" if row is None else row["name"] or ""


def time_span(register: Register) -> Optional[Tuple[date, date]]:
    """From the day the first case was found to today or the last day in the register; None when no case has a date."""
    with register.reading() as session:
        rows = session.rows("SELECT DISTINCT found_on, closed_on FROM violation")
    found, closed = ([day for day in (day_of(row[name]) for row in rows) if day] for name in ("found_on", "closed_on"))
    return (min(found), max(*found, *closed, today())) if found else None


def people(register: Register) -> List[Row]:
    """Who may be named in a verdict or signature."""
    with register.reading() as session:
        return session.rows("SELECT * FROM person WHERE active ORDER BY name")


def summary(register: Register) -> Dict[str, Any]:
    """Counts by state and by verdict (split patches through their parts), batches, and the base versions in force."""
    with register.reading() as session:
        return {
            "states": _counts(
                session,
                "SELECT state AS name, count(*) AS number FROM violation WHERE patch_state IS NOT 'split' GROUP BY state",
            ),
            "verdicts": _counts(
                session,
                "SELECT verdict AS name, count(*) AS number FROM violation WHERE verdict IS NOT NULL "
                "AND patch_state IS NOT 'split' GROUP BY verdict",
            ),
            "batches": [row["name"] for row in session.rows("SELECT name FROM batch ORDER BY received_at DESC")],
            "bases": {role: current_base(session, role) for role in BASE_ROLES},
            "bureaus": list(BUREAUS),
        }


def _counts(session: Session, sql: str) -> Dict[str, int]:
    return {row["name"]: row["number"] for row in session.rows(sql)}
