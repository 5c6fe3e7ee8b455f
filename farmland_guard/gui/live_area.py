"""Live area: while a polygon is drawn or edited, a label beside the cursor says its 面积, 永农 and 耕地.

Works with QGIS's own digitizing tools and our drawing tool, which tell the points they have; tools that tell nothing while
dragging (the vertex tool) are answered at each drop. Computing is done in a thread of its own (`live_worker`).
"""

from typing import Any, List, Optional

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsMapTool, QgsMapToolCapture
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QPoint, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QCursor

from .current import CurrentRegister
from .live_label import LiveLabel
from .live_worker import LiveAnswer, LiveWorker
from .map_view import register_crs

SETTING = "farmland_guard/live_area"
_STAYS_MS = 8000  # how long the answer to a drop stays


class LiveArea(QObject):
    """Follows the canvas's tool and the edited layers; shows nothing while it is off or no register is open."""

    switched = pyqtSignal(bool)
    """It was switched on or off: the action follows."""
    answered = pyqtSignal(object)
    """A `LiveAnswer` is on the label."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._canvas, self._current = iface.mapCanvas(), current
        self._worker = LiveWorker()
        self._worker.answered.connect(self._answered)
        self.label = LiveLabel(self._canvas.viewport())
        self._asked = 0
        self._layers: List[QgsVectorLayer] = []
        self._dropped: Optional[QgsGeometry] = None
        self._dropped_on: Optional[QgsVectorLayer] = None
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.timeout.connect(self.label.hide)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._ask_dropped)
        self._on = False
        self._canvas.xyCoordinates.connect(self._moved)
        self._canvas.mapToolSet.connect(self._tool_changed)
        current.opened.connect(self._renew)
        current.changed.connect(self._renew)
        project = QgsProject.instance()
        project.layersAdded.connect(self._watch)
        project.layersWillBeRemoved.connect(self._forget)
        self._watch(list(project.mapLayers().values()))
        self._renew()
        self.switch(QgsSettings().value(SETTING, True, type=bool), False)

    def take_down(self) -> None:
        """Stop the thread, leave nothing on the canvas and stop listening."""
        self._canvas.xyCoordinates.disconnect(self._moved)
        self._canvas.mapToolSet.disconnect(self._tool_changed)
        self._current.opened.disconnect(self._renew)
        self._current.changed.disconnect(self._renew)
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._watch)
        project.layersWillBeRemoved.disconnect(self._forget)
        self._forget([layer.id() for layer in self._layers if not sip.isdeleted(layer)])
        self._worker.end()
        self._leave.stop()
        self._settle.stop()
        self.label.hide()
        self.label.deleteLater()

    @property
    def is_on(self) -> bool:
        """Whether the label is wanted."""
        return self._on

    def switch(self, on: bool, remember: bool = True) -> None:
        """Switch the label on or off, for the next days too."""
        self._on = on
        if remember:
            QgsSettings().setValue(SETTING, on)
        if not on:
            self._quiet()
        self.switched.emit(on)

    # ---- drawing

    def _moved(self, point: QgsPointXY) -> None:
        if not self._on or self._current.register is None:
            return
        tool = self._canvas.mapTool()
        if isinstance(tool, QgsMapToolCapture) and draws_polygon(tool):
            self.label.follow(self._cursor())
            self._leave.stop()
            geometry = self._drawn(tool, point)
            if geometry is None:
                self._quiet()
            else:
                self._ask(geometry, tool.layer())

    def _drawn(self, tool: QgsMapToolCapture, point: QgsPointXY) -> Optional[QgsGeometry]:
        """The polygon as it would be if the cursor's place were its last point, in the tool's layer's CRS."""
        if tool.size() < 2:
            return None
        # A copy: the curve is the tool's own. Its points are in the layer's CRS.
        ring = [QgsPointXY(each) for each in tool.captureCurve().curveToLine().points()]
        match = self._canvas.snappingUtils().snapToMap(point)
        ring.append(tool.toLayerCoordinates(tool.layer(), match.point() if match.isValid() else point))
        return QgsGeometry.fromPolygonXY([[*ring, ring[0]]])

    def _tool_changed(self, *_ignored: object) -> None:
        self._quiet()

    # ---- drops

    def _watch(self, layers: List[Any]) -> None:
        for layer in layers:
            if isinstance(layer, QgsVectorLayer) and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
                layer.geometryChanged.connect(self._geometry_changed)
                self._layers.append(layer)

    def _forget(self, ids: List[str]) -> None:
        for layer in [each for each in self._layers if sip.isdeleted(each) or each.id() in ids]:
            self._layers.remove(layer)
            if not sip.isdeleted(layer):
                layer.geometryChanged.disconnect(self._geometry_changed)

    def _geometry_changed(self, _fid: int, geometry: QgsGeometry) -> None:
        tool = self._canvas.mapTool()
        if not self._on or self._current.register is None or tool is None:
            return
        if not tool.flags() & QgsMapTool.Flag.EditTool:
            return  # a calculator or a script changes geometries by the thousand; a hand uses a tool
        # The newest of a drop that moves several polygons; the geometry is QGIS's own and is copied.
        self._dropped, self._dropped_on = QgsGeometry(geometry), self.sender()
        self._settle.start()

    def _ask_dropped(self) -> None:
        geometry, layer = self._dropped, self._dropped_on
        self._dropped, self._dropped_on = None, None
        if geometry is None or layer is None or sip.isdeleted(layer):
            return
        self.label.follow(self._cursor())
        self._ask(geometry, layer)
        self._leave.start(_STAYS_MS)

    # ---- asking and answering

    def _ask(self, geometry: QgsGeometry, layer: QgsVectorLayer) -> None:
        crs = register_crs(self._current.register)
        try:
            if QgsWkbTypes.isCurvedType(geometry.wkbType()):
                geometry.convertToStraightSegment()
            if layer.crs() != crs:
                geometry.transform(QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance()))
        except QgsCsException:
            self._quiet()
            return
        if geometry.isEmpty() or geometry.isNull():
            self._quiet()
            return
        self._asked = self._worker.ask(bytes(geometry.asWkb()))

    def _answered(self, answer: LiveAnswer) -> None:
        if not self._asked or answer.number < self._asked - 1 or not self._on:
            # Nobody waits for it any more, or it is several shapes behind.
            return
        if answer.problem or answer.figures is None or (answer.figures.area_m2 is None and not answer.figures.problem):
            self.label.hide()
        else:
            self.label.say(answer)
        self.answered.emit(answer)

    def _quiet(self) -> None:
        self._asked = 0
        self._leave.stop()
        self.label.hide()

    def _renew(self) -> None:
        self._quiet()
        self._worker.use(self._current.register)

    def _cursor(self) -> QPoint:
        return self._canvas.viewport().mapFromGlobal(QCursor.pos())


def draws_polygon(tool: QgsMapToolCapture) -> bool:
    """Whether the tool is making a polygon."""
    layer = tool.layer()
    return (
        tool.mode() == QgsMapToolCapture.CaptureMode.CapturePolygon
        and isinstance(layer, QgsVectorLayer)
        and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
    )
