"""One batch of subjects against the base layers, by the area kernel: every piece's area, and what must be left to GEOS."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .baselayer import BaseLayer
from .cutting import RELATIVE_NOISE, UNCOVERED
from .edges import LONG, Edges, edges_of
from .frame import Frame
from .meeting import Meeting, meeting, repeated, repeated_among
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
    edges = edges_of(placed.shapes, np.zeros(len(numbers), dtype=np.int64))
    filled = np.diff(placed.shapes.first_vertex) > 0
    invalid = filled & (edges.folded | ~(edges.areas > 0))
    doubtful = np.flatnonzero(filled & ~edges.starred & ~invalid)
    if len(doubtful):
        twice = repeated(edges, doubtful, np.arange(len(doubtful)), edges.boxes[doubtful])
        invalid[doubtful] = np.abs(twice) > _noise(edges.areas[doubtful])
    usable = filled & ~invalid
    near = [_near(plane, layer, numbers, usable, edges.boxes) for layer in layers]
    met = meeting(edges, [each.edges for each in near], [(each.place, each.row) for each in near])
    ends = np.cumsum([len(each.place) for each in near]).tolist()
    measures = [
        _measure_layer(layer, edges, usable, each, met, slice(end - len(each.place), end))
        for layer, each, end in zip(layers, near, ends)
    ]
    return Measured(np.where(usable, edges.areas, np.nan), placed.problems, invalid, measures, placed)


class _Near(NamedTuple):
    """The pairs of a layer by place of the subject and row, sorted by both; of the rows their slots, edges, why one has none."""

    place: Integers
    row: Integers
    slots: Integers
    edges: Edges
    problems: List[Optional[str]]


def _near(plane: Plane, layer: BaseLayer, numbers: Integers, usable: Booleans, boxes: Floats) -> _Near:
    """Return what lies about the subjects `numbers`, whose boxes on the plane are `boxes`."""
    place, slot = pairs_of(layer, numbers)
    kept = usable[place]
    place = place[kept]
    slots, row = np.unique(slot[kept], return_inverse=True)
    placed = place_shapes(plane, layer.shapes.take(slots), layer.frame)
    reach = np.tile((np.inf, -np.inf), (len(slots), 1))
    asked = np.flatnonzero((np.diff(placed.shapes.first_vertex) > LONG)[row])
    np.minimum.at(reach[:, 0], row[asked], boxes[place[asked], 0])
    np.maximum.at(reach[:, 1], row[asked], boxes[place[asked], 2])
    edges = edges_of(placed.shapes, np.bincount(row, minlength=len(slots)), reach)
    return _Near(place, row, slots, edges, placed.problems)


def _noise(areas: Floats) -> Floats:
    return np.maximum(NOISE_M2, RELATIVE_NOISE * areas)


def _measure_layer(
    layer: BaseLayer, subjects: Edges, usable: Booleans, near: _Near, met: Meeting, own: slice
) -> LayerMeasure:
    """Take what `met` says of one layer, whose pairs are `own` there."""
    place, row = near.place, near.row
    areas = met.areas[own]
    bad_rows = [(int(near.slots[at]), problem) for at, problem in enumerate(near.problems) if problem]
    unsure = np.zeros(len(subjects), dtype=bool)
    if not layer.trusted:
        filled = ~np.isnan(near.edges.boxes[:, 0])
        wrong = filled & (near.edges.folded | ~(near.edges.areas > 0))
        unsure[place[wrong[row]]] = True
        # A base polygon that is simple and shares nothing with the subject has no say in what is covered there, nor has one alone.
        simple = near.edges.starred[row]
        asked = (areas >= PHANTOM_M2) | ~simple
        asked &= ~simple | (np.bincount(place[asked], minlength=len(subjects)) > 1)[place]
        among = np.zeros(len(met.areas), dtype=bool)
        among[own] = asked
        unsure |= np.abs(repeated_among(met, among)) > _noise(subjects.areas)
    covered = np.bincount(place, areas, minlength=len(subjects))
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
        np.concatenate((near.slots[row[real]], np.full(len(open_ones), UNCOVERED)))[order],
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
