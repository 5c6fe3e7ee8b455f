"""shapely 2, vectorised: STRtree, intersection of all pairs in threads, sums and rows by numpy. Builds every piece."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import Callable

import numpy as np
import shapely

from benchmarks.peers import job as jobs


def read_candidates(job: jobs.Job) -> tuple[list[str], np.ndarray]:
    """Return codes and polygons."""
    with sqlite3.connect(f"file:{job.candidates}?mode=ro", uri=True) as source:
        rows = source.execute(f"select {jobs.CODE}, geom from {jobs.CANDIDATES} order by fid").fetchall()
    return [code for code, _ in rows], shapely.from_wkb([jobs.wkb(blob) for _, blob in rows])


def read_base(job: jobs.Job, role: str, near: np.ndarray | None) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return identifiers, KCXS and polygons of a layer: all, or those whose boxes meet one of the boxes `near`."""
    name, where = jobs.LAYERS[role], jobs.WHERE[role]
    with sqlite3.connect(f"file:{job.base}?mode=ro", uri=True) as source:
        if near is None:
            sql = f"select {jobs.SOURCE[role]}, KCXS, geom from {name}" + (f" where {where}" if where else "")
            rows = source.execute(sql).fetchall()
        else:
            source.execute("create temp table near (x0 real, y0 real, x1 real, y1 real)")
            source.executemany("insert into near values (?, ?, ?, ?)", near.tolist())
            sql = (
                f"select {jobs.SOURCE[role]}, KCXS, geom from {name} where fid in (select r.id from near n cross join "
                f"rtree_{name}_geom r where r.maxx >= n.x0 and r.minx <= n.x1 and r.maxy >= n.y0 and r.miny <= n.y1)"
            ) + (f" and {where}" if where else "")
            rows = source.execute(sql).fetchall()
    geometry = shapely.from_wkb([jobs.wkb(row[2]) for row in rows])
    return [row[0] for row in rows], np.array([row[1] for row in rows], dtype=float), geometry


def overlaps(
    candidates: np.ndarray, base: np.ndarray, threads: int, measure: Callable[[np.ndarray], np.ndarray] = shapely.area
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return pairs that share ground, (candidate, base row), and its area as `measure` finds it."""

    def part(span: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        one, other = tree.query(candidates[span], predicate="intersects")
        one = span[one]
        area = measure(shapely.intersection(candidates[one], base[other]))
        kept = area > 0
        return one[kept], other[kept], area[kept]

    tree = shapely.STRtree(base)
    spans = np.array_split(np.arange(len(candidates)), max(threads, len(candidates) // 2000))
    with ThreadPoolExecutor(threads) as pool:
        done = list(pool.map(part, spans))
    return tuple(np.concatenate(parts) for parts in zip(*done))


def main(job: jobs.Job) -> None:
    """Do the job."""
    check(job, job.option.threads, job.option.rtree)


def check(
    job: jobs.Job,
    threads: int,
    rtree: bool,
    measure: Callable[[np.ndarray], np.ndarray] = shapely.area,
    prepare: Callable[[np.ndarray], np.ndarray] = np.asarray,
) -> None:
    """Do the job with areas as `measure` finds them, on polygons that went through `prepare` first."""
    codes, candidates = read_candidates(job)
    near = shapely.bounds(candidates) if rtree else None
    sums = np.zeros((3, len(codes)))
    rows: list[tuple] = []
    for role in (jobs.PBF, jobs.CULTIVATED):
        names, factors, base = read_base(job, role, near)
        one, other, area = overlaps(prepare(candidates), prepare(base), threads, measure)
        net = area * (1 - factors[other])
        if role == jobs.PBF:
            sums[0] = np.bincount(one, area, minlength=len(codes))
        else:
            sums[1] = np.bincount(one, area, minlength=len(codes))
            sums[2] = np.bincount(one, net, minlength=len(codes))
        rows += [
            (codes[i], role, names[j], a, n) for i, j, a, n in zip(one.tolist(), other.tolist(), area.tolist(), net.tolist())
        ]
    job.write_pieces(rows)
    job.write_sums(zip(codes, *sums.tolist()))


if __name__ == "__main__":
    given = jobs.read_job(
        __doc__,
        ("--threads", {"type": int, "default": 1}),
        ("--rtree", {"action": "store_true", "help": "read what lies near the candidates only"}),
    )
    if not given.start_only:
        main(given)
