"""Cells of foreign tables as text and as dates."""

from datetime import date
from typing import Any, Optional

from .errors import InputError
from .language import translate


def cell_text(value: Any) -> str:
    """A cell as text: whole numbers without “.0”, blanks trimmed."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def cell_day(value: Any) -> Optional[str]:
    """A date as YYYY-MM-DD out of a date, or a text like 2026-11-5, 2026/11/05, 2026.11.5, 20261105 or 2026年11月5日."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = cell_text(value)
    digits = text.replace("年", "-").replace("月", "-").replace("日", "").replace("/", "-").replace(".", "-").split(" ")[0].split("T")[0]
    if digits.isdigit() and len(digits) == 8:
        digits = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    try:
        year, month, day = (int(part) for part in digits.split("-"))
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise InputError(translate("FarmlandGuard", "“{text}” is no date.").format(text=text)) from error
