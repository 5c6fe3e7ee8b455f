"""format.geometry-type."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class GeometryType(Rule):
    """Features are plain polygons without heights and arcs."""

    id = "format.geometry-type"

    def title(self) -> str:
        return translate("FarmlandGuard", "Features are plain two-dimensional polygons")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if not table.spec.geometry:
                continue
            for record in table.records:
                name = record.geometry.replace(" ", "").lower()
                if record.wkb is not None and name not in ("polygon", "multipolygon"):
                    yield self.at(
                        table,
                        record,
                        translate("FarmlandGuard", "the geometry is a {kind}, not a plain polygon").format(kind=record.geometry),
                    )
