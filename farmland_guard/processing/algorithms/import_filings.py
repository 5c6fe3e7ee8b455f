"""farmlandguard:importfilings."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ...casework.filings.intake import import_filings
from ...domain.language import translate
from ..base import FarmlandAlgorithm, progress_of, push_notes


class ImportFilings(FarmlandAlgorithm):
    """Takes filings in: the table and its polygons together."""

    ID = "importfilings"
    GROUP = "filing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import facility filings")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Takes the township's table (xlsx or csv) and the polygons that belong to it in one go: land-boundary TXT, "
            "shapefile, GeoPackage or FileGDB, a single file or a folder of them. Polygons find their filing by project code, "
            "filing number, project name or file name; layers SSNYD_… and parcels whose purpose says so become parts. Areas in "
            "亩 or 公顷 are told by the unit in the column's name. Without a table the polygons make drafts.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterFile("TABLE", translate("FarmlandGuard", "Table of filings (xlsx, csv)"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterString(
                "SHAPES", translate("FarmlandGuard", "Shapes: file or folder (TXT, shp, gpkg, gdb)"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                "PAPERS",
                translate("FarmlandGuard", "Folder of papers, named by project code"),
                QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterCrs(
                "CRS", translate("FarmlandGuard", "System of TXT files that state none"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean("UPDATE", translate("FarmlandGuard", "Take over differences of known filings"), False)
        )
        self.add_officer()
        for name, label in (
            ("ADDED", translate("FarmlandGuard", "New filings")),
            ("UPDATED", translate("FarmlandGuard", "Filings changed")),
            ("LEFT_OUT", translate("FarmlandGuard", "Rows left out")),
            ("SHAPES_READ", translate("FarmlandGuard", "Polygons read")),
            ("PAPERS_READ", translate("FarmlandGuard", "Papers attached")),
            ("UNMATCHED", translate("FarmlandGuard", "Polygons without a filing")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def run_casework(self, parameters, context, feedback):
        table = self.parameterAsString(parameters, "TABLE", context).strip()
        shapes = self.parameterAsString(parameters, "SHAPES", context).strip()
        papers = self.parameterAsString(parameters, "PAPERS", context).strip()
        report = import_filings(
            self.open_register(parameters, context),
            Path(table) if table else None,
            Path(shapes) if shapes else None,
            Path(papers) if papers else None,
            self.parameterAsCrs(parameters, "CRS", context),
            self.parameterAsBool(parameters, "UPDATE", context),
            who=self.acting(parameters, context),
            progress=progress_of(feedback),
        )
        push_notes(feedback, report.notes)
        return {
            "ADDED": len(report.added),
            "UPDATED": len(report.updated),
            "LEFT_OUT": len(report.left_out),
            "SHAPES_READ": report.shapes,
            "PAPERS_READ": report.papers,
            "UNMATCHED": report.unmatched,
        }
