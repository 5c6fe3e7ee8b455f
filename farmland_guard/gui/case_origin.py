"""比对与编号: what a case is to earlier ones, what they offer, and the numbers the site has on other platforms."""

import html
from typing import Any, List, Optional

from qgis.PyQt.QtCore import QDate, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..casework.numbers import numbers_within, remove_number, set_number
from ..casework.reusing import EARLIER, Offer, offers_within, take_over
from ..domain.clock import local_time
from ..domain.codes import label
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..domain.units import format_mu
from ..register.store import Row
from . import messages
from .buttons import switch_off, switch_on
from .case_forms import SignedForm
from .current import CurrentRegister
from .forms import OptionalDate, ShortForm, choose, codes_label, fill_codes
from .officer import SignInForm, officer
from .people_form import signing_row
from .rows_model import Column, RowsModel, fit_columns, table_view

OPEN, TAKE = "open:", "take:"


class CaseOrigin(QWidget):
    """A tab of the card. Earlier cases are opened by a link; what they offer is taken over by a form, never by itself."""

    case_wanted = pyqtSignal(str)
    """The earlier case with this code is to be shown."""
    form_wanted = pyqtSignal(object)
    """A form is to be presented."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._iface, self._current = iface, current
        self._code = ""
        self._offers: List[Offer] = []
        self.text = QLabel()
        self.text.setObjectName("caseOrigin")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.text.linkActivated.connect(self._clicked)
        self.model = RowsModel(_number_columns(), self)
        self.table = table_view(self.model, "caseNumbers")
        self.table.selectionModel().currentRowChanged.connect(self._renew_buttons)
        self.table.doubleClicked.connect(lambda _index: self._edit())
        self.add_button = QPushButton(translate("FarmlandGuard", "Add number…"))
        self.add_button.clicked.connect(lambda _checked=False: self.form_wanted.emit(self._number_form(None)))
        self.edit_button = QPushButton(translate("FarmlandGuard", "Change…"))
        self.edit_button.clicked.connect(lambda _checked=False: self._edit())
        self.remove_button = QPushButton(translate("FarmlandGuard", "Remove"))
        self.remove_button.clicked.connect(lambda _checked=False: self._remove())
        line = QHBoxLayout()
        line.addWidget(QLabel(translate("FarmlandGuard", "Numbers of this site on other platforms")), 1)
        for button in (self.add_button, self.edit_button, self.remove_button):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.addWidget(self.text)
        layout.addLayout(line)
        layout.addWidget(self.table, 1)

    def take(self, row: Row) -> None:
        """Show a case (a row of `violation`)."""
        self._code = row["code"]
        # One session: opening one costs more than what is read in it.
        with self._current.register.reading() as session:
            self._offers = offers_within(session, row)
            self.model.take(numbers_within(session, row))
        fit_columns(self.table)
        parts = [_offer_html(offer) for offer in self._offers]
        if row["relapse_m2"]:
            parts.insert(
                0,
                "<b>"
                + html.escape(
                    translate("FarmlandGuard", "Occupied again: {area} 亩 of it were accepted as restored before.").format(
                        area=format_mu(row["relapse_m2"])
                    )
                )
                + "</b>",
            )
        if not parts:
            parts = [html.escape(translate("FarmlandGuard", "No earlier patch lies here, or the batch was not compared yet."))]
        self.text.setText("<br>".join(parts))
        self._renew_buttons()

    def count(self) -> int:
        """How many earlier cases and numbers there are."""
        return len(self._offers) + self.model.total()

    def _clicked(self, link: str) -> None:
        if link.startswith(OPEN):
            self.case_wanted.emit(link[len(OPEN) :])
            return
        offer = next((each for each in self._offers if each.code == link[len(TAKE) :]), None)
        if offer is not None:
            self.form_wanted.emit(TakeOverForm(self._iface, self._current, self._code, offer))

    def _chosen(self) -> Optional[Row]:
        return self.model.record(self.table.currentIndex())

    def _renew_buttons(self, *_ignored: QModelIndex) -> None:
        row = self._chosen()
        for button, tip in (
            (self.edit_button, translate("FarmlandGuard", "Change deadline, report state and return reason")),
            (self.remove_button, translate("FarmlandGuard", "Take the number off this case; the record keeps it")),
        ):
            if row is None:
                switch_off(button, translate("FarmlandGuard", "Select a number first."))
            elif row["case_code"] != self._code:
                switch_off(
                    button,
                    translate("FarmlandGuard", "The number belongs to {code}, which was split.").format(code=row["case_code"]),
                )
            else:
                switch_on(button, tip)

    def _edit(self) -> None:
        row = self._chosen()
        if row is not None and self.edit_button.isEnabled():
            self.form_wanted.emit(self._number_form(row))

    def _remove(self) -> None:
        row = self._chosen()
        if row is None:
            return
        if not self._current.person:
            self.form_wanted.emit(SignInForm(self._iface, self._current, self._remove))
            return
        try:
            remove_number(self._current.register, row["uid"], officer(self._current))
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        self._current.changed.emit()

    def _number_form(self, row: Optional[Row]) -> "NumberForm":
        return NumberForm(self._iface, self._current, self._code, row)


class NumberForm(ShortForm):
    """平台、编号、期限、填报状态、退回原因."""

    def __init__(self, iface: Any, current: CurrentRegister, code: str, row: Optional[Row] = None) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Number on a platform"), "FarmlandGuardNumberForm")
        self._current, self._code = current, code
        self.platform, self.state = QComboBox(), QComboBox()
        fill_codes(self.platform, "number_platform")
        fill_codes(self.state, "report_state")
        self.number, self.reason, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.deadline = OptionalDate()
        self.number.textChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Case"), codes_label([code]))
        self.rows.addRow(translate("FarmlandGuard", "Platform"), self.platform)
        self.rows.addRow(translate("FarmlandGuard", "Number"), self.number)
        self.rows.addRow(translate("FarmlandGuard", "Deadline"), self.deadline)
        self.rows.addRow(translate("FarmlandGuard", "Report state"), self.state)
        self.rows.addRow(translate("FarmlandGuard", "Return reason"), self.reason)
        self.rows.addRow(translate("FarmlandGuard", "Note"), self.note)
        if row is not None:
            choose(self.platform, row["platform"])
            choose(self.state, row["report_state"])
            self.number.setText(row["number"])
            self.reason.setText(row["return_reason"] or "")
            self.note.setText(row["note"] or "")
            if row["deadline"]:
                self.deadline.setDate(QDate.fromString(str(row["deadline"])[:10], "yyyy-MM-dd"))
            # Platform and number are what the row is known by.
            self.platform.setEnabled(False)
            self.number.setReadOnly(True)
        signing_row(self, current)

    def complete(self) -> str:
        """The number is needed."""
        return "" if self.number.text().strip() else translate("FarmlandGuard", "Give the number.")

    def submit(self) -> None:
        """Enter or change it."""
        values = {
            "deadline": self.deadline.text_or_none(),
            "report_state": self.state.currentData(),
            "return_reason": self.reason.text(),
            "note": self.note.text(),
        }
        set_number(self._current.register, self._code, self.platform.currentData(), self.number.text(), values, self.signer.name)


class TakeOverForm(SignedForm):
    """沿用以往认定: which of an earlier case's verdict and evidence a named person takes over, and why."""

    def __init__(self, iface: Any, current: CurrentRegister, code: str, offer: Offer) -> None:
        title = translate("FarmlandGuard", "Take over from {code}").format(code=offer.code)
        super().__init__(iface, current, [code], title, "FarmlandGuardTakeOverForm", None)
        self._offer = offer
        shown = QLabel(_verdict_text(offer))
        shown.setWordWrap(True)
        self.rows.addRow(translate("FarmlandGuard", "Earlier verdict"), shown)
        self.verdict = QCheckBox(translate("FarmlandGuard", "Take over the verdict"))
        self.verdict.setChecked(bool(offer.verdict))
        self.verdict.setEnabled(bool(offer.verdict))
        self.verdict.toggled.connect(self.renew)
        self.rows.addRow("", self.verdict)
        self.files = []
        for row in offer.attachments:
            box = QCheckBox(f"{label('attachment_kind', row['kind'])}：{row['file_name']}")
            box.toggled.connect(self.renew)
            self.files.append((row["uid"], box))
            self.rows.addRow("" if len(self.files) > 1 else translate("FarmlandGuard", "Evidence"), box)
        self.rows.addRow(translate("FarmlandGuard", "Judged by"), self.person)
        self.rows.addRow(translate("FarmlandGuard", "Why it holds here"), self.reason)

    def complete(self) -> str:
        """Something to take over, a person and a reason."""
        if not (self.verdict.isChecked() or self._chosen_files()):
            return translate("FarmlandGuard", "Choose what to take over.")
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who judges.")
        return "" if self.reason_text() else translate("FarmlandGuard", "Write why it holds for this patch too.")

    def submit(self) -> None:
        """Take it over."""
        take_over(
            self._current.register,
            self.codes[0],
            self._offer.code,
            self.person.name,
            self.reason_text(),
            self.verdict.isChecked(),
            self._chosen_files(),
        )
        self.person.remember()

    def _chosen_files(self) -> List[str]:
        return [uid for uid, box in self.files if box.isChecked()]


