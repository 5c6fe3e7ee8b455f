"""The panel 设施农用地: worklist by clock, form, check list, moves, ground and disagreements, driven by clicks."""

import re
import zipfile
from datetime import date, timedelta

import pytest
from qgis.core import QgsGeometry, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.filings.checking import check_filings
from farmland_guard.casework.filings.editing import filing_card, masked, save_filing
from farmland_guard.casework.filings.handling import handle_discrepancy, open_discrepancies
from farmland_guard.casework.filings.reconciling import reconcile_filings
from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.source import VectorRows
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.filing_form import FilingForm
from farmland_guard.gui.filings_panel import FilingsPanel
from farmland_guard.register.layers import add_register_to_project
from tests.gui.hands import type_text
from tests.gui.planted import last_message, layer, show_dock
from tests.register.helpers import EAST, NORTH, new_register, square

TODAY = date.today()


@pytest.fixture
def register(tmp_path):
    register = new_register(tmp_path)
    late = (TODAY - timedelta(days=60)).isoformat()
    save_filing(register, None, {"code": "SS01", "name": "大棚甲", "operator": "甲合作社", "filing_no": "备1", "filed_on": late,
                                 "received_on": late, "use": "crop", "kind": "planting_house", "damages_layer": 0})  # fmt: skip
    save_filing(register, None, {"code": "SS02", "name": "养殖乙", "operator": "乙养殖场"})
    with register.writing("测试") as session:
        uid = session.rows("SELECT uid FROM filing WHERE code = 'SS01'")[0]["uid"]
        session.update("filing", uid, {}, square())
        session.update("filing", uid, {"state": "recorded"})
    return register


@pytest.fixture
def panel(register, qgis_iface, qtbot):
    current = CurrentRegister()
    current.open(register.path)
    made = FilingsPanel(qgis_iface, current)
    show_dock(qgis_iface, made, qtbot)
    yield made
    made.take_down()


def row_of(panel, code):
    return panel.model.row_of(lambda line: line.code == code)


def test_the_overdue_one_comes_first_and_in_red(panel):
    assert [line.code for line in panel.model.records()] == ["SS01", "SS02"]
    first = panel.model.index(0, 0)
    assert int(first.data()) < 0
    assert first.data(Qt.ItemDataRole.ForegroundRole).name() == "#c4231a"
    assert "县级核验" in panel.model.index(0, panel.model.column_number("step")).data()


def test_what_is_empty_says_why_and_what_to_do(panel, tmp_path):
    hint = panel.table.parentWidget().text
    type_text(panel.filters.text, "没有这个")
    assert hint.isVisible() and not panel.table.isVisible() and "filter" in hint.text()
    panel.filters.text.clear()
    assert panel.table.isVisible()
    panel.tabs.setCurrentIndex(1)
    hint = panel.discrepancies.table.parentWidget().text
    assert hint.isVisible() and panel.discrepancies.reconcile_button.text() in hint.text()
    panel.tabs.setCurrentIndex(0)
    (tmp_path / "空").mkdir()
    panel._current.open(new_register(tmp_path / "空").path)
    assert "Import filings…" in panel.table.parentWidget().text.text() and not panel.table.isVisible()
    assert panel.card.title.text() == "", "there is none to choose"


def test_list_filters_as_one_types(panel):
    type_text(panel.filters.text, "乙养")
    assert [line.code for line in panel.model.records()] == ["SS02"]
    panel.filters.text.clear()
    panel.filters.state.setCurrentIndex(panel.filters.state.findData("overdue"))
    assert [line.code for line in panel.model.records()] == ["SS01"]


