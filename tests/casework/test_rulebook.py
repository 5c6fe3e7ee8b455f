"""The county's own rules and calendar in its register."""

from datetime import date

import pytest

from farmland_guard.casework.rulebook import calendar_of, reset_rule, rule_book, set_holidays, set_rule
from farmland_guard.domain.errors import InputError
from tests.register.helpers import new_register


def test_a_county_rule_counts_is_logged_and_can_be_taken_back(tmp_path):
    register = new_register(tmp_path)
    assert rule_book(register).period("case_filing") is None
    set_rule(register, "case_filing", "enabled", "true", "王执法", "已核对 2024 年办法")
    set_rule(register, "case_filing", "amount", "15", "王执法", "已核对 2024 年办法")
    set_rule(register, "case_filing", "amount", "12", "王执法", "更正")
    period = rule_book(register).period("case_filing")
    assert period.amount == 12 and "更正" in period.overridden[1]
    with register.reading() as session:
        log = session.select("event", {"table_name": "rule_override"})
        assert {row["who"] for row in log} == {"王执法"} and any('"value":"15"' in (row["old_values"] or "") for row in log)
    reset_rule(register, "case_filing", "enabled", "王执法")
    assert rule_book(register).period("case_filing") is None
    with pytest.raises(InputError, match="no 启用"):
        reset_rule(register, "case_filing", "enabled", "王执法")


@pytest.mark.parametrize(("arguments", "word"), [
    (("case_filing", "amount", "十", "王执法", "理由"), "amount"),
    (("case_filing", "id", "x", "王执法", "理由"), "cannot be set"),
    (("no_such", "amount", "1", "王执法", "理由"), "no such rule"),
    (("case_filing", "amount", "1", "王执法", " "), "reason"),
    (("case_filing", "amount", "1", "路人", "理由"), "路人"),
])  # fmt: skip
def test_a_wrong_county_rule_is_not_written(tmp_path, arguments, word):
    register = new_register(tmp_path)
    with pytest.raises(InputError, match=word):
        set_rule(register, *arguments)
    with register.reading() as session:
        assert session.select("rule_override") == []


def test_a_rule_of_an_attribute_table_that_cannot_be_used_is_named(tmp_path):
    register = new_register(tmp_path)
    with register.writing("王执法") as session:
        session.insert("rule_override", {"rule_id": "yq-pbf-5mu", "field": "value", "value": "很多", "reason": "试", "decided_by": "王执法"})
        session.insert("rule_pack", {"name": "broken", "title": "坏", "content": "{"})
    book = rule_book(register)
    assert len(book.problems) == 2 and next(rule for rule in book.rules if rule.id == "yq-pbf-5mu").value == 5


def test_the_calendar_of_a_register(tmp_path):
    register = new_register(tmp_path)
    assert calendar_of(register).caution(date(2027, 1, 1), date(2027, 1, 9)) != ""
    days = {date(2027, 1, 4): "holiday", date(2027, 1, 9): "workday"}
    assert set_holidays(register, 2027, days, "某年节假日安排", "王执法") == 2
    calendar = calendar_of(register)
    assert not calendar.is_working_day(date(2027, 1, 4)) and calendar.is_working_day(date(2027, 1, 9))
    assert calendar.caution(date(2027, 1, 1), date(2027, 1, 9)) == ""
    period = rule_book(register).period("filing_county_check")
    assert period.due(date(2026, 12, 31), calendar) == date(2027, 1, 14)
    with pytest.raises(InputError, match="2028"):
        set_holidays(register, 2027, {date(2028, 1, 1): "holiday"}, "", "王执法")
    assert len(calendar_of(register).days) == 2
