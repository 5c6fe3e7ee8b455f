"""How long the overlap check takes beside QGIS's own tools: `make bench`.

Both get the same files of a generated county and give the pieces of every patch on permanent basic farmland and on
land use, and the gross and net sums of each patch (net = piece × (1 − KCXS); of land use the cultivated classes 0101
to 0103). Farmland Guard also gives the uncovered rest of each patch and pieces adjusted to 0.01 m², and looks for ground
that base polygons share; the peer does not. The peer is QGIS's native:intersection, run once for each layer in this
very process, with the sums made from its output. Reading the files is timed on both sides (and for Farmland Guard once
more by itself), starting QGIS on neither. Runs take turns, after one untimed turn that warms the disk cache; the median
counts. If the two disagree by more than 0.001 m² in any sum on the plane, the benchmark fails.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import sys
import time
from pathlib import Path
from typing import Callable, Optional

from benchmarks import county
from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.geos import engine_name
from farmland_guard.geometry.overlap import LANDUSE, PBF, Base, BaseRow, CheckResult, Subject, check_overlap
from farmland_guard.geometry.plane import ELLIPSOIDAL, PLANAR

FRAME = GaussFrame(111.0, 37500000.0)
LAYERS = {PBF: "YJJBNTTB", LANDUSE: "DLTB"}
CULTIVATED = ("0101", "0102", "0103")
TOLERANCE_M2 = 0.001
QGIS_PLUGINS = "/usr/share/qgis/python/plugins"

Sums = dict[str, list[float]]
"""By patch code: PBF gross and net, cultivated gross and net, in m²."""


def own(folder: Path, method: str) -> Sums:
    """Read the layers with OGR and check with Farmland Guard."""
    subjects, bases = read(folder)
    result: CheckResult = check_overlap(subjects, FRAME, bases, method, want_pieces=True)
    sums = {}
    for one in result.figures:
        if one.problems:
            raise RuntimeError(f"{one.key}: {one.problems}")
        sums[str(one.key)] = [one.pbf_m2, one.pbf_net_m2, one.cultivated_m2, one.cultivated_net_m2]
    return sums


def read(folder: Path) -> tuple[list[Subject], list[Base]]:
    """Read the batch and both base layers with OGR."""
    subjects = [Subject(code, wkb) for code, wkb in _rows(folder / "batch_2026_10.shp", None, ("JCBH",))]
    bases = []
    for role, name in LAYERS.items():
        rows = _rows(folder / "base.gpkg", name, ("BSM", "DLBM", "KCXS"))
        bases.append(Base(role, [BaseRow(code, land, 1 - factor, wkb) for code, land, factor, wkb in rows], FRAME))
    return subjects, bases


def _rows(path: Path, layer: Optional[str], fields: tuple[str, ...]) -> list[tuple]:
    from osgeo import ogr

    dataset = ogr.Open(str(path))
    source = dataset.GetLayer(layer) if layer else dataset.GetLayer(0)
    numbers = [source.GetLayerDefn().GetFieldIndex(name) for name in fields]
    return [
        (*(feature.GetField(number) for number in numbers), bytes(feature.GetGeometryRef().ExportToWkb()))
        for feature in source
    ]


def peer(folder: Path) -> Sums:
    """Intersect with QGIS's native:intersection, once for each layer, and sum up; areas are those on the plane."""
    import processing
    from qgis.core import QgsVectorLayer

    patches = QgsVectorLayer(str(folder / "batch_2026_10.shp"), "patches", "ogr")
    sums: Sums = {feature["JCBH"]: [0.0] * 4 for feature in patches.getFeatures()}
    for role, name in LAYERS.items():
        overlay = QgsVectorLayer(f"{folder / 'base.gpkg'}|layername={name}", name, "ogr")
        parameters = {
            "INPUT": patches,
            "OVERLAY": overlay,
            "INPUT_FIELDS": ["JCBH"],
            "OVERLAY_FIELDS": ["DLBM", "KCXS"],
            "OUTPUT": "memory:",
        }
        place = 0 if role == PBF else 2
        for piece in processing.run("native:intersection", parameters)["OUTPUT"].getFeatures():
            if role == LANDUSE and piece["DLBM"] not in CULTIVATED:
                continue
            area = piece.geometry().area()
            sums[piece["JCBH"]][place] += area
            sums[piece["JCBH"]][place + 1] += area * (1 - piece["KCXS"])
    return sums


