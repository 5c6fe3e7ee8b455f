"""Remarks on a land-boundary TXT as a whole: what most of its lines do and a few do not.

A lost comma, a cut line or a lost point often leaves something that can still be read. It differs from the other
lines of the same file, and that is what the user is told.
"""

from __future__ import annotations

from collections import Counter
from typing import Callable, Dict, List, Optional, Tuple

from ..domain.language import translate

Warn = Callable[[int, str], None]
# As many numbers have to agree before one that does not is remarked.
FEWEST_ALIKE = 6


class Evenness:
    """Counts a property of lines and finds the first line that differs from the most common value."""

    def __init__(self) -> None:
        self.counts: Counter[int] = Counter()
        self.first: Dict[int, int] = {}

    def add(self, line: int, value: int) -> None:
        """Note `value` for a line."""
        self.counts[value] += 1
        self.first.setdefault(value, line)

    def odd(self) -> Optional[Tuple[int, int, int]]:
        """(line, its value, the usual value) of the rarest value, or None when all lines agree."""
        if len(self.counts) < 2:
            return None
        usual = self.counts.most_common(1)[0][0]
        rare = min((value for value in self.counts if value != usual), key=lambda value: (self.counts[value], self.first[value]))
        return self.first[rare], rare, usual


class Closings:
    """Which rings repeat their first point, over a whole file."""

    def __init__(self) -> None:
        self.open: List[int] = []
        self.closed = 0

    def add(self, line: int, closed: bool) -> None:
        """Note a ring that starts in `line`."""
        if closed:
            self.closed += 1
        else:
            self.open.append(line)

    def remark(self, warn: Warn) -> None:
        """One remark where no ring is closed, one for each open ring where others are closed."""
        if not self.open:
            return
        if not self.closed:
            warn(self.open[0], translate("FarmlandGuard", "the rings do not repeat their first point; they were closed."))
            return
        for line in self.open:
            warn(
                line,
                translate(
                    "FarmlandGuard",
                    "the ring that starts here does not end at its first point, as other rings of the file do; it was closed "
                    "by a straight line.",
                ),
            )


def remark_uneven(warn: Warn, columns: Evenness, fields: Evenness, decimals: Evenness) -> None:
    """Remarks on lines that have other columns, fields or decimals than the rest of the file."""
    odd = columns.odd()
    if odd:
        warn(
            odd[0],
            translate("FarmlandGuard", "this point line has {count} columns, others have {usual}; check it.").format(
                count=odd[1], usual=odd[2]
            ),
        )
    odd = fields.odd()
    if odd:
        warn(
            odd[0],
            translate("FarmlandGuard", "this parcel line has {count} fields, others have {usual}; check it.").format(
                count=odd[1], usual=odd[2]
            ),
        )
    usual, alike = decimals.counts.most_common(1)[0] if decimals.counts else (0, 0)
    others = sum(decimals.counts.values()) - alike
    if 0 < others <= 2 and alike >= FEWEST_ALIKE:
        odd = decimals.odd()
        if odd:
            warn(
                odd[0],
                translate(
                    "FarmlandGuard", "a coordinate here has {count} decimals, the others have {usual}; check it."
                ).format(count=odd[1], usual=usual),
            )
