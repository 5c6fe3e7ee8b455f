"""farmlandguard:importlawful."""

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFile

from ...casework.lawful import lawful_rows, record_lawful
from ...domain.language import translate
from ...exchange.xlsx import read_table
from ..base import FarmlandAlgorithm


class ImportLawful(FarmlandAlgorithm):
    """Takes in the townships' lawful new occupation of cultivated land."""

    ID = "importlawful"
    GROUP = "rules"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import lawful new occupation of cultivated land")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Takes a table (csv or xlsx) with year, township code and the cultivated land that lawful new construction really "
            "occupied (年度、乡镇代码、占用耕地（亩）). It is the denominator of the township ratio. A row takes the place of the one its "
            "township and year had. All rows are written or none.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterFile("INPUT", translate("FarmlandGuard", "Table (csv, xlsx)")))
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Rows written")))

    def run_casework(self, parameters, context, feedback):
        path = Path(self.parameterAsFile(parameters, "INPUT", context))
        headers, rows = read_table(path)
        register = self.open_register(parameters, context)
        return {"COUNT": record_lawful(register, lawful_rows(headers, rows, path.name), self.acting(parameters, context))}
