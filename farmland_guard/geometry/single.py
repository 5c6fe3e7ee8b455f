"""Plane operations on one or two polygons given as WKB in the same projected CRS, for casework's small questions."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .geos import Engine, engine, joined, object_array, repair, single
from .problem import GeometryProblem, reason_text
from .shapes import Floats
from .wkb import read_many, read_wkb, write_many, write_wkb


def to_multipolygon(wkb: bytes) -> bytes:
    """The same polygons as 2D MultiPolygon WKB, rings closed; GeometryProblem when they are no usable polygons."""
    return write_wkb(read_wkb(wkb), always_multi=True)


def bounds(wkb: bytes) -> Tuple[float, float, float, float]:
    """min x, min y, max x, max y of polygon WKB."""
    points = np.concatenate([ring for rings in read_wkb(wkb) for ring in rings])
    low, high = points.min(axis=0), points.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def repaired(wkb: bytes, geos: Optional[Engine] = None) -> Tuple[bytes, str]:
    """Valid polygons and the translated reason why they had to be repaired, "" when they were valid.

    Raises GeometryProblem when there is nothing with an area in them.
    """
    geos = geos or engine()
    polygons = read_wkb(wkb)
    geometry = geos.from_wkb([write_wkb(polygons)])[0]
    if geos.is_valid(object_array([geometry]))[0]:
        return write_wkb(polygons, always_multi=True), ""
    reason, _ = geos.invalid_reason(geometry)
    return to_multipolygon(geos.to_wkb(object_array([repair(geos, geometry)]))[0]), reason_text(reason)


class Usable(NamedTuple):
    """Polygons of many rows: `wkbs` valid 2D MultiPolygons, None where `problems` says why there is none.

    `reasons` say why a row had to be repaired, "" where it was valid; `boxes` (n, 4) are xmin, ymin, xmax, ymax, NaN without polygon.
    """

    wkbs: List[Optional[bytes]]
    problems: List[Optional[str]]
    reasons: List[str]
    boxes: Floats


def repaired_many(blobs: Sequence[Optional[bytes]], geos: Optional[Engine] = None) -> Usable:
    """Do what `repaired` does for many rows at once; a bad one gets a problem, the rest are done."""
    geos = geos or engine()
    shapes, problems, _ = read_many(blobs)
    wkbs: List[Optional[bytes]] = list(write_many(shapes, always_multi=True))
    reasons = [""] * len(wkbs)
    boxes = shapes.boxes()
    read = np.array([number for number, problem in enumerate(problems) if problem is None], dtype=np.int64)
    if len(read):
        for number in read[~geos.is_valid(geos.from_wkb([wkbs[number] or b"" for number in read.tolist()]))].tolist():
            try:
                wkb, reasons[number] = repaired(blobs[number] or b"", geos)
                wkbs[number], boxes[number] = wkb, bounds(wkb)
            except GeometryProblem as problem:
                problems[number] = str(problem)
    for number, problem_text in enumerate(problems):
        if problem_text is not None:
            wkbs[number], boxes[number] = None, np.nan
    return Usable(wkbs, problems, reasons, boxes)


def overlap_area(first: bytes, second: bytes, geos: Optional[Engine] = None) -> float:
    """Plane area that two polygons share, in the square of their unit."""
    geos = geos or engine()
    one, other = geos.from_wkb([to_multipolygon(first), to_multipolygon(second)])
    shared = single(geos.intersection(object_array([one]), object_array([other])))
    return float(geos.areas(object_array([shared]))[0])


def difference_area(first: bytes, second: bytes, geos: Optional[Engine] = None) -> float:
    """Plane area that belongs to one of two polygons but not to both."""
    geos = geos or engine()
    one, other = geos.from_wkb([to_multipolygon(first), to_multipolygon(second)])
    both = float(geos.areas(object_array([one]))[0]) + float(geos.areas(object_array([other]))[0])
    return max(both - 2 * overlap_area(first, second, geos), 0.0)


def union(polygons: Sequence[bytes], geos: Optional[Engine] = None) -> bytes:
    """The ground that any of several polygons covers, as MultiPolygon WKB."""
    geos = geos or engine()
    whole = joined(geos, list(geos.from_wkb([to_multipolygon(wkb) for wkb in polygons])))
    return to_multipolygon(geos.to_wkb(object_array([whole]))[0])


def perimeter(wkb: bytes, geos: Optional[Engine] = None) -> float:
    """Plane length of all rings of a polygon."""
    geos = geos or engine()
    return float(geos.perimeters(geos.from_wkb([to_multipolygon(wkb)]))[0])


def shared_ground(first: bytes, second: bytes, geos: Optional[Engine] = None) -> Optional[bytes]:
    """What two polygons share as MultiPolygon WKB, or None when that is no area."""
    geos = geos or engine()
    one, other = geos.from_wkb([to_multipolygon(first), to_multipolygon(second)])
    shared = single(geos.intersection(object_array([one]), object_array([other])))
    if float(geos.areas(object_array([shared]))[0]) <= 0:
        return None
    return to_multipolygon(geos.to_wkb(object_array([repair(geos, shared)]))[0])
