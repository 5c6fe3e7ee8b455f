"""The job that all engines get, its files, and how their programs are called.

Read: layers YJJBNTTB and DLTB of a base file (of DLTB the cultivated classes only) and the layer `candidates` of a
second one. Write into a folder: `sums.csv`, one row per candidate that meets any base polygon, and `pieces.csv`, one
row per piece, or else the pieces as polygons in a file of the engine's own. Areas are m². Knows the standard library
only, for peers run in environments that share nothing else.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable

PBF, CULTIVATED = "pbf", "cultivated"
LAYERS = {PBF: "YJJBNTTB", CULTIVATED: "DLTB"}
CLASSES = ("0101", "0102", "0103")
WHERE = {PBF: "", CULTIVATED: "DLBM in ('0101', '0102', '0103')"}
SOURCE = {PBF: "YJJBNTTBBH", CULTIVATED: "BSM"}
"""The field that names a base polygon."""
CANDIDATES, CODE = "candidates", "JCBH"

SUMS = ("code", "pbf_m2", "cultivated_m2", "cultivated_net_m2")
PIECES = ("code", "role", "source", "area_m2", "net_m2")


@dataclass(frozen=True)
class Job:
    """What a program was called with. `start_only`: load and start everything, then end."""

    base: Path
    candidates: Path
    out: Path
    start_only: bool
    option: argparse.Namespace

    def write_sums(self, rows: Iterable[tuple]) -> None:
        """Write the sums of candidates; None where the engine does not give one."""
        _write(self.out / "sums.csv", SUMS, rows)

    def write_pieces(self, rows: Iterable[tuple]) -> None:
        """Write the pieces."""
        _write(self.out / "pieces.csv", PIECES, rows)


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def read_job(description: str, *options: tuple[str, dict]) -> Job:
    """Return the job on the command line; `options` are (flag, arguments of add_argument)."""
    parser = argparse.ArgumentParser(description=description.split("\n")[0])
    parser.add_argument("base", type=Path)
    parser.add_argument("candidates", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start-only", action="store_true", help="load and start everything, then end")
    for flag, arguments in options:
        parser.add_argument(flag, **arguments)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    return Job(given.base, given.candidates, given.out, given.start_only, given)


def wkb(blob: bytes) -> bytes:
    """Return the WKB of a GeoPackage's geometry: what follows its header and envelope (GeoPackage 1.2, 2.1.3)."""
    return blob[8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7] :]
