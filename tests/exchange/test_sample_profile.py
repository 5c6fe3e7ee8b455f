"""Profiles drafted from the empty templates that provinces hand out."""

import json
from pathlib import Path

import pytest
from osgeo import ogr, osr
from qgis.core import QgsCoordinateReferenceSystem

from farmland_guard.casework.profile_drafting import profile_from_sample
from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.containers import writable, write_vector
from farmland_guard.exchange.profiles import load_profile
from farmland_guard.exchange.sample_profile import draft_profile
from farmland_guard.exchange.shapefile import FieldSpec, write_shapefile
from farmland_guard.exchange.xlsx import Sheet, write_xlsx
from tests.shared import shared_data

FIELDS = [
    FieldSpec("JCBH", "text", 30),
    FieldSpec("RDYJ", "text", 20),
    FieldSpec("TBMJ", "real", 15, 4),
    FieldSpec("SFZG", "int", 2),
    FieldSpec("JDRQ", "date"),
]


@pytest.fixture
def shapefile(tmp_path) -> Path:
    path = tmp_path / "140827WFTB.shp"
    write_shapefile(path, FIELDS, [], QgsCoordinateReferenceSystem("EPSG:4525"))
    return path


def test_an_empty_shapefile(shapefile):
    draft = draft_profile(shapefile, "shanxi_2026", "违法图斑")
    (layer,) = draft.profile["layers"]
    assert (layer["name"], layer["file"], layer["container"]) == ("WFTB", "{county}WFTB.shp", "shapefile")
    assert draft.profile["crs"] == "prefixed"
    columns = {column["name"]: column for column in layer["fields"]}
    assert list(columns) == [field.name for field in FIELDS]
    assert {"from": "code", "type": "text", "length": 30, "unique": True}.items() <= columns["JCBH"].items()
    assert {"from": "verdict", "type": "label", "codes": "verdict", "length": 20}.items() <= columns["RDYJ"].items()
    assert {"from": "whole_m2", "type": "square_metres", "digits": 4}.items() <= columns["TBMJ"].items()
    assert (columns["SFZG"]["type"], columns["JDRQ"]["type"]) == ("int", "date")
    assert draft.unknown == ["140827WFTB.SFZG", "140827WFTB.JDRQ"]
    assert {column["sure"] for column in columns.values()} == {"待核对"}


def test_the_draft_is_a_profile_that_loads(shapefile, tmp_path):
    path, unknown = profile_from_sample(shapefile, "shanxi_2026", "违法图斑", str(tmp_path / "方案.json"))
    assert len(unknown) == 2
    profile = load_profile(str(path))
    assert (profile.name, profile.layers[0].key.name) == ("shanxi_2026", "JCBH")
    assert json.loads(path.read_text(encoding="utf-8"))["verified"] == "待核对"


@pytest.mark.skipif(not writable("gdb"), reason="this GDAL does not write FileGDB")
def test_a_filegdb_with_several_layers(tmp_path):
    path = tmp_path / "140827.gdb"
    crs = QgsCoordinateReferenceSystem("EPSG:4546")
    for name in ("WFTB", "ZGTB"):
        write_vector(path, "gdb", name, FIELDS[:3], [], crs, ["监测编号", "核实认定意见", "图斑面积"])
    draft = draft_profile(path, "gdb", "")
    assert [layer["name"] for layer in draft.profile["layers"]] == ["WFTB", "ZGTB"]
    assert {layer["file"] for layer in draft.profile["layers"]} == {"{county}.gdb"}


def test_a_workbook(tmp_path):
    path = tmp_path / "140827汇总表.xlsx"
    write_xlsx(path, [Sheet("图斑列表", ["监测编号", "占用耕地(亩)", "经办人"], [])])
    draft = draft_profile(path, "book", "汇总")
    (sheet,) = draft.profile["xlsx"]["sheets"]
    assert [(c["name"], c["from"], c["type"]) for c in sheet["columns"]] == [
        ("监测编号", "code", "text"),
        ("占用耕地(亩)", "cultivated_m2", "mu"),
        ("经办人", "", "text"),
    ]
    assert draft.unknown == ["图斑列表.经办人"]


def test_real_tables(tmp_path):
    draft = draft_profile(shared_data("encoding", "chinese_encoding.shp"), "real", "")
    assert len(draft.profile["layers"][0]["fields"]) > 100
    gdb = draft_profile(shared_data("filegdb", "testopenfilegdb.gdb"), "fiona", "")
    assert len(gdb.profile["layers"]) > 20


@pytest.mark.parametrize(("name", "reason"), [("Big Name", "no name for a profile"), ("", "no name for a profile")])
def test_names(shapefile, name, reason):
    with pytest.raises(InputError, match=reason):
        draft_profile(shapefile, name, "")


def test_what_is_no_sample(tmp_path):
    (tmp_path / "x.docx").write_bytes(b"x")
    with pytest.raises(InputError, match="is no sample"):
        draft_profile(tmp_path / "x.docx", "x", "")
    with pytest.raises(InputError, match="does not exist"):
        draft_profile(tmp_path / "absent.shp", "x", "")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no layer"):
        draft_profile(tmp_path / "empty", "x", "")
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4490)
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(tmp_path / "bare.shp"))
    source.CreateLayer("bare", reference, ogr.wkbPolygon).CreateField(ogr.FieldDefn("JCBH"))
    source = None
    assert draft_profile(tmp_path / "bare.shp", "x", "").profile["crs"] == "geographic"
