"""A batch with planted repeats through qgis_process: looked over, taken in, compared, split, its returns read."""

import sqlite3

import pytest
from osgeo import ogr

from benchmarks.county.repeats import generate_repeats

JUDGE = "王建国"
COUNT = 300


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    return generate_repeats(tmp_path_factory.mktemp("repeats"), count=COUNT, size=1500, with_base=False)


@pytest.fixture(scope="module")
def desk(qgis_process, sample, tmp_path_factory):
    register = tmp_path_factory.mktemp("desk") / "台账.gpkg"

    def must(algorithm, **parameters):
        run = qgis_process(algorithm, REGISTER=register, **parameters)
        assert run.code == 0, run.stderr
        return run.results

    run = qgis_process("createregister", COUNTY="140827", COUNTY_NAME="垣曲县", OUTPUT=register)
    assert run.code == 0, run.stderr
    must("addperson", NAME=JUDGE, UNIT="执法队", ROLE="队长")
    must("importclues", INPUT=sample["previous_batch"], BATCH="2026-09")
    must("recordverdict", CASES=",".join(sample["dismissed"]), VERDICT="legal", PERSON=JUDGE, REASON="批文齐全")
    looked = must("previewclues", FILE=sample["batch"], EXPECTED=COUNT)
    assert (looked["ROWS"], looked["NEW"], looked["ERRORS"], looked["WARNINGS"]) == (COUNT, COUNT, 0, 0)
    assert must("importclues", FILE=sample["batch"], BATCH="2026-10", DEADLINE="2026-12-31")["ADDED"] == COUNT
    return register, must


def rows(path, table=None):
    source = ogr.Open(str(path))
    layer = source.GetLayerByName(table) if table else source.GetLayer(0)
    return [dict(feature.items(), geometry=feature.GetGeometryRef() and feature.GetGeometryRef().GetArea()) for feature in layer]


def test_the_relations_are_those_that_were_planted(desk, sample, tmp_path):
    _, must = desk
    counts = must("comparebatches", BATCH="2026-10", OUTPUT=tmp_path / "c.gpkg")
    print("seed", sample["seed"])
    assert {name: counts[name.upper()] for name in sample["counts"]} == sample["counts"]
    found = rows(tmp_path / "c.gpkg")
    assert list(found[0])[:7] == ["code", "old_code", "relation", "share_new", "share_old", "growth_m2", "geometry"]
    assert {row["code"]: (row["relation"], row["old_code"] or "") for row in found} == sample["planted"]
    for row in found:
        assert 0 <= row["share_new"] <= 1 and 0 <= row["share_old"] <= 1
        assert (row["geometry"] or 0) == pytest.approx(row["growth_m2"], rel=2e-3, abs=1e-3)


def test_a_patch_is_split_by_a_line_and_put_together_again(desk, sample, tmp_path):
    register, must = desk
    code = next(code for code, (relation, _) in sample["planted"].items() if relation == "new")
    connection = sqlite3.connect(register)
    box = connection.execute(
        "SELECT minx, maxx, miny, maxy FROM rtree_violation_geom WHERE id = (SELECT fid FROM violation WHERE code = ?)", (code,)
    ).fetchone()
    connection.close()
    middle = (box[2] + box[3]) / 2
    line = tmp_path / "line.geojson"
    line.write_text(
        '{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4525"}}, "features": [{"type": "Feature",'
        f'"properties": {{}}, "geometry": {{"type": "LineString", "coordinates": [[{box[0] - 5}, {middle}], [{box[1] + 5}, {middle}]]}}}}]}}',
        encoding="utf-8",
    )
    made = must("splitpatch", CODE=code, MODE="draw", LINES=line, OUTPUT=tmp_path / "parts.gpkg")
    parts = rows(tmp_path / "parts.gpkg")
    assert made["CHILDREN"] == len(parts) >= 2
    assert [part["code"] for part in parts] == [f"{code}_{number}" for number in range(1, len(parts) + 1)]
    assert all(part["parent_code"] == code for part in parts)
    whole = sum(part["area_m2"] for part in parts)
    assert round(sum(part["adjusted_m2"] for part in parts), 2) == round(whole, 2)
    assert must("unsplitpatch", CODE=code)["REMOVED"] == len(parts)


def test_an_earlier_verdict_is_taken_over_by_name(desk, sample):
    _, must = desk
    must("comparebatches", BATCH="2026-10", OUTPUT="TEMPORARY_OUTPUT")
    code, (_, before) = next((code, what) for code, what in sample["planted"].items() if what[0] == "handled")
    assert must("takeover", CODE=code, FROM=before, PERSON=JUDGE, REASON="现场无变化")["STATE"] == "dismissed"


def test_a_number_and_a_typed_patch(desk):
    _, must = desk
    corners = "3894000,37566000\n3894000,37566100\n3894100,37566100\n3894100,37566000"
    code = must("markpatch", COORDINATES=corners, SOURCE="report")["PATCH"]
    assert code.startswith("140827JB")
    assert must("setnumber", CODE=code, PLATFORM="inspection", NUMBER="DC-1", DEADLINE="2026-12-01")["UID"]


def test_returns_are_shown_first_and_written_on_request(desk, sample, tmp_path):
    register, must = desk
    returned, accepted = list(sample["planted"])[-2:]
    path = tmp_path / "结果.csv"
    path.write_bytes(f"图斑编号,审核状态,退回原因\n{returned},已打回,缺举证照片\n{accepted},审核结束,\n没有,已打回,x\n".encode("gbk"))
    shown = must("importreturns", FILE=path, OUTPUT=tmp_path / "r.gpkg")
    assert (shown["RETURNED"], shown["ACCEPTED"], shown["UNMATCHED"], shown["WRITTEN"]) == (1, 1, 1, 0)
    assert [(row["code"], row["old_state"], row["new_state"]) for row in rows(tmp_path / "r.gpkg")][:2] == [
        (returned, "unhandled", "returned"),
        (accepted, "unhandled", "done"),
    ]
    assert must("importreturns", FILE=path, APPLY=True)["WRITTEN"] == 2
    connection = sqlite3.connect(register)
    found = connection.execute("SELECT review_state, return_reason FROM violation WHERE code = ?", (returned,)).fetchone()
    connection.close()
    assert found == ("returned", "缺举证照片")
