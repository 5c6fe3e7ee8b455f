"""value.required."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, cells


class ValueRequired(Rule):
    """Required fields are filled in."""

    id = "value.required"

    def title(self) -> str:
        return translate("FarmlandGuard", "Required fields are filled in")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if column.required and (value is None or (isinstance(value, str) and not value.strip())):
                yield self.at(table, record, translate("FarmlandGuard", "a required value is missing"), column.name)
