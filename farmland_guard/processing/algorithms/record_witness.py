"""farmlandguard:recordwitness."""

from pathlib import Path

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterFile, QgsProcessingParameterString

from ...casework.accepting import add_witness
from ...domain.codes import WITNESS_SIDES
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class RecordWitness(FarmlandAlgorithm):
    """Who of township or village was there at the joint sign-off."""

    ID = "recordwitness"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Record witness of acceptance")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Records who of township or village was there at the joint sign-off of a task; a scan of the signed paper can be "
            "attached. The running or last round takes the witness; a closed case takes none.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("TASK", translate("FarmlandGuard", "Task")))
        self.add_choice("SIDE", translate("FarmlandGuard", "Side"), WITNESS_SIDES)
        self.addParameter(QgsProcessingParameterString("NAME", translate("FarmlandGuard", "Name")))
        self.addParameter(QgsProcessingParameterString("UNIT", translate("FarmlandGuard", "Unit")))
        self.add_date("DATE", translate("FarmlandGuard", "Date of signing"))
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Recorded by")))
        self.addParameter(QgsProcessingParameterString("ROLE", translate("FarmlandGuard", "Role"), optional=True))
        self.addParameter(
            QgsProcessingParameterString("COMMENT", translate("FarmlandGuard", "Written opinion"), multiLine=True, optional=True)
        )
        self.addParameter(QgsProcessingParameterFile("SCAN", translate("FarmlandGuard", "Scan"), optional=True))
        self.addOutput(QgsProcessingOutputString("WITNESS", translate("FarmlandGuard", "Witness (uid)")))

    def run_casework(self, parameters, context, feedback):
        scan = self.parameterAsFile(parameters, "SCAN", context)
        uid = add_witness(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "TASK", context),
            self.parameterAsEnumString(parameters, "SIDE", context),
            self.parameterAsString(parameters, "NAME", context),
            self.parameterAsString(parameters, "UNIT", context),
            self.date_of("DATE", parameters, context),
            self.parameterAsString(parameters, "PERSON", context),
            self.parameterAsString(parameters, "ROLE", context),
            self.parameterAsString(parameters, "COMMENT", context),
            Path(scan) if scan else None,
        )
        return {"WITNESS": uid}
