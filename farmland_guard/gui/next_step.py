"""What comes next for the case of a task: one sentence, four buttons, and in plain words why it cannot be closed."""

from dataclasses import replace
from typing import Optional, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..casework.moving import can_settle
from ..casework.overview import TaskLine
from ..domain.codes import BUREAUS, PAPER_MEASURES, label
from ..domain.language import translate
from ..domain.lifecycle import (
    NOTHING_REMAINS,
    REVIEW_ENDED,
    Answer,
    CaseFacts,
    RefusedMove,
    can_close,
    can_move,
    closing_gaps,
    find_move,
)
from .buttons import follow, switch_off
from .case_list import DONE_COLOUR
from .forms import choose, fill_codes
from .task_list import RED


class NextStep(QWidget):
    """The buttons follow the lifecycle; they only say what is wanted."""

    reclaimed_wanted = pyqtSignal()
    settle_wanted = pyqtSignal()
    close_wanted = pyqtSignal()
    again_wanted = pyqtSignal()
    """The case goes back to rectification; the reason is asked for in a form."""
    review_wanted = pyqtSignal(str)
    """The review state that was chosen for the case."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.sentence = _label("nextStep")
        self.reclaimed_button = QPushButton(translate("FarmlandGuard", "Register reclamation done"))
        self.reclaimed_button.setObjectName("registerReclaimed")
        self.reclaimed_button.clicked.connect(lambda _checked=False: self.reclaimed_wanted.emit())
        self.settle_button = QPushButton(translate("FarmlandGuard", "Settle by document…"))
        self.settle_button.setObjectName("settleByDocument")
        self.settle_button.clicked.connect(lambda _checked=False: self.settle_wanted.emit())
        self.close_button = QPushButton(translate("FarmlandGuard", "Close case"))
        self.close_button.setObjectName("closeCase")
        self.close_button.clicked.connect(lambda _checked=False: self.close_wanted.emit())
        self.again_button = QPushButton(translate("FarmlandGuard", "Rectify again…"))
        self.again_button.setObjectName("rectifyAgain")
        self.again_button.clicked.connect(lambda _checked=False: self.again_wanted.emit())
        self.refusal = _label("whyNotClosed")
        self.review = QComboBox()
        self.review.setObjectName("reviewState")
        fill_codes(self.review, "review_state")
        self.review.activated.connect(lambda _index: self.review_wanted.emit(str(self.review.currentData())))
        review = QHBoxLayout()
        review.addWidget(QLabel(translate("FarmlandGuard", "Review state")))
        review.addWidget(self.review, 1)
        grid = QGridLayout()
        grid.addWidget(self.reclaimed_button, 0, 0)
        grid.addWidget(self.settle_button, 0, 1)
        grid.addWidget(self.close_button, 0, 2)
        grid.addWidget(self.again_button, 0, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.sentence)
        layout.addLayout(review)
        layout.addLayout(grid)
        layout.addWidget(self.refusal)

    def take(
        self,
        task: Optional[TaskLine],
        facts: Optional[CaseFacts],
        missing: Sequence[str],
        person: str,
        review_state: str = "",
        remaining: str = "",
    ) -> None:
        """Show what comes next.

        `missing` are the bureaus that have yet to sign, `person` is who acts or "", `remaining` names the ground that no
        acceptance covers.
        """
        buttons = (self.reclaimed_button, self.settle_button, self.close_button, self.again_button)
        if task is None or facts is None:
            self.sentence.clear()
            self.refusal.clear()
            self.review.setEnabled(False)
            for button in buttons:
                switch_off(button, translate("FarmlandGuard", "Select a task first."))
            return
        self.sentence.setText(_next(task, missing, facts.accepted))
        on_paper = task.measure in PAPER_MEASURES
        reclaim, settle, close = can_move(facts, "reclaimed"), can_settle(task.state, task.measure), can_close(facts)
        follow(self.reclaimed_button, reclaim, translate("FarmlandGuard", "The ground is farmland again: “已复耕”"))
        if on_paper and reclaim:
            switch_off(
                self.reclaimed_button,
                translate("FarmlandGuard", "This task is settled by the number of a document, not by reclaiming."),
            )
        follow(
            self.settle_button,
            settle,
            translate("FarmlandGuard", "End the task with the number of the approval or decision"),
        )
        follow(self.close_button, close, translate("FarmlandGuard", "Take the case off the list: “已销号”"))
        follow(self.again_button, _again(facts), _again_tip(facts.state))
        if not person:
            for button in buttons:
                if button.isEnabled():
                    switch_off(button, translate("FarmlandGuard", "Choose the person who acts first."))
        choose(self.review, review_state)
        self.review.setEnabled(bool(person) and facts.state != "closed")
        if facts.state == "closed":
            tip = REVIEW_ENDED
        elif person:
            tip = translate("FarmlandGuard", "What the reviewing bureaus above have said; a case is closed after “审核结束” only")
        else:
            tip = translate("FarmlandGuard", "Choose the person who acts first.")
        self.review.setToolTip(tip)
        # A case that is on its way is no fault: red is for the one that could be closed but for this.
        self.refusal.setStyleSheet(f"color: {RED.name() if facts.state == 'accepted' else DONE_COLOUR.name()}")
        self.refusal.setText(_why_not_closed(facts, remaining))
        self.refusal.setVisible(bool(self.refusal.text()))


def _again(facts: CaseFacts) -> Answer:
    """Whether the case may go back to rectification, the reason for it taken as given: the form asks for it."""
    if facts.state in ("verified", "filed", "rectifying"):
        return RefusedMove(translate("FarmlandGuard", "The case is still being rectified."))
    return can_move(replace(facts, move_reasoned=True), "rectifying")


def _again_tip(state: str) -> str:
    move = find_move(state, "rectifying")
    return translate("FarmlandGuard", "{action}, with a reason: “整改中”").format(action="" if move is None else move.action)


def _why_not_closed(facts: CaseFacts, remaining: str) -> str:
    """Everything that is missing, not the first thing only; of a closed case, that what it was closed on no longer holds."""
    if facts.state == "closed" and not facts.accepted:
        return translate("FarmlandGuard", "The case is closed, but no acceptance of it holds any more; check it and rectify again.")
    gaps = list(closing_gaps(facts))
    if not gaps:
        return ""
    if remaining:
        gaps = [f"{gap}（{remaining}）" if gap == NOTHING_REMAINS.reason else gap for gap in gaps]
    return translate("FarmlandGuard", "Cannot be closed: {reason}").format(
        # Each reason ends in what it forbids; here that is said once, in front.
        reason="；".join(gap.replace("，不能销号", "").replace("，不能验收", "") for gap in gaps)
    )


def _next(task: TaskLine, missing: Sequence[str], accepted: bool) -> str:
    if task.case_state == "rectifying" and task.measure in PAPER_MEASURES:
        return translate("FarmlandGuard", "Next: record the document that settles the case.")
    if task.case_state == "rectifying":
        return translate("FarmlandGuard", "Next: gather the evidence and register that the ground is reclaimed.")
    if task.case_state == "reclaimed":
        return translate("FarmlandGuard", "Next: signature of {bureaus}.").format(
            bureaus="、".join(BUREAUS[bureau] for bureau in missing)
        )
    if task.case_state == "accepted":
        return translate("FarmlandGuard", "Next: close the case.")
    if task.case_state == "closed" and accepted:
        return translate("FarmlandGuard", "The case is closed; nothing is left to do.")
    return translate("FarmlandGuard", "The case is “{state}”.").format(state=label("state", task.case_state))


def _label(name: str) -> QLabel:
    made = QLabel()
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
