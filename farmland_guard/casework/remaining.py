"""The remaining area of a case is geometry: the case's polygon minus what was accepted, measured as the case was."""

from typing import Optional

from ..exchange.reproject import frame_of_epsg
from ..geometry.remainder import remainder
from ..register.store import Row, Session, wkb_of

REGISTER_METHOD = "ellipsoidal"


def remaining_of(session: Session, case: Row) -> Optional[float]:
    """Square metres (图斑椭球面积) of the case that no valid acceptance covers; None for a case without geometry."""
    polygon = wkb_of(case)
    if polygon is None:
        return None
    accepted = [
        wkb_of(row)
        for row in session.rows(
            "SELECT geom FROM acceptance WHERE violation_uid = ? AND result = 'pass'", (case["uid"],)
        )
    ]
    frame = frame_of_epsg(session.info.srs_id)
    left, _ = remainder(polygon, [each for each in accepted if each is not None], frame, REGISTER_METHOD)
    return left


def store_remaining(session: Session, case: Row) -> Optional[float]:
    """Compute the remaining area of a case, write it and return it."""
    left = remaining_of(session, case)
    session.update("violation", case["uid"], {"remaining_m2": left})
    return left
