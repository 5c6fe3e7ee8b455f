"""A new patch on ground whose reclamation was accepted (复耕后再次占用): flagged when the patch comes in.

Only ground that two bureaus accepted as reclaimed counts; ground settled by paper (补办、没收) was never given back.
"""

from dataclasses import dataclass
from typing import Dict, Iterable, List

from ..domain.relations import limits_of
from ..exchange.reproject import frame_of_epsg
from ..geometry.relating import Comparison
from ..register.store import Row, Session, wkb_of
from .rulebook import rule_book


@dataclass(frozen=True)
class Relapse:
    """A patch and the case whose accepted ground it takes; m² in ellipsoidal area."""

    code: str
    old_uid: str
    old_code: str
    area_m2: float


def flag_relapses(session: Session, uids: Iterable[str]) -> List[Relapse]:
    """Mark each of these cases that lies on accepted ground, and unmark those that do not; more than a sliver counts.

    Where it takes ground of several cases, the one it takes most of is named. Returned in the order of codes.
    """
    wanted = set(uids)
    cases = [row for row in _touching(session) if row["uid"] in wanted]
    found: Dict[str, Relapse] = {}
    if cases:
        accepted = session.rows(
            "SELECT a.geom, a.violation_uid, v.code, v.parent_uid FROM acceptance a JOIN violation v ON v.uid = a.violation_uid "
            "WHERE a.result = 'pass' AND a.kind = 'joint' AND a.geom IS NOT NULL ORDER BY a.fid"
        )
        found = _meetings(session, cases, accepted)
    for row in session.rows("SELECT uid, relapse_uid FROM violation WHERE relapse_uid IS NOT NULL"):
        if row["uid"] in wanted and row["uid"] not in found:
            session.update("violation", row["uid"], {"relapse_uid": None, "relapse_m2": None})
    for uid, relapse in found.items():
        session.update("violation", uid, {"relapse_uid": relapse.old_uid, "relapse_m2": relapse.area_m2})
    return sorted(found.values(), key=lambda each: each.code)


def _touching(session: Session) -> List[Row]:
    """Cases whose box touches the box of an accepted polygon of another case."""
    return session.rows(
        "SELECT * FROM violation WHERE fid IN (SELECT r.id FROM acceptance a "
        "CROSS JOIN rtree_acceptance_geom b ON b.id = a.fid "
        "CROSS JOIN rtree_violation_geom r ON r.maxx >= b.minx AND r.minx <= b.maxx AND r.maxy >= b.miny AND r.miny <= b.maxy "
        "WHERE a.result = 'pass' AND a.kind = 'joint')"
    )


def _meetings(session: Session, cases: List[Row], accepted: List[Row]) -> Dict[str, Relapse]:
    limits = limits_of(rule_book(session))
    comparison = Comparison(
        [wkb_of(row) for row in cases], [wkb_of(row) for row in accepted], frame_of_epsg(session.info.srs_id)
    )
    found: Dict[str, Relapse] = {}
    for shared in comparison.shared():
        case, old = cases[shared.new], accepted[shared.old]
        own = case["uid"] in (old["violation_uid"], old["parent_uid"]) or case["parent_uid"] == old["violation_uid"]
        if own or limits.is_sliver(shared.area_m2, shared.width_m):
            continue
        best = found.get(case["uid"])
        if best is None or shared.area_m2 > best.area_m2:
            found[case["uid"]] = Relapse(case["code"], old["violation_uid"], old["code"], shared.area_m2)
    return found
