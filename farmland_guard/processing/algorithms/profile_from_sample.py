"""farmlandguard:profilefromsample."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...casework.profile_drafting import profile_from_sample
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class ProfileFromSample(FarmlandAlgorithm):
    """Drafts a delivery profile from an empty template."""

    ID = "profilefromsample"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "New delivery profile from a sample")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Reads the empty template of a province (shapefile, folder of shapefiles, FileGDB, GeoPackage or xlsx) and drafts a "
            "delivery profile from it: layers, field names, types, lengths, decimals, coordinate system. Where a field's value "
            "comes from is filled in as far as the name is known; the rest is listed and left empty. Without {OUTPUT} the "
            "profile goes among your own ones and can be used at once under {NAME}.",
        ).format(**self.labels())

    def define(self) -> None:
        for name, label, optional in (
            ("INPUT", translate("FarmlandGuard", "Sample (file or folder)"), False),
            ("NAME", translate("FarmlandGuard", "Name of the profile (small letters, digits, _)"), False),
            ("TITLE", translate("FarmlandGuard", "Title"), True),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=optional))
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("FarmlandGuard", "Profile"), "JSON (*.json)", None, True, False
            )
        )
        self.addOutput(QgsProcessingOutputNumber("UNKNOWN", translate("FarmlandGuard", "Fields without a known value")))

    def run_casework(self, parameters, context, feedback):
        path, unknown = profile_from_sample(
            Path(self.parameterAsString(parameters, "INPUT", context).strip()),
            self.parameterAsString(parameters, "NAME", context),
            self.parameterAsString(parameters, "TITLE", context),
            self.parameterAsFileOutput(parameters, "OUTPUT", context) if parameters.get("OUTPUT") else "",
        )
        for name in unknown:
            feedback.pushWarning(
                translate("FarmlandGuard", "{field}: where its value comes from is not known; it is left empty.").format(field=name)
            )
        return {"OUTPUT": str(path), "UNKNOWN": len(unknown)}
