"""Polygons of filings out of files: land-boundary TXT, shapefile, GeoPackage, FileGDB, one file or a folder of them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, List, Mapping, Optional, Tuple

from qgis.core import QgsCoordinateReferenceSystem

from ...domain.errors import FarmlandError, InputError
from ...domain.filing_codes import FILING_PARTS, PART_LAYERS
from ...domain.filing_fields import FILING_FIELDS, plain
from ...domain.language import translate
from ...exchange.opening import open_layer, polygon_layers
from ...exchange.reproject import Reprojector
from ...exchange.source import VectorRows
from ...geometry.single import repaired
from ..land_txt import read_txt

SITE = "site"
"""Not a part but the ground of the whole filing (用地范围)."""

_VECTORS = (".shp", ".gpkg", ".gdb", ".geojson", ".zip")
_KEYS = (*FILING_FIELDS["code"], *FILING_FIELDS["filing_no"], *FILING_FIELDS["name"])


@dataclass(frozen=True)
class FilingShape:
    """One polygon: `keys` are what may name its filing, most certain first; `part` a code of FILING_PARTS or SITE.

    `code` is what a draft for it is called: its own code, else its file's name; parcels of many files are called 1号地块.
    `wkb` is valid and in the register's CRS; `where` names file and row for messages.
    """

    keys: Tuple[str, ...]
    part: str
    wkb: bytes
    declared_m2: Optional[float]
    where: str
    code: str = ""


def read_shapes(
    path: Path, srs_id: int, crs: Optional[QgsCoordinateReferenceSystem], notes: List[str]
) -> List[FilingShape]:
    """All polygons of a file or folder, repaired where need be; what cannot be used is named in `notes` and left out.

    Raises InputError when the path is missing or holds no file that can be read.
    """
    files = _files(path)
    if not files:
        raise InputError(
            translate(
                "FarmlandGuard", "{path} holds no TXT, shapefile, GeoPackage or FileGDB with the polygons of filings."
            ).format(path=path)
        )
    shapes: List[FilingShape] = []
    for file in files:
        try:
            shapes += _txt(file, srs_id, crs, notes) if file.suffix.lower() == ".txt" else _vector(file, srs_id, notes)
        except FarmlandError as error:
            if len(files) == 1:
                raise
            notes.append(str(error))
    return shapes


def _files(path: Path) -> List[Path]:
    if not path.exists():
        raise InputError(translate("FarmlandGuard", "{file} does not exist; check the path.").format(file=path))
    if path.is_file() or path.suffix.lower() == ".gdb":
        return [path]
    return sorted(each for each in path.iterdir() if each.suffix.lower() in (".txt", *_VECTORS))


def part_of(text: str) -> str:
    """Which part a layer name, a purpose (地块用途) or a parcel's name speaks of; SITE when of none."""
    words = plain(text)
    for part, layer in PART_LAYERS.items():
        if layer in words:
            return part
    # The longer words first: 破坏永农 is not 破坏耕作层, 补划永农 is not 占用永农.
    for part in ("pbf_makeup", "pbf_damaged", "pbf_used", "damaged", "farmland"):
        if plain(FILING_PARTS[part]) in words:
            return part
    if "补划" in words:
        return "pbf_makeup"
    return SITE


def _txt(
    file: Path, srs_id: int, crs: Optional[QgsCoordinateReferenceSystem], notes: List[str]
) -> Iterator[FilingShape]:
    read = read_txt(file, crs)
    notes += read.notes
    to_register = Reprojector(QgsCoordinateReferenceSystem(read.authid), srs_id, file.name)
    for parcel in read.parcels:
        where = translate("FarmlandGuard", "{file}, line {line}").format(file=file.name, line=parcel.line)
        wkb = _usable(parcel.wkb(), to_register, where, notes)
        if wkb is None:
            continue
        part = part_of(parcel.usage)
        if part == SITE:
            part = part_of(parcel.name)
        keys = (parcel.code, re.sub(r"[-_]\d+$", "", parcel.code), parcel.name, file.stem)
        code = parcel.code.strip() or file.stem
        yield FilingShape(tuple(key for key in keys if key), part, wkb, parcel.declared_area_m2(), where, code)


def _vector(file: Path, srs_id: int, notes: List[str]) -> Iterator[FilingShape]:
    for name in polygon_layers(file):
        rows = VectorRows(open_layer(file, name), f"{file.name}:{name}" if name != file.stem else file.name)
        to_register = Reprojector(rows.crs, srs_id, rows.name)
        named = _key_columns(rows.fields)
        part = part_of(name)
        for row in rows:
            where = translate("FarmlandGuard", "{layer}, row {row}").format(layer=rows.name, row=row.number)
            if row.wkb is None:
                notes.append(row.problem or "")
                continue
            wkb = _usable(row.wkb, to_register, where, notes)
            if wkb is None:
                continue
            keys = tuple(str(row.attributes[column]).strip() for column in named if row.attributes[column] not in (None, ""))
            keys = keys or (file.stem,)
            yield FilingShape(keys, _row_part(part, row.attributes), wkb, None, where, keys[0])


def _row_part(part: str, attributes: Mapping[str, object]) -> str:
    """The layer's part, or for a layer of everything what the row itself says."""
    if part != SITE:
        return part
    for name in ("范围类别", "地块用途", "DKYT", "kind"):
        if attributes.get(name):
            text = str(attributes[name])
            return text if text in FILING_PARTS else part_of(text)
    return SITE


def _key_columns(fields: List[str]) -> List[str]:
    actual = {plain(field): field for field in reversed(fields)}
    return [actual[plain(key)] for key in _KEYS if plain(key) in actual]


def _usable(wkb: bytes, to_register: Reprojector, where: str, notes: List[str]) -> Optional[bytes]:
    try:
        usable, reason = repaired(to_register(wkb))
    except FarmlandError as problem:
        notes.append(translate("FarmlandGuard", "{where}: left out ({reason}).").format(where=where, reason=problem))
        return None
    if reason:
        notes.append(translate("FarmlandGuard", "{where}: repaired ({reason}).").format(where=where, reason=reason))
    return usable
