"""The filters above the worklist of filings."""

from typing import Callable, Optional

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ..casework.filings.editing import FilingLine
from ..domain.filing_codes import FILING_STATES
from ..domain.language import translate
from .forms import fill_codes


class FilingFilterBar(QWidget):
    """State or clock, and a text that filters while it is typed."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.state = QComboBox()
        self.state.setObjectName("filingState")
        fill_codes(self.state, "filing_state", none=translate("FarmlandGuard", "All states"))
        self.state.insertItem(1, translate("FarmlandGuard", "A clock runs"), "clock")
        self.state.insertItem(len(FILING_STATES) + 2, translate("FarmlandGuard", "Overdue"), "overdue")
        self.text = QgsFilterLineEdit()
        self.text.setShowSearchIcon(True)
        self.text.setPlaceholderText(translate("FarmlandGuard", "Code, name, operator, township …"))
        self.state.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.text.textChanged.connect(lambda _text: self.changed.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.state)
        line.addWidget(self.text, 1)

    def test(self) -> Callable[[FilingLine], bool]:
        """One function that says whether a filing is shown."""
        state, words = self.state.currentData() or "", self.text.text().strip().lower()

        def passes(line: FilingLine) -> bool:
            if state == "overdue" and not (line.clock and line.clock.overdue):
                return False
            if state == "clock" and (line.clock is None or line.clock.days_left is None):
                return False
            if state not in ("", "overdue", "clock") and line.state != state:
                return False
            return not words or words in f"{line.code} {line.name} {line.operator} {line.township}".lower()

        return passes
