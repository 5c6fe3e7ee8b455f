"""卷帘: the earlier image left of a divider that is dragged over the map, the later one right of it."""

from typing import Any, List, Optional

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QEvent, QObject, QPointF, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from .rendering import LayersPicture

GRAB = 6
"""Pixels beside the divider within which the mouse takes hold of it."""
LABEL_MARGIN = 8


class SwipeItem(QgsMapCanvasItem):
    """Paints the picture left of the divider, the divider, and which side is which."""

    def __init__(self, canvas: QgsMapCanvas, picture: LayersPicture, left: str, right: str) -> None:
        super().__init__(canvas)
        self._canvas, self._picture, self._names = canvas, picture, (left, right)
        self.share = 0.5
        # Above the map, below rubber bands and markers, which keep QGIS's own places.
        self.setZValue(5)

    def view(self) -> QRectF:
        """The part of the scene that is seen; while panning QGIS moves it, not the items."""
        return self._canvas.sceneRect()

    def divider(self) -> float:
        """Where the divider stands, in pixels of the viewport."""
        return self.share * self._canvas.viewport().width()

    def boundingRect(self) -> QRectF:
        """Everything that is seen."""
        return self.view()

    def updatePosition(self) -> None:
        """Called by QGIS when the map moved."""
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, *_ignored: Any) -> None:
        """Draw."""
        view = self.view()
        at = view.left() + self.divider()
        painter.save()
        painter.setClipRect(QRectF(view.left(), view.top(), self.divider(), view.height()))
        placed = self._picture.placed()
        if placed is not None:
            painter.save()
            painter.setTransform(placed, True)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QPointF(0, 0), self._picture.image)
            painter.restore()
        painter.restore()
        for width, colour in ((4, QColor(0, 0, 0, 90)), (2, QColor("white"))):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(at, view.top()), QPointF(at, view.bottom()))
        self._grip(painter, QPointF(at, view.center().y()))
        self._name(painter, self._names[0], at, view.top(), left=True)
        self._name(painter, self._names[1], at, view.top(), left=False)

    @staticmethod
    def _grip(painter: QPainter, at: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(0, 0, 0, 120), 1))
        painter.setBrush(QColor("white"))
        painter.drawEllipse(at, 11, 11)
        painter.setPen(QPen(QColor(70, 70, 70), 2))
        for side in (-1, 1):
            tip = QPointF(at.x() + side * 7, at.y())
            painter.drawLine(tip, QPointF(at.x() + side * 3, at.y() - 4))
            painter.drawLine(tip, QPointF(at.x() + side * 3, at.y() + 4))

    def _name(self, painter: QPainter, text: str, at: float, top: float, left: bool) -> None:
        if not text:
            return
        metrics = self._canvas.fontMetrics()
        wide, high = metrics.horizontalAdvance(text) + 12, metrics.height() + 4
        x = at - LABEL_MARGIN - wide if left else at + LABEL_MARGIN
        box = QRectF(x, top + LABEL_MARGIN, wide, high)
        painter.setFont(self._canvas.font())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 215))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(30, 30, 30))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class Swipe(QObject):
    """The swipe over one map. The map tool in use stays in use: only the divider itself answers to the mouse."""

    ended = pyqtSignal()
    """It is on the map no more."""

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._before: Optional[QgsMapLayer] = None
        self._after: Optional[QgsMapLayer] = None
        self._picture: Optional[LayersPicture] = None
        self.item: Optional[SwipeItem] = None
        self._dragged = False
        self._were_visible: List[Any] = []

    @property
    def active(self) -> bool:
        """Whether it is on the map."""
        return self.item is not None

    def start(self, before: QgsMapLayer, after: QgsMapLayer, names: "tuple[str, str]") -> None:
        """Show `before` left and `after` right of the divider, each under everything else the map shows."""
        share = self.item.share if self.item is not None else 0.5
        self._clear()
        self._before, self._after = before, after
        self._show_after()
        QgsProject.instance().layersWillBeRemoved.connect(self._layers_go)
        self._picture = LayersPicture(self._canvas, self.layers_before, self._repaint)
        self.item = SwipeItem(self._canvas, self._picture, *names)
        self.item.share = share
        self.item.show()
        self._canvas.viewport().installEventFilter(self)
        self._canvas.viewport().setMouseTracking(True)
        self._picture.renew()

    def stop(self) -> None:
        """Take it off the map and put the layers' visibility back."""
        if self.item is not None:
            self._clear()
            self.ended.emit()

    def _clear(self) -> None:
        if self.item is None:
            return
        QgsProject.instance().layersWillBeRemoved.disconnect(self._layers_go)
        self._canvas.viewport().removeEventFilter(self)
        self._canvas.viewport().unsetCursor()
        self._picture.take_down()
        self._canvas.scene().removeItem(self.item)
        self.item, self._picture, self._dragged = None, None, False
        for layer_id, visible in self._were_visible:
            node = QgsProject.instance().layerTreeRoot().findLayer(layer_id)
            if node is not None:
                node.setItemVisibilityChecked(visible)
        self._were_visible, self._before, self._after = [], None, None

    def layers_before(self) -> List[QgsMapLayer]:
        """What the map shows, with the earlier image in the place of the later one."""
        shown = list(self._canvas.layers())
        if self._after in shown:
            return [self._before if layer is self._after else layer for layer in shown if layer is not self._before]
        return [layer for layer in shown if layer is not self._before] + [self._before]

    def eventFilter(self, _viewport: QObject, event: QEvent) -> bool:
        """Take the mouse where it is on the divider; everything else goes to the map tool."""
        if self.item is None:
            return False
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton and self._on_divider(event):
            self._dragged = True
            return True
        if kind == QEvent.Type.MouseMove:
            if self._dragged:
                self._drag_to(event)
                return True
            self._canvas.viewport().setCursor(Qt.CursorShape.SplitHCursor) if self._on_divider(event) else self._tool_cursor()
        if kind == QEvent.Type.MouseButtonRelease and self._dragged:
            self._drag_to(event)
            self._dragged = False
            return True
        return False

    def _drag_to(self, event: Any) -> None:
        self.item.share = min(max(event.pos().x() / max(self._canvas.viewport().width(), 1), 0.02), 0.98)
        self.item.update()

    def _on_divider(self, event: Any) -> bool:
        return abs(event.pos().x() - self.item.divider()) <= GRAB

    def _tool_cursor(self) -> None:
        if self._canvas.viewport().cursor().shape() == Qt.CursorShape.SplitHCursor:
            tool = self._canvas.mapTool()
            if tool is None:
                self._canvas.viewport().unsetCursor()
            else:
                self._canvas.setCursor(tool.cursor())

    def _show_after(self) -> None:
        root = QgsProject.instance().layerTreeRoot()
        for layer, visible in ((self._after, True), (self._before, False)):
            node = root.findLayer(layer.id())
            if node is not None:
                self._were_visible.append((layer.id(), node.itemVisibilityChecked()))
                if visible:
                    node.setItemVisibilityCheckedParentRecursive(True)
                else:
                    node.setItemVisibilityChecked(False)

    def _layers_go(self, ids: List[str]) -> None:
        if any(layer is not None and layer.id() in ids for layer in (self._before, self._after)):
            self.stop()

    def _repaint(self) -> None:
        if self.item is not None:
            self.item.update()
