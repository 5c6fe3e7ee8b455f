"""The words in which `schema` describes a register: field, table, relation."""

from dataclasses import dataclass, field
from typing import Optional, Tuple


@dataclass(frozen=True)
class Field:
    """One column.

    `kind` is one of text, integer, real, boolean, date, datetime. `code` is the official field code (JCBH, XZQDM …)
    where there is one. `codes` names a list in `codes.CODE_LISTS`; `closed` makes the database refuse other values.
    `refers` is "table.column" of the record this one points at. `default` is an SQL literal or expression,
    `layer_default` a QGIS expression. `key` marks what `uid` fields get: unique and generated.
    """

    name: str
    kind: str
    alias: str
    code: str = ""
    length: Optional[int] = None
    required: bool = False
    unique: bool = False
    codes: str = ""
    closed: bool = True
    refers: str = ""
    unit: str = ""
    default: str = ""
    layer_default: str = ""
    default_on_update: bool = False
    read_only: bool = False
    hidden: bool = False
    group: str = ""
    note: str = ""


@dataclass(frozen=True)
class Table:
    """One table. `geometry` is "", "MULTIPOLYGON" or "POINT"; `audited` tables write to `event` by trigger."""

    name: str
    alias: str
    fields: Tuple[Field, ...]
    geometry: str = ""
    audited: bool = True
    display: str = ""
    unique_together: Tuple[Tuple[str, ...], ...] = field(default=())
    since: int = 1

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError when there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(f"{self.name}.{name}")

    @property
    def field_names(self) -> Tuple[str, ...]:
        """Column names in order, without fid and geom, which every layer has."""
        return tuple(each.name for each in self.fields)


@dataclass(frozen=True)
class Relation:
    """Children of `child` point with `child_field` at `parent_field` of `parent`."""

    child: str
    child_field: str
    parent: str
    parent_field: str
    alias: str
