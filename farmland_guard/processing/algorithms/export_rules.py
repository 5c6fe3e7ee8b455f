"""farmlandguard:exportrules."""

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFolderDestination, QgsProcessingParameterString

from ...casework.rule_exchange import export_rules
from ...domain.language import listed_with_codes, translate
from ...domain.rule_packs import shipped_packs
from ..base import FarmlandAlgorithm


class ExportRules(FarmlandAlgorithm):
    """Writes the rule packs as they count in a register."""

    ID = "exportrules"
    GROUP = "rules"

    def title(self) -> str:
        return translate("FarmlandGuard", "Export rule packs")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes the rule packs, with the county's own values merged in, as JSON files with their schema: to hand them "
            "on, to keep them, or to edit them and import them again. {PACK} names one of them; left out, all are written. "
            "Packs that come with the program: {packs}.",
        ).format(packs=listed_with_codes({pack.name: pack.title for pack in shipped_packs()}), **self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("PACK", translate("FarmlandGuard", "Rule pack"), optional=True))
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", translate("FarmlandGuard", "Folder")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Files written")))

    def run_casework(self, parameters, context, feedback):
        folder = Path(self.parameterAsString(parameters, "FOLDER", context))
        folder.mkdir(parents=True, exist_ok=True)
        register = self.open_register(parameters, context)
        files = export_rules(register, folder, self.parameterAsString(parameters, "PACK", context).strip())
        return {"FOLDER": str(folder), "COUNT": len(files)}
