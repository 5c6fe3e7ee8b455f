"""The polygons of pieces whose areas the kernel has measured, made by GEOS where somebody wants to see them."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Tuple

import numpy as np

from .baselayer import BaseLayer
from .cutting import UNCOVERED
from .geos import MANY_VERTICES, Engine, joined, object_array
from .measuring import LayerMeasure
from .placing import NOISE_M2, place_features
from .plane import Plane
from .problem import GeometryProblem
from .shapes import Booleans, Floats, Integers, Objects
from .wkb import NO_POLYGON


class Shown(NamedTuple):
    """Polygons aligned with the pieces; places that GEOS must cut anew (`unsure`) or cannot; vertices on plane and in source."""

    geometries: Objects
    unsure: Booleans
    failures: Dict[int, str]
    known: Tuple[Floats, Floats]


def show(
    geos: Engine,
    plane: Plane,
    layer: BaseLayer,
    numbers: Integers,
    subjects: Objects,
    areas: Floats,
    found: LayerMeasure,
    without: Booleans,
    with_rest: bool,
) -> Shown:
    """Make the polygons of `found`'s pieces, except at the places marked in `without`; those of uncovered pieces only `with_rest`.

    A piece that measures as much as its subject or its base polygon is that polygon. A place whose base polygons
    GEOS calls invalid, though the kernel could measure them, is unsure: there the repaired polygons are cut.
    """
    unsure = np.zeros(len(numbers), dtype=bool)
    covered = np.flatnonzero((found.slot != UNCOVERED) & ~without[found.place])
    slots, row = np.unique(found.slot[covered], return_inverse=True)
    shapes = layer.shapes.take(slots)
    rows = place_features(geos, plane, shapes, layer.frame)
    spoilt = np.array([bool(problem or mended) for problem, mended in zip(rows.problems, rows.repairs)], dtype=bool)
    if spoilt.any():
        unsure[found.place[covered[spoilt[row]]]] = True
    skipped = without | unsure
    geometries: Objects = object_array([None] * len(found.place))
    failures: Dict[int, str] = {}
    todo = ~skipped[found.place[covered]]
    pairs, row = covered[todo], row[todo]
    row_of = row
    place = found.place[pairs]
    whole = found.areas[pairs] >= areas[place] - NOISE_M2
    geometries[pairs[whole]] = subjects[place[whole]]
    rest, row = pairs[~whole], row[~whole]
    bases = rows.geometries[row]
    inside = found.areas[rest] >= geos.areas(bases) - NOISE_M2 if len(rest) else np.zeros(0, dtype=bool)
    geometries[rest[inside]] = bases[inside]
    cut = rest[~inside]
    outcome = geos.intersection(subjects[found.place[cut]], bases[~inside])
    geometries[cut] = outcome.geometries
    for number, reason in outcome.failures.items():
        failures[int(found.place[cut[number]])] = reason
    # What is left is cut along the base polygons themselves: a piece's own corners are rounded, and would leave hairs.
    covers = geometries.copy()
    small = np.diff(shapes.first_vertex)[row_of] <= MANY_VERTICES
    covers[pairs[small]] = rows.geometries[row_of[small]]
    if with_rest:
        _show_uncovered(geos, subjects, found, skipped, geometries, covers, failures)
    nothing = geos.from_wkb([NO_POLYGON])[0]
    for number in np.flatnonzero([geometry is None for geometry in geometries]):
        geometries[number] = nothing
    return Shown(geometries, unsure, failures, (rows.plane_xy, rows.source_xy))


def _show_uncovered(
    geos: Engine,
    subjects: Objects,
    found: LayerMeasure,
    skipped: Booleans,
    geometries: Objects,
    covers: Objects,
    failures: Dict[int, str],
) -> None:
    open_ones = np.flatnonzero((found.slot == UNCOVERED) & ~skipped[found.place])
    begin = np.searchsorted(found.place, found.place[open_ones])
    targets: List[int] = []
    taken: List[object] = []
    for piece, first in zip(map(int, open_ones), map(int, begin)):
        place = int(found.place[piece])
        if place in failures:
            continue
        if first == piece:
            geometries[piece] = subjects[place]
            continue
        try:
            taken.append(covers[first] if piece - first == 1 else joined(geos, list(covers[first:piece])))
            targets.append(piece)
        except GeometryProblem as problem:
            failures[place] = str(problem)
    outcome = geos.difference(subjects[found.place[targets]], object_array(taken))
    geometries[targets] = outcome.geometries
    for number, reason in outcome.failures.items():
        failures[int(found.place[targets[number]])] = reason
