"""The table of panels. A new panel is one line here; dock, toggle, menu entry and tab come from it."""

from dataclasses import dataclass
from typing import Any, Callable, Tuple

from .check_panel import CheckPanel
from .current import CurrentRegister
from .delivery.panel import DeliveryPanel
from .dock import RegisterDock
from .filings_panel import FilingsPanel
from .look.second_map import SecondMap
from .morning_panel import MorningPanel
from .patches_panel import PatchesPanel
from .precheck_panel import PrecheckPanel
from .rectify_panel import RectifyPanel
from .referral_panel import ReferralPanel
from .rules_panel import RulesPanel
from .workbench_panel import WorkbenchPanel


@dataclass(frozen=True)
class Panel:
    """One panel: its name in the code, the SVG in resources/icons, and what makes it from iface, register and parent.

    `on_bar` puts its toggle on the toolbar and shows it from the start, for the few that are in use all day; the others
    are opened from 更多 ▸ 面板, so that the tabs keep their names readable. A panel that is not `in_tabs` stands below the map.
    """

    name: str
    icon: str
    make: Callable[[Any, CurrentRegister, Any], RegisterDock]
    on_bar: bool = False
    in_tabs: bool = True


PANELS: Tuple[Panel, ...] = (
    Panel("workbench", "dashboard", WorkbenchPanel, on_bar=True),
    Panel("patches", "patches", PatchesPanel, on_bar=True),
    Panel("check", "check", CheckPanel, on_bar=True),
    Panel("precheck", "precheck", PrecheckPanel, on_bar=True),
    Panel("rectify", "rectify", RectifyPanel, on_bar=True),
    Panel("referral", "referral", ReferralPanel),
    Panel("delivery", "delivery", DeliveryPanel),
    Panel("filings", "filings", FilingsPanel),
    Panel("morning", "morning", MorningPanel),
    Panel("rules", "rules", RulesPanel),
    Panel("second_map", "second_map", SecondMap, in_tabs=False),
)
"""In the order of the work, which is the order of tabs and toggles."""
