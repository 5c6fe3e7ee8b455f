"""The area that two polygons share, without making the shared polygon.

A polygon is the sum of the signed strips under its edges (see `edges`), so

    area(A ∩ B) = Σ_i Σ_j s_i s_j ∫ min(y_i(x), y_j(x)) dx

over the edges i of A, j of B and the x that both span. There is no predicate to decide and no node to find, so nothing can fail:
edges on edges, shared corners, holes and parts need no special case. Before that both are cut to the box they have in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Tuple

import numpy as np

from .edges import Edges, mates
from .joining import spans
from .shapes import Floats, Integers, picked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Shorts = NDArray[np.int32]

# Pairs are sorted into tables of so many lines a side; what is larger is worked one by one.
_CLASSES = np.array([8, 16, 32, 64, 128, 256, 512], dtype=np.int64)
# Entries of a table, and terms of a sum, worked in one go: few enough to stay in the cache.
_TABLE, _TERMS = 1 << 19, 1 << 15
_SAFE_M = 1e-5  # a search by x takes this much more: places far along the line have lost the last digits
# Ends of edges are compared as bytes first, sixteen or more in one instruction; 255 and 0 stand for no edge.
_STEPS = 254.0
_NEVER_BEGINS, _NEVER_ENDS = 255, 0
_LEAST_WIDTH_M = 1e-100  # of a box: below it the steps would be too many to be a number


class Cuttings(NamedTuple):
    """Edges cut to boxes: those of box b from `first[b]` to `first[b + 1]`, y = c + m·x about the box's lower left corner.

    `edge` is the number of each in the edges that were cut, `box` its box.
    """

    x0: Floats
    x1: Floats
    c: Floats
    m: Floats
    sign: Floats
    edge: Integers
    box: Integers
    first: Integers


class Meeting(NamedTuple):
    """What pairs share: `areas` in m² pair by pair; the pairs that have a common box, these boxes, and the second ones' edges in them."""

    areas: Floats
    pairs: Integers
    boxes: Floats
    second: Cuttings



def _ranges(edges: Edges, feature: Integers, boxes: Floats) -> Tuple[Integers, Integers]:
    """Return first and last edge to look at for each box; of a feature with many edges those that can reach the box."""
    begin, end = edges.first[feature], edges.first[feature + 1]
    line = edges.line
    if line is not None:
        mine = np.flatnonzero(line.rank[feature] >= 0)
        rank = line.rank[feature[mine]]
        origin = rank * line.step - line.west
        low = np.searchsorted(line.reach, origin + (boxes[mine, 0] - _SAFE_M), side="right")
        high = np.searchsorted(line.left, origin + (boxes[mine, 2] + _SAFE_M), side="left")
        at, last = line.begin[rank], line.begin[rank + 1]
        end[mine] = begin[mine] + np.clip(high, at, last) - at
        begin[mine] += np.clip(low, at, last) - at
    return begin, np.maximum(begin, end)


def _cut(edges: Edges, feature: Integers, boxes: Floats) -> Cuttings:
    """Cut the edges of features to one box each: to its x range, and above its floor; an edge on the floor stays."""
    owner, place = spans(*_ranges(edges, feature, boxes))
    west, floor, east = boxes.T.copy()[:3]
    near = picked(edges.x0, place) < picked(east, owner)
    near &= picked(edges.x1, place) > picked(west, owner)
    near &= picked(edges.high, place) >= picked(floor, owner)
    chosen = np.flatnonzero(near)
    place, box = picked(place, chosen), picked(owner, chosen)
    corner = picked(west, box)
    m = picked(edges.slope, place)
    x0 = picked(edges.x0, place)
    x0 -= corner
    c = picked(edges.y0, place)
    c -= picked(floor, box)
    c -= m * x0
    x1 = picked(edges.x1, place)
    x1 -= corner
    np.maximum(x0, 0.0, out=x0)
    np.minimum(x1, picked(east - west, box), out=x1)
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
    place, box = picked(place, kept), picked(box, kept)
    first = np.concatenate(([0], np.cumsum(np.bincount(box, minlength=len(boxes)))))
    return Cuttings(picked(x0, kept), picked(x1, kept), picked(c, kept), picked(m, kept), picked(edges.sign, place), place, box, first)


