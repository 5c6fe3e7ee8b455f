"""How a land-boundary TXT is written: fields, order, precision, numbering. A profile states it as data."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Dict, Mapping, Tuple

from ..domain.errors import InputError
from ..domain.language import translate
from .landtxt_lines import LAYOUTS
from .landtxt_model import AREA_HECTARE, SQUARE_METRES_PER, LandPolygon, Ring, ring_area

CLOSINGS = ("first", "next", "none")


@dataclass(frozen=True)
class LandFormat:
    """Options of the writer; the defaults are the plainest layout in use.

    `layout` names one of `LAYOUTS`. `closing`: the ring's first point is repeated with its "first" number, the "next"
    number, or not ("none"). `decimals` counts for metres; degrees get at least nine. `mark` stands before point numbers.
    `each` writes a file for each parcel. `prefix` is None to keep the CRS, else whether eastings carry the zone number.
    `values` says out of which column of a row a field of the parcel line comes: "usage", "land_class", "sheet" or the
    Chinese name of one of the layout's own (政区代码).
    """

    layout: str = "common"
    decimals: int = 3
    mark: str = "J"
    closing: str = "first"
    restart_numbers: bool = False
    count_closing: bool = True
    north_west_start: bool = False
    clockwise: bool = False
    east_first: bool = False
    area_unit: str = AREA_HECTARE
    area_digits: int = 4
    each: bool = False
    prefix: Any = None
    values: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.layout not in LAYOUTS:
            raise ValueError(f"layout {self.layout!r}")
        unknown = set(self.values) - {name.lstrip("-") for name in self.field_names}
        if unknown:
            raise ValueError(f"values {', '.join(sorted(unknown))}")
        if self.closing not in CLOSINGS:
            raise ValueError(f"closing {self.closing!r}")
        if self.area_unit not in SQUARE_METRES_PER:
            raise ValueError(f"area unit {self.area_unit!r}")

    @property
    def field_names(self) -> Tuple[str, ...]:
        """The fields of the parcel line before "@"; those of the layout without a place of their own begin with "-"."""
        return LAYOUTS[self.layout]


def format_of(options: Mapping[str, Any]) -> LandFormat:
    """The format that a profile's land_txt section states; InputError for a value that is none."""
    names = {each.name for each in fields(LandFormat)}
    try:
        return LandFormat(**{key: value for key, value in options.items() if key in names})
    except (ValueError, TypeError) as error:
        raise InputError(
            translate("FarmlandGuard", "The profile's land_txt section is wrong: {reason}.").format(reason=error)
        ) from error


def directed(part: LandPolygon, form: LandFormat) -> LandPolygon:
    """The part with direction and start of its rings as the format wants them, closed."""
    return LandPolygon(_ring(part.outer, form, True), [_ring(hole, form, False) for hole in part.holes])


def open_ring(ring: Ring) -> Ring:
    """The ring without its closing point."""
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _ring(ring: Ring, form: LandFormat, outer: bool) -> Ring:
    points = list(open_ring(ring))
    if form.clockwise and (ring_area(points) > 0) == outer:  # a positive area runs counter-clockwise
        points.reverse()
    if form.north_west_start and points:
        west, north = min(x for x, _ in points), max(y for _, y in points)
        start = min(range(len(points)), key=lambda i: (points[i][0] - west) ** 2 + (points[i][1] - north) ** 2)
        points = points[start:] + points[:start]
    return [*points, points[0]] if points else points


def texts_from(row: Mapping[str, Any], form: LandFormat) -> Dict[str, str]:
    """The texts that a row gives for the fields of the parcel line, by field."""
    return {name: "" if row.get(column) is None else str(row[column]).strip() for name, column in form.values.items()}


def values_of(parcel: Any, form: LandFormat, count: int, area: str) -> Dict[str, str]:
    """The texts of the parcel line by field name, before separators are made safe."""
    own = {
        "points": str(count),
        "area": area,
        "code": parcel.code,
        "name": parcel.name,
        "type": "面",
        "sheet": parcel.sheet,
        "usage": parcel.usage,
        "land_class": parcel.land_class,
    }
    return {name: own[name] if name in own else parcel.other.get(name[1:], "") for name in form.field_names}
