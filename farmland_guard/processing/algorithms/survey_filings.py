"""farmlandguard:surveyfilings."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...casework.filings.survey_list import FIELDS, survey_list
from ...domain.language import translate
from ..base import FarmlandAlgorithm
from ..sinks import geometry_of, real_field, text_field, write_sink


class SurveyFilings(FarmlandAlgorithm):
    """The list of filings for the annual change survey."""

    ID = "surveyfilings"
    GROUP = "filing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Filings for the change survey")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes the filings that were built by DATE and not surveyed yet, and those restored by then, as a layer for the annual "
            "change survey (年度变更调查).",
        )

    def define(self) -> None:
        self.add_register()
        self.add_date("DATE", translate("FarmlandGuard", "Survey date (31 December)"))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FarmlandGuard", "Filings to survey"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.addOutput(QgsProcessingOutputNumber("FILINGS", translate("FarmlandGuard", "Filings")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        lines = survey_list(register, self.date_of("DATE", parameters, context))
        fields = QgsFields()
        for name in FIELDS:
            fields.append(real_field(name) if name == "area_m2" else text_field(name, 254))
        destination = write_sink(
            self,
            "OUTPUT",
            parameters,
            context,
            fields,
            QgsWkbTypes.Type.MultiPolygon,
            QgsCoordinateReferenceSystem.fromEpsgId(register.info.srs_id),
            self._features(lines, fields),
        )
        return {"OUTPUT": destination, "FILINGS": len(lines)}

    @staticmethod
    def _features(lines, fields):
        for line in lines:
            feature = QgsFeature(fields)
            feature.setAttributes(list(line.values))
            if line.wkb is not None:
                feature.setGeometry(geometry_of(line.wkb))
            yield feature
