"""farmlandguard:exportpackage."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ...casework.delivering import deliver, profile_names
from ...domain.language import translate
from ..base import FarmlandAlgorithm, officer, push_notes


class ExportPackage(FarmlandAlgorithm):
    """Writes the delivery package a profile describes."""

    ID = "exportpackage"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "Export delivery package")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes the package that a profile describes: shapefile in GBK, land-boundary TXT and xlsx ledger, in a new "
            "folder within FOLDER. The package appears whole or not at all. Profiles: {profiles}.",
        ).format(profiles=", ".join(profile_names()))

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString("PROFILE", translate("FarmlandGuard", "Profile"), defaultValue="generic")
        )
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", translate("FarmlandGuard", "Folder")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Cases delivered")))

    def run_casework(self, parameters, context, feedback):
        delivery = deliver(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "PROFILE", context).strip(),
            Path(self.parameterAsString(parameters, "FOLDER", context)),
            officer(),
        )
        push_notes(feedback, delivery.notes)
        for path in delivery.files:
            feedback.pushInfo(str(path))
        return {"FOLDER": str(delivery.folder), "COUNT": delivery.cases}
