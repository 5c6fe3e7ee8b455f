"""Nodes of an SQLite R-tree (sqlite.org/rtree.html, section 6.1) taken apart many at once.

A node is two counts of 16 bits, of which the second is that of its cells, and the cells: a key of 64 bits (of a row, or of a node further
down) and four bounds of 32 bits (min x, max x, min y, max y), all big-endian. Bounds are rounded outwards.
"""

from __future__ import annotations

from typing import Iterable, Tuple

import numpy as np

from ..geometry.joining import BoxGrid, spans
from ..geometry.shapes import Floats, Integers, picked

_HEAD, _CELL = 1, 6  # in words of 32 bits
_KEY, _WEST, _EAST, _SOUTH, _NORTH = 0, 2, 3, 4, 5
_OFTEN = 4  # times that the cells are looked at through the nodes that a box meets, above which sorting the boxes is cheaper


class DamagedIndex(Exception):
    """Nodes are not what nodes of a tree are."""


class Nodes:
    """Some nodes of one tree."""

    def __init__(self, nodes: Iterable[bytes]) -> None:
        """Take the data of nodes; DamagedIndex when they cannot be nodes of one tree."""
        rows = list(nodes)
        # Every node of a tree has the same size, whatever it holds.
        size = len(rows[0]) // 4 * 4 if rows else 4 * _HEAD
        if any(len(row) // 4 * 4 != size for row in rows) or size < 4 * _HEAD:
            raise DamagedIndex("R-tree")
        table = np.frombuffer(b"".join(row[:size] for row in rows), dtype=">u2").reshape(len(rows), size // 2)
        self._counts = table[:, 1].astype(np.int64)
        if self._counts.max(initial=0) * _CELL + _HEAD > size // 4:
            raise DamagedIndex("R-tree")
        self._width = size // 4
        self._words = table.ravel()

    def cells(self) -> Tuple[Integers, Floats]:
        """Return keys and boxes (min x, min y, max x, max y) of all cells."""
        node, cell = spans(np.zeros_like(self._counts), self._counts)
        at = self._places(node, cell)
        return self._keys(at), self._boxes(at)

    def met(self, near: BoxGrid, box: Integers, node: Integers) -> Integers:
        """Return the keys of the cells that meet one of the boxes of `near`, given which of these meets which node (place by place)."""
        if self._counts[node].sum() > _OFTEN * self._counts.sum():
            keys, boxes = self.cells()
            return keys[near.pairs(boxes)[1]]
        pair, cell = spans(np.zeros_like(node), self._counts[node])
        at, box = self._places(picked(node, pair), cell), picked(box, pair)
        for bound, column, lower in ((_WEST, 2, True), (_EAST, 0, False), (_SOUTH, 3, True), (_NORTH, 1, False)):
            limit, own = picked(near.boxes[:, column].copy(), box), self._bounds(at, bound)
            kept = np.flatnonzero(own <= limit if lower else own >= limit)
            at, box = picked(at, kept), picked(box, kept)
        return self._keys(at)

    def _places(self, node: Integers, cell: Integers) -> Integers:
        return np.asarray(node * self._width + (_HEAD + _CELL * cell))

    def _bounds(self, at: Integers, bound: int) -> Floats:
        return np.asarray(picked(self._words.view(">f4"), at + bound), dtype=np.float64)

    def _boxes(self, at: Integers) -> Floats:
        return np.column_stack([self._bounds(at, bound) for bound in (_WEST, _SOUTH, _EAST, _NORTH)])

    def _keys(self, at: Integers) -> Integers:
        words = self._words.view(">u4")
        high = picked(words, at + _KEY).astype(np.int32).astype(np.int64)
        return np.asarray((high << 32) | picked(words, at + _KEY + 1).astype(np.int64))
