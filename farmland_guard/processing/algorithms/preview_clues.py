"""farmlandguard:previewclues."""

import json

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...casework.field_templates import save_template
from ...casework.intake_quality import ERROR, NOTE, WARNING, check_clues, kind_title
from ...casework.people import account
from ...domain.language import translate
from ..base import FarmlandAlgorithm, progress_of
from ..clue_inputs import add_clue_inputs, clue_source, mapping_of
from ..sinks import text_field, write_sink


class PreviewClues(FarmlandAlgorithm):
    """Looks a batch over before it is taken in."""

    ID = "previewclues"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Look over batch of patches")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Reads a batch and says, row by row, what would be left out or is doubtful: coordinate system, required fields, "
            "codes that are empty, repeated or of another county, polygons that cross themselves or overlap within the batch, "
            "areas that do not fit, and whether the list and the notice count what is there. Writes nothing to the cases; "
            "{FIELDS} in the result says which field was taken for what; {SAVE_AS} keeps that as a template.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        add_clue_inputs(self)
        self.addParameter(
            QgsProcessingParameterNumber(
                "EXPECTED",
                translate("FarmlandGuard", "Number of patches by the notice"),
                QgsProcessingParameterNumber.Type.Integer,
                optional=True,
                minValue=0,
            )
        )
        self.addParameter(
            QgsProcessingParameterString("SAVE_AS", translate("FarmlandGuard", "Save the field mapping as"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                translate("FarmlandGuard", "Report"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            )
        )
        for name, label in (
            ("ROWS", translate("FarmlandGuard", "Rows read")),
            ("USABLE", translate("FarmlandGuard", "Usable rows")),
            ("NEW", translate("FarmlandGuard", "New codes")),
            ("ERRORS", translate("FarmlandGuard", "Errors")),
            ("WARNINGS", translate("FarmlandGuard", "Warnings")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        self.addOutput(QgsProcessingOutputString("FIELDS", translate("FarmlandGuard", "Field mapping (JSON)")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        source = clue_source(self, parameters, context, feedback)
        expected = None
        if parameters.get("EXPECTED") is not None:
            expected = self.parameterAsInt(parameters, "EXPECTED", context)
        report = check_clues(
            register,
            source.rows,
            mapping_of(self, register, parameters, context),
            expected,
            source.match,
            source.list_name,
            progress_of(feedback),
        )
        for issue in report.issues:
            (feedback.pushInfo if issue.severity == NOTE else feedback.pushWarning)(issue.text)
        name = self.parameterAsString(parameters, "SAVE_AS", context).strip()
        if name and report.mapping:
            save_template(register, name, "clues", report.mapping, source.rows.fields, account())
        outputs = {
            "ROWS": report.rows,
            "USABLE": report.usable,
            "NEW": report.new,
            "ERRORS": len(report.of(ERROR)),
            "WARNINGS": len(report.of(WARNING)),
            "FIELDS": json.dumps(report.mapping, ensure_ascii=False),
        }
        if parameters.get("OUTPUT"):
            outputs["OUTPUT"] = self._write(parameters, context, report)
        return outputs

    def _write(self, parameters, context, report):
        fields = QgsFields()
        for field in (
            text_field("severity", 10),
            text_field("kind", 20),
            text_field("title", 60),
            QgsField("row", QVariant.Int),
            text_field("code", 60),
            text_field("text", 500),
        ):
            fields.append(field)

        def features():
            for issue in report.issues:
                feature = QgsFeature(fields)
                feature.setAttributes(
                    [issue.severity, issue.kind, kind_title(issue.kind), issue.row, issue.code, issue.text]
                )
                yield feature

        return write_sink(
            self, "OUTPUT", parameters, context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem(), features()
        )
