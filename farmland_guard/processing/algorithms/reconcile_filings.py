"""farmlandguard:reconcilefilings."""

from qgis.core import QgsProcessing, QgsProcessingOutputNumber, QgsProcessingParameterFeatureSink

from ...casework.filings.reconciling import reconcile_filings
from ...casework.people import account
from ...domain.filing_codes import DISCREPANCIES
from ...domain.language import translate
from ..base import FarmlandAlgorithm, progress_of, push_notes
from ..sinks import real_field, text_field, write_polygons


class ReconcileFilings(FarmlandAlgorithm):
    """Compares filings with the survey and with each other."""

    ID = "reconcilefilings"
    GROUP = "filing"

    def title(self) -> str:
        return translate("FarmlandGuard", "Reconcile filings and survey")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Lists what disagrees: filed but surveyed otherwise, surveyed as facility land but not filed, built outside the filed "
            "line (with the polygon of the excess), damage beyond the filed, basic farmland without make-up, expired and not "
            "restored, filed twice. The list is kept in the register, where each row leads to an action.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT",
                translate("FarmlandGuard", "Disagreements"),
                QgsProcessing.SourceType.TypeVectorPolygon,
            )
        )
        for kind, text in DISCREPANCIES.items():
            self.addOutput(QgsProcessingOutputNumber(kind.upper(), text))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        report = reconcile_filings(register, who=account(), progress=progress_of(feedback))
        push_notes(feedback, report.notes)
        fields = [text_field("kind", 24), text_field("filing_uid", 36), text_field("source_id", 60), real_field("area_m2")]
        rows = (((each.kind, each.filing_uid, each.source_id, each.area_m2), each.wkb) for each in report.found)
        destination = write_polygons(self, "OUTPUT", parameters, context, fields, register.info.srs_id, rows)
        counts = report.counts()
        for kind, count in counts.items():
            if count:
                feedback.pushInfo(f"{DISCREPANCIES[kind]}: {count}")
        return {"OUTPUT": destination, **{kind.upper(): count for kind, count in counts.items()}}
