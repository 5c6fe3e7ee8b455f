"""Ground, quality, papers, witnesses, further and cancelled tasks of the panel 整改验收."""

import zipfile

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel

from farmland_guard.casework.readings import Reading, record_readings
from farmland_guard.casework.rectifying import TaskWords, issue_tasks
from farmland_guard.gui.forms import choose
from tests.gui.planted import FIRST, last_message, press
from tests.gui.test_rectify_panel import current, issue, panel, select, sign  # noqa: F401
from tests.register.helpers import EAST, NORTH, case_row


@pytest.fixture
def ready(panel, current):
    """The first case reclaimed and selected."""
    with current.register.writing("x") as session:
        session.connection.execute("UPDATE violation SET dlbm = '0103'")
    issue(panel, current, FIRST)
    select(panel, FIRST)
    press(panel.next.reclaimed_button)
    return panel


def rows(register, table):
    with register.reading() as session:
        return session.select(table)


def test_ground_drawn_in_part_leaves_the_rest_named(ready, current, qgis_iface):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:4525"))
    assert "whole case" in ready.tabs.ground.text.text()
    corners = [(0, 0), (99.7, 0), (99.7, 100), (0, 100), (0, 0)]
    drawn = QgsGeometry.fromPolygonXY([[QgsPointXY(EAST + x, NORTH + y) for x, y in corners]])
    ready.tabs.ground.digitizing.drawn.emit(drawn)
    assert "Ground recorded" in last_message(qgis_iface) and "手绘" in ready.tabs.ground.text.text()
    sign(ready, "natural_resources", "王执法", "pass")
    sign(ready, "agriculture", "李农业", "pass")
    assert "碎屑" in ready.next.refusal.text() and "剩余" in ready.next.refusal.text()
    assert not ready.next.close_button.isEnabled()
    # What is left is rectified by a further task; the acceptance stands.
    assert ready.task_actions.further.isEnabled()
    ready.task_actions.further.trigger()
    form = ready.form
    assert choose(form.measure, "return_land")
    press(form.ok_button)
    assert case_row(current.register, FIRST)["state"] == "rectifying"
    assert [row["result"] for row in rows(current.register, "acceptance")] == ["pass"]


def test_ground_of_a_file_and_a_file_that_is_none(ready, current, qgis_iface, tmp_path):
    ring = [[EAST, NORTH], [EAST + 50, NORTH], [EAST + 50, NORTH + 100], [EAST, NORTH + 100], [EAST, NORTH]]
    path = tmp_path / "验收.geojson"
    path.write_text(
        '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4525"}},"features":[{"type":"Feature",'
        f'"properties":{{}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}]}}', encoding="utf-8",
    )  # fmt: skip
    ready.tabs.ground.take_file(str(path))
    assert rows(current.register, "acceptance")[0]["ground_source"] == "验收.geojson"
    bad = tmp_path / "坏.txt"
    bad.write_text("没有坐标", encoding="utf-8")
    ready.tabs.ground.take_file(str(bad))
    assert "坏.txt" in last_message(qgis_iface)
    assert rows(current.register, "acceptance")[0]["ground_source"] == "验收.geojson"


def test_readings_come_with_their_points_report_and_doubts(ready, current, qgis_iface, tmp_path):
    """As the algorithm takes them: the points lie on the map, the laboratory's report is attached, what is doubtful is said."""
    table, report = tmp_path / "化验.csv", tmp_path / "检测报告.pdf"
    report.write_bytes(b"%PDF-1.4 laboratory")
    table.write_text(
        "指标,数值,单位,采样点,经度,纬度,采样人,采样日期,检测单位\n"
        "pH,78,,1号,111.6561,35.1401,赵采样,2026-10-20,某检测公司\n有机质,11.2,,1号,111.6561,35.1401,赵采样,2026-10-20,某检测公司\n",
        encoding="utf-8",
    )
    ready.tabs.setCurrentWidget(ready.readings)
    ready.readings.report.setFilePath(str(tmp_path / "fehlt.pdf"))
    ready.readings.import_file(str(table))
    assert "does not exist" in last_message(qgis_iface) and rows(current.register, "reading") == []
    ready.readings.report.setFilePath(str(report))
    ready.readings.import_file(str(table))
    said = last_message(qgis_iface)
    assert "2 readings" in said and "不在常见范围" in said and "没有写单位" in said
    [point] = rows(current.register, "sampling_point")
    assert point["name"] == "1号" and point["geom"] is not None
    index = ready.readings.model.index(0, ready.readings.model.column_number("point"))
    assert index.data() == "1号" and index.data(Qt.ItemDataRole.ToolTipRole) == "1号　赵采样　2026-10-20　某检测公司"
    [attached] = rows(current.register, "attachment")
    assert attached["kind"] == "lab_report"
    assert {row["report_uid"] for row in rows(current.register, "reading")} == {attached["uid"]}
    # The next table has a report of its own.
    assert ready.readings.report.filePath() == ""


