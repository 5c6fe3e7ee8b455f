"""What is timed: one line per engine, the program that runs it and what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

OURS, PEER, FLOOR = "ours", "peer", "floor"
OWN, BENCH = Path(".venv/bin/python"), Path("build/bench-venv/bin/python")


@dataclass(frozen=True)
class Engine:
    """An engine; `seconds` are about what it takes for 5,000 and 100,000 candidates on 250,000 parcels.

    `tolerance_m2`: how far a sum may lie from ours on the plane. None: it gives no sums (a floor).
    """

    name: str
    title: str
    kind: str
    module: str
    options: tuple[str, ...] = ()
    python: Path = OWN
    server: bool = False
    seconds: tuple[float, float] = (1.0, 10.0)
    tolerance_m2: Optional[float] = 0.001
    method: str = "planar"
    totals_only: bool = False

    def expected(self, candidates: int) -> float:
        """Return about how many seconds one run takes, linear between and beyond the two known counts."""
        few, many = self.seconds
        return max(few * 0.3, few + (many - few) * (candidates - 5000) / 95000)


_COORDINATES_M2 = 1.0
"""native:calculatevectoroverlaps measures with QgsDistanceArea, which sums planar areas at full coordinates: with eastings
of 37.5 million a product steps by 1/64 m², once for every edge. Its own error, not one of the overlap."""

ENGINES = (
    Engine("ours", "Farmland Guard, ellipsoidal, piece rows and 平差", OURS, "ours", seconds=(1.5, 12), method="ellipsoidal"),
    Engine("ours-toolbox", "Farmland Guard, checkfiles called in QGIS's toolbox", OURS, "ours_toolbox", seconds=(3, 14), method="ellipsoidal"),
    Engine("ours-planar", "Farmland Guard, planar", OURS, "ours", ("--method", "planar"), seconds=(1.5, 12)),
    Engine(
        "ours-polygons", "Farmland Guard, ellipsoidal, polygons of the pieces written", OURS, "ours", ("--polygons",),
        seconds=(3, 25), method="ellipsoidal",
    ),
    Engine("native-intersection", "QGIS native:intersection twice and sums (writes polygons)", PEER, "qgis_intersection",
           seconds=(9, 105)),
    Engine("native-overlaps", "QGIS native:calculatevectoroverlaps twice (totals only)", PEER, "qgis_overlaps",
           seconds=(7, 60), tolerance_m2=_COORDINATES_M2, totals_only=True),
    Engine("geopandas-overlay", "geopandas overlay", PEER, "geopandas_frames", python=BENCH, seconds=(4.5, 25)),
    Engine("geopandas-sjoin", "geopandas sjoin and shapely", PEER, "geopandas_frames", ("--sjoin",), BENCH,
           seconds=(3.5, 20)),
    Engine("postgis", "PostGIS, parallel, data already loaded", PEER, "postgis", (), BENCH, True, (2.5, 29)),
    Engine("postgis-subdivided", "PostGIS, parallel, loaded and subdivided", PEER, "postgis", ("--subdivided",), BENCH,
           True, (1.5, 26)),
    Engine("duckdb", "DuckDB spatial", PEER, "duckdb_spatial", python=BENCH, seconds=(2, 18)),
    Engine("shapely-1", "shapely 2, one thread, all read", PEER, "shapely_vectors", python=BENCH, seconds=(2.7, 19)),
    Engine("shapely-2", "shapely 2, two threads, all read", PEER, "shapely_vectors", ("--threads", "2"), BENCH,
           seconds=(2.6, 12)),
    Engine("shapely-2-rtree", "shapely 2, two threads, reads through the R-tree", PEER, "shapely_vectors",
           ("--threads", "2", "--rtree"), BENCH, seconds=(1.3, 17)),
    Engine("floor-sqlite", "reading floor: sqlite3", FLOOR, "floor_sqlite", seconds=(0.5, 0.6), tolerance_m2=None),
    Engine("floor-gdal", "reading floor: GDAL", FLOOR, "floor_gdal", seconds=(1.0, 1.1), tolerance_m2=None),
    Engine("floor-qgis", "reading floor: QGIS's provider", FLOOR, "floor_qgis", seconds=(3.0, 4.0), tolerance_m2=None),
)  # fmt: skip

BY_NAME = {engine.name: engine for engine in ENGINES}


def missing(engine: Engine) -> str:
    """Return why the engine cannot run here, or an empty text."""
    if not engine.python.exists():
        return f"{engine.python} is not there (make bench makes it)"
    if engine.server and not find_postgres():
        return "PostgreSQL with PostGIS is not installed"
    return ""


def find_postgres() -> Optional[Path]:
    """Return the folder with initdb and pg_ctl of the newest PostgreSQL that has PostGIS."""
    folders = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    share = Path("/usr/share/postgresql")
    having = [path for path in folders if (share / path.parent.name / "extension" / "postgis.control").exists()]
    return max(having, key=lambda path: int(path.parent.name), default=None)


def command(engine: Engine, folder: Path, candidates: Path, out: Path, server: str) -> list[str]:
    """Return the command that runs an engine."""
    base = [str(engine.python), "-m", f"benchmarks.peers.{engine.module}", str(folder / "base.gpkg"), str(candidates)]
    return [*base, str(out), *engine.options, *(("--server", server) if engine.server else ())]
