"""farmlandguard:checkoverlap."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...casework.check_results import layer_parts
from ...casework.layer_check import (
    base_of,
    check_layer,
    classification_named,
    methods_sentences,
    other_areas,
    report_sentences,
    sliver_sentences,
)
from ...domain.codes import CLASSIFICATIONS
from ...domain.errors import InputError
from ...domain.language import translate
from ...domain.units import mu, round_half_up
from ...exchange.direct import gpkg_table_of
from ...geometry.geos import engine_name
from ..base import FarmlandAlgorithm, progress_of, push_notes
from ..originals import original_features
from ..sinks import fields_with, geometry_of, int_field, real_field, text_field, write_sink

AREAS = ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2")
MU = ("pbf_mu", "cultivated_mu")
MORE = ("adjusted_m2", "other_m2")


class CheckOverlap(FarmlandAlgorithm):
    """Checks any polygon layer against permanent basic farmland and land use."""

    ID = "checkoverlap"
    GROUP = "check"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check overlap with farmland")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Computes for every polygon how much permanent basic farmland and cultivated land it takes, gross and net of the "
            "deducted share (KCXS), by ellipsoidal or planar area. Ground that base polygons share is counted once. {PIECES} "
            "lists every part with its source; the adjusted areas of a polygon sum exactly to its area, and what no base "
            "polygon covers is a row of its own. {PARTS} gathers land use into cultivated land, other agricultural land, "
            "unused land and construction land, closed at 0.01 m² and at 0.01 亩; {CLASSIFICATION} says how the land classes "
            "are to be read. The result also has the area by the other method (other_m2); rows where the two differ by more "
            "than 0.01 亩 are listed, and so are slivers.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_overlap_inputs()
        self.add_choice(
            "CLASSIFICATION", translate("FarmlandGuard", "Classification of land use"), CLASSIFICATIONS, "third_survey"
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
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "PARTS",
                translate("FarmlandGuard", "Parts by land-use category"),
                QgsProcessing.SourceType.TypeVector,
                None,
                True,
                False,
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
                table = None if layer is None else gpkg_table_of(layer)
                bases.append(base_of(role, self.rows_of(name, parameters, context, feedback), notes, table))
        if not bases:
            raise InputError(
                translate("FarmlandGuard", "Give “Permanent basic farmland” (PBF), “Land use” (LANDUSE) or both; there is nothing to check against.")
            )
        method = self.parameterAsEnumString(parameters, "AREA_METHOD", context)
        feedback.pushInfo(engine_name())
        wants_pieces, wants_parts = bool(parameters.get("PIECES")), bool(parameters.get("PARTS"))
        classification = classification_named(self.parameterAsEnumString(parameters, "CLASSIFICATION", context))
        if wants_parts and not any(base.role == "landuse" for base in bases):
            raise InputError(
                translate("FarmlandGuard", "{parts} needs {landuse}: the parts are made by land class.").format(
                    parts=self.named("PARTS"), landuse=self.named("LANDUSE")
                )
            )
        result = check_layer(rows, source, bases, method, progress_of(feedback), wants_pieces or wants_parts)
        others = other_areas(rows, source, method)
        push_notes(feedback, notes + report_sentences(result, rows, source))
        push_notes(feedback, methods_sentences(rows, source, result, others, method))
        push_notes(feedback, sliver_sentences(rows, source, result))
        layer = self.parameterAsSource(parameters, "INPUT", context)
        originals = original_features(layer)
        outputs = {"OUTPUT": self._write_checked(parameters, context, layer, originals, rows, result, others)}
        if wants_pieces:
            outputs["PIECES"] = self._write_pieces(parameters, context, layer, originals, rows, result)
        if wants_parts:
            outputs["PARTS"] = self._write_parts(parameters, context, layer, originals, rows, result, classification)
        return outputs

    def _write_checked(self, parameters, context, layer, originals, rows, result, others):
        fields, kept = fields_with(layer.fields(), [real_field(name) for name in AREAS + MU + MORE])

        def features():
            for row, figures, other in zip(rows, result.figures, others):
                original = originals[row.fid]
                areas = [getattr(figures, name) for name in AREAS]
                in_mu = [None if value is None else mu(value, 4) for value in (figures.pbf_m2, figures.cultivated_m2)]
                feature = QgsFeature(fields)
                feature.setGeometry(original.geometry())
                adjusted = None if figures.area_m2 is None else round_half_up(figures.area_m2, 2)
                carried = [original.attribute(index) for index in kept]
                feature.setAttributes([*carried, *areas, *in_mu, adjusted, other])
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
            real_field("width_m"),
            int_field("sliver"),
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
                            piece.width_m,
                            int(piece.sliver),
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

    def _write_parts(self, parameters, context, layer, originals, rows, result, classification):
        added = [
            text_field("category"),
            text_field("category_name"),
            real_field("raw_m2"),
            real_field("adjusted_m2"),
            real_field("adjusted_mu"),
            real_field("net_m2"),
        ]
        fields, kept = fields_with(layer.fields(), added)

        def features():
            for row, figures in zip(rows, result.figures):
                carried = [originals[row.fid].attribute(index) for index in kept]
                for part in layer_parts(figures, classification):
                    feature = QgsFeature(fields)
                    figure = [part.raw_m2, part.adjusted_m2, part.adjusted_mu, part.net_m2]
                    feature.setAttributes([*carried, part.code, part.name, *figure])
                    yield feature

        nowhere = QgsCoordinateReferenceSystem()
        return write_sink(
            self, "PARTS", parameters, context, fields, QgsWkbTypes.Type.NoGeometry, nowhere, features()
        )
