"""Polygons against all polygons they meet: what each pair shares, and whether the others overlap one another.

A polygon meets all others at once, of every layer: their edges are cut to its box, and where several have the same edge, as
neighbours have along their border, and permanent basic farmland and land use where one was drawn along the other, it is worked
once and counts for each, with its sign.
"""

from __future__ import annotations

from typing import NamedTuple, Sequence, Tuple

import numpy as np

from .edges import Edges, Line
from .joining import spans
from .kernel import Cuttings, Strips, cut, excess, products
from .shapes import Booleans, Floats, Integers, owners, picked

_SAFE_M = 1e-5  # a search by x takes this much more: places far along the line have lost the last digits
_HASHES = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)

_NONE = np.zeros(0, dtype=np.int64)

Pairs = Tuple[Integers, Integers]


class Meeting(NamedTuple):
    """What pairs share: `areas` in m², those of one layer after those of another. The rest is for `repeated_among`.

    `cuttings` are the different edges of the others, cut to the boxes of the first ones. Of each edge that is left of an other:
    `pair`, `place` among the cuttings and `sign`.
    """

    areas: Floats
    cuttings: Cuttings
    pair: Integers
    place: Integers
    sign: Floats


def _reaching(edges: Edges, feature: Integers, boxes: Floats) -> Tuple[Integers, Integers]:
    """Return which edges of the features reach the x range of their box and not only below its floor, and of which place each is.

    Sorted by both, so that sums come to the same digits whichever way the edges were found.
    """
    line = edges.line
    if line is None:
        owner, edge = spans(edges.first[feature], edges.first[feature + 1])
        return _near(edges, edge, owner, boxes)
    searched = line.rank[feature] >= 0
    plain, sought = np.flatnonzero(~searched), np.flatnonzero(searched)
    owner, edge = spans(edges.first[feature[plain]], edges.first[feature[plain] + 1])
    plain_edge, plain_owner = _near(edges, edge, picked(plain, owner), boxes)
    owner, at = spans(*_ranges(line, line.rank[feature[sought]], boxes[sought]))
    edge, owner = _near(edges, picked(line.edge, at), picked(sought, owner), boxes)
    edge, owner = np.concatenate((plain_edge, edge)), np.concatenate((plain_owner, owner))
    order = np.lexsort((edge, owner))
    return picked(edge, order), picked(owner, order)


def _near(edges: Edges, edge: Integers, owner: Integers, boxes: Floats) -> Tuple[Integers, Integers]:
    """Return those of the edges that reach the box of their owner, with it."""
    west, floor, east = boxes.T.copy()[:3]
    near = picked(edges.x0, edge) < picked(east, owner)
    near &= picked(edges.x1, edge) > picked(west, owner)
    near &= picked(edges.high, edge) >= picked(floor, owner)
    chosen = np.flatnonzero(near)
    return picked(edge, chosen), picked(owner, chosen)


def _ranges(line: Line, rank: Integers, boxes: Floats) -> Tuple[Integers, Integers]:
    """Return the first and last place on the line of what can reach each box."""
    origin = rank * line.step - line.west
    low = np.searchsorted(line.reach, origin + (boxes[:, 0] - _SAFE_M), side="right")
    high = np.searchsorted(line.left, origin + (boxes[:, 2] + _SAFE_M), side="left")
    begin, end = line.begin[rank], line.begin[rank + 1]
    return np.clip(low, begin, end), np.clip(high, begin, end)


def _strips(edges: Edges, edge: Integers, box: Integers) -> Strips:
    x0, x1, y0, slope, sign = (picked(values, edge) for values in (edges.x0, edges.x1, edges.y0, edges.slope, edges.sign))
    return Strips(x0, x1, y0, slope, sign, box)


def pair_areas(first: Edges, second: Edges, one: Integers, other: Integers) -> Floats:
    """Return the area in m² that feature `one` of `first` and feature `other` of `second` share, pair by pair."""
    order = np.lexsort((other, one))
    out = np.zeros(len(one))
    out[order] = meeting(first, [second], [(one[order], other[order])]).areas
    return out


