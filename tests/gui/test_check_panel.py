"""套合检查, clicked through on the real widgets."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from farmland_guard.domain.units import format_mu, format_square_metres
from farmland_guard.gui.check_panel import CheckPanel
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.forms import choose
from farmland_guard.register.layers import add_register_to_project
from tests.gui.planted import (
    FIRST,
    SECOND,
    THIRD,
    box,
    click_cell,
    landuse_layer,
    last_message,
    layer,
    pbf_layer,
    planted,
    press,
    show_dock,
)
from tests.register.helpers import case_row

LONG = 20000


@pytest.fixture
def current(qgis_iface, tmp_path):
    """The planted register, open."""
    holder = CurrentRegister()
    holder.open(planted(tmp_path).path)
    return holder


@pytest.fixture
def panel(qgis_new_project, qgis_iface, qtbot, current):
    """The panel on the screen; taken down at the end, leaving nothing on the map."""
    qgis_iface.messageBar().clearWidgets()
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4525"))
    dock = CheckPanel(qgis_iface, current)
    show_dock(qgis_iface, dock, qtbot)
    yield dock
    dock.take_down()
    assert rubber_bands(canvas) == 0
    qgis_iface.mainWindow().removeDockWidget(dock)
    dock.deleteLater()


def rubber_bands(canvas):
    return sum(isinstance(item, QgsRubberBand) and item.isVisible() for item in canvas.scene().items())


def run(panel, qtbot, scope="open"):
    assert choose(panel.options.scope_combo, scope)
    press(panel.run_button)
    assert not panel.run_button.isEnabled()
    qtbot.waitUntil(lambda: panel.run_button.isEnabled(), timeout=LONG)


def cell(model, row, name):
    return model.index(row, model.column_number(name)).data()


def test_a_check_fills_the_results_and_every_number_opens_its_pieces(panel, qtbot, qgis_iface, current):
    changes = []
    current.changed.connect(lambda: changes.append(1))
    assert panel.model.rowCount() == 0
    run(panel, qtbot)
    assert changes and "3 cases checked" in last_message(qgis_iface)
    assert [cell(panel.model, row, "code") for row in range(3)] == [FIRST, SECOND, THIRD]
    row = case_row(current.register, FIRST)
    assert cell(panel.model, 0, "area") == format_mu(row["area_m2"])
    assert cell(panel.model, 0, "pbf") == format_mu(row["pbf_m2"]) == "9.00"
    assert cell(panel.model, 0, "pbf_net") == format_mu(row["pbf_m2"] * 0.9)
    assert cell(panel.model, 2, "pbf") == "0.00"

    picked = []
    current.case_picked.connect(picked.append)
    click_cell(panel.table, 0, panel.model.column_number("cultivated"))
    assert picked == [FIRST]
    assert panel.pieces.role == "landuse" and panel.pieces.title.text() == FIRST
    shown = panel.pieces.model.records()
    assert {piece.source_id for piece in shown} == {"1", "2", None}
    total = sum(round(piece.adjusted_m2 * 100) for piece in shown)
    assert total == round(float(format_square_metres(row["area_m2"])) * 100)
    area = format_square_metres(row["area_m2"])
    assert f"Sum {area} m² = area {area} m²" in panel.pieces.sum_label.text()
    uncovered = next(number for number, piece in enumerate(shown) if piece.uncovered)
    assert cell(panel.pieces.model, uncovered, "source_id") == "Not covered"
    colour = panel.pieces.model.index(uncovered, 0).data(Qt.ItemDataRole.ForegroundRole)
    assert colour.red() == colour.green() == colour.blue()

    click_cell(panel.table, 0, panel.model.column_number("pbf"))
    assert panel.pieces.role == "pbf"
    assert {piece.source_id for piece in panel.pieces.model.records()} == {"PBF-1", None}
    assert f"Sum {area} m²" in panel.pieces.sum_label.text()
    assert "gross 9.00, net 8.10" in panel.pieces.sum_label.text()


def test_pieces_are_drawn_follow_the_map_and_go_away(panel, qtbot, qgis_iface, current):
    run(panel, qtbot)
    canvas = qgis_iface.mapCanvas()
    click_cell(panel.table, 0, panel.model.column_number("cultivated"))
    # Cultivated land, other land, and what nothing covers.
    assert panel.highlight.bands() == rubber_bands(canvas) == 3
    click_cell(panel.pieces.table, 0, 0)
    assert panel.highlight.bands() == 4
    box_before = [band.asGeometry().boundingBox().width() for band in panel.highlight._bands]
    assert max(box_before) > 10
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4490"))
    assert max(band.asGeometry().boundingBox().width() for band in panel.highlight._bands) < 0.01
    current.pick(SECOND)
    assert panel.pieces.title.text() == SECOND and panel.highlight.bands() == 1
    panel.close()
    assert rubber_bands(canvas) == 0
    panel.show()
    assert panel.highlight.bands() == 1


def test_zoom_brings_the_case_into_view(panel, qtbot, qgis_iface):
    run(panel, qtbot)
    canvas = qgis_iface.mapCanvas()
    click_cell(panel.table, 1, 0, double=True)
    centre = canvas.extent().center()
    piece = panel.highlight._bands[0].asGeometry().boundingBox()
    assert canvas.extent().contains(piece) and abs(centre.x() - piece.center().x()) < piece.width()
    assert canvas.extent().width() < 10 * piece.width()


def test_versions_of_the_run_are_named(panel, qtbot, current):
    run(panel, qtbot)
    with current.register.reading() as session:
        prints = [row["fingerprint"] for row in session.select("base_layer")]
    text = panel.versions.text()
    assert "2025年划定" in text and "2025年度变更" in text and "2025-12-31" in text and "椭球面积" in text
    assert all(each[:8] in text and each in panel.versions.toolTip() for each in prints)


def test_findings_cite_the_article_and_problems_are_listed(panel, qtbot, current, tmp_path):
    with current.register.writing("测试") as session:
        session.insert("violation", {"code": "无图形", "batch": "2026-10"})
    run(panel, qtbot)
    assert cell(panel.model, 0, "findings") == "1"
    click_cell(panel.table, 0, 0)
    page = panel.pieces.findings.toPlainText()
    assert "垣政发〔2023〕12号 三（三）" in page and "责任追究" in page and "5" in page
    assert panel.problems_box.isVisible() and panel.problems_box.isCollapsed()
    assert "无图形: no geometry" in panel.problems.toPlainText()
    assert "(1)" in panel.problems_box.title()


def test_only_the_cases_selected_on_the_map_are_checked(panel, qtbot, qgis_iface, current):
    assert choose(panel.options.scope_combo, "selected")
    press(panel.run_button)
    assert "Select cases" in last_message(qgis_iface) and panel.run_button.isEnabled()
    layers = add_register_to_project(current.register, QgsProject.instance())
    layers["violation"].selectByExpression(f"\"code\" = '{SECOND}'")
    run(panel, qtbot, "selected")
    assert [line.code for line in panel.model.records()] == [SECOND]
    assert case_row(current.register, FIRST)["area_m2"] is None


def test_a_figure_clicked_elsewhere_brings_the_panel_up(panel, qtbot, current):
    run(panel, qtbot)
    panel.close()
    current.pieces_wanted.emit(FIRST, "landuse")
    assert panel.isVisible() and panel.pieces.role == "landuse" and panel.pieces.title.text() == FIRST
    assert panel.table.currentIndex().row() == 0


def test_a_layer_is_checked_against_the_register_without_writing(panel, qtbot, qgis_iface, current):
    mine = layer("field=name:string(20)", [(box(0, 0, 100, 100), ["规划地块甲"]), (box(5000, 0, 10, 10), ["乙"])], "规划")
    QgsProject.instance().addMapLayer(mine)
    panel.options.layer_combo.setLayer(mine)
    run(panel, qtbot, "layer")
    assert "nothing was written" in last_message(qgis_iface)
    assert cell(panel.model, 0, "code") == "规划地块甲" and cell(panel.model, 0, "findings") == "—"
    assert cell(panel.model, 0, "pbf") == "9.00"
    click_cell(panel.table, 0, panel.model.column_number("pbf"))
    assert {piece.source_id for piece in panel.pieces.model.records()} == {"PBF-1", None}
    assert panel.highlight.bands() == 2
    with current.register.reading() as session:
        assert session.select("check_run") == []


def test_a_layer_is_checked_against_layers(panel, qtbot, qgis_iface):
    mine = layer("field=name:string(20)", [(box(0, 0, 100, 100), ["甲"])], "规划")
    pbf, landuse = pbf_layer(), landuse_layer()
    QgsProject.instance().addMapLayers([mine, pbf, landuse])
    assert choose(panel.options.scope_combo, "layer") and choose(panel.options.against_combo, "layers")
    panel.options.layer_combo.setLayer(mine)
    press(panel.run_button)
    assert "Choose a layer of permanent basic farmland" in last_message(qgis_iface)
    panel.options.base_combos["pbf"].setLayer(pbf)
    panel.options.base_combos["landuse"].setLayer(landuse)
    assert choose(panel.options.method_combo, "planar")
    run(panel, qtbot, "layer")
    line = panel.model.records()[0]
    assert line.area_m2 == pytest.approx(10000) and line.pbf_m2 == pytest.approx(6000)
    assert line.cultivated_m2 == pytest.approx(5400) and line.cultivated_net_m2 == pytest.approx(4860)
    assert "永农" in panel.versions.text() and "平面面积" in panel.versions.text()


def test_cancel_writes_nothing(panel, qtbot, qgis_iface, current, monkeypatch):
    from farmland_guard.gui import check_jobs

    def endless(register, scope, codes, who, progress):
        while True:
            progress(0.5)

    monkeypatch.setattr(check_jobs, "check_register", endless)
    press(panel.run_button)
    qtbot.waitUntil(lambda: panel.progress.value() == 50, timeout=LONG)
    press(panel.cancel_button)
    qtbot.waitUntil(lambda: panel.run_button.isEnabled(), timeout=LONG)
    assert "Cancelled" in last_message(qgis_iface) and not panel.busy.isVisible()


def test_a_cancel_reaches_the_real_check(panel, qtbot, qgis_iface, current, monkeypatch):
    """Whatever the engine raises when it is told to stop, the panel says “cancelled” and nothing is written."""
    from farmland_guard.gui.background import CaseworkTask

    monkeypatch.setattr(CaseworkTask, "isCanceled", lambda self: True)
    press(panel.run_button)
    qtbot.waitUntil(lambda: panel.run_button.isEnabled(), timeout=LONG)
    assert "Cancelled" in last_message(qgis_iface)
    with current.register.reading() as session:
        assert session.select("check_run") == []


def test_a_refusal_is_one_sentence(qgis_new_project, qgis_iface, qtbot, tmp_path):
    qgis_iface.messageBar().clearWidgets()
    current = CurrentRegister()
    dock = CheckPanel(qgis_iface, current)
    show_dock(qgis_iface, dock, qtbot)
    assert dock.empty.isVisible()
    current.open(planted(tmp_path, with_bases=False).path)
    assert not dock.empty.isVisible()
    run(dock, qtbot)
    assert "import a base layer first" in last_message(qgis_iface)
    dock.take_down()
    qgis_iface.mainWindow().removeDockWidget(dock)
    dock.deleteLater()


def test_sorting_and_many_rows(panel, qtbot):
    from farmland_guard.casework.check_results import CheckedLine

    lines = [CheckedLine(str(n), f"C{n:05d}", float((n * 7919) % 20011), None, None, None, None, 0) for n in range(20000)]
    panel.model.take(lines)
    header = panel.table.horizontalHeader()
    place = header.sectionViewportPosition(panel.model.column_number("area")) + 5
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place, 5))
    areas = [line.area_m2 for line in panel.model.records()]
    assert areas in (sorted(areas), sorted(areas, reverse=True))
