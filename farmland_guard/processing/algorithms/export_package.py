"""farmlandguard:exportpackage."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ...casework.delivering import Order, deliver
from ...casework.validating import profile_titles
from ...domain.language import listed_with_codes, translate
from ..base import FarmlandAlgorithm, push_notes


class ExportPackage(FarmlandAlgorithm):
    """Writes the delivery package a profile describes."""

    ID = "exportpackage"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "Export delivery package")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes the package that a profile describes, in a new folder within {FOLDER}: layers (shapefile in GBK, "
            "FileGDB, GeoPackage, KML), land-boundary TXT and xlsx ledger. It is validated first; errors keep it from being "
            "written unless {OVERRIDE_BY}, a person in office, lets them pass with {OVERRIDE_REASON}, which goes into the "
            "package. The delivery is entered in the journal; {SINCE} (a delivery's name; last for the latest) writes only "
            "what changed since. The package appears whole or not at all. Profiles: {profiles}.",
        ).format(profiles=listed_with_codes(profile_titles()), **self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString("PROFILE", translate("FarmlandGuard", "Profile"), defaultValue="generic")
        )
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", translate("FarmlandGuard", "Folder")))
        for name, label in (
            ("RECIPIENT", translate("FarmlandGuard", "Recipient")),
            ("SINCE", translate("FarmlandGuard", "Only changes since this delivery (name, or last)")),
            ("OVERRIDE_BY", translate("FarmlandGuard", "Person who lets errors pass")),
            ("OVERRIDE_REASON", translate("FarmlandGuard", "Reason for letting errors pass")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("ERRORS", translate("FarmlandGuard", "Errors")))
        self.addOutput(QgsProcessingOutputNumber("WARNINGS", translate("FarmlandGuard", "Warnings")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Cases delivered")))

    def run_casework(self, parameters, context, feedback):
        delivery = deliver(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "PROFILE", context).strip(),
            Path(self.parameterAsString(parameters, "FOLDER", context)),
            self.acting(parameters, context),
            Order(
                *(
                    self.parameterAsString(parameters, name, context).strip()
                    for name in ("RECIPIENT", "SINCE", "OVERRIDE_BY", "OVERRIDE_REASON")
                )
            ),
        )
        push_notes(feedback, delivery.notes)
        for path in delivery.files:
            feedback.pushInfo(str(path))
        return {
            "FOLDER": str(delivery.folder),
            "COUNT": delivery.cases,
            "ERRORS": delivery.errors,
            "WARNINGS": delivery.warnings,
        }
