"""接收批次: choose the file, confirm which field is which, read what is wrong with which row, then take it in."""

import html
from collections import Counter
from pathlib import Path
from typing import Any, Callable, List, Optional

from qgis.core import Qgis
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..casework.clue_intake import BatchDetails, ClueReport, import_clues
from ..casework.intake_quality import ERROR, NOTE, WARNING, Issue, QualityReport, check_clues, kind_title
from ..casework.intake_source import ClueSource, first_rows, open_clues
from ..domain.codes import label
from ..domain.errors import FarmlandError, InputError
from ..domain.language import translate
from ..exchange.opening import polygon_layers
from . import background, messages
from .current import CurrentRegister
from .forms import OptionalDate, fill_codes
from .mapping_box import MappingBox
from .officer import at_desk
from .rows_model import Column, RowsModel, fit_columns, table_view

FILES = "*.shp *.gpkg *.zip *.txt *.gdb *.geojson *.kml"
def severity_title(code: str) -> str:
    """错误, 提示 or 说明."""
    return translate("FarmlandGuard", "Note for information") if code == NOTE else label("severity", code)


COLOURS = {ERROR: QColor("#c4231a"), WARNING: QColor("#b36b00"), NOTE: QColor("#415a75")}


class IntakeAssistant(QDialog):
    """Three steps in one window that blocks nothing. Nothing is written before the last button."""

    taken = pyqtSignal(str)
    """A batch of this name was taken in."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent or iface.mainWindow())
        self._iface, self._current = iface, current
        self.setObjectName("FarmlandGuardIntake")
        self.setWindowTitle(translate("FarmlandGuard", "Take in a batch of patches"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report: Optional[QualityReport] = None
        self._task: Optional[background.CaseworkTask] = None
        self._build()
        current.opened.connect(self.reject)
        self.finished.connect(self._leave)
        self._go(0)

    def present(self) -> None:
        """Show the window in front."""
        self.resize(max(self.sizeHint().width(), self.fontMetrics().horizontalAdvance("0") * 92), self.fontMetrics().height() * 36)
        self.show()
        self.raise_()
        self.activateWindow()

    # ---- building

    def _build(self) -> None:
        self.head = QLabel()
        self.head.setTextFormat(Qt.TextFormat.RichText)
        self.steps = QStackedWidget()
        for page in (self._file_page(), self._mapping_page(), self._report_page()):
            self.steps.addWidget(page)
        self.hint = QLabel()
        self.hint.setObjectName("intakeHint")
        self.hint.setWordWrap(True)
        self.hint.setStyleSheet("color: #c4231a")
        self.progress = QProgressBar()
        self.progress.hide()
        self.back_button = QPushButton(translate("FarmlandGuard", "Back"))
        self.back_button.clicked.connect(lambda _checked=False: self._go(self.steps.currentIndex() - 1))
        self.next_button = QPushButton()
        self.next_button.setObjectName("intakeNext")
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(lambda _checked=False: self._next())
        self.cancel_button = QPushButton(translate("FarmlandGuard", "Cancel"))
        self.cancel_button.clicked.connect(lambda _checked=False: self._cancel())
        buttons = QHBoxLayout()
        buttons.addWidget(self.progress, 1)
        buttons.addStretch()
        for button in (self.back_button, self.next_button, self.cancel_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(self.steps, 1)
        layout.addWidget(self.hint)
        layout.addLayout(buttons)

    def _file_page(self) -> QWidget:
        self.file, self.list_file = QgsFileWidget(), QgsFileWidget()
        self.file.setFilter(translate("FarmlandGuard", "Patches") + f" ({FILES});;" + translate("FarmlandGuard", "All files (*)"))
        self.file.setDialogTitle(translate("FarmlandGuard", "Choose the file with the patches"))
        self.file.fileChanged.connect(self._file_chosen)
        self.list_file.setFilter(translate("FarmlandGuard", "Lists") + " (*.xlsx *.csv)")
        self.list_file.setDialogTitle(translate("FarmlandGuard", "Choose the list beside the polygons"))
        self.layer = QComboBox()
        self.layer_row = QLabel(translate("FarmlandGuard", "Layer"))
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.batch = QLineEdit()
        self.batch.setPlaceholderText("2026年10月卫片")
        self.source = QComboBox()
        fill_codes(self.source, "clue_source")
        self.deadline = OptionalDate()
        self.expected = QSpinBox()
        self.expected.setRange(0, 1000000)
        self.expected.setSpecialValueText(translate("FarmlandGuard", "not known"))
        page = QWidget()
        rows = QFormLayout(page)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(translate("FarmlandGuard", "File with the patches"), self.file)
        rows.addRow(self.layer_row, self.layer)
        rows.addRow(translate("FarmlandGuard", "List beside it (optional)"), self.list_file)
        rows.addRow(translate("FarmlandGuard", "CRS if the file names none"), self.crs)
        rows.addRow(translate("FarmlandGuard", "Batch name"), self.batch)
        rows.addRow(translate("FarmlandGuard", "Source of the clues"), self.source)
        rows.addRow(translate("FarmlandGuard", "Deadline of the batch"), self.deadline)
        rows.addRow(translate("FarmlandGuard", "Patches in the notice"), self.expected)
        for widget in (self.layer, self.layer_row):
            widget.hide()
        return page

    def _mapping_page(self) -> QWidget:
        self.mapping = MappingBox()
        self.mapping.changed.connect(self._renew_buttons)
        self.mapping.problem.connect(lambda text: self.hint.setText(text))
        return self.mapping

    def _report_page(self) -> QWidget:
        self.summary = QLabel()
        self.summary.setObjectName("intakeSummary")
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.model = RowsModel(_issue_columns(), self)
        self.table = table_view(self.model, "intakeIssues")
        self.severity = QComboBox()
        self.severity.addItem(translate("FarmlandGuard", "All remarks"), "")
        for code in (ERROR, WARNING, NOTE):
            self.severity.addItem(severity_title(code), code)
        self.severity.currentIndexChanged.connect(self._filter)
        self.update = QCheckBox(translate("FarmlandGuard", "Take the differences of codes the register has already"))
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.summary)
        layout.addWidget(self.severity, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.update)
        return page

    # ---- steps

    def _go(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        titles = (
            translate("FarmlandGuard", "1 The file"),
            translate("FarmlandGuard", "2 Which field is which"),
            translate("FarmlandGuard", "3 What the file is like"),
        )
        self.head.setText(
            "　›　".join(f"<b>{html.escape(text)}</b>" if place == step else html.escape(text) for place, text in enumerate(titles))
        )
        self.hint.clear()
        self._renew_buttons()

    def _next(self) -> None:
        step = self.steps.currentIndex()
        if step == 0:
            self._attempt(self._read_fields)
        elif step == 1:
            self._look_over()
        else:
            self._take_in()

    def _read_fields(self) -> None:
        if not self.file.filePath():
            raise InputError(translate("FarmlandGuard", "Choose the file with the patches."))
        if not self.batch.text().strip():
            raise InputError(translate("FarmlandGuard", "Name the batch, for example “2026年10月卫片”."))
        source = self._open()()
        samples = [dict(row.attributes) for row in first_rows(source.rows)]
        self.mapping.load(self._current.register, "clues", source.rows.fields, samples)
        self._go(1)

    def _look_over(self) -> None:
        register, mapping, open_file = self._current.register, self.mapping.mapping(), self._open()
        expected = self.expected.value() or None

        def work(progress: Any) -> QualityReport:
            source = open_file()
            return check_clues(register, source.rows, mapping, expected, source.match, source.list_name, progress)

        self._start(translate("FarmlandGuard", "Looking the batch over"), work, self._looked_over)

    def _looked_over(self, report: QualityReport) -> None:
        self.report = report
        self.model.take(report.issues)
        fit_columns(self.table, 60)
        kinds = Counter(issue.severity for issue in report.issues)
        parts = [f"<span style='color:{COLOURS[code].name()}'>{html.escape(severity_title(code))} {kinds[code]}</span>"
                 for code in (ERROR, WARNING, NOTE) if kinds[code]]  # fmt: skip
        head = translate("FarmlandGuard", "{source}: {rows} rows, {usable} usable, {new} of them new; CRS {crs}.").format(
            source=report.source, rows=report.rows, usable=report.usable, new=report.new, crs=report.crs
        )
        nothing = translate("FarmlandGuard", "Nothing to remark.")
        self.summary.setText(f"<b>{html.escape(head)}</b><br>" + (" · ".join(parts) or html.escape(nothing)))
        self._go(2)

    def _take_in(self) -> None:
        register, mapping, open_file = self._current.register, self.mapping.mapping(), self._open()
        batch, update, source_code = self.batch.text().strip(), self.update.isChecked(), self.source.currentData()
        deadline = None if self.deadline.isNull() else self.deadline.date().toPyDate()
        who = at_desk(self._current)

        def work(progress: Any) -> ClueReport:
            return import_clues(
                register, open_file().rows, batch, update, source_code, who, progress, mapping, BatchDetails(None, deadline)
            )

        self._start(translate("FarmlandGuard", "Taking {batch} in").format(batch=batch), work, self._taken_in)

    def _taken_in(self, report: ClueReport) -> None:
        batch = self.batch.text().strip()
        differing = [f"{each.code}：{'，'.join(each.changes)}" for each in report.differing]
        messages.show(
            self._iface,
            translate(
                "FarmlandGuard", "{batch}: {added} new cases, {known} already known, {updated} updated, {left_out} left out."
            ).format(
                batch=batch, added=len(report.added), known=len(report.known), updated=len(report.updated),
                left_out=len(report.left_out),
            ),
            Qgis.MessageLevel.Success,
            "\n".join(report.notes + differing),
        )  # fmt: skip
        self.accept()
        self.taken.emit(batch)

    # ---- the file

    def _file_chosen(self, path: str) -> None:
        self.hint.clear()
        names: List[str] = []
        if path and not path.lower().endswith(".txt"):
            self._attempt(lambda: names.extend(polygon_layers(path)))
        self.layer.clear()
        self.layer.addItems(names)
        for widget in (self.layer, self.layer_row):
            widget.setVisible(len(names) > 1)
        if not self.batch.text():
            self.batch.setText(Path(path).stem)

    def _open(self) -> Callable[[], ClueSource]:
        """Opens the file anew each time: a layer belongs to the thread that opened it."""
        path, list_path = Path(self.file.filePath()), self.list_file.filePath()
        layer = self.layer.currentText() if self.layer.count() > 1 else None
        crs = self.crs.crs() if self.crs.crs().isValid() else None
        return lambda: open_clues(path, layer, crs, Path(list_path) if list_path else None)

    # ---- running

    def _start(self, title: str, work: background.Work, done: Callable[[Any], None]) -> None:
        if self._task is not None:
            return
        self.progress.setValue(0)
        self.progress.show()
        self._task = background.start(
            title,
            work,
            lambda result: self._ended(lambda: done(result)),
            lambda error: self._ended(lambda: self._say(error)),
            lambda: self._ended(lambda: None),
            lambda percent: self.progress.setValue(int(percent)),
        )
        self._renew_buttons()

    def _ended(self, then: Callable[[], None]) -> None:
        self._task = None
        self.progress.hide()
        self._renew_buttons()
        then()

    def _attempt(self, work: Callable[[], None]) -> None:
        try:
            work()
        except FarmlandError as error:
            self._say(error)

    def _say(self, error: BaseException) -> None:
        if isinstance(error, FarmlandError):
            self.hint.setText(str(error))
        else:
            messages.show(self._iface, error)

    def _filter(self, *_ignored: object) -> None:
        wanted = self.severity.currentData()
        self.model.filter((lambda issue: issue.severity == wanted) if wanted else None)

    def _renew_buttons(self) -> None:
        step, running = self.steps.currentIndex(), self._task is not None
        self.back_button.setEnabled(step > 0 and not running)
        self.next_button.setText(
            translate("FarmlandGuard", "Take in") if step == 2 else translate("FarmlandGuard", "Next")
        )
        missing = self.mapping.missing() if step == 1 else []
        useless = step == 2 and self.report is not None and self.report.usable == 0
        self.next_button.setEnabled(not running and not missing and not useless)
        reason = ""
        if missing:
            reason = translate("FarmlandGuard", "Choose the field for: {fields}.").format(fields="、".join(missing))
        elif useless:
            reason = translate("FarmlandGuard", "No row can be taken in; see the errors above.")
        self.next_button.setToolTip(reason)
        if reason:
            self.hint.setText(reason)
        elif step == 1:
            self.hint.clear()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self.reject()

    def _leave(self, _result: int) -> None:
        self._current.opened.disconnect(self.reject)
        if self._task is not None:
            self._task.drop()
            self._task = None


def _issue_columns() -> List[Column]:
    def colour(issue: Issue) -> QColor:
        return COLOURS[issue.severity]

    return [
        Column("severity", translate("FarmlandGuard", "Remark"), lambda issue: severity_title(issue.severity), colour=colour),
        Column("kind", translate("FarmlandGuard", "About"), lambda issue: kind_title(issue.kind)),
        Column("row", translate("FarmlandGuard", "Row"), lambda issue: "" if issue.row is None else str(issue.row),
               order=lambda issue: issue.row or 0, number=True),
        Column("code", translate("FarmlandGuard", "Code"), lambda issue: issue.code),
        Column("text", translate("FarmlandGuard", "What is wrong"), lambda issue: issue.text),
    ]  # fmt: skip
