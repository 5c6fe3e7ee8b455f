"""farmlandguard:importholidays."""

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFile, QgsProcessingParameterString

from ...casework.holidays import holidays_in
from ...casework.rulebook import set_holiday_tables
from ...domain.language import translate
from ...exchange.xlsx import read_table
from ..base import FarmlandAlgorithm


class ImportHolidays(FarmlandAlgorithm):
    """Takes in the holiday table of a year."""

    ID = "importholidays"
    GROUP = "rules"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import holiday table")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Takes the holidays and the working weekends of a year from a table (csv, xlsx) with the columns 日期 and 类别 (放假 or "
            "调休上班), as the State Council's notice of that year has them. A year's table takes the place of the one it had.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterFile("INPUT", translate("FarmlandGuard", "Table (csv, xlsx)")))
        self.addParameter(QgsProcessingParameterString("SOURCE", translate("FarmlandGuard", "Notice it comes from"), optional=True))
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Days")))

    def run_casework(self, parameters, context, feedback):
        path = Path(self.parameterAsFile(parameters, "INPUT", context))
        register = self.open_register(parameters, context)
        source = self.parameterAsString(parameters, "SOURCE", context) or path.name
        years = holidays_in(*read_table(path), path.name)
        for year in sorted(years):
            feedback.pushInfo(f"{year}: {len(years[year])}")
        return {"COUNT": set_holiday_tables(register, years, source, self.acting(parameters, context))}
