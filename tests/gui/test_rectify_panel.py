"""整改验收, clicked through on the real widgets: task, evidence, readings, signatures, closing."""

from datetime import date

import pytest
from qgis.PyQt.QtCore import QDate, QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QLabel

from farmland_guard.casework.checking import check_register
from farmland_guard.casework.evidence import sha256_of
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.domain import clock
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.forms import choose
from farmland_guard.gui.rectify_panel import RectifyPanel
from farmland_guard.gui.task_list import RED
from tests.gui.planted import FIRST, SECOND, THIRD, click_cell, last_message, planted, press, show_dock
from tests.register.helpers import case_row


@pytest.fixture
def current(qgis_iface, tmp_path):
    """The planted register, checked, the first two cases judged illegal."""
    holder = CurrentRegister()
    register = holder.open(planted(tmp_path).path)
    check_register(register, who="测试")
    record_verdict(register, [FIRST, SECOND], "illegal_construction", "王执法", "未批先建")
    return holder


@pytest.fixture
def panel(qgis_new_project, qgis_iface, qtbot, current):
    """The panel on the screen."""
    qgis_iface.messageBar().clearWidgets()
    dock = RectifyPanel(qgis_iface, current)
    show_dock(qgis_iface, dock, qtbot)
    yield dock
    dock.take_down()
    qgis_iface.mainWindow().removeDockWidget(dock)
    dock.deleteLater()


def issue(panel, current, *codes, measure="demolish_reclaim"):
    issue_tasks(current.register, 30, codes or None, measure, "王执法")
    current.changed.emit()
    assert choose(panel.person.combo, "王执法")


def select(panel, code):
    row = panel.model.row_of(lambda line: line.case_code == code)
    assert row >= 0
    click_cell(panel.table, row, 0)


def sign(panel, bureau, person, opinion, comment="", scan=""):
    press(panel.signoff.boxes[bureau].button)
    form = panel.form
    assert not form.isModal() and not form.ok_button.isEnabled()
    assert choose(form.person.combo, person) and choose(form.opinion, opinion)
    if comment:
        assert not form.ok_button.isEnabled()
        QTest.mouseClick(form.comment.viewport(), Qt.MouseButton.LeftButton)
        form.comment.insertPlainText(comment)
    form.scan.setFilePath(scan)
    press(form.ok_button)


def review(panel, state):
    place = panel.next.review.findData(state)
    panel.next.review.setCurrentIndex(place)
    panel.next.review.activated.emit(place)


def text_of(panel, bureau):
    return panel.signoff.boxes[bureau].text.text()


