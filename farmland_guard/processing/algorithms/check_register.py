"""farmlandguard:checkregister."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...casework.checking import CheckReport, check_register
from ...casework.people import account
from ...domain.errors import Cancelled, InputError
from ...domain.language import translate
from ...geometry.geos import engine_name
from ..base import MOST_NOTES, FarmlandAlgorithm, progress_of, push_notes
from ..sinks import fields_of, real_field, text_field, write_sink


class CheckRegister(FarmlandAlgorithm):
    """Checks the register's cases and applies the rule book."""

    ID = "checkregister"
    GROUP = "check"

    def title(self) -> str:
        return translate("FarmlandGuard", "Check cases of the register")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Computes for every open case (or all of them) how much permanent basic farmland and cultivated land it takes, "
            "in ellipsoidal area, keeps every piece with its source, and applies the rule book. It proposes; a person decides. "
            "Cases whose figures or findings are not as the last check said are listed with before and after ({CHANGES}). A "
            "check that was cancelled goes on where it stopped, as long as cases and base layers are the same.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.add_choice("SCOPE", translate("FarmlandGuard", "Scope"), self.scopes(), "open")
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "CHANGES",
                translate("FarmlandGuard", "Changes since the last check"),
                QgsProcessing.SourceType.TypeVector,
                None,
                True,
                False,
            )
        )
        self.addOutput(QgsProcessingOutputNumber("CASES", translate("FarmlandGuard", "Cases checked")))
        self.addOutput(QgsProcessingOutputNumber("PIECES", translate("FarmlandGuard", "Pieces stored")))
        self.addOutput(QgsProcessingOutputNumber("FINDINGS", translate("FarmlandGuard", "Findings of the rule book")))
        self.addOutput(QgsProcessingOutputNumber("PROBLEMS", translate("FarmlandGuard", "Problems")))
        self.addOutput(QgsProcessingOutputNumber("CHANGED", translate("FarmlandGuard", "Cases that changed")))
        self.addOutput(QgsProcessingOutputNumber("SLIVERS", translate("FarmlandGuard", "Slivers")))
        self.addOutput(QgsProcessingOutputNumber("RESUMED", translate("FarmlandGuard", "Cases taken from an interrupted check")))

    def run_casework(self, parameters, context, feedback):
        feedback.pushInfo(engine_name())
        try:
            report = check_register(
                self.open_register(parameters, context),
                self.parameterAsEnumString(parameters, "SCOPE", context),
                who=account(),
                progress=progress_of(feedback),
            )
        except Cancelled as error:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "Cancelled; nothing was written. The next check of the same cases goes on where this one stopped.",
                )
            ) from error
        push_notes(feedback, report.problems + report.shared_ground + report.notes)
        self._tell(feedback, report)
        for title, count in report.findings.items():
            feedback.pushInfo(f"{title}: {count}")
        outputs = {}
        if parameters.get("CHANGES"):
            outputs["CHANGES"] = self._write_changes(parameters, context, report)
        return {
            **outputs,
            "CASES": report.cases,
            "PIECES": report.pieces,
            "FINDINGS": sum(report.findings.values()),
            "PROBLEMS": len(report.problems),
            "CHANGED": report.changed_cases,
            "SLIVERS": len(report.slivers),
            "RESUMED": report.resumed,
        }

    def _tell(self, feedback, report: CheckReport) -> None:
        if report.changes:
            feedback.pushWarning(
                translate("FarmlandGuard", "{count} cases are not as the last check said:").format(count=report.changed_cases)
            )
            push_notes(feedback, [str(change) for change in report.changes])
        if report.slivers:
            feedback.pushInfo(
                translate("FarmlandGuard", "{count} slivers, small and narrow pieces; they stay in all sums:").format(
                    count=len(report.slivers)
                )
            )
            for sliver in report.slivers[:MOST_NOTES]:
                feedback.pushInfo(str(sliver))

    def _write_changes(self, parameters, context, report: CheckReport) -> str:
        fields = fields_of(
            [
                text_field("code"),
                text_field("item"),
                text_field("title"),
                real_field("before_value"),
                real_field("after_value"),
                text_field("before_text"),
                text_field("after_text"),
                text_field("cause"),
            ]
        )

        def features():
            for change in report.changes:
                feature = QgsFeature(fields)
                feature.setAttributes([getattr(change, fields.at(index).name()) for index in range(fields.count())])
                yield feature

        nowhere = QgsCoordinateReferenceSystem()
        return write_sink(
            self, "CHANGES", parameters, context, fields, QgsWkbTypes.Type.NoGeometry, nowhere, features()
        )
