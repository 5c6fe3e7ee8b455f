"""Reclamation quality: units, points, doubtful values, limits that wait for the county, and the lines of the result."""

import random
import time
from dataclasses import replace

import pytest

from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.quality_check import check_quality, confirm_limit, questions_of
from farmland_guard.casework.readings import Reading, readings_from_table, record_readings
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.domain import quality
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.quality import ReadingValue, land_classes_for, normalised, profile_for, quality_profiles
from farmland_guard.register.create import create_register
from farmland_guard.register.store import Register
from tests.casework.test_signoff import bare
from tests.gui.planted import box
from tests.register.helpers import add_case, new_register

CODE = "140827SJBG26100001"
GOOD = {
    "有效土层厚度": ("0.85", "m"), "容重": ("1.3", "g/cm³"), "质地": ("壤土", ""), "砾石": ("4", "%"), "pH值": ("7.9", ""),
    "有机质": ("11.2", "g/kg"), "坡度": ("3", "°"), "道路": ("达到当地标准", ""), "种植": ("已种植粮食作物", ""),
}  # fmt: skip


@pytest.fixture
def register(tmp_path, qgis_app):
    made = new_register(tmp_path)
    add_case(made, CODE, box(0, 0, 100, 100), dlbm="0103")
    record_verdict(made, [CODE], "illegal_construction", "王执法", "未批先建")
    issue_tasks(made, 30, who="测试")
    return made


def record(register, point="S1", **changes):
    values = {**GOOD, **changes}
    readings = [Reading(name, value, unit, point) for name, (value, unit) in values.items()]
    record_readings(register, CODE, readings, who="测试")


def confirm_all(register):
    profile = profile_for("140827")
    for limit in profile.limits_for("0103"):
        confirm_limit(register, "0103", limit.indicator, "李农业", "TD/T 1036-2013 原文第 12 页")


def results(register):
    return {line.indicator: line.result for line in check_quality(register, CODE).lines}


def test_nothing_shipped_counts_before_the_county_confirmed_it(register):
    record(register)
    report = check_quality(register, CODE)
    assert report.result == "incomplete" and report.land_class == "0103"
    assert {line.result for line in report.lines} == {"unconfirmed", "missing"}
    assert all(not limit.verified for each in quality_profiles() for limit in each.limits)
    confirm_all(register)
    report = check_quality(register, CODE)
    assert report.result == "pass", [line.sentence for line in report.lines if line.result != "pass"]
    assert {line.indicator for line in report.lines if line.result == "missing"} == {"电导率"}
    with register.reading() as session:
        row = session.select("quality_confirmation")[0]
    assert (row["confirmed_by"], row["source"]) == ("李农业", "TD/T 1036-2013 原文第 12 页") and row["confirmed_on"]


def test_the_failing_lines_name_reading_limit_source_and_point(register):
    confirm_all(register)
    record(register, "S1")
    record(register, "S2", 有效土层厚度=("60", "cm"))
    report = check_quality(register, CODE)
    line = next(line for line in report.lines if line.indicator == "有效土层厚度")
    assert report.result == "fail" and line.result == "fail"
    assert "S2" in line.sentence and "60 cm" in line.sentence and "≥ 80 cm" in line.sentence and "原文第 12 页" in line.sentence
    assert "有效土层厚度" in report.summary()


def test_a_later_reading_at_the_same_point_counts(register):
    confirm_all(register)
    record(register, 有效土层厚度=("60", "cm"))
    record_readings(register, CODE, [Reading("有效土层厚度", "90", "cm", "S1")], who="测试")
    assert results(register)["有效土层厚度"] == "pass"


@pytest.mark.parametrize(
    ("name", "value", "unit", "result"),
    [
        ("有机质", "0.8", "%", "pass"),
        ("有机质", "4.9", "g/kg", "fail"),
        ("有机质", "5.0", "g/kg", "pass"),
        ("有机碳", "0.3", "%", "pass"),  # × 1.724 = 0.517
        ("有机碳", "0.28", "%", "fail"),
        ("有机质", "11.2", "", "questioned"),  # g/kg or %? never guessed
        ("有机质", "11.2", "%", "questioned"),  # what a laboratory means in g/kg
        ("pH", "78", "", "questioned"),
        ("容重", "1300", "kg/m3", "pass"),
        ("容重", "1.3", "t", "questioned"),
        ("质地", "泥", "", "questioned"),
        ("质地", "砂土", "", "fail"),
    ],
)
def test_units_and_doubtful_values(register, name, value, unit, result):
    confirm_all(register)
    record_readings(register, CODE, [Reading(name, value, unit)], who="测试")
    wanted = profile_for("140827").indicator(name)[0].name
    assert results(register)[wanted] == result


