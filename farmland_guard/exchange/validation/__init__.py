"""Validators of delivery packages: rules as objects with an id, one file each in `rules`."""

from typing import Callable, List, Optional

from ...domain.errors import Cancelled, InputError
from ...domain.language import listed, translate
from .model import ERROR, OFF, WARNING, Issue, Package
from .rules import RULES

__all__ = ["ERROR", "RULES", "WARNING", "Issue", "validate"]


def validate(package: Package, progress: Optional[Callable[[float], bool]] = None) -> List[Issue]:
    """Every issue of a package, in the order of the rules, with the severity the profile gives each rule.

    InputError for a profile that names a rule or severity that does not exist.
    """
    chosen = dict(package.profile.checks.severity)
    unknown = sorted(set(chosen) - {rule.id for rule in RULES})
    wrong = sorted(set(chosen.values()) - {ERROR, WARNING, OFF})
    if unknown or wrong:
        raise InputError(
            translate("FarmlandGuard", "The profile's validation names unknown rules or severities: {names}.").format(
                names=listed(unknown + wrong)
            )
        )
    found: List[Issue] = []
    for number, rule in enumerate(RULES):
        if progress is not None and not progress(number / len(RULES)):
            raise Cancelled()
        severity = chosen.get(rule.id)
        if severity != OFF:
            found += [issue if severity is None else issue._replace(severity=severity) for issue in rule.check(package)]
    return found
