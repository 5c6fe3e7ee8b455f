"""What every panel shares: the open register, the page for when there is none, listening, its one form, and going away."""

from typing import Any, Callable, List, Optional, Tuple

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..register.store import Register
from . import messages
from .current import CurrentRegister
from .empty_state import NoRegister
from .officer import SignInForm


class RegisterDock(QgsDockWidget):
    """A dock over the open register.

    A panel makes its widgets in its constructor, hands them over with `put(page)` and calls `begin()` last. From then on
    `refresh()` is called whenever there is something new to read and `follow(code)` when a case was picked, both only
    while the panel is in sight: a panel behind another tab or closed catches up when it comes to the front, so that ten
    panels cost as much as one. A `FarmlandError` of either goes to the message bar.
    """

    new_wanted = pyqtSignal()
    open_wanted = pyqtSignal()

    def __init__(
        self, iface: Any, current: CurrentRegister, title: str, name: str, parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self._iface, self._current = iface, current
        self._heard: List[Tuple[Any, Callable[..., None]]] = []
        self._stale, self._missed = True, False
        self.form: Optional[QDialog] = None

    # ---- what a panel fills in

    def forget(self) -> None:
        """Drop what belongs to the register that was open; called also while the panel is out of sight."""

    def refresh(self) -> None:
        """Read the open register anew; called only while one is open."""
        raise NotImplementedError

    def follow(self, code: str) -> None:
        """Another panel or the map picked this case."""

    # ---- what it gets

    @property
    def register(self) -> Register:
        """The open register; ask only where one must be open."""
        if self._current.register is None:
            raise FarmlandError(translate("FarmlandGuard", "Open or make a register first"))
        return self._current.register

    def put(self, page: QWidget) -> None:
        """Make `page` what is shown while a register is open."""
        self.empty = NoRegister()
        self.empty.new_wanted.connect(self.new_wanted)
        self.empty.open_wanted.connect(self.open_wanted)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(page)
        self.setWidget(self.pages)

    def begin(self) -> None:
        """Start listening and show the register that is open now."""
        self.listen(self._current.opened, self._opened)
        self.listen(self._current.changed, self._changed)
        self.listen(self._current.case_picked, self._picked)
        self.listen(self.visibilityChanged, self._catch_up)
        self._opened()

    def listen(self, signal: Any, slot: Callable[..., None]) -> None:
        """Connect `slot` until the panel is taken down."""
        signal.connect(slot)
        self._heard.append((signal, slot))

    def take_down(self) -> None:
        """Close the form and stop listening; the desk removes the dock."""
        self.close_form()
        while self._heard:
            signal, slot = self._heard.pop()
            signal.disconnect(slot)

    def attempt(self, work: Callable[[], Any]) -> bool:
        """Do something; False, with its sentence in the message bar, when it is refused."""
        try:
            work()
        except FarmlandError as error:
            messages.show(self._iface, error)
            return False
        return True

    def signed(self, act: Callable[[], Any]) -> None:
        """Do what is signed by the person who acts; while nobody is chosen, ask who it is first and then go on."""
        if self._current.register is None or self._current.person:
            act()
        else:
            self.present(SignInForm(self._iface, self._current, act))

    def present(self, form: Any) -> None:
        """Show a `ShortForm`; the one that is open gives way to it. Panels read anew once it has done its work."""
        self.close_form()
        self.form = form
        form.submitted.connect(self._current.changed)
        form.finished.connect(lambda _result, form=form: self._form_gone(form))
        form.present()

    def close_form(self) -> None:
        """Close the form that is open, if any."""
        if self.form is not None:
            form, self.form = self.form, None
            form.close()

    def bring_up_to_date(self) -> None:
        """Read anew what is stale, in sight or not: somebody asks for it now."""
        if self._current.register is not None and self._stale:
            self._stale = False
            self.attempt(self.refresh)

    # ---- listening

    def in_sight(self) -> bool:
        """Whether somebody can see the panel now."""
        return self.isVisible() and self.isUserVisible()

    def _opened(self) -> None:
        self.close_form()
        self.forget()
        self.pages.setCurrentIndex(0 if self._current.register is None else 1)
        self._changed()

    def _changed(self) -> None:
        self._stale = True
        self._catch_up()

    def _picked(self, code: str) -> None:
        if not self.in_sight() or self._stale:
            self._missed = True
        elif self._current.register is not None:
            self.attempt(lambda: self.follow(code))

    def _catch_up(self, *_ignored: object) -> None:
        if self._current.register is None or not self.in_sight():
            return
        if self._stale:
            self._stale = False
            self.attempt(self.refresh)
        if self._missed:
            self._missed = False
            self.attempt(lambda: self.follow(self._current.picked))

    def _form_gone(self, form: Any) -> None:
        if self.form is form:
            self.form = None


def page_layout(page: QWidget) -> QVBoxLayout:
    """The layout of a panel's page, with the margins all panels have."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(3, 3, 3, 3)
    layout.setSpacing(3)
    return layout
