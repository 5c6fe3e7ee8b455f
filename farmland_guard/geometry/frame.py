"""The frames that coordinates come in: what the geometry layer must know of a coordinate reference system.

A frame turns its own coordinates (x = easting or longitude, y = northing or latitude, whatever axis order the
CRS declares) into CGCS2000 degrees and back. QGIS-based frames are made elsewhere with `CallableFrame`; datum
questions are theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Dict, Optional, Protocol, Tuple

import numpy as np

from .ellipsoid import gauss_forward, gauss_inverse
from .shapes import Booleans, Floats

Transform = Callable[[Floats, Floats], Tuple[Floats, Floats]]

# Farther from its meridian than this, an easting is not one of that zone: a prefix too many or missing.
FARTHEST_FROM_MERIDIAN_M = 900000.0
FARTHEST_NORTHING_M = 10010000.0


class Frame(Protocol):
    """Coordinates of one layer. Projected frames are in metres."""

    @property
    def geographic(self) -> bool:
        """Whether coordinates are degrees of longitude and latitude."""

    def to_lonlat(self, x: Floats, y: Floats) -> Tuple[Floats, Floats]:
        """Return CGCS2000 longitude and latitude in degrees; NaN where coordinates do not fit the frame."""

    def from_lonlat(self, lon: Floats, lat: Floats) -> Tuple[Floats, Floats]:
        """Return the frame's coordinates of CGCS2000 degrees."""

    def same_as(self, other: Frame) -> bool:
        """Whether the other frame's coordinates mean the same places as this one's."""


@dataclass(frozen=True)
class GaussFrame:
    """CGCS2000 Gauss-Krüger: `central_meridian` in degrees, `false_easting` in metres (with prefix)."""

    central_meridian: float
    false_easting: float = 500000.0

    @property
    def geographic(self) -> bool:
        """False: coordinates are metres."""
        return False

    def to_lonlat(self, x: Floats, y: Floats) -> Tuple[Floats, Floats]:
        """Return degrees; NaN for what lies over 900 km from the meridian (wrong or missing zone prefix)."""
        easting = np.asarray(x, dtype=np.float64) - self.false_easting
        northing = np.asarray(y, dtype=np.float64)
        fits = self.fits(x, y)
        return gauss_inverse(np.where(fits, easting, np.nan), np.where(fits, northing, np.nan), self.central_meridian)

    def fits(self, x: Floats, y: Floats) -> Booleans:
        """Return which coordinates can be of this zone."""
        near = np.abs(np.asarray(x, dtype=np.float64) - self.false_easting) <= FARTHEST_FROM_MERIDIAN_M
        return np.asarray(near & (np.abs(np.asarray(y, dtype=np.float64)) <= FARTHEST_NORTHING_M))

    def from_lonlat(self, lon: Floats, lat: Floats) -> Tuple[Floats, Floats]:
        """Return easting (with false easting) and northing in metres."""
        easting, northing = gauss_forward(lon, lat, self.central_meridian)
        return easting + self.false_easting, northing

    def same_as(self, other: Frame) -> bool:
        """Whether meridian and false easting are equal."""
        return self == other


@dataclass(frozen=True)
class GeographicFrame:
    """CGCS2000 degrees, x = longitude, y = latitude (EPSG:4490)."""

    @property
    def geographic(self) -> bool:
        """True."""
        return True

    def to_lonlat(self, x: Floats, y: Floats) -> Tuple[Floats, Floats]:
        """Return the coordinates themselves; NaN where they are no degrees."""
        fits = (np.abs(x) <= 360) & (np.abs(y) <= 90)
        return np.where(fits, x, np.nan), np.where(fits, y, np.nan)

    def from_lonlat(self, lon: Floats, lat: Floats) -> Tuple[Floats, Floats]:
        """Return the degrees themselves."""
        return np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)

    def same_as(self, other: Frame) -> bool:
        """Whether the other one is CGCS2000 degrees too."""
        return self == other


class CallableFrame:
    """A frame made of two functions on arrays, for every CRS this module does not compute itself.

    `to_lonlat` and `from_lonlat` work between the frame's coordinates and CGCS2000 degrees; `key`
    identifies the CRS (its authority id or WKT): frames with equal keys are the same. A projected one must
    be in metres.
    """

    def __init__(self, to_lonlat: Transform, from_lonlat: Transform, key: str, geographic: bool = False) -> None:
        """Keep the functions."""
        self._to_lonlat = to_lonlat
        self._from_lonlat = from_lonlat
        self.key = key
        self._geographic = geographic

    @property
    def geographic(self) -> bool:
        """Whether coordinates are degrees."""
        return self._geographic

    def to_lonlat(self, x: Floats, y: Floats) -> Tuple[Floats, Floats]:
        """Return CGCS2000 degrees; infinities, PROJ's mark of failure, become NaN."""
        lon, lat = self._to_lonlat(x, y)
        fits = np.isfinite(lon) & np.isfinite(lat)
        return np.where(fits, lon, np.nan), np.where(fits, lat, np.nan)

    def from_lonlat(self, lon: Floats, lat: Floats) -> Tuple[Floats, Floats]:
        """Return the frame's coordinates of CGCS2000 degrees."""
        x, y = self._from_lonlat(lon, lat)
        return np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)

    def same_as(self, other: Frame) -> bool:
        """Whether the other frame carries the same key."""
        return isinstance(other, CallableFrame) and other.key == self.key


_HARMLESS = {"no_defs": "", "type": "crs", "wktext": "", "units": "m", "axis": "enu"}
_ZERO_SHIFT = {"0,0,0", "0,0,0,0,0,0,0"}


def frame_from_proj4(text: str) -> Optional[Frame]:
    """Return the frame that a PROJ string describes, or None when it is not one computed here.

    Understood: `+proj=longlat` and `+proj=tmerc` with +lat_0=0, scale 1 and metres, both on +ellps=GRS80,
    as QGIS prints EPSG:4490 and the CGCS2000 Gauss-Krüger systems. The ellipsoid says nothing about the
    datum: whether the CRS is CGCS2000 is for the caller to know.
    """
    items: Dict[str, str] = {}
    for token in text.split():
        name, _, value = token.lstrip("+").partition("=")
        items[name] = value
    if items.pop("ellps", None) != "GRS80" or items.pop("towgs84", "0,0,0") not in _ZERO_SHIFT:
        return None
    projection = items.pop("proj", None)
    for name, value in _HARMLESS.items():
        if items.pop(name, value) != value:
            return None
    if projection == "longlat":
        return GeographicFrame() if not items else None
    if projection != "tmerc":
        return None
    try:
        numbers = {name: float(value) for name, value in items.items()}
    except ValueError:
        return None
    scale = numbers.pop("k", numbers.pop("k_0", 1.0))
    meridian, easting = numbers.pop("lon_0", 0.0), numbers.pop("x_0", 0.0)
    if scale != 1.0 or numbers.pop("lat_0", 0.0) != 0.0 or numbers.pop("y_0", 0.0) != 0.0 or numbers:
        return None
    return GaussFrame(meridian, easting)
