"""Cells of foreign tables."""

from datetime import date, datetime

import pytest

from farmland_guard.domain.cells import cell_day, cell_text
from farmland_guard.domain.errors import InputError


@pytest.mark.parametrize(
    "value",
    [date(2026, 11, 5), datetime(2026, 11, 5, 8, 30), "2026-11-5", "2026/11/05", "2026.11.05 08:30", "20261105", "2026年11月5日",
     20261105.0],
)  # fmt: skip
def test_dates_as_offices_write_them(value):
    assert cell_day(value) == "2026-11-05"


def test_what_is_no_date():
    assert cell_day(None) is None and cell_day("") is None
    for text in ("昨天", "2026-13-01", "11-05"):
        with pytest.raises(InputError, match=text):
            cell_day(text)


def test_text():
    assert [cell_text(value) for value in (None, " a ", 140827000012.0, 3.27, 7)] == ["", "a", "140827000012", "3.27", "7"]
