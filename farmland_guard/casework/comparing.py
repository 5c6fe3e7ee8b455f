"""Comparing a batch with the patches that came before it (去重): what is new, what came again, what grew.

One row for each patch of the batch, by the earlier patch that it shares most ground with. The result is stored; nothing of
the earlier case is taken over here (see `reusing`).
"""

from dataclasses import dataclass, field
from typing import Callable, Dict, List, Optional, Sequence, Set, Tuple

from ..domain.clock import now_text
from ..domain.errors import Cancelled, InputError
from ..domain.language import translate
from ..domain.relations import RelationLimits, classify, limits_of
from ..exchange.reproject import frame_of_epsg
from ..geometry.relating import Comparison, Shared
from ..register.store import Register, Row, Session, wkb_of
from .rulebook import rule_book

Progress = Callable[[float], bool]

HANDLED_STATES = ("closed", "dismissed")
_EQUAL_SHARE = 1e-6
"""Earlier patches whose shared ground differs by less than this part of the new patch share equally much."""


@dataclass(frozen=True)
class Compared:
    """One patch of the batch. Shares 0 to 1; `growth_wkb` is the ground outside the earlier patch, None when there is none.

    `old_uid` and `old_code` are None for a patch that is new; its growth is the whole patch.
    """

    uid: str
    code: str
    old_uid: Optional[str]
    old_code: Optional[str]
    relation: str
    share_new: float
    share_old: float
    growth_m2: float
    growth_wkb: Optional[bytes]


@dataclass
class ComparisonReport:
    """`lines` in the order of codes, `counts` by relation, `notes` sentences."""

    lines: List[Compared] = field(default_factory=list)
    counts: Dict[str, int] = field(default_factory=dict)
    notes: List[str] = field(default_factory=list)


def compare_batch(
    register: Register,
    batch: str,
    who: str = "",
    limits: Optional[RelationLimits] = None,
    progress: Optional[Progress] = None,
) -> ComparisonReport:
    """Compare the patches of a batch with those of batches received earlier, and store the result in one transaction.

    Patches without a batch count as earlier when they were entered earlier. A patch that was split is compared through its
    parts when it belongs to this batch, and as the whole and as parts when it is the earlier one. A patch whose polygon
    cannot be used is named and has no row. Raises InputError for a batch that has no patches.
    """
    tell = progress or (lambda done: True)
    with register.reading() as session:
        chosen = limits or limits_of(rule_book(session))
        new = _of_batch(session, batch)
        old, later = _earlier(session, batch)
        handled = _handled(session, old)
        comes_before = _order(session, batch)
        elsewhere = _known_elsewhere(session, batch)
    _check(tell(0.1))
    comparison = Comparison(
        [wkb_of(row) for row in new], [wkb_of(row) for row in old], frame_of_epsg(register.info.srs_id)
    )
    _check(tell(0.5))
    report = ComparisonReport(notes=elsewhere)
    _name_unusable(report, comparison, new, old, later)
    best = _best(comparison, new, old, chosen, comes_before)
    _check(tell(0.8))
    report.lines = _lines(comparison, new, old, best, handled, chosen)
    for line in report.lines:
        report.counts[line.relation] = report.counts.get(line.relation, 0) + 1
    with register.writing(who) as session:
        _store(session, report, new, str(chosen))
    _check(tell(1.0))
    return report


def relation_of(register: Register, uid: str) -> Optional[Row]:
    """The stored comparison of a case (columns of `relation` and `old_code`, `old_state`, `old_verdict`), or None."""
    with register.reading() as session:
        return session.one(
            "SELECT r.*, o.code AS old_code, o.state AS old_state, o.verdict AS old_verdict FROM relation r "
            "LEFT JOIN violation o ON o.uid = r.old_uid WHERE r.violation_uid = ?",
            (uid,),
        )


def _check(goes_on: bool) -> None:
    if not goes_on:
        raise Cancelled


def _of_batch(session: Session, batch: str) -> List[Row]:
    rows = session.rows(
        "SELECT fid, uid, code, geom FROM violation WHERE batch = ? AND patch_state IS NOT 'split' ORDER BY code", (batch,)
    )
    if not rows:
        names = [row["name"] for row in session.rows("SELECT name FROM batch ORDER BY received_at DESC, fid DESC")]
        raise InputError(
            translate("FarmlandGuard", "The register has no patches of the batch “{batch}”. Batches: {names}.").format(
                batch=batch, names="、".join(names) or "—"
            )
        )
    return rows


def _known_elsewhere(session: Session, batch: str) -> List[str]:
    """A sentence when the batch was issued with more patches than it has: those the register had under the same code."""
    row = session.one(
        "SELECT b.feature_count AS issued, (SELECT count(*) FROM violation v WHERE v.batch = b.name AND v.parent_uid IS NULL) AS here "
        "FROM batch b WHERE b.name = ?",
        (batch,),
    )
    if row is None or not row["issued"] or row["issued"] <= row["here"]:
        return []
    return [
        translate(
            "FarmlandGuard",
            "The batch was issued with {issued} patches; {missing} of them have no row here, because the register had their "
            "codes already or they could not be used.",
        ).format(issued=row["issued"], missing=row["issued"] - row["here"])
    ]


def _order(session: Session, batch: str) -> Callable[[Row, Row], bool]:
    """Whether an old row was there before a new one: by the time its batch was received, else by order of entry."""
    received = {
        row["name"]: (row["received_at"] or "", row["fid"]) for row in session.rows("SELECT name, received_at, fid FROM batch")
    }
    mine = received.get(batch)

    def before(old: Row, new: Row) -> bool:
        if mine is None or old["batch"] not in received:
            return bool(old["fid"] < new["fid"])
        return received[old["batch"]] < mine

    return before


