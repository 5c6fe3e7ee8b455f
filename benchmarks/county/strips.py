"""Roads and rivers: centre lines, and the points that make the cells of the fabric follow them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import cKDTree
from scipy.spatial.distance import pdist, squareform

from .terrain import MARGIN_M, Terrain

BASE, SIDE, ROAD, HIGHWAY, RIVER = range(5)
"""What the point of a cell is: ordinary ground, the ground beside a strip, or the middle of a strip."""

_DENSE_M = 3.0
_CLEAR_M = 13.0


@dataclass(frozen=True)
class Form:
    """How a strip is laid: its width and the distance between its points, in metres."""

    kind: int
    width: float
    spacing: float


FORMS = {"highway": Form(HIGHWAY, 16.0, 30.0), "river": Form(RIVER, 36.0, 40.0), "road": Form(ROAD, 6.0, 25.0)}


def _wiggled(rng: np.random.Generator, start: np.ndarray, end: np.ndarray, bend: float) -> np.ndarray:
    """Return a line from start to end with a point every 3 m, swinging sideways by about `bend` of its length."""
    length = float(np.hypot(*(end - start)))
    t = np.linspace(0, 1, max(int(length / _DENSE_M), 2))
    offset = np.zeros_like(t)
    for k in (1, 2, 4, 9):
        offset += rng.normal(0, min(bend * length, 400.0) / k) * np.sin(np.pi * k * t)
    along = (end - start) / length
    return start + t[:, None] * (end - start) + offset[:, None] * np.array([-along[1], along[0]])


def _across(rng: np.random.Generator, terrain: Terrain) -> np.ndarray:
    """Return a line from one side of the county to the other that passes near the middle."""
    heading = rng.uniform(0, 2 * np.pi)
    direction = np.array([np.cos(heading), np.sin(heading)])
    shift = rng.normal(0, 0.3 * terrain.radius) * np.array([-direction[1], direction[0]])
    reach = 1.5 * terrain.half
    return _wiggled(rng, shift - reach * direction, shift + reach * direction, 0.05)


def centre_lines(rng: np.random.Generator, terrain: Terrain, places: np.ndarray) -> list[tuple[Form, np.ndarray]]:
    """Return the strips, the ones that cut through the others first.

    Highways and rivers cross the county, more of them in a large one; rural roads join the villages at `places` to
    their neighbours (a shortest tree, and some loops).
    """
    crossings = max(1, round(terrain.radius / 6000))
    lines = [(FORMS["river"], _across(rng, terrain)) for _ in range(crossings)]
    lines += [(FORMS["highway"], _across(rng, terrain)) for _ in range(crossings)]
    distance = squareform(pdist(places))
    tree = minimum_spanning_tree(csr_matrix(distance)).tocoo()
    pairs = {(min(i, j), max(i, j)) for i, j in zip(tree.row.tolist(), tree.col.tolist())}
    for i in rng.permutation(len(places))[: len(places) // 4].tolist():
        near = np.argsort(distance[i], kind="stable")[1:6].tolist()
        j = near[int(rng.integers(0, len(near)))]
        pairs.add((min(i, j), max(i, j)))
    lines += [(FORMS["road"], _wiggled(rng, places[i], places[j], 0.06)) for i, j in sorted(pairs)]
    return lines


def _stations(form: Form, line: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the points along a line, and for each the two at either side of it."""
    middle = line[:: max(round(form.spacing / _DENSE_M), 1)]
    forward = np.gradient(middle, axis=0)
    forward /= np.maximum(np.hypot(forward[:, 0], forward[:, 1]), 1e-9)[:, None]
    normal = np.column_stack((-forward[:, 1], forward[:, 0])) * form.width
    return middle, np.concatenate((middle + normal, middle - normal))


def lay(
    rng: np.random.Generator, terrain: Terrain, ground: np.ndarray, places: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Lay the strips through the points `ground`; return all points and what each is (BASE, SIDE, ROAD …).

    A strip is a row of points with a row at each side, mirrored, so that the borders of its cells run half-way
    between. Ground too near to a strip gives way; where strips meet, the later one does.
    """
    points, kinds = [], []
    lines = [(form, line) for form, line in centre_lines(rng, terrain, places) if len(line) > 12]
    for form, line in lines:
        ground = ground[_farther(ground, line, form.width + _CLEAR_M)]
    boxes = [(line.min(0), line.max(0)) for _, line in lines]
    for number, (form, line) in enumerate(lines):
        middle, sides = _stations(form, line)
        sides = sides + rng.normal(0, 0.3, sides.shape)
        for other_number, (other, other_line) in enumerate(lines):
            if other_number == number or not _boxes_meet(boxes[number], boxes[other_number], 80.0):
                continue
            sides = sides[_farther(sides, other_line, other.width * 1.2 + 2)]
            if other_number < number:
                middle = middle[_farther(middle, other_line, other.width * 0.9)]
        # A bend can bring a side row too near to its own line.
        sides = sides[_farther(sides, line, form.width * 0.7)]
        for xy, kind in ((middle, form.kind), (sides, SIDE)):
            points.append(xy)
            kinds.append(np.full(len(xy), kind, dtype=np.int8))
    xy = np.concatenate([ground, *points])
    kind = np.concatenate([np.full(len(ground), BASE, dtype=np.int8), *kinds])
    near = terrain.beyond(xy) < MARGIN_M
    return xy[near], kind[near]


def _farther(points: np.ndarray, line: np.ndarray, reach: float) -> np.ndarray:
    """Return which points are more than `reach` metres from a line that has a point every 3 m."""
    result = np.ones(len(points), dtype=bool)
    near = np.flatnonzero(np.all((points >= line.min(0) - reach) & (points <= line.max(0) + reach), axis=1))
    if len(near):
        result[near] = ~np.isfinite(cKDTree(line).query(points[near], distance_upper_bound=reach)[0])
    return result


def _boxes_meet(a: tuple[np.ndarray, np.ndarray], b: tuple[np.ndarray, np.ndarray], reach: float) -> bool:
    """Return whether two boxes, (lowest, highest) coordinates, come within `reach` of each other."""
    return bool((a[0] - reach <= b[1]).all() and (b[0] - reach <= a[1]).all())
