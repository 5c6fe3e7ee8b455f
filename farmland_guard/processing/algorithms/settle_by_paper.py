"""farmlandguard:settlebypaper."""

from pathlib import Path

from qgis.core import QgsProcessingParameterFile, QgsProcessingParameterString

from ...casework.ground_files import ground_of_file
from ...casework.moving import settle_by_paper
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes


class SettleByPaper(FarmlandAlgorithm):
    """The document that settles a task of legalising or confiscating."""

    ID = "settlebypaper"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Settle task by document")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Records the approval or decision that settles a task of 补办手续 or 没收, or the legalised part of 拆补组合, in a named "
            "person's name. {GROUND} is the ground of the document (TXT, GPX, KML or any vector file); empty: the whole case, or what "
            "is left of it. 拆补组合 needs it.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("TASK", translate("FarmlandGuard", "Task")))
        self.addParameter(QgsProcessingParameterString("DOCUMENT_NO", translate("FarmlandGuard", "Document number")))
        self.add_date("DATE", translate("FarmlandGuard", "Document date"))
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person")))
        self.addParameter(
            QgsProcessingParameterFile("GROUND", translate("FarmlandGuard", "Ground of the document"), optional=True)
        )

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        path = self.parameterAsFile(parameters, "GROUND", context)
        polygons, notes = ground_of_file(register, Path(path)) if path else (None, [])
        push_notes(feedback, notes)
        settle_by_paper(
            register,
            self.parameterAsString(parameters, "TASK", context),
            self.parameterAsString(parameters, "DOCUMENT_NO", context),
            self.date_of("DATE", parameters, context).isoformat(),
            self.parameterAsString(parameters, "PERSON", context),
            polygons,
            Path(path).name if path else "",
        )
        return {}
