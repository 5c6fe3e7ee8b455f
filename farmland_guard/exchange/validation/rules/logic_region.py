"""logic.region."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class LogicRegion(Rule):
    """Codes of county, township and village belong to the county, and to each other."""

    id = "logic.region"

    def title(self) -> str:
        return translate("FarmlandGuard", "Codes of county, township and village belong together")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            names = [name for layer, name in package.profile.checks.county_fields if layer == table.spec.name]
            for record in table.records:
                longer = package.county()
                for name in names:
                    value = str(table.value(record, name) or "").strip()
                    if not value:
                        continue
                    if longer and not value.startswith(longer[: len(value)]):
                        yield self.at(
                            table,
                            record,
                            translate("FarmlandGuard", "{value} does not belong to {region}").format(value=value, region=longer),
                            name,
                        )
                    elif len(value) > len(longer):
                        longer = value
