"""The life of a case as a table: from, to, who acts, and the guards that may refuse it.

Python asks here first (buttons, tooltips, casework); the triggers of the register are generated from the same table
(`register.guards` holds the SQL twin of each guard, and a test holds the two against each other), so that no attribute
table, script or phone can skip a move. Reasons are Chinese: they are domain data and the trigger can say only one text.

Sources: 垣政发〔2023〕12号 二、三; the order 核实 → 立案 → 整改 → 复耕 → 验收 → 销号 of the county's practice.
"""

from dataclasses import dataclass
from typing import Iterable, Optional, Tuple

from . import moves
from .codes import ILLEGAL_VERDICTS, INNOCENT_VERDICTS, OPEN_STATES, STATES, TASK_STATES
from .moves import Allowed, Answer, Guard, Move, RefusedMove

CLOSING_TOLERANCE_M2 = 0.01
"""What may remain of a case that is closed: the reporting precision of 图斑椭球面积, 0.01 m²."""


@dataclass(frozen=True)
class CaseFacts:
    """What the guards look at. Areas in m²; None means never computed.

    `passed_both_bureaus`: some joint acceptance holds with both valid signatures; `ground_pending`: tasks on the ground
    (拆除复耕、退还、拆补组合) without one; `signature_void`: a signature of the case was voided by a later change.
    """

    state: str
    verdict: Optional[str] = None
    verdict_named: bool = False
    verdict_reasoned: bool = False
    move_reasoned: bool = False
    live_tasks: int = 0
    live_ground_tasks: int = 0
    unfinished_tasks: int = 0
    settled_by_paper: bool = False
    passed_both_bureaus: bool = False
    ground_pending: int = 0
    accepted: bool = False
    signature_void: bool = False
    remaining_m2: Optional[float] = None
    review_done: bool = False
    split: bool = False


ILLEGAL = Guard("illegal", "核实认定意见不是违法（非农违法或非粮违法），不能进入整改办理", lambda f: f.verdict in ILLEGAL_VERDICTS)
INNOCENT = Guard(
    "innocent", "认定为违法的图斑不能作不予处理；如确需改判，请先由认定人更改认定意见", lambda f: f.verdict in INNOCENT_VERDICTS
)
NAMED = Guard(
    "named", "核实认定须写明认定人（人员表中在岗的人员）和认定理由", lambda f: f.verdict_named and f.verdict_reasoned
)
REASONED = Guard("reasoned", "退回或重新办理须写明变更理由", lambda f: f.move_reasoned)
NO_LIVE_TASK = Guard("no_live_task", "该图斑已下达整改任务，请先撤销任务", lambda f: f.live_tasks == 0)
HAS_TASK = Guard(
    "has_task",
    "没有拆除复耕（或退还、拆补组合）的整改任务，不能登记复耕完成；补办、没收以文号结案",
    lambda f: f.live_ground_tasks > 0,
)
BOTH_PASSED = Guard(
    "both_passed", "自然资源局与农业农村局尚未都签署合格意见，不能验收", lambda f: f.passed_both_bureaus
)
GROUND_PASSED = Guard(
    "ground_passed", "还有拆除复耕（或退还、拆补组合）的任务未经两局联合验收合格", lambda f: f.ground_pending == 0
)
RECLAIMED_FIRST = Guard(
    "reclaimed_first",
    "须先登记复耕完成，再经自然资源局与农业农村局联合验收合格",
    lambda f: f.settled_by_paper or f.live_ground_tasks == 0,
)
"""What a case with a task on the ground needs; SETTLED, asked after it, is for cases that a document alone can end."""
SETTLED = Guard("settled", "没有已登记批准（决定）文号而完成的整改任务", lambda f: f.settled_by_paper)
SIGNATURES_VALID = Guard(
    "signatures_valid",
    "验收签字已失效（签字后图形、读数或附件有变动），须重新联合验收，不能销号",
    lambda f: f.accepted or not f.signature_void,
)
ACCEPTED = Guard("accepted", "没有有效的验收结论，不能销号", lambda f: f.accepted)
TASKS_ENDED = Guard("tasks_ended", "还有未完成的整改任务，不能销号", lambda f: f.unfinished_tasks == 0)
REMAINING_KNOWN = Guard(
    "remaining_known", "剩余未整改面积尚未计算（图形改动后须重新套合检查），不能销号", lambda f: f.remaining_m2 is not None
)
NOTHING_REMAINS = Guard(
    "nothing_remains",
    "剩余未整改面积不为零，不能销号",
    lambda f: f.remaining_m2 is not None and f.remaining_m2 <= CLOSING_TOLERANCE_M2,
)

