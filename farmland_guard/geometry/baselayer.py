"""One base layer of a check: which of its rows are hit, and those rows on the working plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, NamedTuple, Optional, Sequence, Set, Tuple

import numpy as np

from ..domain.codes import label
from ..domain.language import translate
from .frame import Frame
from .geos import Engine
from .placing import place_features
from .plane import Plane
from .shapes import Floats, Integers, Objects
from .wkb import read_many

# Boxes of edges that are straight on a plane, seen in degrees (or on another plane), bulge by far less
# than this.
_BULGE = 0.02
_LEAST_MARGIN_DEGREES = 1e-6


@dataclass(frozen=True)
class BaseRow:
    """One polygon of a base layer. Net area is gross area times `net_factor` (0 … 1, e.g. 1 − KCXS)."""

    source_id: Optional[str]
    land_class: Optional[str]
    net_factor: float
    wkb: bytes


@dataclass(frozen=True)
class Base:
    """A base layer: role "pbf" (永久基本农田) or "landuse" (地类图斑), its rows, the frame of their WKB."""

    role: str
    rows: Sequence[BaseRow]
    frame: Frame


@dataclass(frozen=True)
class BaseProblem:
    """A base row that was repaired (`left_out` False) or could not be used (`left_out` True), and why."""

    role: str
    row: int
    source_id: Optional[str]
    reason: str
    left_out: bool

    def __str__(self) -> str:
        """Return one clause for the user."""
        return translate("FarmlandGuard", "{role} polygon {source_id} (row {row}): {reason}").format(
            role=label("source_layer", self.role), source_id=self.source_id or "-", row=self.row + 1, reason=self.reason
        )


class Hits(NamedTuple):
    """Pairs of subject and base row whose boxes meet, with the base polygons on the plane aligned to them."""

    subject: Integers
    row: Integers
    geometries: Objects
    vertices: Integers
    plane_xy: Floats
    source_xy: Floats


def degree_boxes(boxes: Floats, frame: Frame) -> Floats:
    """Return boxes of `frame` as boxes in degrees with a margin for bulging edges; NaN where nothing fits."""
    x0, y0, x1, y1 = boxes.T
    xm, ym = (x0 + x1) / 2, (y0 + y1) / 2
    x = np.concatenate((x0, xm, x1, x0, x1, x0, xm, x1))
    y = np.concatenate((y0, y0, y0, ym, ym, y1, y1, y1))
    lon, lat = (part.reshape(8, -1) for part in frame.to_lonlat(x, y))
    # fmin/fmax take what is left when a corner does not fit; NaN only where no point does.
    low = np.column_stack((np.fmin.reduce(lon), np.fmin.reduce(lat)))
    high = np.column_stack((np.fmax.reduce(lon), np.fmax.reduce(lat)))
    margin = (high - low).max(axis=1, keepdims=True) * _BULGE + _LEAST_MARGIN_DEGREES
    return np.hstack((low - margin, high + margin))


class BaseLayer:
    """A base, read once. Its rows are transformed only when a subject's box meets theirs."""

    def __init__(self, base: Base, subject_frame: Frame) -> None:
        """Read the rows' WKB and boxes; rows that cannot be read are noted in `problems`."""
        self.base = base
        self.role = base.role
        self.rows = base.rows
        self.problems: List[BaseProblem] = []
        self._told: Set[int] = set()
        read = read_many([row.wkb for row in base.rows])
        self._shapes = read.shapes
        for number, problem in enumerate(read.problems):
            if problem:
                self._tell(number, problem, True)
        self.net_factors = np.array([self._net_factor(i, row) for i, row in enumerate(base.rows)], dtype=np.float64)
        self.same_frame = base.frame.same_as(subject_frame)
        boxes = self._shapes.boxes()
        self._boxes = boxes if self._joins_directly() else degree_boxes(boxes, base.frame)
        for number in np.flatnonzero(np.isnan(self._boxes[:, 0]) & ~np.isnan(boxes[:, 0])):
            reason = translate("FarmlandGuard", "the coordinates do not fit the coordinate system of the layer")
            self._tell(int(number), reason, True)

    def _joins_directly(self) -> bool:
        return self.same_frame and not self.base.frame.geographic

    def _tell(self, row: int, reason: str, left_out: bool) -> None:
        if row not in self._told:
            self._told.add(row)
            self.problems.append(BaseProblem(self.role, row, self.rows[row].source_id, reason, left_out))

    def _net_factor(self, number: int, row: BaseRow) -> float:
        if 0 <= row.net_factor <= 1:
            return float(row.net_factor)
        reason = translate("FarmlandGuard", "its net factor {value} is not between 0 and 1; counted as gross").format(
            value=row.net_factor
        )
        self._tell(number, reason, False)
        return 1.0

    def hits(self, geos: Engine, plane: Plane, boxes: Floats, frame: Frame) -> Hits:
        """Return the pairs for subjects with these boxes in `frame`; bad base rows are noted and left out."""
        wanted = boxes if self._joins_directly() else degree_boxes(boxes, frame)
        left, right = _finite(wanted), _finite(self._boxes)
        one, other = _pairs(geos, wanted[left], self._boxes[right])
        subject, row = left[one], right[other]
        touched, place = np.unique(row, return_inverse=True)
        shapes = self._shapes.take(touched)
        placed = place_features(geos, plane, shapes, self.base.frame)
        for number, problem, mended in zip(touched, placed.problems, placed.repairs):
            if problem or mended:
                self._tell(int(number), str(problem or mended), bool(problem))
        keep = placed.usable[place] if len(place) else np.zeros(0, dtype=bool)
        vertices = np.diff(shapes.first_vertex)[place]
        return Hits(
            subject[keep],
            row[keep],
            placed.geometries[place][keep],
            vertices[keep],
            placed.plane_xy,
            placed.source_xy,
        )


def _finite(boxes: Floats) -> Integers:
    return np.flatnonzero(np.isfinite(boxes).all(axis=1)).astype(np.int64)


def _pairs(geos: Engine, first: Floats, second: Floats) -> Tuple[Integers, Integers]:
    if not len(first) or not len(second):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return geos.box_pairs(first, second)
