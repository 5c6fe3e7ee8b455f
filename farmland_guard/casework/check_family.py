"""Split patches: the adjusted areas of the parts of a patch sum to the patch, generation by generation."""

from typing import Dict, List, Mapping, Optional, Sequence

from ..domain.adjustment import AdjustmentError, adjust
from ..domain.language import translate
from ..exchange.reproject import frame_of_epsg
from ..geometry.areas import areas_m2
from ..register.store import Row, Session, wkb_of
from .remaining import REGISTER_METHOD


def controls_of_children(session: Session, cases: Sequence[Row], problems: List[str]) -> Dict[str, float]:
    """Adjusted areas in m² of those of `cases` that are parts of a split patch, by uid.

    Where the parts do not make up their patch nothing is spread: a sentence goes to `problems`, and they keep their own.
    """
    controls: Dict[str, Optional[float]] = {}
    for parent in _parents_first(session, cases):
        _share_out(session, parent, controls, problems)
    return {case["uid"]: control for case in cases for control in [controls.get(case["uid"])] if control is not None}


def _parents_first(session: Session, cases: Sequence[Row]) -> List[str]:
    """The uids of all patches that `cases` descend from, every one before its own parts."""
    above: Mapping[str, Optional[str]] = {
        row["uid"]: row["parent_uid"] for row in session.rows("SELECT uid, parent_uid FROM violation")
    }
    order: List[str] = []
    for case in cases:
        line: List[str] = []
        parent = case["parent_uid"]
        while parent in above and parent not in order and parent not in line:
            line.append(parent)
            parent = above[parent]
        order += reversed(line)
    return order


def _share_out(session: Session, parent: str, controls: Dict[str, Optional[float]], problems: List[str]) -> None:
    rows = session.select("violation", {"uid": parent}) + session.select("violation", {"parent_uid": parent}, "code")
    measured = areas_m2([wkb_of(row) for row in rows], frame_of_epsg(session.info.srs_id), REGISTER_METHOD)
    areas = [area for area, _ in measured if area is not None]
    if len(areas) < len(rows):
        return  # which of them cannot be measured is said with the case itself
    whole = controls.get(parent)
    codes = [row["code"] for row in rows[1:]]
    try:
        adjusted = adjust(areas[1:], areas[0] if whole is None else whole, keys=codes)
    except AdjustmentError as error:
        problems.append(
            translate("FarmlandGuard", "{code}: its sub-patches {children} do not make it up: {reason}").format(
                code=rows[0]["code"], children="、".join(codes), reason=error
            )
        )
        return
    controls.update((row["uid"], area) for row, area in zip(rows[1:], adjusted))
