"""The grounds of a verdict as fields: those the class asks for in sight, the others folded away."""

from typing import Any, Dict, List, Mapping, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..casework.grounds import ACCEPTED
from ..domain.codes import SUBCLASS_GROUPS, SUBCLASSES_OF
from ..domain.language import translate
from ..domain.schema import TABLES
from .forms import choose

_SHARE = "_share"


class GroundsBox(QWidget):
    """Numbers stand on one line with their share. What was not touched is not among the values."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.inputs: Dict[str, QWidget] = {}
        self._rows: Dict[str, tuple[QLabel, QWidget]] = {}
        self._at_first: Dict[str, Any] = {}
        self._wanted: List[str] = []
        self._subclass = ""
        self._near, self._far = QWidget(), QWidget()
        self._near_rows, self._far_rows = _form(self._near), _form(self._far)
        self.more = QToolButton()
        self.more.setText(translate("FarmlandGuard", "Other items of the form"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setAutoRaise(True)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self._unfold(False)
        for name in ACCEPTED:
            if not name.endswith(_SHARE):
                self._make(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._near)
        layout.addWidget(self.more)
        layout.addWidget(self._far)
        self.show_for("", [])

    def show_for(self, verdict: str, wanted: List[str]) -> None:
        """Bring the fields a verdict asks for into sight."""
        self._wanted = wanted
        self._fill_subclasses(verdict)
        for name, (label, widget) in self._rows.items():
            near = name in wanted or f"{name[:-3]}{_SHARE}" in wanted
            for rows in (self._near_rows, self._far_rows):
                rows.takeRow(widget) if rows.indexOf(widget) >= 0 else None
            (self._near_rows if near else self._far_rows).addRow(label, widget)
            hidden = name == "subclass" and verdict not in SUBCLASSES_OF
            label.setVisible(not hidden)
            widget.setVisible(not hidden)
        self._near.setVisible(bool(wanted))

    def load(self, row: Mapping[str, Any]) -> None:
        """Show what a case has."""
        for name, widget in self.inputs.items():
            value = row.get(name)
            blocked = widget.blockSignals(True)
            if isinstance(widget, QCheckBox):
                widget.setChecked(bool(value))
            elif isinstance(widget, QComboBox):
                choose(widget, value or "")
            else:
                widget.setText("" if value is None else f"{value:g}" if isinstance(value, float) else str(value))
            widget.blockSignals(blocked)
        self._at_first = {name: self._value(name) for name in self.inputs}
        # Which sub-classes there are depends on the verdict, which is chosen later.
        self._subclass = self._at_first["subclass"] = row.get("subclass") or ""

    def values(self) -> Dict[str, Any]:
        """The fields that were changed."""
        now = {name: self._value(name) for name in self.inputs}
        return {name: value for name, value in now.items() if value != self._at_first.get(name, "" if value == "" else None)}

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        widget = self.inputs.get(name)
        if widget is not None:
            if name not in self._wanted:
                self.more.setChecked(True)
            widget.setFocus()

    def _value(self, name: str) -> Any:
        widget = self.inputs[name]
        if isinstance(widget, QCheckBox):
            return 1 if widget.isChecked() else ""
        if isinstance(widget, QComboBox):
            return widget.currentData() or ""
        return widget.text().strip()

    def _make(self, name: str) -> None:
        field = TABLES["violation"].field(name)
        widget: QWidget
        if name == "subclass":
            widget = QComboBox()
            widget.currentIndexChanged.connect(lambda _index: self.changed.emit())
        elif field.kind == "boolean":
            widget = QCheckBox()
            widget.toggled.connect(lambda _on: self.changed.emit())
        else:
            widget = QLineEdit()
            widget.textChanged.connect(lambda _text: self.changed.emit())
        widget.setObjectName(f"ground_{name}")
        self.inputs[name] = widget
        share = f"{name[:-3]}{_SHARE}" if name.endswith("_no") else ""
        shown = widget
        if share in ACCEPTED:
            part = QLineEdit()
            part.setObjectName(f"ground_{share}")
            part.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 9)
            part.setPlaceholderText("100")
            part.textChanged.connect(lambda _text: self.changed.emit())
            self.inputs[share] = part
            shown = QWidget()
            line = QHBoxLayout(shown)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(widget, 1)
            line.addWidget(QLabel(translate("FarmlandGuard", "share")))
            line.addWidget(part)
            line.addWidget(QLabel("%"))
        unit = f"（{field.unit}）" if field.unit else ""
        self._rows[name] = (QLabel(f"{field.alias}{unit}"), shown)

    def _fill_subclasses(self, verdict: str) -> None:
        combo = self.inputs["subclass"]
        kept, blocked = combo.currentData(), combo.blockSignals(True)
        combo.clear()
        combo.addItem(translate("FarmlandGuard", "— choose —"), "")
        for code, title in SUBCLASSES_OF.get(verdict, {}).items():
            group = SUBCLASS_GROUPS.get(code)
            combo.addItem(f"{group} · {title}" if group else title, code)
        if not (kept and choose(combo, kept)):
            choose(combo, self._subclass)
        combo.blockSignals(blocked)

    def _unfold(self, on: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self._far.setVisible(on)


def _form(owner: QWidget) -> QFormLayout:
    rows = QFormLayout(owner)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return rows
