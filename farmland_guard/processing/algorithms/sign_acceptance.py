"""farmlandguard:signacceptance."""

from pathlib import Path

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterFile, QgsProcessingParameterString

from ...casework.accepting import sign_acceptance
from ...domain.codes import BUREAUS, OPINIONS, label
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class SignAcceptance(FarmlandAlgorithm):
    """Records who signed the sealed paper of the joint sign-off."""

    ID = "signacceptance"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Sign joint acceptance")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Records that a named person signed the reclamation quality sign-off for the natural resources bureau or the "
            "agriculture bureau; a scan of the sealed paper can be attached. When both have signed “pass” the case is "
            "accepted; “fail” sends it back to rectification. This records a signature on paper; it is no electronic seal.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("TASK", translate("FarmlandGuard", "Task")))
        self.add_choice("BUREAU", translate("FarmlandGuard", "Bureau"), BUREAUS)
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person who signed")))
        self.add_choice("OPINION", translate("FarmlandGuard", "Opinion"), OPINIONS)
        self.add_date("DATE", translate("FarmlandGuard", "Date of signing"))
        self.addParameter(
            QgsProcessingParameterFile("SCAN", translate("FarmlandGuard", "Scan of the sealed paper"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterString(
                "COMMENT", translate("FarmlandGuard", "Written opinion"), multiLine=True, optional=True
            )
        )
        self.addOutput(QgsProcessingOutputString("RESULT", translate("FarmlandGuard", "Where the sign-off stands")))

    def run_casework(self, parameters, context, feedback):
        scan = self.parameterAsFile(parameters, "SCAN", context)
        outcome = sign_acceptance(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "TASK", context),
            self.parameterAsEnumString(parameters, "BUREAU", context),
            self.parameterAsString(parameters, "PERSON", context),
            self.parameterAsEnumString(parameters, "OPINION", context),
            self.date_of("DATE", parameters, context),
            Path(scan) if scan else None,
            self.parameterAsString(parameters, "COMMENT", context),
        )
        if outcome.missing:
            feedback.pushInfo(
                translate("FarmlandGuard", "Still to sign: {bureaus}").format(
                    bureaus="、".join(label("bureau", each) for each in outcome.missing)
                )
            )
        feedback.pushInfo(f"{outcome.case_code}: {label('state', outcome.case_state)}")
        return {"RESULT": outcome.result}
