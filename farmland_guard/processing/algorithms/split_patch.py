"""farmlandguard:splitpatch."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...casework.splitting import MODES, named_polygons, split_patch
from ...domain.language import translate
from ...exchange.linework import read_lines
from ..base import FarmlandAlgorithm, push_notes
from ..sinks import geometry_of, real_field, text_field, write_sink


class SplitPatch(FarmlandAlgorithm):
    """Splits a patch into sub-patches."""

    ID = "splitpatch"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Split patch")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Splits a patch into sub-patches with the codes _1, _2, …: by drawn lines or polygons, by the township or village "
            "border, or by land class. The parts cover the patch exactly and their areas are adjusted to its area (0.01 m²). "
            "The patch itself is marked as split and counts through its parts; its verdict and attachments stay with it. "
            "Refused once tasks were issued.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("CODE", translate("FarmlandGuard", "Code of the patch")))
        self.add_choice("MODE", translate("FarmlandGuard", "Split by"), MODES, "draw")
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "LINES",
                translate("FarmlandGuard", "Lines to cut by (for drawn cuts)"),
                [QgsProcessing.SourceType.TypeVectorLine],
                optional=True,
            )
        )
        self.add_polygons("PARTS", translate("FarmlandGuard", "Polygons to cut by (for drawn cuts)"), optional=True)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                translate("FarmlandGuard", "Sub-patches"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_officer()
        self.addOutput(QgsProcessingOutputNumber("CHILDREN", translate("FarmlandGuard", "Number of sub-patches")))
        self.addOutput(QgsProcessingOutputString("CODES", translate("FarmlandGuard", "Codes of the sub-patches")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        srs_id = register.info.srs_id
        lines, parts = [], []
        source = self.parameterAsSource(parameters, "LINES", context)
        if source is not None:
            lines = read_lines(source, source.sourceName(), source.sourceCrs(), srs_id)
        if parameters.get("PARTS"):
            parts = named_polygons(self.rows_of("PARTS", parameters, context, feedback), srs_id)
        plan = split_patch(
            register,
            self.parameterAsString(parameters, "CODE", context).strip(),
            self.parameterAsEnumString(parameters, "MODE", context),
            lines,
            parts,
            self.acting(parameters, context),
        )
        push_notes(feedback, plan.notes)
        for part in plan.parts:
            feedback.pushInfo(f"{part.code}  {part.label}  {part.split_m2:.2f} m²")
        outputs = {"CHILDREN": len(plan.parts), "CODES": ",".join(part.code for part in plan.parts)}
        if parameters.get("OUTPUT"):
            outputs["OUTPUT"] = self._write(parameters, context, plan, srs_id)
        return outputs

    def _write(self, parameters, context, plan, srs_id):
        fields = QgsFields()
        for field in (
            text_field("code", 60),
            text_field("parent_code", 60),
            text_field("part", 100),
            real_field("area_m2"),
            real_field("adjusted_m2"),
        ):
            fields.append(field)

        def features():
            for part in plan.parts:
                feature = QgsFeature(fields)
                feature.setGeometry(geometry_of(part.wkb))
                feature.setAttributes([part.code, plan.parent, part.label, part.area_m2, part.split_m2])
                yield feature

        crs = QgsCoordinateReferenceSystem(f"EPSG:{srs_id}")
        return write_sink(
            self, "OUTPUT", parameters, context, fields, QgsWkbTypes.Type.MultiPolygon, crs, features()
        )
