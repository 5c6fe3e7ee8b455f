"""What is left of a case: its polygon less everything that has been accepted."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

from ..domain.language import translate
from .frame import Frame
from .geos import Engine, joined, object_array, single
from .geos import engine as chosen_engine
from .placing import NOISE_M2, Restorer, place_features
from .plane import working_planes
from .problem import GeometryProblem
from .wkb import read_many


def remainder(
    case: bytes, accepted: Sequence[bytes], frame: Frame, method: str, engine: Optional[Engine] = None
) -> Tuple[float, Optional[bytes]]:
    """Return the area in m² of `case` not covered by `accepted`, and that ground as MultiPolygon WKB.

    All polygons are in `frame`; `method` as for `areas.areas_m2`. Invalid polygons are repaired. Less than
    1e-6 m² is numerical noise: then (0.0, None). Raises GeometryProblem when a polygon cannot be used at
    all, naming which one: a closing must not rest on ground that could not be computed.
    """
    geos = engine or chosen_engine()
    read = read_many([case, *accepted])
    for number, problem in enumerate(read.problems):
        if problem:
            raise _unusable(number, problem)
    plane, _ = working_planes(read.shapes.take([0]), frame, method)[0]
    placed = place_features(geos, plane, read.shapes, frame)
    for number, problem in enumerate(placed.problems):
        if problem:
            raise _unusable(number, problem)
    left = placed.geometries[0]
    if accepted:
        covered = joined(geos, list(placed.geometries[1:]))
        left = single(geos.difference(object_array([left]), object_array([covered])))
    area = float(geos.areas(object_array([left]))[0])
    if area < NOISE_M2:
        return 0.0, None
    back = Restorer(plane, frame, [(placed.plane_xy, placed.source_xy)])
    return area, back.written(geos, object_array([left])).blobs[0]


def _unusable(number: int, problem: str) -> GeometryProblem:
    if number == 0:
        return GeometryProblem(
            translate("FarmlandGuard", "The case's polygon cannot be used: {problem}.").format(problem=problem)
        )
    return GeometryProblem(
        translate("FarmlandGuard", "Accepted polygon {number} cannot be used: {problem}.").format(
            number=number, problem=problem
        )
    )
