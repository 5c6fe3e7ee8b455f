"""value.unique."""

from collections import Counter
from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class ValueUnique(Rule):
    """Numbers that tell features apart are there once."""

    id = "value.unique"

    def title(self) -> str:
        return translate("FarmlandGuard", "Numbers that tell features apart are there once")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            for column in table.spec.columns:
                if not column.unique or column.name not in table.fields_of:
                    continue
                values = [str(table.value(record, column.name) or "").strip().upper() for record in table.records]
                counts = Counter(values)
                for record, value in zip(table.records, values):
                    if value and counts[value] > 1:
                        yield self.at(
                            table,
                            record,
                            translate("FarmlandGuard", "{value} is there {count} times").format(
                                value=value, count=counts[value]
                            ),
                            column.name,
                        )
