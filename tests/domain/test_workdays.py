"""Working days: weekends, the holiday table of a year, and periods counted with them."""

import random
from datetime import date, timedelta

import pytest

from farmland_guard.domain.workdays import (
    Calendar,
    add_months,
    add_period,
    add_working_days,
    working_days_between,
)

# An invented year: Monday to Wednesday off, the Saturday before worked.
INVENTED = Calendar(
    {
        date(2027, 3, 1): "holiday",
        date(2027, 3, 2): "holiday",
        date(2027, 3, 3): "holiday",
        date(2027, 2, 27): "workday",
    },
    frozenset({2027}),
)


def by_hand(start, end, calendar):
    day, count = start, 0
    while day < end:
        day += timedelta(days=1)
        count += calendar.is_working_day(day)
    return count


def test_the_event_day_is_not_counted():
    assert add_working_days(date(2026, 11, 27), 1) == date(2026, 11, 30)  # Friday → Monday
    assert add_working_days(date(2026, 11, 28), 1) == date(2026, 11, 30)  # Saturday → Monday
    assert add_working_days(date(2026, 11, 25), 10) == date(2026, 12, 9)


def test_the_holiday_table_is_followed():
    friday = date(2027, 2, 26)
    assert add_working_days(friday, 1, INVENTED) == date(2027, 2, 27)
    assert add_working_days(friday, 2, INVENTED) == date(2027, 3, 4)
    assert working_days_between(friday, date(2027, 3, 4), INVENTED) == 2


def test_backwards_and_zero():
    assert add_working_days(date(2026, 11, 30), -1) == date(2026, 11, 27)
    assert add_working_days(date(2026, 11, 28), 0) == date(2026, 11, 30)
    assert working_days_between(date(2026, 11, 30), date(2026, 11, 27)) == -1
    assert working_days_between(date(2026, 11, 30), date(2026, 11, 30)) == 0


def test_counting_equals_counting_by_hand():
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    for _ in range(200):
        start = date(2026, 1, 1) + timedelta(days=dice.randrange(700))
        days = {start + timedelta(days=dice.randrange(60)): dice.choice(("holiday", "workday")) for _ in range(12)}
        calendar = Calendar(days, frozenset({2026, 2027}))
        end = start + timedelta(days=dice.randrange(90))
        assert working_days_between(start, end, calendar) == by_hand(start, end, calendar)
        count = dice.randrange(1, 40)
        assert working_days_between(start, add_working_days(start, count, calendar), calendar) == count


def test_months_end_where_the_month_ends():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_period(date(2024, 2, 29), 2, "年") == date(2026, 2, 28)
    assert add_period(date(2026, 11, 25), 60, "日") == date(2027, 1, 24)


def test_an_unknown_unit_is_an_error():
    with pytest.raises(ValueError, match="周"):
        add_period(date(2026, 1, 1), 1, "周")


def test_a_year_without_a_table_is_named():
    assert Calendar().caution(date(2026, 12, 30), date(2027, 1, 4)) == "2026、2027 年尚未录入节假日表，只扣除了周末"
    assert INVENTED.caution(date(2027, 1, 1), date(2027, 2, 1)) == ""
    assert INVENTED.years_without_table(date(2028, 1, 1), date(2027, 1, 1)) == [2028]
