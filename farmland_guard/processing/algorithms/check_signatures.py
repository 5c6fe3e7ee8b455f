"""farmlandguard:checksignatures."""

from qgis.core import QgsProcessingOutputNumber

from ...casework.freezing import check_signatures
from ...casework.people import account
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes


class CheckSignatures(FarmlandAlgorithm):
    """Compares every signature of a running sign-off with what was signed."""

    ID = "checksignatures"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check signatures")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Compares what every signature of the joint sign-off froze (polygon, verdict, ground, readings, sampling points and "
            "attachments with their files) with what is there now. A signature that no longer holds becomes void, and so does "
            "its round.",
        )

    def define(self) -> None:
        self.add_register()
        self.addOutput(QgsProcessingOutputNumber("VOID", translate("FarmlandGuard", "Signatures found void")))

    def run_casework(self, parameters, context, feedback):
        found = check_signatures(self.open_register(parameters, context), account())
        push_notes(feedback, found)
        return {"VOID": len(found)}
