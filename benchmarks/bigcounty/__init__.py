"""The big county of the side-by-side timing: land use, basic farmland and candidates of any size, nothing else.

The ground is that of the sample county (`benchmarks.county`), whose borders are shared by both neighbours: fields with
holes for graves and ponds, strips and forests. Here forests and roads are joined across villages, which gives giants
of thousands of vertices and hundreds of holes, and basic farmland is joined to larger blocks. Candidates are drawn
apart from the ground (`candidates`): the first thousands of them have the same forms in a county of any size.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Sequence

DEFAULT_SEED = 140827
DEFAULT_CANDIDATES = (5000, 100000)

_VERSION = 1
"""Raised when the same seed no longer gives the same county: what lies in a build folder is then made anew."""


def base_path(folder: Path) -> Path:
    """Return the GeoPackage with DLTB and YJJBNTTB."""
    return folder / "base.gpkg"


def candidates_path(folder: Path, count: int) -> Path:
    """Return the GeoPackage with `count` candidates."""
    return folder / f"candidates_{count}.gpkg"


def generate(
    out: Path,
    size: int,
    seed: int = DEFAULT_SEED,
    candidates: Sequence[int] = DEFAULT_CANDIDATES,
    with_faults: bool = False,
) -> dict[str, Any]:
    """Write a county of about `size` land-use polygons and a file of candidates for each count into `out`.

    EPSG:4525, valid and without gaps or overlaps unless `with_faults`, which adds to every layer what files from
    elsewhere hold (listed in faults.csv). What the folder has from the same seed, size and faults is kept. Returns
    `seed`, `size`, `faults` and `rows` by layer. Raises ValueError for a size under 2,000 or counts under 1.
    """
    if size < 2000 or min(candidates, default=1) < 1:
        raise ValueError("a big county has at least 2,000 parcels, a set at least one candidate")
    out.mkdir(parents=True, exist_ok=True)
    wanted = {"version": _VERSION, "size": size, "seed": seed, "faults": with_faults}
    made = noted(out)
    if {key: made.get(key) for key in wanted} != wanted or not base_path(out).exists():
        made = {**wanted, "rows": {}}
    missing = [n for n in candidates if f"candidates_{n}" not in made["rows"] or not candidates_path(out, n).exists()]
    if missing or not made["rows"]:
        # scipy and GDAL are slow to import, and a timing has no use for them in its memory.
        from .making import make

        _note(out).unlink(missing_ok=True)
        make(out, made, missing)
        _note(out).write_text(json.dumps(made, indent=1), encoding="utf-8")
    return made


def noted(folder: Path) -> dict[str, Any]:
    """Return what a finished county in a folder is, as `generate` returned it; empty where there is none."""
    if not _note(folder).exists():
        return {}
    found: dict[str, Any] = json.loads(_note(folder).read_text(encoding="utf-8"))
    return found


def _note(folder: Path) -> Path:
    return folder / "made.json"
