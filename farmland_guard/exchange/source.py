"""Neutral rows from a QGIS layer or Processing source: plain Python values and polygon WKB.

One bad feature never stops the rest: it comes as a row without geometry and with a sentence saying why.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple, Union

from qgis.core import (
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPolygon,
    QgsProcessingFeatureSource,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime, QVariant

from ..domain.language import translate
from ..geometry.frame import Frame
from .crs import frame_of
from .opening import fix_encoding, open_layer

__all__ = ["SourceRow", "VectorRows", "fix_encoding", "open_layer", "plain", "polygon_wkb"]

# Largest distance between an arc and the chords that replace it: a circle of 50 m radius then keeps its area within
# 0.005 m². In degrees about the same.
ARC_TOLERANCE_METRES = 0.00002
ARC_TOLERANCE_DEGREES = 2e-10


_PLAIN = frozenset((QgsWkbTypes.Type.Polygon, QgsWkbTypes.Type.MultiPolygon))


@dataclass(frozen=True)
class SourceRow:
    """One feature. `number` is its row in the whole layer, from 1; `wkb` is a 2D (Multi)Polygon or None.

    `problem` names the row and says why there is no usable geometry, or, where there is one, what was changed
    to make it usable (arcs replaced by chords, points and lines of a collection left out).
    """

    number: int
    fid: int
    wkb: Optional[bytes]
    attributes: Dict[str, Any]
    problem: Optional[str] = None


def plain(value: Any) -> Any:
    """A QGIS attribute as a plain Python value: NULL → None, Qt dates and times → datetime's, bytes → bytes."""
    if value is None or type(value) in (str, int, bool):
        return value
    if isinstance(value, QVariant):
        return None if value.isNull() else plain(value.value())
    if isinstance(value, QDate):
        return value.toPyDate() if value.isValid() else None
    if isinstance(value, QTime):
        return value.toPyTime() if value.isValid() else None
    if isinstance(value, QDateTime):
        return value.toPyDateTime() if value.isValid() else None
    if isinstance(value, QByteArray):
        return bytes(value)
    if isinstance(value, float) and math.isnan(value):
        return None
    return value


class VectorRows:
    """The rows of a layer or Processing source, to be iterated any number of times.

    `crs` overrides the source's own; `name` is what messages call it. Reading never applies QGIS's validity
    check, which would end the run at the first invalid geometry.
    """

    def __init__(
        self,
        source: Union[QgsVectorLayer, QgsProcessingFeatureSource],
        name: Optional[str] = None,
        crs: Optional[QgsCoordinateReferenceSystem] = None,
        layer: Optional[QgsVectorLayer] = None,
    ) -> None:
        """Keep the source and, where one is known, the layer of which it may be a part only.

        `fields` are the names of its fields, `titles` those names by the alias that a database or a person gave them.
        A shapefile layer gets the encoding of its texts (see `notes`).
        """
        self._source = source
        self._layer = source if isinstance(source, QgsVectorLayer) else layer
        self.notes: List[str] = []
        if isinstance(source, QgsVectorLayer):
            note = fix_encoding(source)
            if note:
                self.notes.append(note)
            own_name, own_crs = source.name(), source.crs()
        else:
            own_name, own_crs = source.sourceName(), source.sourceCrs()
        self.name = name or own_name
        self.crs = crs if crs is not None and crs.isValid() else own_crs
        self.fields: List[str] = [field.name() for field in source.fields()]
        self.titles: Dict[str, str] = {field.alias(): field.name() for field in source.fields() if field.alias()}
        self.arc_tolerance = ARC_TOLERANCE_DEGREES if self.crs.isGeographic() else ARC_TOLERANCE_METRES

    def table_in(self, path: Path) -> str:
        """The table of the file at `path` that these rows are from; "" when they are from elsewhere."""
        if self._layer is None or self._layer.providerType() != "ogr":
            return ""
        parts = QgsProviderRegistry.instance().decodeUri("ogr", self._layer.source())
        own = Path(str(parts.get("path") or ""))
        return str(parts.get("layerName") or "") if own.is_file() and own.samefile(path) else ""

    def __len__(self) -> int:
        """The number of features as the source states it."""
        return max(0, self._source.featureCount())

    def frame(self) -> Frame:
        """The geometry layer's frame of these coordinates; InputError as `frame_of` says."""
        return frame_of(self.crs, self.name)

    def __iter__(self) -> Iterator[SourceRow]:
        """Yield every feature once, in the source's order."""
        return self.rows(self.fields)

    def rows(self, names: Sequence[str]) -> Iterator[SourceRow]:
        """Yield every feature with the named attributes only: of a layer with many fields several times as fast."""
        wanted = [(name, self.fields.index(name)) for name in names]
        places = self._places()
        for number, feature in enumerate(self.features(names), 1):
            yield self._row(places.get(feature.id(), number), feature, wanted)

    def features(self, names: Sequence[str], box: Optional[QgsRectangle] = None) -> Iterator[QgsFeature]:
        """The features themselves with the named attributes set, only those whose boxes meet `box` where one is given."""
        request = QgsFeatureRequest()
        request.setSubsetOfAttributes([self.fields.index(name) for name in names])
        request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
        if box is not None:
            request.setFilterRect(box)
        if isinstance(self._source, QgsVectorLayer):
            return iter(self._source.getFeatures(request))
        return iter(self._source.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks))

    def extent(self) -> QgsRectangle:
        """The box of all features as the source states it."""
        return self._source.extent() if isinstance(self._source, QgsVectorLayer) else self._source.sourceExtent()

    def first_id(self) -> int:
        """The id that the first feature of such a layer has: shapefiles, GeoJSON and queries count from 0."""
        provider = self._layer.dataProvider() if self._layer is not None else None
        if provider is not None and provider.storageType() == "ESRI Shapefile":
            return 0
        # Of a selection the first feature may be left out.
        whole = self._source if self._layer is None else self._layer
        return 0 if any(feature.id() == 0 for feature in whole.getFeatures(_ids_only().setFilterFids([0]))) else 1

    def _places(self) -> Dict[int, int]:
        """Feature id → row in the layer, where only a part of it is read, as with “selected features only”; otherwise nothing."""
        if self._layer is None or self._layer is self._source or self._layer.featureCount() == len(self):
            return {}
        return {feature.id(): row for row, feature in enumerate(self._layer.getFeatures(_ids_only()), 1)}

    def _row(self, number: int, feature: QgsFeature, wanted: List[Tuple[str, int]]) -> SourceRow:
        given = feature.attributes()
        values = {name: plain(given[place]) for name, place in wanted}
        wkb, reason, note = polygon_wkb(feature.geometry(), self.arc_tolerance)
        problem = reason or note
        if problem is not None:
            problem = translate("FarmlandGuard", "{layer}, row {row}: {reason}").format(
                layer=self.name, row=number, reason=problem
            )
        return SourceRow(number, feature.id(), wkb, values, problem)


