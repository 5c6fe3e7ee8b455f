"""farmlandguard:ellipsoidalarea."""

from qgis.core import QgsFeature, QgsProcessing, QgsProcessingParameterFeatureSink

from ...casework.layer_check import measure_layer
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes
from ..originals import original_features
from ..sinks import fields_with, real_field, write_sink


class EllipsoidalArea(FarmlandAlgorithm):
    """Adds the survey standard's ellipsoidal area to a layer."""

    ID = "ellipsoidalarea"
    GROUP = "check"

    def title(self) -> str:
        return translate("FarmlandGuard", "Ellipsoidal area (survey standard)")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Adds a field with the area (area_m2), the area on the CGCS2000 ellipsoid by the survey standard's series (图斑椭球面积, "
            "TD/T 1055-2019), edges over 70 m divided on the projection plane first. Invalid polygons are repaired for "
            "measuring and reported; their geometry is not changed.",
        )

    def define(self) -> None:
        self.add_polygons("INPUT", translate("FarmlandGuard", "Layer"))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FarmlandGuard", "With areas"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )

    def run_casework(self, parameters, context, feedback):
        source = self.rows_of("INPUT", parameters, context, feedback)
        rows = list(source)
        measured = measure_layer(rows, source, "ellipsoidal")
        push_notes(feedback, [note for _, note in measured if note])
        layer = self.parameterAsSource(parameters, "INPUT", context)
        fields, kept = fields_with(layer.fields(), [real_field("area_m2")])
        originals = original_features(layer)

        def features():
            for row, (area, _) in zip(rows, measured):
                original = originals[row.fid]
                feature = QgsFeature(fields)
                feature.setGeometry(original.geometry())
                feature.setAttributes([original.attribute(index) for index in kept] + [area])
                yield feature

        return {
            "OUTPUT": write_sink(
                self, "OUTPUT", parameters, context, fields, layer.wkbType(), layer.sourceCrs(), features()
            )
        }
