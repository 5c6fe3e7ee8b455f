"""Tolerant reader of land-boundary coordinate files (国土 TXT 报备坐标).

What can be meant is read, with a remark naming the line; what cannot is refused with file and line.
"""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Optional, Union

from ..domain.errors import InputError
from ..domain.language import translate
from .landtxt_finish import DraftParcel, FilePoint, finish_file
from .landtxt_lines import (
    GEOMETRY_TYPES,
    half_width,
    is_parcel_line,
    looks_provincial,
    parse_area,
    parse_parcel_line,
    parse_point_line,
)
from .landtxt_model import LandFile, LandParcel, LandWarning
from .landtxt_remarks import Evenness, remark_uneven
from .textfile import decode_text, read_limited, split_lines

_HEADER, _DATA, _OPAQUE, _START = "属性描述", "地块坐标", "opaque", "start"
_GISQ = "GISQLANDPLAN"


def read_land_txt(source: Union[str, Path, bytes], name: Optional[str] = None) -> LandFile:
    """Read a land-boundary TXT from a path or from bytes.

    `name` is what messages call the file (default: the path's last part). Coordinates come back as
    (easting, northing) in metres or (longitude, latitude) in degrees; see `LandFile.needs_crs` and
    `landtxt_crs.crs_of` for their coordinate system. Raises InputError naming file and line.
    """
    if isinstance(source, bytes):
        data, label = source, name or "TXT"
    else:
        data, label = read_limited(source), name or Path(source).name
    text, encoding = decode_text(data, label, (_HEADER, _DATA))
    reading = _Reading(label, encoding)
    for number, line in enumerate(split_lines(text), 1):
        reading.take(number, line.strip(" \t\ufeff\x1a\u3000"))
    return reading.result()


