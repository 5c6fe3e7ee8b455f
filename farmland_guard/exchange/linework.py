"""Lines of a layer, and the polygons that they cut a patch into."""

from __future__ import annotations

from typing import List, Sequence, Union

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..domain.errors import InputError
from ..domain.language import translate
from .crs import frame_of
from .reproject import frame_of_epsg
from .source import ARC_TOLERANCE_METRES


def read_lines(
    source: Union[QgsVectorLayer, QgsProcessingFeatureSource], name: str, crs: QgsCoordinateReferenceSystem, srs_id: int
) -> List[np.ndarray]:
    """The lines of a layer (outlines of its polygons too) in EPSG:`srs_id`; InputError when it has none."""
    from_frame, to_frame = frame_of(crs, name), frame_of_epsg(srs_id)
    request = QgsFeatureRequest()
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    lines = []
    for feature in source.getFeatures(request):
        for points in _vertices(feature.geometry()):
            if not from_frame.same_as(to_frame):
                lon, lat = from_frame.to_lonlat(points[:, 0], points[:, 1])
                points = np.column_stack(to_frame.from_lonlat(lon, lat))
            if np.isfinite(points).all() and len(points) > 1:
                lines.append(points)
    if not lines:
        raise InputError(translate("FarmlandGuard", "{layer} holds no usable line.").format(layer=name))
    return lines


def _vertices(geometry: QgsGeometry) -> List[np.ndarray]:
    if geometry.isNull() or geometry.isEmpty():
        return []
    work = QgsGeometry(geometry)
    if QgsWkbTypes.isCurvedType(work.wkbType()):
        work = QgsGeometry(work.constGet().segmentize(ARC_TOLERANCE_METRES))
    if work.type() == QgsWkbTypes.GeometryType.PolygonGeometry:
        work = work.convertToType(QgsWkbTypes.GeometryType.LineGeometry, True)
    if work.type() != QgsWkbTypes.GeometryType.LineGeometry:
        return []
    work.convertToMultiType()
    return [np.array([(point.x(), point.y()) for point in part]) for part in work.asMultiPolyline() if part]


def faces(patch: bytes, lines: Sequence[np.ndarray]) -> List[bytes]:
    """The polygons (WKB) that the lines cut a patch into, all in one projected CRS, the largest first.

    Parts of a patch that no line crosses come as polygons of their own. One polygon means that the lines cut nothing.
    """
    whole = QgsGeometry()
    whole.fromWkb(patch)
    # About a corner of the patch: noding at full eastings would lose the last digits.
    box = whole.boundingBox()
    east, north = float(int(box.xMinimum())), float(int(box.yMinimum()))
    whole.translate(-east, -north)
    outline = whole.convertToType(QgsWkbTypes.GeometryType.LineGeometry, True)
    drawn = [
        QgsGeometry.fromPolylineXY([QgsPointXY(float(x) - east, float(y) - north) for x, y in line]) for line in lines
    ]
    noded = QgsGeometry.unaryUnion([outline, *drawn])
    found = []
    for face in QgsGeometry.polygonize([noded]).asGeometryCollection():
        if whole.contains(face.pointOnSurface()):
            found.append(face)
    found.sort(key=lambda face: -face.area())
    for face in found:
        face.translate(east, north)
    return [bytes(face.asWkb()) for face in found]
