"""Rectification through qgis_process: ground, quality, identities, papers and packets as a script would run them."""

import json
import zipfile
from pathlib import Path

import pytest
from osgeo import ogr

from farmland_guard.casework.checking import check_register
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.moving import move_case
from farmland_guard.casework.readings import Reading, record_readings
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.register.store import Register
from tests.gui.planted import FIRST, SECOND, planted
from tests.register.helpers import EAST, NORTH


@pytest.fixture(scope="module")
def register(tmp_path_factory, qgis_app) -> Path:
    """Two illegal cases, the first reclaimed with a reading."""
    made = planted(tmp_path_factory.mktemp("rectify"))
    check_register(made, who="测试")
    with made.writing("x") as session:
        session.connection.execute("UPDATE violation SET dlbm = '0103'")
    record_verdict(made, [FIRST, SECOND], "illegal_construction", "王执法", "未批先建")
    issue_tasks(made, 30, [FIRST])
    move_case(made, [FIRST], "reclaimed", "王执法")
    record_readings(made, FIRST, [Reading("有机质", "11.2", "")], who="测试")
    return made.path


def rows_of(path: Path) -> list:
    dataset = ogr.Open(str(path))
    return [feature.items() for feature in dataset.GetLayer(0)]


def test_ground_quality_identities_papers_and_packets(qgis_process, register, tmp_path):
    def must(algorithm, **parameters):
        run = qgis_process(algorithm, REGISTER=register, **parameters)
        assert run.code == 0, run.stderr
        return run.results

    ground = tmp_path / "ground.geojson"
    corners = [[EAST, NORTH], [EAST + 60, NORTH], [EAST + 60, NORTH + 100], [EAST, NORTH + 100], [EAST, NORTH]]
    ground.write_text(
        json.dumps({
            "type": "FeatureCollection",
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4525"}},
            "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [corners]}}],
        }),
        encoding="utf-8",
    )  # fmt: skip
    assert must("recordground", TASK=FIRST, INPUT=ground)["AREA"] == pytest.approx(6000, rel=1e-3)
    witness = must("recordwitness", TASK=FIRST, SIDE="village", NAME="赵村长", UNIT="示例村", DATE="2026-01-05", PERSON="王执法")
    with Register(register).reading() as session:
        assert [(row["uid"], row["name"]) for row in session.select("witness")] == [(witness["WITNESS"], "赵村长")]
    quality = must("checkquality", TASK=FIRST, OUTPUT=tmp_path / "quality.gpkg")
    assert quality["RESULT"] == "incomplete"
    lines = {row["indicator"]: row for row in rows_of(tmp_path / "quality.gpkg")}
    assert lines["有机质"]["result"] == "questioned" and "没有写单位" in lines["有机质"]["sentence"]
    identities = must("checkidentities", OUTPUT=tmp_path / "identities.gpkg")
    rows = rows_of(tmp_path / "identities.gpkg")
    assert identities["CASES"] == 2 and rows[0]["level"] == "county" and rows[0]["holds"] == 1
    assert {row["name"] for row in rows if row["level"] == "township"} == {"皋落乡", "毛家湾镇"} or len(rows) >= 2
    paper = must("makedocument", CODE=FIRST, TEMPLATE="rectification_notice", VALUES="文号=1号", OUTPUT=tmp_path / "notice.docx")
    with zipfile.ZipFile(tmp_path / "notice.docx") as archive:
        assert FIRST in archive.read("word/document.xml").decode("utf-8")
    assert "文号" not in paper["BLANKS"] and paper["PDF"] == ""
    paper = must("makedocument", CODE=FIRST, TEMPLATE="rectification_notice", FORMAT="both", OUTPUT=tmp_path / "both.docx")
    assert "文号" in paper["BLANKS"] and paper["OUTPUT"] == str(tmp_path / "both.docx")
    assert Path(paper["PDF"]).read_bytes().startswith(b"%PDF") and Path(paper["OUTPUT"]).is_file()
    packets = must("casepacket", CASES=FIRST, FOLDER=tmp_path / "packets")
    assert (packets["MADE"], packets["FAILED"], packets["INCOMPLETE"]) == (1, 0, 1)
    assert (tmp_path / "packets" / f"001_{FIRST}" / "一斑一档.pdf").stat().st_size > 20000


def test_what_is_refused_says_why(qgis_process, register, tmp_path):
    points = tmp_path / "样点.geojson"
    points.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
        '{"type":"Point","coordinates":[111,35]}}]}', encoding="utf-8",
    )  # fmt: skip
    for algorithm, parameters, word in (
        ("makedocument", {"CODE": FIRST, "TEMPLATE": "acceptance_certificate", "OUTPUT": tmp_path / "a.docx"}, "不能出具"),
        ("recordground", {"TASK": FIRST, "INPUT": tmp_path / "fehlt.kml"}, "fehlt.kml"),
        ("recordground", {"TASK": FIRST, "INPUT": points}, "样点.geojson"),
        ("planvisits", {}, "acceptance_follow_up"),
    ):
        run = qgis_process(algorithm, REGISTER=register, **parameters)
        assert run.code == 1 and word in run.stderr, (algorithm, run.stderr)
    assert not (tmp_path / "a.docx").exists()
