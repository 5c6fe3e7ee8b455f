"""farmlandguard:surveyhandover."""

from datetime import date

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ...casework.follow_up import survey_handover
from ...domain.codes import label
from ...domain.language import translate
from ...domain.units import mu
from ..base import FarmlandAlgorithm
from ..sinks import int_field, real_field, text_field, write_polygons


class SurveyHandover(FarmlandAlgorithm):
    """Reclaimed ground for the change survey."""

    ID = "surveyhandover"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Hand-over list for the change survey")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Lists the accepted ground of demolished and reclaimed cases of a year as polygons for the change survey: accepted by "
            "31 December it changes with that year's survey (IN_TIME = 1), in January after it does not. The class after the "
            "change is left to the survey.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterNumber("YEAR", translate("FarmlandGuard", "Year"), defaultValue=date.today().year, minValue=2000)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FarmlandGuard", "Reclaimed ground"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Grounds listed")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        found = survey_handover(register, self.parameterAsInt(parameters, "YEAR", context))
        lengths = (("code", 60), ("task", 70), ("xzdm", 9), ("xzmc", 100), ("measure", 20), ("decided_at", 10), ("dlbm", 5),
                   ("dlmc", 60), ("state", 20))  # fmt: skip
        fields = [text_field(name, length) for name, length in lengths]
        fields += [real_field("area_m2"), real_field("area_mu"), int_field("in_time")]
        rows = ((self._values(each), each.wkb) for each in found)
        destination = write_polygons(self, "OUTPUT", parameters, context, fields, register.info.srs_id, rows)
        return {"OUTPUT": destination, "COUNT": len(found)}

    @staticmethod
    def _values(each):
        area = each.acceptance["accepted_m2"]
        return [
            each.case["code"], each.task["code"], each.case["xzdm"], each.case["xzmc"], label("measure", each.task["measure"]),
            str(each.acceptance["decided_at"])[:10], each.case["dlbm"], each.case["dlmc"], label("state", each.case["state"]),
            area, None if area is None else mu(area, 2), int(each.in_time),
        ]  # fmt: skip
