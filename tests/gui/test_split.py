"""拆分 from the patches panel: lines clicked on the map, borders, sums that close, taking it back."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from farmland_guard.casework.checking import check_register
from farmland_guard.gui.forms import choose
from tests.gui.patches import click_row, opened, panel, shown  # noqa: F401  (fixtures)
from tests.gui.planted import FIRST, SECOND, press
from tests.gui.test_draw import cad  # noqa: F401
from tests.register.helpers import EAST, NORTH, case_row

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(qgis_iface, panel, cad):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem.fromEpsgId(4525))
    canvas = qgis_iface.mapCanvas()
    qgis_iface.mainWindow().setCentralWidget(canvas)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem.fromEpsgId(4525))
    return canvas


def line_across(canvas, *points):
    """Click a line given in metres from the corner of the first case; the right button ends it."""
    for number, (x, y) in enumerate([*points, points[-1]]):
        at = canvas.getCoordinateTransform().transform(QgsPointXY(EAST + x, NORTH + y))
        point = QPoint(round(at.x()), round(at.y()))
        button = Qt.MouseButton.RightButton if number == len(points) else Qt.MouseButton.LeftButton
        QTest.mouseMove(canvas.viewport(), point)
        QTest.mouseClick(canvas.viewport(), button, NONE, point)


def split_form(panel, canvas):
    click_row(panel, FIRST)
    panel.split_action.trigger()
    canvas.setExtent(QgsRectangle(EAST - 60, NORTH - 60, EAST + 160, NORTH + 160))
    return panel.form


def test_a_line_drawn_across_makes_two_parts_that_close(panel, opened, canvas, qtbot):
    form = split_form(panel, canvas)
    assert not form.isModal() and not form.ok_button.isEnabled()
    press(form.draw_button)
    assert form.draw_button.isChecked()
    line_across(canvas, (30, -40), (30, 140))
    assert not form.draw_button.isChecked() and form.plan is not None
    assert form.model.rowCount() == 2 and "closes" in form.sum.text()
    column = form.model.column_number("m2")
    figures = [float(form.model.index(row, column).data()) for row in range(2)]
    assert sum(figures) == pytest.approx(round(form.plan.whole_m2, 2), abs=1e-6)
    drawn = list(form._bands)
    assert len(drawn) == 3 and all(band.scene() is canvas.scene() for band in drawn)
    press(form.ok_button)
    assert panel.form is None and all(band.scene() is None for band in drawn)
    assert f"{FIRST}_1" in shown(panel) and f"{FIRST}_2" in shown(panel) and FIRST not in shown(panel)
    assert case_row(opened, FIRST)["patch_state"] == "split"
    panel._current.pick(f"{FIRST}_1")
    panel.unsplit_action.trigger()
    assert FIRST in shown(panel) and panel._current.picked == FIRST
    assert case_row(opened, FIRST)["patch_state"] == "original"


def test_a_line_that_ends_inside_says_what_is_wrong(panel, opened, canvas):
    form = split_form(panel, canvas)
    press(form.draw_button)
    line_across(canvas, (30, -40), (30, 40))
    assert form.plan is None and "right across" in form.sum.text()
    assert not form.ok_button.isEnabled()
    press(form.clear_button)
    assert "Draw a line" in form.sum.text()
    drawn = list(form._bands)
    form.reject()
    assert all(band.scene() is None for band in drawn)


def test_by_land_class_the_parts_carry_their_class(panel, opened, canvas):
    check_register(opened, "all")
    form = split_form(panel, canvas)
    choose(form.mode, "class")
    assert not form.draw_button.isVisible()
    labels = [form.model.record(form.model.index(row, 0))[1].label for row in range(form.model.rowCount())]
    assert any(label.startswith("0102") for label in labels) and len(labels) == 3
    press(form.ok_button)
    classes = [case_row(opened, f"{FIRST}_{number}")["dlbm"] for number in (1, 2, 3)]
    assert sorted(each or "" for each in classes) == ["", "0102", "0301"]


def test_without_a_base_layer_the_border_split_says_so(panel, opened, canvas):
    click_row(panel, SECOND)
    panel.split_action.trigger()
    choose(panel.form.mode, "village")
    assert "village" in panel.form.sum.text() or "村" in panel.form.sum.text()
    assert not panel.form.ok_button.isEnabled()
