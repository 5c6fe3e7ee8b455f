"""A polygon from typed corners (界址点坐标): degrees or CGCS2000 metres, whichever order of the axes, one corner a line."""

import re
from typing import List, NamedTuple, Optional

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ..domain.errors import InputError
from ..domain.language import translate
from ..exchange.reproject import Reprojector
from ..geometry.geos import engine, object_array
from ..geometry.single import repaired
from ..geometry.wkb import write_wkb

_DMS = re.compile(r"(\d{1,3})[°度:](\d{1,2})[′'分:](\d{1,2}(?:\.\d+)?)[″\"秒]?")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_LONGITUDE, _LATITUDE = (73.0, 136.0), (3.0, 54.0)
"""Between these lie China's degrees; the two do not overlap, so that the order of the axes shows."""
_NORTHING = (300000.0, 6100000.0)
_EASTING = (90000.0, 910000.0)


class _Corner(NamedTuple):
    line: int
    x: float
    y: float
    zone: Optional[int]
    degrees: bool


def typed_polygon(text: str, srs_id: int) -> bytes:
    """WKB in EPSG:`srs_id` of the corners in `text`; a blank line begins another ring (a hole when it lies inside another).

    A line holds two figures, with a corner number before them or without: longitude and latitude (decimal or 度分秒), or
    northing and easting in CGCS2000 metres, in either order; an easting without zone number is taken as one of the register's
    own system. Raises InputError naming the line, and when the outline crosses itself.
    """
    rings: List[List[_Corner]] = [[]]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            rings.append([])
            continue
        rings[-1].append(_corner(number, line))
    rings = [ring for ring in rings if ring]
    corners = [corner for ring in rings for corner in ring]
    for ring in rings:
        if len(ring) < 3:
            raise InputError(
                translate("FarmlandGuard", "The ring from line {line} has fewer than three corners.").format(line=ring[0].line)
            )
    if not corners:
        raise InputError(translate("FarmlandGuard", "There are no coordinates; type one corner a line."))
    authid = _system(corners, srs_id)
    polygons = _nested([_closed(ring) for ring in rings])
    typed = write_wkb(polygons, always_multi=True)
    whole, reason = repaired(typed)
    if reason:
        _, place = engine().invalid_reason(engine().from_wkb([typed])[0])
        where = "" if place is None else f"{place[0]:.3f}, {place[1]:.3f}"
        raise InputError(
            translate("FarmlandGuard", "The corners make no proper outline: {reason} ({where}). Check their order.").format(
                reason=reason, where=where
            )
        )
    return Reprojector(QgsCoordinateReferenceSystem(authid), srs_id, translate("FarmlandGuard", "the typed coordinates"))(whole)


def _corner(number: int, line: str) -> _Corner:
    text = line.replace("，", ",").replace("；", ",").replace("’", "'").replace("”", '"')
    degrees = [int(d) + int(m) / 60 + float(s) / 3600 for d, m, s in _DMS.findall(text)]
    values = degrees if len(degrees) == 2 else [float(each) for each in _NUMBER.findall(re.sub(r"^\s*[A-Za-z]+(?=\d)", "", text))]
    if len(values) in (2, 3):
        one, other = values[-2], values[-1]
        for x, y in ((one, other), (other, one)):
            if _LONGITUDE[0] <= x <= _LONGITUDE[1] and _LATITUDE[0] <= y <= _LATITUDE[1]:
                return _Corner(number, x, y, None, True)
            zone = int(x // 1000000)
            bare = x - zone * 1000000
            if _NORTHING[0] <= y <= _NORTHING[1] and _EASTING[0] <= bare <= _EASTING[1] and (zone == 0 or 13 <= zone <= 45):
                return _Corner(number, x, y, zone or None, False)
    raise InputError(
        translate(
            "FarmlandGuard",
            "Line {line}: “{text}” is no corner; write longitude and latitude, or northing and easting in metres.",
        ).format(line=number, text=line.strip()[:60])
    )


def _system(corners: List[_Corner], srs_id: int) -> str:
    kinds = {(corner.degrees, corner.zone) for corner in corners}
    if len(kinds) > 1:
        odd = next(corner for corner in corners if (corner.degrees, corner.zone) != (corners[0].degrees, corners[0].zone))
        raise InputError(
            translate("FarmlandGuard", "Line {line} is in another coordinate system than the first line.").format(line=odd.line)
        )
    degrees, zone = kinds.pop()
    if degrees:
        return "EPSG:4490"
    if zone is not None:
        return f"EPSG:{4488 + zone}" if zone >= 25 else f"EPSG:{4478 + zone}"
    # No zone number: the unprefixed twin of the register's own zone.
    if 4513 <= srs_id <= 4533:
        return f"EPSG:{srs_id + 21}"
    if 4491 <= srs_id <= 4501:
        return f"EPSG:{srs_id + 11}"
    return f"EPSG:{srs_id}"


def _closed(ring: List[_Corner]) -> np.ndarray:
    points = [(corner.x, corner.y) for corner in ring]
    if points[0] != points[-1]:
        points.append(points[0])
    return np.array(points)


def _nested(rings: List[np.ndarray]) -> List[List[np.ndarray]]:
    """Rings as polygons: one that lies inside an earlier one is its hole."""
    geos = engine()
    polygons: List[List[np.ndarray]] = []
    for ring in rings:
        inner = geos.from_wkb([write_wkb([[ring]])])
        for polygon in polygons:
            outer = geos.from_wkb([write_wkb([polygon[:1]])])
            common = geos.intersection(outer, inner).geometries[0]
            if common is not None and geos.areas(object_array([common]))[0] >= geos.areas(inner)[0] * (1 - 1e-9):
                polygon.append(ring)
                break
        else:
            polygons.append([ring])
    return polygons

