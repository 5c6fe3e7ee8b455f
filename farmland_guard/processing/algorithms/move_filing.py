"""farmlandguard:movefiling."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString

from ...casework.filings.moving import move_filings
from ...domain.filing_codes import FILING_STATES
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm


class MoveFiling(FarmlandAlgorithm):
    """Brings filings to another state."""

    ID = "movefiling"
    GROUP = "filing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Change the state of facility filings")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Brings filings to the next state in the name of a person of the register's list, all or none. {TEXT} is the "
            "filing number (recorded), the opinion (verified) or the upload number (registered); {DATE} the date of the "
            "move, for a renewal the new end of the term. Returning, cancelling and renewing need a {REASON}.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("FILINGS", translate("FarmlandGuard", "Project codes, separated by commas")))
        self.add_choice("STATE", translate("FarmlandGuard", "New state"), FILING_STATES)
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        for name, label in (
            ("REASON", translate("FarmlandGuard", "Reason")),
            ("TEXT", translate("FarmlandGuard", "Number or opinion")),
            ("DATE", translate("FarmlandGuard", "Date (YYYY-MM-DD)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.addOutput(QgsProcessingOutputString("ALREADY", translate("FarmlandGuard", "Already in that state")))

    def run_casework(self, parameters, context, feedback):
        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        already = move_filings(
            self.open_register(parameters, context),
            split_codes(text("FILINGS")),
            self.parameterAsEnumString(parameters, "STATE", context),
            text("PERSON"),
            text("REASON"),
            text("TEXT"),
            text("DATE"),
        )
        for code in already:
            feedback.pushInfo(translate("FarmlandGuard", "{code} already was in this state.").format(code=code))
        return {"ALREADY": ",".join(already)}
