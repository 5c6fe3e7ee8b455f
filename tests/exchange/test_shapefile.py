"""GBK shapefiles, read back by GDAL alone; no character and no digit is ever lost quietly."""

import datetime
from pathlib import Path

import pytest
from osgeo import ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.shapefile import FieldSpec, write_shapefile

FIELDS = [
    FieldSpec("JCBH", "text", 40),
    FieldSpec("图斑类型", "text", 40),
    FieldSpec("MJ", "real", 18, 2),
    FieldSpec("NF", "int", 4),
    FieldSpec("FXRQ", "date"),
]
RARE = "䶮"
SQUARE = bytes(QgsGeometry.fromWkt("Polygon((37560000 3900000,37560000 3900100,37560100 3900100,37560100 3900000,37560000 3900000),(37560040 3900040,37560060 3900040,37560060 3900060,37560040 3900040))").asWkb())  # fmt: skip  # noqa: E501
MULTI = bytes(QgsGeometry.fromWkt("MultiPolygon(((0 0,0 1,1 1,0 0)),((5 5,5 6,6 6,5 5)))").asWkb())
ROWS = [
    (SQUARE, ["140827SJBG26100001", "建（构）筑物", 9800.0, 2026, datetime.date(2026, 10, 5)]),
    (MULTI, ["140827SJBG26100002", None, None, None, None]),
    (None, ["=1+1", "", -0.005, 0, datetime.datetime(2026, 1, 2, 3, 4)]),
]


@pytest.fixture
def crs() -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem("EPSG:4525")


def gdal_values(path: Path) -> list:
    source = ogr.Open(str(path))
    return [[feature.GetField(i) for i in range(feature.GetFieldCount())] for feature in source.GetLayer(0)]


def with_text(text: str) -> list:
    return [(SQUARE, ["A", text, 1.0, 1, None])]


