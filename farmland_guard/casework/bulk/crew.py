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
from typing import (
    Any,
    BinaryIO,
    Callable,
    Deque,
    Dict,
    Iterator,
    List,
    NamedTuple,
    Optional,
    Sequence,
    Set,
    Tuple,
    cast,
)

from ...domain.errors import Cancelled, InputError
from ...domain.language import relayed
from ...geometry.shapes import Floats
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
from .tile import FIGURE_NAMES, Order, Outcome

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


_Event = Tuple[int, str, int, Any]  # who says it, the word, of which tile, what belongs to it


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
        self._shared = False
        self._out: Set[int] = set()  # given to processes, and not heard of since
        self._parts: Dict[int, float] = {}
        self._begun: Set[int] = set()
        self._silences: Dict[int, float] = {}  # of those that have not ended, in seconds
        self._lock, self._given = Lock(), Event()
        self._events: Queue[_Event] = Queue()
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
        self._silences[process.pid] = 0.0
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
                elif word == PROGRESS and number >= 0:
                    self._events.put((process.pid, word, number, float(what)))
                elif word in (BEGUN, DONE):
                    told = self._done(number, process.pid, what, array) if word == DONE else None
                    self._events.put((process.pid, word, number, told))
                    number = self._next()
                    if number < 0:
                        return
                    plane, keys = told_tile(self._tiles[number])
                    line.say(TILE, {"plane": plane, "path": str(self._path(number))}, keys)
                else:
                    self._events.put((process.pid, word, number, what))
                    return
        except (BrokenLine, LookupError, TypeError, ValueError):
            pass  # it ended, was ended, or is none of ours to listen to; what it had not finished is among those left
        finally:
            self._events.put((process.pid, _ENDED, number, None))

    def _done(self, number: int, pid: int, what: Any, figures: Optional[Floats]) -> Finished:
        """Return what a process says it has done; BrokenLine when that is not what it was given."""
        if number < 0 or figures is None or figures.shape != (len(FIGURE_NAMES), len(self._tiles[number].numbers)):
            raise BrokenLine()
        return Finished(number, pid, self._path(number), heard_outcome(what, figures))

    def _next(self) -> int:
        """Wait until there are tiles, and return the number of the next one, −1 when there is none left."""
        self._given.wait()
        with self._lock:
            if not self._waiting:
                return -1
            number = self._waiting.pop() if self._shared else self._waiting.popleft()
            self._out.add(number)
            return number

    def _path(self, number: int) -> Path:
        return self._folder / f"{number}.gpkg"

    def give(self, tiles: Sequence[Tile], shared: bool = False) -> None:
        """Have tiles worked, the first ones first; `shared`: the last ones first, since the caller works too and claims from the front."""
        self._tiles, self._shared = tiles, shared
        self._waiting.extend(range(len(tiles)))
        self._given.set()

    def claim(self) -> bool:
        """Return whether the first tile that no process has is left, which then is the caller's to work."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft()
                return True
            return False

    def half_done(self) -> float:
        """Return how many patches are done of the tiles that processes are at, as far as was heard."""
        return sum(part * len(self._tiles[number].numbers) for number, part in self._parts.items())

    def heard(self) -> Iterator[Finished]:
        """Yield tiles that are done and were not told of before, without waiting. InputError with what a process was refused for."""
        with suppress(Empty):
            while True:
                told = self._taken(self._events.get_nowait())
                if told is not None:
                    yield told

    def finished(self, going: Callable[[], bool]) -> Iterator[Finished]:
        """Yield tiles as they get done, to the last one that a process has or can get. What is not among them is left to the caller.

        InputError with what a process was refused for, Cancelled when `going` returns False.
        """
        while self._silences and self._busy():
            if not going():
                raise Cancelled()
            try:
                event = self._events.get(timeout=_PATIENCE_S)
            except Empty:
                # Waits are added up, no clock is read: one that slept with the computer has not been silent.
                for pid in list(self._silences):
                    self._silences[pid] += _PATIENCE_S
                    if self._silences[pid] > (_LONGEST_SILENCE_S if pid in self._begun else _LONGEST_START_S):
                        del self._silences[pid]
                        self._end(pid)
                continue
            told = self._taken(event)
            if told is not None:
                yield told

    def _busy(self) -> bool:
        with self._lock:
            return bool(self._waiting or self._out)

    def _taken(self, event: _Event) -> Optional[Finished]:
        """Note what a process says, and return the tile that it has done."""
        pid, word, number, told = event
        self._begun.add(pid)
        if word == _ENDED:
            self._silences.pop(pid, None)
        elif pid in self._silences:
            self._silences[pid] = 0.0
        if word == REFUSED:
            raise InputError(told)
        if word == PROGRESS:
            self._parts[number] = told
        elif word in (DONE, _ENDED):
            self._parts.pop(number, None)
            with self._lock:
                self._out.discard(number)
        return cast(Optional[Finished], told) if word == DONE else None

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

