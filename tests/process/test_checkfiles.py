"""checkfiles as a black box: the figures of checkoverlap, a new file or none, and nothing that is read is touched."""

import os
import re
import sqlite3

import pytest

from tests.process.test_checkoverlap import features, square, write

X, Y = 37565000, 3905000


@pytest.fixture
def layers(tmp_path):
    patches = [(square(X + 37 * n, Y + 11 * n, 60), f"P{n}") for n in range(12)]
    farm = [(square(X + 100 * n, Y, 100), f"F{n}") for n in range(5)]
    land = [(square(X + 80 * n, Y + 80 * m, 80), f"D{n}{m}", ("0103", "0702")[(n + m) % 2]) for n in range(6) for m in range(3)]
    return (
        write(tmp_path / "patches.gpkg", 4525, patches, ("JCBH",)),
        write(tmp_path / "farm.gpkg", 4525, farm, ("YJJBNTTBBH",)),
        write(tmp_path / "land.gpkg", 4525, land, ("BSM", "DLBM")),
    )


def rows(path, table):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
    connection.close()
    return found


def test_files_give_the_figures_of_layers(qgis_process, tmp_path, layers):
    patches, farm, land = layers
    one = qgis_process("checkoverlap", INPUT=patches, PBF=farm, LANDUSE=land, OUTPUT=tmp_path / "slow.gpkg")
    other = qgis_process("checkfiles", INPUT=patches, PBF=farm, LANDUSE=land, POLYGONS=True, OUTPUT=tmp_path / "fast.gpkg")
    assert one.code == 0 and other.code == 0, other.stderr
    assert other.results["COUNT"] == 12
    checked = {row["code"]: row for row in rows(tmp_path / "fast.gpkg", "checked")}
    slow = [each["properties"] for each in features(tmp_path / "slow.gpkg")]
    assert len(slow) == len(checked) == 12
    for each in slow:
        for name in ("pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2", "pbf_mu", "cultivated_mu", "adjusted_m2"):
            assert checked[each["JCBH"]][name] == pytest.approx(each[name], abs=1e-6), (each["JCBH"], name)
    pieces = rows(tmp_path / "fast.gpkg", "pieces")
    assert {piece["source_id"] for piece in pieces} > {"F0", "F2", "D00"}
    for code, row in checked.items():
        for role in ("pbf", "landuse"):
            parts = [piece["adjusted_m2"] for piece in pieces if (piece["code"], piece["source_layer"]) == (code, role)]
            assert round(sum(parts), 2) == row["adjusted_m2"]
    assert rows(tmp_path / "fast.gpkg", "rtree_pieces_geom")
    only = qgis_process("checkfiles", INPUT=patches, LANDUSE=land, CULTIVATED_ONLY=True, OUTPUT=tmp_path / "only.gpkg")
    assert only.code == 0, only.stderr
    assert {piece["land_class"] for piece in rows(tmp_path / "only.gpkg", "pieces")} == {"0103", "非耕地"}


def test_many_patches_are_worked_by_processes_beside_qgis(qgis_process, tmp_path, layers):
    _, farm, land = layers
    many = write(tmp_path / "many.gpkg", 4525, [(square(X + 4 * (n % 100), Y + 2 * (n // 100), 3), f"M{n}") for n in range(10000)], ("JCBH",))
    run = qgis_process("checkfiles", INPUT=many, PBF=farm, LANDUSE=land, OUTPUT=tmp_path / "out.gpkg")
    assert run.code == 0 and run.results["COUNT"] == 10000
    if (os.cpu_count() or 1) > 1:
        assert any(re.fullmatch(r"[1-4]个进程同时计算。", line) for line in run.json["log"]["info"]), run.json["log"]
    checked = rows(tmp_path / "out.gpkg", "checked")
    assert [row["code"] for row in checked] == [f"M{n}" for n in range(10000)]
    one = qgis_process("checkoverlap", INPUT=many, PBF=farm, LANDUSE=land, OUTPUT=tmp_path / "slow.gpkg")
    assert one.code == 0, one.stderr
    slow = [each["properties"] for each in features(tmp_path / "slow.gpkg")]
    for each, row in zip(slow, checked):
        assert (each["pbf_m2"], each["cultivated_m2"]) == pytest.approx((row["pbf_m2"], row["cultivated_m2"]), abs=1e-6)


def test_what_is_read_is_never_replaced(qgis_process, tmp_path, layers):
    patches, farm, _ = layers
    before = farm.read_bytes()
    run = qgis_process("checkfiles", INPUT=patches, PBF=farm, OUTPUT=farm)
    assert run.code != 0 and "farm.gpkg" in run.stderr
    assert farm.read_bytes() == before
    nowhere = qgis_process("checkfiles", INPUT=patches, PBF=farm, OUTPUT=tmp_path / "no" / "out.gpkg")
    assert nowhere.code != 0 and "out.gpkg" in nowhere.stderr
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_layer_that_only_qgis_can_read_is_refused(qgis_process, tmp_path, layers):
    patches, farm, _ = layers
    part = f"{farm}|subset=fid < 3"
    for value in (part, farm.with_suffix(".geojson")):
        if value is not part:
            value.write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
        run = qgis_process("checkfiles", INPUT=patches, PBF=value, OUTPUT=tmp_path / "out.gpkg")
        assert run.code != 0 and "PBF" in run.stderr and not (tmp_path / "out.gpkg").exists()
