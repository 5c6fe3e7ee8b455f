"""farmlandguard:casepacket."""

from pathlib import Path

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ...casework.overview import list_cases
from ...casework.packets import make_packets
from ...domain.codes import ILLEGAL_VERDICTS
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm, progress_of


class CasePacket(FarmlandAlgorithm):
    """One folder and one PDF for each case."""

    ID = "casepacket"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Make case packets (一斑一档)")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Makes a numbered folder for each case with one PDF (card, overlap table, maps, boundary points, evidence index with "
            "SHA-256, signatures, papers, history), the papers and copies of the evidence. Page one lists what is missing. A packet "
            "that is whole and up to date is skipped, so that a run that was stopped goes on where it was. {CASES} empty: every case "
            "judged illegal.",
        ).format(**self.labels())

    def flags(self):
        # Layouts are graphics scenes and live in the main thread.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString(
                "CASES", translate("FarmlandGuard", "Codes, separated by commas (empty: all judged illegal)"), multiLine=True, optional=True
            )
        )
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", translate("FarmlandGuard", "Folder of the packets")))
        for name, text in (
            ("MADE", translate("FarmlandGuard", "Packets made")),
            ("SKIPPED", translate("FarmlandGuard", "Packets that were whole already")),
            ("INCOMPLETE", translate("FarmlandGuard", "Packets in which something is missing")),
            ("FAILED", translate("FarmlandGuard", "Packets that could not be made")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        codes = split_codes(self.parameterAsString(parameters, "CASES", context))
        if not codes:
            codes = sorted(case.code for case in list_cases(register) if case.verdict in ILLEGAL_VERDICTS)
        folder = Path(self.parameterAsString(parameters, "FOLDER", context))
        report = make_packets(register, codes, folder, progress_of(feedback))
        for code, missing in report.incomplete.items():
            feedback.pushInfo(translate("FarmlandGuard", "{code}: missing: {what}").format(code=code, what="；".join(missing)))
        for sentence in report.failed:
            feedback.reportError(sentence)
        return {
            "FOLDER": str(folder),
            "MADE": report.made,
            "SKIPPED": report.skipped,
            "INCOMPLETE": len(report.incomplete),
            "FAILED": len(report.failed),
        }
