"""geometry.duplicate-points."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule
from ..rings import rings_of

SAME_METRES, SAME_DEGREES = 0.0005, 5e-9


class GeometryDuplicatePoints(Rule):
    """No point follows itself."""

    id = "geometry.duplicate-points"

    def title(self) -> str:
        return translate("FarmlandGuard", "No point is there twice in a row")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            same = SAME_DEGREES if table.crs.isGeographic() else SAME_METRES
            for record in table.records:
                repeated = [
                    first
                    for ring in rings_of(record.wkb)
                    for first, second in zip(ring, ring[1:])
                    if abs(first[0] - second[0]) <= same and abs(first[1] - second[1]) <= same
                ]
                if repeated:
                    yield self.at(
                        table,
                        record,
                        translate("FarmlandGuard", "{count} points are there twice in a row, first at {x}, {y}").format(
                            count=len(repeated), x=f"{repeated[0][0]:.3f}", y=f"{repeated[0][1]:.3f}"
                        ),
                    )
