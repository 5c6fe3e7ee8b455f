"""Polygons as signed edges, the form in which the area kernel takes them.

Every edge runs from left to right and carries a sign, such that for each vertical line the signs of the edges above a point
sum to how often the polygons cover it: +1 inside, 0 outside. Direction and start of rings leave no trace.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import List, NamedTuple, Optional, Tuple

import numpy as np

from .joining import spans
from .shapes import Booleans, Floats, Integers, Shapes, owners, picked

# Edges narrower than this are dropped as vertical ones are: over the longest edge they hide less than 1e-8 m².
_VERTICAL_M = 1e-12
# Of features with more edges a range is found by search, unless that is asked for seldom.
MANY_EDGES = 96
_SELDOM = 3
LONG = 500  # vertices: of features with more, edges are left out one feature after the other
_PART = 1 << 17  # vertices worked in one go
_COLUMNS = ("x0", "x1", "y0", "slope", "high", "sign", "areas", "boxes", "folded", "starred")


class Line(NamedTuple):
    """The edges of some features, sorted by x, feature after feature on one number line of steps as long as `step`.

    `rank` is a feature's step, −1 for all others; `begin` (one more than there are steps) the place of its first edge; `edge` the
    numbers of the edges, `left` their left ends, `reach` how far east any edge of the feature up to each one goes, both counted
    from `west`.
    """

    rank: Integers
    begin: Integers
    edge: Integers
    left: Floats
    reach: Floats
    west: float
    step: float


@dataclass(frozen=True)
class Edges:
    """Edges of features: of feature f those from `first[f]` to `first[f + 1]`.

    `high` is the higher y of an edge, `y0` that at its left end `x0`. `areas` are those of the features (outer rings less holes),
    `boxes` (n, 4) theirs. `folded` marks features with an edge that runs back over the one before it, `starred` those of one ring
    that runs round the middle of its box once without ever turning back: such a ring is simple. `line` serves features with many edges.
    """

    x0: Floats
    x1: Floats
    y0: Floats
    slope: Floats
    high: Floats
    sign: Floats
    first: Integers
    areas: Floats
    boxes: Floats
    folded: Booleans
    starred: Booleans
    line: Optional[Line]

    def __len__(self) -> int:
        """Return the number of features."""
        return len(self.areas)


def edges_of(shapes: Shapes, times: Optional[Integers] = None, reach: Optional[Floats] = None) -> Edges:
    """Return the edges of features on a plane in metres; every coordinate must be finite.

    `times` says, if it is known, how often each feature will be cut to a box that is smaller than its own, `reach` (n, 2) from which
    x to which: edges of features with more than `LONG` vertices that lie beside it are left out; of others it is not looked at.
    """
    parts = [_edges_of(shapes.run(begin, end), None if reach is None else reach[begin:end]) for begin, end in _in_parts(shapes)]
    edges = parts[0]
    if len(parts) > 1:
        joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS}
        counts = np.concatenate([np.diff(part.first) for part in parts])
        edges = Edges(first=np.concatenate(([0], np.cumsum(counts))), line=None, **joined)
    many = np.diff(edges.first) > MANY_EDGES
    if times is not None:
        many &= times > _SELDOM
    return replace(edges, line=_line(edges, np.flatnonzero(many)))


def _in_parts(shapes: Shapes) -> List[Tuple[int, int]]:
    """Cut into runs of features whose columns fit the cache; a larger feature stays whole."""
    total = shapes.first_vertex
    share = total[1:] // _PART
    cuts = np.concatenate(([0], np.flatnonzero(np.diff(share)) + 1, [len(shapes)])).tolist()
    return list(zip(cuts, cuts[1:]))


def _edges_of(shapes: Shapes, reach: Optional[Floats]) -> Edges:
    """Return the edges without `line`."""
    count = len(shapes)
    if not len(shapes.xy):
        none, no = np.zeros(0), np.zeros(count, dtype=bool)
        first, boxes = np.zeros(count + 1, dtype=np.int64), np.full((count, 4), np.nan)
        return Edges(none, none, none, none, none, none, first, np.zeros(count), boxes, no, no, None)
    x = np.ascontiguousarray(shapes.xy[:, 0])
    y = np.ascontiguousarray(shapes.xy[:, 1])
    ring_at = shapes.ring_at
    starts, ends = ring_at[:-1], ring_at[1:] - 1
    ring_of_vertex = owners(np.diff(ring_at))
    dx, dy = np.empty_like(x), np.empty_like(y)
    np.subtract(x[1:], x[:-1], out=dx[:-1])
    np.subtract(y[1:], y[:-1], out=dy[:-1])
    dx[ends] = dy[ends] = 0.0
    # About the ring's own first vertex, so that far from the origin no digit is lost.
    middle = y - picked(y[starts], ring_of_vertex)
    middle += 0.5 * dy
    middle *= dx
    swept = np.add.reduceat(middle, starts)
    outer = np.full(len(starts), -1.0)
    outer[shapes.polygon_at[:-1]] = 1.0
    ring_of_feature = shapes.polygon_at[shapes.shape_at]
    feature_of_ring = owners(np.diff(ring_of_feature))
    areas = np.bincount(feature_of_ring, outer * np.abs(swept), minlength=count).astype(np.float64)
    side = picked(np.sign(swept) * outer, ring_of_vertex)
    folded = _folded(dx, dy, ring_at, ring_of_feature)
    boxes = shapes.boxes()
    starred = _starred(x, y, dx, dy, shapes, boxes)
    keep = np.abs(dx) > _VERTICAL_M
    keep &= side != 0
    if reach is not None:
        _leave_out(keep, x, shapes.first_vertex, reach)
    kept = np.flatnonzero(keep)
    total = np.concatenate(([0], np.cumsum(keep)))
    dx, dy = picked(dx, kept), picked(dy, kept)
    left = picked(x, kept)
    y_left = picked(y, kept)
    backward = dx < 0
    sign = picked(side, kept)
    sign[backward] *= -1
    slope = dy / dx
    right = picked(x, kept + 1)
    y_right = picked(y, kept + 1)
    x0, x1 = np.minimum(left, right), np.maximum(left, right)
    y0 = np.where(backward, y_right, y_left)
    high = np.maximum(y_left, y_right)
    first = total[shapes.first_vertex].astype(np.int64)
    return Edges(x0, x1, y0, slope, high, sign, first, areas, boxes, folded, starred, None)


def _leave_out(keep: Booleans, x: Floats, first: Integers, reach: Floats) -> None:
    """Of each long feature keep only the edges that reach into its part of the x axis."""
    for feature in np.flatnonzero(np.diff(first) > LONG).tolist():
        begin, end = int(first[feature]), int(first[feature + 1])
        west, east = reach[feature]
        right, left = x[begin:end] > west, x[begin:end] < east
        right[:-1] |= right[1:]
        left[:-1] |= left[1:]
        keep[begin:end] &= right
        keep[begin:end] &= left


def _line(edges: Edges, many: Integers) -> Optional[Line]:
    """Lay the edges of the features `many`, sorted by x, on one number line; the edges themselves stay where they are."""
    if not len(many):
        return None
    rank, place = spans(edges.first[many], edges.first[many + 1])
    order = np.lexsort((picked(edges.x0, place), rank))
    rank, place = picked(rank, order), picked(place, order)
    left, right = picked(edges.x0, place), picked(edges.x1, place)
    west = float(left.min())
    step = float(right.max()) - west + 1.0
    offset = rank * step - west
    counts = np.diff(edges.first)
    ranks = np.full(len(counts), -1, dtype=np.int64)
    ranks[many] = np.arange(len(many))
    begins = np.concatenate(([0], np.cumsum(counts[many])))
    return Line(ranks, begins, place, offset + left, np.maximum.accumulate(offset + right), west, step)


def _folded(dx: Floats, dy: Floats, ring_at: Integers, ring_of_feature: Integers) -> Booleans:
    """Return which features have an edge that runs straight back; ring ends in `dx`, `dy` are zero."""
    back = np.zeros(len(dx), dtype=bool)
    back[1:] = (dx[1:] * dy[:-1] == dy[1:] * dx[:-1]) & (dx[1:] * dx[:-1] + dy[1:] * dy[:-1] < 0)
    # The first edge of a ring follows its last one.
    begin, end = ring_at[:-1], ring_at[1:] - 2
    back[begin] = (dx[begin] * dy[end] == dy[begin] * dx[end]) & (dx[begin] * dx[end] + dy[begin] * dy[end] < 0)
    out = np.zeros(len(ring_of_feature) - 1, dtype=bool)
    if back.any():
        rings = np.searchsorted(ring_at, np.flatnonzero(back), side="right") - 1
        out[np.searchsorted(ring_of_feature, rings, side="right") - 1] = True
    return out


def _starred(x: Floats, y: Floats, dx: Floats, dy: Floats, shapes: Shapes, boxes: Floats) -> Booleans:
    """Return which features are one ring whose every edge turns the same way round the middle of its box, once in all."""
    first = shapes.first_vertex
    counts = np.diff(first)
    filled = np.flatnonzero(counts > 0)
    feature = owners(counts)
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    east = x - picked(middle[:, 0], feature)
    north = y - picked(middle[:, 1], feature)
    turn = east * dy
    turn -= north * dx
    upward = north < 0
    upward[:-1] &= north[1:] >= 0
    ends = shapes.ring_at[1:] - 1
    upward[ends] = False
    downward = north >= 0
    downward[:-1] &= north[1:] < 0
    downward[ends] = False
    out = np.zeros(len(shapes), dtype=bool)
    starts = first[filled]
    # The vertex that closes a ring starts no edge; it must not count as one that does not turn.
    turn[ends] = np.inf
    left = (np.minimum.reduceat(turn, starts) > 0) & (np.add.reduceat(upward.astype(np.int64), starts) == 1)
    turn[ends] = -np.inf
    right = (np.maximum.reduceat(turn, starts) < 0) & (np.add.reduceat(downward.astype(np.int64), starts) == 1)
    rings = np.diff(shapes.polygon_at[shapes.shape_at])
    out[filled] = (left | right) & (rings[filled] == 1)
    return out
