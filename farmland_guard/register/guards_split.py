"""Triggers that keep a split patch still (its parts are what is judged, moved and rectified from then on), and that take a
deleted patch's numbers and comparison with it, so that its number is free again."""

from typing import Iterator

from ..domain.lifecycle import SPLIT_REASON
from .refusal import refuse

_CHILDREN = "EXISTS (SELECT 1 FROM violation c WHERE c.parent_uid = NEW.uid)"
_MOVED = (
    "NEW.state <> OLD.state OR NEW.verdict IS NOT OLD.verdict OR NEW.verdict_by IS NOT OLD.verdict_by "
    "OR NEW.verdict_reason IS NOT OLD.verdict_reason OR NEW.geom IS NOT OLD.geom"
)


def split_triggers() -> Iterator[str]:
    """All of them."""
    yield refuse(
        "violation_split_moved",
        "UPDATE",
        "violation",
        f"OLD.patch_state = 'split' AND NEW.patch_state = 'split' AND ({_MOVED})",
        SPLIT_REASON,
    )
    yield refuse(
        "violation_split_marked",
        "UPDATE",
        "violation",
        f"(NEW.patch_state = 'split' AND OLD.patch_state IS NOT 'split' AND NOT {_CHILDREN}) "
        f"OR (OLD.patch_state = 'split' AND NEW.patch_state IS NOT 'split' AND {_CHILDREN})",
        "图斑状态由拆分和撤销拆分写入，不能直接修改",
    )
    yield refuse(
        "task_split",
        "INSERT",
        "task",
        "EXISTS (SELECT 1 FROM violation v WHERE v.uid = NEW.violation_uid AND v.patch_state = 'split')",
        SPLIT_REASON,
    )
    yield (
        'CREATE TRIGGER "keep_violation_numbers" AFTER DELETE ON "violation" BEGIN '
        "DELETE FROM relation WHERE violation_uid = OLD.uid OR old_uid = OLD.uid; "
        "UPDATE case_number SET edited_by = OLD.edited_by WHERE violation_uid = OLD.uid; "
        "DELETE FROM case_number WHERE violation_uid = OLD.uid; END"
    )
