"""The one door to GEOS: shapely 2 whenever it can be imported, QGIS' own QgsGeometry otherwise.

Both engines have the same interface over numpy object arrays of geometries on a working plane, and pass
the same test vectors. Operations return polygons only. A pair on which GEOS fails is retried on repaired
input; if it fails again its place holds None and its reason is returned, while the rest of the array is
computed all the same.
"""

from __future__ import annotations

from typing import Any, Dict, List, NamedTuple, Optional, Protocol, Sequence, Tuple

import numpy as np

from ..domain.language import translate
from .problem import GeometryProblem, no_area
from .shapes import Booleans, Floats, Integers, Objects
from .wkb import read_wkb, write_wkb

# A polygon with more vertices than this is asked first, prepared, whether it holds or misses the other one.
MANY_VERTICES = 400

APART, INSIDE, ACROSS = 0, 1, 2

_LOST_M2 = 1e-3  # what a union may differ by from its members: far below a figure's last digit, far above rounding


class Outcome(NamedTuple):
    """Result of a vectorised operation: geometries (None where it failed) and the reason of each failure."""

    geometries: Objects
    failures: Dict[int, str]


class Engine(Protocol):
    """GEOS as this package needs it. Geometries are opaque objects of the engine."""

    name: str

    def from_wkb(self, blobs: Sequence[bytes]) -> Objects:
        """Return geometries of well-formed polygon WKB (as `wkb.write_many` makes it)."""

    def to_wkb(self, geometries: Objects) -> List[bytes]:
        """Return the geometries as WKB."""

    def is_valid(self, geometries: Objects) -> Booleans:
        """Return whether each polygon is valid in the sense of OGC."""

    def invalid_reason(self, geometry: Any) -> Tuple[str, Optional[Tuple[float, float]]]:
        """Return GEOS' English reason for an invalid polygon and the place on the plane, if it names one."""

    def make_valid(self, geometry: Any) -> Any:
        """Return GEOS' valid version of one polygon, polygonal parts only; GeometryProblem when it fails."""

    def intersection(self, first: Objects, second: Objects) -> Outcome:
        """Intersect two arrays pair by pair."""

    def difference(self, first: Objects, second: Objects) -> Outcome:
        """Subtract the second array from the first pair by pair."""

    def union(self, geometries: Sequence[Any]) -> Any:
        """Return the union of polygons as GEOS makes it (see `joined`); GeometryProblem when it fails."""

    def union_surely(self, geometries: Sequence[Any]) -> Any:
        """Return the union of polygons, made in a slower and surer way than `union`."""

    def areas(self, geometries: Objects) -> Floats:
        """Return planar areas, stable for large coordinates."""

    def perimeters(self, geometries: Objects) -> Floats:
        """Return the length of all rings."""

    def boxes(self, geometries: Objects) -> Floats:
        """Return (n, 4) xmin, ymin, xmax, ymax; NaN for empty polygons."""

    def box_pairs(self, first: Floats, second: Floats) -> Tuple[Integers, Integers]:
        """Return all pairs (i, j) of boxes that overlap or touch, sorted by i, then j. All must be finite."""

    def positions(self, areas: Objects, others: Objects) -> Integers:
        """Return APART, INSIDE (the other one lies within) or ACROSS per pair, with `areas` prepared."""


def is_available(name: str) -> bool:
    """Return whether the engine "shapely" or "qgis" can be used here."""
    try:
        _make(name)
    except ImportError:
        return False
    return True


def _make(name: str) -> Engine:
    if name == "shapely":
        from .geos_shapely import ShapelyEngine

        return ShapelyEngine()
    from .geos_qgis import QgisEngine

    return QgisEngine()


_engine: Optional[Engine] = None


def engine() -> Engine:
    """Return the engine in use: shapely when its vectorised interface is there, QgsGeometry otherwise.

    Raises ImportError when neither is.
    """
    global _engine
    if _engine is None:
        _engine = _make("shapely" if is_available("shapely") else "qgis")
    return _engine


def engine_name() -> str:
    """Return the one line that tells the user which engine computes, in his language."""
    return engine_sentence(engine().name)


