"""工作台: what waits today, and the way to it."""

import html
from typing import Any, Dict, Optional

from qgis.PyQt.QtCore import QEvent, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QHeaderView,
    QLabel,
    QToolBar,
    QTreeView,
    QWidget,
)

from ..casework.morning import morning_sheet
from ..casework.overview import WAITING, list_cases, summary, waiting_today
from ..domain.codes import BASE_ROLES, OPEN_STATES, label
from ..domain.errors import FarmlandError
from ..domain.language import listed, translate
from . import messages
from .current import CurrentRegister
from .dock import RegisterDock, page_layout
from .icons import theme_icon
from .map_view import zoom_to_cases
from .waiting_model import CODE_ROLE, WaitingModel

FEW = 30
"""A kind with at most this many cases is open at first."""

MORNING = "morning"
_NEEDED_BASES = ("pbf", "landuse", "township")


class WaitingTree(QTreeView):
    """A tree in which Enter opens a case and F5 reads anew."""

    opened = pyqtSignal(QModelIndex)
    refresh_wanted = pyqtSignal()

    def event(self, event: QEvent) -> bool:
        """Keep F5 here: as a shortcut it would be ambiguous with QGIS's own, and then neither works."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_F5:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: Any) -> None:
        """Enter opens a case and opens or shuts a kind; everything else is Qt's."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_F5:
            self.refresh_wanted.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if index.parent().isValid():
                self.opened.emit(index)
            else:
                self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))
            return
        super().keyPressEvent(event)


