"""A profile drafted from a sample: the empty template shapefile, FileGDB, GeoPackage or xlsx that a province hands out.

Names, types, lengths and decimals are the sample's; where a value comes from is guessed from the fields that profiles here
already name, and left empty where nothing fits. Everything is marked 待核对.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from osgeo import gdal, ogr

from ..domain.errors import InputError
from ..domain.fieldnames import normal
from ..domain.language import translate
from .encoding import detect_dbf_encoding
from .landtxt_crs import grid_of
from .profile_model import Column
from .profiles import FOLDER, load_profile, profile_faults, profile_names
from .shapefile import own_encoding
from .xlsx import read_book

_KINDS = {
    ogr.OFTString: "text",
    ogr.OFTReal: "real",
    ogr.OFTInteger: "int",
    ogr.OFTInteger64: "int",
    ogr.OFTDate: "date",
    ogr.OFTDateTime: "date",
}
_CONTAINERS = {".shp": "shapefile", ".gdb": "gdb", ".gpkg": "gpkg"}
_OWN = ("FID", "OGC_FID", "OBJECTID", "SHAPE_LENGTH", "SHAPE_AREA", "SHAPE_LENG")
_LONGEST_TEXT = 254


@dataclass(frozen=True)
class Draft:
    """A drafted profile and the fields whose value is not known, as layer.field."""

    profile: Dict[str, Any]
    unknown: List[str]


def draft_profile(sample: Path, name: str, title: str) -> Draft:
    """The profile that a sample asks for; InputError when the sample cannot be read or has no fields."""
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise InputError(
            translate("FarmlandGuard", "“{name}” is no name for a profile; use small letters, digits and _.").format(name=name)
        )
    if not sample.exists():
        raise InputError(translate("FarmlandGuard", "{file} does not exist; check the path.").format(file=sample))
    known = _known_columns()
    unknown: List[str] = []
    profile: Dict[str, Any] = {
        "profile": name,
        "title": title or sample.stem,
        "source": translate("FarmlandGuard", "drafted from the sample {file}").format(file=sample.name),
        "verified": "待核对",
        "note": translate(
            "FarmlandGuard", "Fill in where “from” is empty, check types and code lists, then mark what is verified."
        ),
        "folder_name": "{county}{county_name}{year}年" + (title or name) + "_{date}",
        "area_method": "ellipsoidal",
    }
    if sample.suffix.lower() == ".xlsx":
        profile["xlsx"] = _book(sample, known, unknown)
    else:
        layers, crs = _layers(sample, known, unknown)
        profile["layers"] = layers
        profile["crs"] = crs
    problems = list(profile_faults(profile))
    if problems:
        raise InputError(
            translate("FarmlandGuard", "The profile {path} is wrong: {problems}.").format(
                path=sample.name, problems="; ".join(problems[:5])
            )
        )
    return Draft(profile, unknown)


def _known_columns() -> Dict[str, Column]:
    """Field names and aliases that the shipped profiles know, as `normal` writes them."""
    found: Dict[str, Column] = {}
    for name in profile_names(FOLDER):
        profile = load_profile(name)
        columns = [column for layer in profile.layers for column in layer.columns]
        columns += [column for sheet in (profile.book.sheets if profile.book else ()) for column in sheet.columns]
        for column in columns:
            for word in (column.name, column.alias):
                if word:
                    found.setdefault(normal(word), column)
    return found


def _column(
    name: str, kind: str, length: int, digits: int, alias: str, place: str, known: Dict[str, Column], unknown: List[str]
) -> Dict[str, Any]:
    match = known.get(normal(name)) or (known.get(normal(alias)) if alias else None)
    column: Dict[str, Any] = {"name": name, "from": match.source if match else "", "type": kind}
    if alias and alias != name:
        column["alias"] = alias
    elif match and match.alias and match.alias != name:
        column["alias"] = match.alias
    if match is None:
        unknown.append(f"{place}.{name}")
    elif match.kind == kind:
        column["type"] = match.type
        if match.codes:
            column["codes"] = match.codes
        if match.unique:
            column.update(required=True, unique=True)
    if kind == "text":
        column["length"] = length or _LONGEST_TEXT
    elif kind == "real":
        column["digits"] = digits if 0 < digits <= 8 else 2
    column.update(sure="待核对", basis=translate("FarmlandGuard", "sample {file}").format(file=place))
    return column


def _book(sample: Path, known: Dict[str, Column], unknown: List[str]) -> Dict[str, Any]:
    sheets = []
    for name, (headers, _) in read_book(sample).items():
        columns = []
        for header in headers:
            if not header:
                continue
            match = known.get(normal(header))
            kind = match.kind if match else "text"
            columns.append(_column(header, kind, 0, match.digits if match else 2, "", name, known, unknown))
        if columns:
            sheets.append({"name": name, "rows": "cases", "columns": columns})
    if not sheets:
        raise InputError(translate("FarmlandGuard", "{file} has no sheet with a header row.").format(file=sample.name))
    return {"file": _file_name(sample.name), "sheets": sheets}


def _layers(sample: Path, known: Dict[str, Column], unknown: List[str]) -> Tuple[List[Dict[str, Any]], str]:
    files = sorted(sample.glob("*.shp")) if sample.is_dir() and sample.suffix.lower() != ".gdb" else [sample]
    layers: List[Dict[str, Any]] = []
    crs = "register"
    for file in files:
        container = _CONTAINERS.get(file.suffix.lower())
        if container is None:
            raise InputError(
                translate(
                    "FarmlandGuard", "{file} is no sample; choose a shapefile, FileGDB, GeoPackage, xlsx or a folder of shapefiles."
                ).format(file=file.name)
            )
        found, named = _layers_of(file, container, known, unknown)
        layers += found
        crs = named or crs
    if not layers:
        raise InputError(translate("FarmlandGuard", "{file} holds no layer.").format(file=sample.name))
    return layers, crs


def _layers_of(
    file: Path, container: str, known: Dict[str, Column], unknown: List[str]
) -> Tuple[List[Dict[str, Any]], Optional[str]]:
    encoding = detect_dbf_encoding(file).encoding if container == "shapefile" else ""
    layers: List[Dict[str, Any]] = []
    crs = None
    with own_encoding(encoding or "UTF-8"):
        source = _opened(file, [f"ENCODING={encoding}"] if encoding else [])
        for index in range(source.GetLayerCount()):
            layer = source.GetLayer(index)
            name = layer.GetName()
            definition = layer.GetLayerDefn()
            fields = []
            for number in range(definition.GetFieldCount()):
                each = definition.GetFieldDefn(number)
                kind = _KINDS.get(each.GetType())
                if kind is None or each.GetName().upper() in _OWN:
                    continue
                # A whole number of a shapefile has no decimals to tell it from a real one but its type.
                alias = each.GetAlternativeName() if hasattr(each, "GetAlternativeName") else ""
                fields.append(_column(each.GetName(), kind, each.GetWidth(), each.GetPrecision(), alias, name, known, unknown))
            if not fields:
                continue
            spec: Dict[str, Any] = {
                "name": name if container != "shapefile" else re.sub(r"^[0-9]{6}", "", name) or name,
                "file": _file_name(file.name),
                "container": container,
                "rows": "cases",
            }
            if layer.GetGeomType() == ogr.wkbNone:
                spec["geometry"] = False
            spec["fields"] = fields
            layers.append(spec)
            crs = crs or _crs(layer)
    return layers, crs


def _opened(file: Path, options: List[str]) -> gdal.Dataset:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        source = gdal.OpenEx(str(file), gdal.OF_VECTOR | gdal.OF_READONLY, open_options=options)
    except RuntimeError:  # when someone switched GDAL's exceptions on
        source = None
    finally:
        gdal.PopErrorHandler()
    if source is None:
        raise InputError(
            translate("FarmlandGuard", "{file} cannot be read as a vector layer; it may be damaged or incomplete.").format(
                file=file.name
            )
        )
    return source


def _crs(layer: ogr.Layer) -> Optional[str]:
    """How a profile names the sample's coordinate system, None when it has none."""
    reference = layer.GetSpatialRef()
    if reference is None:
        return None
    reference.AutoIdentifyEPSG()
    code = reference.GetAuthorityCode(None)
    grid = grid_of(f"EPSG:{code}") if code else None
    if grid is None:
        return f"EPSG:{code}" if code else None
    if grid.zone is None:
        return "geographic"
    return "prefixed" if grid.prefixed else "unprefixed"


def _file_name(name: str) -> str:
    """The sample's file name with the county's code as a word."""
    return re.sub(r"^[0-9]{6}", "{county}", name)
