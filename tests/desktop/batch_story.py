"""Runs inside the real QGIS (`qgis --code`): a batch from its file to pre-checked verdicts, by clicks alone.

FARMLAND_STORY names a JSON file with register, batch file and folder to write to; story.json there says what was seen,
what each step took, and any error.
"""

import json
import os
import time
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins

GIVEN = json.loads(Path(os.environ["FARMLAND_STORY"]).read_text(encoding="utf-8"))
TARGET = Path(GIVEN["target"])
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
seen = {"seconds": {}, "error": "", "sample": {}}


def wait(until, seconds: float, what: str) -> None:
    """Let QGIS work until `until` says yes."""
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(what)
        QTest.qWait(20)


def click(widget) -> None:
    """Press a button as a person would."""
    if not (widget.isEnabled() and widget.isVisible()):
        raise RuntimeError(f"{widget.objectName()} {widget.text()} is off: {widget.toolTip()}")
    QTest.mouseClick(widget, LEFT)


def write(field, text: str) -> None:
    """Fill a field in."""
    field.setFocus()
    field.selectAll()
    (field.insertPlainText if hasattr(field, "insertPlainText") else field.insert)(text)


def choose(combo, data) -> None:
    """Choose an entry of a combo."""
    combo.setCurrentIndex(combo.findData(data))


def picture(widget, name: str) -> None:
    """Keep a picture of a step."""
    QTest.qWait(50)
    widget.grab().save(str(TARGET / f"{name}.png"))


def step(name):
    """Measure a step."""

    def measured(work):
        def run(*given):
            start = time.monotonic()
            result = work(*given)
            seen["seconds"][name] = round(time.monotonic() - start, 2)
            return result

        return run

    return measured


@step("intake")
def take_in(desk) -> None:
    """From the file to the list: the assistant's three steps, then the comparison by itself."""
    click(desk.menus.toolbar.widgetForAction(desk.action("import")))
    assistant = desk.intake
    write(assistant.file.lineEdit(), GIVEN["batch_file"])
    write(assistant.batch, GIVEN["batch"])
    assistant.expected.setValue(GIVEN["count"])
    click(assistant.next_button)
    picture(assistant, "intake_fields")
    click(assistant.next_button)
    wait(lambda: assistant.steps.currentIndex() == 2, 60, "quality report")
    picture(assistant, "intake_report")
    seen["usable"], seen["issues"] = assistant.report.usable, len(assistant.report.issues)
    click(assistant.next_button)
    patches = desk.docks["patches"]
    wait(lambda: desk.intake is None, 120, "intake")
    wait(lambda: "未比对" not in patches.table.batch_line.text() and patches.table.model.rowCount() == GIVEN["count"], 120, "comparison")
    seen["relations"] = {}
    for line in (patches.table.model.line(row) for row in range(patches.table.model.rowCount())):
        seen["relations"][line.code] = [line.relation, line.old_code]
    picture(iface.mainWindow(), "compared")


@step("check")
def check(desk) -> None:
    """The overlap check of everything that was not checked."""
    panel = desk.docks["check"]
    panel.setUserVisible(True)
    choose(panel.options.scope_combo, "all")
    click(panel.run_button)
    wait(lambda: panel._task is None and panel.model.total() > 0, 240, "check")
    picture(iface.mainWindow(), "checked")


@step("repeats")
def judge_repeats(desk) -> None:
    """All that came again on a closed case, judged at once: filter, select all, the form."""
    patches = desk.docks["patches"]
    patches.setUserVisible(True)
    patches.table.filters.show_relation(GIVEN["batch"], "same")
    patches.table.view.setFocus()
    patches.table.view.selectAll()
    click(patches.case_bar.widgetForAction(patches.verdict_action))
    form = patches.form
    choose(form.verdict, "false_change")
    choose(form.person.combo, GIVEN["person"])
    write(form.reason, "与以往图斑相同，影像比对无新变化")
    picture(form, "many_verdicts")
    seen["repeats_judged"] = len(form.codes)
    click(form.ok_button)
    wait(lambda: patches.form is None, 60, "verdicts on the repeats")


