"""What a panel shows while there is nothing to show: what to do next, and the buttons for it."""

from typing import Callable, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTableView, QVBoxLayout, QWidget

from ..domain.language import translate


class NoRegister(QWidget):
    """Says that a register has to be opened or made, and offers both."""

    new_wanted = pyqtSignal()
    open_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        text = _centred(translate("FarmlandGuard", "No register is open. Open the county's register, or make a new one."))
        self.open_button = QPushButton(translate("FarmlandGuard", "Open register…"))
        self.open_button.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        self.new_button = QPushButton(translate("FarmlandGuard", "New register…"))
        self.new_button.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.new_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(text)
        layout.addLayout(buttons)
        layout.addStretch()


class TableOrHint(QStackedWidget):
    """A table, and in its place, while it has no rows, the sentence that `hint` gives: why that is so and what to do next."""

    def __init__(self, table: QTableView, hint: Callable[[], str], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._table, self._hint = table, hint
        self.text = _centred("")
        self.addWidget(table)
        self.addWidget(self.text)
        table.model().modelReset.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Show what fits the rows there are; called by itself when the model is filled anew."""
        empty = self._table.model().rowCount() == 0
        if empty:
            self.text.setText(self._hint())
        self.setCurrentWidget(self.text if empty else self._table)


def _centred(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
