"""farmlandguard:upgraderegister."""

from pathlib import Path

from qgis.core import QgsProcessingOutputFile

from ...casework.founding import odd_days_told, upgrade_register
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class UpgradeRegister(FarmlandAlgorithm):
    """Runs the migrations a register lacks, after a backup."""

    ID = "upgraderegister"

    def title(self) -> str:
        return translate("FarmlandGuard", "Upgrade register")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Brings a register made by an older version of the plugin to today's format, after a backup beside it. "
            "All steps are one transaction. A register that is up to date is left alone.",
        )

    def define(self) -> None:
        self.add_register()
        self.addOutput(QgsProcessingOutputFile("BACKUP", translate("FarmlandGuard", "Backup")))

    def run_casework(self, parameters, context, feedback):
        path = Path(self.parameterAsFile(parameters, "REGISTER", context))
        steps, saved = upgrade_register(path)
        if not steps:
            feedback.pushInfo(translate("FarmlandGuard", "The register is up to date."))
            return {}
        feedback.pushInfo(
            translate("FarmlandGuard", "Upgraded to format {version}; backup: {path}").format(
                version=steps[-1], path=saved
            )
        )
        odd = odd_days_told(path)
        if odd:
            feedback.pushWarning(odd)
        return {"BACKUP": str(saved)}