def engine_sentence(name: str) -> str:
    """Return the line for the engine "shapely" or "qgis"."""
    if name == "shapely":
        return translate("FarmlandGuard", "Geometry engine: shapely (fast).")
    return translate(
        "FarmlandGuard", "Geometry engine: QGIS (shapely 2 is not installed; the same figures, only slower)."
    )


def object_array(items: Sequence[Any]) -> Objects:
    """Return a one-dimensional numpy array of any objects, never unpacking them."""
    out: Objects = np.empty(len(items), dtype=object)
    for number, item in enumerate(items):
        out[number] = item
    return out


def repair(geos: Engine, geometry: Any) -> Any:
    """Return a valid polygon for an invalid one: each ring made valid, parts united, holes subtracted.

    GEOS' own rule for whole polygons keeps the ground that an odd number of rings encloses, so it turns a
    hole outside its shell into land and a part inside another into a hole; ring by ring neither happens.
    Raises GeometryProblem when nothing with an area is left or GEOS fails.
    """
    parts: List[Any] = []
    for rings in read_wkb(geos.to_wkb(object_array([geometry]))[0]):
        solids = [geos.make_valid(each) for each in geos.from_wkb([write_wkb([[ring]]) for ring in rings])]
        ground = geos.areas(object_array(solids)) > 0  # a ring may collapse to a line or a point
        if not ground[0]:
            continue
        part, holes = solids[0], [solid for solid, has in zip(solids[1:], ground[1:]) if has]
        if holes:
            part = single(geos.difference(object_array([part]), object_array([joined(geos, holes)])))
        parts.append(part)
    if not parts:
        raise no_area()
    whole = joined(geos, parts)
    if not geos.areas(object_array([whole]))[0] > 0:
        raise no_area()
    if not geos.is_valid(object_array([whole]))[0]:
        raise GeometryProblem(translate("FarmlandGuard", "the geometry could not be repaired"))
    return whole


def joined(geos: Engine, polygons: Sequence[Any]) -> Any:
    """Return the union of polygons, none of whose ground is lost.

    GEOS' union of many can leave out whole pieces without a word where edges nearly coincide (libgeos/geos issue
    965, seen with 3.11 to 3.15). What does not add up is joined again in another way. Raises GeometryProblem when
    ground is missing even then, or GEOS fails.
    """
    whole = geos.union(polygons)
    if len(polygons) < 2 or not _adds_up_wrong(geos, whole, polygons):
        return whole
    whole = geos.union_surely(polygons)
    if _adds_up_wrong(geos, whole, polygons):
        raise GeometryProblem(translate("FarmlandGuard", "the geometry engine lost ground when it joined polygons"))
    return whole


def _adds_up_wrong(geos: Engine, whole: Any, polygons: Sequence[Any]) -> bool:
    parts = object_array(polygons)
    most, area = float(geos.areas(parts).sum()), float(geos.areas(object_array([whole]))[0])
    if abs(most - area) <= _LOST_M2:
        return False
    left = geos.difference(parts, object_array([whole] * len(parts)))
    return area > most or bool(left.failures) or float(geos.areas(left.geometries).sum()) > _LOST_M2


def single(outcome: Outcome) -> Any:
    """Return the only geometry of an outcome; GeometryProblem when the operation failed."""
    if outcome.failures:
        raise operation_failed(outcome.failures[0])
    return outcome.geometries[0]


def operation_failed(reason: str) -> GeometryProblem:
    """Return the problem for an operation that GEOS gave up, with GEOS' own words."""
    return GeometryProblem(translate("FarmlandGuard", "the geometry engine gave up: {reason}").format(reason=reason))


def pair_by_pair(operation: Any, mend: Any, first: Objects, second: Objects) -> Outcome:
    """Run `operation` on each pair alone, once more on `mend`ed input where it raises GeometryProblem."""
    out: Objects = np.empty(len(first), dtype=object)
    failures: Dict[int, str] = {}
    for number, (one, other) in enumerate(zip(first, second)):
        try:
            try:
                out[number] = operation(one, other)
            except GeometryProblem:
                out[number] = operation(mend(one), mend(other))
        except GeometryProblem as problem:
            out[number] = None
            failures[number] = str(problem)
    return Outcome(out, failures)
