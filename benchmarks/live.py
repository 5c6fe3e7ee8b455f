"""How soon the live label answers: one growing polygon against the base layers of a register, shape after shape.

    python -m benchmarks.live county.gpkg --shapes 400

The register must hold permanent basic farmland and land use. Prints, for patches of 5, 50 and 5,000 亩 at places that are drawn
by lot (the seed is printed), the first answer and the median and slowest of the ones after it, by each geometry engine that
is there; then, with 60 shapes a second pouring into the worker thread, how long the main thread was held up and how old the
answers were.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import struct
import sys
import time
from pathlib import Path
from typing import Dict, Iterator, List, Tuple

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer

from farmland_guard.casework.live_figures import LiveRegister
from farmland_guard.geometry import geos
from farmland_guard.gui.live_worker import LiveWorker
from farmland_guard.register.bases import current_base
from farmland_guard.register.store import Register

SIZES_MU = (5, 50, 5000)
SEED = 20261125


def growing(dice: random.Random, x: float, y: float, mu: float, shapes: int) -> Iterator[bytes]:
    """A polygon of about `mu` 亩 whose last vertex wanders, as a hand moves it."""
    radius = math.sqrt(mu * 2000 / 3 / math.pi)
    corners = [
        (x + radius * dice.uniform(0.8, 1.1) * math.cos(turn), y + radius * dice.uniform(0.8, 1.1) * math.sin(turn))
        for turn in (2 * math.pi * number / 9 for number in range(9))
    ]
    for _ in range(shapes):
        wander = (corners[-1][0] + dice.uniform(-20, 20), corners[-1][1] + dice.uniform(-20, 20))
        ring = [*corners[:-1], wander, corners[0]]
        yield struct.pack("<BIII", 1, 3, 1, len(ring)) + b"".join(struct.pack("<2d", *point) for point in ring)


def timed(register: Register, places: List[Tuple[float, float]], mu: float, shapes: int) -> Tuple[List[float], List[float]]:
    """Milliseconds of first answers and of those after."""
    dice = random.Random(SEED)
    first, later = [], []
    for x, y in places:
        live = LiveRegister(register)
        for number, wkb in enumerate(growing(dice, x, y, mu, shapes)):
            begun = time.perf_counter()
            live.figures(wkb)
            (later if number else first).append((time.perf_counter() - begun) * 1000)
    return first, later


def pouring(register: Register, place: Tuple[float, float], mu: float, seconds: float) -> str:
    """One line on the main thread while the worker is asked 60 times a second."""
    dice = random.Random(SEED)
    shapes = growing(dice, *place, mu, int(seconds * 60))
    worker, loop = LiveWorker(), QEventLoop()
    asked: Dict[int, float] = {}
    asking, ages, late = [], [], []
    due = [time.perf_counter()]

    def ask() -> None:
        now = time.perf_counter()
        late.append((now - due[0]) * 1000)
        due[0] = max(due[0] + 1 / 60, now)
        wkb = next(shapes, None)
        if wkb is None:
            loop.quit()
            return
        asked[worker.ask(wkb)] = now
        asking.append((time.perf_counter() - now) * 1000)

    worker.answered.connect(lambda answer: ages.append((time.perf_counter() - asked[answer.number]) * 1000))
    worker.use(register)
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(16)
    timer.timeout.connect(ask)
    timer.start()
    loop.exec()
    timer.stop()
    worker.end()
    ages.sort()
    late.sort()
    return (
        f"{mu:>8} {len(asking):>6} {len(ages):>9} {statistics.median(ages):>12.1f} {ages[-1]:>8.1f} "
        f"{max(asking):>10.2f} {late[int(len(late) * 0.99)]:>10.1f}"
    )


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live")
    parser.add_argument("register", type=Path)
    parser.add_argument("--shapes", type=int, default=100, help="shapes at each place")
    parser.add_argument("--places", type=int, default=5)
    given = parser.parse_args()
    application = QgsApplication([], False)
    application.initQgis()
    register = Register(given.register)
    dice = random.Random(SEED)
    with register.reading() as session:
        counts = {role: current_base(session, role)["feature_count"] for role in ("pbf", "landuse")}
        box = session.one("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name LIKE 'base_landuse%'")
    places = [
        (
            dice.uniform(box["min_x"] + 5000, box["max_x"] - 5000),
            dice.uniform(box["min_y"] + 5000, box["max_y"] - 5000),
        )
        for _ in range(given.places)
    ]
    print(f"seed {SEED}; {counts['landuse']} land-use and {counts['pbf']} permanent basic farmland polygons")
    timed(register, places[:1], 5, 3)
    print(f"{'engine':>8} {'亩':>6} {'first, median':>14} {'slowest':>8} {'then, median':>13} {'p99':>7} {'slowest':>8}  (ms)")
    for name in ("shapely", "qgis"):
        if not geos.is_available(name):
            continue
        geos._engine = geos._make(name)
        for mu in SIZES_MU:
            first, later = timed(register, places, mu, given.shapes)
            later.sort()
            print(
                f"{name:>8} {mu:>6} {statistics.median(first):>14.1f} {max(first):>8.1f} "
                f"{statistics.median(later):>13.2f} {later[int(len(later) * 0.99)]:>7.2f} {later[-1]:>8.2f}"
            )
    geos._engine = None
    print(f"\n{'亩':>7} {'shapes':>6} {'answered':>9} {'age, median':>12} {'oldest':>8} {'ask, most':>10} {'late, p99':>10}  (ms)")
    for mu in SIZES_MU:
        print(pouring(register, places[0], mu, 5.0))
    return 0


if __name__ == "__main__":
    sys.exit(main())
