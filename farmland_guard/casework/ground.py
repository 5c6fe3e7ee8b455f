"""The ground that is accepted: drawn or imported polygons of one round, and what of the case is left without it."""

from dataclasses import dataclass
from typing import List, Optional, Sequence

from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..domain.lifecycle import CLOSING_TOLERANCE_M2, GROUND_APART
from ..domain.units import format_square_metres
from ..exchange.reproject import frame_of_epsg
from ..geometry.areas import area_m2
from ..geometry.remainder import remainder
from ..geometry.single import overlap_area, repaired
from ..geometry.wkb import read_wkb, write_wkb
from ..register.cases import find_cases, find_task
from ..register.store import Register, Row, Session, wkb_of
from .remaining import REGISTER_METHOD

WHOLE_CASE = "整个图斑"
REST_OF_CASE = "图斑扣除已验收部分"
NAMED_FROM_M2 = 0.005
"""What would be written as 0.00 m²: two lines on one boundary, bent apart by the points between their ends."""
SLIVER_WIDTH_M = 0.5
"""Remaining ground narrower than this (2·area/perimeter) is called a sliver: a line drawn beside the case's own."""


@dataclass(frozen=True)
class Leftover:
    """One piece of a case that no acceptance covers. `width_m` is 2·area/perimeter."""

    area_m2: float
    width_m: float
    sliver: bool
    wkb: bytes


def merged(polygons: Sequence[bytes]) -> bytes:
    """Polygons of one ground as one multipolygon, repaired; InputError when there are none."""
    parts = [part for wkb in polygons for part in read_wkb(wkb)]
    if not parts:
        raise InputError(translate("FarmlandGuard", "There is no polygon to accept."))
    wkb, _ = repaired(write_wkb(parts, always_multi=True))
    return wkb


def accepted_polygons(session: Session, case_uid: str) -> List[bytes]:
    """The polygons of every acceptance of the case that holds."""
    rows = session.rows("SELECT geom FROM acceptance WHERE violation_uid = ? AND result = 'pass'", (case_uid,))
    return [wkb for row in rows for wkb in [wkb_of(row)] if wkb is not None]


def area_of(session: Session, wkb: Optional[bytes]) -> Optional[float]:
    """图斑椭球面积 of a polygon in the register's CRS."""
    return None if wkb is None else area_m2(wkb, frame_of_epsg(session.info.srs_id), REGISTER_METHOD)[0]


def newly_accepted(session: Session, case: Row, ground: bytes) -> Optional[float]:
    """What `ground` adds to what is accepted of a case, m²: ground beside the case, or accepted before, is not counted."""
    polygon = wkb_of(case)
    if polygon is None:
        return None
    frame, accepted = frame_of_epsg(session.info.srs_id), accepted_polygons(session, case["uid"])
    before = remainder(polygon, accepted, frame, REGISTER_METHOD)[0]
    return before - remainder(polygon, [*accepted, ground], frame, REGISTER_METHOD)[0]


def rest_of(session: Session, case: Row) -> Optional[bytes]:
    """What of a case's polygon no acceptance covers yet, or None when nothing is left."""
    polygon = wkb_of(case)
    if polygon is None:
        return None
    accepted = accepted_polygons(session, case["uid"])
    if not accepted:
        return polygon
    return remainder(polygon, accepted, frame_of_epsg(session.info.srs_id), REGISTER_METHOD)[1]


def leftovers(session: Session, case: Row) -> List[Leftover]:
    """The pieces that remain of a case, largest first, each measured and slivers named as such."""
    rest = rest_of(session, case)
    if rest is None:
        return []
    found = []
    for rings in read_wkb(rest):
        wkb = write_wkb([rings], always_multi=True)
        area = area_of(session, wkb) or 0.0
        if area < NAMED_FROM_M2:
            continue
        length = sum(float((((ring[1:] - ring[:-1]) ** 2).sum(axis=1) ** 0.5).sum()) for ring in rings)
        width = 2 * area / length if length else 0.0
        found.append(Leftover(area, width, width < SLIVER_WIDTH_M, wkb))
    return sorted(found, key=lambda piece: -piece.area_m2)


def describe(pieces: Sequence[Leftover]) -> str:
    """What remains of a case in one Chinese sentence; "" when nothing does."""
    if not pieces:
        return ""
    slivers = [piece for piece in pieces if piece.sliver]
    total = format_square_metres(sum(piece.area_m2 for piece in pieces))
    if not slivers:
        return f"剩余 {total} m²，共 {len(pieces)} 块"
    named = "、".join(f"{format_square_metres(piece.area_m2)} m²（宽 {piece.width_m:.2f} m）" for piece in slivers[:5])
    more = f"等 {len(slivers)} 块" if len(slivers) > 5 else f"共 {len(slivers)} 块"
    sliver_text = f"碎屑 {named}，{more}，是验收范围与图斑边界未贴合所致，请捕捉图斑边界后重新划定"
    if len(slivers) == len(pieces):
        return f"剩余 {total} m²，均为碎屑：{sliver_text}"
    return f"剩余 {total} m²，共 {len(pieces)} 块，其中{sliver_text}"


def set_ground(register: Register, task_key: str, polygons: Sequence[bytes], source: str, who: str) -> float:
    """Make these polygons (register's CRS) the ground of the task's running round and return how much of the case that is, m².

    A round that is signed already is void with its signatures, and a new one begins. Raises Refused when the case cannot be
    signed now or the ground does not touch it, InputError for polygons that cannot be used.
    """
    from .accepting import open_round

    ground = merged(polygons)
    with register.writing(who) as session:
        task = find_task(session, task_key)
        case = session.get("violation", task["violation_uid"])
        require_contact(case, ground)
        acceptance = open_round(session, task, case, ground, source)
        added = float(acceptance["accepted_m2"] or 0.0)
        if added <= CLOSING_TOLERANCE_M2:
            raise Refused(f"{task['code']}：所划范围已经验收过，没有新增面积")
        return added


def require_contact(case: Row, ground: bytes) -> None:
    """Refuse ground that lies elsewhere: the evidence of another patch."""
    polygon = wkb_of(case)
    if polygon is None or overlap_area(polygon, ground) <= 0:
        raise Refused(f"{case['code']}：{GROUND_APART}")


def what_remains(register: Register, code: str) -> str:
    """What remains of the case with this code, in one sentence that names slivers; "" when nothing does."""
    with register.reading() as session:
        return describe(leftovers(session, find_cases(session, [code])[0]))
