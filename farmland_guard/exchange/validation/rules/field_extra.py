"""field.extra."""

from typing import Iterator

from ....domain.language import translate
from ..model import WARNING, Issue, Package, Rule

# What QGIS and GDAL number rows with.
_OWN = ("FID", "OGC_FID", "OBJECTID", "ID_0", "SHAPE_LENG", "SHAPE_LENGTH", "SHAPE_AREA")


class FieldExtra(Rule):
    """No field is there that the profile does not have."""

    id = "field.extra"
    severity = WARNING

    def title(self) -> str:
        return translate("FarmlandGuard", "No field is there that the profile does not have")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if table.spec.container == "kml":  # GDAL adds fields of its own to KML
                continue
            known = set(table.fields_of.values())
            for info in table.fields:
                if info.name not in known and info.name.upper() not in _OWN:
                    yield self.on(
                        table.spec.name, translate("FarmlandGuard", "the profile does not have this field"), info.name
                    )
