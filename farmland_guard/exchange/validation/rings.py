"""The rings of polygon WKB exactly as they are written, open ones included."""

from __future__ import annotations

import struct
from typing import List, Optional, Tuple

Point = Tuple[float, float]


def rings_of(wkb: Optional[bytes]) -> List[List[Point]]:
    """All rings of a (Multi)Polygon WKB as x, y; [] for other geometry or WKB that breaks off."""
    if not wkb:
        return []
    found: List[List[Point]] = []
    try:
        _read(wkb, 0, found)
    except (struct.error, IndexError):
        return []
    return found


def _read(wkb: bytes, at: int, found: List[List[Point]]) -> int:
    order = "<" if wkb[at] == 1 else ">"
    (kind,) = struct.unpack_from(f"{order}I", wkb, at + 1)
    at += 5
    if kind & 0x20000000:  # EWKB with an SRID
        at += 4
    size = 2 + bool(kind & 0x80000000) + bool(kind & 0x40000000)
    kind &= 0x0FFFFFFF
    size += {0: 0, 1: 1, 2: 1, 3: 2}.get(kind // 1000, 0)
    kind %= 1000
    if kind not in (3, 6):
        raise struct.error("no polygon")
    (count,) = struct.unpack_from(f"{order}I", wkb, at)
    at += 4
    for _ in range(count):
        if kind == 6:
            at = _read(wkb, at, found)
            continue
        (points,) = struct.unpack_from(f"{order}I", wkb, at)
        at += 4
        if points * size * 8 > len(wkb) - at:
            raise struct.error("breaks off")
        values = struct.unpack_from(f"{order}{points * size}d", wkb, at)
        found.append([(values[i], values[i + 1]) for i in range(0, len(values), size)])
        at += points * size * 8
    return at
