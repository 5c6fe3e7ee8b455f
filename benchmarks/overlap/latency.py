"""How soon the label beside a polygon that is being drawn knows its figures, on a register with the big county's layers.

Run as a program: `python -m benchmarks.overlap.latency COUNTY CANDIDATES SEED`; prints JSON. Two figures for each polygon: the
first answer at a new place, for which the neighbourhood is read from the register; and the answers while one vertex is
moved about, for which it is not. Every first figure is compared with the independent computation on the ellipsoid.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import Sequence

import numpy as np
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from benchmarks.county.shapes import MU
from benchmarks.peers import job as jobs
from benchmarks.peers.qgis_start import start
from benchmarks.peers.reference_ellipsoidal import ellipsoidal_areas, split
from benchmarks.peers.shapely_vectors import read_base, read_candidates
from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.founding import found_register
from farmland_guard.casework.live_figures import LiveRegister
from farmland_guard.exchange.source import VectorRows
from farmland_guard.register.store import Register

PATCHES, LARGE, DRAGS = 500, 20, 10
LARGE_M2, LARGE_CORNERS = 5000 * MU, 300


def register_of(folder: Path) -> Register:
    """Return a register with both base layers in it, made once for a county."""
    path = folder / "register.gpkg"
    if not path.exists():
        part = folder / "register_part.gpkg"
        part.unlink(missing_ok=True)
        register = Register(found_register(part, "140827", "垣曲县", QgsCoordinateReferenceSystem("EPSG:4525")))
        for role, name in (("pbf", jobs.LAYERS[jobs.PBF]), ("landuse", jobs.LAYERS[jobs.CULTIVATED])):
            layer = QgsVectorLayer(f"{folder / 'base.gpkg'}|layername={name}", name, "ogr")
            import_base(register, role, VectorRows(layer), "timing", date(2025, 12, 31), "timing")
        part.rename(path)
    return Register(path)


def large_ones(rng: np.random.Generator, centres: np.ndarray) -> np.ndarray:
    """Return polygons of 5,000 亩 with 300 vertices around points."""
    angle = np.arange(LARGE_CORNERS) / LARGE_CORNERS * 2 * np.pi
    made = []
    for x, y in centres:
        reach = np.ones(LARGE_CORNERS)
        for k in range(2, 9):
            reach += rng.normal(0, 0.15 / k) * np.cos(k * angle + rng.uniform(0, 2 * np.pi))
        ring = np.column_stack((np.cos(angle), np.sin(angle))) * reach[:, None]
        made.append(shapely.Polygon(ring * np.sqrt(LARGE_M2 / shapely.Polygon(ring).area) + (x, y)))
    return np.array(made, dtype=object)


def timed(register: Register, shapes: np.ndarray, rng: np.random.Generator) -> tuple[dict[str, float], list[tuple]]:
    """Return milliseconds of first answers and of those while dragging, and the figures of the first answers."""
    first, then, figures = [], [], []
    live = LiveRegister(register)
    for shape in shapes:
        live.forget()
        ring = shapely.get_coordinates(shapely.get_exterior_ring(shapely.get_geometry(shape, 0)))
        blob = shapely.to_wkb(shape)
        begin = time.perf_counter()
        found = live.figures(blob)
        first.append((time.perf_counter() - begin) * 1000)
        figures.append((found.pbf_m2, found.cultivated_m2))
        place = int(rng.integers(1, len(ring) - 1))
        for step in rng.uniform(-3, 3, (DRAGS, 2)):
            dragged = ring.copy()
            dragged[place] += step
            blob = shapely.to_wkb(shapely.Polygon(dragged))
            begin = time.perf_counter()
            live.figures(blob)
            then.append((time.perf_counter() - begin) * 1000)
    return {**_spread("first", first), **_spread("then", then)}, figures


def _spread(name: str, values: Sequence[float]) -> dict[str, float]:
    return {
        f"{name}_median": statistics.median(values),
        f"{name}_p95": float(np.percentile(values, 95)),
        f"{name}_max": max(values),
    }


def largest_difference(job: jobs.Job, shapes: np.ndarray, figures: list[tuple]) -> float:
    """Return how far the figures lie from the series on pieces cut by shapely, in m²; the worst."""
    worst = 0.0
    shapes = split(shapes)
    for place, role in enumerate((jobs.PBF, jobs.CULTIVATED)):
        base = split(read_base(job, role, shapely.bounds(shapes))[2])
        one, other = shapely.STRtree(base).query(shapes, predicate="intersects")
        areas = ellipsoidal_areas(shapely.intersection(shapes[one], base[other]))
        sums = np.bincount(one, areas, minlength=len(shapes))
        worst = max(worst, float(np.abs(sums - [each[place] or 0.0 for each in figures]).max()))
    return worst


def main() -> int:
    """Run from the command line."""
    application = start(with_processing=False)
    folder, candidates, seed = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    rng = np.random.default_rng([seed, 5])
    register = register_of(folder)
    job = jobs.Job(folder / "base.gpkg", candidates, folder, False, None)
    patches = read_candidates(job)[1][:PATCHES]
    centres = shapely.get_coordinates(shapely.centroid(patches[:LARGE]))
    result = {}
    begin = time.perf_counter()
    LiveRegister(register).figures(shapely.to_wkb(patches[0]))
    result["opening"] = (time.perf_counter() - begin) * 1000
    for name, shapes in (("patches", patches), ("large", large_ones(rng, centres))):
        spread, figures = timed(register, shapes, rng)
        result[name] = {**spread, "count": len(shapes), "difference_m2": largest_difference(job, shapes, figures)}
    application.exitQgis()
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
