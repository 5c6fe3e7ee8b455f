"""logic.negative."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, cells, number


class LogicNegative(Rule):
    """No area is negative."""

    id = "logic.negative"

    def title(self) -> str:
        return translate("FarmlandGuard", "No area is negative")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            figure = number(value)
            if column.type in ("square_metres", "mu", "hectares") and figure is not None and figure < 0:
                yield self.at(
                    table, record, translate("FarmlandGuard", "the area {value} is negative").format(value=value), column.name
                )
