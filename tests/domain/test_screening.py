"""Acts of a party added up within a year, and the ratio of a township."""

import random
from datetime import date, timedelta
from math import fsum

from farmland_guard.domain.rulebook import shipped_book
from farmland_guard.domain.rules import CaseFigures
from farmland_guard.domain.screening import Act, TownshipYear, apply_to_party, apply_to_township, party_key
from farmland_guard.domain.units import SQUARE_METRES_PER_MU

MU = SQUARE_METRES_PER_MU
DAY = date(2026, 11, 25)
RULES = shipped_book("140827", DAY).rules


def act(number, day, pbf=0.0, cultivated=0.0):
    pbf, cultivated = pbf * MU, max(cultivated, pbf) * MU
    return Act(f"u{number}", f"A{number}", day, CaseFigures(pbf, pbf, cultivated, cultivated))


def found(*acts):
    return {each.finding.rule.id: each for each in apply_to_party(RULES, "某公司", acts, "140827")}


def test_several_acts_within_a_year_add_up():
    result = found(act(1, date(2026, 1, 5), pbf=2), act(2, date(2026, 6, 1), pbf=2), act(3, date(2026, 12, 1), pbf=1.5))
    finding = result["fs-pbf-5mu"].finding
    assert finding.value == 5.5 and finding.limit_value == 5 and finding.basis == "pbf_gross"
    assert [each.code for each in result["fs-pbf-5mu"].acts] == ["A1", "A2", "A3"]
    assert "某公司" in finding.explanation and "3 个" in finding.explanation and "第三条、第九条" in finding.explanation


def test_the_window_is_365_days():
    first = date(2025, 3, 1)
    assert found(act(1, first, pbf=3), act(2, first + timedelta(days=364), pbf=3))
    assert not found(act(1, first, pbf=3), act(2, first + timedelta(days=365), pbf=3))


def test_exactly_the_limit_counts_however_it_is_added_up():
    assert "fs-pbf-5mu" in found(act(1, DAY, pbf=2), act(2, DAY, pbf=3))
    assert "fs-pbf-5mu" in found(*(act(number, DAY, pbf=0.1) for number in range(50)))
    assert not found(act(1, DAY, pbf=2), act(2, DAY, pbf=2.9999999))


def test_cultivated_land_is_that_outside_basic_farmland():
    assert not found(act(1, DAY, pbf=4, cultivated=13.9))
    result = found(act(1, DAY, pbf=4, cultivated=14))
    assert list(result) == ["fs-cultivated-10mu"] and result["fs-cultivated-10mu"].finding.value == 10
    assert "永久基本农田以外的耕地" in result["fs-cultivated-10mu"].finding.explanation


def test_unchecked_acts_claim_nothing():
    assert not found(Act("u", "A", DAY, CaseFigures(None, None, None, None)))


def test_the_fullest_span_is_found_as_by_trying_all():
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    for _ in range(100):
        acts = [act(n, date(2024, 1, 1) + timedelta(days=dice.randrange(900)), pbf=dice.choice((0, 0.7, 1.9, 3.1)))
                for n in range(dice.randrange(1, 15))]  # fmt: skip
        totals = [
            fsum(b.figures.pbf_m2 for b in acts if a.day - timedelta(days=365) < b.day <= a.day) / MU for a in acts
        ]
        result = found(*acts)
        if max(totals) >= 5 - 1e-9:
            assert abs(result["fs-pbf-5mu"].finding.value - max(totals)) < 1e-3
        else:
            assert "fs-pbf-5mu" not in result


def test_names_are_compared_without_ways_of_writing():
    assert party_key(" 某 公司（垣曲）") == party_key("某公司(垣曲)")
    assert party_key(None) == ""


def township(**values):
    base = {"code": "140827100", "name": "某镇", "year": 2026, "illegal_m2": 0.0, "illegal_net_m2": 0.0}
    return TownshipYear(**{**base, **values})


def ratio(deduct=False, **values):
    return apply_to_township(RULES, township(**values), DAY, "140827", deduct)


def test_the_ratio_is_of_lawful_and_illegal_together():
    result = ratio(illegal_m2=20 * MU, illegal_net_m2=20 * MU, lawful_m2=80 * MU)
    assert [each.rule.id for each in result] == ["yq-township-ratio-15"]
    assert result[0].value == 20 and result[0].unit == "%" and "某镇 2026 年度" in result[0].explanation
    assert "20.00%" in result[0].explanation and "三（三）" in result[0].explanation


def test_more_than_15_percent_is_more():
    assert not ratio(illegal_m2=15.0, illegal_net_m2=15.0, lawful_m2=85.0)
    assert ratio(illegal_m2=15.001, illegal_net_m2=15.001, lawful_m2=84.999)


def test_gross_and_net_that_disagree_are_both_told():
    result = ratio(illegal_m2=16.0, illegal_net_m2=14.0, lawful_m2=84.0)
    assert "16.0000%" in result[0].explanation and "14.2857%" in result[0].explanation and "人工" in result[0].explanation


def test_without_a_denominator_there_is_no_ratio():
    assert township().text == "无新增占用" and township(lawful_m2=0.0).ratio(False) is None
    assert ratio(illegal_m2=20.0, illegal_net_m2=20.0) == []
    assert "未录入" in township(illegal_m2=20 * MU).text
    assert ratio(illegal_m2=20.0, illegal_net_m2=20.0, lawful_m2=0.0)[0].value == 100


def test_deductions_are_shown_and_count_only_when_switched_on():
    values = dict(illegal_m2=20.0, illegal_net_m2=20.0, deducted_m2=10.0, deducted_net_m2=10.0, lawful_m2=80.0)
    assert township(**values).text == "扣除前 20.00%，扣除后 11.11%"
    assert ratio(**values) and not ratio(deduct=True, **values)
