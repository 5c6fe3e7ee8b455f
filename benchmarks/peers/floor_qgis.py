"""Reading floor: the rows of the job that have to be read, as features of QGIS's own provider."""

from __future__ import annotations

from benchmarks.peers import job as jobs
from benchmarks.peers.qgis_start import start

APPLICATION = start(with_processing=False)

from qgis.core import QgsFeatureRequest, QgsVectorLayer


def main(job: jobs.Job) -> None:
    """Read."""
    read = [(job.base, name, jobs.SOURCE[role], jobs.WHERE[role]) for role, name in jobs.LAYERS.items()]
    for path, name, source, where in [*read, (job.candidates, jobs.CANDIDATES, jobs.CODE, "")]:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        layer.setSubsetString(where)
        request = QgsFeatureRequest()
        request.setSubsetOfAttributes([field for field in (source, "KCXS") if layer.fields().indexOf(field) >= 0], layer.fields())
        for _ in layer.getFeatures(request):
            pass


if __name__ == "__main__":
    given = jobs.read_job(__doc__)
    if not given.start_only:
        main(given)