class WorkbenchPanel(RegisterDock):
    """The dock. Emits what it cannot do itself; the desk listens."""

    import_wanted = pyqtSignal()
    morning_wanted = pyqtSignal()
    """The morning sheet should come to the front."""
    base_wanted = pyqtSignal(str)
    """A base layer of this role is to be imported."""
    case_opened = pyqtSignal(str)
    """A case was opened with double click or Enter: its panel should come to the front."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Workbench"), "FarmlandGuardWorkbench", parent)
        self._expanded: Dict[str, bool] = {}
        self._build()
        self.begin()

    def _build(self) -> None:
        self.model = WaitingModel(self)
        self.tree = WaitingTree()
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setExpandsOnDoubleClick(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setResizeContentsPrecision(100)
        self.tree.selectionModel().currentChanged.connect(self._current_changed)
        self.tree.opened.connect(self._open)
        self.tree.doubleClicked.connect(self._open)
        self.tree.clicked.connect(self._clicked)
        self.tree.expanded.connect(lambda index: self._note_expansion(index, True))
        self.tree.collapsed.connect(lambda index: self._note_expansion(index, False))

        self.refresh_action = QAction(
            theme_icon("mActionRefresh.svg"), translate("FarmlandGuard", "Refresh"), self
        )
        self.refresh_action.setToolTip(translate("FarmlandGuard", "Read the register anew (F5)"))
        self.tree.refresh_wanted.connect(self.refresh_action.trigger)
        self.refresh_action.triggered.connect(lambda _checked=False: self._current.changed.emit())
        self.import_action = QAction(
            theme_icon("mActionAddOgrLayer.svg"), translate("FarmlandGuard", "Import batch…"), self
        )
        self.import_action.setToolTip(translate("FarmlandGuard", "Take a batch of monitoring patches into the register"))
        self.import_action.triggered.connect(lambda _checked=False: self.import_wanted.emit())
        self.zoom_action = QAction(theme_icon("mActionZoomTo.svg"), translate("FarmlandGuard", "Zoom to case"), self)
        self.zoom_action.setToolTip(translate("FarmlandGuard", "Zoom the map to the selected case"))
        self.zoom_action.triggered.connect(lambda _checked=False: self._zoom())
        tools = QToolBar()
        tools.setIconSize(self._iface.iconSize(True))
        tools.addActions([self.import_action, self.zoom_action, self.refresh_action])

        self.headline = QLabel()
        self.headline.setWordWrap(True)
        self.headline.setTextFormat(Qt.TextFormat.RichText)
        self.headline.linkActivated.connect(self._link)
        page = QWidget()
        layout = page_layout(page)
        layout.addWidget(tools)
        layout.addWidget(self.headline)
        layout.addWidget(self.tree, 1)
        self.put(page)

    def forget(self) -> None:
        """Show nothing that waits."""
        self._expanded = {}
        self.model.clear()

    def refresh(self) -> None:
        """Read what waits."""
        register = self.register
        waiting, cases, facts = waiting_today(register), list_cases(register), summary(register)
        self.model.take(waiting, cases)
        for row, kind in enumerate(WAITING):
            expanded = self._expanded.get(kind, 0 < self.model.count(kind) <= FEW)
            self.tree.setExpanded(self.model.index(row, 0), expanded)
        self.headline.setText(self._headline(facts))
        self.headline.setToolTip(str(register.path))
        self.follow(self._current.picked)

    def _headline(self, facts: Dict[str, Any]) -> str:
        register = self._current.register
        total = sum(facts["states"].values())
        still_open = sum(facts["states"].get(state, 0) for state in OPEN_STATES)
        first = translate("FarmlandGuard", "<b>{county}</b> · {total} cases, {open} of them open").format(
            county=html.escape(register.info.county_name), total=total, open=still_open
        )
        needed = [self._base_line(role, facts["bases"].get(role)) for role in _NEEDED_BASES]
        return "<br>".join([first, self._morning_line(), *needed, self._other_bases_line(facts["bases"])])

    def _morning_line(self) -> str:
        """Whom to tell of a deadline today, with the way to the sheet."""
        told = morning_sheet(self.register).by_tell()
        if not told:
            return html.escape(translate("FarmlandGuard", "Nobody has to be told of a deadline today."))
        counts = html.escape("，".join(f"{tell} {len(lines)}" for tell, lines in told.items()))
        return translate("FarmlandGuard", 'To be told of deadlines today: {counts} — <a href="{link}">morning sheet</a>').format(
            counts=counts, link=MORNING
        )

    def _link(self, link: str) -> None:
        if link == MORNING:
            self.morning_wanted.emit()
        else:
            self.base_wanted.emit(link)

    @staticmethod
    def _other_bases_line(bases: Dict[str, Optional[Dict[str, Any]]]) -> str:
        """The base layers that a check can do without: those there are with their versions, the others as links to take them in."""
        titles = {role: html.escape(title) for role, title in BASE_ROLES.items() if role not in _NEEDED_BASES}
        said = [listed(f"{titles[role]} {html.escape(str(bases[role]['version']))}" for role in titles if bases[role])]
        missing = listed(f'<a href="{role}">{title}</a>' for role, title in titles.items() if not bases[role])
        if missing:
            said.append(translate("FarmlandGuard", "not yet imported: {layers}").format(layers=missing))
        return translate("FarmlandGuard", "Other base layers: {layers}").format(layers="；".join(filter(None, said)))

    @staticmethod
    def _base_line(role: str, base: Optional[Dict[str, Any]]) -> str:
        title = html.escape(label("base_role", role))
        if base is None:
            return translate(
                "FarmlandGuard", '{base}: none in the register yet — <a href="{role}">import it…</a>'
            ).format(base=title, role=role)
        return translate("FarmlandGuard", "{base}: {version} (in force from {date})").format(
            base=title, version=html.escape(str(base["version"])), date=str(base["effective_date"])[:10]
        )

    def _note_expansion(self, index: QModelIndex, expanded: bool) -> None:
        self._expanded[WAITING[index.row()]] = expanded

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        code = index.data(CODE_ROLE)
        if code:
            self._current.pick(code)

    def _clicked(self, index: QModelIndex) -> None:
        # The current row has changed by now, so that the case is picked already.
        if index.data(CODE_ROLE):
            self._zoom()

    def _open(self, index: QModelIndex) -> None:
        code = index.data(CODE_ROLE)
        if code:
            self._current.pick(code)
            self._zoom()
            self.case_opened.emit(code)

    def _zoom(self) -> None:
        register, code = self._current.register, self._current.picked
        if register is None or not code:
            messages.show(self._iface, translate("FarmlandGuard", "Select a case first."))
            return
        try:
            if not zoom_to_cases(self._iface.mapCanvas(), register, [code]):
                messages.show(
                    self._iface, translate("FarmlandGuard", "Case {code} has no polygon.").format(code=code)
                )
        except FarmlandError as error:
            messages.show(self._iface, error)

    def follow(self, code: str) -> None:
        """Go to the case where it is unfolded."""
        if not code or self.tree.currentIndex().data(CODE_ROLE) == code:
            return
        index = self.model.index_of(code)
        if index.isValid() and self.tree.isExpanded(index.parent()):
            self.tree.setCurrentIndex(index)
