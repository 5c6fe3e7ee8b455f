"""The life of a facility-agriculture filing as a table: from, to, and the guards that may refuse.

As for cases, Python asks here first and triggers generated from the same table (`register.filing_guards`) refuse the same.
Sources: 自然资规〔2019〕4号 item 3 (agreement, filing with the township, hand-over to the county; make-up before use);
自然资源部办公厅 2020-07 上图入库 notice (registration before building, photos after); 垣政发〔2023〕12号 二 (verify in time,
register, change in the annual survey).
"""

from dataclasses import dataclass
from typing import Optional, Tuple

from . import moves
from .filing_codes import FILING_STATES
from .moves import Answer, Guard, Move, RefusedMove


@dataclass(frozen=True)
class FilingFacts:
    """What the guards look at. `failed_items` None: the filing was not checked since it was last changed."""

    state: str
    filed: bool = False
    received: bool = False
    exempt: bool = False
    failed_items: Optional[int] = None
    verified_named: bool = False
    makeup_needed: bool = False
    made_up: bool = False
    upload_numbered: bool = False
    built: bool = False
    surveyed: bool = False
    term_over: bool = False
    term_runs: bool = False
    reclaimed: bool = False
    move_reasoned: bool = False


FILED = Guard("filed", "乡镇备案须有备案号和备案日期", lambda f: f.filed)
RECEIVED = Guard("received", "县级核验须登记县局收件日期", lambda f: f.received)
CHECKED = Guard("checked", "还没有核查，或核查后资料有改动，请先核查", lambda f: f.failed_items is not None)
NOTHING_FAILS = Guard("nothing_fails", "核查有不符合项，不能通过核验；请退回或改正后重新核查", lambda f: f.failed_items == 0)
NAMED = Guard("named", "县级核验须写明核验人（人员表中在岗的人员）和核验意见", lambda f: f.verified_named)
MADE_UP = Guard(
    "made_up", "占用永久基本农田须补划的，先登记补划文号和补划日期，再上图入库", lambda f: f.made_up or not f.makeup_needed
)
UPLOADED = Guard("uploaded", "上图入库须登记上图入库号和日期", lambda f: f.upload_numbered)
EXEMPT = Guard("exempt", "此类设施须上图入库后才能登记建成", lambda f: f.exempt)
BUILT = Guard("built", "须登记建成日期", lambda f: f.built)
SURVEYED = Guard("surveyed", "须登记变更调查日期", lambda f: f.surveyed)
TERM_OVER = Guard("term_over", "使用终止日期还没有到，或没有登记", lambda f: f.term_over)
TERM_RUNS = Guard("term_runs", "续期须登记新的使用终止日期，且晚于原日期和今天", lambda f: f.term_runs)
RECLAIMED = Guard("reclaimed", "须登记复垦验收日期", lambda f: f.reclaimed)
REASONED = Guard("reasoned", "须写明理由", lambda f: f.move_reasoned)

MOVES: Tuple[Move, ...] = (
    Move("draft", "recorded", "登记乡镇备案", (FILED,)),
    Move("draft", "cancelled", "注销", (REASONED,)),
    Move("recorded", "verified", "核验通过", (RECEIVED, CHECKED, NOTHING_FAILS, NAMED)),
    Move("recorded", "returned", "退回乡镇", (REASONED,)),
    Move("returned", "recorded", "乡镇重新报送", (FILED,)),
    Move("returned", "cancelled", "注销", (REASONED,)),
    Move("verified", "returned", "退回乡镇", (REASONED,)),
    Move("verified", "registered", "登记上图入库", (MADE_UP, UPLOADED)),
    Move("verified", "built", "登记建成（不需上图入库）", (EXEMPT, BUILT)),
    Move("registered", "built", "登记建成", (BUILT,)),
    Move("registered", "renewed", "续期", (TERM_RUNS, REASONED)),
    Move("registered", "returned", "办理变更", (REASONED,)),
    Move("registered", "cancelled", "注销", (REASONED,)),
    Move("registered", "expired", "到期", (TERM_OVER,)),
    Move("built", "surveyed", "登记变更调查", (SURVEYED,)),
    Move("built", "renewed", "续期", (TERM_RUNS, REASONED)),
    Move("built", "returned", "办理变更", (REASONED,)),
    Move("built", "expired", "到期", (TERM_OVER,)),
    Move("built", "cancelled", "注销", (REASONED,)),
    Move("surveyed", "renewed", "续期", (TERM_RUNS, REASONED)),
    Move("surveyed", "returned", "办理变更", (REASONED,)),
    Move("surveyed", "expired", "到期", (TERM_OVER,)),
    Move("surveyed", "cancelled", "注销", (REASONED,)),
    Move("expired", "renewed", "续期", (TERM_RUNS, REASONED)),
    Move("expired", "cancelled", "注销", (REASONED,)),
    Move("expired", "reclaimed", "复垦验收", (RECLAIMED,)),
    Move("renewed", "expired", "到期", (TERM_OVER,)),
    Move("renewed", "surveyed", "登记变更调查", (SURVEYED,)),
    Move("renewed", "returned", "办理变更", (REASONED,)),
    Move("renewed", "cancelled", "注销", (REASONED,)),
    Move("cancelled", "reclaimed", "复垦验收", (RECLAIMED,)),
)


def find_move(source: str, target: str) -> Optional[Move]:
    """The row of the table that leads from `source` to `target`, or None."""
    return moves.find_move(MOVES, source, target)


def next_states(source: str) -> Tuple[str, ...]:
    """States that the table reaches from `source`, guards aside."""
    return moves.next_states(MOVES, source)


def refusal_without_move(source: str) -> str:
    """The reason given when the table has no row from `source` to the wanted state."""
    targets = "、".join(f"“{FILING_STATES[target]}”" for target in next_states(source))
    if not targets:
        return f"“{FILING_STATES[source]}”的备案不再变更状态"
    return f"“{FILING_STATES[source]}”的备案只能改为{targets}"


def can_move(facts: FilingFacts, target: str) -> Answer:
    """Whether a filing with these facts may reach `target`, and the first reason when not."""
    move = find_move(facts.state, target)
    return RefusedMove(refusal_without_move(facts.state)) if move is None else moves.asked(move, facts)
