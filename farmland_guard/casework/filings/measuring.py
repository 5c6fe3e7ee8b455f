"""What lies under filings and their parts: base layers, violation patches, other filings. Ellipsoidal m², unrounded."""

from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from ...domain.errors import Cancelled
from ...domain.zones import LIMITED
from ...exchange.reproject import frame_of_epsg
from ...geometry.frame import Frame
from ...geometry.overlap import Base, BaseRow, Subject, check_overlap
from ...geometry.problem import GeometryProblem
from ...geometry.relating import Comparison
from ...geometry.single import bounds
from ...register.bases import Box, current_base, polygons_near
from ...register.quoting import statement
from ...register.store import Row, Session, wkb_of
from ..remaining import REGISTER_METHOD

STEEP_CLASS = "5"
"""耕地坡度级别 above 25° (TD/T 1055-2019)."""


@dataclass
class Measured:
    """What was found for one filing. None where the register has no such base layer."""

    area_m2: Optional[float] = None
    pbf_m2: Optional[float] = None
    cultivated_m2: Optional[float] = None
    zones_m2: Dict[str, Optional[float]] = field(default_factory=dict)
    violations: Tuple[Tuple[str, float], ...] = ()
    others: Tuple[Tuple[str, float], ...] = ()
    parts_m2: Dict[str, float] = field(default_factory=dict)
    parts_outside_m2: Dict[str, float] = field(default_factory=dict)
    part_areas: Dict[str, float] = field(default_factory=dict)
    makeup_on_pbf_m2: Optional[float] = None
    makeup_on_redline_m2: Optional[float] = None
    makeup_steep_m2: Optional[float] = None
    makeup_cultivated_m2: Optional[float] = None
    makeup_approved_m2: Optional[float] = None
    makeup_twice_m2: float = 0.0
    makeup_over: Tuple[Tuple[str, float], ...] = ()
    problems: List[str] = field(default_factory=list)


class Ground:
    """Base layers of the register under a set of polygons."""

    def __init__(self, session: Session, frame: Frame) -> None:
        self._session, self._frame = session, frame

    def covered(self, role: str, polygons: Mapping[str, bytes], steep_only: bool = False) -> "Dict[str, Optional[float]]":
        """m² of each polygon on the base layer `role` in force, ground that base polygons share counted once.

        None for all when the register has no such layer; with `steep_only` when no polygon of it states a slope class.
        """
        rows = self._rows(role, polygons)
        if rows is None:
            return dict.fromkeys(polygons)
        if steep_only:
            if not any(row["slope_class"] for row in rows) and not self._states_slope(role):
                return dict.fromkeys(polygons)
            rows = [row for row in rows if row["slope_class"] == STEEP_CLASS]
        figures = self._check(polygons, [Base("pbf", base_rows(rows), self._frame)])
        return {key: figures[key].pbf_m2 for key in polygons}

    def figures(self, polygons: Mapping[str, bytes]) -> Dict[str, Any]:
        """Area, basic farmland and cultivated land of each polygon, as `check_overlap` gives them."""
        bases = []
        for role in ("pbf", "landuse"):
            rows = self._rows(role, polygons)
            if rows is not None:
                bases.append(Base(role, base_rows(rows), self._frame))
        return self._check(polygons, bases)

    def _check(self, polygons: Mapping[str, bytes], bases: Sequence[Base]) -> Dict[str, Any]:
        subjects = [Subject(key, wkb) for key, wkb in polygons.items()]
        result = check_overlap(subjects, self._frame, bases, REGISTER_METHOD, want_pieces=False)
        return {str(figures.key): figures for figures in result.figures}

    def _rows(self, role: str, polygons: Mapping[str, bytes]) -> Optional[List[Row]]:
        base = current_base(self._session, role)
        if base is None:
            return None
        return list(polygons_near(self._session, base["table_name"], boxes_of(polygons.values())))

    def _states_slope(self, role: str) -> bool:
        base = current_base(self._session, role)
        sql = "SELECT 1 FROM {table} WHERE slope_class IS NOT NULL LIMIT 1"
        return base is not None and bool(self._session.rows(statement(sql, table=base["table_name"])))


