"""Make-up land (补划永农) is checked for being what it must be; nothing without a confirmed rule keeps a filing back."""

import re
from dataclasses import replace

import pytest

from farmland_guard.casework.filings.checking import check_filings
from farmland_guard.casework.filings.norms import filing_pack
from farmland_guard.domain.filing_land_rules import land_items
from farmland_guard.domain.filing_rules import FilingData, Norm
from tests.casework.bases import lay_base
from tests.register.helpers import EAST, NORTH, add_case, new_register, square

MAKEUP = EAST + 1000.0
"""Where the make-up land of the first filing lies, 100 m square; the filing itself at EAST."""


def filing(session, code, at, *parts, **values):
    uid = session.insert(
        "filing", {"code": code, "use": "crop", "damages_layer": 1, "unavoidable": 1, **values}, square(at)
    )
    for part in parts:
        session.insert("filing_part", {"filing_uid": uid, "kind": "pbf_makeup"}, part)
    return uid


def answers(register, code="XM1"):
    report = check_filings(register, codes=[code])
    return {item.item: item for item in report.filings[0].items}


@pytest.fixture
def register(tmp_path):
    made = new_register(tmp_path)
    lay_base(made, "pbf", "2025", ("1", "0101", square()))
    lay_base(made, "landuse", "2025", ("1", "0101", square(EAST - 500, NORTH - 500, 1600.0)), ("2", "0301", square(EAST + 1100)))
    return made


def test_make_up_on_cultivated_land_that_nothing_else_claims_passes(register):
    with register.writing("测试") as session:
        filing(session, "XM1", EAST, square(MAKEUP))
    found = answers(register)
    assert found["makeup"].answer == "pass" and found["makeup_pbf"].answer == "pass"
    assert found["makeup_cultivated"].answer == "pass" and "占 100.00 %" in found["makeup_cultivated"].explanation
    assert found["makeup_over"].answer == "pass"
    assert found["makeup_approved"].answer == "manual", "the register has no layer of approved land"


def test_ground_in_a_nature_reserve_is_told_and_left_to_a_person(register):
    with register.writing("测试") as session:
        filing(session, "XM1", EAST, square(MAKEUP))
    item = answers(register)["reserve"]
    assert item.answer == "manual" and item.fix == "base:reserve" and item.title == "自然保护地"
    lay_base(register, "reserve", "2025", ("1", None, square(EAST + 50)))
    with register.reading() as session:
        assert session.select("filing")[0]["checked_at"] is None, "the check looked at the layers of its day"
    item = answers(register)["reserve"]
    assert item.answer == "manual" and item.value == pytest.approx(5000, rel=0.01) and "请核对" in item.explanation
    with register.writing("测试") as session:
        filing(session, "XM2", EAST + 500)
    assert answers(register, "XM2")["reserve"].answer == "pass"


def test_make_up_on_woodland_is_told_with_its_share_and_left_to_a_person(register):
    with register.writing("测试") as session:
        filing(session, "XM1", EAST, square(MAKEUP + 75))
    item = answers(register)["makeup_cultivated"]
    assert item.answer == "manual" and item.value == pytest.approx(25.0, abs=0.01) and item.limit_value == 100.0
    assert re.search(r"有 11\.2[45] 亩 现状不是耕地", item.explanation) and "待核对" in item.explanation
    assert item.source and item.fix == "part:pbf_makeup"


def test_other_make_up_filed_ground_and_patches_on_it_are_named_with_their_areas(register):
    with register.writing("测试") as session:
        filing(session, "XM1", EAST, square(MAKEUP))
        filing(session, "XM2", EAST + 5000, square(MAKEUP + 50))
        filing(session, "XM3", MAKEUP - 90)
    add_case(register, "140827SJBG26100009", square(MAKEUP, NORTH + 80))
    item = answers(register)["makeup_over"]
    assert item.answer == "manual"
    assert "XM2 补划地块（7.5" in item.explanation and "XM3 用地范围（1.5" in item.explanation
    assert "违法图斑 140827SJBG26100009（3.0" in item.explanation
    assert "XM1" not in item.explanation, "its own make-up is not held against it"


def test_make_up_of_a_filing_given_up_before_it_was_registered_is_free_again(register):
    with register.writing("测试") as session:
        filing(session, "XM1", EAST, square(MAKEUP))
        other = filing(session, "XM2", EAST + 5000, square(MAKEUP))
        session.update("filing", other, {"state": "cancelled", "state_reason": "不建了", "ended_on": "2026-03-02", "state_on": "2026-03-02"})
    assert answers(register)["makeup_over"].answer == "pass"


def test_make_up_drawn_twice_counts_once(register):
    with register.writing("测试") as session:
        filing(session, "XM1", EAST, square(MAKEUP, size=80.0), square(MAKEUP, size=80.0))
    item = answers(register)["makeup"]
    assert item.answer == "fail" and item.value == pytest.approx(6400, rel=1e-3)
    assert "扣除重复绘制" in item.explanation


DATA = FilingData(
    "XM1", use="crop", damages_layer=True, unavoidable=True, area_m2=1000.0, pbf_m2=1000.0, parts_m2={"pbf_makeup": 1000.0},
    makeup_on_pbf_m2=0.0, makeup_on_redline_m2=0.0, makeup_steep_m2=100.0, makeup_cultivated_m2=800.0,
)  # fmt: skip


@pytest.mark.parametrize("verified, answer", [(False, "manual"), (True, "fail")])
def test_only_limits_that_were_confirmed_fail_steep_or_other_land(verified, answer):
    limits = {
        "filing_makeup_cultivated_share": Norm(100.0, "%", "某文", "第一条", verified),
        "filing_makeup_slope_deg": Norm(25.0, "°", "某文", "第二条", verified),
    }
    found = {item.item: item for item in land_items(DATA, filing_pack(), limits.get)}
    assert found["makeup_cultivated"].answer == answer and found["makeup_slope"].answer == answer
    assert ("待核对" in found["makeup_cultivated"].explanation) != verified
    none = {item.item: item for item in land_items(replace(DATA, makeup_cultivated_m2=None), filing_pack(), limits.get)}
    assert none["makeup_cultivated"].answer == "manual" and none["makeup_cultivated"].fix == "base:landuse"
