"""field.name."""

from typing import Iterator

from ....domain.language import translate
from ...shortnames import cut, short_names
from ..model import Issue, Package, Rule


class FieldName(Rule):
    """Fields are written as the profile writes them: no alias in place of the name, no other case."""

    id = "field.name"

    def title(self) -> str:
        return translate("FarmlandGuard", "Fields are named exactly as in the profile")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            short = short_names([column.name for column in table.spec.columns], "gb18030")
            for name, actual in table.fields_of.items():
                if actual not in (name, short[name], cut(name, "utf-8")):
                    yield self.on(
                        table.spec.name,
                        translate("FarmlandGuard", "the field is called {actual} instead of {field}").format(
                            actual=actual, field=name
                        ),
                        name,
                    )
