"""What a photo says of itself: when and where it was taken and what software wrote it (EXIF, read by QGIS's own reader)."""

import math
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsExifTools

_TIMES = ("Exif.Photo.DateTimeOriginal", "Exif.Photo.DateTimeDigitized", "Exif.Image.DateTime")
_TIME = re.compile(r"(\d{4})[:\-/.](\d{2})[:\-/.](\d{2})[ T](\d{2}):(\d{2}):(\d{2})")


@dataclass(frozen=True)
class PhotoInfo:
    """Local time as the camera wrote it, WGS 84 degrees, and the software; None or "" where the photo does not say."""

    taken_at: Optional[datetime] = None
    longitude: Optional[float] = None
    latitude: Optional[float] = None
    software: str = ""

    @property
    def placed(self) -> bool:
        """Whether it says where it was taken."""
        return self.longitude is not None and self.latitude is not None


def read_photo(path: Path) -> PhotoInfo:
    """The photo's own words; an empty PhotoInfo for a file without EXIF, or one that is no picture."""
    name = str(path)
    longitude, latitude = _place(name)
    taken = next((found for found in (_moment(QgsExifTools.readTag(name, key)) for key in _TIMES) if found), None)
    return PhotoInfo(taken, longitude, latitude, str(_plain(QgsExifTools.readTag(name, "Exif.Image.Software")) or "").strip())


def _place(name: str) -> "tuple[Optional[float], Optional[float]]":
    point, there = QgsExifTools.getGeoTag(name)
    if not there or not (math.isfinite(point.x()) and math.isfinite(point.y())):
        return None, None
    # A phone without a fix writes 0°, 0°.
    if abs(point.x()) < 1e-9 and abs(point.y()) < 1e-9:
        return None, None
    return point.x(), point.y()


def _plain(value: Any) -> Any:
    """A value out of a QVariant; None for an invalid one."""
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return None
    return value


def _moment(value: Any) -> Optional[datetime]:
    plain = _plain(value)
    if plain is None:
        return None
    text = plain.toString("yyyy-MM-dd HH:mm:ss") if hasattr(plain, "toString") and hasattr(plain, "date") else str(plain)
    match = _TIME.search(text)
    if match is None:
        return None
    try:
        return datetime(*(int(each) for each in match.groups()))
    except ValueError:
        return None
