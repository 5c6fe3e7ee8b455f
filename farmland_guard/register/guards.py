"""Triggers that refuse what the lifecycle refuses, generated from `domain.lifecycle`.

Each guard's SQL twin reads the row as NEW. A trigger's message is a constant, so there is one trigger for every reason.
"""

from typing import Dict, Iterator, Mapping

from ..domain import lifecycle as life
from ..domain.codes import ILLEGAL_VERDICTS, INNOCENT_VERDICTS, STATES
from ..domain.moves import Guard, Move
from .guards_days import day_triggers
from .guards_desk import desk_triggers
from .guards_records import record_triggers
from .guards_referral import referral_triggers
from .guards_signoff import VOID_SIGNATURE, signoff_triggers
from .guards_split import split_triggers
from .guards_tasks import task_triggers
from .quoting import joined, literal, literals, statement
from .refusal import refuse

_ILLEGAL = f"coalesce(NEW.verdict, '') IN {literals(ILLEGAL_VERDICTS)}"
_INNOCENT = f"coalesce(NEW.verdict, '') IN {literals(INNOCENT_VERDICTS)}"
_NAMED = (
    "EXISTS (SELECT 1 FROM person p WHERE p.name = NEW.verdict_by AND p.active) "
    "AND length(trim(coalesce(NEW.verdict_reason, ''))) > 0"
)
_TASKS = "SELECT 1 FROM task t WHERE t.violation_uid = NEW.uid AND "
_GROUND_TASK = f"EXISTS ({_TASKS} t.state <> 'cancelled' AND t.measure NOT IN ('legalise', 'confiscate'))"
_SETTLED = (
    f"EXISTS ({_TASKS} t.state = 'done' AND t.measure IN ('legalise', 'confiscate') "
    "AND length(trim(coalesce(t.document_no, ''))) > 0)"
)
_SIGNED_BY_BOTH = (
    "EXISTS (SELECT 1 FROM acceptance a JOIN signature n ON n.acceptance_uid = a.uid AND n.opinion = 'pass' "
    "AND n.state = 'valid' AND n.bureau = 'natural_resources' JOIN signature g ON g.acceptance_uid = a.uid "
    "AND g.opinion = 'pass' AND g.state = 'valid' AND g.bureau = 'agriculture' WHERE a.kind = 'joint' AND a.result = 'pass' AND "
)
_PASSED = f"{_SIGNED_BY_BOTH} a.violation_uid = NEW.uid)"
_GROUND_PASSED = (
    f"NOT EXISTS ({_TASKS} t.state <> 'cancelled' AND t.measure NOT IN ('legalise', 'confiscate') "
    f"AND NOT {_SIGNED_BY_BOTH} a.task_uid = t.uid))"
)
_PASSED_ON_PAPER = (
    "EXISTS (SELECT 1 FROM acceptance a WHERE a.violation_uid = NEW.uid AND a.result = 'pass' "
    "AND a.kind IN ('legalise', 'confiscate'))"
)

GUARD_SQL: Dict[str, str] = {
    "illegal": _ILLEGAL,
    "innocent": _INNOCENT,
    "named": _NAMED,
    "reasoned": "length(trim(coalesce(NEW.state_reason, ''))) > 0 AND NEW.state_reason IS NOT OLD.state_reason",
    "no_live_task": f"NOT EXISTS ({_TASKS} t.state <> 'cancelled')",
    "has_task": _GROUND_TASK,
    "both_passed": _PASSED,
    "reclaimed_first": f"{_SETTLED} OR NOT {_GROUND_TASK}",
    "settled": _SETTLED,
    "ground_passed": _GROUND_PASSED,
    "signatures_valid": joined(" OR ", (_PASSED_ON_PAPER, _PASSED, f"NOT {VOID_SIGNATURE.format('NEW.uid')}")),
    "accepted": joined(" OR ", (_PASSED_ON_PAPER, _PASSED)),
    "tasks_ended": f"NOT EXISTS ({_TASKS} t.state = 'issued')",
    "remaining_known": "NEW.remaining_m2 IS NOT NULL",
    "reviewed": "NEW.review_state = 'done'",
    "nothing_remains": f"coalesce(NEW.remaining_m2, 1e9) <= {life.CLOSING_TOLERANCE_M2!r}",
}
"""SQL that is true when the guard of this name holds; NEW and OLD are the violation's row."""

