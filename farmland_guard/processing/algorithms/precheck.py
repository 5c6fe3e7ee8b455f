"""farmlandguard:precheck."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ...casework.people import account
from ...casework.precheck import run_precheck
from ...domain.codes import PRECHECK_LEVELS
from ...domain.language import translate
from ...register.cases import split_codes
from ..base import FarmlandAlgorithm, progress_of, push_notes
from ..sinks import text_field, write_table

_FIELDS = (
    ("code", 60), ("level", 10), ("case_level", 10), ("rule_id", 60), ("reason", 254), ("detail", 500), ("fix_dialog", 20),
    ("fix_field", 40), ("source", 254),
)  # fmt: skip


class Precheck(FarmlandAlgorithm):
    """Looks for the reasons for which reviewers send cases back."""

    ID = "precheck"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Pre-check of returns")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Looks at every sub-patch for the reasons reviewers give when they send one back: papers and photos its class needs, "
            "evidence of another patch, areas in papers, place and time of photos, the same picture twice, identities that do not "
            "close. Red would come back, amber might, green shows none. Results are kept in the register with the date.",
        )

    def define(self) -> None:
        self.add_register()
        self.add_choice("SCOPE", translate("FarmlandGuard", "Scope"), self.scopes(), "open")
        self.addParameter(
            QgsProcessingParameterString("BATCH", translate("FarmlandGuard", "Only this batch"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterString(
                "CASES", translate("FarmlandGuard", "Only these codes, separated by commas"), multiLine=True, optional=True
            )
        )
        self.add_date("DATE", translate("FarmlandGuard", "As of"), optional=True)
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FarmlandGuard", "Reasons for return"), QgsProcessing.SourceType.TypeVector
            )
        )
        for level in PRECHECK_LEVELS:
            self.addOutput(QgsProcessingOutputNumber(level.upper(), PRECHECK_LEVELS[level]))

    def run_casework(self, parameters, context, feedback):
        codes = split_codes(self.parameterAsString(parameters, "CASES", context))
        report = run_precheck(
            self.open_register(parameters, context),
            codes or None,
            self.parameterAsString(parameters, "BATCH", context),
            self.parameterAsEnumString(parameters, "SCOPE", context) == "all",
            self.date_or_today("DATE", parameters, context),
            account(),
            progress_of(feedback),
        )
        push_notes(feedback, report.problems)
        rows = (
            (row.code, row.level, report.levels[row.code], row.rule_id or None, row.text, row.detail or None,
             row.fix_dialog or None, row.fix_field or None, row.source or None)
            for row in report.rows
        )  # fmt: skip
        fields = [text_field(name, length) for name, length in _FIELDS]
        output = write_table(self, "OUTPUT", parameters, context, fields, rows)
        counts = {level: report.count(level) for level in PRECHECK_LEVELS}
        feedback.pushInfo("，".join(f"{PRECHECK_LEVELS[level]} {count}" for level, count in counts.items()))
        return {"OUTPUT": output, **{level.upper(): count for level, count in counts.items()}}
