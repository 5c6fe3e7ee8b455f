"""What is left of a case: its polygon less everything that has been accepted."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

import numpy as np

from ..domain.language import translate
from .frame import Frame
from .geos import Engine, object_array, single
from .geos import engine as chosen_engine
from .placing import Restorer, place_features
from .plane import working_planes
from .problem import GeometryProblem
from .shapes import Shapes
from .wkb import read_many, write_many

NOISE_M2 = 1e-6


def remainder(
    case: bytes, accepted: Sequence[bytes], frame: Frame, method: str, engine: Optional[Engine] = None
) -> Tuple[float, Optional[bytes]]:
    """Return the area in m² of `case` not covered by `accepted`, and that ground as MultiPolygon WKB in `frame`.

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
        covered = geos.union(list(placed.geometries[1:]))
        left = single(geos.difference(object_array([left]), object_array([covered])))
    shapes = without_specks(read_many(geos.to_wkb(object_array([left]))).shapes, NOISE_M2)
    area = float(shapes.areas()[0])
    if area < NOISE_M2:
        return 0.0, None
    back = Restorer(plane, frame, [(placed.plane_xy, placed.source_xy)])
    return area, write_many(shapes.with_xy(back(shapes.xy)), always_multi=True)[0]


def without_specks(shapes: Shapes, noise: float) -> Shapes:
    """Return the features without polygons smaller than `noise`, except where a feature has nothing else."""
    areas = shapes.polygon_areas()
    feature = np.repeat(np.arange(len(shapes)), np.diff(shapes.shape_at))
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, feature, areas)
    return shapes.keep_polygons((areas >= noise) | (largest[feature] < noise))


def _unusable(number: int, problem: str) -> GeometryProblem:
    if number == 0:
        return GeometryProblem(
            translate("FarmlandGuard", "The case's polygon cannot be used: {problem}.").format(
                problem=problem
            )
        )
    return GeometryProblem(
        translate("FarmlandGuard", "Accepted polygon {number} cannot be used: {problem}.").format(
            number=number, problem=problem
        )
    )


__all__: List[str] = ["NOISE_M2", "remainder", "without_specks"]
