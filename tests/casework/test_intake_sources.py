"""A batch in every form it comes in, looked over and taken in; patches typed by their corners."""

import shutil
import zipfile
from datetime import date

import numpy as np
import pytest
from osgeo import ogr, osr
from qgis.core import QgsCoordinateReferenceSystem

from benchmarks.county import generate
from farmland_guard.casework.clue_intake import BatchDetails, import_clues
from farmland_guard.casework.field_templates import (
    choices,
    guess,
    mapping_from_text,
    save_template,
    template_for,
    templates,
)
from farmland_guard.casework.intake_quality import ERROR, WARNING, check_clues
from farmland_guard.casework.intake_source import first_rows, open_clues
from farmland_guard.casework.marking import mark_patch
from farmland_guard.casework.numbers import numbers_of
from farmland_guard.casework.typed_patch import typed_polygon
from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.reproject import frame_of_epsg
from farmland_guard.exchange.source import VectorRows
from farmland_guard.exchange.xlsx import Sheet, write_xlsx
from farmland_guard.geometry.areas import area_m2
from farmland_guard.geometry.single import overlap_area
from tests.register.helpers import EAST, NORTH, case_row, new_register, square

from .conftest import copied
from .test_intake import BOWTIE, SQUARE, layer_of

CODES = ("140827SJBG26100001", "140827SJBG26100002", "140827SJBG26100003")


@pytest.fixture
def register(tmp_path, qgis_app):
    folder = tmp_path / "register"
    folder.mkdir()
    return new_register(folder)


