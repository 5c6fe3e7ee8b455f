"""Values on their way into a file: what a field can hold, what a spreadsheet would run, whether it came back."""

from __future__ import annotations

import datetime
import math
from typing import Any, Tuple

from ..domain.errors import InputError
from ..domain.language import translate
from .shapefile import DATE, INTEGER, REAL, TEXT, FieldSpec

# The largest whole number up to which a double holds every one.
EXACT_IN_DOUBLE = 2**53
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def guarded(value: Any) -> Tuple[Any, bool]:
    """A cell as CSV holds it, and whether an apostrophe had to be set before it.

    A number, or a text that is one, is no formula.
    """
    if value is None:
        return "", False
    if not isinstance(value, str):
        return value, False
    if value.startswith(_FORMULA_STARTS) and not _is_number(value):
        return f"'{value}", True
    return value, False


def runs_as_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text of a CSV cell as a formula."""
    return text.startswith(_FORMULA_STARTS) and not _is_number(text)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def checked(field: FieldSpec, value: Any, number: int) -> Any:
    """`value` as a field of this type holds it; InputError naming row and field for one it cannot hold."""
    if value is None:
        return None
    if field.type == TEXT:
        text = str(value)
        if len(text) > field.length:
            raise _refused(
                field, number, value,
                translate("FarmlandGuard", "is longer than the {length} characters of the field.").format(length=field.length),
            )  # fmt: skip
        return text
    if field.type == DATE:
        day = value.date() if isinstance(value, datetime.datetime) else value
        if not isinstance(day, datetime.date):
            raise _refused(field, number, value, translate("FarmlandGuard", "is not a date."))
        return day
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _refused(field, number, value, translate("FarmlandGuard", "is not a number."))
    if field.type == INTEGER:
        if value != int(value):
            raise _refused(field, number, value, translate("FarmlandGuard", "is not a whole number."))
        return int(value)
    return float(value)


def _refused(field: FieldSpec, number: int, value: Any, reason: str) -> InputError:
    return InputError(
        translate("FarmlandGuard", "row {row}, field {field}: “{value}” {reason}").format(
            row=number, field=field.name, value=str(value)[:60], reason=reason
        )
    )


def same_value(field: FieldSpec, written: Any, read: Any) -> bool:
    """Whether a value came back from a file as it was written (an empty text may come back as none)."""
    if written in (None, "") or read in (None, ""):
        return written in (None, "") and read in (None, "")
    if isinstance(written, str):
        return str(read) == written
    if field.type == REAL:
        return bool(abs(float(read) - float(written)) <= 1e-9 * max(1.0, abs(float(written))))
    if field.type == INTEGER:
        return int(read) == written
    return bool(read == written)
