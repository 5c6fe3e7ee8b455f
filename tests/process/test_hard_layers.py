"""checkoverlap on whole layers as they come: every figure right, or a reason that names the feature, and the rest goes on.

The right figures are computed here with shapely, polygon by polygon, from the rules alone: rings are repaired one by
one, parts are united, holes taken away, and ground that base polygons share belongs to the lowest id.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
import shapely
from osgeo import ogr, osr

from benchmarks import bigcounty
from benchmarks.peers import job as jobs
from benchmarks.peers.reference_ellipsoidal import ellipsoidal_areas
from farmland_guard.casework.bulk.check import LayerFile, check_files

SEED = 20261
X, Y = 37560000.0, 3890000.0
NOTHING_TO_MEASURE = ("NULL geometry", "empty geometry")
REPAIRED = ("bowtie", "spike", "hole outside its shell", "overlapping parts")


def rows_of(path: Path, layer: str) -> list[dict[str, Any]]:
    dataset = ogr.Open(str(path))
    return [{**feature.items(), "fid": feature.GetFID()} for feature in dataset.GetLayer(layer)]


def shapes_of(path: Path, layer: str) -> list[Optional[shapely.Geometry]]:
    with sqlite3.connect(path) as source:
        blobs = [blob for (blob,) in source.execute(f"select geom from {layer} order by fid")]
    return [None if blob is None else shapely.force_2d(shapely.from_wkb(jobs.wkb(blob))) for blob in blobs]


def repaired(shape: Optional[shapely.Geometry]) -> Optional[shapely.Geometry]:
    """The polygon that a shape stands for: rings made valid one by one."""
    if shape is None or shape.is_empty or shape.is_valid:
        return None if shape is None or shape.is_empty else shape

    def ground(ring: shapely.LinearRing) -> shapely.Geometry:
        return shapely.union_all([part for part in shapely.get_parts(shapely.make_valid(shapely.Polygon(ring))) if part.area > 0])

    parts = [
        ground(part.exterior).difference(shapely.union_all([ground(ring) for ring in part.interiors]))
        for part in shapely.get_parts(shape)
    ]
    return shapely.union_all(parts)


def rank(name: str) -> tuple[bool, Any]:
    return (False, int(name)) if name.isdigit() else (True, name)


def expected_sums(candidates: list, base: list, names: list[str], counted: list[bool]) -> list[Optional[float]]:
    """Area of each candidate on the counted rows of a base, where shared ground goes to the lowest id."""
    order = sorted((k for k, shape in enumerate(base) if shape is not None), key=lambda k: (rank(names[k]), k))
    usable = [base[k] for k in order]
    tree = shapely.STRtree(usable)
    sums: list[Optional[float]] = []
    for shape in candidates:
        if shape is None:
            sums.append(None)
            continue
        left, total = shape, 0.0
        for place in np.sort(tree.query(shape)):
            piece = left.intersection(usable[place])
            total += piece.area if counted[order[place]] else 0.0
            if piece.area > 0:
                left = left.difference(usable[place])
        sums.append(total)
    return sums


def worst(found: list[Optional[float]], expected: list[Optional[float]], names: list[str]) -> tuple[float, str]:
    assert len(found) == len(expected)
    off = []
    for a, b, name in zip(found, expected, names):
        assert (a is None) == (b is None), name
        off.append((abs((a or 0.0) - (b or 0.0)), name))
    return max(off)


def said(run) -> str:
    return run.stdout + run.stderr


@pytest.fixture(scope="module")
def faulty(tmp_path_factory) -> Path:
    """A faulty county, and in.gpkg: its candidates, and one more around each faulty polygon of the base."""
    print(f"seed {SEED}")
    folder = tmp_path_factory.mktemp("faulty")
    bigcounty.generate(folder, 3000, SEED, (300,), with_faults=True)
    path = bigcounty.candidates_path(folder, 300)
    rows = list(zip([row["JCBH"] or "" for row in rows_of(path, "candidates")], shapes_of(path, "candidates")))
    for layer, field in (("DLTB", "BSM"), ("YJJBNTTB", "YJJBNTTBBH")):
        bad = {fault["identifier"] for fault in faults(folder) if fault["layer"] == layer and fault["fault"] in REPAIRED}
        for row, shape in zip(rows_of(folder / "base.gpkg", layer), shapes_of(folder / "base.gpkg", layer)):
            if row[field] in bad:
                rows.append((f"around {row[field]}", shapely.box(*shape.bounds).buffer(3)))
    write(folder / "in.gpkg", 4525, rows, "JCBH")
    return folder


def faults(folder: Path) -> list[dict[str, str]]:
    with (folder / "faults.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def checked(faulty, qgis_process):
    run = qgis_process(
        "checkoverlap", INPUT=faulty / "in.gpkg", PBF=f"{faulty / 'base.gpkg'}|layername=YJJBNTTB", AREA_METHOD="planar",
        LANDUSE=f"{faulty / 'base.gpkg'}|layername=DLTB", OUTPUT=faulty / "out.gpkg", PIECES=faulty / "pieces.gpkg",
    )  # fmt: skip
    assert run.code == 0, run.stderr
    return run, rows_of(faulty / "out.gpkg", "out")


def test_a_faulty_county_gives_the_right_figures(faulty, checked):
    found = checked[1]
    names = [row["JCBH"] or f"row {row['fid']}" for row in found]
    candidates = [repaired(shape) for shape in shapes_of(faulty / "in.gpkg", '"in"')]
    expected = [None if shape is None else shape.area for shape in candidates]
    assert worst([row["area_m2"] for row in found], expected, names)[0] < 0.001
    for layer, source, column in (("YJJBNTTB", "YJJBNTTBBH", "pbf_m2"), ("DLTB", "BSM", "cultivated_m2")):
        rows = rows_of(faulty / "base.gpkg", layer)
        base = [repaired(shape) for shape in shapes_of(faulty / "base.gpkg", layer)]
        ids = [row[source] or str(row["fid"]) for row in rows]
        counted = [layer == "YJJBNTTB" or row["DLBM"] in jobs.CLASSES for row in rows]
        off, name = worst([row[column] for row in found], expected_sums(candidates, base, ids, counted), names)
        assert off < 0.001, (layer, name)


def test_every_faulty_feature_that_matters_is_named(faulty, checked):
    text = said(checked[0])
    rows = {row["JCBH"]: row["fid"] for row in checked[1]}
    of_base = 0
    for fault in faults(faulty):
        if fault["fault"] not in (*NOTHING_TO_MEASURE, *REPAIRED):
            continue
        if fault["layer"] == "candidates_300":
            assert re.search(rf"\b{rows[fault['identifier']]}\b", text), fault
        elif fault["fault"] in REPAIRED:  # what has no geometry is met by nothing
            of_base += 1
            assert fault["identifier"] in text, fault
    assert of_base >= 2 * len(REPAIRED)


def test_pieces_of_a_faulty_county_close_on_each_patch(faulty, checked):
    sums: dict[tuple[str, str], float] = {}
    for piece in rows_of(faulty / "pieces.gpkg", "pieces"):
        key = (piece["JCBH"], piece["source_layer"])
        sums[key] = sums.get(key, 0.0) + piece["adjusted_m2"]
    # Rows without a code, and the copies that share one, cannot be told apart here.
    codes = [row["JCBH"] for row in checked[1]]
    single = {row["JCBH"]: row["area_m2"] for row in checked[1] if row["JCBH"] and codes.count(row["JCBH"]) == 1}
    assert len(single) > 290
    for code, area in single.items():
        for role in ("pbf", "landuse") if area is not None else ():
            assert sums[(code, role)] == pytest.approx(area, abs=0.00501), (code, role)


def checked_files(faulty: Path, out: Path, classes: str) -> tuple[Any, list[dict[str, Any]]]:
    base = faulty / "base.gpkg"
    layers = LayerFile(faulty / "in.gpkg"), LayerFile(base, "YJJBNTTB"), LayerFile(base, "DLTB")
    report = check_files(*layers, out, method="planar", classes=classes)
    return report, rows_of(out, "checked")


def test_the_check_from_file_to_file_gives_the_same_figures_and_names_the_same_faults(faulty, checked, tmp_path):
    report, found = checked_files(faulty, tmp_path / "result.gpkg", "")
    assert len(found) == len(checked[1]) == report.checked
    for column in ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2"):
        names = [row["JCBH"] for row in checked[1]]
        off, name = worst([row[column] for row in found], [row[column] for row in checked[1]], names)
        assert off < 1e-6, (column, name)
    text = "\n".join(report.problems)
    for fault in faults(faulty):
        if fault["fault"] in REPAIRED:
            assert fault["identifier"] in text, fault


def test_reading_cultivated_land_alone_counts_all_of_it(faulty, tmp_path):
    """Ground that another class claims too, under a lower number, is then nobody else's."""
    found = checked_files(faulty, tmp_path / "result.gpkg", "01")[1]
    rows = rows_of(faulty / "base.gpkg", "DLTB")
    shapes = shapes_of(faulty / "base.gpkg", "DLTB")
    base = [repaired(shape) if row["DLBM"] in jobs.CLASSES else None for row, shape in zip(rows, shapes)]
    candidates = [repaired(shape) for shape in shapes_of(faulty / "in.gpkg", '"in"')]
    ids = [row["BSM"] or str(row["fid"]) for row in rows]
    expected = expected_sums(candidates, base, ids, [True] * len(rows))
    off, name = worst([row["cultivated_m2"] for row in found], expected, [row["code"] for row in found])
    assert off < 0.001, name


