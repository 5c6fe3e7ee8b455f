"""farmlandguard:addperson."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString

from ...casework.people import account, add_person
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class AddPerson(FarmlandAlgorithm):
    """Enters a person who may be named in verdicts and signatures."""

    ID = "addperson"

    def title(self) -> str:
        return translate("FarmlandGuard", "Add person")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Enters a person with unit and role into the register. Only these people can be named in a verdict or a "
            "signature. Two people of one name must be told apart in the name.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("NAME", translate("FarmlandGuard", "Name")))
        self.addParameter(QgsProcessingParameterString("UNIT", translate("FarmlandGuard", "Unit")))
        self.addParameter(QgsProcessingParameterString("ROLE", translate("FarmlandGuard", "Role")))
        self.addParameter(
            QgsProcessingParameterString(
                "CERTIFICATE", translate("FarmlandGuard", "Law-enforcement certificate no."), optional=True
            )
        )
        self.addOutput(QgsProcessingOutputString("UID", translate("FarmlandGuard", "Identifier of the person")))

    def run_casework(self, parameters, context, feedback):
        uid = add_person(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "NAME", context),
            self.parameterAsString(parameters, "UNIT", context),
            self.parameterAsString(parameters, "ROLE", context),
            self.parameterAsString(parameters, "CERTIFICATE", context),
            account(),
        )
        return {"UID": uid}