def test_the_countys_own_figure_from_the_original_text_counts(register):
    confirm_all(register)
    record(register, 有效土层厚度=("70", "cm"))
    assert results(register)["有效土层厚度"] == "fail"
    assert confirm_limit(register, "0103", "有效土层", "李农业", "原文更正", low=60) == "≥ 60 cm"
    assert results(register)["有效土层厚度"] == "pass"
    for wrong in ({"low": 9, "high": 3}, {"values": "壤土"}):
        with pytest.raises(InputError):
            confirm_limit(register, "0103", "有效土层厚度", "李农业", "x", **wrong)
    with pytest.raises(InputError, match="SOURCE"):
        confirm_limit(register, "0103", "pH", "李农业", " ")
    with pytest.raises(InputError, match="not in the list"):
        confirm_limit(register, "0103", "pH", "路人", "x")
    with pytest.raises(InputError, match="no limit"):
        confirm_limit(register, "0103", "灌溉", "李农业", "x")
    assert "不能修改" in bare(register, "UPDATE quality_confirmation SET limit_low = 1")
    assert "不能修改或删除" in bare(register, "DELETE FROM quality_confirmation")


def test_points_lie_on_the_map_and_the_report_is_kept(register, tmp_path):
    report = tmp_path / "检测报告.pdf"
    report.write_bytes(b"%PDF report")
    readings = readings_from_table(
        ["指标", "数值", "单位", "采样点", "经度", "纬度", "采样人", "采样日期", "检测单位"],
        [["pH", 7.8, None, "S1", 111.66, 35.15, "周采样", "2026-10-08", "县土肥站"], ["有机质", "11", "g/kg", "S1", None, None, "", "", ""]],
        "检测.xlsx", 4525,
    )  # fmt: skip
    record_readings(register, CODE, readings, "检测.xlsx", "测试", report)
    with register.reading() as session:
        point, rows, attached = session.select("sampling_point"), session.select("reading"), session.select("attachment")
    from osgeo import ogr

    dataset = ogr.Open(str(register.path))
    feature = dataset.GetLayerByName("sampling_point").GetNextFeature()
    geometry = feature.GetGeometryRef()
    assert geometry.GetGeometryName() == "POINT" and geometry.GetX() == pytest.approx(37560131, abs=2000)
    assert len(point) == 1 and {row["point_uid"] for row in rows} == {point[0]["uid"]}
    assert (rows[0]["sampler"], rows[0]["sampled_on"], rows[0]["laboratory"]) == ("周采样", "2026-10-08", "县土肥站")
    assert attached[0]["kind"] == "lab_report" and rows[0]["report_uid"] == attached[0]["uid"]


def test_bad_cells_are_named(register):
    head = ["指标", "数值", "采样日期", "采样点", "经度", "纬度"]
    for row, word in (
        (["pH", 7, "昨天", "", "", ""], "no date"),
        (["pH", 7, "2099-01-01", "", "", ""], "future"),
        (["pH", 7, "", "S1", "东", "35"], "no coordinates"),
    ):
        with pytest.raises(InputError, match=word):
            readings_from_table(head, [row], "a.csv", 4525)
    asked = questions_of(register, [Reading("有机质", "11", ""), Reading("汞", "0.1", "mg/kg"), Reading("pH", "7", "")])
    assert len(asked) == 2 and "没有写单位" in asked[0] and "汞" in asked[1]


def test_every_unit_of_an_indicator_comes_to_the_same_value():
    seed = int(time.time())
    dice = random.Random(seed)
    for profile, indicator in [(one, each) for one in quality_profiles() for each in one.indicators]:
        if indicator.kind != "number":
            continue
        low, high = indicator.plausible
        value = dice.uniform(low, high)
        for unit, scale in indicator.units.items():
            _, seen, question = normalised(profile, ReadingValue(indicator.name, value / scale, "", unit))
            assert question == "" and seen == pytest.approx(value), (seed, indicator.name, unit)


def test_the_profile_of_a_county_and_of_a_land_class():
    assert profile_for("140827").name == "loess_plateau" and profile_for("140827", land_class="0103").name == "loess_plateau"
    assert profile_for("140827", land_class="0101").name == "general", "the loess profile has no paddy"
    for county in ("410122", "140181", ""):
        assert profile_for(county).name == "general"
    assert profile_for("410122", "loess_plateau").name == "loess_plateau", "one that is asked for by name"
    with pytest.raises(InputError, match="nix"):
        profile_for("410122", "nix")
    assert set(land_classes_for("140827")) == {"0101", "0102", "0103"} and set(land_classes_for("140827", "loess_plateau")) == {"0102", "0103"}


