"""Well-known binary of polygons, read strictly and written plainly, with numpy only.

Read: Polygon, MultiPolygon, MultiSurface of plain polygons, and the polygons inside a GeometryCollection;
ISO and EWKB type codes, both byte orders; Z and M are dropped; unclosed rings are closed. Refused with a
reason: null and empty input, other types, curves, truncated or overlong data, coordinates that are not
finite. Written: ISO little-endian XY.
"""

from __future__ import annotations

import struct
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from ..domain.language import translate
from .problem import GeometryProblem, no_area
from .shapes import Booleans, Floats, Integers, Shapes, shapes_from_rings
from .wkb_bulk import Coordinates, flat_coordinates, heads_of, plain_rings, single_rings

Rings = List[Floats]

_POINT, _LINE, _POLYGON, _MULTIPOLYGON, _COLLECTION, _MULTISURFACE = 1, 2, 3, 6, 7, 12
_CURVES = frozenset((8, 9, 10, 11, 13, 14))
_CONTAINERS = frozenset((4, 5, _MULTIPOLYGON, _COLLECTION, _MULTISURFACE))
_EWKB_Z, _EWKB_M, _EWKB_SRID = 0x80000000, 0x40000000, 0x20000000
_DEEPEST = 16
_ONE_RING = struct.Struct("<BIII")
_ONE_RING_OF_PART = struct.Struct("<BIIBIII")


class ReadMany(NamedTuple):
    """What `read_many` found: shapes for all inputs (bad ones without polygons), and their problems."""

    shapes: Shapes
    problems: List[Optional[str]]
    degenerate: List[int]