def test_tabs_without_rows_say_what_belongs_there(panel, current):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    for tab, button in ((panel.evidence, panel.evidence.add_button), (panel.readings, panel.readings.import_button)):
        panel.tabs.setCurrentWidget(tab)
        hint = tab.table.parentWidget().text
        assert hint.isVisible() and button.text() in hint.text() and not tab.table.isVisible()
    record_readings(current.register, FIRST, [Reading("pH", "7.8", "")], who="测试")
    with current.register.writing("x") as session:
        session.connection.execute("UPDATE task SET measure = 'confiscate'")
    current.changed.emit()
    assert panel.readings.table.isVisible()
    assert "没收" in panel.tabs.quality.verdict.text() and panel.tabs.quality.model.rowCount() == 0


def test_limits_are_confirmed_from_the_table(ready, current, qgis_iface):
    record_readings(current.register, FIRST, [Reading("pH", "7.8", ""), Reading("有效土层厚度", "60", "cm")], who="测试")
    current.changed.emit()
    quality = ready.tabs.quality
    ready.tabs.setCurrentWidget(quality)
    row = quality.model.row_of(lambda line: line.indicator == "有效土层厚度")
    quality.table.selectRow(row)
    assert quality.model.record(quality.table.currentIndex()).result == "unconfirmed"
    press(quality.confirm_button)
    form = ready.form
    assert not form.ok_button.isEnabled()
    assert choose(form.person.combo, "李农业")
    QTest.keyClicks(form.source, "TD/T 1036-2013")
    QTest.keyClicks(form.low, "abc")
    assert "no number" in form.ok_button.toolTip()
    form.low.clear()
    press(form.ok_button)
    line = next(line for line in quality.model.everything() if line.indicator == "有效土层厚度")
    assert line.result == "fail" and "≥ 80 cm" in line.limit
    assert rows(current.register, "quality_confirmation")[0]["confirmed_by"] == "李农业"


def test_a_limit_without_a_figure_asks_for_the_countys(ready, current, qgis_iface):
    with current.register.writing("x") as session:
        session.connection.execute("UPDATE violation SET dlbm = '0101'")
    record_readings(current.register, FIRST, [Reading("有机质", "11", "g/kg")], who="测试")
    current.changed.emit()
    quality = ready.tabs.quality
    ready.tabs.setCurrentWidget(quality)
    assert "水田" in quality.verdict.text() and "通用" in quality.verdict.toolTip()
    quality.table.selectRow(quality.model.row_of(lambda line: line.indicator == "有机质"))
    assert quality.model.record(quality.table.currentIndex()).result == "recorded"
    press(quality.confirm_button)
    form = ready.form
    assert choose(form.person.combo, "李农业")
    QTest.keyClicks(form.source, "DB14")
    assert not form.ok_button.isEnabled() and "no figure" in form.ok_button.toolTip()
    QTest.keyClicks(form.low, "1")
    press(form.ok_button)
    line = next(line for line in quality.model.everything() if line.indicator == "有机质")
    assert (line.result, line.limit) == ("pass", "≥ 1 %")


def test_a_reading_after_a_signature_voids_it_before_the_eyes(ready, current):
    sign(ready, "agriculture", "李农业", "pass")
    record_readings(current.register, FIRST, [Reading("pH", "7.8", "")], who="测试")
    current.changed.emit()
    assert "已失效：签字后质量读数有变动" in ready.signoff.history.text()
    assert ready.signoff.boxes["agriculture"].button.isVisible()


def test_the_same_person_cannot_sign_for_both(ready, qgis_iface):
    sign(ready, "agriculture", "王执法", "pass")
    sign(ready, "natural_resources", "王执法", "pass")
    assert "同一人不能代表两个单位" in last_message(qgis_iface)


def test_a_witness_is_recorded_with_the_running_round(ready, current):
    assert not ready.signoff.witness_button.isEnabled()
    sign(ready, "agriculture", "李农业", "pass")
    press(ready.signoff.witness_button)
    form = ready.form
    QTest.keyClicks(form.name, "zhao")
    assert not form.ok_button.isEnabled()
    QTest.keyClicks(form.unit, "cun")
    press(form.ok_button)
    assert "zhao" in ready.signoff.witnesses.text() and len(rows(current.register, "witness")) == 1


