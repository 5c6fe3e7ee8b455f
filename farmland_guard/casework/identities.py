"""The two identities every report is checked against (两个等式), computed before anything is sent.

总面积 = 已整改 + 未整改, and 已整改 = 拆除 + 补办. The four figures come from four places: the case's checked area, its polygon
against everything accepted, the stored remaining area, and the accepted polygons by kind. When they disagree the row says by how
much. A case counts as 已整改 only when nothing remains **and** its review has ended (审核结束).
How 拆补组合 and 没收 are counted is pack data: `mixed_counts_as`, `confiscated_counts_as`.
"""

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence

from ..domain.adjustment import AdjustmentError, adjust
from ..domain.lifecycle import CLOSING_TOLERANCE_M2, STATES_OF_ILLEGAL
from ..domain.rulebook import RuleBook
from ..domain.units import format_square_metres, round_half_up
from ..exchange.reproject import frame_of_epsg
from ..geometry.remainder import remainder
from ..register.store import Register, Row, Session, wkb_of
from .ground import merged
from .remaining import REGISTER_METHOD
from .rulebook import rule_book

TOLERANCE_M2 = 0.02
"""Two figures rounded to 0.01 m² may differ by this much and still be one."""


@dataclass
class IdentityRow:
    """One row of the report: the county, a township, or a case that does not add up. Areas in m² at 0.01 m²."""

    level: str
    code: str
    name: str
    count: int = 0
    count_rectified: int = 0
    total_m2: float = 0.0
    rectified_m2: float = 0.0
    open_m2: float = 0.0
    demolished_m2: float = 0.0
    legalised_m2: float = 0.0
    notes: List[str] = field(default_factory=list)

    @property
    def count_open(self) -> int:
        """Cases that do not count as rectified."""
        return self.count - self.count_rectified

    @property
    def first_difference(self) -> float:
        """总面积 − 已整改 − 未整改, m²."""
        return round_half_up(self.total_m2 - self.rectified_m2 - self.open_m2, 2)

    @property
    def second_difference(self) -> float:
        """已整改 − 拆除 − 补办, m²."""
        return round_half_up(self.rectified_m2 - self.demolished_m2 - self.legalised_m2, 2)

    @property
    def holds(self) -> bool:
        """Whether both identities hold to the last digit."""
        return self.first_difference == 0 and self.second_difference == 0

    def add(self, other: "IdentityRow") -> None:
        """Count another row in."""
        for name in ("count", "count_rectified", "total_m2", "rectified_m2", "open_m2", "demolished_m2", "legalised_m2"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def check_identities(register: Register) -> List[IdentityRow]:
    """The county, each township (by code), then every case that does not add up or lacks a figure, with the reason."""
    with register.reading() as session:
        book = rule_book(session)
        cases = session.rows(
            "SELECT * FROM violation WHERE verdict IN ('illegal_construction', 'illegal_non_grain') "
            "AND patch_state IS NOT 'split' ORDER BY xzdm, code"
        )
        county = IdentityRow("county", session.info.county, session.info.county_name)
        townships: Dict[str, IdentityRow] = {}
        differing: List[IdentityRow] = []
        for case in cases:
            if case["state"] not in STATES_OF_ILLEGAL:
                continue
            row = _row_of(session, book, case)
            key = case["xzdm"] or ""
            township = townships.setdefault(key, IdentityRow("township", key, case["xzmc"] or "（未定位乡镇）"))
            township.add(row)
            county.add(row)
            if row.notes or not row.holds:
                differing.append(row)
    return [county, *(townships[key] for key in sorted(townships)), *differing]


def _row_of(session: Session, book: RuleBook, case: Row) -> IdentityRow:
    row = IdentityRow("case", case["code"], case["xzmc"] or "", count=1)
    left, total = case["remaining_m2"], case["area_m2"]
    polygon = wkb_of(case)
    if total is None or polygon is None:
        row.notes.append("尚未套合检查，没有图斑面积")
        return row
    parts = _accepted(session, case)
    known = left if left is not None else (total if not parts else None)
    if known is None:
        row.notes.append("剩余未整改面积尚未计算，请重新套合检查")
        known = 0.0
    frame = frame_of_epsg(session.info.srs_id)

    def covered(grounds: Sequence[bytes]) -> float:
        return 0.0 if not grounds else total - remainder(polygon, list(grounds), frame, REGISTER_METHOD)[0]

    rectified = covered([wkb for each in parts.values() for wkb in each])
    demolished, legalised = covered(parts.get("demolished", [])), covered(parts.get("legalised", []))
    mixed = book.value("mixed_counts_as", "by_part")
    if mixed != "by_part" and demolished and legalised:
        whole = demolished + legalised
        demolished, legalised = (whole, 0.0) if mixed == "demolished" else (0.0, whole)
    row.total_m2 = round_half_up(total, 2)
    row.rectified_m2, row.open_m2 = _summing([rectified, known], total)
    row.demolished_m2, row.legalised_m2 = _summing([demolished, legalised], row.rectified_m2)
    done = left is not None and left <= CLOSING_TOLERANCE_M2 and case["review_state"] == "done"
    row.count_rectified = int(done)
    _explain(row, case, left)
    return row


def _accepted(session: Session, case: Row) -> Dict[str, List[bytes]]:
    """Accepted polygons of a case by the column they count in."""
    confiscated = rule_book(session).value("confiscated_counts_as", "legalised")
    columns = {"joint": "demolished", "legalise": "legalised", "confiscate": confiscated}
    found: Dict[str, List[bytes]] = {}
    for acceptance in session.select("acceptance", {"violation_uid": case["uid"], "result": "pass"}):
        wkb = wkb_of(acceptance)
        if wkb is not None:
            found.setdefault(columns[acceptance["kind"]], []).append(merged([wkb]))
    return found


def _summing(parts: List[float], control: float) -> List[float]:
    """Parts at 0.01 m², adjusted to their control figure when only rounding parts them; else as they are."""
    rounded = [round_half_up(max(part, 0.0), 2) for part in parts]
    if abs(sum(parts) - control) > TOLERANCE_M2:
        return rounded
    try:
        return adjust([max(part, 0.0) for part in parts], control)
    except AdjustmentError:
        return rounded


def _explain(row: IdentityRow, case: Row, left: Optional[float]) -> None:
    if row.first_difference:
        row.notes.append(f"总面积与已整改、未整改之和相差 {format_square_metres(row.first_difference)} m²，台账中的剩余面积已过时，请重新套合检查")
    if row.second_difference < 0:
        row.notes.append(f"拆除与补办的范围重叠 {format_square_metres(-row.second_difference)} m²，同一块地计了两次")
    elif row.second_difference > 0:
        row.notes.append(f"已整改比拆除与补办之和多 {format_square_metres(row.second_difference)} m²")
    if case["state"] == "closed" and not row.count_rectified:
        row.notes.append("已销号，但剩余面积不为零或审核未结束")
    if left is not None and left <= CLOSING_TOLERANCE_M2 and case["review_state"] != "done":
        row.notes.append("剩余面积为零，但审核未结束，仍计为未整改")