def test_a_filing_is_entered_by_hand_and_what_is_typed_is_checked(panel, register, qtbot):
    panel.new_action.trigger()
    form = panel.form
    assert isinstance(form, FilingForm) and not form.isModal() and not form.ok_button.isEnabled()
    form.inputs["code"].input.setText("SS03")
    form.inputs["land_m2"].input.setText("1000")
    form.inputs["farmland_m2"].input.setText("2000")
    assert "1.50 亩" in form.inputs["land_m2"].beside.text()
    qtbot.waitUntil(lambda: "农用地 ≤ 总用地" in form.answers.text(), timeout=3000)
    form.inputs["farmland_m2"].input.setText("1000")
    qtbot.waitUntil(lambda: "农用地 ≤ 总用地" not in form.answers.text(), timeout=3000)
    form.facilities.add_button.click()
    form.facilities.table.item(0, 3).setText("600")
    assert "600.00 m²" in form.facilities.sums.text()
    QTest.mouseClick(form.ok_button, Qt.MouseButton.LeftButton)
    card = filing_card(register, "SS03")
    assert card.row["land_m2"] == 1000 and card.facilities[0]["area_m2"] == 600
    assert panel.chosen_codes() == ["SS03"]


def test_moves_are_off_with_the_reason_until_the_check_is_done(panel, register, qtbot):
    panel.choose("SS01")
    texts = {action.text(): action for action in panel.move_menu.actions()}
    verify = next(action for text, action in texts.items() if "核验通过" in text)
    assert not verify.isEnabled() and "请先核查" in verify.toolTip()
    back = next(action for text, action in texts.items() if "退回" in text)
    assert back.isEnabled()
    panel.check()
    qtbot.waitUntil(lambda: panel.card.answers.total() > 0, timeout=10000)
    assert "建议退回" in panel.card.conclusion.toolTip()
    assert panel.card.answers.records()[0].answer == "fail", "what keeps it back stands first"
    back = next(action for action in panel.move_menu.actions() if "退回" in action.text())
    back.trigger()
    form = panel.form
    assert not form.ok_button.isEnabled()
    form.person.combo.setCurrentIndex(form.person.combo.findData("王执法"))
    form.reason.setText("缺用地协议")
    QTest.mouseClick(form.ok_button, Qt.MouseButton.LeftButton)
    assert filing_card(register, "SS01").row["state"] == "returned"


def test_double_click_on_an_item_goes_to_its_field(panel, register, qtbot):
    check_filings(register, "all")
    panel.refresh()
    panel.choose("SS02")
    number = panel.card.answers.row_of(lambda item: item.item == "fields")
    panel.card.answer_table.doubleClicked.emit(panel.card.answers.index(number, 0))
    assert isinstance(panel.form, FilingForm)
    assert panel.form.tabs.currentIndex() == 0


def test_ground_is_drawn_and_a_part_taken_away(panel, register):
    panel.choose("SS02")
    panel._drawing_part = "damaged"
    panel._digitizing.drawn.emit(QgsGeometry.fromWkt(f"POLYGON(({EAST} {NORTH},{EAST + 9} {NORTH},{EAST + 9} {NORTH + 9},{EAST} {NORTH}))"))
    assert [part["kind"] for part in filing_card(register, "SS02").parts] == ["damaged"]
    panel.choose("SS02")
    panel.card.remove_menu.actions()[0].trigger()
    assert filing_card(register, "SS02").parts == []


def test_papers_are_attached_with_their_kind(panel, register, tmp_path):
    panel.choose("SS02")
    paper = tmp_path / "协议.pdf"
    paper.write_bytes(b"%PDF-1.4 x")
    panel.card.papers_chosen.emit("agreement", [str(paper)])
    assert [row["kind"] for row in filing_card(register, "SS02").papers] == ["agreement"]
    panel.choose("SS02")
    panel.card.papers_chosen.emit("agreement", [str(tmp_path / "gone.pdf")])
    assert "does not exist" in last_message(panel._iface)


def land_use():
    """A land-use layer of two parcels, both surveyed as facility land."""
    parcels = [(square(EAST + 50, NORTH, 100.0), ["T1", "1202"]), (square(EAST + 500, NORTH, 100.0), ["T2", "1202"])]
    return VectorRows(layer("field=BSM:string(18)&field=DLBM:string(5)", parcels, "地类"))