def start_qgis() -> str:
    """Start QGIS without a display in this process, with its Processing; return the version."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import Qgis, QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    start_qgis.kept = application  # a collected application takes QGIS down
    if QGIS_PLUGINS not in sys.path:
        sys.path.append(QGIS_PLUGINS)
    from processing.core.Processing import Processing

    Processing.initialize()
    if QgsApplication.processingRegistry().providerById("native") is None:
        from qgis.analysis import QgsNativeAlgorithms

        QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
    return Qgis.QGIS_VERSION


def _only_read(folder: Path) -> Sums:
    read(folder)
    return {}


def largest_difference(one: Sums, other: Sums) -> float:
    """Return the largest difference in m² between two sets of sums; infinite when their patches differ."""
    if one.keys() != other.keys():
        return float("inf")
    return max(abs(a - b) for code, values in one.items() for a, b in zip(values, other[code]))


def measure(jobs: dict[str, Callable[[], Sums]], repeat: int) -> tuple[dict[str, list[float]], dict[str, Sums]]:
    """Run the jobs in turn, once untimed and `repeat` times timed; return seconds and the last results."""
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    results = {}
    for turn in range(repeat + 1):
        for name, job in jobs.items():
            start = time.perf_counter()
            results[name] = job()
            if turn:
                seconds[name].append(time.perf_counter() - start)
    return seconds, results


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.areas", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--size", type=int, default=20000, help="about how many land-use polygons")
    parser.add_argument("--patches", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=county.DEFAULT_SEED)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path("build/bench"), help="folder for the county")
    given = parser.parse_args()
    made = county.generate(given.out, given.size, given.seed, given.patches)
    version = start_qgis()
    names = {
        "planar": "Farmland Guard, planar",
        "ellipsoidal": "Farmland Guard, ellipsoidal",
        "reading": "  of either, reading the files",
        "peer": f"QGIS {version} native:intersection x2 and sums (planar)",
    }
    jobs = {
        "reading": lambda: _only_read(given.out),
        "planar": lambda: own(given.out, PLANAR),
        "ellipsoidal": lambda: own(given.out, ELLIPSOIDAL),
        "peer": lambda: peer(given.out),
    }
    seconds, results = measure(jobs, given.repeat)
    counts = made["counts"]
    print("command:", shlex.join(["python", "-m", "benchmarks.areas", *sys.argv[1:]]))
    print(
        f"seed {given.seed}: {counts['batch_2026_10']} patches on {counts['DLTB']} land-use and "
        f"{counts['YJJBNTTB']} basic-farmland polygons; {engine_name()}"
    )
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; median of {given.repeat}, in turn, cache warm")
    base = statistics.median(seconds["peer"])
    for key, name in names.items():
        middle = statistics.median(seconds[key])
        spread = f"({min(seconds[key]):.2f} to {max(seconds[key]):.2f})"
        ratio = "" if key == "reading" else f"peer / this = {base / middle:.2f}"
        print(f"  {name:66s} {middle:7.2f} s {spread:18s} {ratio}".rstrip())
    if given.repeat > 1:
        noise = max(max(values) / min(values) for values in seconds.values())
        print(f"machine noise: up to {noise:.2f}x between runs of the same job; ratios within that mean nothing")
    else:
        print("machine noise: unknown after one run")
    difference = largest_difference(results["planar"], results["peer"])
    print(f"largest difference of a sum between the two on the plane: {difference:.2g} m²")
    if difference > TOLERANCE_M2:
        print(f"FAILED: more than {TOLERANCE_M2} m²", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
