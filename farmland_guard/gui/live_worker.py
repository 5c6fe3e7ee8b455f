"""Measuring the polygon that is being drawn, in a thread of its own: the newest shape wins, older ones are never computed."""

import logging
import threading
import time
from dataclasses import dataclass
from typing import Optional, Tuple

from qgis.PyQt.QtCore import QThread, pyqtSignal

from ..casework.live_figures import LiveFigures, LiveLimits, LiveRegister
from ..domain.errors import FarmlandError
from ..register.store import Register

logger = logging.getLogger(__name__)

_QUIET_S = 10.0  # nothing was drawn for so long: the register's file is let go


@dataclass(frozen=True)
class LiveAnswer:
    """What one shape takes; `number` is the question's. `milliseconds` from the start of computing to its end."""

    number: int
    figures: Optional[LiveFigures]
    limits: LiveLimits
    problem: str = ""
    milliseconds: float = 0.0


class LiveWorker(QThread):
    """Waits for shapes and answers the newest. `answered` arrives on the main thread."""

    answered = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Condition()
        self._question: Optional[Tuple[int, bytes]] = None
        self._register: Optional[Register] = None
        self._renewed = False
        self._ending = False
        self._number = 0

    def use(self, register: Optional[Register]) -> None:
        """Measure against this register from now on, its base layers read anew; the file of the one before is let go."""
        with self._lock:
            self._register, self._renewed, self._question = register, True, None
            self._lock.notify()

    def ask(self, wkb: bytes) -> int:
        """Put a shape in the place of the one that waits; returns its number."""
        with self._lock:
            self._number += 1
            self._question = (self._number, wkb)
            self._lock.notify()
        if not self.isRunning():
            self.start()
        return self._number

    def end(self) -> None:
        """Let the thread end and wait for it."""
        with self._lock:
            self._ending = True
            self._lock.notify()
        self.wait(5000)

    def run(self) -> None:
        """Called by Qt in the thread."""
        live: Optional[LiveRegister] = None
        limits = LiveLimits()
        while True:
            with self._lock:
                if self._question is None and not self._renewed and not self._ending:
                    self._lock.wait(_QUIET_S)
                question, self._question = self._question, None
                register, renewed, self._renewed = self._register, self._renewed, False
                ending = self._ending
            if live is not None and (question is None or renewed or ending):
                live.close()  # without the lock: closing may wait for a disk, and who draws must not
            if ending:
                return
            if renewed:
                live = None
            if question is None or register is None:
                continue
            number, wkb = question
            begun = time.perf_counter()
            figures, problem = None, ""
            try:
                if live is None:
                    made = LiveRegister(register)
                    limits = made.limits()
                    live = made
                figures = live.figures(wkb)
            except FarmlandError as error:
                problem = str(error)
            except Exception as error:  # an exception that left run() would end QGIS
                logger.exception("live area")
                problem = str(error)
            self.answered.emit(LiveAnswer(number, figures, limits, problem, (time.perf_counter() - begun) * 1000))
