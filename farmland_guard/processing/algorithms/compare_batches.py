"""farmlandguard:comparebatches."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ...casework.comparing import compare_batch
from ...casework.people import account
from ...domain.codes import PATCH_RELATIONS
from ...domain.language import translate
from ..base import FarmlandAlgorithm, progress_of, push_notes
from ..sinks import real_field, text_field, write_polygons


class CompareBatches(FarmlandAlgorithm):
    """Says for each patch of a batch how it stands to earlier ones."""

    ID = "comparebatches"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Compare batch with earlier patches")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Compares every patch of a batch with the patches of batches received earlier and says whether it is new, the "
            "same, grown, overlapping in part, or already handled, by the earlier patch that it shares most ground with. "
            "Shares are parts of the new and of the old patch in ellipsoidal area; the geometry of the result is the "
            "growth, the new patch less the old one. The result is kept in the register. Verdict and evidence of the "
            "earlier case are not taken over.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("BATCH", translate("FarmlandGuard", "Batch name")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                translate("FarmlandGuard", "Comparison"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            )
        )
        for relation, label in PATCH_RELATIONS.items():
            self.addOutput(QgsProcessingOutputNumber(relation.upper(), label))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        batch = self.parameterAsString(parameters, "BATCH", context).strip()
        report = compare_batch(register, batch, account(), progress=progress_of(feedback))
        push_notes(feedback, report.notes)
        fields = [
            text_field("code", 60),
            text_field("old_code", 60),
            text_field("relation", 10),
            real_field("share_new"),
            real_field("share_old"),
            real_field("growth_m2"),
        ]
        rows = (
            ((line.code, line.old_code, line.relation, line.share_new, line.share_old, line.growth_m2), line.growth_wkb)
            for line in report.lines
        )
        destination = write_polygons(self, "OUTPUT", parameters, context, fields, register.info.srs_id, rows)
        counts = {relation: report.counts.get(relation, 0) for relation in PATCH_RELATIONS}
        feedback.pushInfo("，".join(f"{PATCH_RELATIONS[each]} {count}" for each, count in counts.items()))
        return {"OUTPUT": destination, **{each.upper(): count for each, count in counts.items()}}
