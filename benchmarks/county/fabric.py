"""The fabric of the sample county: cells whose borders are wiggled once and shared by both neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
import shapely
from scipy.spatial import Voronoi

from .strips import BASE, SIDE
from .terrain import MARGIN_M, ORIGIN, Terrain

_DIGITS = 4
_ROUNDS = 8


@dataclass
class Fabric:
    """Cells inside the outline. `xy` are their points (local), `cells` polygons in EPSG:4525.

    `pairs` are numbers of neighbouring cells, `shared` the length in metres of the straight border between them.
    """

    xy: np.ndarray
    kind: np.ndarray
    cells: np.ndarray
    pairs: np.ndarray
    shared: np.ndarray


class _Borders:
    """The borders between cells as runs of vertices in one array; run r is xy[first[r] : first[r] + steps[r] + 1]."""

    def __init__(self, rng: np.random.Generator, ends: np.ndarray, swing: np.ndarray) -> None:
        start, end = ends[:, 0], ends[:, 1]
        along = end - start
        self.length = np.hypot(along[:, 0], along[:, 1])
        step = np.clip(rng.lognormal(np.log(8.0), 0.45, len(ends)), 2.5, 40.0)
        self.steps = np.clip(np.round(self.length / step), 1, 80).astype(np.int64)
        self.swing = swing
        count = self.steps + 1
        self.first = np.concatenate(([0], np.cumsum(count)[:-1]))
        self.run = np.repeat(np.arange(len(ends)), count)
        t = (np.arange(count.sum()) - self.first[self.run]) / self.steps[self.run]
        waves = rng.standard_normal((len(ends), 4)) * (0.05, 0.025, 0.012, 0.008)
        waves *= np.minimum(self.length, 150.0)[:, None]
        sideways = np.zeros_like(t)
        for k in range(4):
            sideways += waves[self.run, k] * np.sin(np.pi * (k + 1) * t)
        jitter = rng.standard_normal((len(t), 2)) * (0.05 * np.minimum(self.length / self.steps, step))[self.run, None]
        inner = (t > 0) & (t < 1)
        unit = along / np.maximum(self.length, 1e-9)[:, None]
        normal = np.column_stack((-unit[:, 1], unit[:, 0]))
        self._off = (normal[self.run] * sideways[:, None] + jitter) * inner[:, None]
        # Ends are taken as they are: t = 1 would give them but for the last bit.
        self._straight = np.where((t < 1)[:, None], start[self.run] + along[self.run] * t[:, None], end[self.run])

    def vertices(self) -> np.ndarray:
        """Return all vertices, in EPSG:4525 rounded to 0.1 mm."""
        return np.round(self._straight + self._off * self.swing[self.run, None] + ORIGIN, _DIGITS)


def _rings(borders: _Borders, xy: np.ndarray, cell: np.ndarray, run: np.ndarray, forward: np.ndarray) -> np.ndarray:
    """Return polygons from half-edges that are sorted by cell and, within it, around it."""
    count = borders.steps[run]
    edge = np.repeat(np.arange(len(run)), count)
    place = np.arange(count.sum()) - (np.cumsum(count) - count)[edge]
    first, steps = borders.first[run][edge], borders.steps[run][edge]
    vertex = np.where(forward[edge], first + place, first + steps - place)
    coordinates = xy[vertex]
    ring = np.unique(cell, return_inverse=True)[1][edge]
    new = np.ones(len(ring), dtype=bool)
    new[1:] = (ring[1:] != ring[:-1]) | np.any(coordinates[1:] != coordinates[:-1], axis=1)
    return shapely.polygons(shapely.linearrings(coordinates[new], indices=ring[new]))


def weave(rng: np.random.Generator, terrain: Terrain, xy: np.ndarray, kind: np.ndarray) -> Fabric:
    """Make the cells of points `xy` that lie inside the outline.

    A cell whose ring crosses itself gets calmer borders until it does not. Borders being shared, cells that are all
    valid form a coverage without gaps and overlaps.
    """
    for _ in range(_ROUNDS):
        fabric, bad = _try(rng, terrain, xy, kind)
        if fabric is not None:
            return fabric
        xy, kind = np.delete(xy, bad, axis=0), np.delete(kind, bad)
    raise RuntimeError("cells stay invalid even with straight borders")


def _try(
    rng: np.random.Generator, terrain: Terrain, xy: np.ndarray, kind: np.ndarray
) -> tuple[Optional[Fabric], np.ndarray]:
    """Return the fabric, or None and the points whose cells rounding alone makes invalid."""
    reach = terrain.half + 2 * MARGIN_M
    corners = np.linspace(-reach, reach, 24)
    guard = np.array([(a, b) for a in corners for b in corners if max(abs(a), abs(b)) == reach])
    diagram = Voronoi(np.concatenate((xy, guard)))
    kept = np.zeros(len(xy) + len(guard), dtype=bool)
    kept[: len(xy)] = terrain.beyond(xy) < 0
    number = np.cumsum(kept) - 1
    sides = np.asarray(diagram.ridge_points)
    ends = np.asarray(diagram.ridge_vertices)
    used = kept[sides].any(axis=1)
    if np.any(ends[used] < 0):
        raise RuntimeError("a cell inside the outline is open: the margin is too narrow")
    sides, ends = sides[used], ends[used]
    all_kinds = np.concatenate((kind, np.full(len(guard), BASE, dtype=np.int8)))
    quiet = np.where((all_kinds[sides] > SIDE).any(axis=1), 0.3, 1.0)
    borders = _Borders(rng, diagram.vertices[ends], quiet)

    # Two half-edges for each border; around its point a cell is convex, so the angle gives the order.
    cell = sides.T.ravel()
    run = np.tile(np.arange(len(sides)), 2)
    own = kept[cell]
    cell, run = cell[own], run[own]
    centre = diagram.points[cell]
    start, end = diagram.vertices[ends[run, 0]] - centre, diagram.vertices[ends[run, 1]] - centre
    forward = start[:, 0] * end[:, 1] - start[:, 1] * end[:, 0] > 0
    middle = (start + end) / 2
    order = np.lexsort((np.arctan2(middle[:, 1], middle[:, 0]), cell))
    cell, run, forward = number[cell[order]], run[order], forward[order]

    cells = np.empty(int(kept.sum()), dtype=object)
    stale = np.ones(len(cells), dtype=bool)
    for round_number in range(_ROUNDS):
        these = stale[cell]
        cells[stale] = _rings(borders, borders.vertices(), cell[these], run[these], forward[these])
        bad = np.flatnonzero(~shapely.is_valid(cells))
        if not len(bad):
            break
        wild = np.unique(run[np.isin(cell, bad)])
        borders.swing[wild] *= 0.4 if round_number < 4 else 0.0
        stale = np.zeros(len(cells), dtype=bool)
        stale[cell[np.isin(run, wild)]] = True
    else:
        return None, np.flatnonzero(kept)[bad]
    inner = kept[sides].all(axis=1)
    return Fabric(xy[kept[: len(xy)]], kind[kept[: len(xy)]], cells, number[sides[inner]], borders.length[inner]), bad
