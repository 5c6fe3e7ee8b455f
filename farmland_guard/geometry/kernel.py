"""The area that two polygons share, without making the shared polygon.

A polygon is the sum of the signed strips under its edges (see `edges`), so

    area(A ∩ B) = Σ_i Σ_j s_i s_j ∫ min(y_i(x), y_j(x)) dx

over the edges i of A, j of B and the x that both span. There is no predicate to decide and no node to find, so nothing can fail:
edges on edges, shared corners, holes and parts need no special case. Before that both are cut to the box they have in common.
"""

from __future__ import annotations

from typing import Callable, NamedTuple, Optional, Tuple

import numpy as np

from .edges import Edges
from .joining import spans
from .shapes import Booleans, Floats, Integers

# Pairs are sorted into tables of so many lines a side; what is larger is worked one by one.
_CLASSES = np.array([6, 12, 20, 32, 64, 128, 256, 512], dtype=np.int64)
# Entries of a table, and terms of a sum, worked in one go: few enough to stay in the cache.
_TABLE, _TERMS = 1 << 18, 1 << 15
_SAFE_M = 1e-5  # a search by x takes this much more: places far along the line have lost the last digits


class Cuttings(NamedTuple):
    """Edges cut to boxes: those of box b from `first[b]` to `first[b + 1]`, y = c + m·x about the box's lower left corner."""

    x0: Floats
    x1: Floats
    c: Floats
    m: Floats
    sign: Floats
    first: Integers


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


def _cut(
    edges: Edges, feature: Integers, boxes: Floats, needless: Optional[Callable[[Integers, Integers], Booleans]] = None
) -> Cuttings:
    """Cut the edges of features to one box each: to its x range, and above its floor.

    `needless` tells of (place of the box, number of the edge) which edges to leave out.
    """
    owner, place = spans(*_ranges(edges, feature, boxes))
    west, floor, east = boxes[:, 0], boxes[:, 1], boxes[:, 2]
    near = edges.x0[place] < east[owner]
    near &= edges.x1[place] > west[owner]
    near &= edges.high[place] > floor[owner]
    chosen = np.flatnonzero(near)
    place, box = place[chosen], owner[chosen]
    if needless is not None:
        chosen = np.flatnonzero(~needless(box, place))
        place, box = place[chosen], box[chosen]
    corner = west[box]
    m = edges.slope[place]
    x0 = edges.x0[place]
    x0 -= corner
    c = edges.y0[place]
    c -= floor[box]
    c -= m * x0
    x1 = edges.x1[place]
    x1 -= corner
    np.maximum(x0, 0.0, out=x0)
    np.minimum(x1, (east - west)[box], out=x1)
    # An edge that passes the floor is cut there.
    with np.errstate(divide="ignore", invalid="ignore"):
        meets = -c / m
    rising, falling = m > 0, m < 0
    np.fmax(x0, meets, out=x0, where=rising)
    np.fmin(x1, meets, out=x1, where=falling)
    good = x1 > x0
    good &= rising | falling | (c > 0)
    kept = np.flatnonzero(good)
    first = np.searchsorted(box[kept], np.arange(len(boxes) + 1))
    return Cuttings(x0[kept], x1[kept], c[kept], m[kept], edges.sign[place[kept]], first)


def pair_areas(first: Edges, second: Edges, one: Integers, other: Integers) -> Floats:
    """Return the area in m² that feature `one` of `first` and feature `other` of `second` share, pair by pair."""
    a, b = first.boxes[one], second.boxes[other]
    boxes = np.hstack((np.maximum(a[:, :2], b[:, :2]), np.minimum(a[:, 2:], b[:, 2:])))
    out = np.zeros(len(one))
    meet = np.flatnonzero((boxes[:, 2] > boxes[:, 0]) & (boxes[:, 3] > boxes[:, 1]))
    boxes = boxes[meet]
    out[meet] = _products(_cut(first, one[meet], boxes), _cut(second, other[meet], boxes))
    return out


