"""farmlandguard:makedocument."""

from pathlib import Path

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...casework.paper_values import given_values
from ...casework.papers import FORMS, make_document
from ...documents.templates import shipped_templates
from ...domain.language import listed_with_codes, translate
from ..base import FarmlandAlgorithm


class MakeDocument(FarmlandAlgorithm):
    """Makes a paper from a template."""

    ID = "makedocument"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Make document")

    def help_text(self) -> str:
        known = listed_with_codes({each.id: each.title for each in shipped_templates()})
        return translate(
            "FarmlandGuard",
            "Makes a paper about a case, task, referral or filing from a template, as .docx, PDF or both; the PDF is drawn from the "
            "very .docx and shows the same text. {TEMPLATE} is one of {known}, or a .docx of your "
            "own with placeholders like {{{{监测编号}}}}; a template of this title in the folder “…_模板” beside the register counts "
            "before ours. {VALUES} gives what only you know, in lines of 名称=值. What is missing stands as a marked blank and is "
            "listed in {BLANKS}. Nothing in a template is executed; one with macros or links to elsewhere is refused.",
        ).format(known=known, **self.labels())

    def flags(self):
        # Fonts are asked for in the main thread.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("CODE", translate("FarmlandGuard", "Case, task or referral")))
        self.addParameter(QgsProcessingParameterString("TEMPLATE", translate("FarmlandGuard", "Template")))
        self.addParameter(
            QgsProcessingParameterString(
                "VALUES", translate("FarmlandGuard", "Values of your own (名称=值)"), multiLine=True, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", translate("FarmlandGuard", "Document"), "Word (*.docx);;PDF (*.pdf)")
        )
        labels = ("Word (.docx)", "PDF", translate("FarmlandGuard", "Word and PDF, two files"))
        self.add_choice("FORMAT", translate("FarmlandGuard", "Format"), dict(zip(FORMS, labels)), FORMS[0])
        self.addOutput(QgsProcessingOutputString("BLANKS", translate("FarmlandGuard", "What was left blank")))
        self.addOutput(QgsProcessingOutputString("PDF", translate("FarmlandGuard", "PDF that was written")))

    def run_casework(self, parameters, context, feedback):
        paper = make_document(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "CODE", context),
            self.parameterAsString(parameters, "TEMPLATE", context),
            Path(self.parameterAsFileOutput(parameters, "OUTPUT", context)),
            given_values(self.parameterAsString(parameters, "VALUES", context)),
            self.parameterAsEnumString(parameters, "FORMAT", context),
        )
        blanks = "、".join(paper.blanks)
        if blanks:
            feedback.pushWarning(translate("FarmlandGuard", "Left blank: {names}").format(names=blanks))
        for warning in paper.warnings:
            feedback.pushWarning(warning)
        pdf = "".join(str(path) for path in paper.paths if path.suffix == ".pdf")
        return {"OUTPUT": str(paper.path), "BLANKS": blanks, "PDF": pdf}
