"""Forms of the referral desk: a letter that nobody proposed, and each step of a letter's road."""

from datetime import timedelta
from typing import Any, Callable, Dict, Optional, Sequence

from qgis.core import Qgis
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ..casework.referring import ReferralLine, add_referral, record_referral
from ..domain.clock import today
from ..domain.codes import label
from ..domain.departments import UNCHECKED, departments
from ..domain.language import translate
from . import messages
from .current import CurrentRegister
from .forms import ShortForm
from .people_form import PersonPicker, signing_row
from .sign_form import date_edit, date_of


class NewReferralForm(ShortForm):
    """A letter to a department about a case, proposed by a person."""

    def __init__(self, iface: Any, current: CurrentRegister, code: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, translate("FarmlandGuard", "New referral"), "FarmlandGuardNewReferral", parent)
        self._current = current
        self.code = QLineEdit(code)
        self.code.textChanged.connect(self.renew)
        self.department, self.letter = QComboBox(), QComboBox()
        for each in departments():
            self.department.addItem(f"{each.group}　{each.name}", each.id)
        self.department.currentIndexChanged.connect(lambda _index: self._letters())
        self._letters()
        self.rows.addRow(translate("FarmlandGuard", "Case"), self.code)
        self.rows.addRow(translate("FarmlandGuard", "Department"), self.department)
        self.rows.addRow(translate("FarmlandGuard", "Kind of letter"), self.letter)
        signing_row(self, current)

    def _letters(self) -> None:
        self.letter.clear()
        for letter in departments()[self.department.currentIndex()].letters:
            self.letter.addItem(letter.type, letter.type)
            self.letter.setItemData(self.letter.count() - 1, f"{letter.basis} {letter.note}".strip(), Qt.ItemDataRole.ToolTipRole)

    def complete(self) -> str:
        """The case is needed."""
        return "" if self.code.text().strip() else translate("FarmlandGuard", "Give the code of the case.")

    def submit(self) -> None:
        """Enter the proposal."""
        add_referral(
            self._current.register, self.code.text().strip(), self.department.currentData(), self.letter.currentData(), self.signer.name
        )


def unchecked_note() -> str:
    """What is said beside a basis that nobody has checked."""
    return translate(
        "FarmlandGuard",
        "This basis was not checked against the official text. Check it and write it as it shall stand, without “{mark}”; otherwise "
        "the letter goes out with the mark.",
    ).format(mark=UNCHECKED)


def wrapped(text: str) -> QLabel:
    """A note over the whole width of a form."""
    note = QLabel(text)
    note.setWordWrap(True)
    return note


class LetterForm(ShortForm):
    """What stands blank in a letter, to be filled in before it is written; whatever stays empty is a marked blank.

    A basis that nobody has checked is shown to be checked; left as it is, the letter says so.
    """

    def __init__(
        self, iface: Any, title: str, blanks: Sequence[str], unchecked: str, write: Callable[[Dict[str, str]], None]
    ) -> None:
        super().__init__(iface, title, "FarmlandGuardLetterForm")
        self._write = write
        self.fields: Dict[str, QLineEdit] = {}
        if blanks:
            note = translate("FarmlandGuard", "The register does not know these. What is left empty stands as a marked blank.")
            self.rows.addRow(wrapped(note))
        for name in blanks:
            self._add(name, "")
        if unchecked:
            self.rows.addRow(wrapped(unchecked_note()))
            self._add("移送依据", unchecked)
        self.ok_button.setText(translate("FarmlandGuard", "Write the letter"))

    def _add(self, name: str, text: str) -> None:
        self.fields[name] = QLineEdit(text)
        self.fields[name].setObjectName(f"letter_{name}")
        self.rows.addRow(name, self.fields[name])

    def complete(self) -> str:
        """Nothing is needed."""
        return ""

    def submit(self) -> None:
        """Hand on what was filled in."""
        self._write({name: edit.text().strip() for name, edit in self.fields.items() if edit.text().strip()})