@step("sample")
def judge_sample(desk) -> None:
    """A sample of the new ones, each by its own form, with grounds and a photo; two by the quick menu."""
    patches = desk.docks["patches"]
    patches.table.filters.show_relation(GIVEN["batch"], "new")
    codes = [patches.table.model.line(row).code for row in range(10)]
    opened = []
    for code, verdict in zip(codes[:6], ("illegal_construction", "legal", "rural_road", "other", "facility_land", "illegal_non_grain")):
        row = patches.table.model.row_of(code)
        index = patches.table.model.index(row, 0)
        patches.table.view.scrollTo(index)
        start = time.monotonic()
        QTest.mouseClick(patches.table.view.viewport(), LEFT, NONE, patches.table.view.visualRect(index).center())
        opened.append((time.monotonic() - start) * 1000)
        click(patches.case_bar.widgetForAction(patches.verdict_action))
        form = patches.form
        choose(form.verdict, verdict)
        if verdict == "legal":
            write(form.grounds.inputs["approval_no"], "晋政地字〔2025〕9号")
            write(form.grounds.inputs["approval_share"], "100")
        elif verdict == "rural_road":
            write(form.grounds.inputs["road_width_m"], "4")
        elif verdict == "other":
            choose(form.grounds.inputs["subclass"], "homestead")
        elif verdict == "illegal_construction":
            picture(form, "verdict")
            form.missing.linkActivated.emit("attach:photo_site")
            write(form.attach_form.files.lineEdit(), GIVEN["photo"])
            click(form.attach_form.ok_button)
        write(form.reason, "经现场核查认定")
        click(form.ok_button)
        wait(lambda: patches.form is None, 20, f"verdict on {code}")
        seen["sample"][code] = verdict
    seen["case_opens_ms"] = [round(each) for each in opened]


@step("precheck")
def pre_check(desk) -> None:
    """The pre-check of the whole batch."""
    panel = desk.docks["precheck"]
    panel.setUserVisible(True)
    QTest.qWait(50)
    choose(panel.batch, GIVEN["batch"])
    click(panel.run_button)
    wait(lambda: panel._task is None and panel.model.total() > 0, 240, "pre-check")
    QTest.qWait(50)
    levels = {line.code: line.case_level for line in panel.model.everything() if line.batch == GIVEN["batch"]}
    seen["levels"] = {level: sum(each == level for each in levels.values()) for level in ("red", "amber", "green")}
    seen["level_of_sample"] = {code: levels.get(code) for code in seen["sample"]}
    picture(iface.mainWindow(), "prechecked")


@step("filter")
def filter_while_typing(desk) -> None:
    """What a person types filters at once."""
    patches = desk.docks["patches"]
    patches.setUserVisible(True)
    patches.table.filters.reset()
    times = []
    for text in ("1", "14", "140827SJBG26100", "0001"):
        start = time.monotonic()
        patches.table.filters.text.setText(text)
        QgsApplication.processEvents()
        times.append((time.monotonic() - start) * 1000)
    patches.table.filters.reset()
    seen["filter_ms"] = [round(each) for each in times]
    seen["listed"] = patches.table.model.rowCount()


def story() -> None:
    """The whole of it."""
    iface.mainWindow().resize(1600, 1000)
    desk = plugins["farmland_guard"].desk
    if not desk.open_register(Path(GIVEN["register"])):
        raise RuntimeError("the register does not open")
    for part in (take_in, check, judge_repeats, judge_sample, pre_check, filter_while_typing):
        part(desk)


def leave() -> None:
    """Write what was seen and end QGIS."""
    try:
        story()
    except Exception:
        seen["error"] = traceback.format_exc()
        iface.mainWindow().grab().save(str(TARGET / "failed.png"))
    (TARGET / "story.json").write_text(json.dumps(seen, ensure_ascii=False, indent=1), encoding="utf-8")
    iface.mapCanvas().unsetMapTool(iface.mapCanvas().mapTool())
    QgsProject.instance().clear()
    QTimer.singleShot(300, iface.actionExit().trigger)


QTimer.singleShot(1500, leave)
