"""How a patch stands to the earlier patch that it shares most ground with (新增、相同、扩大、部分重叠、已处理)."""

import json
from dataclasses import dataclass
from pathlib import Path

from .errors import InputError
from .language import translate


@dataclass(frozen=True)
class RelationLimits:
    """The limits of a comparison, with their source; shares from 0 to 1."""

    same_share: float
    sliver_m2: float
    sliver_width_m: float
    source: str

    def is_sliver(self, area_m2: float, width_m: float) -> bool:
        """Whether shared ground of this area and mean width is an inaccuracy of drawing and no overlap."""
        return area_m2 < self.sliver_m2 and width_m < self.sliver_width_m

    def __str__(self) -> str:
        """The limits in the words stored with each result."""
        return (
            f"相同、扩大：重叠占比 ≥ {self.same_share * 100:g} %；碎屑：小于 {self.sliver_m2:g} m² 且窄于 "
            f"{self.sliver_width_m:g} m（{self.source}）"
        )


def load_relation_limits(path: Path) -> RelationLimits:
    """The limits of a pack; InputError names the file and what it lacks."""
    try:
        pack = json.loads(path.read_text(encoding="utf-8"))
        limits = RelationLimits(
            float(pack["same_share"]), float(pack["sliver_m2"]), float(pack["sliver_width_m"]), str(pack["source"])
        )
        if not 0 < limits.same_share <= 1 or limits.sliver_m2 < 0 or limits.sliver_width_m < 0:
            raise ValueError("same_share, sliver_m2, sliver_width_m")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            translate("FarmlandGuard", "The limits {path} cannot be read: {reason}.").format(path=path, reason=error)
        ) from error
    return limits


def classify(share_new: float, share_old: float, old_is_handled: bool, limits: RelationLimits) -> str:
    """The code of the relation (a key of `codes.PATCH_RELATIONS`) for ground that is shared and no sliver.

    `share_new` and `share_old` are the shared ground over the new and over the old patch. A patch that lies inside an
    older one is the same; `handled` stands for the same ground whose older case is closed or was dismissed.
    """
    if share_new >= limits.same_share:
        return "handled" if old_is_handled else "same"
    if share_old >= limits.same_share:
        return "grown"
    return "partial"
