"""farmlandguard:planvisits."""

from qgis.core import QgsProcessingOutputNumber

from ...casework.follow_up import plan_visits
from ...casework.people import account
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class PlanVisits(FarmlandAlgorithm):
    """The yearly visits to reclaimed ground."""

    ID = "planvisits"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Plan follow-up visits")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Enters the yearly follow-up visits of every accepted case that has none yet, for as many years as the rule on "
            "follow-up after acceptance (acceptance_follow_up) says. The rule is off until the county confirms it.",
        )

    def define(self) -> None:
        self.add_register()
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Visits planned")))

    def run_casework(self, parameters, context, feedback):
        return {"COUNT": plan_visits(self.open_register(parameters, context), account())}
