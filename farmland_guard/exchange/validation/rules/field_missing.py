"""field.missing."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class FieldMissing(Rule):
    """Every field of the profile is there."""

    id = "field.missing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Every field of the profile is there")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            for column in table.spec.columns:
                if column.name not in table.fields_of:
                    text = translate("FarmlandGuard", "the field {field} ({alias}) is missing")
                    yield self.on(table.spec.name, text.format(field=column.name, alias=column.alias or "—"), column.name)
