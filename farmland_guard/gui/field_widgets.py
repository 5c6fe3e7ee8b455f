"""Input widgets for fields of the schema: one for each kind, with the value as the register stores it."""

from typing import Any, Callable, Optional

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtGui import QDoubleValidator, QIntValidator
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from ..domain.language import translate
from ..domain.schema_model import Field
from ..domain.units import format_mu
from .forms import OptionalDate, choose, fill_codes


class FieldWidget(QWidget):
    """One input. `value()` is what the column holds: text, number, ISO date, 0/1 or None."""

    def __init__(self, field: Field, changed: Callable[[], None], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.field = field
        self.setObjectName(f"field_{field.name}")
        self.setToolTip(field.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.beside = QLabel()
        self.input: Any
        if field.codes or field.kind == "boolean":
            self.input = QComboBox()
            if field.kind == "boolean":
                for text, data in (("", None), (translate("FarmlandGuard", "Yes"), 1), (translate("FarmlandGuard", "No"), 0)):
                    self.input.addItem(text, data)
            else:
                fill_codes(self.input, field.codes, none="")
            self.input.currentIndexChanged.connect(lambda _index: changed())
        elif field.kind == "date":
            self.input = OptionalDate()
            self.input.valueChanged.connect(lambda *_ignored: changed())
        else:
            self.input = QLineEdit()
            if field.kind == "real":
                self.input.setValidator(_validator())
            elif field.kind == "integer":
                self.input.setValidator(QIntValidator(0, 999))
            elif field.length:
                self.input.setMaxLength(field.length)
            self.input.textChanged.connect(lambda _text: changed())
        row.addWidget(self.input, 1)
        if field.unit:
            self.beside.setText(field.unit)
            row.addWidget(self.beside)
            if field.unit == "m²":
                self.input.textChanged.connect(self._tell_mu)

    def value(self) -> Any:
        """What the column holds."""
        if isinstance(self.input, QComboBox):
            data = self.input.currentData()
            return None if data in ("", None) else data
        if isinstance(self.input, OptionalDate):
            return self.input.text_or_none()
        text = self.input.text().strip()
        if not text:
            return None
        if self.field.kind == "real":
            return _number(text)
        return int(text) if self.field.kind == "integer" else text

    def set_value(self, value: Any) -> None:
        """Show a stored value."""
        if isinstance(self.input, QComboBox):
            wanted = None if value is None else int(value) if self.field.kind == "boolean" else value
            if not choose(self.input, wanted if wanted is not None or self.field.kind == "boolean" else ""):
                self.input.setCurrentIndex(0)
        elif isinstance(self.input, OptionalDate):
            day = QDate.fromString(str(value)[:10], "yyyy-MM-dd") if value else QDate()
            if day.isValid():
                self.input.setDate(day)
            else:
                self.input.clear()
        else:
            self.input.setText("" if value is None else f"{value:g}" if _is_short(value) else str(value))

    def _tell_mu(self, text: str) -> None:
        number = _number(text.strip()) if text.strip() else None
        self.beside.setText("m²" if number is None else f"m² = {format_mu(number)} 亩")


def _validator() -> QDoubleValidator:
    validator = QDoubleValidator(0.0, 1e12, 4)
    validator.setNotation(QDoubleValidator.Notation.StandardNotation)
    return validator


def _number(text: str) -> Optional[float]:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def _is_short(value: Any) -> bool:
    """Whether the usual six digits of %g lose nothing."""
    return isinstance(value, float) and float(f"{value:g}") == value
