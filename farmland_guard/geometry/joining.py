"""Which boxes meet which: a grid over the boxes of the subjects, asked with those of base rows block by block."""

from __future__ import annotations

from typing import List, Tuple

import numpy as np

from .shapes import Floats, Integers, owners, picked

_MOST_CELLS = 1 << 21
_MOST_AT_ONCE = 1 << 14  # cells asked in one go: what comes of them stays in the cache


def spans(begin: Integers, end: Integers) -> Tuple[Integers, Integers]:
    """Return the numbers of all ranges [begin, end) one after the other, and which range each is of."""
    counts = np.maximum(end - begin, 0)
    owner = owners(counts)
    place = picked(begin - (np.cumsum(counts) - counts), owner)
    place += np.arange(len(owner))
    return owner, place


class BoxGrid:
    """Boxes (xmin, ymin, xmax, ymax) sorted into the cells they touch; boxes with NaN are never met."""

    def __init__(self, boxes: Floats) -> None:
        """Sort the `boxes`; they keep the numbers they are given in."""
        self._numbers = np.flatnonzero(np.isfinite(boxes).all(axis=1))
        self.boxes = boxes
        self._columns = boxes.T.copy()
        if not len(self._numbers):
            return
        own = boxes[self._numbers]
        self._extreme = np.concatenate((own[:, :2].min(axis=0), own[:, 2:].max(axis=0)))
        # Strays must not make the cells of all others large: what lies outside the grid is held in its outermost cells.
        low, high = np.quantile(own[:, :2], 0.01, axis=0), np.quantile(own[:, 2:], 0.99, axis=0)
        self._low = np.maximum(low - (high - low) / 4, self._extreme[:2])
        extent = np.clip(np.minimum(high + (high - low) / 4, self._extreme[2:]) - self._low, 1e-9, 1e100)
        usual = np.median(own[:, 2:] - own[:, :2], axis=0).max()
        # About one box a cell: more cells would only be empty ones to ask.
        cells = min(len(own), _MOST_CELLS)
        self._size = max(float(usual), float(np.sqrt(extent[0] * extent[1] / cells)), float(extent.max() / 30000), 1e-9)
        self._shape = (extent / self._size).astype(np.int64) + 1
        owner, cell = self._cells(own)
        order = np.argsort(cell, kind="stable")
        self._members = self._numbers[owner[order]]
        self._starts = np.searchsorted(cell[order], np.arange(int(self._shape.prod()) + 1))

    def _cell(self, x: Floats, y: Floats) -> Tuple[Integers, Integers]:
        column = np.clip(np.floor((x - self._low[0]) / self._size), 0, self._shape[0] - 1)
        row = np.clip(np.floor((y - self._low[1]) / self._size), 0, self._shape[1] - 1)
        return column.astype(np.int64), row.astype(np.int64)

    def _cells(self, boxes: Floats) -> Tuple[Integers, Integers]:
        """Return (place of the box, cell) for all cells that the boxes touch."""
        left, bottom = self._cell(boxes[:, 0], boxes[:, 1])
        right, top = self._cell(boxes[:, 2], boxes[:, 3])
        width = right - left + 1
        owner, place = spans(np.zeros(len(boxes), np.int64), width * (top - bottom + 1))
        row, column = np.divmod(place, width[owner])
        return owner, (bottom[owner] + row) * self._shape[0] + left[owner] + column

    def pairs(self, boxes: Floats) -> Tuple[Integers, Integers]:
        """Return (number of a sorted box, number of a given box) for all that overlap or touch, each pair once."""
        nothing = np.zeros(0, dtype=np.int64)
        if not len(self._numbers) or not len(boxes):
            return nothing, nothing
        found = [(nothing, nothing)]
        for begin in range(0, len(boxes), _MOST_AT_ONCE):
            self._add_pairs(boxes, np.arange(begin, min(begin + _MOST_AT_ONCE, len(boxes))), found)
        return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])

    def _add_pairs(self, boxes: Floats, asked: Integers, found: List[Tuple[Integers, Integers]]) -> None:
        west, south, east, north = self._extreme
        corners = boxes[asked[0] : asked[-1] + 1]
        near = (corners[:, 2] >= west) & (corners[:, 3] >= south) & (corners[:, 0] <= east) & (corners[:, 1] <= north)
        asked, corners = asked[near], corners[near]
        left, bottom = self._cell(corners[:, 0], corners[:, 1])
        right, top = self._cell(corners[:, 2], corners[:, 3])
        size = np.cumsum((right - left + 1) * (top - bottom + 1))
        begin = 0
        while begin < len(asked):
            limit = (size[begin - 1] if begin else 0) + _MOST_AT_ONCE
            end = max(begin + 1, int(np.searchsorted(size, limit, side="right")))
            found.append(self._some(boxes, asked[begin:end]))
            begin = end

    def _some(self, boxes: Floats, asked: Integers) -> Tuple[Integers, Integers]:
        owner, cells = self._cells(boxes[asked])
        which, place = spans(picked(self._starts, cells), picked(self._starts, cells + 1))
        member, row = picked(self._members, place), picked(picked(asked, owner), which)
        # Bound after bound: what one of them leaves is all that the next is asked for.
        for own, given in ((0, 2), (2, 0), (1, 3), (3, 1)):
            a, b = picked(self._columns[own], member), picked(boxes[:, given], row)
            meet = np.flatnonzero(a <= b if own < 2 else a >= b)
            member, row, which = picked(member, meet), picked(row, meet), picked(which, meet)
        # A pair that meets in several cells counts in the one with the lower left corner of what it shares.
        x = np.maximum(picked(self._columns[0], member), picked(boxes[:, 0], row))
        y = np.maximum(picked(self._columns[1], member), picked(boxes[:, 1], row))
        column, line = self._cell(x, y)
        meet = np.flatnonzero(line * self._shape[0] + column == picked(cells, which))
        return picked(member, meet), picked(row, meet)
