"""The map series of one case: location, before and after, overlap, boundary points."""

from dataclasses import dataclass
from typing import List, Mapping, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QVariant
from qgis.PyQt.QtGui import QColor, QFont

from ..domain.codes import SOURCE_LAYERS
from ..domain.zones import LIMITED
from .map_sheet import map_layout
from .packet_pdf import MapPage

Ring = List[Tuple[float, float]]


@dataclass(frozen=True)
class MapSource:
    """What a series is drawn from. `bases` are layers of the register by role, `images` (title, raster layer)."""

    crs: QgsCoordinateReferenceSystem
    bases: Mapping[str, QgsMapLayer]
    images: Sequence[Tuple[str, QgsMapLayer]]
    font: str
    note: str


def map_series(code: str, wkb: bytes, rings: Sequence[Tuple[str, Ring]], source: MapSource) -> List[MapPage]:
    """The pages of a case's polygon; `rings` are its numbered boundary points as (name of the ring, points)."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    near = _grown(geometry.boundingBox(), 0.6, 30.0)
    around = _grown(geometry.boundingBox(), 6.0, 400.0)
    location = source.bases["township"].extent() if "township" in source.bases else around
    series: List[MapPage] = []

    def add(title: str, layers: Sequence[str], extent: QgsRectangle, image: Optional[QgsMapLayer] = None, points: bool = False) -> None:
        def make():  # type: ignore[no-untyped-def]
            project = QgsProject()
            project.setCrs(source.crs)
            shown: List[QgsMapLayer] = [_case_layer(code, geometry, source.crs, filled=image is None and not points)]
            if points:
                shown.insert(0, _point_layer(rings, source.crs, source.font))
            shown += [source.bases[name] for name in layers if name in source.bases]
            if image is not None:
                shown.append(image)
            layout = map_layout(project, shown, extent, f"{code} {title}", source.note, source.font)
            # The layout draws from these; they have to live as long as it does.
            layout.farmland_guard_kept = (project, shown)
            return layout

        series.append(MapPage(make))

    add("位置图", ("township",), location)
    add("周边图", ("village", "pbf", "landuse"), around)
    for title, image in source.images:
        add(title, (), near, image)
    add("套合图", (*LIMITED, *SOURCE_LAYERS), near)
    add("界址点图", (), near, points=True)
    return series


def _grown(box: QgsRectangle, share: float, least: float) -> QgsRectangle:
    grown = QgsRectangle(box)
    grown.grow(max(max(box.width(), box.height()) * share, least))
    return grown


def _case_layer(code: str, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem, filled: bool) -> QgsVectorLayer:
    layer = QgsVectorLayer("MultiPolygon", f"图斑 {code}", "memory")
    layer.setCrs(crs)
    feature = QgsFeature()
    feature.setGeometry(geometry)
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    fill = "224,72,62,70" if filled else "0,0,0,0"
    symbol = QgsFillSymbol.createSimple({"color": fill, "outline_color": "196,35,26", "outline_width": "0.7"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _point_layer(rings: Sequence[Tuple[str, Ring]], crs: QgsCoordinateReferenceSystem, font: str) -> QgsVectorLayer:
    layer = QgsVectorLayer("Point", "界址点", "memory")
    layer.setCrs(crs)
    layer.dataProvider().addAttributes([QgsField("name", QVariant.String)])
    layer.updateFields()
    features = []
    number = 0
    for _, points in rings:
        for x, y in points:
            number += 1
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
            feature.setAttributes([f"J{number}"])
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    symbol = QgsMarkerSymbol.createSimple({"name": "circle", "color": "255,255,255", "outline_color": "196,35,26", "size": "1.8"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    text = QgsTextFormat()
    text.setFont(QFont(font))
    text.setSize(8)
    text.setColor(QColor(40, 40, 40))
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer
