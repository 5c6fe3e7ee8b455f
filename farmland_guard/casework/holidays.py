"""The holiday table of a year out of a file: 日期, 类别 (放假 or 调休上班), as copied from the year's notice."""

import re
from datetime import date, datetime
from typing import Any, Dict, List, Optional, Sequence

from ..domain.codes import DAY_KINDS
from ..domain.errors import InputError
from ..domain.language import listed, translate

_DAY = ("日期", "date", "day")
_KIND = ("类别", "类型", "kind", "type")
_WORDS = {"放假": "holiday", "假日": "holiday", "节假日": "holiday", "休": "holiday", "调休": "workday", "上班": "workday",
          "补班": "workday", "班": "workday"}  # fmt: skip


def holidays_in(headers: Sequence[Any], rows: Sequence[Sequence[Any]], name: str) -> Dict[int, Dict[date, str]]:
    """The days by year; InputError names the missing column, or the row and the field, or a day that is there twice."""
    heads = [str(head or "").strip().lower() for head in headers]
    places = [next((heads.index(each) for each in names if each in heads), None) for names in (_DAY, _KIND)]
    for place, title in zip(places, ("日期", "类别")):
        if place is None:
            raise InputError(
                translate("FarmlandGuard", "{file} has no column “{column}”; it has: {columns}.").format(
                    file=name, column=title, columns=listed(str(head) for head in headers)
                )
            )
    found: Dict[int, Dict[date, str]] = {}
    for number, row in enumerate(rows, start=2):
        cells: List[Any] = [row[place] if place is not None and place < len(row) else None for place in places]
        if all(cell is None or str(cell).strip() == "" for cell in cells):
            continue
        day, kind = _day(cells[0]), _kind(cells[1])
        if day is None or not kind:
            title, cell = ("日期", cells[0]) if day is None else ("类别", cells[1])
            raise InputError(
                translate("FarmlandGuard", "{file}, row {row}: {column} is “{value}”, which cannot be used.").format(
                    file=name, row=number, column=title, value=cell
                )
            )
        year = found.setdefault(day.year, {})
        if day in year:
            raise InputError(
                translate("FarmlandGuard", "{file}, row {row}: {day} is there twice.").format(file=name, row=number, day=day)
            )
        year[day] = kind
    if not found:
        raise InputError(translate("FarmlandGuard", "{file} holds no rows.").format(file=name))
    return found


def _day(value: Any) -> Optional[date]:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = re.match(r"\s*(\d{4})\D?(\d{1,2})\D?(\d{1,2})", str(value or ""))
    try:
        return date(*(int(each) for each in match.groups())) if match else None
    except ValueError:
        return None


def _kind(value: Any) -> str:
    text = str(value or "").strip()
    if text in DAY_KINDS:
        return text
    by_label = {label: code for code, label in DAY_KINDS.items()}
    return by_label.get(text) or _WORDS.get(text, "")
