"""Any vector input as plain rows: encodings, several layers, zips, bad geometries, values."""

import datetime
import shutil
import struct
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import (
    NULL,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime, QVariant

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange import opening
from farmland_guard.exchange.source import VectorRows, fix_encoding, open_layer, plain, polygon_wkb
from farmland_guard.geometry.problem import GeometryProblem
from farmland_guard.geometry.wkb import read_wkb
from tests.exchange.test_encoding import make_table
from tests.shared import shared_data

SQUARE = "Polygon((0 0,10 0,10 10,0 10,0 0))"


# --- opening -------------------------------------------------------------------------------------------------


def test_real_gbk_shapefile() -> None:
    layer = open_layer(shared_data("encoding", "chinese_encoding.shp"))
    rows = list(VectorRows(layer))
    assert len(rows) == 78
    assert rows[0].number == 1
    assert rows[0].attributes["PRO_NAME"] == "安徽"
    assert rows[0].attributes["NAME99"] == "天长市"
    assert all(row.wkb is not None for row in rows)
    with pytest.raises(InputError, match="has no coordinate reference system"):
        VectorRows(layer).frame()


@pytest.mark.parametrize("cpg", [None, "UTF-8", "ISO-8859-1"])
def test_encoding_is_put_right_on_any_layer(tmp_path: Path, cpg: str) -> None:
    path = make_table(tmp_path, "gbk", cpg, 0x57, "垣曲县历山镇")
    layer = QgsVectorLayer(str(path), "图斑", "ogr")
    note = fix_encoding(layer)
    assert note is not None
    assert "图斑 is read in GB18030" in note
    assert next(iter(layer.getFeatures())).attribute("NAME") == "垣曲县历山镇"
    assert fix_encoding(layer) is None


def test_layer_made_elsewhere_is_put_right_by_the_rows(tmp_path: Path) -> None:
    path = make_table(tmp_path, "gbk", None, 0, "历山镇")
    rows = VectorRows(QgsVectorLayer(str(path), "图斑", "ogr"))
    assert rows.notes
    assert next(iter(rows)).attributes == {"NAME": "历山镇"}


def test_missing_and_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.shp does not exist"):
        open_layer(tmp_path / "absent.shp")
    bad = tmp_path / "bad.gpkg"
    bad.write_bytes(b"not a database")
    with pytest.raises(InputError, match=r"bad\.gpkg cannot be read"):
        open_layer(bad)
    table = tmp_path / "table.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="no layer with geometry"):
        open_layer(table)


def make_package(path: Path, *names: str) -> None:
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for name in names:
        layer = source.CreateLayer(name, None, ogr.wkbPolygon)
        layer.CreateField(ogr.FieldDefn("JCBH", ogr.OFTString))
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, name)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(SQUARE))
        layer.CreateFeature(feature)
    source.CreateLayer("文字", None, ogr.wkbNone)
    feature = layer = source = None


def test_several_layers(tmp_path: Path) -> None:
    one, two = tmp_path / "one.gpkg", tmp_path / "two.gpkg"
    make_package(one, "图斑")
    make_package(two, "图斑", "红线")
    assert open_layer(one).name() == "图斑"
    with pytest.raises(InputError, match=r"two\.gpkg has several layers: 图斑、红线"):
        open_layer(two)
    (row,) = VectorRows(open_layer(two, "红线"))
    assert row.attributes["JCBH"] == "红线"
    with pytest.raises(InputError, match="no layer 绿线"):
        open_layer(two, "绿线")


# --- zips ----------------------------------------------------------------------------------------------------


def zipped(target: Path, *files: Path, folder: str = "") -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, folder + file.name)
    return target


@pytest.mark.parametrize("folder", ["", "2026年10月/卫片/"])
def test_zipped_shapefile_in_gbk(tmp_path: Path, folder: str) -> None:
    make_table(tmp_path, "gbk", None, 0, "历山镇")
    archive = zipped(tmp_path / "下发.zip", *sorted(tmp_path.glob("table.*")), folder=folder)
    layer = open_layer(archive)
    assert layer.name() == "table"
    assert [row.attributes for row in VectorRows(layer)] == [{"NAME": "历山镇"}]


