"""今日提醒: who must be told today, from the highest rung down, with the draft of the letter; telling is recorded."""

import html
from typing import Any, List, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QTextDocument
from qgis.PyQt.QtPrintSupport import QPrintDialog, QPrinter
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ..casework.morning import MorningLine, MorningSheet, morning_sheet, record_told
from ..domain.language import translate
from ..register.styles import chinese_font
from .buttons import switch_off, switch_on
from .current import CurrentRegister
from .forms import ShortForm
from .people_form import PersonPicker
from .rows_model import Column, RowsModel, fit_columns, table_view

OVERDUE = QColor("#c4231a")


class MorningView(QWidget):
    """A tab of the workbench. The letter is a draft: blanks stay marked, a person sends it."""

    case_wanted = pyqtSignal(str)
    """The case behind a line is to be shown."""
    form_wanted = pyqtSignal(object)
    """A form is to be presented."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._iface, self._current = iface, current
        self.sheet: Optional[MorningSheet] = None
        self._printing: Optional[QPrintDialog] = None
        self.head = QLabel()
        self.head.setObjectName("morningHead")
        self.head.setWordWrap(True)
        self.head.setTextFormat(Qt.TextFormat.RichText)
        self.model = RowsModel(_columns(), self)
        self.table = table_view(self.model, "morningLines")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.doubleClicked.connect(self._open)
        self.letter = QPlainTextEdit()
        self.letter.setObjectName("morningLetter")
        self.letter.setReadOnly(True)
        self.copy_button = QPushButton(translate("FarmlandGuard", "Copy letter"))
        self.copy_button.clicked.connect(lambda _checked=False: QApplication.clipboard().setText(self.letter.toPlainText()))
        self.print_button = QPushButton(translate("FarmlandGuard", "Print…"))
        self.print_button.clicked.connect(lambda _checked=False: self._print())
        self.told_button = QPushButton(translate("FarmlandGuard", "Told…"))
        self.told_button.setObjectName("morningTold")
        self.told_button.clicked.connect(lambda _checked=False: self._told())
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.print_button)
        buttons.addStretch()
        buttons.addWidget(self.told_button)
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.letter, 1)
        rows.addLayout(buttons)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.head)
        layout.addWidget(splitter, 1)
        self._chosen()

    def refresh(self) -> None:
        """Work the sheet out for today."""
        self.sheet = morning_sheet(self._current.register)
        self.model.take(self.sheet.lines)
        fit_columns(self.table, 20)
        self.head.setText(_head(self.sheet))
        self._chosen()

    def clear(self) -> None:
        """Show nothing."""
        self.sheet = None
        self.model.take([])
        self.head.clear()
        self._chosen()

    def count(self) -> int:
        """How many are to be told of something."""
        return self.model.total()

    def chosen(self) -> List[MorningLine]:
        """The chosen lines."""
        return [self.model.record(index) for index in self.table.selectionModel().selectedRows()]

    def _chosen(self, *_ignored: object) -> None:
        lines = self.chosen()
        texts = [line.letter.text for line in lines if line.letter is not None]
        self.letter.setPlainText("\n\n――――――――\n\n".join(texts))
        if lines and not texts:
            self.letter.setPlaceholderText(translate("FarmlandGuard", "This rung has no letter: tell them in person or by telephone."))
        else:
            self.letter.setPlaceholderText(translate("FarmlandGuard", "Select a line to see the draft of its letter."))
        for button, tip in (
            (self.copy_button, translate("FarmlandGuard", "Put the letter on the clipboard")),
            (self.print_button, translate("FarmlandGuard", "Print the letter")),
        ):
            if texts:
                switch_on(button, tip)
            else:
                switch_off(button, translate("FarmlandGuard", "Select a line with a letter first."))
        if lines:
            switch_on(self.told_button, translate("FarmlandGuard", "Record who told them today; they are not listed again before the next rung"))
        else:
            switch_off(self.told_button, translate("FarmlandGuard", "Select the lines first."))

    def _open(self, _index: object) -> None:
        lines = self.chosen()
        if lines and lines[0].deadline.violation_uid:
            self.case_wanted.emit(lines[0].deadline.code)

    def _told(self) -> None:
        if self.sheet is not None:
            self.form_wanted.emit(ToldForm(self._iface, self._current, self.chosen(), self.sheet))

    def _print(self) -> None:
        document = QTextDocument(self)
        font = document.defaultFont()
        font.setFamily(chinese_font())
        font.setPointSize(14)
        document.setDefaultFont(font)
        document.setPlainText(self.letter.toPlainText())
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printing = QPrintDialog(printer, self)
        self._printing.accepted.connect(lambda: document.print(printer))
        self._printing.open()


class ToldForm(ShortForm):
    """已告知: a named person told them."""

    def __init__(self, iface: Any, current: CurrentRegister, lines: List[MorningLine], sheet: MorningSheet) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Told today"), "FarmlandGuardToldForm")
        self._current, self._lines, self._sheet = current, lines, sheet
        shown = QLabel("\n".join(f"{line.tell}：{line.deadline.code} {line.deadline.title}" for line in lines[:12]))
        shown.setWordWrap(True)
        self.person = PersonPicker(iface, current)
        self.person.changed.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Whom and of what"), shown)
        self.rows.addRow(translate("FarmlandGuard", "Told by"), self.person)

    def complete(self) -> str:
        """A person is needed."""
        return "" if self.person.name else translate("FarmlandGuard", "Choose the person who told them.")

    def submit(self) -> None:
        """Record it."""
        record_told(self._current.register, self._lines, self._sheet.day, self.person.name)
        self.person.remember()


def _head(sheet: MorningSheet) -> str:
    if not sheet.lines:
        text = translate("FarmlandGuard", "{date}: nobody has to be told of a deadline today.").format(date=sheet.day.isoformat())
    else:
        counts = "，".join(f"{tell} {len(lines)}" for tell, lines in sheet.by_tell().items())
        text = translate("FarmlandGuard", "{date}: to be told today: {counts}").format(date=sheet.day.isoformat(), counts=counts)
    notes = "".join(f"<br><span style='color:#b36b00'>{html.escape(each)}</span>" for each in sheet.cautions + sheet.problems)
    return f"<b>{html.escape(text)}</b>{notes}"


def _columns() -> List[Column]:
    def colour(line: MorningLine) -> Optional[QColor]:
        return OVERDUE if line.standing.startswith("逾期") else None

    return [
        Column("tell", translate("FarmlandGuard", "Tell"), lambda line: line.tell),
        Column("standing", translate("FarmlandGuard", "Standing"), lambda line: line.standing, colour=colour,
               order=lambda line: line.deadline.due),
        Column("title", translate("FarmlandGuard", "Of what"), lambda line: line.deadline.title,
               tip=lambda line: f"{line.deadline.title}\n{line.deadline.basis}".strip()),
        Column("code", translate("FarmlandGuard", "Code"), lambda line: line.deadline.code),
        Column("due", translate("FarmlandGuard", "Due"), lambda line: line.deadline.due.isoformat()),
        Column("township", translate("FarmlandGuard", "Township"), lambda line: line.deadline.township),
        Column("ladder", translate("FarmlandGuard", "Rung"), lambda line: f"{line.ladder} {line.rung.number}"),
    ]  # fmt: skip