def test_from_task_to_closing(panel, qtbot, qgis_iface, current, tmp_path):
    """Issue, reclaim, both signatures by form with a scan, close."""
    assert panel.lists.text.isVisible() and "Issue tasks" in panel.lists.text.text()
    # Without a task there is none to select, and no file or reading to add to it.
    assert panel.title.text() == ""
    panel.evidence.take(current.register, None, [])
    hints = [label.text() for label in panel.evidence.findChildren(QLabel)]
    assert "Select a task first." in hints and not any("Add file" in text for text in hints)
    tools = panel.findChild(type(panel.evidence.folder_button), "issueTasks")
    press(tools)
    assert panel.form.codes == [FIRST, SECOND]
    panel.form.days.setValue(45)
    press(panel.form.ok_button)
    assert panel.model.rowCount() == 2 and "2 rectification tasks issued" in last_message(qgis_iface)
    assert not panel.issue_action.isEnabled() and "without a task" in panel.issue_action.toolTip()

    picked = []
    current.case_picked.connect(picked.append)
    select(panel, FIRST)
    assert picked == [FIRST]
    assert "reclaimed" in panel.next.sentence.text()
    # Nobody acts.
    assert choose(panel.person.combo, "") and current.person == ""
    assert not panel.next.reclaimed_button.isEnabled()
    assert panel.next.reclaimed_button.toolTip() == "Choose the person who acts first."
    assert choose(panel.person.combo, "王执法")
    press(panel.next.reclaimed_button)
    assert case_row(current.register, FIRST)["state"] == "reclaimed"
    assert "signature of 自然资源局、农业农村局" in panel.next.sentence.text()
    assert panel.next.refusal.isVisible()
    assert panel.next.refusal.text().startswith("Cannot be closed: 自然资源局与农业农村局尚未都签署合格意见；")
    assert "审核结束" in panel.next.refusal.text()
    assert RED.name() not in panel.next.refusal.styleSheet(), "a case on its way is no fault"
    assert not panel.next.close_button.isEnabled()

    scan = tmp_path / "验收确认书.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    sign(panel, "natural_resources", "王执法", "pass", scan=str(scan))
    assert "still missing: 农业农村局" in last_message(qgis_iface)
    assert "王执法" in text_of(panel, "natural_resources") and "验收确认书.pdf" in text_of(panel, "natural_resources")
    assert not panel.signoff.boxes["natural_resources"].button.isVisible()
    assert "signature of 农业农村局" in panel.next.sentence.text()
    row = panel.model.row_of(lambda line: line.case_code == FIRST)
    marks = [panel.model.index(row, panel.model.column_number(name)).data() for name in ("natural_resources", "agriculture")]
    assert marks == ["✓", "—"]
    sign(panel, "agriculture", "李农业", "pass")
    assert case_row(current.register, FIRST)["state"] == "accepted"
    assert "close" in panel.next.sentence.text() and not panel.next.close_button.isEnabled()
    assert panel.next.refusal.text() == "Cannot be closed: 审核状态不是“审核结束”"
    assert RED.name() in panel.next.refusal.styleSheet()
    review(panel, "done")
    assert not panel.next.refusal.isVisible()
    press(panel.next.close_button)
    case = case_row(current.register, FIRST)
    assert case["state"] == "closed" and case["remaining_m2"] == 0
    # The list shows open tasks; the closed one is under “all”.
    assert panel.model.row_of(lambda line: line.case_code == FIRST) == -1
    assert choose(panel.filter_combo, "all")
    select(panel, FIRST)
    assert "nothing is left to do" in panel.next.sentence.text() and not panel.next.refusal.isVisible()
    with current.register.reading() as session:
        assert [row["who"] for row in session.rows("SELECT who FROM event WHERE new_values LIKE '%\"closed\"%'")] == ["王执法"]


def test_a_closed_case_is_rectified_again_with_a_reason(panel, qgis_iface, current):
    """From 销号 back to 整改: the form says what that voids, wants a reason, and all of it happens."""
    issue(panel, current, FIRST)
    select(panel, FIRST)
    assert not panel.next.again_button.isEnabled() and "still being rectified" in panel.next.again_button.toolTip()
    press(panel.next.reclaimed_button)
    assert panel.next.again_button.isEnabled()
    sign(panel, "natural_resources", "王执法", "pass")
    sign(panel, "agriculture", "李农业", "pass")
    review(panel, "done")
    press(panel.next.close_button)
    assert choose(panel.filter_combo, "all")
    select(panel, FIRST)
    assert "销号后重新整改" in panel.next.again_button.toolTip()
    press(panel.next.again_button)
    form = panel.form
    assert "become void" in form.findChild(QLabel, "moveLoss").text() and "未提交" in form.findChild(QLabel, "moveLoss").text()
    assert form.person.name == "王执法" and not form.ok_button.isEnabled()
    assert form.ok_button.toolTip() == "退回或重新办理须写明变更理由"
    form.reason.insertPlainText("回访发现重新堆放砂石")
    press(form.ok_button)
    assert "整改中" in last_message(qgis_iface)
    case = case_row(current.register, FIRST)
    assert (case["state"], case["state_reason"], case["review_state"]) == ("rectifying", "回访发现重新堆放砂石", "draft")
    assert case["remaining_m2"] is None and case["closed_on"] is None
    # The panel goes on with the same task at once.
    assert panel.title.text().startswith(FIRST) and panel.next.reclaimed_button.isEnabled()
    assert "Round 1: 已失效" in panel.signoff.history.text()


