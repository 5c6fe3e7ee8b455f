"""违法图斑: the list of cases, linked with the map, and the card of the one that is picked."""

from typing import Any, Iterable, List, Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAction,
    QMenu,
    QSplitter,
    QToolBar,
    QToolButton,
    QWidget,
)

from ..casework.overview import CaseCard, case_card, list_cases
from ..casework.splitting import unsplit
from ..domain import lifecycle
from ..domain.codes import STATES
from ..domain.errors import FarmlandError
from ..domain.language import translate
from . import messages
from .batch_jobs import compare
from .buttons import follow, switch_off, switch_on
from .case_card import CaseCardView
from .case_forms import IssueForm, MoveForm
from .case_origin import CaseOrigin
from .case_table import CaseTable
from .current import CurrentRegister
from .dock import RegisterDock, page_layout
from .icons import own_icon, theme_icon
from .judge_form import VerdictForm
from .map_link import MapLink
from .map_view import zoom_to_cases
from .officer import officer
from .quick_verdict import QuickVerdict
from .returns_form import ReturnsForm
from .split_form import SplitForm


class PatchesPanel(RegisterDock):
    """The dock. What it cannot do itself it asks for by signal; the desk listens."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Violation patches"), "FarmlandGuardPatches", parent)
        self._card: Optional[CaseCard] = None
        self._build()
        self.link = MapLink(current, self)
        self.link.selected_on_map.connect(self._map_selected)
        self.begin()

    def take_down(self) -> None:
        """Stop listening to the map too."""
        super().take_down()
        self.link.take_down()

    def add_tool_actions(self, actions: Iterable[QAction]) -> None:
        """Show the desk's own actions (draw, import, refresh) in this panel too."""
        self.tools.addActions(list(actions))

    def _build(self) -> None:
        self.tools = QToolBar()
        self.tools.setIconSize(self._iface.iconSize(True))
        self.table = CaseTable()
        self.table.selected.connect(self._list_selected)
        self.table.opened.connect(lambda _code: self._zoom())
        self.table.batch_line.compare_wanted.connect(lambda batch: compare(self._iface, self._current, batch))
        self.card = CaseCardView()
        self.card.pieces_wanted.connect(self._current.pieces_wanted)
        self.card.put_below_title(self._case_tools())
        self.origin = CaseOrigin(self._iface, self._current)
        self.origin.case_wanted.connect(self._show_case)
        self.origin.form_wanted.connect(self.present)
        self.card.add_tab(self.origin, translate("FarmlandGuard", "Origin"), 3)
        self.table.view.addActions([self.zoom_action, self.verdict_action, self.issue_action])
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.card)
        splitter.setSizes([450, 550])
        page = QWidget()
        layout = page_layout(page)
        layout.addWidget(self.tools)
        layout.addWidget(splitter, 1)
        self.put(page)

    def _case_tools(self) -> QToolBar:
        self.case_bar = bar = QToolBar()
        bar.setIconSize(self._iface.iconSize(True))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.zoom_action = QAction(theme_icon("mActionZoomToSelected.svg"), translate("FarmlandGuard", "Zoom"), self)
        self.zoom_action.triggered.connect(lambda _checked=False: self._zoom())
        self.verdict_action = QAction(own_icon("verdict"), translate("FarmlandGuard", "Verdict…"), self)
        self.verdict_action.triggered.connect(lambda _checked=False: self._judge())
        self.issue_action = QAction(theme_icon("mActionAdd.svg"), translate("FarmlandGuard", "Issue task…"), self)
        self.issue_action.triggered.connect(lambda _checked=False: self._issue())
        self.move_menu = QMenu()
        self.move_menu.setToolTipsVisible(True)
        self.move_button = QToolButton()
        self.move_button.setText(translate("FarmlandGuard", "Move to"))
        self.move_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.move_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.move_button.setMenu(self.move_menu)
        self.split_action = QAction(own_icon("split"), translate("FarmlandGuard", "Split…"), self)
        self.split_action.triggered.connect(lambda _checked=False: self._split())
        self.unsplit_action = QAction(translate("FarmlandGuard", "Take the split back"), self)
        self.unsplit_action.triggered.connect(lambda _checked=False: self._unsplit())
        self.quick = QuickVerdict(self._iface, self._current, self.chosen_codes, self._judge)
        more = QMenu(self)
        more.setToolTipsVisible(True)
        more.addActions([self.issue_action, self.split_action, self.unsplit_action])
        self.more_button = QToolButton()
        self.more_button.setText(translate("FarmlandGuard", "More"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(more)
        bar.addAction(self.verdict_action)
        bar.addWidget(self.quick)
        bar.addWidget(self.move_button)
        bar.addWidget(self.more_button)
        bar.addAction(self.zoom_action)
        bar.widgetForAction(self.zoom_action).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return bar

    def chosen_codes(self) -> List[str]:
        """The cases that buttons act on: the selected rows, or the picked case when the list shows none selected."""
        return self.table.codes() or ([self._current.picked] if self._current.picked else [])

    def forget(self) -> None:
        """Show no cases."""
        self.table.take([])
        self._load_card()

    def refresh(self) -> None:
        """Read the list and the card anew."""
        self.table.take(list_cases(self.register))
        self._load_card()

    def _load_card(self) -> None:
        code, register = self._current.picked, self._current.register
        self._card = None
        if register is not None and code and self.table.model.knows(code):
            try:
                self._card = case_card(register, code)
            except FarmlandError as error:
                messages.show(self._iface, error)
        if self._card is None:
            self.card.clear()
        else:
            self.card.show_card(self._card)
            self.origin.take(self._card.row)
            self.card.count_in(self.origin, translate("FarmlandGuard", "Origin"), self.origin.count())
        self._renew_buttons()

    def _renew_buttons(self) -> None:
        card, codes = self._card, self.chosen_codes()
        if card is None or not codes:
            nothing = translate("FarmlandGuard", "Select a case first.")
            for target in (
                self.zoom_action, self.verdict_action, self.issue_action, self.move_button, self.quick, self.split_action,
                self.unsplit_action,
            ):  # fmt: skip
                switch_off(target, nothing)
            return
        switch_on(self.zoom_action, translate("FarmlandGuard", "Zoom the map to the selected cases"))
        follow(
            self.verdict_action,
            self._can_judge_all(card),
            translate("FarmlandGuard", "Record a named person's verdict on the selected cases"),
        )
        follow(
            self.quick,
            self._can_judge_all(card),
            translate("FarmlandGuard", "An innocent verdict in two clicks, with the usual reason"),
        )
        follow(
            self.split_action,
            lifecycle.can_split(card.facts),
            translate("FarmlandGuard", "Divide the picked patch by lines, borders or land class"),
        )
        if card.row["parent_uid"]:
            switch_on(self.unsplit_action, translate("FarmlandGuard", "Let the parts go; the patch they came from counts again"))
        else:
            switch_off(self.unsplit_action, translate("FarmlandGuard", "This patch is no part of a split one."))
        follow(
            self.issue_action,
            card.can_issue,
            translate("FarmlandGuard", "Issue rectification tasks for the selected cases"),
        )
        switch_on(self.move_button, translate("FarmlandGuard", "Bring the selected cases to another state"))
        self._fill_moves(card)

    def _can_judge_all(self, card: CaseCard) -> lifecycle.Answer:
        """The picked case's answer, or that of the first other selected one that is refused."""
        if not card.can_judge:
            return card.can_judge
        for line in self.table.lines():
            answer = lifecycle.can_judge(lifecycle.CaseFacts(state=line.state))
            if isinstance(answer, lifecycle.RefusedMove):
                return lifecycle.RefusedMove(f"{line.code}：{answer.reason}")
        return lifecycle.Allowed()

    def _fill_moves(self, card: CaseCard) -> None:
        self.move_menu.clear()
        for target, answer in card.moves.items():
            move = lifecycle.find_move(card.row["state"], target)
            title = STATES[target] if move is None else f"{STATES[target]}（{move.action}）"
            action = self.move_menu.addAction(title)
            action.setData(target)
            action.triggered.connect(lambda _checked=False, target=target: self._move(target))
            follow(action, answer, title)

    def _list_selected(self, codes: List[str], at: str) -> None:
        self.link.select(codes)
        if at and at != self._current.picked:
            self._current.pick(at)
        else:
            self._renew_buttons()

    def _map_selected(self, codes: List[str]) -> None:
        self.table.select(codes)
        if codes and self._current.picked not in codes:
            self._current.pick(codes[0])
        else:
            self._renew_buttons()

    def follow(self, code: str) -> None:
        """Let list and map show the case that was picked elsewhere, and read its card."""
        among_others = len(self.link.selected()) > 1 and code in self.link.selected()
        if code and code not in self.table.codes() and not among_others:
            self.table.select([code])
        self._load_card()

    def step(self, by: int) -> None:
        """Pick the next case of the list as it is filtered and sorted (`by` 1), or the one before (-1), and go there."""
        self.bring_up_to_date()
        code = self.table.neighbour(self._current.picked, by)
        if not code:
            messages.show(
                self._iface,
                translate("FarmlandGuard", "This is the last case of the list.")
                if by > 0
                else translate("FarmlandGuard", "This is the first case of the list."),
            )
            return
        self.table.select([code])
        self._current.pick(code)
        self._zoom_to([code])

    def _show_case(self, code: str) -> None:
        self._current.pick(code)
        self._zoom_to([code])

    def _zoom(self) -> None:
        self._zoom_to(self.chosen_codes())

    def _zoom_to(self, codes: List[str]) -> None:
        try:
            if not zoom_to_cases(self._iface.mapCanvas(), self.register, codes):
                messages.show(self._iface, translate("FarmlandGuard", "The selected cases have no polygon."))
        except FarmlandError as error:
            messages.show(self._iface, error)

    def _judge(self, verdict: str = "") -> None:
        self.present(VerdictForm(self._iface, self._current, self.chosen_codes(), verdict))

    def present_returns(self) -> None:
        """Show the form that takes in a list of review results."""
        self.present(ReturnsForm(self._iface, self._current))

    def _split(self) -> None:
        self._zoom_to([self._current.picked])
        self.present(SplitForm(self._iface, self._current, self._current.picked))

    def _unsplit(self) -> None:
        code = self._current.picked
        row = self.table.model.row_of(code)
        parent = self.table.model.line(row).parent if row >= 0 else ""

        def take_back() -> None:
            gone = unsplit(self.register, code, officer(self._current))
            messages.show(
                self._iface,
                translate("FarmlandGuard", "The split was taken back; {codes} are gone.").format(codes="、".join(gone)),
            )
            self._current.changed.emit()
            self._current.pick(parent)

        self.signed(lambda: self.attempt(take_back))

    def _issue(self) -> None:
        self.present(IssueForm(self._iface, self._current, self.chosen_codes()))

    def _move(self, target: str) -> None:
        if self._card is not None:
            source = self._card.row["state"]
            self.present(MoveForm(self._iface, self._current, self.chosen_codes(), source, target))
