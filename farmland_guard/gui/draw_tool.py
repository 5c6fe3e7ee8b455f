"""画图斑: a polygon drawn on the map, then a short form, then casework."""

from typing import Any, Optional

from qgis.core import Qgis, QgsGeometry, QgsProject, QgsWkbTypes
from qgis.gui import QgsMapToolDigitizeFeature, QgsRubberBand
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ..domain.errors import FarmlandError
from ..domain.language import translate
from . import messages
from .current import CurrentRegister
from .digitizing import Digitizing, in_register
from .patch_form import PatchForm

FILL = QColor(224, 72, 62, 60)
LINE = QColor(196, 35, 26)


class PatchDrawing(QObject):
    """Drawing one patch: tool, drawn polygon, form. One at a time."""

    active_changed = pyqtSignal(bool)
    """The tool was taken up or laid down: the button of the toolbar follows."""
    stored = pyqtSignal(str)
    """The code of the case that was made."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._iface, self._current = iface, current
        self._canvas = iface.mapCanvas()
        self._band: Optional[QgsRubberBand] = None
        self.form: Optional[PatchForm] = None
        self._digitizing = Digitizing(iface, polygon=True, parent=self)
        self._digitizing.drawn.connect(self._drawn)
        self._digitizing.given_up.connect(self._given_up)
        self._digitizing.active_changed.connect(self.active_changed)
        current.opened.connect(self.stop)

    def take_down(self) -> None:
        """Leave no tool, band, layer or form behind."""
        self.stop()
        self._digitizing.take_down()
        self._current.opened.disconnect(self.stop)

    @property
    def tool(self) -> Optional[QgsMapToolDigitizeFeature]:
        """The digitizing tool while it is in hand."""
        return self._digitizing.tool

    @property
    def polygon_shown(self) -> bool:
        """Whether a drawn polygon stands on the map, waiting for its form."""
        return self._band is not None

    def start(self) -> bool:
        """Take up the tool; False, with a sentence, when there is nothing to draw into or no CRS to draw in."""
        problem = self._obstacle()
        if problem:
            messages.show(self._iface, problem, Qgis.MessageLevel.Warning)
            self.active_changed.emit(False)
            return False
        if self.form is not None and self.form.isVisible():
            # The polygon drawn before still waits for its form.
            self.form.present()
            self.active_changed.emit(False)
            return False
        self._digitizing.start(translate("FarmlandGuard", "Patch being drawn"))
        return True

    def stop(self, *_ignored: object) -> None:
        """Lay the tool down and drop polygon and form."""
        form, self.form = self.form, None
        if form is not None:
            form.reject()
        self._clear_band()
        self._digitizing.stop()

    def _obstacle(self) -> str:
        if self._current.register is None:
            return translate("FarmlandGuard", "Open or make a register first; a patch is drawn into it.")
        if not QgsProject.instance().crs().isValid():
            return translate("FarmlandGuard", "The project has no coordinate reference system; set one before drawing.")
        return ""

    def _drawn(self, geometry: QgsGeometry) -> None:
        self._show_band(geometry)
        try:
            polygon = bytes(in_register(geometry, self._current.register).asWkb())
            if self.form is None:
                self.form = self._new_form(polygon)
            else:
                self.form.set_polygon(polygon)
        except FarmlandError as error:
            messages.show(self._iface, error)
            self._clear_band()
            return
        self.form.present()

    def _new_form(self, polygon: bytes) -> PatchForm:
        form = PatchForm(self._iface, self._current, polygon)
        form.draw_again.connect(self.start)
        form.submitted.connect(lambda: self._submitted(form))
        form.finished.connect(lambda _result: self._form_closed(form))
        return form

    def _submitted(self, form: PatchForm) -> None:
        self._clear_band()
        self._current.changed.emit()
        self._current.pick(form.stored_code)
        self.stored.emit(form.stored_code)

    def _form_closed(self, form: PatchForm) -> None:
        if self.form is form:
            self.form = None
            self._clear_band()
            self._digitizing.lay_down()

    def _given_up(self) -> None:
        if self.form is not None:
            # Drawing again was given up: the polygon drawn before and what was typed still stand.
            self.form.present()

    def _show_band(self, geometry: QgsGeometry) -> None:
        self._clear_band()
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        band.setFillColor(FILL)
        band.setStrokeColor(LINE)
        band.setWidth(2)
        band.setToGeometry(geometry, QgsProject.instance().crs())
        self._band = band

    def _clear_band(self) -> None:
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None
