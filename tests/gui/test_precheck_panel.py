"""退件预检 panel: red, amber and green in the reviewers' words, filters, and one click to where it is put right."""

import pytest

from farmland_guard.casework.checking import check_register
from farmland_guard.casework.judging import record_verdict
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.forms import choose
from farmland_guard.gui.precheck_panel import PrecheckPanel
from tests.gui.planted import FIRST, SECOND, last_message, planted, press, show_dock


@pytest.fixture
def panel(qgis_iface, qgis_new_project, qtbot, tmp_path):
    current = CurrentRegister()
    made = PrecheckPanel(qgis_iface, current)
    show_dock(qgis_iface, made, qtbot)
    register = planted(tmp_path)
    check_register(register, "all")
    record_verdict(register, [FIRST], "legal", "王执法", "已批准")
    record_verdict(register, [SECOND], "false_change", "王执法", "影像无变化", {"description": "无变化"})
    current.open(register.path)
    yield made
    made.take_down()
    qgis_iface.mainWindow().removeDockWidget(made)
    made.deleteLater()


def run(panel, qtbot):
    with qtbot.waitSignal(panel._current.changed, timeout=10000):
        press(panel.run_button)


def reasons(panel, code):
    return [line.text for line in panel.model.records() if line.code == code]


def test_it_says_what_reviewers_would_say_and_filters_by_level(panel, qtbot, qgis_iface):
    assert "Press “Pre-check”" in panel.summary.text()
    run(panel, qtbot)
    assert "Pre-check done" in last_message(qgis_iface)
    assert "没有批准、供地、登记或临时用地文号，不能认定合法" in reasons(panel, FIRST)
    assert "会被退回" in panel.summary.text()
    panel.summary.linkActivated.emit("red")
    assert panel.model.records() and all(line.case_level == "red" for line in panel.model.records())
    panel.summary.linkActivated.emit("all")
    panel.search.setText("现场照片")
    assert all("现场照片" in line.text for line in panel.model.records())
    panel.search.setText("没有这个")
    hint = panel.table.parentWidget().text
    assert hint.isVisible() and "filter" in hint.text() and not panel.table.isVisible()


def test_one_click_opens_the_field_and_the_case_is_looked_at_again(panel, qtbot):
    run(panel, qtbot)
    panel.table.selectRow(panel.model.row_of(lambda line: line.code == FIRST and "不能认定合法" in line.text))
    assert panel._current.picked == FIRST
    press(panel.fix_button)
    form = panel.form
    assert form.verdict.currentData() == "legal" and form.grounds.inputs["approval_no"].isVisible()
    form.grounds.inputs["approval_no"].setText("晋政地字〔2025〕9号")
    choose(form.person.combo, "王执法")
    with qtbot.waitSignals([panel._current.changed, panel._current.changed], timeout=10000):
        press(form.ok_button)
    assert "没有批准、供地、登记或临时用地文号，不能认定合法" not in reasons(panel, FIRST)
    assert "缺少农用地转用批准文件" in reasons(panel, FIRST)


def test_a_missing_photo_opens_the_form_for_files(panel, qtbot, tmp_path):
    run(panel, qtbot)
    panel.table.selectRow(panel.model.row_of(lambda line: line.code == FIRST and line.text == "缺少现场照片"))
    press(panel.fix_button)
    assert panel.form.kind.currentData() == "photo_site"
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"no exif")
    panel.form.files.setFilePath(f'"{photo}"')
    with qtbot.waitSignals([panel._current.changed, panel._current.changed], timeout=10000):
        press(panel.form.ok_button)
    assert "缺少现场照片" not in reasons(panel, FIRST)
