"""Any layer that QGIS reads, as rows for `base_table`: block by block, only the columns and polygons that are asked for."""

from __future__ import annotations

from itertools import islice
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

import numpy as np
from qgis.core import QgsFeature, QgsGeometry, QgsRectangle

from ..domain.language import translate
from ..geometry.joining import BoxGrid
from ..geometry.shapes import Floats
from .gpkg_rows import Rows
from .source import VectorRows, plain, polygon_wkb

_BLOCK = 8192
_SMALL_PART = 0.25
_EMPTY = b"\x01\x03" + bytes(7)  # a polygon without rings: what is empty is called so, whatever kind it was


class FeatureTable:
    """The rows of a layer or Processing source with the face of a `GeoPackageLayer`; a row's number is its feature id.

    Shapefiles count features from 0, people rows from 1: there the number is one more. Rows that are not saved yet keep their
    negative ids. `notes` gather what was changed in a geometry.
    """

    def __init__(self, source: VectorRows, notes: List[str]) -> None:
        """Keep the source; nothing is read yet."""
        self._source, self._notes = source, notes
        self.name, self.fields = source.name, source.fields

    def rows(
        self, names: Sequence[str], near: Optional[BoxGrid] = None, prefix: Optional[Tuple[str, str]] = None
    ) -> Iterator[Rows]:
        """Yield the rows block by block; where the boxes of `near` lie in a small part of the layer, only the rows of that part.

        Rows without geometry come when the whole layer is read. `prefix` is a hint that is not taken.
        """
        places = [self.fields.index(name) for name in names]
        first = self._source.first_id()
        features = self._source.features(names, None if near is None else _common_box(near.boxes, self._source.extent()))
        while True:
            block = list(islice(features, _BLOCK))
            if not block:
                return
            ids = np.array([feature.id() for feature in block], dtype=np.int64)
            numbers = np.where(ids < 0, ids, ids + 1 - first)
            blobs = _Polygons(block, numbers.tolist(), self._source, self._notes)
            values: Dict[str, Sequence[object]] = {name: _Column(block, place) for name, place in zip(names, places)}
            yield Rows(numbers, ids, blobs, np.zeros(len(block), dtype=np.int64), blobs.boxes(), values)


class _Column(Sequence[Any]):
    """One attribute of features, a plain Python value when it is asked for: most rows meet nothing and are never asked."""

    def __init__(self, features: List[QgsFeature], place: int) -> None:
        self._features, self._place = features, place

    def __len__(self) -> int:
        return len(self._features)

    def __getitem__(self, number):  # type: ignore[no-untyped-def]
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return plain(self._features[number].attribute(self._place))


class _Polygons(Sequence[Optional[bytes]]):
    """The well-known binary of features, made when it is asked for."""

    def __init__(self, features: List[QgsFeature], numbers: List[int], source: VectorRows, notes: List[str]) -> None:
        self._geometries: List[QgsGeometry] = [feature.geometry() for feature in features]
        self._numbers, self._source, self._notes = numbers, source, notes

    def __len__(self) -> int:
        return len(self._geometries)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        geometry = self._geometries[place]
        if geometry.isNull():
            return None
        if geometry.isEmpty():
            return _EMPTY
        wkb, _, note = polygon_wkb(geometry, self._source.arc_tolerance)
        if note is not None:
            self._notes.append(
                translate("FarmlandGuard", "{layer}, row {row}: {reason}").format(
                    layer=self._source.name, row=self._numbers[place], reason=note
                )
            )
        # What is no polygon goes on as it is, for the reader to say so.
        return bytes(geometry.asWkb()) if wkb is None else wkb

    def boxes(self) -> Floats:
        """The boxes of all, NaN where there is no geometry."""
        out = np.full((len(self), 4), np.nan)
        found = [(geometry.boundingBox(), place) for place, geometry in enumerate(self._geometries) if not geometry.isEmpty()]
        if found:
            corners = [(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) for box, _ in found]
            out[[place for _, place in found]] = corners
        return out


def _common_box(near: Floats, extent: QgsRectangle) -> Optional[QgsRectangle]:
    """Return the common box, None when it is not much smaller than the layer: then reading all costs little more, and tells more."""
    good = near[np.isfinite(near).all(axis=1)]
    if not len(good):
        return None
    low, high = good[:, :2].min(axis=0), good[:, 2:].max(axis=0)
    box = QgsRectangle(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    whole = extent.width() * extent.height()
    return box if box.width() * box.height() < _SMALL_PART * whole else None
