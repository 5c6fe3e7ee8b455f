"""GeoPackage, FileGDB, KML and CSV, read back by GDAL alone; numbers, dates and rare characters survive or are refused."""

import csv
import datetime
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange import containers
from farmland_guard.exchange.containers import writable, write_csv, write_vector
from farmland_guard.exchange.shapefile import FieldSpec

FIELDS = [
    FieldSpec("JCBH", "text", 40),
    FieldSpec("图斑类型", "text", 40),
    FieldSpec("MJ", "real", 18, 2),
    FieldSpec("BSM", "int", 18),
    FieldSpec("FXRQ", "date"),
]
SQUARE = bytes(QgsGeometry.fromWkt("Polygon((37560000 3900000,37560000 3900100,37560100 3900100,37560100 3900000,37560000 3900000))").asWkb())  # fmt: skip  # noqa: E501
DEGREES = bytes(QgsGeometry.fromWkt("Polygon((111.6 35.2,111.6 35.21,111.61 35.21,111.61 35.2,111.6 35.2))").asWkb())
RARE = "䶮家沟"
DAY = datetime.date(2026, 10, 5)
needs_gdb = pytest.mark.skipif(not writable("gdb"), reason="this GDAL does not write FileGDB")


def rows(shape=SQUARE, number=9_007_199_254_740_991):
    return [(shape, ["140827A", RARE, 9800.25, number, DAY]), (shape, ["140827B", None, None, None, None])]


def values(path: Path, layer: str) -> list:
    source = ogr.Open(str(path))
    return [
        [feature.GetFieldAsString(name) if feature.IsFieldSetAndNotNull(name) else None for name in (f.name for f in FIELDS)]
        for feature in source.GetLayerByName(layer)
    ]


@pytest.fixture
def crs():
    return QgsCoordinateReferenceSystem("EPSG:4525")


def test_geopackage_keeps_everything_and_takes_a_second_layer(tmp_path, crs):
    path = tmp_path / "成果.gpkg"
    write_vector(path, "gpkg", "WPZF", FIELDS, rows(number=2**53 + 1), crs)
    write_vector(path, "gpkg", "整改", FIELDS, rows(), crs)
    assert values(path, "WPZF")[0] == ["140827A", RARE, "9800.25", str(2**53 + 1), "2026/10/05"]
    assert values(path, "整改")[1] == ["140827B", None, None, None, None]
    assert [item.name for item in tmp_path.iterdir()] == ["成果.gpkg"]


@needs_gdb
def test_filegdb_keeps_text_number_and_date(tmp_path, crs):
    path = tmp_path / "成果.gdb"
    write_vector(path, "gdb", "WPZF", FIELDS, rows(), crs)
    write_vector(path, "gdb", "SSNYD", FIELDS, rows(), crs)
    (first, second) = values(path, "WPZF")
    assert first[:2] == ["140827A", RARE]
    source = ogr.Open(str(path))
    assert source.GetLayerByName("WPZF").GetFeature(1).GetFieldAsDouble("BSM") == 9_007_199_254_740_991
    assert first[4].startswith("2026/10/05")
    assert second == ["140827B", None, None, None, None]
    assert source.GetLayerCount() == 2


@needs_gdb
def test_filegdb_refuses_a_whole_number_it_would_change(tmp_path, crs):
    with pytest.raises(InputError, match="row 1, field BSM: 9007199254740993"):
        write_vector(tmp_path / "a.gdb", "gdb", "L", FIELDS, rows(number=2**53 + 1), crs)
    assert not list(tmp_path.iterdir())


def test_filegdb_is_refused_in_words_where_gdal_cannot_write_it(tmp_path, crs, monkeypatch):
    monkeypatch.setattr(containers, "writable", lambda container: False)
    with pytest.raises(InputError, match="reads gdb but cannot write it"):
        write_vector(tmp_path / "a.gdb", "gdb", "L", FIELDS, rows(), crs)


@pytest.fixture(params=["with", "without"])
def libkml(request):
    """Whether GDAL has its second driver for KML, which some builds leave out."""
    driver = ogr.GetDriverByName("LIBKML")
    if request.param == "with" or driver is None:
        yield driver is not None
        return
    driver.Deregister()
    yield False
    driver.Register()


def test_kml_for_phones(tmp_path, libkml):
    path = tmp_path / "图斑.kml"
    write_vector(path, "kml", "图斑", FIELDS, rows(DEGREES, 2**60), QgsCoordinateReferenceSystem("EPSG:4326"))
    text = path.read_text(encoding="utf-8")
    for name, value in (("图斑类型", RARE), ("BSM", 2**60), ("FXRQ", "2026-10-05")):
        assert f'<SimpleData name="{name}">{value}</SimpleData>' in text
    feature = (source := ogr.Open(str(path))).GetLayer(0).GetNextFeature()
    assert source.GetDriver().GetName() == ("LIBKML" if libkml else "KML")
    assert feature.GetField("Name") == "140827A"
    assert feature.GetGeometryRef().GetEnvelope() == pytest.approx((111.6, 111.61, 35.2, 35.21))
    if libkml:
        assert (feature.GetField("图斑类型"), feature.GetField("BSM")) == (RARE, str(2**60))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["A" * 41, None, None, None, None], "row 1, field JCBH: .*longer than the 40"),
        (["A", None, float("inf"), None, None], "row 1, field MJ: .*not a number"),
        (["A", None, None, 1.5, None], "row 1, field BSM: .*whole number"),
        (["A", None, None, None, "昨天"], "row 1, field FXRQ: .*not a date"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(tmp_path, crs, row, reason):
    with pytest.raises(InputError, match=reason):
        write_vector(tmp_path / "a.gpkg", "gpkg", "L", FIELDS, [(SQUARE, row)], crs)
    assert not list(tmp_path.iterdir())


def test_csv_guards_against_formulas(tmp_path):
    path = tmp_path / "a.csv"
    remarks = write_csv(path, ["编号", "面积", "备注"], [["=1+1", -3.5, "-3.5"], ["@x", None, "普通"], ["+86", 1, "-cmd"]])
    assert [remark.split(":")[0] for remark in remarks] == ["row 1, field 编号", "row 2, field 编号", "row 3, field 备注"]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.reader(stream))
    assert table[1] == ["'=1+1", "-3.5", "-3.5"]
    assert table[2] == ["'@x", "", "普通"]
    assert table[3] == ["+86", "1", "'-cmd"]


def test_csv_in_gbk_refuses_what_it_lacks(tmp_path):
    with pytest.raises(InputError, match="䶮 cannot be written in GBK"):
        write_csv(tmp_path / "a.csv", ["村"], [[RARE]], "gbk")
    assert not list(tmp_path.iterdir())
