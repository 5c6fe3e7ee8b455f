"""Triggers of the violation desk: every verdict is kept, whatever door it came through, and county rules carry a name."""

from typing import Iterator

from .quoting import statement
from .refusal import refuse

_CHANGED = (
    "NEW.verdict IS NOT NULL AND (OLD.verdict IS NOT NEW.verdict OR OLD.verdict_by IS NOT NEW.verdict_by "
    "OR OLD.verdict_reason IS NOT NEW.verdict_reason OR OLD.subclass IS NOT NEW.subclass)"
)
_KEEP = (
    "INSERT INTO judgement (violation_uid, verdict, subclass, judged_by, reason, judged_at, proposal, proposal_reason) "
    "VALUES (NEW.uid, NEW.verdict, NEW.subclass, NEW.verdict_by, NEW.verdict_reason, NEW.verdict_at, NEW.proposal, "
    "NEW.proposal_reason);"
)
_PERSON = "NOT EXISTS (SELECT 1 FROM person p WHERE p.name = NEW.decided_by AND p.active)"


def desk_triggers() -> Iterator[str]:
    """All of them."""
    yield statement('CREATE TRIGGER "keep_violation_judgement" AFTER UPDATE ON "violation" WHEN ' + _CHANGED + " BEGIN " + _KEEP + " END")
    yield statement(
        'CREATE TRIGGER "keep_violation_judged" AFTER INSERT ON "violation" WHEN NEW.verdict IS NOT NULL BEGIN ' + _KEEP + " END"
    )
    for event in ("UPDATE", "DELETE"):
        yield refuse(f"judgement_{event.lower()}", event, "judgement", "1", "认定记录只能追加，不能修改或删除")
    for event in ("INSERT", "UPDATE"):
        changed = "1" if event == "INSERT" else "OLD.decided_by IS NOT NEW.decided_by"
        yield refuse(
            f"rule_override_{event.lower()}", event, "rule_override", f"{changed} AND {_PERSON}", "县级规则的决定人须是人员表中在岗的人员"
        )
    yield (
        'CREATE TRIGGER "keep_violation_precheck" AFTER DELETE ON "violation" BEGIN '
        "DELETE FROM precheck_result WHERE violation_uid = OLD.uid; END"
    )
