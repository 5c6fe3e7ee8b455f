"""设施农业用地: the worklist by clock, the card of a filing, and what disagrees with the survey."""

from pathlib import Path
from typing import Any, List, Optional

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QMenu,
    QSplitter,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from ..casework.evidence import attach
from ..casework.filings.checking import check_filings
from ..casework.filings.editing import FilingCard, FilingLine, filing_card, filing_lines, set_ground
from ..casework.papers import make_document, papers_of
from ..domain.codes import label
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..register.store import wkb_of
from . import messages
from .background import start
from .buttons import follow, switch_off, switch_on
from .current import CurrentRegister
from .digitizing import Digitizing, in_register
from .discrepancy_tab import DiscrepancyTab
from .dock import RegisterDock, page_layout
from .empty_state import TableOrHint
from .filing_card_view import FilingCardView
from .filing_filter_bar import FilingFilterBar
from .filing_form import FilingForm
from .filing_move_form import FilingMoveForm
from .filing_tables import worklist_columns
from .forms import choose
from .icons import theme_icon
from .map_link import MapLink
from .map_view import show_polygons
from .officer import at_desk, officer
from .paper_file import ask_paper_file, tell_paper
from .rows_model import RowsModel, fit_columns, table_view


class FilingsPanel(RegisterDock):
    """The dock. What it cannot do itself it asks for by signal; the desk listens."""

    algorithm_wanted = pyqtSignal(str)
    """The toolbox dialog of one of our algorithms is to be opened."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Facility farmland"), "FarmlandGuardFilings", parent)
        self._card: Optional[FilingCard] = None
        self._drawing_part = ""
        self._following = False
        self._build()
        self._digitizing = Digitizing(iface, polygon=True, parent=self)
        self._digitizing.drawn.connect(self._drawn)
        self.link = MapLink(current, self, "filing")
        self.link.selected_on_map.connect(self._selected_on_map)
        self.begin()

    def take_down(self) -> None:
        """Lay the drawing tool down too."""
        self.link.take_down()
        self._digitizing.take_down()
        super().take_down()

    # ---- building

    def _build(self) -> None:
        page = QWidget()
        layout = page_layout(page)
        layout.addWidget(self._tools())
        self.filters = FilingFilterBar()
        self.filters.changed.connect(self._filter)
        layout.addWidget(self.filters)
        self.model = RowsModel(worklist_columns(), self)
        self.table = table_view(self.model, "filingList")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(lambda *_ignored: self._row_chosen())
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.card = FilingCardView()
        self.card.tools.addWidget(self._card_tools())
        self.card.fix_wanted.connect(self._fix)
        self.card.draw_wanted.connect(self.draw)
        self.card.remove_wanted.connect(lambda part: self._write(lambda: self._put(part, None)))
        self.card.papers_chosen.connect(self._attach)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(TableOrHint(self.table, self._nothing))
        splitter.addWidget(self.card)
        splitter.setSizes([450, 550])
        self.discrepancies = DiscrepancyTab(self._iface, self._current)
        self.discrepancies.reconcile_wanted.connect(lambda: self.algorithm_wanted.emit("reconcilefilings"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(splitter, translate("FarmlandGuard", "Filings"))
        self.tabs.addTab(self.discrepancies, translate("FarmlandGuard", "Against the survey"))
        layout.addWidget(self.tabs, 1)
        self.put(page)

    def _tools(self) -> QToolBar:
        bar = QToolBar()
        bar.setIconSize(self._iface.iconSize(True))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

        def action(icon: str, text: str, tip: str, run: Any) -> QAction:
            made = bar.addAction(theme_icon(icon), text)
            made.setToolTip(tip)
            made.triggered.connect(lambda _checked=False: run())
            return made

        self.new_action = action(
            "symbologyAdd.svg", translate("FarmlandGuard", "New filing…"), translate("FarmlandGuard", "Enter a filing by hand"), self.new
        )
        self.import_action = action(
            "mActionAddOgrLayer.svg",
            translate("FarmlandGuard", "Import filings…"),
            translate("FarmlandGuard", "Take the township's table, polygons and papers in"),
            lambda: self.algorithm_wanted.emit("importfilings"),
        )
        self.check_action = action(
            "mActionStart.svg",
            translate("FarmlandGuard", "Check"),
            translate("FarmlandGuard", "Answer the check list for the filings chosen, or for all that are open when none is"),
            self.check,
        )
        more = QMenu(bar)
        for text, algorithm in (
            (translate("FarmlandGuard", "Export registration package…"), "exportpackage"),
            (translate("FarmlandGuard", "Import registration receipt…"), "importreceipt"),
            (translate("FarmlandGuard", "Register expired filings…"), "expirefilings"),
            (translate("FarmlandGuard", "List for the change survey…"), "surveyfilings"),
        ):
            entry = more.addAction(text)
            entry.triggered.connect(lambda _checked=False, algorithm=algorithm: self.algorithm_wanted.emit(algorithm))
        self.more_button = QToolButton()
        self.more_button.setText(translate("FarmlandGuard", "More"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(more)
        bar.addWidget(self.more_button)
        return bar

    def _card_tools(self) -> QToolBar:
        bar = QToolBar()
        bar.setIconSize(self._iface.iconSize(True))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.edit_action = bar.addAction(theme_icon("mActionFormView.svg"), translate("FarmlandGuard", "Form…"))
        self.edit_action.triggered.connect(lambda _checked=False: self.edit())
        self.zoom_action = bar.addAction(theme_icon("mActionZoomToSelected.svg"), translate("FarmlandGuard", "Zoom to"))
        self.zoom_action.triggered.connect(lambda _checked=False: self.zoom())
        self.move_menu = QMenu(bar)
        self.move_menu.setToolTipsVisible(True)
        self.move_button = QToolButton()
        self.move_button.setObjectName("filingMove")
        self.move_button.setText(translate("FarmlandGuard", "Handle"))
        self.move_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.move_button.setMenu(self.move_menu)
        bar.addWidget(self.move_button)
        papers = QMenu(bar)
        self.paper_actions: List[QAction] = []
        for template in papers_of("filing"):
            entry = papers.addAction(f"{template.title}…")
            entry.triggered.connect(lambda _checked=False, template=template: self.ask_paper(template.id, template.title))
            self.paper_actions.append(entry)
        self.print_button = QToolButton()
        self.print_button.setText(translate("FarmlandGuard", "Papers"))
        self.print_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.print_button.setMenu(papers)
        bar.addWidget(self.print_button)
        return bar

    # ---- reading

    def forget(self) -> None:
        """Another register: nothing is chosen."""
        self._card = None
        self.model.take([])
        self.card.take(None)
        self.discrepancies.forget()
        self._renew_tools()

    def refresh(self) -> None:
        """Read list, card and disagreements anew."""
        chosen = self.chosen_codes()
        self.model.take(filing_lines(self.register))
        self._filter()
        fit_columns(self.table)
        self._select(chosen)
        self._row_chosen()
        self.discrepancies.refresh(self.register)
        self.tabs.setTabText(
            1, translate("FarmlandGuard", "Against the survey ({count})").format(count=self.discrepancies.model.total())
        )

    def follow(self, code: str) -> None:
        """Cases are no filings."""

    def chosen_codes(self) -> List[str]:
        """Project codes of the rows chosen."""
        return [line.code for line in self._chosen()]

    def choose(self, code: str) -> None:
        """Choose a filing in the list."""
        self._select([code])

    def _chosen(self) -> List[FilingLine]:
        rows = (self.model.record(index) for index in self.table.selectionModel().selectedRows())
        return [row for row in rows if row is not None]

    def _select(self, codes: List[str]) -> None:
        self.table.clearSelection()
        for code in codes:
            row = self.model.row_of(lambda line, code=code: line.code == code)
            if row >= 0:
                index: QModelIndex = self.model.index(row, 0)
                flags = self.table.selectionModel().SelectionFlag
                self.table.selectionModel().select(index, flags.Select | flags.Rows)
                self.table.scrollTo(index)

    def _nothing(self) -> str:
        if self.model.total():
            return translate("FarmlandGuard", "No filing passes the filter.")
        return translate("FarmlandGuard", "No filings yet. “Import filings…” takes the township's table in; “New filing…” enters one by hand.")

    def _filter(self) -> None:
        self.model.filter(self.filters.test())

    def _row_chosen(self) -> None:
        chosen = self._chosen()
        self._card = None
        if len(chosen) == 1:
            self.attempt(lambda: self._read_card(chosen[0].code))
        self.card.take(self._card)
        if not self.model.rowCount():
            self.card.title.clear()
        self._renew_tools()
        if not self._following:
            self.link.select([line.code for line in chosen])

    def _selected_on_map(self, codes: List[str]) -> None:
        if not codes:
            # A filing without ground cannot be selected on the map, and stays chosen in the list.
            return
        self._following = True
        try:
            self._select(codes)
        finally:
            self._following = False

    def _read_card(self, code: str) -> None:
        self._card = filing_card(self.register, code)

    def _renew_tools(self) -> None:
        chosen, one = self._chosen(), self._card is not None
        none = translate("FarmlandGuard", "Choose one filing first")
        self.print_button.setEnabled(one)
        self.print_button.setToolTip(translate("FarmlandGuard", "Opinion, posted sheet and letters as Word files") if one else none)
        for action, tip in (
            (self.edit_action, translate("FarmlandGuard", "Open the form of the filing")),
            (self.zoom_action, translate("FarmlandGuard", "Show the filing on the map")),
        ):
            if one:
                switch_on(action, tip)
            else:
                switch_off(action, none)
        self.move_menu.clear()
        states = {line.state for line in chosen}
        if len(states) == 1:
            self._fill_moves(chosen)
        self.move_button.setEnabled(bool(self.move_menu.actions()))
        self.move_button.setToolTip(
            translate("FarmlandGuard", "Take the filings to their next state")
            if self.move_menu.actions()
            else translate("FarmlandGuard", "Choose filings that are all in the same state")
        )

    def _fill_moves(self, chosen: List[FilingLine]) -> None:
        """The moves of one filing with their answers; of several those of the first, which each may still refuse."""
        card = self._card
        if card is None:
            try:
                card = filing_card(self.register, chosen[0].code)
            except FarmlandError as error:
                messages.show(self._iface, error)
                return
        codes = [line.code for line in chosen]
        for target, text, answer in card.moves:
            action = self.move_menu.addAction(f"{text} → {label('filing_state', target)}")
            action.triggered.connect(lambda _checked=False, target=target: self.move(codes, target))
            if len(chosen) == 1:
                follow(action, answer, text)

    # ---- doing

    def new(self) -> None:
        """Enter a filing by hand."""
        form = FilingForm(self._iface, self._current)
        form.submitted.connect(lambda: self._after(form.code))
        self.present(form)

    def edit(self) -> None:
        """Open the form of the filing that is chosen."""
        if self._card is not None:
            form = FilingForm(self._iface, self._current, self._card)
            form.submitted.connect(lambda: self._after(form.code))
            self.present(form)

    def move(self, codes: List[str], target: str) -> None:
        """Ask for what a move needs."""
        lines = {line.code: line for line in self._chosen()}
        opinion = self._card.conclusion if self._card is not None and target == "verified" else ""
        self.present(FilingMoveForm(self._iface, self._current, codes, lines[codes[0]].state, target, opinion))

    def check(self) -> None:
        """Answer the check list off the main thread."""
        codes = self.chosen_codes() or None
        register, who = self.register, at_desk(self._current)
        start(
            translate("FarmlandGuard", "Checking filings"),
            lambda progress: check_filings(register, "open", codes, who, progress),
            lambda _report: self._current.changed.emit(),
            lambda error: messages.show(self._iface, error),
        )

    def zoom(self) -> None:
        """Show the filing on the map."""
        if self._card is not None:
            shapes = [wkb for row in (self._card.row, *self._card.parts) for wkb in [wkb_of(row)] if wkb is not None]
            if not show_polygons(self._iface.mapCanvas(), self.register, shapes):
                messages.show(self._iface, translate("FarmlandGuard", "{code} has no polygon yet.").format(code=self._card.row["code"]))

    def ask_paper(self, template: str, title: str) -> None:
        """Ask where a paper of the filing that is chosen is to go; nothing is blocked."""
        if self._card is None:
            return
        name = f"{self._card.row['code']}{title}"
        ask_paper_file(self._iface, self, title, name, lambda path, form: self.write_paper(template, Path(path), form))

    def write_paper(self, template: str, target: Path, form: str = "docx") -> None:
        """Write a paper of the filing that is chosen and say what stands blank in it."""
        if self._card is None:
            return
        try:
            paper = make_document(self.register, self._card.row["code"], template, target, None, form)
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        tell_paper(self._iface, paper)

    def draw(self, part: str) -> None:
        """Take the drawing tool up for the ground ("") or a part."""
        if self._card is not None:
            self._drawing_part = part
            self.signed(lambda: self._digitizing.start(translate("FarmlandGuard", "Ground being drawn")))

    def _drawn(self, geometry: QgsGeometry) -> None:
        self._write(lambda: self._put(self._drawing_part, bytes(in_register(geometry, self.register).asWkb())))

    def _put(self, part: str, wkb: Optional[bytes]) -> None:
        if self._card is not None:
            set_ground(self.register, self._card.row["uid"], part, wkb, officer(self._current))

    def _attach(self, kind: str, paths: List[str]) -> None:
        if self._card is None:
            return
        uid = self._card.row["uid"]
        self._write(lambda: [attach(self.register, "filing", uid, Path(path), kind, officer(self._current)) for path in paths])

    def _write(self, work: Any) -> None:
        self.signed(lambda: self.attempt(work) and self._current.changed.emit())

    def _after(self, code: str) -> None:
        self._current.changed.emit()
        self.choose(code)

    def _fix(self, fix: str) -> None:
        """Go to where an item of the check list is put right."""
        where, _, what = fix.partition(":")
        if where == "paper":
            self.card.tabs.setCurrentIndex(2)
            choose(self.card.paper_kind, what)
            self.card.ask_papers()
        elif where == "part":
            self.card.tabs.setCurrentIndex(1)
            self.draw(what)
        elif where == "geometry":
            self.card.tabs.setCurrentIndex(1)
            self.draw("")
        elif where == "base":
            self.algorithm_wanted.emit("importbase")
        else:
            self.edit()
            if isinstance(self.form, FilingForm):
                self.form.show_field(where)
