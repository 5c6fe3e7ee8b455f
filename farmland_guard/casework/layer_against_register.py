"""Checking any polygon layer against the base versions that are in force in a register, without writing anything."""

from typing import Callable, List, Optional, Sequence, Tuple

from ..domain.errors import FarmlandError, InputError
from ..domain.language import translate
from ..exchange.reproject import Reprojector, frame_of_epsg
from ..exchange.source import SourceRow, VectorRows
from ..geometry.overlap import Base, BaseRow, CheckResult
from ..geometry.single import bounds
from ..register.bases import Box, current_base, polygons_near
from ..register.store import Register, Row, Session, wkb_of
from .check_results import ROLES, VersionUsed
from .layer_check import check_layer

Progress = Callable[[float], bool]

# Edges that are straight in the layer's CRS bulge in the register's; base polygons this far (m) beyond a box are read too.
_BULGE_M = 50.0


def check_against_register(
    register: Register,
    rows: Sequence[SourceRow],
    source: VectorRows,
    method: str,
    progress: Optional[Progress] = None,
) -> Tuple[CheckResult, List[VersionUsed]]:
    """Check `rows` of `source` against the register's permanent basic farmland and land use in force.

    Areas in m² by `method` (ellipsoidal or planar); pieces are in the layer's CRS. Returns the result and the versions
    used. Raises InputError when the register has neither base layer or the layer has no usable CRS.
    """
    boxes = _boxes(rows, source, register.info.srs_id)
    with register.reading() as session:
        in_force = {role: current_base(session, role) for role in ROLES}
        if not any(in_force.values()):
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "The register has neither permanent basic farmland nor land use; import a base layer first.",
                )
            )
        bases = [_base(session, role, base, boxes) for role, base in in_force.items() if base is not None]
    versions = [
        VersionUsed(role, base["version"], base["effective_date"], base["fingerprint"])
        for role, base in in_force.items()
        if base is not None
    ]
    return check_layer(rows, source, bases, method, progress), versions


def _boxes(rows: Sequence[SourceRow], source: VectorRows, srs_id: int) -> List[Box]:
    """The rows' boxes in the register's CRS. A row that cannot be brought there has none: the check itself names it."""
    to_register = Reprojector(source.crs, srs_id, source.name)
    boxes = []
    for row in rows:
        if row.wkb is None:
            continue
        try:
            west, south, east, north = bounds(to_register(row.wkb))
        except FarmlandError:
            continue
        boxes.append((west - _BULGE_M, south - _BULGE_M, east + _BULGE_M, north + _BULGE_M))
    return boxes


def _base(session: Session, role: str, base: Row, boxes: List[Box]) -> Base:
    rows = [
        BaseRow(
            row["source_id"],
            row["land_class"],
            1.0 if row["net_factor"] is None else row["net_factor"],
            wkb_of(row) or b"",
        )
        for row in polygons_near(session, base["table_name"], boxes)
    ]
    return Base(role, rows, frame_of_epsg(session.info.srs_id))