def base_rows(rows: Sequence[Row]) -> List[BaseRow]:
    """Rows of a base table as a check wants them."""
    return [
        BaseRow(row["source_id"], row["land_class"], 1.0 if row["net_factor"] is None else row["net_factor"], wkb_of(row) or b"")
        for row in rows
    ]


def boxes_of(polygons: Any) -> List[Box]:
    """The boxes of polygons that can be read."""
    boxes = []
    for wkb in polygons:
        try:
            boxes.append(bounds(wkb))
        except (GeometryProblem, ValueError):
            continue
    return boxes


def measure(
    session: Session, filings: Sequence[Row], progress: Any = None, drawn: Optional[Mapping[str, bytes]] = None
) -> Dict[str, Measured]:
    """Measure filings and their parts against everything the register holds; by uid.

    `drawn` are polygons (WKB in the register's CRS) that stand in for the stored ones. Raises Cancelled when `progress`
    says so.
    """
    tell = progress or (lambda done: True)
    frame = frame_of_epsg(session.info.srs_id)
    ground = Ground(session, frame)
    found = {row["uid"]: Measured() for row in filings}
    polygons = {row["uid"]: wkb for row in filings for wkb in [wkb_of(row)] if wkb is not None}
    polygons.update(drawn or {})
    for uid, figures in ground.figures(polygons).items():
        each = found[uid]
        each.area_m2, each.pbf_m2, each.cultivated_m2 = figures.area_m2, figures.pbf_m2, figures.cultivated_m2
        each.problems += figures.problems
    _step(tell, 0.3)
    for role in LIMITED:
        for uid, area in ground.covered(role, polygons).items():
            found[uid].zones_m2[role] = area
    _step(tell, 0.5)
    _neighbours(session, filings, polygons, frame, found)
    _step(tell, 0.7)
    _parts(session, filings, polygons, frame, ground, found)
    _step(tell, 1.0)
    return found


def _step(tell: Any, done: float) -> None:
    if tell(done) is False:
        raise Cancelled


def _neighbours(
    session: Session, filings: Sequence[Row], polygons: Mapping[str, bytes], frame: Frame, found: Dict[str, Measured]
) -> None:
    keys = list(polygons)
    for table, state_ok in (
        ("violation", lambda row: row["state"] not in ("closed", "dismissed")),
        ("filing", lambda row: row["state"] not in ("cancelled", "reclaimed")),
    ):
        rows = [row for row in polygons_near(session, table, boxes_of(polygons.values())) if state_ok(row)]
        parents = {row["parent_uid"] for row in rows} if table == "violation" else set()
        rows = [row for row in rows if row["uid"] not in parents]
        comparison = Comparison([polygons[key] for key in keys], [wkb_of(row) for row in rows], frame)
        shares: Dict[str, List[Tuple[str, float]]] = {}
        for pair in comparison.shared():
            if rows[pair.old]["uid"] != keys[pair.new]:
                shares.setdefault(keys[pair.new], []).append((rows[pair.old]["code"], pair.area_m2))
        for key, listed in shares.items():
            setattr(found[key], "violations" if table == "violation" else "others", tuple(sorted(listed)))


