"""Validators: a clean package has nothing to say, and each of many planted errors is caught by its own rule."""

import csv
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

from farmland_guard.casework.package_files import PackageWriter, words_for
from farmland_guard.casework.validating import REPORT_COLUMNS, validate_folder, validate_layer, write_report
from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.opening import open_layer
from farmland_guard.exchange.profiles import load_profile
from farmland_guard.exchange.source import VectorRows
from farmland_guard.exchange.validation import RULES
from tests.casework.clean_cases import COUNTY, rows
from tests.casework.planting import (
    SQUARE,
    as_lines,
    book,
    change,
    drop_column,
    drop_last_row,
    empty,
    garble_cpg,
    open_first_ring,
    other_crs,
    polygon,
    remove,
    renamed,
    reshape,
    retyped,
    ring,
    shp,
    text_file,
    unprefixed_label,
    with_fields,
)


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
    "geometry.gap": [
        lambda f: reshape(f, polygon(ring((200, 0), (200, 100), (299.95, 100), (299.95, 0), (200, 0)))),
        lambda f: reshape(f, polygon(ring((200, 0), (200, 100), (299.2, 100), (299.2, 0), (200, 0)))),
    ],
    "geometry.far": [
        lambda f: reshape(f, polygon(ring((-90000, 290000), (-90000, 290100), (-89900, 290100), (-90000, 290000)))),
        lambda f: reshape(f, polygon(ring((60000, 0), (60000, 100), (60100, 100), (60000, 0)))),
    ],
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
    # Patches are issued from above, so the generic profile only warns where their shapes are in each other's way.
    own = next(each.severity for each in RULES if each.id == rule)
    severity = load_profile("generic").checks.severity.get(rule, own)
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


def test_far_from_all_others_in_a_county_that_is_not_known(folder):
    place = folder.with_name(folder.name.replace("140827", "150502"))
    folder.rename(place)
    for path in list(place.iterdir()):
        path.rename(path.with_name(path.name.replace("140827", "150502")))
    source = ogr.Open(str(place / "150502WPZF.shp"), 1)
    layer = source.GetLayer(0)
    feature = layer.GetFeature(0)
    feature.SetGeometry(ogr.CreateGeometryFromWkt(polygon(ring((0, 290000), (0, 290100), (100, 290100), (0, 290000)))))
    layer.SetFeature(feature)
    layer = source = None
    far = [issue for issue in validate_folder("generic", place).issues if issue.rule == "geometry.far"]
    assert [issue.message.split(" ")[1] for issue in far] == ["290"]


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


def test_what_is_only_warned_of_and_what_runs_in_a_csv(folder, tmp_path):
    change(folder, BZ="是否属实?")
    found = validate_folder("generic", folder)
    assert [(issue.rule, issue.severity) for issue in found.issues] == [("value.garbled", "warning")]
    path = tmp_path / f"{COUNTY}GDHF.csv"
    path.write_text("XZQDM,ZGBH,JCBH,BZ\n140827,A-1,A,@SUM(1)\n", encoding="utf-8")
    found = validate_layer("rectification", QgsVectorLayer(str(path), "GDHF", "ogr"))
    assert [issue.severity for issue in found.issues if issue.rule == "value.formula"] == ["error"]


def test_unknown_profile_and_folder_are_refused(tmp_path):
    with pytest.raises(InputError, match="There is no profile"):
        validate_folder("nix", tmp_path)
    with pytest.raises(InputError, match="is no folder"):
        validate_folder("generic", tmp_path / "absent")
    assert validate_folder("generic", tmp_path).errors == 3