def meeting(first: Edges, seconds: Sequence[Edges], pairs: Sequence[Pairs]) -> Meeting:
    """Return what features of `first` share with features of other layers. The pairs of a layer are sorted by both numbers."""
    reached, pair = _reached(first, seconds, pairs)
    sign, same = reached.sign, _one_for_all(reached)
    chosen = np.flatnonzero(same == np.arange(len(same)))
    # Those of each layer are sorted by box.
    chosen = picked(chosen, np.argsort(picked(reached.box, chosen), kind="stable"))
    reached = reached.take(chosen)
    cuttings, kept = cut(reached, first.boxes)
    place = np.full(len(same), -1, dtype=np.int64)
    place[picked(chosen, kept)] = np.arange(len(kept))
    place = picked(place, same)
    left = np.flatnonzero(place >= 0)
    place, pair, sign = picked(place, left), picked(pair, left), picked(sign, left)
    del reached, same, chosen, kept, left  # a batch of them is tens of megabytes
    mine, _ = cut(Strips(first.x0, first.x1, first.y0, first.slope, first.sign, owners(np.diff(first.first))), first.boxes)
    shares = products(mine, cuttings, first.boxes[:, 2] - first.boxes[:, 0]) * cuttings.sign
    areas = np.bincount(pair, picked(shares, place) * sign, minlength=sum(len(one) for one, _ in pairs))
    return Meeting(np.asarray(areas, dtype=np.float64), cuttings, pair, place, sign)


def _reached(first: Edges, seconds: Sequence[Edges], pairs: Sequence[Pairs]) -> Tuple[Strips, Integers]:
    """Return the edges of all layers that reach the boxes of those they are paired with, layer after layer, and of which pair each is."""
    found = [_strips(first, _NONE, _NONE)]
    numbers = [_NONE]
    count = 0
    for edges, (one, other) in zip(seconds, pairs):
        edge, pair = _reaching(edges, other, first.boxes[one])
        found.append(_strips(edges, edge, picked(one, pair)))
        numbers.append(pair + count)
        count += len(one)
    return Strips(*(np.concatenate(columns) for columns in zip(*found))), np.concatenate(numbers)


def _one_for_all(strips: Strips) -> Integers:
    """Return for each edge the place of one that stands for all that are the same in its box, whatever their signs.

    Found through a table of hashes: a few are missed and stand for themselves, none is invented.
    """
    key = strips.x0.view(np.uint64) * _HASHES[0]
    key += strips.x1.view(np.uint64) * _HASHES[1]
    key += strips.y0.view(np.uint64) * _HASHES[2]
    key >>= np.uint64(32)
    # Each box has a table of its own, two to four times as large as it has edges: neighbours in the arrays stay neighbours in the cache.
    sizes = 1 << np.ceil(np.log2(2.0 * np.maximum(np.bincount(strips.box), 1))).astype(np.int64)
    slot = key.astype(np.int64)
    slot &= picked(sizes - 1, strips.box)
    slot += picked(np.cumsum(sizes) - sizes, strips.box)
    table = np.empty(int(sizes.sum()), dtype=np.int32)
    out = np.arange(len(strips.x0))
    table[slot] = out
    other = table[slot]
    mine = np.flatnonzero(other != out)
    other = other[mine]
    same = np.ones(len(mine), dtype=bool)
    for values in (strips.x0, strips.x1, strips.y0, strips.slope, strips.box):
        same &= picked(values, mine) == picked(values, other)
    out[mine[same]] = other[same]
    return out


def repeated(edges: Edges, feature: Integers, group: Integers, boxes: Floats) -> Floats:
    """Return per group what its features cover more than once, or wrongly, within the group's box or above it, in m².

    `feature` and `group` are aligned and sorted by group; `boxes` are those of all groups. With w(x, y) how often a point is
    covered, the figure is half of ∫ w² − ∫ w: zero if and only if w is 0 or 1 almost everywhere, that is when the features
    neither overlap one another nor themselves. Two that overlap give the ground they share.
    """
    edge, place = _reaching(edges, feature, boxes[group])
    cuttings, _ = cut(_strips(edges, edge, group[place]), boxes)
    return excess(cuttings, len(boxes))


def repeated_among(met: Meeting, asked: Booleans) -> Floats:
    """Return what `repeated` does, per first feature and its box, for the others of the pairs that are `asked`."""
    counts = np.flatnonzero(picked(asked, met.pair))
    # What counts to two neighbours cancels.
    sign = np.bincount(picked(met.place, counts), picked(met.sign, counts), minlength=len(met.cuttings.x0))
    chosen = np.flatnonzero(sign)
    return excess(met.cuttings.take(chosen)._replace(sign=picked(sign, chosen)), len(met.cuttings.first) - 1)
