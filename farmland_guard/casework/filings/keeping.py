"""The stored list of disagreements: what was dealt with stays dealt with, as long as the facts behind it stay the same.

A row that somebody dealt with is never changed again. When its disagreement is found anew on other facts (other ground,
another base version, another term, a check after the reminder), it is listed anew and points at the earlier row.
"""

from dataclasses import dataclass
from typing import Callable, Dict, List, Optional, Sequence, Tuple

from ...domain.clock import now_text
from ...domain.filing_rules import TOLERANCE_M2, mu_text
from ...geometry.frame import Frame
from ...geometry.relating import Comparison
from ...register.store import Row, Session, wkb_of
from .handling import ACTIONS

Left = Callable[[bytes, Sequence[bytes]], Tuple[float, Optional[bytes]]]
"""m² and ground of a polygon outside others."""


@dataclass(frozen=True)
class Discrepancy:
    """One disagreement; `kind` a code of DISCREPANCIES, `wkb` its ground in the register's CRS.

    `base_version` and `base_fingerprint` name the base layer it was found on, `term_to` and `checked_at` are the filing's.
    """

    kind: str
    filing_uid: Optional[str]
    source_id: Optional[str]
    area_m2: float
    wkb: Optional[bytes]
    explanation: str
    base_version: Optional[str] = None
    base_fingerprint: Optional[str] = None
    term_to: Optional[str] = None
    checked_at: Optional[str] = None


def keep(session: Session, found: Sequence[Discrepancy], frame: Frame, least_m2: float, left: Left) -> None:
    """Bring the stored list in step with `found`; open rows that were not found again go, dealt-with rows stay."""
    stored = session.select("filing_discrepancy", order="fid")
    by_uid = {row["uid"]: row for row in stored}
    replaced = {row["earlier_uid"] for row in stored}
    groups: Dict[Tuple[Optional[str], ...], List[Row]] = {}
    for row in stored:
        if row["uid"] not in replaced:
            groups.setdefault((row["kind"], row["filing_uid"], row["source_id"]), []).append(row)
    wanted: Dict[Tuple[Optional[str], ...], List[Discrepancy]] = {}
    for each in found:
        wanted.setdefault((each.kind, each.filing_uid, each.source_id), []).append(each)
    for key, listed in wanted.items():
        rows = groups.get(key, [])
        for each, row in zip(listed, _matched(listed, rows, frame)):
            if row is None:
                _write(session, each, None, [])
                continue
            rows.remove(row)
            if not row["handled_as"]:
                earlier = by_uid.get(row["earlier_uid"])
                changes = [] if earlier is None else _changes(earlier, each, least_m2, left)
                _write(session, each, earlier, changes, row["uid"])
                continue
            changes = _changes(row, each, least_m2, left)
            if changes:
                _write(session, each, row, changes)
    for rows in groups.values():
        for row in rows:
            if not row["handled_as"]:
                session.delete("filing_discrepancy", {"uid": row["uid"]})


def _matched(listed: Sequence[Discrepancy], rows: Sequence[Row], frame: Frame) -> List[Optional[Row]]:
    """For each disagreement of one kind, filing and source its stored row: the one it shares most ground with."""
    if len(listed) <= 1 and len(rows) <= 1:
        return [rows[0] if rows else None for _ in listed]
    matched: List[Optional[Row]] = [None] * len(listed)
    free = set(range(len(rows)))
    pairs = Comparison([each.wkb for each in listed], [wkb_of(row) for row in rows], frame).shared()
    for pair in sorted(pairs, key=lambda each: -each.area_m2):
        if matched[pair.new] is None and pair.old in free:
            matched[pair.new] = rows[pair.old]
            free.discard(pair.old)
    without = [number for number in sorted(free) if rows[number]["geom"] is None]
    for number, each in enumerate(listed):
        if each.wkb is None and without:
            matched[number] = rows[without.pop(0)]
    return matched


def _changes(row: Row, each: Discrepancy, least_m2: float, left: Left) -> List[str]:
    """What is different from what somebody dealt with; empty when that still covers it.

    A violation patch follows its own course: only ground beyond it comes back. A check that finds the same again brings
    back a reminder or return, which did not help, but not what a person found to be no fault.
    """
    changes = []
    before, after = row["area_m2"] or 0.0, each.area_m2
    old = wkb_of(row)
    beyond = 0.0
    if each.wkb is not None and each.wkb != old:
        beyond = each.area_m2 if old is None else left(each.wkb, [old])[0]
    if row["violation_uid"]:
        return [f"有 {mu_text(beyond)} 在已转图斑以外"] if beyond > least_m2 else []
    if abs(before - after) > TOLERANCE_M2:
        changes.append(f"面积由 {mu_text(before)} 变为 {mu_text(after)}")
    elif beyond > least_m2:
        changes.append(f"位置变化，有 {mu_text(beyond)} 不在原范围")
    if (row["base_version"], row["base_fingerprint"]) != (each.base_version, each.base_fingerprint):
        changes.append(f"底图由 {row['base_version'] or '无'} 变为 {each.base_version or '无'}")
    if str(row["term_to"] or "")[:10] != (each.term_to or ""):
        changes.append(f"使用终止日期由 {str(row['term_to'] or '')[:10] or '空'} 变为 {each.term_to or '空'}")
    found_fault = not str(row["handled_as"]).startswith(ACTIONS["explained"])
    if found_fault and each.checked_at and each.checked_at > str(row["checked_at"] or ""):
        changes.append(f"{each.checked_at[:10]} 重新核查后仍不一致")
    return changes


def _write(
    session: Session, each: Discrepancy, earlier: Optional[Row], changes: Sequence[str], uid: Optional[str] = None
) -> None:
    text = each.explanation
    if earlier is not None:
        since = f"，此后{'，'.join(changes)}" if changes else ""
        said = str(earlier["handled_as"])[:60]
        text += f"；{str(earlier['handled_on'] or '')[:10]} {earlier['handled_by']} 处理为“{said}”{since}"
    values = {
        "area_m2": each.area_m2,
        "explanation": text[:500],
        "found_at": now_text(),
        "base_version": each.base_version,
        "base_fingerprint": each.base_fingerprint,
        "term_to": each.term_to or None,
        "checked_at": each.checked_at,
        "earlier_uid": None if earlier is None else earlier["uid"],
    }
    if uid is not None:
        session.update("filing_discrepancy", uid, values, each.wkb)
        return
    session.insert(
        "filing_discrepancy",
        {"kind": each.kind, "filing_uid": each.filing_uid, "source_id": each.source_id, **values},
        each.wkb,
    )