def pair_areas(first: Edges, second: Edges, one: Integers, other: Integers) -> Floats:
    """Return the area in m² that feature `one` of `first` and feature `other` of `second` share, pair by pair."""
    return meeting(first, second, one, other).areas


def meeting(first: Edges, second: Edges, one: Integers, other: Integers) -> Meeting:
    """Return the areas as `pair_areas`, with what `repeated_among` needs of the work."""
    a, b = first.boxes[one], second.boxes[other]
    boxes = np.hstack((np.maximum(a[:, :2], b[:, :2]), np.minimum(a[:, 2:], b[:, 2:])))
    out = np.zeros(len(one))
    pairs = np.flatnonzero((boxes[:, 2] > boxes[:, 0]) & (boxes[:, 3] > boxes[:, 1]))
    boxes = boxes[pairs]
    cuttings = _cut(second, other[pairs], boxes)
    out[pairs] = _products(_cut(first, one[pairs], boxes), cuttings, boxes[:, 2] - boxes[:, 0])
    return Meeting(out, pairs, boxes, cuttings)


def repeated(edges: Edges, feature: Integers, group: Integers, boxes: Floats) -> Floats:
    """Return per group what its features cover more than once, or wrongly, within the group's box, in m².

    `feature` and `group` are aligned and sorted by group; `boxes` are those of all groups. With w(x, y) how often a point is
    covered, the figure is half of ∫ w² − ∫ w: zero if and only if w is 0 or 1 almost everywhere, that is when the features
    neither overlap one another nor themselves. Two that overlap give the ground they share.
    """
    cuttings = _cut(edges, feature, boxes[group])
    return _excess(cuttings, group[cuttings.box], len(boxes))


def repeated_among(met: Meeting, second: Edges, feature: Integers, group: Integers, boxes: Floats) -> Floats:
    """Return what `repeated` does for features of `second`, those of a meeting, from edges that are cut already.

    `feature` and `group` are those of all pairs of the meeting, group −1 for pairs that are left out. Edges that cancel within a
    group, as neighbours' do, are left out: the same figure, sooner.
    """
    feature, group = feature[met.pairs], group[met.pairs]
    asked = group >= 0
    member = np.zeros((len(boxes), int(feature.max(initial=-1)) + 2), dtype=bool)  # the last column answers for mate −1
    member[group[asked], feature[asked]] = True
    chosen = np.flatnonzero(picked(asked, met.second.box))
    pair = picked(met.second.box, chosen)
    edge = picked(met.second.edge, chosen)
    seen = np.zeros(len(second.x0), dtype=bool)
    seen[edge] = True
    mate = picked(mates(second, np.flatnonzero(seen)), edge)
    alone = np.flatnonzero(~member[picked(group, pair), np.minimum(mate, member.shape[1] - 1)])
    chosen, pair = picked(chosen, alone), picked(pair, alone)
    owner = picked(group, pair)
    # About the corner of the group's box instead of the pair's.
    east = picked(met.boxes[:, 0] - boxes[group, 0], pair)
    north = picked(met.boxes[:, 1] - boxes[group, 1], pair)
    m = picked(met.second.m, chosen)
    north += picked(met.second.c, chosen)
    north -= m * east
    x0, x1 = picked(met.second.x0, chosen) + east, picked(met.second.x1, chosen) + east
    cuttings = met.second._replace(x0=x0, x1=x1, c=north, m=m, sign=picked(met.second.sign, chosen))
    return _excess(cuttings, owner, len(boxes))


def _excess(cuttings: Cuttings, owner: Integers, groups: int) -> Floats:
    """Return ½(∫ w² − ∫ w) per group; `owner` is the group of each edge."""
    # ∫ y of each edge: the diagonal of ∫ w², and with its sign ∫ w.
    below = (cuttings.x1 - cuttings.x0) * (cuttings.c + 0.5 * cuttings.m * (cuttings.x0 + cuttings.x1))
    below *= 0.5 - 0.5 * cuttings.sign
    return np.asarray(_own_products(cuttings, owner, groups) + np.bincount(owner, below, minlength=groups))


