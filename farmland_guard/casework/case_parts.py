"""What the last check of a case left of its make-up."""

from typing import List

from ..domain.parts import InZones, Part, in_zones
from ..register.store import Session


def parts_of(session: Session, violation_uid: str) -> List[Part]:
    """The parts of a case by category and by every kind of zones; none before its first check."""
    return [
        Part(row["kind"], row["code"], row["name"] or "", row["raw_m2"], row["adjusted_m2"], row["adjusted_mu"], row["net_m2"])
        for row in session.select("case_part", {"violation_uid": violation_uid})
    ]


def zones_of(session: Session, violation_uid: str) -> List[InZones]:
    """In which redline, approved land, reserves, plan zones and the like a case lies, by kind."""
    return in_zones(parts_of(session, violation_uid))
