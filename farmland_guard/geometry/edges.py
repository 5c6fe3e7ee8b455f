"""Polygons as signed edges, the form in which the area kernel takes them.

Every edge runs from left to right and carries a sign, such that for each vertical line the signs of the edges above a point
sum to how often the polygons cover it: +1 inside, 0 outside. Direction and start of rings leave no trace.
"""

from __future__ import annotations

from typing import Dict, NamedTuple

import numpy as np

from .shapes import Booleans, Floats, Integers, Shapes

# Edges narrower than this are dropped as vertical ones are: over the longest edge they hide less than 1e-8 m².
_VERTICAL_M = 1e-12
# Features with more edges have theirs sorted by x, so that a range of them is found by search.
MANY_EDGES = 256


class Edges(NamedTuple):
    """Edges of features: of feature f those from `first[f]` to `first[f + 1]`.

    `low` is the lower, `high` the higher y of an edge, `y0` that at its left end `x0`. `areas` are those of the features (outer
    rings less holes), `boxes` (n, 4) theirs; `folded` marks features with an edge that runs back over the one before it.
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
    reach: Dict[int, Floats]

    def __len__(self) -> int:
        """Return the number of features."""
        return len(self.areas)


def edges_of(shapes: Shapes) -> Edges:
    """Return the edges of features on a plane in metres; every coordinate must be finite."""
    count = len(shapes)
    if not len(shapes.xy):
        nothing = np.zeros(0)
        return Edges(*([nothing] * 6), np.zeros(count + 1, np.int64), np.zeros(count), np.full((count, 4), np.nan), np.zeros(count, bool), {})
    x = np.ascontiguousarray(shapes.xy[:, 0])
    y = np.ascontiguousarray(shapes.xy[:, 1])
    ring_at = shapes.ring_at
    starts, ends = ring_at[:-1], ring_at[1:] - 1
    vertices = np.diff(ring_at)
    dx, dy = np.empty_like(x), np.empty_like(y)
    np.subtract(x[1:], x[:-1], out=dx[:-1])
    np.subtract(y[1:], y[:-1], out=dy[:-1])
    dx[ends] = dy[ends] = 0.0
    # About the ring's own first vertex, so that far from the origin no digit is lost.
    middle = y - np.repeat(y[starts], vertices)
    middle += 0.5 * dy
    middle *= dx
    swept = np.add.reduceat(middle, starts)
    outer = np.full(len(starts), -1.0)
    outer[shapes.polygon_at[:-1]] = 1.0
    ring_of_feature = shapes.polygon_at[shapes.shape_at]
    areas = np.bincount(
        np.repeat(np.arange(count), np.diff(ring_of_feature)), outer * np.abs(swept), minlength=count
    )
    side = np.repeat(np.sign(swept) * outer, vertices)
    keep = np.abs(dx) > _VERTICAL_M
    keep &= side != 0
    kept = np.flatnonzero(keep)
    total = np.concatenate(([0], np.cumsum(keep)))
    dx, dy = dx[kept], dy[kept]
    left = x[kept]
    y_left = y[kept]
    backward = dx < 0
    sign = side[kept]
    sign[backward] *= -1
    slope = dy / dx
    right = x[kept + 1]
    y_right = y[kept + 1]
    x0, x1 = np.minimum(left, right), np.maximum(left, right)
    y0 = np.where(backward, y_right, y_left)
    high = np.maximum(y_left, y_right)
    first = total[shapes.first_vertex].astype(np.int64)
    reach: Dict[int, Floats] = {}
    for feature in np.flatnonzero(np.diff(first) > MANY_EDGES):
        span = slice(int(first[feature]), int(first[feature + 1]))
        order = np.argsort(x0[span], kind="stable")
        for values in (x0, x1, y0, slope, high, sign):
            values[span] = values[span][order]
        reach[int(feature)] = np.maximum.accumulate(x1[span])
    return Edges(x0, x1, y0, slope, high, sign, first, areas, shapes.boxes(), np.zeros(count, bool), reach)
