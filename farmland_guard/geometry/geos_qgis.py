"""The engine that every QGIS has: QgsGeometry. QGIS is imported when the engine is made, not before."""

from __future__ import annotations

import importlib
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from ..domain.language import translate
from .geos import ACROSS, APART, INSIDE, Outcome, object_array, operation_failed, pair_by_pair, repair
from .problem import GeometryProblem
from .shapes import Booleans, Floats, Integers, Objects, Shapes, empty_shapes
from .wkb import read_many

_POLYGON, _MULTIPOLYGON = 3, 6


class QgisEngine:
    """GEOS through QgsGeometry; see `geos.Engine`. Raises ImportError outside QGIS.

    QgsGeometry tells failure by a null geometry with a `lastError()` and an area of -1, which pass
    unnoticed in sums; every result is therefore looked at.
    """

    name = "qgis"

    def __init__(self) -> None:
        """Import qgis.core."""
        self._core: Any = importlib.import_module("qgis.core")
        self._geometry: Any = self._core.QgsGeometry

    def from_wkb(self, blobs: Sequence[bytes]) -> Objects:
        """Return geometries of well-formed polygon WKB."""
        out = []
        for blob in blobs:
            geometry = self._geometry()
            geometry.fromWkb(blob)
            if geometry.isNull():
                raise GeometryProblem(translate("FarmlandGuard", "the geometry cannot be read by QGIS"))
            out.append(geometry)
        return object_array(out)

    def to_wkb(self, geometries: Objects) -> List[bytes]:
        """Return the geometries as WKB."""
        return [bytes(geometry.asWkb().data()) for geometry in geometries]

    def is_valid(self, geometries: Objects) -> Booleans:
        """Return whether each polygon is valid."""
        return np.array([geometry.isGeosValid() for geometry in geometries], dtype=bool)

    def invalid_reason(self, geometry: Any) -> Tuple[str, Optional[Tuple[float, float]]]:
        """Return GEOS' reason and place."""
        kinds = getattr(self._core.Qgis, "GeometryValidationEngine", None)
        geos = kinds.Geos if kinds is not None else self._geometry.ValidationMethod.ValidatorGeos
        for error in geometry.validateGeometry(geos):
            place = (error.where().x(), error.where().y()) if error.hasWhere() else None
            return str(error.what()), place
        return "", None

    def _checked(self, result: Any) -> Any:
        """Return a QgsGeometry result with only its polygons; GeometryProblem when it is a failure."""
        if result.isNull():
            raise operation_failed(result.lastError() or "null geometry")
        kind = int(self._core.QgsWkbTypes.flatType(result.wkbType()))
        if kind in (_POLYGON, _MULTIPOLYGON):
            return result
        parts = [
            part
            for part in result.asGeometryCollection()
            if int(self._core.QgsWkbTypes.flatType(part.wkbType())) in (_POLYGON, _MULTIPOLYGON)
        ]
        if not parts:
            return self._geometry.fromWkt("Polygon EMPTY")
        return parts[0] if len(parts) == 1 else self._geometry.collectGeometry(parts)

    def make_valid(self, geometry: Any) -> Any:
        """Return GEOS' valid version, polygonal parts only."""
        return self._checked(geometry.makeValid())

    def _mended(self, geometry: Any) -> Any:
        return geometry if geometry.isGeosValid() else repair(self, geometry)

    def intersection(self, first: Objects, second: Objects) -> Outcome:
        """Intersect pair by pair."""
        return pair_by_pair(lambda a, b: self._checked(a.intersection(b)), self._mended, first, second)

    def difference(self, first: Objects, second: Objects) -> Outcome:
        """Subtract pair by pair."""
        return pair_by_pair(lambda a, b: self._checked(a.difference(b)), self._mended, first, second)

    def union(self, geometries: Sequence[Any]) -> Any:
        """Return the union."""
        return self._checked(self._geometry.unaryUnion(list(geometries)))

    def union_surely(self, geometries: Sequence[Any]) -> Any:
        """Return the union, one after another: QGIS 3.22 knows no grid."""
        whole = geometries[0]
        for each in geometries[1:]:
            whole = self._checked(whole.combine(each))
        return whole

    def _shapes(self, geometries: Objects) -> Shapes:
        """Return the rings of the geometries; empty ones have none, the unreadable raise GeometryProblem."""
        if not len(geometries):
            return empty_shapes()
        read = read_many(self.to_wkb(geometries))
        for geometry, problem in zip(geometries, read.problems):
            if problem and not geometry.isEmpty():
                raise GeometryProblem(problem)
        return read.shapes

    def areas(self, geometries: Objects) -> Floats:
        """Return planar areas, taken about a local origin from the rings themselves."""
        return self._shapes(geometries).areas()

    def perimeters(self, geometries: Objects) -> Floats:
        """Return the length of all rings."""
        return self._shapes(geometries).perimeters()

    def boxes(self, geometries: Objects) -> Floats:
        """Return boxes."""
        return self._shapes(geometries).boxes()

    def box_pairs(self, first: Floats, second: Floats) -> Tuple[Integers, Integers]:
        """Return all pairs of boxes that overlap or touch, from a QgsSpatialIndex over the second."""
        index = self._core.QgsSpatialIndex()
        for number, (x0, y0, x1, y1) in enumerate(second.tolist()):
            index.addFeature(number, self._core.QgsRectangle(x0, y0, x1, y1))
        one: List[int] = []
        other: List[int] = []
        for number, (x0, y0, x1, y1) in enumerate(first.tolist()):
            hits = sorted(index.intersects(self._core.QgsRectangle(x0, y0, x1, y1)))
            one.extend([number] * len(hits))
            other.extend(hits)
        return np.array(one, dtype=np.int64), np.array(other, dtype=np.int64)

    def positions(self, areas: Objects, others: Objects) -> Integers:
        """Return APART, INSIDE or ACROSS per pair, with each of `areas` prepared once."""
        out = np.full(len(areas), ACROSS, dtype=np.int64)
        groups: Dict[int, List[int]] = {}
        for number, area in enumerate(areas):
            groups.setdefault(id(area), []).append(number)
        for members in groups.values():
            prepared = self._geometry.createGeometryEngine(areas[members[0]].constGet())
            prepared.prepareGeometry()
            for number in members:
                other = others[number].constGet()
                if not prepared.intersects(other):
                    out[number] = APART
                elif prepared.contains(other):
                    out[number] = INSIDE
        return out
