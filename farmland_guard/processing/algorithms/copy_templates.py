"""farmlandguard:copytemplates."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from ...casework.papers import copy_for_editing
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class CopyTemplates(FarmlandAlgorithm):
    """Puts the templates beside the register for editing."""

    ID = "copytemplates"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Copy templates for editing")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes the templates of all papers as .docx into the folder “…_模板” beside the register, where they are edited in WPS "
            "or Word; from then on they count. Those that are there already stay as they are.",
        )

    def define(self) -> None:
        self.add_register()
        self.addOutput(QgsProcessingOutputString("FOLDER", translate("FarmlandGuard", "Folder")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Templates written")))

    def run_casework(self, parameters, context, feedback):
        folder, written, kept = copy_for_editing(self.open_register(parameters, context))
        for path in kept:
            feedback.pushInfo(translate("FarmlandGuard", "{file} is there already and stays.").format(file=path.name))
        return {"FOLDER": str(folder), "COUNT": len(written)}
