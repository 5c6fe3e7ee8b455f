"""farmlandguard:previewencoding."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ...casework.encodings import write_preview
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class PreviewEncoding(FarmlandAlgorithm):
    """Shows the texts of a shapefile in every encoding they may be in."""

    ID = "previewencoding"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "Preview the encoding of a shapefile")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes a table of the first texts of a shapefile (or .dbf) as they look in GBK, GB18030, UTF-8 and Big5, which "
            "of these fit, and which one is taken when the file is read. For files that arrive garbled.",
        )

    def define(self) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                "INPUT", translate("FarmlandGuard", "Shapefile"), fileFilter="Shapefile (*.shp *.SHP *.dbf *.DBF)"
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination("REPORT", translate("FarmlandGuard", "Table of texts"), "CSV (*.csv)")
        )
        self.addOutput(QgsProcessingOutputString("ENCODING", translate("FarmlandGuard", "Encoding taken")))

    def run_casework(self, parameters, context, feedback):
        report = Path(self.parameterAsFileOutput(parameters, "REPORT", context))
        found = write_preview(Path(self.parameterAsFile(parameters, "INPUT", context)), report)
        feedback.pushInfo(found.how)
        return {"REPORT": str(report), "ENCODING": found.encoding}
