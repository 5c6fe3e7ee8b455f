"""平差 (调平): rounded parts are made to sum exactly to their rounded control figure.

The rule of the survey databases: differences are spread in steps of one unit (0.01 m², also usable at 0.01
亩), largest area first. With n parts and a difference of d units, every part gets |d| div n units and the
first |d| mod n parts one more. Only rounding is ever spread: a larger difference is an error in the
figures, not a matter of rounding, and is refused.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import List, Optional, Sequence

from .errors import FarmlandError
from .language import translate
from .units import Number, to_decimal


class AdjustmentError(FarmlandError):
    """The parts differ from the control figure by more than rounding can explain.

    `difference` is control minus parts, `limit` the largest difference that may be spread; both in the
    unit of the figures themselves (m² or 亩).
    """

    def __init__(self, difference: float, limit: float) -> None:
        """Keep both figures and make the sentence."""
        self.difference = difference
        self.limit = limit
        super().__init__(
            translate(
                "FarmlandGuard",
                "The parts differ from their control area by {difference}, more than the {limit} "
                "that rounding can explain: check the areas instead of adjusting them.",
            ).format(difference=difference, limit=limit)
        )


def _units(value: Number, unit: Decimal) -> int:
    return int((to_decimal(value) / unit).to_integral_value(rounding=ROUND_HALF_UP))


def adjust(
    parts: Sequence[Number], control: Number, unit: float = 0.01, keys: Optional[Sequence[str]] = None
) -> List[float]:
    """Return `parts` rounded to `unit` so that they sum exactly to the rounded `control` (all half up).

    The order of the result is that of `parts`. Largest part first, equal parts in the order of `keys`
    (which makes the result independent of the order of features) or else in input order; a part is never made
    negative (what it cannot give is taken from the next). All figures share one unit of area, m² or 亩.

    Raises AdjustmentError when the difference exceeds len(parts) units (and when there are no parts to
    carry a control figure that is not zero), ValueError for negative or non-finite figures.
    """
    step = to_decimal(unit)
    if step <= 0:
        raise ValueError("the unit of adjustment must be positive")
    if control < 0 or any(part < 0 for part in parts):
        raise ValueError("areas to adjust must not be negative")
    target = _units(control, step)
    counts = [_units(part, step) for part in parts]
    difference = target - sum(counts)
    number = len(counts)
    if abs(difference) > number:
        raise AdjustmentError(float(difference * step), float(number * step))
    if difference:
        _spread(counts, difference, sorted(range(number), key=lambda i: (-parts[i], keys[i] if keys else "")))
    return [float(count * step) for count in counts]


def adjust_mu(parts_m2: Sequence[Number], control_m2: Number) -> List[float]:
    """Return `parts_m2` as 亩 of two decimals that sum exactly to `control_m2` as 亩; see `adjust`."""
    return adjust([to_decimal(part) * 3 / 2000 for part in parts_m2], to_decimal(control_m2) * 3 / 2000)


def _spread(counts: List[int], difference: int, order: Sequence[int]) -> None:
    """Add `difference` units to `counts` in place, in the given order, never below zero."""
    each, extra = divmod(abs(difference), len(counts))
    sign = 1 if difference > 0 else -1
    owed = 0
    for rank, index in enumerate(order):
        share = each + (1 if rank < extra else 0) + owed
        given = share if sign > 0 else min(share, counts[index])
        counts[index] += sign * given
        owed = share - given
    # A remainder can only be left when the smallest parts are empty; the largest then give a second time.
    while owed:
        for index in order:
            if owed and counts[index] > 0:
                counts[index] -= 1
                owed -= 1
