"""farmlandguard:checkoverlap."""

from qgis.core import QgsFeature, QgsProcessing, QgsProcessingParameterFeatureSink, QgsWkbTypes

from ...casework.layer_check import base_from_file, base_of, check_layer, report_sentences
from ...domain.errors import InputError
from ...domain.language import translate
from ...domain.units import mu
from ...geometry.geos import engine_name
from ..base import FarmlandAlgorithm, progress_of, push_notes
from ..originals import original_features
from ..sinks import fields_with, geometry_of, real_field, text_field, write_sink

AREAS = ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2")
MU = ("pbf_mu", "cultivated_mu")


class CheckOverlap(FarmlandAlgorithm):
    """Checks any polygon layer against permanent basic farmland and land use."""

    ID = "checkoverlap"
    GROUP = "check"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check overlap with farmland")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Computes for every polygon how much permanent basic farmland and cultivated land it takes, gross and net of "
            "the deducted share (KCXS), by ellipsoidal or planar area. Ground that base polygons share is counted once. "
            "PIECES lists every part with its source; the adjusted areas of a polygon sum exactly to its area, and what no "
            "base polygon covers is a row of its own.",
        )

    def define(self) -> None:
        self.add_polygons("INPUT", translate("FarmlandGuard", "Polygons to check"))
        self.add_polygons("PBF", translate("FarmlandGuard", "Permanent basic farmland"), optional=True)
        self.add_polygons("LANDUSE", translate("FarmlandGuard", "Land use"), optional=True)
        self.add_choice(
            "AREA_METHOD", translate("FarmlandGuard", "Area method"), ("ellipsoidal", "planar"), "ellipsoidal"
        )
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("FarmlandGuard", "Checked polygons"), polygons)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "PIECES", translate("FarmlandGuard", "Pieces"), polygons, None, True, False
            )
        )

    def run_casework(self, parameters, context, feedback):
        source = self.rows_of("INPUT", parameters, context, feedback)
        rows = list(source)
        notes = [row.problem for row in rows if row.problem]
        bases = []
        for name, role in (("PBF", "pbf"), ("LANDUSE", "landuse")):
            if parameters.get(name):
                layer = self.whole_layer(name, parameters, context)
                base = None if layer is None else base_from_file(role, layer, notes)
                bases.append(base or base_of(role, self.rows_of(name, parameters, context, feedback), notes))
        if not bases:
            raise InputError(
                translate("FarmlandGuard", "Give PBF, LANDUSE or both; there is nothing to check against.")
            )
        method = self.parameterAsEnumString(parameters, "AREA_METHOD", context)
        feedback.pushInfo(engine_name())
        wants_pieces = bool(parameters.get("PIECES"))
        result = check_layer(rows, source, bases, method, progress_of(feedback), wants_pieces)
        push_notes(feedback, notes + report_sentences(result, rows, source))
        layer = self.parameterAsSource(parameters, "INPUT", context)
        originals = original_features(layer)
        outputs = {"OUTPUT": self._write_checked(parameters, context, layer, originals, rows, result)}
        if wants_pieces:
            outputs["PIECES"] = self._write_pieces(parameters, context, layer, originals, rows, result)
        return outputs

    def _write_checked(self, parameters, context, layer, originals, rows, result):
        fields, kept = fields_with(layer.fields(), [real_field(name) for name in AREAS + MU])

        def features():
            for row, figures in zip(rows, result.figures):
                original = originals[row.fid]
                areas = [getattr(figures, name) for name in AREAS]
                in_mu = [None if value is None else mu(value, 4) for value in (figures.pbf_m2, figures.cultivated_m2)]
                feature = QgsFeature(fields)
                feature.setGeometry(original.geometry())
                feature.setAttributes([original.attribute(index) for index in kept] + areas + in_mu)
                yield feature

        return write_sink(
            self, "OUTPUT", parameters, context, fields, layer.wkbType(), layer.sourceCrs(), features()
        )

    def _write_pieces(self, parameters, context, layer, originals, rows, result):
        added = [
            text_field("source_layer"),
            text_field("source_id"),
            text_field("land_class"),
            real_field("gross_m2"),
            real_field("adjusted_m2"),
            real_field("net_m2"),
        ]
        fields, kept = fields_with(layer.fields(), added)

        def features():
            for row, figures in zip(rows, result.figures):
                carried = [originals[row.fid].attribute(index) for index in kept]
                for piece in figures.pieces:
                    feature = QgsFeature(fields)
                    feature.setGeometry(geometry_of(piece.wkb))
                    feature.setAttributes(
                        [
                            *carried,
                            piece.role,
                            piece.source_id,
                            piece.land_class,
                            piece.gross_m2,
                            piece.adjusted_m2,
                            piece.net_m2,
                        ]
                    )
                    yield feature

        return write_sink(
            self,
            "PIECES",
            parameters,
            context,
            fields,
            QgsWkbTypes.Type.MultiPolygon,
            layer.sourceCrs(),
            features(),
        )
