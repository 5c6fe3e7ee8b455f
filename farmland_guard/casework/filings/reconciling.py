"""Filings against the survey and against each other (备案与变更调查双向比对). Ellipsoidal m².

What is surveyed as 设施农用地 but not filed, filed but surveyed otherwise, built outside the line, damaged beyond the filed,
on basic farmland without make-up, past its term, filed twice. The result is stored (`keeping`): what somebody dealt with stays
dealt with until the facts behind it change.
"""

from dataclasses import dataclass, field
from typing import Callable, Dict, Iterable, List, Optional, Sequence, Tuple

from ...domain.clock import today
from ...domain.errors import Cancelled, FarmlandError, InputError
from ...domain.filing_codes import DISCREPANCIES, IN_USE_STATES, LIVE_FILING_STATES
from ...domain.filing_rules import mu_text
from ...domain.language import translate
from ...exchange.reproject import frame_of_epsg
from ...geometry.areas import area_m2
from ...geometry.frame import Frame
from ...geometry.relating import Comparison
from ...geometry.remainder import remainder
from ...geometry.single import perimeter
from ...register.bases import current_base, polygons_near
from ...register.filings import is_exempt
from ...register.quoting import Sql, statement
from ...register.store import Register, Row, Session, wkb_of
from ..remaining import REGISTER_METHOD
from .keeping import Discrepancy, keep
from .measuring import boxes_of
from .norms import FilingNorms

Progress = Callable[[float], bool]

FACILITY_CLASSES = {"third_survey": ("1202",), "spatial_planning": ("0602",)}
"""Land classes that mean 设施农用地, by the classification of the layer (0602 is 采矿用地 in the third survey)."""

HARD_TYPES = ("20", "YH")
"""TBLX of monitoring patches that leave no plough layer: 建（构）筑物, 硬化."""

_LEAST_WIDTH_M = 0.5

_BASE_OF_KIND = {
    "filed_not_surveyed": "landuse", "surveyed_not_filed": "landuse", "outside_line": "landuse", "pbf_without_makeup": "pbf",
}  # fmt: skip
"""The base layer a kind is found on."""


@dataclass
class ReconcileReport:
    """What was found, the counts by kind, and sentences on what could not be compared."""

    found: List[Discrepancy] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)

    def counts(self) -> Dict[str, int]:
        """How many of each kind, in the order of the list."""
        return {kind: sum(each.kind == kind for each in self.found) for kind in DISCREPANCIES}


def reconcile_filings(register: Register, who: str = "", progress: Optional[Progress] = None) -> ReconcileReport:
    """Compare all live filings with the survey in force and with each other and store what disagrees, in one transaction.

    InputError when the register has no filing at all. Without a land-use layer the comparisons with the survey are left
    out and that is said.
    """
    tell = progress or (lambda done: True)
    report = ReconcileReport()
    with register.reading() as session:
        filings = [row for row in session.select("filing") if row["state"] in LIVE_FILING_STATES]
        if not filings and not session.select("filing"):
            raise InputError(translate("FarmlandGuard", "The register has no facility filing."))
        job = _Job(session, frame_of_epsg(session.info.srs_id), filings, report)
        for share, step in ((0.4, job.with_survey), (0.6, job.damage), (0.7, job.makeup), (0.8, job.terms), (0.95, job.twice)):
            step()
            if tell(share) is False:
                raise Cancelled
    with register.writing(who) as session:
        keep(session, report.found, job.frame, job.least_m2, job.left)
    tell(1.0)
    return report


