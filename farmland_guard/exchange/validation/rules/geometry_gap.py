"""geometry.gap."""

from typing import Iterator, List

import numpy as np
from qgis.core import QgsGeometry

from ....domain.language import translate
from ..model import WARNING, Issue, Package, Rule
from ..shapes import back, geos_of, metric_wkb, qgis_geometry

# A bridged corner is short; what is longer than this is a gap along a boundary.
SHORTEST_METRES = 1.0
_SEGMENTS = 1


class GeometryGap(Rule):
    """Neighbours that nearly share a boundary share it: no sliver of open ground between them."""

    id = "geometry.gap"
    severity = WARNING

    def title(self) -> str:
        return translate("FarmlandGuard", "No sliver of open ground lies between neighbours")

    def check(self, package: Package) -> Iterator[Issue]:
        width = package.profile.checks.gap_width_m
        if width <= 0:
            return
        for table in package.tables:
            shapes = geos_of(table)
            if len(shapes) < 2:
                continue
            margin = np.array([-width, -width, width, width])
            first, second = shapes.engine.box_pairs(shapes.boxes + margin, shapes.boxes)
            wkb = metric_wkb(table)
            for i, j in zip(first.tolist(), second.tolist()):
                if i >= j:
                    continue
                one, other = shapes.rows[i], shapes.rows[j]
                for sliver in slivers(qgis_geometry(wkb[one] or b""), qgis_geometry(wkb[other] or b""), width):
                    text = translate("FarmlandGuard", "a gap of {area} m² lies between it and {other}")
                    yield self.at(
                        table,
                        table.records[one],
                        text.format(area=f"{sliver.area():.2f}", other=table.feature(table.records[other])),
                        wkb=back(table, bytes(sliver.asWkb())),
                    )


def slivers(one: QgsGeometry, other: QgsGeometry, width: float) -> List[QgsGeometry]:
    """The strips between two polygons that are narrower than `width` and longer than SHORTEST_METRES."""
    both = one.combine(other)
    if both.isEmpty() or one.distance(other) > width:
        return []
    half = width / 2
    grown = both.buffer(half, _SEGMENTS, QgsGeometry.EndCapStyle.Flat, QgsGeometry.JoinStyle.Miter, 5.0)
    closed = grown.buffer(-half, _SEGMENTS, QgsGeometry.EndCapStyle.Flat, QgsGeometry.JoinStyle.Miter, 5.0)
    # Closing also fills the narrow corners within each polygon, which are no gap between the two.
    left = closed.difference(both.buffer(1e-6, _SEGMENTS))
    found = []
    for part in left.asGeometryCollection():
        if part.area() > 1e-4 and part.length() / 2 >= SHORTEST_METRES:
            near = part.buffer(width, _SEGMENTS)
            if near.intersects(one) and near.intersects(other):
                found.append(part)
    return found
