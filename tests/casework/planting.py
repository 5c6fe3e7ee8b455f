"""Ways to break a written package, for the tests of the validators."""

import struct
from pathlib import Path
from typing import Callable, Dict

from osgeo import gdal, ogr, osr

from farmland_guard.exchange.profiles import cell, load_profile
from farmland_guard.exchange.xlsx import Sheet, write_xlsx
from tests.casework.clean_cases import COUNTY, rows
from tests.register.helpers import EAST, NORTH


def shp(folder: Path) -> Path:
    return folder / f"{COUNTY}WPZF.shp"


def change(folder: Path, **values) -> None:
    """Set fields of the first feature."""
    source = gdal.OpenEx(str(shp(folder)), gdal.OF_VECTOR | gdal.OF_UPDATE, open_options=["ENCODING=GBK"])
    layer = source.GetLayer(0)
    feature = layer.GetNextFeature()
    for name, value in values.items():
        feature.SetFieldNull(name) if value is None else feature.SetField(name, value)
    layer.SetFeature(feature)
    layer = source = None


def reshape(folder: Path, wkt: str) -> None:
    """Give the first feature another shape."""
    source = gdal.OpenEx(str(shp(folder)), gdal.OF_VECTOR | gdal.OF_UPDATE, open_options=["ENCODING=GBK"])
    layer = source.GetLayer(0)
    feature = layer.GetNextFeature()
    feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
    layer.SetFeature(feature)
    layer = source = None


def ring(*points) -> str:
    return "(" + ", ".join(f"{EAST + x} {NORTH + y}" for x, y in points) + ")"


def polygon(*rings) -> str:
    return "POLYGON (" + ", ".join(rings) + ")"


SQUARE = ((0, 0), (0, 100), (100, 100), (100, 0), (0, 0))


def rewrite(folder: Path, alter: Callable[[ogr.Layer, ogr.Layer], None], crs: bool = True) -> None:
    """Write the shapefile anew; `alter` gets the old and the empty new layer and fills it."""
    old_path = shp(folder)
    source = gdal.OpenEx(str(old_path), gdal.OF_VECTOR, open_options=["ENCODING=GBK"])
    layer = source.GetLayer(0)
    new_path = folder / "new.shp"
    target = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(new_path))
    new = target.CreateLayer("new", layer.GetSpatialRef() if crs else None, ogr.wkbUnknown, ["ENCODING=GBK"])
    alter(layer, new)
    layer = new = source = target = None
    for suffix in (".shp", ".shx", ".dbf", ".prj", ".cpg"):
        old_path.with_suffix(suffix).unlink(missing_ok=True)
        if new_path.with_suffix(suffix).exists():
            new_path.with_suffix(suffix).rename(old_path.with_suffix(suffix))
    old_path.with_suffix(".cpg").write_text("GBK", encoding="ascii")


def with_fields(edit) -> Callable[[Path], None]:
    """A planting that edits the list of (name, type, width, precision) of the shapefile's fields."""

    def plant(folder: Path) -> None:
        def alter(layer, new):
            definition = layer.GetLayerDefn()
            each = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
            names = [(f.GetName(), f.GetName(), f.GetType(), f.GetWidth(), f.GetPrecision()) for f in each]
            for _, name, kind, width, precision in edit(names):
                field = ogr.FieldDefn(name, kind)
                field.SetWidth(width)
                field.SetPrecision(precision)
                new.CreateField(field)
            for feature in layer:
                copy = ogr.Feature(new.GetLayerDefn())
                copy.SetGeometry(feature.GetGeometryRef().Clone())
                for old, name, *_ in edit(names):
                    if old and feature.IsFieldSetAndNotNull(old):
                        copy.SetField(name, feature.GetField(old))
                new.CreateFeature(copy)

        rewrite(folder, alter)

    return plant


def renamed(old: str, new: str):
    return with_fields(lambda names: [(o, new if o == old else n, t, w, p) for o, n, t, w, p in names])


def retyped(name: str, kind: int, width: int, precision: int = 0):
    return with_fields(
        lambda names: [(o, n, kind, width, precision) if o == name else (o, n, t, w, p) for o, n, t, w, p in names]
    )


def open_first_ring(folder: Path) -> None:
    """Move the last point of the first record's ring."""
    data = bytearray(shp(folder).read_bytes())
    content = 100 + 8
    points = struct.unpack_from("<i", data, content + 40)[0]
    at = content + 44 + 4 + 16 * (points - 1)
    struct.pack_into("<d", data, at, struct.unpack_from("<d", data, at)[0] + 5.0)
    shp(folder).write_bytes(bytes(data))


def text_file(change_text) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / f"{COUNTY}WPZF.txt"
        path.write_bytes(change_text(path.read_bytes().decode("gbk")).encode("gbk"))

    return plant


def book(edit) -> Callable[[Path], None]:
    """A planting that edits the sheets of the ledger."""

    def plant(folder: Path) -> None:
        profile = load_profile("generic")
        cases = rows()
        sheets = {
            sheet.name: (
                [column.name for column in sheet.columns],
                [[cell(column, row) for column in sheet.columns] for row in (cases if sheet.rows == "cases" else [])],
            )
            for sheet in profile.book.sheets
        }
        edit(sheets)
        write_xlsx(folder / f"{COUNTY}垣曲县卫片执法台账.xlsx", [Sheet(n, h, r) for n, (h, r) in sheets.items()])

    return plant


def drop_last_row(sheets: Dict[str, tuple]) -> None:
    sheets["图斑列表"][1].pop()


def drop_column(sheets: Dict[str, tuple]) -> None:
    headers, table = sheets["图斑列表"]
    headers.pop(3)
    for row in table:
        row.pop(3)


def remove(suffix: str) -> Callable[[Path], None]:
    return lambda folder: shp(folder).with_suffix(suffix).unlink()


def garble_cpg(folder: Path) -> None:
    shp(folder).with_suffix(".cpg").write_text("UTF-8", encoding="ascii")


def other_crs(folder: Path) -> None:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(2361)  # Xian 1980
    shp(folder).with_suffix(".prj").write_text(reference.ExportToWkt(["FORMAT=WKT1_ESRI"]), encoding="ascii")


def unprefixed_label(folder: Path) -> None:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4546)
    shp(folder).with_suffix(".prj").write_text(reference.ExportToWkt(["FORMAT=WKT1_ESRI"]), encoding="ascii")


def empty(folder: Path) -> None:
    with_fields(lambda names: names)(folder)
    source = ogr.Open(str(shp(folder)), 1)
    layer = source.GetLayer(0)
    for fid in range(layer.GetFeatureCount()):
        layer.DeleteFeature(fid)
    source.ExecuteSQL(f"REPACK {layer.GetName()}")
    layer = source = None


def as_lines(folder: Path) -> None:
    def alter(layer, new):
        for index in range(layer.GetLayerDefn().GetFieldCount()):
            new.CreateField(layer.GetLayerDefn().GetFieldDefn(index))
        for feature in layer:
            copy = ogr.Feature(new.GetLayerDefn())
            copy.SetFrom(feature)
            copy.SetGeometry(feature.GetGeometryRef().GetBoundary())
            new.CreateFeature(copy)

    rewrite(folder, alter)
