"""A batch part of which came before: 1,216 patches, 41 % of them on ground of earlier patches, each planted as what it is.

    python -m benchmarks.county.repeats --out build/repeats

writes the earlier batch, the month's batch, planted.csv (code, relation, old_code) and dismissed.csv (earlier codes that have to be
dismissed before the batches are compared, so that what comes again on them is “handled”). A patch inside an earlier one is planted
as same. Sizes follow batches of the sample county; each patch has a square of its own, so that nothing overlaps but what was planted.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import affinity

from . import DEFAULT_SEED, layers, parcels, table, writers
from .admin import COUNTY_CODE
from .batches import MONTH, PREVIOUS, as_layer
from .patches import Patch, Placer
from .shapes import MU, blob, rectangle
from .terrain import stream

COUNT, SHARE = 1216, 0.41
SIZE = 4000
"""About how many land-use polygons the county has; a smaller one has no room for so many patches apart from each other."""

PLAN = {"same": 0.28, "inside": 0.12, "grown": 0.2, "partial": 0.16, "handled": 0.24}
"""Parts of the repeats, by how they were made."""

RELATION = {"same": "same", "inside": "same", "grown": "grown", "partial": "partial", "handled": "handled"}
_ROOM = 1.7
_CELL_M = 120.0
_TRIES = 12


def generate_repeats(
    out: Path, count: int = COUNT, share: float = SHARE, seed: int = DEFAULT_SEED, size: int = SIZE, with_base: bool = True
) -> dict[str, Any]:
    """Write both batches (and, with_base, the county's layers) into `out` and return the paths and what was planted.

    `planted` maps code → (relation, earlier code or ""), `dismissed` lists earlier codes, `counts` says how many of each relation.
    """
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    county = parcels.build(size, seed)
    gross = table.cents(county.geometry)
    farmland = layers.basic_farmland(county, gross, stream(seed, "farmland"))
    redline, approved = layers.redline(county, gross), layers.approved(county, gross, farmland, stream(seed, "approved"))
    repeats = round(count * share)
    kinds = _kinds(repeats)
    placer = Placer(county, farmland, redline, approved, seed, "patches repeats")
    rng = stream(seed, "repeats")
    before = repeats + round(0.1 * count)
    patches = [_patch(rng, middle) for middle in _places(county, rng, before + count - repeats)]
    old, fresh = patches[:before], patches[before:]
    old_codes = [f"{COUNTY_CODE}SJBG2609{number:04d}" for number in range(1, len(old) + 1)]
    rows = [(patch, "new", "") for patch in fresh]
    dismissed = []
    for number, kind in enumerate(kinds):
        geometry = _again(rng, old[number].geometry, kind)
        rows.append((Patch(geometry, old[number].role), RELATION[kind], old_codes[number]))
        if kind == "handled":
            dismissed.append(old_codes[number])
    rows = [rows[place] for place in rng.permutation(len(rows)).tolist()]
    codes = [f"{COUNTY_CODE}SJBG2610{number:04d}" for number in range(1, len(rows) + 1)]
    planted = {code: (relation, before) for code, (_, relation, before) in zip(codes, rows)}
    month = as_layer(placer, [patch for patch, _, _ in rows], codes, MONTH, stream(seed, "rows repeats"))
    previous = as_layer(placer, old, old_codes, PREVIOUS, stream(seed, "rows repeats before"))
    paths: dict[str, Any] = {
        "batch": writers.write_shapefile(out, month),
        "previous_batch": writers.write_shapefile(out, previous),
        "planted_csv": out / "planted.csv",
        "dismissed_csv": out / "dismissed.csv",
    }
    writers.write_table(paths["planted_csv"], ("code", "relation", "old_code"), [(code, *what) for code, what in planted.items()])
    writers.write_table(paths["dismissed_csv"], ("code",), [(code,) for code in dismissed])
    if with_base:
        paths["gpkg"] = out / "base.gpkg"
        ground = layers.land_use(county, gross, stream(seed, "land use"))
        writers.write_geopackage(paths["gpkg"], (ground, farmland, redline, approved, *layers.zones(county, gross)))
    counts: dict[str, int] = {}
    for relation, _ in planted.values():
        counts[relation] = counts.get(relation, 0) + 1
    return {**paths, "planted": planted, "dismissed": dismissed, "counts": counts, "seed": seed}


def _kinds(repeats: int) -> list[str]:
    """Return how each repeat is made: the parts of PLAN, what rounding leaves as same."""
    kinds = [kind for kind, part in PLAN.items() for _ in range(int(part * repeats))]
    return kinds + ["same"] * (repeats - len(kinds))


def _places(county: parcels.County, rng: np.random.Generator, count: int) -> np.ndarray:
    """Return middles of square cells well inside the county, in random order; ValueError when there are too few."""
    ground = shapely.union_all(county.geometry)
    left, bottom, right, top = ground.bounds
    columns, rows = np.arange(left + _CELL_M / 2, right, _CELL_M), np.arange(bottom + _CELL_M / 2, top, _CELL_M)
    middles = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    inner = ground.buffer(-0.75 * _CELL_M)
    middles = middles[shapely.contains_xy(inner, middles)]
    if len(middles) < count:
        raise ValueError(f"the county has room for {len(middles)} patches of {count}; raise --size")
    return middles[rng.permutation(len(middles))[:count]]


def _patch(rng: np.random.Generator, middle: np.ndarray) -> Patch:
    """Return a patch that can grow, or move by half its width, without leaving its cell."""
    area = float(np.clip(rng.lognormal(np.log(0.9), 0.6), 0.2, 3.0)) * MU
    while True:
        make = blob if rng.uniform() < 0.7 else rectangle
        geometry = shapely.normalize(make(rng, middle, area))
        left, bottom, right, top = geometry.bounds
        if max(right - left, top - bottom) * _ROOM < _CELL_M:
            return Patch(geometry, "built")
        area *= 0.85


def _again(rng: np.random.Generator, old: shapely.Geometry, kind: str) -> shapely.Geometry:
    """Return the polygon of a patch that comes again; its shares keep clear of the limits."""
    for attempt in range(_TRIES):
        made = _attempt(rng, old, kind, attempt)
        if made.geom_type == "Polygon" and made.is_valid and _fits(made, old, kind):
            return shapely.normalize(shapely.transform(made, lambda xy: np.round(xy, 4)))
    return old if kind in ("same", "handled") else _boxed(old, kind)


def _attempt(rng: np.random.Generator, old: shapely.Geometry, kind: str, attempt: int) -> shapely.Geometry:
    left, bottom, right, top = old.bounds
    if kind in ("same", "handled"):
        return affinity.translate(old, *rng.uniform(-0.3, 0.3, 2)) if rng.uniform() < 0.5 else old
    if kind == "inside":
        factor = rng.uniform(0.45, 0.8)
        return shapely.intersection(affinity.scale(old, factor, factor), old)
    if kind == "grown":
        factor = np.sqrt(rng.uniform(1.3, 2.2))
        return shapely.union(affinity.scale(old, factor, factor), old)
    step = rng.uniform(0.25, 0.6) * (right - left) / (1 + attempt / 4)
    return affinity.translate(old, step, rng.uniform(-0.1, 0.1) * (top - bottom))


def _fits(made: shapely.Geometry, old: shapely.Geometry, kind: str) -> bool:
    common = shapely.intersection(made, old).area
    of_new, of_old = common / made.area, common / old.area
    if kind in ("same", "handled"):
        return min(of_new, of_old) > 0.93
    if kind == "inside":
        return of_new > 0.95 and of_old < 0.85
    if kind == "grown":
        return of_new < 0.85 and of_old > 0.95
    return 0.1 < of_new < 0.85 and 0.1 < of_old < 0.85


def _boxed(old: shapely.Geometry, kind: str) -> shapely.Geometry:
    """Return a rectangle that fits where no likeness of an odd shape did."""
    left, bottom, right, top = old.bounds
    if kind == "grown":
        return shapely.box(left - 0.1 * (right - left), bottom, right + 0.1 * (right - left), top)
    inner = shapely.point_on_surface(old).buffer(0.25 * min(right - left, top - bottom))
    return shapely.intersection(inner, old) if kind == "inside" else affinity.translate(old, 0.4 * (right - left), 0)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.county.repeats", description="Make a batch with repeats.")
    parser.add_argument("--count", type=int, default=COUNT, help="patches of the month's batch")
    parser.add_argument("--share", type=float, default=SHARE, help="part of them that came before")
    parser.add_argument("--size", type=int, default=SIZE, help="about how many land-use polygons")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    given = parser.parse_args()
    try:
        made = generate_repeats(given.out, given.count, given.share, given.seed, given.size)
    except ValueError as error:
        parser.error(str(error))
    print(f"seed {given.seed}: " + " · ".join(f"{name} {count}" for name, count in sorted(made["counts"].items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
