"""The register's base layers as bases of a check: the versions in force, and their polygons near what is checked."""

from typing import Dict, Iterable, List, Mapping, Optional, Sequence

from ..domain.errors import InputError
from ..domain.language import translate
from ..exchange.reproject import frame_of_epsg
from ..geometry.overlap import ROLES, Base, BaseRow
from ..register.bases import Box, current_base, polygons_near
from ..register.store import Row, Session, wkb_of


def bases_in_force(session: Session) -> Dict[str, Optional[Row]]:
    """The version in force by role (pbf, landuse); InputError when the register has neither."""
    found = {role: current_base(session, role) for role in ROLES}
    if not any(found.values()):
        raise InputError(
            translate(
                "FarmlandGuard",
                "The register has neither permanent basic farmland nor land use; import a base layer first.",
            )
        )
    return found


def bases_near(session: Session, in_force: Mapping[str, Optional[Row]], boxes: Sequence[Box]) -> List[Base]:
    """Bases of a check with the polygons whose boxes touch any of `boxes` (register's CRS)."""
    frame = frame_of_epsg(session.info.srs_id)
    return [
        Base(role, [_row(row) for row in in_order(polygons_near(session, base["table_name"], list(boxes)))], frame)
        for role, base in in_force.items()
        if base is not None
    ]


def in_order(rows: Iterable[Row]) -> List[Row]:
    """Base polygons as they stand in their table: sums come to the last digit only in the same order."""
    return sorted(rows, key=lambda row: row["fid"])


def _row(row: Row) -> BaseRow:
    factor = 1.0 if row["net_factor"] is None else row["net_factor"]
    return BaseRow(row["source_id"], row["land_class"], factor, wkb_of(row) or b"")
