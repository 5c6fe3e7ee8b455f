"""Short forms of rectification: cancelling a task, a witness, a visit afterwards, a limit compared with the official text."""

from pathlib import Path
from typing import Any, Optional, Sequence

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ...casework.accepting import add_witness
from ...casework.follow_up import record_visit, visits_of
from ...casework.overview import TaskLine
from ...casework.quality_check import confirm_limit
from ...casework.rectifying import cancel_task
from ...domain.errors import InputError
from ...domain.language import translate
from ...domain.quality import Indicator, QualityLimit
from ...register.store import Row
from .. import messages
from ..current import CurrentRegister
from ..forms import ShortForm, fill_codes
from ..people_form import PersonPicker, signing_row
from ..sign_form import date_edit, date_of


class CancelForm(ShortForm):
    """撤销任务: the reason."""

    def __init__(
        self, iface: Any, current: CurrentRegister, task: TaskLine, parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Cancel task"), "FarmlandGuardCancelForm", parent)
        self._current, self._task = current, task
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.reason.textChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Task"), QLabel(task.code))
        self.rows.addRow(translate("FarmlandGuard", "Reason"), self.reason)
        signing_row(self, current)

    def complete(self) -> str:
        """The reason is needed."""
        return "" if self.reason.toPlainText().strip() else translate("FarmlandGuard", "Write the reason.")

    def submit(self) -> None:
        """Cancel the task."""
        cancel_task(self._current.register, self._task.uid, self.reason.toPlainText(), self.signer.name)
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{task} is cancelled.").format(task=self._task.code),
            Qgis.MessageLevel.Success,
        )


class WitnessForm(ShortForm):
    """乡镇 or 村 at the acceptance: who, when, and the scan of the paper."""

    def __init__(
        self, iface: Any, current: CurrentRegister, task: TaskLine, parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Witness of the acceptance"), "FarmlandGuardWitnessForm", parent)
        self._current, self._task = current, task
        self.side = QComboBox()
        fill_codes(self.side, "witness_side")
        self.name, self.unit, self.role, self.comment = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        for edit in (self.name, self.unit):
            edit.textChanged.connect(self.renew)
        self.day = date_edit()
        self.scan = QgsFileWidget()
        self.rows.addRow(translate("FarmlandGuard", "Task"), QLabel(task.code))
        self.rows.addRow(translate("FarmlandGuard", "Side"), self.side)
        self.rows.addRow(translate("FarmlandGuard", "Name"), self.name)
        self.rows.addRow(translate("FarmlandGuard", "Unit"), self.unit)
        self.rows.addRow(translate("FarmlandGuard", "Role"), self.role)
        self.rows.addRow(translate("FarmlandGuard", "Signed on"), self.day)
        self.rows.addRow(translate("FarmlandGuard", "Written opinion"), self.comment)
        self.rows.addRow(translate("FarmlandGuard", "Scan"), self.scan)
        signing_row(self, current)

    def complete(self) -> str:
        """Name and unit are needed."""
        if self.name.text().strip() and self.unit.text().strip():
            return ""
        return translate("FarmlandGuard", "Give name and unit of the witness.")

    def submit(self) -> None:
        """Record the witness."""
        scan = self.scan.filePath().strip()
        add_witness(
            self._current.register, self._task.uid, self.side.currentData(), self.name.text(), self.unit.text(), date_of(self.day),
            self.signer.name, self.role.text(), self.comment.text(), Path(scan) if scan else None,
        )  # fmt: skip
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{name} is recorded as witness.").format(name=self.name.text().strip()),
            Qgis.MessageLevel.Success,
        )


