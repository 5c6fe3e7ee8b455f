"""geometry.tiny-part."""

from typing import Iterator

from ....domain.language import translate
from ....geometry.geos import engine
from ....geometry.wkb import read_wkb, write_wkb
from ..model import Issue, Package, Rule
from ..shapes import metric_wkb


class GeometryTinyPart(Rule):
    """No part of a feature is smaller than the profile allows."""

    id = "geometry.tiny-part"

    def title(self) -> str:
        return translate("FarmlandGuard", "No part of a feature is tiny")

    def check(self, package: Package) -> Iterator[Issue]:
        geos = engine()
        least = package.profile.checks.tiny_m2
        for table in package.tables:
            for record, shape in zip(table.records, metric_wkb(table)):
                if shape is None:
                    continue
                areas = geos.areas(geos.from_wkb([write_wkb([rings]) for rings in read_wkb(shape)]))
                tiny = [float(area) for area in areas if area < least]
                if tiny:
                    yield self.at(
                        table,
                        record,
                        translate("FarmlandGuard", "{count} parts are smaller than {least} m² (the smallest {area} m²)").format(
                            count=len(tiny), least=least, area=f"{min(tiny):.3f}"
                        ),
                    )
