"""CGCS2000 coordinate reference systems by their EPSG number, without QGIS (domain facts: EPSG registry, GB 22021-2008)."""

from __future__ import annotations

from typing import Optional

from ..geometry.frame import Frame, GaussFrame, GeographicFrame

_DEGREES = 4490
_DATUM = "2000国家大地坐标系"
_PREFIX_M = 1000000.0
_FALSE_EASTING_M = 500000.0


def cgcs2000_frame(epsg: int) -> Optional[Frame]:
    """The frame of EPSG 4490 or of a CGCS2000 Gauss-Krüger zone, 3° (4513 to 4554) or 6° (4491 to 4512); None for others."""
    if epsg == _DEGREES:
        return GeographicFrame()
    if 4491 <= epsg <= 4501:
        zone = epsg - 4478
        return GaussFrame(6.0 * zone - 3.0, zone * _PREFIX_M + _FALSE_EASTING_M)
    if 4502 <= epsg <= 4512:
        return GaussFrame(75.0 + 6.0 * (epsg - 4502), _FALSE_EASTING_M)
    if 4513 <= epsg <= 4533:
        zone = epsg - 4488
        return GaussFrame(3.0 * zone, zone * _PREFIX_M + _FALSE_EASTING_M)
    if 4534 <= epsg <= 4554:
        return GaussFrame(75.0 + 3.0 * (epsg - 4534), _FALSE_EASTING_M)
    return None


def crs_in_words(authid: str) -> str:
    """“EPSG:4525” → “2000国家大地坐标系 3度带 第37带 中央经线111°（EPSG:4525）”; another system by its number, "" stays ""."""
    number = authid[5:] if authid.startswith("EPSG:") else ""
    epsg = int(number) if number.isdigit() else 0
    frame = cgcs2000_frame(epsg)
    if frame is None:
        return authid
    words = [_DATUM]
    if isinstance(frame, GaussFrame):
        words.append("6度带" if epsg <= 4512 else "3度带")
        zone = int(frame.false_easting // _PREFIX_M)
        words += [f"第{zone}带"] if zone else []
        words.append(f"中央经线{frame.central_meridian:g}°")
    return f"{' '.join(words)}（{authid}）"
