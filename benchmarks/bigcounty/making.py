"""Making the big county: the sample county's ground, joined to giants, and its two layers written to one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from benchmarks.county import faults, layers, parcels, table, writers
from benchmarks.county.parcels import County, components, join, local, neighbours
from benchmarks.county.table import Layer, text
from benchmarks.county.terrain import stream

from . import base_path, candidates_path
from .candidates import draw

_LOST_TO_JOINING = 1.045
_JOINED = (("0301", 9000.0), ("1006", 10000.0), ("1003", 10000.0), ("1101", 10000.0))
"""Classes whose parcels are joined where they touch, and the side in metres of the tiles that end a join."""
_BLOCKS_IN_100_KM2 = 2.9
_JOINED_PAIRS = 0.15


def make(out: Path, made: dict[str, Any], counts: Sequence[int]) -> None:
    """Write the base layers where `made` lists none, and the candidates of each count; enter the rows in `made`."""
    seed, spoiled = made["seed"], made["faults"]
    ground = joined(parcels.build(round(made["size"] * _LOST_TO_JOINING), seed))
    listed: list[tuple[str, str, str]] = []
    if not made["rows"]:
        gross = table.cents(ground.geometry)
        base = [
            layers.land_use(ground, gross, stream(seed, "land use")),
            layers.basic_farmland(ground, gross, stream(seed, "farmland"), blocks),
        ]
        if spoiled:
            names = ("BSM", "YJJBNTTBBH")
            base = [faults.spoil(layer, name, stream(seed, f"faults {name}")) for layer, name in zip(base, names)]
        writers.write_geopackage(base_path(out), base)
        made["rows"] = {layer.name: len(layer) for layer in base}
        made["vertices"] = {layer.name: int(shapely.get_num_coordinates(layer.geometry).sum()) for layer in base}
        listed += [(layer.name, *fault) for layer in base for fault in layer.faults]
    for count in counts:
        shapes = draw(ground, seed, count)
        codes = [f"H{number:06d}" for number in range(1, count + 1)]
        title = "Candidates, invented / 示例核查图斑（虚构）"
        layer = Layer("candidates", title, layers.INVENTED, [text("JCBH", 12)], {"JCBH": codes}, shapes)
        if spoiled:
            layer = faults.spoil(layer, "JCBH", stream(seed, "faults candidates"))
        writers.write_geopackage(candidates_path(out, count), [layer])
        made["rows"][f"candidates_{count}"] = len(layer)
        listed += [(f"candidates_{count}", *fault) for fault in layer.faults]
    if spoiled:
        writers.write_table(out / "faults.csv", ("layer", "identifier", "fault"), listed)


def joined(ground: County) -> County:
    """Return the ground with forests, roads and rivers joined across villages, tile by tile."""
    middle = local(ground.geometry)
    key = np.arange(len(ground.code)) + len(ground.code)
    last = 0
    for code, side in _JOINED:
        members = np.flatnonzero(ground.code == code)
        tile = np.floor(middle[members] / side).astype(np.int64)
        numbers = np.unique(tile, axis=0, return_inverse=True)[1].ravel()
        key[members] = last + numbers
        last += int(numbers.max(initial=-1)) + 1
    label = components(len(key), ground.pairs, key)
    # What stands for a joined parcel is its first member; labels come in the order of first members.
    first = np.unique(label, return_index=True)[1]
    return County(
        ground.terrain,
        ground.units,
        join(ground.geometry, label),
        ground.code[first],
        ground.slope_class[first],
        ground.settlement[first],
        ground.hill[first],
        ground.unit[first],
        neighbours(ground.pairs, label),
    )


def blocks(ground: County, members: np.ndarray, middle: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Label the cultivated parcels that are one polygon of basic farmland: whole discs, and some neighbours elsewhere.

    Discs do not stop at a village's border.
    """
    place = np.full(len(middle), -1)
    place[members] = np.arange(len(members))
    pairs = place[ground.pairs]
    pairs = pairs[(pairs >= 0).all(axis=1)]
    disc = np.full(len(members), -1)
    for number in range(max(2, round(ground.terrain.area / 1e8 * _BLOCKS_IN_100_KM2))):
        away = np.hypot(*(middle[members] - middle[members[int(rng.integers(0, len(members)))]]).T)
        disc[away < rng.uniform(350, 1400)] = number
    a, b = pairs.T
    together = (disc[a] == disc[b]) & (disc[a] >= 0)
    together |= (disc[a] < 0) & (disc[b] < 0) & (rng.uniform(size=len(pairs)) < _JOINED_PAIRS)
    links = coo_matrix((np.ones(together.sum(), dtype=np.int8), (a[together], b[together])), shape=(len(members),) * 2)
    return np.asarray(connected_components(links, directed=False)[1])
