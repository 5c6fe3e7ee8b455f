"""The zip that users install: its shape, and that a QGIS which has never seen it can use it."""

from __future__ import annotations

import configparser
import re
import sys
import xml.dom.minidom
import zipfile
from pathlib import PurePosixPath

import pytest

from scripts import package
from scripts.qgis_profile import environment, make_profile, run_command, run_qgis_process
from tests.shared import REPOSITORY

ALGORITHMS = {
    "importfilings", "checkfilings", "movefiling", "importreceipt", "reconcilefilings", "expirefilings", "surveyfilings",
    "createregister",
    "upgraderegister",
    "importbase",
    "previewclues",
    "importclues",
    "markpatch",
    "comparebatches",
    "splitpatch",
    "unsplitpatch",
    "takeover",
    "setnumber",
    "importnumbers",
    "importreturns",
    "checkfiles",
    "checkoverlap",
    "checkregister",
    "recordverdict",
    "movecase",
    "addperson",
    "importlawful",
    "screenrules",
    "precheck",
    "attachevidence",
    "importholidays",
    "morningsheet",
    "setrule",
    "exportrules",
    "importrules",
    "recordevent",
    "issuetasks",
    "recordreadings",
    "signacceptance",
    "setreview",
    "canceltask",
    "checksignatures",
    "settlebypaper",
    "surveyhandover",
    "planvisits",
    "recordvisit", "recordwitness",
    "casepacket",
    "makedocument",
    "copytemplates",
    "proposereferrals",
    "recordreferral",
    "recordground",
    "checkidentities",
    "checkquality",
    "confirmlimit",
    "exportpackage",
    "importlandtxt",
    "exportlandtxt",
    "previewencoding",
    "validatepackage",
    "profilefromsample",
    "exportsheet",
    "importsheet",
    "ellipsoidalarea",
}


@pytest.fixture(scope="module")
def names(plugin_zip) -> list[str]:
    with zipfile.ZipFile(plugin_zip) as archive:
        assert archive.testzip() is None
        return archive.namelist()


@pytest.fixture(scope="module")
def metadata(plugin_zip) -> configparser.SectionProxy:
    parser = configparser.ConfigParser()
    with zipfile.ZipFile(plugin_zip) as archive:
        parser.read_string(archive.read("farmland_guard/metadata.txt").decode("utf-8"))
    return parser["general"]


def test_one_folder_with_what_qgis_and_the_repository_ask_for(names):
    assert {PurePosixPath(name).parts[0] for name in names} == {"farmland_guard"}
    needed = ["__init__.py", "plugin.py", "metadata.txt", "LICENSE", "i18n/farmland_guard_zh_CN.qm"]
    assert [name for name in needed if f"farmland_guard/{name}" not in names] == []
    assert len(names) == len(set(names))


def test_every_file_of_code_and_resources_is_in(names):
    for folder, prefix in (("farmland_guard", ""), ("resources", "resources/")):
        root = REPOSITORY / folder
        files = [p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()]
        wanted = [f"farmland_guard/{prefix}{name}" for name in files if "__pycache__" not in name]
        assert wanted
        assert sorted(set(wanted) - set(names)) == []


def test_nothing_else_is_in(names, plugin_zip):
    suffixes = r"\.(pyc|pyo|ts|so|dll|pyd|exe|gpkg|zip)$"
    unwanted = re.compile(suffixes + r"|__pycache__|/\.|/tests/|/ui_[^/]*\.py$|resources_rc")
    assert [name for name in names if unwanted.search(name)] == []
    assert plugin_zip.stat().st_size <= 25 * 1024 * 1024


def test_the_same_sources_give_the_same_bytes(tmp_path):
    once, again = (package.build(tmp_path / name, tmp_path / "stage" / "farmland_guard") for name in "ab")
    assert once.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("stray", ["notes.orig", ".hidden.py", "trial.gpkg", "lib.so"])
