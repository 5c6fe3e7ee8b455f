"""Two images of one colour each over the cases of tests.gui.planted, as an earlier and a later satellite image."""

from pathlib import Path

from osgeo import gdal, osr
from qgis.core import QgsRasterLayer

from tests.register.helpers import EAST, NORTH


def image(path: Path, colour: "tuple[int, int, int]", size: int = 64, width_m: float = 1600.0) -> Path:
    """A GeoTIFF of one colour around the planted cases."""
    made = gdal.GetDriverByName("GTiff").Create(str(path), size, size, 3, gdal.GDT_Byte)
    made.SetGeoTransform((EAST - 400, width_m / size, 0, NORTH + width_m - 400, 0, -width_m / size))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(4525)
    made.SetProjection(crs.ExportToWkt())
    for band, value in enumerate(colour, start=1):
        made.GetRasterBand(band).Fill(value)
    made.FlushCache()
    return path


def pair(folder: Path) -> "tuple[QgsRasterLayer, QgsRasterLayer]":
    """A red image and a blue one."""
    return (
        QgsRasterLayer(str(image(folder / "before.tif", (200, 30, 30))), "前时相"),
        QgsRasterLayer(str(image(folder / "after.tif", (30, 30, 200))), "后时相"),
    )
