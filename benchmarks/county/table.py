"""Rows on their way into a file: a layer with typed fields, columns and polygons; areas and net areas of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Sequence

import numpy as np
import shapely

from farmland_guard.geometry.areas import areas_m2
from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.plane import ELLIPSOIDAL

FRAME = GaussFrame(111.0, 37500000.0)
"""EPSG:4525."""

_CHUNK = 50000


@dataclass(frozen=True)
class Field:
    """A field of a file; `kind` is text, real, integer or date."""

    name: str
    kind: str
    width: int = 0
    precision: int = 0


def text(name: str, width: int) -> Field:
    """Return a text field."""
    return Field(name, "text", width)


def real(name: str, width: int = 18, precision: int = 2) -> Field:
    """Return a decimal field."""
    return Field(name, "real", width, precision)


@dataclass
class Layer:
    """One layer of a file: `columns` maps field names to values, one per polygon of `geometry`."""

    name: str
    title: str
    description: str
    fields: Sequence[Field]
    columns: dict[str, Sequence[Any]]
    geometry: np.ndarray
    faults: list[tuple[str, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.geometry)

    def taken(self, order: np.ndarray) -> Layer:
        """Return the layer with the rows of `order`."""
        columns = {name: [values[k] for k in order.tolist()] for name, values in self.columns.items()}
        return Layer(self.name, self.title, self.description, self.fields, columns, self.geometry[order], self.faults)


def cents(geometry: np.ndarray) -> np.ndarray:
    """Return ellipsoidal areas (TD/T 1055-2019) in whole 0.01 m², rounded half up."""
    result = np.empty(len(geometry), dtype=np.int64)
    for start in range(0, len(geometry), _CHUNK):
        blobs = [bytes(blob) for blob in shapely.to_wkb(geometry[start : start + _CHUNK])]
        for number, (area, problem) in enumerate(areas_m2(blobs, FRAME, ELLIPSOIDAL)):
            if area is None:
                raise RuntimeError(f"polygon {start + number} cannot be measured: {problem}")
            result[start + number] = int(np.floor(area * 100 + 0.5))
    return result


def deducted_cents(gross: np.ndarray, factor: np.ndarray) -> np.ndarray:
    """Return KCMJ = TBMJ × KCXS in whole 0.01 m², rounded half up; `factor` has at most 4 decimals."""
    ten_thousandths = np.round(factor * 10000).astype(np.int64)
    return (gross * ten_thousandths + 5000) // 10000


def metres(values: np.ndarray) -> list[float]:
    """Return whole 0.01 m² as m²."""
    return [value / 100 for value in values.tolist()]
