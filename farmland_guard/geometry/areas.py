"""Area of single features, as the survey standard or the layer's own plane has it."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple

import numpy as np

from .frame import Frame
from .geos import Engine
from .geos import engine as chosen_engine
from .placing import place_features
from .plane import working_planes
from .wkb import read_many

AreaAndProblem = Tuple[Optional[float], Optional[str]]


def areas_m2(
    blobs: Sequence[Optional[bytes]], frame: Frame, method: str, engine: Optional[Engine] = None
) -> List[AreaAndProblem]:
    """Return for each WKB polygon its area in m² (unrounded) and what was wrong with it.

    `method` is "ellipsoidal" (series of 国土调查办发〔2008〕32号 / TD/T 1055-2019 on CGCS2000, edges over
    70 m densified) or "planar" (the projected plane of `frame` in metres; degrees go to their 3° zone).
    Invalid polygons are repaired first and measured, with the reason as text; what cannot be measured has
    None and the reason. Nothing is raised for a bad feature; ValueError for an unknown method.
    """
    geos = engine or chosen_engine()
    read = read_many(blobs)
    areas: List[Optional[float]] = [None] * len(blobs)
    texts = list(read.problems)
    for plane, numbers in working_planes(read.shapes, frame, method):
        placed = place_features(geos, plane, read.shapes.take(numbers), frame)
        usable = np.flatnonzero(placed.usable)
        measured = geos.areas(placed.geometries[usable])
        for place, area in zip(usable, measured):
            areas[int(numbers[place])] = float(area)
        for place, number in enumerate(numbers):
            texts[int(number)] = placed.problems[place] or placed.repairs[place]
    return list(zip(areas, texts))


def area_m2(blob: Optional[bytes], frame: Frame, method: str, engine: Optional[Engine] = None) -> AreaAndProblem:
    """Return area in m² and problem text of one WKB polygon; see `areas_m2`."""
    return areas_m2([blob], frame, method, engine)[0]
