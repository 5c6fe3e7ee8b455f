"""geometry.earlier."""

from typing import Iterator

from ....domain.language import translate
from ....geometry.geos import object_array
from ..model import Issue, Package, Rule
from ..shapes import Geos, back, foreign, geos_of


class GeometryEarlier(Rule):
    """A feature does not cover ground that was delivered earlier under another number."""

    id = "geometry.earlier"

    def title(self) -> str:
        return translate("FarmlandGuard", "No feature covers ground delivered earlier under another number")

    def check(self, package: Package) -> Iterator[Issue]:
        least = package.profile.checks.overlap_m2
        for table in package.tables if package.earlier else ():
            shapes = geos_of(table)
            old = Geos(foreign(table, package, [each.wkb for each in package.earlier]))
            if not len(shapes) or not len(old):
                continue
            here = {table.feature(record) for record in table.records}
            first, second = shapes.engine.box_pairs(shapes.boxes, old.boxes)
            for i, j in zip(first.tolist(), second.tolist()):
                record, earlier = table.records[shapes.rows[i]], package.earlier[old.rows[j]]
                if earlier.code in here:  # delivered again; another rule looks at today's shapes
                    continue
                outcome = shapes.engine.intersection(
                    object_array([shapes.geometries[i]]), object_array([old.geometries[j]])
                )
                area = 0.0 if outcome.failures else float(shapes.engine.areas(outcome.geometries)[0])
                if area > least:
                    wkb = shapes.engine.to_wkb(outcome.geometries)[0]
                    text = translate("FarmlandGuard", "covers {area} m² that were delivered as {code} ({delivery})")
                    yield self.at(
                        table,
                        record,
                        text.format(area=f"{area:.2f}", code=earlier.code, delivery=earlier.delivery),
                        wkb=back(table, wkb),
                    )
