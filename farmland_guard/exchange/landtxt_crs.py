"""Which coordinate system a land-boundary TXT is in, as an EPSG name, and back again.

EPSG numbers: 4490 CGCS2000 degrees; 4513–4533 3° zones 25–45 with prefix (4488 + zone); 4534–4554 3° zones
by central meridian 75°–135° (4534 + (CM − 75)/3); 4491–4501 6° zones 13–23 with prefix; 4502–4512 6° zones by
central meridian 75°–135°.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Optional

from ..domain.errors import InputError
from ..domain.language import translate
from .landtxt_finish import SIX_DEGREE_ZONES, THREE_DEGREE_ZONES
from .landtxt_model import (
    SYSTEM_BEIJING54,
    SYSTEM_OTHER,
    SYSTEM_WGS84,
    SYSTEM_XIAN80,
    UNIT_DEGREE,
    LandFile,
)

# A point past the edge of its zone may show the next zone's number (37 → 38,0xx,xxx, 500 km and more from the
# meridian); coordinates counted in the next zone itself are at least 800 km off, and then 带号 cannot be meant.
MAX_OFFSET_METRES = 700_000


class GridCode(NamedTuple):
    """What the number of a CGCS2000 EPSG code says: zone width (3, 6; None in degrees), zone, prefix."""

    zone_width: Optional[int]
    zone: Optional[int]
    prefixed: bool


def grid_of(authid: str) -> Optional[GridCode]:
    """The CGCS2000 grid that an EPSG name stands for, or None when it is another coordinate system."""
    match = re.match(r"EPSG:([0-9]+)\Z", authid.strip().upper())
    code = int(match.group(1)) if match else 0
    if code == 4490:
        return GridCode(None, None, False)
    if 4513 <= code <= 4533:
        return GridCode(3, code - 4488, True)
    if 4534 <= code <= 4554:
        return GridCode(3, code - 4534 + 25, False)
    if 4491 <= code <= 4501:
        return GridCode(6, code - 4491 + 13, True)
    if 4502 <= code <= 4512:
        return GridCode(6, code - 4502 + 13, False)
    return None


def authid_of(zone: int, prefixed: bool) -> str:
    """The EPSG name of a CGCS2000 zone; 3° and 6° zone numbers of China do not overlap."""
    if zone in THREE_DEGREE_ZONES:
        return f"EPSG:{4488 + zone if prefixed else 4534 + zone - 25}"
    return f"EPSG:{4491 + zone - 13 if prefixed else 4502 + zone - 13}"


def crs_of(file: LandFile, given_authid: Optional[str] = None) -> str:
    """The EPSG name of the file's coordinates.

    `given_authid` is what the user stated; it counts unless the coordinates cannot be in it. Otherwise the
    header's 带号 counts first, the zone in front of the eastings second. Raises InputError for a datum
    without public parameters (Xian 1980, Beijing 1954) and where the file alone does not tell.
    """
    if file.system in (SYSTEM_XIAN80, SYSTEM_BEIJING54):
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} is in {system}; there are no public parameters from it to CGCS2000, have the "
                "surveying office "
                "convert it first.",
            ).format(file=file.name, system=file.header.get("坐标系", ""))
        )
    if given_authid:
        _check_given(file, given_authid)
        return given_authid
    if file.system == SYSTEM_OTHER:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} names the unknown coordinate system “{system}”; state the CRS when reading it.",
            ).format(file=file.name, system=file.header.get("坐标系", ""))
        )
    if file.unit == UNIT_DEGREE:
        return "EPSG:4326" if file.system == SYSTEM_WGS84 else "EPSG:4490"
    if file.system == SYSTEM_WGS84:
        raise InputError(
            translate(
                "FarmlandGuard", "{file} holds projected WGS84 coordinates; state the CRS when reading it."
            ).format(file=file.name)
        )
    zone = file.zone
    if zone is None:
        if len(file.prefixes) != 1 or _no_zone(file.prefixes[0]):
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "{file} does not say in which zone its eastings are counted (no 带号 in the header); "
                    "state the CRS.",
                ).format(file=file.name)
            )
        zone = file.prefixes[0]
    elif file.prefixed and _farthest(file, zone) > MAX_OFFSET_METRES:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file}: the header's 带号 is {zone}, but the eastings begin with {prefixes}; correct 带号 "
                "or state the "
                "CRS.",
            ).format(file=file.name, zone=zone, prefixes="、".join(str(prefix) for prefix in file.prefixes))
        )
    return authid_of(zone, file.prefixed)


def _no_zone(zone: int) -> bool:
    return zone not in THREE_DEGREE_ZONES and zone not in SIX_DEGREE_ZONES


def _farthest(file: LandFile, zone: int) -> float:
    """Largest distance in metres of a point from the central meridian of prefixed `zone`."""
    middle = zone * 1e6 + 500000
    return max(
        (abs(x - middle) for parcel in file.parcels for part in parcel.parts for x, _ in part.outer),
        default=0.0,
    )


def _check_given(file: LandFile, authid: str) -> None:
    grid = grid_of(authid)
    if grid is None:
        return
    fits = (grid.zone_width is None) == (file.unit == UNIT_DEGREE)
    if fits and grid.zone is not None:
        fits = grid.prefixed == file.prefixed and (
            not grid.prefixed or _farthest(file, grid.zone) <= MAX_OFFSET_METRES
        )
    if not fits:
        raise InputError(
            translate(
                "FarmlandGuard",
                "the coordinates of {file} cannot be in {crs}; state another CRS.",
            ).format(file=file.name, crs=authid)
        )