_PAPER_INSERT = (
    "NEW.result = 'pass' AND NEW.kind IN ('legalise', 'confiscate') AND EXISTS (SELECT 1 FROM task t "
    "WHERE t.uid = NEW.task_uid AND ((t.measure = NEW.kind AND t.state = 'done') "
    "OR (t.measure = 'mixed' AND t.state <> 'cancelled' AND NEW.kind = 'legalise')) "
    "AND length(trim(coalesce(t.document_no, ''))) > 0)"
)

GEOMETRY_DERIVED = (
    "area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2", "check_run_uid", "checked_at",
    "remaining_m2",
)  # fmt: skip
"""Columns of violation that were computed from its geometry and are void once it changes."""


def guard_triggers() -> Iterator[str]:
    """All triggers that keep the register within the lifecycle."""
    yield from _move_triggers()
    yield from _verdict_triggers()
    yield from _geometry_triggers()
    yield from _child_triggers()
    yield from task_triggers()
    yield from signoff_triggers()
    yield from record_triggers()
    yield from referral_triggers()
    yield from desk_triggers()
    yield from day_triggers()
    yield from split_triggers()
    for event in ("UPDATE", "DELETE"):
        yield refuse(f"event_{event.lower()}", event, "event", "1", "办理记录只能追加，不能修改或删除")
        yield refuse(
            f"signature_{event.lower()}", event, "signature", _only_audit_changed(event), "验收签字不能修改或删除；如有变化请重新验收"
        )


def _only_audit_changed(event: str) -> str:
    if event == "DELETE":
        return "1"
    columns = (
        "acceptance_uid", "bureau", "person", "opinion", "comment", "signed_on", "scan_uid", "uid", "unit", "role",
        "signed_hash", "signed_summary",
    )  # fmt: skip
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    return f"{changed} OR (OLD.state = 'void' AND NEW.state <> 'void')"


def _move_triggers() -> Iterator[str]:
    for state in STATES:
        targets = life.next_states(state)
        yield refuse(
            f"violation_from_{state}",
            "UPDATE",
            "violation",
            f"OLD.state = {literal(state)} AND NEW.state <> OLD.state AND NEW.state NOT IN {literals(targets)}",
            life.refusal_without_move(state),
        )
    guards = {guard.name: guard for move in life.MOVES for guard in move.guards}
    for guard in guards.values():
        # SQLite promises no order between triggers: a reason is given only when all before it in the table hold.
        moves = " OR ".join(reached(move, guard, GUARD_SQL) for move in life.MOVES if guard in move.guards)
        condition = f"NEW.state <> OLD.state AND ({moves}) AND NOT ({GUARD_SQL[guard.name]})"
        yield refuse(f"violation_{guard.name}", "UPDATE", "violation", condition, guard.reason)


def reached(move: Move, guard: Guard, twins: Mapping[str, str]) -> str:
    """SQL that is true when `move` is made and every guard before `guard` holds; `twins` has the SQL of each guard."""
    earlier = [f"({twins[each.name]})" for each in move.guards[: move.guards.index(guard)]]
    ends = [f"OLD.state = {literal(move.source)}", f"NEW.state = {literal(move.target)}"]
    return "(" + " AND ".join(ends + earlier) + ")"


