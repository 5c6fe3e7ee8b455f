"""farmlandguard:takeover."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterBoolean, QgsProcessingParameterString

from ...casework.reusing import offers, take_over
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class TakeOver(FarmlandAlgorithm):
    """Takes over what an earlier case offers."""

    ID = "takeover"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Take over an earlier verdict")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Takes over the verdict and, if wanted, the attachments of the earlier patch that the comparison found, or of the "
            "patch that this one was split from, in the name of a person with a reason. The case keeps a link to where they "
            "came from. Without this nothing is carried over.",
        )

    def define(self) -> None:
        self.add_register()
        for name, label in (
            ("CODE", translate("FarmlandGuard", "Code of the patch")),
            ("FROM", translate("FarmlandGuard", "Take over from (code)")),
            ("PERSON", translate("FarmlandGuard", "Person")),
            ("REASON", translate("FarmlandGuard", "Reason")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label))
        for name, label in (
            ("VERDICT", translate("FarmlandGuard", "The verdict")),
            ("ATTACHMENTS", translate("FarmlandGuard", "All its attachments")),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, label, defaultValue=name == "VERDICT"))
        self.addOutput(QgsProcessingOutputString("STATE", translate("FarmlandGuard", "State of the case")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        code, other, person, reason = (
            self.parameterAsString(parameters, name, context).strip() for name in ("CODE", "FROM", "PERSON", "REASON")
        )
        files = []
        if self.parameterAsBool(parameters, "ATTACHMENTS", context):
            files = [row["uid"] for offer in offers(register, code) if offer.code == other for row in offer.attachments]
        verdict = self.parameterAsBool(parameters, "VERDICT", context)
        return {"STATE": take_over(register, code, other, person, reason, verdict, files)}
