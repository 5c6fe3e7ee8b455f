"""The figures of one batch of subjects: areas by the kernel, polygons and everything doubtful by GEOS, parts made to add up.

All of it in columns; `overlap` makes objects of them, bulk runs write them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from ..domain.limits import CheckLimits
from .adjusting import adjust_groups
from .baselayer import BaseLayer
from .cutting import UNCOVERED, Cut, cut
from .frame import Frame
from .geos import Engine
from .measuring import LayerMeasure, Measured, measure, pairs_of
from .placing import PlacedFeatures, Restorer, made_valid, place_features
from .plane import Plane
from .shapes import Booleans, Floats, Integers, Objects, Shapes
from .showing import show
from .wkb import NO_POLYGON

USUAL_LIMITS = CheckLimits()

# What is wanted of the pieces: none, figures, polygons of what base polygons cover, polygons of all.
NO_PIECES, FIGURES, COVERED, POLYGONS = "none", "figures", "covered", "polygons"
_DRAWN = (COVERED, POLYGONS)


def _no_figures() -> Floats:
    return np.zeros(0)


def _no_numbers() -> Integers:
    return np.zeros(0, dtype=np.int64)


@dataclass
class LayerPortion:
    """One layer's share of a portion.

    `gross_m2` and `net_m2` are the sums of what counts (all of permanent basic farmland, of land use the cultivated), by place of
    the subject in the portion; NaN where they could not be computed. The pieces stand sorted by place, then base row, the
    uncovered one (slot −1) last; `widths_m` (2·area/perimeter), `slivers`, `blobs` and their `boxes` only where polygons were
    asked for (an uncovered piece whose polygon was not has an empty one, its box NaN).
    """

    gross_m2: Floats = field(default_factory=_no_figures)
    net_m2: Floats = field(default_factory=_no_figures)
    place: Integers = field(default_factory=_no_numbers)
    slot: Integers = field(default_factory=_no_numbers)
    areas_m2: Floats = field(default_factory=_no_figures)
    adjusted_m2: Floats = field(default_factory=_no_figures)
    piece_net_m2: Floats = field(default_factory=_no_figures)
    widths_m: Optional[Floats] = None
    slivers: Optional[Booleans] = None
    blobs: Optional[List[bytes]] = None
    boxes: Optional[Floats] = None
    shared: Dict[Tuple[int, int], float] = field(default_factory=dict)
    noise_count: int = 0
    noise_m2: float = 0.0


@dataclass
class Portion:
    """Results for the subjects `numbers`; `areas_m2` NaN where there is none, `problems` by place."""

    numbers: Integers
    areas_m2: Floats
    problems: Dict[int, List[str]]
    layers: List[LayerPortion]


class _Pieces(NamedTuple):
    place: Integers
    slot: Integers
    areas: Floats
    geometries: Optional[Objects]


@dataclass
class Workshop:
    """Everything that the batches of one plane share. `geos` is asked for only when a batch needs it."""

    plane: Plane
    frame: Frame
    shapes: Shapes
    layers: Sequence[BaseLayer]
    counted: Sequence[Booleans]
    located: bool
    wanted: str
    geos: Callable[[], Engine]
    limits: CheckLimits = USUAL_LIMITS

    def portion(self, numbers: Integers) -> Portion:
        """Return the results of the subjects `numbers` (sorted)."""
        measured = measure(self.plane, self.frame, self.shapes, numbers, self.layers, self.located)
        problems: Dict[int, List[str]] = {at: [text] for at, text in enumerate(measured.problems) if text}
        needy = measured.invalid.copy()
        for layer in measured.layers:
            needy |= layer.unsure
        chosen = np.arange(len(numbers)) if self.wanted in _DRAWN else np.flatnonzero(needy)
        features: Optional[PlacedFeatures] = None
        areas = measured.areas.copy()
        if len(chosen):
            features = made_valid(self.geos(), self.plane, measured.placed.take(chosen), self.frame)
            self._take_repaired(measured, chosen, features, areas, problems)
        layers = [
            self._layer(number, numbers, measured, features, chosen, areas, problems) for number in range(len(self.layers))
        ]
        return Portion(numbers, areas, problems, layers)

    def _take_repaired(
        self, measured: Measured, chosen: Integers, features: PlacedFeatures, areas: Floats, problems: Dict[int, List[str]]
    ) -> None:
        """Enter the areas of subjects that GEOS had to repair, and what was wrong with them."""
        for at, place in enumerate(map(int, chosen)):
            for text in (features.problems[at], features.repairs[at]):
                if text and text not in problems.get(place, ()):
                    problems.setdefault(place, []).append(text)
        repaired = np.flatnonzero(measured.invalid[chosen] & features.usable)
        if len(repaired):
            areas[chosen[repaired]] = self.geos().areas(features.geometries[repaired])

    def _layer(
        self,
        which: int,
        numbers: Integers,
        measured: Measured,
        features: Optional[PlacedFeatures],
        chosen: Integers,
        areas: Floats,
        problems: Dict[int, List[str]],
    ) -> LayerPortion:
        layer, found = self.layers[which], measured.layers[which]
        for slot, reason in found.bad_rows:
            layer.tell(slot, reason, True)
        exact = (measured.invalid | found.unsure) & np.isfinite(areas)
        failures: Dict[int, str] = {}
        known: List[Tuple[Floats, Floats]] = []
        pieces = _Pieces(found.place, found.slot, found.areas, None)
        if features is not None:
            subjects: Objects = np.full(len(numbers), None, dtype=object)
            subjects[chosen] = features.geometries
        if self.wanted in _DRAWN and features is not None:
            rest = self.wanted == POLYGONS
            shown = show(self.geos(), self.plane, layer, numbers, subjects, areas, found, exact, rest)
            exact |= shown.unsure
            failures.update(shown.failures)
            keep = ~exact[found.place]
            pieces = _Pieces(found.place[keep], found.slot[keep], found.areas[keep], shown.geometries[keep])
            known.append(shown.known)
        out = LayerPortion(noise_count=found.noise_count, noise_m2=found.noise_m2)
        if exact.any() and features is not None:
            made, rows = self._exact(layer, numbers, np.flatnonzero(exact), subjects, areas)
            failures.update(made.failures)
            out.shared = made.shared
            out.noise_count += made.noise_count
            out.noise_m2 += made.noise_m2
            known.append((rows.plane_xy, rows.source_xy))
            pieces = _merged(pieces, made)
        for place, reason in failures.items():
            problems.setdefault(place, []).append(f"{layer.role}: {reason}")
        if failures:
            pieces = _without(pieces, failures)
        self._enter(out, layer, self.counted[which], pieces, areas, failures, problems)
        if self.wanted in _DRAWN and features is not None and len(out.place):
            known = [pair for pair in known if layer.same_frame]
            known.append((features.plane_xy, features.source_xy))
            self._draw(out, pieces, known)
        return out

    def _exact(
        self, layer: BaseLayer, numbers: Integers, places: Integers, subjects: Objects, areas: Floats
    ) -> Tuple[Cut, PlacedFeatures]:
        """Cut the subjects at these places with GEOS, bases repaired and ground they share counted once."""
        place, slot = pairs_of(layer, numbers[places])
        slots, row = np.unique(slot, return_inverse=True)
        shapes = layer.shapes.take(slots)
        rows = place_features(self.geos(), self.plane, shapes, layer.frame)
        for at, number in enumerate(map(int, slots)):
            if rows.problems[at] or rows.repairs[at]:
                layer.tell(number, str(rows.problems[at] or rows.repairs[at]), bool(rows.problems[at]))
        keep = rows.usable[row] if len(row) else np.zeros(0, dtype=bool)
        place, slot, row = place[keep], slot[keep], row[keep]
        vertices = np.diff(shapes.first_vertex)
        made = cut(
            self.geos(),
            subjects[places],
            areas[places],
            (place, slot),
            rows.geometries[row],
            vertices[row],
            layer.source_ids,
            self.wanted != NO_PIECES,
        )
        failures = {int(places[at]): text for at, text in made.failures.items()}
        return made._replace(subject=places[made.subject], failures=failures), rows

    def _enter(
        self,
        out: LayerPortion,
        layer: BaseLayer,
        counted: Booleans,
        pieces: _Pieces,
        areas: Floats,
        failures: Dict[int, str],
        problems: Dict[int, List[str]],
    ) -> None:
        """Enter sums and pieces, the pieces adjusted; a subject whose pieces do not add up loses both."""
        place, slot = pieces.place, pieces.slot
        covered = slot != UNCOVERED
        net = pieces.areas.copy()
        net[covered] *= layer.net_factors[slot[covered]]
        sums = covered.copy()
        sums[covered] = counted[slot[covered]]
        out.gross_m2 = np.bincount(place[sums], pieces.areas[sums], minlength=len(areas)).astype(np.float64)
        out.net_m2 = np.bincount(place[sums], net[sums], minlength=len(areas)).astype(np.float64)
        lost = np.isnan(areas)
        lost[np.array(list(failures), dtype=np.int64)] = True
        if self.wanted != NO_PIECES and len(place):
            keys = np.full(len(slot), -1, dtype=np.int64)
            keys[covered] = layer.id_ranks[slot[covered]]
            adjusted, refused = adjust_groups(pieces.areas, place, np.where(lost, 0.0, areas), keys)
            for at, text in refused.items():
                problems.setdefault(at, []).append(text)
                lost[at] = True
            keep = ~lost[place]
            out.place, out.slot, out.areas_m2 = place[keep], slot[keep], pieces.areas[keep]
            out.adjusted_m2, out.piece_net_m2 = adjusted[keep], net[keep]
        out.gross_m2[lost] = np.nan
        out.net_m2[lost] = np.nan

    def _draw(self, out: LayerPortion, pieces: _Pieces, known: List[Tuple[Floats, Floats]]) -> None:
        geos = self.geos()
        if pieces.geometries is None:
            return
        kept = np.isin(pieces.place, np.unique(out.place))
        geometries = pieces.geometries[kept]
        lengths = geos.perimeters(geometries)
        out.widths_m = np.where(lengths > 0, 2 * out.areas_m2 / np.where(lengths > 0, lengths, 1.0), 0.0)
        out.slivers = (out.areas_m2 < self.limits.sliver_area_m2) & (out.widths_m < self.limits.sliver_width_m)
        drawn = np.flatnonzero(lengths > 0)
        written = Restorer(self.plane, self.frame, known).written(geos, geometries[drawn])
        out.boxes = np.full((len(geometries), 4), np.nan)
        out.boxes[drawn] = written.boxes
        out.blobs = [NO_POLYGON] * len(geometries)
        for number, blob in zip(drawn.tolist(), written.blobs):
            out.blobs[number] = blob


def _merged(pieces: _Pieces, made: Cut) -> _Pieces:
    place = np.concatenate((pieces.place, made.subject))
    slot = np.concatenate((pieces.slot, made.row))
    areas = np.concatenate((pieces.areas, made.areas))
    own = np.full(len(pieces.place), None, dtype=object) if pieces.geometries is None else pieces.geometries
    order = np.lexsort((np.where(slot == UNCOVERED, np.iinfo(np.int64).max, slot), place))
    return _Pieces(place[order], slot[order], areas[order], np.concatenate((own, made.geometries))[order])


def _without(pieces: _Pieces, failures: Dict[int, str]) -> _Pieces:
    keep = ~np.isin(pieces.place, list(failures))
    geometries = None if pieces.geometries is None else pieces.geometries[keep]
    return _Pieces(pieces.place[keep], pieces.slot[keep], pieces.areas[keep], geometries)


__all__ = ["COVERED", "FIGURES", "NO_PIECES", "POLYGONS", "USUAL_LIMITS", "LayerMeasure", "LayerPortion", "Portion", "Workshop"]
