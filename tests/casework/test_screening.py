"""Screening the register: cases, parties, townships; split, innocent and unchecked cases; speed."""

import random
import time
from datetime import date, timedelta

import pytest

from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.lawful import lawful_rows, record_lawful
from farmland_guard.casework.overview import case_card
from farmland_guard.casework.rulebook import set_rule
from farmland_guard.casework.screening import screen_rules
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.units import SQUARE_METRES_PER_MU as MU
from tests.register.helpers import add_case, new_register, square

DAY = date(2026, 11, 25)


def checked(register, code, pbf, cultivated, **values):
    pbf, cultivated = pbf * MU, cultivated * MU
    figures = {"pbf_m2": pbf, "pbf_net_m2": pbf, "cultivated_m2": cultivated, "cultivated_net_m2": cultivated,
               "check_run_uid": "run", "found_on": "2026-05-01", "xzdm": "140827100", "xzmc": "新城镇"}  # fmt: skip
    return add_case(register, code, **{**figures, **values})


def findings(register, **where):
    with register.reading() as session:
        return session.select("finding", where)


def test_cases_are_screened_and_findings_made_anew(tmp_path):
    register = new_register(tmp_path)
    checked(register, "A1", 6.2, 8)
    checked(register, "A2", 0, 12)
    checked(register, "A3", 1, 2)
    add_case(register, "A4", found_on="2026-05-01")
    report = screen_rules(register, DAY, "王执法")
    assert report.cases == 4 and report.unchecked == ["A4"]
    assert {(row["rule_id"], row["subject"]) for row in findings(register)} == {
        ("yq-pbf-5mu", "A1"), ("yq-cultivated-10mu", "A2")}  # fmt: skip
    row = findings(register, rule_id="yq-pbf-5mu")[0]
    assert (row["value"], row["limit_value"], row["unit"], row["basis"]) == (6.2, 5, "亩", "pbf_gross")
    assert row["article"] == "三（三）" and row["gross_value"] == row["net_value"] == 6.2
    assert screen_rules(register, DAY).count == 2 and len(findings(register)) == 2


def test_what_was_found_later_is_not_looked_at(tmp_path):
    register = new_register(tmp_path)
    checked(register, "A1", 6, 6, found_on="2026-11-26")
    assert screen_rules(register, DAY).cases == 0
    assert screen_rules(register, date(2026, 11, 26)).count == 1


def test_an_innocent_case_has_no_finding(tmp_path):
    register = new_register(tmp_path)
    checked(register, "A1", 6, 6)
    screen_rules(register, DAY)
    record_verdict(register, ["A1"], "legal", "王执法", "有批文")
    assert screen_rules(register, DAY).count == 0 and findings(register) == []


def test_a_party_is_added_up_over_its_cases(tmp_path):
    register = new_register(tmp_path)
    for number, day in enumerate(("2026-01-10", "2026-04-10", "2026-09-10"), start=1):
        checked(register, f"A{number}", 2, 2, occupant="某 公司（垣曲）" if number == 2 else "某公司(垣曲)", found_on=day)
    checked(register, "B1", 4, 4, occupant="不详")
    checked(register, "B2", 4, 4, occupant="不详")
    screen_rules(register, DAY)
    rows = findings(register)
    assert [(row["rule_id"], row["value"], row["related"]) for row in rows] == [("fs-pbf-5mu", 6.0, "A1、A2、A3")]
    with register.reading() as session:
        assert session.get("violation", rows[0]["violation_uid"])["code"] == "A3"


def test_a_split_case_counts_once(tmp_path):
    register = new_register(tmp_path)
    parent = checked(register, "A1", 6, 6, occupant="某公司")
    for suffix in ("_1", "_2"):
        checked(register, "A1" + suffix, 3, 3, occupant="某公司", parent_uid=parent)
    screen_rules(register, DAY)
    assert [(row["rule_id"], row["related"]) for row in findings(register)] == [("fs-pbf-5mu", "A1_1、A1_2")]


def judged(register, code, cultivated, **values):
    checked(register, code, 0, cultivated, **values)
    record_verdict(register, [code], "illegal_construction", "王执法", "无手续")


def test_the_township_ratio_of_a_year(tmp_path):
    register = new_register(tmp_path)
    judged(register, "A1", 3)
    judged(register, "A2", 1, found_on="2025-12-31")
    judged(register, "A3", 1, xzdm="140827101", xzmc="历山镇")
    checked(register, "A4", 0, 9)
    report = screen_rules(register, DAY)
    assert report.count == 0 and all(each.state == "lawful_missing" for each in report.townships)
    table = lawful_rows(["年度", "乡镇代码", "乡镇名称", "占用耕地（亩）"],
                        [[2026, "140827100", "新城镇", 12], [2026, "140827101", "历山镇", 19], [2026, "140827102", "古城镇", 0]],
                        "合法.xlsx")  # fmt: skip
    assert record_lawful(register, table, "王执法") == 3
    report = screen_rules(register, DAY)
    assert [each.text for each in report.townships] == [
        "扣除前 20.00%，扣除后 20.00%", "扣除前 5.00%，扣除后 5.00%", "无新增占用"]  # fmt: skip
    rows = findings(register)
    assert [(row["rule_id"], row["subject"], row["value"], row["violation_uid"]) for row in rows] == [
        ("yq-township-ratio-15", "新城镇", 20.0, None)]  # fmt: skip
    set_rule(register, "yq-township-ratio-15", "value", "25", "王执法", "试行")
    assert screen_rules(register, DAY).count == 0


