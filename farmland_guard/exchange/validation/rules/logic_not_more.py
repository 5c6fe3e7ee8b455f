"""logic.not-more."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, number

_ROUNDING = 0.0100001


class LogicNotMore(Rule):
    """A part is not larger than what it is a part of: agricultural ≥ cultivated, patch ≥ permanent basic farmland."""

    id = "logic.not-more"

    def title(self) -> str:
        return translate("FarmlandGuard", "No part is larger than what it is a part of")

    def check(self, package: Package) -> Iterator[Issue]:
        for rule in package.profile.checks.not_more:
            for table in package.tables:
                if table.spec.name != rule.layer:
                    continue
                for record in table.records:
                    small, large = number(table.value(record, rule.small)), number(table.value(record, rule.large))
                    if small is not None and large is not None and small > large + _ROUNDING:
                        yield self.at(
                            table,
                            record,
                            translate("FarmlandGuard", "{small} is {value}, more than {large} with {limit}").format(
                                small=rule.small, value=f"{small:.2f}", large=rule.large, limit=f"{large:.2f}"
                            ),
                            rule.small,
                        )