def test_disagreements_lead_to_an_action(panel, register, qtbot):
    import_base(register, "landuse", land_use(), "2025", TODAY)
    reconcile_filings(register, "测试")
    rows = {row["kind"]: row for row in open_discrepancies(register)}
    assert rows["outside_line"]["source_id"] == "T1" and rows["outside_line"]["filing_code"] == "SS01"
    assert abs(rows["outside_line"]["area_m2"] - 5000) < 5
    assert rows["surveyed_not_filed"]["source_id"] == "T2" and rows["surveyed_not_filed"]["filing_code"] is None
    panel.refresh()
    assert "（2）" in panel.tabs.tabText(1) or "(2)" in panel.tabs.tabText(1)
    tab = panel.discrepancies
    tab.table.setCurrentIndex(tab.model.index(tab.model.row_of(lambda row: row["kind"] == "surveyed_not_filed"), 0))
    tab.handle_button.click()
    form = tab.form
    form.person.combo.setCurrentIndex(form.person.combo.findData("王执法"))
    QTest.mouseClick(form.ok_button, Qt.MouseButton.LeftButton)
    with register.reading() as session:
        (case,) = session.select("violation")
    assert case["code"] == form.made and "设施农业用地比对" in case["bz"]
    # It is dealt with: a second run does not bring it back, and it cannot be dealt with twice.
    reconcile_filings(register, "测试")
    assert [row["kind"] for row in open_discrepancies(register)] == ["outside_line"]
    with pytest.raises(InputError, match="already"):
        handle_discrepancy(register, rows["surveyed_not_filed"]["uid"], "remind", "王执法")
    with pytest.raises(InputError, match="note"):
        handle_discrepancy(register, rows["outside_line"]["uid"], "explained", "王执法")
    with pytest.raises(InputError, match="use"):
        save_filing(register, rows["outside_line"]["filing_uid"], {"code": "SS01", "use": "mining"})
    # Another version of the survey says the same: the row is back, and says what was done before.
    handle_discrepancy(register, rows["outside_line"]["uid"], "explained", "王执法", "已现场核实")
    import_base(register, "landuse", land_use(), "2026", TODAY)
    reconcile_filings(register, "测试")
    panel.refresh()
    row = tab.model.row_of(lambda row: row["kind"] == "outside_line")
    cell = tab.model.index(row, tab.model.column_number("earlier"))
    assert cell.data() == f"{TODAY.isoformat()} 已核实，无需处理"
    assert "已现场核实（王执法）" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_map_and_list_choose_the_same(panel, register):
    layers = add_register_to_project(register, QgsProject.instance())
    layer = layers["filing"]
    panel.choose("SS02")
    assert [feature["code"] for feature in layer.selectedFeatures()] == ["SS02"]
    layer.selectByExpression("code = 'SS01'")
    assert panel.chosen_codes() == ["SS01"]
    QgsProject.instance().clear()
    panel.choose("SS02")


def test_personal_data_is_masked():
    assert masked("142725197001010011") == "142*************11"
    assert masked("13912345678") == "139******78"
    assert masked(None) == ""


def test_opinion_and_posted_sheet_are_word_files(panel, register, tmp_path):
    save_filing(register, filing_card(register, "SS02").row["uid"], {"code": "SS02", "operator_id": "142725197001010011",
                                                                  "operator_phone": "13912345678"})  # fmt: skip
    check_filings(register, "all")
    panel.refresh()
    panel.choose("SS02")
    for template, words in (("filing_opinion", "建议退回"), ("filing_announcement", "乙养殖场"), ("filing_reminder", "养殖乙")):
        target = tmp_path / f"{template}.docx"
        panel.write_paper(template, target)
        text = text_of(target)
        assert words in text and "{{" not in text
        assert "142725197001010011" not in text and "13912345678" not in text, "no personal data on paper"
    assert "Left blank" in last_message(panel._iface)


def text_of(path):
    """The text of a .docx, tags taken out."""
    with zipfile.ZipFile(path) as archive:
        return re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode("utf-8"))
