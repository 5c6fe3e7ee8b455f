"""交付: what keeps a package from being accepted, exceptions with their reasons, sending, and the journal of what was sent."""

from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from qgis.core import Qgis
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QModelIndex, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from ...casework.delivering import Delivery, Order, deliver, rehearse
from ...casework.delivery_journal import list_deliveries
from ...casework.validating import Validation, list_issues, profile_titles, rule_titles, validate_folder
from ...domain.errors import FarmlandError
from ...domain.language import translate
from ...register.store import Row
from .. import messages
from ..background import CaseworkTask, start
from ..buttons import switch_off, switch_on
from ..current import CurrentRegister
from ..dock import RegisterDock, page_layout
from ..empty_state import TableOrHint
from ..forms import refill
from ..icons import own_icon, theme_icon
from ..map_view import show_polygons, zoom_to_cases
from ..officer import at_desk, officer
from ..rows_model import RowsModel, fit_columns, table_view
from .forms import ExceptionForm, SendForm
from .sheet_form import SheetForm
from .tables import issue_columns, journal_columns, state_text


class DeliveryPanel(RegisterDock):
    """The dock. Validating and sending run in the background; their results stand in the register and are read from it."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Packages sent"), "FarmlandGuardDelivery", parent)
        self._task: Optional[CaseworkTask] = None
        self._titles: Dict[str, str] = {}
        self._rule_titles = rule_titles()
        self._memory: Dict[str, Any] = {}
        self._journal: List[Row] = []
        self._build()
        self.begin()

    # ---- building

    def _build(self) -> None:
        page = QWidget()
        layout = page_layout(page)
        self.profile = QComboBox()
        self.profile.setObjectName("deliveryProfile")
        self.profile.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.profile.setMinimumContentsLength(12)
        self.profile.currentIndexChanged.connect(lambda _index: self._show_issues())
        head = QHBoxLayout()
        head.addWidget(QLabel(translate("FarmlandGuard", "Profile")))
        head.addWidget(self.profile, 1)
        layout.addLayout(head)
        layout.addWidget(self._tools())
        self.summary = QLabel()
        self.summary.setObjectName("deliverySummary")
        self.summary.setWordWrap(True)
        layout.addWidget(self.summary)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._issues_page(), translate("FarmlandGuard", "Issues"))
        self.tabs.addTab(self._journal_page(), translate("FarmlandGuard", "Journal"))
        layout.addWidget(self.tabs, 1)
        self.put(page)

    def _tools(self) -> QToolBar:
        self.validate_action = QAction(own_icon("check"), translate("FarmlandGuard", "Validate"), self)
        self.validate_action.setToolTip(
            translate("FarmlandGuard", "Write the package where nobody sees it and hold it against the profile")
        )
        self.validate_action.triggered.connect(lambda _checked=False: self._rehearse())
        self.folder_action = QAction(theme_icon("mActionFileOpen.svg"), translate("FarmlandGuard", "Validate folder…"), self)
        self.folder_action.setToolTip(translate("FarmlandGuard", "Hold a package that is there already against the profile"))
        self.folder_action.triggered.connect(lambda _checked=False: self._choose_folder())
        self.send_action = QAction(own_icon("delivery"), translate("FarmlandGuard", "Send…"), self)
        self.send_action.setToolTip(translate("FarmlandGuard", "Write the package, and enter it in the journal"))
        self.send_action.triggered.connect(lambda _checked=False: self._send())
        self.except_action = QAction(theme_icon("mActionEditTable.svg"), translate("FarmlandGuard", "Exception…"), self)
        self.except_action.triggered.connect(lambda _checked=False: self._except())
        tools = QToolBar()
        tools.setIconSize(self._iface.iconSize(True))
        tools.addActions([self.validate_action, self.send_action, self.except_action, self.folder_action])
        for action, name in ((self.validate_action, "validatePackage"), (self.send_action, "sendPackage")):
            button = tools.widgetForAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setObjectName(name)
        tools.widgetForAction(self.except_action).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tools.widgetForAction(self.except_action).setObjectName("declareException")
        return tools

    def _issues_page(self) -> QWidget:
        self.state = QComboBox()
        self.state.setObjectName("issueState")
        for text, value in (
            (translate("FarmlandGuard", "Open"), "open"),
            (translate("FarmlandGuard", "Exceptions"), "exception"),
            (translate("FarmlandGuard", "Fixed"), "fixed"),
            (translate("FarmlandGuard", "All"), ""),
        ):
            self.state.addItem(text, value)
        self.state.currentIndexChanged.connect(lambda _index: self._filter())
        self.search = QgsFilterLineEdit()
        self.search.setPlaceholderText(translate("FarmlandGuard", "Patch, field or text"))
        self.search.setShowSearchIcon(True)
        self.search.textChanged.connect(lambda _text: self._filter())
        filters = QHBoxLayout()
        filters.addWidget(self.state)
        filters.addWidget(self.search, 1)
        self.issues = RowsModel(issue_columns(self._rule_titles), self)
        self.issue_table = table_view(self.issues, "issueList")
        self.issue_table.selectionModel().currentRowChanged.connect(self._issue_chosen)
        self.issue_table.doubleClicked.connect(self._zoom)
        self.detail = QLabel()
        self.detail.setObjectName("issueDetail")
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page = QWidget()
        layout = page_layout(page)
        layout.addLayout(filters)
        layout.addWidget(TableOrHint(self.issue_table, self._no_issues), 1)
        layout.addWidget(self.detail)
        return page

    def _journal_page(self) -> QWidget:
        self.journal = RowsModel(journal_columns(), self)
        self.journal_table = table_view(self.journal, "deliveryJournal")
        self.journal_table.doubleClicked.connect(self._open_delivery)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.addWidget(TableOrHint(self.journal_table, lambda: translate("FarmlandGuard", "Nothing was sent yet.")))
        return page

    # ---- what is shown

    def forget(self) -> None:
        """Show no issues and no journal."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        self.issues.take([])
        self.journal.take([])
        self.summary.clear()

    def take_down(self) -> None:
        """Stop what runs."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        super().take_down()

    def refresh(self) -> None:
        """Read profiles, issues and journal anew."""
        self._titles = profile_titles()
        # Sheets that go out to be filled in are no deliveries.
        deliveries = {name: title for name, title in self._titles.items() if name != "township_sheet"}
        refill(self.profile, lambda: [self.profile.addItem(title, name) for name, title in deliveries.items()])
        if self.profile.currentIndex() < 0 or not self._memory.get("chosen"):
            self.profile.setCurrentIndex(max(self.profile.findData("generic"), 0))
            self._memory["chosen"] = True
        self._journal = list_deliveries(self.register)
        self.journal.take(self._journal)
        fit_columns(self.journal_table, 24)
        self._count(1, translate("FarmlandGuard", "Journal"), len(self._journal))
        self._show_issues()

    def _name(self) -> str:
        return str(self.profile.currentData() or "")

    def _show_issues(self) -> None:
        if self._current.register is None or not self._name():
            return
        rows = list_issues(self._current.register, self._name())
        self.issues.take(rows)
        fit_columns(self.issue_table, 28)
        open_rows = [row for row in rows if row["state"] == "open"]
        errors = sum(row["severity"] == "error" for row in open_rows)
        self._count(0, translate("FarmlandGuard", "Issues"), len(open_rows))
        if not rows:
            text = translate("FarmlandGuard", "No issue is on record. “Validate” looks for them.")
        elif errors:
            text = translate("FarmlandGuard", "{errors} errors keep this package from being sent, {warnings} warnings.")
        else:
            text = translate("FarmlandGuard", "No open error, {warnings} warnings.")
        self.summary.setText(text.format(errors=errors, warnings=len(open_rows) - errors))
        self._filter()

    def _count(self, tab: int, title: str, count: int) -> None:
        self.tabs.setTabText(tab, f"{title} ({count})" if count else title)

    def _filter(self) -> None:
        state, words = str(self.state.currentData()), self.search.text().strip().lower()

        def passes(row: Row) -> bool:
            if state and row["state"] != state:
                return False
            text = " ".join(str(row[name] or "") for name in ("feature", "layer", "field", "message", "rule"))
            return words in text.lower()

        self.issues.filter(passes)
        self._offer(None)

    def _no_issues(self) -> str:
        if self.issues.total():
            return translate("FarmlandGuard", "No issue passes the filter.")
        return translate("FarmlandGuard", "Press “Validate” to hold the register's package against the profile.")

    def _issue_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = self.issues.record(now)
        self._offer(row)
        if row is not None and row["feature"]:
            self._current.pick(row["feature"])

    def _offer(self, row: Optional[Row]) -> None:
        """The exception button follows the chosen issue, everything follows whether something runs."""
        self.detail.setText("" if row is None else self._described(row))
        if row is None:
            switch_off(self.except_action, translate("FarmlandGuard", "Choose an issue first."))
        elif row["state"] != "open":
            switch_off(self.except_action, translate("FarmlandGuard", "Only an open issue can be declared an exception."))
        else:
            switch_on(
                self.except_action,
                translate("FarmlandGuard", "Let a named person declare this issue an exception, with the reason"),
            )
        for action in (self.validate_action, self.send_action, self.folder_action):
            action.setEnabled(self._task is None)

    def _described(self, row: Row) -> str:
        """The chosen issue in full: what the rule asks for, what is wrong, where it stands."""
        place = " · ".join(str(row[name]) for name in ("layer", "feature", "field") if row[name])
        asked = self._rule_titles.get(row["rule"], row["rule"])
        return f"{place}\n{row['message']}\n{asked} · {state_text(row)}"

    def _zoom(self, index: QModelIndex) -> None:
        row = self.issues.record(index)
        if row is None:
            return
        canvas = self._iface.mapCanvas()
        if row["wkb"] is not None:
            self.attempt(lambda: show_polygons(canvas, self.register, [row["wkb"]]))
            return
        try:
            shown = bool(row["feature"]) and zoom_to_cases(canvas, self.register, [row["feature"]])
        except FarmlandError:
            shown = False  # the feature of a foreign package is no case of this register
        if not shown:
            messages.show(self._iface, translate("FarmlandGuard", "This issue has no place on the map."))

    def _open_delivery(self, index: QModelIndex) -> None:
        row = self.journal.record(index)
        folder = Path(row["folder"] or "") if row is not None else Path()
        if row is None or not folder.exists():
            messages.show(self._iface, translate("FarmlandGuard", "The package is no longer at {path}.").format(path=folder))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # ---- what is done

    def _run(self, title: str, work: Callable[[Callable[[float], bool]], Any], done: Callable[[Any], None]) -> None:
        def ended() -> None:
            self._task = None
            self._current.changed.emit()

        def succeeded(result: Any) -> None:
            ended()
            done(result)

        def failed(error: BaseException) -> None:
            ended()
            messages.show(self._iface, error)

        def cancelled() -> None:
            ended()
            messages.show(self._iface, translate("FarmlandGuard", "Cancelled; nothing was written."))

        self._task = start(title, work, succeeded, failed, cancelled)
        self._offer(None)

    def _rehearse(self) -> None:
        register, name, who = self.register, self._name(), at_desk(self._current)
        self._run(
            translate("FarmlandGuard", "Validating"),
            lambda progress: rehearse(register, name, who, progress),
            self._told,
        )

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._iface.mainWindow(), translate("FarmlandGuard", "Package folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.fileSelected.connect(self.validate_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def choose_sheet(self) -> None:
        """Let the user choose a sheet that came back, without blocking anything."""
        dialog = QFileDialog(self._iface.mainWindow(), translate("FarmlandGuard", "Sheet that was filled in"), "", "XLSX (*.xlsx)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_in_sheet)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_in_sheet(self, path: str) -> None:
        """Show what a sheet that came back would change."""
        self.attempt(lambda: self.present(SheetForm(self._iface, self._current, Path(path), self.window())))

    def validate_folder(self, folder: str) -> None:
        """Hold a package that is there against the profile."""
        register, name, who = self.register, self._name(), at_desk(self._current)
        self._run(
            translate("FarmlandGuard", "Validating"),
            lambda progress: validate_folder(name, Path(folder), register, progress=progress, who=who),
            self._told,
        )

    def _told(self, found: Validation) -> None:
        text = translate("FarmlandGuard", "Validated: {errors} errors, {warnings} warnings.")
        level = Qgis.MessageLevel.Warning if found.errors else Qgis.MessageLevel.Success
        messages.show(self._iface, text.format(errors=found.errors, warnings=found.warnings), level)
        self.tabs.setCurrentIndex(0)

    def _send(self) -> None:
        self.signed(self._ask_where)

    def _ask_where(self) -> None:
        earlier = [row for row in self._journal if row["profile"] == self._name()]
        form = SendForm(self._iface, self._current, self.profile.currentText(), earlier, self._memory, self.window())
        form.wanted.connect(self.send)
        self.present(form)

    def send(self, folder: Path, order: Order) -> None:
        """Write the package and enter it in the journal."""
        register, name, who = self.register, self._name(), officer(self._current)
        self._run(
            translate("FarmlandGuard", "Sending"),
            lambda _progress: deliver(register, name, folder, who, order),
            self._sent,
        )

    def _sent(self, made: Delivery) -> None:
        text = translate("FarmlandGuard", "Sent: {count} features to {path}.").format(count=made.cases, path=made.folder)
        level = Qgis.MessageLevel.Warning if made.errors else Qgis.MessageLevel.Success
        messages.show(self._iface, text, level, details="\n".join(made.notes))
        self.tabs.setCurrentIndex(1)

    def _except(self) -> None:
        row = self.issues.record(self.issue_table.currentIndex())
        if row is not None:
            self.present(ExceptionForm(self._iface, self._current, [row], self.window()))
