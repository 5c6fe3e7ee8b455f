"""交付, clicked through on the real widgets: validating, zooming, an exception with its reason, sending, the journal."""

import openpyxl
import pytest
from qgis.core import QgsCoordinateReferenceSystem

from farmland_guard.casework.checking import check_register
from farmland_guard.casework.delivery_journal import list_deliveries
from farmland_guard.casework.sheets import export_sheet
from farmland_guard.casework.validating import list_issues
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.delivery.panel import DeliveryPanel
from farmland_guard.gui.forms import choose
from tests.gui.planted import FIRST, click_cell, last_message, planted, press, show_dock
from tests.register.helpers import case_row


@pytest.fixture
def current(qgis_iface, tmp_path):
    """The planted register, checked."""
    holder = CurrentRegister()
    check_register(holder.open(planted(tmp_path).path), who="测试")
    return holder


@pytest.fixture
def panel(qgis_new_project, qgis_iface, qtbot, current):
    """The panel on the screen."""
    qgis_iface.messageBar().clearWidgets()
    dock = DeliveryPanel(qgis_iface, current)
    show_dock(qgis_iface, dock, qtbot)
    qtbot.waitUntil(lambda: dock.profile.count() > 0)
    yield dock
    dock.take_down()
    qgis_iface.mainWindow().removeDockWidget(dock)
    dock.deleteLater()


def spoil(current, **values):
    with current.register.writing("测试") as session:
        uid = session.select("violation", {"code": FIRST})[0]["uid"]
        session.update("violation", uid, values)


def button(panel, name):
    from qgis.PyQt.QtWidgets import QToolButton

    return panel.findChild(QToolButton, name)


def run(panel, qtbot, what):
    what()
    qtbot.waitUntil(lambda: panel._task is None, timeout=20000)


def test_nothing_to_say(panel, qtbot, qgis_iface):
    assert panel.profile.currentData() == "generic"
    assert panel.profile.findData("township_sheet") < 0
    assert not button(panel, "declareException").isEnabled()
    run(panel, qtbot, lambda: press(button(panel, "validatePackage")))
    assert "Validated: 0 errors, 0 warnings" in last_message(qgis_iface)
    assert panel.summary.text() == "No issue is on record. “Validate” looks for them."


def test_an_issue_is_found_shown_on_the_map_and_excepted(panel, current, qtbot, qgis_iface):
    spoil(current, xzdm="999999999")
    run(panel, qtbot, lambda: press(button(panel, "validatePackage")))
    assert panel.summary.text().startswith("1 errors keep this package from being sent")
    assert panel.tabs.tabText(0) == "Issues (1)"
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4525"))
    click_cell(panel.issue_table, 0, 1, double=True)
    assert canvas.extent().width() < 2000
    assert canvas.extent().contains(canvas.extent().center())
    assert current.picked == FIRST
    press(button(panel, "declareException"))
    form = panel.form
    assert not form.ok_button.isEnabled()
    assert choose(form.person.combo, "王执法")
    form.reason.setPlainText("飞地")
    press(form.ok_button)
    assert [(row["state"], row["exception_by"]) for row in list_issues(current.register)] == [("exception", "王执法")]
    assert panel.issues.rowCount() == 0
    assert choose(panel.state, "exception")
    assert panel.issues.rowCount() == 1
    click_cell(panel.issue_table, 0, 1)
    assert "王执法" in panel.detail.text()
    assert "飞地" in panel.detail.text()


def test_sending_and_the_journal(panel, current, qtbot, qgis_iface, tmp_path):
    press(button(panel, "sendPackage"))
    form = panel.form
    assert not form.ok_button.isEnabled()
    form.folder.setFilePath(str(tmp_path / "out"))
    form.recipient.setText("市局")
    run(panel, qtbot, lambda: press(form.ok_button))
    (row,) = list_deliveries(current.register)
    assert (row["recipient"], row["feature_count"]) == ("市局", 3)
    assert panel.journal.rowCount() == 1
    assert panel.tabs.currentIndex() == 1
    assert "Sent: 3 features" in last_message(qgis_iface)
    # The next one is offered as changes since this one, with what was entered before.
    press(button(panel, "sendPackage"))
    assert panel.form.since.count() == 2
    assert panel.form.recipient.text() == "市局"


def test_errors_pass_only_with_person_and_reason(panel, current, qtbot, qgis_iface, tmp_path):
    spoil(current, xzdm="999999999")
    press(button(panel, "sendPackage"))
    form = panel.form
    form.folder.setFilePath(str(tmp_path / "out"))
    run(panel, qtbot, lambda: press(form.ok_button))
    assert "has 1 errors and was not written" in last_message(qgis_iface)
    assert list_deliveries(current.register) == []
    press(button(panel, "sendPackage"))
    form = panel.form
    form.override.setChecked(True)
    assert not form.ok_button.isEnabled()
    assert choose(form.person.combo, "王执法")
    form.reason.setText("省厅要求今日报送")
    run(panel, qtbot, lambda: press(form.ok_button))
    (row,) = list_deliveries(current.register)
    assert (row["override_by"], row["override_reason"], row["error_count"]) == ("王执法", "省厅要求今日报送", 1)


def test_a_folder_from_elsewhere(panel, current, qtbot, qgis_iface, tmp_path):
    (tmp_path / "empty").mkdir()
    run(panel, qtbot, lambda: panel.validate_folder(str(tmp_path / "empty")))
    assert "Validated: 3 errors" in last_message(qgis_iface)
    assert panel.issues.rowCount() == 4
    click_cell(panel.issue_table, 0, 1, double=True)
    assert "no place on the map" in last_message(qgis_iface)


def test_a_sheet_that_came_back_is_shown_before_it_is_written(panel, current, qtbot, qgis_iface, tmp_path):
    sheet = tmp_path / "核实.xlsx"
    export_sheet(current.register, sheet, "王执法")
    panel.take_in_sheet(str(sheet))
    assert panel.form.complete() == "The sheet says nothing new."
    book = openpyxl.load_workbook(sheet)
    page = book["图斑核实"]
    place = {cell.value: cell.column for cell in page[1]}
    page.cell(row=2, column=place["占用主体"]).value = "某某公司"
    page.cell(row=3, column=place["发现日期"]).value = "昨天"
    book.save(sheet)
    panel.take_in_sheet(str(sheet))
    form = panel.form
    assert form.summary.text().startswith("1 cells differ, 1 are refused, 1 rows")
    assert [(news.field, bool(news.problem)) for news in form.model.records()] == [("占用主体", False), ("发现日期", True)]
    assert case_row(current.register, FIRST)["occupant"] is None
    choose(form.person.combo, "")
    assert not form.ok_button.isEnabled()
    assert choose(form.person.combo, "王执法")
    press(form.ok_button)
    assert case_row(current.register, FIRST)["occupant"] == "某某公司"
    sheet.write_bytes(b"x")
    panel.take_in_sheet(str(sheet))
    assert "cannot be read as an xlsx" in last_message(qgis_iface)
