"""Moving filings: who, number or opinion, date and reason, as the move needs them."""

from typing import Any, Optional, Sequence

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ..casework.filings.moving import ENTRIES, move_filings
from ..domain.filing_lifecycle import REASONED, find_move
from ..domain.language import translate
from ..domain.schema.filings import FILING
from .current import CurrentRegister
from .forms import OptionalDate, ShortForm, codes_label
from .people_form import PersonPicker


class FilingMoveForm(ShortForm):
    """One move of one or several filings that are all in the same state."""

    def __init__(
        self,
        iface: Any,
        current: CurrentRegister,
        codes: Sequence[str],
        source: str,
        target: str,
        opinion: str = "",
        parent: Optional[QWidget] = None,
    ) -> None:
        move = find_move(source, target)
        if move is None:
            raise ValueError(f"no move from {source} to {target}")
        super().__init__(iface, move.action, "FarmlandGuardFilingMove", parent)
        self._current, self._codes, self._target = current, list(codes), target
        self._needs_reason = REASONED in move.guards
        text_column, day_column = ENTRIES.get(target, ("", ""))
        self._text_needed, self._day_needed = bool(text_column), bool(day_column)
        self.rows.addRow(translate("FarmlandGuard", "Filings"), codes_label(self._codes))
        self.person = PersonPicker(iface, current)
        self.person.changed.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Person"), self.person)
        self.text = QPlainTextEdit(opinion) if text_column == "opinion" else QLineEdit()
        self.text.setObjectName("filingMoveText")
        self.text.textChanged.connect(self.renew)
        if text_column:
            self.rows.addRow(FILING.field(text_column).alias, self.text)
        self.day = OptionalDate()
        self.day.valueChanged.connect(self.renew)
        if day_column:
            if day_column != "term_to":
                self.day.setDate(QDate.currentDate())
            self.rows.addRow(FILING.field(day_column).alias, self.day)
        self.reason = QLineEdit()
        self.reason.setObjectName("filingMoveReason")
        self.reason.textChanged.connect(self.renew)
        if self._needs_reason:
            self.rows.addRow(translate("FarmlandGuard", "Reason"), self.reason)

    def complete(self) -> str:
        """Person, and what the move asks for."""
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who acts.")
        if self._text_needed and not self._text():
            return translate("FarmlandGuard", "Fill in the number or the opinion.")
        if self._day_needed and self.day.text_or_none() is None:
            return translate("FarmlandGuard", "Give the date.")
        if self._needs_reason and not self.reason.text().strip():
            return translate("FarmlandGuard", "Give the reason.")
        return ""

    def submit(self) -> None:
        """Move them, all or none."""
        move_filings(
            self._current.register,
            self._codes,
            self._target,
            self.person.name,
            self.reason.text(),
            self._text(),
            self.day.text_or_none() or "" if self._day_needed else "",
        )
        self.person.remember()

    def _text(self) -> str:
        if isinstance(self.text, QPlainTextEdit):
            return self.text.toPlainText().strip()
        return self.text.text().strip()
