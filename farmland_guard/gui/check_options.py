"""What to check: the scope, and for a layer of the project what it is checked against."""

from typing import List, Optional, Tuple

from qgis.core import QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..domain.codes import AREA_METHODS, CLASSIFICATIONS, SOURCE_LAYERS
from ..domain.language import translate

SCOPES = ("open", "all", "selected", "layer")


class CheckOptions(QWidget):
    """A combo for the scope; below it, for a layer only, the layer, the base layers and the area method."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.scope_combo = QComboBox()
        self.scope_combo.setObjectName("checkScope")
        for scope, title in zip(SCOPES, _scope_titles()):
            self.scope_combo.addItem(title, scope)
        _let_shrink(self.scope_combo)
        self.layer_combo = _layer_combo("checkLayer", False)
        self.against_combo = QComboBox()
        self.against_combo.addItem(translate("FarmlandGuard", "Base versions of the register"), "register")
        self.against_combo.addItem(translate("FarmlandGuard", "Layers of the project"), "layers")
        _let_shrink(self.against_combo)
        self.base_combos = {role: _layer_combo(f"checkBase_{role}", True) for role in SOURCE_LAYERS}
        self.method_combo = QComboBox()
        for method, title in AREA_METHODS.items():
            self.method_combo.addItem(title, method)
        self.classification_combo = QComboBox()
        self.classification_combo.setObjectName("checkClassification")
        for name, title in CLASSIFICATIONS.items():
            self.classification_combo.addItem(title, name)
        _let_shrink(self.classification_combo)

        self._for_layer = QWidget()
        form = QFormLayout(self._for_layer)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.addRow(translate("FarmlandGuard", "Layer"), self.layer_combo)
        form.addRow(translate("FarmlandGuard", "Against"), self.against_combo)
        self._base_labels = {role: QLabel(SOURCE_LAYERS[role]) for role in self.base_combos}
        for role, combo in self.base_combos.items():
            form.addRow(self._base_labels[role], combo)
        self._classification_label = QLabel(translate("FarmlandGuard", "Land classes"))
        form.addRow(self._classification_label, self.classification_combo)
        form.addRow(translate("FarmlandGuard", "Area method"), self.method_combo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self._for_layer)
        self.scope_combo.currentIndexChanged.connect(self._follow)
        self.against_combo.currentIndexChanged.connect(self._follow)
        # Signal to signal: the layer is not brought into Python, where a deleted one would end QGIS.
        self.layer_combo.layerChanged.connect(self.changed)
        self._follow()

    def scope(self) -> str:
        """One of `SCOPES`."""
        return str(self.scope_combo.currentData())

    def layer(self) -> Optional[QgsVectorLayer]:
        """The layer to check."""
        return self.layer_combo.currentLayer()

    def against_register(self) -> bool:
        """Whether the register's base versions are to be used."""
        return self.against_combo.currentData() == "register"

    def bases(self) -> List[Tuple[str, QgsVectorLayer]]:
        """The base layers chosen, by role."""
        chosen = [(role, combo.currentLayer()) for role, combo in self.base_combos.items()]
        return [(role, layer) for role, layer in chosen if layer is not None]

    def method(self) -> str:
        """How areas are measured."""
        return str(self.method_combo.currentData())

    def classification(self) -> str:
        """How the land classes of a land-use layer of the project are to be read."""
        return str(self.classification_combo.currentData())

    def _follow(self, _index: int = 0) -> None:
        self._for_layer.setVisible(self.scope() == "layer")
        self.setVisible(self.scope() == "layer")
        for role, combo in self.base_combos.items():
            self._base_labels[role].setVisible(not self.against_register())
            combo.setVisible(not self.against_register())
        self._classification_label.setVisible(not self.against_register())
        self.classification_combo.setVisible(not self.against_register())
        self.changed.emit()


def _scope_titles() -> Tuple[str, ...]:
    return (
        translate("FarmlandGuard", "Open cases"),
        translate("FarmlandGuard", "All cases"),
        translate("FarmlandGuard", "Cases selected on the map"),
        translate("FarmlandGuard", "A layer of the project…"),
    )


def _layer_combo(name: str, may_be_empty: bool) -> QgsMapLayerComboBox:
    combo = QgsMapLayerComboBox()
    combo.setObjectName(name)
    combo.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
    combo.setAllowEmptyLayer(may_be_empty)
    if may_be_empty:
        combo.setLayer(None)
    _let_shrink(combo)
    return combo


def _let_shrink(combo: QComboBox) -> None:
    """A long layer name must not widen the panel."""
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
