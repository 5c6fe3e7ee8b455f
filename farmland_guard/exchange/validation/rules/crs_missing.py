"""crs.missing."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class CrsMissing(Rule):
    """A layer with geometry says in which coordinate system it is."""

    id = "crs.missing"

    def title(self) -> str:
        return translate("FarmlandGuard", "A layer states its coordinate system")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if table.spec.geometry and not table.crs.isValid():
                yield self.on(table.spec.name, translate("FarmlandGuard", "no coordinate system is stated"))
