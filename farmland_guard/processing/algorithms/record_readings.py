"""farmlandguard:recordreadings."""

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from ...casework.quality_check import questions_of
from ...casework.readings import readings_from_table, record_readings
from ...domain.errors import InputError
from ...domain.language import translate
from ...exchange.source import plain
from ...exchange.xlsx import read_table
from ..base import FarmlandAlgorithm, push_notes

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
            "indicator, value and unit (指标、数值、单位); columns for sampling point, coordinates, sampler, date and laboratory "
            "(采样点、经度、纬度、采样人、采样日期、检测单位) are taken where they are, and the points of a point layer. {REPORT} is the "
            "laboratory's report, kept with its SHA-256. {TASK} is the task's number or the code of the case. Doubtful "
            "values and units are named.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("TASK", translate("FarmlandGuard", "Task")))
        self.addParameter(QgsProcessingParameterFile("INPUT", translate("FarmlandGuard", "Table of readings")))
        self.addParameter(
            QgsProcessingParameterFile("REPORT", translate("FarmlandGuard", "Laboratory report"), optional=True)
        )
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Readings stored")))

    def run_casework(self, parameters, context, feedback):
        headers, rows, name = self._table(parameters, context)
        register = self.open_register(parameters, context)
        readings = readings_from_table(headers, rows, name, register.info.srs_id)
        report = self.parameterAsFile(parameters, "REPORT", context)
        count, repeated = record_readings(
            register,
            self.parameterAsString(parameters, "TASK", context),
            readings,
            name,
            self.acting(parameters, context),
            Path(report) if report else None,
        )
        push_notes(feedback, questions_of(register, readings))
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
                translate("FarmlandGuard", "{parameter}: {value} is no csv, xlsx or layer that can be read.").format(
                    parameter=self.named("INPUT"), value=text
                )
            )
        headers = [*layer.fields().names(), "经度", "纬度"]
        degrees = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem("EPSG:4490"), context.transformContext())
        rows = []
        for feature in layer.getFeatures():
            place = [None, None]
            if QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PointGeometry and feature.hasGeometry():
                point = degrees.transform(feature.geometry().asPoint())
                place = [point.x(), point.y()]
            rows.append([*(plain(value) for value in feature.attributes()), *place])
        return headers, rows, layer.name()
