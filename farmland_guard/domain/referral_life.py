"""The life of a referral as a table: who may bring it where, and what has to be filled in by then.

`register.guards_referral` refuses the same by trigger; a test drives both.
"""

from dataclasses import dataclass
from typing import Tuple

from .codes import REFERRAL_STATES


@dataclass(frozen=True)
class ReferralStep:
    """From these states to `target`; `needs` are (column, what is missing in words)."""

    sources: Tuple[str, ...]
    target: str
    needs: Tuple[Tuple[str, str], ...]


_DECIDED = (("decided_by", "决定人"),)
STEPS: Tuple[ReferralStep, ...] = (
    ReferralStep(("proposed",), "dismissed", (*_DECIDED, ("content", "不移送的理由"))),
    ReferralStep(("proposed",), "sent", (*_DECIDED, ("letter_no", "文号"), ("sent_on", "发出日期"))),
    ReferralStep(("sent",), "received", (("received_on", "签收日期"), ("receiver", "签收人"))),
    ReferralStep(("sent", "received"), "replied", (("replied_on", "回复日期"), ("reply_content", "回复内容"))),
    ReferralStep(("dismissed",), "proposed", ()),
)


def step_to(source: str, target: str) -> "ReferralStep | None":
    """The row that leads from `source` to `target`, or None."""
    return next((step for step in STEPS if source in step.sources and step.target == target), None)


def no_step(source: str) -> str:
    """The reason when the table leads nowhere near."""
    targets = [REFERRAL_STATES[step.target] for step in STEPS if source in step.sources]
    if not targets:
        return f"“{REFERRAL_STATES[source]}”的移送不能再改"
    return f"“{REFERRAL_STATES[source]}”的移送只能改为{'、'.join(f'“{each}”' for each in targets)}"


def lacking(target: str, missing: str) -> str:
    """The reason when something is not filled in."""
    return f"移送改为“{REFERRAL_STATES[target]}”须填写{missing}"
