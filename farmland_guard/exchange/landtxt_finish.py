"""From the lines of a land-boundary TXT to its parcels: units, axis order, zones, rings, stated areas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Callable, List, NamedTuple, Optional

from ..domain.errors import InputError
from ..domain.language import translate
from .landtxt_model import (
    AREA_HECTARE,
    AREA_SQUARE_METRE,
    SQUARE_METRES_PER,
    SYSTEM_BEIJING54,
    SYSTEM_CGCS2000,
    SYSTEM_OTHER,
    SYSTEM_UNSTATED,
    SYSTEM_WGS84,
    SYSTEM_XIAN80,
    UNIT_DEGREE,
    UNIT_METRE,
    LandFile,
    LandParcel,
    LandWarning,
    Ring,
    ring_area,
)
from .landtxt_remarks import Closings
from .landtxt_rings import RawPoint, arrange, split_rings

Refuse = Callable[[int, str], InputError]
SAME_POINT_METRES = 0.0001
SAME_POINT_DEGREES = 1e-9
# A stated area agrees within 0.0001 ha or 0.5 %, whichever is more.
AREA_TOLERANCE_M2 = 1.0
AREA_TOLERANCE_RATIO = 0.005
THREE_DEGREE_ZONES = range(25, 46)
SIX_DEGREE_ZONES = range(13, 24)


class FilePoint(NamedTuple):
    """A coordinate line: `first` and `second` in the order of the file, before the axes are settled."""

    line: int
    number: Optional[int]
    ring: str
    first: float
    second: float


@dataclass
class DraftParcel:
    """A parcel whose points are still in the order of the file."""

    parcel: LandParcel
    points: List[FilePoint] = field(default_factory=list)


def classify_system(text: str) -> str:
    """The coordinate system that the header's 坐标系 names, as one of the SYSTEM_ constants."""
    value = text.strip().lower()
    if not value:
        return SYSTEM_UNSTATED
    if "2000" in value:
        return SYSTEM_CGCS2000
    if "wgs" in value:
        return SYSTEM_WGS84
    if "54" in value or "北京" in value:
        return SYSTEM_BEIJING54
    if "80" in value or "西安" in value:
        return SYSTEM_XIAN80
    return SYSTEM_OTHER


