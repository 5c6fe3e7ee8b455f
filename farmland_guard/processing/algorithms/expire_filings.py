"""farmlandguard:expirefilings."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ...casework.filings.clock import expire_due
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class ExpireFilings(FarmlandAlgorithm):
    """Registers the end of every term that has passed."""

    ID = "expirefilings"
    GROUP = "filing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Register expired filings")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Brings every registered, built, surveyed or renewed filing whose term has passed to the state 已到期, in the name of "
            "a person of the register's list. The restoration clock runs from then.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        self.addOutput(QgsProcessingOutputNumber("EXPIRED", translate("FarmlandGuard", "Filings expired")))

    def run_casework(self, parameters, context, feedback):
        done = expire_due(
            self.open_register(parameters, context), self.parameterAsString(parameters, "PERSON", context)
        )
        for code in done:
            feedback.pushInfo(code)
        return {"EXPIRED": len(done)}
