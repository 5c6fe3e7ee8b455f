"""farmlandguard:importrules."""

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFile, QgsProcessingParameterString

from ...casework.rule_exchange import import_rules
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes


class ImportRules(FarmlandAlgorithm):
    """Takes a rule pack into the register."""

    ID = "importrules"
    GROUP = "rules"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import rule packs")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Takes a rule pack (JSON), or every pack of a folder, into the register in the name of a person. It is checked against "
            "the schema first: the sentence names file, section, entry and field, and nothing is written. A pack takes the place of "
            "the one of its name; the county's single values still count on top.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterFile("INPUT", translate("FarmlandGuard", "Rule pack or folder of packs")))
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Decided by")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Packs imported")))

    def run_casework(self, parameters, context, feedback):
        names, notes = import_rules(
            self.open_register(parameters, context),
            Path(self.parameterAsString(parameters, "INPUT", context)),
            self.parameterAsString(parameters, "PERSON", context),
        )
        push_notes(feedback, notes)
        return {"COUNT": len(names)}
