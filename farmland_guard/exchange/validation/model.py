"""What validators look at and what they say: tables of a package, issues, and what a rule is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from qgis.core import QgsCoordinateReferenceSystem

from ..landtxt_model import LandFile
from ..profile_model import Column, LayerSpec, Profile

ERROR, WARNING, OFF = "error", "warning", "off"


class Issue(NamedTuple):
    """One thing that is wrong. `feature` is the value of the layer's key or "#row"; `wkb` is in the layer's CRS."""

    rule: str
    severity: str
    layer: str
    feature: str
    field: str
    message: str
    wkb: Optional[bytes] = None
    srs: str = ""


class FieldInfo(NamedTuple):
    """A field as the file has it: kind text, real, int, date or other; 0 where the container knows no length."""

    name: str
    kind: str
    length: int
    precision: int


@dataclass
class Record:
    """One feature: row from 1, values by the file's field names, geometry as the file has it."""

    number: int
    values: Dict[str, Any]
    wkb: Optional[bytes]
    geometry: str = ""


@dataclass
class Table:
    """A layer of the package as it was read. `fields_of` maps the profile's columns to the file's field names."""

    spec: LayerSpec
    path: Optional[Path]
    fields: List[FieldInfo]
    records: List[Record]
    crs: QgsCoordinateReferenceSystem
    encoding: str = ""
    declared_encoding: str = ""
    fields_of: Dict[str, str] = field(default_factory=dict)
    cache: Dict[str, Any] = field(default_factory=dict)

    def info(self, column: Column) -> Optional[FieldInfo]:
        """The file's field for a column of the profile."""
        name = self.fields_of.get(column.name)
        return next((each for each in self.fields if each.name == name), None)

    def value(self, record: Record, name: str) -> Any:
        """The value of the profile's column `name`; None where the file lacks the field."""
        return record.values.get(self.fields_of.get(name, ""))

    def feature(self, record: Record) -> str:
        """What a feature is called in a report."""
        key = self.spec.key
        value = None if key is None else self.value(record, key.name)
        return f"#{record.number}" if value in (None, "") else str(value)


class Earlier(NamedTuple):
    """A feature of an earlier delivery: its key, which delivery, its polygon."""

    code: str
    delivery: str
    wkb: bytes


@dataclass
class Package:
    """A folder (or one layer) held against a profile.

    `words` are what the files' names say (county, date …); `problems` are files that could not be read, with the reason.
    """

    profile: Profile
    folder: Optional[Path]
    tables: List[Table] = field(default_factory=list)
    files: List[Path] = field(default_factory=list)
    known_files: List[Path] = field(default_factory=list)
    missing: List[str] = field(default_factory=list)
    problems: List[Tuple[str, str]] = field(default_factory=list)
    words: Dict[str, str] = field(default_factory=dict)
    txt: List[LandFile] = field(default_factory=list)
    book: Dict[str, Tuple[List[str], List[List[Any]]]] = field(default_factory=dict)
    book_file: str = ""
    boundary: Sequence[bytes] = ()
    earlier: Sequence[Earlier] = ()
    srs: str = ""  # of boundary and earlier

    def county(self) -> str:
        """The six digits of the county: as files or register say, or as most features do; "" where nothing says it."""
        if not self.words.get("county"):
            fields = dict(reversed(self.profile.checks.county_fields))
            said = Counter(
                str(table.value(record, fields[table.spec.name]) or "")[:6]
                for table in self.tables
                if table.spec.name in fields
                for record in table.records
            )
            self.words["county"] = next((code for code, _ in said.most_common() if len(code) == 6 and code.isdigit()), "")
        return self.words["county"]


class Rule:
    """A validator. Subclasses set `id` and `severity` and yield issues; the profile may change the severity or switch it off."""

    id = ""
    severity = ERROR

    def title(self) -> str:
        """What the rule asks for, translated."""
        raise NotImplementedError

    def check(self, package: Package) -> Iterator[Issue]:
        """Every place where the package breaks the rule."""
        raise NotImplementedError

    def at(self, table: Table, record: Record, message: str, field_name: str = "", wkb: Optional[bytes] = None) -> Issue:
        """An issue with a feature."""
        return Issue(
            self.id,
            self.severity,
            table.spec.name,
            table.feature(record),
            field_name,
            message,
            record.wkb if wkb is None else wkb,
            table.crs.authid(),
        )

    def on(self, layer: str, message: str, field_name: str = "") -> Issue:
        """An issue with a layer or file as a whole."""
        return Issue(self.id, self.severity, layer, "", field_name, message)


def cells(package: Package) -> Iterator[Tuple[Table, Column, Record, Any]]:
    """Every value of a field that the profile describes and the file has."""
    for table in package.tables:
        for column in table.spec.columns:
            name = table.fields_of.get(column.name)
            if name is None:
                continue
            for record in table.records:
                yield table, column, record, record.values.get(name)


def number(value: Any) -> Optional[float]:
    """A finite number, or None."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if abs(value) != float("inf") and value == value else None


