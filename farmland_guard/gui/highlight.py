"""The pieces behind a figure, coloured on the map: permanent basic farmland, cultivated land, other land, nothing."""

from typing import Dict, List, Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..casework.check_results import PieceLine

COLOURS: Dict[str, QColor] = {
    "pbf": QColor(245, 180, 0, 150),
    "cultivated": QColor(88, 166, 60, 140),
    "other": QColor(150, 120, 90, 110),
    "uncovered": QColor(128, 128, 128, 110),
}
CHOSEN = QColor(214, 30, 30)
MARGIN = 1.6


def kind_of(piece: PieceLine) -> str:
    """The key of `COLOURS` for a piece."""
    if piece.uncovered:
        return "uncovered"
    if piece.source_layer == "pbf":
        return "pbf"
    return "cultivated" if piece.cultivated else "other"


def geometry_of(piece: PieceLine) -> QgsGeometry:
    """The piece's polygons; a null geometry when it has none."""
    geometry = QgsGeometry()
    if piece.wkb is not None:
        geometry.fromWkb(piece.wkb)
    return geometry


class PieceHighlight:
    """Rubber bands for one case at a time. They follow the map's CRS; `clear` and `take_down` leave nothing behind."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._bands: List[QgsRubberBand] = []
        self._chosen_band: Optional[QgsRubberBand] = None
        self._pieces: List[PieceLine] = []
        self._chosen: Optional[PieceLine] = None
        self._crs = QgsCoordinateReferenceSystem()
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, pieces: Sequence[PieceLine], crs: QgsCoordinateReferenceSystem) -> None:
        """Show these pieces, whose coordinates are in `crs`, instead of what was shown."""
        self._pieces, self._crs, self._chosen = list(pieces), crs, None
        self._draw()

    def choose(self, piece: Optional[PieceLine]) -> None:
        """Outline one of the pieces shown, or none."""
        self._chosen = piece
        self._draw_chosen()

    def clear(self) -> None:
        """Take everything off the map."""
        self._pieces, self._chosen = [], None
        self._remove()

    def take_down(self) -> None:
        """Clear and stop listening to the map."""
        self.clear()
        self._canvas.destinationCrsChanged.disconnect(self._draw)

    def bands(self) -> int:
        """How many rubber bands are on the map."""
        return len(self._bands) + (self._chosen_band is not None)

    def zoom(self) -> bool:
        """Bring the pieces into view unless they are; False when there is nothing to show."""
        box = QgsRectangle()
        for piece in self._pieces:
            if piece.wkb is not None:
                box.combineExtentWith(geometry_of(piece).boundingBox())
        if box.isEmpty():
            return False
        to_map = QgsCoordinateTransform(self._crs, self._canvas.mapSettings().destinationCrs(), QgsProject.instance())
        try:
            extent = to_map.transformBoundingBox(box)
        except QgsCsException:
            return False
        shown = self._canvas.extent()
        # In view and not a speck: the map stays where the user left it.
        if not (shown.contains(extent) and extent.width() * 20 > shown.width()):
            extent.scale(MARGIN)
            self._canvas.setExtent(extent)
            self._canvas.refresh()
        return True

    def _draw(self) -> None:
        self._remove()
        for kind, colour in COLOURS.items():
            geometries = [geometry_of(piece) for piece in self._pieces if piece.wkb and kind_of(piece) == kind]
            if geometries:
                band = self._band(QgsGeometry.collectGeometry(geometries))
                band.setFillColor(colour)
                band.setStrokeColor(colour.darker(160))
                band.setWidth(1)
                if kind == "uncovered":
                    band.setBrushStyle(Qt.BrushStyle.BDiagPattern)
                self._bands.append(band)
        self._draw_chosen()

    def _draw_chosen(self) -> None:
        if self._chosen_band is not None:
            self._canvas.scene().removeItem(self._chosen_band)
            self._chosen_band = None
        if self._chosen is not None and self._chosen.wkb is not None:
            band = self._band(geometry_of(self._chosen))
            band.setFillColor(QColor(0, 0, 0, 0))
            band.setStrokeColor(CHOSEN)
            band.setWidth(3)
            self._chosen_band = band

    def _band(self, geometry: QgsGeometry) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        band.setToGeometry(geometry, self._crs)
        return band

    def _remove(self) -> None:
        for band in self._bands:
            self._canvas.scene().removeItem(band)
        self._bands = []
        if self._chosen_band is not None:
            self._canvas.scene().removeItem(self._chosen_band)
            self._chosen_band = None
