"""The holiday table out of a file."""

from datetime import date, datetime

import pytest

from farmland_guard.casework.holidays import holidays_in
from farmland_guard.casework.rulebook import calendar_of, set_holiday_tables
from farmland_guard.domain.errors import InputError
from tests.register.helpers import new_register


def test_ways_of_writing_and_several_years(tmp_path):
    rows = [["2027-01-01", "放假"], ["2027/1/2", "调休上班"], [datetime(2027, 1, 3), "休"], ["20280101", "holiday"], [None, None]]
    years = holidays_in(["日期", "名称", "类别"], [[row[0], "元旦", row[1]] for row in rows], "x.csv")
    assert years == {
        2027: {date(2027, 1, 1): "holiday", date(2027, 1, 2): "workday", date(2027, 1, 3): "holiday"},
        2028: {date(2028, 1, 1): "holiday"},
    }
    register = new_register(tmp_path)
    assert set_holiday_tables(register, years, "某通知", "王执法") == 4
    assert calendar_of(register).years == {2027, 2028} and calendar_of(register).is_working_day(date(2027, 1, 2))


@pytest.mark.parametrize(("headers", "row", "word"), [
    (["日期"], ["2027-01-01"], "类别"), (["日期", "类别"], ["元旦", "放假"], "row 2.*日期"), (["日期", "类别"], ["2027-02-30", "放假"], "row 2"),
    (["日期", "类别"], ["2027-01-01", "也许"], "row 2.*类别"), (["日期", "类别"], [None, None], "no rows"),
])  # fmt: skip
def test_a_table_that_cannot_be_used_is_named(headers, row, word):
    with pytest.raises(InputError, match=word):
        holidays_in(headers, [row], "x.csv")


def test_a_day_twice_is_named():
    with pytest.raises(InputError, match="twice"):
        holidays_in(["日期", "类别"], [["2027-01-01", "放假"], ["2027-01-01", "放假"]], "x.csv")
