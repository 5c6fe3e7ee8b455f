"""The form of a facility-agriculture filing: tabs as on the paper form, and the check list of what is typed below them."""

import html
from typing import Any, Dict, List, Optional

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QScrollArea, QTabWidget, QWidget

from ..casework.filings.editing import EDITED_GROUPS, FilingCard, answers_now, save_filing
from ..domain.errors import FarmlandError
from ..domain.filing_rules import FAIL, MANUAL, Item
from ..domain.language import translate
from ..domain.schema.filings import FILING
from .current import CurrentRegister
from .facility_table import FacilityTable
from .field_widgets import FieldWidget
from .forms import ShortForm
from .people_form import signing_row

TYPING_PAUSE_MS = 400
MOST_SHOWN = 6


class FilingForm(ShortForm):
    """A new filing, or one that is there; `code` is its project code once it is stored."""

    def __init__(
        self, iface: Any, current: CurrentRegister, card: Optional[FilingCard] = None, parent: Optional[QWidget] = None
    ) -> None:
        title = translate("FarmlandGuard", "New filing") if card is None else translate("FarmlandGuard", "Filing")
        super().__init__(iface, title, "FarmlandGuardFilingForm", parent)
        self._current, self._card = current, card
        self.code = "" if card is None else card.row["code"]
        self.inputs: Dict[str, FieldWidget] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.check)
        self.tabs = QTabWidget()
        for group in EDITED_GROUPS:
            self.tabs.addTab(self._page(group), group)
        self.facilities = FacilityTable(self._typed)
        self.tabs.addTab(self.facilities, translate("FarmlandGuard", "Buildings"))
        self.answers = QLabel()
        self.answers.setObjectName("filingAnswers")
        self.answers.setWordWrap(True)
        self.answers.setMinimumHeight(self.fontMetrics().lineSpacing() * (MOST_SHOWN + 1))
        self.rows.addRow(self.tabs)
        self.rows.addRow(self.answers)
        signing_row(self, current)
        if card is not None:
            for name, widget in self.inputs.items():
                widget.set_value(card.row[name])
            self.facilities.take(card.facilities)
        self._pause.stop()
        self.check()
        self.resize(self.fontMetrics().horizontalAdvance("0") * 76, self.fontMetrics().lineSpacing() * 34)

    def complete(self) -> str:
        """Only the project code is needed to keep a draft."""
        if "code" in self.inputs and self.inputs["code"].value():
            return ""
        return translate("FarmlandGuard", "Give the project code.")

    def values(self) -> Dict[str, Any]:
        """What the form holds, by column."""
        return {name: widget.value() for name, widget in self.inputs.items()}

    def submit(self) -> None:
        """Store it."""
        self._pause.stop()
        uid = None if self._card is None else self._card.row["uid"]
        self.code = save_filing(self._current.register, uid, self.values(), self.facilities.rows(), self.signer.name)

    def check(self) -> None:
        """Show what the check list says of what stands in the form."""
        uid = None if self._card is None else self._card.row["uid"]
        try:
            items = answers_now(self._current.register, uid, self.values())
        except FarmlandError as error:
            self.answers.setText(html.escape(str(error)))
            return
        self.answers.setText(_summary(items))

    def show_field(self, name: str) -> None:
        """Bring the tab of a field to the front and put the cursor into it."""
        widget = self.inputs.get(name)
        if widget is None:
            return
        groups = {field.name: field.group for field in FILING.fields}
        self.tabs.setCurrentIndex(EDITED_GROUPS.index(groups[name]))
        widget.input.setFocus()

    def _page(self, group: str) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in FILING.fields:
            if field.group != group or field.read_only or field.hidden:
                continue
            widget = FieldWidget(field, self._typed)
            self.inputs[field.name] = widget
            form.addRow(field.alias, widget)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        return scroll

    def _typed(self) -> None:
        self.renew()
        self._pause.start()


def _summary(items: List[Item]) -> str:
    """The failing items, then those left to a person, as many as have room."""
    chosen = [item for item in items if item.answer == FAIL] + [item for item in items if item.answer == MANUAL]
    if not chosen:
        return translate("FarmlandGuard", "Nothing to object to.")
    colours = {FAIL: "#c4231a", MANUAL: "#b36b00"}
    lines = [
        f'<span style="color:{colours[item.answer]}">●</span> {html.escape(item.title)}：{html.escape(item.explanation)}'
        for item in chosen[:MOST_SHOWN]
    ]
    if len(chosen) > MOST_SHOWN:
        lines.append(translate("FarmlandGuard", "… and {count} more").format(count=len(chosen) - MOST_SHOWN))
    return "<br>".join(lines)
