"""Deliveries: validated before they are written, entered in the journal, only changes where that is asked for."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from osgeo import gdal, ogr

from farmland_guard.casework.delivering import EXCEPTIONS_FILE, Order, deliver
from farmland_guard.casework.delivery_journal import list_deliveries, package_hash
from farmland_guard.casework.delivery_rows import DeliveryRows
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.land_txt import read_txt
from farmland_guard.casework.reviewing import set_review
from farmland_guard.casework.validating import declare_exception, list_issues, validate_folder
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.language import install_translator
from farmland_guard.exchange.containers import writable
from farmland_guard.exchange.profiles import FOLDER, cell, load_profile, profile_names
from farmland_guard.geometry.wkb import read_wkb
from farmland_guard.register.store import wkb_of


def features(folder: Path) -> list:
    source = ogr.Open(str(next(folder.glob("*.shp"))))
    return [feature.GetField("JCBH") for feature in source.GetLayer(0)]


def spoil(register, **values) -> str:
    """Break a value of the first case and return its code."""
    with register.writing("测试") as session:
        case = session.select("violation", order="code")[0]
        session.update("violation", case["uid"], values)
        return case["code"]


def test_the_journal_keeps_what_was_sent(register, tmp_path):
    made = deliver(register, "generic", tmp_path, "王执法", Order(recipient="市局执法支队"))
    assert (made.errors, made.warnings) == (0, 0)
    (entry,) = list_deliveries(register)
    assert (entry["recipient"], entry["profile"], entry["sent_by"]) == ("市局执法支队", "generic", "王执法")
    assert entry["feature_count"] == made.cases == len(features(made.folder)) > 10
    assert entry["sha256"] == package_hash(made.folder)
    assert entry["folder"] == str(made.folder)
    with register.reading() as session:
        items = session.select("delivery_item", {"delivery_uid": made.uid})
        total = sum(row["area_m2"] for row in session.select("violation"))
    assert len(items) == entry["feature_count"]
    assert entry["area_m2"] == pytest.approx(total)
    assert all(item["geom"] is not None for item in items)


def test_only_what_changed_since(register, tmp_path):
    deliver(register, "generic", tmp_path / "1")
    with pytest.raises(InputError, match="Nothing has changed since"):
        deliver(register, "generic", tmp_path / "2", order=Order(since="last"))
    first = spoil(register, bz="补充说明")
    made = deliver(register, "generic", tmp_path / "3", order=Order(since="last"))
    assert features(made.folder) == [first]
    assert any("1 features are new or changed" in note for note in made.notes)
    with register.writing("测试") as session:
        second = session.select("violation", order="code")[1]
        session.update("violation", second["uid"], {"bz": "再补充"})
    # Against the increment the first change is known, against the full delivery both are news.
    again = deliver(register, "generic", tmp_path / "4", order=Order(since="last"))
    assert features(again.folder) == [second["code"]]
    full = list_deliveries(register)[-1]["uid"]
    both = deliver(register, "generic", tmp_path / "5", order=Order(since=full))
    assert features(both.folder) == [first, second["code"]]
    with pytest.raises(InputError, match="There is no delivery “nix”"):
        deliver(register, "generic", tmp_path / "6", order=Order(since="nix"))


def test_nothing_goes_out_over_errors_unless_a_person_says_why(register, tmp_path):
    code = spoil(register, xzdm="999999999")
    with pytest.raises(InputError, match=rf"has [0-9]+ errors and was not written.*{code}"):
        deliver(register, "generic", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert list_deliveries(register) == []
    assert {row["rule"] for row in list_issues(register)} == {"logic.region"}
    for order in (Order(override_by="王执法"), Order(override_reason="急")):
        with pytest.raises(InputError, match="both a person and a reason"):
            deliver(register, "generic", tmp_path, order=order)
    with pytest.raises(InputError, match="“路人” is not in the list of people"):
        deliver(register, "generic", tmp_path, order=Order(override_by="路人", override_reason="急"))
    made = deliver(register, "generic", tmp_path, order=Order(override_by="王执法", override_reason="省厅要求今日报送"))
    assert made.errors > 0
    with (made.folder / EXCEPTIONS_FILE).open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert table[0]["feature"] == code
    assert (table[0]["person"], table[0]["reason"]) == ("王执法", "省厅要求今日报送")
    (entry,) = list_deliveries(register)
    assert (entry["override_by"], entry["override_reason"], entry["error_count"]) == ("王执法", "省厅要求今日报送", made.errors)


def test_issues_are_open_fixed_or_exceptions_from_run_to_run(register, tmp_path):
    with register.reading() as session:
        good = session.select("violation", order="code")[0]["xzdm"]
    code = spoil(register, xzdm="999999999")
    with pytest.raises(InputError):
        deliver(register, "generic", tmp_path)
    (issue, *_) = issues = [row for row in list_issues(register, "generic") if row["field"] == "XZDM"]
    assert [(row["state"], row["feature"]) for row in issues] == [("open", code)]
    assert issue["wkb"] is not None
    with pytest.raises(InputError, match="needs a reason"):
        declare_exception(register, issue["uid"], "王执法", " ")
    for row in list_issues(register, "generic"):
        declare_exception(register, row["uid"], "王执法", "飞地，乡镇代码属邻县")
    made = deliver(register, "generic", tmp_path)
    assert made.errors == 0
    assert (made.folder / EXCEPTIONS_FILE).exists()
    # The exception covers what was said, not something else about the same feature.
    spoil(register, xzdm="888888888")
    with pytest.raises(InputError, match="888888888"):
        deliver(register, "generic", tmp_path / "2")
    states = {(row["message"][:9], row["state"]) for row in list_issues(register) if row["field"] == "XZDM"}
    assert states == {("888888888", "open"), ("999999999", "fixed")}
    spoil(register, xzdm=good)
    spoiled = [row["field"] for row in list_issues(register) if row["state"] == "open"]
    deliver(register, "generic", tmp_path / "3")
    assert spoiled
    assert {row["state"] for row in list_issues(register)} == {"fixed"}


def test_an_exception_holds_in_another_language(register, tmp_path):
    spoil(register, xzdm="999999999")
    with pytest.raises(InputError):
        deliver(register, "generic", tmp_path / "1")
    for row in list_issues(register, "generic"):
        declare_exception(register, row["uid"], "王执法", "飞地")
    install_translator(lambda _context, text: text.replace("does not belong to", "不属于"))
    try:
        made = deliver(register, "generic", tmp_path / "2")
    finally:
        install_translator(lambda _context, text: text)
    assert made.errors == 0
    assert any("不属于" in row["message"] for row in list_issues(register) if row["state"] == "exception")


def test_a_package_validates_from_its_folder_with_the_register(register, tmp_path):
    made = deliver(register, "generic", tmp_path)
    assert validate_folder("generic", made.folder, register).issues == []


def test_every_shipped_profile_loads_and_says_what_it_cannot_export(register, tmp_path):
    assert set(profile_names()) >= {"generic", "facility", "rectification", "summary"}
    for name in profile_names():
        profile = load_profile(name)
        assert all(column.sure and column.basis for layer in profile.layers for column in layer.columns), name
    with pytest.raises(InputError, match="No verified filing waits for registration"):
        deliver(register, "facility", tmp_path / "out")
    with pytest.raises(InputError, match="No acceptance with a polygon has passed"):
        deliver(register, "rectification", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    made = deliver(register, "summary", tmp_path)
    assert [path.suffix for path in made.files] == [".xlsx"]


def test_gdal_alone_reads_back_what_was_written(register, tmp_path):
    made = deliver(register, "generic", tmp_path)
    layer = load_profile("generic").layers[0]
    with register.reading() as session:
        cases = DeliveryRows(session).of("cases")
    source = gdal.OpenEx(str(made.folder / "140827WPZF.shp"), gdal.OF_VECTOR)
    read = list(source.GetLayer(0))
    assert len(read) == len(cases) == made.cases
    for case, feature in zip(cases, read):
        for column in layer.columns:
            written, value = cell(column, case), feature.GetField(column.name)
            if column.kind == "real" and written is not None:
                assert value == pytest.approx(written, abs=1e-9), column.name
            else:
                assert (value or None) == (written or None), column.name
        shape = ogr.CreateGeometryFromWkb(wkb_of(case))
        difference = shape.SymDifference(feature.GetGeometryRef())
        assert difference is None or difference.GetArea() < 1e-6
    # The coordinate file holds the same ground, to its three decimals.
    lines = (made.folder / "140827WPZF.txt").read_bytes().decode("gbk").split("\r\n")
    assert sum(line.endswith(",@") for line in lines) == made.cases
    points = [line.split(",") for line in lines if line.startswith("J")]
    vertices = {
        (f"{y:.3f}", f"{x:.3f}")
        for case in cases
        for rings in read_wkb(wkb_of(case))
        for ring in rings
        for x, y in ring.tolist()
    }
    assert {(north, east) for _, _, north, east in points} == vertices
    book = gdal.OpenEx(str(next(made.folder.glob("*.xlsx"))), gdal.OF_VECTOR)
    assert book.GetLayerByName("图斑列表").GetFeatureCount() == made.cases


@pytest.mark.parametrize("container", ["gpkg", "gdb", "kml", "csv"])
def test_every_container_a_profile_can_name(register, tmp_path, container):
    if not writable(container):
        pytest.skip(f"this GDAL does not write {container}")
    given = json.loads((FOLDER / "generic.json").read_text(encoding="utf-8"))
    given.update(profile="own", crs="geographic")
    given["layers"][0].update(container=container, file="{county}." + container)
    for part in ("land_txt", "xlsx"):
        del given[part]
    own = tmp_path / "own.json"
    own.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    made = deliver(register, str(own), tmp_path / "out")
    assert made.errors == 0
    source = gdal.OpenEx(str(made.folder / f"140827.{container}"), gdal.OF_VECTOR)
    layer = source.GetLayerByName("WPZF") if container in ("gpkg", "gdb") else source.GetLayer(0)
    assert layer.GetFeatureCount() == made.cases
    first = layer.GetNextFeature()
    assert first.GetField("JCBH").startswith("140827")
    if container != "csv":
        assert 110 < first.GetGeometryRef().GetEnvelope()[0] < 113


def test_a_package_in_a_zip(register, tmp_path):
    given = json.loads((FOLDER / "summary.json").read_text(encoding="utf-8"))
    given.update(profile="own", container="zip")
    own = tmp_path / "own.json"
    own.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    made = deliver(register, str(own), tmp_path / "out")
    assert made.folder.suffix == ".zip"
    assert [path.name for path in (tmp_path / "out").iterdir()] == [made.folder.name]
    with zipfile.ZipFile(made.folder) as archive:
        assert any(name.endswith(".xlsx") for name in archive.namelist())
    with pytest.raises(InputError, match="is already there"):
        deliver(register, str(own), tmp_path / "out")


def test_planar_areas_where_the_profile_wants_them(register, tmp_path):
    given = json.loads((FOLDER / "generic.json").read_text(encoding="utf-8"))
    given.update(profile="own", area_method="planar")
    given["validation"] = {"areas": [{"layer": "WPZF", "field": "TBMJ", "tolerance": 0.05}]}
    own = tmp_path / "own.json"
    own.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    made = deliver(register, str(own), tmp_path / "out")
    source = gdal.OpenEx(str(made.folder / "140827WPZF.shp"), gdal.OF_VECTOR)
    for feature in source.GetLayer(0):
        assert feature.GetField("TBMJ") == pytest.approx(feature.GetGeometryRef().GetArea(), abs=0.006)


def test_patches_for_a_phone(register, tmp_path):
    made = deliver(register, "phone", tmp_path)
    assert (made.errors, made.warnings) == (0, 0)
    source = gdal.OpenEx(str(next(made.folder.glob("*.kml"))), gdal.OF_VECTOR)
    feature = source.GetLayer(0).GetNextFeature()
    assert feature.GetField("Name") == feature.GetField("监测编号")
    assert float(feature.GetField("图斑面积亩")) > 0


def test_the_coordinate_file_has_the_look_and_fields_of_the_profile(register, tmp_path):
    given = json.loads((FOLDER / "generic.json").read_text(encoding="utf-8"))
    given.update(profile="own")
    given["land_txt"] = {
        "file": "{county}坐标", "encoding": "utf8", "area_method": "ellipsoidal", "layout": "provincial", "decimals": 4, "mark": "",
        "each": True, "prefix": False, "north_west_start": True, "clockwise": True,
        "values": {"政区代码": "xzdm", "村名": "cmc"},
    }  # fmt: skip
    own = tmp_path / "own.json"
    own.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    made = deliver(register, str(own), tmp_path / "out")
    files = sorted((made.folder / "140827坐标").glob("*.txt"))
    assert len(files) == made.cases
    lines = files[0].read_text(encoding="utf-8").splitlines()
    parcel = next(line for line in lines if line.endswith(",@")).split(",")
    assert len(parcel) == 11
    assert parcel[2].startswith("140827") and parcel[3]
    first = lines[lines.index("[地块坐标]") + 2].split(",")
    assert first[0] == "1"
    assert len(first[3].split(".")[0]) == 6 and len(first[3].split(".")[1]) == 4
    read = read_txt(files[0])
    assert (read.authid, read.notes) == ("EPSG:4546", [])


def test_the_progress_of_the_day_by_township_and_class(register, tmp_path):
    """Every class and every state of review is a column, and they add up to the patches of each township."""
    with register.reading() as session:
        cases = session.select("violation", order="code")
    for case, (verdict, state) in zip(cases, (("legal", "done"), ("illegal_construction", "city"), ("illegal_construction", "returned"))):
        record_verdict(register, [case["code"]], verdict, "王执法", "现场核实")
        set_review(register, [case["code"]], state, "王执法")
    made = deliver(register, "summary", tmp_path)
    book = ogr.Open(str(made.files[0]))

    def table(name):
        layer = book.GetLayerByName(name)
        rows = [feature.items() for feature in layer]
        return rows, [field for field in rows[0] if field not in ("乡镇", "图斑数", "已整改", "未整改", "认定")]

    for name in ("分乡镇认定进度", "分乡镇审核进度"):
        rows, columns = table(name)
        assert rows[-1]["乡镇"] in ("Total", "合计") and rows[-1]["图斑数"] == len(cases)
        for row in rows:
            assert sum(row[column] for column in columns) == row["图斑数"], (name, row)
    assert (rows[-1]["审核结束"], rows[-1]["市级待审核"], rows[-1]["已打回"]) == (1, 1, 1)
    classes, _ = table("分类汇总")
    assert [row["认定"] for row in classes] == ["未认定", "合法", "非农违法", classes[-1]["认定"]]
    assert [row["图斑数"] for row in classes] == [len(cases) - 3, 1, 2, len(cases)]
    assert classes[-1]["图斑面积（亩）"] == pytest.approx(sum(row["图斑面积（亩）"] for row in classes[:-1]), abs=0.02)
    assert classes[-1]["在生态保护红线内（亩）"] is None  # the register has no such layer
