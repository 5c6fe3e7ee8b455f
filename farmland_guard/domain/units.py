"""Units of area and the one way figures are rounded.

1 亩 = 2000/3 m² (1 m² = 0.0015 亩), 1 公顷 = 10 000 m². Figures are rounded half up on the digits of the
number as it is written (ROUND_HALF_UP of `repr`), as TD/T 1055-2019 bookkeeping does; Python's own round() is
half-even and binary. Legal thresholds compare unrounded square metres, never these rounded figures.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Optional, Union

SQUARE_METRES_PER_MU = 2000 / 3
SQUARE_METRES_PER_HECTARE = 10000

Number = Union[float, int, Decimal]

# Up to here a product of doubles is right to far less than a step's share that is called near its half.
_LARGEST, _NEAR_HALF = 1e9, 1e-6


def to_decimal(value: Number) -> Decimal:
    """Return `value` as the decimal number it is written as; ValueError for NaN and infinities."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return exact


def round_half_up_decimal(value: Number, digits: int) -> Decimal:
    """Return `value` rounded half up (away from zero) to `digits` decimals, as a Decimal with that many."""
    return to_decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def round_half_up(value: Number, digits: int = 2) -> float:
    """Return `value` rounded half up to `digits` decimals: 0.125 -> 0.13, 2.675 -> 2.68, -0.125 -> -0.13."""
    quick = _quickly(value, 1.0, digits)
    return float(round_half_up_decimal(value, digits)) if quick is None else quick


def _quickly(value: Number, factor: float, digits: int) -> Optional[float]:
    """Return value × factor rounded where no decimal digit can decide otherwise, as nearly always; None elsewhere."""
    if isinstance(value, Decimal):
        return None
    scale: float = 10**digits
    scaled = value * factor * scale
    if not 0 <= scaled < _LARGEST:
        return None
    whole = math.floor(scaled)
    return None if abs(scaled - whole - 0.5) < _NEAR_HALF else (whole + (scaled - whole > 0.5)) / scale


def _mu_decimal(m2: Number) -> Decimal:
    return to_decimal(m2) * 3 / 2000


def mu(m2: Number, digits: int = 2) -> float:
    """Return square metres as 亩, rounded half up to `digits` decimals (2 in tables, 4 in check results)."""
    quick = _quickly(m2, 0.0015, digits)
    return round_half_up(_mu_decimal(m2), digits) if quick is None else quick


def hectares(m2: Number, digits: int = 4) -> float:
    """Return square metres as 公顷, rounded half up to `digits` decimals (4 in land-boundary TXT files)."""
    return round_half_up(to_decimal(m2) / SQUARE_METRES_PER_HECTARE, digits)


def square_metres_from_mu(value: Number) -> float:
    """Return 亩 as unrounded square metres."""
    return float(to_decimal(value) * 2000 / 3)


def format_square_metres(m2: Number, digits: int = 2) -> str:
    """Return square metres with a fixed number of decimals, without unit or thousands separator."""
    return str(round_half_up_decimal(m2, digits))


def format_mu(m2: Number, digits: int = 2) -> str:
    """Return square metres written as 亩 with a fixed number of decimals: 666.6667 -> "1.00"."""
    return str(round_half_up_decimal(_mu_decimal(m2), digits))


def format_hectares(m2: Number, digits: int = 4) -> str:
    """Return square metres written as 公顷 with a fixed number of decimals."""
    return str(round_half_up_decimal(to_decimal(m2) / SQUARE_METRES_PER_HECTARE, digits))
