"""From the points of a parcel to its rings and parts.

Neither ring number nor direction can be trusted in the wild (every part numbered 1; a second part numbered
like a hole), so outer rings and holes are told apart by containment alone.
"""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional, Tuple

from .landtxt_model import LandPolygon, Point, Ring, ring_area


class RawPoint(NamedTuple):
    """One coordinate line: its line number, point number (None when unreadable), ring label, x, y."""

    line: int
    number: Optional[int]
    ring: str
    x: float
    y: float


class RawRing(NamedTuple):
    """The points of one ring without the closing point; `line` is where it starts.

    `closed` tells whether the file repeats the first point; `jump` is the first line whose point number does not follow
    the one before, 0 where they run on or there are none.
    """

    line: int
    points: Ring
    repeated: int
    closed: bool
    jump: int


def same_point(first: Point, second: Point, tolerance: float) -> bool:
    """True when two points agree within `tolerance` in both directions."""
    return abs(first[0] - second[0]) <= tolerance and abs(first[1] - second[1]) <= tolerance


def split_rings(points: List[RawPoint], tolerance: float) -> List[RawRing]:
    """Cut the point lines of a parcel into rings.

    A ring ends where the ring label changes, where a point returns to the ring's first point (closing point,
    whatever its number), or where the numbering starts over. `tolerance` is in the coordinates' unit.
    """
    rings: List[RawRing] = []
    current: List[RawPoint] = []
    repeated = jump = 0

    def finish(closed: bool) -> None:
        nonlocal current, repeated, jump
        if current:
            rings.append(RawRing(current[0].line, [(p.x, p.y) for p in current], repeated, closed, jump))
        current, repeated, jump = [], 0, 0

    for point in points:
        if current:
            first, last = current[0], current[-1]
            if point.ring != last.ring:
                finish(False)
            elif same_point((point.x, point.y), (first.x, first.y), tolerance) and len(current) > 2:
                if not _runs_on(last, point) and point.number not in (None, first.number):
                    jump = jump or point.line
                finish(True)
                continue
            elif same_point((point.x, point.y), (last.x, last.y), tolerance):
                repeated += 1
                current[-1] = point._replace(x=last.x, y=last.y)
                continue
            elif (
                point.number is not None
                and last.number is not None
                and point.number <= 1
                and last.number > 2
                and len(current) > 2
            ):
                finish(False)
            elif not _runs_on(last, point):
                jump = jump or point.line
        current.append(point)
    finish(False)
    return rings


def _runs_on(last: RawPoint, point: RawPoint) -> bool:
    """True unless both points have numbers and the second does not follow the first."""
    if last.number is None or point.number is None:
        return last.number is point.number
    return point.number == last.number + 1


class _Inside:
    """Tells whether points lie inside a ring (ray casting; `ring` without closing point).

    Edges are kept in horizontal bands, so that a large ring with many holes stays fast.
    """

    def __init__(self, ring: Ring) -> None:
        self.low = min(point[1] for point in ring)
        high = max(point[1] for point in ring)
        count = max(1, len(ring) // 8)
        self.step = (high - self.low) / count or 1.0
        self.bands: List[List[Tuple[Point, Point]]] = [[] for _ in range(count)]
        for first, second in zip([ring[-1], *ring[:-1]], ring):
            below, above = sorted((first[1], second[1]))
            for band in range(self._band(below), self._band(above) + 1):
                self.bands[band].append((first, second))

    def _band(self, y: float) -> int:
        return min(max(int((y - self.low) / self.step), 0), len(self.bands) - 1)

    def side(self, point: Point) -> int:
        """1 inside the ring, -1 outside, 0 on its edge."""
        x, y = point
        inside = False
        for (x1, y1), (x2, y2) in self.bands[self._band(y)]:
            cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
            if cross == 0 and min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2):
                return 0
            if (y1 > y) != (y2 > y) and (cross > 0) == (y2 > y1):
                inside = not inside
        return 1 if inside else -1


def _box(ring: Ring) -> Tuple[float, float, float, float]:
    xs = [point[0] for point in ring]
    ys = [point[1] for point in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _within(inner_box: Tuple[float, ...], outer_box: Tuple[float, ...]) -> bool:
    return (
        inner_box[0] >= outer_box[0]
        and inner_box[1] >= outer_box[1]
        and inner_box[2] <= outer_box[2]
        and inner_box[3] <= outer_box[3]
    )


def _contains(outer: _Inside, inner: Ring) -> bool:
    """True when every point of `inner` that is not on `outer`'s edge lies inside `outer`."""
    # Corners decide; where all of them lie on the edge the middles of the sides do.
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(inner, [*inner[1:], inner[0]])]
    for candidates in (inner, middles):
        sides = {outer.side(point) for point in candidates} - {0}
        if sides:
            return sides == {1}
    return False


def arrange(rings: List[Ring]) -> List[LandPolygon]:
    """Sort open rings into parts: a ring inside an odd number of others is a hole, otherwise an outer ring.

    Parts keep the order of their outer rings in the file. Returned rings are closed.
    """
    boxes = [_box(ring) for ring in rings]
    sizes = [abs(ring_area(ring)) for ring in rings]
    inside: Dict[int, _Inside] = {}
    around: List[List[int]] = []
    for i, ring in enumerate(rings):
        candidates = [j for j in range(len(rings)) if sizes[j] > sizes[i] and _within(boxes[i], boxes[j])]
        for j in candidates:
            if j not in inside:
                inside[j] = _Inside(rings[j])
        around.append([j for j in candidates if _contains(inside[j], ring)])
    parts = {i: LandPolygon(_closed(ring)) for i, ring in enumerate(rings) if len(around[i]) % 2 == 0}
    outers = frozenset(parts)
    for i, ring in enumerate(rings):
        if i not in outers:
            owners = [j for j in around[i] if j in outers]
            if owners:
                parts[min(owners, key=lambda j: sizes[j])].holes.append(_closed(ring))
            else:  # only where rings cross each other; kept, so that nothing is lost
                parts[i] = LandPolygon(_closed(ring))
    return [parts[i] for i in sorted(parts)]


def _closed(ring: Ring) -> Ring:
    return [*ring, ring[0]]
