"""Checking any polygon layer against the base versions that are in force in a register, without writing anything."""

from typing import Callable, List, Optional, Sequence, Tuple

from ..domain.errors import FarmlandError
from ..exchange.reproject import Reprojector
from ..exchange.source import SourceRow, VectorRows
from ..geometry.overlap import CheckResult
from ..geometry.single import bounds
from ..register.bases import Box
from ..register.store import Register
from .check_results import VersionUsed
from .layer_check import check_layer
from .register_bases import bases_in_force, bases_near

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
        in_force = bases_in_force(session)
        bases = bases_near(session, in_force, boxes)
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
