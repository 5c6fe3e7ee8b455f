"""套合检查: run a check, see its figures, and open every figure down to the pieces on the map."""

from typing import Any, List, Optional

from qgis.core import Qgis
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..casework.check_results import CheckedCase, CheckedLine, RunResults, checked_case, last_run, results_of_run
from ..casework.checking import CheckReport
from ..domain.errors import FarmlandError
from ..domain.language import translate
from . import messages
from .background import CaseworkTask, start
from .check_filters import passes, row_filters
from .check_jobs import LayerOutcome, cancelled_text, layer_work, register_work
from .check_options import CheckOptions
from .check_tables import LINKS, result_columns, unused_columns, versions_text, versions_tip
from .current import CurrentRegister
from .dock import RegisterDock, page_layout
from .highlight import PieceHighlight
from .icons import theme_icon
from .layers import register_layer
from .map_view import register_crs
from .officer import at_desk
from .piece_view import PieceView
from .rows_model import RowsModel, fit_columns, table_view


class CheckPanel(RegisterDock):
    """The dock. Runs casework in the background and writes nothing itself."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Overlap check"), "FarmlandGuardCheck", parent)
        self._task: Optional[CaseworkTask] = None
        self._run_uid: Optional[str] = None
        self._outcome: Optional[LayerOutcome] = None
        self._code = ""
        self._build()
        self.highlight = PieceHighlight(iface.mapCanvas())
        self.listen(current.pieces_wanted, self._open_pieces)
        self.listen(self.visibilityChanged, lambda _visible: self._draw())
        self.begin()

    def take_down(self) -> None:
        """Stop the running check and leave nothing on the map."""
        super().take_down()
        if self._task is not None:
            self._task.drop()
            self._task = None
        self.highlight.take_down()

    def _build(self) -> None:
        self.options = CheckOptions()
        self.run_button = QPushButton(theme_icon("mActionStart.svg"), translate("FarmlandGuard", "Run"))
        self.run_button.setObjectName("checkRun")
        self.run_button.clicked.connect(lambda _checked=False: self._run())
        line = QHBoxLayout()
        line.addWidget(self.options.scope_combo, 1)
        line.addWidget(self.run_button)

        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.cancel_button = QToolButton()
        self.cancel_button.setObjectName("checkCancel")
        self.cancel_button.setIcon(theme_icon("mTaskCancel.svg"))
        self.cancel_button.setToolTip(translate("FarmlandGuard", "Cancel the check; nothing is written then"))
        self.cancel_button.clicked.connect(lambda _checked=False: self._cancel())
        self.busy = QWidget()
        busy = QHBoxLayout(self.busy)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self.progress, 1)
        busy.addWidget(self.cancel_button)
        self.busy.hide()

        self.versions = QLabel()
        self.versions.setObjectName("checkVersions")
        self.versions.setWordWrap(True)
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_combo = QComboBox()
        self.show_combo.setObjectName("checkShow")
        for name, title in row_filters().items():
            self.show_combo.addItem(title, name)
        self.show_combo.currentIndexChanged.connect(lambda _index: self._filter())
        self.model = RowsModel(result_columns(), self)
        self.table = table_view(self.model, "checkResults")
        self.table.clicked.connect(self._figure_clicked)
        self.table.doubleClicked.connect(self._row_opened)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.pieces = PieceView()
        self.pieces.role_changed.connect(self._draw)
        self.pieces.piece_chosen.connect(lambda piece: self.highlight.choose(piece if self.isVisible() else None))
        self.pieces.zoom_wanted.connect(self._zoom)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.pieces)
        splitter.setSizes([500, 500])
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setMaximumHeight(self.problems.fontMetrics().lineSpacing() * 8)
        self.problems_box = QgsCollapsibleGroupBox()
        self.problems_box.setObjectName("checkProblems")
        self.problems_box.setCollapsed(True)
        within = QVBoxLayout(self.problems_box)
        within.setContentsMargins(3, 3, 3, 3)
        within.addWidget(self.problems)

        page = QWidget()
        layout = page_layout(page)
        layout.addLayout(line)
        layout.addWidget(self.options)
        layout.addWidget(self.busy)
        layout.addWidget(self.versions)
        layout.addWidget(self.show_combo)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.problems_box)
        self.put(page)
        self._say_busy(False)

    # ---- what is shown

    def forget(self) -> None:
        """Show no results."""
        self._run_uid, self._outcome, self._code = None, None, ""
        self.pieces.clear()
        self.highlight.clear()
        self._show_results(None)

    def refresh(self) -> None:
        """Read the results anew."""
        if self._outcome is not None:
            return
        self._run_uid = self._run_uid or last_run(self.register)
        self._show_results(None if self._run_uid is None else results_of_run(self.register, self._run_uid))
        if self._code or self._current.picked:
            self._show_case(self._code or self._current.picked)

    def _show_results(self, results: Optional[RunResults]) -> None:
        if results is not None:
            self.pieces.method, self.pieces.differ_mu = results.method, results.differ_mu
        self.model.take([] if results is None else results.lines)
        unused = unused_columns([] if results is None else results.lines)
        for number, column in enumerate(self.model.columns):
            self.table.setColumnHidden(number, column.name in unused)
        self._count_filters([] if results is None else results.lines)
        fit_columns(self.table)
        if results is None:
            self.versions.setText(
                translate("FarmlandGuard", "Nothing was checked yet. Choose what to check and press Run.")
            )
            self.versions.setToolTip("")
        else:
            self.versions.setText(
                translate("FarmlandGuard", "{count} checked against: {versions}").format(
                    count=len(results.lines), versions=versions_text(results)
                )
            )
            self.versions.setToolTip(versions_tip(results))
        problems = [] if results is None else results.problems
        self.problems.setPlainText("\n".join(problems))
        self.problems_box.setTitle(translate("FarmlandGuard", "Problems ({count})").format(count=len(problems)))
        self.problems_box.setVisible(bool(problems))
        self._mark_row(self._code)

    def _filter(self) -> None:
        name = str(self.show_combo.currentData())
        self.model.filter(None if name == "all" else lambda line: passes(name, line, self.pieces.differ_mu))
        self._mark_row(self._code)

    def _count_filters(self, lines: List[CheckedLine]) -> None:
        """Say behind each filter how many rows it leaves."""
        for index, (name, title) in enumerate(row_filters().items()):
            count = sum(passes(name, line, self.pieces.differ_mu) for line in lines)
            self.show_combo.setItemText(index, f"{title} ({count})")

    def follow(self, code: str) -> None:
        """Show the pieces of the case."""
        if code:
            self._show_case(code)

    def _open_pieces(self, code: str, role: str) -> None:
        self.setUserVisible(True)
        self._show_case(code, role, zoom=True)

    def _show_case(self, code: str, role: str = "", zoom: bool = False) -> None:
        """Show a case of the register, whichever results stand in the table."""
        register = self._current.register
        if register is None:
            return
        try:
            case = checked_case(register, code)
        except FarmlandError as error:
            self.pieces.clear()
            self.highlight.clear()
            messages.show(self._iface, error)
            return
        self._code = code
        if self._outcome is None:
            self._mark_row(code)
        self._take(case, role, zoom)

    def _take(self, case: CheckedCase, role: str, zoom: bool) -> None:
        self.pieces.take(case, role)
        self._draw()
        if zoom:
            self._zoom()

    def _mark_row(self, code: str) -> None:
        row = self.model.row_of(lambda line: line.code == code) if code else -1
        if row >= 0 and self.table.currentIndex().row() != row:
            self.table.selectRow(row)
        elif row < 0:
            self.table.clearSelection()

    # ---- clicks

    def _row_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.record(now)
        if line is not None and not self._is_shown(line):
            self._open_line(line)

    def _figure_clicked(self, index: QModelIndex) -> None:
        line, column = self.model.record(index), self.model.columns[index.column()]
        if line is not None and column.name in LINKS and column.link is not None and column.link(line):
            self._open_line(line, LINKS[column.name], zoom=True)

    def _row_opened(self, index: QModelIndex) -> None:
        line = self.model.record(index)
        if line is not None:
            self._open_line(line, LINKS.get(self.model.columns[index.column()].name, ""), zoom=True)

    def _is_shown(self, line: CheckedLine) -> bool:
        return self.pieces.case is not None and self.pieces.case.line.key == line.key

    def _open_line(self, line: CheckedLine, role: str = "", zoom: bool = False) -> None:
        if self._outcome is not None:
            self._take(self._outcome.case(line.key), role, zoom)
            return
        self._show_case(line.code, role, zoom)
        self._current.pick(line.code)

    # ---- on the map

    def _draw(self) -> None:
        if self.isVisible() and self.pieces.case is not None:
            self.highlight.show(self.pieces.pieces(), self._crs_of_shown())
        else:
            self.highlight.clear()

    def _crs_of_shown(self) -> Any:
        case = self.pieces.case
        if self._outcome is not None and case is not None and case.line.findings is None:
            return self._outcome.crs
        return register_crs(self._current.register)

    def _zoom(self) -> None:
        if self.pieces.pieces() and not self.highlight.zoom():
            messages.show(
                self._iface,
                translate("FarmlandGuard", "These pieces cannot be shown in the map's coordinate reference system."),
                Qgis.MessageLevel.Warning,
            )

    # ---- running

    def _run(self) -> None:
        try:
            self._start()
        except FarmlandError as error:
            messages.show(self._iface, error)

    def _start(self) -> None:
        register, scope = self._current.register, self.options.scope()
        if register is None or self._task is not None:
            return
        if scope == "layer":
            layer = self.options.layer()
            bases = [] if self.options.against_register() else self.options.bases()
            if layer is None:
                self._hint(translate("FarmlandGuard", "Choose the polygon layer to check."))
                return
            if not self.options.against_register() and not bases:
                self._hint(translate("FarmlandGuard", "Choose a layer of permanent basic farmland, of land use, or both."))
                return
            work = layer_work(
                layer,
                self.options.method(),
                register if self.options.against_register() else None,
                bases,
                self.options.classification(),
            )
            done = self._layer_done
        else:
            codes = self._selected_codes() if scope == "selected" else None
            if codes is not None and not codes:
                self._hint(translate("FarmlandGuard", "Select cases on the map or in the list of patches first."))
                return
            work = register_work(register, scope if codes is None else "open", codes, at_desk(self._current))
            done = self._register_done
        self._say_busy(True)
        self._task = start(
            translate("FarmlandGuard", "Checking overlap with farmland"),
            work,
            lambda result: self._ended(lambda: done(result)),
            lambda error: self._ended(lambda: messages.show(self._iface, error)),
            lambda: self._ended(
                lambda: messages.show(self._iface, cancelled_text(scope))
            ),
            lambda percent: self.progress.setValue(int(percent)),
        )

    def _hint(self, text: str) -> None:
        messages.show(self._iface, text, Qgis.MessageLevel.Warning)

    @staticmethod
    def _selected_codes() -> List[str]:
        layer = register_layer("violation")
        return [] if layer is None else sorted(str(feature["code"]) for feature in layer.selectedFeatures())

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.cancel_button.setEnabled(False)

    def _ended(self, then: Any) -> None:
        self._task = None
        self._say_busy(False)
        then()

    def _say_busy(self, busy: bool) -> None:
        self.busy.setVisible(busy)
        self.progress.setValue(0)
        self.cancel_button.setEnabled(busy)
        self.run_button.setEnabled(not busy)
        self.run_button.setToolTip(
            translate("FarmlandGuard", "A check is running.")
            if busy
            else translate("FarmlandGuard", "Measure how much farmland they take and apply the rule book")
        )

    def _register_done(self, report: CheckReport) -> None:
        self._outcome, self._run_uid = None, report.run_uid
        self._current.changed.emit()
        findings = "；".join(f"{title} × {count}" for title, count in report.findings.items())
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{cases} cases checked, {pieces} pieces, {findings} findings.").format(
                cases=report.cases, pieces=report.pieces, findings=sum(report.findings.values())
            )
            + self._changed_text(report),
            Qgis.MessageLevel.Success,
            "\n".join(
                [text for text in (findings,) if text]
                + [str(each) for each in report.changes]
                + report.problems
                + report.shared_ground
                + report.notes
            ),
        )
        if report.changes:
            self.show_combo.setCurrentIndex(self.show_combo.findData("changed"))

    @staticmethod
    def _changed_text(report: CheckReport) -> str:
        if not report.changes:
            return ""
        return " " + translate("FarmlandGuard", "{count} cases are not as the last check said.").format(
            count=report.changed_cases
        )

    def _layer_done(self, outcome: LayerOutcome) -> None:
        self._outcome = outcome
        self.pieces.clear()
        self.highlight.clear()
        self._show_results(outcome.results)
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{count} polygons checked; nothing was written to the register.").format(
                count=len(outcome.results.lines)
            ),
            Qgis.MessageLevel.Success,
        )
