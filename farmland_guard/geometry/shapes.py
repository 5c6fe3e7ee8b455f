"""Many polygons as flat numpy arrays, so that transforming and measuring them is one vectorised call.

A `Shapes` holds features; a feature is a list of polygons; a polygon a list of rings (first the outer one,
then holes); a ring a closed run of vertices. Units are those of the coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Sequence, Tuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]
    Booleans = NDArray[np.bool_]
    Objects = NDArray[np.object_]
else:
    Floats = Integers = Booleans = Objects = np.ndarray

def picked(values: Any, places: Integers) -> Any:
    """Return `values[places]` (rows) for places known to lie within: sooner than by indexing, which looks at each one first."""
    return values.take(places, axis=0, mode="clip")


def owners(counts: Integers) -> Integers:
    """Return for the members of groups, group after group, the number of their group: sooner than `np.repeat`."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.cumsum(np.bincount(ends[:-1], minlength=total)[:total]), dtype=np.int64)


LONGEST_EDGE_M = 70.0  # 三调 practice: longer edges are densified on the projection plane


@dataclass(frozen=True)
class Shapes:
    """Features as flat arrays: `xy` (n, 2) float64, and arrays of offsets, each one longer than its level.

    `ring_at[r]` is the first vertex of ring r, `polygon_at[p]` the first ring of polygon p, `shape_at[s]` the
    first polygon of feature s. A feature may have no polygon at all.
    """

    xy: Floats
    ring_at: Integers
    polygon_at: Integers
    shape_at: Integers

    def __len__(self) -> int:
        """Return the number of features."""
        return len(self.shape_at) - 1

    @property
    def first_vertex(self) -> Integers:
        """Offsets of the features into `xy` (one more than there are features)."""
        return np.asarray(self.ring_at[self.polygon_at[self.shape_at]])

    def shape_of_vertex(self) -> Integers:
        """Return for every vertex the number of its feature."""
        return owners(np.diff(self.first_vertex))

    def with_xy(self, xy: Floats) -> Shapes:
        """Return the same structure over other coordinates."""
        return Shapes(xy, self.ring_at, self.polygon_at, self.shape_at)

    def take(self, features: Any) -> Shapes:
        """Return the features with the given numbers, in that order."""
        chosen = np.asarray(features, dtype=np.int64)
        polygons, shape_at = _take_level(self.shape_at, chosen)
        rings, polygon_at = _take_level(self.polygon_at, polygons)
        vertices, ring_at = _take_level(self.ring_at, rings)
        return Shapes(picked(self.xy, vertices), ring_at, polygon_at, shape_at)

    def run(self, begin: int, end: int) -> Shapes:
        """Return the features from `begin` to before `end`, their vertices not copied."""
        shape_at = self.shape_at[begin : end + 1]
        polygon_at = self.polygon_at[shape_at[0] : shape_at[-1] + 1]
        ring_at = self.ring_at[polygon_at[0] : polygon_at[-1] + 1]
        return Shapes(self.xy[ring_at[0] : ring_at[-1]], ring_at - ring_at[0], polygon_at - polygon_at[0], shape_at - shape_at[0])

    def keep_polygons(self, keep: Booleans) -> Shapes:
        """Return the features with only those polygons where `keep` is True."""
        polygons = np.flatnonzero(keep).astype(np.int64)
        shape_at = np.concatenate(([0], np.cumsum(keep)))[self.shape_at].astype(np.int64)
        rings, polygon_at = _take_level(self.polygon_at, polygons)
        vertices, ring_at = _take_level(self.ring_at, rings)
        return Shapes(picked(self.xy, vertices), ring_at, polygon_at, shape_at)

    def boxes(self) -> Floats:
        """Return (n, 4) xmin, ymin, xmax, ymax per feature; NaN where a feature has no vertex."""
        out = np.full((len(self), 4), np.nan)
        start = self.first_vertex
        filled = np.flatnonzero(np.diff(start) > 0)
        if len(filled):
            # Empty features add nothing between two starts, so reduceat over the filled ones is exact.
            for axis in (0, 1):
                values = np.ascontiguousarray(self.xy[:, axis])
                out[filled, axis] = np.minimum.reduceat(values, start[filled])
                out[filled, axis + 2] = np.maximum.reduceat(values, start[filled])
        return out

    def ring_areas(self) -> Floats:
        """Return the unsigned shoelace area of each ring, taken about its own first vertex for precision."""
        if not len(self.xy):
            return np.zeros(len(self.ring_at) - 1)
        local = self.xy - np.repeat(self.xy[self.ring_at[:-1]], np.diff(self.ring_at), axis=0)
        cross = local[:-1, 0] * local[1:, 1] - local[1:, 0] * local[:-1, 1]
        return np.asarray(np.abs(self._sum_over_edges(cross)) / 2)

    def polygon_areas(self) -> Floats:
        """Return the area of each polygon: its outer ring less its holes (right for valid polygons)."""
        signed = -self.ring_areas()
        signed[self.polygon_at[:-1]] *= -1
        return _sum_level(signed, self.polygon_at)

    def areas(self) -> Floats:
        """Return the area of each feature in squared coordinate units."""
        return _sum_level(self.polygon_areas(), self.shape_at)

    def perimeters(self) -> Floats:
        """Return the length of all rings of each feature in coordinate units."""
        if not len(self.xy):
            return np.zeros(len(self))
        edges = np.diff(self.xy, axis=0)
        rings = self._sum_over_edges(np.hypot(edges[:, 0], edges[:, 1]))
        return _sum_level(_sum_level(rings, self.polygon_at), self.shape_at)

    def _sum_over_edges(self, values: Floats) -> Floats:
        """Sum one value per consecutive vertex pair over the rings, ignoring pairs that join two rings."""
        counts = np.diff(self.ring_at)
        ring_of_vertex = np.repeat(np.arange(len(counts)), counts)
        inside = ring_of_vertex[:-1] == ring_of_vertex[1:]
        return np.asarray(
            np.bincount(ring_of_vertex[:-1][inside], values[inside], minlength=len(counts)), dtype=np.float64
        )


