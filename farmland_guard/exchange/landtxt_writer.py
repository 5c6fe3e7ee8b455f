"""Strict writer of land-boundary coordinate files (国土 TXT 报备坐标).

Written is the plainest layout in use: CRLF, eight fields and "@" in the parcel line, J-prefixed point
numbers running on through a parcel, X (north) before Y (east), the closing point repeated. The file appears
whole or not at all.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Dict, List, Mapping, Optional, Sequence, Tuple, Union

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.whole_files import write_whole
from .landtxt_crs import grid_of
from .landtxt_format import LandFormat, directed, open_ring, values_of
from .landtxt_model import SQUARE_METRES_PER, UNIT_DEGREE, UNIT_METRE, LandPolygon, Point, Ring

ENCODINGS = {"gbk": "gbk", "gb18030": "gb18030", "utf8": "utf-8"}
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
    other: Mapping[str, str] = field(default_factory=dict)


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
    form: Optional[LandFormat] = None,
) -> List[str]:
    """Write a land-boundary TXT and return remarks (translated sentences).

    `encoding`: "auto" (GBK, or GB18030 with a remark when a character needs it), "gbk", "gb18030" or "utf8". Where the
    format wants a file for each parcel, `path` is the folder to write them into. Raises InputError naming the parcel.
    """
    form = form or LandFormat()
    if encoding != "auto" and encoding not in ENCODINGS:
        raise ValueError(f"encoding {encoding!r}")
    if not parcels:
        raise InputError(
            translate("FarmlandGuard", "{file}: there is no parcel to write.").format(file=Path(path).name)
        )
    remarks: List[str] = []
    if not form.each:
        write_whole(path, _encoded(parcels, header, encoding, form, remarks))
        return remarks
    files: Dict[str, bytes] = {}
    for parcel in parcels:
        name = f"{_safe_name(parcel.code or parcel.name)}.txt"
        if name.lower() in {known.lower() for known in files}:
            raise InputError(
                translate("FarmlandGuard", "two parcels would be written to {file}; give them different codes.").format(file=name)
            )
        files[name] = _encoded([parcel], header, encoding, form, remarks)
    for name, data in files.items():
        write_whole(Path(path) / name, data)
    return remarks


def _safe_name(text: str) -> str:
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", text).strip(" .") or "_"


def _encoded(
    parcels: Sequence[LandParcelOut], header: LandHeader, encoding: str, form: LandFormat, remarks: List[str]
) -> bytes:
    places = max(form.decimals, DEGREE_DECIMALS) if header.unit == UNIT_DEGREE else form.decimals
    blocks = [("", _header_lines(header, places))]
    for parcel in parcels:
        label = parcel.code or parcel.name
        parts = [directed(part, form) for part in parcel.parts]
        points = _point_lines(parts, label, places, form)
        count = len(points) if form.count_closing else sum(len(ring) - 1 for part in parts for ring in (part.outer, *part.holes))
        blocks.append((label, [_parcel_line(parcel, label, count, form, remarks), *points]))
    codec = _choose_codec(blocks, encoding, remarks)
    return "".join(f"{line}\r\n" for _, lines in blocks for line in lines).encode(codec)


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


_LABELS = {
    "code": "地块编号",
    "name": "地块名称",
    "sheet": "图幅号",
    "usage": "地块用途",
    "land_class": "地类编码",
}


def _parcel_line(parcel: LandParcelOut, label: str, count: int, form: LandFormat, remarks: List[str]) -> str:
    texts = []
    for key, value in values_of(parcel, form, count, _area(parcel.area_hectares, label, form)).items():
        name = _LABELS.get(key, key.lstrip("-"))
        _refuse_forbidden(value, name, label)
        if "," in value:
            remarks.append(
                translate(
                    "FarmlandGuard",
                    "{field} of {parcel} contains a comma; it was written as a full-width comma.",
                ).format(field=name, parcel=label)
            )
        texts.append(value.replace(",", "，").strip())
    return ",".join([*texts, "@"])


def _area(value: Optional[float], label: str, form: LandFormat) -> str:
    if value is None:
        return ""
    if not math.isfinite(value) or value < 0:
        raise InputError(
            translate(
                "FarmlandGuard",
                "the area of parcel {parcel} is not a number of hectares.",
            ).format(parcel=label)
        )
    stated = Decimal(repr(float(value))) * 10000 / Decimal(repr(SQUARE_METRES_PER[form.area_unit]))
    return str(stated.quantize(Decimal(1).scaleb(-form.area_digits), rounding=ROUND_HALF_UP))


def _pair(point: Point, places: int, east_first: bool) -> Tuple[str, str]:
    north, east = f"{point[1]:.{places}f}", f"{point[0]:.{places}f}"
    return (east, north) if east_first else (north, east)


def _point_lines(parts: Sequence[LandPolygon], label: str, places: int, form: LandFormat) -> List[str]:
    lines: List[str] = []
    number = ring_number = 0
    if not parts:
        raise InputError(
            translate(
                "FarmlandGuard",
                "parcel {parcel} has no geometry; it cannot be written.",
            ).format(parcel=label)
        )
    for ring in (ring for part in parts for ring in (part.outer, *part.holes)):
        pairs = [_pair(point, places, form.east_first) for point in _finite(open_ring(ring), label)]
        if len(set(pairs)) < 3:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "parcel {parcel} has a ring with fewer than three different points at {places} decimals.",
                ).format(parcel=label, places=places)
            )
        ring_number += 1
        if form.restart_numbers:
            number = 0
        first = number + 1
        for one, other in pairs:
            number += 1
            lines.append(f"{form.mark}{number},{ring_number},{one},{other}")
        if form.closing != "none":
            if form.closing == "next":
                number += 1
            last = first if form.closing == "first" else number
            lines.append(f"{form.mark}{last},{ring_number},{pairs[0][0]},{pairs[0][1]}")
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
