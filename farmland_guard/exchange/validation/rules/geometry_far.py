"""geometry.far."""

from statistics import median
from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule
from ..shapes import geos_of


class GeometryFar(Rule):
    """No feature lies so far from the others that it cannot be in the same county."""

    id = "geometry.far"

    def title(self) -> str:
        return translate("FarmlandGuard", "No feature lies far away from all others")

    def check(self, package: Package) -> Iterator[Issue]:
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
