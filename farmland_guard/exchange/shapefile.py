"""Writing shapefiles in GBK, as the provinces' acceptance tools read them, without losing a character."""

from __future__ import annotations

import datetime
import math
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.whole_files import write_whole
from .shortnames import name_table, short_names
from .substitution import substituted

TEXT, REAL, INTEGER, DATE = "text", "real", "int", "date"
_OGR_TYPES = {TEXT: ogr.OFTString, REAL: ogr.OFTReal, INTEGER: ogr.OFTInteger64, DATE: ogr.OFTDate}
NAME_TABLE = "_字段对照.csv"
MAX_TEXT_BYTES = 254
_CODECS = {"GBK": "gbk", "GB18030": "gb18030", "UTF-8": "utf-8"}
_SIDECARS = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix")

Row = Tuple[Optional[bytes], Sequence[Any]]


@dataclass(frozen=True)
class FieldSpec:
    """A column: `name`, `type` text/real/int/date, width in bytes, decimals of a real."""

    name: str
    type: str = TEXT
    length: int = 254
    precision: int = 0


def write_shapefile(
    path: Union[str, Path],
    fields: Sequence[FieldSpec],
    rows: Iterable[Row],
    crs: QgsCoordinateReferenceSystem,
    encoding: str = "GBK",
    substitutions: Optional[Mapping[str, str]] = None,
) -> List[str]:
    """Write polygons with their values as a shapefile with .cpg and an ESRI .prj; return remarks.

    A field name over 10 bytes is shortened; a table beside the shapefile (…_字段对照.csv) says what it stands for.
    `substitutions` replaces listed characters that GBK lacks, each with a remark.

    Each row is (WKB or None, values in the order of `fields`), in `crs`. `encoding`: "GBK", "GB18030", "UTF-8" or
    "auto" (GBK, and GB18030 with a remark when a character needs it). A character the encoding lacks, a text or
    number too long for its field, or a value of the wrong type is refused naming row and field (InputError); nothing
    is cut or replaced. All files of the shapefile appear together or none does.
    """
    target = Path(path).with_suffix(".shp")
    records = list(rows)
    if encoding.upper() != "AUTO" and encoding.upper() not in _CODECS:
        raise ValueError(f"encoding {encoding!r}")
    remarks: List[str] = []
    if substitutions:
        codec = _CODECS.get(encoding.upper(), "gbk")
        names = [each.name for each in fields]
        replaced = substituted([row for _, row in records], names, substitutions, codec, remarks)
        records = [(wkb, row) for (wkb, _), row in zip(records, replaced)]
    chosen = _choose_encoding(fields, records, encoding.upper(), remarks)
    _check_fields(fields, _CODECS[chosen])
    short = short_names([each.name for each in fields], _CODECS[chosen])
    table, shortened = name_table(short)
    remarks += shortened
    values = [
        [_checked(field, value, number, _CODECS[chosen]) for field, value in _paired(fields, row, number)]
        for number, (_, row) in enumerate(records, 1)
    ]
    try:
        draft = Path(tempfile.mkdtemp(prefix=f".{target.stem}.", dir=str(target.parent)))
    except OSError as error:
        raise _unwritable(target, error.strerror or str(error)) from error
    try:
        with own_encoding(chosen):
            written = [replace(each, name=short[each.name]) for each in fields]
            _write(draft / target.name, written, [wkb for wkb, _ in records], values, crs, chosen)
            _verify(draft / target.name, fields, values, chosen)
        beside = target.with_name(f"{target.stem}{NAME_TABLE}")
        beside.unlink(missing_ok=True)
        if shortened:
            write_whole(beside, table)
        _move(draft, target)
    except (OSError, RuntimeError) as error:
        raise _unwritable(target, str(error)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return remarks


def _unwritable(target: Path, reason: str) -> InputError:
    return InputError(
        translate("FarmlandGuard", "{file} cannot be written: {reason}").format(file=target, reason=reason)
    )


def _show(character: str) -> str:
    return f"“{character}” (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"


def _lacking(text: str, codec: str) -> Optional[str]:
    """The first character that `codec` cannot write, or None."""
    try:
        text.encode(codec)
    except UnicodeEncodeError as error:
        return text[error.start]
    return None


def _choose_encoding(
    fields: Sequence[FieldSpec], records: Sequence[Row], encoding: str, remarks: List[str]
) -> str:
    chosen = "GBK" if encoding == "AUTO" else encoding
    for number, (_, row) in enumerate(records, 1):
        for field, value in _paired(fields, row, number):
            character = _lacking(value, _CODECS[chosen]) if isinstance(value, str) else None
            if character is None:
                continue
            if encoding != "AUTO" or _lacking(character, "gb18030"):
                raise InputError(
                    translate(
                        "FarmlandGuard",
                        "row {row}, field {field}: the character {character} cannot be written in "
                        "{encoding}; choose "
                        "GB18030, or list a replacement for it.",
                    ).format(row=number, field=field.name, character=_show(character), encoding=chosen)
                )
            remarks.append(
                translate(
                    "FarmlandGuard",
                    "row {row}, field {field} contains {character}, which GBK lacks; the shapefile was "
                    "written in "
                    "GB18030.",
                ).format(row=number, field=field.name, character=_show(character))
            )
            return "GB18030"
    return chosen


def _paired(fields: Sequence[FieldSpec], row: Sequence[Any], number: int) -> List[Tuple[FieldSpec, Any]]:
    if len(fields) != len(row):
        raise ValueError(f"row {number} has {len(row)} values for {len(fields)} fields")
    return list(zip(fields, row))


def _check_fields(fields: Sequence[FieldSpec], codec: str) -> None:
    seen = set()
    for field in fields:
        if field.type not in _OGR_TYPES:
            raise ValueError(f"field type {field.type!r}")
        if not field.name or _lacking(field.name, codec):
            raise InputError(
                translate("FarmlandGuard", "the field name “{field}” cannot be written in {encoding}; change it.").format(
                    field=field.name, encoding=codec.upper()
                )
            )
        if field.name.upper() in seen:
            raise InputError(
                translate("FarmlandGuard", "the field name {field} is there twice.").format(field=field.name)
            )
        seen.add(field.name.upper())
        if field.type == TEXT and not 0 < field.length <= MAX_TEXT_BYTES:
            raise ValueError(f"text field {field.name} of {field.length} bytes")


def _refused(field: FieldSpec, number: int, value: Any, reason: str) -> InputError:
    return InputError(
        translate("FarmlandGuard", "row {row}, field {field}: “{value}” {reason}").format(
            row=number, field=field.name, value=str(value)[:60], reason=reason
        )
    )


def _checked(field: FieldSpec, value: Any, number: int, codec: str) -> Any:
    """`value` as OGR takes it, or InputError when the field cannot hold it."""
    if value is None:
        return None
    if field.type == TEXT:
        if not isinstance(value, str):
            value = str(value)
        if len(value.encode(codec)) > field.length:
            raise _refused(
                field,
                number,
                value,
                translate(
                    "FarmlandGuard",
                    "is longer than the {length} bytes of the field; shorten it.",
                ).format(length=field.length),
            )
        return value
    if field.type == DATE:
        if isinstance(value, datetime.datetime):
            value = value.date()
        if not isinstance(value, datetime.date):
            raise _refused(field, number, value, translate("FarmlandGuard", "is not a date."))
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _refused(field, number, value, translate("FarmlandGuard", "is not a number."))
    if field.type == INTEGER and value != int(value):
        raise _refused(field, number, value, translate("FarmlandGuard", "is not a whole number."))
    decimals = field.precision if field.type == REAL else 0
    if len(f"{value:.{decimals}f}") > field.length:
        raise _refused(
            field,
            number,
            value,
            translate(
                "FarmlandGuard",
                "has more digits than the {length} of the field.",
            ).format(length=field.length),
        )
    return int(value) if field.type == INTEGER else float(value)


@contextmanager
def own_encoding(encoding: str) -> Iterator[None]:
    """Make GDAL convert texts: QGIS switches its conversion off for the whole process (SHAPE_ENCODING="")."""
    gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", encoding)
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", None)


def _write(
    path: Path,
    fields: Sequence[FieldSpec],
    shapes: Sequence[Optional[bytes]],
    values: Sequence[Sequence[Any]],
    crs: QgsCoordinateReferenceSystem,
    encoding: str,
) -> None:
    reference = None
    if crs.isValid():
        reference = osr.SpatialReference()
        reference.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT1_ESRI))
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    if source is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    # OGR's .cpg names the encoding; the language id 0x4D tells the same to programs that only look there.
    layer = source.CreateLayer(path.stem, reference, ogr.wkbPolygon, [f"ENCODING={encoding}"])
    if layer is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    for field in fields:
        definition = ogr.FieldDefn(field.name, _OGR_TYPES[field.type])
        if field.type != DATE:
            definition.SetWidth(field.length)
        if field.type == REAL:
            definition.SetPrecision(field.precision)
        if layer.CreateField(definition) != 0:
            raise RuntimeError(gdal.GetLastErrorMsg())
    for number, (wkb, row) in enumerate(zip(shapes, values), 1):
        if layer.CreateFeature(_feature(layer, wkb, row, number)) != 0:
            raise RuntimeError(gdal.GetLastErrorMsg())
    layer = source = None  # closes the files; GDAL has no other way in these bindings
    if crs.isValid():
        # OGR writes what it makes of the CRS; QGIS's ESRI text keeps the names that ArcGIS knows.
        with path.with_suffix(".prj").open("w", encoding="ascii") as stream:
            stream.write(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT1_ESRI))
    with path.with_suffix(".cpg").open("w", encoding="ascii") as stream:
        stream.write(encoding)
    if encoding == "GBK":
        with path.with_suffix(".dbf").open("r+b") as table:
            table.seek(29)
            table.write(b"\x4d")


