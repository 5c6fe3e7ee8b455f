"""crs.wrong."""

from typing import Iterator

from ....domain.language import translate
from ...landtxt_crs import grid_of
from ..model import Issue, Package, Rule, Table


class CrsWrong(Rule):
    """The coordinate system is the one the profile wants; CGCS2000 in any case."""

    id = "crs.wrong"

    def title(self) -> str:
        return translate("FarmlandGuard", "The coordinate system is the profile's")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if table.spec.geometry and table.spec.container != "kml" and table.crs.isValid():
                wanted = self._unfulfilled(table, package.profile.crs)
                if wanted:
                    yield self.on(
                        table.spec.name,
                        translate("FarmlandGuard", "the layer is in {crs}, the profile wants {wanted}").format(
                            crs=table.crs.authid() or table.crs.description() or "?", wanted=wanted
                        ),
                    )

    def _unfulfilled(self, table: Table, wanted: str) -> str:
        """What the profile wants where the layer is not in it, "" where it is."""
        authid = table.crs.authid()
        if wanted.startswith("EPSG:"):
            return "" if authid == wanted else wanted
        grid = grid_of(authid)
        if grid is None:
            return "CGCS2000"
        if wanted == "geographic" and grid.zone is not None:
            return "EPSG:4490"
        if wanted in ("prefixed", "unprefixed") and (grid.zone is None or grid.prefixed != (wanted == "prefixed")):
            with_number = translate("FarmlandGuard", "a zone with its number in front of the eastings")
            without = translate("FarmlandGuard", "a zone without number in front of the eastings")
            return with_number if wanted == "prefixed" else without
        return ""
