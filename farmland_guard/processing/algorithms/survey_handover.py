"""farmlandguard:surveyhandover."""

from datetime import date

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...casework.follow_up import survey_handover
from ...domain.codes import label
from ...domain.language import translate
from ...domain.units import mu
from ..base import FarmlandAlgorithm
from ..sinks import geometry_of, real_field, text_field, write_sink


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
        fields = QgsFields()
        for name, length in (("code", 60), ("task", 70), ("xzdm", 9), ("xzmc", 100), ("measure", 20), ("decided_at", 10), ("dlbm", 5),
                             ("dlmc", 60), ("state", 20)):  # fmt: skip
            fields.append(text_field(name, length))
        for name in ("area_m2", "area_mu"):
            fields.append(real_field(name))
        fields.append(QgsField("in_time", QVariant.Int))

        def features():
            for each in found:
                feature = QgsFeature(fields)
                feature.setGeometry(geometry_of(each.wkb))
                area = each.acceptance["accepted_m2"]
                feature.setAttributes(
                    [
                        each.case["code"], each.task["code"], each.case["xzdm"], each.case["xzmc"], label("measure", each.task["measure"]),
                        str(each.acceptance["decided_at"])[:10], each.case["dlbm"], each.case["dlmc"], label("state", each.case["state"]),
                        area, None if area is None else mu(area, 2), int(each.in_time),
                    ]
                )  # fmt: skip
                yield feature

        crs = QgsCoordinateReferenceSystem(f"EPSG:{register.info.srs_id}")
        destination = write_sink(
            self, "OUTPUT", parameters, context, fields, QgsWkbTypes.Type.MultiPolygon, crs, features()
        )
        return {"OUTPUT": destination, "COUNT": len(found)}
