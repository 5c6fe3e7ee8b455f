"""Founding the register of a county."""

from pathlib import Path
from typing import List, Optional, Tuple

from qgis.core import QgsCoordinateReferenceSystem

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.schema import TABLES
from ..exchange.crs import default_register_crs
from ..register.connection import reading
from ..register.create import create_register
from ..register.guards_days import odd_days
from ..register.layers import store_default_styles
from ..register.migrations import upgrade
from ..register.store import Register

MOST_TOLD = 5


def found_register(path: Path, county: str, county_name: str, crs: QgsCoordinateReferenceSystem) -> Path:
    """Make the register of a county; an invalid `crs` stands for the county's own, where it is known.

    Areas are measured on the CGCS2000 3° plane, so the CRS must be one of EPSG:4513-4554 (or a 6° one, 4491-4512). Raises
    InputError otherwise and for what `create_register` refuses.
    """
    if not crs.isValid():
        known = default_register_crs(county)
        if known is None:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "“Coordinate reference system” (CRS) is needed for county {county}: give "
                    "the CGCS2000 3-degree zone it lies in, for example EPSG:4525.",
                ).format(county=county)
            )
        crs = QgsCoordinateReferenceSystem(known)
    authority, _, number = crs.authid().partition(":")
    if authority != "EPSG" or not number.isdigit() or not 4491 <= int(number) <= 4554:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{crs} is no projected CGCS2000 system; a register needs one, for example EPSG:4525.",
            ).format(crs=crs.authid() or crs.description())
        )
    made = create_register(path, county, county_name, int(number))
    try:
        store_default_styles(Register(made))
    except InputError:
        made.unlink()
        raise
    return made


def upgrade_register(path: Path) -> Tuple[List[int], Optional[Path]]:
    """Run the migrations a register lacks after a backup, and renew its stored forms; see `register.migrations.upgrade`."""
    steps, saved = upgrade(path)
    if steps:
        store_default_styles(Register(path))
    return steps, saved


def odd_days_told(path: Path) -> str:
    """What an officer is told of values that stand where days should; "" when there are none."""
    with reading(path) as connection:
        odd = odd_days(connection)
    if not odd:
        return ""
    shown = "；".join(f"{each.table.alias} {each.field.alias} “{each.value}”" for each in odd[:MOST_TOLD])
    return translate(
        "FarmlandGuard",
        "{count} values stand where a date should be and are counted wrongly or not at all until they are corrected in the attribute "
        "tables: {shown}. All of them are in the table “{table}”.",
    ).format(count=len(odd), shown=shown + ("…" if len(odd) > MOST_TOLD else ""), table=TABLES["event"].alias)
