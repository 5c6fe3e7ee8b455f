"""logic.sum."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, number


class LogicSum(Rule):
    """Parts add up to their whole."""

    id = "logic.sum"

    def title(self) -> str:
        return translate("FarmlandGuard", "Parts add up to their whole")

    def check(self, package: Package) -> Iterator[Issue]:
        for rule in package.profile.checks.sums:
            for table in package.tables:
                if table.spec.name != rule.layer:
                    continue
                for record in table.records:
                    whole = number(table.value(record, rule.whole))
                    parts = [number(table.value(record, part)) for part in rule.parts]
                    if whole is None or all(part is None for part in parts):
                        continue
                    total = sum(part or 0.0 for part in parts)
                    if abs(total - whole) > rule.tolerance + 1e-9:
                        yield self.at(
                            table,
                            record,
                            translate("FarmlandGuard", "{parts} add up to {total}, {whole} is {value}").format(
                                parts=" + ".join(rule.parts), total=f"{total:.2f}", whole=rule.whole, value=f"{whole:.2f}"
                            ),
                            rule.whole,
                        )
