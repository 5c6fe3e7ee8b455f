"""geometry.closure."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule
from ..rings import rings_of


class GeometryClosure(Rule):
    """Every ring ends at its first point."""

    id = "geometry.closure"

    def title(self) -> str:
        return translate("FarmlandGuard", "Every ring ends at its first point")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            for record in table.records:
                for number, ring in enumerate(rings_of(record.wkb), 1):
                    if len(ring) > 1 and ring[0] != ring[-1]:
                        yield self.at(
                            table, record, translate("FarmlandGuard", "ring {number} is not closed").format(number=number)
                        )
