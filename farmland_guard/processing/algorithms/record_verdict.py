"""farmlandguard:recordverdict."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterDefinition, QgsProcessingParameterString

from ...casework.grounds import ACCEPTED, missing_evidence
from ...casework.judging import record_verdict
from ...domain.codes import VERDICTS
from ...domain.language import translate
from ...domain.schema import VIOLATION
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm, push_notes


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
            "them or none. An illegal case becomes verified, any other is dismissed; the earlier verdict stays in the record. The "
            "grounds (numbers and shares of approvals, sub-class and so on) may be given with it; what the class still needs is named.",
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
        for name in ACCEPTED:
            ground = QgsProcessingParameterString(name.upper(), VIOLATION.field(name).alias, optional=True)
            ground.setFlags(ground.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(ground)
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Cases judged")))
        self.addOutput(QgsProcessingOutputNumber("MISSING", translate("FarmlandGuard", "Cases that lack evidence")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        codes = split_codes(self.parameterAsString(parameters, "CASES", context))
        states = record_verdict(
            register,
            codes,
            self.parameterAsEnumString(parameters, "VERDICT", context),
            self.parameterAsString(parameters, "PERSON", context),
            self.parameterAsString(parameters, "REASON", context),
            {name: parameters[name.upper()] for name in ACCEPTED if parameters.get(name.upper()) not in (None, "")},
        )
        missing = missing_evidence(register, codes)
        push_notes(feedback, [f"{code}：{'、'.join(each.text for each in lacks)}" for code, lacks in missing.items()])
        return {"COUNT": len(states), "MISSING": len(missing)}
