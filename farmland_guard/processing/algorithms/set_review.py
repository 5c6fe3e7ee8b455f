"""farmlandguard:setreview."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ...casework.reviewing import set_review
from ...domain.codes import REVIEW_STATES
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm


class SetReview(FarmlandAlgorithm):
    """Records how far the review of cases by the bureaus above has come."""

    ID = "setreview"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Set review state")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Sets the review state (审核状态) of cases in a named person's name: all of them or none. A case is closed only "
            "once its review has ended; a closed case has to be reopened before its review state changes.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString("CASES", translate("FarmlandGuard", "Codes, separated by commas"), multiLine=True)
        )
        self.add_choice("REVIEW_STATE", translate("FarmlandGuard", "Review state"), REVIEW_STATES)
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Cases changed")))

    def run_casework(self, parameters, context, feedback):
        changed = set_review(
            self.open_register(parameters, context),
            split_codes(self.parameterAsString(parameters, "CASES", context)),
            self.parameterAsEnumString(parameters, "REVIEW_STATE", context),
            self.parameterAsString(parameters, "PERSON", context),
        )
        return {"COUNT": len(changed)}
