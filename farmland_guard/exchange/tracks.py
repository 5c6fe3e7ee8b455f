"""Ground walked with a GPS receiver: tracks, routes and waypoints of GPX, and lines of any layer, closed to polygons."""

from __future__ import annotations

from pathlib import Path
from typing import List, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsVectorLayer, QgsWkbTypes

from ..domain.errors import InputError
from ..domain.language import translate
from .opening import open_layer
from .source import VectorRows

FEWEST_CORNERS = 3
_GPX_LAYERS = ("tracks", "routes", "waypoints")


def read_ground(path: Path) -> Tuple[List[bytes], QgsCoordinateReferenceSystem, List[str]]:
    """Polygons of a vector file with their CRS and remarks; lines are closed and GPX waypoints joined in their order.

    Raises InputError naming the file when nothing in it encloses ground.
    """
    if path.suffix.lower() == ".gpx":
        return _of_gpx(path)
    layer = open_layer(path)
    polygons, notes = polygons_of_layer(layer)
    if not polygons:
        raise _nothing(path.name)
    return polygons, layer.crs(), notes


def polygons_of_layer(layer: QgsVectorLayer) -> Tuple[List[bytes], List[str]]:
    """Polygons of a layer, its lines closed, and a remark for every row that encloses nothing."""
    if QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.LineGeometry:
        rings = [ring for feature in layer.getFeatures() for ring in _lines(feature.geometry())]
        return [wkb for ring in rings for wkb in _closed(ring)], []
    if QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PointGeometry:
        return _closed([feature.geometry().asPoint() for feature in layer.getFeatures()]), []
    polygons, notes = [], []
    for row in VectorRows(layer):
        if row.problem:
            notes.append(row.problem)
        if row.wkb is not None:
            polygons.append(row.wkb)
    return polygons, notes


def _of_gpx(path: Path) -> Tuple[List[bytes], QgsCoordinateReferenceSystem, List[str]]:
    if not path.is_file():
        raise InputError(translate("FarmlandGuard", "The file {path} does not exist.").format(path=path))
    for name in _GPX_LAYERS:
        layer = open_layer(path, name)
        polygons, notes = polygons_of_layer(layer)
        if polygons:
            notes.append(
                translate("FarmlandGuard", "{file}: the {layer} were closed to {count} polygons; GPS receivers are metres off.").format(
                    file=path.name, layer=name, count=len(polygons)
                )
            )
            return polygons, layer.crs(), notes
    raise _nothing(path.name)


def _lines(geometry: QgsGeometry) -> List[List[QgsPointXY]]:
    if geometry.isNull() or geometry.isEmpty():
        return []
    return geometry.asMultiPolyline() if geometry.isMultipart() else [geometry.asPolyline()]


def _closed(points: List[QgsPointXY]) -> List[bytes]:
    corners = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if len(corners) < FEWEST_CORNERS:
        return []
    return [bytes(QgsGeometry.fromPolygonXY([[*corners, corners[0]]]).asWkb())]


def _nothing(name: str) -> InputError:
    return InputError(
        translate("FarmlandGuard", "{file} holds no polygon, and no line or points that enclose ground.").format(file=name)
    )
