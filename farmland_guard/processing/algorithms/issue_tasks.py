"""farmlandguard:issuetasks."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...casework.rectifying import MAX_DEADLINE_DAYS, TaskWords, issue_tasks
from ...domain.codes import MEASURES
from ...domain.language import translate
from ...domain.units import square_metres_from_mu
from ...register.cases import split_codes
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
            "under way, never for others. With {CASES} only for these, one by one, also beside a task of another measure: a case may "
            "have several tasks. 拆补组合 needs both areas in 亩. The deadline counts calendar days from today, or is the one "
            "of the county's rule book ({BY_RULE}).",
        ).format(**self.labels())

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
        self.addParameter(
            QgsProcessingParameterBoolean(
                "BY_RULE", translate("FarmlandGuard", "Deadline by the county's rule instead of days"), defaultValue=False
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "CASES", translate("FarmlandGuard", "Codes, separated by commas (empty: all that wait)"), multiLine=True, optional=True
            )
        )
        self.add_choice("MEASURE", translate("FarmlandGuard", "Measure"), MEASURES, "demolish_reclaim")
        for name, text in (
            ("RESPONSIBLE", translate("FarmlandGuard", "Responsible unit (empty: the township)")),
            ("PERSON", translate("FarmlandGuard", "Person responsible")),
            ("REQUIREMENT", translate("FarmlandGuard", "What has to be done")),
            ("ISSUED_BY", translate("FarmlandGuard", "Issued by (a person of the list; empty: the computer's account)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, text, multiLine=name == "REQUIREMENT", optional=True))
        for name, text in (
            ("DEMOLISH_MU", translate("FarmlandGuard", "Area to demolish (亩), 拆补组合 only")),
            ("LEGALISE_MU", translate("FarmlandGuard", "Area to legalise (亩), 拆补组合 only")),
        ):
            self.addParameter(
                QgsProcessingParameterNumber(
                    name, text, QgsProcessingParameterNumber.Type.Double, None, True, 0.0
                )
            )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Tasks issued")))

    def run_casework(self, parameters, context, feedback):
        codes = split_codes(self.parameterAsString(parameters, "CASES", context)) or None
        by_rule = self.parameterAsBool(parameters, "BY_RULE", context)
        issued = issue_tasks(
            self.open_register(parameters, context),
            None if by_rule else self.parameterAsInt(parameters, "DEADLINE_DAYS", context),
            codes,
            self.parameterAsEnumString(parameters, "MEASURE", context) or "demolish_reclaim",
            who=officer(),
            issued_by=self.parameterAsString(parameters, "ISSUED_BY", context).strip(),
            words=TaskWords(
                responsible=self.parameterAsString(parameters, "RESPONSIBLE", context),
                person=self.parameterAsString(parameters, "PERSON", context),
                requirement=self.parameterAsString(parameters, "REQUIREMENT", context),
                demolish_m2=self._square_metres("DEMOLISH_MU", parameters, context),
                legalise_m2=self._square_metres("LEGALISE_MU", parameters, context),
            ),
        )
        for task in issued:
            feedback.pushInfo(
                translate("FarmlandGuard", "{task} for {case}, due {deadline}").format(
                    task=task.code, case=task.case_code, deadline=task.deadline
                )
            )
        return {"COUNT": len(issued)}

    def _square_metres(self, name, parameters, context):
        if parameters.get(name) in (None, ""):
            return None
        return square_metres_from_mu(self.parameterAsDouble(parameters, name, context))
