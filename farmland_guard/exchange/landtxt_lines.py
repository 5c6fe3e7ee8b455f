"""The lines of a land-boundary TXT taken apart: parcel lines by their number of commas, point lines, areas.

Layouts of the parcel line (fields before the last "@"): see `LAYOUTS`. All are de-facto conventions.
"""

from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional, Tuple

from .landtxt_model import AREA_HECTARE, AREA_MU, AREA_SQUARE_METRE

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\Z")
_POINT_NUMBER = re.compile(r"[A-Za-z]*0*([0-9]{1,9})\Z")
_REGION = re.compile(r"(?:[0-9]{6,19})?\Z")  # 政区代码, by which 报省 lines are known from others of that length
_COUNT = re.compile(r"[0-9]{0,9}\Z")
_AREA = re.compile(r"([+-]?[0-9]*\.?[0-9]+)\s*(.*)\Z")
_FULL_WIDTH = str.maketrans("，：＝＠０１２３４５６７８９．－＋［］", ",:=@0123456789.-+[]")
GEOMETRY_TYPES = {"面": "面", "点": "点", "线": "线", "polygon": "面", "多边形": "面"}

_COMMON = ("points", "area", "code", "name", "type", "sheet", "usage", "land_class")
# The number of fields is what the wild files are told apart by; "-" before a name marks a field without a
# place in the model, kept under its Chinese name.
_OGU = (*_COMMON, "-TBLX", "-DL", "-GZQ", "-GZH", "-BZ")
_SUPPLEMENT = (
    "points", "area", "code", "name", "-补充耕地实施年份", "-耕地坡度级别", "type", "sheet", "usage", "-备注",
    "land_class", "-耕地质量等级",
)  # fmt: skip
_PROVINCIAL = (
    "points", "area", "-政区代码", "-村名", "code", "name", "type", "sheet", "usage", "land_class",
)  # fmt: skip
_ENFORCEMENT = ("points", "name", "type", "usage")
_SHORT = ("code", "name")

# What each layout is called in a profile. 9 and 13 fields are counted with the "@" by some, without it by others.
LAYOUTS: Dict[str, Tuple[str, ...]] = {
    "common": _COMMON,
    "ogu": _OGU,
    "supplement": _SUPPLEMENT,
    "provincial": _PROVINCIAL,
    "enforcement": _ENFORCEMENT,
    "short": _SHORT,
}

_UNITS = {
    "公顷": AREA_HECTARE,
    "ha": AREA_HECTARE,
    "hm2": AREA_HECTARE,
    "hm²": AREA_HECTARE,
    "平方米": AREA_SQUARE_METRE,
    "㎡": AREA_SQUARE_METRE,
    "m2": AREA_SQUARE_METRE,
    "m²": AREA_SQUARE_METRE,
    "亩": AREA_MU,
}


class PointLine(NamedTuple):
    """A coordinate line as text and numbers: `first` and `second` in the order of the file.

    `columns` counts the cells as written; `decimals` are the digits after the point of both coordinates.
    """

    feature: str
    ring: str
    number: Optional[int]
    first: float
    second: float
    columns: int
    decimals: Tuple[int, int]


def parse_number(text: str) -> Optional[float]:
    """The finite number that `text` writes with ASCII digits, or None."""
    text = text.strip()
    if not _NUMBER.match(text):
        return None
    value = float(text)
    return value if abs(value) != float("inf") else None


def half_width(text: str) -> str:
    """`text` with full-width separators and digits made half-width; other characters stay."""
    return text.translate(_FULL_WIDTH)


def parse_area(text: str) -> Tuple[Optional[float], str, bool]:
    """Value and unit of a stated area: (value or None, unit or "", understood).

    A blank field is understood as "not stated". A negative area or an unknown unit is not understood.
    """
    text = half_width(text.strip())
    if not text:
        return None, "", True
    match = _AREA.match(text)
    if not match or float(match.group(1)) < 0:
        return None, "", False
    unit = match.group(2).strip().lower()
    if unit and unit not in _UNITS:
        return None, "", False
    return float(match.group(1)), _UNITS.get(unit, ""), True


