"""QGIS native:calculatevectoroverlaps, once for each layer. Gives totals only: no pieces, no net area."""

from __future__ import annotations

from benchmarks.peers import job as jobs
from benchmarks.peers.qgis_start import start

APPLICATION = start()

import processing
from qgis.core import QgsVectorLayer


def main(job: jobs.Job) -> None:
    """Do the job."""
    totals: list[dict[str, float]] = []
    for role, name in jobs.LAYERS.items():
        layer = QgsVectorLayer(f"{job.base}|layername={name}", role, "ogr")
        layer.setSubsetString(jobs.WHERE[role])
        target = job.out / f"totals_{role}.gpkg"
        target.unlink(missing_ok=True)
        parameters = {
            "INPUT": QgsVectorLayer(f"{job.candidates}|layername={jobs.CANDIDATES}", "candidates", "ogr"),
            "LAYERS": [layer],
            "OUTPUT": str(target),
        }
        output = processing.run("native:calculatevectoroverlaps", parameters)["OUTPUT"]
        result = QgsVectorLayer(output, "totals", "ogr")
        code, area = (result.fields().indexOf(field) for field in (jobs.CODE, f"{role}_area"))
        rows = (feature.attributes() for feature in result.getFeatures())
        totals.append({row[code]: row[area] for row in rows})
    job.write_sums((code, area, totals[1].get(code), None) for code, area in totals[0].items())


if __name__ == "__main__":
    given = jobs.read_job(__doc__)
    if not given.start_only:
        main(given)