class _Reader:
    """Reads one WKB blob; `degenerate` counts rings left out for having no interior."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.degenerate = 0
        self.polygons: List[Rings] = []

    def read(self) -> List[Rings]:
        self.geometry(0)
        if self.at != len(self.data):
            raise GeometryProblem(translate("FarmlandGuard", "the geometry has bytes left over at its end"))
        return self.polygons

    def _unpack(self, form: str, size: int) -> Tuple[int, ...]:
        if self.at + size > len(self.data):
            raise _truncated()
        values = struct.unpack_from(form, self.data, self.at)
        self.at += size
        return values

    def geometry(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise GeometryProblem(translate("FarmlandGuard", "the geometry is nested too deeply"))
        (mark,) = self._unpack("B", 1)
        if mark > 1:
            raise GeometryProblem(translate("FarmlandGuard", "the geometry has an unknown byte order"))
        order = "<" if mark else ">"
        (code,) = self._unpack(order + "I", 4)
        if code & _EWKB_SRID:
            self._unpack(order + "I", 4)
        dimension = 2 + bool(code & _EWKB_Z) + bool(code & _EWKB_M)
        code &= 0x1FFFFFFF
        thousands, kind = divmod(code, 1000)
        if thousands > 3:
            raise _wrong_type()
        if thousands:
            dimension = 4 if thousands == 3 else 3
        if kind == _POLYGON:
            self._polygon(order, dimension)
        elif kind in _CONTAINERS:
            if depth == 0 and kind not in (_MULTIPOLYGON, _COLLECTION, _MULTISURFACE):
                raise _wrong_type()
            (count,) = self._unpack(order + "I", 4)
            if count > len(self.data) // 5:
                raise _truncated()
            for _ in range(count):
                self.geometry(depth + 1)
        elif kind in _CURVES:
            raise GeometryProblem(
                translate("FarmlandGuard", "the geometry holds curves: turn them into straight segments first")
            )
        elif kind in (_POINT, _LINE) and depth:
            self._skip(order, dimension, kind)
        else:
            raise _wrong_type()

    def _points(self, order: str, dimension: int) -> Floats:
        (count,) = self._unpack(order + "I", 4)
        size = count * dimension * 8
        if self.at + size > len(self.data):
            raise _truncated()
        values = np.frombuffer(self.data, order + "f8", count * dimension, self.at)
        self.at += size
        return values.reshape(count, dimension)[:, :2]

    def _polygon(self, order: str, dimension: int) -> None:
        (count,) = self._unpack(order + "I", 4)
        if count > len(self.data) // 4:
            raise _truncated()
        rings: Rings = []
        hollow = False
        for number in range(count):
            ring = self._points(order, dimension)
            if len(ring) and (ring[0, 0] != ring[-1, 0] or ring[0, 1] != ring[-1, 1]):
                ring = np.concatenate((ring, ring[:1]))
            if len(ring) < 4:
                self.degenerate += 1
                hollow = hollow or number == 0
            elif not hollow:
                rings.append(ring)
        if rings:
            self.polygons.append(rings)

    def _skip(self, order: str, dimension: int, kind: int) -> None:
        if kind == _POINT:
            self._unpack(f"{order}{dimension}d", 8 * dimension)
        else:
            self._points(order, dimension)


def _truncated() -> GeometryProblem:
    return GeometryProblem(translate("FarmlandGuard", "the geometry is cut off in the middle"))


def _wrong_type() -> GeometryProblem:
    return GeometryProblem(translate("FarmlandGuard", "the geometry is not a polygon"))


def _empty() -> GeometryProblem:
    return GeometryProblem(translate("FarmlandGuard", "the geometry is empty"))


def _not_finite() -> GeometryProblem:
    return GeometryProblem(translate("FarmlandGuard", "the geometry has coordinates that are not numbers"))


def _parse(data: Optional[bytes]) -> _Reader:
    if not data:
        raise GeometryProblem(translate("FarmlandGuard", "there is no geometry"))
    reader = _Reader(bytes(data))
    reader.read()
    if not reader.polygons:
        raise _empty() if not reader.degenerate else no_area()
    return reader


def read_wkb(data: Optional[bytes]) -> List[Rings]:
    """Return polygons of closed rings, (n, 2) float64 each, in the coordinates of the blob.

    Rings with fewer than three different points in a row are left out. Raises GeometryProblem with a short
    translated reason for everything that is not a usable polygon.
    """
    polygons = _parse(data).polygons
    if not all(np.isfinite(ring).all() for rings in polygons for ring in rings):
        raise _not_finite()
    return [[np.ascontiguousarray(ring, dtype=np.float64) for ring in rings] for rings in polygons]


def read_many(blobs: Sequence[Optional[bytes]], skips: Optional[Integers] = None) -> ReadMany:
    """Read many blobs at once; a bad one gets a problem text and no polygons, the rest are read.

    `skips`: bytes before the well-known binary in each blob, such as a GeoPackage header.
    """
    given = [blob or b"" for blob in blobs]
    offsets = np.zeros(len(given), np.int64) if skips is None else skips
    heads = heads_of(given)
    single, start = single_rings(given, heads, offsets)
    starts = start.tolist()
    # A ring that is not closed is for the strict reader.
    chunks: List[Optional[bytes]] = [
        blob[at:] if plain and blob[at : at + 16] == blob[-16:] else None
        for blob, at, plain in zip(given, starts, single.tolist())
    ]
    problems: List[Optional[str]] = [None] * len(given)
    degenerate = [0] * len(given)
    polygons = np.ones(len(given), dtype=np.int64)
    others: Dict[int, Coordinates] = {}
    for number, chunk in enumerate(chunks):
        if chunk is not None:
            continue
        found = plain_rings(given[number], int(offsets[number]))
        if found is None:
            found, problems[number], degenerate[number] = _strict(given[number][int(offsets[number]) :])
        others[number] = found
        chunks[number] = found.data
        polygons[number] = len(found.rings)
    rings_of = _counts(polygons, {number: found.rings for number, found in others.items()})
    shape_at = _offsets(polygons)
    polygon_at = _offsets(rings_of)
    lengths = np.fromiter(map(len, chunks), dtype=np.int64, count=len(chunks)) // 16  # type: ignore[arg-type]
    rings_per_shape = polygon_at[shape_at[1:]] - polygon_at[shape_at[:-1]]
    vertices_of = _counts(rings_per_shape, {number: found.vertices for number, found in others.items()}, lengths)
    shapes = Shapes(flat_coordinates(chunks), _offsets(vertices_of), polygon_at, shape_at)  # type: ignore[arg-type]
    if not np.isfinite(shapes.xy).all():
        spoilt = ~np.isfinite(shapes.xy).all(axis=1)
        for number in np.unique(shapes.shape_of_vertex()[spoilt]):
            problems[int(number)] = str(_not_finite())
        shapes = without(shapes, np.array([problem is not None for problem in problems]))
    return ReadMany(shapes, problems, degenerate)


def _strict(blob: bytes) -> Tuple[Coordinates, Optional[str], int]:
    """Read one blob by the book: its coordinates (none when it is bad), what is wrong, rings left out."""
    try:
        reader = _parse(blob)
    except GeometryProblem as problem:
        return Coordinates(b"", [], []), str(problem), 0
    rings = [ring for polygon in reader.polygons for ring in polygon]
    data = b"".join([np.ascontiguousarray(ring, dtype="<f8").tobytes() for ring in rings])
    vertices = [len(ring) for ring in rings]
    return Coordinates(data, vertices, [len(polygon) for polygon in reader.polygons]), None, reader.degenerate


def _counts(members: Integers, others: Dict[int, List[int]], plain: Optional[Integers] = None) -> Integers:
    """Return one count per member of all groups: those of `others`, elsewhere the group's own of `plain`, or 1."""
    out = np.ones(int(members.sum()), dtype=np.int64) if plain is None else np.repeat(plain, members)
    at = _offsets(members)
    for number, counts in others.items():
        out[at[number] : at[number + 1]] = counts
    return out


