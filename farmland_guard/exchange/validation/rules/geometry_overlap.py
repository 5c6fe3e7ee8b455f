"""geometry.overlap."""

from typing import Iterator

from ....domain.language import translate
from ....geometry.geos import object_array
from ..model import Issue, Package, Rule
from ..shapes import back, geos_of


class GeometryOverlap(Rule):
    """No two features of a layer cover the same ground."""

    id = "geometry.overlap"

    def title(self) -> str:
        return translate("FarmlandGuard", "No two features of a layer cover the same ground")

    def check(self, package: Package) -> Iterator[Issue]:
        least = package.profile.checks.overlap_m2
        for table in package.tables:
            shapes = geos_of(table)
            if len(shapes) < 2:
                continue
            first, second = shapes.engine.box_pairs(shapes.boxes, shapes.boxes)
            pairs = [(i, j) for i, j in zip(first.tolist(), second.tolist()) if i < j]
            if not pairs:
                continue
            outcome = shapes.engine.intersection(
                object_array([shapes.geometries[i] for i, _ in pairs]), object_array([shapes.geometries[j] for _, j in pairs])
            )
            for number, (i, j) in enumerate(pairs):
                shared = outcome.geometries[number]
                if shared is None:
                    continue
                area = float(shapes.engine.areas(object_array([shared]))[0])
                if area > least:
                    one, other = table.records[shapes.rows[i]], table.records[shapes.rows[j]]
                    wkb = shapes.engine.to_wkb(object_array([shared]))[0]
                    text = translate("FarmlandGuard", "covers the same {area} m² as {other}")
                    yield self.at(
                        table, one, text.format(area=f"{area:.2f}", other=table.feature(other)), wkb=back(table, wkb)
                    )
