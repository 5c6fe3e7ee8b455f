"""The table of cases: filters, rows, and a selection that is kept through every renewal."""

from typing import Any, List, Optional, Sequence

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QLabel, QTableView, QVBoxLayout, QWidget

from ..casework.overview import CaseLine
from ..domain.language import translate
from .batch_line import BatchLine
from .case_filter_bar import CaseFilterBar
from .case_list import CODE_ROLE, CaseFilter, CaseListModel


class _CaseView(QTableView):
    """Keeps the row it is at in sight when the card below takes room away, unless somebody scrolled away from it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.currentIndex()
        row = self.visualRect(current)
        in_sight = current.isValid() and row.top() >= 0 and row.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        if in_sight and event.size().height() < event.oldSize().height():
            self.scrollTo(current)


class CaseTable(QWidget):
    """Emits `selected` only for what the user selects here, never for what a program selected."""

    selected = pyqtSignal(list, str)
    """Codes of all selected cases, and of the one the cursor is on ("" for none)."""
    opened = pyqtSignal(str)
    """A row was double-clicked."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._note = ""
        self.filters = CaseFilterBar()
        self.filters.changed.connect(self._filtered)
        self.batch_line = BatchLine()
        self.batch_line.relation_wanted.connect(self.filters.show_relation)
        self._cases: Sequence[CaseLine] = ()
        self.model = CaseListModel(self)
        self.view = _CaseView()
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAlternatingRowColors(True)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.view.fontMetrics().height() + 6)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(60)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self.view.doubleClicked.connect(lambda index: self.opened.emit(index.data(CODE_ROLE)))
        self.count = QLabel()
        self.count.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.filters)
        layout.addWidget(self.batch_line)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.count)
        self._kept: List[str] = []
        self.model.modelAboutToBeReset.connect(self._keep)
        self.model.modelReset.connect(self._reselect)

    def take(self, cases: Sequence[CaseLine]) -> None:
        """Show these cases, keeping filter, order, selection and column widths."""
        first = self.model.total == 0
        self.filters.offer(cases)
        self.model.set_filter(self.filters.wanted())
        self.model.take(cases)
        self._cases = cases
        self._renew_batch_line()
        if first and cases:
            self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as titles and contents: Qt leaves room for a sort arrow beside every title, which pushed the state out of sight."""
        titles = QFont(self.view.font())
        titles.setBold(True)
        metrics = QFontMetrics(titles)
        space = metrics.horizontalAdvance("0") * 3 // 2
        for column in range(self.model.columnCount()):
            title = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            widest = max(metrics.horizontalAdvance(line) for line in title.split("\n"))
            self.view.setColumnWidth(column, max(self.view.sizeHintForColumn(column), widest + space))

    def codes(self) -> List[str]:
        """Codes of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.line(row).code for row in rows]

    def lines(self) -> List[CaseLine]:
        """The selected rows."""
        return [self.model.line(index.row()) for index in self.view.selectionModel().selectedRows()]

    def neighbour(self, code: str, by: int) -> str:
        """The case so many rows below (above for a negative number); the first or last row for a case that is not shown."""
        row = self.model.row_of(code)
        if row < 0:
            row = 0 if by > 0 else self.model.rowCount() - 1
        else:
            row += by
        return self.model.line(row).code if 0 <= row < self.model.rowCount() else ""

    def select(self, codes: Sequence[str], scroll: bool = True) -> None:
        """Select these cases without telling anybody; those that the filter hides are counted below the table."""
        rows = sorted(row for row in (self.model.row_of(code) for code in codes) if row >= 0)
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(self.model.index(first, 0), self.model.index(last, self.model.columnCount() - 1))
        self._quiet = True
        selection = self.view.selectionModel()
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            top = self.model.index(rows[0], 0)
            selection.setCurrentIndex(top, QItemSelectionModel.SelectionFlag.NoUpdate)
            if scroll:
                self.view.scrollTo(top)
        self._quiet = False
        hidden = len(codes) - len(rows)
        self._note = (
            translate("FarmlandGuard", "{count} of the selected are hidden by the filter").format(count=hidden)
            if hidden
            else ""
        )
        self._renew_count()

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the row the table is at: while hidden it had no height to scroll by."""
        super().showEvent(event)
        current = self.view.currentIndex()
        if current.isValid():
            self.view.scrollTo(current)

    def _filtered(self, wanted: CaseFilter) -> None:
        self.model.set_filter(wanted)
        self._renew_batch_line()

    def _renew_batch_line(self) -> None:
        self.batch_line.take(self._cases, self.filters.wanted().batch)

    def _keep(self) -> None:
        self._kept = self.codes()

    def _reselect(self) -> None:
        self.select([code for code in self._kept if self.model.row_of(code) >= 0])

    def _selection_changed(self, *_ignored: Any) -> None:
        if self._quiet:
            return
        codes = self.codes()
        at = self.view.currentIndex().data(CODE_ROLE) or ""
        self._note = ""
        self._renew_count()
        self.selected.emit(codes, at if at in codes else (codes[0] if codes else ""))

    def _renew_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        chosen = len(self.view.selectionModel().selectedRows())
        if total == 0:
            text = translate("FarmlandGuard", "No cases yet: import a batch of patches, or draw one.")
        elif shown == 0:
            text = translate("FarmlandGuard", "None of the {total} cases passes the filter.").format(total=total)
        else:
            text = translate("FarmlandGuard", "{shown} of {total} cases, {chosen} selected").format(
                shown=shown, total=total, chosen=chosen
            )
        self.count.setText(text + (f"（{self._note}）" if self._note else ""))


def _runs(rows: Sequence[int]) -> "List[tuple[int, int]]":
    """Consecutive numbers as (first, last)."""
    runs: List[List[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return [(first, last) for first, last in runs]