def test_read_back_by_gdal(tmp_path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    path = tmp_path / "卫片.shp"
    assert write_shapefile(path, FIELDS, ROWS, crs) == []
    assert sorted(item.suffix for item in tmp_path.iterdir()) == [".cpg", ".dbf", ".prj", ".shp", ".shx"]
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    definition = layer.GetLayerDefn()
    assert [definition.GetFieldDefn(i).GetName() for i in range(5)] == [field.name for field in FIELDS]
    assert (definition.GetFieldDefn(2).GetWidth(), definition.GetFieldDefn(2).GetPrecision()) == (18, 2)
    first, second, third = layer
    assert [first.GetField(i) for i in range(5)] == [
        "140827SJBG26100001", "建（构）筑物", 9800.0, 2026, "2026/10/05",
    ]  # fmt: skip
    assert first.GetGeometryRef().GetArea() == pytest.approx(10000 - 200, abs=1e-6)
    assert [second.IsFieldSetAndNotNull(i) for i in range(1, 5)] == [False] * 4
    assert second.GetGeometryRef().GetGeometryCount() == 2
    assert third.GetGeometryRef() is None
    assert third.GetField(0) == "=1+1"
    reference = layer.GetSpatialRef()
    expected = osr.SpatialReference()
    expected.ImportFromEPSG(4525)
    assert reference.IsSame(expected, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"])


def test_bytes_on_disk(tmp_path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    write_shapefile(tmp_path / "a.shp", FIELDS, ROWS, crs)
    table = (tmp_path / "a.dbf").read_bytes()
    assert "建（构）筑物".encode("gbk") in table
    assert "图斑类型".encode("gbk") in table
    assert table[29] == 0x4D
    assert (tmp_path / "a.cpg").read_text(encoding="ascii") == "GBK"
    assert (
        (tmp_path / "a.prj").read_text(encoding="ascii").startswith('PROJCS["CGCS2000_3_Degree_GK_Zone_37"')
    )


def test_character_gbk_lacks(tmp_path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    path = tmp_path / "a.shp"
    with pytest.raises(
        InputError, match=rf"row 1, field 图斑类型: the character “{RARE}” \(U\+4DAE\).*GB18030"
    ):
        write_shapefile(path, FIELDS, with_text(f"{RARE}家沟"), crs)
    assert not list(tmp_path.iterdir())
    (remark,) = write_shapefile(path, FIELDS, with_text(f"{RARE}家沟"), crs, "auto")
    assert RARE in remark
    assert path.with_suffix(".cpg").read_text(encoding="ascii") == "GB18030"
    assert f"{RARE}家沟".encode("gb18030") in path.with_suffix(".dbf").read_bytes()
    assert gdal_values(path)[0][1] == f"{RARE}家沟"


@pytest.mark.parametrize("encoding", ["GBK", "GB18030", "UTF-8", "auto"])
def test_signs_that_converters_disagree_about(
    tmp_path: Path, crs: QgsCoordinateReferenceSystem, encoding: str
) -> None:
    signs = "·—～㎡‖…“”（）￥"
    write_shapefile(tmp_path / "a.shp", FIELDS[:1], [(SQUARE, [signs])], crs, encoding)
    assert gdal_values(tmp_path / "a.shp") == [[signs]]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["A" * 41, "", 1.0, 1, None], "row 1, field JCBH: .*longer than the 40 bytes"),
        (["A", "历" * 21, 1.0, 1, None], "row 1, field 图斑类型: .*longer than the 40 bytes"),
        (["A", "", 1e17, 1, None], "row 1, field MJ: .*more digits"),
        (["A", "", float("nan"), 1, None], "row 1, field MJ: .*not a number"),
        (["A", "", "1.0", 1, None], "row 1, field MJ: .*not a number"),
        (["A", "", 1.0, 10000, None], "row 1, field NF: .*more digits"),
        (["A", "", 1.0, 1.5, None], "row 1, field NF: .*whole number"),
        (["A", "", 1.0, 1, "2026-01-01"], "row 1, field FXRQ: .*not a date"),
    ],
)
def test_what_does_not_fit_is_refused(
    tmp_path: Path, crs: QgsCoordinateReferenceSystem, row: list, reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        write_shapefile(tmp_path / "a.shp", FIELDS, [(SQUARE, row)], crs)
    assert not list(tmp_path.iterdir())


def test_the_same_name_twice_is_refused(tmp_path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    with pytest.raises(InputError, match="twice"):
        write_shapefile(tmp_path / "a.shp", [FieldSpec("MJ"), FieldSpec("mj")], [], crs)


def test_long_names_are_shortened_and_a_table_says_what_they_stand_for(
    tmp_path: Path, crs: QgsCoordinateReferenceSystem
) -> None:
    names = ["占用耕地面积", "占用耕地面积（净）", "监测编号", "SURPLUS_AREA_M2", "占A耕地面积"]
    remarks = write_shapefile(tmp_path / "a.shp", [FieldSpec(name) for name in names], [(SQUARE, list("abcde"))], crs)
    source = ogr.Open(str(tmp_path / "a.shp"))
    definition = source.GetLayer(0).GetLayerDefn()
    written = [definition.GetFieldDefn(i).GetName() for i in range(5)]
    assert written == ["占用耕地面", "占用耕地1", "监测编号", "SURPLUS_AR", "占A耕地面"]
    assert all(len(name.encode("gbk")) <= 10 for name in written)
    table = (tmp_path / "a_字段对照.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert table[:3] == ["字段名,字段全称", "占用耕地面,占用耕地面积", "占用耕地1,占用耕地面积（净）"]
    assert len(remarks) == 4
    assert gdal_values(tmp_path / "a.shp") == [list("abcde")]
    write_shapefile(tmp_path / "a.shp", FIELDS, ROWS, crs)
    assert not (tmp_path / "a_字段对照.csv").exists()


def test_listed_substitution_is_written_and_told(tmp_path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    (remark,) = write_shapefile(
        tmp_path / "a.shp", FIELDS, with_text(f"{RARE}家沟"), crs, "GBK", substitutions={RARE: "（龙天）", "家": "佳"}
    )
    assert RARE in remark
    assert "row 1" in remark
    assert gdal_values(tmp_path / "a.shp")[0][1] == "（龙天）家沟"  # 家 is in GBK and stays


def test_point_is_refused_and_the_old_file_stays(tmp_path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    path = tmp_path / "a.shp"
    write_shapefile(path, FIELDS, ROWS, crs)
    before = {item.name: item.read_bytes() for item in tmp_path.iterdir()}
    point = bytes(QgsGeometry.fromWkt("Point(1 1)").asWkb())
    with pytest.raises(InputError, match="row 2: the geometry is no polygon"):
        write_shapefile(path, FIELDS, [ROWS[0], (point, ROWS[0][1])], crs)
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir()} == before


def test_replacing_removes_a_stale_index(tmp_path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    path = tmp_path / "a.shp"
    write_shapefile(path, FIELDS, ROWS, crs)
    path.with_suffix(".qix").write_bytes(b"stale")
    write_shapefile(path, FIELDS, ROWS[:1], crs)
    assert not path.with_suffix(".qix").exists()
    assert len(gdal_values(path)) == 1


def test_missing_folder_is_said(tmp_path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_shapefile(tmp_path / "absent" / "a.shp", FIELDS, ROWS, crs)
