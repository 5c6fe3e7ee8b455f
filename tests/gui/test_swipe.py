"""卷帘: what is left and right of the divider, while it is dragged, the map is panned and zoomed, and afterwards."""

import pytest
from qgis.core import QgsProject, QgsRectangle
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

from farmland_guard.gui.look.swipe import Swipe
from tests.gui.images import pair
from tests.gui.test_draw import canvas  # noqa: F401
from tests.register.helpers import EAST, NORTH

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def images(tmp_path):
    made = pair(tmp_path)
    QgsProject.instance().addMapLayers(list(made))
    return made


@pytest.fixture
def swipe(canvas, images, qtbot):
    made = Swipe(canvas)
    canvas.setLayers([images[1]])
    made.start(*images, ("2026-03", "2026-09"))
    drawn(canvas, made, qtbot)
    yield made
    made.stop()


def drawn(canvas, swipe, qtbot):
    """Wait until map and picture are there."""
    canvas.refresh()
    canvas.waitWhileRendering()
    qtbot.waitUntil(lambda: swipe._picture.image is not None and swipe._picture._job is None, timeout=5000)
    canvas.waitWhileRendering()


def side_of(canvas, x, y=0.8):
    """Which image is seen at a share of the width: "before", "after", or "" for neither."""
    picture = canvas.grab().toImage()
    colour = QColor(picture.pixel(round(picture.width() * x), round(picture.height() * y)))
    if colour.red() > 120 and colour.blue() < 90:
        return "before"
    return "after" if colour.blue() > 120 and colour.red() < 90 else ""


def drag(canvas, start, end, steps=5):
    viewport = canvas.viewport()
    y = round(viewport.height() * 0.6)
    places = [round(viewport.width() * (start + (end - start) * step / steps)) for step in range(steps + 1)]
    QTest.mousePress(viewport, LEFT, NONE, QPoint(places[0], y))
    for place in places[1:]:
        # QTest's own moves carry no button on a screen that is not there.
        at = QPointF(place, y)
        event = QMouseEvent(QEvent.Type.MouseMove, at, QPointF(viewport.mapToGlobal(at.toPoint())), LEFT, LEFT, NONE)
        QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, LEFT, NONE, QPoint(places[-1], y))


def test_before_is_left_of_the_divider_and_after_right(swipe, canvas):
    assert side_of(canvas, 0.2) == "before" and side_of(canvas, 0.45) == "before"
    assert side_of(canvas, 0.55) == "after" and side_of(canvas, 0.8) == "after"


def test_the_divider_is_dragged_and_the_map_tool_does_not_notice(swipe, canvas):
    tool = QgsMapToolPan(canvas)
    canvas.setMapTool(tool)
    centre = canvas.center()
    drag(canvas, 0.5, 0.25)
    assert swipe.item.share == pytest.approx(0.25, abs=0.01)
    assert side_of(canvas, 0.2) == "before" and side_of(canvas, 0.35) == "after"
    assert canvas.center() == centre
    drag(canvas, 0.7, 0.6)
    assert canvas.center().x() > centre.x()
    canvas.unsetMapTool(tool)


def test_while_panning_and_zooming_the_old_picture_moves_with_the_map(swipe, canvas, images, qtbot):
    # The image ends 300 m west of the view; shown before anything is rendered anew.
    canvas.setRenderFlag(False)
    canvas.setExtent(QgsRectangle(EAST - 100, NORTH - 100, EAST + 1700, NORTH + 1250))
    placed = swipe._picture.placed()
    west = placed.map(0.0, 0.0)[0]
    now = canvas.getCoordinateTransform()
    assert placed.m11() == pytest.approx(400 / 1800, rel=0.2)
    assert west == pytest.approx(now.transform(EAST - 100, NORTH).x(), abs=60)
    canvas.setRenderFlag(True)
    drawn(canvas, swipe, qtbot)
    assert swipe._picture.placed().m11() == pytest.approx(1.0)


def test_stopping_leaves_the_map_as_it_was(canvas, images, qtbot):
    root = QgsProject.instance().layerTreeRoot()
    root.findLayer(images[0].id()).setItemVisibilityChecked(True)
    root.findLayer(images[1].id()).setItemVisibilityChecked(False)
    items = len(canvas.scene().items())
    made = Swipe(canvas)
    made.start(*images, ("", ""))
    assert root.findLayer(images[1].id()).isVisible() and not root.findLayer(images[0].id()).isVisible()
    made.stop()
    assert not made.active and len(canvas.scene().items()) == items
    assert root.findLayer(images[0].id()).isVisible() and not root.findLayer(images[1].id()).isVisible()


def test_it_ends_when_one_of_the_images_leaves_the_project(swipe, canvas, images):
    QgsProject.instance().removeMapLayer(images[0].id())
    assert not swipe.active
    canvas.refresh()