def test_a_stray_file_stops_the_build(tmp_path, stray):
    (tmp_path / "module.py").write_text("", encoding="utf-8")
    (tmp_path / stray).write_bytes(b"")
    with pytest.raises(SystemExit, match=re.escape(stray)):
        package._members(tmp_path, package.CODE)


def test_metadata_has_what_the_plugin_repository_wants(metadata):
    keys = "name description about version qgisMinimumVersion author email".split()
    keys += ["tracker", "repository", "homepage"]
    assert [key for key in keys if not metadata.get(key, "").strip()] == []
    assert metadata["hasProcessingProvider"] == "yes"
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["qgisMaximumVersion"].startswith("4.")
    assert "supportsQt6" not in metadata
    assert "plugin" not in metadata["name"].lower()
    assert re.fullmatch(r"\d+\.\d+\.\d+", metadata["version"])
    for key in ("tracker", "repository", "homepage"):
        assert metadata[key].startswith("https://")


def test_metadata_agrees_with_the_changelog_and_the_icon_exists(metadata, names):
    assert f"farmland_guard/{metadata['icon']}" in names
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{metadata['version']}]" in changelog


def test_the_licence_is_whole():
    text = (REPOSITORY / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text and "Version 2, June 1991" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_icons_are_drawings_of_24_pixels_without_scripts_or_links():
    icons = sorted((REPOSITORY / "resources" / "icons").glob("*.svg"))
    assert icons
    for icon in icons:
        document = xml.dom.minidom.parse(str(icon))
        assert document.documentElement.getAttribute("viewBox") == "0 0 24 24", icon.name
        for tag in ("script", "image", "foreignObject", "use", "a"):
            assert not document.getElementsByTagName(tag), f"{icon.name}: <{tag}>"


def test_qt_draws_every_icon(qgis_app):
    from qgis.PyQt.QtGui import QImage, QPainter
    from qgis.PyQt.QtSvg import QSvgRenderer

    for icon in sorted((REPOSITORY / "resources" / "icons").glob("*.svg")):
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        QSvgRenderer(str(icon)).render(painter)
        painter.end()
        drawn = sum(1 for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 0)
        assert drawn > 100, icon.name


LOAD = """
import sys
sys.path.insert(0, sys.argv[1])
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
import farmland_guard
plugin = farmland_guard.classFactory(None)
plugin.initProcessing()
provider = QgsApplication.processingRegistry().providerById("farmlandguard")
print("loaded", len(provider.algorithms()))
plugin.unload()
print("gone", QgsApplication.processingRegistry().providerById("farmlandguard") is None)
"""


def test_the_packaged_plugin_loads_and_unloads_without_a_desktop(installed_profile):
    """What qgis_process does at start, but with the traceback that it keeps to itself."""
    command = [sys.executable, "-c", LOAD, str(installed_profile.plugins)]
    run = run_command(command, environment(installed_profile), 60)
    assert run.returncode == 0, run.stderr
    assert f"loaded {len(ALGORITHMS)}" in run.stdout and "gone True" in run.stdout


def test_installed_into_an_empty_profile_and_enabled(plugin_zip, tmp_path):
    """Unzip, enable, list: what an officer does in the plugin manager, without the manager."""
    profile = make_profile(tmp_path / "profile", plugin_zip, enabled=False)
    before = run_qgis_process(profile, ["--json", "list"])
    assert before.code == 0, before.stderr
    assert "farmlandguard" not in before.json["providers"]

    enabled = run_qgis_process(profile, ["plugins", "enable", "farmland_guard"])
    assert enabled.code == 0, enabled.stdout + enabled.stderr

    after = run_qgis_process(profile, ["--json", "list"])
    assert after.code == 0, after.stderr
    provider = after.json["providers"]["farmlandguard"]
    assert set(provider["algorithms"]) == {f"farmlandguard:{name}" for name in ALGORITHMS}
    assert "Traceback" not in after.stderr
