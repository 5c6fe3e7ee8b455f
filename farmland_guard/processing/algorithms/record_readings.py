"""farmlandguard:recordreadings."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from ...casework.rectifying import readings_from_table, record_readings
from ...domain.errors import InputError
from ...domain.language import translate
from ...exchange.source import plain
from ...exchange.xlsx import read_table
from ..base import FarmlandAlgorithm, officer

TABLE_FILES = (".csv", ".txt", ".xlsx")


class RecordReadings(FarmlandAlgorithm):
    """Stores reclamation quality readings of a task."""

    ID = "recordreadings"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Record reclamation quality readings")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Stores the readings of a reclaimed plot from a table (csv, xlsx or a layer without geometry) with the columns "
            "indicator, value and unit (指标、数值、单位). TASK is the task's number, its uid or the code of the case.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("TASK", translate("FarmlandGuard", "Task")))
        self.addParameter(QgsProcessingParameterFile("INPUT", translate("FarmlandGuard", "Table of readings")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Readings stored")))

    def run_casework(self, parameters, context, feedback):
        headers, rows, name = self._table(parameters, context)
        count, repeated = record_readings(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "TASK", context),
            readings_from_table(headers, rows, name),
            name,
            officer(),
        )
        if repeated:
            feedback.pushWarning(
                translate("FarmlandGuard", "These were read before; both readings are kept: {indicators}").format(
                    indicators="、".join(repeated)
                )
            )
        return {"COUNT": count}

    def _table(self, parameters, context):
        """Headers, rows and name of INPUT: a file, or a layer of the project by its id or name."""
        text = self.parameterAsString(parameters, "INPUT", context)
        path = Path(text)
        if path.suffix.lower() in TABLE_FILES:
            headers, rows = read_table(path)
            return headers, rows, path.name
        layer = QgsProcessingUtils.mapLayerFromString(text, context)
        if layer is None or not hasattr(layer, "getFeatures"):
            raise InputError(
                translate("FarmlandGuard", "INPUT: {value} is no csv, xlsx or layer that can be read.").format(value=text)
            )
        rows = [[plain(value) for value in feature.attributes()] for feature in layer.getFeatures()]
        return layer.fields().names(), rows, layer.name()
