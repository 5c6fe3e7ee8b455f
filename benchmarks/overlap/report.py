"""The tables: seconds, memory and ratios, and whether the goals were reached."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any, Optional, Sequence

from .engines import BY_NAME, FLOOR
from .measure import Series

OWN = "ours"


@dataclass
class Measured:
    """What was measured for one number of candidates."""

    candidates: int
    series: dict[str, Series]
    agreement: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def noise(self) -> float:
        """The largest ratio between two runs of one engine."""
        return max(each.noise for each in self.series.values())


@dataclass(frozen=True)
class Goal:
    """A ratio to reach: `engine`'s seconds over ours at least `factor`, or (`at_most`) ours over `engine`'s."""

    candidates: int
    engine: str
    factor: float
    mine: str = OWN
    without_start: bool = False
    at_most: bool = False


GOALS = (
    Goal(100000, "native-intersection", 12),
    Goal(100000, "duckdb", 2),
    Goal(100000, "postgis", 3),
    Goal(100000, "native-intersection", 6, "ours-polygons"),
    Goal(5000, "native-intersection", 7),
    Goal(5000, "floor-gdal", 2, without_start=True, at_most=True),
)
PEAK_GOAL_MB = 500.0


def ratio(goal: Goal, measured: Measured) -> Optional[float]:
    """Return what was reached, or None where one of the two was not measured."""
    mine, other = measured.series.get(goal.mine), measured.series.get(goal.engine)
    if mine is None or other is None:
        return None
    a, b = (each.work if goal.without_start else each.median for each in (mine, other))
    if goal.at_most:
        a, b = b, a
    return b / a if a > 0 else None


def goal_lines(measured: Sequence[Measured]) -> list[tuple[str, str, bool]]:
    """Return each goal that can be judged: what, what was reached, whether it is reached."""
    lines = []
    for goal in GOALS:
        for each in measured:
            reached = ratio(goal, each) if each.candidates == goal.candidates else None
            if reached is None:
                continue
            start = ", start-up left out on both sides" if goal.without_start else ""
            if goal.at_most:
                what = f"{goal.candidates:,}: {goal.mine} at most {goal.factor:g} × {goal.engine}{start}"
            else:
                what = f"{goal.candidates:,}: {goal.mine} at least {goal.factor:g} × as fast as {goal.engine}{start}"
            lines.append((what, f"{reached:.2f}", reached <= goal.factor if goal.at_most else reached >= goal.factor))
    for each in measured:
        peaks = [series.peak_mb for name, series in each.series.items() if BY_NAME[name].module == OWN]
        if peaks:
            what = f"{each.candidates:,}: peak memory of ours, QGIS not started, at most {PEAK_GOAL_MB:.0f} MB"
            lines.append((what, f"{max(peaks):.0f} MB", max(peaks) <= PEAK_GOAL_MB))
    return lines


LATENCY_GOALS = {"patches": (50.0, 5.0), "large": (50.0, 50.0)}
"""Milliseconds for the first answer at a place and for the next ones, for a patch and for 5,000 亩."""
_ANSWERS = {"first": "first at a place", "then": "while dragging"}
_DRAWN = {"patches": "patch of 0.2 to 50 亩", "large": "5,000 亩, 300 vertices"}


def latency_rows(found: dict[str, dict[str, float]]) -> list[list[str]]:
    """Return the table of what one drawn polygon takes, its head first."""
    table = [["polygon", "answer", "median", "95 %", "largest"]]
    for name in LATENCY_GOALS:
        for key, title in _ANSWERS.items():
            values = [found[name][f"{key}_{which}"] for which in ("median", "p95", "max")]
            table.append([_DRAWN[name], title, *(f"{value:.1f}" for value in values)])
    return table


def latency_goals(found: dict[str, dict[str, float]]) -> list[tuple[str, str, bool]]:
    """Return the goals of one drawn polygon as `goal_lines` does, judged by the 95 % point."""
    lines = []
    for name, goals in LATENCY_GOALS.items():
        for (key, title), goal in zip(_ANSWERS.items(), goals):
            value = found[name][f"{key}_p95"]
            lines.append((f"{_DRAWN[name]}, {title}: 95 % within {goal:.0f} ms", f"{value:.1f}", value <= goal))
    return lines


def rows(measured: Measured) -> list[list[str]]:
    """Return the table for one number of candidates, its head first."""
    head = ["engine", "median s", "(min to max)", "start-up s", "without start-up s", "peak MB", "this / ours",
            "sums agree to m²"]  # fmt: skip
    table = [head]
    mine = measured.series.get(OWN)
    for name, each in measured.series.items():
        engine = BY_NAME[name]
        seconds = [run.seconds for run in each.runs]
        agreed = measured.agreement.get(name)
        table.append(
            [
                engine.title,
                f"{each.median:.2f}",
                f"({min(seconds):.2f} to {max(seconds):.2f})",
                f"{each.start:.2f}",
                f"{each.work:.2f}",
                "–" if engine.server else f"{each.peak_mb:.0f}",
                f"{each.median / mine.median:.2f}" if mine else "–",
                "" if engine.kind == FLOOR else f"{agreed['sum_m2']:.1e}" if agreed else "–",
            ]
        )
    return table


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def as_text(table: Sequence[Sequence[str]]) -> str:
    """Return a table in columns for the terminal."""
    widths = [max(_width(row[k]) for row in table) for k in range(len(table[0]))]
    lines = []
    for row in table:
        cells = [cell + " " * (width - _width(cell)) if k == 0 else " " * (width - _width(cell)) + cell
                 for k, (cell, width) in enumerate(zip(row, widths))]  # fmt: skip
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def as_markdown(table: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = ["| " + " | ".join(row) + " |" for row in table]
    lines.insert(1, "|---" + "|---:" * (len(table[0]) - 1) + "|")
    return "\n".join(lines)


def failures(measured: Sequence[Measured], ellipsoidal_m2: float) -> list[str]:
    """Return a sentence for every result that does not agree as it has to."""
    found = []
    for each in measured:
        for name, agreed in each.agreement.items():
            engine = BY_NAME[name]
            allowed = ellipsoidal_m2 if engine.method == "ellipsoidal" else engine.tolerance_m2
            off = agreed["sum_m2"]
            if allowed is None or off > allowed:
                found.append(
                    f"{each.candidates:,} candidates, {name} against {agreed['against']}: a sum differs by {off:.3g} m², "
                    f"more than {allowed} m²"
                )
            if agreed.get("alone"):
                found.append(
                    f"{each.candidates:,} candidates, {name} against {agreed['against']}: "
                    f"{agreed['alone']} pieces are in one of them only"
                )
    return found
