"""value.date."""

import datetime
import re
from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, cells

_EARLIEST, _LATEST = 1980, 2100
_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")


class ValueDate(Rule):
    """Dates are days that exist, within a sensible span."""

    id = "value.date"

    def title(self) -> str:
        return translate("FarmlandGuard", "Dates are real days")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if column.kind != "date" or value in (None, ""):
                continue
            day = value if isinstance(value, datetime.date) else _parsed(str(value))
            if day is None or not _EARLIEST <= day.year <= _LATEST:
                yield self.at(
                    table, record, translate("FarmlandGuard", "“{value}” is no sensible date").format(value=value), column.name
                )


def _parsed(text: str) -> "datetime.date | None":
    match = _ISO.match(text)
    try:
        return datetime.date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None
