"""What waits today as a tree: kinds of work with their counts, below them the cases."""

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QColor, QFont

from ..casework.overview import WAITING, CaseLine
from ..domain.language import translate
from ..domain.units import format_mu, format_square_metres
from .rows_model import plain_number

WARNING_COLOUR = QColor("#c4231a")
CODE_ROLE = int(Qt.ItemDataRole.UserRole)
KIND_ROLE = CODE_ROLE + 1

_COLUMNS = 3


def kind_label(kind: str) -> str:
    """The translated name of a kind of work."""
    return {
        "to_check": translate("FarmlandGuard", "To check"),
        "to_judge": translate("FarmlandGuard", "To judge"),
        "to_issue": translate("FarmlandGuard", "Task to issue"),
        "overdue": translate("FarmlandGuard", "Overdue"),
        "to_sign": translate("FarmlandGuard", "To sign"),
        "to_close": translate("FarmlandGuard", "To close"),
    }[kind]


def kind_help(kind: str) -> str:
    """What is to be done about it, in one sentence."""
    return {
        "to_check": translate("FarmlandGuard", "Open cases that were never checked, or were redrawn since."),
        "to_judge": translate("FarmlandGuard", "Cases that wait for a named person's verdict."),
        "to_issue": translate("FarmlandGuard", "Cases judged illegal that have no rectification task under way."),
        "overdue": translate("FarmlandGuard", "Cases whose rectification task is past its deadline."),
        "to_sign": translate("FarmlandGuard", "Reclaimed cases that wait for the signatures of both bureaus."),
        "to_close": translate("FarmlandGuard", "Accepted cases that can be closed."),
    }[kind]


@dataclass(frozen=True)
class _Entry:
    code: str
    township: str
    area_m2: Optional[float]


class WaitingModel(QAbstractItemModel):
    """Two levels; indexes of cases carry 1 + the row of their kind as internal id, those of kinds 0."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._waiting: Dict[str, List[_Entry]] = {kind: [] for kind in WAITING}

    def take(self, waiting: Mapping[str, Sequence[str]], cases: Sequence[CaseLine]) -> None:
        """Show `waiting` (kind → codes); townships and areas come from `cases`."""
        lines = {line.code: line for line in cases}
        self.beginResetModel()
        self._waiting = {
            kind: [self._entry(code, lines.get(code)) for code in waiting.get(kind, ())] for kind in WAITING
        }
        self.endResetModel()

    def clear(self) -> None:
        """Show no work at all."""
        self.take({}, ())

    def count(self, kind: str) -> int:
        """How many cases wait for this kind of work."""
        return len(self._waiting[kind])

    def index_of(self, code: str) -> QModelIndex:
        """The first row of a case, or an invalid index."""
        for number, kind in enumerate(WAITING):
            for row, entry in enumerate(self._waiting[kind]):
                if entry.code == code:
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    @staticmethod
    def _entry(code: str, line: Optional[CaseLine]) -> _Entry:
        return _Entry(code, "", None) if line is None else _Entry(code, line.township, line.area_m2)

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Qt's way to a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: QModelIndex) -> QModelIndex:  # type: ignore[override]
        """The kind a case stands under."""
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Kinds at the top, cases below them."""
        if not parent.isValid():
            return len(WAITING)
        if parent.internalId() or parent.column():
            return 0
        return len(self._waiting[WAITING[parent.row()]])

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Case, township, area."""
        return _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Column titles."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("FarmlandGuard", "Work"),
            translate("FarmlandGuard", "Township"),
            translate("FarmlandGuard", "Area (亩)"),
        )[section]

    def data(self, index: QModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Texts, colours and the roles CODE_ROLE and KIND_ROLE."""
        if not index.isValid():
            return None
        number = index.internalId()
        if number:
            kind = WAITING[number - 1]
            return self._case_data(self._waiting[kind][index.row()], kind, index.column(), role)
        return self._kind_data(WAITING[index.row()], index.column(), role)

    def _kind_data(self, kind: str, column: int, role: int) -> Any:
        count = self.count(kind)
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return translate("FarmlandGuard", "{kind} ({count})").format(kind=kind_label(kind), count=count)
        if role == Qt.ItemDataRole.ToolTipRole:
            return kind_help(kind)
        if role == Qt.ItemDataRole.FontRole and count:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and kind == "overdue" and count:
            return WARNING_COLOUR
        return kind if role == KIND_ROLE else None

    @staticmethod
    def _case_data(entry: _Entry, kind: str, column: int, role: int) -> Any:
        if role == CODE_ROLE:
            return entry.code
        if role == KIND_ROLE:
            return kind
        if role == Qt.ItemDataRole.ForegroundRole and kind == "overdue":
            return WARNING_COLOUR
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 2:
            return plain_number(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            area = "" if entry.area_m2 is None else format_mu(entry.area_m2)
            return (entry.code, entry.township, area)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == 2 and entry.area_m2 is not None:
                return f"{format_square_metres(entry.area_m2)} m²"
            return f"{entry.code} {entry.township}".strip()
        return None
