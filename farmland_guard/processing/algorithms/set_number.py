"""farmlandguard:setnumber."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString

from ...casework.numbers import set_number
from ...domain.codes import NUMBER_PLATFORMS, REPORT_STATES
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class SetNumber(FarmlandAlgorithm):
    """Gives a case a number on a platform, or its state there."""

    ID = "setnumber"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Set number of a case")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Gives a case a number on a platform (卫片, 变更调查, 督察, 12336, 巡查), or changes its deadline, report state and "
            "return reason there. A number belongs to one case of its platform.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("CODE", translate("FarmlandGuard", "Code of the patch")))
        self.add_choice("PLATFORM", translate("FarmlandGuard", "Platform"), NUMBER_PLATFORMS, "satellite")
        self.addParameter(QgsProcessingParameterString("NUMBER", translate("FarmlandGuard", "Number")))
        self.addParameter(
            QgsProcessingParameterString("DEADLINE", translate("FarmlandGuard", "Deadline (YYYY-MM-DD)"), optional=True)
        )
        self.add_choice("REPORT_STATE", translate("FarmlandGuard", "Report state"), REPORT_STATES, "to_report")
        self.addParameter(
            QgsProcessingParameterString("RETURN_REASON", translate("FarmlandGuard", "Return reason"), optional=True)
        )
        self.add_officer()
        self.addOutput(QgsProcessingOutputString("UID", translate("FarmlandGuard", "Record")))

    def run_casework(self, parameters, context, feedback):
        values = {"report_state": self.parameterAsEnumString(parameters, "REPORT_STATE", context)}
        for name in ("DEADLINE", "RETURN_REASON"):
            text = self.parameterAsString(parameters, name, context).strip()
            if text:
                values[name.lower()] = text
        uid = set_number(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "CODE", context).strip(),
            self.parameterAsEnumString(parameters, "PLATFORM", context),
            self.parameterAsString(parameters, "NUMBER", context),
            values,
            self.acting(parameters, context),
        )
        return {"UID": uid}
