"""文书 of a case: choose a paper, give what only the officer knows, write it and open it."""

from pathlib import Path
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...casework.overview import TaskLine
from ...casework.paper_values import BY_HAND, given_values
from ...casework.papers import copy_for_editing, make_document
from ...documents.templates import own_folder, shipped_templates
from ...domain.errors import FarmlandError
from ...domain.language import translate
from ...register.store import Register
from .. import messages
from ..paper_file import ask_paper_file, tell_paper


class PapersTab(QWidget):
    """Nothing is written without a file name the officer chose."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self._register: Optional[Register] = None
        self._task: Optional[TaskLine] = None
        self.template = QComboBox()
        self.template.setObjectName("paperTemplate")
        for each in shipped_templates():
            if each.needs in ("case", "task"):
                self.template.addItem(f"{each.group}　{each.title}", each.id)
        self.make_button = QPushButton(translate("FarmlandGuard", "Make document…"))
        self.make_button.setObjectName("paperMake")
        self.make_button.setToolTip(translate("FarmlandGuard", "Write the paper as Word, PDF or both; the file type is chosen with the name"))
        self.make_button.clicked.connect(lambda _checked=False: self._ask())
        self.edit_button = QPushButton(translate("FarmlandGuard", "Edit templates"))
        self.edit_button.setToolTip(
            translate("FarmlandGuard", "Put the templates beside the register to be edited in WPS or Word, and open their folder")
        )
        self.edit_button.clicked.connect(lambda _checked=False: self._edit())
        self.values = QPlainTextEdit()
        self.values.setObjectName("paperValues")
        self.values.setPlaceholderText("\n".join(f"{name}=" for name in BY_HAND))
        self.blanks = QLabel()
        self.blanks.setObjectName("paperBlanks")
        self.blanks.setWordWrap(True)
        self.blanks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addWidget(self.template, 1)
        row.addWidget(self.make_button)
        row.addWidget(self.edit_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.addLayout(row)
        layout.addWidget(QLabel(translate("FarmlandGuard", "What only you know, in lines of 名称=值:")))
        layout.addWidget(self.values, 1)
        layout.addWidget(self.blanks)

    def take(self, register: Optional[Register], task: Optional[TaskLine]) -> None:
        """Papers about this task from now on."""
        if task is None or self._task is None or task.uid != self._task.uid:
            self.blanks.clear()
        self._register, self._task = register, task
        self.setEnabled(task is not None)

    def _ask(self) -> None:
        if self._task is None:
            return
        title = self.template.currentText().split("　")[-1]
        ask_paper_file(self._iface, self, translate("FarmlandGuard", "Make document"), f"{title}_{self._task.code}", self.make)

    def make(self, path: str, form: str = "docx") -> None:
        """Write the chosen paper to a file and say what stands blank in it."""
        if self._register is None or self._task is None:
            return
        try:
            given = given_values(self.values.toPlainText())
            paper = make_document(self._register, self._task.code, self.template.currentData(), Path(path), given, form)
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        blanks = translate("FarmlandGuard", "Left blank: {names}").format(names="、".join(paper.blanks)) if paper.blanks else ""
        self.blanks.setText("\n".join(part for part in (blanks, *paper.warnings) if part))
        tell_paper(self._iface, paper)

    def _edit(self) -> None:
        if self._register is None:
            return
        try:
            copy_for_editing(self._register)
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(own_folder(self._register.path))))