def _offsets(counts: Integers) -> Integers:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)


def without(shapes: Shapes, bad: Booleans) -> Shapes:
    """Return the shapes with the features marked in `bad` emptied."""
    if not bad.any():
        return shapes
    return shapes.keep_polygons(np.repeat(~bad, np.diff(shapes.shape_at)))


def write_many(shapes: Shapes, always_multi: bool = False) -> List[bytes]:
    """Return each feature as WKB: a Polygon when it has one and not `always_multi`, else MultiPolygon."""
    xy = np.ascontiguousarray(shapes.xy, dtype="<f8").tobytes()
    ring_at, polygon_at, shape_at = shapes.ring_at, shapes.polygon_at, shapes.shape_at
    plain = (np.diff(shape_at) == 1) & (np.diff(polygon_at[shape_at]) == 1)  # features of one ring, as most are
    head = _ONE_RING_OF_PART.pack if always_multi else _ONE_RING.pack
    front = (1, _MULTIPOLYGON, 1, 1, _POLYGON, 1) if always_multi else (1, _POLYGON, 1)
    places = (shapes.first_vertex * 16).tolist()
    out = [
        head(*front, (end - low) // 16) + xy[low:end] if single else b""
        for low, end, single in zip(places, places[1:], plain.tolist())
    ]
    for number in np.flatnonzero(~plain).tolist():
        polygons = [
            _polygon_wkb(xy, ring_at[polygon_at[at] : polygon_at[at + 1] + 1].tolist())
            for at in range(shape_at[number], shape_at[number + 1])
        ]
        if len(polygons) == 1 and not always_multi:
            out[number] = polygons[0]
        else:
            out[number] = struct.pack("<BII", 1, _MULTIPOLYGON, len(polygons)) + b"".join(polygons)
    return out


def _polygon_wkb(xy: bytes, ring_at: List[int]) -> bytes:
    parts = [struct.pack("<BII", 1, _POLYGON, len(ring_at) - 1)]
    for begin, end in zip(ring_at, ring_at[1:]):
        parts.append(struct.pack("<I", end - begin))
        parts.append(xy[16 * begin : 16 * end])
    return b"".join(parts)


def write_wkb(polygons: Sequence[Sequence[Floats]], always_multi: bool = False) -> bytes:
    """Return polygons (lists of closed (n, 2) rings) as WKB; see `write_many` for the type."""
    return write_many(shapes_from_rings([polygons]), always_multi)[0]


NO_POLYGON = write_wkb([], always_multi=True)
