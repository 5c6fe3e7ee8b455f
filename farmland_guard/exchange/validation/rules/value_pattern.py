"""value.pattern."""

import re
from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, cells


class ValuePattern(Rule):
    """Values are written as the profile says (a county code of six digits)."""

    id = "value.pattern"

    def title(self) -> str:
        return translate("FarmlandGuard", "Values are written as the profile says")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if column.pattern and value not in (None, "") and not re.search(column.pattern, str(value)):
                yield self.at(
                    table,
                    record,
                    translate("FarmlandGuard", "“{value}” is not written as the profile says ({pattern})").format(
                        value=value, pattern=column.pattern
                    ),
                    column.name,
                )
