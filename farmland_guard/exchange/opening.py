"""Opening any vector file as a layer, with the pitfalls of foreign files met once and here.

Shapefiles get the encoding their texts are really in; files with several layers are not opened by chance; zip
archives are looked through before anything in them is read.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Iterator, List, Optional, Tuple, Union

from osgeo import gdal, ogr
from qgis.core import QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes

from ..domain.errors import InputError
from ..domain.language import translate
from .encoding import DetectedEncoding, detect_dbf_encoding

MAX_ZIP_MEMBERS = 20000
MAX_UNPACKED_BYTES = 8 * 1024**3
MAX_COMPRESSION_RATIO = 1000
_INSIDE_ZIP = (".shp", ".gpkg", ".geojson", ".json", ".fgb", ".kml")


def open_layer(path: Union[str, Path], layer: Optional[str] = None) -> QgsVectorLayer:
    """Open a vector file (shapefile, GeoPackage, FileGDB, GeoJSON, zip of these, …) as a read-only view.

    `layer` names one of several layers. Raises InputError when the file is missing, unreadable, has no layer
    with geometry, or has several and none was named (the message lists them).
    """
    file = Path(path)
    if not file.exists():
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} does not exist; check the path.",
            ).format(file=file)
        )
    target = _inside_zip(file, layer) if file.suffix.lower() == ".zip" else str(file)
    chosen = _choose_layer(target, file.name, layer)
    if target.startswith("/vsizip/"):
        # The zip's own member name says more than the archive's path.
        title = _in_chinese(chosen or PurePosixPath(target).stem)
    else:
        title = chosen or file.stem
    uri = QgsProviderRegistry.instance().encodeUri("ogr", {"path": target, "layerName": chosen or ""})
    result = QgsVectorLayer(uri, title, "ogr")
    if not result.isValid():
        raise _unreadable(file.name)
    fix_encoding(result)
    return result


def polygon_layers(path: Union[str, Path]) -> List[str]:
    """Names of the layers of a file that hold polygons (or any geometry, where the file does not say which)."""
    file = Path(path)
    target = _inside_zip(file, None) if file.suffix.lower() == ".zip" else str(file)
    areas = (ogr.wkbPolygon, ogr.wkbMultiPolygon, ogr.wkbCurvePolygon, ogr.wkbMultiSurface, ogr.wkbUnknown)
    return [name for name, kind in _spatial_layers(target, file.name) if ogr.GT_Flatten(kind) in areas]


def _in_chinese(name: str) -> str:
    """A member name of an archive packed by Windows in Chinese: GBK bytes that zip readers take for code page 437."""
    try:
        return name.encode("cp437").decode("gbk") if not name.isascii() else name
    except UnicodeError:
        return name


def fix_encoding(layer: QgsVectorLayer) -> Optional[str]:
    """Give a shapefile layer the encoding its texts are in; the note to show, or None when nothing changed."""
    if layer.providerType() != "ogr" or layer.dataProvider().storageType() != "ESRI Shapefile":
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = parts.get("path") or ""
    if parts.get("vsiPrefix"):
        inside = f"{parts['vsiPrefix']}{path}{parts.get('vsiSuffix') or ''}"
        found = _detect_inside_zip(inside) if inside.startswith("/vsizip/") else None
    else:
        found = _detect(path)
    if found is None or found.encoding.upper() == layer.dataProvider().encoding().upper():
        return None
    layer.setProviderEncoding(found.encoding)
    return translate("FarmlandGuard", "{layer} is read in {encoding}: {how}.").format(
        layer=layer.name(), encoding=found.encoding, how=found.how
    )


def _detect(path: str) -> Optional[DetectedEncoding]:
    if not path or Path(path).is_dir():  # a folder opened as a data set has no one table
        return None
    dbf = Path(path).with_suffix(".dbf")
    if not dbf.exists() and not dbf.with_suffix(".DBF").exists():
        return None  # geometry only: nothing to decode
    return detect_dbf_encoding(path)


def _detect_inside_zip(path: str) -> Optional[DetectedEncoding]:
    stem = path[: -len(PurePosixPath(path).suffix)]
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".dbf", ".cpg"):
            for name in (stem + suffix, stem + suffix.upper()):
                if gdal.VSIStatL(name) is not None:
                    _copy_out(name, Path(folder) / f"table{suffix}")
                    break
        dbf = Path(folder) / "table.dbf"
        return detect_dbf_encoding(dbf) if dbf.exists() else None


def _copy_out(name: str, target: Path) -> None:
    handle = gdal.VSIFOpenL(name, "rb")
    try:
        with target.open("wb") as stream:
            while True:
                block = gdal.VSIFReadL(1, 1 << 20, handle)
                if not block:
                    return
                stream.write(block)
    finally:
        gdal.VSIFCloseL(handle)


def _unreadable(name: str) -> InputError:
    return InputError(
        translate(
            "FarmlandGuard",
            "{file} cannot be read as a vector layer; it may be damaged, incomplete or of another kind.",
        ).format(file=name)
    )


@contextmanager
def _quiet() -> Iterator[None]:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _spatial_layers(target: str, name: str) -> List[Tuple[str, int]]:
    """Names and OGR geometry types of the layers with geometry."""
    with _quiet():
        try:
            source = gdal.OpenEx(target, gdal.OF_VECTOR | gdal.OF_READONLY)
        except RuntimeError:  # when someone switched GDAL's exceptions on
            source = None
        if source is None:
            raise _unreadable(name)
        layers = [source.GetLayer(i) for i in range(source.GetLayerCount())]
        return [(each.GetName(), each.GetGeomType()) for each in layers if each.GetGeomType() != ogr.wkbNone]


def _choose_layer(target: str, name: str, wanted: Optional[str]) -> str:
    layers = _spatial_layers(target, name)
    names = [each for each, _ in layers]
    if wanted is not None:
        if wanted not in names:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "{file} has no layer {layer} with geometry; it has: {names}.",
                ).format(file=name, layer=wanted, names="、".join(names) or "—")
            )
        return wanted
    if not names:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} has no layer with geometry; choose another file.",
            ).format(file=name)
        )
    areas = [
        each
        for each, kind in layers
        if QgsWkbTypes.geometryType(QgsWkbTypes.flatType(_wkb_type(kind)))
        == QgsWkbTypes.GeometryType.PolygonGeometry
    ]
    candidates = areas or names
    if len(candidates) > 1:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} has several layers: {names}; name the one to read (file|layername=…).",
            ).format(file=name, names="、".join(candidates))
        )
    return candidates[0]


def _wkb_type(ogr_type: int) -> QgsWkbTypes.Type:
    flat = ogr.GT_Flatten(ogr_type)
    known = {
        ogr.wkbPolygon: QgsWkbTypes.Type.Polygon,
        ogr.wkbMultiPolygon: QgsWkbTypes.Type.MultiPolygon,
        ogr.wkbCurvePolygon: QgsWkbTypes.Type.CurvePolygon,
        ogr.wkbMultiSurface: QgsWkbTypes.Type.MultiSurface,
    }
    return known.get(flat, QgsWkbTypes.Type.Unknown)


def _check_zip(file: Path) -> None:
    """Refuse archives whose members would leave the folder, or swell beyond bounds (InputError)."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise InputError(
            translate("FarmlandGuard", "{file} is no readable zip archive: {reason}").format(
                file=file.name, reason=error
            )
        ) from error
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > MAX_ZIP_MEMBERS
        or unpacked > MAX_UNPACKED_BYTES
        or (unpacked > 1 << 24 and unpacked > packed * MAX_COMPRESSION_RATIO)
    ):
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} would unpack to {size} MB in {count} files; it is not opened, unpack it yourself.",
            ).format(file=file.name, size=unpacked // 1048576, count=len(members))
        )
    for member in members:
        parts = PurePosixPath(member.filename.replace("\\", "/")).parts
        if ".." in parts or parts[:1] == ("/",) or re.match(r"[A-Za-z]:", member.filename):
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "{file} holds the path {member}, which leads out of the archive; it is not opened.",
                ).format(file=file.name, member=member.filename)
            )
        if member.flag_bits & 1:
            raise InputError(
                translate("FarmlandGuard", "{file} is protected by a password; unpack it first.").format(
                    file=file.name
                )
            )


def _inside_zip(file: Path, layer: Optional[str]) -> str:
    """The /vsizip/ path of the one data set in an archive; `layer` may be its name without suffix."""
    _check_zip(file)
    root = f"/vsizip/{file.resolve().as_posix()}"
    found: List[str] = []
    for member in gdal.ReadDirRecursive(root) or []:
        path = PurePosixPath(member.rstrip("/"))
        inside_gdb = any(part.lower().endswith(".gdb") for part in path.parts[:-1])
        if path.suffix.lower() == ".gdb" or (path.suffix.lower() in _INSIDE_ZIP and not inside_gdb):
            found.append(str(path))
    found = list(dict.fromkeys(found))
    named = [each for each in found if layer is not None and PurePosixPath(each).stem == layer]
    candidates = named or found
    if not candidates:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} holds no shapefile, GeoPackage, FileGDB or GeoJSON; unpack it and choose the file.",
            ).format(file=file.name)
        )
    if len(candidates) > 1:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file} holds several data sets: {names}; unpack it and choose one.",
            ).format(file=file.name, names="、".join(candidates))
        )
    return f"{root}/{candidates[0]}"