def _take_level(offsets: Integers, chosen: Integers) -> Tuple[Integers, Integers]:
    """Return the members of the chosen groups and the offsets of these groups in that new list."""
    begin = offsets[chosen]
    counts = offsets[chosen + 1] - begin
    new_offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    members = picked(begin - new_offsets[:-1], owners(counts))
    members += np.arange(new_offsets[-1])
    return np.asarray(members, dtype=np.int64), new_offsets


def _sum_level(values: Floats, offsets: Integers) -> Floats:
    """Sum `values` over groups given by offsets; empty groups sum to zero."""
    groups = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    return np.asarray(np.bincount(groups, values, minlength=len(offsets) - 1), dtype=np.float64)


def _long_edges(shapes: Shapes, longest: float) -> Integers:
    """Return for every vertex how many points go into the edge that starts there; the last one of a ring starts none."""
    step = np.diff(shapes.xy, axis=0)
    squared = step[:, 0] * step[:, 0]
    squared += step[:, 1] * step[:, 1]
    extra = np.zeros(len(shapes.xy), dtype=np.int64)
    # A little early, so that rounding of the squares decides nothing.
    far = np.flatnonzero(squared > longest * longest * (1 - 1e-9))
    if len(far):
        lengths = np.hypot(step[far, 0], step[far, 1])
        extra[far] = np.where(lengths > longest, np.floor(lengths / longest), 0)
        ends = shapes.ring_at[1:][np.diff(shapes.ring_at) > 0] - 1
        extra[ends] = 0
    return extra


def densify(shapes: Shapes, longest: float = LONGEST_EDGE_M) -> Tuple[Shapes, Integers]:
    """Give every edge longer than `longest` int(length / longest) equally spaced interior points.

    Coordinates must be metres on the plane whose straight edges are meant (三调 practice, L2008 with TD/T
    1055-2019: 70 m). Returns the denser shapes and, for every new vertex, the number of the old vertex it
    is a copy of, or -1. An edge gets bit-identical points in both directions, so neighbours stay neighbours.
    """
    extra = _long_edges(shapes, longest)
    if not extra.any():
        return shapes, np.arange(len(shapes.xy), dtype=np.int64)
    counts = extra + 1
    total = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    start = np.repeat(np.arange(len(shapes.xy), dtype=np.int64), counts)
    position = np.arange(total[-1], dtype=np.int64) - total[start]
    inserted = position > 0
    out = shapes.xy[start]
    edge = start[inserted]
    first, last = shapes.xy[edge], shapes.xy[edge + 1]
    swap = (first[:, 0] > last[:, 0]) | ((first[:, 0] == last[:, 0]) & (first[:, 1] > last[:, 1]))
    low, high = np.where(swap[:, None], last, first), np.where(swap[:, None], first, last)
    pieces = extra[edge] + 1
    along = np.where(swap, pieces - position[inserted], position[inserted]) / pieces
    out[inserted] = low + (high - low) * along[:, None]
    origin = np.where(inserted, -1, start)
    return Shapes(out, total[shapes.ring_at], shapes.polygon_at, shapes.shape_at), origin


def empty_shapes() -> Shapes:
    """Return shapes without any feature."""
    zero = np.zeros(1, dtype=np.int64)
    return Shapes(np.zeros((0, 2)), zero, zero, zero)


def join_shapes(parts: List[Shapes]) -> Shapes:
    """Return the features of all parts one after the other. `parts` is emptied, so that they are never in memory twice."""
    if not parts:
        return empty_shapes()
    if len(parts) == 1:
        return parts.pop()
    xy = np.empty((sum(len(part.xy) for part in parts), 2))
    at = 0
    for number, part in enumerate(parts):
        xy[at : at + len(part.xy)] = part.xy
        at += len(part.xy)
        parts[number] = part.with_xy(xy[:0])
    whole = Shapes(
        xy,
        _joined_offsets([part.ring_at for part in parts]),
        _joined_offsets([part.polygon_at for part in parts]),
        _joined_offsets([part.shape_at for part in parts]),
    )
    parts.clear()
    return whole


def _joined_offsets(parts: Sequence[Integers]) -> Integers:
    return _offsets(np.concatenate([np.diff(part) for part in parts]))


def shapes_from_rings(features: Sequence[Sequence[Sequence[Floats]]]) -> Shapes:
    """Return shapes from nested lists: features of polygons of closed (n, 2) rings."""
    polygons = [polygon for feature in features for polygon in feature]
    rings = [ring for polygon in polygons for ring in polygon]
    return Shapes(
        np.concatenate(rings).astype(np.float64) if rings else np.zeros((0, 2)),
        _offsets([len(ring) for ring in rings]),
        _offsets([len(polygon) for polygon in polygons]),
        _offsets([len(feature) for feature in features]),
    )


def _offsets(counts: Sequence[int]) -> Integers:
    return np.concatenate(([0], np.cumsum(np.asarray(counts, dtype=np.int64)))).astype(np.int64)
