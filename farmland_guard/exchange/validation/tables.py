"""Reading the layers of a package by GDAL as they stand in the file: fields, lengths, raw geometry, coordinate system."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsField, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes

from ...domain.errors import InputError
from ...domain.fieldnames import normal
from ...domain.language import translate
from ..encoding import code_page_encoding, detect_dbf_encoding
from ..profile_model import LayerSpec
from ..shapefile import own_encoding
from ..shortnames import cut, short_names
from ..source import plain
from .model import FieldInfo, Record, Table

_KINDS = {
    ogr.OFTString: "text",
    ogr.OFTReal: "real",
    ogr.OFTInteger: "int",
    ogr.OFTInteger64: "int",
    ogr.OFTDate: "date",
    ogr.OFTDateTime: "date",
}


def read_table(spec: LayerSpec, path: Path, layer_name: Optional[str] = None) -> Table:
    """The layer of a file that a profile's layer describes; InputError with the reason when it cannot be read."""
    encoding = declared = ""
    options: List[str] = []
    if path.suffix.lower() == ".shp" and path.with_suffix(".dbf").exists():
        encoding = detect_dbf_encoding(path).encoding
        options = [f"ENCODING={encoding}"]
        cpg = path.with_suffix(".cpg")
        if cpg.exists():
            declared = code_page_encoding(cpg.read_text(encoding="latin-1").strip("\0 \r\n\t\ufeffï»¿")) or "?"
    if path.suffix.lower() == ".csv":
        options = ["AUTODETECT_TYPE=YES", "EMPTY_STRING_AS_NULL=YES"]
    with own_encoding(encoding or "UTF-8"):
        source = _open(path, options)
        wanted = layer_name or (spec.name if path.suffix.lower() in (".gdb", ".gpkg") else None)
        layer = source.GetLayerByName(wanted) if wanted else source.GetLayer(0)
        if layer is None:
            raise InputError(
                translate("FarmlandGuard", "{file} has no layer {layer}.").format(file=path.name, layer=wanted or "")
            )
        fields, records = _contents(layer)
        crs = _crs(layer)
    table = Table(spec, path, fields, records, crs, encoding, declared)
    table.fields_of = match_fields(spec, [each.name for each in fields])
    return table


def _open(path: Path, options: List[str]) -> gdal.Dataset:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        source = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY, open_options=options)
    except RuntimeError:  # when someone switched GDAL's exceptions on
        source = None
    finally:
        gdal.PopErrorHandler()
    if source is None or source.GetLayerCount() == 0:
        raise InputError(
            translate("FarmlandGuard", "{file} cannot be read as a vector layer; it may be damaged or incomplete.").format(
                file=path.name
            )
        )
    return source


def _clean(name: str) -> str:
    """A field name whose last character was cut in the middle, with � for the half."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _contents(layer: ogr.Layer) -> Tuple[List[FieldInfo], List[Record]]:
    definition = layer.GetLayerDefn()
    fields = []
    for index in range(definition.GetFieldCount()):
        each = definition.GetFieldDefn(index)
        kind = _KINDS.get(each.GetType(), "other")
        fields.append(FieldInfo(_clean(each.GetName()), kind, each.GetWidth(), each.GetPrecision()))
    records = []
    for number, feature in enumerate(layer, 1):
        values = {info.name: _value(feature, index) for index, info in enumerate(fields)}
        shape = feature.GetGeometryRef()
        wkb = None if shape is None else bytes(shape.ExportToWkb(ogr.wkbNDR))
        name = "" if shape is None else ogr.GeometryTypeToName(shape.GetGeometryType())
        records.append(Record(number, values, wkb, name))
    return fields, records


def _value(feature: ogr.Feature, index: int) -> Any:
    if not feature.IsFieldSetAndNotNull(index):
        return None
    if feature.GetFieldDefnRef(index).GetType() in (ogr.OFTDate, ogr.OFTDateTime):
        year, month, day, *_ = feature.GetFieldAsDateTime(index)
        try:
            return datetime.date(year, month, day)
        except ValueError:
            return feature.GetFieldAsString(index)
    value = feature.GetField(index)
    return _clean(value) if isinstance(value, str) else value


def _crs(layer: ogr.Layer) -> QgsCoordinateReferenceSystem:
    reference = layer.GetSpatialRef()
    crs = QgsCoordinateReferenceSystem()
    if reference is None:
        return crs
    reference.AutoIdentifyEPSG()
    code = reference.GetAuthorityCode(None)
    if code and reference.GetAuthorityName(None) == "EPSG":
        return QgsCoordinateReferenceSystem(f"EPSG:{code}")
    crs.createFromWkt(reference.ExportToWkt(["FORMAT=WKT2_2019"]))
    return crs


def _kind_in_qgis(field: QgsField) -> str:
    # By what the field says of itself: the type's numbers differ between Qt 5 and Qt 6.
    if field.isDateOrTime():
        return "date"
    if field.isNumeric():
        return "int" if field.typeName().lower().startswith(("int", "bigint", "smallint", "tinyint")) else "real"
    return "text" if field.typeName().lower() in ("string", "text", "varchar", "char") else "other"


def match_fields(spec: LayerSpec, names: List[str]) -> Dict[str, str]:
    """The profile's column → the file's field; case, full width and a name cut to 10 bytes are the same name."""
    found: Dict[str, str] = {}
    present = {normal(name): name for name in names}
    short = short_names([column.name for column in spec.columns], "gb18030")
    for column in spec.columns:
        ways = [column.name, short[column.name], cut(column.name, "utf-8")]
        if column.alias:
            ways.append(column.alias)
        for way in ways:
            if normal(way) in present:
                found[column.name] = present[normal(way)]
                break
    return found


def table_of_layer(spec: LayerSpec, layer: QgsVectorLayer) -> Table:
    """The table of a layer in QGIS; a file behind it is read as it is, anything else through QGIS."""
    if layer.providerType() == "ogr" and not layer.subsetString():
        parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        path = Path(parts.get("path") or "")
        if path.exists() and not parts.get("vsiPrefix"):
            return read_table(spec, path, parts.get("layerName") or None)
    fields = [
        FieldInfo(each.name(), _kind_in_qgis(each), max(each.length(), 0), max(each.precision(), 0))
        for each in layer.fields()
    ]
    records = []
    for number, feature in enumerate(layer.getFeatures(), 1):
        values = {info.name: plain(value) for info, value in zip(fields, feature.attributes())}
        shape = feature.geometry()
        wkb = None if shape.isNull() else bytes(shape.asWkb())
        records.append(Record(number, values, wkb, "" if shape.isNull() else QgsWkbTypes.displayString(shape.wkbType())))
    table = Table(spec, None, fields, records, layer.crs())
    table.fields_of = match_fields(spec, [each.name for each in fields])
    return table
