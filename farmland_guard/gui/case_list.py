"""The list of cases: a table that filters and sorts itself.

Filter and order are worked out over plain Python rows in one go; a QSortFilterProxyModel asking Python cell by cell takes
seconds at 20,000 cases.
"""

from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Sequence, Set, Tuple

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QColor

from ..casework.overview import CaseLine
from ..domain.codes import label
from ..domain.language import translate
from ..domain.units import format_mu, format_square_metres, square_metres_from_mu
from .rows_model import plain_number

CODE_ROLE = int(Qt.ItemDataRole.UserRole)
NOT_COMPARED = "none"
"""The filter for cases that were not compared with earlier batches yet."""
OVERDUE_COLOUR = QColor("#c4231a")
DONE_COLOUR = QColor("#7d7d7d")

SizeTest = Callable[[CaseLine], bool]


def size_choices() -> List[Tuple[str, str, SizeTest]]:
    """(key, label, test) of the filter by size; limits compare unrounded m². A case never checked is in none but the first.

    5 亩 of permanent basic farmland and 10 亩 of cultivated land are the limits of 垣政发〔2023〕12号 三（三）.
    """
    one, five, ten = (square_metres_from_mu(each) for each in (1, 5, 10))
    return [
        ("any", translate("FarmlandGuard", "Any size"), lambda line: True),
        ("pbf_5", translate("FarmlandGuard", "Basic farmland ≥ 5 亩"), lambda line: (line.pbf_m2 or 0) >= five),
        (
            "cultivated_10",
            translate("FarmlandGuard", "Cultivated land ≥ 10 亩"),
            lambda line: (line.cultivated_m2 or 0) >= ten,
        ),
        ("pbf_some", translate("FarmlandGuard", "Some basic farmland"), lambda line: (line.pbf_m2 or 0) > 0),
        (
            "large",
            translate("FarmlandGuard", "Patch ≥ 10 亩"),
            lambda line: line.area_m2 is not None and line.area_m2 >= ten,
        ),
        (
            "middle",
            translate("FarmlandGuard", "Patch 1 to 10 亩"),
            lambda line: line.area_m2 is not None and one <= line.area_m2 < ten,
        ),
        (
            "small",
            translate("FarmlandGuard", "Patch < 1 亩"),
            lambda line: line.area_m2 is not None and line.area_m2 < one,
        ),
        ("unchecked", translate("FarmlandGuard", "Not checked yet"), lambda line: line.area_m2 is None),
    ]


@dataclass(frozen=True)
class CaseFilter:
    """What the list shows; "" means any. `text` is looked for in code, township, village and batch."""

    state: str = ""
    township: str = ""
    batch: str = ""
    size: str = "any"
    relation: str = ""
    text: str = ""

    def test(self) -> Callable[[CaseLine], bool]:
        """One function that says whether a case is shown."""
        tests: List[Callable[[CaseLine], bool]] = []
        if self.state == "overdue":
            tests.append(lambda line: line.overdue)
        elif self.state:
            tests.append(lambda line: line.state == self.state)
        if self.township:
            tests.append(lambda line: line.township == self.township)
        if self.batch:
            tests.append(lambda line: line.batch == self.batch)
        if self.relation:
            wanted_relation = "" if self.relation == NOT_COMPARED else self.relation
            tests.append(lambda line: line.relation == wanted_relation)
        if self.size != "any":
            tests.append({key: test for key, _, test in size_choices()}[self.size])
        wanted = self.text.strip().lower()
        if wanted:
            tests.append(
                lambda line: wanted in f"{line.code}\n{line.township}\n{line.village}\n{line.batch}\n{line.old_code}".lower()
            )
        return lambda line: all(test(line) for test in tests)


@dataclass(frozen=True)
class _Column:
    title: str
    text: Callable[[CaseLine], str]
    key: Callable[[CaseLine], Any]
    number: bool = False
    tip: Callable[[CaseLine], str] = lambda line: ""