def test_zipped_geodatabase(tmp_path: Path) -> None:
    source = shared_data("filegdb", "testopenfilegdb.gdb")
    archive = Path(shutil.make_archive(str(tmp_path / "gdb"), "zip", source.parent, source.name))
    assert len(list(VectorRows(open_layer(archive, "several_polygons")))) == 9


def test_zip_with_several_data_sets_names_them(tmp_path: Path) -> None:
    make_package(tmp_path / "a.gpkg", "图斑")
    make_package(tmp_path / "b.gpkg", "图斑")
    archive = zipped(tmp_path / "two.zip", tmp_path / "a.gpkg", tmp_path / "b.gpkg")
    with pytest.raises(InputError, match=r"several data sets: .*a\.gpkg"):
        open_layer(archive)


@pytest.mark.parametrize(
    "name", ["../evil.shp", "/etc/evil.shp", "a/../../evil.shp", "C:\\evil.shp", "..\\evil.shp"]
)
def test_zip_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")
    with pytest.raises(InputError, match="leads out of the archive"):
        open_layer(path)


def test_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.shp", bytes(1 << 25))
    with pytest.raises(InputError, match="would unpack to 32 MB"):
        open_layer(path)
    monkeypatch.setattr(opening, "MAX_ZIP_MEMBERS", 0)
    monkeypatch.setattr(opening, "MAX_COMPRESSION_RATIO", 10**9)
    with pytest.raises(InputError, match="in 1 files"):
        open_layer(path)


def test_zip_without_data_and_no_zip(tmp_path: Path) -> None:
    readme = tmp_path / "readme.md"
    readme.write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="holds no shapefile"):
        open_layer(zipped(tmp_path / "empty.zip", readme))
    (tmp_path / "fake.zip").write_bytes(b"PK nothing")
    with pytest.raises(InputError, match="no readable zip"):
        open_layer(tmp_path / "fake.zip")


# --- geometries -------------------------------------------------------------------------------------------------


def wkb_polygon(*values: float) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(struct.pack(f"<BIII{len(values)}d", 1, 3, 1, len(values) // 2, *values))
    return geometry


@pytest.mark.parametrize(
    ("wkt", "area", "note"),
    [
        (SQUARE, 100.0, None),
        ("PolygonZM((0 0 1 2,10 0 1 2,10 10 1 2,0 10 1 2,0 0 1 2))", 100.0, None),
        ("MultiPolygonZ(((0 0 1,10 0 1,10 10 1,0 10 1,0 0 1)),((20 0 1,21 0 1,21 1 1,20 0 1)))", 100.5, None),
        ("Triangle((0 0,10 0,10 10,0 0))", 50.0, None),
        ("CurvePolygon(CircularString(0 0,10 10,20 0,10 -10,0 0))", 314.159, "arcs were replaced"),
        (
            "MultiSurface(CurvePolygon(CircularString(0 0,10 10,20 0,10 -10,0 0)))",
            314.159,
            "arcs were replaced",
        ),
        (f"GeometryCollection(Point(1 1),{SQUARE})", 100.0, "were left out"),
        (f"GeometryCollection({SQUARE})", 100.0, None),
        ("Polygon((0 0,10 10,10 0,0 10,0 0))", 0.0, None),
    ],
)
def test_usable_geometries(wkt: str, area: float, note: str) -> None:
    wkb, reason, remark = polygon_wkb(QgsGeometry.fromWkt(wkt))
    assert reason is None
    assert (remark is None) if note is None else (note in remark)
    shape = QgsGeometry()
    shape.fromWkb(wkb)
    assert shape.area() == pytest.approx(area, abs=0.05)
    assert all(ring.shape[1] == 2 for rings in read_wkb(wkb) for ring in rings)


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (QgsGeometry(), "no geometry"),
        (QgsGeometry.fromWkt("Polygon EMPTY"), "empty"),
        (QgsGeometry.fromWkt("Point(1 1)"), "is a Point, not a polygon"),
        (QgsGeometry.fromWkt("LineStringZ(1 1 1,2 2 2)"), "is a LineStringZ"),
        (QgsGeometry.fromWkt("GeometryCollection(Point(1 1))"), "not a polygon"),
        (QgsGeometry.fromWkt("CompoundCurve(CircularString(0 0,1 1,2 0))"), "not a polygon"),
        (wkb_polygon(0, 0, 1, 0, float("nan"), 1, 0, 0), "not a number"),
        (wkb_polygon(0, 0, 1, 0, 1, float("inf"), 0, 0), "not a number"),
    ],
)
def test_unusable_geometries(geometry: QgsGeometry, reason: str) -> None:
    wkb, problem, remark = polygon_wkb(geometry)
    assert wkb is None
    assert reason in problem
    assert remark is None


