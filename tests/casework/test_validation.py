"""Validators: a clean package has nothing to say, and each of many planted errors is caught by its own rule."""

import csv
import struct
from pathlib import Path
from typing import Callable, Dict, List

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsVectorLayer

from farmland_guard.casework.package_files import PackageWriter, words_for
from farmland_guard.casework.validating import REPORT_COLUMNS, validate_folder, validate_layer, write_report
from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.opening import open_layer
from farmland_guard.exchange.profiles import load_profile
from farmland_guard.exchange.reproject import frame_of_epsg
from farmland_guard.exchange.source import VectorRows
from farmland_guard.exchange.validation import RULES
from farmland_guard.exchange.xlsx import Sheet, write_xlsx
from farmland_guard.geometry.areas import area_m2
from farmland_guard.geometry.single import bounds
from farmland_guard.register import blob
from tests.register.helpers import EAST, NORTH, square

COUNTY = "140827"


def rows() -> List[dict]:
    """Six cases on their own ground, their figures true."""
    made = []
    for number in range(6):
        wkb = square(EAST + 300.0 * number, NORTH, 100.0)
        low_x, low_y, high_x, high_y = bounds(wkb)
        area = round(area_m2(wkb, frame_of_epsg(4525), "ellipsoidal")[0], 2)
        made.append(
            {
                "uid": f"uid{number}", "code": f"{COUNTY}SJBG2610000{number}", "key": "", "county": COUNTY, "batch": "2026-10",
                "xzdm": "140827104", "xzmc": "毛家湾镇", "cdm": "140827104201", "cmc": "东沟村", "tblx": "20", "dlbm": "0103",
                "qsx": "202503", "hsx": "202509", "area_m2": area, "whole_m2": area, "agricultural_m2": area - 1000,
                "cultivated_part_m2": area - 3000, "cultivated_m2": area - 3000, "other_agricultural_m2": 2000.0,
                "unused_m2": 400.0, "construction_m2": 600.0, "uncovered_m2": 0.0, "pbf_m2": 1500.0,
                "verdict": "illegal_construction", "verdict_by": "王执法", "verdict_reason": "现场为厂房", "state": "verified",
                "remaining_m2": area, "bz": "无", "geom": blob.encode(wkb, 4525, (low_x, high_x, low_y, high_y)),
            }
        )  # fmt: skip
    return made


@pytest.fixture
def folder(tmp_path) -> Path:
    """A clean generic package."""
    words = words_for(COUNTY, "垣曲县", "2026-10-31")
    profile = load_profile("generic")
    target = tmp_path / profile.folder_name.format(**words)
    target.mkdir()
    cases = rows()
    writer = PackageWriter(profile, target, words, 4525, lambda kind: cases if kind == "cases" else [])
    writer.write()
    assert not writer.notes
    return target


def test_a_clean_package_has_nothing_to_say(folder):
    found = validate_folder("generic", folder)
    assert [issue[:6] for issue in found.issues] == []
    assert (found.errors, found.warnings) == (0, 0)


# --- planting -------------------------------------------------------------------------------------------------


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
        from farmland_guard.exchange.profiles import cell

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
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(2361)  # Xian 1980
    shp(folder).with_suffix(".prj").write_text(reference.ExportToWkt(["FORMAT=WKT1_ESRI"]), encoding="ascii")


def unprefixed_label(folder: Path) -> None:
    from osgeo import osr

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