def _verdict_triggers() -> Iterator[str]:
    for event, changed in (("INSERT", "NEW.verdict IS NOT NULL"), ("UPDATE", _verdict_changed())):
        yield refuse(
            f"violation_{event.lower()}_verdict", event, "violation", f"{changed} AND NOT ({_NAMED})", life.NAMED.reason
        )
    yield refuse(
        "violation_insert_state",
        "INSERT",
        "violation",
        "NEW.state <> 'marked'",
        "新增图斑的办理状态只能是“已标记”",
    )
    yield refuse(
        "violation_verdict_erased",
        "UPDATE",
        "violation",
        "OLD.verdict IS NOT NULL AND NEW.verdict IS NULL",
        "认定意见不能清空；如有变化请重新认定，原认定保留在办理记录中",
    )
    yield refuse(
        "violation_illegal_state",
        "UPDATE",
        "violation",
        f"NEW.state = OLD.state AND NEW.verdict <> coalesce(OLD.verdict, '') AND "
        f"((NEW.state IN {literals(life.STATES_OF_ILLEGAL)} AND NOT ({_ILLEGAL})) "
        f"OR (NEW.state = 'dismissed' AND NOT ({_INNOCENT})))",
        "认定意见与办理状态不符：违法的图斑不能为“不予处理”，不违法的图斑须同时改为“不予处理”",
    )
    yield refuse(
        "violation_verdict_late",
        "UPDATE",
        "violation",
        f"({_verdict_changed()}) AND OLD.state IN ('rectifying', 'reclaimed', 'accepted', 'closed')",
        "整改开始后不能更改认定意见；请先退回整改并撤销任务",
    )
    yield refuse(
        "violation_delete",
        "DELETE",
        "violation",
        "OLD.state <> 'marked' OR OLD.verdict IS NOT NULL "
        "OR EXISTS (SELECT 1 FROM violation c WHERE c.parent_uid = OLD.uid) "
        "OR EXISTS (SELECT 1 FROM task t WHERE t.violation_uid = OLD.uid)",
        "已经认定、办理或拆分的图斑不能删除；不违法的请认定为不予处理",
    )


def _verdict_changed() -> str:
    return "(NEW.verdict IS NOT OLD.verdict OR NEW.verdict_by IS NOT OLD.verdict_by OR NEW.verdict_reason IS NOT OLD.verdict_reason)"


def _geometry_triggers() -> Iterator[str]:
    yield refuse(
        "violation_closed_geometry",
        "UPDATE",
        "violation",
        "OLD.state = 'closed' AND OLD.geom IS NOT NEW.geom",
        "已销号的图斑不能改图形；请先写明理由重新整改",
    )
    yield statement(
        'CREATE TRIGGER "keep_violation_geometry" AFTER UPDATE ON "violation" WHEN OLD.geom IS NOT NEW.geom '
        "BEGIN UPDATE violation SET {reset}, edited_by = NEW.edited_by WHERE uid = NEW.uid; END",
        reset=joined(", ", (statement("{column} = NULL", column=column) for column in GEOMETRY_DERIVED)),
    )
    yield (
        'CREATE TRIGGER "keep_batch_name" AFTER UPDATE ON "batch" WHEN OLD.name <> NEW.name BEGIN '
        "UPDATE violation SET batch = NEW.name, edited_by = NEW.edited_by WHERE batch = OLD.name; END"
    )
    yield (
        'CREATE TRIGGER "keep_violation_pieces" AFTER DELETE ON "violation" BEGIN '
        "DELETE FROM overlap_piece WHERE violation_uid = OLD.uid; "
        "DELETE FROM finding WHERE violation_uid = OLD.uid; END"
    )


