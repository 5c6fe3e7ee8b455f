"""What is done from the patches panel: verdicts, tasks and moves by form, with their refusals."""


from qgis.PyQt.QtCore import Qt

from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.overview import people
from farmland_guard.casework.rectifying import issue_tasks
from tests.gui.hands import pick_in, type_text
from tests.gui.patches import click_row, on_map, opened, panel, selected_codes, shown, tool_button  # noqa: F401  (fixtures and hands)
from tests.gui.planted import FIRST, SECOND, THIRD, last_message, press
from tests.register.helpers import case_row


def test_a_verdict_is_recorded_for_all_selected_cases(panel, on_map, opened):
    click_row(panel, FIRST)
    click_row(panel, SECOND, Qt.KeyboardModifier.ControlModifier)
    press(tool_button(panel, panel.verdict_action))
    form = panel.form
    assert not form.isModal() and not form.ok_button.isEnabled()
    assert form.ok_button.toolTip() == "Choose a verdict."
    pick_in(form.verdict, "illegal_construction")
    assert not form.ok_button.isEnabled()
    pick_in(form.person.combo, "王执法")
    assert form.ok_button.toolTip() == "Write the reason."
    type_text(form.reason, "现场有房")
    press(form.ok_button)
    assert panel.form is None
    for code in (FIRST, SECOND):
        row = case_row(opened, code)
        assert (row["verdict"], row["verdict_by"], row["verdict_reason"]) == (
            "illegal_construction",
            "王执法",
            "现场有房",
        )
        assert row["state"] == "verified"
    assert case_row(opened, THIRD)["verdict"] is None
    assert panel.table.model.index(panel.table.model.row_of(FIRST), 6).data() == "已核实"
    assert sorted(panel.table.codes()) == [FIRST, SECOND]
    assert "非农违法" in panel.card.details.text()
    assert "王执法" in panel.card.record.toPlainText()
    assert "办理状态：已标记 → 已核实" in panel.card.record.toPlainText()


def test_a_refusal_keeps_the_form_and_its_content(panel, opened, qgis_iface):
    click_row(panel, FIRST)
    press(tool_button(panel, panel.verdict_action))
    form = panel.form
    pick_in(form.verdict, "false_change")
    pick_in(form.person.combo, "王执法")
    form.reason.selectAll()
    type_text(form.reason, "原有道路")
    # Meanwhile another program brings the case beyond judging.
    record_verdict(opened, [FIRST], "illegal_construction", "王执法", "先认定")
    issue_tasks(opened, 30, [FIRST], who="王执法")
    press(form.ok_button)
    assert panel.form is form and form.isVisible()
    assert form.reason_text() == "原有道路"
    assert FIRST in last_message(qgis_iface)
    assert case_row(opened)["verdict"] == "illegal_construction"


def test_a_person_can_be_added_from_the_form(panel, opened):
    with opened.writing("测试") as session:
        session.delete("person", {})
    click_row(panel, FIRST)
    press(tool_button(panel, panel.verdict_action))
    picker = panel.form.person
    assert picker.hint.isVisible() and not picker.combo.isEnabled()
    press(picker.add_button)
    form = picker.form
    assert not form.ok_button.isEnabled()
    for field, text in ((form.name, "赵新人"), (form.unit, "县自然资源局"), (form.role, "科员")):
        type_text(field, text)
    press(form.ok_button)
    assert [row["name"] for row in people(opened)] == ["赵新人"]
    assert picker.name == "赵新人" and not picker.hint.isVisible()


def test_buttons_say_why_they_are_off(panel, opened):
    assert not panel.verdict_action.isEnabled()
    assert panel.verdict_action.toolTip() == "Select a case first."
    click_row(panel, FIRST)
    assert panel.verdict_action.isEnabled()
    assert not panel.issue_action.isEnabled()
    assert panel.issue_action.toolTip() == "尚未由具名人员认定为违法，不能下达整改任务"
    assert panel.issue_action in panel.more_button.menu().actions()
    refused = {action.data(): action for action in panel.move_menu.actions()}
    assert set(refused) == {"verified", "dismissed"}
    assert not refused["verified"].isEnabled() and "核实认定意见不是违法" in refused["verified"].toolTip()
    assert panel.move_menu.toolTipsVisible()


def test_one_refused_case_among_many_turns_the_verdict_off(panel, opened):
    record_verdict(opened, [SECOND], "illegal_construction", "王执法", "现场")
    issue_tasks(opened, 30, [SECOND], who="王执法")
    panel._current.changed.emit()
    click_row(panel, SECOND)
    click_row(panel, FIRST, Qt.KeyboardModifier.ControlModifier)
    assert panel._current.picked == FIRST
    assert not panel.verdict_action.isEnabled()
    assert SECOND in panel.verdict_action.toolTip()


def test_a_task_is_issued_by_the_form(panel, opened):
    record_verdict(opened, [FIRST], "illegal_construction", "王执法", "现场")
    panel._current.changed.emit()
    click_row(panel, FIRST)
    panel.issue_action.trigger()
    form = panel.form
    form.days.setValue(45)
    pick_in(form.measure, "legalise")
    press(form.ok_button)
    assert case_row(opened)["state"] == "rectifying"
    assert "补办手续" in panel.card.tasks.toPlainText()
    assert panel.card.tabs.tabText(2) == "Tasks (1)"


def test_a_move_back_needs_its_reason(panel, opened):
    record_verdict(opened, [FIRST], "illegal_construction", "王执法", "现场")
    panel._current.changed.emit()
    click_row(panel, FIRST)
    moves = {action.data(): action for action in panel.move_menu.actions()}
    assert moves["filed"].isEnabled() and moves["filed"].text() == "已立案（立案）"
    moves["marked"].trigger()
    form = panel.form
    pick_in(form.person.combo, "王执法")
    assert not form.ok_button.isEnabled() and "变更理由" in form.ok_button.toolTip()
    type_text(form.reason, "证据不足")
    press(form.ok_button)
    row = case_row(opened)
    assert (row["state"], row["state_reason"]) == ("marked", "证据不足")


def test_a_case_that_is_gone_leaves_the_card(panel, opened):
    click_row(panel, THIRD)
    with opened.writing("测试") as session:
        session.delete("violation", {"code": THIRD})
    panel._current.changed.emit()
    assert THIRD not in panel.card.title.text()
    assert not panel.verdict_action.isEnabled()
