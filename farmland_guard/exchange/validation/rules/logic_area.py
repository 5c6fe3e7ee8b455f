"""logic.area."""

from typing import Iterator

from ....domain.errors import InputError
from ....domain.language import translate
from ....geometry.areas import areas_m2
from ...crs import frame_of
from ..model import Issue, Package, Rule, number


class LogicArea(Rule):
    """A stated area is the area of the shape, computed by the profile's method."""

    id = "logic.area"

    def title(self) -> str:
        return translate("FarmlandGuard", "Stated areas are those of the shapes")

    def check(self, package: Package) -> Iterator[Issue]:
        for rule in package.profile.checks.areas:
            for table in package.tables:
                if table.spec.name != rule.layer or rule.field not in table.fields_of:
                    continue
                try:
                    frame = frame_of(table.crs, table.spec.name)
                except InputError:  # another rule names the coordinate system
                    continue
                for record, (area, problem) in zip(
                    table.records, areas_m2([record.wkb for record in table.records], frame, rule.method)
                ):
                    stated = number(table.value(record, rule.field))
                    if area is None or problem or stated is None:
                        continue
                    if abs(area - stated) > rule.tolerance + 0.005:
                        yield self.at(
                            table,
                            record,
                            translate("FarmlandGuard", "{stated} is stated, the shape has {area} m²").format(
                                stated=f"{stated:.2f}", area=f"{area:.2f}"
                            ),
                            rule.field,
                        )
