"""value.number."""

import math
from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, cells


class ValueNumber(Rule):
    """Numbers are numbers, with no more decimals than the profile has."""

    id = "value.number"

    def title(self) -> str:
        return translate("FarmlandGuard", "Numbers are finite and rounded as the profile says")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if column.kind not in ("real", "int") or value is None:
                continue
            if isinstance(value, str):
                try:
                    value = float(value)
                except ValueError:
                    yield self._wrong(table, record, column.name, value)
                    continue
            if isinstance(value, float) and not math.isfinite(value):
                yield self._wrong(table, record, column.name, value)
            elif column.kind == "real" and abs(value * 10**column.digits - round(value * 10**column.digits)) > 1e-4:
                yield self.at(
                    table,
                    record,
                    translate("FarmlandGuard", "{value} has more than {digits} decimals").format(
                        value=value, digits=column.digits
                    ),
                    column.name,
                )

    def _wrong(self, table: object, record: object, name: str, value: object) -> Issue:
        text = translate("FarmlandGuard", "“{value}” is no number").format(value=value)
        return self.at(table, record, text, name)  # type: ignore[arg-type]
