"""farmlandguard:screenrules."""

from qgis.core import QgsProcessingOutputNumber

from ...casework.people import account
from ...casework.screening import screen_rules
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes


class ScreenRules(FarmlandAlgorithm):
    """Runs the rule book over the register."""

    ID = "screenrules"
    GROUP = "rules"

    def title(self) -> str:
        return translate("FarmlandGuard", "Screen the register by the rule book")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Applies every rule in force to what was found by {DATE} (today when left out) and writes the table of findings: each "
            "case, each occupant's cases within a year added up, each township's ratio of illegal occupation in the year of {DATE}. "
            "Cases judged to be no violation are left out. A finding cites its article and proposes; a person decides.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.add_date("DATE", translate("FarmlandGuard", "As of"), optional=True)
        self.addOutput(QgsProcessingOutputNumber("CASES", translate("FarmlandGuard", "Cases screened")))
        self.addOutput(QgsProcessingOutputNumber("FINDINGS", translate("FarmlandGuard", "Findings of the rule book")))
        self.addOutput(QgsProcessingOutputNumber("UNCHECKED", translate("FarmlandGuard", "Cases without figures")))

    def run_casework(self, parameters, context, feedback):
        report = screen_rules(
            self.open_register(parameters, context), self.date_or_today("DATE", parameters, context), account()
        )
        push_notes(feedback, report.problems)
        if report.unchecked:
            feedback.pushWarning(
                translate(
                    "FarmlandGuard", "{count} cases have no figures yet; run “Check cases of the register” first: {codes}"
                ).format(count=len(report.unchecked), codes="、".join(report.unchecked[:20]))
            )
        for township in [*report.townships, *([report.county] if report.county else [])]:
            feedback.pushInfo(f"{township.name}: {township.text}")
        for title, count in report.findings.items():
            feedback.pushInfo(f"{title}: {count}")
        return {"CASES": report.cases, "FINDINGS": report.count, "UNCHECKED": len(report.unchecked)}
