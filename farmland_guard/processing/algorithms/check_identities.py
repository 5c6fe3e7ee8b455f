"""farmlandguard:checkidentities."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...casework.identities import check_identities
from ...domain.language import translate
from ...domain.units import mu
from ..base import FarmlandAlgorithm
from ..sinks import real_field, text_field, write_sink

_AREAS = ("total", "rectified", "open", "demolished", "legalised")


class CheckIdentities(FarmlandAlgorithm):
    """Checks that the areas of rectification add up, by township."""

    ID = "checkidentities"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check the identities of rectification")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Computes for the county and each township total = rectified + open and rectified = demolished + legalised, and lists "
            "every case that does not add up, with the reason. A case counts as rectified only when nothing remains of it and its "
            "review has ended. How 拆补组合 and 没收 are counted is a rule the county can change.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FarmlandGuard", "Identities"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addOutput(QgsProcessingOutputNumber("CASES", translate("FarmlandGuard", "Cases counted")))
        self.addOutput(QgsProcessingOutputNumber("DIFFERING", translate("FarmlandGuard", "Rows that do not add up")))

    def run_casework(self, parameters, context, feedback):
        rows = check_identities(self.open_register(parameters, context))
        fields = QgsFields()
        for field in (text_field("level", 10), text_field("code", 60), text_field("name", 100)):
            fields.append(field)
        for name in ("count", "count_rectified", "count_open"):
            fields.append(QgsField(name, QVariant.Int))
        for name in _AREAS:
            fields.append(real_field(f"{name}_m2"))
        for name in _AREAS:
            fields.append(real_field(f"{name}_mu"))
        for field in (
            real_field("difference_1_m2"),
            real_field("difference_2_m2"),
            QgsField("holds", QVariant.Int),
            text_field("note", 500),
        ):
            fields.append(field)
        features = [self._feature(fields, row) for row in rows]
        differing = [row for row in rows if row.level != "case" and not row.holds] + [row for row in rows if row.level == "case"]
        for row in differing:
            feedback.pushWarning(f"{row.name} {row.code}：{'；'.join(row.notes) or row.first_difference or row.second_difference}")
        destination = write_sink(
            self, "OUTPUT", parameters, context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem(), features
        )
        return {"OUTPUT": destination, "CASES": rows[0].count, "DIFFERING": len(differing)}

    def _feature(self, fields, row):
        feature = QgsFeature(fields)
        areas = [getattr(row, f"{name}_m2") for name in _AREAS]
        feature.setAttributes(
            [
                row.level, row.code, row.name, row.count, row.count_rectified, row.count_open, *areas,
                *(mu(area, 2) for area in areas), row.first_difference, row.second_difference, int(row.holds),
                "；".join(row.notes),
            ]
        )  # fmt: skip
        return feature
