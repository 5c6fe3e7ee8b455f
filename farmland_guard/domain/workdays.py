"""Working days (工作日): weekends and the holiday table of each year, and the periods that are counted with them.

Public holidays and make-up working days (调休) are set anew every year by the State Council, so none ship: the register's
table `holiday` holds those the county entered. A year without a table counts with weekends only, and whoever prints a
date can ask for the sentence that says so.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import FrozenSet, List, Mapping

HOLIDAY, WORKDAY = "holiday", "workday"
WORKING_DAYS, DAYS, MONTHS, YEARS = "工作日", "日", "月", "年"
UNITS = (WORKING_DAYS, DAYS, MONTHS, YEARS)
_SATURDAY = 5
_MOST = 100_000


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. `days` says HOLIDAY or WORKDAY for those that differ from the week; `years` have a table."""

    days: Mapping[date, str] = field(default_factory=dict)
    years: FrozenSet[int] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is worked."""
        kind = self.days.get(day)
        if kind is not None:
            return kind == WORKDAY
        return day.weekday() < _SATURDAY

    def years_without_table(self, start: date, end: date) -> List[int]:
        """The years between the two days, both included, for which only weekends are known."""
        first, last = min(start, end).year, max(start, end).year
        return [year for year in range(first, last + 1) if year not in self.years]

    def caution(self, start: date, end: date) -> str:
        """The Chinese sentence to print beside a date counted in working days, or "" when every year has its table."""
        missing = self.years_without_table(start, end)
        if not missing:
            return ""
        return f"{'、'.join(str(year) for year in missing)} 年尚未录入节假日表，只扣除了周末"


WEEKENDS_ONLY = Calendar()


def add_working_days(start: date, count: int, calendar: Calendar = WEEKENDS_ONLY) -> date:
    """The `count`-th working day after `start`, which itself is not counted; before it when `count` is negative.

    0 gives `start` when it is worked, otherwise the next working day.
    """
    if abs(count) > _MOST:
        raise ValueError(f"too many working days: {count}")
    step = timedelta(days=1 if count >= 0 else -1)
    day = start
    if count == 0:
        while not calendar.is_working_day(day):
            day += step
        return day
    left = abs(count)
    while left:
        day += step
        left -= calendar.is_working_day(day)
    return day


def working_days_between(start: date, end: date, calendar: Calendar = WEEKENDS_ONLY) -> int:
    """Working days after `start` up to and including `end`; negative when `end` lies before `start`.

    So that working_days_between(s, add_working_days(s, n)) == n for n > 0.
    """
    if end < start:
        return -working_days_between(end, start, calendar)
    whole_weeks, rest = divmod((end - start).days, 7)
    count = whole_weeks * _SATURDAY
    for offset in range(whole_weeks * 7 + 1, whole_weeks * 7 + rest + 1):
        count += (start + timedelta(days=offset)).weekday() < _SATURDAY
    for day, kind in calendar.days.items():
        if start < day <= end:
            count += (kind == WORKDAY) - (day.weekday() < _SATURDAY)
    return count


def add_months(start: date, months: int) -> date:
    """The same day of the month `months` later (or earlier); the last day where that month is shorter."""
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(years, month + 1, min(start.day, monthrange(years, month + 1)[1]))


def add_period(start: date, amount: int, unit: str, calendar: Calendar = WEEKENDS_ONLY) -> date:
    """The last day of a period of `amount` 工作日, 日, 月 or 年 that begins with an event on `start` (not counted).

    A negative amount counts back from `start`. ValueError for another unit.
    """
    if unit == WORKING_DAYS:
        return add_working_days(start, amount, calendar)
    if unit == DAYS:
        return start + timedelta(days=amount)
    if unit == MONTHS:
        return add_months(start, amount)
    if unit == YEARS:
        return add_months(start, 12 * amount)
    raise ValueError(f"unknown unit of time: {unit}")