def test_a_visit_is_recorded_after_the_acceptance_and_the_next_form_shows_it(ready, current, qgis_iface):
    assert not ready.task_actions.visit.isEnabled() and "未验收" in ready.task_actions.visit.toolTip()
    sign(ready, "natural_resources", "王执法", "pass")
    sign(ready, "agriculture", "李农业", "pass")
    ready.task_actions.visit.trigger()
    form = ready.form
    assert "None yet" in form.findChild(QLabel, "visitsSoFar").text() and not form.ok_button.isEnabled()
    form.finding.insertPlainText("堆土复现，未种植")
    form.relapsed.setChecked(True)
    press(form.ok_button)
    assert "recorded" in last_message(qgis_iface)
    (visit,) = rows(current.register, "follow_up")
    assert (visit["finding"], visit["relapsed"], visit["visitor"]) == ("堆土复现，未种植", 1, form.person.name)
    # It reopens nothing by itself.
    assert rows(current.register, "violation")[0]["state"] == "accepted" and ready.next.again_button.isEnabled()
    ready.task_actions.visit.trigger()
    assert "堆土复现" in ready.form.findChild(QLabel, "visitsSoFar").text()


def test_a_paper_is_written_and_its_blanks_are_named(ready, qgis_iface, tmp_path):
    papers = ready.tabs.papers
    assert choose(papers.template, "rectification_notice")
    papers.values.setPlainText("文号=垣自然整〔2026〕3号")
    papers.make(str(tmp_path / "通知.docx"))
    with zipfile.ZipFile(tmp_path / "通知.docx") as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    assert FIRST in text and "垣自然整〔2026〕3号" in text and "计划拆除亩" in papers.blanks.text()
    papers.make(str(tmp_path / "通知.pdf"), "pdf")
    assert (tmp_path / "通知.pdf").read_bytes().startswith(b"%PDF") and "计划拆除亩" in last_message(qgis_iface)
    papers.values.setPlainText("天气=晴")
    papers.make(str(tmp_path / "b.docx"))
    assert "天气" in last_message(qgis_iface) and not (tmp_path / "b.docx").exists()
    papers.values.clear()
    assert choose(papers.template, "acceptance_certificate")
    papers.make(str(tmp_path / "c.docx"))
    assert "不能出具" in last_message(qgis_iface)


def test_a_task_is_cancelled_with_a_reason(panel, current):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    panel.task_actions.cancel.trigger()
    form = panel.form
    assert not form.ok_button.isEnabled()
    form.reason.setPlainText("下达有误")
    press(form.ok_button)
    assert rows(current.register, "task")[0]["state"] == "cancelled"


def test_issuing_a_mixed_task_asks_for_both_areas(panel, current):
    panel.issue_action.trigger()
    form = panel.form
    assert not form.demolish.isVisible()
    assert choose(form.measure, "mixed")
    assert form.demolish.isVisible() and not form.ok_button.isEnabled()
    form.demolish.setValue(9.0)
    form.legalise.setValue(6.0)
    form.person_responsible.setText("张三")
    press(form.ok_button)
    task = rows(current.register, "task")[0]
    assert task["measure"] == "mixed" and task["person"] == "张三" and task["demolish_m2"] == pytest.approx(6000)


def test_the_legalised_part_of_a_mixed_task_needs_its_ground(panel, current, tmp_path):
    issue_tasks(current.register, 30, [FIRST], "mixed", "王执法", TaskWords(demolish_m2=7000.0, legalise_m2=3000.0))
    current.changed.emit()
    assert choose(panel.person.combo, "王执法")
    select(panel, FIRST)
    press(panel.next.settle_button)
    form = panel.form
    QTest.keyClicks(form.number, "JZP-9")
    assert not form.ok_button.isEnabled() and "legalised" in form.ok_button.toolTip()
    ring = [[EAST + 70, NORTH], [EAST + 100, NORTH], [EAST + 100, NORTH + 100], [EAST + 70, NORTH + 100], [EAST + 70, NORTH]]
    path = tmp_path / "批文附图.geojson"
    path.write_text(
        '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4525"}},"features":[{"type":"Feature",'
        f'"properties":{{}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}]}}', encoding="utf-8",
    )  # fmt: skip
    form.ground.setFilePath(str(path))
    press(form.ok_button)
    [row] = rows(current.register, "acceptance")
    assert (row["kind"], row["result"]) == ("legalise", "pass") and row["accepted_m2"] == pytest.approx(3000, rel=1e-3)
    assert case_row(current.register, FIRST)["state"] == "rectifying"
    # The demolished part goes on to the joint sign-off.
    press(panel.next.reclaimed_button)
    sign(panel, "natural_resources", "王执法", "pass")
    sign(panel, "agriculture", "李农业", "pass")
    assert case_row(current.register, FIRST)["remaining_m2"] == pytest.approx(0.0, abs=0.01)
