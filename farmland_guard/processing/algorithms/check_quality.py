"""farmlandguard:checkquality."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...casework.quality_check import check_quality
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes
from ..sinks import text_field, write_sink


class CheckQuality(FarmlandAlgorithm):
    """Readings of a task against the quality profile."""

    ID = "checkquality"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check reclamation quality")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Lists every limit of the quality profile for the land class (empty: the class before the change) with the "
            "task's readings: met, not met, no reading, doubtful, limit not confirmed yet, or only recorded where there is "
            "no limit. A limit counts once the county has compared it with the official text (“Confirm quality limit”). "
            "{RESULT} is met (pass), not met (fail) or not to be told yet (incomplete); it decides nothing.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("TASK", translate("FarmlandGuard", "Task")))
        self.addParameter(
            QgsProcessingParameterString("LAND_CLASS", translate("FarmlandGuard", "Land class (0101, 0102, 0103)"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FarmlandGuard", "Quality lines"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addOutput(QgsProcessingOutputString("RESULT", translate("FarmlandGuard", "Result")))

    def run_casework(self, parameters, context, feedback):
        report = check_quality(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "TASK", context),
            self.parameterAsString(parameters, "LAND_CLASS", context).strip(),
        )
        fields = QgsFields()
        for name, length in (("indicator", 60), ("reading", 254), ("limit", 254), ("result", 20), ("sentence", 500)):
            fields.append(text_field(name, length))

        def features():
            for line in report.lines:
                feature = QgsFeature(fields)
                feature.setAttributes([line.indicator, line.reading, line.limit, line.result, line.sentence])
                yield feature

        feedback.pushInfo(report.profile)
        push_notes(feedback, [line.sentence for line in report.lines if line.result not in ("pass", "recorded")] + report.remarks)
        destination = write_sink(
            self, "OUTPUT", parameters, context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem(), features()
        )
        return {"OUTPUT": destination, "RESULT": report.result}
