"""Two tabs of a task: its evidence (attachments with SHA-256) and its reclamation quality readings."""

from pathlib import Path
from typing import Any, Callable, List, Optional, Sequence

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QLocale, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..casework.evidence import attach, folder_of
from ..casework.overview import TaskLine
from ..casework.quality_check import questions_of
from ..casework.readings import readings_from_table, record_readings
from ..domain.clock import local_time
from ..domain.codes import label
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..domain.lifecycle import CLOSED_PAPERS
from ..exchange.xlsx import read_table
from ..register.store import Register, Row
from . import messages
from .buttons import switch_off, switch_on
from .empty_state import TableOrHint
from .forms import fill_codes
from .icons import theme_icon
from .rows_model import Column, RowsModel, fit_columns, table_view
from .task_list import RED

SHA_DIGITS = 10
Signed = Callable[[Callable[[], Any]], None]


class TaskTab(QWidget):
    """What both tabs share: a table, a row of buttons, the task they are about and who acts."""

    written = pyqtSignal()
    adding_tip = ""

    def __init__(self, iface: Any, columns: Sequence[Column], name: str, acting: Callable[[], str], signed: Signed) -> None:
        super().__init__()
        self._iface, self._acting, self._signed = iface, acting, signed
        self._register: Optional[Register] = None
        self._task: Optional[TaskLine] = None
        self.model = RowsModel(columns, self)
        self.table = table_view(self.model, name)
        self.buttons = QHBoxLayout()
        self.warning = QLabel(
            translate("FarmlandGuard", "This round is signed: what is added now voids the signatures, and both bureaus sign again.")
        )
        self.warning.setObjectName("voidsSignatures")
        self.warning.setWordWrap(True)
        self.warning.setStyleSheet(f"color: {RED.name()}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(self.buttons)
        layout.addWidget(self.warning)
        layout.addWidget(TableOrHint(self.table, self._hint), 1)

    def take(self, register: Optional[Register], task: Optional[TaskLine], rows: Sequence[Row]) -> None:
        """Show the rows of a task."""
        self._register, self._task = register, task
        self.model.take(rows)
        fit_columns(self.table)
        self.setEnabled(task is not None)
        signed = task is not None and task.case_state in ("reclaimed", "accepted") and "pass" in task.signed.values()
        self.warning.setVisible(signed)
        if task is not None and task.case_state == "closed":
            switch_off(self.adding(), CLOSED_PAPERS)
        else:
            switch_on(self.adding(), self.adding_tip)

    def _hint(self) -> str:
        return translate("FarmlandGuard", "Select a task first.") if self._task is None else self.nothing()

    def adding(self) -> QPushButton:
        """The button that adds something to the task."""
        raise NotImplementedError

    def nothing(self) -> str:
        """What is said while there are no rows: which are missing and how they come here."""
        raise NotImplementedError

    def ask_files(self, title: str, patterns: str, many: bool, chosen: Callable[[List[str]], None]) -> None:
        """Ask for files without blocking QGIS."""
        dialog = QFileDialog(self, title, "", patterns)
        dialog.setObjectName("FarmlandGuardFiles")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(chosen)
        dialog.open()

    def say(self, text: str) -> None:
        """Say that it worked."""
        messages.show(self._iface, text, Qgis.MessageLevel.Success)


class EvidenceTab(TaskTab):
    """Photos, signed papers and reports of a task and its acceptances. Files are listed, never opened."""

    def __init__(self, iface: Any, acting: Callable[[], str], signed: Signed) -> None:
        super().__init__(iface, _attachment_columns(), "taskEvidence", acting, signed)
        self.kind = QComboBox()
        self.kind.setObjectName("evidenceKind")
        fill_codes(self.kind, "attachment_kind")
        self.add_button = QPushButton(theme_icon("symbologyAdd.svg"), translate("FarmlandGuard", "Add file…"))
        self.add_button.setObjectName("evidenceAdd")
        self.adding_tip = translate("FarmlandGuard", "Copy files of this kind beside the register and note their SHA-256")
        self.add_button.clicked.connect(lambda _checked=False: self._signed(self._ask))
        self.folder_button = QToolButton()
        self.folder_button.setAutoRaise(True)
        self.folder_button.setIcon(theme_icon("mActionFileOpen.svg"))
        self.folder_button.setToolTip(translate("FarmlandGuard", "Open the folder of the attachments"))
        self.folder_button.clicked.connect(lambda _checked=False: self._open_folder())
        self.buttons.addWidget(self.kind, 1)
        self.buttons.addWidget(self.add_button)
        self.buttons.addWidget(self.folder_button)

    def adding(self) -> QPushButton:
        """The button that attaches files."""
        return self.add_button

    def nothing(self) -> str:
        """Which files there should be."""
        return translate("FarmlandGuard", "No file yet: photos, signed papers and reports. Choose the kind, then “Add file…”.")

    def _ask(self) -> None:
        title = translate("FarmlandGuard", "Attach: {kind}").format(kind=self.kind.currentText())
        self.ask_files(title, translate("FarmlandGuard", "All files (*)"), True, self.attach_files)

    def attach_files(self, paths: Sequence[str]) -> None:
        """Attach files as evidence of the kind chosen; the first that fails ends it, and is named."""
        if self._register is None or self._task is None:
            return
        added = 0
        for path in paths:
            try:
                attach(self._register, "task", self._task.uid, Path(path), self.kind.currentData(), self._acting())
                added += 1
            except FarmlandError as error:
                messages.show(self._iface, error)
                break
        if added:
            if added == len(paths):
                self.say(translate("FarmlandGuard", "{count} files attached to {task}.").format(
                    count=added, task=self._task.code
                ))
            self.written.emit()

    def _open_folder(self) -> None:
        if self._register is None:
            return
        folder = folder_of(self._register.path)
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            messages.show(self._iface, translate("FarmlandGuard", "Nothing was attached to this register yet."))


class ReadingsTab(TaskTab):
    """Readings of the reclaimed ground, imported from a table."""

    def __init__(self, iface: Any, acting: Callable[[], str], signed: Signed) -> None:
        super().__init__(iface, _reading_columns(), "taskReadings", acting, signed)
        self.import_button = QPushButton(
            theme_icon("mActionAddDelimitedTextLayer.svg"), translate("FarmlandGuard", "Import readings…")
        )
        self.import_button.setObjectName("readingsImport")
        self.adding_tip = translate("FarmlandGuard", "A csv or xlsx table with the columns 指标, 数值, 单位 (indicator, value, unit)")
        self.import_button.clicked.connect(lambda _checked=False: self._signed(self._ask))
        self.report = QgsFileWidget()
        self.report.setObjectName("readingsReport")
        self.report.setFilter(translate("FarmlandGuard", "Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;All files (*)"))
        self.report.setToolTip(translate("FarmlandGuard", "The laboratory's report on the next table; attached with its SHA-256"))
        self.buttons.addWidget(QLabel(translate("FarmlandGuard", "Laboratory report")))
        self.buttons.addWidget(self.report, 1)
        self.buttons.addWidget(self.import_button)

    def adding(self) -> QPushButton:
        """The button that imports a table."""
        return self.import_button

    def nothing(self) -> str:
        """Where readings come from."""
        return translate("FarmlandGuard", "No readings yet. “Import readings…” takes a table with the columns 指标, 数值, 单位.")

    def _ask(self) -> None:
        self.ask_files(
            translate("FarmlandGuard", "Import readings"),
            translate("FarmlandGuard", "Tables (*.csv *.xlsx)"),
            False,
            lambda paths: self.import_file(paths[0]),
        )

    def import_file(self, path: str) -> None:
        """Store the readings of a csv or xlsx file."""
        if self._register is None or self._task is None:
            return
        try:
            headers, rows = read_table(path)
            name = Path(path).name
            readings = readings_from_table(headers, rows, name, self._register.info.srs_id)
            report = self.report.filePath().strip()
            count, repeated = record_readings(
                self._register, self._task.uid, readings, name, self._acting(), Path(report) if report else None
            )
            doubts = questions_of(self._register, readings)
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        text = translate("FarmlandGuard", "{count} readings stored.").format(count=count)
        if repeated:
            text = translate("FarmlandGuard", "{text} Read before, both are kept: {indicators}.").format(
                text=text, indicators="、".join(repeated)
            )
        self.report.setFilePath("")
        if doubts:
            # What is in doubt stays in sight until it is read, and is not counted.
            text = " ".join([text, *dict.fromkeys(doubts)])
            messages.show(self._iface, text, Qgis.MessageLevel.Warning)
        else:
            self.say(text)
        self.written.emit()


def _attachment_columns() -> List[Column]:
    return [
        Column("kind", translate("FarmlandGuard", "Kind"), lambda row: label("attachment_kind", row["kind"])),
        Column("file", translate("FarmlandGuard", "File"), lambda row: row["file_name"], tip=lambda row: row["stored_as"]),
        Column("sha", "SHA-256", lambda row: row["sha256"][:SHA_DIGITS], tip=lambda row: row["sha256"]),
        Column(
            "size",
            translate("FarmlandGuard", "Size"),
            lambda row: "" if row["size_bytes"] is None else QLocale().formattedDataSize(row["size_bytes"], 1),
            order=lambda row: row["size_bytes"],
            number=True,
        ),
        Column("added", translate("FarmlandGuard", "Added"), lambda row: local_time(row["added_at"])),
    ]


def _sampled(row: Row) -> str:
    return "　".join(str(row[name])[:60] for name in ("point", "sampler", "sampled_on", "laboratory") if row[name])


def _reading_columns() -> List[Column]:
    return [
        Column("indicator", translate("FarmlandGuard", "Indicator"), lambda row: row["indicator"]),
        Column(
            "value",
            translate("FarmlandGuard", "Value"),
            lambda row: row["value_text"] or "" if row["value"] is None else f"{row['value']:g}",
            number=True,
        ),
        Column("unit", translate("FarmlandGuard", "Unit"), lambda row: row["unit"] or ""),
        Column("point", translate("FarmlandGuard", "Sampling point"), lambda row: row["point"] or "", tip=_sampled),
        Column("file", translate("FarmlandGuard", "Source file"), lambda row: row["source_file"] or ""),
        Column("at", translate("FarmlandGuard", "Recorded"), lambda row: local_time(row["recorded_at"])),
    ]
