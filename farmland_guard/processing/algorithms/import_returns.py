"""farmlandguard:importreturns."""

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...casework.field_templates import mapping_from_text, save_template
from ...casework.returns import OUTCOMES, import_returns, read_returns_list
from ...domain.codes import RETURN_OUTCOMES
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes
from ..sinks import text_field, write_sink

_COLUMNS = (
    ("code", 60), ("case_code", 60), ("outcome", 12), ("old_state", 20), ("new_state", 20), ("old_reason", 500),
    ("new_reason", 500), ("old_date", 10), ("new_date", 10), ("text", 500),
)  # fmt: skip


class ImportReturns(FarmlandAlgorithm):
    """Reads the results list of a reviewing site."""

    ID = "importreturns"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import review results")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Reads a list (xlsx, csv) of what the bureaus above said of patches, matches codes with the suffix of sub-patches "
            "and numbers on other platforms, and shows what was returned, accepted or changed beside what the register says. "
            "Only with {APPLY} is it written: review state, return reason, date and the state of the number, all in one "
            "transaction. Rows that match no case, or one case twice with different results, are named and left out.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterFile("FILE", translate("FarmlandGuard", "List of results (xlsx, csv)")))
        for name, label in (
            ("SHEET", translate("FarmlandGuard", "Sheet")),
            ("TEMPLATE", translate("FarmlandGuard", "Saved field mapping")),
            ("MAPPING", translate("FarmlandGuard", "Field mapping (JSON: our field name → field of the file)")),
            ("SAVE_AS", translate("FarmlandGuard", "Save the field mapping as")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.addParameter(
            QgsProcessingParameterBoolean("APPLY", translate("FarmlandGuard", "Write into the register"), defaultValue=False)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                translate("FarmlandGuard", "Comparison"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_officer()
        for outcome in OUTCOMES:
            self.addOutput(QgsProcessingOutputNumber(outcome.upper(), RETURN_OUTCOMES[outcome]))
        self.addOutput(QgsProcessingOutputNumber("WRITTEN", translate("FarmlandGuard", "Cases changed")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        path = Path(self.parameterAsFile(parameters, "FILE", context))
        sheet, template, mapping, save_as = (
            self.parameterAsString(parameters, name, context).strip() for name in ("SHEET", "TEMPLATE", "MAPPING", "SAVE_AS")
        )
        who = self.acting(parameters, context)
        diff = import_returns(
            register,
            path,
            sheet or None,
            mapping_from_text(mapping),
            template,
            self.parameterAsBool(parameters, "APPLY", context),
            who,
        )
        if save_as:
            save_template(register, save_as, "returns", diff.mapping, read_returns_list(path, sheet or None).headers, who)
        push_notes(feedback, diff.notes)
        counts = {outcome: len(diff.of(outcome)) for outcome in OUTCOMES}
        feedback.pushInfo("，".join(f"{RETURN_OUTCOMES[each]} {count}" for each, count in counts.items()))
        outputs = {each.upper(): count for each, count in counts.items()}
        outputs["WRITTEN"] = diff.written
        if parameters.get("OUTPUT"):
            outputs["OUTPUT"] = self._write(parameters, context, diff)
        return outputs

    def _write(self, parameters, context, diff):
        fields = QgsFields()
        fields.append(QgsField("row", QVariant.Int))
        for name, length in _COLUMNS:
            fields.append(text_field(name, length))

        def features():
            for line in diff.lines:
                feature = QgsFeature(fields)
                feature.setAttributes([line.row, *(getattr(line, name) for name, _ in _COLUMNS)])
                yield feature

        nowhere = QgsCoordinateReferenceSystem()
        return write_sink(self, "OUTPUT", parameters, context, fields, QgsWkbTypes.Type.NoGeometry, nowhere, features())