FIRST = f"{COUNTY}SJBG26100000"
# rule -> the ways to break it
PLANTED = {
    "format.missing-file": [lambda f: (f / f"{COUNTY}WPZF.txt").unlink(), lambda f: next(f.glob("*.xlsx")).unlink()],
    "format.unexpected-file": [lambda f: (f / "草稿.docx").write_bytes(b"x")],
    "format.unreadable": [
        lambda f: shp(f).write_bytes(b"not a shapefile"),
        lambda f: next(f.glob("*.xlsx")).write_bytes(b"no workbook"),
        text_file(lambda text: text.replace("J2,1,", "J2,1,x")),
    ],
    "format.folder-name": [lambda f: f.rename(f.with_name("成果"))],
    "format.sidecar": [remove(".prj"), remove(".cpg"), remove(".shx")],
    "format.encoding": [garble_cpg],
    "format.empty-layer": [empty],
    "format.geometry-type": [as_lines],
    "crs.missing": [remove(".prj")],
    "crs.wrong": [other_crs],
    "crs.coordinates": [unprefixed_label, lambda f: reshape(f, "POLYGON ((3900000 37560000, 3900100 37560000, 3900100 37560100, 3900000 37560000))")],
    "field.missing": [with_fields(lambda names: [each for each in names if each[0] != "YNMJ"])],
    "field.name": [renamed("JCBH", "监测编号")],
    "field.extra": [with_fields(lambda names: [*names, ("", "MYNOTE", ogr.OFTString, 10, 0)])],
    "field.order": [with_fields(lambda names: [names[1], names[0], *names[2:]])],
    "field.type": [retyped("TBMJ", ogr.OFTString, 20), retyped("PC", ogr.OFTInteger, 9)],
    "field.length": [retyped("XZMC", ogr.OFTString, 40), retyped("TBMJ", ogr.OFTReal, 18, 4)],
    "value.required": [lambda f: change(f, JCBH=None), lambda f: change(f, TBMJ=None), lambda f: change(f, BLZT=" ")],
    "value.unique": [lambda f: change(f, JCBH=f"{COUNTY}SJBG26100003")],
    "value.code": [lambda f: change(f, RDYJ="违建"), lambda f: change(f, TBLX="ZZ")],
    "value.pattern": [lambda f: change(f, XZQDM="1408"), lambda f: change(f, XZDM="140827")],
    "value.garbled": [lambda f: change(f, XZMC="毛??镇"), lambda f: change(f, BZ="东沟村".encode().decode("gb18030", "ignore"))],
    "value.formula": [lambda f: change(f, BZ="=HYPERLINK(1)"), lambda f: change(f, BZ="@sum")],
    "value.length": [lambda f: (retyped("RDR", ogr.OFTString, 200)(f), change(f, RDR="长" * 40))],
    "value.number": [lambda f: (retyped("YNMJ", ogr.OFTReal, 18, 5)(f), change(f, YNMJ=1500.12345))],
    "geometry.missing": [lambda f: reshape(f, "")],
    "geometry.closure": [open_first_ring],
    "geometry.self-intersection": [
        lambda f: reshape(f, polygon(ring((0, 0), (100, 100), (100, 0), (0, 100), (0, 0)))),
    ],
    "geometry.duplicate-points": [lambda f: reshape(f, polygon(ring((0, 0), (0, 100), (0, 100), (100, 100), (100, 0), (0, 0))))],
    "geometry.tiny-part": [
        lambda f: reshape(f, f"MULTIPOLYGON (({ring(*SQUARE)}), ({ring((200, 0), (200, 0.5), (200.5, 0.5), (200, 0))}))"),
    ],
    "geometry.repeated": [
        lambda f: reshape(f, polygon(ring((300, 0), (400, 0), (400, 100), (300, 100), (300, 0)))),
    ],
    "geometry.overlap": [lambda f: reshape(f, polygon(ring((0, 0), (0, 100), (310, 100), (310, 0), (0, 0))))],
    "geometry.gap": [lambda f: reshape(f, polygon(ring((200, 0), (200, 100), (299.95, 100), (299.95, 0), (200, 0))))],
    "geometry.far": [lambda f: reshape(f, polygon(ring((-90000, 290000), (-90000, 290100), (-89900, 290100), (-90000, 290000))))],
    "logic.negative": [lambda f: change(f, YNMJ=-5.0)],
    "logic.sum": [lambda f: change(f, WLYDMJ=500.0)],
    "logic.not-more": [lambda f: change(f, YNMJ=20000.0), lambda f: change(f, NYDMJ=100.0)],
    "logic.area": [lambda f: change(f, TBMJ=9000.0)],
    "logic.region": [lambda f: change(f, XZQDM="140828"), lambda f: change(f, CDM="140827105201")],
    "logic.txt": [text_file(lambda text: text.replace(FIRST, f"{COUNTY}SJBG26109999"))],
    "txt.area": [text_file(lambda text: text.replace(",1.0000,", ",1.0500,", 1))],
    "txt.remark": [text_file(lambda text: text.replace("\r\n5,", "\r\n9,", 1))],
    "book.sheet": [book(lambda sheets: sheets.pop("整改任务")), book(drop_column)],
    "book.rows": [book(drop_last_row)],
}
CASES = [(rule, number, plant) for rule, plants in PLANTED.items() for number, plant in enumerate(plants)]


@pytest.mark.parametrize(("rule", "number", "plant"), CASES, ids=[f"{rule}-{number}" for rule, number, _ in CASES])
def test_planted_errors_are_caught(folder, rule, number, plant):
    plant(folder)
    place = folder if folder.exists() else folder.with_name("成果")
    found = validate_folder("generic", place)
    assert rule in {issue.rule for issue in found.issues}, [issue[:6] for issue in found.issues]
    severity = next(each.severity for each in RULES if each.id == rule)
    assert (found.errors if severity == "error" else found.warnings) > 0
    # Nothing but what was planted, and what follows from it, is complained about.
    assert len(found.issues) <= 13, [issue[:6] for issue in found.issues]


