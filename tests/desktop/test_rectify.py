"""The real QGIS on a virtual screen: one case from its illegal verdict to closing by clicks, with two different signers."""

import json
import shutil

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject

from farmland_guard.casework.checking import check_register
from farmland_guard.casework.judging import record_verdict
from farmland_guard.gui.current import PROJECT_KEY, PROJECT_SCOPE
from farmland_guard.register.layers import add_register_to_project
from tests.gui.planted import FIRST, planted
from tests.shared import REPOSITORY

WORDS = {
    "closing while rectifying": ("未", "只能改为", "只能改为"),
    "signing before reclamation": ("登记复耕完成", "登记复耕完成", "CHECK"),
    "closing without signatures": ("尚未都签署", "只能改为", "只能改为"),
    "one person for both bureaus": ("同一人", "同一人", "不能修改"),
    "closing before the review ended": ("审核结束", "审核结束", "审核结束"),
    "another review state once closed": ("off", "已销号", "已销号"),
    "reopening without a reason": ("变更理由", "变更理由", "变更理由"),
}


@pytest.fixture
def project(qgis_app):
    """A project on a register with one illegal case, outside of the temporary folder."""
    folder = REPOSITORY / "build" / "clicks"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    register = planted(folder)
    check_register(register, who="测试")
    record_verdict(register, [FIRST], "illegal_construction", "王执法", "未批先建")
    made = QgsProject.instance()
    made.clear()
    made.setCrs(QgsCoordinateReferenceSystem("EPSG:4525"))
    add_register_to_project(register, made)
    path = folder / "clicks.qgz"
    made.setFileName(str(path))
    made.writeEntry(PROJECT_SCOPE, PROJECT_KEY, made.writePath(str(register.path)))
    assert made.write(), made.error()
    made.clear()
    return path


def test_a_case_is_closed_by_clicks_and_every_door_refuses_what_is_too_early(project, desktop):
    target = project.parent / "seen"
    target.mkdir()
    code, output = desktop(
        REPOSITORY / "scripts" / "desktop_rectify.py",
        project=project,
        timeout=180,
        extra_environment={"FARMLAND_CLICKS": str(target), "FARMLAND_CASE": FIRST},
    )
    assert (target / "rectify.json").is_file(), output
    seen = json.loads((target / "rectify.json").read_text(encoding="utf-8"))
    assert seen["error"] == "", seen["error"]
    assert [(step["name"], step["state"]) for step in seen["steps"]] == [
        ("issued", "rectifying"), ("reclaimed", "reclaimed"), ("ground", "reclaimed"), ("one signature", "reclaimed"),
        ("accepted", "accepted"), ("reviewed", "accepted"), ("closed", "closed"), ("rectified again", "rectifying"),
    ]  # fmt: skip
    assert [step["remaining"] for step in seen["steps"][-2:]] == [0, None]
    for name, words in WORDS.items():
        for door, word in zip(("panel", "toolbox", "table"), words):
            assert word in seen["refusals"][name][door], (name, door, seen["refusals"][name])
    assert code == 0, output
    assert "Traceback" not in output, output
