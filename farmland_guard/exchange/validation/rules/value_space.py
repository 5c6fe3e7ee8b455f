"""value.space."""

import re
from typing import Iterator

from ....domain.language import translate
from ..model import WARNING, Issue, Package, Rule, cells

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\ufeff]")


class ValueSpace(Rule):
    """Texts have no blanks at their ends and no invisible characters."""

    id = "value.space"
    severity = WARNING

    def title(self) -> str:
        return translate("FarmlandGuard", "Texts have no blanks at their ends and no invisible characters")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if isinstance(value, str) and value and (value != value.strip() or _CONTROL.search(value)):
                yield self.at(
                    table,
                    record,
                    translate("FarmlandGuard", "the text has blanks at its ends or invisible characters"),
                    column.name,
                )
