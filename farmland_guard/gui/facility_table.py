"""The buildings of a filing (设施建设内容): production and auxiliary facilities with areas and shares."""

from typing import Any, Callable, Dict, List, Optional, Sequence

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..domain.filing_codes import FACILITY_ROLES
from ..domain.language import translate
from ..domain.units import format_mu
from .forms import choose, fill_codes
from .icons import theme_icon

_ROLE, _KIND, _CONTENT, _AREA, _STOREYS = range(5)


class FacilityTable(QWidget):
    """An editable table; a row without an area is not kept."""

    def __init__(self, changed: Callable[[], None], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._changed = changed
        self.table = QTableWidget(0, 5)
        self.table.setObjectName("filingFacilities")
        self.table.setHorizontalHeaderLabels(
            [
                translate("FarmlandGuard", "Facility"),
                translate("FarmlandGuard", "Facility kind"),
                translate("FarmlandGuard", "Content"),
                translate("FarmlandGuard", "Area (m²)"),
                translate("FarmlandGuard", "Storeys"),
            ]
        )
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        digit = self.table.fontMetrics().horizontalAdvance("0")
        for column, digits in ((_ROLE, 16), (_KIND, 18), (_AREA, 10), (_STOREYS, 6)):
            header.resizeSection(column, digit * digits)
        header.setSectionResizeMode(_CONTENT, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(lambda _item: self._tell())
        self.add_button = QPushButton(theme_icon("symbologyAdd.svg"), translate("FarmlandGuard", "Add"))
        self.add_button.clicked.connect(lambda _checked=False: self._add({}))
        self.remove_button = QPushButton(theme_icon("symbologyRemove.svg"), translate("FarmlandGuard", "Remove"))
        self.remove_button.clicked.connect(lambda _checked=False: self._remove())
        self.sums = QLabel()
        self.sums.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addLayout(buttons)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.sums)

    def take(self, rows: Sequence[Dict[str, Any]]) -> None:
        """Show stored rows."""
        for row in rows:
            self._add(row)

    def rows(self) -> List[Dict[str, Any]]:
        """What the table holds, by column."""
        found = []
        for number in range(self.table.rowCount()):
            area = _number(self._text(number, _AREA))
            if area is None:
                continue
            storeys = _number(self._text(number, _STOREYS))
            found.append(
                {
                    "role": self.table.cellWidget(number, _ROLE).currentData(),
                    "kind": self.table.cellWidget(number, _KIND).currentData() or None,
                    "content": self._text(number, _CONTENT) or None,
                    "area_m2": area,
                    "storeys": None if storeys is None else int(storeys),
                }
            )
        return found

    def _add(self, row: Dict[str, Any]) -> None:
        blocked = self.table.blockSignals(True)
        number = self.table.rowCount()
        self.table.insertRow(number)
        for column, codes, data in ((_ROLE, "facility_role", row.get("role")), (_KIND, "facility_kind", row.get("kind"))):
            combo = QComboBox()
            fill_codes(combo, codes, none=None if column == _ROLE else "")
            choose(combo, data or "")
            combo.currentIndexChanged.connect(lambda _index: self._tell())
            self.table.setCellWidget(number, column, combo)
        for column, value in ((_CONTENT, row.get("content")), (_AREA, row.get("area_m2")), (_STOREYS, row.get("storeys"))):
            self.table.setItem(number, column, QTableWidgetItem("" if value is None else f"{value:g}" if column != _CONTENT else value))
        self.table.blockSignals(blocked)
        self._tell()

    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._tell()

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return "" if item is None else item.text().strip()

    def _tell(self) -> None:
        rows = self.rows()
        total = sum(row["area_m2"] for row in rows)
        texts = []
        for role, title in FACILITY_ROLES.items():
            area = sum(row["area_m2"] for row in rows if row["role"] == role)
            share = f"{area / total * 100:.2f} %" if total else "—"
            texts.append(f"{title}：{area:.2f} m²（{format_mu(area)} 亩，{share}）")
        self.sums.setText("　".join(texts))
        self._changed()


def _number(text: str) -> Optional[float]:
    try:
        return float(text.replace(",", "")) if text else None
    except ValueError:
        return None
