"""The main job through qgis_process alone: from an empty folder to the delivery package, as a script would do it."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from osgeo import ogr

from benchmarks.county import generate

JUDGE, SURVEYOR, AGRONOMIST = "王建国", "李秀英", "张志强"


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    return generate(tmp_path_factory.mktemp("county"), size=600, patches=30)


@pytest.fixture(scope="module")
def desk(qgis_process, county, tmp_path_factory):
    """A register with everything taken in and checked."""
    register = tmp_path_factory.mktemp("desk") / "垣曲台账.gpkg"

    def must(algorithm, **parameters):
        run = qgis_process(algorithm, REGISTER=register, **parameters)
        assert run.code == 0, run.stderr
        return run.results

    run = qgis_process("createregister", COUNTY="140827", COUNTY_NAME="垣曲县", OUTPUT=register)
    assert run.code == 0, run.stderr
    for name, unit in ((JUDGE, "执法队"), (SURVEYOR, "调查监测股"), (AGRONOMIST, "农业农村局")):
        must("addperson", NAME=name, UNIT=unit, ROLE="队长")
    for role, layer in (("township", "XZQ"), ("village", "CJDCQ"), ("pbf", "YJJBNTTB"), ("landuse", "DLTB")):
        source = f"{county['gpkg']}|layername={layer}"
        taken = must("importbase", ROLE=role, INPUT=source, VERSION="2025", EFFECTIVE_DATE="2025-12-31")
        assert taken["TAKEN"] == county["counts"][layer]
    first = must("importclues", INPUT=county["batch"], BATCH="2026-10")
    assert first["ADDED"] == 30
    checked = must("checkregister", SCOPE="open")
    assert checked["CASES"] == 30
    assert checked["PROBLEMS"] == 0
    return register, must


def rows(register: Path, sql: str, *parameters):
    connection = sqlite3.connect(register)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute(sql, parameters)]
    finally:
        connection.close()


def test_texts_of_the_gbk_file_are_read_rightly(desk):
    register, _ = desk
    names = {row["dlmc"] for row in rows(register, "SELECT DISTINCT dlmc FROM violation")}
    assert names & {"旱地", "水浇地", "水田"}
    placed = rows(register, "SELECT count(*) AS n FROM violation WHERE xzmc IS NOT NULL AND length(xzdm) = 9")[0]["n"]
    assert placed >= 28


def test_pieces_close_on_every_case(desk):
    register, _ = desk
    for row in rows(
        register,
        "SELECT v.code, v.area_m2, p.source_layer, sum(p.adjusted_m2) AS total FROM violation v "
        "JOIN overlap_piece p ON p.violation_uid = v.uid GROUP BY v.uid, p.source_layer",
    ):
        assert f"{row['total']:.2f}" == f"{row['area_m2'] + 1e-9:.2f}", row


def test_known_codes_are_left_out_and_updated_only_when_asked(desk, county):
    register, must = desk
    code = rows(register, "SELECT code FROM violation ORDER BY code LIMIT 1")[0]["code"]
    dataset = ogr.Open(str(register), 1)
    dataset.ExecuteSQL(f"UPDATE violation SET bz = '另记' WHERE code = '{code}'")
    dataset = None
    again = must("importclues", INPUT=county["batch"], BATCH="2026-10")
    assert (again["ADDED"], again["KNOWN"], again["DIFFERING"], again["UPDATED"]) == (0, 30, 1, 0)
    assert rows(register, "SELECT bz FROM violation WHERE code = ?", code)[0]["bz"] == "另记"
    taken = must("importclues", INPUT=county["batch"], BATCH="2026-10", UPDATE=True)
    assert taken["UPDATED"] == 1
    assert rows(register, "SELECT bz FROM violation WHERE code = ?", code)[0]["bz"] != "另记"


def test_an_unknown_person_is_refused_with_the_list(desk, qgis_process):
    register, _ = desk
    code = rows(register, "SELECT code FROM violation LIMIT 1")[0]["code"]
    run = qgis_process(
        "recordverdict", REGISTER=register, CASES=code, VERDICT="legal", PERSON="路人", REASON="x"
    )
    assert run.code == 1
    assert JUDGE in run.stderr + run.stdout
    assert rows(register, "SELECT verdict FROM violation WHERE code = ?", code)[0]["verdict"] is None


def test_from_verdict_to_closing_and_delivery(desk, qgis_process, county, tmp_path):
    register, must = desk
    cases = rows(register, "SELECT code FROM violation WHERE cultivated_m2 > 2000 ORDER BY code LIMIT 3")
    codes = [row["code"] for row in cases]
    refused = qgis_process("movecase", REGISTER=register, CASES=codes[0], STATE="closed", PERSON=JUDGE)
    assert refused.code == 1
    assert "已核实" in refused.stderr + refused.stdout
    nothing = must("issuetasks", DEADLINE_DAYS=30)
    assert nothing["COUNT"] == 0
    must("recordverdict", CASES=",".join(codes), VERDICT="illegal_construction", PERSON=JUDGE, REASON="未批先建")
    assert must("issuetasks", DEADLINE_DAYS=30)["COUNT"] == 3
    task = rows(register, "SELECT t.uid, t.code FROM task t JOIN violation v ON v.uid = t.violation_uid WHERE v.code = ?", codes[0])[0]
    must("movecase", CASES=codes[0], STATE="reclaimed", PERSON=JUDGE)
    assert must("recordreadings", TASK=task["uid"], INPUT=county["readings"])["COUNT"] >= 5
    today = date.today().isoformat()
    first = must("signacceptance", TASK=task["uid"], BUREAU="agriculture", PERSON=AGRONOMIST, OPINION="pass", DATE=today)
    assert first["RESULT"] == "pending"
    early = qgis_process("movecase", REGISTER=register, CASES=codes[0], STATE="closed", PERSON=JUDGE)
    assert early.code == 1
    second = must(
        "signacceptance", TASK=task["code"], BUREAU="natural_resources", PERSON=SURVEYOR, OPINION="pass", DATE=today,
        SCAN=county["scan"],
    )  # fmt: skip
    assert second["RESULT"] == "pass"
    must("setreview", CASES=codes[0], REVIEW_STATE="done", PERSON=JUDGE)
    must("movecase", CASES=codes[0], STATE="closed", PERSON=JUDGE)
    closed = rows(register, "SELECT state, remaining_m2 FROM violation WHERE code = ?", codes[0])[0]
    assert closed == {"state": "closed", "remaining_m2": 0.0}
    who = [row["who"] for row in rows(register, "SELECT who FROM event WHERE table_name = 'signature' ORDER BY fid")]
    assert who == [AGRONOMIST, SURVEYOR]

    package = must("exportpackage", PROFILE="generic", FOLDER=tmp_path / "out")
    folder = Path(package["FOLDER"])
    assert {path.suffix for path in folder.iterdir()} >= {".shp", ".dbf", ".shx", ".prj", ".cpg", ".txt", ".xlsx"}
    layer_source = ogr.Open(str(next(folder.glob("*.shp"))))
    layer = layer_source.GetLayer(0)
    assert layer.GetFeatureCount() == 30
    states = {feature.GetField("BLZT") for feature in layer}
    assert states == {"已销号", "整改中", "已标记"}
    again = qgis_process("exportpackage", REGISTER=register, PROFILE="generic", FOLDER=tmp_path / "out")
    assert again.code == 1
