"""farmlandguard:importnumbers."""

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFile, QgsProcessingParameterString

from ...casework.numbers import import_numbers
from ...domain.codes import NUMBER_PLATFORMS
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes


class ImportNumbers(FarmlandAlgorithm):
    """Enters the numbers that cases have on other platforms."""

    ID = "importnumbers"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import numbers of cases")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Reads a table (xlsx, csv) with the code of each case (监测编号) and its number on another platform (编号), and "
            "where there are such columns the platform (平台), deadline (填报期限), report state (填报状态: 待报, 已报, 退回) and "
            "return reason (退回原因). A number that another case has on the platform is refused; rows that cannot be used "
            "are named and left out.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterFile("FILE", translate("FarmlandGuard", "Table (xlsx, csv)")))
        self.addParameter(QgsProcessingParameterString("SHEET", translate("FarmlandGuard", "Sheet"), optional=True))
        self.add_choice(
            "PLATFORM", translate("FarmlandGuard", "Platform of rows that name none"), NUMBER_PLATFORMS, "satellite"
        )
        self.add_officer()
        for name, label in (
            ("ADDED", translate("FarmlandGuard", "New numbers")),
            ("CHANGED", translate("FarmlandGuard", "Numbers already known")),
            ("LEFT_OUT", translate("FarmlandGuard", "Left out")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def run_casework(self, parameters, context, feedback):
        report = import_numbers(
            self.open_register(parameters, context),
            Path(self.parameterAsFile(parameters, "FILE", context)),
            self.parameterAsEnumString(parameters, "PLATFORM", context),
            self.parameterAsString(parameters, "SHEET", context).strip() or None,
            self.acting(parameters, context),
        )
        push_notes(feedback, report.notes)
        return {"ADDED": len(report.added), "CHANGED": len(report.changed), "LEFT_OUT": report.left_out}
