"""Times the overlap check beside other engines, each a fresh process, in turn: `make bench`.

The job: on a generated county, for every candidate what of it is permanent basic farmland and its cultivated net area,
and a row for each piece, written out. Wall clock of the whole process; what starting the engine costs is measured too
and shown apart. Every result is compared with ours, and ours on the ellipsoid with an independent computation; the run
fails when they differ. Tables go to the terminal and to result.md.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Sequence

from benchmarks import bigcounty

from . import postgres
from .engines import BY_NAME, ENGINES, FLOOR, Engine, command, missing
from .measure import RunFailed, in_turn, machine
from .report import OWN, Measured, as_markdown, as_text, failures, goal_lines, latency_goals, latency_rows, rows

ELLIPSOIDAL_M2 = 0.01
"""How far a sum on the ellipsoid may lie from the independent one: the least area that is stated."""
REFERENCE = "reference_ellipsoidal"
ON_PLANE = "ours-planar"
SCALING_SIZES = (50000, 250000, 1000000)
SCALING_GOAL = 1.3
SCALING_REPEAT = 15


class Bench:
    """One call: what was asked for, the data, and the lines of the report."""

    def __init__(self, given: argparse.Namespace) -> None:
        """Take the arguments."""
        self.given = given
        self.lines: list[str] = []
        self.bad: list[str] = []
        self.goals: list[tuple[str, str, bool]] = []

    def say(self, text: str = "", markdown: str = "") -> None:
        """Print a line and keep it, or its Markdown, for the report."""
        print(text, flush=True)
        self.lines.append(markdown or text)

    def table(self, title: str, table: list[list[str]]) -> None:
        """Print a table and keep it as Markdown."""
        self.say(f"\n{title}", f"\n## {title}\n")
        self.say(as_text(table), as_markdown(table))

    def county(self, size: int, counts: Sequence[int]) -> Path:
        """Return the folder with a county and its candidates, made where it is not there yet."""
        folder = (self.given.counties or self.given.out) / f"county_{size}_{self.given.seed}"
        made = bigcounty.noted(folder)
        absent = [n for n in counts if not bigcounty.candidates_path(folder, n).exists()]
        if not made or absent:
            # In a process of its own: what it holds in memory must not count for the programs timed from here.
            options = ["--size", str(size), "--seed", str(self.given.seed), "--out", str(folder)]
            program = [sys.executable, "-m", "benchmarks.bigcounty", *options, "--candidates", *map(str, counts)]
            subprocess.run(program, check=True)
            made = bigcounty.noted(folder)
        listed = " · ".join(f"{name} {number:,}" for name, number in made["rows"].items())
        self.say(f"county of seed {made['seed']}: {listed}")
        return folder

    def chosen(self) -> list[Engine]:
        """Return the engines asked for that can run here, ours first."""
        only = set(self.given.only or BY_NAME) | {OWN, ON_PLANE}
        engines = [engine for engine in ENGINES if engine.name in only - set(self.given.without)]
        usable = []
        for engine in engines:
            reason = missing(engine)
            if reason:
                self.say(f"NOT MEASURED: {engine.title}: {reason}")
            else:
                usable.append(engine)
        return usable

    def measure(self, engines: list[Engine], folder: Path, count: int, server: str) -> Measured:
        """Time the engines on one number of candidates and compare what they found."""
        given = self.given
        candidates, out = bigcounty.candidates_path(folder, count), given.out / "results" / str(count)
        commands = {each.name: command(each, folder, candidates, out / each.name, server) for each in engines}
        print(f"\n{count:,} candidates, {given.repeat} turns", flush=True)
        measured = Measured(count, in_turn(commands, given.repeat, lambda line: print("  " + line, flush=True)))
        self.compare(measured, engines, folder, out)
        return measured

    def compare(self, measured: Measured, engines: list[Engine], folder: Path, out: Path) -> None:
        """Hold every result against ours on the plane, and ours on the ellipsoid against the reference."""
        names = [engine.name for engine in engines if engine.kind != FLOOR]
        plane = ON_PLANE if ON_PLANE in names else next((n for n in names if BY_NAME[n].method == "planar"), None)
        pairs = [
            (name, plane, not BY_NAME[name].totals_only)
            for name in names
            if BY_NAME[name].method == "planar" and name != plane
        ]
        if any(BY_NAME[name].method == "ellipsoidal" for name in names):
            folders = [str(folder / "base.gpkg"), str(bigcounty.candidates_path(folder, measured.candidates))]
            program = [sys.executable, "-m", "benchmarks.peers.reference_ellipsoidal", *folders, str(out / REFERENCE)]
            subprocess.run(program, check=True)
            pairs += [(name, REFERENCE, True) for name in names if BY_NAME[name].method == "ellipsoidal"]
        program = [sys.executable, "-m", "benchmarks.overlap.agreement", str(out), json.dumps(pairs)]
        found = subprocess.run(program, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
        measured.agreement = json.loads(found)

    def scaling(self) -> None:
        """Time ours on counties of several sizes, in turn: 5,000 candidates, start-up left out."""
        count, times, commands = 5000, {}, {}
        table = [["land-use polygons", "median s", "without start-up s", "µs per candidate", "peak MB"]]
        for size in SCALING_SIZES:
            folder = self.county(size, (count,))
            out = self.given.out / "results" / str(size)
            commands[str(size)] = command(BY_NAME[OWN], folder, bigcounty.candidates_path(folder, count), out, "")
        # Runs of less than a second: one of them that is disturbed must not decide.
        repeat = max(self.given.repeat, SCALING_REPEAT)
        timed = in_turn(commands, repeat, lambda line: None, starts=repeat)
        for size in SCALING_SIZES:
            series = timed[str(size)]
            times[size] = series.work / count
            cells = [f"{series.median:.2f}", f"{series.work:.2f}", f"{times[size] * 1e6:.0f}", f"{series.peak_mb:.0f}"]
            table.append([f"{size:,}", *cells])
        self.table(f"Growth with the base, {count:,} candidates, ellipsoidal, median of {repeat}", table)
        growth = times[SCALING_SIZES[-1]] / times[SCALING_SIZES[0]]
        what = f"time per candidate, {SCALING_SIZES[0]:,} to {SCALING_SIZES[-1]:,} land-use polygons: at most {SCALING_GOAL} ×"
        self.goals.append((what, f"{growth:.2f}", growth <= SCALING_GOAL))

    def latency(self) -> None:
        """Time the answers for one drawn polygon on a register that holds both layers."""
        count = min(self.given.candidates or bigcounty.DEFAULT_CANDIDATES)
        folder = self.county(self.given.size, (count,))
        print("one drawn polygon: the register is made once for a county, which takes minutes", flush=True)
        candidates = bigcounty.candidates_path(folder, count)
        program = [sys.executable, "-m", "benchmarks.overlap.latency", str(folder), str(candidates), str(self.given.seed)]
        done = subprocess.run(program, check=True, stdout=subprocess.PIPE, encoding="utf-8")
        found = json.loads(done.stdout.strip().splitlines()[-1])
        self.table("One drawn polygon, milliseconds", latency_rows(found))
        self.goals += latency_goals(found)
        self.say(f"opening the register for the very first answer: {found['opening']:.0f} ms")
        for name in ("patches", "large"):
            if found[name]["difference_m2"] > ELLIPSOIDAL_M2:
                self.bad.append(f"one drawn polygon, {name}: a figure is off by {found[name]['difference_m2']:.3g} m²")

    def run(self) -> int:
        """Do what was asked."""
        given = self.given
        engines = self.chosen()
        seconds = sum(each.expected(n) for each in engines for n in given.candidates) * (given.repeat + 1)
        self.say(f"estimate: {seconds / 60:.0f} min of timing, and 2 to 3 min for a county that is not there yet;")
        self.say("shorter with --candidates 5000, --repeat, --without NAME … (names: " + " ".join(BY_NAME) + ")")
        if given.estimate:
            return 0
        self.say(f"machine: {machine()}")
        measured: list[Measured] = []
        with ExitStack() as stack:
            if given.candidates:
                folder = self.county(given.size, given.candidates)
                server = ""
                if any(engine.server for engine in engines):
                    server = stack.enter_context(postgres.running())
                    paths = [bigcounty.candidates_path(folder, n) for n in given.candidates]
                    took = postgres.load(server, folder / "base.gpkg", paths)
                    self.say(f"PostGIS: loading, subdividing and indexing took {took:.0f} s, which no row below counts")
                for count in given.candidates:
                    measured.append(self.measure(engines, folder, count, server))
                    self.show(measured[-1])
        if given.scaling:
            self.scaling()
        if given.latency:
            self.latency()
        self.verdict(measured)
        return self.end()

    def show(self, measured: Measured) -> None:
        """Print the table of one number of candidates."""
        title = f"{measured.candidates:,} candidates, median of {self.given.repeat}, whole process, page cache warm"
        self.table(title, rows(measured))
        if self.given.repeat > 1:
            noise = f"up to {measured.noise:.2f} × between two runs of one engine; ratios within that mean nothing"
        else:
            noise = "unknown after one run"
        self.say(f"machine noise: {noise}")
        for name, agreed in measured.agreement.items():
            if "piece_m2" in agreed:
                self.say(
                    f"{name} against {agreed['against']}: {agreed['pieces']:,} pieces, the largest difference of one "
                    f"{agreed['piece_m2']:.1e} m²"
                )

    def verdict(self, measured: list[Measured]) -> None:
        """Print the goals and what does not agree."""
        goals = goal_lines(measured) + self.goals
        if goals:
            self.table("Goals", [["goal", "measured", ""], *([a, b, "reached" if ok else "NOT REACHED"] for a, b, ok in goals)])
        self.bad += failures(measured, ELLIPSOIDAL_M2)

    def end(self) -> int:
        """Write the report; return the exit code."""
        called = shlex.join(["python", "-m", "benchmarks.overlap", *sys.argv[1:]])
        for sentence in self.bad:
            self.say(f"FAILED: {sentence}")
        target = self.given.out / "result.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(["# Overlap check, side by side", "", f"`{called}`", "", *self.lines, ""])
        target.write_text(text, encoding="utf-8")
        print(f"\nwritten to {target}")
        return 1 if self.bad else 0


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.overlap", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--size", type=int, default=250000, help="about how many land-use polygons")
    parser.add_argument("--candidates", type=int, nargs="*", default=list(bigcounty.DEFAULT_CANDIDATES), metavar="N")
    parser.add_argument("--seed", type=int, default=bigcounty.DEFAULT_SEED)
    parser.add_argument("--repeat", type=int, default=5, help="timed turns; the median counts")
    parser.add_argument("--only", nargs="+", choices=list(BY_NAME), metavar="NAME", help="these engines, and ours to compare with")
    parser.add_argument("--without", nargs="+", choices=list(BY_NAME), metavar="NAME", default=[])
    parser.add_argument("--scaling", action="store_true", help="time ours on 50,000 to 1,000,000 base polygons too")
    parser.add_argument("--latency", action="store_true", help="time the label beside one drawn polygon too")
    parser.add_argument("--estimate", action="store_true", help="say how long it would take and end")
    parser.add_argument("--counties", type=Path, help="where counties are kept, if not beside the results")
    parser.add_argument("--out", type=Path, default=Path("build/bench"), help="folder for counties, results and result.md")
    given = parser.parse_args()
    if given.repeat < 1:
        parser.error("--repeat is at least 1")
    try:
        return Bench(given).run()
    except (RunFailed, postgres.ServerFailed, subprocess.CalledProcessError) as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
