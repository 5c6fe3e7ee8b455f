"""What all panels lean on: sentences in the message bar, buttons that follow an answer, work off the main thread."""

import threading

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QAction, QDialog, QPlainTextEdit, QPushButton

from farmland_guard.domain.errors import Cancelled, InputError
from farmland_guard.domain.moves import Allowed, RefusedMove
from farmland_guard.gui import background, messages
from farmland_guard.gui.buttons import follow


def test_a_button_follows_the_answer():
    action = QAction("x")
    follow(action, RefusedMove("还有未完成的整改任务"), "Close")
    assert not action.isEnabled() and action.toolTip() == "还有未完成的整改任务"
    follow(action, Allowed(), "Close")
    assert action.isEnabled() and action.toolTip() == "Close"


def test_an_error_of_the_user_is_one_sentence(qgis_iface):
    item = messages.show(qgis_iface, InputError("Row 3 has no code."))
    assert item.text() == "Row 3 has no code." and item.level() == Qgis.MessageLevel.Warning
    assert not item.findChildren(QPushButton)


def test_a_fault_of_the_program_shows_its_traceback_behind_a_button(qgis_iface, qtbot):
    try:
        raise KeyError("area_m2")
    except KeyError as error:
        item = messages.show(qgis_iface, error)
    assert item.level() == Qgis.MessageLevel.Critical and "KeyError" in item.text()
    (button,) = item.findChildren(QPushButton)
    button.click()
    window = qgis_iface.mainWindow()
    dialog = window.findChild(QDialog, "FarmlandGuardDetails")
    assert dialog.isVisible() and not dialog.isModal()
    assert 'raise KeyError("area_m2")' in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.close()


def _collect():
    told = []
    return told, {
        "done": lambda result: told.append(("done", result, threading.current_thread() is threading.main_thread())),
        "failed": lambda error: told.append(("failed", str(error))),
        "cancelled": lambda: told.append(("cancelled",)),
    }


def test_work_runs_off_the_main_thread_and_reports_on_it(qgis_app, qtbot):
    told, calls = _collect()
    percent = []

    def work(progress):
        assert threading.current_thread() is not threading.main_thread()
        assert progress(0.25) and progress(0.5)
        return 42

    background.start("work", work, progressed=percent.append, **calls)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == [("done", 42, True)]
    assert percent and max(percent) <= 100 and 50 in percent


def test_an_error_of_the_work_is_handed_over_whole(qgis_app, qtbot):
    told, calls = _collect()

    def work(progress):
        raise InputError("The layer has no CRS.")

    background.start("work", work, **calls)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == [("failed", "The layer has no CRS.")]


def test_cancelled_work_says_so_and_nothing_else(qgis_app, qtbot):
    told, calls = _collect()
    running = threading.Event()

    def work(progress):
        running.set()
        while progress(0.1):
            running.wait(0.01)
        raise Cancelled

    task = background.start("work", work, **calls)
    qtbot.waitUntil(running.is_set, timeout=5000)
    task.cancel()
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told == [("cancelled",)]


def test_dropped_work_calls_nobody(qgis_app, qtbot):
    told, calls = _collect()
    running = threading.Event()

    def work(progress):
        running.set()
        while progress(0.1):
            running.wait(0.01)
        raise Cancelled

    background.start("work", work, **calls)
    qtbot.waitUntil(running.is_set, timeout=5000)
    background.drop_all()
    qtbot.wait(50)
    assert told == []
