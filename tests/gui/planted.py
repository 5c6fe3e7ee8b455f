"""A register with cases and base layers for the tests of panels, and a window in which docks really show."""

import struct
from datetime import date
from pathlib import Path
from typing import Any, Iterable, List, Tuple

from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractItemView

from farmland_guard.casework.base_intake import import_base
from farmland_guard.exchange.source import VectorRows
from farmland_guard.register.store import Register
from tests.register.helpers import EAST, NORTH, add_case, new_register

FIRST, SECOND, THIRD = "140827SJBG26100001", "140827SJBG26100002", "140827SJBG26100003"


def box(x: float, y: float, width: float, height: float) -> bytes:
    """WKB of a rectangle, x and y in metres from the corner of the first case."""
    west, south = EAST + x, NORTH + y
    ring = [(west, south), (west + width, south), (west + width, south + height), (west, south + height), (west, south)]
    return struct.pack("<BIII", 1, 3, 1, 5) + b"".join(struct.pack("<2d", *point) for point in ring)


def layer(fields: str, rows: Iterable[Tuple[bytes, List[Any]]], name: str = "layer") -> QgsVectorLayer:
    """A memory layer in the register's CRS."""
    made = QgsVectorLayer(f"Polygon?crs=EPSG:4525&{fields}", name, "memory")
    for wkb, values in rows:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature = QgsFeature(made.fields())
        feature.setGeometry(geometry)
        feature.setAttributes(values)
        made.dataProvider().addFeature(feature)
    made.updateExtents()
    return made


def pbf_layer() -> QgsVectorLayer:
    """Permanent basic farmland: the west of the first case and all of the second, a tenth of it ridges."""
    rows = [(box(-50, -50, 110, 200), ["PBF-1", 0.1]), (box(190, -10, 220, 220), ["PBF-2", 0.1])]
    return layer("field=YJJBNTTBBH:string(20)&field=KCXS:double", rows, "永农")


def landuse_layer() -> QgsVectorLayer:
    """Land use: irrigated land west, a forest east; the north of the first case is on no polygon."""
    rows = [
        (box(-50, -50, 110, 140), ["1", "0102", 0.1]),
        (box(60, -50, 130, 140), ["2", "0301", 0.0]),
        (box(190, -10, 220, 220), ["3", "0102", 0.0]),
    ]
    return layer("field=BSM:string(18)&field=DLBM:string(5)&field=KCXS:double", rows, "地类图斑")


def planted(folder: Path, with_bases: bool = True) -> Register:
    """Three marked cases of 100 × 100, 150 × 150 and 20 × 20 m; the third lies on no base polygon."""
    register = new_register(folder)
    add_case(register, FIRST, box(0, 0, 100, 100), xzmc="皋落乡")
    add_case(register, SECOND, box(200, 0, 150, 150), xzmc="毛家湾镇")
    add_case(register, THIRD, box(1000, 1000, 20, 20), xzmc="皋落乡")
    if with_bases:
        import_base(register, "pbf", VectorRows(pbf_layer()), "2025年划定", date(2025, 12, 31), "测试")
        import_base(register, "landuse", VectorRows(landuse_layer()), "2025年度变更", date(2025, 12, 31), "测试")
    return register


def show_dock(iface: Any, dock: Any, qtbot: Any) -> None:
    """Put a dock into the main window and wait until it is on the screen."""
    window = iface.mainWindow()
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.resize(1200, 900)
    window.show()
    dock.show()
    qtbot.waitUntil(dock.isVisible)


def click_cell(view: QAbstractItemView, row: int, column: int, double: bool = False) -> None:
    """Click a cell with the mouse."""
    index = view.model().index(row, column)
    view.scrollTo(index)
    place: QPoint = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    if double:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def press(button: Any) -> None:
    """Click a button with the mouse; a button that is off or hidden fails the test."""
    assert button.isEnabled() and button.isVisible(), button.toolTip()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def last_message(iface: Any) -> str:
    """The newest sentence in the message bar."""
    item = iface.messageBar().currentItem()
    return "" if item is None else item.text()
