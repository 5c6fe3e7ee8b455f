"""farmlandguard:attachevidence."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...casework.evidence import attach_to_cases
from ...casework.evidence_folder import attach_folder
from ...domain.codes import ATTACHMENT_KINDS
from ...domain.errors import InputError
from ...domain.language import translate
from ...domain.lifecycle import CLOSED_PAPERS
from ...domain.units import square_metres_from_mu
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm, progress_of, push_notes

BY_NAME = "by_name"


class AttachEvidence(FarmlandAlgorithm):
    """Attaches evidence: one file to named cases, or a folder sorted by the names of its files."""

    ID = "attachevidence"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Attach evidence")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Attaches a file to the cases in {CASES}, with the number and the area (亩) that stand in the paper. Or takes a folder: each "
            "file goes to the case whose number stands in its name or in the name of a folder above it, its kind told by the name "
            "(套合图、内部、批文 …) unless {KIND} is given. What the case has already is left out, what names no case is reported.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterFile("INPUT", translate("FarmlandGuard", "File or folder")))
        self.addParameter(
            QgsProcessingParameterString(
                "CASES", translate("FarmlandGuard", "Codes, separated by commas (for a file)"), multiLine=True, optional=True
            )
        )
        by_name = {BY_NAME: translate("FarmlandGuard", "By the name of the file")}
        self.add_choice("KIND", translate("FarmlandGuard", "Kind"), {**by_name, **ATTACHMENT_KINDS}, BY_NAME)
        self.addParameter(
            QgsProcessingParameterString("DOCUMENT_NO", translate("FarmlandGuard", "Number in the paper (optional)"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "DOCUMENT_MU",
                translate("FarmlandGuard", "Area in the paper (optional)"),
                QgsProcessingParameterNumber.Type.Double,
                None,
                True,
                0.0,
            )
        )
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("ATTACHED", translate("FarmlandGuard", "Attached")))
        self.addOutput(QgsProcessingOutputNumber("KNOWN", translate("FarmlandGuard", "Known before")))
        self.addOutput(QgsProcessingOutputNumber("UNMATCHED", translate("FarmlandGuard", "Without a case")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        path = Path(self.parameterAsString(parameters, "INPUT", context))
        kind = self.parameterAsEnumString(parameters, "KIND", context)
        codes = split_codes(self.parameterAsString(parameters, "CASES", context))
        if path.is_dir():
            chosen = "" if kind == BY_NAME else kind
            report = attach_folder(register, path, chosen, self.acting(parameters, context), progress_of(feedback))
            for each, count in report.attached.items():
                feedback.pushInfo(f"{ATTACHMENT_KINDS[each]} {count}")
            push_notes(feedback, [translate("FarmlandGuard", "{file}: no case is named").format(file=name) for name in report.unmatched])
            push_notes(feedback, [f"{name}：{CLOSED_PAPERS}" for name in report.closed])
            return {"ATTACHED": report.count, "KNOWN": len(report.known), "UNMATCHED": len(report.unmatched)}
        if not codes or kind == BY_NAME:
            raise InputError(
                translate("FarmlandGuard", "For a single file give {cases} and {kind}.").format(
                    cases=self.named("CASES"), kind=self.named("KIND")
                )
            )
        area = parameters.get("DOCUMENT_MU")
        count = attach_to_cases(
            register,
            codes,
            [path],
            kind,
            self.acting(parameters, context),
            self.parameterAsString(parameters, "DOCUMENT_NO", context),
            None if area in (None, "") else square_metres_from_mu(self.parameterAsDouble(parameters, "DOCUMENT_MU", context)),
        )
        return {"ATTACHED": count, "KNOWN": 0, "UNMATCHED": 0}
