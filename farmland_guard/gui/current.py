"""The register that is open in the desktop, shared by all panels."""

import hashlib
import logging
from pathlib import Path
from typing import Optional

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..casework.overview import people
from ..domain.errors import FarmlandError
from ..register.store import Register

PROJECT_SCOPE = "farmland_guard"
PROJECT_KEY = "register"
LAST_PERSON = "farmland_guard/person"

logger = logging.getLogger(__name__)


class CurrentRegister(QObject):
    """Holds the open register and tells panels when something in it changed or when a case is picked."""

    opened = pyqtSignal()
    """Another register was opened, or none is any more."""
    changed = pyqtSignal()
    """Records changed; panels read anew."""
    person_changed = pyqtSignal()
    """Another person acts now."""
    case_picked = pyqtSignal(str)
    """A panel or the map picked the case with this code; others follow."""
    pieces_wanted = pyqtSignal(str, str)
    """A figure of a case was clicked: its code and the base layer ("pbf", "landuse") whose pieces are to be shown."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._register: Optional[Register] = None
        self._picked = ""

    @property
    def register(self) -> Optional[Register]:
        """The open register, or None."""
        return self._register

    @property
    def picked(self) -> str:
        """Code of the case that was picked last, or ""."""
        return self._picked

    @property
    def person(self) -> str:
        """Who acts: the one chosen last for this register on this profile, or for another one, while in office here; or ""."""
        if self._register is None:
            return ""
        settings = QgsSettings()
        try:
            listed = {row["name"] for row in people(self._register)}
        except FarmlandError:
            # A register that cannot be read has nobody to act in it; whoever tries is told so by the work itself.
            return ""
        names = (str(settings.value(key, "") or "") for key in (self._person_key(), LAST_PERSON))
        return next((name for name in names if name in listed), "")

    def sign_in(self, name: str) -> None:
        """Let this person act from now on, and be the one next time; "" lets nobody."""
        before = self.person
        for key in (self._person_key(), LAST_PERSON):
            QgsSettings().setValue(key, name)
        if name != before:
            self.person_changed.emit()

    def _person_key(self) -> str:
        path = "" if self._register is None else str(self._register.path.resolve())
        return f"{LAST_PERSON}/{hashlib.sha256(path.encode()).hexdigest()[:16]}"

    def open(self, path: Path) -> Register:
        """Open a register; raises what `Register` raises and then keeps the one that was open."""
        self._register = Register(path)
        self._picked = ""
        QgsProject.instance().writeEntry(PROJECT_SCOPE, PROJECT_KEY, QgsProject.instance().writePath(str(path)))
        self.opened.emit()
        return self._register

    def close(self) -> None:
        """Have no register open."""
        self._register = None
        self._picked = ""
        self.opened.emit()

    def pick(self, code: str) -> None:
        """Make a case the one all panels show."""
        if code != self._picked:
            self._picked = code
            self.case_picked.emit(code)

    def path_in_project(self) -> Optional[Path]:
        """The register that the project names, when it is there."""
        text, _ = QgsProject.instance().readEntry(PROJECT_SCOPE, PROJECT_KEY, "")
        if not text:
            return None
        path = Path(QgsProject.instance().readPath(text))
        return path if path.is_file() else None
