"""farmlandguard:exportsheet."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...casework.sheets import SHEET_PROFILE, export_sheet
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm, push_notes


class ExportSheet(FarmlandAlgorithm):
    """Writes an Excel sheet for a township to fill in."""

    ID = "exportsheet"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "Export sheet to fill in")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes an Excel sheet of cases (all, of a {TOWNSHIP}, or {CASES}) for others to fill in: numbers are locked, coded "
            "columns have drop-downs, cells have hints, and a checksum tells altered rows. Import sheet takes it back.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        for name, label in (
            ("TOWNSHIP", translate("FarmlandGuard", "Township (name or code)")),
            ("CASES", translate("FarmlandGuard", "Codes of the cases, separated by commas")),
            ("RECIPIENT", translate("FarmlandGuard", "Recipient")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.addParameter(
            QgsProcessingParameterString("PROFILE", translate("FarmlandGuard", "Profile"), defaultValue=SHEET_PROFILE)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", translate("FarmlandGuard", "Sheet"), "XLSX (*.xlsx)")
        )
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Rows written")))

    def run_casework(self, parameters, context, feedback):
        path = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        count, notes = export_sheet(
            self.open_register(parameters, context),
            path,
            self.acting(parameters, context),
            self.parameterAsString(parameters, "TOWNSHIP", context),
            split_codes(self.parameterAsString(parameters, "CASES", context)),
            self.parameterAsString(parameters, "RECIPIENT", context),
            self.parameterAsString(parameters, "PROFILE", context).strip(),
        )
        push_notes(feedback, notes)
        return {"OUTPUT": str(path), "COUNT": count}
