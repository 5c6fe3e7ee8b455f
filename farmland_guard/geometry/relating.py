"""Ground that two sets of polygons share, and what of one lies outside the other, in ellipsoidal m²."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .frame import Frame
from .geos import Engine, object_array
from .geos import engine as chosen_engine
from .placing import NOISE_M2, Restorer, place_features
from .plane import ELLIPSOIDAL, working_planes
from .shapes import Floats, Integers
from .wkb import read_many


class Shared(NamedTuple):
    """Ground that patch `new` and patch `old` share: m² and mean width in metres (2 × area ÷ perimeter)."""

    new: int
    old: int
    area_m2: float
    width_m: float


class Comparison:
    """New and old patches (WKB in `frame`) brought once onto one equal-area plane.

    `new_m2` and `old_m2` are their areas, NaN for what cannot be used, and `new_problems` and `old_problems` why; repaired
    patches are usable and have no problem here.
    """

    def __init__(
        self,
        new: Sequence[Optional[bytes]],
        old: Sequence[Optional[bytes]],
        frame: Frame,
        engine: Optional[Engine] = None,
    ) -> None:
        """Place both."""
        self._geos = engine or chosen_engine()
        self._frame = frame
        read = read_many([*new, *old])
        planes = working_planes(read.shapes, frame, ELLIPSOIDAL)
        areas = np.full(len(read.shapes), np.nan)
        problems = list(read.problems)
        self._geometries = object_array([None] * len(read.shapes))
        if planes:
            self._plane = planes[0][0]
            self._placed = place_features(self._geos, self._plane, read.shapes, frame)
            self._geometries = self._placed.geometries
            usable = self._placed.usable
            areas[usable] = self._geos.areas(self._geometries[usable])
            problems = [before or after for before, after in zip(problems, self._placed.problems)]
        self._count = len(new)
        self.new_m2, self.old_m2 = areas[: self._count], areas[self._count :]
        self.new_problems, self.old_problems = problems[: self._count], problems[self._count :]

    def shared(self) -> List[Shared]:
        """Every pair that shares more than noise, sorted by new, then old; a pair on which GEOS fails raises nothing
        and is left out with its reason in `failures`."""
        self.failures: List[Tuple[int, int, str]] = []
        new, old = np.flatnonzero(np.isfinite(self.new_m2)), np.flatnonzero(np.isfinite(self.old_m2))
        if not len(new) or not len(old):
            return []
        places, others = self._geos.box_pairs(self._boxes(new), self._boxes(old + self._count))
        first, second = new[places], old[others]
        outcome = self._geos.intersection(self._geometries[first], self._geometries[second + self._count])
        for number, reason in outcome.failures.items():
            self.failures.append((int(first[number]), int(second[number]), reason))
        made = np.flatnonzero([geometry is not None for geometry in outcome.geometries])
        areas = self._geos.areas(outcome.geometries[made])
        real = areas > NOISE_M2
        made, areas = made[real], areas[real]
        widths = 2 * areas / self._geos.perimeters(outcome.geometries[made])
        return [
            Shared(int(first[number]), int(second[number]), float(area), float(width))
            for number, area, width in zip(made, areas, widths)
        ]

    def outside(self, pairs: Sequence[Tuple[int, int]]) -> List[Tuple[float, Optional[bytes]]]:
        """Return for each (new, old) the m² of the new patch outside the old one and that ground as WKB, or 0 and None.

        A pair on which GEOS fails has NaN and None.
        """
        if not pairs:
            return []
        first = np.array([pair[0] for pair in pairs], dtype=np.int64)
        second = np.array([pair[1] for pair in pairs], dtype=np.int64) + self._count
        outcome = self._geos.difference(self._geometries[first], self._geometries[second])
        out: List[Tuple[float, Optional[bytes]]] = [(float("nan"), None)] * len(pairs)
        made = np.flatnonzero([geometry is not None for geometry in outcome.geometries])
        areas = self._geos.areas(outcome.geometries[made])
        for number in made[areas <= NOISE_M2]:
            out[int(number)] = (0.0, None)
        left, sizes = made[areas > NOISE_M2], areas[areas > NOISE_M2]
        if len(left):
            back = Restorer(self._plane, self._frame, [(self._placed.plane_xy, self._placed.source_xy)])
            for number, size, wkb in zip(left, sizes, back.written(self._geos, outcome.geometries[left]).blobs):
                out[int(number)] = (float(size), wkb)
        return out

    def _boxes(self, numbers: Integers) -> Floats:
        return self._geos.boxes(self._geometries[numbers])