REVIEWED = Guard("reviewed", "审核状态不是“审核结束”，不能销号", lambda f: f.review_done)

CLOSING = (SIGNATURES_VALID, ACCEPTED, TASKS_ENDED, REMAINING_KNOWN, NOTHING_REMAINS, REVIEWED)

MOVES: Tuple[Move, ...] = (
    Move("marked", "verified", "核实为违法", (ILLEGAL, NAMED)),
    Move("marked", "dismissed", "核实为不违法", (INNOCENT, NAMED)),
    Move("dismissed", "verified", "改判为违法", (ILLEGAL, NAMED)),
    Move("verified", "dismissed", "改判为不违法", (INNOCENT, NAMED, NO_LIVE_TASK)),
    Move("filed", "dismissed", "改判为不违法", (INNOCENT, NAMED, NO_LIVE_TASK)),
    Move("dismissed", "marked", "退回重新核实", (REASONED,)),
    Move("verified", "marked", "退回重新核实", (REASONED, NO_LIVE_TASK)),
    Move("verified", "filed", "立案", (ILLEGAL,)),
    Move("verified", "rectifying", "开始整改", (ILLEGAL,)),
    Move("filed", "rectifying", "开始整改", (ILLEGAL,)),
    Move("rectifying", "reclaimed", "登记复耕完成", (HAS_TASK,)),
    Move("rectifying", "accepted", "补办或没收结案", (RECLAIMED_FIRST, SETTLED, GROUND_PASSED)),
    Move("reclaimed", "rectifying", "退回整改", (REASONED,)),
    Move("reclaimed", "accepted", "联合验收合格", (BOTH_PASSED, GROUND_PASSED)),
    Move("accepted", "rectifying", "重新整改", (REASONED,)),
    Move("accepted", "closed", "销号", CLOSING),
    Move("closed", "rectifying", "销号后重新整改", (REASONED,)),
)

NOT_ON_PAPER = "只有补办或没收的任务以批准（决定）文号结案；本任务须登记复耕完成并经两局联合验收合格"
SAME_MEASURE = "该图斑已有未完成的同类整改任务"
BOTH_AREAS = "拆补组合须分别填写拆除面积和补办面积"
REVIEW_ENDED = "已销号的图斑不能更改审核状态；请先写明理由重新整改"
CLOSED_PAPERS = "已销号的图斑不能再变更附件、读数、采样点和见证；请先写明理由重新整改"
GROUND_APART = "验收范围与图斑不相交，请核对是否为本图斑的成果"

SPLIT_REASON = "该图斑已被拆分，请在拆分后的子图斑上办理；确需整体办理的先撤销拆分"

# States a bare change of the verdict must stay in step with.
STATES_OF_ILLEGAL = tuple(state for state in STATES if state not in ("marked", "dismissed"))


def find_move(source: str, target: str) -> Optional[Move]:
    """The row of the table that leads from `source` to `target`, or None."""
    return moves.find_move(MOVES, source, target)


def next_states(source: str) -> Tuple[str, ...]:
    """States that the table reaches from `source`, guards aside."""
    return moves.next_states(MOVES, source)


def refusal_without_move(source: str) -> str:
    """The reason given when the table has no row from `source` to the wanted state."""
    targets = "、".join(f"“{STATES[target]}”" for target in next_states(source))
    return f"“{STATES[source]}”的图斑只能改为{targets}"


def can_move(facts: CaseFacts, target: str) -> Answer:
    """Whether a case with these facts may reach `target`, and the first reason when not."""
    if facts.split:
        return RefusedMove(SPLIT_REASON)
    move = find_move(facts.state, target)
    if move is None:
        return RefusedMove(refusal_without_move(facts.state))
    return moves.asked(move, facts)


def can_close(facts: CaseFacts) -> Answer:
    """Whether the case may be closed (销号)."""
    return can_move(facts, "closed")


