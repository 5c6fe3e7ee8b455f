"""farmlandguard:morningsheet."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)

from ...casework.morning import morning_sheet
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes
from ..sinks import int_field, text_field, write_table


class MorningSheet(FarmlandAlgorithm):
    """Who must be told today."""

    ID = "morningsheet"
    GROUP = "rules"

    def title(self) -> str:
        return translate("FarmlandGuard", "Morning sheet of deadlines")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Lists every deadline that nears or has passed by {DATE} (today when left out): batches, platform numbers, tasks, replies "
            "of departments, visits, filings and the periods of the law. The escalation ladder of the rule book says who must be "
            "told, with the draft of the letter; what is not known is a marked blank. Those told already are left out.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.add_date("DATE", translate("FarmlandGuard", "As of"), optional=True)
        self.addParameter(
            QgsProcessingParameterBoolean("TOLD", translate("FarmlandGuard", "Those told already as well"), defaultValue=False)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FarmlandGuard", "Morning sheet"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Lines")))
        self.addOutput(QgsProcessingOutputNumber("OVERDUE", translate("FarmlandGuard", "Overdue")))

    def run_casework(self, parameters, context, feedback):
        day = self.date_or_today("DATE", parameters, context)
        told_too = self.parameterAsBoolean(parameters, "TOLD", context)
        sheet = morning_sheet(self.open_register(parameters, context), day, told_too)
        push_notes(feedback, sheet.problems + sheet.cautions)
        fields = [
            text_field("rung", 40), text_field("tell", 100), text_field("code", 70), text_field("township", 100),
            text_field("responsible", 100), text_field("step", 60), text_field("title", 254), text_field("start", 10),
            text_field("due", 10), int_field("days_left"), text_field("standing", 60), text_field("basis", 254),
            text_field("ladder", 100), text_field("told_on", 10), text_field("letter_title", 60), text_field("letter"),
            text_field("blanks", 254),
        ]  # fmt: skip
        rows = (
            (
                line.rung.when, line.tell, line.deadline.code, line.deadline.township or None, line.deadline.responsible or None,
                line.deadline.step, line.deadline.title, line.deadline.start and line.deadline.start.isoformat(),
                line.deadline.due.isoformat(), line.deadline.days_left(day), line.standing, line.deadline.basis or None,
                line.ladder, line.told_on or None, line.letter_title or None, line.letter and line.letter.text,
                line.letter and "、".join(line.letter.missing),
            )
            for line in sheet.lines
        )  # fmt: skip
        output = write_table(self, "OUTPUT", parameters, context, fields, rows)
        for tell, lines in sheet.by_tell().items():
            feedback.pushInfo(f"{tell}: {len(lines)}")
        overdue = sum(line.deadline.days_left(day) < 0 for line in sheet.lines)
        return {"OUTPUT": output, "COUNT": len(sheet.lines), "OVERDUE": overdue}