def test_a_bureau_that_refuses_sends_it_back_and_signs_again_later(panel, qtbot, qgis_iface, current):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    press(panel.next.reclaimed_button)
    sign(panel, "natural_resources", "王执法", "pass")
    sign(panel, "agriculture", "李农业", "fail", comment="耕作层不足 20 cm")
    assert case_row(current.register, FIRST)["state"] == "rectifying"
    assert "went back" in last_message(qgis_iface)
    assert "耕作层不足 20 cm" in text_of(panel, "agriculture") and "不合格" in text_of(panel, "agriculture")
    row = panel.model.row_of(lambda line: line.case_code == FIRST)
    assert panel.model.index(row, panel.model.column_number("agriculture")).data() == "✗"
    press(panel.next.reclaimed_button)
    # A new round: both sign again, the old one is in the history.
    assert all(box.button.isEnabled() for box in panel.signoff.boxes.values())
    assert "耕作层不足 20 cm" in panel.signoff.history.text() and "Round 1: 不合格" in panel.signoff.history.text()
    sign(panel, "agriculture", "李农业", "pass")
    sign(panel, "natural_resources", "王执法", "pass")
    assert case_row(current.register, FIRST)["state"] == "accepted"


def test_signing_before_reclamation_is_refused_with_the_reason(panel, current):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    for box in panel.signoff.boxes.values():
        assert not box.button.isEnabled()
        assert box.button.toolTip() == "图斑处于“整改中”，登记复耕完成后才能签署验收意见"


def test_a_refusal_while_signing_keeps_the_form(panel, qgis_iface, current):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    press(panel.next.reclaimed_button)
    press(panel.signoff.boxes["agriculture"].button)
    form = panel.form
    assert form.day.maximumDate() == QDate.currentDate()
    assert choose(form.person.combo, "李农业") and choose(form.opinion, "pass")
    form.scan.setFilePath("/nowhere/scan.pdf")
    press(form.ok_button)
    assert form.isVisible() and "does not exist" in last_message(qgis_iface)
    form.scan.setFilePath("")
    press(form.ok_button)
    assert "李农业" in text_of(panel, "agriculture")


def test_a_case_is_settled_by_document(panel, qgis_iface, current):
    issue(panel, current, SECOND)
    select(panel, SECOND)
    assert not panel.next.settle_button.isEnabled() and "补办或没收" in panel.next.settle_button.toolTip()
    # The measure may be changed while the task is under way.
    place = panel.measure.findData("legalise")
    panel.measure.setFocus()
    panel.measure.setCurrentIndex(place)
    panel.measure.activated.emit(place)
    assert "补办手续" in last_message(qgis_iface)
    assert not panel.next.reclaimed_button.isEnabled() and "以文号结案" in panel.next.reclaimed_button.toolTip()
    assert not panel.signoff.boxes["agriculture"].button.isEnabled()
    press(panel.next.settle_button)
    form = panel.form
    assert not form.ok_button.isEnabled()
    QTest.keyClicks(form.number, "JZP-2026-18")
    press(form.ok_button)
    assert case_row(current.register, SECOND)["state"] == "accepted"
    assert "JZP-2026-18" in panel.signoff.history.text()
    assert not panel.measure.isEnabled() and panel.measure.toolTip() == "“已完成”的任务不能更改整改方式"
    review(panel, "done")
    press(panel.next.close_button)
    assert case_row(current.register, SECOND)["state"] == "closed"


def test_a_redrawn_case_says_why_it_cannot_be_closed(panel, current):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    press(panel.next.reclaimed_button)
    sign(panel, "natural_resources", "王执法", "pass")
    sign(panel, "agriculture", "李农业", "pass")
    with current.register.writing("测试") as session:
        session.update("violation", case_row(current.register, FIRST)["uid"], {}, wkb=_moved())
    current.changed.emit()
    assert not panel.next.close_button.isEnabled()
    assert panel.next.refusal.text().startswith("Cannot be closed: " + panel.next.close_button.toolTip().replace("，不能销号", ""))
    assert "签字已失效" in panel.next.refusal.text() and "剩余未整改面积" in panel.next.refusal.text()
    assert "图形、编号或认定有变动" in panel.signoff.history.text()


def _moved():
    from tests.gui.planted import box

    return box(0, 0, 120, 100)


def test_evidence_is_attached_by_the_dialog(panel, qtbot, qgis_iface, current, tmp_path):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    panel.tabs.setCurrentWidget(panel.evidence)
    photo = tmp_path / "拆除后.jpg"
    photo.write_bytes(b"\xff\xd8 not a real photo")
    assert choose(panel.evidence.kind, "photo_after")
    press(panel.evidence.add_button)
    dialog = panel.evidence.findChild(QFileDialog)
    dialog.filesSelected.emit([str(photo)])
    dialog.close()
    [row] = panel.evidence.model.records()
    assert row["sha256"] == sha256_of(photo) and row["kind"] == "photo_after" and row["last_edited_by"] == "王执法"
    assert panel.evidence.model.index(0, 2).data() == row["sha256"][:10]
    assert (current.register.path.parent / row["stored_as"]).read_bytes() == photo.read_bytes()
    assert "(1)" in panel.tabs.tabText(1)
    panel.evidence.attach_files([str(tmp_path / "fehlt.jpg")])
    assert "does not exist" in last_message(qgis_iface)