class StepForm(ShortForm):
    """One step of a letter: sent, received, replied, or not referred. The fields follow the step."""

    def __init__(
        self, iface: Any, current: CurrentRegister, line: ReferralLine, state: str, person: str, parent: Optional[QWidget] = None
    ) -> None:
        title = translate("FarmlandGuard", "Referral: {state}").format(state=label("referral_state", state))
        super().__init__(iface, title, "FarmlandGuardStepForm", parent)
        self._current, self._line, self._state = current, line, state
        self.person = PersonPicker(iface, current)
        self.person.refresh(person)
        self.person.changed.connect(self.renew)
        self.number, self.receiver, self.subject = QLineEdit(line.row["letter_no"] or ""), QLineEdit(), QLineEdit()
        self.subject.setText(line.row["subject_person"] or "")
        self.basis = QLineEdit(line.row["basis"] or "")
        self.basis.setObjectName("referralBasis")
        self.day = date_edit()
        self.due_wanted = QCheckBox(translate("FarmlandGuard", "set by hand"))
        self.due = QDateEdit()
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.due.setEnabled(False)
        self.due_wanted.toggled.connect(self.due.setEnabled)
        ahead = today() + timedelta(days=15)
        self.due.setDate(QDate(ahead.year, ahead.month, ahead.day))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        for edit in (self.number, self.receiver):
            edit.textChanged.connect(self.renew)
        self.text.textChanged.connect(self.renew)
        self._lay_out()

    def _lay_out(self) -> None:
        row = self._line.row
        self.rows.addRow(
            translate("FarmlandGuard", "Letter"), QLabel(f"{row['department_name']}　{row['document_type']}　{self._line.case_code}")
        )
        self.rows.addRow(translate("FarmlandGuard", "Person"), self.person)
        if self._state == "sent":
            due = QWidget()
            line = QHBoxLayout(due)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(self.due_wanted)
            line.addWidget(self.due, 1)
            self.rows.addRow(translate("FarmlandGuard", "Letter number"), self.number)
            self.rows.addRow(translate("FarmlandGuard", "Sent on"), self.day)
            self.rows.addRow(translate("FarmlandGuard", "Person or unit referred"), self.subject)
            self.rows.addRow(translate("FarmlandGuard", "Reply due"), due)
            self.rows.addRow(translate("FarmlandGuard", "Basis"), self.basis)
            if UNCHECKED in self.basis.text():
                self.rows.addRow(wrapped(unchecked_note()))
        elif self._state == "received":
            self.rows.addRow(translate("FarmlandGuard", "Received on"), self.day)
            self.rows.addRow(translate("FarmlandGuard", "Received by"), self.receiver)
        elif self._state == "replied":
            self.rows.addRow(translate("FarmlandGuard", "Replied on"), self.day)
            self.rows.addRow(translate("FarmlandGuard", "Reply"), self.text)
        elif self._state == "dismissed":
            self.rows.addRow(translate("FarmlandGuard", "Reason"), self.text)

    def complete(self) -> str:
        """What the step needs."""
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who acts first.")
        if self._state == "sent" and not self.number.text().strip():
            return translate("FarmlandGuard", "Give the number of the letter.")
        if self._state == "received" and not self.receiver.text().strip():
            return translate("FarmlandGuard", "Say who received the letter.")
        if self._state in ("replied", "dismissed") and not self.text.toPlainText().strip():
            return translate("FarmlandGuard", "Write the reply or the reason.")
        return ""

    def submit(self) -> None:
        """Record the step."""
        day = date_of(self.day).isoformat()
        values = {
            "sent": {
                "letter_no": self.number.text(),
                "sent_on": day,
                "subject_person": self.subject.text(),
                "basis": self.basis.text(),
                "reply_due": date_of(self.due).isoformat() if self.due_wanted.isChecked() else "",
            },
            "received": {"received_on": day, "receiver": self.receiver.text()},
            "replied": {"replied_on": day, "reply_content": self.text.toPlainText()},
            "dismissed": {"content": self.text.toPlainText()},
            "proposed": {},
        }[self._state]
        row = record_referral(self._current.register, self._line.row["uid"], self._state, self.person.name, values)
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{letter} to {department} is “{state}” now.").format(
                letter=row["document_type"], department=row["department_name"], state=label("referral_state", row["state"])
            ),
            Qgis.MessageLevel.Success,
        )
