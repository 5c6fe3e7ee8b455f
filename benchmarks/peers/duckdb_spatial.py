"""DuckDB with its spatial extension: ST_Read and a spatial join, all in SQL. Builds every piece."""

from __future__ import annotations

from pathlib import Path

import duckdb
import duckdb_extension_spatial

from benchmarks.peers import job as jobs

EXTENSIONS = Path(duckdb_extension_spatial.__file__).parent


def main(job: jobs.Job, link: duckdb.DuckDBPyConnection) -> None:
    """Do the job."""
    link.execute(f"create table c as select {jobs.CODE} as code, geom from ST_Read('{job.candidates}', layer='{jobs.CANDIDATES}')")
    parts = []
    for role, name in jobs.LAYERS.items():
        where = f" where {jobs.WHERE[role]}" if jobs.WHERE[role] else ""
        link.execute(
            f"create table {role} as select {jobs.SOURCE[role]} as source, KCXS, geom from ST_Read('{job.base}', layer='{name}'){where}"
        )
        parts.append(
            f"select code, '{role}' as role, source, KCXS, "
            f"ST_Area(ST_Intersection(c.geom, b.geom)) as area_m2 from c join {role} b on ST_Intersects(c.geom, b.geom)"
        )
    # In two steps: a filter on the area would have every intersection computed twice.
    link.execute("create table found as " + " union all ".join(parts))
    link.execute(
        "create view pieces as "
        "select code, role, source, area_m2, area_m2 * (1 - KCXS) as net_m2 from found where area_m2 > 0"
    )
    link.execute(f"copy (select * from pieces) to '{job.out / 'pieces.csv'}' (header)")
    link.execute(
        "copy (select code, sum(area_m2) filter (role = 'pbf') as pbf_m2, "
        "sum(area_m2) filter (role = 'cultivated') as cultivated_m2, "
        "sum(net_m2) filter (role = 'cultivated') as cultivated_net_m2 "
        f"from pieces group by code) to '{job.out / 'sums.csv'}' (header)"
    )


if __name__ == "__main__":
    given = jobs.read_job(__doc__)
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    connection.load_extension(str(next(EXTENSIONS.rglob("spatial.duckdb_extension"))))
    if not given.start_only:
        main(given, connection)
