"""字段对应: which field of a file is which, guessed, shown with samples, confirmed and kept as a template."""

from typing import Any, Dict, List, Mapping, Optional, Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..casework.field_templates import Template, choices, save_template, template_for, templates
from ..casework.people import account
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..register.store import Register
from .forms import choose


class MappingBox(QWidget):
    """One line for each thing the register takes; a combo of the file's fields, and what stands in the first rows under it."""

    changed = pyqtSignal()
    problem = pyqtSignal(str)
    """The template could not be kept: why."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._register: Optional[Register] = None
        self._purpose, self._fields, self._samples = "", [], []
        self._templates: List[Template] = []
        self.combos: Dict[str, QComboBox] = {}
        self.template = QComboBox()
        self.template.activated.connect(self._template_chosen)
        self.name = QLineEdit()
        self.name.setPlaceholderText(translate("FarmlandGuard", "Name of the template"))
        self.save_button = QPushButton(translate("FarmlandGuard", "Save as template"))
        self.save_button.clicked.connect(lambda _checked=False: self._save())
        self.name.textChanged.connect(lambda text: self.save_button.setEnabled(bool(text.strip())))
        self.save_button.setEnabled(False)
        line = QHBoxLayout()
        line.addWidget(QLabel(translate("FarmlandGuard", "Template")))
        line.addWidget(self.template, 1)
        line.addWidget(self.name, 1)
        line.addWidget(self.save_button)
        self.table = QTableWidget(0, 3)
        self.table.setObjectName("mapping")
        self.table.setHorizontalHeaderLabels(
            [
                translate("FarmlandGuard", "In the register"),
                translate("FarmlandGuard", "Field of the file"),
                translate("FarmlandGuard", "In the first rows"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, self.fontMetrics().horizontalAdvance("国") * 10)
        self.table.setColumnWidth(1, self.fontMetrics().horizontalAdvance("国") * 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.table, 1)

    def load(
        self,
        register: Register,
        purpose: str,
        fields: Sequence[str],
        samples: List[Mapping[str, Any]],
        guessed: Optional[Dict[str, str]] = None,
    ) -> None:
        """Show the mapping for a file: its own saved template when there is one, else the guess (`guessed`, or by the names)."""
        self._register, self._purpose = register, purpose
        self._fields, self._samples = list(fields), samples
        known = template_for(register, purpose, fields)
        self._fill_templates("" if known is None else known.name)
        self._show(guessed if known is None else dict(known.mapping))

    def mapping(self) -> Dict[str, str]:
        """Canonical name → field of the file, as it stands now."""
        return {name: combo.currentData() for name, combo in self.combos.items() if combo.currentData()}

    def missing(self) -> List[str]:
        """What must be there and has no field."""
        return [title for name, title in self._required.items() if not self.combos[name].currentData()]

    def _save(self) -> None:
        name = self.name.text().strip()
        try:
            save_template(self._register, name, self._purpose, self.mapping(), self._fields, account())
        except FarmlandError as error:
            self.problem.emit(str(error))
            return
        self._fill_templates(name)
        self.name.clear()

    def _fill_templates(self, chosen: str) -> None:
        self._templates = templates(self._register, self._purpose)
        self.template.clear()
        self.template.addItem(translate("FarmlandGuard", "Guessed from the field names"), "")
        for each in self._templates:
            self.template.addItem(each.name, each.name)
        choose(self.template, chosen)

    def _template_chosen(self, _index: int) -> None:
        known = next((each for each in self._templates if each.name == self.template.currentData()), None)
        self._show(None if known is None else {name: field for name, field in known.mapping.items() if field in self._fields})
        self.changed.emit()

    def _show(self, mapping: Optional[Mapping[str, str]]) -> None:
        lines = choices(self._fields, self._samples, self._purpose, mapping)
        self._required = {line.name: line.title for line in lines if line.required}
        self.combos = {}
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            title = f"{line.title} *" if line.required else line.title
            self.table.setItem(row, 0, QTableWidgetItem(title))
            combo = QComboBox()
            combo.setObjectName(f"map_{line.name}")
            combo.addItem("—", "")
            for field in self._fields:
                combo.addItem(field, field)
            choose(combo, line.field)
            combo.currentIndexChanged.connect(lambda _index, row=row, name=line.name: self._field_chosen(row, name))
            self.combos[line.name] = combo
            self.table.setCellWidget(row, 1, combo)
            self.table.setItem(row, 2, QTableWidgetItem("、".join(line.samples)))

    def _field_chosen(self, row: int, name: str) -> None:
        field = self.combos[name].currentData()
        shown = dict.fromkeys(str(each[field]).strip() for each in self._samples if field and each.get(field) not in (None, ""))
        self.table.item(row, 2).setText("、".join(list(shown)[:3]))
        self.changed.emit()
