"""farmlandguard:importsheet."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...casework.sheets import SHEET_PROFILE, import_sheet, write_diff
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes


class ImportSheet(FarmlandAlgorithm):
    """Takes back an Excel sheet that was filled in."""

    ID = "importsheet"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import sheet that was filled in")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Compares a sheet that came back with the register. {REPORT} lists every cell that differs and every cell that is "
            "refused (foreign or repeated record, altered number, case changed meanwhile, value not in its list). Nothing is "
            "written unless {APPLY} is set; then the differences are written in the name of {PERSON}.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterFile("INPUT", translate("FarmlandGuard", "Sheet that was filled in"), extension="xlsx")
        )
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person who takes it in")))
        self.addParameter(
            QgsProcessingParameterBoolean("APPLY", translate("FarmlandGuard", "Write the differences"), defaultValue=False)
        )
        self.addParameter(
            QgsProcessingParameterString("PROFILE", translate("FarmlandGuard", "Profile"), defaultValue=SHEET_PROFILE)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination("REPORT", translate("FarmlandGuard", "Table of differences"), "CSV (*.csv)")
        )
        for name, label in (
            ("CHANGES", translate("FarmlandGuard", "Cells that differ")),
            ("REFUSED", translate("FarmlandGuard", "Cells refused")),
            ("WRITTEN", translate("FarmlandGuard", "Cells written")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def run_casework(self, parameters, context, feedback):
        result = import_sheet(
            self.open_register(parameters, context),
            Path(self.parameterAsFile(parameters, "INPUT", context)),
            self.parameterAsString(parameters, "PERSON", context),
            self.parameterAsBoolean(parameters, "APPLY", context),
            self.parameterAsString(parameters, "PROFILE", context).strip(),
        )
        report = Path(self.parameterAsFileOutput(parameters, "REPORT", context))
        write_diff(report, result)
        push_notes(feedback, [f"{news.cell} {news.code} {news.field}: {news.problem}" for news in result.refused])
        return {
            "REPORT": str(report),
            "CHANGES": len(result.changes),
            "REFUSED": len(result.refused),
            "WRITTEN": len(result.changes) if result.written else 0,
        }
