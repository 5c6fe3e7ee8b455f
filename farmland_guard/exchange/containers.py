"""Layers written as GeoPackage, FileGDB, KML or CSV by GDAL, read back before they appear.

What a container cannot hold as it is (whole numbers beyond 2^53 in a FileGDB, a date that comes back as another one, a
cut text) is refused naming row and field; nothing is changed on the quiet.
"""

from __future__ import annotations

import csv
import datetime
import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Union

from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.whole_files import unwritable, write_whole
from .shapefile import DATE, INTEGER, REAL, TEXT, FieldSpec, Row
from .values import EXACT_IN_DOUBLE, checked, guarded, same_value

DRIVERS = {"gpkg": "GPKG", "gdb": "OpenFileGDB", "kml": "KML"}
_TYPES = {TEXT: ogr.OFTString, REAL: ogr.OFTReal, INTEGER: ogr.OFTInteger64, DATE: ogr.OFTDate}


def writable(container: str) -> bool:
    """Whether GDAL here can write a container; FileGDB needs GDAL 3.6."""
    if container in ("shapefile", "csv"):
        return True
    driver = ogr.GetDriverByName(DRIVERS[container])
    return driver is not None and driver.GetMetadataItem(gdal.DCAP_CREATE) == "YES"


def write_vector(
    path: Union[str, Path],
    container: str,
    layer_name: str,
    fields: Sequence[FieldSpec],
    rows: Sequence[Row],
    crs: QgsCoordinateReferenceSystem,
    aliases: Optional[Sequence[str]] = None,
) -> List[str]:
    """Write rows as layer `layer_name` of a gpkg, gdb or kml; other layers of a data set that is there stay.

    Each row is (WKB in `crs` or None, values in the order of `fields`). KML is written in WGS 84 degrees, as phones want
    it, `crs` has to be that already. Raises InputError as the module says, and where GDAL cannot write the container.
    """
    target = Path(path)
    if not writable(container):
        raise InputError(
            translate(
                "FarmlandGuard",
                "GDAL {version} of this QGIS reads {container} but cannot write it; choose GeoPackage or shapefile.",
            ).format(version=gdal.__version__, container=container)
        )
    values = [_converted(container, fields, row, number) for number, (_, row) in enumerate(rows, 1)]
    try:
        draft = Path(tempfile.mkdtemp(prefix=f".{target.stem}.", dir=str(target.parent)))
    except OSError as error:
        raise unwritable(target, error) from error
    try:
        made = draft / target.name
        if target.is_dir():
            shutil.copytree(target, made)
        elif target.exists() and container == "gpkg":
            shutil.copy2(target, made)
        _write(made, container, layer_name, fields, [wkb for wkb, _ in rows], values, crs, aliases)
        _verify(made, layer_name, fields, values)
        _replace(made, target)
    except (OSError, RuntimeError) as error:
        raise unwritable(target, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return []


def write_csv(
    path: Union[str, Path], headers: Sequence[str], rows: Sequence[Sequence[Any]], encoding: str = "utf-8-sig"
) -> List[str]:
    """Write a table as CSV; a text that a spreadsheet would run as a formula gets an apostrophe, with a remark."""
    remarks: List[str] = []
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(headers)
    for number, row in enumerate(rows, 1):
        cells = []
        for header, value in zip(headers, row):
            cell, changed = guarded(value)
            if changed:
                remarks.append(
                    translate(
                        "FarmlandGuard",
                        "row {row}, field {field}: the text begins like a formula; an apostrophe was set before it.",
                    ).format(row=number, field=header)
                )
            cells.append(cell)
        writer.writerow(cells)
    try:
        data = buffer.getvalue().encode(encoding)
    except UnicodeEncodeError as error:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file}: the character {character} cannot be written in {encoding}; choose GB18030 or UTF-8, or list a "
                "replacement for it.",
            ).format(file=Path(path).name, character=error.object[error.start], encoding=encoding.upper())
        ) from error
    write_whole(path, data)
    return remarks


def _converted(container: str, fields: Sequence[FieldSpec], row: Sequence[Any], number: int) -> List[Any]:
    """The values as the container holds them; InputError for one that it cannot hold."""
    if len(fields) != len(row):
        raise ValueError(f"row {number} has {len(row)} values for {len(fields)} fields")
    values = [checked(field, value, number) for field, value in zip(fields, row)]
    for field, value in zip(fields, values):
        if container == "gdb" and field.type == INTEGER and value is not None and abs(value) > EXACT_IN_DOUBLE:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "row {row}, field {field}: {value} is beyond what a FileGDB holds exactly; make it a text field in the "
                    "profile.",
                ).format(row=number, field=field.name, value=value)
            )
    if container == "kml":  # its fields are text; a phone shows them as they are written
        return [None if value is None else _shown(field, value) for field, value in zip(fields, values)]
    return values


def _shown(field: FieldSpec, value: Any) -> str:
    return f"{value:.{field.precision}f}" if field.type == REAL else str(value)


