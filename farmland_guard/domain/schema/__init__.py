"""THE one description of every table of a register, one module for each room of the work.

From it come the DDL, the layers with their aliases, forms, value maps and relations, the audit triggers and the
data dictionary. Adding a field is one line here (and, once released, one migration in `register.migrations`).
"""

from typing import Dict, Tuple

from ..schema_model import Relation, Table
from . import cases, checks, core, deadlines, delivery, filings, intake, judgement, rectification, rulebook
from .cases import VIOLATION
from .core import BASE_POLYGON

SCHEMA_VERSION = 3

_ROOMS = (
    core,
    cases,
    checks,
    intake,
    delivery,
    judgement,
    deadlines,
    rectification,
    rulebook,
    filings,
)

TABLES: Dict[str, Table] = {
    table.name: table
    for room in _ROOMS
    for table in room.TABLES
}

RELATIONS: Tuple[Relation, ...] = tuple(relation for room in _ROOMS for relation in room.RELATIONS)

__all__ = ["BASE_POLYGON", "RELATIONS", "SCHEMA_VERSION", "TABLES", "VIOLATION"]
