"""晨会 panel: lines by rung, the letter, telling somebody, printing."""

from datetime import date, timedelta

import pytest
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QApplication

from farmland_guard.casework.judging import judge_within
from farmland_guard.exchange.xlsx import read_table
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.forms import choose
from farmland_guard.gui.morning_panel import MorningPanel
from tests.gui.planted import FIRST, last_message, planted, press, show_dock

DAY = date(2026, 11, 25)


@pytest.fixture
def panel(qgis_iface, qgis_new_project, qtbot, tmp_path):
    register = planted(tmp_path, with_bases=False)
    with register.writing("测试") as session:
        uid = session.select("violation", {"code": FIRST})[0]["uid"]
        late, soon = ((DAY + timedelta(days=days)).isoformat() for days in (-20, 1))
        session.insert("case_number", {"violation_uid": uid, "platform": "satellite", "number": "N2", "deadline": soon})
        judge_within(session, session.get("violation", uid), "illegal_construction", "王执法", "无手续")
        session.insert("task", {"code": "ZG1", "violation_uid": uid, "deadline": late, "issued_at": "2026-10-01"})
    current = CurrentRegister()
    made = MorningPanel(qgis_iface, current)
    made.day.setDate(QDate(2026, 11, 25))
    show_dock(qgis_iface, made, qtbot)
    current.open(register.path)
    qtbot.waitUntil(lambda: made.sheet is not None, timeout=10000)
    yield made
    made.take_down()
    qgis_iface.mainWindow().removeDockWidget(made)
    made.deleteLater()


def tells(panel):
    return [line.tell for line in panel.model.records()]


def test_the_highest_rung_is_first_and_its_letter_is_there_to_copy(panel):
    assert tells(panel) == ["县政府分管领导", "承办人"]
    assert "县政府分管领导 1" in panel.summary.text() and "节假日" not in panel.summary.text()
    assert panel.letter.placeholderText() == "Choose a line to see the draft of its letter"
    panel.table.selectRow(0)
    assert panel.letter.toPlainText().startswith("关于整改任务逾期情况的报告") and "待填：占用主体" in panel.letter.toPlainText()
    press(panel.copy_button)
    assert QApplication.clipboard().text() == panel.letter.toPlainText()


def test_who_was_told_goes_from_the_list_until_the_next_rung(panel, qtbot, qgis_iface):
    panel.table.selectRow(0)
    press(panel.told_button)
    form = panel.form
    choose(form.person.combo, "")
    assert not form.ok_button.isEnabled()
    choose(form.person.combo, "王执法")
    before = panel.sheet
    press(form.ok_button)
    qtbot.waitUntil(lambda: panel.sheet is not before and panel.sheet is not None, timeout=10000)
    assert tells(panel) == ["承办人"]
    panel.told_too.setChecked(True)
    qtbot.waitUntil(lambda: len(panel.model.records()) == 2, timeout=10000)
    assert panel.model.records()[0].told_on == "2026-11-25"
    panel.table.selectRow(0)
    press(panel.told_button)
    assert "already" in last_message(qgis_iface)


def test_filtered_lines_are_what_is_printed(panel, tmp_path):
    panel.search.setText("N2")
    assert len(panel.model.records()) == 1
    panel.save(str(tmp_path / "晨会.xlsx"))
    headers, rows = read_table(tmp_path / "晨会.xlsx")
    assert "提醒对象" in headers and len(rows) == 1 and "承办人" in rows[0]


def test_another_day_is_another_sheet(panel, qtbot):
    panel.day.setDate(QDate(2026, 9, 1))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0, timeout=10000)
    assert "Nobody" in panel.summary.text() and not panel.told_button.isEnabled()
