"""总面积 = 已整改 + 未整改; 已整改 = 拆除 + 补办: per township, with the cases that do not add up."""

from datetime import date

import pytest

from farmland_guard.casework.accepting import sign_acceptance
from farmland_guard.casework.checking import check_register
from farmland_guard.casework.ground import set_ground
from farmland_guard.casework.ground_files import ground_of_file
from farmland_guard.casework.identities import check_identities
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.moving import move_case, settle_by_paper
from farmland_guard.casework.rectifying import TaskWords, issue_tasks
from farmland_guard.casework.reviewing import set_review
from farmland_guard.casework.rulebook import set_rule
from farmland_guard.domain.errors import InputError
from tests.gui.planted import FIRST, SECOND, THIRD, box, planted


@pytest.fixture
def register(tmp_path, qgis_app):
    """Three illegal cases of 10 000, 22 500 and 400 m², checked."""
    made = planted(tmp_path)
    check_register(made, who="测试")
    record_verdict(made, [FIRST, SECOND, THIRD], "illegal_construction", "王执法", "未批先建")
    return made


def task_of(register, code):
    with register.reading() as session:
        return session.rows("SELECT t.* FROM task t JOIN violation v ON v.uid = t.violation_uid WHERE v.code = ? ORDER BY t.fid", (code,))[-1]


def accept(register, code, ground=None):
    move_case(register, [code], "reclaimed", "王执法")
    task = task_of(register, code)["code"]
    if ground is not None:
        set_ground(register, task, [ground], "验收.txt", "测试")
    for bureau, person in (("agriculture", "李农业"), ("natural_resources", "王执法")):
        sign_acceptance(register, task, bureau, person, "pass", date.today())


def test_everything_open(register):
    county, *rest = check_identities(register)
    assert (county.count, county.count_rectified, county.rectified_m2, county.holds) == (3, 0, 0.0, True)
    assert county.total_m2 == county.open_m2 > 30000
    assert [row.level for row in rest] == ["township"] if len({row.code for row in rest}) == 1 else True


def test_a_mixed_case_is_counted_by_its_parts_or_as_the_county_decides(register):
    issue_tasks(register, 30, [FIRST], "mixed", words=TaskWords(demolish_m2=7000, legalise_m2=3000))
    settle_by_paper(register, task_of(register, FIRST)["code"], "批1", "", "王执法", [box(70, 0, 30, 100)], "批文附图")
    accept(register, FIRST)
    set_review(register, [FIRST], "done", "王执法")
    county = check_identities(register)[0]
    assert county.holds and county.count_rectified == 1
    assert county.demolished_m2 == pytest.approx(7000, rel=1e-3) and county.legalised_m2 == pytest.approx(3000, rel=1e-3)
    assert county.total_m2 == pytest.approx(county.demolished_m2 + county.legalised_m2 + county.open_m2, abs=1e-6)
    set_rule(register, "mixed_counts_as", "value", "demolished", "王执法", "市局口径")
    county = check_identities(register)[0]
    assert county.holds and county.legalised_m2 == 0.0 and county.demolished_m2 == pytest.approx(10000, rel=1e-3)


def test_nothing_remaining_is_not_yet_rectified_while_the_review_runs(register):
    issue_tasks(register, 30, [FIRST])
    accept(register, FIRST)
    rows = check_identities(register)
    assert rows[0].count_rectified == 0 and rows[0].holds
    assert [row.code for row in rows if row.level == "case"] == [FIRST] and "审核未结束" in rows[-1].notes[0]


def test_ground_counted_twice_and_a_stale_figure_are_named(register):
    issue_tasks(register, 30, [FIRST])
    accept(register, FIRST, box(0, 0, 60, 100))
    issue_tasks(register, 30, [FIRST], "legalise")
    settle_by_paper(register, task_of(register, FIRST)["code"], "批2", "", "王执法", [box(50, 0, 50, 100)], "批文附图")
    rows = check_identities(register)
    case = rows[-1]
    assert not rows[0].holds and case.code == FIRST and "重叠" in "".join(case.notes)
    assert case.second_difference == pytest.approx(-1000, rel=1e-2)
    with register.writing("x") as session:
        session.connection.execute("UPDATE violation SET remaining_m2 = 5 WHERE code = ?", (FIRST,))
    assert "过时" in "".join(check_identities(register)[-1].notes)


GPX = """<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
{points}</trkseg></trk></gpx>"""


def test_ground_out_of_tracks_and_kml(register, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4525"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    corners = [to_degrees.transform(QgsPointXY(37560000.0 + x, 3890000.0 + y)) for x, y in ((0, 0), (60, 0), (60, 100), (0, 100))]
    path = tmp_path / "走边界.gpx"
    path.write_text(GPX.format(points="".join(f'<trkpt lat="{p.y()}" lon="{p.x()}"/>' for p in corners)), encoding="utf-8")
    polygons, notes = ground_of_file(register, path)
    assert len(polygons) == 1 and "metres off" in notes[0]
    kml = tmp_path / "a.kml"
    ring = " ".join(f"{p.x()},{p.y()}" for p in [*corners, corners[0]])
    kml.write_text(
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>'
        f"{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>", encoding="utf-8",
    )  # fmt: skip
    issue_tasks(register, 30, [FIRST])
    move_case(register, [FIRST], "reclaimed", "王执法")
    for source in (path, kml):
        polygons, _ = ground_of_file(register, source)
        area = set_ground(register, task_of(register, FIRST)["code"], polygons, source.name, "测试")
        assert area == pytest.approx(6000, rel=2e-3)
    empty = tmp_path / "b.gpx"
    empty.write_text(GPX.format(points=""), encoding="utf-8")
    with pytest.raises(InputError, match="no polygon"):
        ground_of_file(register, empty)
