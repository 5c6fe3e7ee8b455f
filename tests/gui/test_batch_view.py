"""What of a batch is new: comparison from the line above the list, filters, and innocent verdicts in two clicks."""

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest

from farmland_guard.casework.comparing import compare_batch
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.numbers import numbers_of
from farmland_guard.gui.current import LAST_PERSON
from farmland_guard.gui.forms import choose
from farmland_guard.gui.quick_verdict import REASON_KEY
from tests.gui.hands import type_text
from tests.gui.patches import click_row, opened, panel, shown  # noqa: F401  (fixtures)
from tests.gui.planted import FIRST, SECOND, THIRD, box, last_message, press
from tests.register.helpers import add_case, case_row

OLD, NEW = "2026年9月卫片", "2026年10月卫片"
AGAIN, FRESH = "140827SJBG26110001", "140827SJBG26110002"


@pytest.fixture
def two_batches(panel, opened):
    """The planted cases as the earlier batch; of the new one, one patch came again and one is new."""
    with opened.writing("测试") as session:
        session.insert("batch", {"name": OLD, "received_at": "2026-09-05T00:00:00Z"})
        session.insert("batch", {"name": NEW, "received_at": "2026-10-05T00:00:00Z"})
        for code in (FIRST, SECOND, THIRD):
            session.update("violation", case_row(opened, code)["uid"], {"batch": OLD})
    add_case(opened, AGAIN, box(0, 0, 100, 100), batch=NEW)
    add_case(opened, FRESH, box(5000, 0, 100, 100), batch=NEW)
    panel._current.changed.emit()
    return opened


@pytest.fixture
def no_habits():
    for key in (LAST_PERSON, REASON_KEY):
        QgsSettings().remove(key)
    yield
    for key in (LAST_PERSON, REASON_KEY):
        QgsSettings().remove(key)


def test_the_line_counts_and_filters_the_newest_batch(panel, two_batches, qgis_iface, qtbot):
    line = panel.table.batch_line
    assert f"{NEW}: 2 patches, 2 without a verdict" in line.text() and "not compared 2" in line.text()
    with qtbot.waitSignal(panel._current.changed, timeout=10000):
        line.linkActivated.emit("compare")
    assert "相同 1" in line.text() and "新增 1" in line.text() and "not compared" not in line.text()
    assert "新增 1，相同 1" in last_message(qgis_iface)
    line.linkActivated.emit("same")
    assert shown(panel) == [AGAIN]
    index = panel.table.model.index(0, 2)
    assert index.data() == "相同" and FIRST in index.data(Qt.ItemDataRole.ToolTipRole)
    line.linkActivated.emit("new")
    assert shown(panel) == [FRESH]
    panel.table.filters.reset()
    panel.table.filters.text.setText(FIRST)
    assert AGAIN in shown(panel), "a patch is found by the code of the earlier one too"


def test_the_earlier_verdict_is_offered_by_a_link_and_taken_over_by_a_person(panel, two_batches):
    record_verdict(two_batches, [FIRST], "false_change", "王执法", "影像无变化")
    compare_batch(two_batches, NEW)
    panel._current.changed.emit()
    click_row(panel, AGAIN)
    assert case_row(two_batches, AGAIN)["verdict"] is None
    text = panel.origin.text.text()
    assert "已处理" in text and FIRST in text and "影像无变化" in text
    panel.origin.text.linkActivated.emit(f"take:{FIRST}")
    form = panel.form
    assert form.verdict.isChecked() and not form.ok_button.isEnabled()
    form.person.combo.setCurrentIndex(form.person.combo.findData("李农业"))
    form.reason.setPlainText("同一地块，复核无变化")
    press(form.ok_button)
    row = case_row(two_batches, AGAIN)
    assert row["verdict"] == "false_change" and row["verdict_by"] == "李农业"
    assert FIRST in row["verdict_reason"] and "复核无变化" in row["verdict_reason"]
    panel.origin.text.linkActivated.emit(f"open:{FIRST}")
    assert panel._current.picked == FIRST


def test_a_site_keeps_its_numbers_with_state_and_return_reason(panel, opened, qtbot):
    click_row(panel, FIRST)
    panel.card.tabs.setCurrentWidget(panel.origin)
    qtbot.waitUntil(lambda: panel.origin.add_button.height() > 0)
    press(panel.origin.add_button)
    form = panel.form
    assert form.ok_button.toolTip() == "Give the number."
    choose(form.platform, "inspection")
    type_text(form.number, "DC-7")
    choose(form.state, "returned")
    type_text(form.reason, "缺少现场照片")
    press(form.ok_button)
    numbers = numbers_of(opened, FIRST)
    assert [(row["platform"], row["number"], row["report_state"], row["deadline"]) for row in numbers] == [
        ("inspection", "DC-7", "returned", None)
    ]
    assert not panel.origin.edit_button.isEnabled()
    panel.origin.table.selectRow(0)
    press(panel.origin.edit_button)
    panel.form.deadline.setDate(QDate(2026, 12, 1))
    press(panel.form.ok_button)
    assert numbers_of(opened, FIRST)[0]["deadline"] == "2026-12-01"
    panel.origin.table.selectRow(0)
    press(panel.origin.remove_button)
    assert numbers_of(opened, FIRST) == []


def press_entry(panel, verdict):
    """Two clicks: the button, and an entry of its menu."""
    menu = panel.quick.entries
    menu.aboutToShow.emit()
    action = next(each for each in menu.actions() if each.data() == verdict)
    menu.popup(panel.quick.mapToGlobal(panel.quick.rect().bottomLeft()))
    action = next(each for each in menu.actions() if each.data() == verdict)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center())


def test_an_innocent_verdict_takes_two_clicks_once_person_and_reason_are_known(panel, opened, no_habits, qtbot):
    click_row(panel, FIRST)
    press_entry(panel, "false_change")
    form = panel.form
    assert form is not None and form.verdict.currentData() == "false_change" and form.reason_text()
    form.person.combo.setCurrentIndex(form.person.combo.findData("王执法"))
    form.reason.setPlainText("影像无变化")
    QTest.mouseClick(form.ok_button, Qt.MouseButton.LeftButton)
    assert panel.form is None
    click_row(panel, SECOND)
    click_row(panel, THIRD, Qt.KeyboardModifier.ControlModifier)
    press_entry(panel, "false_change")
    assert panel.form is None
    for code in (SECOND, THIRD):
        row = case_row(opened, code)
        assert (row["verdict"], row["verdict_by"], row["verdict_reason"]) == ("false_change", "王执法", "影像无变化")
        assert row["state"] == "dismissed"


def test_a_later_verdict_keeps_the_earlier_one_in_the_record(panel, opened, no_habits):
    record_verdict(opened, [FIRST], "false_change", "王执法", "影像无变化")
    record_verdict(opened, [FIRST], "illegal_construction", "王执法", "现场有房")
    panel._current.changed.emit()
    click_row(panel, FIRST)
    text = panel.card.record.toPlainText()
    assert "影像无变化" in text and "现场有房" in text
