"""farmlandguard:issuetasks."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterNumber

from ...casework.rectifying import MAX_DEADLINE_DAYS, issue_tasks
from ...domain.language import translate
from ..base import FarmlandAlgorithm, officer


class IssueTasks(FarmlandAlgorithm):
    """Issues rectification tasks."""

    ID = "issuetasks"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Issue rectification tasks")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Issues a rectification task for every case whose verdict a person has recorded as illegal and that has no task "
            "under way, never for others. The deadline counts calendar days from today.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterNumber(
                "DEADLINE_DAYS",
                translate("FarmlandGuard", "Days until the deadline"),
                defaultValue=30,
                minValue=1,
                maxValue=MAX_DEADLINE_DAYS,
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Tasks issued")))

    def run_casework(self, parameters, context, feedback):
        issued = issue_tasks(
            self.open_register(parameters, context),
            self.parameterAsInt(parameters, "DEADLINE_DAYS", context),
            who=officer(),
        )
        for task in issued:
            feedback.pushInfo(
                translate("FarmlandGuard", "{task} for {case}, due {deadline}").format(
                    task=task.code, case=task.case_code, deadline=task.deadline
                )
            )
        return {"COUNT": len(issued)}
