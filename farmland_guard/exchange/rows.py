"""Rows that are no QGIS layer: parcels of a land TXT, and polygons whose attributes stand in a list beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, Iterator, List, Protocol, Sequence

from qgis.core import QgsCoordinateReferenceSystem

from ..domain.language import translate
from .landtxt_model import LandParcel
from .source import SourceRow


class Rows(Protocol):
    """What casework reads patches from; `VectorRows` is one of these."""

    name: str
    crs: QgsCoordinateReferenceSystem
    fields: List[str]
    notes: List[str]

    def __len__(self) -> int:
        """How many rows there are."""

    def __iter__(self) -> Iterator[SourceRow]:
        """Every row, in the source's order."""


class MemoryRows:
    """Rows held in memory."""

    def __init__(
        self, name: str, crs: QgsCoordinateReferenceSystem, fields: Sequence[str], rows: Sequence[SourceRow], notes: Sequence[str] = ()
    ) -> None:
        """Keep them."""
        self.name, self.crs = name, crs
        self.fields = list(fields)
        self.notes = list(notes)
        self._rows = list(rows)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[SourceRow]:
        """Every row."""
        return iter(self._rows)


TXT_FIELDS = ("地块编号", "地块名称", "面积(平方米)", "图幅号", "用途", "地类编码")


def rows_of_parcels(
    name: str, crs: QgsCoordinateReferenceSystem, parcels: Sequence[LandParcel], notes: Sequence[str] = ()
) -> MemoryRows:
    """The parcels of a land TXT under the field names TXT_FIELDS; further attributes of a parcel keep their own names."""
    more = list(dict.fromkeys(key for parcel in parcels for key in parcel.other if key not in TXT_FIELDS))
    rows = []
    for number, parcel in enumerate(parcels, 1):
        values: Dict[str, Any] = dict(
            zip(
                TXT_FIELDS,
                (parcel.code, parcel.name, parcel.declared_area_m2(), parcel.sheet, parcel.usage, parcel.land_class),
            )
        )
        values.update({key: parcel.other.get(key) for key in more})
        if parcel.parts:
            rows.append(SourceRow(number, number, parcel.wkb(), values))
        else:
            problem = translate("FarmlandGuard", "{layer}, row {row}: {reason}").format(
                layer=name, row=number, reason=translate("FarmlandGuard", "there is no geometry.")
            )
            rows.append(SourceRow(number, number, None, values, problem))
    return MemoryRows(name, crs, [*TXT_FIELDS, *more], rows, notes)


def with_attributes(rows: Rows, added: Sequence[str], values: Dict[int, Dict[str, Any]]) -> MemoryRows:
    """The rows with fields `added`; `values` maps row number → their values. A field that is there is filled where empty."""
    fields = [*rows.fields, *(name for name in added if name not in rows.fields)]
    made = []
    for row in rows:
        mine = dict(row.attributes)
        for name, value in values.get(row.number, {}).items():
            if mine.get(name) in (None, ""):
                mine[name] = value
        made.append(replace(row, attributes=mine))
    return MemoryRows(rows.name, rows.crs, fields, made, rows.notes)
