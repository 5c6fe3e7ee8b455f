"""farmlandguard:confirmlimit."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterNumber, QgsProcessingParameterString

from ...casework.quality_check import confirm_limit
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class ConfirmLimit(FarmlandAlgorithm):
    """Records that a limit was compared with the official text."""

    ID = "confirmlimit"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Confirm quality limit")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Records that a named person compared a limit of the quality profile with the official text. {LOW} and {HIGH}, or {VALUES} "
            "parted by 、, take the place of the profile's figures; left empty, the profile's own count. Who and when is kept.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("LAND_CLASS", translate("FarmlandGuard", "Land class (0101, 0102, 0103)")))
        self.addParameter(QgsProcessingParameterString("INDICATOR", translate("FarmlandGuard", "Indicator")))
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        self.addParameter(
            QgsProcessingParameterString("SOURCE", translate("FarmlandGuard", "Text it was compared with (number, table, page)"))
        )
        for name, text in (
            ("LOW", translate("FarmlandGuard", "Lowest value")),
            ("HIGH", translate("FarmlandGuard", "Highest value")),
        ):
            self.addParameter(
                QgsProcessingParameterNumber(name, text, QgsProcessingParameterNumber.Type.Double, None, True)
            )
        self.addParameter(
            QgsProcessingParameterString("VALUES", translate("FarmlandGuard", "Allowed texts, parted by 、"), optional=True)
        )
        self.addOutput(QgsProcessingOutputString("LIMIT", translate("FarmlandGuard", "The limit that counts now")))

    def run_casework(self, parameters, context, feedback):
        def number(name):
            return None if parameters.get(name) in (None, "") else self.parameterAsDouble(parameters, name, context)

        limit = confirm_limit(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "LAND_CLASS", context).strip(),
            self.parameterAsString(parameters, "INDICATOR", context),
            self.parameterAsString(parameters, "PERSON", context),
            self.parameterAsString(parameters, "SOURCE", context),
            number("LOW"),
            number("HIGH"),
            self.parameterAsString(parameters, "VALUES", context),
        )
        return {"LIMIT": limit}
