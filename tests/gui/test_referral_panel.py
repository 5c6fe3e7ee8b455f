"""The panel 移送: proposals, each step by its form, refusals, letters."""

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QLabel

from farmland_guard.gui.forms import choose
from farmland_guard.gui.paper_file import LAST_FORM, form_filters
from farmland_guard.gui.referral_panel import ReferralPanel
from tests.documents.test_docx import text_of
from tests.gui.planted import FIRST, SECOND, THIRD, last_message, press, show_dock
from tests.gui.test_rectify_panel import current  # noqa: F401


@pytest.fixture
def panel(qgis_new_project, qgis_iface, qtbot, current):
    """The panel on the screen."""
    qgis_iface.messageBar().clearWidgets()
    dock = ReferralPanel(qgis_iface, current)
    show_dock(qgis_iface, dock, qtbot)
    yield dock
    dock.take_down()
    qgis_iface.mainWindow().removeDockWidget(dock)
    dock.deleteLater()


def pick(panel, department, code=FIRST):
    row = panel.model.row_of(lambda line: line.row["department_name"] == department and line.case_code == code)
    assert row >= 0
    panel.table.selectRow(row)


def test_from_a_proposal_to_an_overdue_reply_and_the_reply(panel, current, qgis_iface, tmp_path):
    assert not panel.buttons["sent"].isEnabled()
    press(panel.propose_button)
    assert "referrals proposed" in last_message(qgis_iface) and panel.model.rowCount() > 2
    assert choose(panel.person.combo, "王执法")
    picked = []
    current.case_picked.connect(picked.append)
    pick(panel, "住房和城乡建设局")
    assert picked == [FIRST] and "缺：现场照片" in panel.text.text()
    assert not panel.buttons["replied"].isEnabled() and "拟移送" in panel.buttons["replied"].toolTip()
    press(panel.letter_button)
    form = panel.form
    assert {"文号", "密级", "联系人"} <= set(form.fields) and not any("." in name for name in form.fields)
    QTest.keyClicks(form.fields["联系人"], "zhao")
    press(form.ok_button)
    dialog = panel.findChild(QFileDialog, "FarmlandGuardPaper")
    dialog.selectNameFilter(form_filters()["both"])
    dialog.fileSelected.emit(str(tmp_path / "函.docx"))
    dialog.close()
    QgsSettings().remove(LAST_FORM)
    assert (tmp_path / "函.pdf").is_file() and "Left blank" in last_message(qgis_iface) and "联系人" not in last_message(qgis_iface)
    assert "zhao" in text_of(tmp_path / "函.docx")
    press(panel.buttons["sent"])
    form = panel.form
    assert not form.ok_button.isEnabled()
    QTest.keyClicks(form.number, "YZ-2026-7")
    press(form.ok_button)
    pick(panel, "住房和城乡建设局")
    assert "已发出" in last_message(qgis_iface) and panel.buttons["received"].isEnabled()
    with current.register.writing("x") as session:
        session.connection.execute("UPDATE referral SET sent_on = '2019-12-01', reply_due = '2020-01-01' WHERE letter_no = 'YZ-2026-7'")
    current.changed.emit()
    assert choose(panel.filter_combo, "overdue")
    assert [line.row["letter_no"] for line in panel.model.records()] == ["YZ-2026-7"]
    panel.table.selectRow(0)
    press(panel.buttons["replied"])
    form = panel.form
    assert not form.ok_button.isEnabled()
    form.text.setPlainText("已停办施工许可")
    press(form.ok_button)
    assert panel.model.rowCount() == 0


def test_an_empty_list_says_why_and_what_to_do(panel, current, qgis_iface):
    hint = panel.listed.text
    assert hint.isVisible() and not panel.table.isVisible() and panel.propose_button.text() in hint.text()
    press(panel.propose_button)
    assert panel.table.isVisible() and not hint.isVisible()
    assert choose(panel.filter_combo, "overdue")
    assert hint.isVisible() and "overdue" in hint.text()
    assert choose(panel.filter_combo, "case")
    current.pick(THIRD)
    assert hint.isVisible() and THIRD in hint.text()
    assert choose(panel.filter_combo, "all")
    assert panel.table.isVisible()
    press(panel.propose_button)
    assert "Nothing to propose" in last_message(qgis_iface) and panel.new_button.text() in last_message(qgis_iface)


def test_a_basis_that_nobody_checked_is_shown_until_a_person_gives_it(panel, current, qgis_iface, tmp_path):
    press(panel.propose_button)
    assert choose(panel.person.combo, "王执法")
    pick(panel, "住房和城乡建设局")
    assert "（待核对）" in panel.text.text()
    press(panel.letter_button)
    basis = panel.form.fields["移送依据"].text()
    assert basis.endswith("（待核对）") and any("待核对" in label.text() for label in panel.form.findChildren(QLabel))
    panel.form.close()
    line = panel.model.record(panel.table.currentIndex())
    panel.write_letter(line, str(tmp_path / "a.docx"))
    assert basis in text_of(tmp_path / "a.docx") and basis in last_message(qgis_iface)
    checked = "《城乡规划法》第六十四条"
    panel.write_letter(line, str(tmp_path / "b.docx"), "docx", {"移送依据": checked})
    assert checked in text_of(tmp_path / "b.docx") and "待核对" not in text_of(tmp_path / "b.docx") + last_message(qgis_iface)
    press(panel.buttons["sent"])
    assert panel.form.basis.text() == basis
    panel.form.basis.setText(checked)
    QTest.keyClicks(panel.form.number, "YZ-2026-8")
    press(panel.form.ok_button)
    pick(panel, "住房和城乡建设局")
    assert checked in panel.text.text() and "待核对" not in panel.text.text()


def test_a_letter_that_nothing_proposes(panel, current, qgis_iface):
    current.pick(SECOND)
    press(panel.new_button)
    form = panel.form
    assert form.code.text() == SECOND
    place = form.department.findData("audit")
    form.department.setCurrentIndex(place)
    assert form.letter.currentText() == "台账抄送函"
    press(form.ok_button)
    pick(panel, "审计局", SECOND)
    press(panel.buttons["dismissed"])
    assert choose(panel.form.person.combo, "王执法")
    panel.form.text.setPlainText("年末统一抄送")
    press(panel.form.ok_button)
    assert choose(panel.filter_combo, "all")
    pick(panel, "审计局", SECOND)
    assert not panel.buttons["sent"].isEnabled()
