"""A picture of some layers for what the map shows now, kept under the map as it moves until the next one is there."""

from typing import Any, Callable, List, Optional

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsMapToPixel
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QPointF
from qgis.PyQt.QtGui import QImage, QTransform


class LayersPicture(QObject):
    """Renders other layers than the map's own in the background each time the map renders."""

    def __init__(self, canvas: QgsMapCanvas, layers: Callable[[], List[Any]], ready: Callable[[], None]) -> None:
        super().__init__(canvas)
        self._canvas, self._layers, self._ready = canvas, layers, ready
        self._job: Optional[QgsMapRendererParallelJob] = None
        self._settings = QgsMapSettings()
        self._image: Optional[QImage] = None
        self._to_pixel: Optional[QgsMapToPixel] = None
        canvas.renderStarting.connect(self.renew)

    def take_down(self) -> None:
        """Stop rendering and listening."""
        self._canvas.renderStarting.disconnect(self.renew)
        self._stop()
        self._image = None

    @property
    def image(self) -> Optional[QImage]:
        """The last picture that was finished, None before the first."""
        return self._image

    def renew(self) -> None:
        """Render for what the map shows now."""
        self._stop()
        settings = QgsMapSettings(self._canvas.mapSettings())
        if not settings.hasValidSettings():
            return
        settings.setLayers(self._layers())
        self._settings = settings
        self._job = QgsMapRendererParallelJob(settings)
        self._job.finished.connect(self._finished)
        self._job.start()

    def placed(self) -> Optional[QTransform]:
        """From pixels of the picture to pixels of the map as it is now, panned, zoomed or turned since; None without one."""
        if self._image is None or self._to_pixel is None:
            return None
        now = self._canvas.getCoordinateTransform()
        ratio = self._image.devicePixelRatio()
        wide, high = round(self._image.width() / ratio), round(self._image.height() / ratio)
        corner, right, below = (self._moved(now, x, y) for x, y in ((0, 0), (wide, 0), (0, high)))
        return QTransform(
            (right.x() - corner.x()) / wide,
            (right.y() - corner.y()) / wide,
            (below.x() - corner.x()) / high,
            (below.y() - corner.y()) / high,
            corner.x(),
            corner.y(),
        )

    def _moved(self, now: QgsMapToPixel, x: int, y: int) -> QPointF:
        point = now.transform(self._to_pixel.toMapCoordinates(x, y))
        return QPointF(point.x(), point.y())

    def _finished(self) -> None:
        if self._job is None:
            return
        self._image = self._job.renderedImage()
        self._to_pixel = self._settings.mapToPixel()
        self._job = None
        self._ready()

    def _stop(self) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            job.finished.disconnect(self._finished)
            job.cancel()