def _write(
    path: Path,
    container: str,
    layer_name: str,
    fields: Sequence[FieldSpec],
    shapes: Sequence[Optional[bytes]],
    values: Sequence[Sequence[Any]],
    crs: QgsCoordinateReferenceSystem,
    aliases: Optional[Sequence[str]],
) -> None:
    driver = ogr.GetDriverByName(DRIVERS[container])
    source = ogr.Open(str(path), 1) if path.exists() else driver.CreateDataSource(str(path))
    if source is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    with_shape = any(shape is not None for shape in shapes)
    kind = ogr.wkbMultiPolygon if with_shape else ogr.wkbNone
    options = {"gpkg": ["GEOMETRY_NAME=geom", "FID=fid"], "gdb": [f"LAYER_ALIAS={layer_name}"]}.get(container, [])
    layer = source.CreateLayer(layer_name, _reference(crs) if with_shape else None, kind, options)
    if layer is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    for index, field in enumerate(fields):
        definition = ogr.FieldDefn(field.name, ogr.OFTString if container == "kml" else _TYPES[field.type])
        if field.type == TEXT and container != "kml":
            definition.SetWidth(field.length)
        if aliases and aliases[index] and hasattr(definition, "SetAlternativeName"):
            definition.SetAlternativeName(aliases[index])
        if layer.CreateField(definition) != 0:
            raise RuntimeError(gdal.GetLastErrorMsg())
    names = _written_names(layer, fields)
    layer.StartTransaction()
    for number, (wkb, row) in enumerate(zip(shapes, values), 1):
        feature = ogr.Feature(layer.GetLayerDefn())
        if wkb is not None:
            feature.SetGeometry(_multi(wkb, number))
        for field, value in zip(fields, row):
            _set(feature, names[field.name], value)
        if container == "kml":
            feature.SetField("Name", str(row[0]) if row and row[0] is not None else str(number))
        if layer.CreateFeature(feature) != 0:
            raise RuntimeError(gdal.GetLastErrorMsg())
    layer.CommitTransaction()
    layer = source = None  # closes the files


def _written_names(layer: ogr.Layer, fields: Sequence[FieldSpec]) -> Dict[str, int]:
    definition = layer.GetLayerDefn()
    found = {field.name: definition.GetFieldIndex(field.name) for field in fields}
    lost = [name for name, index in found.items() if index < 0]
    if lost:
        raise RuntimeError(
            translate("FarmlandGuard", "the container does not take the field names {names}").format(names="、".join(lost))
        )
    return found


def _reference(crs: QgsCoordinateReferenceSystem) -> Optional[osr.SpatialReference]:
    if not crs.isValid():
        return None
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT2_2019))
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def _multi(wkb: bytes, number: int) -> ogr.Geometry:
    geometry = ogr.CreateGeometryFromWkb(bytes(wkb))
    kind = None if geometry is None else ogr.GT_Flatten(geometry.GetGeometryType())
    if kind not in (ogr.wkbPolygon, ogr.wkbMultiPolygon):
        raise InputError(
            translate("FarmlandGuard", "row {row}: the geometry is no polygon; it cannot be written.").format(row=number)
        )
    return ogr.ForceToMultiPolygon(geometry)


def _set(feature: ogr.Feature, index: int, value: Any) -> None:
    if value is None:
        feature.SetFieldNull(index)
    elif isinstance(value, datetime.date):
        feature.SetField(index, value.year, value.month, value.day, 0, 0, 0, 0)
    else:
        feature.SetField(index, value)


def _verify(path: Path, layer_name: str, fields: Sequence[FieldSpec], values: Sequence[Sequence[Any]]) -> None:
    """Read every value back; GDAL's losses are silent."""
    source = ogr.Open(str(path))
    layer = source.GetLayerByName(layer_name)
    if layer is None or layer.GetFeatureCount() != len(values):
        raise RuntimeError(translate("FarmlandGuard", "the file does not read back"))
    if source.GetDriver().GetName() == "KML":
        return  # GDAL without LIBKML writes the values of KML, but reads no more than names and shapes
    names = _written_names(layer, fields)
    for number, (feature, row) in enumerate(zip(layer, values), 1):
        for field, value in zip(fields, row):
            if not same_value(field, value, _read(feature, names[field.name])):
                raise InputError(
                    translate(
                        "FarmlandGuard",
                        "row {row}, field {field}: “{value}” does not come back from the file as it is; change the field's "
                        "type in the profile, or the value.",
                    ).format(row=number, field=field.name, value=str(value)[:60])
                )


def _read(feature: ogr.Feature, index: int) -> Any:
    if not feature.IsFieldSetAndNotNull(index):
        return None
    if feature.GetFieldDefnRef(index).GetType() in (ogr.OFTDate, ogr.OFTDateTime):
        year, month, day, *_ = feature.GetFieldAsDateTime(index)
        return datetime.date(year, month, day)
    return feature.GetField(index)


def _replace(made: Path, target: Path) -> None:
    if target.is_dir():
        old = made.with_name("old")
        os.replace(target, old)
        os.replace(made, target)
    else:
        os.replace(made, target)
