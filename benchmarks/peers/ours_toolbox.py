"""Farmland Guard's checkfiles as the toolbox of QGIS runs it: QGIS and its Processing started, the algorithm called by its name."""

from __future__ import annotations

from benchmarks.peers import job as jobs
from benchmarks.peers.qgis_start import start

APPLICATION = start()

import processing
from qgis.core import QgsApplication

from farmland_guard.processing.provider import FarmlandGuardProvider

PROVIDER = FarmlandGuardProvider()
QgsApplication.processingRegistry().addProvider(PROVIDER)


def main(job: jobs.Job) -> None:
    """Do the job."""
    parameters = {
        "INPUT": f"{job.candidates}|layername={jobs.CANDIDATES}",
        "PBF": f"{job.base}|layername={jobs.LAYERS[jobs.PBF]}",
        "LANDUSE": f"{job.base}|layername={jobs.LAYERS[jobs.CULTIVATED]}",
        "CULTIVATED_ONLY": True,
        "OUTPUT": str(job.out / "result.gpkg"),
    }
    processing.run("farmlandguard:checkfiles", parameters)


if __name__ == "__main__":
    given = jobs.read_job(__doc__)
    if not given.start_only:
        main(given)