def _child_triggers() -> Iterator[str]:
    of_case = "SELECT 1 FROM violation v WHERE v.uid = NEW.violation_uid AND "
    yield refuse(
        "task_insert",
        "INSERT",
        "task",
        f"EXISTS ({of_case} 1) "
        f"AND NOT EXISTS ({of_case} v.verdict IN {literals(ILLEGAL_VERDICTS)} AND (v.state IN ('verified', 'filed', 'rectifying') "
        f"OR (v.state = 'accepted' AND v.remaining_m2 > {life.CLOSING_TOLERANCE_M2!r})))",
        "只有已由具名人员认定为违法、处于已核实、已立案或整改中（或已验收而有剩余面积）的图斑才能下达整改任务",
    )
    yield refuse(
        "task_same_measure",
        "INSERT",
        "task",
        "NEW.state = 'issued' AND EXISTS (SELECT 1 FROM task t WHERE t.violation_uid = NEW.violation_uid "
        "AND t.state = 'issued' AND t.measure = NEW.measure)",
        life.SAME_MEASURE,
    )
    yield refuse("task_delete", "DELETE", "task", "1", "整改任务不能删除；请改为“已撤销”")
    yield refuse(
        "task_paper_done",
        "UPDATE",
        "task",
        "NEW.state = 'done' AND OLD.state <> 'done' AND NEW.measure IN ('legalise', 'confiscate') "
        "AND length(trim(coalesce(NEW.document_no, ''))) = 0",
        "补办手续或没收的任务完成时须登记批准（决定）文号",
    )
    yield refuse(
        "acceptance_insert",
        "INSERT",
        "acceptance",
        f"NOT (NEW.result = 'pending' AND NEW.kind = 'joint' AND EXISTS ({of_case} v.state = 'reclaimed')) "
        f"AND NOT ({_PAPER_INSERT})",
        "登记复耕完成后才能发起联合验收；补办或没收须有已完成并登记文号的任务",
    )
    both = (
        "EXISTS (SELECT 1 FROM signature s WHERE s.acceptance_uid = NEW.uid AND s.opinion = 'pass' AND s.state = 'valid' "
        "AND s.bureau = {})"
    )
    passed = " AND ".join(both.format(literal(bureau)) for bureau in ("natural_resources", "agriculture"))
    yield refuse(
        "acceptance_pass",
        "UPDATE",
        "acceptance",
        f"NEW.result = 'pass' AND OLD.result <> 'pass' AND (NEW.kind <> 'joint' OR NOT ({passed}))",
        life.BOTH_PASSED.reason,
    )
    yield refuse(
        "acceptance_changed",
        "UPDATE",
        "acceptance",
        "OLD.result <> 'pending' AND (OLD.geom IS NOT NEW.geom OR OLD.accepted_m2 IS NOT NEW.accepted_m2 "
        "OR OLD.kind <> NEW.kind OR OLD.task_uid <> NEW.task_uid "
        "OR OLD.violation_uid <> NEW.violation_uid OR (OLD.result <> NEW.result AND NEW.result <> 'void'))",
        "验收已有结论，不能修改；如有变化请重新整改并再次验收",
    )
    yield refuse("acceptance_delete", "DELETE", "acceptance", "1", "验收记录不能删除")
    person = "EXISTS (SELECT 1 FROM person p WHERE p.name = NEW.person AND p.active)"
    yield refuse("signature_person", "INSERT", "signature", f"NOT {person}", "签字人须是人员表中在岗的人员")
    yield refuse(
        "signature_pending",
        "INSERT",
        "signature",
        "NOT EXISTS (SELECT 1 FROM acceptance a WHERE a.uid = NEW.acceptance_uid AND a.kind = 'joint' "
        "AND a.result = 'pending')",
        "该验收已有结论或不是联合验收，不能再签字",
    )
    yield refuse(
        "person_used",
        "DELETE",
        "person",
        "EXISTS (SELECT 1 FROM violation v WHERE v.verdict_by = OLD.name) "
        "OR EXISTS (SELECT 1 FROM signature s WHERE s.person = OLD.name)",
        "此人已署名认定或签字，不能删除；离岗请改“在岗”为否",
    )
    yield refuse(
        "person_renamed",
        "UPDATE",
        "person",
        "OLD.name <> NEW.name AND (EXISTS (SELECT 1 FROM violation v WHERE v.verdict_by = OLD.name) "
        "OR EXISTS (SELECT 1 FROM signature s WHERE s.person = OLD.name))",
        "此人已署名认定或签字，姓名不能更改",
    )
