"""QGIS's own digitizing tool, lent to whoever needs one line or polygon from the map.

The tool is QgsMapToolDigitizeFeature on a scratch layer that is never put into the project, so that snapping, tracing and
the advanced digitizing dock work as everywhere in QGIS.
"""

from typing import Any, Optional

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapTool, QgsMapToolCapture, QgsMapToolDigitizeFeature
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain.errors import InputError
from ..domain.language import translate
from ..register.store import Register
from .map_view import register_crs


class Digitizing(QObject):
    """One line or polygon at a time; the tool that was in hand before comes back afterwards."""

    drawn = pyqtSignal(QgsGeometry)
    """What was drawn, in the project's CRS. The tool is laid down already."""
    active_changed = pyqtSignal(bool)
    """The tool was taken up or laid down."""
    given_up = pyqtSignal()
    """Another tool was taken up before anything was drawn."""

    def __init__(self, iface: Any, polygon: bool, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._iface, self._polygon = iface, polygon
        self._canvas = iface.mapCanvas()
        self._tool: Optional[QgsMapToolDigitizeFeature] = None
        self._scratch: Optional[QgsVectorLayer] = None
        self._before: Optional[QgsMapTool] = None
        self._canvas.mapToolSet.connect(self._tool_changed)

    def take_down(self) -> None:
        """Leave no tool or layer behind."""
        self.stop()
        self._canvas.mapToolSet.disconnect(self._tool_changed)

    @property
    def tool(self) -> Optional[QgsMapToolDigitizeFeature]:
        """The tool while it is in hand."""
        return self._tool

    def start(self, title: str) -> None:
        """Take up the tool; `title` names the scratch layer, which QGIS shows in messages."""
        self.lay_down()
        self._scratch = QgsVectorLayer("Polygon" if self._polygon else "LineString", title, "memory")
        self._scratch.setCrs(QgsProject.instance().crs())
        self._scratch.startEditing()
        self._before = self._canvas.mapTool()
        modes = QgsMapToolCapture.CaptureMode
        mode = modes.CapturePolygon if self._polygon else modes.CaptureLine
        tool = QgsMapToolDigitizeFeature(self._canvas, self._iface.cadDockWidget(), mode)
        tool.setLayer(self._scratch)
        tool.digitizingCompleted.connect(self._completed)
        self._tool = tool
        self._canvas.setMapTool(tool)
        self.active_changed.emit(True)

    def stop(self) -> None:
        """Lay the tool down and drop the scratch layer."""
        self.lay_down()
        self._scratch = None

    def lay_down(self) -> None:
        """Give the canvas back. The scratch layer stays until the next one: the tool may be in the middle of its event."""
        tool, self._tool = self._tool, None
        if tool is None:
            return
        tool.digitizingCompleted.disconnect(self._completed)
        if self._canvas.mapTool() is tool:
            self._canvas.unsetMapTool(tool)
        tool.deleteLater()
        # Later, since the canvas still sets its cursor after telling that the tool is gone.
        QTimer.singleShot(0, self._restore)
        self.active_changed.emit(False)

    def _completed(self, feature: QgsFeature) -> None:
        geometry = QgsGeometry(feature.geometry())
        self.lay_down()
        self.drawn.emit(geometry)

    def _tool_changed(self, new: Optional[QgsMapTool], _old: Optional[QgsMapTool] = None) -> None:
        if self._tool is None or new is self._tool:
            return
        self.lay_down()
        self.given_up.emit()

    def _restore(self) -> None:
        before, self._before = self._before, None
        if before is not None and not sip.isdeleted(before) and self._canvas.mapTool() is None:
            self._canvas.setMapTool(before)


def in_register(geometry: QgsGeometry, register: Register) -> QgsGeometry:
    """A copy in the register's CRS, plain 2D; curves become chords, as the register stores straight edges only.

    InputError when it cannot be brought there.
    """
    plain = QgsGeometry(geometry)
    if QgsWkbTypes.isCurvedType(plain.wkbType()):
        plain.convertToStraightSegment()
    plain.get().dropZValue()
    plain.get().dropMValue()
    target, source = register_crs(register), QgsProject.instance().crs()
    try:
        plain.transform(QgsCoordinateTransform(source, target, QgsProject.instance()))
    except QgsCsException as error:
        raise InputError(
            translate("FarmlandGuard", "What was drawn cannot be brought from {source} to {target}.").format(
                source=source.authid(), target=target.authid()
            )
        ) from error
    return plain