class _Reading:
    """The state of reading one file line by line."""

    def __init__(self, name: str, encoding: str) -> None:
        self.file = LandFile(name=name, encoding=encoding)
        self.drafts: List[DraftParcel] = []
        self.section = _START
        self.opaque: List[str] = []
        self.blank = False
        self.provincial = False
        self.implicit = False  # parcels without a parcel line of their own
        self.feature = ""
        self.widened: List[int] = []
        self.columns = Evenness()
        self.decimals = Evenness()
        self.fields = Evenness()
        self.last = 1

    def warn(self, line: int, text: str) -> None:
        self.file.warnings.append(LandWarning(line, text))

    def refuse(self, line: int, text: str) -> InputError:
        return InputError(
            translate("FarmlandGuard", "{file}, line {line}: {reason}").format(
                file=self.file.name, line=line, reason=text
            )
        )

    def take(self, number: int, line: str) -> None:
        """Read one line that is already stripped."""
        if line:
            self.last = number
        if not line:
            self.blank = True
            return
        if self._heading(number, line):
            pass
        elif is_parcel_line(line) and not (self.section == _HEADER and "=" in line):
            self._parcel(number, line)
        elif self.section == _HEADER:
            self._attribute(number, line)
        elif self.section == _OPAQUE:
            self.opaque.append(line)
        elif self.section == _START:
            self._before_any_section(number, line)
        else:
            self._point(number, line)
        self.blank = False

    def _heading(self, number: int, line: str) -> bool:
        text = half_width(line)
        wide = line.startswith("【")
        if wide and not line.endswith("】"):
            return False
        if not wide and not (text.startswith("[") and text.endswith("]")):
            return False
        title = (line if wide else text)[1:-1].strip()
        if title in (_HEADER, _DATA):
            self.section = title
        elif "," in half_width(title):  # a line that names the columns, 【点数,面积,…,@】
            self.warn(number, translate("FarmlandGuard", "the heading that names the columns was passed over."))
        else:
            self.section = _OPAQUE
            self.opaque = self.file.sections.setdefault(title, [])
        return True

    def _attribute(self, number: int, line: str) -> None:
        key, sign, value = line.partition("=")
        if not sign:
            for separator in ("＝", "：", ":"):
                key, sign, value = line.partition(separator)
                if sign:
                    self.widened.append(number)
                    break
        if sign:
            self.file.header[key.strip()] = value.strip()
        else:
            self.warn(
                number,
                translate(
                    "FarmlandGuard",
                    "“{text}” is not written as key=value and was passed over.",
                ).format(text=line[:40]),
            )

    def _before_any_section(self, number: int, line: str) -> None:
        if line.upper().startswith(_GISQ):
            self.section, self.implicit = _DATA, True
        elif looks_provincial(line):
            self.section, self.implicit, self.provincial = _DATA, True, True
            self._point(number, line)
        elif parse_point_line(line) is not None:
            self.section, self.implicit = _DATA, True
            self._point(number, line)
        elif "=" in line:
            self._attribute(number, line)
        else:
            self.file.sections.setdefault("", []).append(line)

    def _parcel(self, number: int, line: str) -> None:
        parsed = parse_parcel_line(line)
        if parsed is None:
            raise self.refuse(
                number,
                translate(
                    "FarmlandGuard",
                    "the parcel line has a number of fields that fits no known layout, or its number of "
                    "points "
                    "is not a number; expected is 点数,面积,地块编号,地块名称,图形属性,图幅号,地块用途,"
                    "地类编码,@.",
                ),
            )
        self.section, self.implicit = _DATA, False
        if parsed.widened:
            self.widened.append(number)
        self.fields.add(number, parsed.count)
        values = parsed.values
        if parsed.odd:
            self.warn(
                number,
                translate("FarmlandGuard", "the parcel line has {count} fields, which no known layout has; check it.").format(
                    count=parsed.count
                ),
            )
        unknown = [name for name in parsed.other if name.startswith("字段")]
        if unknown:
            self.warn(
                number,
                translate("FarmlandGuard", "the parcel line has fields that its layout does not know ({fields}); they were kept.").format(
                    fields="、".join(unknown)
                ),
            )
        area, unit, understood = parse_area(values.get("area", ""))
        if understood and unit:
            self.warn(
                number,
                translate("FarmlandGuard", "the area is written with its unit ({unit}); it was read in that unit.").format(
                    unit=unit
                ),
            )
        if not understood:
            self.warn(
                number,
                translate(
                    "FarmlandGuard",
                    "the stated area “{text}” is not a number with a known unit.",
                ).format(text=values["area"]),
            )
        kind = values.get("type", "")
        points = values.get("points", "")
        parcel = LandParcel(
            line=number,
            code=values.get("code", ""),
            name=values.get("name", ""),
            declared_points=int(points) if points else None,
            declared_area=area,
            declared_area_unit=unit,
            geometry_type=GEOMETRY_TYPES.get(kind.lower(), kind) or "面",
            sheet=values.get("sheet", ""),
            usage=values.get("usage", ""),
            land_class=values.get("land_class", ""),
            other=parsed.other,
        )
        self.drafts.append(DraftParcel(parcel))

    def _point(self, number: int, line: str) -> None:
        point = parse_point_line(line, self.provincial)
        if point is None:
            point = parse_point_line(half_width(line), self.provincial)
            if point is not None:
                self.widened.append(number)
        if point is None:
            self._parcel_without_mark(number, line)
            return
        if self.implicit:
            self._implicit_parcel(number, point.feature, point.ring)
        elif not self.drafts:
            self.warn(
                number,
                translate(
                    "FarmlandGuard",
                    "no parcel line (ending with @) stands before the points; one unnamed parcel is read.",
                ),
            )
            self._new_implicit(number, "")
        self.columns.add(number, point.columns)
        for places in point.decimals:
            self.decimals.add(number, places)
        self.drafts[-1].points.append(FilePoint(number, point.number, point.ring, point.first, point.second))

    def _parcel_without_mark(self, number: int, line: str) -> None:
        parsed = parse_parcel_line(f"{line},@")
        if parsed is None or parsed.values.get("type", "").lower() not in GEOMETRY_TYPES:
            raise self.refuse(
                number,
                translate(
                    "FarmlandGuard",
                    "“{text}” is neither a parcel line (ending with @) nor a point line 点号,圈号,X,Y with "
                    "readable numbers.",
                ).format(text=line[:60]),
            )
        self.warn(number, translate("FarmlandGuard", "the parcel line lacks the closing @."))
        self._parcel(number, f"{line},@")

    def _implicit_parcel(self, number: int, feature: str, ring: str) -> None:
        """Start a parcel where a layout without parcel lines begins a new feature."""
        points = self.drafts[-1].points if self.drafts else []
        if not self.drafts or feature != self.feature:
            self._new_implicit(number, feature)
        elif self.blank and points and _ring_number(ring) <= _ring_number(points[-1].ring):
            self._new_implicit(number, feature)

    def _new_implicit(self, number: int, feature: str) -> None:
        self.feature = feature
        self.drafts.append(DraftParcel(LandParcel(line=number, code=feature)))

    def result(self) -> LandFile:
        """Everything read, put in order; raises InputError where it cannot be meant."""
        if self.widened:
            self.warn(
                self.widened[0],
                translate(
                    "FarmlandGuard",
                    "{count} lines use full-width commas, colons or digits; they were read as half-width.",
                ).format(count=len(self.widened)),
            )
        finish_file(self.file, self.drafts, self.refuse, self.last)
        remark_uneven(self.warn, self.columns, self.fields, self.decimals)
        self._duplicate_codes()
        self.file.warnings.sort()
        return self.file

    def _duplicate_codes(self) -> None:
        first: Dict[str, int] = {}
        for parcel in self.file.parcels:
            if parcel.code and parcel.code in first:
                self.warn(
                    parcel.line,
                    translate("FarmlandGuard", "parcel code {code} was already used in line {line}.").format(
                        code=parcel.code, line=first[parcel.code]
                    ),
                )
            first.setdefault(parcel.code, parcel.line)


def _ring_number(text: str) -> int:
    return int(text[:9]) if text.isascii() and text.isdigit() else 0
