"""farmlandguard:recordevent."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterString

from ...casework.deadlines import RECORDABLE, record_event
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm


class RecordEvent(FarmlandAlgorithm):
    """Records an event that starts or stops a period."""

    ID = "recordevent"
    GROUP = "rules"

    def title(self) -> str:
        return translate("FarmlandGuard", "Record event of a case")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Records in one or more cases that something happened which starts or stops a period of the law, such as a notice that "
            "was served. Filing, reclamation, acceptance and closing need no entry: the register knows them.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString("CASES", translate("FarmlandGuard", "Codes, separated by commas"), multiLine=True)
        )
        self.add_choice("EVENT", translate("FarmlandGuard", "Event"), RECORDABLE)
        self.add_date("DATE", translate("FarmlandGuard", "Happened on"), optional=True)
        self.addParameter(
            QgsProcessingParameterString("DOCUMENT_NO", translate("FarmlandGuard", "Document number"), optional=True)
        )
        self.add_person()
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Cases")))

    def run_casework(self, parameters, context, feedback):
        codes = split_codes(self.parameterAsString(parameters, "CASES", context))
        record_event(
            self.open_register(parameters, context),
            codes,
            self.parameterAsEnumString(parameters, "EVENT", context),
            self.date_or_today("DATE", parameters, context),
            self.person_of(parameters, context),
            self.parameterAsString(parameters, "DOCUMENT_NO", context),
        )
        return {"COUNT": len(codes)}
