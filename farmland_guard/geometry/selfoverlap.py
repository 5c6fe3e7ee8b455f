"""Ground that polygons of one layer claim twice. A clean base layer has none; where there is some, a check counts it once."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .edges import edges_of
from .frame import Frame
from .joining import BoxGrid
from .meeting import pair_areas
from .placing import NOISE_M2, place_shapes
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
) -> List[SharedPair]:
    """Return the pairs of valid polygons (WKB in `frame`) whose interiors overlap, in the order of the input.

    With `tile` (xmin, ymin, xmax, ymax in `frame`) only pairs whose common box begins in it are looked at, so that a
    large layer can be gone through tile by tile and every pair is met once. Polygons that cannot be used share nothing.
    """
    read = read_many(list(blobs))
    planes = working_planes(read.shapes, frame, ELLIPSOIDAL)
    if not planes:
        return []
    boxes = read.shapes.boxes()
    first, second = BoxGrid(boxes).pairs(boxes)
    wanted = first < second
    corner = np.maximum(boxes[first, :2], boxes[second, :2])
    if tile is not None:
        wanted &= (corner[:, 0] >= tile[0]) & (corner[:, 0] < tile[2])
        wanted &= (corner[:, 1] >= tile[1]) & (corner[:, 1] < tile[3])
    # Boxes that only touch share no ground.
    wanted &= (np.minimum(boxes[first, 2:], boxes[second, 2:]) > corner).all(axis=1)
    first, second = first[wanted], second[wanted]
    order = np.lexsort((second, first))
    first, second = first[order], second[order]
    if not len(first):
        return []
    touched, places = np.unique(np.concatenate((first, second)), return_inverse=True)
    edges = edges_of(place_shapes(planes[0][0], read.shapes.take(touched), frame).shapes)
    areas = pair_areas(edges, edges, places[: len(first)], places[len(first) :])
    return [
        SharedPair(int(first[number]), int(second[number]), float(areas[number]))
        for number in np.flatnonzero(areas >= NOISE_M2)
    ]
