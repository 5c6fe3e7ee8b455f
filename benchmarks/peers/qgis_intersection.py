"""QGIS native:intersection, once for each layer, and the sums of its pieces. Writes the pieces as polygons."""

from __future__ import annotations

from benchmarks.peers import job as jobs
from benchmarks.peers.qgis_start import start

APPLICATION = start()

import processing
from qgis.core import QgsVectorLayer


def main(job: jobs.Job) -> None:
    """Do the job."""
    sums: dict[str, list[float]] = {}
    for role, name in jobs.LAYERS.items():
        overlay = QgsVectorLayer(f"{job.base}|layername={name}", name, "ogr")
        overlay.setSubsetString(jobs.WHERE[role])
        target = job.out / f"pieces_{role}.gpkg"
        target.unlink(missing_ok=True)
        parameters = {
            "INPUT": QgsVectorLayer(f"{job.candidates}|layername={jobs.CANDIDATES}", "candidates", "ogr"),
            "OVERLAY": overlay,
            "INPUT_FIELDS": [jobs.CODE],
            "OVERLAY_FIELDS": [jobs.SOURCE[role], "KCXS"],
            "OUTPUT": str(target),
        }
        pieces = QgsVectorLayer(processing.run("native:intersection", parameters)["OUTPUT"], "pieces", "ogr")
        code, factor = (pieces.fields().indexOf(field) for field in (jobs.CODE, "KCXS"))
        place = 0 if role == jobs.PBF else 1
        for piece in pieces.getFeatures():
            attributes, area = piece.attributes(), piece.geometry().area()
            each = sums.setdefault(attributes[code], [0.0, 0.0, 0.0])
            each[place] += area
            if place:
                each[2] += area * (1 - attributes[factor])
    job.write_sums((code, *each) for code, each in sums.items())


if __name__ == "__main__":
    given = jobs.read_job(__doc__)
    if not given.start_only:
        main(given)
