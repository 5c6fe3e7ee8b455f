"""A choice in the dialogs of the toolbox: shown in words, given to the algorithm as the code that scripts write."""

from typing import Any, Sequence

from processing.gui.wrappers import DIALOG_MODELER, WidgetWrapper
from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtWidgets import QComboBox


class ChoiceWrapper(WidgetWrapper):
    """The widget that `FarmlandAlgorithm.add_choice` names for its parameters; QGIS makes it by that name."""

    def createWidget(self, labels: Sequence[str]) -> QComboBox:
        """A combo box of the labels, in the order of the codes; in a model also what other steps give."""
        combo = QComboBox()
        if self.parameterDefinition().flags() & QgsProcessingParameterDefinition.Flag.FlagOptional:
            combo.addItem("", None)
        for code, label in zip(self.parameterDefinition().options(), labels):
            combo.addItem(label, code)
        if self.dialogType == DIALOG_MODELER:
            inputs = [QgsProcessingParameterEnum, QgsProcessingParameterString]
            for value in self.dialog.getAvailableValuesOfType(inputs, [QgsProcessingOutputString]):
                combo.addItem(self.dialog.resolveValueDescription(value), value)
        combo.currentIndexChanged.connect(lambda _index: self.widgetValueHasChanged.emit(self))
        return combo

    def setValue(self, value: Any) -> None:
        """Show a code."""
        self.setComboValue(value)

    def value(self) -> Any:
        """The code that is chosen."""
        return self.widget.currentData()
