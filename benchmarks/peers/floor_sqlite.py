"""Reading floor: the rows of the job that have to be read, by Python's sqlite3, and nothing done with them."""

from __future__ import annotations

import sqlite3

from benchmarks.peers import job as jobs


def main(job: jobs.Job) -> None:
    """Read."""
    read = []
    for role, name in jobs.LAYERS.items():
        sql = f"select {jobs.SOURCE[role]}, KCXS, geom from {name}"
        read.append((job.base, sql + (f" where {jobs.WHERE[role]}" if jobs.WHERE[role] else "")))
    read.append((job.candidates, f"select {jobs.CODE}, geom from {jobs.CANDIDATES}"))
    for path, sql in read:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as source:
            cursor = source.execute(sql)
            while cursor.fetchmany(8000):
                pass


if __name__ == "__main__":
    given = jobs.read_job(__doc__)
    if not given.start_only:
        main(given)
