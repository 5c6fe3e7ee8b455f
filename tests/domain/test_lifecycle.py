"""The lifecycle table: what it allows, what it refuses, and that its words are complete."""

import pytest

from farmland_guard.domain import lifecycle as life
from farmland_guard.domain.codes import STATES
from farmland_guard.domain.lifecycle import CaseFacts, can_close, can_issue, can_judge, can_move, can_sign


def facts(state, **changes):
    return CaseFacts(state=state, **changes)


def test_every_state_can_be_reached_and_left():
    reached = {move.target for move in life.MOVES} | {"marked"}
    left = {move.source for move in life.MOVES}
    assert reached == set(STATES) == left


def test_a_named_illegal_verdict_verifies():
    named = {"verdict_named": True, "verdict_reasoned": True}
    assert can_move(facts("marked", verdict="illegal_construction", **named), "verified")
    assert not can_move(facts("marked", verdict="illegal_construction"), "verified")
    assert not can_move(facts("marked", verdict="legal", **named), "verified")
    assert can_move(facts("marked", verdict="legal", **named), "dismissed")


def test_an_impossible_move_names_the_possible_ones():
    answer = can_move(facts("marked"), "closed")
    assert not answer
    assert "已核实" in answer.reason and "不予处理" in answer.reason


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"remaining_m2": 0.0}, "验收结论"),
        ({"accepted": True, "remaining_m2": 0.0, "unfinished_tasks": 1}, "整改任务"),
        ({"accepted": True}, "尚未计算"),
        ({"accepted": True, "remaining_m2": 0.02}, "不为零"),
        ({"accepted": True, "remaining_m2": 0.0}, "审核结束"),
        ({"signature_void": True, "remaining_m2": 0.0}, "已失效"),
    ],
)
def test_closing_says_what_is_missing(changes, word):
    answer = can_close(facts("accepted", **changes))
    assert not answer
    assert word in answer.reason


def test_closing_with_everything_there():
    everything = facts("accepted", accepted=True, remaining_m2=0.01, review_done=True)
    assert can_close(everything)
    assert life.closing_gaps(everything) == ()


def test_all_that_is_missing_is_named_at_once():
    gaps = "；".join(life.closing_gaps(facts("verified", unfinished_tasks=1)))
    for word in ("验收结论", "整改任务", "尚未计算", "审核结束"):
        assert word in gaps


@pytest.mark.parametrize("state", ["rectifying", "reclaimed", "accepted"])
def test_what_is_missing_names_only_what_the_kind_of_task_asks_for(state):
    """A case of demolition is never told of legalising, confiscation or their papers, nor the other way round."""
    demolished = "；".join(life.closing_gaps(facts(state, live_tasks=1, live_ground_tasks=1, unfinished_tasks=1, ground_pending=1)))
    for word in ("补办", "没收", "文号", "文书"):
        assert word not in demolished
    if state == "rectifying":
        assert "登记复耕完成" in demolished and "联合验收" in demolished
        on_paper = "；".join(life.closing_gaps(facts(state, live_tasks=1, unfinished_tasks=1)))
        assert "文号" in on_paper and "复耕" not in on_paper and "两局" not in on_paper


def test_tasks_only_for_a_named_illegal_verdict():
    named = {"verdict": "illegal_non_grain", "verdict_named": True}
    assert can_issue(facts("verified", **named))
    assert not can_issue(facts("verified", verdict="illegal_non_grain"))
    assert not can_issue(facts("marked", **named))
    assert not life.needs_task(facts("rectifying", unfinished_tasks=1, **named))
    assert can_issue(facts("rectifying", unfinished_tasks=1, **named))
    assert not life.can_issue_measure(facts("rectifying", **named), "legalise", ["legalise"])
    assert not can_issue(facts("accepted", remaining_m2=0.0, **named))
    assert can_issue(facts("accepted", remaining_m2=5.0, **named))


def test_signing_waits_for_reclamation():
    assert can_sign(facts("reclaimed"))
    assert "登记复耕完成" in can_sign(facts("rectifying")).reason
    assert not can_sign(facts("closed"))


def test_judging_ends_when_rectification_begins():
    assert can_judge(facts("filed"))
    assert not can_judge(facts("reclaimed"))


@pytest.mark.parametrize(("state", "verdict", "after"), [
    ("marked", "illegal_construction", "verified"),
    ("filed", "illegal_non_grain", "filed"),
    ("verified", "other", "dismissed"),
])  # fmt: skip
def test_state_after_verdict(state, verdict, after):
    assert life.state_after_verdict(state, verdict) == after
