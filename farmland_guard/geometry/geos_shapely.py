"""The fast engine: shapely 2 with its vectorised interface."""

from __future__ import annotations

import importlib
import re
from typing import Any, List, Optional, Sequence, Tuple

import numpy as np

from .geos import ACROSS, APART, INSIDE, Outcome, object_array, operation_failed, pair_by_pair, repair
from .shapes import Booleans, Floats, Integers, Objects

# Asked for by name: version strings of distributions are not to be trusted (some say "0+unknown").
_NEEDED = (
    "from_wkb",
    "to_wkb",
    "make_valid",
    "is_valid",
    "is_valid_reason",
    "intersection",
    "difference",
    "union_all",
    "contains",
    "intersects",
    "prepare",
    "get_type_id",
    "get_parts",
    "multipolygons",
    "STRtree",
    "GEOSException",
)
_POLYGON, _MULTIPOLYGON, _COLLECTION = 3, 6, 7
_REASON = re.compile(r"^(.*?)\s*\[(\S+) (\S+)\]$")


class ShapelyEngine:
    """GEOS through shapely; see `geos.Engine`. Raises ImportError where shapely is older than 2."""

    name = "shapely"

    def __init__(self) -> None:
        """Import shapely and test for what is needed."""
        self._shapely: Any = importlib.import_module("shapely")
        missing = [name for name in _NEEDED if not hasattr(self._shapely, name)]
        if missing:
            raise ImportError("shapely lacks " + ", ".join(missing))
        self._nothing = self._shapely.from_wkt("POLYGON EMPTY")

    def from_wkb(self, blobs: Sequence[bytes]) -> Objects:
        """Return geometries of well-formed polygon WKB."""
        try:
            return np.asarray(self._shapely.from_wkb(object_array(blobs)), dtype=object)
        except self._shapely.GEOSException as error:
            raise operation_failed(str(error)) from error

    def to_wkb(self, geometries: Objects) -> List[bytes]:
        """Return the geometries as WKB."""
        return list(self._shapely.to_wkb(geometries))

    def is_valid(self, geometries: Objects) -> Booleans:
        """Return whether each polygon is valid."""
        return np.asarray(self._shapely.is_valid(geometries), dtype=bool)

    def invalid_reason(self, geometry: Any) -> Tuple[str, Optional[Tuple[float, float]]]:
        """Return GEOS' reason and place."""
        text = str(self._shapely.is_valid_reason(geometry))
        match = _REASON.match(text)
        if not match:
            return text, None
        return match.group(1), (float(match.group(2)), float(match.group(3)))

    def make_valid(self, geometry: Any) -> Any:
        """Return GEOS' valid version, polygonal parts only."""
        try:
            return self._polygons_only(object_array([self._shapely.make_valid(geometry)]))[0]
        except self._shapely.GEOSException as error:
            raise operation_failed(str(error)) from error

    def _polygons_only(self, geometries: Objects) -> Objects:
        kinds = self._shapely.get_type_id(geometries)
        geometries[~np.isin(kinds, (_POLYGON, _MULTIPOLYGON, _COLLECTION))] = self._nothing
        for number in np.flatnonzero(kinds == _COLLECTION):
            parts = self._shapely.get_parts(self._shapely.get_parts(object_array([geometries[number]])))
            flat = parts[self._shapely.get_type_id(parts) == _POLYGON]
            if len(flat) == 0:
                geometries[number] = self._nothing
            else:
                geometries[number] = flat[0] if len(flat) == 1 else self._shapely.multipolygons(flat)
        return geometries

    def _pairwise(self, operation: Any, first: Objects, second: Objects) -> Outcome:
        try:
            result = np.asarray(operation(first, second), dtype=object)
        except self._shapely.GEOSException:
            return pair_by_pair(lambda a, b: self._alone(operation, a, b), self._mended, first, second)
        return Outcome(self._polygons_only(result), {})

    def _alone(self, operation: Any, one: Any, other: Any) -> Any:
        try:
            return self._polygons_only(object_array([operation(one, other)]))[0]
        except self._shapely.GEOSException as error:
            raise operation_failed(str(error)) from error

    def _mended(self, geometry: Any) -> Any:
        return geometry if self._shapely.is_valid(geometry) else repair(self, geometry)

    def intersection(self, first: Objects, second: Objects) -> Outcome:
        """Intersect pair by pair."""
        return self._pairwise(self._shapely.intersection, first, second)

    def difference(self, first: Objects, second: Objects) -> Outcome:
        """Subtract pair by pair."""
        return self._pairwise(self._shapely.difference, first, second)

    def union(self, geometries: Sequence[Any]) -> Any:
        """Return the union."""
        return self._united(geometries)

    def union_surely(self, geometries: Sequence[Any]) -> Any:
        """Return the union on a grid of a millionth of a millimetre, where GEOS' arithmetic cannot go astray."""
        return self._united(geometries, grid_size=1e-9)

    def _united(self, geometries: Sequence[Any], **how: Any) -> Any:
        try:
            return self._polygons_only(object_array([self._shapely.union_all(object_array(geometries), **how)]))[0]
        except self._shapely.GEOSException as error:
            raise operation_failed(str(error)) from error

    def areas(self, geometries: Objects) -> Floats:
        """Return planar areas (GEOS takes them about a local origin)."""
        return np.asarray(self._shapely.area(geometries), dtype=np.float64)

    def perimeters(self, geometries: Objects) -> Floats:
        """Return the length of all rings."""
        return np.asarray(self._shapely.length(geometries), dtype=np.float64)

    def boxes(self, geometries: Objects) -> Floats:
        """Return boxes."""
        return np.asarray(self._shapely.bounds(geometries), dtype=np.float64).reshape(-1, 4)

    def box_pairs(self, first: Floats, second: Floats) -> Tuple[Integers, Integers]:
        """Return all pairs of boxes that overlap or touch, from an STR-tree over the second."""
        tree = self._shapely.STRtree(self._shapely.box(*second.T))
        pairs = np.asarray(tree.query(self._shapely.box(*first.T)), dtype=np.int64)
        order = np.lexsort((pairs[1], pairs[0]))
        return pairs[0][order], pairs[1][order]

    def positions(self, areas: Objects, others: Objects) -> Integers:
        """Return APART, INSIDE or ACROSS per pair, with `areas` prepared."""
        self._shapely.prepare(areas)
        out = np.full(len(areas), ACROSS, dtype=np.int64)
        try:
            out[~self._shapely.intersects(areas, others)] = APART
            out[self._shapely.contains(areas, others)] = INSIDE
        except self._shapely.GEOSException:
            out[:] = ACROSS  # the overlay itself will find and name the bad pair
        return out
