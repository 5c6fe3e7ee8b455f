"""farmlandguard:proposereferrals."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ...casework.people import account
from ...casework.referring import propose_referrals
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm


class ProposeReferrals(FarmlandAlgorithm):
    """Enters the letters that findings propose."""

    ID = "proposereferrals"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Propose referrals")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Enters a proposed referral (拟移送) for every department whose letter the findings, verdict and tasks of a case "
            "propose, once. Criminal filing standard and accountability of cadres are separate letters. A proposal sends nothing; "
            "a named person decides (“Record referral”).",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString(
                "CASES", translate("FarmlandGuard", "Codes, separated by commas (empty: all judged illegal)"), multiLine=True, optional=True
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Referrals proposed")))

    def run_casework(self, parameters, context, feedback):
        codes = split_codes(self.parameterAsString(parameters, "CASES", context)) or None
        proposed = propose_referrals(self.open_register(parameters, context), codes, account())
        for sentence in proposed:
            feedback.pushInfo(sentence)
        return {"COUNT": len(proposed)}
