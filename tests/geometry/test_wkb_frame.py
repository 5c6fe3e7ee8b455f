"""Reading and writing WKB, and recognising frames."""

import struct

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsCoordinateReferenceSystem

from farmland_guard.geometry.frame import GaussFrame, GeographicFrame, frame_from_proj4
from farmland_guard.geometry.problem import GeometryProblem
from farmland_guard.geometry.wkb import read_many, read_wkb, write_wkb

from .makers import CM111, ZONE37, box, box_ring, osr_frame

SQUARE = "POLYGON ((0 0,10 0,10 10,0 10,0 0),(2 2,2 3,3 3,2 2))"


def blob(wkt, order=ogr.wkbNDR, iso=True):
    geometry = ogr.CreateGeometryFromWkt(wkt)
    return bytes(geometry.ExportToIsoWkb(order) if iso else geometry.ExportToWkb(order))


@pytest.mark.parametrize("order", [ogr.wkbNDR, ogr.wkbXDR])
@pytest.mark.parametrize("iso", [True, False])
@pytest.mark.parametrize(
    "wkt",
    [
        SQUARE,
        "POLYGON Z ((0 0 5,10 0 5,10 10 5,0 10 5,0 0 5),(2 2 5,2 3 5,3 3 5,2 2 5))",
        "POLYGON M ((0 0 5,10 0 5,10 10 5,0 10 5,0 0 5),(2 2 5,2 3 5,3 3 5,2 2 5))",
        "POLYGON ZM ((0 0 5 6,10 0 5 6,10 10 5 6,0 10 5 6,0 0 5 6),(2 2 5 6,2 3 5 6,3 3 5 6,2 2 5 6))",
        "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0),(2 2,2 3,3 3,2 2)))",
        "GEOMETRYCOLLECTION (POINT (1 1),LINESTRING (0 0,1 1)," + SQUARE + ",MULTIPOINT ((3 3)))",
        "GEOMETRYCOLLECTION (GEOMETRYCOLLECTION Z (POINT Z (1 1 1),MULTIPOLYGON Z (((0 0 0,10 0 0,10 10 0,"
        "0 10 0,0 0 0),(2 2 0,2 3 0,3 3 0,2 2 0)))))",
        "MULTISURFACE (" + SQUARE[8:] + ")",
    ],
)
def test_polygons_are_read(wkt, order, iso):
    polygons = read_wkb(blob(wkt, order, iso))
    assert [len(rings) for rings in polygons] == [2]
    assert polygons[0][0].tolist() == [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]
    assert polygons[0][1].tolist() == [[2, 2], [2, 3], [3, 3], [2, 2]]
    assert ogr.CreateGeometryFromWkb(write_wkb(polygons)).ExportToWkt() == SQUARE
    assert ogr.CreateGeometryFromWkb(write_wkb(polygons, True)).GetGeometryName() == "MULTIPOLYGON"


def test_srid_of_ewkb_is_skipped():
    plain = blob(SQUARE)
    ewkb = plain[:1] + struct.pack("<II", 3 | 0x20000000, 4525) + plain[5:]
    assert read_wkb(ewkb)[0][0].tolist() == read_wkb(plain)[0][0].tolist()


def test_unclosed_ring_is_closed():
    points = np.array([(0, 0), (10, 0), (10, 10)], dtype=float)
    (rings,) = read_wkb(struct.pack("<BIII", 1, 3, 1, 3) + points.tobytes())
    assert rings[0].tolist() == [[0, 0], [10, 0], [10, 10], [0, 0]]


