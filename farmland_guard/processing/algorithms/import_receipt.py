"""farmlandguard:importreceipt."""

from pathlib import Path

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterFile, QgsProcessingParameterString

from ...casework.filings.receipts import import_receipt
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes


class ImportReceipt(FarmlandAlgorithm):
    """Enters the upload numbers that the registration system gave."""

    ID = "importreceipt"
    GROUP = "filing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import registration receipt")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Reads the table the registration system gives back (项目编号 or 备案号, 上图入库号, 入库日期) and registers each "
            "verified filing in the name of a person of the register's list. Rows that do not fit are named and left out.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterFile("FILE", translate("FarmlandGuard", "Receipt (xlsx, csv)")))
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        self.addOutput(QgsProcessingOutputNumber("REGISTERED", translate("FarmlandGuard", "Filings registered")))
        self.addOutput(QgsProcessingOutputNumber("SAME", translate("FarmlandGuard", "Registered before")))
        self.addOutput(QgsProcessingOutputNumber("LEFT_OUT", translate("FarmlandGuard", "Rows left out")))

    def run_casework(self, parameters, context, feedback):
        report = import_receipt(
            self.open_register(parameters, context),
            Path(self.parameterAsFile(parameters, "FILE", context)),
            self.parameterAsString(parameters, "PERSON", context),
        )
        push_notes(feedback, report.notes)
        return {"REGISTERED": len(report.registered), "SAME": len(report.same), "LEFT_OUT": len(report.left_out)}
