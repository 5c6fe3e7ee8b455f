"""What can be done to a task besides its own next step: a further one, cancelling it, a visit after the acceptance."""

from typing import List, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QWidget

from ...casework.overview import CaseCard, TaskLine
from ...casework.rectifying import can_cancel
from ...domain.language import translate
from ...domain.lifecycle import can_visit
from ..buttons import follow, switch_off


class TaskActions(QObject):
    """Three actions of a tool bar; they follow the lifecycle and only say what is wanted."""

    further_wanted = pyqtSignal()
    cancel_wanted = pyqtSignal()
    visit_wanted = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.further = QAction(translate("FarmlandGuard", "Further task for this case…"), self)
        self.further.triggered.connect(lambda _checked=False: self.further_wanted.emit())
        self.cancel = QAction(translate("FarmlandGuard", "Cancel task…"), self)
        self.cancel.triggered.connect(lambda _checked=False: self.cancel_wanted.emit())
        self.visit = QAction(translate("FarmlandGuard", "Follow-up visit…"), self)
        self.visit.setObjectName("recordVisit")
        self.visit.triggered.connect(lambda _checked=False: self.visit_wanted.emit())

    def all(self) -> List[QAction]:
        """The actions in the order of the tool bar."""
        return [self.further, self.cancel, self.visit]

    def offer(self, line: Optional[TaskLine], card: Optional[CaseCard]) -> None:
        """Switch them on or off for a task and its case, with the reason."""
        if line is None or card is None:
            for action in self.all():
                switch_off(action, translate("FarmlandGuard", "Select a task first."))
            return
        follow(self.further, card.can_issue, translate("FarmlandGuard", "A case may have several tasks, each with its own measure"))
        follow(self.cancel, can_cancel(line.state), translate("FarmlandGuard", "Cancel this task, with a reason"))
        follow(
            self.visit,
            can_visit(line.case_state),
            translate("FarmlandGuard", "Record how the reclaimed ground looks after the acceptance"),
        )