def _layout(fields: List[str]) -> Optional[Tuple[str, ...]]:
    """The field order of a parcel line, from its number of fields and where 面/线/点 stands."""
    count = len(fields)
    kind = next((i for i, text in enumerate(fields) if text.strip().lower() in GEOMETRY_TYPES), None)
    if count == 2:
        return _SHORT
    if kind == 2 and 3 <= count <= 5:
        return _ENFORCEMENT
    if kind == 4 and 5 <= count <= 16:
        return _OGU if count >= 13 else _COMMON
    if kind == 6 and count in (10, 11):
        return _PROVINCIAL if _REGION.match(fields[2].strip()) else None
    if kind == 6 and count in (12, 13):
        return _SUPPLEMENT
    if kind is not None:
        return None
    if 7 <= count <= 9:
        return _COMMON
    if count in (10, 11):
        return _PROVINCIAL if _REGION.match(fields[2].strip()) else None
    if count == 12:
        return _SUPPLEMENT
    return _OGU if count in (13, 14) else None


def _fields(text: str) -> List[str]:
    # Only the one comma that precedes "@" goes: more of them are empty trailing fields.
    body = text[:-1]
    return (body[:-1] if body.endswith(",") else body).split(",")


class ParcelLine(NamedTuple):
    """A parcel line by field name; `widened` tells that full-width separators had to be replaced.

    `count` is the number of fields before "@"; `odd` tells that no layout in use has as many fields in this order.
    """

    values: Dict[str, str]
    other: Dict[str, str]
    widened: bool
    count: int
    odd: bool


def is_parcel_line(text: str) -> bool:
    """True for a line that ends with the mark of a parcel line and is not a 【…】 heading."""
    return text.rstrip().endswith(("@", "＠")) and not text.lstrip().startswith("【")


def parse_parcel_line(text: str) -> Optional[ParcelLine]:
    """Take a parcel line apart; None when its number of fields fits no known layout.

    Full-width commas count as separators only where the half-width ones alone make no known layout, because
    a name may rightly contain a full-width comma.
    """
    text = text.strip()
    for candidate, widened in ((text, False), (half_width(text), True)):
        if not candidate.endswith("@"):
            continue
        fields = [part.strip() for part in _fields(candidate)]
        layout = _layout(fields)
        if layout is None or ("points" in layout and not _COUNT.match(fields[0])):
            continue
        values: Dict[str, str] = {}
        other: Dict[str, str] = {}
        for i, value in enumerate(fields):
            key = layout[i] if i < len(layout) else f"-字段{i + 1}"
            if not key.startswith("-"):
                values[key] = value
            elif value:
                other[key[1:]] = value
        # 8 fields, the same with one more, and the legacy line that ends with the empty 地块用途
        odd = layout is _COMMON and (len(fields) not in (7, 8, 9, 10) or (len(fields) == 7 and bool(fields[-1])))
        odd = odd or (layout is _OGU and len(fields) > len(_OGU) + 1)
        return ParcelLine(values, other, widened, len(fields), odd)
    return None


def parse_point_line(text: str, provincial: bool = False) -> Optional[PointLine]:
    """Take a coordinate line apart, or None.

    Accepted: 点号,圈号,X,Y[,more] · 点号,X,Y · X,Y · and with `provincial` 序号,要素号,圈号,点号,X,Y.
    """
    written = text.strip().split(",")
    cells = [cell.strip() for cell in text.strip().rstrip(",").split(",")]
    if provincial and len(cells) >= 6:
        feature, ring, label, pair = cells[1], cells[2], cells[3], cells[4:6]
    elif len(cells) >= 4:
        feature, ring, label, pair = "", cells[1], cells[0], cells[2:4]
    elif len(cells) == 3:
        feature, ring, label, pair = "", "", cells[0], cells[1:3]
    elif len(cells) == 2:
        feature, ring, label, pair = "", "", "", cells
    else:
        return None
    first, second = parse_number(pair[0]), parse_number(pair[1])
    if first is None or second is None:
        return None
    match = _POINT_NUMBER.match(label)
    decimals = (len(pair[0].partition(".")[2]), len(pair[1].partition(".")[2]))
    return PointLine(feature, ring, int(match.group(1)) if match else None, first, second, len(written), decimals)


def looks_provincial(text: str) -> bool:
    """True for a line of the header-less six-column layout 序号,要素号,圈号,J点号,X,Y."""
    cells = [cell.strip() for cell in text.split(",")]
    if len(cells) != 6 or any(
        parse_number(cell) is None for cell in (cells[0], cells[2], cells[4], cells[5])
    ):
        return False
    return bool(_POINT_NUMBER.match(cells[3])) and not cells[0][:1].isalpha()
