"""farmlandguard:checkregister."""

from qgis.core import QgsProcessingOutputNumber

from ...casework.checking import check_register
from ...domain.language import translate
from ...geometry.geos import engine_name
from ..base import FarmlandAlgorithm, officer, progress_of, push_notes


class CheckRegister(FarmlandAlgorithm):
    """Checks the register's cases and applies the rule book."""

    ID = "checkregister"
    GROUP = "check"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check cases of the register")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Computes for every open case (or all of them) how much permanent basic farmland and cultivated land it takes, "
            "in ellipsoidal area, keeps every piece with its source, and applies the rule book. It proposes; a person decides.",
        )

    def define(self) -> None:
        self.add_register()
        self.add_choice("SCOPE", translate("FarmlandGuard", "Scope"), ("open", "all"), "open")
        self.addOutput(QgsProcessingOutputNumber("CASES", translate("FarmlandGuard", "Cases checked")))
        self.addOutput(QgsProcessingOutputNumber("PIECES", translate("FarmlandGuard", "Pieces stored")))
        self.addOutput(QgsProcessingOutputNumber("FINDINGS", translate("FarmlandGuard", "Findings of the rule book")))
        self.addOutput(QgsProcessingOutputNumber("PROBLEMS", translate("FarmlandGuard", "Problems")))

    def run_casework(self, parameters, context, feedback):
        feedback.pushInfo(engine_name())
        report = check_register(
            self.open_register(parameters, context),
            self.parameterAsEnumString(parameters, "SCOPE", context),
            who=officer(),
            progress=progress_of(feedback),
        )
        push_notes(feedback, report.problems + report.shared_ground)
        for title, count in report.findings.items():
            feedback.pushInfo(f"{title}: {count}")
        return {
            "CASES": report.cases,
            "PIECES": report.pieces,
            "FINDINGS": sum(report.findings.values()),
            "PROBLEMS": len(report.problems),
        }
