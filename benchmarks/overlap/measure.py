"""Running programs and noting how long they took and how much memory they held."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Sequence


class RunFailed(Exception):
    """A program ended with an error; the message holds the end of its output."""


@dataclass(frozen=True)
class Run:
    """Wall-clock seconds of one whole process and its largest resident memory in MB."""

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
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", errors="replace")
    if process.returncode:
        raise RunFailed(f"{' '.join(command)} ended with {process.returncode}:\n{text[-3000:]}")
    return Run(seconds, used.ru_maxrss / 1024)


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
