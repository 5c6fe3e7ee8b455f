"""farmlandguard:movecase."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ...casework.moving import move_case
from ...domain.codes import STATES
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm


class MoveCase(FarmlandAlgorithm):
    """Makes any other move of the lifecycle."""

    ID = "movecase"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Move case")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Brings cases to another state of the lifecycle in a named person's name: all of them or none. What the "
            "lifecycle does not allow is refused with the reason. Going back needs a reason of your own.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString("CASES", translate("FarmlandGuard", "Codes, separated by commas"), multiLine=True)
        )
        self.add_choice("STATE", translate("FarmlandGuard", "State to reach"), STATES)
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        self.addParameter(
            QgsProcessingParameterString("REASON", translate("FarmlandGuard", "Reason"), multiLine=True, optional=True)
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Cases moved")))

    def run_casework(self, parameters, context, feedback):
        codes = split_codes(self.parameterAsString(parameters, "CASES", context))
        already = move_case(
            self.open_register(parameters, context),
            codes,
            self.parameterAsEnumString(parameters, "STATE", context),
            self.parameterAsString(parameters, "PERSON", context),
            self.parameterAsString(parameters, "REASON", context),
        )
        for code in already:
            feedback.pushInfo(translate("FarmlandGuard", "{code} is in that state already.").format(code=code))
        return {"COUNT": len(codes) - len(already)}
