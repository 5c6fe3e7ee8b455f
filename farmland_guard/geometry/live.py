"""One polygon against base polygons that are ready and waiting: the same figures as a check, in milliseconds.

A `LiveField` holds the base polygons of a neighbourhood on the equal-area plane. Each new shape of the polygon being drawn
then costs one transform of the shape and the overlay with what it touches.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np

from .baselayer import Base, BaseRow
from .cutting import RELATIVE_NOISE
from .edges import Edges, edges_of
from .frame import Frame
from .geos import Engine
from .meeting import meeting, repeated
from .overlap import Subject, check_overlap
from .placing import NOISE_M2, place_shapes
from .plane import ELLIPSOIDAL, Plane, working_planes
from .running import CULTIVATED_PREFIX, LANDUSE, PBF
from .shapes import Floats, Integers
from .wkb import read_many


@dataclass(frozen=True)
class LiveFigures:
    """Areas in m² (图斑椭球面积, unrounded, gross). None: no base layer of that role. `problem` tells of a shape that was
    repaired or cannot be measured (then every figure is None)."""

    area_m2: Optional[float]
    pbf_m2: Optional[float] = None
    cultivated_m2: Optional[float] = None
    problem: str = ""


@dataclass
class _Ready:
    """Base polygons of a role, and on the plane the edges of those that count."""

    base: Base
    edges: Edges
    clean: bool
    _boxes: Optional[Floats] = None

    def near(self, box: Floats) -> List[BaseRow]:
        """Return all rows that share ground with `box`. Their boxes are looked up once, when first asked for: seldom at all."""
        if self._boxes is None:
            self._boxes = read_many([row.wkb for row in self.base.rows]).shapes.boxes()
        return [self.base.rows[number] for number in _near(self._boxes, box)]


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
        """Take the base polygons, each base as a list of rows. `overlapping` are roles whose polygons may claim ground twice."""
        self.window = window
        self._frame = frame
        self._engine = engine
        self._plane: Optional[Plane] = None
        self._bases = bases
        self._overlapping = tuple(overlapping)
        self._ready: Dict[str, _Ready] = {}

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
        placed = place_shapes(self._plane, read.shapes, self._frame)
        if placed.problems[0]:
            return LiveFigures(None, problem=placed.problems[0])
        edges = edges_of(placed.shapes)
        if not _is_simple(edges):
            return self._checked(wkb, read.shapes.boxes()[0])
        near = {role: _near(ready.edges.boxes, edges.boxes[0]) for role, ready in self._ready.items()}
        if any(len(near[role]) and not ready.clean for role, ready in self._ready.items()):
            return self._checked(wkb, read.shapes.boxes()[0])
        pairs = [(np.zeros(len(rows), dtype=np.int64), rows) for rows in near.values()]
        areas = meeting(edges, [ready.edges for ready in self._ready.values()], pairs).areas
        ends = np.cumsum([len(rows) for rows in near.values()]).tolist()
        figures = {role: float(areas[end - len(near[role]) : end].sum()) for role, end in zip(near, ends)}
        return LiveFigures(float(edges.areas[0]), figures.get(PBF), figures.get(LANDUSE))

    def _made_ready(self, base: Base, plane: Plane) -> _Ready:
        # Forests and roads, the largest of all, count for nothing here and are not even read.
        counted = [row.wkb for row in base.rows if base.role == PBF or (row.land_class or "").strip().startswith(CULTIVATED_PREFIX)]
        placed = place_shapes(plane, read_many(counted).shapes, base.frame)
        return _Ready(base, edges_of(placed.shapes), base.role not in self._overlapping)

    def _checked(self, wkb: bytes, box: Floats) -> LiveFigures:
        """The figures of a shape that crosses itself, or lies on base polygons that overlap: by a check of what is near."""
        bases = [Base(role, ready.near(box), ready.base.frame) for role, ready in self._ready.items()]
        result = check_overlap(
            [Subject(0, wkb)], self._frame, bases, ELLIPSOIDAL, engine=self._engine, want_pieces=False
        )
        figures = result.figures[0]
        return LiveFigures(figures.area_m2, figures.pbf_m2, figures.cultivated_m2, "；".join(figures.problems))


def _near(boxes: Floats, box: Floats) -> Integers:
    """Return which boxes share ground with `box`."""
    meet = (boxes[:, 0] < box[2]) & (boxes[:, 2] > box[0]) & (boxes[:, 1] < box[3]) & (boxes[:, 3] > box[1])
    return np.flatnonzero(meet)


def _is_simple(edges: Edges) -> bool:
    """Whether the only feature neither crosses nor folds onto itself."""
    if edges.folded[0] or not edges.areas[0] > 0:
        return False
    if edges.starred[0]:
        return True
    alone = np.zeros(1, dtype=np.int64)
    noise = max(NOISE_M2, RELATIVE_NOISE * float(edges.areas[0]))
    return bool(abs(repeated(edges, alone, alone, edges.boxes)[0]) <= noise)
