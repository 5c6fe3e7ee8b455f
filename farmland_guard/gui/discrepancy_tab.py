"""What disagrees between filings and survey, and what is done about each row."""

from typing import Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ..casework.filings.handling import ACTIONS, OFFERED, handle_discrepancy, open_discrepancies
from ..domain.codes import label
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..register.store import Register, Row, wkb_of
from . import messages
from .buttons import switch_off, switch_on
from .current import CurrentRegister
from .empty_state import TableOrHint
from .filing_tables import discrepancy_columns
from .forms import ShortForm
from .icons import theme_icon
from .map_view import show_polygons
from .people_form import PersonPicker
from .rows_model import RowsModel, fit_columns, table_view


class HandleForm(ShortForm):
    """What is to be done about one disagreement, by whom."""

    def __init__(self, iface: Any, current: CurrentRegister, row: Row, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, label("discrepancy", row["kind"]), "FarmlandGuardDiscrepancy", parent)
        self._current, self._row = current, row
        self.made: Optional[str] = None
        said = QLabel(row["explanation"] or "")
        said.setWordWrap(True)
        self.rows.addRow(said)
        self.action = QComboBox()
        self.action.setObjectName("discrepancyAction")
        for action in OFFERED[row["kind"]]:
            self.action.addItem(ACTIONS[action], action)
        self.action.currentIndexChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Action"), self.action)
        self.person = PersonPicker(iface, current)
        self.person.changed.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Person"), self.person)
        self.note = QLineEdit()
        self.note.textChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Note"), self.note)

    def complete(self) -> str:
        """A person; and a note where nothing is done."""
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who acts.")
        if self.action.currentData() == "explained" and not self.note.text().strip():
            return translate("FarmlandGuard", "Say in the note why nothing has to be done.")
        return ""

    def submit(self) -> None:
        """Do it."""
        self.made = handle_discrepancy(
            self._current.register, self._row["uid"], self.action.currentData(), self.person.name, self.note.text()
        )
        self.person.remember()


class DiscrepancyTab(QWidget):
    """The list with its two buttons."""

    reconcile_wanted = pyqtSignal()

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._iface, self._current = iface, current
        self.form: Optional[HandleForm] = None
        self.model = RowsModel(discrepancy_columns(), self)
        self.table = table_view(self.model, "discrepancyList")
        self.table.selectionModel().currentRowChanged.connect(lambda *_ignored: self._renew())
        self.table.clicked.connect(lambda _index: self._zoom())
        self.table.doubleClicked.connect(lambda _index: self.handle())
        self.reconcile_button = QPushButton(theme_icon("mActionStart.svg"), translate("FarmlandGuard", "Compare with the survey…"))
        self.reconcile_button.clicked.connect(lambda _checked=False: self.reconcile_wanted.emit())
        self.handle_button = QPushButton(translate("FarmlandGuard", "Deal with it…"))
        self.handle_button.setObjectName("discrepancyHandle")
        self.handle_button.clicked.connect(lambda _checked=False: self.handle())
        line = QHBoxLayout()
        line.addWidget(self.reconcile_button)
        line.addWidget(self.handle_button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(line)
        layout.addWidget(TableOrHint(self.table, self._nothing), 1)
        self._renew()

    def _nothing(self) -> str:
        return translate("FarmlandGuard", "No disagreement with the survey is open. “{compare}” looks for them.").format(
            compare=self.reconcile_button.text()
        )

    def forget(self) -> None:
        """No register, no rows."""
        self.model.take([])
        self._renew()

    def refresh(self, register: Register) -> None:
        """Read the open rows anew."""
        self.model.take(open_discrepancies(register))
        fit_columns(self.table)
        self._renew()

    def handle(self) -> None:
        """Ask what is to be done about the row that is chosen."""
        row = self._row()
        if row is None:
            return
        form = HandleForm(self._iface, self._current, row, self.window())
        form.submitted.connect(lambda: self._done(form))
        self.form = form
        form.present()

    def _done(self, form: HandleForm) -> None:
        if form.made:
            messages.show(self._iface, translate("FarmlandGuard", "Violation patch {code} was made.").format(code=form.made))
        self._current.changed.emit()

    def _row(self) -> Optional[Row]:
        row: Optional[Row] = self.model.record(self.table.currentIndex())
        return row

    def _zoom(self) -> None:
        row = self._row()
        if row is None or self._current.register is None:
            return
        wkb = wkb_of(row)
        if wkb is not None:
            try:
                show_polygons(self._iface.mapCanvas(), self._current.register, [wkb])
            except FarmlandError as error:
                messages.show(self._iface, error)

    def _renew(self) -> None:
        if self._row() is None:
            switch_off(self.handle_button, translate("FarmlandGuard", "Choose a row first"))
        else:
            switch_on(self.handle_button, translate("FarmlandGuard", "Make a patch of it, return the filing, remind, or say why not"))