def vector(path, driver, layer="图斑", fields=("JCBH", "TBLX", "MJ"), options=()):
    """A file of three squares side by side, 100 m each, in EPSG:4525."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4525)
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    made = source.CreateLayer(layer, reference, ogr.wkbPolygon, list(options))
    for name in fields:
        made.CreateField(ogr.FieldDefn(name, ogr.OFTReal if name.startswith(("MJ", "面积")) else ogr.OFTString))
    for number, code in enumerate(CODES):
        feature = ogr.Feature(made.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkb(square(EAST + 200 * number)))
        feature.SetField(0, code)
        if len(fields) > 1:
            feature.SetField(1, "建（构）筑物"[:4] if fields[1] == "TBLX" else "甲")
        if len(fields) > 2:
            feature.SetField(2, 10000.0)
        made.CreateFeature(feature)
    source = None
    return path


def gbk_shapefile(folder):
    folder.mkdir(exist_ok=True)
    path = vector(folder / "十月图斑.shp", "ESRI Shapefile", "十月图斑", options=["ENCODING=GBK"])
    (folder / "十月图斑.cpg").unlink(missing_ok=True)
    return path


def as_zip(folder):
    gbk_shapefile(folder / "shp")
    path = folder / "十月.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for member in (folder / "shp").iterdir():
            archive.write(member, f"卫片/{member.name}")
    return path


SOURCES = {
    "shapefile in GBK": lambda folder: gbk_shapefile(folder / "shp"),
    "GeoPackage": lambda folder: vector(folder / "a.gpkg", "GPKG"),
    "FileGDB": lambda folder: vector(folder / "a.gdb", "OpenFileGDB", "TB"),
    "zip": as_zip,
}


@pytest.mark.parametrize("kind", SOURCES)
def test_every_kind_of_file_gives_the_same_cases(register, tmp_path, kind):
    if kind == "FileGDB" and not ogr.GetDriverByName("OpenFileGDB").TestCapability(ogr.ODrCCreateDataSource):
        pytest.skip("this GDAL writes no FileGDB")
    source = open_clues(SOURCES[kind](tmp_path))
    quality = check_clues(register, source.rows, expected=3)
    assert (quality.rows, quality.usable, quality.new, quality.passed) == (3, 3, 3, True)
    assert [issue.kind for issue in quality.issues] == ["absent"] and "前时相" in quality.issues[0].text
    report = import_clues(register, source.rows, "十月", who="测试")
    assert report.added == list(CODES)
    row = case_row(register, CODES[1])
    assert (row["tblx"], row["mj"]) == ("建（构）", 10000.0)


def test_a_land_txt_is_taken_by_its_parcel_codes(register, tmp_path):
    lines = ["[属性描述]", "坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格", "计量单位=米", "带号=37", "精度=0.001",
             "转换参数=0,0,0,0,0,0,0", "[地块坐标]"]  # fmt: skip
    for number, code in enumerate(CODES, 1):
        x = EAST + 200 * number
        lines.append(f"4,1.0000,{code},地块{number},面,,耕地,,@")
        for place, (dx, dy) in enumerate(((0, 0), (0, 100), (100, 100), (100, 0), (0, 0))):
            lines.append(f"J{place % 4 + 1},1,{NORTH + dy:.3f},{x + dx:.3f}")
    path = tmp_path / "巡查.txt"
    path.write_bytes("\r\n".join(lines).encode("gbk"))
    report = import_clues(register, open_clues(path).rows, "巡查", source="patrol", who="测试")
    assert report.added == list(CODES)
    assert case_row(register, CODES[0])["source"] == "patrol"
    assert [row["platform"] for row in numbers_of(register, CODES[0])] == ["patrol"]


def test_a_list_beside_the_polygons_is_joined_and_what_does_not_fit_is_named(register, tmp_path):
    polygons = vector(tmp_path / "a.gpkg", "GPKG", fields=("JCBH",))
    listing = tmp_path / "清单.xlsx"
    rows = [
        ["监测编号", "图斑类型", "面积（亩）", "备注"],
        [CODES[0], "20", 15, "一"],
        [CODES[1], "YH", 15, "二"],
        [CODES[1], "YH", 15, "二"],
        ["140827SJBG26109999", "DT", 3, "没有图形"],
    ]
    write_xlsx(listing, [Sheet("图斑列表", ["垣曲县2026年10月下发图斑清单", "", "", ""], rows)])
    source = open_clues(polygons, list_path=listing)
    quality = check_clues(register, source.rows, match=source.match, list_name=source.list_name, expected=4)
    kinds = sorted(issue.kind for issue in quality.of(WARNING))
    assert kinds == ["count", "count", "listed_twice", "no_row", "not_listed"]
    assert next(issue for issue in quality.issues if issue.kind == "no_row").row == 6
    import_clues(register, source.rows, "十月", who="测试")
    first = case_row(register, CODES[0])
    assert (first["tblx"], first["bz"]) == ("20", "一")
    assert first["mj"] == pytest.approx(10000.0)
    assert case_row(register, CODES[2])["tblx"] is None


def test_an_archive_packed_by_windows_in_chinese_keeps_its_names(tmp_path, monkeypatch):
    monkeypatch.setattr(
        zipfile.ZipInfo, "_encodeFilenameFlags", lambda self: (self.filename.encode("gbk"), self.flag_bits & ~0x800)
    )
    rows = open_clues(as_zip(tmp_path)).rows
    assert (rows.name, len(rows)) == ("十月图斑", 3)


def test_an_archive_that_leads_out_of_itself_is_refused(tmp_path):
    path = tmp_path / "坏.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../etc/x.shp", b"x")
    with pytest.raises(InputError, match="leads out"):
        open_clues(path)


def test_the_report_names_rows(register):
    east = SQUARE.replace(str(EAST), str(EAST + 30)).replace(str(EAST + 60), str(EAST + 90))
    far = [SQUARE.replace(str(NORTH), str(NORTH + n)).replace(str(NORTH + 60), str(NORTH + n + 60)) for n in (500, 700, 900)]
    rows = [
        (SQUARE, "140827A", 3600.0),
        (east, "140827B", 3600.0),
        (None, "140827C", 1.0),
        (far[0], "", 3600.0),
        (BOWTIE.replace(str(NORTH), str(NORTH + 1200)).replace(str(NORTH + 60), str(NORTH + 1260)), "140827D", 1800.0),
        (far[1], "140827A", 3600.0),
        (far[2], "140826E", 7200.0),
    ]
    quality = check_clues(register, VectorRows(layer_of([("JCBH", "string"), ("MJ", "double")], rows)))
    found = {(issue.kind, issue.row) for issue in quality.of(ERROR) + quality.of(WARNING)}
    assert found == {
        ("overlap", 1), ("no_polygon", 3), ("no_code", 4), ("invalid", 5), ("repeated", 6), ("other_county", 7), ("area", 7),
    }  # fmt: skip
    assert len(quality.of(ERROR)) == 3 and len(quality.of(WARNING)) == 4 and not quality.passed
    assert (quality.rows, quality.usable) == (7, 4)


def test_areas_in_mu_are_noticed(register):
    layer = layer_of([("JCBH", "string"), ("MJ", "double")], [(SQUARE, "140827A", 5.4)])
    quality = check_clues(register, VectorRows(layer))
    assert [issue.kind for issue in quality.of(WARNING)] == ["in_mu"]
    mapping = {"code": "JCBH", "mj_mu": "MJ"}
    assert check_clues(register, VectorRows(layer), mapping).passed
    import_clues(register, VectorRows(layer), "十月", mapping=mapping, who="测试")
    assert case_row(register, "140827A")["mj"] == pytest.approx(3600)


def test_no_coordinate_system_and_no_code_are_told_at_once(register):
    quality = check_clues(register, VectorRows(layer_of([("X", "string")], [(SQUARE, "A")], crs="")))
    assert {issue.kind for issue in quality.issues} == {"field", "crs"}
    source = VectorRows(layer_of([("JCBH", "string")], [(SQUARE, "140827A")], crs=""), crs=QgsCoordinateReferenceSystem("EPSG:4525"))
    assert check_clues(register, source).passed


def test_a_mapping_is_guessed_confirmed_saved_and_recognised(register):
    fields = ["编号X", "类型X", "JCBH"]
    layer = layer_of([(name, "string") for name in fields], [(SQUARE, "140827Z", "YH", "别的")])
    rows = VectorRows(layer)
    assert guess(rows.fields, "clues") == {"code": "JCBH"}
    lines = {line.name: line for line in choices(rows.fields, [row.attributes for row in first_rows(rows)], "clues")}
    assert (lines["code"].field, lines["code"].samples, lines["code"].required) == ("JCBH", ["别的"], True)
    assert lines["mj"].title == "下发面积"
    save_template(register, "省厅新版", "clues", {"code": "编号X", "tblx": "类型X"}, rows.fields, "测试")
    save_template(register, "省厅新版", "clues", {"code": "编号X", "tblx": "类型X"}, rows.fields, "测试")
    assert [each.name for each in templates(register, "clues")] == ["省厅新版"]
    assert template_for(register, "clues", ["JCBH", "编号x", "类型X"]).name == "省厅新版"
    assert import_clues(register, rows, "十月", who="测试").added == ["140827Z"]
    assert case_row(register, "140827Z")["tblx"] == "YH"
    for wrong, words in (({"code": "没有"}, "没有"), ({"未知": "JCBH"}, "未知"), ({"tblx": "类型X"}, "JCBH")):
        with pytest.raises(InputError, match=words):
            save_template(register, "坏", "clues", wrong, rows.fields, "测试")
    with pytest.raises(InputError, match="JSON"):
        mapping_from_text("[1]")


def test_a_batch_keeps_its_dates_and_its_numbers_the_deadline(register):
    rows = VectorRows(layer_of([("JCBH", "string")], [(SQUARE, "140827A")]))
    import_clues(register, rows, "九月", who="测试", details=BatchDetails(date(2026, 9, 5), date(2026, 10, 20)))
    with register.reading() as session:
        (batch,) = session.select("batch")
    assert batch["received_at"].startswith("2026-09-05") and batch["deadline"] == "2026-10-20"
    (number,) = numbers_of(register, "140827A")
    assert (number["number"], number["deadline"], number["report_state"]) == ("140827A", "2026-10-20", "to_report")


CORNERS = ((0, 0), (0, 100), (100, 100), (100, 0))


@pytest.mark.parametrize(
    "write",
    [
        lambda n, x, y: f"{y:.3f},{x:.3f}",
        lambda n, x, y: f"{x:.3f} {y:.3f}",
        lambda n, x, y: f"J{n}，{y:.3f}，{x - 37000000:.3f}",
    ],
    ids=["northing first", "easting first", "numbered, no zone"],
)
def test_typed_corners_in_metres(qgis_app, write):
    text = "\n".join(write(n, EAST + x, NORTH + y) for n, (x, y) in enumerate(CORNERS, 1))
    assert overlap_area(typed_polygon(text, 4525), square()) == pytest.approx(10000, abs=0.5)


def test_typed_corners_in_degrees_and_a_hole(qgis_app):
    frame = frame_of_epsg(4525)
    points = np.array([(EAST + x, NORTH + y) for x, y in CORNERS])
    lon, lat = frame.to_lonlat(points[:, 0], points[:, 1])

    def dms(value):
        degrees, rest = divmod(value * 3600, 3600)
        minutes, seconds = divmod(rest, 60)
        return f"{int(degrees)}°{int(minutes)}′{seconds:.5f}″"

    plain = "\n".join(f"{x:.9f},{y:.9f}" for x, y in zip(lon, lat))
    angles = "\n".join(f"{dms(y)} {dms(x)}" for x, y in zip(lon, lat))
    for text in (plain, angles):
        assert overlap_area(typed_polygon(text, 4525), square()) == pytest.approx(10000, abs=0.5)
    hole = "\n".join(f"{NORTH + y},{EAST + x}" for x, y in ((40, 40), (60, 40), (60, 60), (40, 60)))
    outer = "\n".join(f"{NORTH + y},{EAST + x}" for x, y in CORNERS)
    whole = typed_polygon(f"{outer}\n\n{hole}", 4525)
    assert area_m2(whole, frame, "planar")[0] == pytest.approx(9600, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no coordinates"),
        ("35.1,111.5\n35.2,111.5", "fewer than three"),
        ("35.1,111.5\n甲乙\n35.2,111.6", "Line 2"),
        ("35.1,111.5\n35.2,111.5\n3890000,37560000", "Line 3 is in another"),
        ("\n".join(f"{NORTH + y},{EAST + x}" for x, y in ((0, 0), (100, 100), (100, 0), (0, 100))), "crosses itself"),
    ],
)
def test_typed_corners_that_make_no_patch_are_refused(qgis_app, text, words):
    with pytest.raises(InputError, match=words):
        typed_polygon(text, 4525)


def test_a_typed_patch_becomes_a_case_with_a_number(register):
    text = "\n".join(f"{NORTH + y},{EAST + x}" for x, y in CORNERS)
    code = mark_patch(register, typed_polygon(text, 4525), {"source": "report"}, "测试")
    assert code.startswith("140827JB")
    assert [row["platform"] for row in numbers_of(register, code)] == ["report"]


def test_the_sample_batch_has_nothing_to_complain_of(tmp_path, with_bases):
    county = generate(tmp_path / "county", size=400, patches=20)
    register = copied(with_bases, tmp_path)
    quality = check_clues(register, open_clues(county["batch"]).rows, expected=20)
    assert [issue.text for issue in quality.issues if issue.kind != "overlap"] == []
    shutil.rmtree(tmp_path / "county")


def test_a_deleted_patch_gives_its_number_back(register):
    rows = VectorRows(layer_of([("JCBH", "string")], [(SQUARE, "140827A")]))
    import_clues(register, rows, "十月", who="测试")
    with register.writing("王执法") as session:
        session.delete("violation", {"code": "140827A"})
    with register.reading() as session:
        assert session.select("case_number") == []
        gone = session.one("SELECT who FROM event WHERE table_name = 'case_number' AND action = 'delete'")
    assert gone == {"who": "王执法"}
    assert import_clues(register, rows, "十月", who="测试").added == ["140827A"]
