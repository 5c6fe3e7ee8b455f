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

_CLASSES = np.array([4, 8, 12, 16, 24, 32, 48, 64, 96, 128], dtype=np.int64)
_BLOCK = 1 << 19


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
    if edges.reach:
        for number in edges.reach:
            mine = np.flatnonzero(feature == number)
            at = int(edges.first[number])
            x0 = edges.x0[at : at + len(edges.reach[number])]
            begin[mine] = at + np.searchsorted(edges.reach[number], boxes[mine, 0], side="right")
            end[mine] = at + np.searchsorted(x0, boxes[mine, 2], side="left")
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
    grouped = cuttings._replace(first=cuttings.first[np.searchsorted(group, np.arange(len(boxes) + 1))])
    # ∫ y of each edge: the diagonal of ∫ w², and with its sign ∫ w.
    below = (cuttings.x1 - cuttings.x0) * (cuttings.c + 0.5 * cuttings.m * (cuttings.x0 + cuttings.x1))
    below *= 1.0 - cuttings.sign
    owner = np.repeat(np.arange(len(boxes)), np.diff(grouped.first))
    single = np.bincount(owner, below, minlength=len(boxes))
    return np.asarray(_products(grouped, grouped) + 0.5 * single)


def _products(a: Cuttings, b: Cuttings) -> Floats:
    """Return ∫∫ of the product of what a and b cover, per box; for a itself half of it, without the diagonal."""
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
        step = max(1, _BLOCK // (size_a * size_b))
        for at in range(begin, end, step):
            members = order[at : min(at + step, end)]
            _block(a, b, members, size_a, size_b, out)
    return out


def _padded(values: Floats, first: Integers, counts: Integers, size: int, filler: float) -> Floats:
    place = first[:, None] + np.arange(size)
    np.minimum(place, len(values) - 1, out=place)
    out = values[place]
    out[np.arange(size) >= counts[:, None]] = filler
    return out


def _block(a: Cuttings, b: Cuttings, members: Integers, size_a: int, size_b: int, out: Floats) -> None:
    fa, fb = a.first[members], b.first[members]
    na, nb = a.first[members + 1] - fa, b.first[members + 1] - fb
    ax0 = _padded(a.x0, fa, na, size_a, np.inf)
    ax1 = _padded(a.x1, fa, na, size_a, -np.inf)
    bx0 = _padded(b.x0, fb, nb, size_b, np.inf)
    bx1 = _padded(b.x1, fb, nb, size_b, -np.inf)
    hit = ax0[:, :, None] < bx1[:, None, :]
    hit &= bx0[:, None, :] < ax1[:, :, None]
    if a is b:
        hit &= np.triu(np.ones((size_a, size_b), dtype=bool), 1)
    flat = np.flatnonzero(hit)
    row, j = np.divmod(flat, size_b)
    p, i = np.divmod(row, size_a)
    ia, jb = i + fa[p], j + fb[p]
    out[members] = np.bincount(p, _integrals(a, b, ia, jb), minlength=len(members))


def _long(a: Cuttings, b: Cuttings, number: int) -> float:
    """Sum over a pair with many edges: both sorted by x, so that only edges that share an x are looked at."""
    i = int(a.first[number]) + np.argsort(a.x0[a.first[number] : a.first[number + 1]], kind="stable")
    j = int(b.first[number]) + np.argsort(b.x0[b.first[number] : b.first[number + 1]], kind="stable")
    ax0, bx0 = a.x0[i], b.x0[j]
    begins = np.searchsorted(bx0, ax0, side="left"), np.searchsorted(bx0, a.x1[i], side="left")
    mine, theirs = spans(*begins)
    if a is b:
        different = mine != theirs
        mine, theirs = mine[different], theirs[different]
    total = float(_integrals(a, b, i[mine], j[theirs]).sum())
    begins = np.searchsorted(ax0, bx0, side="right"), np.searchsorted(ax0, b.x1[j], side="left")
    theirs, mine = spans(*begins)
    total += float(_integrals(a, b, i[mine], j[theirs]).sum())
    return total / 2 if a is b else total


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