class VisitForm(ShortForm):
    """复耕回访: who saw the ground of an accepted case when, and how it looked."""

    def __init__(
        self, iface: Any, current: CurrentRegister, task: TaskLine, person: str, parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Follow-up visit"), "FarmlandGuardVisitForm", parent)
        self._current, self._task = current, task
        self.person = PersonPicker(iface, current)
        self.person.refresh(person)
        self.person.changed.connect(self.renew)
        self.day = date_edit()
        self.finding = QPlainTextEdit()
        self.finding.setObjectName("visitFinding")
        self.finding.setTabChangesFocus(True)
        self.finding.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.finding.textChanged.connect(self.renew)
        self.relapsed = QCheckBox(translate("FarmlandGuard", "Occupied again"))
        self.relapsed.setToolTip(translate("FarmlandGuard", "Reopens nothing by itself: a person does, with “Rectify again…”"))
        visits = QLabel(_visits(visits_of(current.register, task.case_code)))
        visits.setObjectName("visitsSoFar")
        visits.setWordWrap(True)
        self.rows.addRow(translate("FarmlandGuard", "Case"), QLabel(task.case_code))
        self.rows.addRow(translate("FarmlandGuard", "Visits"), visits)
        self.rows.addRow(translate("FarmlandGuard", "Visited by"), self.person)
        self.rows.addRow(translate("FarmlandGuard", "Visited on"), self.day)
        self.rows.addRow(translate("FarmlandGuard", "What was found"), self.finding)
        self.rows.addRow("", self.relapsed)

    def complete(self) -> str:
        """Person and finding are needed."""
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who was there.")
        return "" if self.finding.toPlainText().strip() else translate("FarmlandGuard", "Write what the ground looks like.")

    def submit(self) -> None:
        """Record the visit."""
        record_visit(
            self._current.register, self._task.case_code, date_of(self.day), self.person.name, self.finding.toPlainText(),
            self.relapsed.isChecked(),
        )  # fmt: skip
        messages.show(
            self._iface,
            translate("FarmlandGuard", "The visit of {case} is recorded.").format(case=self._task.case_code),
            Qgis.MessageLevel.Success,
        )


def _visits(rows: Sequence[Row]) -> str:
    made = [row for row in rows if row["visited_on"]]
    planned = [row for row in rows if not row["visited_on"]]
    lines = [f"{str(row['visited_on'])[:10]} {row['visitor']}：{row['finding']}" for row in made]
    if planned:
        lines.append(translate("FarmlandGuard", "Next planned: {date}").format(date=str(planned[0]["planned_on"])[:10]))
    return "\n".join(lines) or translate("FarmlandGuard", "None yet, and none planned")


class ConfirmForm(ShortForm):
    """核对标准: who compared a limit with which text; the figure of that text may be entered instead."""

    def __init__(
        self,
        iface: Any,
        current: CurrentRegister,
        limit: QualityLimit,
        indicator: Indicator,
        person: str,
        parent: Optional[QWidget] = None,
    ) -> None:
        title = translate("FarmlandGuard", "Confirm limit: {indicator}").format(indicator=indicator.name)
        super().__init__(iface, title, "FarmlandGuardConfirmForm", parent)
        self._current, self._limit, self._indicator = current, limit, indicator
        self.person = PersonPicker(iface, current)
        self.person.refresh(person)
        self.person.changed.connect(self.renew)
        self.source = QLineEdit()
        self.source.setObjectName("confirmSource")
        self.source.setPlaceholderText(translate("FarmlandGuard", "Number, table and page of the text"))
        self.source.textChanged.connect(self.renew)
        self.low, self.high, self.values = QLineEdit(), QLineEdit(), QLineEdit()
        shown = QLabel(f"{limit.text(indicator.unit)}　{limit.source}　{limit.note}".rstrip())
        shown.setWordWrap(True)
        self.rows.addRow(translate("FarmlandGuard", "Shipped limit"), shown)
        self.rows.addRow(translate("FarmlandGuard", "Compared by"), self.person)
        self.rows.addRow(translate("FarmlandGuard", "Compared with"), self.source)
        if indicator.kind == "choice":
            self.values.setPlaceholderText(translate("FarmlandGuard", "Only when the text says otherwise; parted by 、"))
            self.values.textChanged.connect(self.renew)
            self.rows.addRow(translate("FarmlandGuard", "Allowed"), self.values)
        else:
            for edit in (self.low, self.high):
                edit.setPlaceholderText(translate("FarmlandGuard", "Only when the text says otherwise"))
                edit.textChanged.connect(self.renew)
            self.rows.addRow(translate("FarmlandGuard", "Lowest value"), self.low)
            self.rows.addRow(translate("FarmlandGuard", "Highest value"), self.high)

    def complete(self) -> str:
        """Person and text are needed; figures are numbers."""
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who compared it.")
        if not self.source.text().strip():
            return translate("FarmlandGuard", "Name the text the limit was compared with.")
        try:
            given = [_number(self.low), _number(self.high), self.values.text().strip() or None]
        except InputError as error:
            return str(error)
        if self._limit.is_open and not any(each is not None for each in given):
            return translate("FarmlandGuard", "The profile has no figure here; enter the county's.")
        return ""

    def submit(self) -> None:
        """Record the confirmation."""
        limit = confirm_limit(
            self._current.register, self._limit.land_class, self._indicator.id, self.person.name, self.source.text(),
            _number(self.low), _number(self.high), self.values.text(),
        )  # fmt: skip
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{indicator}: {limit} counts from now on.").format(
                indicator=self._indicator.name, limit=limit
            ),
            Qgis.MessageLevel.Success,
        )


def _number(edit: QLineEdit) -> Optional[float]:
    text = edit.text().strip()
    if not text:
        return None
    try:
        return float(text)
    except ValueError as error:
        raise InputError(translate("FarmlandGuard", "“{text}” is no number.").format(text=text)) from error
