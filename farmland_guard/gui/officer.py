"""Who acts at this desk: a named person of the register, asked for once and shown on the toolbar."""

import html
from typing import Any, Callable, Optional

from qgis.core import QgsDefaultValue, QgsExpressionContextUtils
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QToolButton, QWidget

from ..casework.people import account
from ..domain.errors import InputError
from ..domain.language import translate
from .current import CurrentRegister
from .forms import ShortForm
from .icons import theme_icon
from .layers import register_layers
from .people_form import PersonPicker

PERSON_VARIABLE = "farmland_guard_person"
"""The global variable of QGIS in which the desk keeps who acts; it is not there while nobody is chosen, nor without the plugin."""
_SIGNED = "edited_by"
_SIGNED_BY = f"coalesce(@{PERSON_VARIABLE}, @user_full_name)"


def officer(current: CurrentRegister) -> str:
    """The person in whose name an act is signed; InputError, and so nothing is written, while nobody is chosen."""
    if not current.person:
        raise InputError(translate("FarmlandGuard", "Choose the person who acts first."))
    return current.person


def at_desk(current: CurrentRegister) -> str:
    """For the record of work that nobody signs, such as a check: the person who acts, or the computer's account."""
    return current.person or account()


class SignInForm(ShortForm):
    """经办人: who acts from now on. `then` is what waited for the answer; it is dropped when the form is cancelled."""

    def __init__(
        self, iface: Any, current: CurrentRegister, then: Optional[Callable[[], Any]] = None, parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Who acts?"), "FarmlandGuardSignInForm", parent)
        self._then = then
        told = QLabel(
            translate(
                "FarmlandGuard",
                "What is done from now on stands in the register under this name, until another person is chosen here or on the "
                "toolbar. The computer's account signs nothing.",
            )
        )
        told.setWordWrap(True)
        self.person = PersonPicker(iface, current)
        self.person.changed.connect(self.renew)
        self.rows.addRow(told)
        self.rows.addRow(translate("FarmlandGuard", "Acting person"), self.person)

    def complete(self) -> str:
        """A person is needed."""
        return "" if self.person.name else translate("FarmlandGuard", "Choose the person who acts.")

    def submit(self) -> None:
        """Let this person act, and do what waited for it."""
        self.person.remember()
        if self._then is not None:
            self._then()


def sign_tables() -> None:
    """Have rows that are changed in the register's own tables signed with who acts, and without the plugin by QGIS's user."""
    for layer in register_layers():
        place = layer.fields().indexOf(_SIGNED)
        if place >= 0 and layer.defaultValueDefinition(place).expression() != _SIGNED_BY:
            layer.setDefaultValueDefinition(place, QgsDefaultValue(_SIGNED_BY, True))


class WhoActs(QToolButton):
    """On the toolbar: who acts now; a press asks who shall."""

    def __init__(self, iface: Any, current: CurrentRegister) -> None:
        super().__init__()
        self._iface, self._current = iface, current
        self.form: Optional[SignInForm] = None
        self.setObjectName("FarmlandGuardWhoActs")
        self.setIcon(theme_icon("user.svg"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(lambda _checked=False: self.ask())
        self._heard = (current.opened, current.changed, current.person_changed)
        for signal in self._heard:
            signal.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Show who acts, and let the forms of QGIS's own tables sign with that name."""
        person = self._current.person
        self.setText(translate("FarmlandGuard", "Acting: {person}").format(person=person or translate("FarmlandGuard", "nobody yet")))
        self.setEnabled(self._current.register is not None)
        if self._current.register is None:
            tip = translate("FarmlandGuard", "Open or make a register first")
        elif person:
            tip = translate("FarmlandGuard", "What is done stands in the register under the name {person}; press to change")
        else:
            tip = translate("FarmlandGuard", "Nobody is chosen yet; press to choose who acts")
        self.setToolTip(tip.format(person=html.escape(person)))
        # Every write comes through here, and this is written to the settings: only when it is another person.
        known = QgsExpressionContextUtils.globalScope().variable(PERSON_VARIABLE) or ""
        if person and person != known:
            QgsExpressionContextUtils.setGlobalVariable(PERSON_VARIABLE, person)
        elif known and not person:
            QgsExpressionContextUtils.removeGlobalVariable(PERSON_VARIABLE)
        sign_tables()

    def ask(self) -> None:
        """Ask who acts from now on."""
        if self.form is None:
            self.form = SignInForm(self._iface, self._current)
            self.form.finished.connect(self._form_gone)
        self.form.present()

    def take_down(self) -> None:
        """Stop listening; without the plugin nobody is signed in."""
        if self.form is not None:
            self.form.close()
        for signal in self._heard:
            signal.disconnect(self.renew)
        QgsExpressionContextUtils.removeGlobalVariable(PERSON_VARIABLE)

    def _form_gone(self, _result: int) -> None:
        self.form = None
