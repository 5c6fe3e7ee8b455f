"""Writing the sample: GeoPackage and shapefile through OGR, and the small files beside them.

Dates inside the files are fixed, so that the same county is the same bytes with the same GDAL.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Sequence

import shapely
from osgeo import gdal, ogr, osr

from .table import Field, Layer

_STAMP = "2026-11-02T00:00:00.000Z"
_TYPES = {"text": ogr.OFTString, "real": ogr.OFTReal, "integer": ogr.OFTInteger, "date": ogr.OFTDate}
_LDID_BYTE = 29

READINGS = (
    ("有效土层厚度", "85", "cm"),
    ("耕作层厚度", "28", "cm"),
    ("砾石含量", "6.5", "%"),
    ("pH", "7.8", ""),
    ("有机质", "11.2", "g/kg"),
    ("田面坡度", "3.5", "°"),
)
"""Invented readings of one reclaimed plot; organic matter in g/kg as the laboratory gives it (1 % = 10 g/kg)."""


def _reference() -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4525)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def _define(layer: ogr.Layer, fields: Sequence[Field]) -> None:
    for field in fields:
        definition = ogr.FieldDefn(field.name, _TYPES[field.kind])
        if field.width:
            definition.SetWidth(field.width)
        if field.precision:
            definition.SetPrecision(field.precision)
        layer.CreateField(definition)


def _fill(target: ogr.Layer, layer: Layer) -> None:
    definition = target.GetLayerDefn()
    blobs = shapely.to_wkb(layer.geometry)
    setters = []
    for number, field in enumerate(layer.fields):
        setters.append((number, field.kind == "date", layer.columns[field.name]))
    for row, blob in enumerate(blobs):
        feature = ogr.Feature(definition)
        for number, is_date, column in setters:
            value = column[row]
            if value == "":
                continue  # left NULL, as in the official databases
            if is_date:
                feature.SetField(number, *value, 0, 0, 0, 0)
            else:
                feature.SetField(number, value)
        if blob is not None:
            geometry = ogr.CreateGeometryFromWkb(bytes(blob))
            feature.SetGeometryDirectly(ogr.ForceToMultiPolygon(geometry))
        target.CreateFeature(feature)


def write_geopackage(path: Path, layers: Sequence[Layer]) -> None:
    """Write `layers` (EPSG:4525, multi-polygons) as one GeoPackage; raises RuntimeError of GDAL."""
    path.unlink(missing_ok=True)
    with _Settings():
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path), ["VERSION=1.2", "ADD_GPKG_OGR_CONTENTS=YES"])
        for layer in layers:
            options = [f"IDENTIFIER={layer.title}", f"DESCRIPTION={layer.description}", "GEOMETRY_NAME=geom"]
            target = dataset.CreateLayer(layer.name, _reference(), ogr.wkbMultiPolygon, options)
            _define(target, layer.fields)
            dataset.StartTransaction()
            _fill(target, layer)
            dataset.CommitTransaction()
        target = None
        dataset = None  # closes the file


def write_shapefile(folder: Path, layer: Layer) -> Path:
    """Write `layer` as a shapefile in GBK whose encoding nothing declares, as such files often arrive.

    There is no .cpg and the language byte of the .dbf is 0.
    """
    path = folder / f"{layer.name}.shp"
    with _Settings():
        driver = ogr.GetDriverByName("ESRI Shapefile")
        if path.exists():
            driver.DeleteDataSource(str(path))
        dataset = driver.CreateDataSource(str(path))
        options = ["ENCODING=GBK", "DBF_DATE_LAST_UPDATE=2026-11-02"]
        kind = ogr.wkbPolygon25D if shapely.has_z(layer.geometry).any() else ogr.wkbPolygon
        target = dataset.CreateLayer(layer.name, _reference(), kind, options)
        _define(target, layer.fields)
        _fill(target, layer)
        target = None
        dataset = None  # closes the file
    path.with_suffix(".cpg").unlink(missing_ok=True)
    with path.with_suffix(".dbf").open("r+b") as table:
        table.seek(_LDID_BYTE)
        table.write(b"\0")
    return path


class _Settings:
    """Within a block GDAL raises instead of printing and writes a fixed date; then it is as it was before."""

    def __enter__(self) -> None:
        self.before = gdal.GetUseExceptions(), ogr.GetUseExceptions()
        self.date = gdal.GetConfigOption("OGR_CURRENT_DATE")
        gdal.UseExceptions()
        ogr.UseExceptions()
        gdal.SetConfigOption("OGR_CURRENT_DATE", _STAMP)
        # QGIS switches GDAL's conversion of shapefile texts off for its whole process.
        gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", "GBK")

    def __exit__(self, *_: object) -> None:
        gdal.SetConfigOption("OGR_CURRENT_DATE", self.date)
        gdal.SetThreadLocalConfigOption("SHAPE_ENCODING", None)
        # The last switched on must be the first switched off.
        for used, give_up in zip(self.before[::-1], (ogr.DontUseExceptions, gdal.DontUseExceptions)):
            if not used:
                give_up()


def write_table(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a CSV that a spreadsheet opens with the right characters (UTF-8 with mark, CRLF)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def _strokes(lines: Sequence[Sequence[tuple[float, float]]], left: float, bottom: float, size: float) -> str:
    commands = []
    for line in lines:
        points = [f"{left + x * size:.2f} {bottom + y * size:.2f}" for x, y in line]
        commands.append(points[0] + " m " + " ".join(point + " l" for point in points[1:]) + " S")
    return "\n".join(commands)


# The two characters 示例 as strokes in a unit square: drawn, because a font may be missing where it is opened.
_SHI = (((0.25, 0.85), (0.75, 0.85)), ((0.1, 0.6), (0.9, 0.6)), ((0.5, 0.6), (0.5, 0.08), (0.4, 0.14)),
        ((0.3, 0.45), (0.12, 0.15)), ((0.68, 0.45), (0.88, 0.18)))  # fmt: skip
_LI = (((0.28, 0.92), (0.05, 0.55)), ((0.18, 0.72), (0.18, 0.05)), ((0.3, 0.85), (0.65, 0.85)),
       ((0.47, 0.85), (0.32, 0.5)), ((0.42, 0.68), (0.62, 0.68), (0.3, 0.1)), ((0.42, 0.52), (0.54, 0.42)),
       ((0.74, 0.8), (0.74, 0.25)), ((0.92, 0.92), (0.92, 0.06), (0.84, 0.12)))  # fmt: skip


def write_paper(path: Path) -> None:
    """Write a one-page PDF that stands for the scanned sign-off sheet, marked 示例 (sample) across the page."""
    page = "\n".join(
        (
            "0.8 0.1 0.1 RG 9 w 1 J 1 j",
            _strokes(_SHI, 90, 330, 190),
            _strokes(_LI, 310, 330, 190),
            "0 0 0 RG 1 w 60 60 475 722 re S",
            "BT /F1 20 Tf 90 720 Td (SAMPLE / not a real document) Tj ET",
            "BT /F1 12 Tf 90 690 Td (Stands for the scanned sheet of a joint acceptance on the ground.) Tj ET",
            *(f"90 {y} m 505 {y} l S" for y in range(120, 301, 45)),
        )
    )
    bodies = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    text, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(text)
    text += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    text += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(text.encode("ascii"))