def test_the_longer_region_wins_whatever_the_order(monkeypatch):
    shipped = quality_profiles()
    county = replace(shipped[1], name="county", region="140827", land_classes={"0103": "旱地"})
    city = replace(shipped[1], name="city", region="1408")
    for order in ([county, city, *shipped], [*shipped, city, county]):
        monkeypatch.setattr(quality, "quality_profiles", lambda order=order: tuple(order))
        assert profile_for("140827", land_class="0103").name == "county" and profile_for("140828", land_class="0103").region == "1408"
        assert profile_for("140827", land_class="0102").region == "1408", "the county's has no limits for it"


def test_every_figure_of_the_general_profile_has_a_source_and_waits():
    general = next(each for each in quality_profiles() if each.name == "general")
    figures = {limit.indicator: (limit.low, limit.high) for limit in general.limits_for("0103") if not limit.is_open}
    assert figures == {
        "soil_depth": (50, None), "topsoil_depth": (30, None), "bulk_density": (None, 1.5), "ph": (5.5, 8.5), "slope": (None, 5),
        "conductivity": (None, 2),
    }  # fmt: skip
    assert all(limit.source and not limit.verified for limit in general.limits)
    assert {limit.indicator for limit in general.limits_for("0101")} == {each.id for each in general.indicators}
    assert not any(limit.required for limit in general.limits if limit.is_open)


@pytest.fixture
def elsewhere(tmp_path, qgis_app):
    """A register of a county for which no profile of its own ships."""
    made = Register(create_register(tmp_path / "别县.gpkg", "410122", "别县", 4525))
    with made.writing("测试") as session:
        session.insert("person", {"name": "王执法", "unit": "县自然资源局", "role": "执法队长"})
        session.insert("person", {"name": "李农业", "unit": "县农业农村局", "role": "站长"})
    add_case(made, CODE, box(0, 0, 100, 100), dlbm="0103")
    record_verdict(made, [CODE], "illegal_construction", "王执法", "未批先建")
    issue_tasks(made, 30, who="测试")
    return made


def test_a_county_elsewhere_edits_the_general_limits_before_first_use(elsewhere):
    record(elsewhere, 耕层厚度=("32", "cm"), 坡度=("7", "°"))
    report = check_quality(elsewhere, CODE)
    assert report.profile.startswith("通用") and report.result == "incomplete"
    lines = {line.indicator: line for line in report.lines}
    assert lines["有效土层厚度"].result == "unconfirmed" and lines["有机质"].result == "recorded"
    assert lines["有机质"].reading == "S1 1.12 %" and lines["有机质"].limit == "未规定" and "只作记录" in lines["有机质"].sentence
    for name in ("有效土层厚度", "耕作层厚度", "容重", "pH"):
        confirm_limit(elsewhere, "0103", name, "李农业", "省标 2024 表 3")
    assert check_quality(elsewhere, CODE).result == "incomplete"
    assert confirm_limit(elsewhere, "0103", "坡度", "李农业", "省标 2024 表 3", high=6) == "≤ 6 °"
    assert check_quality(elsewhere, CODE).result == "fail"
    assert confirm_limit(elsewhere, "0103", "坡度", "李农业", "省标 2024 表 3（更正）", high=8) == "≤ 8 °"
    assert check_quality(elsewhere, CODE).result == "pass"
    with elsewhere.reading() as session:
        rows = session.select("quality_confirmation", {"indicator": "slope"})
    assert [(row["confirmed_by"], row["source"], row["limit_high"]) for row in rows] == [
        ("李农业", "省标 2024 表 3", 6), ("李农业", "省标 2024 表 3（更正）", 8),
    ]  # fmt: skip


def test_what_no_figure_is_known_for_is_judged_once_the_county_gives_one(elsewhere):
    record(elsewhere)
    with pytest.raises(InputError, match="no figure to confirm"):
        confirm_limit(elsewhere, "0103", "有机质", "李农业", "省标")
    with pytest.raises(InputError, match="none of its texts: 砂土"):
        confirm_limit(elsewhere, "0103", "质地", "李农业", "省标", values="壤土、泥")
    assert confirm_limit(elsewhere, "0103", "有机质", "李农业", "省标", low=1.5) == "≥ 1.5 %"
    assert results(elsewhere)["有机质"] == "fail" and results(elsewhere)["土壤质地"] == "recorded"
    assert confirm_limit(elsewhere, "0103", "质地", "李农业", "省标", values="壤土") == "壤土"
    assert results(elsewhere)["土壤质地"] == "pass"
    record_readings(elsewhere, CODE, [Reading("排水", "还行", "", "S1")], who="测试")
    assert results(elsewhere)["排水"] == "questioned", "a doubtful reading is never only recorded"
