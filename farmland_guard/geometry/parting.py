"""Cutting one patch into parts that cover it exactly, each square metre once, in ellipsoidal m²."""

from __future__ import annotations

from typing import Any, List, NamedTuple, Optional, Sequence

import numpy as np

from ..domain.language import translate
from .frame import Frame
from .geos import Engine, joined, object_array, single
from .geos import engine as chosen_engine
from .placing import NOISE_M2, Restorer, place_features
from .plane import ELLIPSOIDAL, working_planes
from .problem import GeometryProblem
from .wkb import read_many

REST = -1


class Part(NamedTuple):
    """One part; `group` counts the groups that were given, REST is what none of them covers. `wkb` in the patch's frame."""

    group: int
    area_m2: float
    wkb: bytes


class Sliver(NamedTuple):
    """Ground of `group` too small to be a part of its own; it was added to the part of group `joined`."""

    group: int
    area_m2: float
    joined: int


class Parting(NamedTuple):
    """`parts` sum to `whole_m2`."""

    whole_m2: float
    parts: List[Part]
    slivers: List[Sliver]


def divide(
    patch: bytes,
    groups: Sequence[Sequence[bytes]],
    frame: Frame,
    sliver_m2: float,
    sliver_width_m: float,
    engine: Optional[Engine] = None,
) -> Parting:
    """Cut `patch` by groups of polygons; ground that several groups claim goes to the first of them.

    A part smaller than `sliver_m2` and narrower than `sliver_width_m` is united with the neighbour it has the longest border
    with. Raises GeometryProblem when the patch or a polygon cannot be used.
    """
    geos = engine or chosen_engine()
    flat = [wkb for group in groups for wkb in group]
    read = read_many([patch, *flat])
    _refuse(list(read.problems))
    plane, _ = working_planes(read.shapes.take([0]), frame, ELLIPSOIDAL)[0]
    placed = place_features(geos, plane, read.shapes, frame)
    _refuse(placed.problems)
    left = placed.geometries[0]
    whole = _area(geos, left)
    pieces: List[Any] = []
    owners: List[int] = []
    start = 1
    for number, group in enumerate(groups):
        members = list(placed.geometries[start : start + len(group)])
        start += len(group)
        if not members:
            continue
        cover = members[0] if len(members) == 1 else joined(geos, members)
        pieces.append(single(geos.intersection(object_array([left]), object_array([cover]))))
        owners.append(number)
        left = single(geos.difference(object_array([left]), object_array([cover])))
    pieces.append(left)
    owners.append(REST)
    real = [number for number, piece in enumerate(pieces) if _area(geos, piece) > NOISE_M2]
    pieces, owners = [pieces[number] for number in real], [owners[number] for number in real]
    slivers = _join_slivers(geos, pieces, owners, sliver_m2, sliver_width_m)
    back = Restorer(plane, frame, [(placed.plane_xy, placed.source_xy)])
    areas = geos.areas(object_array(pieces))
    written = back.written(geos, object_array(pieces)).blobs
    return Parting(
        whole, [Part(owner, float(area), wkb) for owner, area, wkb in zip(owners, areas, written)], slivers
    )


def _refuse(problems: Sequence[Optional[str]]) -> None:
    for number, problem in enumerate(problems):
        if problem and number == 0:
            raise GeometryProblem(
                translate("FarmlandGuard", "The case's polygon cannot be used: {problem}.").format(problem=problem)
            )
        if problem:
            raise GeometryProblem(
                translate("FarmlandGuard", "Polygon {number} that it is cut by cannot be used: {problem}.").format(
                    number=number, problem=problem
                )
            )


def _area(geos: Engine, geometry: Any) -> float:
    return float(geos.areas(object_array([geometry]))[0])


def _join_slivers(
    geos: Engine, pieces: List[Any], owners: List[int], sliver_m2: float, sliver_width_m: float
) -> List[Sliver]:
    """Unite slivers with a neighbour, in place, the smallest first."""
    found: List[Sliver] = []
    while len(pieces) > 1:
        array = object_array(pieces)
        areas, lengths = geos.areas(array), geos.perimeters(array)
        thin = [
            number
            for number in range(len(pieces))
            if areas[number] < sliver_m2 and 2 * areas[number] / lengths[number] < sliver_width_m
        ]
        if not thin:
            break
        number = min(thin, key=lambda each: float(areas[each]))
        others = [other for other in range(len(pieces)) if other != number]
        united = [geos.union([pieces[number], pieces[other]]) for other in others]
        # What the union's outline is shorter by is twice the common border.
        saved = lengths[others] - geos.perimeters(object_array(united))
        best = int(np.argmax(saved))
        found.append(Sliver(owners[number], float(areas[number]), owners[others[best]]))
        pieces[others[best]] = united[best]
        del pieces[number], owners[number]
    return found
