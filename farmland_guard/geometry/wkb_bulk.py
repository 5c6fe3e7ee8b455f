"""Well-known binary of plain polygons read many at once: the coordinates of most blobs are one slice of their bytes.

Takes little-endian 2D Polygons and MultiPolygons of closed rings, as GeoPackage and GDAL write them. For everything else
(`plain_rings` returns None) the strict reader of `wkb` decides.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .shapes import Booleans, Floats, Integers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]

_HEAD = 96  # bytes looked at in one go
_NEEDED = 22  # of a MultiPolygon with one ring up to its first coordinate
_TWO = struct.Struct("<BI")
_COUNT = struct.Struct("<I")
_UNUSUAL = (struct.error, IndexError)


class Coordinates(NamedTuple):
    """Of one blob: its coordinates as bytes, vertices per ring, rings per polygon."""

    data: bytes
    vertices: List[int]
    rings: List[int]


def heads_of(blobs: Sequence[bytes]) -> Bytes:
    """Return the first bytes of the blobs as an (n, 96) array, zeros where a blob is shorter."""
    joined = b"".join([blob[:_HEAD] for blob in blobs])
    if len(joined) < _HEAD * len(blobs):
        joined = b"".join([blob[:_HEAD].ljust(_HEAD, b"\0") for blob in blobs])
    return np.frombuffer(joined, dtype=np.uint8).reshape(len(blobs), _HEAD)


def single_rings(blobs: Sequence[bytes], heads: Bytes, skips: Integers) -> Tuple[Booleans, Integers]:
    """Return which blobs hold one ring of at least four vertices and nothing else, and where its coordinates begin.

    `skips` are the bytes before the well-known binary in each blob.
    """
    count = len(blobs)
    lengths = np.fromiter(map(len, blobs), dtype=np.int64, count=count)
    fits = (skips + _NEEDED <= _HEAD) & (skips + _NEEDED <= lengths)
    at = np.where(fits, skips, 0)
    part = heads[np.arange(count)[:, None], at[:, None] + np.arange(_NEEDED)]

    def number(offset: int) -> Integers:
        return np.ascontiguousarray(part[:, offset : offset + 4]).view("<u4").ravel().astype(np.int64)

    kind = number(1)
    little = part[:, 0] == 1
    alone = little & (kind == 3) & (number(5) == 1)
    only_part = little & (kind == 6) & (number(5) == 1) & (part[:, 9] == 1) & (number(10) == 3) & (number(14) == 1)
    start = skips + np.where(only_part, 22, 13)
    vertices = np.where(only_part, number(18), number(9))
    good = fits & (alone | only_part) & (vertices >= 4) & (lengths == start + 16 * vertices)
    return good, start


def plain_rings(blob: bytes, at: int) -> Optional[Coordinates]:
    """Return the coordinates of a blob whose well-known binary begins at byte `at`; None when it is anything unusual."""
    try:
        order, kind = _TWO.unpack_from(blob, at)
        if order != 1 or kind not in (3, 6):
            return None
        parts = 1
        at += 5
        if kind == 6:
            (parts,) = _COUNT.unpack_from(blob, at)
            at += 4
        chunks: List[bytes] = []
        vertices: List[int] = []
        rings: List[int] = []
        for _ in range(parts):
            if kind == 6:
                if _TWO.unpack_from(blob, at) != (1, 3):
                    return None
                at += 5
            (count,) = _COUNT.unpack_from(blob, at)
            at += 4
            if not count:
                return None
            for _ in range(count):
                (size,) = _COUNT.unpack_from(blob, at)
                end = at + 4 + 16 * size
                chunk = blob[at + 4 : end]
                if size < 4 or end > len(blob) or chunk[:16] != chunk[-16:]:
                    return None
                chunks.append(chunk)
                vertices.append(size)
                at = end
            rings.append(count)
    except _UNUSUAL:
        return None
    if at != len(blob) or not rings:
        return None
    return Coordinates(b"".join(chunks), vertices, rings)


def flat_coordinates(chunks: Sequence[bytes]) -> Floats:
    """Return the joined chunks of coordinates as an (n, 2) array."""
    return np.frombuffer(b"".join(chunks), dtype="<f8").reshape(-1, 2)
