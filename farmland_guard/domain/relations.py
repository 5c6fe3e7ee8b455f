"""How a patch stands to the earlier patch that it shares most ground with (新增、相同、扩大、部分重叠、已处理)."""

from dataclasses import dataclass

from .errors import InputError
from .language import translate
from .rulebook import RuleBook


@dataclass(frozen=True)
class RelationLimits:
    """The limits of a comparison: shares from 0 to 1, and what shared ground is only an inaccuracy of drawing."""

    share_new: float = 0.9
    share_old: float = 0.9
    sliver_m2: float = 0.5
    sliver_width_m: float = 0.1

    def is_sliver(self, area_m2: float, width_m: float) -> bool:
        """Whether shared ground of this area and mean width is an inaccuracy of drawing and no overlap."""
        return area_m2 < self.sliver_m2 and width_m < self.sliver_width_m

    def __str__(self) -> str:
        """The limits in the words stored with each result."""
        return (
            f"重叠占本图斑 ≥ {self.share_new * 100:g} %，占以往图斑 ≥ {self.share_old * 100:g} %；"
            f"碎屑：小于 {self.sliver_m2:g} m² 且窄于 {self.sliver_width_m:g} m"
        )


def limits_of(book: RuleBook) -> RelationLimits:
    """The limits as the rule book has them; InputError when a county's own value is no figure in range."""
    usual = RelationLimits()
    try:
        limits = RelationLimits(
            float(book.value("compare_same_share_new", usual.share_new)),
            float(book.value("compare_same_share_old", usual.share_old)),
            float(book.value("compare_sliver_m2", usual.sliver_m2)),
            float(book.value("compare_sliver_width_m", usual.sliver_width_m)),
        )
    except (TypeError, ValueError) as error:
        raise _unusable(str(error)) from error
    if not (0 < limits.share_new <= 1 and 0 < limits.share_old <= 1 and limits.sliver_m2 >= 0 and limits.sliver_width_m >= 0):
        raise _unusable(str(limits))
    return limits


def _unusable(reason: str) -> InputError:
    return InputError(
        translate(
            "FarmlandGuard", "The limits of the comparison (compare_… in the rule book) cannot be used: {reason}."
        ).format(reason=reason)
    )


def classify(share_new: float, share_old: float, old_is_handled: bool, limits: RelationLimits) -> str:
    """The code of the relation (a key of `codes.PATCH_RELATIONS`) for ground that is shared and no sliver.

    `share_new` and `share_old` are the shared ground over the new and over the old patch. A patch that lies inside an
    older one is the same; `handled` stands for the same ground whose older case is closed or was dismissed.
    """
    if share_new >= limits.share_new:
        return "handled" if old_is_handled else "same"
    if share_old >= limits.share_old:
        return "grown"
    return "partial"
