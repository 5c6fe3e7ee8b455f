"""核实认定: the proposal and its why, the grounds each class needs, what is missing and the way to add it."""

import re
from datetime import date

import pytest

from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.checking import check_register
from farmland_guard.casework.judging import judgements
from farmland_guard.domain.units import format_mu
from farmland_guard.exchange.source import VectorRows
from farmland_guard.gui.forms import choose
from farmland_guard.gui.judge_form import VerdictForm
from tests.gui.hands import type_text
from tests.gui.patches import click_row, opened, panel  # noqa: F401  (fixtures)
from tests.gui.planted import FIRST, SECOND, THIRD, box, layer, press
from tests.register.helpers import case_row


@pytest.fixture
def form(panel, opened):
    click_row(panel, FIRST)
    panel.verdict_action.trigger()
    return panel.form


def settle(form, qtbot):
    qtbot.waitUntil(lambda: not form._timer.isActive(), timeout=2000)


def test_the_proposal_says_why_and_is_only_offered(form, opened):
    text = form.proposal.text()
    assert "○ 批文：未填文号" in text and "● 违法" in text and "非农违法" in text
    assert form.verdict.currentData() == ""
    form.proposal.linkActivated.emit("take:")
    assert form.verdict.currentData() == "illegal_construction"
    assert case_row(opened, FIRST)["verdict"] is None


def test_card_and_form_say_where_a_case_lies_and_a_reserve_is_red(panel, opened):
    for role, name, zone in (("reserve", "保护地名称", "历山<自然>保护区"), ("planzone", "分区名称", "甲类分区")):
        made = layer(f"field=BSM:string(18)&field={name}:string(60)", [(box(-900, -900, 2000, 2000), ["1", zone])], role)
        import_base(opened, role, VectorRows(made), "2026", date(2026, 12, 31), "测试")
    click_row(panel, FIRST)
    assert "自然保护地" not in panel.card.details.text()
    check_register(opened, "all", who="测试")
    panel._current.changed.emit()
    click_row(panel, FIRST)
    mu = format_mu(case_row(opened, FIRST)["area_m2"])
    assert re.search(rf"自然保护地</span>　<span style='color:#c4231a'>历山&lt;自然&gt;保护区 {mu} 亩</span>", panel.card.details.text())
    assert f"规划用途分区</span>　甲类分区 {mu} 亩<br>" in panel.card.details.text()
    panel.verdict_action.trigger()
    assert f"所在区域：自然保护地 历山&lt;自然&gt;保护区 {mu} 亩，规划用途分区 甲类分区 {mu} 亩" in panel.form.proposal.text()


def test_each_class_shows_its_own_fields_and_what_is_missing(form, qtbot):
    choose(form.verdict, "legal")
    assert form.grounds.inputs["approval_no"].isVisible() and form.grounds.inputs["approval_share"].isVisible()
    assert not form.grounds.inputs["road_width_m"].isVisible()
    assert "不能认定合法" in form.missing.text() and "缺少现场照片" in form.missing.text()
    type_text(form.grounds.inputs["approval_no"], "晋政地字〔2025〕9号")
    settle(form, qtbot)
    assert "不能认定合法" not in form.missing.text() and "缺少农用地转用批准文件" in form.missing.text()
    assert "晋政地字〔2025〕9号" in form.proposal.text()
    choose(form.verdict, "rural_road")
    assert form.grounds.inputs["road_width_m"].isVisible() and not form.grounds.inputs["approval_no"].isVisible()
    choose(form.verdict, "other")
    assert form.grounds.inputs["subclass"].isVisible() and form.grounds.inputs["subclass"].findData("entrance") > 0


def test_the_grounds_are_recorded_and_come_back(panel, form, opened):
    choose(form.verdict, "other")
    choose(form.grounds.inputs["subclass"], "homestead")
    type_text(form.grounds.inputs["description"], "老宅院墙")
    choose(form.person.combo, "王执法")
    form.reason.setPlainText("农村宅基地")
    press(form.ok_button)
    row = case_row(opened, FIRST)
    assert (row["verdict"], row["subclass"], row["description"]) == ("other", "homestead", "老宅院墙")
    assert row["proposal"] == "other"
    again = VerdictForm(panel._iface, panel._current, [FIRST])
    assert again.verdict.currentData() == "other" and again.grounds.inputs["subclass"].currentData() == "homestead"
    assert again.grounds.values() == {}
    choose(again.verdict, "illegal_construction")
    choose(again.person.combo, "李农业")
    again.reason.setPlainText("实为厂房")
    again.submit()
    again.close()
    assert [each["verdict"] for each in judgements(opened, FIRST)] == ["illegal_construction", "other"]


def test_evidence_is_added_from_what_is_missing(form, opened, tmp_path):
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"jpeg")
    choose(form.verdict, "illegal_construction")
    assert "缺少现场照片" in form.missing.text()
    form.missing.linkActivated.emit("attach:photo_site")
    attach = form.attach_form
    assert attach.kind.currentData() == "photo_site" and attach.ok_button.toolTip() == "Choose at least one file."
    attach.area.setText("三亩")
    attach.files.setFilePath(f'"{photo}"')
    assert "is no number" in attach.ok_button.toolTip()
    attach.area.setText("3.5 亩")
    press(attach.ok_button)
    assert "缺少现场照片" not in form.missing.text()
    with opened.reading() as session:
        row = session.one("SELECT * FROM attachment WHERE owner_uid = ?", (case_row(opened, FIRST)["uid"],))
    assert row["kind"] == "photo_site" and row["document_m2"] == pytest.approx(3.5 * 2000 / 3)


def test_for_many_cases_missing_things_are_counted(panel, opened):
    made = VerdictForm(panel._iface, panel._current, [FIRST, SECOND, THIRD], "facility_land")
    assert "3" in made.missing.text() and "没有设施农用地上图入库号" in made.missing.text()
    assert "3 of 3 cases" in made.missing.text()
    made.close()
