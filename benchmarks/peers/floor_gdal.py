"""Reading floor: the rows of the job that have to be read, by GDAL's Arrow stream into numpy arrays."""

from __future__ import annotations

from osgeo import gdal, gdal_array

from benchmarks.peers import job as jobs

gdal.UseExceptions()
LOADED = gdal_array  # otherwise imported by the first stream


def main(job: jobs.Job) -> None:
    """Read."""
    read = [(job.base, name, jobs.SOURCE[role], jobs.WHERE[role]) for role, name in jobs.LAYERS.items()]
    for path, name, source, where in [*read, (job.candidates, jobs.CANDIDATES, jobs.CODE, "")]:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
        layer = dataset.GetLayerByName(name)
        layer.SetAttributeFilter(where or None)
        kept = {source, "KCXS"}
        fields = [layer.GetLayerDefn().GetFieldDefn(k).GetName() for k in range(layer.GetLayerDefn().GetFieldCount())]
        layer.SetIgnoredFields([field for field in fields if field not in kept])
        for _ in layer.GetArrowStreamAsNumPy():
            pass


if __name__ == "__main__":
    given = jobs.read_job(__doc__)
    if not given.start_only:
        main(given)
