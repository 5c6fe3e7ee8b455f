"""The area that polygons share, without making the shared polygon: sums over pairs of edges.

A polygon is the sum of the signed strips under its edges (see `edges`), so

    area(A ∩ B) = Σ_i Σ_j s_i s_j ∫ min(y_i(x), y_j(x)) dx

over the edges i of A, j of B and the x that both span. There is no predicate to decide and no node to find, so nothing can fail:
edges on edges, shared corners, holes and parts need no special case. Before that both are cut to a box. `meeting` asks for these sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterator, List, NamedTuple, Sequence, Tuple

import numpy as np

from .joining import spans
from .shapes import Floats, Integers, picked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Shorts = NDArray[np.int32]

# Boxes are sorted into tables of so many lines a side; where a table would have more entries than the largest, edges are sorted by x.
_CLASSES = np.array([8, 16, 32, 64, 128, 256, 512], dtype=np.int64)
_LARGEST_TABLE = 1 << 16
# Entries of a table, and terms of a sum, worked in one go: few enough to stay in the cache.
_TABLE, _TERMS = 1 << 19, 1 << 15
_SAFE_M = 1e-5
# Ends of edges are compared as bytes first, sixteen or more in one instruction; 255 and 0 stand for no edge.
_STEPS = 254.0
_NEVER_BEGINS, _NEVER_ENDS = 255, 0
_LEAST_WIDTH_M = 1e-100  # of a box: below it the steps would be too many to be a number


class Strips(NamedTuple):
    """Edges, each with the box it is to be cut to: columns as those of `edges.Edges`."""

    x0: Floats
    x1: Floats
    y0: Floats
    slope: Floats
    sign: Floats
    box: Integers

    def take(self, places: Integers) -> Strips:
        """Return the edges at these places."""
        return Strips(*(picked(values, places) for values in self))


class Cuttings(NamedTuple):
    """Edges cut to boxes: those of box b from `first[b]` to `first[b + 1]`, y = c + m·x about the box's lower left corner.

    `box` is the box of each. `sign` may be any whole number: an edge that counts so often.
    """

    x0: Floats
    x1: Floats
    c: Floats
    m: Floats
    sign: Floats
    box: Integers
    first: Integers

    def take(self, places: Integers) -> Cuttings:
        """Return the edges at these places, which are in order."""
        return _taken(self[:5], self.box, places, len(self.first) - 1)


def _taken(columns: Sequence[Floats], box: Integers, places: Integers, boxes: int) -> Cuttings:
    x0, x1, c, m, sign = (picked(values, places) for values in columns)
    box = picked(box, places)
    return Cuttings(x0, x1, c, m, sign, box, np.concatenate(([0], np.cumsum(np.bincount(box, minlength=boxes)))))


def cut(strips: Strips, boxes: Floats) -> Tuple[Cuttings, Integers]:
    """Cut edges, sorted by box, to the x range of their box and above its floor; an edge on the floor stays.

    Returns what is left, and the places of these edges among those given.
    """
    box, m = strips.box, strips.slope
    corner = picked(boxes[:, 0], box)
    x0, x1 = strips.x0 - corner, strips.x1 - corner
    c = strips.y0 - picked(boxes[:, 1], box)
    c -= m * x0
    np.maximum(x0, 0.0, out=x0)
    np.minimum(x1, picked(boxes[:, 2] - boxes[:, 0], box), out=x1)
    # An edge that passes the floor is cut there.
    with np.errstate(divide="ignore", invalid="ignore"):
        meets = c / m
    np.negative(meets, out=meets)
    rising, falling = m > 0, m < 0
    np.fmax(x0, meets, out=x0, where=rising)
    np.fmin(x1, meets, out=x1, where=falling)
    good = x1 > x0
    good &= rising | falling | (c >= 0)
    kept = np.flatnonzero(good)
    return _taken((x0, x1, c, m, strips.sign), box, kept, len(boxes)), kept


def excess(cuttings: Cuttings, boxes: int) -> Floats:
    """Return ½(∫ w² − ∫ w) per box, w how often a point is covered."""
    sums = np.zeros(boxes)
    if len(cuttings.x0):
        row, own = _own_products(cuttings)
        # ∫ y of each edge: the diagonal of ∫ w², and with its sign ∫ w.
        below = (cuttings.x1 - cuttings.x0) * (cuttings.c + 0.5 * cuttings.m * (cuttings.x0 + cuttings.x1))
        below *= 0.5 * cuttings.sign * (cuttings.sign - 1)
        # Edge by edge from west to east nearly all of it cancels: summed apart, in a township both pass 1e9 m² and lose digits.
        own += picked(below, row.place)
        filled = np.flatnonzero(np.diff(cuttings.first))
        sums[filled] = np.add.reduceat(own, cuttings.first[filled])
    return sums


class _Row(NamedTuple):
    """Edges in the order of their left ends on one line for all boxes: their places in the cuttings, where they begin and end.

    They end a little late: far along the line the last digits are lost, and edges that share no x add nothing.
    """

    place: Integers
    left: Floats
    right: Floats


def _in_a_row(cuttings: Cuttings, place: Integers, step: float) -> _Row:
    """Lay out the edges `place`, each box `step` further on."""
    offset = picked(cuttings.box, place) * step
    left = offset + picked(cuttings.x0, place)
    order = np.argsort(left, kind="stable")
    offset += _SAFE_M
    return _Row(picked(place, order), picked(left, order), picked(offset + picked(cuttings.x1, place), order))


def _blocks(begin: Integers, end: Integers) -> Iterator[Tuple[Integers, Integers]]:
    """Yield the pairs (place of a range, number in it) of many ranges [begin, end), so many at a time as a sum takes."""
    counts = np.maximum(end - begin, 0)
    total = np.cumsum(counts)
    low = 0
    while low < len(counts):
        limit = (total[low - 1] if low else 0) + _TERMS
        high = max(low + 1, int(np.searchsorted(total, limit, side="right")))
        place, number = spans(begin[low:high], end[low:high])
        yield place + low, number
        low = high


def _own_products(cuttings: Cuttings) -> Tuple[_Row, Floats]:
    """Return edges in a row, and for each the sum over the later ones of the same box that share an x with it."""
    row = _in_a_row(cuttings, np.arange(len(cuttings.x0)), float(cuttings.x1.max()) + 1.0)
    # Each edge, in order of its left end, meets those that begin before its right end.
    ends = np.searchsorted(row.left, row.right, side="left")
    out = np.zeros(len(ends))
    for one, other in _blocks(np.arange(1, len(ends) + 1), ends):
        if len(one):
            terms = _integrals(cuttings, cuttings, picked(row.place, one), picked(row.place, other))
            out[one[0] : one[-1] + 1] = np.bincount(one - one[0], terms)
    return row, out


class _Shares:
    """Adds up, for the edges of b, what they share with those of a: many pairs at a time, since few long arrays cost less than many short."""

    def __init__(self, a: Cuttings, b: Cuttings) -> None:
        self._a, self._b = a, b
        self._i: List[Integers] = []
        self._j: List[Integers] = []
        self._waiting = 0
        self.sums = np.zeros(len(b.x0))

    def add(self, i: Integers, j: Integers) -> None:
        """Take pairs of edges."""
        self._i.append(i)
        self._j.append(j)
        self._waiting += len(i)
        if self._waiting >= _TERMS:
            self.finish()

    def finish(self) -> None:
        """Add up what was taken."""
        if self._waiting:
            i, j = np.concatenate(self._i), np.concatenate(self._j)
            self.sums += np.bincount(j, _integrals(self._a, self._b, i, j), minlength=len(self.sums))
        self._i, self._j, self._waiting = [], [], 0


def products(a: Cuttings, b: Cuttings, widths: Floats) -> Floats:
    """Return for each edge of b its share of the area that both cover in its box; `widths` are those of the boxes."""
    shares = _Shares(a, b)
    na, nb = np.diff(a.first), np.diff(b.first)
    ka, kb = np.searchsorted(_CLASSES, na), np.searchsorted(_CLASSES, nb)
    kind = ka * 64 + kb
    kind[(na == 0) | (nb == 0)] = -1
    order = np.argsort(kind, kind="stable")
    kinds = kind[order]
    bounds: Integers = np.flatnonzero(np.concatenate(([True], kinds[1:] != kinds[:-1], [True])))
    ends = _Ends(a, widths), _Ends(b, widths)
    large: List[Integers] = []
    for begin, end in zip(bounds[:-1], bounds[1:]):
        if kinds[begin] < 0:
            continue
        ca, cb = divmod(int(kinds[begin]), 64)
        if ca >= len(_CLASSES) or cb >= len(_CLASSES) or _CLASSES[ca] * _CLASSES[cb] > _LARGEST_TABLE:
            large.append(order[begin:end])
            continue
        size_a, size_b = int(_CLASSES[ca]), int(_CLASSES[cb])
        step = _TABLE // (size_a * size_b)
        for low in range(begin, end, step):
            shares.add(*_meeting_edges(*ends, order[low : min(low + step, end)], size_a, size_b))
    if large:
        _add_sorted(shares, a, b, np.concatenate(large))
    shares.finish()
    return shares.sums


def _add_sorted(shares: _Shares, a: Cuttings, b: Cuttings, members: Integers) -> None:
    """Add the pairs of edges that share an x in boxes with many: both sorted by x, so that no other pairs are looked at."""
    _, place_a = spans(a.first[members], a.first[members + 1])
    _, place_b = spans(b.first[members], b.first[members + 1])
    step = float(max(a.x1[place_a].max(), b.x1[place_b].max())) + 1.0
    one, other = _in_a_row(a, place_a, step), _in_a_row(b, place_b, step)
    begin, end = np.searchsorted(other.left, one.left, side="left"), np.searchsorted(other.left, one.right, side="left")
    for i, j in _blocks(begin, end):
        shares.add(picked(one.place, i), picked(other.place, j))
    begin, end = np.searchsorted(one.left, other.left, side="right"), np.searchsorted(one.left, other.right, side="left")
    for j, i in _blocks(begin, end):
        shares.add(picked(one.place, i), picked(other.place, j))


class _Ends:
    """The ends of cut edges as bytes: where two edges share an x, the one begins in a lower byte than the other ends.

    The reverse does not hold of edges that end in the same 254th of the box.
    """

    def __init__(self, cuttings: Cuttings, widths: Floats) -> None:
        scale = picked(_STEPS / np.maximum(widths, _LEAST_WIDTH_M), cuttings.box)
        self.missing = len(scale)
        self.begin = np.full(len(scale) + 1, _NEVER_BEGINS, dtype=np.uint8)
        self.end = np.full(len(scale) + 1, _NEVER_ENDS, dtype=np.uint8)
        np.multiply(cuttings.x0, scale, out=self.begin[:-1], casting="unsafe")
        np.multiply(cuttings.x1, scale, out=self.end[:-1], casting="unsafe")
        self.end[:-1] += 1
        self.first = cuttings.first

    def table(self, members: Integers, size: int, across: bool) -> Integers:
        """Return the places of the edges of boxes, one box a row, or a column with `across`; where it has no more, that of no edge."""
        lines = np.arange(size)
        begin, end = self.first[members], self.first[members + 1]
        if across:
            places, beyond = lines[:, None] + begin, end
        else:
            places, beyond = lines + begin[:, None], end[:, None]
        places[places >= beyond] = self.missing
        return np.asarray(places)


def _meeting_edges(a: _Ends, b: _Ends, members: Integers, size_a: int, size_b: int) -> Tuple[Integers, Integers]:
    """Return the edges i of a and j of b that may share an x in the boxes `members`.

    Edges of all members are laid out as a table of `size_a` and `size_b` lines, long rows last: what is compared stands side by side.
    """
    count = len(members)
    across = count >= size_b
    table_a, table_b = a.table(members, size_a, across), b.table(members, size_b, across)
    if across:
        places_a, places_b = table_a[:, None, :], table_b[None, :, :]
    else:
        places_a, places_b = table_a[:, :, None], table_b[:, None, :]
    hit = picked(a.begin, places_a) < picked(b.end, places_b)
    hit &= picked(b.begin, places_b) < picked(a.end, places_a)
    # Short integers: dividing them is several times as fast.
    place = np.flatnonzero(hit).astype(np.int32)
    if across:
        both = place // np.int32(count)
        pair = place - both * np.int32(count)
        i = both // np.int32(size_b)
        j = both - i * np.int32(size_b)
    else:
        both = place // np.int32(size_b)
        j = place - both * np.int32(size_b)
        pair = both // np.int32(size_a)
        i = both - pair * np.int32(size_a)
    return picked(a.first[members], pair) + i, picked(b.first[members], pair) + j


def _integrals(a: Cuttings, b: Cuttings, i: Integers, j: Integers) -> Floats:
    """Return s_i s_j ∫ min(y_i, y_j) over the x that edge i of a and edge j of b share; nothing where they share none."""
    left = picked(a.x0, i)
    np.maximum(left, picked(b.x0, j), out=left)
    right = picked(a.x1, i)
    np.minimum(right, picked(b.x1, j), out=right)
    bc, bm = picked(b.c, j), picked(b.m, j)
    dc = picked(a.c, i)
    dc -= bc
    dm = picked(a.m, i)
    dm -= bm
    at_left = dm * left
    at_left += dc
    at_right = dm
    at_right *= right
    at_right += dc
    bm *= left + right
    right -= left
    np.maximum(right, 0.0, out=right)
    # ∫ min(d, 0) of a line d is −(width / 2)·s² / t, s what is below zero at both ends, t the sum of both magnitudes.
    s = np.minimum(at_left, 0.0)
    s += np.minimum(at_right, 0.0)
    s *= s
    t = np.abs(at_left, out=at_left)
    t += np.abs(at_right, out=at_right)
    t[t == 0] = 1.0
    s /= t
    bc *= 2.0
    bc += bm
    bc -= s
    bc *= right
    bc *= picked(a.sign, i)
    bc *= picked(b.sign, j)
    bc *= 0.5
    return np.asarray(bc)