def _parts(
    session: Session,
    filings: Sequence[Row],
    polygons: Mapping[str, bytes],
    frame: Frame,
    ground: Ground,
    found: Dict[str, Measured],
) -> None:
    parts = [
        part
        for filing in filings
        for part in session.select("filing_part", {"filing_uid": filing["uid"]})
        if part["geom"] is not None
    ]
    if not parts:
        return
    shapes = {part["uid"]: wkb_of(part) or b"" for part in parts}
    keys = list(polygons)
    places = {key: number for number, key in enumerate(keys)}
    comparison = Comparison([shapes[part["uid"]] for part in parts], [polygons[key] for key in keys], frame)
    inside: Dict[int, float] = {}
    for pair in comparison.shared():
        if places.get(parts[pair.new]["filing_uid"]) == pair.old:
            inside[pair.new] = pair.area_m2
    for number, part in enumerate(parts):
        area = float(comparison.new_m2[number])
        each = found[part["filing_uid"]]
        if area != area:
            each.problems.append(str(comparison.new_problems[number]))
            continue
        each.part_areas[part["uid"]] = area
        each.parts_m2[part["kind"]] = each.parts_m2.get(part["kind"], 0.0) + area
        outside = max(area - inside.get(number, 0.0), 0.0)
        each.parts_outside_m2[part["kind"]] = each.parts_outside_m2.get(part["kind"], 0.0) + outside
    makeup = {part["uid"]: shapes[part["uid"]] for part in parts if part["kind"] == "pbf_makeup"}
    if not makeup:
        return
    owner = {part["uid"]: part["filing_uid"] for part in parts}
    for name, areas in (
        ("makeup_on_pbf_m2", ground.covered("pbf", makeup)),
        ("makeup_on_redline_m2", ground.covered("redline", makeup)),
        ("makeup_steep_m2", ground.covered("landuse", makeup, steep_only=True)),
        ("makeup_approved_m2", ground.covered("approved", makeup)),
        ("makeup_cultivated_m2", {uid: each.cultivated_m2 for uid, each in ground.figures(makeup).items()}),
    ):
        for uid, value in areas.items():
            if value is not None:
                each = found[owner[uid]]
                setattr(each, name, (getattr(each, name) or 0.0) + value)
    _makeup_over(session, makeup, owner, frame, found)


def _makeup_over(
    session: Session, makeup: Mapping[str, bytes], owner: Mapping[str, str], frame: Frame, found: Dict[str, Measured]
) -> None:
    """What else claims the ground of make-up land: other make-up, filed ground, open violation patches."""
    boxes = boxes_of(makeup.values())
    filings = {row["uid"]: row for row in session.rows("SELECT uid, code, state, upload_no FROM filing")}
    # What was registered as make-up stays so when its filing is given up.
    counts = {uid for uid, row in filings.items() if row["state"] != "cancelled" or row["upload_no"]}
    cases = list(polygons_near(session, "violation", boxes))
    parents = {row["parent_uid"] for row in cases}
    others = [
        (f"{filings[row['filing_uid']]['code']} 补划地块", row)
        for row in polygons_near(session, "filing_part", boxes)
        if row["kind"] == "pbf_makeup" and row["filing_uid"] in counts
    ]
    others += [
        (f"{row['code']} 用地范围", row) for row in polygons_near(session, "filing", boxes) if row["state"] not in ("cancelled", "reclaimed")
    ]
    others += [
        (f"违法图斑 {row['code']}", row)
        for row in cases
        if row["uid"] not in parents and row["state"] not in ("closed", "dismissed")
    ]
    keys = list(makeup)
    shares: Dict[str, Dict[str, float]] = {}
    for pair in Comparison([makeup[key] for key in keys], [wkb_of(row) for _, row in others], frame).shared():
        uid, (name, other) = keys[pair.new], others[pair.old]
        if other.get("filing_uid") == owner[uid]:
            # A filing's own make-up drawn twice counts once; each such pair is met from both sides.
            found[owner[uid]].makeup_twice_m2 += 0.0 if other["uid"] == uid else pair.area_m2 / 2
            continue
        listed = shares.setdefault(owner[uid], {})
        listed[name] = listed.get(name, 0.0) + pair.area_m2
    for uid, listed in shares.items():
        found[uid].makeup_over = tuple(sorted(listed.items()))
