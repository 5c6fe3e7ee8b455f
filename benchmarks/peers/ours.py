"""Farmland Guard's check of files: figures, 平差 and a row for each piece; with --polygons the pieces' polygons too."""

from __future__ import annotations

from benchmarks.peers import job as jobs
from farmland_guard.casework.bulk_check import LayerFile, check_files


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
        threads=job.option.threads,
    )
    for problem in report.problems:
        print(problem)


if __name__ == "__main__":
    given = jobs.read_job(
        __doc__,
        ("--method", {"choices": ("ellipsoidal", "planar"), "default": "ellipsoidal"}),
        ("--polygons", {"action": "store_true"}),
        ("--threads", {"type": int, "default": 2}),
    )
    if not given.start_only:
        main(given)
