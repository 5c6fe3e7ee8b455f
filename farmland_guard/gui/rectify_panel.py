"""整改验收: tasks, their evidence and readings, the signatures of both bureaus, and the closing of the case."""

from typing import Any, Callable, Dict, List, Optional

from qgis.core import Qgis
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from ..casework.ground import what_remains
from ..casework.moving import move_case
from ..casework.overview import CaseCard, TaskLine, case_card, list_tasks, task_details, waiting_today
from ..casework.rectifying import can_change_measure, change_measure
from ..casework.reviewing import set_review
from ..domain.codes import label
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..domain.lifecycle import CLOSING_TOLERANCE_M2, RefusedMove
from ..register.store import Register, Row
from . import messages
from .buttons import switch_off, switch_on
from .case_forms import IssueForm, MoveForm
from .current import CurrentRegister
from .dock import RegisterDock, page_layout
from .empty_state import TableOrHint
from .forms import choose, fill_codes
from .icons import own_icon, theme_icon
from .map_view import zoom_to_cases
from .next_step import NextStep
from .officer import officer
from .people_form import PersonPicker
from .rectify.forms import CancelForm, ConfirmForm, VisitForm, WitnessForm
from .rectify.tabs import TaskTabs
from .rectify.task_actions import TaskActions
from .rows_model import RowsModel, fit_columns, table_view
from .sign_form import PaperForm, SignForm
from .signoff_tab import missing_bureaus
from .task_list import FILTERS, filter_titles, passes, task_columns

CODE_DIGITS = 24
"""Room for codes in the list, which leaves both signatures in sight at the usual width of a dock."""

NO_DETAILS: Dict[str, List[Row]] = {
    "readings": [], "attachments": [], "acceptances": [], "signatures": [], "witnesses": [],
}  # fmt: skip


