"""画图斑: a polygon clicked on the canvas ends as a case in the register."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapToolDigitizeFeature, QgsMapToolPan, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from farmland_guard.domain.clock import today
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.draw_tool import PatchDrawing
from farmland_guard.register.store import wkb_of
from tests.gui.hands import pick_in, type_text
from tests.gui.planted import FIRST, last_message, planted, press
from tests.register.helpers import EAST, NORTH, case_row

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def cad(qgis_iface):
    """The advanced digitizing dock, which only the real desktop has by itself.

    One for the whole run: it leaves an item on the canvas that paints through it, and so must outlive the canvas.
    """
    if not isinstance(qgis_iface.cadDockWidget(), QgsAdvancedDigitizingDockWidget):
        dock = QgsAdvancedDigitizingDockWidget(qgis_iface.mapCanvas(), qgis_iface.mainWindow())
        qgis_iface.cadDockWidget = lambda: dock
    return qgis_iface.cadDockWidget()


@pytest.fixture
def canvas(qgis_iface, qgis_new_project):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem.fromEpsgId(4525))
    window, canvas = qgis_iface.mainWindow(), qgis_iface.mapCanvas()
    window.setCentralWidget(canvas)
    window.resize(800, 600)
    window.show()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem.fromEpsgId(4525))
    canvas.setExtent(QgsRectangle(EAST - 100, NORTH - 100, EAST + 300, NORTH + 200))
    return canvas


@pytest.fixture
def current(tmp_path):
    made = CurrentRegister()
    made.open(planted(tmp_path).path)
    return made


@pytest.fixture
def drawing(qgis_iface, canvas, cad, current):
    made = PatchDrawing(qgis_iface, current)
    yield made
    made.take_down()


def click(canvas, x, y, button=LEFT):
    """Click at map coordinates given from the corner of the first case."""
    place = canvas.getCoordinateTransform().transform(QgsPointXY(EAST + x, NORTH + y))
    point = QPoint(round(place.x()), round(place.y()))
    QTest.mouseMove(canvas.viewport(), point)
    QTest.mouseClick(canvas.viewport(), button, NONE, point)


def draw(canvas, *corners):
    """Click the corners and end with the right button."""
    for x, y in corners:
        click(canvas, x, y)
    click(canvas, *corners[-1], RIGHT)


SQUARE = ((0, 0), (100, 0), (100, 100), (0, 100))
CROSSED = ((0, 0), (100, 100), (100, 0), (0, 100))


def bands(canvas):
    """Rubber bands of polygons that show on the canvas."""
    return [
        item for item in canvas.scene().items() if isinstance(item, QgsRubberBand) and item.numberOfVertices() > 2
    ]


def test_qgis_own_tool_draws_on_a_layer_that_is_not_in_the_project(drawing, canvas, qtbot):
    with qtbot.waitSignal(drawing.active_changed) as changed:
        assert drawing.start()
    assert changed.args == [True]
    assert isinstance(canvas.mapTool(), QgsMapToolDigitizeFeature)
    assert QgsProject.instance().mapLayers() == {}
    assert canvas.currentLayer() is not None and canvas.currentLayer().isEditable()


def test_a_drawn_polygon_is_stored_with_what_the_form_says(drawing, canvas, current, qtbot):
    drawing.start()
    draw(canvas, *SQUARE)
    form = drawing.form
    assert form.isVisible() and not form.isModal()
    assert drawing.tool is None and drawing.polygon_shown and bands(canvas)
    proposed = f"140827XC{today():%y}0001"
    assert form.code.text() == proposed
    pick_in(form.source, "report")
    assert form.code.text() == f"140827JB{today():%y}0001"
    pick_in(form.source, "patrol")
    assert form.code.text() == proposed
    pick_in(form.kind, "YH")
    type_text(form.occupant, "甲公司")
    with qtbot.waitSignal(current.changed), qtbot.waitSignal(drawing.stored) as stored:
        press(form.ok_button)
    assert stored.args == [proposed] and current.picked == proposed
    row = case_row(current.register, proposed)
    assert (row["state"], row["source"], row["tblx"], row["occupant"]) == ("marked", "patrol", "YH", "甲公司")
    assert row["found_on"] == today().isoformat()
    geometry = QgsGeometry()
    geometry.fromWkb(wkb_of(row))
    wanted = QgsGeometry.fromRect(QgsRectangle(EAST, NORTH, EAST + 100, NORTH + 100))
    # Clicks fall on pixels of about half a metre.
    assert geometry.symDifference(wanted).area() < 4 * 100 * canvas.mapUnitsPerPixel()
    assert geometry.area() == pytest.approx(10000, rel=0.03)
    assert drawing.form is None and not drawing.polygon_shown and bands(canvas) == []


def test_a_polygon_is_brought_into_the_registers_crs(drawing, canvas, current):
    geographic = QgsCoordinateReferenceSystem.fromEpsgId(4490)
    QgsProject.instance().setCrs(geographic)
    canvas.setDestinationCrs(geographic)
    from qgis.core import QgsCoordinateTransform

    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem.fromEpsgId(4525), geographic, QgsProject.instance()
    )
    canvas.setExtent(to_degrees.transformBoundingBox(QgsRectangle(EAST - 100, NORTH - 100, EAST + 300, NORTH + 200)))
    drawing.start()
    for place, button in [(corner, LEFT) for corner in SQUARE] + [(SQUARE[-1], RIGHT)]:
        point = to_degrees.transform(QgsPointXY(EAST + place[0], NORTH + place[1]))
        pixel = canvas.getCoordinateTransform().transform(point)
        spot = QPoint(round(pixel.x()), round(pixel.y()))
        QTest.mouseMove(canvas.viewport(), spot)
        QTest.mouseClick(canvas.viewport(), button, NONE, spot)
    press(drawing.form.ok_button)
    geometry = QgsGeometry()
    geometry.fromWkb(wkb_of(case_row(current.register, current.picked)))
    centre = geometry.centroid().asPoint()
    assert abs(centre.x() - EAST - 50) < 2 and abs(centre.y() - NORTH - 50) < 2
    assert geometry.area() == pytest.approx(10000, rel=0.05)


def test_a_refused_code_keeps_form_and_polygon(drawing, canvas, current, qgis_iface):
    drawing.start()
    draw(canvas, *SQUARE)
    form = drawing.form
    form.code.clear()
    assert not form.ok_button.isEnabled()
    type_text(form.code, FIRST)
    type_text(form.note, "路边")
    press(form.ok_button)
    assert drawing.form is form and form.isVisible() and form.note.text() == "路边"
    assert drawing.polygon_shown and bands(canvas)
    assert FIRST in last_message(qgis_iface)
    form.code.clear()
    type_text(form.code, "140827XC269999")
    press(form.ok_button)
    assert case_row(current.register, "140827XC269999")["bz"] == "路边"


def test_cancel_clears_everything(drawing, canvas, current):
    drawing.start()
    draw(canvas, *SQUARE)
    press(drawing.form.buttons.button(drawing.form.buttons.StandardButton.Cancel))
    assert drawing.form is None and not drawing.polygon_shown and bands(canvas) == []
    with current.register.reading() as session:
        assert len(session.select("violation")) == 3


def test_a_polygon_that_crosses_itself_is_drawn_again_with_the_same_form(drawing, canvas, current):
    drawing.start()
    draw(canvas, *CROSSED)
    form = drawing.form
    assert not form.ok_button.isEnabled() and "cannot be used" in form.area.text()
    type_text(form.note, "留着")
    press(form.again_button)
    assert not form.isVisible() and drawing.tool is not None
    draw(canvas, *SQUARE)
    assert drawing.form is form and form.isVisible()
    assert form.note.text() == "留着" and form.ok_button.isEnabled()
    press(form.ok_button)
    assert case_row(current.register, current.picked)["bz"] == "留着"


def test_drawing_again_can_be_given_up(drawing, canvas, current):
    drawing.start()
    draw(canvas, *SQUARE)
    form = drawing.form
    press(form.again_button)
    assert drawing.polygon_shown
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    assert drawing.tool is None
    assert form.isVisible() and drawing.polygon_shown and form.ok_button.isEnabled()


def test_the_earlier_tool_comes_back(drawing, canvas, qtbot):
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    drawing.start()
    draw(canvas, *SQUARE)
    qtbot.waitUntil(lambda: canvas.mapTool() is pan)


def test_another_tool_lays_this_one_down(drawing, canvas, qtbot):
    drawing.start()
    click(canvas, 0, 0)
    pan = QgsMapToolPan(canvas)
    with qtbot.waitSignal(drawing.active_changed) as changed:
        canvas.setMapTool(pan)
    assert changed.args == [False] and drawing.tool is None
    qtbot.wait(20)
    assert canvas.mapTool() is pan


def test_nothing_to_draw_into_is_said(qgis_iface, canvas, cad):
    empty = PatchDrawing(qgis_iface, CurrentRegister())
    assert not empty.start()
    assert last_message(qgis_iface) == "Open or make a register first; a patch is drawn into it."
    empty.take_down()


def test_a_project_without_crs_is_refused(drawing, canvas, qgis_iface):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem())
    assert not drawing.start()
    assert "coordinate reference system" in last_message(qgis_iface)


def test_taking_down_in_the_middle_leaves_nothing(qgis_iface, canvas, cad, current):
    drawing = PatchDrawing(qgis_iface, current)
    drawing.start()
    draw(canvas, *SQUARE)
    drawing.take_down()
    assert drawing.form is None and bands(canvas) == []
    other = PatchDrawing(qgis_iface, current)
    other.start()
    click(canvas, 0, 0)
    click(canvas, 50, 0)
    other.take_down()
    assert canvas.mapTool() is None and bands(canvas) == []
    assert QgsProject.instance().mapLayers() == {}