def memory_layer(*geometries: QgsGeometry) -> QgsVectorLayer:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4525&field=JCBH:string", "图斑", "memory")
    for number, geometry in enumerate(geometries):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"A{number}"])
        feature.setGeometry(geometry)
        layer.dataProvider().addFeature(feature)
    return layer


def test_one_bad_row_does_not_stop_the_rest() -> None:
    bowtie = QgsGeometry.fromWkt("Polygon((0 0,10 10,10 0,0 10,0 0))")
    layer = memory_layer(QgsGeometry.fromWkt(SQUARE), QgsGeometry(), bowtie, QgsGeometry.fromWkt(SQUARE))
    source = QgsProcessingFeatureSource(layer, QgsProcessingContext())
    for rows in (VectorRows(layer), VectorRows(source)):
        read = list(rows)
        assert [row.number for row in read] == [1, 2, 3, 4]
        assert [row.wkb is None for row in read] == [False, True, False, False]
        assert read[1].problem == "图斑, row 2: there is no geometry."
        assert [row.attributes["JCBH"] for row in read] == ["A0", "A1", "A2", "A3"]
        assert len(rows) == 4
        assert rows.crs.authid() == "EPSG:4525"
        assert [row.number for row in rows] == [1, 2, 3, 4]


def test_every_layer_of_the_real_geodatabase() -> None:
    path = str(shared_data("filegdb", "testopenfilegdb.gdb"))
    outcome: Counter = Counter()
    source = ogr.Open(path)
    for index in range(source.GetLayerCount()):
        layer = source.GetLayer(index)
        if layer.GetGeomType() == ogr.wkbNone:
            continue
        rows = list(VectorRows(open_layer(path, layer.GetName())))
        assert len(rows) == layer.GetFeatureCount()
        for row in rows:
            assert (row.wkb is None) <= (row.problem is not None)
            if row.wkb is not None:
                try:
                    read_wkb(row.wkb)
                except GeometryProblem as problem:  # a multipatch wall seen from above
                    assert layer.GetName() == "multipatch", (layer.GetName(), problem)
            outcome[row.wkb is not None] += 1
    assert outcome[True] == 9 + 4 * 5 + 4 + 5  # several_polygons, four pairs of five, M and ZM, multipatch
    assert outcome[False] > 50


# --- values --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (NULL, None),
        (None, None),
        (QVariant(), None),
        *([(QVariant(QVariant.Type.Int), None)] if hasattr(QVariant, "Type") else []),  # Qt 6 knows only NULL without a type
        (float("nan"), None),
        ("历山镇", "历山镇"),
        (7, 7),
        (True, True),
        (QDate(2026, 10, 5), datetime.date(2026, 10, 5)),
        (QDate(), None),
        (QTime(8, 30), datetime.time(8, 30)),
        (QTime(), None),
        (QDateTime(QDate(2026, 10, 5), QTime(8, 30)), datetime.datetime(2026, 10, 5, 8, 30)),
        (QDateTime(), None),
        (QByteArray(b"\x00\x01"), b"\x00\x01"),
    ],
)
def test_plain_values(value: object, expected: object) -> None:
    got = plain(value)
    assert got == expected
    assert type(got) is type(expected)
