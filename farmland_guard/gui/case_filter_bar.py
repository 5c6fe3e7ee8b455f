"""The filters above the list of cases."""

from typing import Iterable, Optional

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QWidget

from ..casework.overview import CaseLine
from ..domain.codes import STATES
from ..domain.language import translate
from .case_list import NOT_COMPARED, CaseFilter, size_choices
from .forms import choose, fill_codes, refill


class CaseFilterBar(QWidget):
    """Batch, comparison, state, township, size and a text that filters while it is typed."""

    changed = pyqtSignal(object)
    """The `CaseFilter` that holds now."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.state, self.township, self.batch, self.size, self.relation = (QComboBox() for _ in range(5))
        self.text = QgsFilterLineEdit()
        self.text.setShowSearchIcon(True)
        self.text.setPlaceholderText(translate("FarmlandGuard", "Code, township, village …"))
        fill_codes(self.state, "state", none=translate("FarmlandGuard", "All states"))
        self.state.insertItem(len(STATES) + 1, translate("FarmlandGuard", "Overdue"), "overdue")
        for key, title, _ in size_choices():
            self.size.addItem(title, key)
        fill_codes(self.relation, "patch_relation", none=translate("FarmlandGuard", "New or known"))
        self.relation.addItem(translate("FarmlandGuard", "Not compared yet"), NOT_COMPARED)
        self._fill((), ())
        for combo in self._combos():
            # Long names must not make the dock wide.
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(6)
            combo.currentIndexChanged.connect(self._tell)
        self.text.textChanged.connect(self._tell)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, widget in enumerate((self.batch, self.relation, self.state, self.township, self.size, self.text)):
            grid.addWidget(widget, place // 2, place % 2)

    def offer(self, cases: Iterable[CaseLine]) -> None:
        """Offer the townships and batches that occur; a choice that is still there is kept."""
        townships, batches = set(), set()
        for line in cases:
            townships.add(line.township)
            batches.add(line.batch)
        self._fill(sorted(townships - {""}), sorted(batches - {""}, reverse=True))

    def wanted(self) -> CaseFilter:
        """The filter as it is set."""
        return CaseFilter(
            state=self.state.currentData() or "",
            township=self.township.currentData() or "",
            batch=self.batch.currentData() or "",
            size=self.size.currentData() or "any",
            relation=self.relation.currentData() or "",
            text=self.text.text(),
        )

    def reset(self) -> None:
        """Show everything."""
        for combo in self._combos():
            combo.setCurrentIndex(0)
        self.text.clear()

    def show_relation(self, batch: str, relation: str) -> None:
        """Filter by batch and relation, everything else open."""
        blocked = self.blockSignals(True)
        self.reset()
        choose(self.batch, batch)
        choose(self.relation, relation)
        self.blockSignals(blocked)
        self._tell()

    def _combos(self) -> "tuple[QComboBox, ...]":
        return (self.batch, self.relation, self.state, self.township, self.size)

    def _fill(self, townships: Iterable[str], batches: Iterable[str]) -> None:
        for combo, none, names in (
            (self.township, translate("FarmlandGuard", "All townships"), townships),
            (self.batch, translate("FarmlandGuard", "All batches"), batches),
        ):
            refill(combo, lambda combo=combo, none=none, names=names: _names_into(combo, none, names))

    def _tell(self, *_ignored: object) -> None:
        self.changed.emit(self.wanted())


def _names_into(combo: QComboBox, none: str, names: Iterable[str]) -> None:
    combo.addItem(none, "")
    for name in names:
        combo.addItem(name, name)
