"""规则 panel: every rule with source and mark, the county's own value and back, packs as files, holidays."""

import json
from datetime import date

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from farmland_guard.casework.rulebook import calendar_of, rule_book
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.forms import OptionalDate, choose, qgis_locale
from farmland_guard.gui.rows_model import Column, RowsModel, table_view
from farmland_guard.gui.rules_panel import RulesPanel
from tests.gui.planted import last_message, planted, press, show_dock


@pytest.fixture
def panel(qgis_iface, qgis_new_project, qtbot, tmp_path):
    current = CurrentRegister()
    made = RulesPanel(qgis_iface, current)
    show_dock(qgis_iface, made, qtbot)
    current.open(planted(tmp_path, with_bases=False).path)
    yield made
    made.take_down()
    qgis_iface.mainWindow().removeDockWidget(made)
    made.deleteLater()


def pick(panel, rule_id):
    panel.table.selectRow(panel.model.row_of(lambda entry: entry.id == rule_id))
    return panel.entry()


def test_every_rule_stands_with_value_source_and_mark(panel):
    assert panel.model.total() == len(rule_book(panel.register).every_entry())
    assert panel.details.toPlainText() == "" and panel.details.placeholderText().startswith("Choose a rule")
    entry = pick(panel, "yq-pbf-5mu")
    text = panel.details.toPlainText()
    assert "占用永久基本农田 5 亩以上" in text and "垣政发〔2023〕12号" in text and "三（三）" in text and "已核对" in text
    assert "≥ 5 亩" in text and ">=" not in text and "2023-12-29" in text
    assert "垣曲县耕地保护责任追究规则" in text and "yuanqu_2023_12" not in text
    panel.unchecked.setChecked(True)
    assert panel.model.rowCount() and all(not each.verified for each in panel.model.records())
    assert entry not in panel.model.records()
    panel.unchecked.setChecked(False)
    panel.search.setText("追责时效")
    assert [each.id for each in panel.model.records()] == ["statute_of_limitation"]


def test_a_county_sets_its_own_value_and_goes_back(panel):
    pick(panel, "yq-pbf-5mu")
    assert not panel.reset_action.isEnabled()
    panel.set_action.trigger()
    form = panel.form
    assert form.field.currentData() == "value" and form.before.text() == "5"
    form.value.setPlainText("很多")
    choose(form.person.combo, "王执法")
    form.reason.setText("县长办公会 2026-3")
    press(form.ok_button)
    assert panel.form is form, "a value that cannot be leaves the form as it is"
    form.value.setPlainText("3")
    press(form.ok_button)
    entry = pick(panel, "yq-pbf-5mu")
    assert entry.data["value"] == 3
    text = panel.details.toPlainText()
    assert "标准值按县级规定为 3" in text and "王执法" in text and "县长办公会" in text
    panel.reset_action.trigger()
    choose(panel.form.person.combo, "王执法")
    press(panel.form.ok_button)
    assert pick(panel, "yq-pbf-5mu").data["value"] == 5


def test_a_pack_goes_out_and_comes_back_changed(panel, tmp_path, qgis_iface):
    entry = pick(panel, "yq-pbf-5mu")
    path = tmp_path / "pack.json"
    panel.export_file(entry.pack, str(path))
    data = json.loads(path.read_text(encoding="utf-8"))
    next(rule for rule in data["rules"] if rule["id"] == "yq-pbf-5mu")["value"] = 4
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    panel.import_file(str(path))
    assert pick(panel, "yq-pbf-5mu").data["value"] == 4
    data["rules"][0]["unit"] = "公顷"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    panel.import_file(str(path))
    assert "pack.json" in last_message(qgis_iface) and "unit" in last_message(qgis_iface)
    assert pick(panel, "yq-pbf-5mu").data["value"] == 4


def test_holidays_are_marked_on_a_calendar(panel):
    panel.holidays_action.trigger()
    form = panel.form
    assert form.calendar.locale() == qgis_locale()
    form.year.setValue(2026)
    for day, kind in ((QDate(2026, 10, 1), "holiday"), (QDate(2026, 10, 2), "holiday"), (QDate(2026, 10, 10), "workday")):
        form.calendar.setSelectedDate(day)
        form.mark(kind)
    form.calendar.setSelectedDate(QDate(2026, 10, 2))
    form.mark("")
    assert not form.ok_button.isEnabled()
    form.source.setText("国办发明电〔2025〕7号")
    press(form.ok_button)
    calendar = calendar_of(panel.register)
    assert not calendar.is_working_day(date(2026, 10, 1)) and calendar.is_working_day(date(2026, 10, 2))
    assert calendar.is_working_day(date(2026, 10, 10))


def test_an_empty_date_is_blank_and_its_calendar_speaks_the_language_of_qgis(qtbot, monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", staticmethod(lambda: "zh-Hans"))
    page = QWidget()
    qtbot.addWidget(page)
    other, date_field = QLineEdit(page), OptionalDate(page)
    page.show()
    # With the cursor in it, QGIS offers today; what counts is how it looks in a form that was just opened.
    other.setFocus()
    qtbot.waitUntil(lambda: date_field.lineEdit().text() == "")
    assert date_field.text_or_none() is None
    date_field.setDate(QDate(2026, 11, 5))
    assert date_field.lineEdit().text() == "2026-11-05" == date_field.text_or_none()
    assert date_field.locale().monthName(11) == "十一月"


def test_codes_lose_their_middle_and_sentences_their_end(qtbot):
    model = RowsModel([Column("text", "Text", str)])
    view = table_view(model, "list")
    qtbot.addWidget(view)
    model.take(["140827SJBG26100002-ZG1", "与 140827SJBG26100002 重叠"])
    modes = []
    for row in (0, 1):
        option = QStyleOptionViewItem()
        view.itemDelegate().initStyleOption(option, model.index(row, 0))
        modes.append(option.textElideMode)
    assert modes == [Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight]
