"""The proposed verdict follows the reviewers' order and says why."""

import pytest

from farmland_guard.domain.proposal import propose
from farmland_guard.domain.units import SQUARE_METRES_PER_MU as MU

PLAIN = {"area_m2": 3 * MU, "cultivated_m2": 2 * MU, "tblx": "20", "dlbm": "0102"}


def verdict(**grounds):
    return propose({**PLAIN, **grounds}).verdict


@pytest.mark.parametrize(("grounds", "expected"), [
    ({"approval_no": "晋政地字〔2025〕1号", "approval_share": 99.0}, "legal"),
    ({"approval_no": "晋政地字〔2025〕1号"}, "legal"),
    ({"approval_no": "晋政地字〔2025〕1号", "approval_share": 60.0}, "illegal_construction"),
    ({"supply_no": "垣供〔2025〕1号", "supply_share": 100.0}, "legal"),
    ({"title_no": "晋（2025）垣曲县不动产权第1号"}, "legal"),
    ({"temporary_no": "垣临〔2025〕1号", "temporary_share": 100.0}, "legal"),
    ({"facility_no": "SSNY1", "facility_share": 98.0}, "facility_land"),
    ({"dlbm": "1202"}, "illegal_construction"),
    ({"tblx": "ND", "road_width_m": 4.0}, "rural_road"),
    ({"tblx": "ND", "road_width_m": 9.0}, "illegal_construction"),
    ({"tblx": "ND"}, "illegal_construction"),
    ({"subclass": "grave"}, "other"),
    ({"subclass": "factory"}, "illegal_construction"),
    ({"tblx": "02"}, "illegal_non_grain"),
    ({"tblx": "KT", "cultivated_m2": 0.0}, "false_change"),
    ({}, "illegal_construction"),
    ({"area_m2": None}, ""),
])  # fmt: skip
def test_the_order(grounds, expected):
    assert verdict(**grounds) == expected


def test_an_earlier_step_settles_before_a_later_one():
    proposal = propose({**PLAIN, "approval_no": "甲", "facility_no": "乙", "subclass": "grave"})
    assert proposal.verdict == "legal" and len(proposal.steps) == 1
    proposal = propose({**PLAIN, "facility_no": "乙", "subclass": "grave"})
    assert proposal.verdict == "facility_land"


def test_the_reason_names_every_step_taken():
    reason = propose({**PLAIN, "dlbm": "1202", "approval_no": "甲", "approval_share": 40.0}).reason
    for word in ("只覆盖 40%", "供地：未填文号", "没有上图入库号，不予认定", "农村道路", "占耕地 2.00 亩"):
        assert word in reason


@pytest.mark.parametrize(("area", "share", "cultivated", "expected"), [
    (1.9, 90, 2.0, "other"), (1.9, 89, 2.0, "illegal_construction"),
    (2.1, 95, 2.1, "other"), (2.1, 94, 2.1, "illegal_construction"),
    (20, 95, 20, "illegal_construction"), (20, 95, 0.4, "other"),
])  # fmt: skip
def test_entrances(area, share, cultivated, expected):
    case = {"area_m2": area * MU, "cultivated_m2": cultivated * MU, "subclass": "entrance", "supply_share": float(share)}
    assert propose({**PLAIN, **case}).verdict == expected
