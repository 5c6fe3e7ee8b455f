"""GeoPackage geometry blobs (OGC 12-128 §2.1.3): a header with the envelope in front of plain WKB."""

import struct
from typing import Optional, Tuple

Envelope = Tuple[float, float, float, float]
"""min x, max x, min y, max y in the layer's CRS, the order the GeoPackage header uses."""

_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def encode(wkb: bytes, srs_id: int, envelope: Envelope) -> bytes:
    """The blob that stores `wkb` (2D, not empty) with its envelope."""
    return b"GP" + struct.pack("<BBi4d", 0, 0b00000011, srs_id, *envelope) + wkb


def decode(blob: bytes) -> bytes:
    """The WKB in a blob; ValueError when it is no GeoPackage geometry."""
    return blob[_header(blob)[0] :]


def envelope(blob: Optional[bytes]) -> Optional[Envelope]:
    """The envelope in a blob's header, or of a point that has none there; None for NULL and empty."""
    if blob is None:
        return None
    start, flags = _header(blob)
    if flags & 0b00010000:
        return None
    if not flags & 0b00001110:
        point = point_of(blob[start:])
        return None if point is None else (point[0], point[0], point[1], point[1])
    order = "<" if flags & 1 else ">"
    values = struct.unpack_from(order + "4d", blob, 8)
    return values[0], values[1], values[2], values[3]


def is_empty(blob: Optional[bytes]) -> bool:
    """Whether the blob's header says that the geometry is empty; NULL counts as empty."""
    return blob is None or bool(_header(blob)[1] & 0b00010000)


def _header(blob: bytes) -> Tuple[int, int]:
    if len(blob) < 8 or blob[:2] != b"GP":
        raise ValueError("not a GeoPackage geometry")
    flags = blob[3]
    kind = (flags >> 1) & 0b111
    if kind not in _ENVELOPE_BYTES:
        raise ValueError("a GeoPackage geometry with an unknown envelope")
    return 8 + _ENVELOPE_BYTES[kind], flags


def point_of(wkb: bytes) -> Optional[Tuple[float, float]]:
    """x and y of a plain 2D point in WKB, None for every other geometry."""
    if len(wkb) != 21 or wkb[0] not in (0, 1):
        return None
    order = "<" if wkb[0] else ">"
    (kind,) = struct.unpack_from(order + "I", wkb, 1)
    return struct.unpack_from(order + "2d", wkb, 5) if kind == 1 else None


def point_wkb(x: float, y: float) -> bytes:
    """A point as WKB."""
    return struct.pack("<BI2d", 1, 1, x, y)
