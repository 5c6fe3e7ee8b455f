"""对照图: a second map that moves with the first and shows another image under the same cases."""

from typing import Any, List, Optional

from qgis.core import QgsMapLayer, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapToolPan, QgsVertexMarker
from qgis.PyQt.QtGui import QColor, QResizeEvent
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ...casework.batch_images import batch_images
from ...casework.overview import batch_of
from ...domain.language import translate
from ..current import CurrentRegister
from ..dock import RegisterDock, page_layout
from ..forms import refill
from .images import image_layer

BEFORE, AFTER, SAME = "before", "after", "same"
CROSS = QColor(214, 30, 30)


class FollowingCanvas(QgsMapCanvas):
    """A map that says when it is only being resized: QGIS reports that as a move, and the other map would jump."""

    resizing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let QGIS resize."""
        self.resizing = True
        super().resizeEvent(event)
        self.resizing = False


class SecondMap(RegisterDock):
    """The dock. Both maps have the same centre and scale, whichever of them is moved; the cursor shows on the other."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        title = translate("FarmlandGuard", "Second map")
        super().__init__(iface, current, title, "FarmlandGuardSecondMap", parent)
        self._main: QgsMapCanvas = iface.mapCanvas()
        self._moving = False
        self._placed = False
        self._build()
        self._tool = QgsMapToolPan(self.canvas)
        self.canvas.setMapTool(self._tool)
        self._marks = [self._mark(self._main), self._mark(self.canvas)]
        for canvas, other, mark in ((self._main, self.canvas, 1), (self.canvas, self._main, 0)):
            self.listen(canvas.extentsChanged, lambda canvas=canvas, other=other: self._move(canvas, other))
            self.listen(canvas.xyCoordinates, lambda point, mark=mark: self._show_mark(mark, point))
        self.listen(self._main.layersChanged, self._renew_layers)
        self.listen(self._main.destinationCrsChanged, self._renew_layers)
        self.listen(self.visibilityChanged, self._seen)
        project = QgsProject.instance()
        self.listen(project.layersAdded, self._offer)
        self.listen(project.layersRemoved, self._offer)
        self.begin()

    def take_down(self) -> None:
        """Leave nothing on the map."""
        super().take_down()
        for mark, canvas in zip(self._marks, (self._main, self.canvas)):
            canvas.scene().removeItem(mark)
        self._marks = []
        self.canvas.unsetMapTool(self._tool)
        self.canvas.setLayers([])

    def _build(self) -> None:
        self.what = QComboBox()
        self.what.setObjectName("secondMapShows")
        self.what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.what.setMinimumContentsLength(12)
        self.what.currentIndexChanged.connect(self._renew_layers)
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(QLabel(translate("FarmlandGuard", "Shows")))
        line.addWidget(self.what, 1)
        self.canvas = FollowingCanvas()
        self.canvas.setObjectName("FarmlandGuardSecondCanvas")
        self.canvas.setCanvasColor(self._main.canvasColor())
        self.canvas.enableAntiAliasing(True)
        page = QWidget()
        layout = page_layout(page)
        layout.addLayout(line)
        layout.addWidget(self.hint)
        layout.addWidget(self.canvas, 1)
        self.put(page)
        self._offer()

    def forget(self) -> None:
        """Show no layers of a register that is not open any more."""
        self.canvas.setLayers([])

    def refresh(self) -> None:
        """Show the layers that hold now."""
        self._offer()
        self._renew_layers()

    def follow(self, code: str) -> None:
        """The images are those of the picked case's batch."""
        self._renew_layers()

    def _offer(self, *_ignored: object) -> None:
        rasters = [each for each in QgsProject.instance().mapLayers().values() if isinstance(each, QgsRasterLayer)]

        def fill() -> None:
            self.what.addItem(translate("FarmlandGuard", "The earlier image of the batch"), BEFORE)
            self.what.addItem(translate("FarmlandGuard", "The later image of the batch"), AFTER)
            self.what.addItem(translate("FarmlandGuard", "The same layers as the map"), SAME)
            for layer in sorted(rasters, key=lambda layer: layer.name()):
                self.what.addItem(layer.name(), layer.id())

        refill(self.what, fill)

    def _renew_layers(self, *_ignored: object) -> None:
        if not self.in_sight() or self._current.register is None:
            return
        self.attempt(self._show_layers)

    def _show_layers(self) -> None:
        shown = list(self._main.layers())
        image = self._image()
        if self.what.currentData() != SAME:
            shown = [layer for layer in shown if not isinstance(layer, QgsRasterLayer)]
        missing = image is None and self.what.currentData() != SAME
        self.hint.setVisible(missing)
        if not missing:
            text = ""
        elif batch_of(self.register, self._current.picked):
            text = translate("FarmlandGuard", "No image is noted for this batch yet: choose it under “Images before and after…”.")
        else:
            text = translate("FarmlandGuard", "No batch was taken into the register yet.")
        self.hint.setText(text)
        self.canvas.setDestinationCrs(self._main.mapSettings().destinationCrs())
        layers: List[QgsMapLayer] = shown + ([] if image is None else [image])
        if layers != list(self.canvas.layers()):
            self.canvas.setLayers(layers)
        self._move(self._main, self.canvas)

    def _image(self) -> Optional[QgsMapLayer]:
        what = self.what.currentData()
        if what not in (BEFORE, AFTER):
            return QgsProject.instance().mapLayer(str(what)) if what != SAME else None
        images = batch_images(self.register, batch_of(self.register, self._current.picked))
        source = images.before if what == BEFORE else images.after
        if not source:
            return None
        return image_layer(source, self.what.currentText())

    def _move(self, leader: QgsMapCanvas, follower: QgsMapCanvas) -> None:
        if self._moving or not self.in_sight():
            return
        if leader is self.canvas and (self.canvas.resizing or not self._placed):
            leader, follower = follower, leader
        centre, scale = leader.center(), leader.mapUnitsPerPixel()
        if scale <= 0:
            return
        # What the canvas draws into, which lags behind the widget's own size while that changes.
        size = follower.mapSettings().outputSize()
        wide, high = size.width() * scale / 2, size.height() * scale / 2
        wanted = QgsRectangle(centre.x() - wide, centre.y() - high, centre.x() + wide, centre.y() + high)
        self._moving = True
        try:
            follower.setRotation(leader.rotation())
            follower.setExtent(wanted)
            follower.refresh()
        finally:
            self._moving = False
        self._placed = self._placed or follower is self.canvas

    def _seen(self, _visible: bool) -> None:
        for mark in self._marks:
            mark.hide()
        self._renew_layers()

    @staticmethod
    def _mark(canvas: QgsMapCanvas) -> QgsVertexMarker:
        mark = QgsVertexMarker(canvas)
        mark.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
        mark.setColor(CROSS)
        mark.setPenWidth(2)
        mark.setIconSize(16)
        mark.hide()
        return mark

    def _show_mark(self, at: int, point: QgsPointXY) -> None:
        if not self._marks or not self.in_sight():
            return
        self._marks[1 - at].hide()
        self._marks[at].setCenter(point)
        self._marks[at].show()
