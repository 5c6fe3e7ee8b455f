"""The forms of the rule book: a county's own value, back to the pack, the holidays of a year."""

from datetime import date
from typing import Any, Dict, List, Optional

from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtGui import QColor, QTextCharFormat
from qgis.PyQt.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from ..casework.rulebook import calendar_of, reset_rule, set_holidays, set_rule
from ..domain.clock import today
from ..domain.codes import RULE_FIELDS
from ..domain.language import translate
from ..domain.rulebook import Entry
from ..domain.workdays import HOLIDAY, WORKDAY
from .current import CurrentRegister
from .forms import ShortForm, qgis_locale
from .people_form import PersonPicker, signing_row

_COLOURS = {HOLIDAY: QColor("#f6c1bb"), WORKDAY: QColor("#c7d8ec")}


class RuleForm(ShortForm):
    """本县规定: one field of one rule, in a person's name and with the reason or document."""

    def __init__(self, iface: Any, current: CurrentRegister, entry: Entry, parent: Optional[QWidget] = None) -> None:
        title = translate("FarmlandGuard", "County's own value")
        super().__init__(iface, title, "FarmlandGuardRuleForm", parent)
        self._current, self._entry = current, entry
        self.field = QComboBox()
        for name, text in RULE_FIELDS.items():
            if name in entry.data or name in ("enabled", "verified", "valid_to"):
                self.field.addItem(text, name)
        self.field.currentIndexChanged.connect(self._field_chosen)
        self.before = QLabel()
        self.before.setWordWrap(True)
        self.value = QPlainTextEdit()
        self.value.setTabChangesFocus(True)
        self.value.setMaximumHeight(self.fontMetrics().lineSpacing() * 4)
        self.value.textChanged.connect(self.renew)
        self.person = PersonPicker(iface, current)
        self.person.changed.connect(self.renew)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(translate("FarmlandGuard", "Document, meeting or reason"))
        self.reason.textChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Rule"), QLabel(entry.title))
        self.rows.addRow(translate("FarmlandGuard", "What"), self.field)
        self.rows.addRow(translate("FarmlandGuard", "Until now"), self.before)
        self.rows.addRow(translate("FarmlandGuard", "Value for this county"), self.value)
        self.rows.addRow(translate("FarmlandGuard", "Decided by"), self.person)
        self.rows.addRow(translate("FarmlandGuard", "Reason"), self.reason)
        for name in ("value", "amount", "enabled"):
            place = self.field.findData(name)
            if place >= 0:
                self.field.setCurrentIndex(place)
                break
        self._field_chosen()

    def complete(self) -> str:
        """Value, person and reason are needed."""
        if not self.value.toPlainText().strip():
            return translate("FarmlandGuard", "Give the value.")
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who decides.")
        return "" if self.reason.text().strip() else translate("FarmlandGuard", "Write the reason.")

    def submit(self) -> None:
        """Record it."""
        name, text = self.field.currentData(), self.value.toPlainText().strip()
        if name == "enabled":
            text = {"是": "true", "否": "false"}.get(text, text)
        set_rule(self._current.register, self._entry.id, name, text, self.person.name, self.reason.text())
        self.person.remember()

    def _field_chosen(self, *_ignored: object) -> None:
        name = self.field.currentData()
        value = self._entry.data.get(name, {"enabled": True, "verified": self._entry.mark}.get(name))
        text = {True: "是", False: "否"}[value] if isinstance(value, bool) else "" if value is None else str(value)
        self.before.setText(text or "—")
        self.value.setPlainText(text)


