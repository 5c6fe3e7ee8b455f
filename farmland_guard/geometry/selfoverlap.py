"""Ground that polygons of one layer claim twice. A clean base layer has none; where there is some, a check counts it once."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .frame import Frame
from .geos import Engine
from .geos import engine as chosen_engine
from .placing import NOISE_M2, place_features
from .plane import ELLIPSOIDAL, working_planes
from .wkb import read_many


class SharedPair(NamedTuple):
    """Two polygons of a layer, by their place in the input, and the ground in m² (图斑椭球面积) that both cover."""

    first: int
    second: int
    area_m2: float


def shared_pairs(
    blobs: Sequence[bytes],
    frame: Frame,
    tile: Optional[Tuple[float, float, float, float]] = None,
    engine: Optional[Engine] = None,
) -> List[SharedPair]:
    """Return the pairs of polygons (WKB in `frame`) whose interiors overlap, in the order of the input.

    With `tile` (xmin, ymin, xmax, ymax in `frame`) only pairs whose common box begins in it are looked at, so that a
    large layer can be gone through tile by tile and every pair is met once. Polygons that cannot be used share nothing.
    """
    geos = engine or chosen_engine()
    read = read_many(list(blobs))
    planes = working_planes(read.shapes, frame, ELLIPSOIDAL)
    if not planes:
        return []
    boxes = read.shapes.boxes()
    filled = np.flatnonzero(np.isfinite(boxes).all(axis=1))
    one, other = geos.box_pairs(boxes[filled], boxes[filled])
    first, second = filled[one], filled[other]
    wanted = first < second
    corner = np.maximum(boxes[first, :2], boxes[second, :2])
    if tile is not None:
        wanted &= (corner[:, 0] >= tile[0]) & (corner[:, 0] < tile[2])
        wanted &= (corner[:, 1] >= tile[1]) & (corner[:, 1] < tile[3])
    # Boxes that only touch share no ground.
    wanted &= (np.minimum(boxes[first, 2:], boxes[second, 2:]) > corner).all(axis=1)
    first, second = first[wanted], second[wanted]
    if not len(first):
        return []
    touched, places = np.unique(np.concatenate((first, second)), return_inverse=True)
    placed = place_features(geos, planes[0][0], read.shapes.take(touched), frame)
    left, right = places[: len(first)], places[len(first) :]
    usable = placed.usable[left] & placed.usable[right]
    first, second, left, right = first[usable], second[usable], left[usable], right[usable]
    common = geos.intersection(placed.geometries[left], placed.geometries[right])
    good = np.array([geometry is not None for geometry in common.geometries], dtype=bool)
    areas = np.zeros(len(first))
    areas[good] = geos.areas(common.geometries[good])
    return [
        SharedPair(int(first[number]), int(second[number]), float(areas[number]))
        for number in np.flatnonzero(areas >= NOISE_M2)
    ]