class RectifyPanel(RegisterDock):
    """The dock. What it does to a case it does through casework, in the name of the person chosen at the top."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        title = translate("FarmlandGuard", "Rectification and acceptance")
        super().__init__(iface, current, title, "FarmlandGuardRectify", parent)
        self._task: Optional[TaskLine] = None
        self._card: Optional[CaseCard] = None
        self._details = NO_DETAILS
        self._remaining = ""
        self._to_issue: List[str] = []
        self._selecting = False
        self._build()
        self.listen(self._current.person_changed, self.person.follow)
        self.begin()

    # ---- building

    def _build(self) -> None:
        page = QWidget()
        layout = page_layout(page)
        layout.addWidget(self._tools())
        self.person = PersonPicker(self._iface, self._current, leads=True)
        self.person.changed.connect(self._person_chosen)
        acting = QHBoxLayout()
        acting.addWidget(QLabel(translate("FarmlandGuard", "Acting person")), 0, Qt.AlignmentFlag.AlignTop)
        acting.addWidget(self.person, 1)
        layout.addLayout(acting)
        layout.addLayout(self._filters())

        self.model = RowsModel(task_columns(), self)
        self.table = table_view(self.model, "taskList")
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.doubleClicked.connect(lambda _index: self._zoom())
        self.lists = TableOrHint(self.table, self._nothing)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.lists)
        splitter.addWidget(self._details_widget())
        # Shares of the height, not pixels.
        splitter.setSizes([400, 600])
        layout.addWidget(splitter, 1)
        self.put(page)

    def _tools(self) -> QToolBar:
        self.issue_action = QAction(own_icon("rectify"), translate("FarmlandGuard", "Issue tasks…"), self)
        self.issue_action.triggered.connect(lambda _checked=False: self._issue())
        self.zoom_action = QAction(theme_icon("mActionZoomTo.svg"), translate("FarmlandGuard", "Zoom to case"), self)
        self.zoom_action.setToolTip(translate("FarmlandGuard", "Zoom the map to the selected case"))
        self.zoom_action.triggered.connect(lambda _checked=False: self._zoom())
        self.task_actions = TaskActions(self)
        self.task_actions.further_wanted.connect(self._issue_further)
        self.task_actions.cancel_wanted.connect(self._cancel)
        self.task_actions.visit_wanted.connect(self._visit)
        self.refresh_action = QAction(theme_icon("mActionRefresh.svg"), translate("FarmlandGuard", "Refresh"), self)
        self.refresh_action.triggered.connect(lambda _checked=False: self._current.changed.emit())
        tools = QToolBar()
        tools.setIconSize(self._iface.iconSize(True))
        tools.addActions([self.issue_action, *self.task_actions.all(), self.zoom_action, self.refresh_action])
        tools.widgetForAction(self.issue_action).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tools.widgetForAction(self.issue_action).setObjectName("issueTasks")
        return tools

    def _filters(self) -> QHBoxLayout:
        self.filter_combo = QComboBox()
        self.filter_combo.setObjectName("taskFilter")
        for kind, title in zip(FILTERS, filter_titles()):
            self.filter_combo.addItem(title, kind)
        self.filter_combo.currentIndexChanged.connect(lambda _index: self._filter())
        self.search = QgsFilterLineEdit()
        self.search.setObjectName("taskSearch")
        self.search.setPlaceholderText(translate("FarmlandGuard", "Code or township"))
        self.search.setShowSearchIcon(True)
        self.search.textChanged.connect(lambda _text: self._filter())
        row = QHBoxLayout()
        row.addWidget(self.filter_combo)
        row.addWidget(self.search, 1)
        return row

    def _details_widget(self) -> QWidget:
        self.title = QLabel()
        self.title.setObjectName("taskTitle")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.measure = QComboBox()
        self.measure.setObjectName("taskMeasure")
        fill_codes(self.measure, "measure")
        self.measure.activated.connect(lambda _index: self._change_measure())
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.measure)
        self.tabs = TaskTabs(self._iface, self._who, self.signed)
        self.evidence, self.readings, self.signoff = self.tabs.evidence, self.tabs.readings, self.tabs.signoff
        self.tabs.written.connect(self._current.changed)
        self.signoff.sign_wanted.connect(self._sign)
        self.signoff.witness_wanted.connect(self._witness)
        self.tabs.quality.confirm_wanted.connect(self._confirm_limit)
        self.next = NextStep()
        self.next.reclaimed_wanted.connect(lambda: self._move("reclaimed"))
        self.next.close_wanted.connect(lambda: self._move("closed"))
        self.next.settle_wanted.connect(self._settle)
        self.next.again_wanted.connect(self._again)
        self.next.review_wanted.connect(self._review)
        widget = QWidget()
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.next)
        return widget

    def take_down(self) -> None:
        """Leave no tool on the map."""
        self.tabs.ground.take_down()
        super().take_down()

    # ---- what is shown

    def forget(self) -> None:
        """Show no tasks."""
        self.model.take([])
        self._show(None)

    def refresh(self) -> None:
        """Read tasks and details anew; the selected task stays selected."""
        tasks, self._to_issue = list_tasks(self.register), waiting_today(self.register)["to_issue"]
        self.person.refresh()
        self._offer_issuing()
        kept = "" if self._task is None else self._task.uid
        self.model.take(tasks)
        fit_columns(self.table, CODE_DIGITS)
        self._filter(kept)

    def _offer_issuing(self) -> None:
        if self._to_issue:
            switch_on(
                self.issue_action,
                translate("FarmlandGuard", "Issue tasks for the {count} cases judged illegal that have none").format(
                    count=len(self._to_issue)
                ),
            )
        else:
            switch_off(
                self.issue_action,
                translate("FarmlandGuard", "No case that a person judged illegal is without a task."),
            )

    def _filter(self, kept: str = "") -> None:
        wanted = kept or ("" if self._task is None else self._task.uid)
        self.model.filter(passes(str(self.filter_combo.currentData()), self.search.text()))
        row = self.model.row_of(lambda line: line.uid == wanted) if wanted else -1
        if row >= 0:
            # Selected again, not picked: another panel may have picked another case meanwhile.
            self._selecting = True
            self.table.selectRow(row)
            self._selecting = False
        self._show(self.model.record(self.model.index(row, 0)) if row >= 0 else None)

    def _nothing(self) -> str:
        if self.model.total():
            return translate("FarmlandGuard", "No task passes the filter.")
        return translate("FarmlandGuard", "No task was issued yet. Record verdicts in “Violation patches”, then press “Issue tasks…”.")

    def _row_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.record(now)
        if line is not None and not self._selecting:
            self._show(line)
            self._current.pick(line.case_code)

    def follow(self, code: str) -> None:
        """Select the case's task."""
        if self._task is not None and self._task.case_code == code:
            return
        # The last task of a case is the one that counts.
        rows = [row for row, line in enumerate(self.model.records()) if line.case_code == code]
        if rows:
            self.table.selectRow(rows[-1])

    def _show(self, line: Optional[TaskLine]) -> None:
        register = self._current.register
        self._task, self._card, self._details, self._remaining = line, None, NO_DETAILS, ""
        if line is not None and register is not None:
            try:
                self._card = case_card(register, line.case_code)
                self._details = task_details(register, line.uid)
                if (self._card.row["remaining_m2"] or 0) > CLOSING_TOLERANCE_M2:
                    self._remaining = what_remains(register, line.case_code)
            except FarmlandError as error:
                messages.show(self._iface, error)
                self._task = line = None
        if line is not None:
            text = translate("FarmlandGuard", "{code} · until {deadline}").format(code=line.code, deadline=line.deadline[:10])
        else:
            # Nothing to select: the list itself says why it is empty.
            text = translate("FarmlandGuard", "Select a task above.") if self.model.rowCount() else ""
        self.title.setText(text)
        may_sign = RefusedMove("") if self._card is None else self._card.can_sign
        self.tabs.take(register, line, self._details, may_sign)
        self._person_chosen()

    def _person_chosen(self) -> None:
        line, card = self._task, self._card
        missing = [] if line is None else missing_bureaus(self._details, line.case_state)
        self.next.take(
            line,
            None if card is None else card.facts,
            missing,
            self.person.name,
            "" if card is None else card.row["review_state"],
            self._remaining,
        )
        self.measure.setVisible(line is not None)
        self.task_actions.offer(line, card)
        if line is None:
            return
        choose(self.measure, line.measure)
        answer = can_change_measure(line.state)
        if isinstance(answer, RefusedMove):
            self.measure.setEnabled(False)
            self.measure.setToolTip(answer.reason)
        else:
            self.measure.setEnabled(bool(self.person.name))
            self.measure.setToolTip(
                translate("FarmlandGuard", "Measure of rectification; may be changed while the task is under way")
                if self.person.name
                else translate("FarmlandGuard", "Choose the person who acts first.")
            )

    # ---- what is done

    def _who(self) -> str:
        return officer(self._current)

    def _do(self, work: Callable[[Register], Any], done: str) -> None:
        register = self._current.register
        if register is None or self._task is None:
            return
        try:
            work(register)
        except FarmlandError as error:
            messages.show(self._iface, error)
            # Somebody else may have been faster; a register that is gone says so once more and nothing else happens.
            self.attempt(self.refresh)
            return
        messages.show(self._iface, done, Qgis.MessageLevel.Success)
        self._current.changed.emit()

    def _move(self, state: str) -> None:
        if self._task is None:
            return
        code, person = self._task.case_code, self.person.name
        self._do(
            lambda register: move_case(register, [code], state, person),
            translate("FarmlandGuard", "{case} is “{state}” now.").format(case=code, state=label("state", state)),
        )

    def _review(self, state: str) -> None:
        if self._task is None or self._card is None or state == self._card.row["review_state"]:
            return
        code, person = self._task.case_code, self.person.name
        self._do(
            lambda register: set_review(register, [code], state, person),
            translate("FarmlandGuard", "The review state of {case} is “{state}” now.").format(
                case=code, state=label("review_state", state)
            ),
        )

    def _change_measure(self) -> None:
        if self._task is None or self.measure.currentData() == self._task.measure:
            return
        uid, measure, person = self._task.uid, self.measure.currentData(), self._who()
        self._do(
            lambda register: change_measure(register, uid, measure, person),
            translate("FarmlandGuard", "The measure of {task} is “{measure}” now.").format(
                task=self._task.code, measure=label("measure", measure)
            ),
        )

    def _zoom(self) -> None:
        if self._task is None or self._current.register is None:
            messages.show(self._iface, translate("FarmlandGuard", "Select a task first."))
            return
        try:
            if not zoom_to_cases(self._iface.mapCanvas(), self._current.register, [self._task.case_code]):
                text = translate("FarmlandGuard", "Case {code} has no polygon.")
                messages.show(self._iface, text.format(code=self._task.case_code))
        except FarmlandError as error:
            messages.show(self._iface, error)

    # ---- forms

    def _issue(self) -> None:
        self.present(IssueForm(self._iface, self._current, self._to_issue))

    def _issue_further(self) -> None:
        if self._task is not None:
            self.present(IssueForm(self._iface, self._current, [self._task.case_code]))

    def _again(self) -> None:
        if self._task is not None:
            self.present(MoveForm(self._iface, self._current, [self._task.case_code], self._task.case_state, "rectifying"))

    def _cancel(self) -> None:
        if self._task is not None:
            self.present(CancelForm(self._iface, self._current, self._task))

    def _visit(self) -> None:
        if self._task is not None:
            self.present(VisitForm(self._iface, self._current, self._task, self.person.name))

    def _witness(self) -> None:
        if self._task is not None:
            self.present(WitnessForm(self._iface, self._current, self._task))

    def _confirm_limit(self, limit: Any, indicator: Any) -> None:
        self.present(ConfirmForm(self._iface, self._current, limit, indicator, self.person.name))

    def _sign(self, bureau: str) -> None:
        if self._task is not None:
            self.present(SignForm(self._iface, self._current, self._task, bureau))

    def _settle(self) -> None:
        if self._task is not None:
            self.present(PaperForm(self._iface, self._current, self._task, self.person.name))
