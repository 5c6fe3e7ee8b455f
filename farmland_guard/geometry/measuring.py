"""One batch of subjects against the base layers, by the area kernel: every piece's area, and what must be left to GEOS."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .baselayer import BaseLayer
from .cutting import RELATIVE_NOISE, UNCOVERED
from .edges import Edges, edges_of
from .frame import Frame
from .kernel import Meeting, meeting, repeated, repeated_among
from .placing import NOISE_M2, PlacedShapes, place_shapes
from .plane import Plane
from .shapes import Booleans, Floats, Integers, Shapes

# What summing the kernel's terms leaves of two polygons that only touch; below it there is no piece at all.
PHANTOM_M2 = 1e-9


class LayerMeasure(NamedTuple):
    """What a batch takes of one layer: pieces by place of the subject in the batch and slot of the base row, sorted by both.

    The uncovered piece (slot −1) comes last. `unsure` marks the places whose base polygons overlap one another or
    themselves, or cannot be used: their pieces are not to be trusted. `bad_rows` are slots with a reason.
    """

    place: Integers
    slot: Integers
    areas: Floats
    unsure: Booleans
    bad_rows: List[Tuple[int, str]]
    noise_count: int
    noise_m2: float


class Measured(NamedTuple):
    """A batch: areas of the subjects (NaN where there is none), why not, and those that are invalid or have no area."""

    areas: Floats
    problems: List[Optional[str]]
    invalid: Booleans
    layers: List[LayerMeasure]
    placed: PlacedShapes


def measure(
    plane: Plane, frame: Frame, shapes: Shapes, numbers: Integers, layers: Sequence[BaseLayer], located: bool
) -> Measured:
    """Measure the subjects `numbers` of `shapes` (in `frame`; numbers sorted) against the layers' collected rows."""
    placed = place_shapes(plane, shapes.take(numbers), frame, located)
    edges = edges_of(placed.shapes)
    filled = np.diff(placed.shapes.first_vertex) > 0
    invalid = filled & (edges.folded | ~(edges.areas > 0))
    doubtful = np.flatnonzero(filled & ~edges.starred & ~invalid)
    if len(doubtful):
        twice = repeated(edges, doubtful, np.arange(len(doubtful)), edges.boxes[doubtful])
        invalid[doubtful] = np.abs(twice) > _noise(edges.areas[doubtful])
    usable = filled & ~invalid
    measures = [_measure_layer(plane, layer, edges, numbers, usable) for layer in layers]
    return Measured(np.where(usable, edges.areas, np.nan), placed.problems, invalid, measures, placed)


def _noise(areas: Floats) -> Floats:
    return np.maximum(NOISE_M2, RELATIVE_NOISE * areas)


def _measure_layer(plane: Plane, layer: BaseLayer, subjects: Edges, numbers: Integers, usable: Booleans) -> LayerMeasure:
    place, slot = pairs_of(layer, numbers)
    kept = usable[place]
    place, slot = place[kept], slot[kept]
    rows, row = np.unique(slot, return_inverse=True)
    placed = place_shapes(plane, layer.shapes.take(rows), layer.frame)
    bases = edges_of(placed.shapes)
    met = meeting(subjects, bases, place, row)
    areas = met.areas
    bad_rows = [(int(rows[at]), problem) for at, problem in enumerate(placed.problems) if problem]
    unsure = np.zeros(len(numbers), dtype=bool)
    if not layer.trusted:
        filled = np.diff(placed.shapes.first_vertex) > 0
        wrong = filled & (bases.folded | ~(bases.areas > 0))
        unsure[place[wrong[row]]] = True
        # A base polygon that is simple and shares nothing with the subject has no say in what is covered there.
        asked = (areas >= PHANTOM_M2) | ~bases.starred[row]
        unsure |= _repeating(subjects, bases, place, row, asked, met)
    covered = np.bincount(place, areas, minlength=len(numbers))
    noise = _noise(subjects.areas)
    left = subjects.areas - covered
    unsure |= usable & (left < -noise)
    folded_away = (areas >= PHANTOM_M2) & (areas < NOISE_M2) & ~unsure[place]
    open_ones = np.flatnonzero(usable & ~unsure & (left > noise))
    real = np.flatnonzero((areas >= NOISE_M2) & ~unsure[place])
    all_places = np.concatenate((place[real], open_ones))
    order = np.argsort(all_places, kind="stable")
    return LayerMeasure(
        all_places[order],
        np.concatenate((slot[real], np.full(len(open_ones), UNCOVERED)))[order],
        np.concatenate((areas[real], left[open_ones]))[order],
        unsure,
        bad_rows,
        int(folded_away.sum()),
        float(areas[folded_away].sum()),
    )


def pairs_of(layer: BaseLayer, numbers: Integers) -> Tuple[Integers, Integers]:
    """Return the layer's pairs of these subjects (sorted numbers) as place among them and slot."""
    begin, end = np.searchsorted(layer.subject, numbers), np.searchsorted(layer.subject, numbers, side="right")
    counts = end - begin
    total = np.cumsum(counts)
    place = np.repeat(np.arange(len(numbers)), counts)
    at = np.arange(int(total[-1]) if len(total) else 0) + np.repeat(begin - (total - counts), counts)
    return place, layer.slot[at]


def _repeating(
    subjects: Edges, bases: Edges, place: Integers, row: Integers, asked: Booleans, met: Meeting
) -> Booleans:
    """Return which subjects' base polygons, of the pairs `asked`, cover ground in the subject's box more than once, or wrongly."""
    alone = np.bincount(place[asked], minlength=len(subjects)) == 1
    asked = asked & ~(alone[place] & bases.starred[row])
    out = np.zeros(len(subjects), dtype=bool)
    groups = np.unique(place[asked])
    if len(groups):
        group = np.where(asked, np.searchsorted(groups, place), -1)
        twice = repeated_among(met, bases, row, group, subjects.boxes[groups])
        out[groups] = np.abs(twice) > _noise(subjects.areas[groups])
    return out
