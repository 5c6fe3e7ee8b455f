"""One polygon against base polygons that are ready and waiting: the same figures as a check, in milliseconds.

A `LiveField` holds the base polygons of a neighbourhood on the equal-area plane. Each new shape of the polygon being drawn
then costs one transform of the shape and the overlay with what it touches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .baselayer import Base
from .frame import Frame
from .geos import INSIDE, Engine, object_array
from .geos import engine as chosen_engine
from .overlap import CULTIVATED_PREFIX, LANDUSE, PBF
from .placing import place_features
from .plane import ELLIPSOIDAL, Plane, working_planes
from .problem import GeometryProblem
from .shapes import Floats, Objects
from .wkb import read_many

# From so many base polygons on, those that lie within the shape are told apart first and measured from memory.
_MANY = 40


@dataclass(frozen=True)
class LiveFigures:
    """Areas in m² (图斑椭球面积, unrounded, gross). None: no base layer of that role. `problem` tells of a shape that was
    repaired or cannot be measured (then every figure is None)."""

    area_m2: Optional[float]
    pbf_m2: Optional[float] = None
    cultivated_m2: Optional[float] = None
    problem: str = ""


class _Ready(NamedTuple):
    """Base polygons that count, on the plane; `clean` when they are known not to overlap each other."""

    geometries: Objects
    boxes: Floats
    areas: Floats
    clean: bool


class LiveField:
    """Base polygons near a place. `window` (xmin, ymin, xmax, ymax) in `frame` is what they were read for."""

    def __init__(
        self,
        window: Tuple[float, float, float, float],
        frame: Frame,
        bases: Sequence[Base],
        overlapping: Sequence[str] = (),
        engine: Optional[Engine] = None,
    ) -> None:
        """Bring the base polygons onto the plane. `overlapping` are roles whose polygons may claim ground twice."""
        self.window = window
        self._frame = frame
        self._geos = engine or chosen_engine()
        self._plane: Optional[Plane] = None
        self._bases = bases
        self._overlapping = tuple(overlapping)
        self._ready: dict[str, _Ready] = {}

    def covers(self, box: Tuple[float, float, float, float]) -> bool:
        """Whether everything near `box` was read."""
        west, south, east, north = self.window
        return bool(box[0] >= west and box[1] >= south and box[2] <= east and box[3] <= north)

    def figures(self, wkb: bytes) -> LiveFigures:
        """Measure one polygon, WKB in the field's frame."""
        read = read_many([wkb])
        planes = working_planes(read.shapes, self._frame, ELLIPSOIDAL)
        if read.problems[0] or not planes:
            return LiveFigures(None, problem=read.problems[0] or "")
        if self._plane is None:
            self._plane = planes[0][0]
            self._ready = {base.role: self._made_ready(base, self._plane) for base in self._bases}
        placed = place_features(self._geos, self._plane, read.shapes, self._frame)
        shape = placed.geometries[0]
        if shape is None:
            return LiveFigures(None, problem=placed.problems[0] or "")
        area = float(self._geos.areas(object_array([shape]))[0])
        try:
            pbf, cultivated = (
                self._occupied(shape, self._ready[role]) if role in self._ready else None for role in (PBF, LANDUSE)
            )
        except GeometryProblem as problem:
            return LiveFigures(area, problem=str(problem))
        return LiveFigures(area, pbf, cultivated, placed.repairs[0] or "")

    def _made_ready(self, base: Base, plane: Plane) -> _Ready:
        rows = [
            row
            for row in base.rows
            if base.role == PBF or (row.land_class or "").strip().startswith(CULTIVATED_PREFIX)
        ]
        placed = place_features(self._geos, plane, read_many([row.wkb for row in rows]).shapes, base.frame)
        kept = placed.geometries[placed.usable]
        if not len(kept):
            return _Ready(object_array([]), np.zeros((0, 4)), np.zeros(0), True)
        return _Ready(kept, self._geos.boxes(kept), self._geos.areas(kept), base.role not in self._overlapping)

    def _occupied(self, shape: Any, ready: _Ready) -> float:
        """The ground in m² that `shape` shares with base polygons, each square metre once."""
        box = self._geos.boxes(object_array([shape]))[0]
        near = np.flatnonzero(
            (ready.boxes[:, 0] < box[2])
            & (ready.boxes[:, 2] > box[0])
            & (ready.boxes[:, 1] < box[3])
            & (ready.boxes[:, 3] > box[1])
        )
        if not len(near):
            return 0.0
        within = 0.0
        found: List[Any] = []
        if ready.clean and len(near) > _MANY:
            position = self._geos.positions(object_array([shape] * len(near)), ready.geometries[near])
            within = float(ready.areas[near[position == INSIDE]].sum())
            near = near[(position != INSIDE) & (position != 0)]
        outcome = self._geos.intersection(object_array([shape] * len(near)), ready.geometries[near])
        if outcome.failures:
            raise GeometryProblem(next(iter(outcome.failures.values())))
        if ready.clean:
            return within + float(self._geos.areas(outcome.geometries).sum())
        found = [geometry for geometry in outcome.geometries if geometry is not None]
        return float(self._geos.areas(object_array([self._geos.union(found)]))[0]) if found else 0.0