def test_readings_are_imported_and_refused_by_row(panel, qgis_iface, current, tmp_path):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    panel.tabs.setCurrentWidget(panel.readings)
    table = tmp_path / "readings.csv"
    table.write_text("指标,数值,单位\n有效土层厚度,85,cm\n质地,壤土,\n", encoding="utf-8")
    press(panel.readings.import_button)
    dialog = panel.readings.findChild(QFileDialog)
    dialog.filesSelected.emit([str(table)])
    dialog.close()
    shown = [[panel.readings.model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert shown == [["有效土层厚度", "85", "cm"], ["质地", "壤土", ""]]
    table.write_text("指标,数值,单位\npH,,\n", encoding="utf-8")
    panel.readings.import_file(str(table))
    assert "row 2" in last_message(qgis_iface) and panel.readings.model.rowCount() == 2


def test_the_number_of_a_task_is_read_in_full(panel, current):
    issue(panel, current)
    column = panel.model.column_number("code")
    number = panel.model.index(0, column).data()
    assert panel.table.columnWidth(column) >= panel.table.fontMetrics().horizontalAdvance(number)


def test_filters_and_overdue_in_red(panel, current, monkeypatch):
    issue(panel, current)
    select(panel, FIRST)
    press(panel.next.reclaimed_button)
    column = panel.model.column_number("deadline")
    assert panel.model.index(0, column).data(Qt.ItemDataRole.ForegroundRole) is None
    with current.register.writing("测试") as session:
        task = session.rows("SELECT t.uid FROM task t JOIN violation v ON v.uid = t.violation_uid WHERE v.code = ?", (SECOND,))
        session.update("task", task[0]["uid"], {"deadline": "2026-01-02"})
    assert clock.today() > date(2026, 1, 2)
    current.changed.emit()
    assert choose(panel.filter_combo, "overdue")
    assert [line.case_code for line in panel.model.records()] == [SECOND]
    assert panel.model.index(0, column).data(Qt.ItemDataRole.ForegroundRole) == RED
    assert choose(panel.filter_combo, "to_sign")
    assert [line.case_code for line in panel.model.records()] == [FIRST]
    assert choose(panel.filter_combo, "all")
    panel.search.insert("毛家湾")  # QTest types ASCII only
    assert [line.case_code for line in panel.model.records()] == [SECOND]
    panel.search.insert("没有")
    assert panel.lists.text.isVisible() and "filter" in panel.lists.text.text()


def test_panels_follow_each_other_without_pulling(panel, current):
    issue(panel, current)
    current.pick(SECOND)
    assert panel.title.text().startswith(SECOND)
    # A case without a task leaves the panel as it is, and renewing it does not pick the old case again.
    current.pick(THIRD)
    current.changed.emit()
    assert current.picked == THIRD and panel.title.text().startswith(SECOND)


def test_the_acting_person_is_remembered(panel, qgis_iface, current):
    assert choose(panel.person.combo, "李农业")
    again = RectifyPanel(qgis_iface, current)
    assert again.person.name == "李农业"
    again.take_down()
    again.deleteLater()


def test_without_a_register_it_says_what_to_do(qgis_new_project, qgis_iface, qtbot):
    dock = RectifyPanel(qgis_iface, CurrentRegister())
    show_dock(qgis_iface, dock, qtbot)
    wanted = []
    dock.open_wanted.connect(lambda: wanted.append("open"))
    press(dock.empty.open_button)
    assert wanted == ["open"]
    dock.take_down()
    qgis_iface.mainWindow().removeDockWidget(dock)
    dock.deleteLater()


def test_a_click_beside_the_rows_changes_nothing(panel, current):
    issue(panel, current)
    select(panel, FIRST)
    view = panel.table.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, view.height() - 3))
    assert panel.title.text().startswith(FIRST)
