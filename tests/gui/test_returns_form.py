"""导入审核结果: list and register side by side, and nothing written before the last button."""

import pytest
from qgis.PyQt import sip

from farmland_guard.exchange.xlsx import Sheet, write_xlsx
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.forms import choose
from farmland_guard.gui.returns_form import ReturnsForm
from tests.gui.planted import FIRST, SECOND, THIRD, last_message, planted, press
from tests.register.helpers import case_row


@pytest.fixture
def form(qgis_iface, qgis_new_project, tmp_path):
    current = CurrentRegister()
    current.open(planted(tmp_path, with_bases=False).path)
    rows = [
        [FIRST, "已打回", "缺少现场照片", "2026-11-20"],
        [SECOND, "审核结束", "", "2026-11-20"],
        [THIRD, "未处理", "", ""],
        ["140827SJBG99999999", "审核结束", "", "2026-11-20"],
    ]
    path = tmp_path / "审核.xlsx"
    write_xlsx(path, [Sheet("结果", ["图斑编号", "审核结果", "审核意见", "审核时间"], rows)])
    made = ReturnsForm(qgis_iface, current)
    made.path = path
    made.present()
    yield made
    if not sip.isdeleted(made):  # a form deletes itself once it is closed, Qt 6 sooner than Qt 5
        made.close()


def shown(form):
    return [(line.row, line.outcome, line.case_code) for line in form.model.records()]


def test_both_sides_stand_beside_each_other_and_the_button_writes(form, qgis_iface):
    assert not form.ok_button.isEnabled() and "Choose the list" in form.ok_button.toolTip()
    form.file.setFilePath(str(form.path))
    assert form.mapping.mapping()["review_state"] == "审核结果"
    assert [outcome for _, outcome, _ in shown(form)] == ["returned", "accepted", "unchanged", "unmatched"]
    row = form.model.row_of(lambda line: line.case_code == FIRST)
    cells = [form.model.index(row, column).data() for column in range(form.model.columnCount())]
    assert "未处理" in cells and "已打回" in cells and "缺少现场照片" in cells
    choose(form.what, "unmatched")
    assert [line.code for line in form.model.records()] == ["140827SJBG99999999"]
    register = form._current.register
    assert case_row(register, FIRST)["review_state"] == "unhandled", "nothing is written before the button"
    press(form.ok_button)
    assert case_row(register, FIRST)["review_state"] == "returned"
    assert case_row(register, FIRST)["return_reason"] == "缺少现场照片"
    assert case_row(register, SECOND)["review_state"] == "done"
    assert "2 cases" in last_message(qgis_iface)


def test_a_column_that_is_not_recognised_is_chosen_by_hand(form):
    form.file.setFilePath(str(form.path))
    choose(form.mapping.combos["review_state"], "")
    assert form.diff is None and "Choose the field for" in form.summary.text() and not form.ok_button.isEnabled()
    choose(form.mapping.combos["review_state"], "审核结果")
    assert form.diff is not None and form.ok_button.isEnabled()
