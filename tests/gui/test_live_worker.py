"""What stands behind the live label: the thread that answers the newest shape, and how long it keeps the register open."""

import os
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

from farmland_guard.casework.live_figures import LiveFigures, LiveLimits, LiveRegister
from farmland_guard.domain.errors import InputError
from farmland_guard.gui import live_worker
from farmland_guard.gui.live_worker import LiveWorker
from farmland_guard.register import connection
from farmland_guard.register.store import Register, wkb_of
from tests.gui.planted import FIRST, planted
from tests.register.helpers import case_row

WAIT = 5000


@pytest.fixture
def register(tmp_path):
    return planted(tmp_path)


def test_the_file_is_kept_open_between_places_and_let_go_in_the_end(register):
    live = LiveRegister(register)
    row = case_row(register, FIRST)
    before = held_open(register.path)
    first = live.figures(wkb_of(row))
    live.forget()
    assert live.figures(wkb_of(row)) == first
    assert held_open(register.path) == before + 1
    live.close()
    assert held_open(register.path) == before
    live.forget()
    assert live.figures(wkb_of(row)) == first
    live.close()


def test_another_file_in_the_place_of_the_register_is_seen(register, tmp_path):
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
    with pytest.raises(InputError, match=r"county\.gpkg"):
        live.figures(wkb_of(row))


def test_a_register_that_another_program_writes_is_a_sentence_and_answers_again_later(register, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    live = LiveRegister(register)
    row = case_row(register, FIRST)
    first = live.figures(wkb_of(row))
    other = sqlite3.connect(register.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    live.forget()
    with pytest.raises(InputError, match=r"county\.gpkg"):
        live.figures(wkb_of(row))
    other.rollback()
    other.close()
    assert live.figures(wkb_of(row)) == first
    live.close()


@pytest.mark.parametrize("begin", ["before", "during"])
def test_qgis_takes_the_file_out_of_wal_mode_when_editing_ends(register, begin):
    path = register.path
    live = LiveRegister(register)
    row = case_row(register, FIRST)
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


def test_the_newest_shape_wins_and_the_caller_never_waits(qgis_app, register, qtbot, monkeypatch):
    """Thirty shapes while the first is being computed: the first and the last are answered, nothing between."""
    gate, seen = threading.Event(), []

    def slow(_self, wkb):
        seen.append(wkb)
        gate.wait(5)
        return LiveFigures(float(len(wkb)))

    monkeypatch.setattr(LiveRegister, "figures", slow)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(register)
    first = worker.ask(b"first")
    qtbot.waitUntil(lambda: len(seen) == 1, timeout=WAIT)
    last = [worker.ask(b"shape %d" % number) for number in range(30)][-1]
    gate.set()
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=WAIT)
    assert [answer.number for answer in answers] == [first, last] and seen == [b"first", b"shape 29"]
    worker.end()
    assert not worker.isRunning()


def test_when_nothing_is_drawn_for_a_while_the_file_is_let_go(qgis_app, register, qtbot, monkeypatch):
    monkeypatch.setattr(live_worker, "_QUIET_S", 0.2)
    row = case_row(register, FIRST)
    before = held_open(register.path)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(register)
    for number in (1, 2):
        worker.ask(wkb_of(row))
        qtbot.waitUntil(lambda asked=number: len(answers) == asked, timeout=WAIT)
        qtbot.waitUntil(lambda: held_open(register.path) == before, timeout=WAIT)
    assert answers[0].figures == answers[1].figures and worker.isRunning()
    worker.ask(wkb_of(row))
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=WAIT)
    worker.end()
    assert held_open(register.path) == before


def test_a_register_that_is_no_longer_used_is_let_go_at_once(qgis_app, register, qtbot):
    row = case_row(register, FIRST)
    before = held_open(register.path)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(register)
    worker.ask(wkb_of(row))
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT)
    assert held_open(register.path) == before + 1
    worker.use(None)
    qtbot.waitUntil(lambda: held_open(register.path) == before, timeout=WAIT)
    assert worker.isRunning()
    worker.end()
    assert not worker.isRunning()


def test_a_register_that_could_not_be_opened_is_begun_anew_with_the_next_shape(qgis_app, register, qtbot, monkeypatch):
    limits, asked = LiveRegister.limits, []

    def at_first_busy(register):
        asked.append(1)
        if len(asked) == 1:
            raise InputError("busy")
        return limits(register)

    monkeypatch.setattr(LiveRegister, "limits", at_first_busy)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(register)
    for number in (1, 2):
        worker.ask(wkb_of(case_row(register, FIRST)))
        qtbot.waitUntil(lambda asked=number: len(answers) == asked, timeout=WAIT)
    worker.end()
    assert answers[0].problem == "busy" and answers[1].limits == LiveLimits(5, 10)


def test_an_error_in_the_thread_is_an_answer(qgis_app, register, qtbot, monkeypatch):
    def broken(_self, _wkb):
        raise RuntimeError("broken")

    monkeypatch.setattr(LiveRegister, "figures", broken)
    worker, answers = LiveWorker(), []
    worker.answered.connect(answers.append)
    worker.use(register)
    worker.ask(b"")
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=WAIT)
    assert answers[0].problem == "broken" and answers[0].figures is None
    worker.end()
