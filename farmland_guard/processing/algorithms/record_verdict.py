"""farmlandguard:recordverdict."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ...casework.judging import record_verdict
from ...domain.codes import VERDICTS
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm


class RecordVerdict(FarmlandAlgorithm):
    """Records a named person's verdict."""

    ID = "recordverdict"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Record verdict")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Records the verdict of a named person, with a reason, on one or more cases (codes separated by commas): all of "
            "them or none. An illegal case becomes verified, any other is dismissed; the earlier verdict stays in the record.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString("CASES", translate("FarmlandGuard", "Codes, separated by commas"), multiLine=True)
        )
        self.add_choice("VERDICT", translate("FarmlandGuard", "Verdict"), VERDICTS)
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Judged by")))
        self.addParameter(
            QgsProcessingParameterString("REASON", translate("FarmlandGuard", "Reason"), multiLine=True)
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Cases judged")))

    def run_casework(self, parameters, context, feedback):
        states = record_verdict(
            self.open_register(parameters, context),
            split_codes(self.parameterAsString(parameters, "CASES", context)),
            self.parameterAsEnumString(parameters, "VERDICT", context),
            self.parameterAsString(parameters, "PERSON", context),
            self.parameterAsString(parameters, "REASON", context),
        )
        return {"COUNT": len(states)}
