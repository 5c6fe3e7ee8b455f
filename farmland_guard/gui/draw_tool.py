"""画图斑: QGIS's own digitizing tool on a scratch layer, then a short form, then casework.

The tool is QgsMapToolDigitizeFeature, so that snapping, tracing and the advanced digitizing dock work as everywhere in
QGIS. The scratch layer is never put into the project.
"""

from typing import Any, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapTool, QgsMapToolCapture, QgsMapToolDigitizeFeature, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ..domain.errors import FarmlandError, InputError
from ..domain.language import translate
from . import messages
from .current import CurrentRegister
from .map_view import register_crs
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
        self._tool: Optional[QgsMapToolDigitizeFeature] = None
        self._scratch: Optional[QgsVectorLayer] = None
        self._before: Optional[QgsMapTool] = None
        self._band: Optional[QgsRubberBand] = None
        self.form: Optional[PatchForm] = None
        self._canvas.mapToolSet.connect(self._tool_changed)
        current.opened.connect(self.stop)

    def take_down(self) -> None:
        """Leave no tool, band, layer or form behind."""
        self.stop()
        self._canvas.mapToolSet.disconnect(self._tool_changed)
        self._current.opened.disconnect(self.stop)

    @property
    def tool(self) -> Optional[QgsMapToolDigitizeFeature]:
        """The digitizing tool while it is in hand."""
        return self._tool

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
        self._lay_down()
        crs = QgsProject.instance().crs()
        self._scratch = QgsVectorLayer("Polygon", translate("FarmlandGuard", "Patch being drawn"), "memory")
        self._scratch.setCrs(crs)
        self._scratch.startEditing()
        self._before = self._canvas.mapTool()
        tool = QgsMapToolDigitizeFeature(
            self._canvas, self._iface.cadDockWidget(), QgsMapToolCapture.CaptureMode.CapturePolygon
        )
        tool.setLayer(self._scratch)
        tool.digitizingCompleted.connect(self._drawn)
        self._tool = tool
        self._canvas.setMapTool(tool)
        self.active_changed.emit(True)
        return True

    def stop(self, *_ignored: object) -> None:
        """Lay the tool down and drop polygon and form."""
        form, self.form = self.form, None
        if form is not None:
            form.reject()
        self._clear_band()
        self._lay_down()
        self._scratch = None

    def _obstacle(self) -> str:
        if self._current.register is None:
            return translate("FarmlandGuard", "Open or make a register first; a patch is drawn into it.")
        if not QgsProject.instance().crs().isValid():
            return translate("FarmlandGuard", "The project has no coordinate reference system; set one before drawing.")
        return ""

    def _drawn(self, feature: QgsFeature) -> None:
        geometry = QgsGeometry(feature.geometry())
        self._show_band(geometry)
        self._lay_down()
        try:
            polygon = self._in_register(geometry)
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

    def _in_register(self, geometry: QgsGeometry) -> bytes:
        """Plain 2D WKB in the register's CRS; curves become chords, as the register stores straight edges only."""
        plain = QgsGeometry(geometry)
        if QgsWkbTypes.isCurvedType(plain.wkbType()):
            plain.convertToStraightSegment()
        plain.get().dropZValue()
        plain.get().dropMValue()
        target = register_crs(self._current.register)
        source = QgsProject.instance().crs()
        try:
            plain.transform(QgsCoordinateTransform(source, target, QgsProject.instance()))
        except QgsCsException as error:
            raise InputError(
                translate("FarmlandGuard", "The drawn polygon cannot be brought from {source} to {target}.").format(
                    source=source.authid(), target=target.authid()
                )
            ) from error
        return bytes(plain.asWkb())

    def _submitted(self, form: PatchForm) -> None:
        self._clear_band()
        self._current.changed.emit()
        self._current.pick(form.stored_code)
        self.stored.emit(form.stored_code)

    def _form_closed(self, form: PatchForm) -> None:
        if self.form is form:
            self.form = None
            self._clear_band()
            self._lay_down()

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

    def _tool_changed(self, new: Optional[QgsMapTool], _old: Optional[QgsMapTool] = None) -> None:
        if self._tool is None or new is self._tool:
            return
        self._lay_down()
        if self.form is not None:
            # Drawing again was given up: the polygon drawn before and what was typed still stand.
            self.form.present()

    def _lay_down(self) -> None:
        """Give the canvas back. The scratch layer stays until the next one: the tool may be in the middle of its event."""
        tool, self._tool = self._tool, None
        if tool is None:
            return
        tool.digitizingCompleted.disconnect(self._drawn)
        if self._canvas.mapTool() is tool:
            self._canvas.unsetMapTool(tool)
        tool.deleteLater()
        # Later, since the canvas still sets its cursor after telling that the tool is gone.
        QTimer.singleShot(0, self._restore)
        self.active_changed.emit(False)

    def _restore(self) -> None:
        before, self._before = self._before, None
        if before is not None and not sip.isdeleted(before) and self._canvas.mapTool() is None:
            self._canvas.setMapTool(before)
