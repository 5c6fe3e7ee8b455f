"""farmlandguard:setrule."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString

from ...casework.rulebook import reset_rule, set_rule
from ...domain.codes import RULE_FIELDS
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class SetRule(FarmlandAlgorithm):
    """Sets the county's own value of a rule."""

    ID = "setrule"
    GROUP = "rules"

    def title(self) -> str:
        return translate("FarmlandGuard", "Set a county rule")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Sets the county's own value for a field of an entry of the rule book (switches a period on, marks it 已核对, fills "
            "in a limit), in the name of a person and with a reason; the pack itself stays. {RULE} is the number that the "
            "rule book shows. An empty {VALUE} lets the pack's own count again.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(QgsProcessingParameterString("RULE", translate("FarmlandGuard", "Rule id")))
        self.add_choice("FIELD", translate("FarmlandGuard", "Field"), RULE_FIELDS, "value")
        self.addParameter(QgsProcessingParameterString("VALUE", translate("FarmlandGuard", "Value"), optional=True))
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Decided by")))
        self.addParameter(QgsProcessingParameterString("REASON", translate("FarmlandGuard", "Reason"), optional=True))
        self.addOutput(QgsProcessingOutputString("RULE", translate("FarmlandGuard", "Rule id")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        rule, value, person = (self.parameterAsString(parameters, each, context) for each in ("RULE", "VALUE", "PERSON"))
        field = self.parameterAsEnumString(parameters, "FIELD", context)
        if value.strip():
            set_rule(register, rule, field, value, person, self.parameterAsString(parameters, "REASON", context))
        else:
            reset_rule(register, rule, field, person)
        return {"RULE": rule}
