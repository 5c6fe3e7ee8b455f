"""The limits of the overlap check, which are data: what counts as a sliver, and from where on a difference is told."""

import json
from dataclasses import dataclass
from pathlib import Path

from .errors import InputError
from .language import translate


@dataclass(frozen=True)
class CheckLimits:
    """A piece below `sliver_area_m2` whose width (2·area/perimeter) is below `sliver_width_m` is a sliver.

    Two area methods are both told from a difference of more than `methods_differ_mu` 亩; ground that polygons of one
    base layer share is told from `base_overlap_m2` a pair.
    """

    sliver_area_m2: float = 0.5
    sliver_width_m: float = 0.1
    methods_differ_mu: float = 0.01
    base_overlap_m2: float = 0.01


def load_limits(path: Path) -> CheckLimits:
    """The limits in a file as `resources/limits` has them; InputError when it cannot be read."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        limits = CheckLimits(
            float(given["sliver"]["area_m2"]),
            float(given["sliver"]["width_m"]),
            float(given["methods_differ_mu"]["value"]),
            float(given["base_overlap_m2"]["value"]),
        )
        if min(limits.sliver_area_m2, limits.sliver_width_m, limits.methods_differ_mu, limits.base_overlap_m2) < 0:
            raise ValueError("negative")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            translate("FarmlandGuard", "The limits in {path} cannot be read: {reason}.").format(path=path, reason=error)
        ) from error
    return limits
