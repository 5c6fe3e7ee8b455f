"""geometry.bounds."""

from typing import Iterator

from ....domain.errors import FarmlandError
from ....domain.language import translate
from ....geometry.geos import joined, object_array
from ..model import WARNING, Issue, Package, Rule, Table
from ..shapes import Geos, foreign, geos_of

# Surveyors' boundaries of county and patch differ by centimetres.
TOLERANCE_M2 = 1.0


class GeometryBounds(Rule):
    """Every feature lies within the county; one that reaches over the border with less than half is only warned of."""

    id = "geometry.bounds"

    def title(self) -> str:
        return translate("FarmlandGuard", "Every feature lies within the county")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables if package.boundary else ():
            yield from self._outside(package, table)

    def _outside(self, package: Package, table: Table) -> Iterator[Issue]:
        shapes, bounds = geos_of(table), Geos(foreign(table, package, list(package.boundary)))
        if not len(shapes) or not len(bounds):
            return
        try:
            county = joined(shapes.engine, list(bounds.geometries))
        except FarmlandError:
            return
        left = shapes.engine.difference(shapes.geometries, object_array([county] * len(shapes)))
        areas = shapes.engine.areas(left.geometries)
        for row, area, whole in zip(shapes.rows, areas, shapes.engine.areas(shapes.geometries)):
            if area > TOLERANCE_M2:
                issue = self.at(
                    table,
                    table.records[row],
                    translate("FarmlandGuard", "{area} m² lie outside the county").format(area=f"{float(area):.2f}"),
                )
                # A patch on the border is issued to one county and reaches into the next.
                yield issue if area > whole / 2 else issue._replace(severity=WARNING)
