"""txt.area."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule

TOLERANCE_M2 = 1.0


class TxtArea(Rule):
    """Areas in the coordinate file are those of its points (planar, as receivers compute it)."""

    id = "txt.area"

    def title(self) -> str:
        return translate("FarmlandGuard", "Areas in the coordinate file are those of its points")

    def check(self, package: Package) -> Iterator[Issue]:
        section = package.profile.txt
        if section is None or section["area_method"] != "planar":
            return
        for file in package.txt:
            for parcel in file.parcels:
                stated = parcel.declared_area_m2()
                actual = parcel.planar_area()
                if file.unit == "m" and parcel.declared_area is not None:
                    if stated is None or abs(stated - actual) > TOLERANCE_M2:
                        text = translate("FarmlandGuard", "parcel {code}, line {line}: {stated} is stated, its points have {area} 公顷")
                        yield self.on(
                            file.name,
                            text.format(
                                code=parcel.code, line=parcel.line, stated=parcel.declared_area, area=f"{actual / 10000:.4f}"
                            ),
                        )