def _number_columns() -> List[Column]:
    def plain(name: str) -> Any:
        return lambda row: str(row[name] or "")

    return [
        Column("platform", translate("FarmlandGuard", "Platform"), lambda row: label("number_platform", row["platform"])),
        Column("number", translate("FarmlandGuard", "Number"), plain("number")),
        Column("deadline", translate("FarmlandGuard", "Deadline"), lambda row: str(row["deadline"] or "")[:10]),
        Column("state", translate("FarmlandGuard", "Report state"), lambda row: label("report_state", row["report_state"])),
        Column("reason", translate("FarmlandGuard", "Return reason"), plain("return_reason")),
    ]


def _verdict_text(offer: Offer) -> str:
    if not offer.verdict:
        return translate("FarmlandGuard", "No verdict yet")
    return translate("FarmlandGuard", "{verdict}, by {person} on {date}: {reason}").format(
        verdict=label("verdict", offer.verdict),
        person=offer.verdict_by,
        date=local_time(offer.verdict_at)[:10],
        reason=offer.verdict_reason,
    )


def _offer_html(offer: Offer) -> str:
    code = html.escape(offer.code)
    if offer.kind == EARLIER:
        head = translate("FarmlandGuard", "{relation} as the earlier patch").format(relation=label("patch_relation", offer.relation))
        shares = translate("FarmlandGuard", "{new} % of this one, {old} % of that one, {growth} 亩 grown").format(
            new=f"{(offer.share_new or 0) * 100:.1f}",
            old=f"{(offer.share_old or 0) * 100:.1f}",
            growth=format_mu(offer.growth_m2 or 0),
        )
    else:
        head, shares = translate("FarmlandGuard", "Part of the patch that was split"), ""
    lines = [f"<b>{html.escape(head)}</b> <a href='{OPEN}{code}'>{code}</a>（{html.escape(label('state', offer.state))}）"]
    if shares:
        lines.append(html.escape(shares))
    lines.append(html.escape(_verdict_text(offer)))
    if offer.verdict or offer.attachments:
        text = translate("FarmlandGuard", "Take over verdict or evidence ({count} files)…").format(count=len(offer.attachments))
        lines.append(f"<a href='{TAKE}{code}'>{html.escape(text)}</a>")
    return "<br>".join(lines)