def test_every_rule_is_planted_or_named_here():
    # Bounds and earlier deliveries need other layers, dates another profile; blanks and overlapping parts do not outlive a
    # shapefile: see below.
    elsewhere = {"geometry.earlier", "geometry.bounds", "value.date", "value.space", "geometry.self-overlap"}
    assert {rule.id for rule in RULES} - set(PLANTED) == elsewhere
    assert len(PLANTED) >= 30
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.title() for rule in RULES)


def memory(*wkts: str) -> VectorRows:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4525&field=JCBH:string(40)", "以前", "memory")
    from qgis.core import QgsFeature, QgsGeometry

    for number, wkt in enumerate(wkts):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([f"旧{number}"])
        layer.dataProvider().addFeature(feature)
    return VectorRows(layer)


def test_bounds_and_earlier_deliveries(folder):
    inside = polygon(ring((-50, -50), (-50, 150), (1550, 150), (1550, -50), (-50, -50)))
    found = validate_folder("generic", folder, boundary=memory(inside))
    (issue,) = found.issues
    assert (issue.rule, issue.feature) == ("geometry.bounds", f"{COUNTY}SJBG26100005")
    assert issue.message.startswith("5000.00 ")
    earlier = memory(polygon(ring((50, 50), (50, 60), (60, 60), (60, 50), (50, 50))), polygon(ring((150, 0), (160, 0), (160, 9), (150, 0))))
    found = validate_folder("generic", folder, earlier=[earlier])
    (issue,) = found.issues
    assert (issue.rule, issue.feature) == ("geometry.earlier", FIRST)
    assert "旧0" in issue.message


def test_one_layer_alone(folder, tmp_path):
    layer = open_layer(shp(folder))
    assert validate_layer("generic", layer).issues == []
    change(folder, RDYJ="违建", TBMJ=1.0)
    found = validate_layer("generic", open_layer(shp(folder)))
    assert {"value.code", "logic.area", "logic.sum", "logic.not-more"} == {issue.rule for issue in found.issues}
    report = tmp_path / "report.csv"
    write_report(report, found.issues)
    with report.open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.reader(stream))
    assert table[0] == list(REPORT_COLUMNS) == ["rule", "severity", "layer", "feature", "field", "message"]
    assert len(table) == len(found.issues) + 1
    assert table[1][3] == FIRST


def test_what_a_shapefile_would_not_keep(folder, tmp_path):
    path = tmp_path / "WPZF.gpkg"
    gdal.VectorTranslate(str(path), str(shp(folder)), format="GPKG", layerName="WPZF", geometryType="MULTIPOLYGON")
    source = ogr.Open(str(path), 1)
    layer = source.GetLayer(0)
    feature = layer.GetFeature(1)
    feature.SetField("CMC", " 东沟村")
    parts = f"MULTIPOLYGON (({ring(*SQUARE)}), ({ring((50, 10), (50, 90), (150, 90), (150, 10), (50, 10))}))"
    feature.SetGeometry(ogr.CreateGeometryFromWkt(parts))
    layer.SetFeature(feature)
    layer = source = None
    found = validate_layer("generic", open_layer(path))
    rules = {issue.rule: issue for issue in found.issues}
    assert {"value.space", "geometry.self-overlap", "geometry.self-intersection"} <= set(rules)
    assert "4000.00" in rules["geometry.self-overlap"].message
    assert rules["value.space"].field == "CMC"


@pytest.mark.parametrize("day", ["1026-01-01", "2026-02-31"])
def test_dates_that_are_none(tmp_path, day):
    path = tmp_path / f"{COUNTY}GDHF.csv"
    path.write_text(f"XZQDM,ZGBH,JCBH,HFMJ,YSRQ\n140827,A-1,A,10.00,{day}\n", encoding="utf-8")
    layer = QgsVectorLayer(str(path), "GDHF", "ogr")
    found = validate_layer("rectification", layer)
    assert [issue.field for issue in found.issues if issue.rule == "value.date"] == ["YSRQ"]


def test_unknown_profile_and_folder_are_refused(tmp_path):
    with pytest.raises(InputError, match="There is no profile"):
        validate_folder("nix", tmp_path)
    with pytest.raises(InputError, match="is no folder"):
        validate_folder("generic", tmp_path / "absent")
    assert validate_folder("generic", tmp_path).errors == 3