def _feature(layer: ogr.Layer, wkb: Optional[bytes], row: Sequence[Any], number: int) -> ogr.Feature:
    feature = ogr.Feature(layer.GetLayerDefn())
    if wkb is not None:
        geometry = ogr.CreateGeometryFromWkb(bytes(wkb))
        if geometry is None or ogr.GT_Flatten(geometry.GetGeometryType()) not in (
            ogr.wkbPolygon,
            ogr.wkbMultiPolygon,
        ):
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "row {row}: the geometry is no polygon; it cannot be written.",
                ).format(row=number)
            )
        feature.SetGeometry(geometry)
    for index, value in enumerate(row):
        if value is None:
            feature.SetFieldNull(index)
        elif isinstance(value, datetime.date):
            feature.SetField(index, value.year, value.month, value.day, 0, 0, 0, 0)
        else:
            feature.SetField(index, value)
    return feature


def _verify(path: Path, fields: Sequence[FieldSpec], values: Sequence[Sequence[Any]], encoding: str) -> None:
    """Read the texts back: GDAL's converter and Python's differ in a few signs, and GDAL's loss is silent."""
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR, open_options=[f"ENCODING={encoding}"])
    layer = source.GetLayer(0)
    for number, (feature, row) in enumerate(zip(layer, values), 1):
        for index, (field, value) in enumerate(zip(fields, row)):
            if field.type == TEXT and (feature.GetField(index) or "") != (value or "").rstrip(" "):
                raise _refused(
                    field,
                    number,
                    value,
                    translate(
                        "FarmlandGuard",
                        "cannot be written in {encoding} without change; choose GB18030, or replace the "
                        "sign.",
                    ).format(encoding=encoding),
                )


def _move(draft: Path, target: Path) -> None:
    """Put the finished files in place, .shp last: a reader never meets one without its table.

    An older shapefile's files without a counterpart (an index) are removed, as they would no longer fit.
    """
    made = {file.suffix.lower(): file for file in draft.iterdir()}
    for suffix in _SIDECARS:
        if suffix not in made:
            target.with_suffix(suffix).unlink(missing_ok=True)
    for suffix in sorted(made, key=lambda each: each == ".shp"):
        os.replace(made[suffix], target.with_suffix(suffix))
