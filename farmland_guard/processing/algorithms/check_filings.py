"""farmlandguard:checkfilings."""

from qgis.core import QgsProcessingOutputNumber

from ...casework.filings.checking import check_filings
from ...casework.people import account
from ...domain.filing_rules import FAIL, MANUAL
from ...domain.language import translate
from ..base import FarmlandAlgorithm, progress_of, push_notes


class CheckFilings(FarmlandAlgorithm):
    """Answers the county's check list for filings."""

    ID = "checkfilings"
    GROUP = "filing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check facility filings")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Answers the county's check list for filings that are not verified yet (open), or for all: overlap with basic "
            "farmland, cultivated land, redline, nature reserves, approved land, violation patches and other filings, make-up, shares and caps, "
            "papers and dates. What the rules of the region leave open, or what is not verified, is for a person to look at. "
            "It explains; a named person verifies.",
        )

    def define(self) -> None:
        self.add_register()
        self.add_choice("SCOPE", translate("FarmlandGuard", "Scope"), self.scopes(), "open")
        self.addOutput(QgsProcessingOutputNumber("FILINGS", translate("FarmlandGuard", "Filings checked")))
        self.addOutput(QgsProcessingOutputNumber("PASSED", translate("FarmlandGuard", "Filings without a failing item")))
        self.addOutput(QgsProcessingOutputNumber("FAILED", translate("FarmlandGuard", "Filings with a failing item")))
        self.addOutput(QgsProcessingOutputNumber("MANUAL", translate("FarmlandGuard", "Items left to a person")))

    def run_casework(self, parameters, context, feedback):
        report = check_filings(
            self.open_register(parameters, context),
            self.parameterAsEnumString(parameters, "SCOPE", context),
            who=account(),
            progress=progress_of(feedback),
        )
        for filing in report.filings:
            feedback.pushInfo(f"{filing.code}: {filing.conclusion}")
        push_notes(feedback, report.problems)
        failed = sum(1 for filing in report.filings if filing.count(FAIL))
        return {
            "FILINGS": len(report.filings),
            "PASSED": len(report.filings) - failed,
            "FAILED": failed,
            "MANUAL": sum(filing.count(MANUAL) for filing in report.filings),
        }
