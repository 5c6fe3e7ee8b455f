"""The live label: QGIS's own tool, our tool, a drop of the vertex tool; thresholds, switch."""

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolCapture, QgsMapToolDigitizeFeature, QgsMapToolEdit, QgsMapToolPan
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtTest import QTest

from farmland_guard.casework.checking import check_register
from farmland_guard.casework.live_figures import LiveFigures, LiveLimits, LiveRegister
from farmland_guard.gui.check_tables import RED
from farmland_guard.gui.draw_tool import PatchDrawing
from farmland_guard.gui.live_area import SETTING, LiveArea
from farmland_guard.gui.live_label import answer_html
from farmland_guard.gui.live_worker import LiveAnswer
from farmland_guard.register.store import stored_polygon, wkb_of
from tests.gui.planted import FIRST, SECOND, THIRD, box
from tests.gui.test_draw import cad, canvas, click, current  # noqa: F401
from tests.register.helpers import EAST, NORTH, case_row

WAIT = 5000


@pytest.fixture
def live(qgis_iface, canvas, current):
    QgsSettings().remove(SETTING)
    made = LiveArea(qgis_iface, current)
    yield made
    made.take_down()
    QgsSettings().remove(SETTING)


def move(canvas, x, y):
    place = canvas.getCoordinateTransform().transform(QgsPointXY(EAST + x, NORTH + y))
    QTest.mouseMove(canvas.viewport(), QPoint(round(place.x()), round(place.y())))


def edited_layer(crs="EPSG:4525"):
    made = QgsVectorLayer(f"Polygon?crs={crs}", "规划", "memory")
    feature = QgsFeature()
    geometry = QgsGeometry()
    geometry.fromWkb(box(0, 0, 10, 10))
    feature.setGeometry(geometry)
    made.dataProvider().addFeature(feature)
    made.startEditing()
    QgsProject.instance().addMapLayer(made)
    return made


@pytest.fixture
def native_tool(canvas, cad):
    """QGIS's own digitizing tool on a layer; laid down afterwards, also when the test fails: the canvas would crash on it."""
    made = []

    def take_up(layer):
        tool = QgsMapToolDigitizeFeature(canvas, cad, QgsMapToolCapture.CaptureMode.CapturePolygon)
        tool.setLayer(layer)
        canvas.setCurrentLayer(layer)
        canvas.setMapTool(tool)
        made.append(tool)
        return tool

    yield take_up
    for tool in made:
        if not sip.isdeleted(tool):
            lay_down(canvas, tool)


def lay_down(canvas, tool):
    canvas.unsetMapTool(tool)
    tool.deleteLater()


def test_the_figures_are_those_of_a_check(current):
    register = current.register
    check_register(register, who="测试")
    live = LiveRegister(register)
    for code in (FIRST, SECOND, THIRD, FIRST):
        row = case_row(register, code)
        figures = live.figures(wkb_of(row))
        for name in ("area_m2", "pbf_m2", "cultivated_m2"):
            assert getattr(figures, name) == pytest.approx(row[name], abs=1e-6), (code, name)
    assert live.limits() == LiveLimits(5, 10)


def test_base_polygons_that_overlap_count_once(current):
    register = current.register
    with register.writing("测试") as session:
        base = session.select("base_layer", {"role": "pbf"})[0]
        session.connection.execute(
            f"INSERT INTO {base['table_name']} (source_id, net_factor, geom) VALUES ('双', 1.0, ?)",
            [stored_polygon(box(-50, -50, 110, 200), register.info.srs_id)],
        )
        session.update("base_layer", base["uid"], {"shared_m2": 22000.0})
    check_register(register, who="测试")
    row = case_row(register, FIRST)
    assert LiveRegister(register).figures(wkb_of(row)).pbf_m2 == pytest.approx(row["pbf_m2"], abs=1e-6)


def test_a_crossed_shape_is_measured_repaired_and_says_so(current):
    crossed = QgsGeometry.fromPolygonXY(
        [[QgsPointXY(EAST + x, NORTH + y) for x, y in ((0, 0), (100, 100), (100, 0), (0, 100), (0, 0))]]
    )
    figures = LiveRegister(current.register).figures(bytes(crossed.asWkb()))
    assert figures.area_m2 == pytest.approx(5000, rel=1e-3) and figures.problem


