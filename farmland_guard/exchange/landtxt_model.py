"""What a land-boundary coordinate file (国土 TXT 报备坐标) holds, as plain Python values.

The format is a de-facto convention without a national standard; the grammar followed here is the union of
the layouts that are met in practice. Coordinates are always (x = easting, y = northing) in metres, or
(x = longitude, y = latitude) in degrees, whatever the order in the file was.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Dict, List, NamedTuple, Optional, Tuple

Point = Tuple[float, float]
Ring = List[Point]

SYSTEM_CGCS2000 = "cgcs2000"
SYSTEM_XIAN80 = "xian80"
SYSTEM_BEIJING54 = "beijing54"
SYSTEM_WGS84 = "wgs84"
SYSTEM_OTHER = "other"
SYSTEM_UNSTATED = ""

UNIT_METRE = "m"
UNIT_DEGREE = "deg"

AREA_HECTARE = "公顷"
AREA_SQUARE_METRE = "平方米"
AREA_MU = "亩"
SQUARE_METRES_PER = {AREA_HECTARE: 10000.0, AREA_SQUARE_METRE: 1.0, AREA_MU: 2000.0 / 3.0}


class LandWarning(NamedTuple):
    """One remark on a file that could still be read: the 1-based line and a translated sentence."""

    line: int
    text: str


def ring_area(ring: Ring) -> float:
    """Signed planar area of a ring (m² for metres; counter-clockwise positive), from a local origin.

    The local origin matters: the shoelace sum over 8-digit eastings loses about 0.001 m².
    """
    if not ring:
        return 0.0
    x0, y0 = ring[0]
    total = 0.0
    px, py = ring[-1][0] - x0, ring[-1][1] - y0
    for x, y in ring:
        qx, qy = x - x0, y - y0
        total += px * qy - qx * py
        px, py = qx, qy
    return total / 2.0


@dataclass
class LandPolygon:
    """One part of a parcel: an outer ring and its holes, each closed (last point equal to the first)."""

    outer: Ring
    holes: List[Ring] = field(default_factory=list)

    def planar_area(self) -> float:
        """Area of the part in the square of the coordinates' unit, holes taken off."""
        return abs(ring_area(self.outer)) - sum(abs(ring_area(hole)) for hole in self.holes)


@dataclass
class LandParcel:
    """One parcel (地块) as the file states it, with the rings sorted into parts by containment."""

    line: int
    code: str = ""
    name: str = ""
    declared_points: Optional[int] = None
    declared_area: Optional[float] = None
    declared_area_unit: str = ""
    geometry_type: str = "面"
    sheet: str = ""
    usage: str = ""
    land_class: str = ""
    other: Dict[str, str] = field(default_factory=dict)
    parts: List[LandPolygon] = field(default_factory=list)

    def planar_area(self) -> float:
        """Planar grid area of all parts, in m² when the file is in metres."""
        return sum(part.planar_area() for part in self.parts)

    def declared_area_m2(self) -> Optional[float]:
        """The stated area in m², or None when none was stated or its unit could not be told."""
        if self.declared_area is None or not self.declared_area_unit:
            return None
        return self.declared_area * SQUARE_METRES_PER[self.declared_area_unit]

    def wkb(self) -> bytes:
        """The parcel as a little-endian MultiPolygon WKB, in the file's own coordinates."""
        return multipolygon_wkb(self.parts)


@dataclass
class LandFile:
    """A file that was read: header, hints on its coordinate system, parcels and remarks.

    `zone` and `zone_width` (3 or 6) are what the header states; `prefixes` are the zone numbers that lead
    the eastings, empty for six-digit eastings.
    """

    name: str
    encoding: str = ""
    header: Dict[str, str] = field(default_factory=dict)
    sections: Dict[str, List[str]] = field(default_factory=dict)
    system: str = SYSTEM_UNSTATED
    zone_width: Optional[int] = None
    zone: Optional[int] = None
    unit: str = UNIT_METRE
    prefixes: Tuple[int, ...] = ()
    parcels: List[LandParcel] = field(default_factory=list)
    warnings: List[LandWarning] = field(default_factory=list)

    @property
    def prefixed(self) -> bool:
        """True when the eastings carry a zone number in front (eight digits)."""
        return bool(self.prefixes)

    @property
    def needs_crs(self) -> bool:
        """True when the file alone does not say which zone its six-digit eastings are counted in."""
        return self.unit == UNIT_METRE and not self.prefixed and self.zone is None


def multipolygon_wkb(parts: List[LandPolygon]) -> bytes:
    """Little-endian WKB MultiPolygon of closed rings."""
    pieces = [struct.pack("<BII", 1, 6, len(parts))]
    for part in parts:
        rings = [part.outer, *part.holes]
        pieces.append(struct.pack("<BII", 1, 3, len(rings)))
        for ring in rings:
            pieces.append(struct.pack("<I", len(ring)))
            pieces.append(struct.pack(f"<{2 * len(ring)}d", *(value for point in ring for value in point)))
    return b"".join(pieces)
