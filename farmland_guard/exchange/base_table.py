"""A base layer as the area check reads it: in blocks, only the columns its role needs."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Protocol, Sequence, Tuple

import numpy as np

from ..domain.errors import InputError
from ..domain.fieldnames import land_class_code, net_factor, resolve
from ..domain.language import listed, translate
from ..geometry.baselayer import About, Block
from ..geometry.joining import BoxGrid
from ..geometry.shapes import Floats, Integers
from ..geometry.wkb import ReadMany, read_many
from .gpkg_rows import Rows

_FACTOR_FIELDS = ("kcxs", "gross_m2", "net_m2")


def base_fields(fields: Sequence[str], role: str, name: str) -> Dict[str, str]:
    """The fields of a base layer by canonical name; InputError for land use without a land class (DLBM): nothing would count."""
    found = resolve(fields, role)
    if role == "landuse" and "land_class" not in found:
        raise InputError(
            translate("FarmlandGuard", "{layer} lacks a field for the land class (DLBM); it has: {fields}.").format(
                layer=name, fields=listed(fields)
            )
        )
    return found


class RowTable(Protocol):
    """What a base layer is read from: a `GeoPackageLayer`, or a `FeatureTable` for all that QGIS reads."""

    name: str
    fields: List[str]

    def rows(
        self, names: Sequence[str], near: Optional[BoxGrid] = None, prefix: Optional[Tuple[str, str]] = None
    ) -> Iterator[Rows]:
        """Yield the rows in blocks; see `GeoPackageLayer.rows`."""


class BaseTable:
    """Rows of a layer for `geometry.baselayer.Base`; a row's number is its key less one, so that it is named by its key.

    `classes`: only land classes that begin with it are read ("" for all). `notes` gather sentences on unreadable deductions, in
    which the layer is called `name`.
    """

    trusted = False

    def __init__(
        self,
        layer: RowTable,
        role: str,
        classes: str = "",
        name: Optional[str] = None,
        notes: Optional[List[str]] = None,
    ) -> None:
        """Find the fields; InputError as `base_fields`."""
        self.layer = layer
        self.name = name or layer.name
        self.notes: List[str] = [] if notes is None else notes
        self._fields = base_fields(layer.fields, role, self.name)
        self._classes, self._role = classes, role
        self._known: Dict[Any, Optional[str]] = {}
        wanted = ("source_id", "land_class", *_FACTOR_FIELDS)
        self._names = list(dict.fromkeys(self._fields[name] for name in wanted if name in self._fields))

    def blocks(self, near: BoxGrid) -> Iterator[Block]:
        """Yield the rows block by block; those that meet none of the boxes of `near` may be left out."""
        prefix = (self._fields["land_class"], self._classes) if self._classes else None
        for rows in self.layer.rows(self._names, near, prefix):
            yield self._block(rows)

    def _block(self, rows: Rows) -> Block:
        def read(places: Integers) -> ReadMany:
            return read_many([rows.blobs[place] for place in places], rows.skips[places])

        def about(places: Integers) -> About:
            return self._about(rows, places)

        numbers, boxes = rows.numbers - 1, rows.boxes
        if self._classes:
            names = self._land_classes(rows.values[self._fields["land_class"]])
            begins = {name: (name or "").startswith(self._classes) for name in set(names)}
            other = ~np.fromiter(map(begins.__getitem__, names), dtype=bool, count=len(names))
            if other.any():
                return self._block(_without(rows, np.flatnonzero(~other)))
        bare = np.flatnonzero(np.isnan(boxes[:, 0]))
        if len(bare):
            # Rows without an envelope in their header: no geometry, or a writer that leaves it out.
            boxes[bare] = read(bare).shapes.boxes()
        return Block(numbers, boxes, read, about)

    def _land_classes(self, values: Sequence[Any]) -> List[Optional[str]]:
        known = self._known
        for value in set(values):
            if value not in known:
                known[value] = land_class_code(value)
        return [known[value] for value in values]

    def _about(self, rows: Rows, places: Integers) -> About:
        keys = rows.ids[places].tolist()
        ids = self._column(rows, "source_id", places)
        source_ids: List[Optional[str]] = [
            str(key) if value is None or value == "" else str(value).strip() for key, value in zip(keys, ids)
        ]
        classes = self._land_classes(self._column(rows, "land_class", places))
        return About(source_ids, classes, self._net_factors(rows, places))

    def _column(self, rows: Rows, name: str, places: Integers) -> Sequence[Any]:
        if name not in self._fields:
            return [None] * len(places)
        values = rows.values[self._fields[name]]
        return values if len(places) == len(values) else [values[place] for place in places]

    def _net_factors(self, rows: Rows, places: Integers) -> Floats:
        """`fieldnames.net_factor` for all rows at once; what is no plain number goes through that function itself."""
        columns = {name: self._column(rows, name, places) for name in _FACTOR_FIELDS if name in self._fields}
        out = np.ones(len(places))
        try:
            kcxs, gross, net = (np.array(columns.get(name, np.full(len(places), np.nan)), dtype=np.float64) for name in _FACTOR_FIELDS)
        except (TypeError, ValueError):
            odd = np.ones(len(places), dtype=bool)
        else:
            declared = (net > 0) & (net <= gross)
            deducted = kcxs > 0
            out[deducted] = 1.0 - kcxs[deducted]
            first = declared if self._role == "pbf" else declared & ~deducted
            out[first] = net[first] / gross[first]
            odd = ~((kcxs >= 0) & (kcxs < 1) | np.isnan(kcxs)) | np.isinf(gross) | np.isinf(net)
        for place in np.flatnonzero(odd):
            try:
                out[place] = net_factor({name: values[place] for name, values in columns.items()}, self._role)
            except ValueError as problem:
                out[place] = 1.0
                self.notes.append(
                    translate("FarmlandGuard", "{layer}, row {row}: {text}.").format(
                        layer=self.name, row=rows.numbers[places[place]], text=problem
                    )
                )
        return out


def _without(rows: Rows, kept: Integers) -> Rows:
    values = {name: [column[place] for place in kept] for name, column in rows.values.items()}
    return Rows(rows.numbers[kept], rows.ids[kept], [rows.blobs[place] for place in kept], rows.skips[kept], rows.boxes[kept], values)