def test_the_county_as_a_whole(tmp_path):
    register = new_register(tmp_path)
    judged(register, "A1", 3)
    judged(register, "A2", 1, xzdm="140827101", xzmc="历山镇")
    heads = ["年度", "乡镇代码", "占用耕地（亩）"]
    record_lawful(register, lawful_rows(heads, [[2026, "140827100", 12]], "x.csv"))
    assert screen_rules(register, DAY).county.state == "lawful_missing"
    record_lawful(register, lawful_rows(heads, [[2026, "140827101", 5]], "x.csv"))
    report = screen_rules(register, DAY)
    assert report.county.ratio(False) == pytest.approx(400 / 21)
    assert [row["subject"] for row in findings(register, rule_id="gl-county-ratio-15")] == ["垣曲县"]
    record_lawful(register, lawful_rows(heads, [[2026, "140827", 40]], "x.csv"))
    report = screen_rules(register, DAY)
    assert report.county.ratio(False) == pytest.approx(400 / 44) and len(report.townships) == 2
    assert findings(register, rule_id="gl-county-ratio-15") == []


def test_a_party_finding_is_shown_with_each_of_its_cases(tmp_path):
    register = new_register(tmp_path)
    for number in (1, 2):
        checked(register, f"A{number}", 3, 3, occupant="某公司", found_on=f"2026-0{number}-01")
    checked(register, "A", 1, 1)
    screen_rules(register, DAY)
    shown = {code: [row["rule_id"] for row in case_card(register, code).findings] for code in ("A1", "A2", "A")}
    assert shown == {"A1": ["fs-pbf-5mu"], "A2": ["fs-pbf-5mu"], "A": []}


def test_a_party_finding_outlives_a_new_check_of_its_case(tmp_path):
    from farmland_guard.casework.findings import figures_of, replace_case_findings
    from farmland_guard.casework.rulebook import rule_book

    register = new_register(tmp_path)
    uid = checked(register, "A1", 6, 6, occupant="某公司")
    screen_rules(register, DAY)
    with register.writing("王执法") as session:
        case = session.get("violation", uid)
        replace_case_findings(session, case, figures_of(case), rule_book(session).rules, "run2")
    assert sorted(row["rule_id"] for row in findings(register)) == ["fs-pbf-5mu", "yq-pbf-5mu"]


@pytest.mark.parametrize(("headers", "row", "word"), [
    (["年度", "乡镇代码"], [2026, "140827100"], "占用耕地"),
    (["年度", "乡镇代码", "占用耕地"], [2026, "140827100", 1], "unit"),
    (["年度", "乡镇代码", "占用耕地(公顷)"], [2026, "14", 1], "row 2.*乡镇代码"),
    (["年度", "乡镇代码", "占用耕地(公顷)"], [2026, "140827100", "约3"], "row 2.*占用耕地"),
    (["年度", "乡镇代码", "占用耕地(公顷)"], [None, None, None], "no rows"),
])  # fmt: skip
def test_a_table_that_cannot_be_used_is_named(headers, row, word):
    with pytest.raises(InputError, match=word):
        lawful_rows(headers, [row], "x.csv")


def test_units_of_the_table():
    row = lawful_rows(["年度", "乡镇代码", "占用耕地(公顷)"], [["2026", "140827100.0", "0.5"]], "x.csv")[0]
    assert row.cultivated_m2 == 5000 and row.year == 2026


def test_three_thousand_cases_are_screened_in_seconds(tmp_path):
    register = new_register(tmp_path)
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    with register.writing("测试") as session:
        for number in range(3_000):
            pbf = dice.random() ** 4 * 8 * MU
            session.insert("violation", {
                "code": f"C{number:05d}", "batch": "2026-10", "pbf_m2": pbf, "pbf_net_m2": pbf * 0.9,
                "cultivated_m2": pbf * 1.5, "cultivated_net_m2": pbf * 1.4, "check_run_uid": "run",
                "occupant": f"主体{dice.randrange(9000)}", "xzdm": f"1408271{dice.randrange(11):02d}",
                "found_on": (DAY - timedelta(days=dice.randrange(600))).isoformat()}, square(size=50))  # fmt: skip
    begun = time.perf_counter()
    report = screen_rules(register, DAY)
    took = time.perf_counter() - begun
    print(f"{report.cases} cases, {report.count} findings in {took:.2f} s")
    assert report.cases == 3_000 and report.count > 50
    assert took < 10
