"""Nodes of an SQLite R-tree (sqlite.org/rtree.html, section 6.1) taken apart many at once.

A node is two counts of 16 bits, of which the second is that of its cells, and the cells: a key of 64 bits (of a row, or of a node further
down) and four bounds of 32 bits (min x, max x, min y, max y), all big-endian. Bounds are rounded outwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Sequence, Tuple

import numpy as np

from ..geometry.joining import BoxGrid
from ..geometry.shapes import Booleans, Floats, Integers, picked

if TYPE_CHECKING:
    from numpy.typing import NDArray as Table

    NDArray = Table[Any]
else:
    NDArray = np.ndarray

_HEAD, _CELL = 1, 6  # in words of 32 bits
_KEY, _WEST, _EAST, _SOUTH, _NORTH = 0, 2, 3, 4, 5
_AT_ONCE = 4096  # pairs of a box and a node: what comes of them stays in the cache
_OFTEN = 20  # times that the cells are looked at through the nodes that a box meets, above which sorting the boxes is cheaper


# A box is met by a cell whose bound is at most, or at least, the box's own in that column.
_TESTS = ((_WEST, 2, np.less_equal), (_EAST, 0, np.greater_equal), (_SOUTH, 3, np.less_equal), (_NORTH, 1, np.greater_equal))


class DamagedIndex(Exception):
    """Nodes are not what nodes of a tree are."""


class Nodes:
    """Some nodes of one tree."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        """Take the data of nodes; DamagedIndex when they cannot be nodes of one tree."""
        # Every node of a tree has the same size, whatever it holds.
        sizes = set(map(len, rows)) or {4 * _HEAD}
        size = min(sizes) // 4 * 4
        if len(sizes) > 1 or size < 4 * _HEAD:
            raise DamagedIndex("R-tree")
        given = rows if size in sizes else [row[:size] for row in rows]
        words = np.frombuffer(b"".join(given), dtype=">u4").astype(np.uint32).reshape(len(rows), size // 4)
        self._heads = words[:, 0]
        self.counts: Integers = (self._heads & 0xFFFF).astype(np.int64)
        room = (size // 4 - _HEAD) // _CELL
        if self.counts.max(initial=0) > room:
            raise DamagedIndex("R-tree")
        # Cells by node and place; those beyond the last one are never met.
        self._cells = words[:, _HEAD : _HEAD + room * _CELL].reshape(len(rows), room, _CELL)
        self._there: Booleans = np.arange(room) < self.counts[:, None]

    @property
    def depth(self) -> int:
        """How many levels stand over the leaves, which the root says, the only node taken."""
        return int(self._heads[0] >> 16)

    def cells(self) -> Tuple[Integers, Floats]:
        """Return keys and boxes (min x, min y, max x, max y) of all cells."""
        cells = self._cells[self._there]
        return _keys(cells), np.column_stack([_bound(cells, bound) for bound in (_WEST, _SOUTH, _EAST, _NORTH)]).astype(np.float64)

    def met(self, near: BoxGrid, box: Integers, node: Integers) -> Integers:
        """Return the keys of the cells that meet one of the boxes of `near`, given which of these meets which node (place by place)."""
        if self.counts[node].sum() > _OFTEN * self.counts.sum():
            keys, boxes = self.cells()
            return keys[near.pairs(boxes)[1]]
        limits = _limits(near.boxes)
        tests = [(_bound(self._cells, bound), limits[column], test) for bound, column, test in _TESTS]
        found = [np.zeros(0, dtype=np.int64)]  # no node may be among these, when no box is near the tree
        for begin in range(0, len(node), _AT_ONCE):
            boxes, nodes = box[begin : begin + _AT_ONCE], node[begin : begin + _AT_ONCE]
            hit = picked(self._there, nodes)
            for bounds, limit, test in tests:
                hit &= test(picked(bounds, nodes), picked(limit, boxes)[:, None])
            pair, cell = np.nonzero(hit)
            found.append(_keys(self._cells[nodes[pair], cell]))
        return np.concatenate(found)


def _bound(cells: NDArray, bound: int) -> NDArray:
    return np.ascontiguousarray(cells[..., bound]).view(np.float32)


def _keys(cells: NDArray) -> Integers:
    high = cells[..., _KEY].astype(np.int32).astype(np.int64)
    return np.asarray((high << 32) | cells[..., _KEY + 1])


def _limits(boxes: Floats) -> List[NDArray]:
    """Return the four bounds of boxes in the digits of an R-tree, rounded inwards: a number of these digits that lies between lies there still."""
    with np.errstate(over="ignore"):  # beyond those digits lies infinity
        given = boxes.T.astype(np.float32)
    inside = np.float32((np.inf, np.inf, -np.inf, -np.inf))[:, None]
    outside = np.concatenate((given[:2] < boxes.T[:2], given[2:] > boxes.T[2:]))
    return list(np.where(outside, np.nextafter(given, inside), given))
