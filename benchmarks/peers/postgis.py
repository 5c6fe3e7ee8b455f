"""PostGIS with all data loaded beforehand: one join per layer in parallel, or on subdivided polygons. Builds all pieces."""

from __future__ import annotations

import os

import psycopg2

from benchmarks.peers import job as jobs

_PARALLEL = """
set max_parallel_workers_per_gather = {workers};
set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0;
set min_parallel_index_scan_size = 0; set jit = off; set work_mem = '256MB';
"""
_PART = (
    "select c.code, '{role}' as role, b.source, b.kcxs, st_area(st_intersection(c.geom, b.geom)) as area_m2 "
    "from {candidates} c join {table} b on st_intersects(c.geom, b.geom)"
)


def main(job: jobs.Job, link: psycopg2.extensions.connection) -> None:
    """Do the job."""
    suffix = "_parts" if job.option.subdivided else ""
    with link.cursor() as cursor:
        cursor.execute(_PARALLEL.format(workers=os.cpu_count() or 1))
        for role in jobs.LAYERS:
            part = _PART.format(role=role, table=role + suffix, candidates=job.candidates.stem)
            cursor.execute(f"create temp table pieces_{role} as {part}")
        together = " union all ".join(f"select * from pieces_{role} where area_m2 > 0" for role in jobs.LAYERS)
        cursor.execute(
            "create temp table pieces as select code, role, source, sum(area_m2) as area_m2, "
            f"sum(area_m2 * (1 - kcxs)) as net_m2 from ({together}) p group by code, role, source"
            if job.option.subdivided
            else "create temp table pieces as select code, role, source, area_m2, area_m2 * (1 - kcxs) as net_m2 "
            f"from ({together}) p"
        )
        sums = (
            "select code, sum(area_m2) filter (where role = 'pbf') as pbf_m2, "
            "sum(area_m2) filter (where role = 'cultivated') as cultivated_m2, "
            "sum(net_m2) filter (where role = 'cultivated') as cultivated_net_m2 from pieces group by code"
        )
        for name, query in (("pieces", "select * from pieces"), ("sums", sums)):
            with (job.out / f"{name}.csv").open("w", encoding="utf-8") as file:
                cursor.copy_expert(f"copy ({query}) to stdout with (format csv, header)", file)
    link.rollback()


if __name__ == "__main__":
    given = jobs.read_job(
        __doc__,
        ("--server", {"required": True, "help": "connection string"}),
        ("--subdivided", {"action": "store_true"}),
    )
    connection = psycopg2.connect(given.option.server)
    if not given.start_only:
        main(given, connection)