def _ids_only() -> QgsFeatureRequest:
    return QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([])


def polygon_wkb(
    geometry: QgsGeometry, arc_tolerance: float = ARC_TOLERANCE_METRES
) -> Tuple[Optional[bytes], Optional[str], Optional[str]]:
    """(2D polygon WKB or None, why not, what was changed) of a geometry of any type.

    `arc_tolerance` is the largest distance between arcs and their chords, in the unit of the coordinates.
    The geometry is not repaired; an invalid polygon comes out as it is.
    """
    if geometry.isNull():
        return None, translate("FarmlandGuard", "there is no geometry."), None
    if geometry.isEmpty():
        return None, translate("FarmlandGuard", "the geometry is empty."), None
    # Plain polygons, as nearly all are, need no copy.
    if geometry.wkbType() in _PLAIN and math.isfinite(geometry.constGet().area()):
        return bytes(geometry.asWkb()), None, None
    note = None
    work = QgsGeometry(geometry)
    if QgsWkbTypes.isCurvedType(work.wkbType()):
        work = QgsGeometry(
            work.constGet().segmentize(
                arc_tolerance, QgsAbstractGeometry.SegmentationToleranceType.MaximumDifference
            )
        )
        note = translate("FarmlandGuard", "arcs were replaced by chords within 0.02 mm.")
    if QgsWkbTypes.flatType(work.wkbType()) == QgsWkbTypes.Type.GeometryCollection:
        parts = work.constGet().numGeometries()
        work.convertGeometryCollectionToSubclass(QgsWkbTypes.GeometryType.PolygonGeometry)
        if not work.isEmpty() and work.constGet().numGeometries() < parts:
            note = translate("FarmlandGuard", "points and lines of the collection were left out.")
    if QgsWkbTypes.flatType(work.wkbType()) == QgsWkbTypes.Type.Triangle:
        work = QgsGeometry(QgsPolygon(work.constGet().exteriorRing().clone()))
    if work.isEmpty() or work.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        return (
            None,
            translate("FarmlandGuard", "the geometry is a {kind}, not a polygon.").format(
                kind=QgsWkbTypes.displayString(geometry.wkbType())
            ),
            None,
        )
    # A coordinate that is not a number shows in the shoelace sum, at no cost in Python.
    if not math.isfinite(work.constGet().area()):
        return None, translate("FarmlandGuard", "the geometry has a coordinate that is not a number."), None
    shape = work.get()
    shape.dropZValue()
    shape.dropMValue()
    return bytes(work.asWkb()), None, note
