"""Whether two engines found the same: sums and pieces as the job's files hold them.

Run as a program it compares the folders of a finished timing and prints what it found as JSON, so that the process
that starts the timed programs stays small.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, Optional

from benchmarks.peers import job as jobs

Sums = dict[str, tuple[Optional[float], ...]]
Pieces = dict[tuple[str, str, str], float]

PIECE_FLOOR_M2 = 1e-4
"""A piece smaller than this may be in one result and not in the other; its area counts in the sums all the same."""


OURS = "result.gpkg"
_ROLES = {"pbf": jobs.PBF, "landuse": jobs.CULTIVATED}


def _query(folder: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(f"file:{folder / OURS}?mode=ro", uri=True)) as source:
        return source.execute(sql).fetchall()


def read_sums(folder: Path) -> Sums:
    """Return PBF, cultivated and cultivated net area by candidate; None where the engine gives none."""
    if (folder / OURS).exists():
        return {row[0]: row[1:] for row in _query(folder, "select code, pbf_m2, cultivated_m2, cultivated_net_m2 from checked")}
    with (folder / "sums.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {row[0]: tuple(float(value) if value else None for value in row[1:4]) for row in rows}


def read_pieces(folder: Path) -> Optional[Pieces]:
    """Return the area of each piece by candidate, role and base polygon; None where the engine wrote no such file."""
    if (folder / OURS).exists():
        sql = "select code, source_layer, source_id, gross_m2 from pieces where source_id is not null"
        return {(row[0], _ROLES[row[1]], row[2]): row[3] for row in _query(folder, sql)}
    path = folder / "pieces.csv"
    if not path.exists():
        return None
    pieces: Pieces = {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for code, role, source, area, _ in rows:
            key = (code, role, source)
            pieces[key] = pieces.get(key, 0.0) + float(area)
    return pieces


def difference(one: Sums, other: Sums, complete: bool) -> float:
    """Return the largest difference in m² of any sum; a candidate that one does not list has sums of zero.

    `complete`: an engine without net areas gives the others only. Infinite when nothing can be compared.
    """
    nothing = (0.0, 0.0, 0.0)
    worst = 0.0 if one and other else float("inf")
    for code in one.keys() | other.keys():
        for a, b in zip(one.get(code, nothing), other.get(code, nothing)):
            if a is not None and b is not None:
                worst = max(worst, abs(a - b))
            elif complete and (a or 0.0) != (b or 0.0):
                return float("inf")
    return worst


def piece_difference(one: Pieces, other: Pieces) -> tuple[float, int]:
    """Return the largest difference in m² of a piece, and how many pieces above the floor only one of them has."""
    worst, alone = 0.0, 0
    for key in one.keys() | other.keys():
        a, b = one.get(key), other.get(key)
        if a is None or b is None:
            alone += max(a or 0.0, b or 0.0) > PIECE_FLOOR_M2
        else:
            worst = max(worst, abs(a - b))
    return worst, alone


def compare(out: Path, pairs: list[tuple[str, str, bool]]) -> dict[str, dict[str, Any]]:
    """Compare pairs of (engine, what it is held against, complete) by their folders in `out`."""
    sums: dict[str, Sums] = {}
    pieces: dict[str, Optional[Pieces]] = {}
    found = {}
    for name, against, complete in pairs:
        for each in (name, against):
            if each not in sums:
                sums[each], pieces[each] = read_sums(out / each), read_pieces(out / each)
        entry: dict[str, Any] = {"against": against, "sum_m2": difference(sums[name], sums[against], complete)}
        mine, theirs = pieces[name], pieces[against]
        if mine is not None and theirs is not None:
            entry["pieces"] = sum(area > PIECE_FLOOR_M2 for area in mine.values())
            entry["piece_m2"], entry["alone"] = piece_difference(mine, theirs)
        found[name] = entry
    return found


if __name__ == "__main__":
    print(json.dumps(compare(Path(sys.argv[1]), json.loads(sys.argv[2]))))
