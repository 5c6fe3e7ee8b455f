"""Running programs and noting how long they took and how much memory they held."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Sequence

_BETWEEN_LOOKS_S = 0.03


class RunFailed(Exception):
    """A program ended with an error; the message holds the end of its output."""


@dataclass(frozen=True)
class Run:
    """Wall-clock seconds of one whole process and the largest resident memory in MB, of it and of those it started together."""

    seconds: float
    peak_mb: float


@dataclass
class Series:
    """The runs of one engine on one set of candidates, and its starts alone."""

    runs: list[Run] = field(default_factory=list)
    starts: list[Run] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Seconds of the whole process."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def start(self) -> float:
        """Seconds to load and start the engine."""
        return statistics.median(run.seconds for run in self.starts)

    @property
    def work(self) -> float:
        """Seconds of the process with the start left out."""
        return max(self.median - self.start, 0.0)

    @property
    def peak_mb(self) -> float:
        """The largest of the peaks."""
        return max(run.peak_mb for run in self.runs)

    @property
    def noise(self) -> float:
        """Slowest over fastest run."""
        seconds = [run.seconds for run in self.runs]
        return max(seconds) / min(seconds)


def run_process(command: Sequence[str]) -> Run:
    """Run a program to its end; RunFailed when it does not end well.

    A process inherits the peak of the one that started it, so this one must stay small: it imports no numpy.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        family = _Family(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        together_mb = family.end()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", errors="replace")
    if process.returncode:
        raise RunFailed(f"{' '.join(command)} ended with {process.returncode}:\n{text[-3000:]}")
    # The one is exact, but of the largest process alone.
    return Run(seconds, max(used.ru_maxrss / 1024, together_mb))


class _Family:
    """Looks now and then how much memory a process and those it started hold together; what they share counts for each."""

    def __init__(self, process: int) -> None:
        self._process, self._over, self._peak_mb = process, threading.Event(), 0.0
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(_BETWEEN_LOOKS_S):
            self._peak_mb = max(self._peak_mb, sum(map(_resident_mb, _descent(self._process))))

    def end(self) -> float:
        """Return the largest sum seen."""
        self._over.set()
        self._thread.join()
        return self._peak_mb


def _descent(process: int) -> list[int]:
    """Return a process and all that it has started, directly or not."""
    found = [process]
    for each in found:
        for children in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found += map(int, children.read_text(encoding="ascii").split())
            except OSError:
                pass  # it has ended meanwhile
    return found


def _resident_mb(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0  # it has ended meanwhile
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def in_turn(
    commands: dict[str, list[str]], repeat: int, tell: Callable[[str], None], starts: int = 3
) -> dict[str, Series]:
    """Run all programs once untimed, then `repeat` times in turn A B C … A B C …; their starts a few times before.

    `tell` gets a line after every run.
    """
    series = {name: Series() for name in commands}
    for turn in range(starts + 1):
        for name, command in commands.items():
            run = run_process([*command, "--start-only"])
            if turn:
                series[name].starts.append(run)
    for turn in range(repeat + 1):
        for name, command in commands.items():
            run = run_process(command)
            if turn:
                series[name].runs.append(run)
            tell(f"turn {turn} of {repeat}: {name} {run.seconds:.2f} s" + ("" if turn else ", not counted"))
    return series


def machine() -> str:
    """Return what the machine is."""
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} processors ({model}), {memory:.0f} GiB, load {os.getloadavg()[0]:.1f}"
