"""farmlandguard:recordvisit."""

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from ...casework.follow_up import record_visit
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class RecordVisit(FarmlandAlgorithm):
    """A follow-up visit to reclaimed ground."""

    ID = "recordvisit"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Record follow-up visit")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Records a visit to the reclaimed ground of an accepted or closed case in a named person's name: the next planned one, "
            "or one that nobody planned. A relapse reopens nothing by itself; “Move case” does, with a reason.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("CASE", translate("FarmlandGuard", "Code of the case")))
        self.add_date("DATE", translate("FarmlandGuard", "Date of the visit"))
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        self.addParameter(QgsProcessingParameterString("FINDING", translate("FarmlandGuard", "What was found"), multiLine=True))
        self.addParameter(QgsProcessingParameterBoolean("RELAPSED", translate("FarmlandGuard", "Relapsed"), defaultValue=False))
        self.addOutput(QgsProcessingOutputString("VISIT", translate("FarmlandGuard", "Visit (uid)")))

    def run_casework(self, parameters, context, feedback):
        uid = record_visit(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "CASE", context),
            self.date_of("DATE", parameters, context),
            self.parameterAsString(parameters, "PERSON", context),
            self.parameterAsString(parameters, "FINDING", context),
            self.parameterAsBool(parameters, "RELAPSED", context),
        )
        return {"VISIT": uid}
