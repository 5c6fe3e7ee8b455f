"""Runs inside the real QGIS (`qgis --code`): takes one case from its illegal verdict to closing by clicks, and ends QGIS.

On the way each refusal is provoked through its three doors: the panel, the toolbox and the bare attribute table.
FARMLAND_CLICKS is the folder to write to: rectify.json with what happened, and a picture of the panel for each step.
"""

import json
import os
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget
from qgis.utils import iface, plugins

TARGET = Path(os.environ["FARMLAND_CLICKS"])
CASE = os.environ["FARMLAND_CASE"]
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
seen = {"steps": [], "refusals": {}, "error": ""}


def settle(rounds: int = 8) -> None:
    """Let signals, layouts and the map finish."""
    for _ in range(rounds):
        QgsApplication.processEvents()
    iface.mapCanvas().waitWhileRendering()
    QgsApplication.processEvents()


def click(widget: QWidget) -> None:
    """Press a button with the mouse; one that is off ends the run with the reason it gives."""
    settle()
    if not widget.isEnabled() or not widget.isVisible():
        raise RuntimeError(f"{widget.objectName()} is off: {widget.toolTip()}")
    QTest.mouseClick(widget, LEFT)
    settle()


def choose(combo: QWidget, data: object) -> None:
    """Walk through a combo with the arrow keys until it holds `data`."""
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentData() == data:
            settle()
            return
        QTest.keyClick(combo, Qt.Key.Key_Down)
    raise RuntimeError(f"{combo.objectName()} has no {data!r}")


def step(name: str) -> None:
    """Note where the case stands and take a picture."""
    settle()
    panel.grab().save(str(TARGET / f"{len(seen['steps']) + 1}_{name}.png"))
    seen["steps"].append({"name": name, "state": row()["state"], "remaining": row()["remaining_m2"]})


def row() -> dict:
    """The case as the file has it now."""
    with desk.current.register.reading() as session:
        return session.select("violation", {"code": CASE})[0]


def toolbox(algorithm: str, **parameters: object) -> str:
    """The sentence with which the toolbox refuses, or ""."""
    import processing

    try:
        processing.run(f"farmlandguard:{algorithm}", {"REGISTER": str(desk.current.register.path), **parameters})
    except Exception as error:
        return str(error)
    return ""


def attribute(table: str, change: dict, where: str) -> str:
    """The sentence with which the attribute table refuses a change of the rows that `where` picks, or ""."""
    layer = next(each for each in QgsProject.instance().mapLayers().values() if each.customProperty("farmland_guard/table") == table)
    layer.setSubsetString("")
    layer.startEditing()
    for feature in layer.getFeatures(where):
        for name, value in change.items():
            layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)
    refused = "" if layer.commitChanges(False) else " ".join(layer.commitErrors())
    layer.rollBack()
    return refused


def refuse(name: str, panel_says: str, toolbox_says: str, table_says: str) -> None:
    """Keep what the three doors said to one forbidden thing."""
    seen["refusals"][name] = {"panel": panel_says, "toolbox": toolbox_says, "table": table_says}


def refuse_closing(name: str) -> None:
    """Closing, refused by all three doors at this stage."""
    settle()
    button = panel.next.close_button
    said = panel.next.refusal.text() if not button.isEnabled() else ""
    by_toolbox = toolbox("movecase", CASES=CASE, STATE="closed", PERSON="王执法")
    refuse(name, said, by_toolbox, attribute("violation", {"state": "closed"}, f"code = '{CASE}'"))


def select_task() -> None:
    """Click the task of the case in the list."""
    settle()
    place = panel.model.row_of(lambda line: line.case_code == CASE)
    index = panel.model.index(place, 0)
    panel.table.scrollTo(index)
    QTest.mouseClick(panel.table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, panel.table.visualRect(index).center())
    settle()


def sign(bureau: str, person: str) -> None:
    """Record a signature by the form."""
    panel.tabs.setCurrentWidget(panel.signoff)
    click(panel.signoff.boxes[bureau].button)
    form = panel.form
    choose(form.person.combo, person)
    choose(form.opinion, "pass")
    click(form.ok_button)


def draw_ground() -> None:
    """Click the ground on the map: a little more than the case, so that nothing of it remains."""
    box = desk_layer("violation").extent()
    box.grow(40)
    iface.mapCanvas().setDestinationCrs(desk_layer("violation").crs())
    iface.mapCanvas().setExtent(box)
    iface.mapCanvas().refresh()
    settle()
    click(panel.tabs.ground.draw_button)
    case = desk_layer("violation")
    extent = next(feature.geometry().boundingBox() for feature in case.getFeatures(f"code = '{CASE}'"))
    extent.grow(2)
    corners = [(extent.xMinimum(), extent.yMinimum()), (extent.xMaximum(), extent.yMinimum()), (extent.xMaximum(), extent.yMaximum()),
               (extent.xMinimum(), extent.yMaximum())]  # fmt: skip
    canvas = iface.mapCanvas()
    place = QPoint()
    for x, y in corners:
        pixel = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
        place = QPoint(round(pixel.x()), round(pixel.y()))
        QTest.mouseMove(canvas.viewport(), place)
        QTest.mouseClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
        settle(2)
    QTest.mouseClick(canvas.viewport(), RIGHT, Qt.KeyboardModifier.NoModifier, place)
    settle()


