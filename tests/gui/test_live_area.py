"""The live label: QGIS's own tool, our tool, a drop of the vertex tool; thresholds, switch, latest shape wins."""

import os
import shutil
import sqlite3
import threading
from pathlib import Path

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
from farmland_guard.domain.errors import InputError
from farmland_guard.gui import live_worker
from farmland_guard.gui.check_tables import RED
from farmland_guard.gui.draw_tool import PatchDrawing
from farmland_guard.gui.live_area import SETTING, LiveArea
from farmland_guard.gui.live_label import answer_html
from farmland_guard.gui.live_worker import LiveAnswer, LiveWorker
from farmland_guard.register import connection
from farmland_guard.register.store import Register, stored_polygon, wkb_of
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


def test_the_file_is_kept_open_between_places_and_let_go_in_the_end(current):
    live = LiveRegister(current.register)
    row = case_row(current.register, FIRST)
    before = held_open(current.register.path)
    first = live.figures(wkb_of(row))
    live.forget()
    assert live.figures(wkb_of(row)) == first
    assert held_open(current.register.path) == before + 1
    live.close()
    assert held_open(current.register.path) == before
    live.forget()
    assert live.figures(wkb_of(row)) == first
    live.close()


def test_another_file_in_the_place_of_the_register_is_seen(current, tmp_path):
    register = Register(Path(shutil.copy(current.register.path, tmp_path / "register.gpkg")))
    live = LiveRegister(register)
    row = case_row(register, FIRST)
    assert live.figures(wkb_of(row)).pbf_m2 > 0
    other = tmp_path / "other.gpkg"
    shutil.copy(register.path, other)
    with Register(other).writing("测试") as session:
        base = session.select("base_layer", {"role": "pbf"})[0]
        session.connection.execute(f"DELETE FROM {base['table_name']}")
    other.replace(register.path)
    live.forget()
    assert live.figures(wkb_of(row)).pbf_m2 == 0
    register.path.unlink()
    live.forget()
    with pytest.raises(InputError, match=r"register\.gpkg"):
        live.figures(wkb_of(row))


def test_a_register_that_another_program_writes_is_a_sentence_and_answers_again_later(current, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    register = Register(Path(shutil.copy(current.register.path, tmp_path / "register.gpkg")))
    live = LiveRegister(register)
    row = case_row(register, FIRST)
    first = live.figures(wkb_of(row))
    other = sqlite3.connect(register.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    live.forget()
    with pytest.raises(InputError, match=r"register\.gpkg"):
        live.figures(wkb_of(row))
    other.rollback()
    other.close()
    assert live.figures(wkb_of(row)) == first
    live.close()


@pytest.mark.parametrize("begin", ["before", "during"])
def test_qgis_takes_the_file_out_of_wal_mode_when_editing_ends(current, begin):
    path = current.register.path
    live = LiveRegister(current.register)
    row = case_row(current.register, FIRST)
    if begin == "before":
        live.figures(wkb_of(row))
    layer = QgsVectorLayer(f"{path}|layername=violation", "图斑", "ogr")
    assert layer.startEditing() and path.read_bytes()[18:20] == b"\2\2"
    live.forget()
    assert live.figures(wkb_of(row)).pbf_m2 > 0
    feature = next(layer.getFeatures())
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("location"), "村东")
    assert layer.commitChanges(), layer.commitErrors()
    assert path.read_bytes()[18:20] == b"\1\1" and not path.with_name(path.name + "-wal").exists()
    live.close()


def held_open(path):
    return sum(os.path.samefile(each, path) for each in Path("/proc/self/fd").iterdir() if each.exists())


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


def test_the_newest_shape_wins_and_the_caller_never_waits(qgis_app, current, qtbot, monkeypatch):
    """Thirty shapes while the first is being computed: the first and the last are answered, nothing between."""
    gate, seen = threading.Event(), []

    def slow(_self, wkb):
        seen.append(wkb)
        gate.wait(5)
        return LiveFigures(float(len(wkb)))

    monkeypatch.setattr(LiveRegister, "figures", slow)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(current.register)
    first = worker.ask(b"first")
    qtbot.waitUntil(lambda: len(seen) == 1, timeout=WAIT)
    last = [worker.ask(b"shape %d" % number) for number in range(30)][-1]
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=WAIT)
    assert [answer.number for answer in answers] == [first, last] and seen == [b"first", b"shape 29"]
    worker.end()
    assert not worker.isRunning()


def test_when_nothing_is_drawn_for_a_while_the_file_is_let_go(qgis_app, current, qtbot, monkeypatch):
    monkeypatch.setattr(live_worker, "_QUIET_S", 0.2)
    row = case_row(current.register, FIRST)
    before = held_open(current.register.path)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(current.register)
    for number in (1, 2):
        worker.ask(wkb_of(row))
        qtbot.waitUntil(lambda asked=number: len(answers) == asked, timeout=WAIT)
        qtbot.waitUntil(lambda: held_open(current.register.path) == before, timeout=WAIT)
    assert answers[0].figures == answers[1].figures and worker.isRunning()
    worker.ask(wkb_of(row))
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=WAIT)
    worker.end()
    assert held_open(current.register.path) == before


def test_a_register_that_is_no_longer_used_is_let_go_at_once(qgis_app, current, qtbot):
    row = case_row(current.register, FIRST)
    before = held_open(current.register.path)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(current.register)
    worker.ask(wkb_of(row))
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT)
    assert held_open(current.register.path) == before + 1
    worker.use(None)
    qtbot.waitUntil(lambda: held_open(current.register.path) == before, timeout=WAIT)
    assert worker.isRunning()
    worker.end()
    assert not worker.isRunning()


def test_a_register_that_could_not_be_opened_is_begun_anew_with_the_next_shape(qgis_app, current, qtbot, monkeypatch):
    limits, asked = LiveRegister.limits, []

    def at_first_busy(register):
        asked.append(1)
        if len(asked) == 1:
            raise InputError("busy")
        return limits(register)

    monkeypatch.setattr(LiveRegister, "limits", at_first_busy)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(current.register)
    for number in (1, 2):
        worker.ask(wkb_of(case_row(current.register, FIRST)))
        qtbot.waitUntil(lambda asked=number: len(answers) == asked, timeout=WAIT)
    worker.end()
    assert answers[0].problem == "busy" and answers[1].limits == LiveLimits(5, 10)


def test_an_error_in_the_thread_is_an_answer(qgis_app, current, qtbot, monkeypatch):
    def broken(_self, _wkb):
        raise RuntimeError("broken")

    monkeypatch.setattr(LiveRegister, "figures", broken)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(current.register)
    worker.ask(b"")
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT)
    assert answers[0].problem == "broken" and answers[0].figures is None
    worker.end()


def test_colours_follow_unrounded_square_metres():
    def text(pbf, cultivated):
        return answer_html(LiveAnswer(1, LiveFigures(9999.0, pbf, cultivated), LiveLimits(5, 10)))

    assert RED.name() not in text(3333.33, 6666.66)
    assert "5.00" in text(3333.33, 0)
    assert text(3333.34, 6666.66).count(RED.name()) == 1
    assert text(3333.34, 6666.67).count(RED.name()) == 2
    assert "—" in text(None, 0.0)
    assert RED.name() not in answer_html(LiveAnswer(1, LiveFigures(9e9, 9e9, 9e9), LiveLimits()))