class ResetForm(ShortForm):
    """恢复规则包原值."""

    def __init__(self, iface: Any, current: CurrentRegister, entry: Entry, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Back to the pack"), "FarmlandGuardResetForm", parent)
        self._current, self._entry = current, entry
        self.field = QComboBox()
        for name in own_fields(entry):
            self.field.addItem(RULE_FIELDS[name], name)
        self.person = PersonPicker(iface, current)
        self.person.changed.connect(self.renew)
        shown = QLabel("\n".join(entry.overridden))
        shown.setWordWrap(True)
        self.rows.addRow(translate("FarmlandGuard", "Rule"), QLabel(entry.title))
        self.rows.addRow(translate("FarmlandGuard", "County's own"), shown)
        self.rows.addRow(translate("FarmlandGuard", "What"), self.field)
        self.rows.addRow(translate("FarmlandGuard", "Decided by"), self.person)

    def complete(self) -> str:
        """A person is needed."""
        return "" if self.person.name else translate("FarmlandGuard", "Choose the person who decides.")

    def submit(self) -> None:
        """Let the pack's value count."""
        reset_rule(self._current.register, self._entry.id, self.field.currentData(), self.person.name)
        self.person.remember()


class HolidayForm(ShortForm):
    """节假日表: days off and make-up working days of one year, marked on a calendar."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Holidays of a year"), "FarmlandGuardHolidayForm", parent)
        self._current = current
        self._known = dict(calendar_of(current.register).days)
        self.days: Dict[date, str] = {}
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        self.year.setValue(today().year)
        self.year.valueChanged.connect(self._year_chosen)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(qgis_locale())
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.off = QPushButton(translate("FarmlandGuard", "Day off"))
        self.worked = QPushButton(translate("FarmlandGuard", "Worked (make-up day)"))
        self.usual = QPushButton(translate("FarmlandGuard", "As the week has it"))
        self.off.clicked.connect(lambda _checked=False: self.mark(HOLIDAY))
        self.worked.clicked.connect(lambda _checked=False: self.mark(WORKDAY))
        self.usual.clicked.connect(lambda _checked=False: self.mark(""))
        self.source = QLineEdit()
        self.source.setPlaceholderText("国办发明电〔2025〕…号")
        self.source.textChanged.connect(self.renew)
        self.shown = QLabel()
        self.shown.setWordWrap(True)
        buttons = QHBoxLayout()
        for button in (self.off, self.worked, self.usual):
            buttons.addWidget(button)
        self.rows.addRow(translate("FarmlandGuard", "Year"), self.year)
        self.rows.addRow(self.calendar)
        self.rows.addRow(buttons)
        self.rows.addRow(translate("FarmlandGuard", "Entered"), self.shown)
        self.rows.addRow(translate("FarmlandGuard", "Notice"), self.source)
        signing_row(self, current)
        self._year_chosen()

    def complete(self) -> str:
        """Days and the notice they come from."""
        if not self.days:
            return translate("FarmlandGuard", "Mark at least one day.")
        return "" if self.source.text().strip() else translate("FarmlandGuard", "Give the notice the days come from.")

    def submit(self) -> None:
        """Enter the table of the year in place of the one there is."""
        set_holidays(self._current.register, self.year.value(), self.days, self.source.text().strip(), self.signer.name)

    def mark(self, kind: str) -> None:
        """Mark the day the calendar is at."""
        day = self.calendar.selectedDate().toPyDate()
        self.days.pop(day, None)
        if kind:
            self.days[day] = kind
        self._paint()

    def _year_chosen(self, *_ignored: object) -> None:
        year = self.year.value()
        self.days = {day: kind for day, kind in self._known.items() if day.year == year}
        self.calendar.setMinimumDate(QDate(2000, 1, 1))
        self.calendar.setMaximumDate(QDate(year, 12, 31))
        self.calendar.setMinimumDate(QDate(year, 1, 1))
        self._paint()

    def _paint(self) -> None:
        self.calendar.setDateTextFormat(QDate(), QTextCharFormat())
        for day, kind in self.days.items():
            look = QTextCharFormat()
            look.setBackground(_COLOURS[kind])
            self.calendar.setDateTextFormat(QDate(day.year, day.month, day.day), look)
        self.shown.setText(
            translate("FarmlandGuard", "{off} days off: {days}; {worked} make-up days").format(
                off=sum(kind == HOLIDAY for kind in self.days.values()),
                days="、".join(f"{day.month}.{day.day}" for day, kind in sorted(self.days.items()) if kind == HOLIDAY) or "—",
                worked=sum(kind == WORKDAY for kind in self.days.values()),
            )
        )
        self.renew()


def own_fields(entry: Entry) -> List[str]:
    """The fields of an entry that the county has set."""
    return [name for name in RULE_FIELDS if any(note.startswith(f"{RULE_FIELDS[name]}按县级规定为") for note in entry.overridden)]