def _area(title: str, of: Callable[[CaseLine], Optional[float]]) -> _Column:
    def text(line: CaseLine) -> str:
        value = of(line)
        return "" if value is None else format_mu(value)

    def tip(line: CaseLine) -> str:
        value = of(line)
        if value is None:
            return translate("FarmlandGuard", "Not checked yet")
        return f"{format_square_metres(value)} m²"

    def key(line: CaseLine) -> float:
        value = of(line)
        return -1.0 if value is None else value

    return _Column(title, text, key, True, tip)


def _relation_tip(line: CaseLine) -> str:
    if line.relapse:
        return translate("FarmlandGuard", "Lies on ground that was accepted as restored before: occupied again")
    if not line.relation:
        return translate("FarmlandGuard", "Not compared with earlier batches yet")
    if line.old_code:
        return translate("FarmlandGuard", "Earlier patch {code}").format(code=line.old_code)
    return ""


def _columns() -> List[_Column]:
    return [
        _Column(translate("FarmlandGuard", "Code"), lambda line: line.code, lambda line: line.code),
        _Column(
            translate("FarmlandGuard", "Township"),
            lambda line: line.township,
            lambda line: (line.township, line.code),
            tip=lambda line: f"{line.township} {line.village}".strip(),
        ),
        _Column(
            translate("FarmlandGuard", "Compared"),
            lambda line: label("patch_relation", line.relation),
            lambda line: (line.relation, line.code),
            tip=_relation_tip,
        ),
        _area(translate("FarmlandGuard", "Area\n亩"), lambda line: line.area_m2),
        _area(translate("FarmlandGuard", "PBF\n亩"), lambda line: line.pbf_m2),
        _area(translate("FarmlandGuard", "Cultivated\n亩"), lambda line: line.cultivated_m2),
        _Column(
            translate("FarmlandGuard", "State"),
            lambda line: label("state", line.state),
            lambda line: (line.state, line.code),
            tip=lambda line: translate("FarmlandGuard", "The rectification task is overdue") if line.overdue else "",
        ),
        _Column(
            translate("FarmlandGuard", "Verdict"),
            lambda line: label("verdict", line.verdict),
            lambda line: (line.verdict or "", line.code),
        ),
        _Column(
            translate("FarmlandGuard", "Findings"),
            lambda line: str(line.findings) if line.findings else "",
            lambda line: line.findings,
            True,
        ),
    ]


class CaseListModel(QAbstractTableModel):
    """Rows are the cases that pass the filter, in the order asked for."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._columns = _columns()
        self._all: Sequence[CaseLine] = ()
        self._codes: Set[str] = set()
        self._shown: List[CaseLine] = []
        self._row_of: Dict[str, int] = {}
        self._filter = CaseFilter()
        self._order: Optional[Tuple[int, bool]] = None

    def take(self, lines: Sequence[CaseLine]) -> None:
        """Show other cases under the same filter and order."""
        self._all = lines
        self._codes = {line.code for line in lines}
        self._renew()

    def set_filter(self, wanted: CaseFilter) -> None:
        """Show other rows of the same cases."""
        if wanted != self._filter:
            self._filter = wanted
            self._renew()

    @property
    def total(self) -> int:
        """How many cases there are, filter aside."""
        return len(self._all)

    def knows(self, code: str) -> bool:
        """Whether there is such a case, shown or not."""
        return code in self._codes

    def line(self, row: int) -> CaseLine:
        """The case in a row."""
        return self._shown[row]

    def row_of(self, code: str) -> int:
        """The row of a case, or -1 when the filter hides it."""
        return self._row_of.get(code, -1)

    def _renew(self) -> None:
        self.beginResetModel()
        test = self._filter.test()
        self._shown = [line for line in self._all if test(line)]
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        if self._order is not None:
            column, descending = self._order
            self._shown.sort(key=self._columns[column].key, reverse=descending)
        self._row_of = {line.code: row for row, line in enumerate(self._shown)}

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by the view's header; column -1 is the order of the register, newest first."""
        self._order = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._renew()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Cases shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Columns of the list."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def data(self, index: QModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Texts, tooltips, colours, and the code under CODE_ROLE."""
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(line)
        if role == CODE_ROLE:
            return line.code
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(line) or column.text(line)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return plain_number(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole:
            if line.overdue:
                return OVERDUE_COLOUR
            return DONE_COLOUR if line.state in ("closed", "dismissed") else None
        return None
