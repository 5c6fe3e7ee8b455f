"""The patches panel over a planted register, for the tests that work in it."""


import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction

from farmland_guard.casework.checking import check_register
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.patches_panel import PatchesPanel
from farmland_guard.register.layers import add_register_to_project
from tests.gui.planted import planted, show_dock


@pytest.fixture
def panel(qgis_iface, qgis_new_project, qtbot):
    current = CurrentRegister()
    made = PatchesPanel(qgis_iface, current)
    show_dock(qgis_iface, made, qtbot)
    yield made
    made.take_down()
    qgis_iface.mainWindow().removeDockWidget(made)
    made.deleteLater()


@pytest.fixture
def opened(panel, tmp_path):
    register = planted(tmp_path)
    check_register(register, "all")
    panel._current.open(register.path)
    return register


@pytest.fixture
def on_map(opened):
    """The register's violation layer in the project."""
    return add_register_to_project(opened, QgsProject.instance())["violation"]


def shown(panel):
    return [panel.table.model.line(row).code for row in range(panel.table.model.rowCount())]


def click_row(panel, code, modifier=Qt.KeyboardModifier.NoModifier):
    index = panel.table.model.index(panel.table.model.row_of(code), 0)
    panel.table.view.scrollTo(index)
    place = panel.table.view.visualRect(index).center()
    QTest.mouseClick(panel.table.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def tool_button(panel, action: QAction):
    """The button of an action in the bar of the card."""
    return panel.case_bar.widgetForAction(action)


def selected_codes(layer):
    return sorted(feature["code"] for feature in layer.selectedFeatures())


