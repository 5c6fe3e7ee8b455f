"""geometry.self-overlap."""

from typing import Iterator

from ....domain.errors import FarmlandError
from ....domain.language import translate
from ....geometry.single import overlap_area
from ....geometry.wkb import read_wkb, write_wkb
from ..model import Issue, Package, Rule
from ..shapes import metric_wkb


class GeometrySelfOverlap(Rule):
    """The parts of one feature do not cover each other."""

    id = "geometry.self-overlap"

    def title(self) -> str:
        return translate("FarmlandGuard", "The parts of one feature do not cover each other")

    def check(self, package: Package) -> Iterator[Issue]:
        least = package.profile.checks.overlap_m2
        for table in package.tables:
            for record, shape in zip(table.records, metric_wkb(table)):
                parts = [] if shape is None else [write_wkb([rings]) for rings in read_wkb(shape)]
                shared = 0.0
                for index, part in enumerate(parts):
                    for other in parts[:index]:
                        try:
                            shared += overlap_area(part, other)
                        except FarmlandError:  # an invalid part, which another rule names
                            continue
                if shared > least:
                    yield self.at(
                        table,
                        record,
                        translate("FarmlandGuard", "parts of the feature cover each other on {area} m²").format(
                            area=f"{shared:.2f}"
                        ),
                    )
