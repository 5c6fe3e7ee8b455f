"""The zones a case may lie in, each declared once: what they are called, what tells them apart, what is said of a case.

From here come the roles of base layers, the kinds of parts, the versions a check keeps, what the panels measure and what
the packet lists. Only the fields of foreign layers (`fieldnames`), colours and the panel's own words stand elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Tuple


@dataclass(frozen=True)
class Zone:
    """A kind of zones. `title` names it as a base layer and as a kind of parts, `layer` its version in a check.

    `told_by` are columns of a base polygon: the first that is filled tells zones apart, and where none is, the ground is
    called `unknown`. `needed` are canonical names of
    fields a layer must have all of, `needed_one` those it must have one of. `coverage` zones should not overlap each other.
    """

    role: str
    title: str
    layer: str
    told_by: Tuple[str, ...]
    needed: Tuple[str, ...] = ()
    needed_one: Tuple[str, ...] = ()
    unknown: str = ""
    coverage: bool = False
    outside: str = ""
    """What ground in none of them is called; with it, how much of a case lies inside is a figure of the case."""
    listed: bool = False
    """Whether the overlap table of a packet shows it."""
    code_title: str = ""
    """The heading of what tells zones apart in that table; empty where that is the name."""
    cited_by_code: bool = False
    """Whether people cite such ground by that code, as a paper by its number, and not by its name."""
    protected: bool = False
    """Ground that is kept from building: lying inside is shown in red."""

    @property
    def code(self) -> str:
        """The column with a zone's code."""
        return next(column for column in self.told_by if column != "zone_name")


TOWNSHIP = Zone("township", "乡镇", "乡镇界线", ("zone_code", "source_id"), ("zone_code", "zone_name"), coverage=True)
VILLAGE = Zone("village", "村", "村界线", ("zone_code", "source_id"), ("zone_code", "zone_name"), coverage=True)
REDLINE = Zone("redline", "生态保护红线", "生态保护红线", ("source_id",), outside="不在红线内", listed=True, code_title="红线图斑编号",
               protected=True)  # fmt: skip
APPROVED = Zone("approved", "批准用地", "批准用地", ("approval_no", "source_id"), outside="不在批准用地内", listed=True, code_title="批准文号",
                cited_by_code=True)  # fmt: skip
RESERVE = Zone("reserve", "自然保护地", "自然保护地", ("zone_name", "source_id"), outside="不在自然保护地内", listed=True, protected=True)
PLANZONE = Zone("planzone", "规划用途分区", "规划用途分区", ("zone_code", "zone_name"), needed_one=("zone_code", "zone_name"), coverage=True,
                listed=True, code_title="分区代码", unknown="分区不明")  # fmt: skip

ZONES: Dict[str, Zone] = {zone.role: zone for zone in (TOWNSHIP, VILLAGE, REDLINE, APPROVED, RESERVE, PLANZONE)}

ZONE_KINDS = tuple(ZONES)
LIMITED = tuple(role for role, zone in ZONES.items() if zone.outside)
"""Kinds that a case lies in or not: how much of it does is a figure of the case."""
LISTED = tuple(role for role, zone in ZONES.items() if zone.listed)
DIVIDING = tuple(role for role in LISTED if role not in LIMITED)
"""Kinds that divide the ground among them: what a case has in each zone is what can change."""
BORDERS = tuple(role for role, zone in ZONES.items() if not zone.listed)
