"""farmlandguard:canceltask."""

from qgis.core import QgsProcessingParameterString

from ...casework.rectifying import cancel_task
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class CancelTask(FarmlandAlgorithm):
    """Cancels a rectification task that is under way."""

    ID = "canceltask"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Cancel rectification task")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Cancels a rectification task that is under way, with a reason. The task stays in the register as cancelled.",
        )

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("TASK", translate("FarmlandGuard", "Task")))
        self.addParameter(QgsProcessingParameterString("REASON", translate("FarmlandGuard", "Reason"), multiLine=True))
        self.add_person()

    def run_casework(self, parameters, context, feedback):
        cancel_task(
            self.open_register(parameters, context),
            self.parameterAsString(parameters, "TASK", context),
            self.parameterAsString(parameters, "REASON", context),
            self.person_of(parameters, context),
        )
        return {}
