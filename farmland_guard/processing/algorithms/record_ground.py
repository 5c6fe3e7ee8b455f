"""farmlandguard:recordground."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from ...casework.ground import set_ground
from ...casework.ground_files import ground_of_file, ground_of_layer
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes


class RecordGround(FarmlandAlgorithm):
    """Takes polygons in as the ground of a joint acceptance."""

    ID = "recordground"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Record accepted ground")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Makes the polygons of a file or layer the ground of a task's joint acceptance: land-boundary TXT, GPX, KML or any "
            "vector file; lines and GPS tracks are closed. Without it the acceptance covers the whole case, or what is left of it. "
            "What remains of the case is its polygon minus what was accepted. Ground recorded after a signature voids that "
            "signature and begins a new round.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("TASK", translate("FarmlandGuard", "Task")))
        self.addParameter(QgsProcessingParameterFile("INPUT", translate("FarmlandGuard", "Accepted polygons")))
        self.addParameter(
            QgsProcessingParameterCrs("CRS", translate("FarmlandGuard", "CRS, where the file does not tell"), optional=True)
        )
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("AREA", translate("FarmlandGuard", "Area of the ground (m²)")))
        self.addOutput(QgsProcessingOutputString("SOURCE", translate("FarmlandGuard", "Where the ground comes from")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        text = self.parameterAsString(parameters, "INPUT", context)
        layer = None if Path(text).is_file() else QgsProcessingUtils.mapLayerFromString(text, context)
        if layer is not None and hasattr(layer, "getFeatures"):
            polygons, notes = ground_of_layer(register, layer)
            source = layer.name()
        else:
            crs = self.parameterAsCrs(parameters, "CRS", context) if parameters.get("CRS") else None
            polygons, notes = ground_of_file(register, Path(text), crs)
            source = Path(text).name
        push_notes(feedback, notes)
        area = set_ground(register, self.parameterAsString(parameters, "TASK", context), polygons, source, self.acting(parameters, context))
        return {"AREA": area, "SOURCE": source}
