"""Which rows of the check's results are shown."""

from typing import Dict

from ..casework.check_results import CheckedLine
from ..domain.language import translate
from ..domain.zones import LIMITED
from .check_story import methods_difference
from .check_tables import lies_in
from .zone_words import zone_words


def row_filters() -> Dict[str, str]:
    """The filters by name, in their order."""
    return {
        "all": translate("FarmlandGuard", "All rows"),
        "changed": translate("FarmlandGuard", "Changed since the last check"),
        "findings": translate("FarmlandGuard", "With rule hits"),
        **{kind: words.inside for kind, words in zone_words().items()},
        "slivers": translate("FarmlandGuard", "With slivers"),
        "methods": translate("FarmlandGuard", "Area methods differ"),
        "unmeasured": translate("FarmlandGuard", "Could not be measured"),
    }


def passes(name: str, line: CheckedLine, differ_mu: float) -> bool:
    """Whether a row passes the filter called `name`."""
    if name == "changed":
        return bool(line.changes)
    if name == "findings":
        return bool(line.findings)
    if name in LIMITED:
        return lies_in(name, line)
    if name == "slivers":
        return line.slivers > 0
    if name == "methods":
        difference = methods_difference(line)
        return difference is not None and difference > differ_mu
    if name == "unmeasured":
        return line.area_m2 is None
    return True
