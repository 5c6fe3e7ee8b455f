"""The card of one filing below the worklist: check list, ground, papers."""

from typing import Any, List, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..casework.filings.editing import FilingCard
from ..domain.codes import label
from ..domain.filing_codes import FILING_ATTACHMENTS, FILING_PARTS
from ..domain.filing_rules import FAIL, MANUAL
from ..domain.language import translate
from ..domain.units import format_mu
from .filing_tables import answer_columns, paper_columns
from .forms import fill_codes
from .icons import own_icon, theme_icon
from .rows_model import RowsModel, fit_columns, table_view

_ORDER = {FAIL: 0, MANUAL: 1, "info": 2, "pass": 3}  # nosec B105: answers, no password


class FilingCardView(QWidget):
    """Shows a card and emits what somebody wants to do; writes nothing."""

    fix_wanted = pyqtSignal(str)
    """An item of the check list was opened: its `fix` (a field, part:…, paper:…, base:…, geometry)."""
    draw_wanted = pyqtSignal(str)
    """The ground ("") or a part is to be drawn."""
    remove_wanted = pyqtSignal(str)
    """A part is to be removed."""
    papers_chosen = pyqtSignal(str, list)
    """Files of one kind are to be attached."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._card: Optional[FilingCard] = None
        self.title = QLabel()
        self.title.setObjectName("filingTitle")
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._check_page(), translate("FarmlandGuard", "Check list"))
        self.tabs.addTab(self._ground_page(), translate("FarmlandGuard", "Ground"))
        self.tabs.addTab(self._papers_page(), translate("FarmlandGuard", "Materials"))
        self.tools = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.title)
        layout.addLayout(self.tools)
        layout.addWidget(self.tabs, 1)

    def take(self, card: Optional[FilingCard]) -> None:
        """Show a card, or that none is chosen."""
        self._card = card
        self.tabs.setEnabled(card is not None)
        if card is None:
            self.title.setText(translate("FarmlandGuard", "Choose a filing in the list."))
            self.answers.take([])
            self.papers.take([])
            self.conclusion.clear()
            self.ground.clear()
            return
        row = card.row
        words = [f"<b>{row['code']}</b>", row["name"] or "", row["operator"] or "", label("filing_use", row["use"])]
        self.title.setText("　".join(word for word in words if word) + f"　{label('filing_state', row['state'])}")
        # What keeps the filing back stands first.
        self.answers.take(sorted(card.answers, key=lambda item: _ORDER.get(item.answer, len(_ORDER))))
        fit_columns(self.answer_table, 24)
        self.conclusion.setText(self._short(card))
        self.conclusion.setToolTip(card.conclusion)
        self.papers.take(card.papers)
        fit_columns(self.paper_table)
        self.tabs.setTabText(2, translate("FarmlandGuard", "Materials ({count})").format(count=len(card.papers)))
        self._show_ground(card)

    @staticmethod
    def _short(card: FilingCard) -> str:
        if not card.conclusion:
            return translate("FarmlandGuard", "Not checked since the last change: press “Check”.")
        failing = sum(item.answer == FAIL for item in card.answers)
        manual = sum(item.answer == MANUAL for item in card.answers)
        if failing:
            text = translate("FarmlandGuard", "To be returned: {failing} items fail, {manual} are left to a person.")
        elif manual:
            text = translate("FarmlandGuard", "Nothing fails; {manual} items are left to a person before it may be registered.")
        else:
            text = translate("FarmlandGuard", "It may be registered.")
        return text.format(failing=failing, manual=manual)

    def _check_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(3)
        self.conclusion = QLabel()
        self.conclusion.setObjectName("filingConclusion")
        self.conclusion.setWordWrap(True)
        self.conclusion.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answers = RowsModel(answer_columns(), self)
        self.answer_table = table_view(self.answers, "filingAnswerTable")
        self.answer_table.setToolTip(translate("FarmlandGuard", "Double click goes to where it is put right"))
        self.answer_table.doubleClicked.connect(self._fix)
        layout.addWidget(self.answer_table, 1)
        layout.addWidget(self.conclusion)
        return page

    def _ground_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 3, 0, 0)
        self.draw_button = QToolButton()
        self.draw_button.setObjectName("filingDraw")
        self.draw_button.setText(translate("FarmlandGuard", "Draw"))
        self.draw_button.setIcon(own_icon("draw_patch"))
        self.draw_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.draw_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.draw_button)
        self.draw_actions: List[QAction] = []
        for part, text in (("", translate("FarmlandGuard", "Ground of the filing (用地范围)")), *FILING_PARTS.items()):
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False, part=part: self.draw_wanted.emit(part))
            self.draw_actions.append(action)
        self.draw_button.setMenu(menu)
        self.remove_button = QToolButton()
        self.remove_button.setText(translate("FarmlandGuard", "Remove part"))
        self.remove_button.setIcon(theme_icon("symbologyRemove.svg"))
        self.remove_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.remove_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.remove_menu = QMenu(self.remove_button)
        self.remove_button.setMenu(self.remove_menu)
        buttons = QHBoxLayout()
        buttons.addWidget(self.draw_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        self.ground = QLabel()
        self.ground.setObjectName("filingGround")
        self.ground.setTextFormat(Qt.TextFormat.RichText)
        self.ground.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addLayout(buttons)
        layout.addWidget(self.ground)
        layout.addStretch(1)
        return page

    def _papers_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(3)
        self.paper_kind = QComboBox()
        self.paper_kind.setObjectName("filingPaperKind")
        fill_codes(self.paper_kind, "attachment_kind", [*FILING_ATTACHMENTS, "other"])
        self.add_paper = QPushButton(theme_icon("symbologyAdd.svg"), translate("FarmlandGuard", "Add file…"))
        self.add_paper.clicked.connect(lambda _checked=False: self.ask_papers())
        line = QHBoxLayout()
        line.addWidget(self.paper_kind, 1)
        line.addWidget(self.add_paper)
        self.papers = RowsModel(paper_columns(), self)
        self.paper_table = table_view(self.papers, "filingPapers")
        layout.addLayout(line)
        layout.addWidget(self.paper_table, 1)
        return page

    def ask_papers(self) -> None:
        """Ask for files of the kind chosen without blocking QGIS."""
        title = translate("FarmlandGuard", "Attach: {kind}").format(kind=self.paper_kind.currentText())
        dialog = QFileDialog(self, title, "", translate("FarmlandGuard", "All files (*)"))
        dialog.setObjectName("FarmlandGuardFiles")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.papers_chosen.emit(self.paper_kind.currentData(), list(paths)))
        dialog.open()

    def _show_ground(self, card: FilingCard) -> None:
        row = card.row

        def area(value: Optional[float]) -> str:
            return "—" if value is None else f"{value:.2f} m²　{format_mu(value)} 亩"

        none = translate("FarmlandGuard", "not drawn")
        lines = [
            (translate("FarmlandGuard", "Ground of the filing (用地范围)"), area(row["area_m2"]) if row["geom"] is not None else none),
            (translate("FarmlandGuard", "… on basic farmland"), area(row["pbf_checked_m2"])),
            (translate("FarmlandGuard", "… on cultivated land"), area(row["cultivated_checked_m2"])),
        ]
        by_kind: dict[str, list[Any]] = {}
        for part in card.parts:
            by_kind.setdefault(part["kind"], []).append(part)
        for kind, title in FILING_PARTS.items():
            if kind in by_kind:
                areas = [part["area_m2"] for part in by_kind[kind]]
                lines.append((title, area(sum(areas)) if all(each is not None for each in areas) else "—"))
        cells = "".join(f'<tr><td>{title}&nbsp;&nbsp;</td><td align="right">{text}</td></tr>' for title, text in lines)
        self.ground.setText(f"<table cellspacing=3>{cells}</table>")
        self.remove_menu.clear()
        for kind in by_kind:
            action = self.remove_menu.addAction(FILING_PARTS[kind])
            action.triggered.connect(lambda _checked=False, kind=kind: self.remove_wanted.emit(kind))
        self.remove_button.setEnabled(bool(by_kind))

    def _fix(self, index: Any) -> None:
        item = self.answers.record(index)
        if item is not None and item.fix:
            self.fix_wanted.emit(item.fix)
