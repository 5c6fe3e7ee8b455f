"""crs.coordinates."""

from typing import Iterator, Optional

from ....domain.errors import FarmlandError
from ....domain.language import translate
from ....geometry.single import bounds
from ...landtxt_crs import grid_of
from ..model import Issue, Package, Rule, Table

# A 3° zone is 1.5° wide on each side of its meridian, under 170 km; points past its edge are met up to twice that.
FARTHEST_METRES = 350_000


class CrsCoordinates(Rule):
    """Coordinates can be in the coordinate system that is stated: degrees, zone number and order of the axes fit."""

    id = "crs.coordinates"

    def title(self) -> str:
        return translate("FarmlandGuard", "Coordinates fit the coordinate system")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if not table.crs.isValid():
                continue
            for record in table.records:
                try:
                    box = None if record.wkb is None else bounds(record.wkb)
                except FarmlandError:
                    continue
                if box is not None and self._fits(table, box) is False:
                    yield self.at(
                        table,
                        record,
                        translate("FarmlandGuard", "the coordinates {x}, {y} cannot be in {crs}").format(
                            x=f"{box[0]:.3f}", y=f"{box[1]:.3f}", crs=table.crs.authid()
                        ),
                    )

    def _fits(self, table: Table, box: "tuple[float, float, float, float]") -> Optional[bool]:
        if table.crs.isGeographic():
            return 73 <= box[0] and box[2] <= 136 and 3 <= box[1] and box[3] <= 54
        grid = grid_of(table.crs.authid())
        if grid is None or grid.zone is None:
            return None
        middle = 500_000 + (grid.zone * 1_000_000 if grid.prefixed else 0)
        return (
            abs(box[0] - middle) <= FARTHEST_METRES
            and abs(box[2] - middle) <= FARTHEST_METRES
            and box[1] >= 300_000
            and box[3] <= 6_200_000
        )
