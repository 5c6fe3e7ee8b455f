"""Farmland Guard's check of files: figures, 平差 and a row for each piece; with --polygons the pieces' polygons too."""

from __future__ import annotations

from benchmarks.peers import job as jobs
from farmland_guard.casework.bulk.check import check_files
from farmland_guard.casework.bulk.tile import LayerFile


def main(job: jobs.Job) -> None:
    """Do the job."""
    report = check_files(
        candidates=LayerFile(job.candidates, jobs.CANDIDATES),
        pbf=LayerFile(job.base, jobs.LAYERS[jobs.PBF]),
        landuse=LayerFile(job.base, jobs.LAYERS[jobs.CULTIVATED]),
        out=job.out / "result.gpkg",
        method=job.option.method,
        classes="01",
        piece_polygons=job.option.polygons,
        processes=job.option.processes,
    )
    for problem in report.problems:
        print(problem)


if __name__ == "__main__":
    given = jobs.read_job(
        __doc__,
        ("--method", {"choices": ("ellipsoidal", "planar"), "default": "ellipsoidal"}),
        ("--polygons", {"action": "store_true"}),
        ("--processes", {"type": int}),
    )
    if not given.start_only:
        main(given)
