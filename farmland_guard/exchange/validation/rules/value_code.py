"""value.code."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, cells


class ValueCode(Rule):
    """Coded fields hold values of their list."""

    id = "value.code"

    def title(self) -> str:
        return translate("FarmlandGuard", "Coded fields hold values of their list")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            allowed = column.allowed
            if allowed and value not in (None, "") and str(value).strip() not in allowed:
                yield self.at(
                    table,
                    record,
                    translate("FarmlandGuard", "“{value}” is not in the list: {allowed}").format(
                        value=value, allowed="、".join(list(allowed)[:12]) + (" …" if len(allowed) > 12 else "")
                    ),
                    column.name,
                )
