"""geometry.self-intersection."""

from typing import Iterator

from ....domain.language import translate
from ....geometry.geos import engine, object_array
from ....geometry.problem import reason_text
from ..model import Issue, Package, Rule
from ..shapes import metric_wkb


class GeometrySelfIntersection(Rule):
    """No polygon crosses or touches itself along a line, no hole lies outside, no part lies in another."""

    id = "geometry.self-intersection"

    def title(self) -> str:
        return translate("FarmlandGuard", "Polygons are valid: no boundary crosses itself")

    def check(self, package: Package) -> Iterator[Issue]:
        geos = engine()
        for table in package.tables:
            shapes = metric_wkb(table)
            places = [place for place, shape in enumerate(shapes) if shape is not None]
            if not places:
                continue
            geometries = geos.from_wkb([shapes[place] or b"" for place in places])
            for place, geometry, valid in zip(places, geometries, geos.is_valid(geometries)):
                if not valid:
                    reason, at = geos.invalid_reason(object_array([geometry])[0])
                    where = f" ({at[0]:.3f}, {at[1]:.3f})" if at else ""
                    text = translate("FarmlandGuard", "the polygon is not valid: {reason}")
                    yield self.at(table, table.records[place], text.format(reason=reason_text(reason) + where))
