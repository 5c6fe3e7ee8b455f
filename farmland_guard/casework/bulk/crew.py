"""Processes that work tiles side by side: Python's lock lets two threads of one process do little more than one.

Each is a Python of its own, as QGIS brings it, that loads this package without QGIS and talks with us over its standard
input and output. What one cannot do, because it cannot be started or ends, is left to the caller; so is what it fails at without a sentence,
that the reason is seen where it can be told. A file that cannot be used ends the work with its sentence.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import Any, BinaryIO, Callable, Deque, Iterator, List, NamedTuple, Optional, Sequence, Set, cast

from ...domain.errors import Cancelled, InputError
from ...domain.language import relayed
from .line import (
    BEGUN,
    DONE,
    ORDER,
    PROGRESS,
    REFUSED,
    SENTENCE,
    TILE,
    TRANSLATE,
    BrokenLine,
    Line,
    heard_outcome,
    told_order,
    told_tile,
)
from .patches import Tile
from .tile import Order, Outcome

_PATIENCE_S = 0.1  # how long a cancel waits at most
_MOST_PROCESSES = 4
_LONGEST_END_S = 1.0
# A process that says nothing for so long is given up: before it has begun, and then. None is silent for more than a second or two
# that computes, unless it is stopped from outside.
_LONGEST_START_S, _LONGEST_SILENCE_S = 30.0, 120.0
_ENDED = "ended"
# Read by the C library of Linux alone, where giving back and fetching pages for every array takes a tenth of the time.
_MEMORY = {
    "MALLOC_TRIM_THRESHOLD_": str(1 << 29),
    "MALLOC_MMAP_THRESHOLD_": str(1 << 27),
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


class Finished(NamedTuple):
    """Tile `number` is done, by `process`; its pieces are in the file at `path`."""

    number: int
    process: int
    path: Path
    outcome: Outcome


def usual_processes() -> int:
    """Return how many processes pay on this machine; 0 where it has one processor, or no Python is found to run them with."""
    processors = os.cpu_count() or 1
    return min(processors, _MOST_PROCESSES) if processors > 1 and interpreter() is not None else 0


def interpreter() -> Optional[Path]:
    """Return the Python that this one is, as a program of its own.

    Inside QGIS `sys.executable` may be QGIS itself, or a stranger: the first Python that the user's shell would start.
    """
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    names = ("python3.exe", "python.exe") if os.name == "nt" else (f"python{version}", "python3")
    own = Path(sys.executable or "")
    homes = (Path(sys.exec_prefix), own.parent)
    for folder in (place for home in homes for place in (home, home / "bin")):
        for name in names:
            if (folder / name).is_file():
                return folder / name
    return own if own.stem.lower().startswith("python") and own.is_file() else None


def _started(program: Path) -> subprocess.Popen[bytes]:
    """Start a process. It finds what is found here, not what lies in its folder; memory it has had once stays with it."""
    # Plugins put all kinds of things there; Python itself heeds only texts.
    paths = [path or os.getcwd() for path in sys.path if isinstance(path, str)]
    task = f"import sys; sys.path[:1] = sys.argv[1:]; from {__package__}.worker import main; main()"
    return subprocess.Popen(
        [str(program), "-c", task, *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Where Python does not know its home, as inside of macOS' bundles, it finds its own library there.
        env={**_MEMORY, **os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


class Crew:
    """Some processes at the tiles of one order. To be closed, whatever happened; that ends them at once."""

    def __init__(self, order: Order, folder: Path, count: int) -> None:
        """Start `count` processes, which get ready meanwhile; pieces come into files in `folder`."""
        self._order, self._folder = order, folder
        self._tiles: Sequence[Tile] = ()
        self._waiting: Deque[int] = deque()
        self._lock, self._given = Lock(), Event()
        self._events: Queue[Any] = Queue()
        self._processes: List[subprocess.Popen[bytes]] = []
        self._threads: List[Thread] = []
        for _ in range(count):
            self._start()

    def _start(self) -> None:
        program = interpreter()
        if program is None:
            return
        try:
            process = _started(program)
        except OSError:
            return  # its tiles are left to the others, or to the caller
        self._processes.append(process)
        self._threads.append(Thread(target=self._attend, args=(process,), daemon=True))
        self._threads[-1].start()

    def _attend(self, process: subprocess.Popen[bytes]) -> None:
        """Give a process tile after tile and pass on what it says, until there are no more or it ends."""
        number = -1
        line = Line(cast(BinaryIO, process.stdout), cast(BinaryIO, process.stdin))
        try:
            line.say(ORDER, told_order(self._order))
            while True:
                word, what, array = line.hear()
                if word == TRANSLATE:
                    line.say(SENTENCE, relayed(what))
                elif word == PROGRESS:
                    self._events.put((process.pid, word, number, what))
                elif word in (BEGUN, DONE):
                    told = Finished(number, process.pid, self._path(number), heard_outcome(what, array)) if array is not None else None
                    self._events.put((process.pid, word, number, told))
                    number = self._next()
                    if number < 0:
                        return
                    plane, keys = told_tile(self._tiles[number])
                    line.say(TILE, {"plane": plane, "path": str(self._path(number))}, keys)
                else:
                    self._events.put((process.pid, word, number, what))
                    return
        except BrokenLine:
            pass  # the process ended, or was ended; what it had not finished is among those left
        finally:
            self._events.put((process.pid, _ENDED, number, None))

    def _next(self) -> int:
        """Wait until there are tiles, and return the number of the next one, −1 when there is none left."""
        self._given.wait()
        with self._lock:
            return self._waiting.popleft() if self._waiting else -1

    def _path(self, number: int) -> Path:
        return self._folder / f"{number}.gpkg"

    def finished(self, tiles: Sequence[Tile], progress: Optional[Callable[[float], bool]]) -> Iterator[Finished]:
        """Have tiles worked, the first ones first; yield those that get done as they do. What is not among them is left to the caller.

        InputError with what a process was refused for, Cancelled when `progress` returns False, which gets fractions 0 … 1.
        """
        self._tiles = tiles
        self._waiting.extend(range(len(tiles)))
        self._given.set()
        sizes = [len(tile.numbers) for tile in tiles]
        parts = [0.0] * len(sizes)
        silences = {process.pid: 0.0 for process in self._processes}
        begun: Set[int] = set()
        while silences:
            share = sum(part * size for part, size in zip(parts, sizes)) / max(sum(sizes), 1)
            if progress is not None and progress(share) is False:
                raise Cancelled()
            try:
                pid, word, number, told = self._events.get(timeout=_PATIENCE_S)
            except Empty:
                # Waits are added up, no clock is read: one that slept with the computer has not been silent.
                for pid in list(silences):
                    silences[pid] += _PATIENCE_S
                    if silences[pid] > (_LONGEST_SILENCE_S if pid in begun else _LONGEST_START_S):
                        del silences[pid]
                        self._end(pid)
                continue
            if pid in silences:
                silences[pid] = 0.0
            begun.add(pid)
            if word == _ENDED:
                silences.pop(pid, None)
            elif word == REFUSED:
                raise InputError(told)
            elif word == PROGRESS:
                parts[number] = told
            elif word == DONE and told is not None:
                parts[number] = 1.0
                yield told

    def _end(self, pid: int) -> None:
        for process in self._processes:
            if process.pid == pid:
                process.kill()

    def close(self) -> None:
        """End the processes, at whatever they are."""
        with self._lock:
            self._waiting.clear()
        self._given.set()
        for process in self._processes:
            process.kill()
        for process, thread in zip(self._processes, self._threads):
            with suppress(subprocess.TimeoutExpired):  # one that waits for a disk that is gone
                process.wait(_LONGEST_END_S)
            thread.join(_LONGEST_END_S)
            for stream in (process.stdin, process.stdout):
                # Where a program that the process has started lives on, its end of the line stays open, and somebody listens to it.
                if stream is not None and not thread.is_alive():
                    with suppress(OSError):  # what was still to be written to a process that is gone
                        stream.close()

