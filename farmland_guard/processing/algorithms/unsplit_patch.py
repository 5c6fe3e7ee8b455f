"""farmlandguard:unsplitpatch."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ...casework.splitting import unsplit
from ...domain.language import listed, translate
from ..base import FarmlandAlgorithm


class UnsplitPatch(FarmlandAlgorithm):
    """Takes a split back."""

    ID = "unsplitpatch"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Take a split back")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Removes the sub-patches of a patch, which counts as a whole again. Refused, naming the sub-patch, once one was "
            "judged, split again, or has tasks, numbers or attachments of its own.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("CODE", translate("FarmlandGuard", "Code of the patch")))
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("REMOVED", translate("FarmlandGuard", "Sub-patches removed")))

    def run_casework(self, parameters, context, feedback):
        code = self.parameterAsString(parameters, "CODE", context).strip()
        gone = unsplit(self.open_register(parameters, context), code, self.acting(parameters, context))
        feedback.pushInfo(translate("FarmlandGuard", "Removed: {codes}").format(codes=listed(gone)))
        return {"REMOVED": len(gone)}
