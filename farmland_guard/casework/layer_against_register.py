"""Checking any polygon layer against the base versions that are in force in a register, without writing anything."""

from typing import Callable, List, Optional, Sequence, Tuple

from ..exchange.source import SourceRow, VectorRows
from ..geometry.overlap import CheckResult
from ..register.store import Register
from .check_results import VersionUsed
from .layer_check import check_layer
from .register_bases import bases_in_force, streamed_bases

Progress = Callable[[float], bool]


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
    with register.reading() as session:
        in_force = bases_in_force(session)
    versions = [
        VersionUsed(role, base["version"], base["effective_date"], base["fingerprint"])
        for role, base in in_force.items()
        if base is not None
    ]
    return check_layer(rows, source, streamed_bases(register, in_force), method, progress), versions
