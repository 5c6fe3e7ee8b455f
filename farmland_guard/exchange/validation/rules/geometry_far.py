"""geometry.far."""

from statistics import median
from typing import Iterator, Tuple

from ....domain.errors import FarmlandError, InputError
from ....domain.language import translate
from ....geometry.single import bounds
from ...crs import county_box
from ...reproject import Reprojector
from ..model import Issue, Package, Rule, Table
from ..shapes import geos_of, metric_wkb


class GeometryFar(Rule):
    """No feature lies where the county cannot be: outside its coarse box, or far from all others where none is known."""

    id = "geometry.far"

    def title(self) -> str:
        return translate("FarmlandGuard", "No feature lies far away from all others")

    def check(self, package: Package) -> Iterator[Issue]:
        box = county_box(package.county())
        for table in package.tables if box else ():
            yield from self._elsewhere(table, box or ())
        yield from self._alone(package)

    def _elsewhere(self, table: Table, county: Tuple[float, ...]) -> Iterator[Issue]:
        """What lies wholly outside the coarse box of the county."""
        if not table.crs.isValid():
            return
        try:
            to_degrees = Reprojector(table.crs, 4490, table.spec.name)
        except InputError:  # another rule names the coordinate system
            return
        for record, shape in zip(table.records, metric_wkb(table)):
            if shape is None or record.wkb is None:
                continue
            try:
                west, south, east, north = bounds(to_degrees(record.wkb))
            except FarmlandError:
                continue
            if east < county[0] or west > county[2] or north < county[1] or south > county[3]:
                yield self.at(
                    table,
                    record,
                    translate("FarmlandGuard", "lies at {lon}°, {lat}°, which is not in the county").format(
                        lon=f"{west:.2f}", lat=f"{south:.2f}"
                    ),
                )

    def _alone(self, package: Package) -> Iterator[Issue]:
        """What lies far from all others, where no box of the county is known."""
        if county_box(package.county()):
            return
        farthest = package.profile.checks.far_km * 1000
        for table in package.tables:
            shapes = geos_of(table)
            if len(shapes) < 3:
                continue
            xs, ys = shapes.boxes[:, 0].tolist(), shapes.boxes[:, 1].tolist()
            middle_x, middle_y = median(xs), median(ys)
            for row, x, y in zip(shapes.rows, xs, ys):
                away = ((x - middle_x) ** 2 + (y - middle_y) ** 2) ** 0.5
                if away > farthest:
                    yield self.at(
                        table,
                        table.records[row],
                        translate("FarmlandGuard", "lies {km} km away from the middle of the layer").format(km=f"{away / 1000:.0f}"),
                    )
