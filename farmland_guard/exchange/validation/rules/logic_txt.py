"""logic.txt."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class LogicTxt(Rule):
    """The coordinate file holds the parcels of the layer, no more and no less."""

    id = "logic.txt"

    def title(self) -> str:
        return translate("FarmlandGuard", "The coordinate file holds the parcels of the layer")

    def check(self, package: Package) -> Iterator[Issue]:
        section = package.profile.txt
        if section is None or not package.txt:
            return
        rows = section.get("rows", "cases")
        tables = [table for table in package.tables if table.spec.rows == rows and table.spec.key]
        parcels = {parcel.code for file in package.txt for parcel in file.parcels}
        for table in tables[:1]:
            features = {table.feature(record): record for record in table.records}
            for code in sorted(set(features) - parcels):
                text = translate("FarmlandGuard", "the feature is not in the coordinate file")
                yield self.at(table, features[code], text)
            for code in sorted(parcels - set(features)):
                text = translate("FarmlandGuard", "parcel {code} of the coordinate file is not in the layer")
                yield self.on(package.txt[0].name, text.format(code=code))
