"""geopandas: overlay, or with --sjoin a spatial join and the intersection of its pairs. Builds every piece."""

from __future__ import annotations

import geopandas
import pandas
import shapely

from benchmarks.peers import job as jobs

COLUMNS = ("code", "source", "KCXS", "area_m2")


def pieces_of(candidates: geopandas.GeoDataFrame, base: geopandas.GeoDataFrame, sjoin: bool) -> pandas.DataFrame:
    """Return code, source, KCXS and area of every piece."""
    if not sjoin:
        pieces = geopandas.overlay(candidates, base, how="intersection", keep_geom_type=True)
        pieces["area_m2"] = pieces.geometry.area
        return pieces[list(COLUMNS)]
    pairs = geopandas.sjoin(candidates, base, how="inner", predicate="intersects")
    geometry = shapely.intersection(pairs.geometry.to_numpy(), base.geometry.loc[pairs["index_right"]].to_numpy())
    pairs["area_m2"] = shapely.area(geometry)
    return pairs.loc[pairs["area_m2"] > 0, list(COLUMNS)]


def main(job: jobs.Job) -> None:
    """Do the job."""
    candidates = geopandas.read_file(job.candidates, layer=jobs.CANDIDATES)
    candidates = candidates.rename(columns={jobs.CODE: "code"})
    parts = []
    for role, name in jobs.LAYERS.items():
        source = jobs.SOURCE[role]
        base = geopandas.read_file(job.base, layer=name, columns=[source, "KCXS"], where=jobs.WHERE[role] or None)
        base = base.rename(columns={source: "source"})
        pieces = pieces_of(candidates, base, job.option.sjoin)
        pieces.insert(1, "role", role)
        parts.append(pieces)
    rows = pandas.concat(parts)
    rows["net_m2"] = rows["area_m2"] * (1 - rows["KCXS"])
    rows[list(jobs.PIECES)].to_csv(job.out / "pieces.csv", index=False)
    sums = rows.pivot_table(index="code", columns="role", values=["area_m2", "net_m2"], aggfunc="sum", fill_value=0.0)
    table = pandas.DataFrame(
        {
            "pbf_m2": sums["area_m2"][jobs.PBF],
            "cultivated_m2": sums["area_m2"][jobs.CULTIVATED],
            "cultivated_net_m2": sums["net_m2"][jobs.CULTIVATED],
        }
    )
    table.to_csv(job.out / "sums.csv")


if __name__ == "__main__":
    given = jobs.read_job(__doc__, ("--sjoin", {"action": "store_true"}))
    if not given.start_only:
        main(given)
