"""field.order."""

from typing import Iterator

from ....domain.language import translate
from ..model import WARNING, Issue, Package, Rule


class FieldOrder(Rule):
    """Fields stand in the profile's order, which some receivers read by position."""

    id = "field.order"
    severity = WARNING

    def title(self) -> str:
        return translate("FarmlandGuard", "Fields stand in the profile's order")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if table.spec.container == "kml":  # GDAL adds fields of its own to KML
                continue
            wanted = [table.fields_of[each.name] for each in table.spec.columns if each.name in table.fields_of]
            present = [info.name for info in table.fields if info.name in set(wanted)]
            for first, second in zip(wanted, present):
                if first != second:
                    yield self.on(
                        table.spec.name,
                        translate("FarmlandGuard", "{found} stands where the profile has {wanted}").format(
                            found=second, wanted=first
                        ),
                        first,
                    )
                    break