def desk_layer(table: str):
    """A layer of the register in the project."""
    return next(each for each in QgsProject.instance().mapLayers().values() if each.customProperty("farmland_guard/table") == table)


def work() -> None:
    """From the illegal verdict to closing."""
    choose(panel.person.combo, "王执法")
    click(panel.findChild(QWidget, "issueTasks"))
    click(panel.form.ok_button)
    select_task()
    step("issued")
    refuse_closing("closing while rectifying")
    sign_button = panel.signoff.boxes["agriculture"].button
    refuse(
        "signing before reclamation",
        sign_button.toolTip() if not sign_button.isEnabled() else "",
        toolbox("signacceptance", TASK=CASE, BUREAU="agriculture", PERSON="李农业", OPINION="pass", DATE="2026-01-02"),
        attribute("task", {"measure": "nonsense"}, f"code = '{CASE}-ZG1'"),
    )
    click(panel.next.reclaimed_button)
    step("reclaimed")
    panel.tabs.setCurrentWidget(panel.readings)
    settle()
    panel.grab().save(str(TARGET / "readings.png"))
    panel.tabs.setCurrentWidget(panel.signoff)
    draw_ground()
    step("ground")
    refuse_closing("closing without signatures")
    sign("agriculture", "李农业")
    step("one signature")
    sign_same_person()
    sign("natural_resources", "王执法")
    step("accepted")
    refuse_closing("closing before the review ended")
    choose(panel.next.review, "done")
    step("reviewed")
    click(panel.next.close_button)
    settle()
    panel.filter_combo.setCurrentIndex(panel.filter_combo.findData("all"))
    select_task()
    step("closed")
    refuse(
        "another review state once closed",
        "off" if not panel.next.review.isEnabled() else "",
        toolbox("setreview", CASES=CASE, REVIEW_STATE="city", PERSON="王执法"),
        attribute("violation", {"review_state": "city"}, f"code = '{CASE}'"),
    )
    rectify_again()


def rectify_again() -> None:
    """Open the closed case again: refused without a reason by every door, done with one."""
    click(panel.next.again_button)
    form = panel.form
    refuse(
        "reopening without a reason",
        form.ok_button.toolTip() if not form.ok_button.isEnabled() else "",
        toolbox("movecase", CASES=CASE, STATE="rectifying", PERSON="王执法"),
        attribute("violation", {"state": "rectifying"}, f"code = '{CASE}'"),
    )
    form.reason.insertPlainText("回访发现原地块重新堆放砂石，须继续整改")
    settle()
    form.grab().save(str(TARGET / "form_again.png"))
    click(form.ok_button)
    step("rectified again")


def sign_same_person() -> None:
    """One person for both bureaus: the form says no and keeps its content, and so do the other two doors."""
    click(panel.signoff.boxes["natural_resources"].button)
    form = panel.form
    choose(form.person.combo, "李农业")
    choose(form.opinion, "pass")
    click(form.ok_button)
    item = iface.messageBar().currentItem()
    said = item.text() if item is not None and form.isVisible() else ""
    form.close()
    iface.messageBar().clearWidgets()
    refuse(
        "one person for both bureaus",
        said,
        toolbox("signacceptance", TASK=CASE, BUREAU="natural_resources", PERSON="李农业", OPINION="pass", DATE="2026-01-02"),
        attribute("signature", {"bureau": "natural_resources"}, "bureau = 'agriculture'"),
    )


def leave() -> None:
    """Do it, write what was seen and end QGIS."""
    try:
        iface.mainWindow().resize(1600, 1000)
        panel.setUserVisible(True)
        settle()
        work()
    except Exception:
        seen["error"] = traceback.format_exc()
        iface.mainWindow().grab().save(str(TARGET / "error.png"))
    (TARGET / "rectify.json").write_text(json.dumps(seen, ensure_ascii=False, indent=1), encoding="utf-8")
    iface.mapCanvas().unsetMapTool(iface.mapCanvas().mapTool())
    QgsProject.instance().clear()
    QTimer.singleShot(300, iface.actionExit().trigger)


def begin() -> None:
    """Find the panel once the plugin has opened the project's register."""
    global desk, panel
    desk = plugins["farmland_guard"].desk
    panel = desk.docks["rectify"]
    leave()


QTimer.singleShot(2500, begin)