def _earlier(session: Session, batch: str) -> Tuple[List[Row], Set[str]]:
    """Rows of other batches whose boxes touch a patch of the batch, and the names of batches received later."""
    rows = session.rows(
        "SELECT * FROM violation WHERE fid IN ("
        "SELECT o.id FROM violation n CROSS JOIN rtree_violation_geom a ON a.id = n.fid "
        "CROSS JOIN rtree_violation_geom o ON o.maxx >= a.minx AND o.minx <= a.maxx AND o.maxy >= a.miny AND o.miny <= a.maxy "
        "WHERE n.batch = ?) AND batch IS NOT ? ORDER BY fid",
        (batch, batch),
    )
    later = session.rows(
        "SELECT b.name FROM batch b JOIN batch mine ON mine.name = ? "
        "WHERE b.received_at > mine.received_at OR (b.received_at = mine.received_at AND b.fid > mine.fid)",
        (batch,),
    )
    return rows, {row["name"] for row in later}


def _handled(session: Session, old: Sequence[Row]) -> Dict[str, bool]:
    """Whether each old case is closed or was dismissed; one that was split when all its parts are."""
    parts: Dict[str, List[Row]] = {}
    for row in session.rows("SELECT uid, parent_uid, state, patch_state FROM violation WHERE parent_uid IS NOT NULL"):
        parts.setdefault(row["parent_uid"], []).append(row)

    def is_handled(row: Row) -> bool:
        mine = parts.get(row["uid"])
        if row["patch_state"] == "split" and mine:
            return all(is_handled(part) for part in mine)
        return row["state"] in HANDLED_STATES

    return {row["uid"]: is_handled(row) for row in old}


def _name_unusable(
    report: ComparisonReport, comparison: Comparison, new: Sequence[Row], old: Sequence[Row], later: Set[str]
) -> None:
    for rows, problems in ((new, comparison.new_problems), (old, comparison.old_problems)):
        for row, problem in zip(rows, problems):
            if problem or row["geom"] is None:
                report.notes.append(
                    translate("FarmlandGuard", "{code} could not be compared: {problem}").format(
                        code=row["code"], problem=problem or translate("FarmlandGuard", "no geometry")
                    )
                )
    names = sorted({row["batch"] for row in old} & later)
    if names:
        report.notes.append(
            translate(
                "FarmlandGuard",
                "These batches were received later and were not compared: {names}. If they are older, put their "
                "“received” date right in the list of batches.",
            ).format(names="、".join(names))
        )


def _best(
    comparison: Comparison,
    new: Sequence[Row],
    old: Sequence[Row],
    limits: RelationLimits,
    comes_before: Callable[[Row, Row], bool],
) -> Dict[int, Shared]:
    """For each new patch that shares more than a sliver with earlier ones, the one it shares most with.

    Where several share equally much (a patch and the part it was split into, or two batches with the same patch), the one
    that the new patch covers more of counts, then the one entered last.
    """
    candidates: Dict[int, List[Shared]] = {}
    for shared in comparison.shared():
        if comes_before(old[shared.old], new[shared.new]) and not limits.is_sliver(shared.area_m2, shared.width_m):
            candidates.setdefault(shared.new, []).append(shared)
    best = {}
    for number, mine in candidates.items():
        most = max(each.area_m2 for each in mine)
        equal = [each for each in mine if each.area_m2 >= most - _EQUAL_SHARE * comparison.new_m2[number]]
        best[number] = max(
            equal, key=lambda each: (round(each.area_m2 / comparison.old_m2[each.old], 6), old[each.old]["fid"])
        )
    return best


def _share(part: float, whole: float) -> float:
    """A share to six digits: what lies behind them is densifying and rounding, not ground, and must not decide a limit."""
    return min(round(part / whole, 6), 1.0)


def _lines(
    comparison: Comparison,
    new: Sequence[Row],
    old: Sequence[Row],
    best: Dict[int, Shared],
    handled: Dict[str, bool],
    limits: RelationLimits,
) -> List[Compared]:
    numbers = sorted(best)
    growth = dict(zip(numbers, comparison.outside([(number, best[number].old) for number in numbers])))
    lines = []
    for number, row in enumerate(new):
        area = float(comparison.new_m2[number])
        if area != area:  # NaN: the polygon cannot be used, and is named in the notes
            continue
        shared = best.get(number)
        if shared is None:
            lines.append(Compared(row["uid"], row["code"], None, None, "new", 0.0, 0.0, area, wkb_of(row)))
            continue
        earlier = old[shared.old]
        share_new = _share(shared.area_m2, area)
        share_old = _share(shared.area_m2, float(comparison.old_m2[shared.old]))
        grown_m2, grown = growth[number]
        if grown_m2 != grown_m2:  # NaN: GEOS gave up on the difference; the figure still follows from the share
            grown_m2 = area - shared.area_m2
        relation = classify(share_new, share_old, handled[earlier["uid"]], limits)
        lines.append(
            Compared(
                row["uid"], row["code"], earlier["uid"], earlier["code"], relation, share_new, share_old, grown_m2, grown
            )
        )
    return lines


def _store(session: Session, report: ComparisonReport, new: Sequence[Row], limits: str) -> None:
    for row in new:
        session.delete("relation", {"violation_uid": row["uid"]})
    at = now_text()
    for line in report.lines:
        session.insert(
            "relation",
            {
                "violation_uid": line.uid,
                "old_uid": line.old_uid,
                "relation": line.relation,
                "share_new": line.share_new,
                "share_old": line.share_old,
                "growth_m2": line.growth_m2,
                "limits": limits,
                "compared_at": at,
            },
            line.growth_wkb,
        )
