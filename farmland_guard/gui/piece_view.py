"""Everything behind one row of the check: pieces with their sum, findings, its make-up, and what earlier checks said."""

from typing import List, Optional

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..casework.check_results import CheckedCase, PieceLine
from ..domain.codes import label
from ..domain.language import translate
from .check_story import history_html, methods_text, part_columns, part_version, parts_sum_text, shown_parts
from .check_tables import RED, findings_html, piece_columns, sum_text, sums_match, version_text
from .icons import theme_icon
from .rows_model import RowsModel, fit_columns, table_view


class PieceView(QWidget):
    """Tabs for pieces, findings, parts and earlier checks of one case or row of a layer."""

    role_changed = pyqtSignal()
    piece_chosen = pyqtSignal(object)
    zoom_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._case: Optional[CheckedCase] = None
        self.method, self.differ_mu = "ellipsoidal", 0.01
        """How the areas shown were measured, and from what difference in 亩 on the other method is told too."""
        self.title = QLabel()
        self.title.setObjectName("pieceTitle")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.role_combo = QComboBox()
        self.role_combo.setObjectName("pieceRole")
        self.role_combo.currentIndexChanged.connect(self._role_chosen)
        self.zoom_button = QToolButton()
        self.zoom_button.setAutoRaise(True)
        self.zoom_button.setIcon(theme_icon("mActionZoomTo.svg"))
        self.zoom_button.setToolTip(translate("FarmlandGuard", "Zoom the map to these pieces"))
        self.zoom_button.clicked.connect(lambda _checked=False: self.zoom_wanted.emit())
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.role_combo)
        head.addWidget(self.zoom_button)

        self.model = RowsModel(piece_columns(), self)
        self.table = table_view(self.model, "pieceTable")
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.sum_label = QLabel()
        self.sum_label.setObjectName("pieceSum")
        self.sum_label.setWordWrap(True)
        self.sum_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        pieces = QWidget()
        below = QVBoxLayout(pieces)
        below.setContentsMargins(0, 3, 0, 0)
        below.setSpacing(3)
        below.addWidget(self.table, 1)
        below.addWidget(self.sum_label)
        self.findings = QTextBrowser()
        self.findings.setObjectName("caseFindings")
        self.findings.setOpenLinks(False)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.part_model = RowsModel(part_columns(self._part_version), self)
        self.part_table = table_view(self.part_model, "partTable")
        self.part_sum = QLabel()
        self.part_sum.setObjectName("partSum")
        self.part_sum.setWordWrap(True)
        self.part_sum.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts = QWidget()
        within = QVBoxLayout(parts)
        within.setContentsMargins(0, 3, 0, 0)
        within.setSpacing(3)
        within.addWidget(self.part_table, 1)
        within.addWidget(self.part_sum)
        self.history = QTextBrowser()
        self.history.setObjectName("caseHistory")
        self.history.setOpenLinks(False)
        self.tabs.addTab(pieces, translate("FarmlandGuard", "Pieces"))
        self.tabs.addTab(self.findings, translate("FarmlandGuard", "Findings"))
        self.tabs.addTab(parts, translate("FarmlandGuard", "Make-up"))
        self.tabs.addTab(self.history, translate("FarmlandGuard", "Checks"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        self.clear()

    @property
    def case(self) -> Optional[CheckedCase]:
        """What is shown."""
        return self._case

    @property
    def role(self) -> str:
        """The base layer whose pieces are shown, or ""."""
        return str(self.role_combo.currentData() or "")

    def pieces(self) -> List[PieceLine]:
        """The pieces shown, largest first."""
        return [] if self._case is None else self._case.pieces.get(self.role, [])

    def take(self, case: CheckedCase, role: str = "") -> None:
        """Show a case, in `role` when the check had that base layer, else in the one shown last."""
        wanted = role or self.role
        self._case = case
        self.role_combo.blockSignals(True)
        self.role_combo.clear()
        for each in case.pieces:
            self.role_combo.addItem(label("source_layer", each), each)
        self.role_combo.setCurrentIndex(max(self.role_combo.findData(wanted), 0 if case.pieces else -1))
        self.role_combo.blockSignals(False)
        if role:
            self.tabs.setCurrentIndex(0)
        self._fill()

    def clear(self) -> None:
        """Show nothing."""
        self._case = None
        self.role_combo.blockSignals(True)
        self.role_combo.clear()
        self.role_combo.blockSignals(False)
        self._fill()

    def _role_chosen(self, _index: int) -> None:
        self._fill()
        self.role_changed.emit()

    def _fill(self) -> None:
        case, pieces = self._case, self.pieces()
        self.model.take(pieces)
        fit_columns(self.table)
        self.role_combo.setVisible(self.role_combo.count() > 0)
        self.zoom_button.setEnabled(bool(pieces))
        self.findings.setHtml("" if case is None else findings_html(case))
        self.part_model.take([] if case is None else shown_parts(case.parts))
        fit_columns(self.part_table)
        self.part_sum.setText("" if case is None else parts_sum_text(case.line, case.parts))
        self.history.setHtml("" if case is None else history_html(case.history, bool(case.versions)))
        count = 0 if case is None else case.line.findings or 0
        title = translate("FarmlandGuard", "Findings")
        self.tabs.setTabText(1, f"{title} ({count})" if count else title)
        if case is None:
            self.title.setText(translate("FarmlandGuard", "Click a figure to see the pieces behind it."))
            self.sum_label.clear()
        else:
            self.title.setText(case.line.code)
            self._say_sum(case, pieces)

    def _say_sum(self, case: CheckedCase, pieces: List[PieceLine]) -> None:
        matches = True
        if not case.versions:
            self.sum_label.setText(translate("FarmlandGuard", "Not checked yet: press Run."))
        elif not pieces:
            self.sum_label.setText(translate("FarmlandGuard", "Nothing could be computed; see the problems below."))
        else:
            matches = sums_match(case.line, pieces)
            both = methods_text(case.line, self.method, self.differ_mu)
            text = sum_text(case.line, pieces, self.role)
            self.sum_label.setText("\n".join(each for each in (text, self._version_text(case), both) if each))
        self.sum_label.setStyleSheet("" if matches else f"color: {RED.name()}")

    def _version_text(self, case: CheckedCase) -> str:
        """Which version of the base layer the pieces come from."""
        return next((version_text(version) for version in case.versions if version.role == self.role), "")

    def _part_version(self, kind: str) -> str:
        return "" if self._case is None else part_version(self._case.history, kind)

    def _row_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.piece_chosen.emit(self.model.record(now))
