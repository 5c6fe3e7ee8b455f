"""What the check panel calls each kind of zones that a case lies in or not."""

from typing import Dict, NamedTuple

from ..domain.language import translate


class ZoneWords(NamedTuple):
    """The heading of the column and what it says when pointed at, and the filter of cases inside."""

    column: str
    tip: str
    inside: str


def zone_words() -> Dict[str, ZoneWords]:
    """The words by kind, in the order of the columns: one entry for each of `zones.LIMITED`."""
    return {
        "redline": ZoneWords(
            translate("FarmlandGuard", "Redline\n亩"),
            translate("FarmlandGuard", "In the ecological redline; which part is under “Make-up”"),
            translate("FarmlandGuard", "In the redline"),
        ),
        "approved": ZoneWords(
            translate("FarmlandGuard", "Approved\n亩"),
            translate("FarmlandGuard", "On approved land; by which paper is under “Make-up”"),
            translate("FarmlandGuard", "On approved land"),
        ),
        "reserve": ZoneWords(
            translate("FarmlandGuard", "Reserve\n亩"),
            translate("FarmlandGuard", "In nature reserves; in which of them is under “Make-up”"),
            translate("FarmlandGuard", "In a nature reserve"),
        ),
    }
