"""geometry.missing."""

from typing import Iterator

from ....domain.errors import FarmlandError
from ....domain.language import translate
from ....geometry.single import to_multipolygon
from ..model import Issue, Package, Rule


class GeometryMissing(Rule):
    """Every feature has a polygon that can be read."""

    id = "geometry.missing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Every feature has a polygon")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if not table.spec.geometry:
                continue
            for record in table.records:
                if record.wkb is None:
                    yield self.at(table, record, translate("FarmlandGuard", "there is no geometry."))
                    continue
                try:
                    to_multipolygon(record.wkb)
                except FarmlandError as problem:
                    yield self.at(table, record, str(problem))
