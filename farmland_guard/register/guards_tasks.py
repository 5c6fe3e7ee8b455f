"""Triggers that refuse about tasks, their documents and the ground of an acceptance what casework refuses."""

from typing import Iterator

from ..domain import lifecycle as life
from ..domain.codes import PAPER_MEASURES, TASK_STATES
from .quoting import literal, literals
from .refusal import refuse

_PAPER = literals(PAPER_MEASURES)
_TASK = "SELECT 1 FROM task t WHERE t.uid = NEW.task_uid"
_TASK_OF = f"{_TASK} AND "
_ALREADY = "EXISTS (SELECT 1 FROM acceptance a WHERE a.task_uid = NEW.task_uid AND a.result = 'pass')"
_DRAWN = "EXISTS (SELECT 1 FROM violation v WHERE v.uid = NEW.violation_uid AND v.geom IS NOT NULL)"
_COVERED = (
    "SELECT CASE WHEN count(*) = count(a.accepted_m2) THEN total(a.accepted_m2) END FROM acceptance a "
    "WHERE a.violation_uid = NEW.uid AND a.result = 'pass'"
)
SLIVERS_M2, OTHER_METHOD = 1.0, 0.01
_OUTSIDE = (
    "EXISTS (SELECT 1 FROM violation v WHERE v.uid = NEW.violation_uid AND (ST_MinX(NEW.geom) > ST_MaxX(v.geom) "
    "OR ST_MaxX(NEW.geom) < ST_MinX(v.geom) OR ST_MinY(NEW.geom) > ST_MaxY(v.geom) OR ST_MaxY(NEW.geom) < ST_MinY(v.geom)))"
)
"""Of the polygons a trigger can compare the boxes only; what overlaps is measured when the acceptance is concluded."""


def task_triggers() -> Iterator[str]:
    """All of them."""
    yield from _issued()
    yield from _changed()
    yield from _ended()
    yield from _accepted()


def _issued() -> Iterator[str]:
    yield refuse(
        "task_insert_state", "INSERT", "task", "NEW.state <> 'issued'", f"新增整改任务的状态只能是“{TASK_STATES['issued']}”"
    )
    yield refuse(
        "task_deadline", "INSERT", "task", "date(NEW.deadline) < date(coalesce(NEW.issued_at, date('now','localtime')))", "整改期限不能早于下达日期"
    )
    for event in ("INSERT", "UPDATE"):
        new = "1" if event == "INSERT" else (
            "OLD.measure IS NOT NEW.measure OR OLD.demolish_m2 IS NOT NEW.demolish_m2 OR OLD.legalise_m2 IS NOT NEW.legalise_m2"
        )
        yield refuse(
            f"task_both_areas_{event.lower()}",
            event,
            "task",
            f"({new}) AND NEW.measure = 'mixed' AND (coalesce(NEW.demolish_m2, 0) <= 0 OR coalesce(NEW.legalise_m2, 0) <= 0)",
            life.BOTH_AREAS,
        )
        yield refuse(
            f"task_no_areas_{event.lower()}",
            event,
            "task",
            f"({new}) AND NEW.measure <> 'mixed' AND (NEW.demolish_m2 IS NOT NULL OR NEW.legalise_m2 IS NOT NULL)",
            "只有拆补组合才分别填写拆除面积和补办面积",
        )


def _changed() -> Iterator[str]:
    # Of a case reopened several tasks of one kind may be under way again: a change of the measure is asked only.
    yield refuse(
        "task_same_measure_changed",
        "UPDATE",
        "task",
        "OLD.measure <> NEW.measure AND NEW.state = 'issued' AND EXISTS (SELECT 1 FROM task t WHERE t.uid <> NEW.uid "
        "AND t.violation_uid = NEW.violation_uid AND t.state = 'issued' AND t.measure = NEW.measure)",
        life.SAME_MEASURE,
    )
    for state in ("done", "cancelled"):
        yield refuse(
            f"task_measure_{state}",
            "UPDATE",
            "task",
            f"OLD.state = {literal(state)} AND OLD.measure <> NEW.measure",
            life.ended_task(state, "更改整改方式"),
        )
        yield refuse(
            f"task_document_{state}",
            "UPDATE",
            "task",
            f"OLD.state = {literal(state)} AND NEW.measure IN {_PAPER} "
            "AND (OLD.document_no IS NOT NEW.document_no OR OLD.document_date IS NOT NEW.document_date)",
            life.ended_task(state, "再登记文号"),
        )


def _ended() -> Iterator[str]:
    yield refuse(
        "task_cancel_reason",
        "UPDATE",
        "task",
        "OLD.state = 'issued' AND NEW.state = 'cancelled' AND (length(trim(coalesce(NEW.note, ''))) = 0 OR NEW.note IS OLD.note)",
        "撤销任务须在备注中写明理由",
    )
    yield refuse(
        "task_cancel_done", "UPDATE", "task", "OLD.state = 'done' AND NEW.state = 'cancelled'", life.ended_task("done", "撤销")
    )
    yield refuse(
        "task_taken_up",
        "UPDATE",
        "task",
        "OLD.state = 'cancelled' AND NEW.state <> 'cancelled'",
        f"{life.ended_task('cancelled', '恢复')}，请另行下达",
    )


def _accepted() -> Iterator[str]:
    # A trigger cannot measure, but it can add: what was accepted has to come to the area of the patch, but for slivers and what
    # an area by another method differs.
    yield refuse(
        "violation_covered",
        "UPDATE",
        "violation",
        f"OLD.state = 'accepted' AND NEW.state = 'closed' AND coalesce(NEW.remaining_m2, 1e9) <= {life.CLOSING_TOLERANCE_M2!r} "
        f"AND NEW.area_m2 - ({_COVERED}) > max({SLIVERS_M2!r}, NEW.area_m2 * {OTHER_METHOD!r})",
        life.NOTHING_REMAINS.reason,
    )
    yield refuse(
        "acceptance_by_paper",
        "INSERT",
        "acceptance",
        f"NEW.kind = 'joint' AND EXISTS ({_TASK_OF} t.measure IN {_PAPER})",
        "补办手续或没收的任务以文号结案，不作复耕验收",
    )
    yield refuse(
        "acceptance_paper_twice",
        "INSERT",
        "acceptance",
        f"NEW.kind IN {_PAPER} AND EXISTS ({_TASK_OF} t.measure IN {_PAPER}) AND {_ALREADY}",
        "该任务已凭文书结案，不能重复登记",
    )
    yield refuse(
        "acceptance_of_task",
        "INSERT",
        "acceptance",
        f"EXISTS ({_TASK}) AND NOT EXISTS ({_TASK_OF} t.violation_uid = NEW.violation_uid)",
        "该整改任务不属于这个图斑，不能据以验收",
    )
    for event in ("INSERT", "UPDATE"):
        new = "1" if event == "INSERT" else "OLD.geom IS NOT NEW.geom AND OLD.result = 'pending'"
        yield refuse(
            f"acceptance_ground_{event.lower()}",
            event,
            "acceptance",
            f"({new}) AND NEW.geom IS NULL AND {_DRAWN}",
            "验收须划定范围",
        )
        yield refuse(f"acceptance_apart_{event.lower()}", event, "acceptance", f"({new}) AND {_OUTSIDE}", life.GROUND_APART)
