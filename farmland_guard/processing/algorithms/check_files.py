"""farmlandguard:checkfiles."""

from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
)

from ...casework.bulk.check import check_files
from ...casework.bulk.tile import LayerFile
from ...domain.errors import InputError
from ...domain.language import translate
from ...exchange.crs import check_metric
from ...exchange.direct import add_spatial_index, gpkg_table_of
from ..base import FarmlandAlgorithm, progress_of, push_notes

_CULTIVATED = "01"


class CheckFiles(FarmlandAlgorithm):
    """Checks a large batch from file to file, past QGIS."""

    ID = "checkfiles"
    GROUP = "check"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check a large batch from file to file")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Does what “Check overlap with farmland” does, for GeoPackage layers only and several times as fast: a county's "
            "100,000 patches take seconds. {OUTPUT} is a new GeoPackage with two tables: the checked polygons (checked), a "
            "row for each patch with its figures, and the pieces (pieces), a row for each part with its source, as polygons "
            "when {POLYGONS} is ticked. Adjusted areas of the parts of a patch sum to its area. With {CULTIVATED_ONLY} only "
            "cultivated land (01) is read; all other ground of a patch is then one part. Layers must be whole tables on "
            "disk: without filter, selection, joined fields or edits that are not saved.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_overlap_inputs()
        for name, label in (
            ("CULTIVATED_ONLY", translate("FarmlandGuard", "Read only cultivated land")),
            ("POLYGONS", translate("FarmlandGuard", "Write the polygons of the pieces")),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, label, False))
        self.addParameter(
            QgsProcessingParameterFileDestination("OUTPUT", translate("FarmlandGuard", "Result"), "GeoPackage (*.gpkg)")
        )
        self.addOutput(QgsProcessingOutputVectorLayer("CHECKED", translate("FarmlandGuard", "Checked polygons")))
        self.addOutput(QgsProcessingOutputVectorLayer("PIECES", translate("FarmlandGuard", "Pieces")))
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Polygons checked")))

    def run_casework(self, parameters, context, feedback):
        files = {
            name: self._file(name, parameters, context) for name in ("INPUT", "PBF", "LANDUSE") if parameters.get(name)
        }
        method = self.parameterAsEnumString(parameters, "AREA_METHOD", context)
        if method == "planar":
            layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
            check_metric(layer.crs(), layer.name())
        only = self.parameterAsBool(parameters, "CULTIVATED_ONLY", context)
        polygons = self.parameterAsBool(parameters, "POLYGONS", context)
        path = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        report = check_files(
            files["INPUT"],
            files.get("PBF"),
            files.get("LANDUSE"),
            path,
            method,
            _CULTIVATED if only else "",
            polygons,
            progress=progress_of(feedback),
        )
        if report.processes:
            feedback.pushInfo(
                translate("FarmlandGuard", "{count} processes worked side by side.").format(count=report.processes)
            )
        push_notes(feedback, report.problems)
        if polygons:
            add_spatial_index(path, "pieces")
        tables = {"CHECKED": f"{path}|layername=checked", "PIECES": f"{path}|layername=pieces"}
        self._show(tables, context)
        return {"OUTPUT": str(path), **tables, "COUNT": report.checked}

    def _file(self, name, parameters, context):
        layer = self.whole_layer(name, parameters, context)
        table = None if layer is None else gpkg_table_of(layer)
        if table is None:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "{parameter}: {value} is no whole GeoPackage table on disk. Save it as a GeoPackage first, take away its filter and "
                    "save its edits, or use “Check overlap with farmland”, which takes any layer.",
                ).format(parameter=self.named(name), value=parameters.get(name) if layer is None else layer.name())
            )
        return LayerFile(table.path, table.name)

    def _show(self, tables, context):
        """Have the tables opened in the project that the algorithm runs for, if there is one."""
        project = context.project()
        if project is None:
            return
        names = {"CHECKED": translate("FarmlandGuard", "Checked polygons"), "PIECES": translate("FarmlandGuard", "Pieces")}
        for output, source in tables.items():
            details = QgsProcessingContext.LayerDetails(names[output], project, output, QgsProcessingUtils.LayerHint.Vector)
            context.addLayerToLoadOnCompletion(source, details)
