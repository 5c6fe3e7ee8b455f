"""farmlandguard:surveyfilings."""

from qgis.core import QgsProcessing, QgsProcessingOutputNumber, QgsProcessingParameterFeatureSink

from ...casework.filings.survey_list import FIELDS, survey_list
from ...domain.language import translate
from ..base import FarmlandAlgorithm
from ..sinks import real_field, text_field, write_polygons


class SurveyFilings(FarmlandAlgorithm):
    """The list of filings for the annual change survey."""

    ID = "surveyfilings"
    GROUP = "filing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Filings for the change survey")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes the filings that were built by {DATE} and not surveyed yet, and those restored by then, as a layer for the annual "
            "change survey (年度变更调查).",
        ).format(**self.labels())

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
        fields = [real_field(name) if name == "area_m2" else text_field(name, 254) for name in FIELDS]
        rows = ((line.values, line.wkb) for line in lines)
        destination = write_polygons(self, "OUTPUT", parameters, context, fields, register.info.srs_id, rows)
        return {"OUTPUT": destination, "FILINGS": len(lines)}
