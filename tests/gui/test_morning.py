"""今日提醒 in the workbench: who must be told, the draft of the letter, and that telling is recorded."""

from datetime import timedelta

import pytest
from qgis.PyQt.QtWidgets import QApplication

from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.domain.clock import today
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.forms import choose
from farmland_guard.gui.workbench_panel import WorkbenchPanel
from tests.gui.planted import FIRST, planted, press, show_dock


@pytest.fixture
def panel(qgis_iface, qgis_new_project, qtbot, tmp_path):
    register = planted(tmp_path, with_bases=False)
    record_verdict(register, [FIRST], "illegal_construction", "王执法", "现场有房")
    issue_tasks(register, 30, [FIRST], "demolish_reclaim", who="王执法")
    with register.writing("测试") as session:
        task = session.one("SELECT uid FROM task")
        session.update("task", task["uid"], {"deadline": (today() - timedelta(days=20)).isoformat()})
    current = CurrentRegister()
    made = WorkbenchPanel(qgis_iface, current)
    show_dock(qgis_iface, made, qtbot)
    current.open(register.path)
    yield made
    made.take_down()
    qgis_iface.mainWindow().removeDockWidget(made)
    made.deleteLater()


def test_an_overdue_task_is_brought_before_somebody_with_a_letter(panel):
    view = panel.morning
    assert view.count() == 1 and panel.tabs.tabText(1).endswith("(1)")
    panel.tabs.setCurrentWidget(view)
    assert not view.copy_button.isEnabled() and not view.told_button.isEnabled()
    view.table.selectRow(0)
    line = view.chosen()[0]
    assert line.deadline.violation_uid and line.standing.startswith("逾期") and line.tell in view.head.text()
    if line.letter is not None:
        assert view.letter.toPlainText() == line.letter.text
        press(view.copy_button)
        assert QApplication.clipboard().text() == line.letter.text
    press(view.told_button)
    choose(panel.form.person.combo, "")
    assert not panel.form.ok_button.isEnabled()
    choose(panel.form.person.combo, "王执法")
    press(panel.form.ok_button)
    assert view.count() == 0 and panel.tabs.tabText(1) == "To be told today"
    with panel.register.reading() as session:
        assert session.one("SELECT told_by FROM reminder")["told_by"] == "王执法"
