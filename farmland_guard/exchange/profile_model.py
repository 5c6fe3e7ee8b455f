"""What a delivery profile says, as plain values: layers, fields, sheets, coordinate file, checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Tuple

from ..domain.codes import CODE_LISTS

TEXT_KINDS = ("text", "label", "code")
NUMBER_KINDS = ("real", "mu", "square_metres", "hectares")


@dataclass(frozen=True)
class Column:
    """A field of a layer or a column of a sheet. `source` is where its value comes from in our rows.

    `sure` is how certain the official name and length are: 已核对, 部分佐证 or 待核对, with `basis` saying where they were
    read.
    """

    name: str
    source: str = ""
    type: str = "text"
    alias: str = ""
    length: int = 254
    digits: int = 2
    codes: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    unique: bool = False
    pattern: str = ""
    width: float = 14
    sure: str = "待核对"
    basis: str = ""
    personal: bool = False
    editable: bool = False
    hint: str = ""

    @property
    def kind(self) -> str:
        """How the field is stored: text, real, int or date."""
        if self.type in NUMBER_KINDS:
            return "real"
        return "text" if self.type in TEXT_KINDS else self.type

    @property
    def allowed(self) -> Dict[str, str]:
        """Written value → meaning of the values the field may hold; empty when any."""
        if self.values:
            return dict(self.values)
        if not self.codes:
            return {}
        listed = CODE_LISTS[self.codes]
        return {text: text for text in listed.values()} if self.type == "label" else dict(listed)


@dataclass(frozen=True)
class LayerSpec:
    """A layer of the package: in which container and file, what its rows are, its fields."""

    name: str
    file: str
    rows: str
    columns: Tuple[Column, ...]
    title: str = ""
    container: str = "shapefile"
    encoding: str = "auto"
    geometry: bool = True
    required: bool = True

    @property
    def key(self) -> Optional[Column]:
        """The field that tells features apart, if one is unique."""
        return next((column for column in self.columns if column.unique), None)

    def column(self, name: str) -> Optional[Column]:
        """The field called `name` without regard to case."""
        return next((column for column in self.columns if column.name.upper() == name.upper()), None)


@dataclass(frozen=True)
class SheetSpec:
    """A sheet of the ledger."""

    name: str
    rows: str
    columns: Tuple[Column, ...]


@dataclass(frozen=True)
class BookSpec:
    """The xlsx ledger."""

    file: str
    sheets: Tuple[SheetSpec, ...]


@dataclass(frozen=True)
class Sum:
    """Parts that have to add up to a whole within `tolerance` (in the fields' unit)."""

    layer: str
    whole: str
    parts: Tuple[str, ...]
    tolerance: float


@dataclass(frozen=True)
class NotMore:
    """A field that must not be larger than another one."""

    layer: str
    small: str
    large: str


@dataclass(frozen=True)
class AreaField:
    """A field that states the area of the feature's own shape."""

    layer: str
    field: str
    method: str
    tolerance: float


@dataclass(frozen=True)
class Checks:
    """What the validators look at beside the fields' own descriptions; `severity` changes or switches off a rule by id."""

    sums: Tuple[Sum, ...] = ()
    not_more: Tuple[NotMore, ...] = ()
    areas: Tuple[AreaField, ...] = ()
    county_fields: Tuple[Tuple[str, str], ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    tiny_m2: float = 1.0
    overlap_m2: float = 0.01
    gap_width_m: float = 1.0
    far_km: float = 200.0


@dataclass(frozen=True)
class Profile:
    """A delivery profile as loaded. `crs` is register, prefixed, unprefixed, geographic or an EPSG name."""

    name: str
    title: str
    source: str
    verified: str
    note: str
    folder_name: str
    crs: str
    area_method: str
    layers: Tuple[LayerSpec, ...]
    txt: Optional[Mapping[str, Any]]
    book: Optional[BookSpec]
    required_files: Tuple[str, ...]
    substitutions: Mapping[str, str]
    zipped: bool
    checks: Checks

    def layer(self, name: str) -> Optional[LayerSpec]:
        """The layer called `name`."""
        return next((layer for layer in self.layers if layer.name == name), None)
