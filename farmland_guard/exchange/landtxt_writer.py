"""Strict writer of land-boundary coordinate files (国土 TXT 报备坐标).

Written is the plainest layout in use: CRLF, eight fields and "@" in the parcel line, J-prefixed point
numbers running on through a parcel, X (north) before Y (east), the closing point repeated. The file appears
whole or not at all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import List, Optional, Sequence, Tuple, Union

from ..domain.errors import InputError
from ..domain.language import translate
from .landtxt_crs import grid_of
from .landtxt_model import UNIT_DEGREE, UNIT_METRE, LandPolygon, Point, Ring
from .textfile import write_whole

ENCODINGS = {"gbk": "gbk", "gb18030": "gb18030", "utf8": "utf-8"}
CLOSINGS = ("first", "next", "none")
DEGREE_DECIMALS = 9  # 0.0001 m on the ground
_FORBIDDEN = ("\r", "\n", "@", "\0")


@dataclass(frozen=True)
class LandHeader:
    """The 属性描述 block. `zone` is None where it is not known (six-digit eastings without 带号)."""

    zone: Optional[int] = None
    zone_width: Optional[int] = 3
    unit: str = UNIT_METRE
    system: str = "2000国家大地坐标系"
    version: str = ""
    producer: str = ""
    date: str = ""
    transform: str = ",,,,,,"


@dataclass(frozen=True)
class LandParcelOut:
    """A parcel to write: rings as (easting, northing) or (longitude, latitude), area as to be stated."""

    code: str
    name: str
    area_hectares: Optional[float]
    parts: Sequence[LandPolygon] = field(default_factory=tuple)
    sheet: str = ""
    usage: str = ""
    land_class: str = ""


def header_for(authid: str, producer: str = "", date: str = "") -> LandHeader:
    """The header for coordinates in a CGCS2000 system; InputError for any other CRS."""
    grid = grid_of(authid)
    if grid is None:
        raise InputError(
            translate(
                "FarmlandGuard",
                "land-boundary TXT is written in CGCS2000 (EPSG:4490, 4491–4554) only, not in {crs}; choose "
                "such a CRS.",
            ).format(crs=authid)
        )
    unit = UNIT_DEGREE if grid.zone_width is None else UNIT_METRE
    return LandHeader(zone=grid.zone, zone_width=grid.zone_width, unit=unit, producer=producer, date=date)


def write_land_txt(
    path: Union[str, Path],
    parcels: Sequence[LandParcelOut],
    header: LandHeader,
    encoding: str = "auto",
    closing: str = "first",
    decimals: int = 3,
    restart_numbers: bool = False,
    count_closing: bool = True,
) -> List[str]:
    """Write a land-boundary TXT and return remarks (translated sentences).

    `encoding`: "auto" (GBK, or GB18030 with a remark when a character needs it), "gbk", "gb18030" or "utf8".
    `closing`: the ring's first point is repeated with its "first" number, the "next" number, or not ("none").
    `decimals` counts for metres; degrees get at least nine. Raises InputError naming the parcel.
    """
    if encoding != "auto" and encoding not in ENCODINGS:
        raise ValueError(f"encoding {encoding!r}")
    if closing not in CLOSINGS:
        raise ValueError(f"closing {closing!r}")
    if not parcels:
        raise InputError(
            translate("FarmlandGuard", "{file}: there is no parcel to write.").format(file=Path(path).name)
        )
    remarks: List[str] = []
    places = max(decimals, DEGREE_DECIMALS) if header.unit == UNIT_DEGREE else decimals
    blocks = [("", _header_lines(header, places))]
    for parcel in parcels:
        label = parcel.code or parcel.name
        points = _point_lines(parcel, label, places, closing, restart_numbers)
        count = len(points) if count_closing else _open_count(parcel)
        blocks.append((label, [_parcel_line(parcel, label, count, remarks), *points]))
    codec = _choose_codec(blocks, encoding, remarks)
    text = "".join(f"{line}\r\n" for _, lines in blocks for line in lines)
    write_whole(path, text.encode(codec))
    return remarks


def _header_lines(header: LandHeader, places: int) -> List[str]:
    degrees = header.unit == UNIT_DEGREE
    pairs = (
        ("格式版本号", header.version),
        ("数据产生单位", header.producer),
        ("数据产生日期", header.date),
        ("坐标系", header.system),
        ("几度分带", "" if degrees or header.zone_width is None else str(header.zone_width)),
        ("投影类型", "" if degrees else "高斯克吕格"),
        ("计量单位", "度" if degrees else "米"),
        ("带号", "" if degrees or header.zone is None else str(header.zone)),
        ("精度", f"{10.0**-places:.{places}f}"),
        ("转换参数", header.transform),
    )
    for key, value in pairs:
        _refuse_forbidden(value, key, translate("FarmlandGuard", "the header"))
    return ["[属性描述]", *(f"{key}={value}" for key, value in pairs), "[地块坐标]"]


def _refuse_forbidden(value: str, field_name: str, label: str) -> None:
    if any(mark in value for mark in _FORBIDDEN):
        raise InputError(
            translate(
                "FarmlandGuard",
                "{field} of {parcel} contains a line break or @, which the TXT format cannot hold; change "
                "the text.",
            ).format(field=field_name, parcel=label)
        )


def _parcel_line(parcel: LandParcelOut, label: str, count: int, remarks: List[str]) -> str:
    texts = (
        ("地块编号", parcel.code),
        ("地块名称", parcel.name),
        ("图形属性", "面"),
        ("图幅号", parcel.sheet),
        ("地块用途", parcel.usage),
        ("地类编码", parcel.land_class),
    )
    fields = [str(count), _hectares(parcel.area_hectares, label)]
    for key, value in texts:
        _refuse_forbidden(value, key, label)
        if "," in value:
            remarks.append(
                translate(
                    "FarmlandGuard",
                    "{field} of {parcel} contains a comma; it was written as a full-width comma.",
                ).format(field=key, parcel=label)
            )
        fields.append(value.replace(",", "，").strip())
    return ",".join([*fields, "@"])


def _hectares(value: Optional[float], label: str) -> str:
    if value is None:
        return ""
    if not math.isfinite(value) or value < 0:
        raise InputError(
            translate(
                "FarmlandGuard",
                "the area of parcel {parcel} is not a number of hectares.",
            ).format(parcel=label)
        )
    return str(Decimal(repr(float(value))).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP))


def _open(ring: Ring) -> Ring:
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _open_count(parcel: LandParcelOut) -> int:
    return sum(len(_open(ring)) for part in parcel.parts for ring in (part.outer, *part.holes))


def _pair(point: Point, places: int) -> Tuple[str, str]:
    return f"{point[1]:.{places}f}", f"{point[0]:.{places}f}"


def _point_lines(
    parcel: LandParcelOut, label: str, places: int, closing: str, restart_numbers: bool
) -> List[str]:
    lines: List[str] = []
    number = ring_number = 0
    if not parcel.parts:
        raise InputError(
            translate(
                "FarmlandGuard",
                "parcel {parcel} has no geometry; it cannot be written.",
            ).format(parcel=label)
        )
    for ring in (ring for part in parcel.parts for ring in (part.outer, *part.holes)):
        pairs = [_pair(point, places) for point in _finite(_open(ring), label)]
        if len(set(pairs)) < 3:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "parcel {parcel} has a ring with fewer than three different points at {places} decimals.",
                ).format(parcel=label, places=places)
            )
        ring_number += 1
        if restart_numbers:
            number = 0
        first = number + 1
        for north, east in pairs:
            number += 1
            lines.append(f"J{number},{ring_number},{north},{east}")
        if closing != "none":
            if closing == "next":
                number += 1
            lines.append(
                f"J{first if closing == 'first' else number},{ring_number},{pairs[0][0]},{pairs[0][1]}"
            )
    return lines


def _finite(ring: Ring, label: str) -> Ring:
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in ring):
        raise InputError(
            translate(
                "FarmlandGuard",
                "parcel {parcel} has a coordinate that is not a number.",
            ).format(parcel=label)
        )
    return ring


def _lacking(text: str, codec: str) -> List[str]:
    """The characters of `text` that `codec` cannot write, each once."""
    lacking = []
    for character in dict.fromkeys(text):
        try:
            character.encode(codec)
        except UnicodeEncodeError:
            lacking.append(character)
    return lacking


def _choose_codec(blocks: Sequence[Tuple[str, List[str]]], encoding: str, remarks: List[str]) -> str:
    wanted = "gbk" if encoding == "auto" else ENCODINGS[encoding]
    for label, lines in blocks:
        lacking = _lacking("".join(lines), wanted)
        if not lacking:
            continue
        where = label or translate("FarmlandGuard", "the header")
        still = _lacking("".join(lacking), "gb18030")
        if encoding != "auto" or still:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "{parcel}: the character {character} cannot be written in {encoding}; choose GB18030 or "
                    "UTF-8, or "
                    "replace it.",
                ).format(
                    parcel=where,
                    character="、".join(_show(c) for c in (still or lacking)),
                    encoding=wanted.upper(),
                )
            )
        wanted = "gb18030"
        remarks.append(
            translate(
                "FarmlandGuard",
                "{parcel} contains {character}, which GBK lacks; the file was written in GB18030.",
            ).format(parcel=where, character="、".join(_show(c) for c in lacking))
        )
    return wanted


def _show(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"
