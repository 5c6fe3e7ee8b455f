"""Which township and village a polygon lies in, by the base layers of the register."""

from typing import Dict, Optional

from ..geometry.single import bounds, overlap_area
from ..register.bases import current_base, polygons_within
from ..register.store import Row, Session, wkb_of


class Locator:
    """Names townships and villages by the largest shared area, within one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._bases = {role: current_base(session, role) for role in ("township", "village")}

    @property
    def has_townships(self) -> bool:
        """Whether the register has a township layer at all."""
        return self._bases["township"] is not None

    def place(self, wkb: bytes) -> Dict[str, Optional[str]]:
        """`xzdm xzmc cdm cmc` of a polygon (WKB in the register's CRS); only those that could be found."""
        found: Dict[str, Optional[str]] = {}
        township = self._largest("township", wkb)
        if township is not None:
            found["xzdm"] = (township["zone_code"] or "")[:9] or None
            found["xzmc"] = township["zone_name"]
        village = self._largest("village", wkb)
        if village is not None:
            found["cdm"] = (village["zone_code"] or "")[:12] or None
            found["cmc"] = village["zone_name"]
        return found

    def _largest(self, role: str, wkb: bytes) -> Optional[Row]:
        base = self._bases[role]
        if base is None:
            return None
        best, best_area = None, 0.0
        for row in polygons_within(self._session, base["table_name"], bounds(wkb)):
            other = wkb_of(row)
            if other is None:
                continue
            shared = overlap_area(wkb, other)
            if shared > best_area:
                best, best_area = row, shared
        return best