def write(path: Path, epsg: int, rows: list[tuple[str, Any]], field: str = "name", extra: Optional[dict] = None) -> Path:
    """A GeoPackage layer of shapely polygons with a name each and the same extra texts."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer(path.stem, reference, ogr.wkbMultiPolygon)
    for name in (field, *(extra or {})):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for name, shape in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(field, name)
        for key, value in (extra or {}).items():
            feature.SetField(key, value)
        if shape is not None:
            feature.SetGeometry(ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkb(shapely.to_wkb(shape))))
        layer.CreateFeature(feature)
    return path


def moved(shape: shapely.Geometry, source: int, target: int) -> shapely.Geometry:
    systems = []
    for code in (source, target):
        system = osr.SpatialReference()
        system.ImportFromEPSG(code)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    change = osr.CoordinateTransformation(*systems)
    return shapely.transform(shape, lambda xy: np.array(change.TransformPoints(xy))[:, :2])


def star(rng: np.random.Generator, x: float, y: float, radius: float, corners: int) -> np.ndarray:
    """A ring around a point: long waves, and a border that is rough from vertex to vertex."""
    angle = np.arange(corners) / corners * 2 * np.pi
    reach = np.full(corners, 0.8)
    for k in range(2, 12):
        reach += rng.normal(0, 0.1 / k) * np.cos(k * angle + rng.uniform(0, 2 * np.pi))
    reach = radius * reach + rng.uniform(-1, 1, corners) * (radius / corners)
    return np.round(np.column_stack((x + reach * np.cos(angle), y + reach * np.sin(angle))), 4)


def test_polygons_of_a_hundred_thousand_vertices(qgis_process, tmp_path):
    print(f"seed {SEED}")
    rng = np.random.default_rng(SEED)
    holes = [star(rng, X + dx, Y + dy, 25, 50) for dx in range(-800, 801, 80) for dy in range(-800, 801, 80)]
    giant = shapely.Polygon(star(rng, X, Y, 2000, 80000), holes)
    other = shapely.Polygon(star(rng, X + 900, Y, 1500, 100000))
    assert giant.is_valid and other.is_valid
    assert shapely.get_num_coordinates(giant) > 100000
    small = [shapely.box(X + dx - 30, Y - 30, X + dx + 30, Y + 30) for dx in (0, 40, 1600, 2500)]
    source = write(tmp_path / "in.gpkg", 4525, [("big", other), *((str(k), one) for k, one in enumerate(small))])
    base = write(tmp_path / "pbf.gpkg", 4525, [("P1", giant)], "YJJBNTTBBH")
    run = qgis_process(
        "checkoverlap", INPUT=source, PBF=base, AREA_METHOD="planar", OUTPUT=tmp_path / "out.gpkg", timeout=60,
        PIECES=tmp_path / "pieces.gpkg",
    )  # fmt: skip
    assert run.code == 0, run.stderr
    for row, shape in zip(rows_of(tmp_path / "out.gpkg", "out"), [other, *small]):
        assert row["pbf_m2"] == pytest.approx(shape.intersection(giant).area, abs=0.001), row["name"]


def test_coordinates_of_the_wrong_zone_or_swapped_are_named_and_the_rest_goes_on(qgis_process, tmp_path):
    def at(x: float, y: float) -> shapely.Geometry:
        return shapely.box(x, y, x + 100, y + 100)

    rows = [
        ("good", at(X, Y)), ("no prefix", at(X - 37e6, Y)), ("swapped", at(Y, X)), ("prefix of 20", at(X - 17e6, Y)),
        ("degrees", shapely.box(111.6, 35.2, 111.601, 35.201)),
    ]  # fmt: skip
    source = write(tmp_path / "in.gpkg", 4525, rows)
    base = write(tmp_path / "pbf.gpkg", 4525, [("P1", at(X + 50, Y)), ("lost", at(X - 37e6 + 50, Y))], "YJJBNTTBBH")
    for method in ("ellipsoidal", "planar"):
        run = qgis_process("checkoverlap", INPUT=source, PBF=base, AREA_METHOD=method, OUTPUT=tmp_path / f"{method}.gpkg")
        assert run.code == 0, run.stderr
        found = {row["name"]: row for row in rows_of(tmp_path / f"{method}.gpkg", method)}
        assert found["good"]["pbf_m2"] == pytest.approx(5000, rel=1e-3), method
        for place, (name, _) in enumerate(rows[1:], start=2):
            assert found[name]["area_m2"] is None and found[name]["pbf_m2"] is None, (method, name)
            assert f"{place}" in said(run)


def test_bases_in_other_systems_give_the_same_figures(qgis_process, tmp_path):
    print(f"seed {SEED}")
    rng = np.random.default_rng(SEED)
    rows = [(str(k), shapely.Polygon(star(rng, X + 90 * (k % 8), Y + 90 * (k // 8), 60, 24))) for k in range(40)]
    ground = [
        (f"{k}", shapely.box(X + 150 * (k % 5) - 100, Y + 120 * (k // 5) - 100, X + 150 * (k % 5) + 50, Y + 120 * (k // 5) + 20))
        for k in range(25)
    ]
    source = write(tmp_path / "in.gpkg", 4525, rows)
    reference = None
    # 3° zone 37 with and without its number, the neighbouring zone, the 6° zone 19, and degrees.
    for epsg in (4525, 4546, 4524, 4507, 4490):
        pieces = [(name, moved(shapely.segmentize(shape, 20), 4525, epsg)) for name, shape in ground]
        base = write(tmp_path / f"base{epsg}.gpkg", epsg, pieces, "BSM", {"DLBM": "0103"})
        out = tmp_path / f"out{epsg}.gpkg"
        run = qgis_process("checkoverlap", INPUT=source, LANDUSE=base, OUTPUT=out)
        assert run.code == 0, run.stderr
        figures = [row["cultivated_m2"] for row in rows_of(out, f"out{epsg}")]
        reference = reference or figures
        assert np.abs(np.subtract(figures, reference)).max() < 0.01, epsg
    union = shapely.union_all([shape for _, shape in ground])
    expected = ellipsoidal_areas(np.array([shape.intersection(union) for _, shape in rows], dtype=object))
    assert np.abs(np.subtract(reference, expected)).max() < 0.001


def test_a_layer_in_degrees_over_two_zones(qgis_process, tmp_path):
    """109.5° E parts the zones 36 and 37; on the plane each patch is measured in the zone that its middle lies in."""
    rows = [(str(k), shapely.box(109.496 + k * 0.001, 35.2, 109.4968 + k * 0.001, 35.2006)) for k in range(8)]
    # Edges are straight on the plane of a zone. Short ones leave no doubt of which.
    ground = (shapely.box(109.49, 35.19, 109.4994, 35.2003), shapely.box(109.4994, 35.19, 109.51, 35.2003))
    base = [(name, shapely.segmentize(shape, 2e-4)) for name, shape in zip(("left", "right"), ground)]
    source = write(tmp_path / "in.gpkg", 4490, rows)
    pbf = write(tmp_path / "pbf.gpkg", 4490, base, "YJJBNTTBBH")
    half = shapely.box(109.0, 35.0, 110.0, 35.2003)
    for method in ("ellipsoidal", "planar"):
        out = tmp_path / f"{method}.gpkg"
        run = qgis_process("checkoverlap", INPUT=source, PBF=pbf, AREA_METHOD=method, OUTPUT=out)
        assert run.code == 0, run.stderr
        for (name, shape), row in zip(rows, rows_of(out, method)):
            piece = shape.intersection(half)
            zone = 4524 if shape.centroid.x < 109.5 else 4525
            if method == "planar":
                expected = moved(piece, 4490, zone).area
            else:
                (expected,) = ellipsoidal_areas(np.array([moved(shapely.segmentize(piece, 1e-4), 4490, 4525)], dtype=object))
            assert row["pbf_m2"] == pytest.approx(expected, abs=0.01), (method, name)


def test_duplicated_features_each_get_their_figures_and_shared_base_ground_counts_once(qgis_process, tmp_path):
    one = shapely.box(X, Y, X + 100, Y + 100)
    source = write(tmp_path / "in.gpkg", 4525, [("a", one), ("b", one), ("a", one)])
    base = write(tmp_path / "pbf.gpkg", 4525, [("P1", shapely.box(X, Y, X + 60, Y + 100))] * 3, "YJJBNTTBBH")
    run = qgis_process(
        "checkoverlap", INPUT=source, PBF=base, AREA_METHOD="planar", OUTPUT=tmp_path / "out.gpkg",
        PIECES=tmp_path / "pieces.gpkg",
    )  # fmt: skip
    assert run.code == 0, run.stderr
    assert [row["pbf_m2"] for row in rows_of(tmp_path / "out.gpkg", "out")] == pytest.approx([6000] * 3)
    assert "P1" in said(run), "shared ground is reported"
    gross = [row["gross_m2"] for row in rows_of(tmp_path / "pieces.gpkg", "pieces") if row["source_id"]]
    assert gross == pytest.approx([6000] * 3)