def test_drawing_with_qgis_own_tool_shows_the_areas_at_the_cursor(live, canvas, cad, qtbot, native_tool):
    layer = edited_layer()
    tool = native_tool(layer)
    move(canvas, 20, 20)
    assert not live.label.isVisible()
    click(canvas, 0, 0)
    click(canvas, 100, 0)
    with qtbot.waitSignal(live.answered, timeout=WAIT) as answer:
        move(canvas, 100, 100)
    qtbot.waitUntil(live.label.isVisible, timeout=WAIT)
    figures = answer.args[0].figures
    assert 4000 < figures.area_m2 < 6000
    assert "亩" in live.label.text()
    answers = []
    live.answered.connect(answers.append)
    click(canvas, 100, 100)
    move(canvas, 0, 100)
    # How finely the mouse places corners depends on the size of the canvas.
    qtbot.waitUntil(lambda: bool(answers) and abs(answers[-1].figures.area_m2 - 10000) < 500, timeout=WAIT)
    qtbot.waitUntil(lambda: "≥&nbsp;5" in live.label.text(), timeout=WAIT)
    assert RED.name() in live.label.text() and "≥&nbsp;5" in live.label.text()
    lay_down(canvas, tool)
    assert not live.label.isVisible()


def test_points_of_a_layer_in_degrees_are_understood(live, canvas, cad, qtbot, native_tool):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4490", "度", "memory")
    layer.startEditing()
    QgsProject.instance().addMapLayer(layer)
    tool = native_tool(layer)
    click(canvas, 0, 0)
    click(canvas, 100, 0)
    click(canvas, 100, 100)
    answers = []
    live.answered.connect(answers.append)
    move(canvas, 0, 100)
    qtbot.waitUntil(lambda: bool(answers) and abs(answers[-1].figures.area_m2 - 10000) < 500, timeout=WAIT)
    lay_down(canvas, tool)


def test_our_drawing_tool_is_followed_too(live, qgis_iface, canvas, cad, current, qtbot):
    drawing = PatchDrawing(qgis_iface, current)
    assert drawing.start()
    click(canvas, 0, 0)
    click(canvas, 60, 0)
    answers = []
    live.answered.connect(answers.append)
    move(canvas, 60, 60)
    qtbot.waitUntil(lambda: bool(answers) and abs(answers[-1].figures.pbf_m2 - 1800) < 180, timeout=WAIT)
    drawing.take_down()


class Vertex(QgsMapToolEdit):
    """A tool that edits and tells nothing, as the vertex tool does."""


def test_a_drop_of_a_tool_that_tells_nothing_is_answered(live, canvas, qtbot):
    layer = edited_layer()
    tool = Vertex(canvas)
    canvas.setMapTool(tool)
    moved = QgsGeometry()
    moved.fromWkb(box(0, 0, 100, 100))
    with qtbot.waitSignal(live.answered, timeout=WAIT) as answer:
        layer.changeGeometry(1, moved)
    assert answer.args[0].figures.area_m2 == pytest.approx(10000, rel=1e-3) and live.label.isVisible()
    lay_down(canvas, tool)


def test_changes_without_an_editing_tool_are_none_of_its_business(live, canvas, qtbot):
    layer = edited_layer()
    tool = QgsMapToolPan(canvas)
    canvas.setMapTool(tool)
    moved = QgsGeometry()
    moved.fromWkb(box(0, 0, 100, 100))
    with qtbot.assertNotEmitted(live.answered, wait=300):
        layer.changeGeometry(1, moved)
    lay_down(canvas, tool)


def test_the_switch_is_remembered_and_off_means_off(live, qgis_iface, canvas, cad, current, qtbot, native_tool):
    assert live.is_on
    live.switch(False)
    tool = native_tool(edited_layer())
    click(canvas, 0, 0)
    click(canvas, 100, 0)
    with qtbot.assertNotEmitted(live.answered, wait=300):
        move(canvas, 100, 100)
    other = LiveArea(qgis_iface, current)
    assert not other.is_on
    other.take_down()
    lay_down(canvas, tool)


def test_without_base_layers_or_register_the_label_stays_away(live, canvas, cad, current, qtbot, native_tool):
    with current.register.writing("测试") as session:
        session.connection.execute("DELETE FROM base_layer")
    current.changed.emit()
    tool = native_tool(edited_layer())
    click(canvas, 0, 0)
    click(canvas, 100, 0)
    with qtbot.waitSignal(live.answered, timeout=WAIT) as answer:
        move(canvas, 100, 100)
    assert "import a base layer" in answer.args[0].problem and not live.label.isVisible()
    current.close()
    with qtbot.assertNotEmitted(live.answered, wait=300):
        move(canvas, 50, 100)
    lay_down(canvas, tool)


def test_colours_follow_unrounded_square_metres():
    def text(pbf, cultivated):
        return answer_html(LiveAnswer(1, LiveFigures(9999.0, pbf, cultivated), LiveLimits(5, 10)))

    assert RED.name() not in text(3333.33, 6666.66)
    assert "5.00" in text(3333.33, 0)
    assert text(3333.34, 6666.66).count(RED.name()) == 1
    assert text(3333.34, 6666.67).count(RED.name()) == 2
    assert "—" in text(None, 0.0)
    assert RED.name() not in answer_html(LiveAnswer(1, LiveFigures(9e9, 9e9, 9e9), LiveLimits()))
