"""What a panel shows while there is nothing to show: what to do next, and the buttons for it."""

from typing import Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..domain.language import translate


class NoRegister(QWidget):
    """Says that a register has to be opened or made, and offers both."""

    new_wanted = pyqtSignal()
    open_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        text = QLabel(translate("FarmlandGuard", "No register is open. Open the county's register, or make a new one."))
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
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
