"""Where the month's satellite patches lie, and what each is an example of.

What is drawn about a patch (what kind, how large, which shape) comes from streams of its own and does not depend on
the size of the county; only the place does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np
import shapely

from .layers import Layer
from .parcels import County
from .shapes import MU, blob, lane, rectangle, two_parts, with_hole
from .terrain import ORIGIN, stream

PLAN = {"pbf": 3, "cultivated": 3, "not_farmland": 4, "two_parts": 1, "hole": 1, "outside": 1, "approved": 2,
        "facility": 1, "lane": 2, "redline": 1}  # fmt: skip
"""Of 40 patches that many are made to be: over 5 亩 on permanent basic farmland, over 10 亩 on cultivated land, …"""

SMALLEST_MU, LARGEST_MU = 0.2, 50.0
_TRIES = 80
_CELL_M = 250.0


@dataclass(frozen=True)
class Patch:
    """A patch: its polygon in EPSG:4525 and what it was made to be (a key of PLAN, or free)."""

    geometry: shapely.Geometry
    role: str


def _large(geometry: np.ndarray, least: float) -> np.ndarray:
    """Return the polygons of at least `least` m², or all when there is none."""
    large = shapely.area(geometry) >= least
    return geometry[large] if large.any() else geometry


class Placer:
    """Puts patches on a county, apart from each other."""

    def __init__(self, county: County, farmland: Layer, redline: Layer, approved: Layer, seed: int, name: str) -> None:
        """Prepare the search trees; `name` is the stream the draws come from."""
        self.county, self.farmland, self.approved, self.redline = county, farmland, approved, redline
        self.rng, self.where = stream(seed, name), stream(seed, name + " places")
        self.area = shapely.area(county.geometry)
        self.cultivated = county.cultivated
        self.tree = shapely.STRtree(county.geometry)
        self.pbf_tree = shapely.STRtree(farmland.geometry)
        ground, fields = county.geometry, self.cultivated
        self.pools = {
            "pbf": _large(farmland.geometry, 9 * MU),
            "cultivated": _large(ground[fields], 9 * MU),
            "wild": _large(ground[~fields], 6 * MU),
            "redline": redline.geometry,
            "parcels": ground[fields],
            "facility": ground[county.code == "1202"],
        }
        self.trees = {name: shapely.STRtree(pool) for name, pool in self.pools.items()}
        self.parents = self._parents()
        self.taken: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
        self.spent: set[int] = set()

    def _parents(self) -> np.ndarray:
        """Return the middles of clusters: corners of roads and settlements."""
        sources = np.flatnonzero(np.isin(self.county.code, ("1006", "1003", "0702")))
        corners = shapely.get_coordinates(shapely.get_exterior_ring(self.county.geometry[sources]))
        count = max(5, round(len(self.area) / 250))
        return corners[self.where.integers(0, len(corners), count)]

    def place(self, count: int, plan: bool = True) -> list[Patch]:
        """Return `count` patches; with `plan` the examples of PLAN are among them, in proportion."""
        roles = []
        if plan:
            for role, share in PLAN.items():
                roles += [role] * (max(1, round(share * count / 40)) if count >= 20 else 0)
        roles += ["free"] * (count - len(roles))
        return [self._one(role) for role in self.rng.permutation(roles[:count]).tolist()]

    def reserve(self, geometry: shapely.Geometry) -> None:
        """Keep later patches off the box of a polygon."""
        for key, box in self._keys(geometry):
            self.taken.setdefault(key, []).append(box)

    @staticmethod
    def _keys(geometry: shapely.Geometry) -> list[tuple[tuple[int, int], tuple[float, float, float, float]]]:
        box = tuple(geometry.bounds)
        low, high = np.floor(np.array(box[:2]) / _CELL_M), np.floor(np.array(box[2:]) / _CELL_M)
        columns, rows = range(int(low[0]), int(high[0]) + 1), range(int(low[1]), int(high[1]) + 1)
        return [((column, row), box) for column in columns for row in rows]

    def _is_free(self, geometry: shapely.Geometry) -> bool:
        for key, (left, bottom, right, top) in self._keys(geometry):
            for other in self.taken.get(key, ()):
                if left < other[2] and other[0] < right and bottom < other[3] and other[1] < top:
                    return False
        return True

    def _one(self, role: str) -> Patch:
        area = float(np.clip(self.rng.lognormal(np.log(2.0), 1.25), SMALLEST_MU, LARGEST_MU)) * MU
        lot, luck = self.rng.uniform(), self.rng.uniform()
        make, accept = self._recipe(role, area, lot, luck)
        for attempt in range(_TRIES):
            geometry = make()
            if geometry is not None and self._is_free(geometry) and (accept(geometry) or attempt == _TRIES - 1):
                break
        else:
            # Nowhere left for it: a very small county, or a very large batch. Free patches may then touch.
            make, _ = self._recipe("free", min(area, 2 * MU), 0.0, luck)
            geometry, role = make(), "free"
        if geometry is None:
            geometry, role = blob(self.where, self._centre(), min(area, 2 * MU)), "free"
        geometry = shapely.normalize(geometry)
        self.reserve(geometry)
        return Patch(geometry, role)

    def _recipe(
        self, role: str, area: float, lot: float, luck: float
    ) -> tuple[Callable[[], Optional[shapely.Geometry]], Callable[[shapely.Geometry], bool]]:
        """Return how a patch is made, and what it must meet."""
        rng = self.where
        if role == "pbf":
            area = (6.5 + 7 * luck) * MU
            return lambda: blob(rng, self._in("pbf"), area), lambda g: self.on_pbf(g) > 5.4 * MU
        if role == "cultivated":
            area = (14 + 16 * luck) * MU
            return lambda: blob(rng, self._in("cultivated"), area), lambda g: self.on_cultivated(g) > 10.8 * MU
        if role == "not_farmland":
            area = (0.4 + 2.6 * luck) * MU
            return lambda: blob(rng, self._in("wild"), area), lambda g: self.on_cultivated(g) == 0
        if role == "two_parts":
            return lambda: two_parts(rng, self._centre(), max(area, 2 * MU)), self._farmed
        if role == "hole":
            return lambda: with_hole(rng, self._centre(), max(area, 3 * MU)), self._farmed
        if role == "outside":
            area = max(area, 1.5 * MU)
            return lambda: blob(rng, self._on_outline(), area), lambda g: 0.2 < self.inside(g) / g.area < 0.8
        if role == "approved":
            return lambda: self._lot(), lambda g: True
        if role == "facility":
            return lambda: self._near("facility"), self._sized
        if role == "lane":
            area = (0.6 + luck) * MU
            return lambda: lane(rng, self._centre(), area, 2.5 + 3.5 * luck), self._farmed
        if role == "redline":
            return lambda: rectangle(rng, self._in("redline"), min(area, 3 * MU)), self._within
        if lot < 0.2:
            return lambda: self._near("parcels"), self._sized
        make = blob if lot < 0.7 else rectangle
        farmed = luck < 0.8
        return lambda: make(rng, self._centre(), area), self._farmed if farmed else self._within

    def _centre(self) -> np.ndarray:
        """Return a point of a cluster."""
        return self.parents[int(self.where.integers(0, len(self.parents)))] + self.where.normal(0, 120.0, 2)

    def _in(self, pool: str) -> np.ndarray:
        """Return a point inside the polygon of a pool that is next to a point of a cluster."""
        return self._point(self._near(pool))

    def _point(self, polygon: shapely.Geometry) -> np.ndarray:
        """Return a point inside a polygon, not always the same."""
        left, bottom, right, top = polygon.bounds
        tries = self.where.uniform((left, bottom), (right, top), (24, 2))
        inside = tries[shapely.contains_xy(polygon, tries)]
        return inside[0] if len(inside) else shapely.get_coordinates(shapely.point_on_surface(polygon))[0]

    def _on_outline(self) -> np.ndarray:
        terrain = self.county.terrain
        angle = self.where.uniform(0, 2 * np.pi)
        ray = np.array([[np.cos(angle), np.sin(angle)]])
        return (ray * -terrain.beyond(ray * 1e-6)[0])[0] + ORIGIN

    def _near(self, pool: str) -> Optional[shapely.Geometry]:
        """Return the polygon of a pool next to a point of a cluster."""
        polygons = self.pools[pool]
        return polygons[self.trees[pool].nearest(shapely.Point(self._centre()))] if len(polygons) else None

    def _lot(self) -> Optional[shapely.Geometry]:
        """Return an approved lot as it is, each only once."""
        left = [number for number in range(len(self.approved.geometry)) if number not in self.spent]
        if not left:
            return None
        number = left[int(self.where.integers(0, len(left)))]
        self.spent.add(number)
        return self.approved.geometry[number]

    def _sized(self, geometry: shapely.Geometry) -> bool:
        return SMALLEST_MU * MU <= geometry.area <= LARGEST_MU * MU

    def _within(self, geometry: shapely.Geometry) -> bool:
        return self.inside(geometry) > geometry.area - 0.01

    def _farmed(self, geometry: shapely.Geometry) -> bool:
        return self._within(geometry) and self.on_cultivated(geometry) > 0.3 * geometry.area

    def _shares(self, tree: shapely.STRtree, geometry: shapely.Geometry) -> tuple[np.ndarray, np.ndarray]:
        """Return the numbers of a tree's polygons under a patch and the m² of each (on the plane)."""
        numbers = tree.query(geometry, predicate="intersects")
        return numbers, shapely.area(shapely.intersection(tree.geometries[numbers], geometry))

    def inside(self, geometry: shapely.Geometry) -> float:
        """Return how many m² of a patch lie in the county."""
        return float(self._shares(self.tree, geometry)[1].sum())

    def on_cultivated(self, geometry: shapely.Geometry) -> float:
        """Return how many m² of a patch are cultivated land."""
        numbers, areas = self._shares(self.tree, geometry)
        return float(areas[self.cultivated[numbers]].sum())

    def on_pbf(self, geometry: shapely.Geometry) -> float:
        """Return how many m² of a patch are permanent basic farmland."""
        return float(self._shares(self.pbf_tree, geometry)[1].sum())

    def main_class(self, geometry: shapely.Geometry) -> str:
        """Return the class that most of a patch was."""
        numbers, areas = self._shares(self.tree, geometry)
        if not len(numbers):
            return ""
        sums: dict[str, float] = {}
        for code, area in zip(self.county.code[numbers], areas):
            sums[code] = sums.get(code, 0.0) + float(area)
        return max(sorted(sums), key=lambda code: sums[code])
