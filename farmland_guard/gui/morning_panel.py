"""晨会: by rung of the escalation ladder who must be told today of which deadline, and the draft of the letter."""

from pathlib import Path
from typing import Any, List, Optional, Sequence

from qgis.core import Qgis
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QDate, QModelIndex, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from ..casework.morning import MorningLine, MorningSheet, morning_sheet, record_told, save_sheet
from ..domain.language import translate
from . import background, messages
from .buttons import switch_off, switch_on
from .current import CurrentRegister
from .dock import RegisterDock, page_layout
from .forms import ShortForm
from .people_form import PersonPicker
from .rows_model import Column, RowsModel, fit_columns, table_view

OVERDUE = QColor("#c4231a")
TOLD = QColor("#7d7d7d")


class ToldForm(ShortForm):
    """Who told them, so that they are listed again only at the next rung."""

    def __init__(
        self, iface: Any, current: CurrentRegister, sheet: MorningSheet, lines: Sequence[MorningLine], parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Record reminders"), "FarmlandGuardToldForm", parent)
        self._current, self._sheet, self._lines = current, sheet, list(lines)
        who = QLabel("、".join(dict.fromkeys(line.tell for line in lines)))
        who.setWordWrap(True)
        self.rows.addRow(translate("FarmlandGuard", "Told"), who)
        self.rows.addRow(translate("FarmlandGuard", "Deadlines"), QLabel(str(len(lines))))
        self.person = PersonPicker(iface, current)
        self.person.changed.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Told by"), self.person)

    def complete(self) -> str:
        """A person is needed."""
        return "" if self.person.name else translate("FarmlandGuard", "Choose who told them.")

    def submit(self) -> None:
        """Record it."""
        record_told(self._current.register, self._lines, self._sheet.day, self.person.name)
        self.person.remember()


class MorningPanel(RegisterDock):
    """The dock. It reads in the background, since all deadlines of a register may be thousands."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Morning sheet"), "FarmlandGuardMorning", parent)
        self._task: Optional[background.CaseworkTask] = None
        self._dialog: Optional[QFileDialog] = None
        self.sheet: Optional[MorningSheet] = None
        self._build()
        self.begin()

    def take_down(self) -> None:
        """Stop reading and close the file dialog."""
        super().take_down()
        self._stop()
        if self._dialog is not None:
            self._dialog.close()

    def _build(self) -> None:
        self.day = QDateEdit(QDate.currentDate())
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.dateChanged.connect(self._again)
        self.told_too = QCheckBox(translate("FarmlandGuard", "Those told already as well"))
        self.told_too.toggled.connect(self._again)
        self.search = QgsFilterLineEdit()
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(translate("FarmlandGuard", "Who, code, township, matter …"))
        self.search.textChanged.connect(self._filter)
        first = QHBoxLayout()
        first.addWidget(self.day)
        first.addWidget(self.told_too)
        first.addWidget(self.search, 1)
        self.summary = QLabel()
        self.summary.setObjectName("morningSummary")
        self.summary.setWordWrap(True)
        self.model = RowsModel(_columns(), self)
        self.table = table_view(self.model, "morningList")
        self.table.setSelectionMode(self.table.SelectionMode.ExtendedSelection)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.selectionModel().selectionChanged.connect(self._renew_buttons)
        self.letter = QPlainTextEdit()
        self.letter.setObjectName("morningLetter")
        self.letter.setReadOnly(True)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.letter)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        self.told_button = QPushButton(translate("FarmlandGuard", "Told…"))
        self.told_button.setObjectName("morningTold")
        self.told_button.clicked.connect(self._tell)
        self.copy_button = QPushButton(translate("FarmlandGuard", "Copy letter"))
        self.copy_button.setObjectName("morningCopy")
        self.copy_button.clicked.connect(lambda _checked=False: QApplication.clipboard().setText(self.letter.toPlainText()))
        self.save_button = QPushButton(translate("FarmlandGuard", "Save for printing…"))
        self.save_button.setObjectName("morningSave")
        self.save_button.clicked.connect(self._ask_save)
        last = QHBoxLayout()
        for button in (self.told_button, self.copy_button, self.save_button):
            last.addWidget(button)
        last.addStretch(1)
        page = QWidget()
        layout = page_layout(page)
        layout.addLayout(first)
        layout.addWidget(self.summary)
        layout.addWidget(split, 1)
        layout.addLayout(last)
        self.put(page)
        self._show(None)

    def forget(self) -> None:
        """Show no lines."""
        self._stop()
        self.sheet = None
        self.model.take([])
        self._show(None)

    def refresh(self) -> None:
        """Read every deadline anew, in the background."""
        self._stop()
        register, day, told_too = self.register, self.day.date().toPyDate(), self.told_too.isChecked()
        self.summary.setText(translate("FarmlandGuard", "Reading the deadlines…"))
        self._task = background.start(
            translate("FarmlandGuard", "Morning sheet"),
            lambda _progress: morning_sheet(register, day, told_too),
            self._read,
            self._failed,
        )

    def follow(self, code: str) -> None:
        """Go to the case's first deadline."""
        line = self.line()
        if line is None or line.deadline.code != code:
            row = self.model.row_of(lambda each: each.deadline.code == code)
            if row >= 0:
                self.table.selectRow(row)

    def line(self) -> Optional[MorningLine]:
        """The line the letter is shown of."""
        return self.model.record(self.table.currentIndex())

    def lines(self) -> List[MorningLine]:
        """The selected lines, all that are shown when none is."""
        rows = self.table.selectionModel().selectedRows()
        return [self.model.record(index) for index in rows] or self.model.records()

    def save(self, path: str) -> None:
        """Write the lines shown to an xlsx file and say where."""
        if self.sheet is None:
            return
        shown = MorningSheet(self.sheet.day, self.model.records(), self.sheet.cautions, self.sheet.problems)

        def work() -> None:
            note = save_sheet(shown, Path(path))
            text = translate("FarmlandGuard", "Morning sheet written: {path}").format(path=path)
            messages.show(self._iface, text, Qgis.MessageLevel.Success, note or "")

        self.attempt(work)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _again(self, *_ignored: object) -> None:
        self._changed()

    def _read(self, sheet: MorningSheet) -> None:
        self._task = None
        self.sheet = sheet
        self.model.take(sheet.lines)
        fit_columns(self.table, 26)
        self._filter()

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.summary.clear()
        messages.show(self._iface, error)

    def _filter(self, *_ignored: object) -> None:
        text = self.search.text().strip().lower()

        def passes(line: MorningLine) -> bool:
            due = line.deadline
            return text in f"{line.tell} {due.code} {due.township} {due.responsible} {due.title}".lower()

        self.model.filter(passes if text else None)
        self._renew_summary()
        self._show(self.line())

    def _renew_summary(self) -> None:
        if self.sheet is None:
            self.summary.clear()
            return
        shown = MorningSheet(self.sheet.day, self.model.records())
        parts = [f"{tell} {len(lines)}" for tell, lines in shown.by_tell().items()]
        text = "　".join(parts) or translate("FarmlandGuard", "Nobody has to be told of a deadline on this day.")
        self.summary.setText("\n".join([text, *self.sheet.cautions, *self.sheet.problems]))

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.record(now)
        self._show(line)
        if line is not None and line.deadline.violation_uid and line.deadline.owner_table == "violation":
            self._current.pick(line.deadline.code)

    def _show(self, line: Optional[MorningLine]) -> None:
        self.letter.setPlaceholderText(
            translate("FarmlandGuard", "Choose a line to see the draft of its letter")
            if line is None
            else translate("FarmlandGuard", "This rung has no letter")
        )
        self.letter.setPlainText("" if line is None or line.letter is None else line.letter.text)
        self._renew_buttons()

    def _renew_buttons(self, *_ignored: object) -> None:
        nothing = translate("FarmlandGuard", "There is no line")
        if self.model.rowCount():
            switch_on(self.told_button, translate("FarmlandGuard", "Record that these were told (all lines when none is selected)"))
            switch_on(self.save_button, translate("FarmlandGuard", "Write the lines shown to an xlsx file"))
        else:
            switch_off(self.told_button, nothing)
            switch_off(self.save_button, nothing)
        if self.letter.toPlainText():
            switch_on(self.copy_button, translate("FarmlandGuard", "Copy the draft, to finish it in WPS or Word"))
        else:
            switch_off(self.copy_button, translate("FarmlandGuard", "This rung has no letter"))

    def _tell(self, _checked: bool = False) -> None:
        lines = [line for line in self.lines() if not line.told_on]
        if self.sheet is None or not lines:
            messages.show(self._iface, translate("FarmlandGuard", "These were told already."))
            return
        self.present(ToldForm(self._iface, self._current, self.sheet, lines))

    def _ask_save(self, _checked: bool = False) -> None:
        self._dialog = QFileDialog(self, translate("FarmlandGuard", "Save the morning sheet"))
        self._dialog.setNameFilter("xlsx (*.xlsx)")
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.setDefaultSuffix("xlsx")
        self._dialog.selectFile(f"晨会提醒单{self.day.date().toString('yyyyMMdd')}.xlsx")
        self._dialog.fileSelected.connect(self.save)
        self._dialog.open()


def _columns() -> List[Column]:
    def colour(line: MorningLine) -> Optional[QColor]:
        if line.told_on:
            return TOLD
        return OVERDUE if line.standing.startswith("逾期") else None

    return [
        Column("tell", translate("FarmlandGuard", "Tell"), lambda line: line.tell, tip=lambda line: f"{line.ladder}：{line.rung.when}",
               colour=colour),
        Column("standing", translate("FarmlandGuard", "Stands"), lambda line: line.standing, order=lambda line: line.deadline.due,
               colour=colour),
        Column("title", translate("FarmlandGuard", "Matter"), lambda line: line.deadline.title,
               tip=lambda line: line.deadline.basis or line.deadline.title, colour=colour),
        Column("code", translate("FarmlandGuard", "Code"), lambda line: line.deadline.code),
        Column("due", translate("FarmlandGuard", "Due"), lambda line: line.deadline.due.isoformat(), colour=colour),
        Column("township", translate("FarmlandGuard", "Township"), lambda line: line.deadline.township),
        Column("responsible", translate("FarmlandGuard", "Responsible"), lambda line: line.deadline.responsible),
        Column("told", translate("FarmlandGuard", "Told on"), lambda line: line.told_on),
    ]  # fmt: skip