def finish_file(file: LandFile, drafts: List[DraftParcel], refuse: Refuse, last_line: int = 1) -> None:
    """Settle the coordinates of all drafts and put them into `file` as parcels."""
    _read_header(file)
    areas = _areas_only(file, drafts, refuse)
    if not areas:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} holds no parcel up to its end, line {line}: no line ending with @ is followed by points 点号,圈号,X,Y.",
            ).format(file=file.name, line=last_line)
        )
    _settle_unit(file, areas, refuse)
    prefixes = set()
    closings = Closings()
    for draft in areas:
        points = _to_xy(file, draft, refuse)
        if file.unit == UNIT_METRE:
            prefixes |= {int(p.x // 1e6) for p in points if p.x >= 1e7}
        _build_parts(file, draft.parcel, points, refuse, closings)
        _check_counts(file, draft, len(points))
        if file.unit == UNIT_METRE:
            _check_area(file, draft.parcel)
        elif draft.parcel.declared_area is not None:
            draft.parcel.declared_area_unit = draft.parcel.declared_area_unit or AREA_HECTARE
        file.parcels.append(draft.parcel)
    closings.remark(lambda line, text: _warn(file, line, text))
    file.prefixes = tuple(sorted(prefixes))
    _check_zone(file, areas[0].parcel.line)


def _warn(file: LandFile, line: int, text: str) -> None:
    file.warnings.append(LandWarning(line, text))


def _read_header(file: LandFile) -> None:
    header = file.header
    file.system = classify_system(header.get("坐标系", ""))
    width = re.search(r"[36]", header.get("几度分带", "") or header.get("分带", ""))
    file.zone_width = int(width.group()) if width else None
    stated = header.get("带号", "")
    if not stated:
        return
    zone = re.match(r"\s*([0-9]{1,3})(?:\.0*)?\s*(?:带)?\s*\Z", stated)
    if zone and (int(zone.group(1)) in THREE_DEGREE_ZONES or int(zone.group(1)) in SIX_DEGREE_ZONES):
        file.zone = int(zone.group(1))
    else:
        _warn(
            file,
            1,
            translate("FarmlandGuard", "带号 “{value}” is no zone of China (3°: 25–45, 6°: 13–23).").format(
                value=stated
            ),
        )


def _areas_only(file: LandFile, drafts: List[DraftParcel], refuse: Refuse) -> List[DraftParcel]:
    """Leave out points, lines and empty parcels, each with a remark."""
    kept = []
    for draft in drafts:
        parcel = draft.parcel
        label = parcel.code or parcel.name
        if parcel.geometry_type != "面":
            _warn(
                file,
                parcel.line,
                translate(
                    "FarmlandGuard",
                    "parcel {code} is a {kind}, not an area (面), and was left out.",
                ).format(code=label, kind=parcel.geometry_type),
            )
        elif draft.points:
            kept.append(draft)
        elif parcel.declared_points:
            raise refuse(
                parcel.line,
                translate("FarmlandGuard", "parcel {code} states {count} points but has none.").format(
                    code=label, count=parcel.declared_points
                ),
            )
        else:
            _warn(
                file,
                parcel.line,
                translate(
                    "FarmlandGuard",
                    "parcel {code} has no points and was left out.",
                ).format(code=label),
            )
    return kept


def _settle_unit(file: LandFile, drafts: List[DraftParcel], refuse: Refuse) -> None:
    """Degrees when the header says so, or when every pair can only be a place in China in degrees."""
    stated = file.header.get("计量单位", "")
    if "度" in stated:
        file.unit = UNIT_DEGREE
        for draft in drafts:
            for p in draft.points:
                if max(abs(p.first), abs(p.second)) > 180 or min(abs(p.first), abs(p.second)) > 90:
                    raise refuse(
                        p.line,
                        translate(
                            "FarmlandGuard",
                            "计量单位 is 度, but these coordinates are not degrees; correct the header.",
                        ),
                    )
    elif all(_in_china(p.first, p.second) or _in_china(p.second, p.first) for d in drafts for p in d.points):
        file.unit = UNIT_DEGREE
        if stated:
            _warn(
                file,
                drafts[0].parcel.line,
                translate(
                    "FarmlandGuard",
                    "计量单位 is {unit}, but the coordinates are degrees.",
                ).format(unit=stated),
            )


def _in_china(lat: float, lon: float) -> bool:
    return 3 <= lat <= 54 and 73 <= lon <= 136


def _north(value: float) -> bool:
    return 1e6 <= value < 1e7


def _east(value: float) -> bool:
    return 1e5 <= value < 1e6 or 1.3e7 <= value < 4.6e7


def _to_xy(file: LandFile, draft: DraftParcel, refuse: Refuse) -> List[RawPoint]:
    """Points as (easting, northing) or (longitude, latitude); swapped columns are turned, with a remark."""
    points = draft.points
    if file.unit == UNIT_DEGREE:
        normal = [p for p in points if _in_china(p.first, p.second)]
        swapped = [p for p in points if _in_china(p.second, p.first) or abs(p.first) > 90]
    else:
        normal = [p for p in points if _north(p.first) and _east(p.second)]
        swapped = [p for p in points if _east(p.first) and _north(p.second)]
    if normal and swapped:
        raise refuse(
            swapped[0].line if swapped[0].line > normal[0].line else normal[0].line,
            translate("FarmlandGuard", "the order of X (north) and Y (east) changes within a parcel."),
        )
    if swapped:
        _warn(
            file,
            swapped[0].line,
            translate(
                "FarmlandGuard",
                "the columns stand in the order east, north; they were read as X (north), Y (east).",
            ),
        )
        return [RawPoint(p.line, p.number, p.ring, p.first, p.second) for p in points]
    if len(normal) < len(points):
        odd = next(p for p in points if p not in set(normal))
        _warn(
            file,
            odd.line,
            translate(
                "FarmlandGuard",
                "the coordinates {x}, {y} lie outside China's coordinate range.",
            ).format(x=odd.first, y=odd.second),
        )
    return [RawPoint(p.line, p.number, p.ring, p.second, p.first) for p in points]


def _build_parts(
    file: LandFile, parcel: LandParcel, points: List[RawPoint], refuse: Refuse, closings: Closings
) -> None:
    tolerance = SAME_POINT_METRES if file.unit == UNIT_METRE else SAME_POINT_DEGREES
    rings: List[Ring] = []
    seen = set()
    for raw in split_rings(points, tolerance):
        if len(set(raw.points)) < 3 or ring_area(raw.points) == 0:
            raise refuse(
                raw.line,
                translate(
                    "FarmlandGuard",
                    "the ring that starts here has fewer than three different points, or no area; an area "
                    "needs "
                    "at least three points that are not on one line.",
                ),
            )
        if raw.repeated:
            _warn(
                file,
                raw.line,
                translate("FarmlandGuard", "{count} repeated points of this ring were passed over.").format(
                    count=raw.repeated
                ),
            )
        closings.add(raw.line, raw.closed)
        if raw.jump:
            _warn(
                file,
                raw.jump,
                translate("FarmlandGuard", "the point numbers do not run on here; the points were taken in the file's order."),
            )
        key = frozenset(raw.points)
        if key in seen:
            _warn(
                file,
                raw.line,
                translate(
                    "FarmlandGuard",
                    "this ring repeats an earlier ring of the parcel and was passed over.",
                ),
            )
            continue
        seen.add(key)
        rings.append(raw.points)
    parcel.parts = arrange(rings)


def _check_counts(file: LandFile, draft: DraftParcel, written: int) -> None:
    parcel = draft.parcel
    rings = [ring for part in parcel.parts for ring in (part.outer, *part.holes)]
    closed = sum(len(ring) for ring in rings)
    if parcel.declared_points and parcel.declared_points not in (written, closed, closed - len(rings)):
        _warn(
            file,
            parcel.line,
            translate(
                "FarmlandGuard",
                "parcel {code} states {stated} points but has {count} point lines.",
            ).format(code=parcel.code or parcel.name, stated=parcel.declared_points, count=written),
        )


def _check_area(file: LandFile, parcel: LandParcel) -> None:
    """Tell the unit of a stated area by the planar grid area, which wild files state; remark a difference."""
    if parcel.declared_area is None:
        return
    actual = parcel.planar_area()
    limit = max(AREA_TOLERANCE_M2, AREA_TOLERANCE_RATIO * actual) + 1e-6
    given = parcel.declared_area_unit
    for unit in [given] if given else [AREA_HECTARE, AREA_SQUARE_METRE]:
        if abs(parcel.declared_area * SQUARE_METRES_PER[unit] - actual) <= limit:
            parcel.declared_area_unit = unit
            return
    _warn(
        file,
        parcel.line,
        translate(
            "FarmlandGuard",
            "parcel {code} states an area of {stated}{unit}, but its points enclose {hectares} 公顷.",
        ).format(
            code=parcel.code or parcel.name,
            stated=parcel.declared_area,
            unit=given,
            hectares=f"{actual / 10000:.4f}",
        ),
    )


def _check_zone(file: LandFile, line: int) -> None:
    if file.zone is not None and file.prefixes and file.prefixes != (file.zone,):
        _warn(
            file,
            line,
            translate(
                "FarmlandGuard",
                "the header's 带号 is {zone}, but eastings begin with {prefixes}; 带号 is trusted.",
            ).format(zone=file.zone, prefixes="、".join(str(prefix) for prefix in file.prefixes)),
        )
    if file.zone is not None and file.zone_width is not None:
        width = 3 if file.zone in THREE_DEGREE_ZONES else 6
        if width != file.zone_width:
            _warn(
                file,
                line,
                translate(
                    "FarmlandGuard", "the header states {stated}° zones, but zone {zone} is a {width}° zone."
                ).format(stated=file.zone_width, zone=file.zone, width=width),
            )
    if file.system == SYSTEM_UNSTATED:
        _warn(
            file,
            line,
            translate("FarmlandGuard", "the header names no 坐标系; 2000国家大地坐标系 is assumed."),
        )
