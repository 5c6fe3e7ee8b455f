"""A whole check in columns: subjects onto their planes, base layers read once, batches of neighbours computed one after another."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Callable, Deque, Iterator, List, Optional, Sequence, Tuple

import numpy as np

from ..domain.limits import CheckLimits
from .baselayer import Base, BaseLayer
from .frame import Frame
from .geos import Engine, is_available
from .geos import engine as chosen_engine
from .joining import BoxGrid
from .plane import Plane, working_planes
from .portions import COVERED, FIGURES, NO_PIECES, POLYGONS, USUAL_LIMITS, Portion, Workshop
from .problem import Cancelled
from .shapes import Booleans, Floats, Integers, Shapes

PBF, LANDUSE = "pbf", "landuse"
ROLES = (PBF, LANDUSE)
CULTIVATED_PREFIX = "01"  # 耕地: 0101 0102 0103, in the second survey 011 012 013

# Subjects and pairs of boxes in a batch: enough to make long arrays, few enough for the cache, and for a cancel within a
# second where GEOS draws every piece.
_BATCH = 1000
_MOST_PAIRS = {NO_PIECES: 15000, FIGURES: 10000, COVERED: 5000, POLYGONS: 5000}
_CELL_SHARE = 1024

Watch = Callable[[float], None]


def counted_rows(layer: BaseLayer) -> Booleans:
    """Return which rows count in the sums: all of permanent basic farmland, of land use the cultivated."""
    if layer.role == PBF:
        return np.ones(len(layer.source_ids), dtype=bool)
    names = layer.land_classes
    counts = {name: (name or "").strip().startswith(CULTIVATED_PREFIX) for name in set(names)}
    return np.fromiter(map(counts.__getitem__, names), dtype=bool, count=len(names))


def usual_threads(engine: Optional[Engine] = None) -> int:
    """Return how many threads pay: two where numpy and shapely do the work, one where QgsGeometry holds Python's lock."""
    name = "shapely" if is_available("shapely") else "qgis"
    if engine is not None:
        name = engine.name
    return 2 if name == "shapely" and (os.cpu_count() or 1) > 1 else 1


class Run:
    """One check. `layers` hold the base rows that were met once `portions` has begun; see `overlap.check_overlap`."""

    def __init__(
        self,
        shapes: Shapes,
        frame: Frame,
        bases: Sequence[Base],
        method: str,
        wanted: str,
        engine: Optional[Engine] = None,
        progress: Optional[Callable[[float], bool]] = None,
        threads: int = 1,
        limits: CheckLimits = USUAL_LIMITS,
        planes: Optional[List[Tuple[Plane, Integers]]] = None,
    ) -> None:
        """Take what is to be checked; `wanted` is one of those of `portions`. ValueError as `check_overlap` says.

        `planes`: those of `working_planes` where the shapes are part of more.
        """
        roles = [base.role for base in bases]
        if len(set(roles)) != len(roles) or not set(roles) <= set(ROLES):
            raise ValueError(f"one base per role of {ROLES}, not {roles}")
        self.layers = [BaseLayer(base, frame) for base in bases]
        self._shapes, self._frame, self._wanted = shapes, frame, wanted
        self._engine, self._progress, self._threads, self._limits = engine, progress, threads, limits
        self._planes = working_planes(shapes, frame, method) if planes is None else planes

    def watch(self, fraction: float) -> None:
        """Tell how far the run is; Cancelled when the caller wants it to stop."""
        if self._progress is not None and self._progress(min(fraction, 1.0)) is False:
            raise Cancelled()

    def _geos(self) -> Engine:
        if self._engine is None:
            self._engine = chosen_engine()
        return self._engine

    def portions(self) -> Iterator[Portion]:
        """Yield the results batch by batch, neighbours together. Problems of base rows gather in `layers`."""
        self.watch(0.0)
        boxes = self._shapes.boxes()
        grid = BoxGrid(boxes)
        # Finding base rows of another frame takes the subject's place on the Earth.
        located = not all(layer.same_frame for layer in self.layers)
        for number, layer in enumerate(self.layers):
            layer.collect(grid, lambda done=number: self.watch(0.3 * (done + 0.5) / len(self.layers)))  # type: ignore[misc]
        counted = [counted_rows(layer) for layer in self.layers]
        self.watch(0.3)
        done, total = 0, sum(len(numbers) for _, numbers in self._planes)
        for plane, numbers in self._planes:
            shop = Workshop(
                plane, self._frame, self._shapes, self.layers, counted, located, self._wanted, self._geos, self._limits
            )
            for portion in self._worked(shop, self._batches(numbers, boxes)):
                done += len(portion.numbers)
                yield portion
                self.watch(0.3 + 0.7 * done / total)

    def _worked(self, shop: Workshop, batches: List[Integers]) -> Iterator[Portion]:
        if self._threads < 2 or len(batches) < 2:
            yield from map(shop.portion, batches)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            waiting: Deque[Future[Portion]] = deque()
            try:
                for batch in batches:
                    waiting.append(pool.submit(shop.portion, batch))
                    if len(waiting) > self._threads:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    def _batches(self, numbers: Integers, boxes: Floats) -> List[Integers]:
        """Split subjects into batches of neighbours, none with more pairs of boxes than fit the cache."""
        order = numbers[along_curve(boxes[numbers])]
        weight = np.ones(len(order))
        for layer in self.layers:
            weight += np.bincount(layer.subject, minlength=len(boxes))[order]
        share = np.maximum(np.cumsum(weight) / _MOST_PAIRS[self._wanted], np.arange(1, len(order) + 1) / _BATCH).astype(np.int64)
        cuts = np.flatnonzero(np.diff(share)) + 1
        return [np.sort(batch) for batch in np.split(order, cuts) if len(batch)]


def along_curve(boxes: Floats) -> Integers:
    """Return an order that keeps neighbours together: Morton's, over the centres."""
    if not len(boxes):
        return np.zeros(0, dtype=np.int64)
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    low = centres.min(axis=0)
    step = max(float((centres.max(axis=0) - low).max()) / _CELL_SHARE, 1e-9)
    cells = np.clip((centres - low) / step, 0, _CELL_SHARE - 1).astype(np.int64)
    key = np.zeros(len(cells), dtype=np.int64)
    for bit in range(10):
        key |= ((cells[:, 0] >> bit) & 1) << (2 * bit)
        key |= ((cells[:, 1] >> bit) & 1) << (2 * bit + 1)
    return np.argsort(key, kind="stable")
