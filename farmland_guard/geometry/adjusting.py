"""平差 for many groups of parts at once: the rule of `domain.adjustment` in arrays, digit for digit."""

from __future__ import annotations

from typing import Callable, Dict, Tuple

import numpy as np

from ..domain.adjustment import AdjustmentError, adjust
from ..domain.units import mu, round_half_up
from .shapes import Floats, Integers

UNIT_M2 = 0.01
_PER_UNIT = 100
_NEAR = 1e-6


def rounded_m2(values: Floats) -> Floats:
    """Return areas rounded half up to 0.01 m², as `domain.units.round_half_up` does; NaN stays."""
    return np.asarray(_steps(values, 1.0, 2, round_half_up) / _PER_UNIT)


def rounded_mu(values: Floats) -> Floats:
    """Return areas in m² as 亩, rounded half up to 0.0001 as `domain.units.mu` does; NaN stays."""
    return np.asarray(_steps(values, 0.0015, 4, mu) / 10**4)


def _units(values: Floats) -> Integers:
    return _steps(values, 1.0, 2, round_half_up).astype(np.int64)


def _steps(values: Floats, factor: float, digits: int, rounded: Callable[[float, int], float]) -> Floats:
    """Return how many steps of the last of `digits` decimals values times factor are, half up, on the digits they are written with."""
    scaled = values * (factor * 10**digits) + 0.5
    out = np.floor(scaled)
    # Where the binary number stands at a half, the decimal digits decide.
    for number in np.flatnonzero(np.abs(scaled - np.rint(scaled)) < _NEAR):
        out[number] = round(rounded(float(values[number]), digits) * 10**digits)
    return np.asarray(out)


def adjust_groups(
    parts: Floats, group: Integers, controls: Floats, keys: Integers
) -> Tuple[Floats, Dict[int, str]]:
    """Round parts to 0.01 m² so that those of each group sum to its control figure; see `domain.adjustment.adjust`.

    `group` numbers the groups of `controls` and is sorted; a group without parts is left out. Of equal parts the one with
    the lower key comes first. Returns the figures and, by group, why it cannot be adjusted (its parts are then unrounded).
    """
    counts = _units(parts)
    members = np.bincount(group, minlength=len(controls))
    difference = _units(controls) - np.bincount(group, counts, minlength=len(controls)).astype(np.int64)
    difference[members == 0] = 0
    refused = np.abs(difference) > members
    order = np.lexsort((keys, -parts, group))
    first = np.concatenate(([0], np.cumsum(members)))[:-1]
    rank = np.empty(len(parts), dtype=np.int64)
    rank[order] = np.arange(len(parts)) - first[group[order]]
    owed = np.abs(difference)[group]
    each, extra = np.divmod(owed, np.maximum(members[group], 1))
    share = each + (rank < extra)
    step = np.where(difference[group] < 0, -share, share)
    # A part that would fall below nothing hands on what it cannot give: seldom, and left to the plain rule.
    short = np.zeros(len(controls), dtype=bool)
    short[group[counts + step < 0]] = True
    figures = np.asarray((counts + step) / _PER_UNIT)
    problems: Dict[int, str] = {}
    for number in np.flatnonzero(refused | short):
        mine = np.flatnonzero(group == number)
        try:
            texts = [f"{key:020d}" for key in (keys[mine] + 1).tolist()]
            figures[mine] = adjust([float(part) for part in parts[mine]], float(controls[number]), UNIT_M2, texts)
        except AdjustmentError as error:
            figures[mine] = parts[mine]
            problems[int(number)] = str(error)
    return figures, problems
