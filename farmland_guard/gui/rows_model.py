"""A table of plain records: columns described by functions, sorted and filtered here.

Sorting and filtering in Qt's proxy would call back into Python for every comparison; one list.sort() of 20 000 records
takes a few hundredths of a second.
"""

from dataclasses import dataclass
from typing import Any, Callable, List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

Record = Any

SAMPLE = 100
"""How many records are measured for the widths of columns, so that 20 000 cost as little as 100."""


@dataclass(frozen=True)
class Column:
    """One column. `title` is translated already; `order` gives what to sort by (None sorts first), the text unless set.

    `colour` may give a text colour, `link` marks a figure that opens something when clicked, `number` aligns right.
    """

    name: str
    title: str
    text: Callable[[Record], str]
    order: Optional[Callable[[Record], Any]] = None
    tip: Optional[Callable[[Record], str]] = None
    title_tip: str = ""
    colour: Optional[Callable[[Record], Optional[QColor]]] = None
    number: bool = False
    link: Optional[Callable[[Record], bool]] = None
    centred: bool = False

    def key(self, record: Record) -> Tuple[bool, Any]:
        """What to sort by; records without a value come first."""
        value = self.text(record) if self.order is None else self.order(record)
        return (value is not None, 0 if value is None else value)


class RowsModel(QAbstractTableModel):
    """Shows the records that pass the filter in the chosen order."""

    def __init__(self, columns: Sequence[Column], parent: Any = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: List[Record] = []
        self._shown: List[Record] = []
        self._passes: Optional[Callable[[Record], bool]] = None
        self._sorted_by: Tuple[int, bool] = (-1, False)
        self._link_font = QFont()
        self._link_font.setUnderline(True)

    def take(self, records: Sequence[Record]) -> None:
        """Show these records instead."""
        self._all = list(records)
        self._renew()

    def filter(self, passes: Optional[Callable[[Record], bool]]) -> None:
        """Show only the records that pass, all of them for None."""
        self._passes = passes
        self._renew()

    def record(self, index: QModelIndex) -> Optional[Record]:
        """The record of a row, or None."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def records(self) -> List[Record]:
        """The records shown, in their order."""
        return list(self._shown)

    def everything(self) -> List[Record]:
        """All records, those that the filter hides included."""
        return list(self._all)

    def total(self) -> int:
        """How many records there are, shown or not."""
        return len(self._all)

    def row_of(self, matches: Callable[[Record], bool]) -> int:
        """The first row whose record matches, or -1."""
        return next((row for row, record in enumerate(self._shown) if matches(record)), -1)

    def column_number(self, name: str) -> int:
        """Where the column called `name` stands."""
        return next(number for number, column in enumerate(self.columns) if column.name == name)

    def _renew(self) -> None:
        self.beginResetModel()
        self._shown = [record for record in self._all if self._passes is None or self._passes(record)]
        self._order(self._shown)
        self.endResetModel()

    def _order(self, records: List[Record]) -> None:
        column, descending = self._sorted_by
        if column >= 0:
            records.sort(key=self.columns[column].key, reverse=descending)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by the header."""
        self._sorted_by = (column, order == Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._shown[index.row()]) for index in self.persistentIndexList()]
        self._order(self._shown)
        places = {id(record): row for row, record in enumerate(self._shown)}
        before = [index for index, _record in kept]
        self.changePersistentIndexList(
            before, [self.index(places[id(record)], index.column()) for index, record in kept]
        )
        self.layoutChanged.emit()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Records shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].title_tip or self.columns[section].title
        return None

    def data(self, index: QModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Text, tooltip, alignment, colour and font of a cell."""
        record = self.record(index)
        if record is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(record) if column.tip is None else column.tip(record)
        if role == Qt.ItemDataRole.TextAlignmentRole and (column.number or column.centred):
            side = Qt.AlignmentFlag.AlignHCenter if column.centred else Qt.AlignmentFlag.AlignRight
            return plain_number(side | Qt.AlignmentFlag.AlignVCenter)
        linked = column.link is not None and column.link(record)
        if role == Qt.ItemDataRole.FontRole and linked:
            return self._link_font
        if role == Qt.ItemDataRole.ForegroundRole:
            colour = None if column.colour is None else column.colour(record)
            return QApplication.palette().color(QPalette.ColorRole.Link) if colour is None and linked else colour
        return None


def plain_number(flags: Any) -> int:
    """Qt flags as the number a model must return: Qt 5's convert by int(), Qt 6's are enum.Flag and do not."""
    value = getattr(flags, "value", None)
    return int(flags) if value is None else int(value)


class _Shortened(QStyledItemDelegate):
    """Codes that do not fit lose their middle, since they differ at their ends; sentences lose their end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        code = option.text.isascii() and " " not in option.text
        option.textElideMode = Qt.TextElideMode.ElideMiddle if code else Qt.TextElideMode.ElideRight


def table_view(model: RowsModel, name: str, sortable: bool = True) -> QTableView:
    """A table as QGIS shows them: whole rows, narrow lines, columns as wide as their contents."""
    view = QTableView()
    view.setObjectName(name)
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setItemDelegate(_Shortened(view))
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + view.fontMetrics().height() // 3)
    header = view.horizontalHeader()
    header.setSectionsMovable(True)
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setMinimumSectionSize(view.fontMetrics().averageCharWidth() * 3)
    if sortable:
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
    return view


def fit_columns(view: QTableView, most: int = 30) -> None:
    """Make every column as wide as its title and the first records, at most `most` digits; the full text is in the tooltip.

    Qt's own fitting keeps room for a sort arrow in every title, which a narrow panel cannot spare.
    """
    model, metrics = view.model(), view.fontMetrics()
    bold = QFont(view.font())
    bold.setBold(True)
    titles = QFontMetrics(bold)
    digit = metrics.horizontalAdvance("0")
    records = model.records()[:SAMPLE]
    for number, column in enumerate(model.columns):
        widths = [titles.horizontalAdvance(line) for line in column.title.split("\n")]
        widths += [metrics.horizontalAdvance(column.text(record)) for record in records]
        view.setColumnWidth(number, min(max(widths), most * digit) + digit * 3 // 2)
