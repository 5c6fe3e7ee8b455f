"""Runs inside the real QGIS (`qgis --code`): looks at every panel, takes pictures, writes what it saw, and ends QGIS.

FARMLAND_TOUR is the folder to write to: desktop.png, one picture for each panel, and tour.json with the texts that were
visible, the docks that could be shown and hidden, and any error.
"""

import json
import os
import re
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QGroupBox, QLabel, QLineEdit, QTabBar, QTreeView, QWidget
from qgis.utils import iface, plugins

TARGET = Path(os.environ["FARMLAND_TOUR"])
LATIN = re.compile(r"[A-Za-z]{3,}")
seen = {"docks": [], "latin": [], "algorithms": 0, "layers": 0, "error": ""}


def settle(rounds: int = 8) -> None:
    """Let the window lay itself out and the map finish."""
    for _ in range(rounds):
        QgsApplication.processEvents()
    iface.mapCanvas().waitWhileRendering()
    QgsApplication.processEvents()


def picture(widget: QWidget, name: str) -> None:
    """Save a picture of a widget."""
    settle()
    if not widget.grab().save(str(TARGET / f"{name}.png")):
        raise RuntimeError(f"no picture {name}")


def texts_of(widget: QWidget) -> "list[str]":
    """The texts a user can read in a widget, headers, lists and tooltips of buttons included."""
    found = []
    for kind in (QLabel, QAbstractButton, QGroupBox):
        for child in widget.findChildren(kind):
            found.append(child.title() if kind is QGroupBox else child.text())
            found.append(child.toolTip())
    for child in widget.findChildren(QComboBox):
        found += [child.itemText(index) for index in range(child.count())]
    for child in widget.findChildren(QTabBar):
        found += [child.tabText(index) for index in range(child.count())]
    for child in widget.findChildren(QLineEdit):
        found.append(child.placeholderText())
    for child in widget.findChildren(QTreeView):
        model = child.model()
        if model is not None:
            found += [str(model.headerData(column, child.header().orientation()) or "") for column in range(model.columnCount())]
    return [re.sub(r"<[^>]+>", " ", text) for text in found if text]


def tour() -> None:
    """Visit every panel."""
    plugin = plugins["farmland_guard"]
    window = iface.mainWindow()
    window.resize(1600, 1000)
    seen["algorithms"] = len(plugin.provider.algorithms())
    seen["layers"] = len(QgsProject.instance().mapLayers())
    desk = plugin.desk
    for name, dock in desk.docks.items():
        dock.setUserVisible(False)
        settle(3)
        hidden = not dock.isUserVisible()
        dock.setUserVisible(True)
        settle(3)
        seen["docks"].append({"name": name, "title": dock.windowTitle(), "hidden": hidden, "shown": dock.isUserVisible()})
    register = desk.current.register
    if register is None:
        raise RuntimeError("the project's register was not opened")
    from farmland_guard.casework.overview import list_cases

    cases = [case for case in list_cases(register) if case.state == "rectifying"] or list_cases(register)
    desk.current.pick(max(cases, key=lambda case: case.area_m2 or 0).code)
    iface.mapCanvas().zoomToFullExtent()
    settle()
    for name, dock in desk.docks.items():
        dock.setUserVisible(True)
        settle()
        picture(dock, name)
        for text in texts_of(dock):
            if LATIN.search(text):
                seen["latin"].append(f"{name}: {text}")
    for action in [*desk.menus.actions.values(), *desk.menus.toggles.values(), *desk.menus.more.menu().actions()]:
        for text in (action.text(), action.toolTip()):
            if LATIN.search(text):
                seen["latin"].append(f"toolbar: {text}")
    for name, toggle in desk.menus.toggles.items():
        # As a user finds it: the others are opened from the menu.
        desk.docks[name].setVisible(toggle in desk.menus.toolbar.actions())
    desk.docks["patches"].setUserVisible(True)
    desk.docks["check"].setUserVisible(True)
    # The map is wider now and is drawn anew.
    QTest.qWait(1500)
    picture(window, "desktop")


def leave() -> None:
    """Write what was seen and end QGIS."""
    try:
        tour()
    except Exception:
        seen["error"] = traceback.format_exc()
    (TARGET / "tour.json").write_text(json.dumps(seen, ensure_ascii=False, indent=1), encoding="utf-8")
    iface.mapCanvas().unsetMapTool(iface.mapCanvas().mapTool())
    QgsProject.instance().clear()
    QTimer.singleShot(300, iface.actionExit().trigger)


QTimer.singleShot(2500, leave)
