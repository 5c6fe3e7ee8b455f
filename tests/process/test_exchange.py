"""Exchange through qgis_process alone: packages validated, layers held against a profile, sheets out and back."""

import csv
from pathlib import Path

import pytest
from osgeo import ogr

from farmland_guard.casework.package_files import PackageWriter, words_for
from farmland_guard.exchange.profiles import load_profile
from tests.casework.clean_cases import COUNTY, rows
from tests.casework.planting import change, shp
from tests.register.helpers import add_case, new_register, square


@pytest.fixture
def folder(tmp_path, qgis_app) -> Path:
    """A clean generic package."""
    words = words_for(COUNTY, "垣曲县", "2026-10-31")
    profile = load_profile("generic")
    target = tmp_path / profile.folder_name.format(**words)
    target.mkdir()
    cases = rows()
    PackageWriter(profile, target, words, 4525, lambda kind: cases if kind == "cases" else []).write()
    return target


def table(path: Path) -> list:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_package_is_validated(qgis_process, folder, tmp_path):
    report = tmp_path / "report.csv"
    clean = qgis_process("validatepackage", FOLDER=folder, PROFILE="generic", REPORT=report)
    assert clean.code == 0, clean.stderr
    assert (clean.results["ERRORS"], clean.results["WARNINGS"], table(report)) == (0, 0, [])
    change(folder, RDYJ="违建", TBMJ=1.0)
    shp(folder).with_suffix(".cpg").unlink()
    layer = tmp_path / "问题.gpkg"
    spoilt = qgis_process("validatepackage", FOLDER=folder, PROFILE="generic", REPORT=report, ERROR_LAYER=layer)
    assert spoilt.code == 0, spoilt.stderr
    found = table(report)
    assert list(found[0]) == ["rule", "severity", "layer", "feature", "field", "message"]
    assert {row["rule"] for row in found} >= {"format.sidecar", "value.code", "logic.area", "logic.sum"}
    assert spoilt.results["ERRORS"] == sum(row["severity"] == "error" for row in found) >= 4
    source = ogr.Open(str(layer))
    assert source.GetLayer(0).GetFeatureCount() >= 3


def test_exactly_one_of_folder_and_layer(qgis_process, folder, tmp_path):
    report = tmp_path / "report.csv"
    alone = qgis_process("validatepackage", LAYER=shp(folder), PROFILE="generic", REPORT=report)
    assert alone.code == 0, alone.stderr
    assert alone.results["ERRORS"] == 0
    both = qgis_process("validatepackage", PROFILE="generic", REPORT=report, FOLDER=folder, LAYER=shp(folder))
    assert both.code == 1
    assert "FOLDER" in both.stderr


def test_a_sheet_goes_out_and_comes_back(qgis_process, tmp_path, qgis_app):
    register = new_register(tmp_path)
    for number in range(3):
        add_case(register, f"140827A{number}", square(37560000.0 + 300 * number), xzmc="毛家湾镇", tblx="20")
    sheet, report = tmp_path / "核实.xlsx", tmp_path / "差异.csv"
    out = qgis_process("exportsheet", REGISTER=register.path, TOWNSHIP="毛家湾镇", OUTPUT=sheet)
    assert out.code == 0, out.stderr
    assert out.results["COUNT"] == 3
    same = qgis_process("importsheet", REGISTER=register.path, INPUT=sheet, PERSON="王执法", APPLY=True, REPORT=report)
    assert same.code == 0, same.stderr
    assert (same.results["CHANGES"], same.results["REFUSED"], same.results["WRITTEN"]) == (0, 0, 0)


def test_a_profile_from_a_sample_and_the_preview_of_an_encoding(qgis_process, folder, tmp_path):
    drafted = tmp_path / "own.json"
    run = qgis_process("profilefromsample", INPUT=shp(folder), NAME="own", TITLE="本县", OUTPUT=drafted)
    assert run.code == 0, run.stderr
    assert run.results["UNKNOWN"] == 0
    again = qgis_process("validatepackage", LAYER=shp(folder), PROFILE=drafted, REPORT=tmp_path / "report.csv")
    assert again.code == 0, again.stderr
    assert again.results["ERRORS"] == 0
    shp(folder).with_suffix(".cpg").write_text("UTF-8", encoding="ascii")
    preview = qgis_process("previewencoding", INPUT=shp(folder), REPORT=tmp_path / "编码.csv")
    assert preview.code == 0, preview.stderr
    assert preview.results["ENCODING"] in ("GBK", "GB18030")
