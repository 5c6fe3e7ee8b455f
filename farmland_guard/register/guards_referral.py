"""Triggers that keep referrals within `domain.referral_life`."""

from typing import Iterator

from ..domain.codes import REFERRAL_STATES
from ..domain.referral_life import STEPS, lacking, no_step
from .quoting import literal, literals
from .refusal import refuse


def referral_triggers() -> Iterator[str]:
    """All of them."""
    yield refuse("referral_insert", "INSERT", "referral", "NEW.state <> 'proposed'", "新增的移送只能是“拟移送”")
    for state in REFERRAL_STATES:
        targets = literals([step.target for step in STEPS if state in step.sources])
        condition = f"OLD.state = {literal(state)} AND NEW.state <> OLD.state AND NEW.state NOT IN {targets}"
        yield refuse(f"referral_from_{state}", "UPDATE", "referral", condition, no_step(state))
    for step in STEPS:
        held = ""
        for column, words in step.needs:
            empty = f"length(trim(coalesce(NEW.{column}, ''))) = 0"
            if column == "content":
                # A letter has its content from the start: a reason is what is written for this step.
                empty = f"({empty} OR NEW.content IS OLD.content)"
            yield refuse(
                f"referral_{step.target}_{column}",
                "UPDATE",
                "referral",
                f"NEW.state = {literal(step.target)} AND OLD.state IN {literals(step.sources)}{held} AND {empty}",
                lacking(step.target, words),
            )
            held += f" AND NOT ({empty})"
    yield refuse(
        "referral_decided_by",
        "UPDATE",
        "referral",
        "NEW.decided_by IS NOT OLD.decided_by AND NEW.decided_by IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM person p WHERE p.name = NEW.decided_by AND p.active)",
        "移送的决定人须是人员表中在岗的人员",
    )
    for column, words in dict(need for step in STEPS for need in step.needs if need[0] != "content").items():
        yield refuse(
            f"referral_{column}_emptied",
            "UPDATE",
            "referral",
            f"OLD.state <> 'proposed' AND NEW.state <> 'proposed' AND length(trim(coalesce(OLD.{column}, ''))) > 0 "
            f"AND length(trim(coalesce(NEW.{column}, ''))) = 0",
            f"已决定的移送不能清空{words}",
        )
    for column, words in (("received_on", "签收日期"), ("replied_on", "回复日期"), ("reply_due", "要求回复日期")):
        yield refuse(
            f"referral_{column}_early",
            "UPDATE",
            "referral",
            f"(OLD.{column} IS NOT NEW.{column} OR OLD.sent_on IS NOT NEW.sent_on) AND date(NEW.{column}) < date(NEW.sent_on)",
            f"{words}不能早于发出日期",
        )
    yield refuse("referral_delete", "DELETE", "referral", "OLD.state <> 'proposed'", "已决定的移送不能删除")
