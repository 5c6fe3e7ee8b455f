"""The short forms of the delivery panel: declaring an exception, and sending a package."""

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ...casework.delivering import Order
from ...casework.validating import declare_exception
from ...domain.language import translate
from ...register.store import Row
from ..current import CurrentRegister
from ..forms import ShortForm, choose
from ..people_form import PersonPicker


class ExceptionForm(ShortForm):
    """A named person declares issues exceptions and says why."""

    def __init__(
        self, iface: Any, current: CurrentRegister, issues: List[Row], parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Declare an exception"), "FarmlandGuardException", parent)
        self._current, self._issues = current, issues
        what = QLabel(issues[0]["message"])
        what.setWordWrap(True)
        self.person = PersonPicker(iface, current)
        self.reason = QPlainTextEdit()
        self.rows.addRow(translate("FarmlandGuard", "Issue"), what)
        self.rows.addRow(translate("FarmlandGuard", "Person"), self.person)
        self.rows.addRow(translate("FarmlandGuard", "Reason"), self.reason)
        self.person.changed.connect(self.renew)
        self.reason.textChanged.connect(self.renew)

    def complete(self) -> str:
        """Person and reason are needed."""
        if self.person.name and self.reason.toPlainText().strip():
            return ""
        return translate("FarmlandGuard", "Choose the person and give the reason.")

    def submit(self) -> None:
        """Record the exception."""
        self.person.remember()
        register = self._current.register
        for issue in self._issues if register is not None else ():
            declare_exception(register, issue["uid"], self.person.name, self.reason.toPlainText())


class SendForm(ShortForm):
    """Where a package goes, to whom, whether only changes, and who lets errors pass. What was entered is kept in `memory`."""

    wanted = pyqtSignal(Path, Order)

    def __init__(
        self,
        iface: Any,
        current: CurrentRegister,
        title: str,
        earlier: List[Row],
        memory: Dict[str, Any],
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Send: {profile}").format(profile=title), "FarmlandGuardSend", parent)
        self._memory = memory
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setFilePath(str(memory.get("folder", "")))
        self.recipient = QLineEdit(str(memory.get("recipient", "")))
        self.since = QComboBox()
        self.since.addItem(translate("FarmlandGuard", "everything"), "")
        for row in earlier:
            text = translate("FarmlandGuard", "changes since {delivery} ({recipient})")
            self.since.addItem(text.format(delivery=row["name"], recipient=row["recipient"] or "—"), row["uid"])
        choose(self.since, memory.get("since", ""))
        self.override = QCheckBox(translate("FarmlandGuard", "Let errors pass"))
        self.person = PersonPicker(iface, current)
        self.reason = QLineEdit(str(memory.get("reason", "")))
        self.override.setChecked(bool(memory.get("override")))
        self.rows.addRow(translate("FarmlandGuard", "Folder"), self.folder)
        self.rows.addRow(translate("FarmlandGuard", "Recipient"), self.recipient)
        self.rows.addRow(translate("FarmlandGuard", "Scope"), self.since)
        self.rows.addRow("", self.override)
        self.rows.addRow(translate("FarmlandGuard", "Person who lets errors pass"), self.person)
        self.rows.addRow(translate("FarmlandGuard", "Reason"), self.reason)
        self.folder.fileChanged.connect(self.renew)
        self.person.changed.connect(self.renew)
        self.reason.textChanged.connect(self.renew)
        self.override.toggled.connect(self.renew)

    def renew(self, *_ignored: object) -> None:
        """Person and reason count only when errors are to pass."""
        for widget in (self.person, self.reason):
            widget.setEnabled(self.override.isChecked())
        super().renew()

    def complete(self) -> str:
        """A folder, and for errors that pass a person and a reason."""
        if not self.folder.filePath().strip():
            return translate("FarmlandGuard", "Choose the folder to write the package into.")
        if self.override.isChecked() and not (self.person.name and self.reason.text().strip()):
            return translate("FarmlandGuard", "Letting errors pass needs both a person and a reason.")
        return ""

    def submit(self) -> None:
        """Hand over to the panel, which writes in the background."""
        passing = self.override.isChecked()
        self._memory.update(
            folder=self.folder.filePath().strip(),
            recipient=self.recipient.text().strip(),
            since=self.since.currentData(),
            override=passing,
            reason=self.reason.text().strip(),
        )
        order = Order(
            self.recipient.text().strip(),
            str(self.since.currentData() or ""),
            self.person.name if passing else "",
            self.reason.text().strip() if passing else "",
        )
        self.wanted.emit(Path(self.folder.filePath().strip()), order)
