"""The short form of a patch that was drawn."""

from typing import Any, Optional

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QWidget

from ..casework.marking import mark_patch, propose_code
from ..casework.overview import summary
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..domain.units import format_mu, format_square_metres
from ..exchange.reproject import frame_of_epsg
from ..geometry.areas import area_m2
from . import messages
from .current import CurrentRegister
from .forms import ShortForm, choose, fill_codes
from .people_form import signing_row

LAST_SOURCE = "farmland_guard/clue_source"
LAST_BATCH = "farmland_guard/batch"


class PatchForm(ShortForm):
    """Code, source, batch, occupant, location, type and note of a drawn polygon (WKB in the register's CRS)."""

    draw_again = pyqtSignal()
    """The polygon is to be drawn anew; what was typed stays."""

    def __init__(self, iface: Any, current: CurrentRegister, polygon: bytes, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, translate("FarmlandGuard", "New violation patch"), "FarmlandGuardPatchForm", parent)
        self._current = current
        self._polygon = polygon
        self._proposed = ""
        self._problem = ""
        self.stored_code = ""
        settings = QgsSettings()
        self.area = QLabel()
        self.area.setWordWrap(True)
        self.source = QComboBox()
        fill_codes(self.source, "clue_source")
        choose(self.source, settings.value(LAST_SOURCE, "patrol"))
        self.code = QLineEdit()
        self.batch = QComboBox()
        self.batch.addItem(translate("FarmlandGuard", "— none —"), "")
        for name in summary(current.register)["batches"]:
            self.batch.addItem(name, name)
        choose(self.batch, settings.value(LAST_BATCH, ""))
        self.kind = QComboBox()
        fill_codes(self.kind, "patch_type", none=translate("FarmlandGuard", "— not known —"))
        self.occupant, self.location, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        for title, field in (
            (translate("FarmlandGuard", "Area"), self.area),
            (translate("FarmlandGuard", "Source"), self.source),
            (translate("FarmlandGuard", "Code"), self.code),
            (translate("FarmlandGuard", "Batch"), self.batch),
            (translate("FarmlandGuard", "Type"), self.kind),
            (translate("FarmlandGuard", "Occupant"), self.occupant),
            (translate("FarmlandGuard", "Location"), self.location),
            (translate("FarmlandGuard", "Note"), self.note),
        ):
            self.rows.addRow(title, field)
        signing_row(self, current)
        self.again_button = self.buttons.addButton(
            translate("FarmlandGuard", "Draw again"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.again_button.setToolTip(translate("FarmlandGuard", "Draw the polygon anew; what is typed here stays"))
        self.again_button.clicked.connect(self._draw_again)
        self.source.currentIndexChanged.connect(self._propose)
        self.code.textChanged.connect(self.renew)
        self._propose()
        self.set_polygon(polygon)

    def set_polygon(self, polygon: bytes) -> None:
        """Take another polygon and say how large it is."""
        self._polygon = polygon
        area, problem = area_m2(polygon, frame_of_epsg(self._current.register.info.srs_id), "ellipsoidal")
        self._problem = problem or ""
        if area is None or problem:
            self.area.setText(
                translate("FarmlandGuard", "The polygon cannot be used: {reason}. Draw it again.").format(reason=problem)
            )
        else:
            self.area.setText(
                translate("FarmlandGuard", "{mu} 亩 ({m2} m²)").format(mu=format_mu(area), m2=format_square_metres(area))
            )
        self.renew()

    def complete(self) -> str:
        """A usable polygon and a code are needed; the rest may be filled in later."""
        if self._problem:
            return translate("FarmlandGuard", "Draw the polygon again first.")
        return "" if self.code.text().strip() else translate("FarmlandGuard", "Give the code.")

    def submit(self) -> None:
        """Store the case."""
        self.stored_code = mark_patch(
            self._current.register,
            self._polygon,
            {
                "code": self.code.text(),
                "source": self.source.currentData(),
                "batch": self.batch.currentData(),
                "tblx": self.kind.currentData(),
                "occupant": self.occupant.text(),
                "location": self.location.text(),
                "bz": self.note.text(),
            },
            self.signer.name,
        )
        settings = QgsSettings()
        settings.setValue(LAST_SOURCE, self.source.currentData())
        settings.setValue(LAST_BATCH, self.batch.currentData())

    def _propose(self, *_ignored: object) -> None:
        """Propose the next free code of the source, unless the user has written another."""
        if self.code.text() != self._proposed:
            return
        try:
            with self._current.register.reading() as session:
                self._proposed = propose_code(session, self.source.currentData())
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        self.code.setText(self._proposed)

    def _draw_again(self, _checked: bool = False) -> None:
        self.hide()
        self.draw_again.emit()
