"""Choosing the person who acts, and entering a person who is not in the list yet."""

from typing import Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ..casework.overview import people
from ..casework.people import account, add_person, name_to_offer
from ..domain.errors import FarmlandError
from ..domain.language import translate
from . import messages
from .current import CurrentRegister
from .forms import ShortForm, choose
from .icons import theme_icon


class PersonForm(ShortForm):
    """Name, unit, role and 执法证号 of a person who may sign."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Add a person"), "FarmlandGuardPersonForm", parent)
        self._current = current
        self.name, self.unit, self.role, self.certificate = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setText(name_to_offer())
        self.unit.setPlaceholderText("县自然资源局")
        self.rows.addRow(translate("FarmlandGuard", "Name"), self.name)
        self.rows.addRow(translate("FarmlandGuard", "Unit"), self.unit)
        self.rows.addRow(translate("FarmlandGuard", "Role"), self.role)
        self.rows.addRow(translate("FarmlandGuard", "Enforcement certificate"), self.certificate)
        for field in (self.name, self.unit, self.role):
            field.textChanged.connect(self.renew)

    def complete(self) -> str:
        """Name, unit and role are needed."""
        if all(field.text().strip() for field in (self.name, self.unit, self.role)):
            return ""
        return translate("FarmlandGuard", "Give name, unit and role.")

    def submit(self) -> None:
        """Enter the person."""
        add_person(
            self._current.register,
            self.name.text(),
            self.unit.text(),
            self.role.text(),
            self.certificate.text(),
            who=self._current.person or account(),
        )


class PersonPicker(QWidget):
    """A combo of the people in office, remembering the last choice, and a button that adds one.

    One that `leads` stands in a panel, not in a form: who is chosen there acts from then on, and it shows who acts.
    """

    changed = pyqtSignal()

    def __init__(
        self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None, leads: bool = False
    ) -> None:
        super().__init__(parent)
        self._iface, self._current, self._leads = iface, current, leads
        self.form: Optional[PersonForm] = None
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self.combo.currentIndexChanged.connect(self._chosen)
        self.add_button = QToolButton()
        self.add_button.setIcon(theme_icon("symbologyAdd.svg"))
        self.add_button.setToolTip(translate("FarmlandGuard", "Add a person to the register's list"))
        self.add_button.clicked.connect(self._add)
        self.hint = QLabel(
            translate("FarmlandGuard", "The register's list of people is empty: add the person who signs with the “+” beside it.")
        )
        self.hint.setWordWrap(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo, 1)
        row.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        self.refresh()

    @property
    def name(self) -> str:
        """The chosen person's name, or ""."""
        return str(self.combo.currentData() or "")

    def refresh(self, wanted: str = "") -> None:
        """Read the list of people anew and choose `wanted`, or whom it was, or who acted last."""
        kept = wanted or ("" if self._leads else self.name) or self._current.person
        try:
            listed = [] if self._current.register is None else people(self._current.register)
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        blocked = self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItem(translate("FarmlandGuard", "— choose —"), "")
        for person in listed:
            self.combo.addItem(f"{person['name']}（{person['unit']}）", person["name"])
        choose(self.combo, kept)
        self.combo.blockSignals(blocked)
        self.combo.setEnabled(bool(listed))
        self.hint.setVisible(not listed)
        self.changed.emit()

    def remember(self) -> None:
        """Let this person be the one who acts from now on."""
        if self.name:
            self._current.sign_in(self.name)

    def follow(self) -> None:
        """Show who acts now."""
        choose(self.combo, self._current.person)

    def _chosen(self, _index: int) -> None:
        if self._leads:
            self._current.sign_in(self.name)
        self.changed.emit()

    def _add(self, _checked: bool = False) -> None:
        if self.form is not None:
            self.form.present()
            return
        self.form = PersonForm(self._iface, self._current, self.window())
        self.form.submitted.connect(self._added)
        self.form.destroyed.connect(self._form_gone)
        self.form.present()

    def _added(self) -> None:
        name = self.form.name.text().strip() if self.form is not None else ""
        self.refresh(name)
        if self._leads:
            self.remember()
        self._current.changed.emit()

    def _form_gone(self, *_ignored: object) -> None:
        self.form = None


def signing_row(form: ShortForm, current: CurrentRegister) -> PersonPicker:
    """The last row of a form whose act is signed: by whom. The form cannot be submitted while nobody is chosen."""
    picker = PersonPicker(form._iface, current)
    picker.changed.connect(form.renew)
    form.rows.addRow(translate("FarmlandGuard", "Acting person"), picker)
    form.signer = picker
    return picker