def _own_products(cuttings: Cuttings, owner: Integers, groups: int) -> Floats:
    """Sum over all pairs of different edges of the same group that share an x; `owner` is the group of each edge."""
    out = np.zeros(groups)
    if not len(owner):
        return out
    # One number line for all groups: each edge, in order of its left end, meets those that begin before its right end.
    step = float(cuttings.x1.max()) + 1.0
    left = owner * step + cuttings.x0
    order = np.argsort(left, kind="stable")
    left = left[order]
    ends = np.searchsorted(left, owner[order] * step + cuttings.x1[order], side="left")
    begin = 0
    total = np.cumsum(ends - np.arange(1, len(order) + 1))
    while begin < len(order):
        limit = (total[begin - 1] if begin else 0) + _TERMS
        end = max(begin + 1, int(np.searchsorted(total, limit, side="right")))
        which, other = spans(np.arange(begin + 1, end + 1), ends[begin:end])
        one = order[which + begin]
        out += np.bincount(owner[one], _integrals(cuttings, cuttings, one, order[other]), minlength=groups)
        begin = end
    return out


def _products(a: Cuttings, b: Cuttings, widths: Floats) -> Floats:
    """Return the area that both cover, per box; `widths` are those of the boxes."""
    na, nb = np.diff(a.first), np.diff(b.first)
    out = np.zeros(len(na))
    ka, kb = np.searchsorted(_CLASSES, na), np.searchsorted(_CLASSES, nb)
    kind = ka * 64 + kb
    kind[(na == 0) | (nb == 0)] = -1
    order = np.argsort(kind, kind="stable")
    kinds = kind[order]
    bounds: Integers = np.flatnonzero(np.concatenate(([True], kinds[1:] != kinds[:-1], [True])))
    if not len(kinds):
        return out
    ends = _Ends(a, widths), _Ends(b, widths)
    for begin, end in zip(bounds[:-1], bounds[1:]):
        if kinds[begin] < 0:
            continue
        ca, cb = divmod(int(kinds[begin]), 64)
        if ca >= len(_CLASSES) or cb >= len(_CLASSES):
            for number in order[begin:end]:
                out[number] = _long(a, b, int(number))
            continue
        size_a, size_b = int(_CLASSES[ca]), int(_CLASSES[cb])
        step = max(1, _TABLE // (size_a * size_b))
        for low in range(begin, end, step):
            members = order[low : min(low + step, end)]
            pair, i, j = _meeting_edges(*ends, members, size_a, size_b)
            out[members] = np.bincount(pair, _integrals(a, b, i, j), minlength=len(members))
    return out


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


def _meeting_edges(a: _Ends, b: _Ends, members: Integers, size_a: int, size_b: int) -> Tuple[Shorts, Integers, Integers]:
    """Return the edges i of a and j of b that may share an x, and of which place among `members` they are.

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
    return pair, picked(a.first[members], pair) + i, picked(b.first[members], pair) + j


def _long(a: Cuttings, b: Cuttings, number: int) -> float:
    """Sum over a pair with many edges: both sorted by x, so that only edges that share an x are looked at."""
    i = int(a.first[number]) + np.argsort(a.x0[a.first[number] : a.first[number + 1]], kind="stable")
    j = int(b.first[number]) + np.argsort(b.x0[b.first[number] : b.first[number + 1]], kind="stable")
    ax0, bx0 = a.x0[i], b.x0[j]
    begins = np.searchsorted(bx0, ax0, side="left"), np.searchsorted(bx0, a.x1[i], side="left")
    mine, theirs = spans(*begins)
    total = float(_integrals(a, b, i[mine], j[theirs]).sum())
    begins = np.searchsorted(ax0, bx0, side="right"), np.searchsorted(ax0, b.x1[j], side="left")
    theirs, mine = spans(*begins)
    return total + float(_integrals(a, b, i[mine], j[theirs]).sum())


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