def closing_gaps(facts: CaseFacts) -> Tuple[str, ...]:
    """Everything that stands between the case and its closing, in words; empty when it may be closed or is closed."""
    if facts.state == "closed":
        return ()
    gaps = [guard.reason for guard in CLOSING if not guard.holds(facts)]
    if facts.state != "accepted" and ACCEPTED.holds(facts):
        gaps.insert(0, refusal_without_move(facts.state))
    if not REMAINING_KNOWN.holds(facts):
        gaps.remove(NOTHING_REMAINS.reason)
    if facts.state in ("rectifying", "reclaimed"):
        # “may only become 已验收” helps nobody: say what keeps it from being accepted, by the kind of its tasks.
        accept = can_move(facts, "accepted")
        if isinstance(accept, RefusedMove):
            gaps = [accept.reason, *(gap for gap in gaps if gap != ACCEPTED.reason)]
    return tuple(gaps)


def can_judge(facts: CaseFacts) -> Answer:
    """Whether a verdict may be recorded now (核实认定)."""
    if facts.split:
        return RefusedMove(SPLIT_REASON)
    if facts.state in ("marked", "verified", "filed", "dismissed"):
        return Allowed()
    return RefusedMove(f"“{STATES[facts.state]}”的图斑不能更改认定意见；请先退回整改并撤销任务")


def can_issue(facts: CaseFacts) -> Answer:
    """Whether a rectification task may be issued (下达整改任务), also a further one beside those under way.

    An accepted case of which ground remains is rectified further; its acceptance stands.
    """
    if facts.split:
        return RefusedMove(SPLIT_REASON)
    if facts.verdict not in ILLEGAL_VERDICTS or not facts.verdict_named:
        return RefusedMove("尚未由具名人员认定为违法，不能下达整改任务")
    if facts.state == "accepted" and not NOTHING_REMAINS.holds(facts) and facts.remaining_m2 is not None:
        return Allowed()
    if facts.state not in ("verified", "filed", "rectifying"):
        return RefusedMove(f"“{STATES[facts.state]}”的图斑不能下达整改任务")
    return Allowed()


def can_issue_measure(facts: CaseFacts, measure: str, under_way: Iterable[str]) -> Answer:
    """Whether a task of this measure may be issued beside the unfinished tasks whose measures are `under_way`."""
    if measure in under_way:
        return RefusedMove(SAME_MEASURE)
    return can_issue(facts)


def ended_task(task_state: str, what: str) -> str:
    """The reason when something can no longer be done to a task in this state."""
    return f"“{TASK_STATES[task_state]}”的任务不能{what}"


def needs_task(facts: CaseFacts) -> bool:
    """Whether the case waits for a task: the batch issues to these only."""
    return bool(can_issue(facts)) and not facts.unfinished_tasks


def can_sign(facts: CaseFacts) -> Answer:
    """Whether a bureau may sign the joint quality sign-off (联合验收)."""
    if facts.state == "reclaimed":
        return Allowed()
    if facts.state in OPEN_STATES and facts.state != "accepted":
        return RefusedMove(f"图斑处于“{STATES[facts.state]}”，登记复耕完成后才能签署验收意见")
    return RefusedMove(f"“{STATES[facts.state]}”的图斑不再验收")


def can_visit(state: str) -> Answer:
    """Whether reclaimed ground of a case in this state is visited (复耕回访)."""
    return Allowed() if state in ("accepted", "closed") else RefusedMove("图斑未验收，不作复耕回访")


def can_split(facts: CaseFacts) -> Answer:
    """Whether the patch may be split into parts (拆分): before rectification, and without tasks."""
    if facts.split:
        return RefusedMove("该图斑已被拆分；请拆分其子图斑，或先撤销拆分")
    if facts.live_tasks:
        return RefusedMove("该图斑已下达整改任务，请先撤销任务再拆分")
    if facts.state in ("marked", "verified", "filed", "dismissed"):
        return Allowed()
    return RefusedMove(f"“{STATES[facts.state]}”的图斑不能拆分")


def state_after_verdict(state: str, verdict: str) -> str:
    """The state a case has once `verdict` is recorded: an illegal one stays filed when it already was."""
    if verdict in INNOCENT_VERDICTS:
        return "dismissed"
    return "filed" if state == "filed" else "verified"
