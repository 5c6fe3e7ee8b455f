"""The program of a process of a `Crew`: reads an order and tiles from its standard input, works them and says what came of them."""

from __future__ import annotations

import os
import pickle
import sys
from functools import cache
from pathlib import Path
from typing import BinaryIO, Tuple, cast

from ...domain.errors import FarmlandError
from ...domain.language import install_translator
from .crew import BEGUN, DONE, PROGRESS, REFUSED, TRANSLATE
from .patches import Tile
from .tile import Order, Outcome, Worker


class _Line:
    """The line to the process that started this one."""

    def __init__(self, given: BinaryIO, taken: BinaryIO) -> None:
        self._given, self._taken = given, taken

    def say(self, word: str, what: object = None) -> None:
        pickle.dump((word, what), self._taken, protocol=pickle.HIGHEST_PROTOCOL)
        self._taken.flush()

    def hear(self) -> object:
        return pickle.load(self._given)  # noqa: S301  (it started us)

    @cache  # noqa: B019  (one line in the life of a process)
    def translated(self, _context: str, text: str) -> str:
        """Sentences are put into the user's language where that is known."""
        self.say(TRANSLATE, text)
        return str(self.hear())

    def progress(self, part: float) -> bool:
        self.say(PROGRESS, part)
        return True


def _worked(worker: Worker, task: Tuple[Tile, Path], line: _Line) -> Outcome:
    tile, path = task
    with worker.writer(path) as writer:
        return worker.work(tile, writer, worker.table(writer), line.progress)


def main() -> None:
    """Work until there is nothing more."""
    taken = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not come between
    line = _Line(sys.stdin.buffer, taken)
    install_translator(line.translated)
    try:
        worker = Worker(cast(Order, line.hear()))
        line.say(BEGUN)
        while True:
            line.say(DONE, _worked(worker, cast(Tuple[Tile, Path], line.hear()), line))
    except FarmlandError as error:
        line.say(REFUSED, str(error))
    except EOFError:
        pass  # there is nothing more


if __name__ == "__main__":
    main()
