"""Frames of QGIS coordinate reference systems, checked against QGIS's own transformation."""

import numpy as np
import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsPointXY,
)

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.crs import check_metric, default_register_crs, frame_of, transform_wkb
from farmland_guard.geometry.frame import CallableFrame, GaussFrame, GeographicFrame
from farmland_guard.geometry.wkb import read_wkb, write_wkb


def crs(name: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(name)


def test_cgcs2000_frames_are_numpy_frames() -> None:
    assert frame_of(crs("EPSG:4525"), "L") == GaussFrame(111.0, 37500000.0)
    assert frame_of(crs("EPSG:4546"), "L") == GaussFrame(111.0, 500000.0)
    assert frame_of(crs("EPSG:4497"), "L") == GaussFrame(111.0, 19500000.0)
    assert frame_of(crs("EPSG:4490"), "L") == GeographicFrame()


def test_custom_cgcs2000_meridian_from_an_esri_prj() -> None:
    wkt = (
        'PROJCS["Local_CM_112",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",'
        'SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
        'PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],'
        'PARAMETER["Central_Meridian",112.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],'
        'UNIT["Meter",1.0]]'
    )
    assert frame_of(QgsCoordinateReferenceSystem.fromWkt(wkt), "L") == GaussFrame(112.0, 500000.0)


@pytest.mark.parametrize("exceptions", [False, True])
@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("EPSG:4326", 111.9, 35.2),
        ("EPSG:32649", 111.9, 35.2),
        ("EPSG:3857", 111.9, 35.2),
        ("EPSG:28992", 5.9, 52.2),
        ("EPSG:3067", 25.0, 62.0),
        ("EPSG:2263", -73.9, 40.7),
    ],
)
def test_other_frames_agree_with_qgis(name: str, lon: float, lat: float, exceptions: bool) -> None:
    before = osr.GetUseExceptions()
    (osr.UseExceptions if exceptions else osr.DontUseExceptions)()
    try:
        frame = frame_of(crs(name), "L")
        assert isinstance(frame, CallableFrame)
        assert frame.geographic == (name == "EPSG:4326")
        x, y = frame.from_lonlat(np.array([lon]), np.array([lat]))
        expected = QgsCoordinateTransform(
            crs("EPSG:4326"), crs(name), QgsCoordinateTransformContext()
        ).transform(QgsPointXY(lon, lat))
        assert (x[0], y[0]) == pytest.approx((expected.x(), expected.y()), abs=0.01)
        # the round trip; inverse datum shifts are iterated, so 1e-6 degrees
        back = frame.to_lonlat(np.append(x, [np.inf, np.nan, 1e20]), np.append(y, [0.0, 0.0, 1e20]))
        assert (back[0][0], back[1][0]) == pytest.approx((lon, lat), abs=1e-6)
        assert np.isnan(back[0][1:]).all()
        assert np.isnan(back[1][1:]).all()
    finally:
        (osr.UseExceptions if before else osr.DontUseExceptions)()


@pytest.mark.parametrize(
    "name", ["EPSG:2361", "EPSG:4610", "EPSG:2413", "EPSG:4214", "EPSG:4555", "EPSG:2344"]
)
def test_datums_without_public_parameters_are_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"宗地 is in .*; there are no public parameters"):
        frame_of(crs(name), "宗地")


def test_missing_local_and_unknown_systems_are_refused() -> None:
    with pytest.raises(InputError, match="宗地 has no coordinate reference system; assign"):
        frame_of(QgsCoordinateReferenceSystem(), "宗地")
    local = QgsCoordinateReferenceSystem.fromWkt('LOCAL_CS["site",UNIT["metre",1]]')
    with pytest.raises(InputError, match="local coordinate system site"):
        frame_of(local, "宗地")
    unknown = crs("PROJ:+proj=tmerc +lat_0=0 +lon_0=111 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m")
    with pytest.raises(InputError, match="no parameters from its datum"):
        frame_of(unknown, "宗地")


def test_gdal_error_handler_is_left_as_it_was() -> None:
    said = []
    gdal.PushErrorHandler(lambda kind, number, text: said.append(text))
    try:
        frame = frame_of(crs("EPSG:28992"), "L")
        frame.from_lonlat(np.array([1e6]), np.array([0.0]))
        assert said == []
        gdal.Error(gdal.CE_Warning, 1, "mine")
        assert said == ["mine"]
    finally:
        gdal.PopErrorHandler()


def test_planar_square_metres_need_metres() -> None:
    check_metric(crs("EPSG:4525"), "L")
    check_metric(crs("EPSG:4490"), "L")
    with pytest.raises(InputError, match="not counted in metres"):
        check_metric(crs("EPSG:2263"), "L")


def test_transform_wkb() -> None:
    ring = np.array([(37560000.0, 3900000), (37560100, 3900000), (37560100, 3900100), (37560000, 3900000)])
    blob = write_wkb([[ring]])
    zone, other = frame_of(crs("EPSG:4525"), "L"), frame_of(crs("EPSG:4546"), "L")
    assert transform_wkb(blob, zone, zone) is blob
    moved = read_wkb(transform_wkb(blob, zone, other))[0][0]
    assert moved == pytest.approx(ring - [37000000, 0], abs=1e-6)
    with pytest.raises(InputError, match="outside the area"):
        transform_wkb(write_wkb([[ring - [37000000, 0]]]), zone, other)
    with pytest.raises(InputError):
        transform_wkb(b"\x01", zone, other)


def test_default_register_crs() -> None:
    assert default_register_crs("140827") == "EPSG:4525"
    assert default_register_crs("140828") is None