REFUSED = {
    "null": None,
    "nothing": b"",
    "empty": blob("POLYGON EMPTY"),
    "empty multi": blob("MULTIPOLYGON EMPTY"),
    "point": blob("POINT (1 2)"),
    "line": blob("LINESTRING (1 2,3 4)"),
    "curve": blob("CURVEPOLYGON (CIRCULARSTRING (0 0,4 0,4 4,0 4,0 0))"),
    "multisurface with curve": blob("MULTISURFACE (CURVEPOLYGON (CIRCULARSTRING (0 0,4 0,4 4,0 4,0 0)))"),
    "truncated": blob(SQUARE)[:-9],
    "left over": blob(SQUARE) + b"\0",
    "huge count": blob(SQUARE)[:5] + struct.pack("<I", 0xFFFFFFFF) + blob(SQUARE)[9:],
    "huge ring": blob(SQUARE)[:9] + struct.pack("<I", 0xFFFFFFFF) + blob(SQUARE)[13:],
    "byte order": b"\x07" + blob(SQUARE)[1:],
    "nan": write_wkb([[np.array([(0, 0), (np.nan, 1), (1, 1), (0, 0)])]]),
    "inf": write_wkb([[np.array([(0, 0), (np.inf, 1), (1, 1), (0, 0)])]]),
    "two points": write_wkb([[np.array([(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)])]]),
    "deep": (b"\x01" + struct.pack("<II", 7, 1)) * 400 + blob(SQUARE),
    "text": b"POLYGON ((0 0,10 0,10 10,0 0))",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_reason(name):
    with pytest.raises(GeometryProblem) as caught:
        read_wkb(REFUSED[name])
    assert len(str(caught.value)) > 10
    good = box(0, 0, 1, 1)
    many = read_many([good, REFUSED[name], good])
    assert [problem is None for problem in many.problems] == [True, False, True]
    assert many.shapes.areas().tolist() == [1.0, 0.0, 1.0]


def test_every_truncation_is_refused():
    whole = blob("MULTIPOLYGON Z (((0 0 0,10 0 0,10 10 0,0 0 0)),((20 0 0,30 0 0,30 10 0,20 0 0)))")
    for length in range(len(whole)):
        with pytest.raises(GeometryProblem):
            read_wkb(whole[:length])


def test_area_is_stable_far_from_the_origin():
    hole = box_ring(37540010.25, 3900010.25, 0.5, 0.5)
    shapes = read_many([write_wkb([[box_ring(37540000, 3900000, 100, 100), hole]])]).shapes
    assert shapes.areas()[0] == 9999.75
    assert shapes.perimeters()[0] == 402.0


@pytest.mark.parametrize(
    ("epsg", "frame"),
    [
        (4490, GeographicFrame()),
        (4525, ZONE37),
        (4546, CM111),
        (4526, GaussFrame(114.0, 38500000.0)),
        (4513, GaussFrame(75.0, 25500000.0)),
    ],
)
def test_frames_from_what_qgis_prints(epsg, frame):
    assert frame_from_proj4(QgsCoordinateReferenceSystem(f"EPSG:{epsg}").toProj()) == frame


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+proj=longlat +ellps=krass +no_defs",
        "+proj=longlat +datum=WGS84 +no_defs",
        "+proj=utm +zone=49 +ellps=GRS80 +units=m",
        "+proj=tmerc +lat_0=0 +lon_0=111 +k=0.9996 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m",
        "+proj=tmerc +lat_0=10 +lon_0=111 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m",
        "+proj=tmerc +lat_0=0 +lon_0=111 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=us-ft",
        "+proj=tmerc +lat_0=0 +lon_0=111 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +towgs84=1,2,3 +units=m",
        "+proj=longlat +ellps=GRS80 +pm=paris",
        "+proj=tmerc +lon_0=east +ellps=GRS80",
    ],
)
def test_other_frames_are_left_to_others(text):
    assert frame_from_proj4(text) is None


def test_same_frames():
    assert ZONE37.same_as(GaussFrame(111.0, 37500000.0))
    assert not ZONE37.same_as(CM111)
    assert not ZONE37.same_as(osr_frame(4525))
    assert osr_frame(4525).same_as(osr_frame(4525))


def test_wrong_prefix_does_not_fit():
    lon, lat = ZONE37.to_lonlat(np.array([540000.0, 38540000.0, 37540000.0]), np.full(3, 3900000.0))
    assert np.isnan(lon).tolist() == [True, True, False]
    assert np.isnan(lat).tolist() == [True, True, False]
