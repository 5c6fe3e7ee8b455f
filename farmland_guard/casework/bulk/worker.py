"""The program of a process of a `Crew`: hears an order and tiles on its standard input, works them and says what came of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Dict

from ...domain.errors import FarmlandError
from ...domain.language import install_translator
from .line import BEGUN, DONE, PROGRESS, REFUSED, TRANSLATE, BrokenLine, Line, heard_order, heard_tile, told_outcome
from .tile import Outcome, Worker


class _Translator:
    """Puts sentences into the user's language where that is known: at the other end of the line."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._known: Dict[str, str] = {}

    def __call__(self, _context: str, text: str) -> str:
        if text not in self._known:
            self._line.say(TRANSLATE, text)
            self._known[text] = str(self._line.hear().what)
        return self._known[text]


def _worked(worker: Worker, line: Line) -> Outcome:
    _, what, keys = line.hear()
    if keys is None:
        raise BrokenLine()

    def progress(part: float) -> bool:
        line.say(PROGRESS, part)
        return True

    with worker.writer(Path(what["path"])) as writer:
        return worker.work(heard_tile(what["plane"], keys), writer, worker.table(writer), progress)


def main() -> None:
    """Work until there is nothing more."""
    said = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not come between
    line = Line(sys.stdin.buffer, said)
    install_translator(_Translator(line))
    try:
        worker = Worker(heard_order(line.hear().what))
        line.say(BEGUN)
        while True:
            line.say(DONE, *told_outcome(_worked(worker, line)))
    except FarmlandError as error:
        line.say(REFUSED, str(error))
    except BrokenLine:
        pass  # there is nothing more