def repeated(
    edges: Edges, feature: Integers, group: Integers, boxes: Floats, mates: Optional[Integers] = None
) -> Floats:
    """Return per group what its features cover more than once, or wrongly, within the group's box, in m².

    `feature` and `group` are aligned and sorted by group; `boxes` are those of all groups. With w(x, y) how often a point is
    covered, the figure is half of ∫ w² − ∫ w: zero if and only if w is 0 or 1 almost everywhere, that is when the features
    neither overlap one another nor themselves. Two that overlap give the ground they share. With `mates` (see `edges`) the edges
    that cancel within a group are left out: the same figure, sooner.
    """
    needless = None
    if mates is not None:
        member = np.zeros((len(boxes), len(edges) + 1), dtype=bool)  # the last column answers for mate −1
        member[group, feature] = True

        def needless(box: Integers, place: Integers) -> Booleans:
            return np.asarray(member[group[box], mates[place]])

    cuttings = _cut(edges, feature, boxes[group], needless)
    owner = group[np.repeat(np.arange(len(group)), np.diff(cuttings.first))]
    # ∫ y of each edge: the diagonal of ∫ w², and with its sign ∫ w.
    below = (cuttings.x1 - cuttings.x0) * (cuttings.c + 0.5 * cuttings.m * (cuttings.x0 + cuttings.x1))
    below *= 0.5 - 0.5 * cuttings.sign
    return np.asarray(_own_products(cuttings, owner, len(boxes)) + np.bincount(owner, below, minlength=len(boxes)))


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


def _products(a: Cuttings, b: Cuttings) -> Floats:
    """Return the area that both cover, per box."""
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
        for at in range(begin, end, step):
            members = order[at : min(at + step, end)]
            _block(a, b, members, size_a, size_b, out)
    return out


def _padded(values: Floats, place: Integers, missing: Booleans, filler: float) -> Floats:
    out = values[place]
    out[missing] = filler
    return out


def _block(a: Cuttings, b: Cuttings, members: Integers, size_a: int, size_b: int, out: Floats) -> None:
    """Sum over pairs whose edges fit tables of `size_a` and `size_b` lines; a pair is a column, so that rows are long."""
    fa, fb = a.first[members], b.first[members]
    count = len(members)
    lines_a, lines_b = np.arange(size_a)[:, None], np.arange(size_b)[:, None]
    missing_a, missing_b = lines_a >= a.first[members + 1] - fa, lines_b >= b.first[members + 1] - fb
    place_a, place_b = np.minimum(lines_a + fa, len(a.x0) - 1), np.minimum(lines_b + fb, len(b.x0) - 1)
    hit = _padded(a.x0, place_a, missing_a, np.inf)[:, None, :] < _padded(b.x1, place_b, missing_b, -np.inf)
    hit &= _padded(b.x0, place_b, missing_b, np.inf) < _padded(a.x1, place_a, missing_a, -np.inf)[:, None, :]
    # Short integers: dividing them is several times as fast.
    at = np.flatnonzero(hit).astype(np.int32)
    both = at // np.int32(count)
    pair = at - both * np.int32(count)
    i = both // np.int32(size_b)
    j = both - i * np.int32(size_b)
    terms = _integrals(a, b, fa[pair] + i, fb[pair] + j)
    out[members] = np.bincount(pair, terms, minlength=count)


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
    """Return s_i s_j ∫ min(y_i, y_j) over the x that edge i of a and edge j of b share."""
    left = np.maximum(a.x0[i], b.x0[j])
    right = np.minimum(a.x1[i], b.x1[j])
    bc, bm = b.c[j], b.m[j]
    dc = a.c[i] - bc
    dm = a.m[i] - bm
    at_left = dm * left
    at_left += dc
    at_right = dm * right
    at_right += dc
    # ∫ min(d, 0) of a line d is −(width / 2)·s² / t, s what is below zero at both ends, t the sum of both magnitudes.
    t = np.abs(at_left)
    t += np.abs(at_right)
    s = np.minimum(at_left, 0.0)
    s += np.minimum(at_right, 0.0)
    s *= s
    t[t == 0] = 1.0
    s /= t
    bc *= 2.0
    bm *= left + right
    bc += bm
    bc -= s
    right -= left
    bc *= right
    bc *= a.sign[i]
    bc *= b.sign[j]
    bc *= 0.5
    return bc
