"""Runs inside the real QGIS: one facility-agriculture filing from an empty form to county verification, by clicks and keys.

FARMLAND_OUT is where result.json and pictures go.
"""

import json
import os
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox
from qgis.utils import iface, plugins

OUT = Path(os.environ["FARMLAND_OUT"])
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
seen = {"error": "", "steps": []}


def settle(rounds=12):
    for _ in range(rounds):
        QgsApplication.processEvents()
    iface.mapCanvas().waitWhileRendering()
    QgsApplication.processEvents()


def wait(condition, what, seconds=20):
    for _ in range(seconds * 20):
        QTest.qWait(50)
        if condition():
            return
    raise RuntimeError(f"waited in vain: {what}")


def click(widget):
    QTest.mouseClick(widget, LEFT, NONE, QPoint(widget.width() // 2, widget.height() // 2))
    settle(4)


def type_into(widget, text):
    widget.setFocus()
    QApplication.clipboard().setText(text)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def pick(combo, data):
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.findData(data)):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    if combo.currentData() != data:
        raise RuntimeError(f"{combo.objectName()}: {data} not picked")


def fill(form, values):
    for name, value in values.items():
        widget = form.inputs[name]
        form.show_field(name)
        settle(2)
        if isinstance(widget.input, QComboBox):
            pick(widget.input, value)
        elif widget.field.kind == "date":
            widget.set_value(value)
        else:
            type_into(widget.input, value)


def move(panel, words, **inputs):
    action = next(each for each in panel.move_menu.actions() if words in each.text())
    if not action.isEnabled():
        raise RuntimeError(f"{words}: {action.toolTip()}")
    action.trigger()
    settle()
    form = panel.form
    combo = form.person.combo
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    if not form.person.name:
        QTest.keyClick(combo, Qt.Key.Key_Down)
    for name, text in inputs.items():
        type_into(getattr(form, name), text)
    click(form.ok_button)
    settle()


def draw_at(panel, centre, size):
    """Draw a rectangle on the canvas with the mouse."""
    canvas = iface.mapCanvas()
    canvas.setExtent(QgsRectangle(centre.x() - 4 * size, centre.y() - 4 * size, centre.x() + 4 * size, centre.y() + 4 * size))
    settle()
    panel.card.draw_actions[0].trigger()
    settle()
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    to_pixels = canvas.getCoordinateTransform()
    for x, y in corners:
        spot = to_pixels.transform(QgsPointXY(centre.x() + x * size, centre.y() + y * size))
        QTest.mouseMove(canvas.viewport(), QPoint(int(spot.x()), int(spot.y())))
        QTest.mouseClick(canvas.viewport(), LEFT, NONE, QPoint(int(spot.x()), int(spot.y())))
        settle(3)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.RightButton, NONE, QPoint(int(spot.x()), int(spot.y())))
    settle()


def run():
    from farmland_guard.casework.filings.editing import filing_card

    iface.mainWindow().resize(1600, 1000)
    desk = plugins["farmland_guard"].desk
    panel, register = desk.docks["filings"], desk.current.register
    panel.setUserVisible(True)
    settle()
    panel.new_action.trigger()
    settle()
    fill(panel.form, {
        "code": "140827SS9001", "name": "点击测试大棚", "operator": "示例合作社", "collective": "示例村", "location": "示例村西",
        "use": "crop", "kind": "planting_house", "damages_layer": 0, "land_m2": "400", "farmland_m2": "400",
        "production_m2": "300", "term_from": "2026-01-01", "term_to": "2035-12-31", "filing_no": "备9001", "filed_on": "2026-11-01",
    })  # fmt: skip
    panel.form.grab().save(str(OUT / "form.png"))
    pick(panel.form.signer.combo, panel.form.signer.combo.itemData(1))
    click(panel.form.ok_button)
    settle()
    seen["steps"].append("entered")
    # A spot inside a filing of the demo that lies on plain fields, moved where nothing else is filed.
    with register.reading() as session:
        base = session.one("SELECT table_name FROM base_layer WHERE role = 'landuse'")["table_name"]
    layer = next(each for each in QgsProject.instance().mapLayers().values() if base in each.source())
    feature = max(
        (each for each in layer.getFeatures("\"land_class\" = '0201'")), key=lambda each: each.geometry().area()
    )
    draw_at(panel, feature.geometry().pointOnSurface().asPoint(), 6.0)
    card = filing_card(register, "140827SS9001")
    if card.row["geom"] is None:
        raise RuntimeError("nothing was drawn")
    seen["steps"].append("drawn")
    paper = OUT / "用地协议.pdf"
    paper.write_bytes(b"%PDF-1.4 test")
    panel.choose("140827SS9001")
    panel.card.papers_chosen.emit("agreement", [str(paper)])
    settle()
    panel.choose("140827SS9001")
    move(panel, "登记乡镇备案", text="备9001")
    panel.choose("140827SS9001")
    panel.check_action.trigger()
    wait(lambda: panel.card.answers.total() > 0, "the check")
    seen["failing"] = [f"{item.title}：{item.explanation}" for item in panel.card.answers.records() if item.answer == "fail"]
    iface.mainWindow().grab().save(str(OUT / "checked.png"))
    move(panel, "核验通过", text="核验无误，可以上图入库")
    seen["state"] = filing_card(register, "140827SS9001").row["state"]
    seen["area"] = filing_card(register, "140827SS9001").row["area_m2"]
    with register.reading() as session:
        seen["events"] = [row["who"] for row in session.rows(
            "SELECT who FROM event WHERE table_name = 'filing' AND record_uid = ? AND action = 'update' "
            "AND new_values LIKE '%\"state\"%'", (card.row["uid"],)
        )]  # fmt: skip


def leave():
    try:
        run()
    except Exception:
        seen["error"] = traceback.format_exc()
        iface.mainWindow().grab().save(str(OUT / "error.png"))
    (OUT / "result.json").write_text(json.dumps(seen, ensure_ascii=False, indent=1), encoding="utf-8")
    iface.mapCanvas().unsetMapTool(iface.mapCanvas().mapTool())
    QgsProject.instance().clear()
    QTimer.singleShot(300, iface.actionExit().trigger)


QTimer.singleShot(2500, leave)