class _Job:
    """The comparisons, within one reading session."""

    def __init__(self, session: Session, frame: Frame, filings: Sequence[Row], report: ReconcileReport) -> None:
        self.session, self.frame, self.report = session, frame, report
        self.filings = {row["uid"]: row for row in filings}
        self.ground = {uid: wkb for uid, row in self.filings.items() for wkb in [wkb_of(row)] if wkb is not None}
        self.bases = {role: current_base(session, role) for role in ("landuse", "pbf")}
        value = FilingNorms(session).book.value("filing_reconcile_sliver_m2", 20.0)
        self.least_m2 = float(value)
        for uid, row in self.filings.items():
            if uid not in self.ground:
                report.notes.append(
                    translate("FarmlandGuard", "{code} has no polygon and was not compared.").format(code=row["code"])
                )

    def add(
        self, kind: str, filing_uid: Optional[str], source_id: Optional[str], area: float, wkb: Optional[bytes], text: str
    ) -> None:
        base = self.bases.get(_BASE_OF_KIND.get(kind, ""))
        filing = self.filings.get(filing_uid or "")
        self.report.found.append(
            Discrepancy(
                kind,
                filing_uid,
                source_id,
                area,
                wkb,
                text,
                None if base is None else f"{base['version']}（{str(base['effective_date'])[:10]}）",
                None if base is None else base["fingerprint"],
                None if filing is None else str(filing["term_to"] or "")[:10] or None,
                None if filing is None else filing["checked_at"],
            )
        )

    def left(self, polygon: bytes, without: Iterable[bytes]) -> Tuple[float, Optional[bytes]]:
        """What of `polygon` the others do not cover; noted and (0, None) when it cannot be computed."""
        try:
            return remainder(polygon, list(without), self.frame, REGISTER_METHOD)
        except FarmlandError as problem:
            self.report.notes.append(str(problem))
            return 0.0, None

    def common(self, first: bytes, second: bytes) -> Tuple[float, Optional[bytes]]:
        """What two polygons share."""
        _, outside = self.left(first, [second])
        return self.left(first, [outside]) if outside is not None else (area_m2(first, self.frame, REGISTER_METHOD)[0] or 0.0, first)

    # ---- survey

    def with_survey(self) -> None:
        """Survey parcels of 设施农用地 against the filed ground, both ways."""
        base = self.bases["landuse"]
        if base is None:
            self.report.notes.append(
                translate("FarmlandGuard", "The register has no land-use layer; filings were not compared with the survey.")
            )
            return
        classes = FACILITY_CLASSES.get(base["classification"] or "third_survey", FACILITY_CLASSES["third_survey"])
        likes = " OR ".join("substr(land_class, 1, 4) = ?" for _ in classes)
        sql = statement("SELECT * FROM {table} WHERE {likes} ORDER BY fid", table=base["table_name"], likes=Sql(likes))
        parcels = [row for row in self.session.rows(sql, classes) if row["geom"] is not None]
        uids = list(self.ground)
        surveyed = [wkb_of(row) for row in parcels]
        pairs = Comparison(surveyed, [self.ground[uid] for uid in uids], self.frame).shared() if parcels and uids else []
        near: Dict[int, List[Tuple[float, str]]] = {}
        for pair in pairs:
            near.setdefault(pair.new, []).append((pair.area_m2, uids[pair.old]))
        for number, parcel in enumerate(parcels):
            self._parcel(parcel, surveyed[number] or b"", sorted(near.get(number, []), reverse=True))
        self._not_surveyed(base["table_name"], classes)

    def _parcel(self, parcel: Row, polygon: bytes, near: List[Tuple[float, str]]) -> None:
        touching = [(area, uid) for area, uid in near if area > self.least_m2]
        if not touching:
            area = area_m2(polygon, self.frame, REGISTER_METHOD)[0] or 0.0
            if area > self.least_m2:
                text = f"调查为设施农用地（{parcel['land_class']}），{mu_text(area)}，没有备案"
                self.add("surveyed_not_filed", None, parcel["source_id"], area, polygon, text)
            return
        area, beyond = self.left(polygon, [self.ground[uid] for _, uid in near])
        if beyond is not None and area > self.least_m2 and self._wide(beyond, area):
            uid = touching[0][1]
            text = f"调查的设施农用地有 {mu_text(area)} 在备案范围以外"
            self.add("outside_line", uid, parcel["source_id"], area, beyond, text)

    def _wide(self, polygon: bytes, area: float) -> bool:
        """Whether ground is more than a strip along a line: 2·area/perimeter as the width."""
        length = perimeter(polygon)
        return length <= 0 or 2 * area / length > _LEAST_WIDTH_M

    def _not_surveyed(self, table: str, classes: Sequence[str]) -> None:
        wanted = {
            uid: wkb
            for uid, wkb in self.ground.items()
            if self.filings[uid]["state"] in ("built", "surveyed", "renewed") and not is_exempt(self.filings[uid])
        }
        if not wanted:
            return
        rows = list(polygons_near(self.session, table, boxes_of(wanted.values())))
        uids = list(wanted)
        shares: Dict[str, List[Tuple[float, Row]]] = {uid: [] for uid in uids}
        for pair in Comparison([wanted[uid] for uid in uids], [wkb_of(row) for row in rows], self.frame).shared():
            shares[uids[pair.new]].append((pair.area_m2, rows[pair.old]))
        for uid, listed in shares.items():
            filing = self.filings[uid]
            facility = sum(area for area, row in listed if (row["land_class"] or "")[:4] in classes)
            whole = area_m2(wanted[uid], self.frame, REGISTER_METHOD)[0] or 0.0
            if facility >= whole / 2 or whole <= self.least_m2:
                continue
            others = sorted((each for each in listed if (each[1]["land_class"] or "")[:4] not in classes), key=lambda e: -e[0])
            largest = others[0][1] if others else None
            text = f"备案 {mu_text(whole)}，其中调查为设施农用地 {mu_text(facility)}"
            if largest is not None:
                text += f"，主要为 {largest['land_name'] or largest['land_class'] or '其他地类'}"
            self.add("filed_not_surveyed", filing["uid"], largest["source_id"] if largest else None, whole - facility, wanted[uid], text)

    # ---- what was done on the ground

    def damage(self) -> None:
        """Buildings and hard ground seen by monitoring within a filing, beyond its filed 破坏耕作层."""
        if not self.ground:
            return
        patches = [
            row
            for row in polygons_near(self.session, "violation", boxes_of(self.ground.values()))
            if (row["tblx"] or "") in HARD_TYPES and row["verdict"] != "false_change"
        ]
        uids = list(self.ground)
        if not patches:
            return
        comparison = Comparison([wkb_of(row) for row in patches], [self.ground[uid] for uid in uids], self.frame)
        for pair in comparison.shared():
            uid, patch = uids[pair.old], patches[pair.new]
            if pair.area_m2 <= self.least_m2 or self.filings[uid]["state"] not in (*IN_USE_STATES, "expired"):
                continue
            _, inside = self.common(wkb_of(patch) or b"", self.ground[uid])
            if inside is None:
                continue
            filed = [wkb_of(row) for row in self.session.select("filing_part", {"filing_uid": uid, "kind": "damaged"})]
            area, beyond = self.left(inside, [each for each in filed if each is not None])
            if beyond is not None and area > self.least_m2:
                text = f"监测图斑 {patch['code']} 显示的建（构）筑物或硬化有 {mu_text(area)} 不在备案的破坏耕作层范围内"
                self.add("damage_beyond", uid, patch["code"], area, beyond, text)

    def makeup(self) -> None:
        """Basic farmland in use without make-up on record."""
        for uid, filing in self.filings.items():
            if not filing["makeup_needed"] or filing["state"] not in (*IN_USE_STATES, "expired"):
                continue
            if str(filing["makeup_no"] or "").strip() and filing["makeup_on"]:
                continue
            area = filing["pbf_checked_m2"] or filing["pbf_m2"] or 0.0
            text = f"占用永久基本农田 {mu_text(area)}，没有登记补划文号和日期"
            self.add("pbf_without_makeup", uid, filing["filing_no"] or filing["code"], area, self.ground.get(uid), text)

    def terms(self) -> None:
        """Terms that ended and ground that is not restored."""
        day = today().isoformat()
        for uid, filing in self.filings.items():
            end = str(filing["term_to"] or "")[:10]
            if filing["state"] not in (*IN_USE_STATES, "expired") or not end or end >= day:
                continue
            wkb = self.ground.get(uid)
            area = filing["area_m2"] or (area_m2(wkb, self.frame, REGISTER_METHOD)[0] if wkb else 0.0) or 0.0
            self.add("expired", uid, filing["filing_no"] or filing["code"], area, wkb, f"使用期限 {end} 届满，没有恢复登记")

    def twice(self) -> None:
        """Ground that two live filings both claim."""
        uids = list(self.ground)
        if len(uids) < 2:
            return
        shapes = [self.ground[uid] for uid in uids]
        for pair in Comparison(shapes, shapes, self.frame).shared():
            if pair.new <= pair.old or pair.area_m2 <= self.least_m2 or pair.width_m < _LEAST_WIDTH_M:
                continue
            later, earlier = self.filings[uids[pair.new]], self.filings[uids[pair.old]]
            area, wkb = self.common(shapes[pair.new], shapes[pair.old])
            self.add("duplicate", later["uid"], earlier["code"], area, wkb, f"与 {earlier['code']} 重叠 {mu_text(area)}")
