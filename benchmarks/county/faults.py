"""Rows as one meets them in files from elsewhere, for `--with-faults`: each kind is listed in faults.csv."""

from __future__ import annotations

from typing import Any, Callable

import numpy as np
import shapely
from shapely import affinity

from .layers import Layer

Row = tuple[shapely.Geometry, dict[str, Any]]
_KINDS: dict[str, Callable[[np.random.Generator, shapely.Geometry], Row]] = {}


def _kind(name: str) -> Callable[[Callable[..., Row]], Callable[..., Row]]:
    def enter(function: Callable[..., Row]) -> Callable[..., Row]:
        _KINDS[name] = function
        return function

    return enter


def _square(geometry: shapely.Geometry, side: float) -> np.ndarray:
    x, y = shapely.get_coordinates(shapely.point_on_surface(geometry))[0]
    return np.round(np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side)]), 4)


@_kind("bowtie")
def _bowtie(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return shapely.Polygon(_square(like, 30.0)[[0, 2, 1, 3]]), {}


@_kind("spike")
def _spike(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    a, b, c, d = _square(like, 25.0)
    return shapely.Polygon([a, b, c, np.add(c, (60.0, 0.0)), c, d]), {}


@_kind("hole outside its shell")
def _stray_hole(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    ring = _square(like, 25.0)
    return shapely.Polygon(ring, [np.add(ring, (60.0, 0.0))]), {}


@_kind("duplicate")
def _duplicate(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return like, {"copy": True}


@_kind("overlaps its neighbours")
def _grown(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    grown = affinity.scale(like, 1.06, 1.06)
    return shapely.transform(grown, lambda xy: np.round(xy, 4)), {}


@_kind("overlapping parts")
def _doubled(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    ring = _square(like, 20.0)
    return shapely.MultiPolygon([shapely.Polygon(ring), shapely.Polygon(np.add(ring, (10.0, 0.0)))]), {}


@_kind("Z coordinates")
def _lifted(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return shapely.force_3d(shapely.Polygon(_square(like, 20.0)), z=round(float(rng.uniform(400, 900)), 1)), {}


@_kind("repeated vertices")
def _stutter(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return shapely.Polygon(np.repeat(_square(like, 20.0), 3, axis=0)), {}


@_kind("NULL geometry")
def _nothing(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return None, {}


@_kind("empty geometry")
def _empty(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return shapely.MultiPolygon(), {}


@_kind("class and name differ")
def _misnamed(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return shapely.Polygon(_square(like, 15.0)), {"DLMC": "不存在的地类"}


@_kind("KCXS of 1.2")
def _too_much(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return shapely.Polygon(_square(like, 15.0)), {"KCXS": 1.2}


@_kind("code missing")
def _nameless(rng: np.random.Generator, like: shapely.Geometry) -> Row:
    return shapely.Polygon(_square(like, 15.0)), {"id": ""}


def spoil(layer: Layer, identifier: str, rng: np.random.Generator) -> Layer:
    """Return the layer with faulty rows added at its end: every kind that fits its fields, at 0.05 % each.

    `identifier` is the field that names a row. What was added is in the result's `faults` as (identifier, kind).
    """
    names = [field.name for field in layer.fields]
    columns = {name: list(values) for name, values in layer.columns.items()}
    shapes, faults = list(layer.geometry), []
    each = max(1, round(0.0005 * len(layer)))
    for kind, make in _KINDS.items():
        for _ in range(each):
            model = int(rng.integers(0, len(layer)))
            geometry, changes = make(rng, layer.geometry[model])
            if any(name not in names for name in changes if name.isupper()):
                continue
            row = {name: columns[name][model] for name in names}
            if not changes.get("copy"):
                row[identifier] = changes.get("id", f"{row[identifier][:-8]}99{len(faults) + 1:06d}")
            row.update({name: value for name, value in changes.items() if name.isupper()})
            for name in names:
                columns[name].append(row[name])
            shapes.append(geometry)
            faults.append((row[identifier], kind))
    geometry = np.empty(len(shapes), dtype=object)
    geometry[:] = shapes
    return Layer(layer.name, layer.title, layer.description, layer.fields, columns, geometry, faults)
