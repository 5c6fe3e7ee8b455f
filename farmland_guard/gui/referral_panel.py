"""移送: the letters that findings propose, what became of each, and which replies are overdue."""

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from ..casework.papers import Paper, blanks_of, make_document, template_of_referral
from ..casework.referring import ReferralLine, list_referrals, propose_referrals
from ..domain import referral_life
from ..domain.codes import REFERRAL_STATES, label
from ..domain.departments import UNCHECKED
from ..domain.language import translate
from ..domain.lifecycle import Allowed, Answer, RefusedMove
from . import messages
from .buttons import follow, switch_off, switch_on
from .current import CurrentRegister
from .dock import RegisterDock, page_layout
from .empty_state import TableOrHint
from .officer import at_desk
from .paper_file import ask_paper_file, tell_paper
from .people_form import PersonPicker
from .referral_forms import LetterForm, NewReferralForm, StepForm
from .rows_model import Column, RowsModel, fit_columns, table_view
from .task_list import RED

FILTERS = ("open", "overdue", "case", "all")


class ReferralPanel(RegisterDock):
    """The dock. A proposal sends nothing: each step is recorded in the name of the person chosen at the top."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Referrals"), "FarmlandGuardReferrals", parent)
        self._code = ""
        self.buttons: Dict[str, QPushButton] = {}
        self._build()
        self.listen(self._current.person_changed, self.person.follow)
        self.begin()

    def _build(self) -> None:
        page = QWidget()
        layout = page_layout(page)
        self.person = PersonPicker(self._iface, self._current, leads=True)
        acting = QHBoxLayout()
        acting.addWidget(QLabel(translate("FarmlandGuard", "Acting person")), 0, Qt.AlignmentFlag.AlignTop)
        acting.addWidget(self.person, 1)
        layout.addLayout(acting)
        self.filter_combo = QComboBox()
        self.filter_combo.setObjectName("referralFilter")
        titles = (
            translate("FarmlandGuard", "Open referrals"),
            translate("FarmlandGuard", "Reply overdue"),
            translate("FarmlandGuard", "Of the picked case"),
            translate("FarmlandGuard", "All referrals"),
        )
        for kind, title in zip(FILTERS, titles):
            self.filter_combo.addItem(title, kind)
        self.filter_combo.currentIndexChanged.connect(lambda _index: self._filter())
        self.propose_button = _button("referralPropose", translate("FarmlandGuard", "Propose"), self._propose)
        self.propose_button.setToolTip(
            translate("FarmlandGuard", "Enter every letter that findings, verdicts and tasks propose and that is not there yet")
        )
        self.new_button = _button("referralNew", translate("FarmlandGuard", "New…"), self._new)
        self.new_button.setToolTip(translate("FarmlandGuard", "Enter a letter that nothing proposes"))
        row = QHBoxLayout()
        row.addWidget(self.filter_combo, 1)
        row.addWidget(self.propose_button)
        row.addWidget(self.new_button)
        layout.addLayout(row)
        self.model = RowsModel(_columns(), self)
        self.table = table_view(self.model, "referralList")
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._chosen(now))
        self.listed = TableOrHint(self.table, self._nothing)
        layout.addWidget(self.listed, 1)
        self.text = QLabel()
        self.text.setObjectName("referralText")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.text)
        steps = QHBoxLayout()
        for state in ("sent", "received", "replied", "dismissed"):
            button = _button(f"referral_{state}", f"{REFERRAL_STATES[state]}…", lambda state=state: self._step(state))
            self.buttons[state] = button
            steps.addWidget(button)
        self.letter_button = _button("referralLetter", translate("FarmlandGuard", "Letter…"), self._ask)
        steps.addWidget(self.letter_button)
        layout.addLayout(steps)
        self.put(page)

    # ---- what is shown

    def forget(self) -> None:
        """Show nothing."""
        self.model.take([])
        self._chosen(QModelIndex())

    def refresh(self) -> None:
        """Read the referrals anew; the selected one stays selected."""
        line = self._line()
        self.person.refresh()
        self.model.take(list_referrals(self.register))
        fit_columns(self.table)
        self._filter("" if line is None else line.row["uid"])

    def follow(self, code: str) -> None:
        """Letters of the picked case, where the filter asks for them."""
        self._code = code
        if self.filter_combo.currentData() == "case":
            self._filter()

    def _filter(self, kept: str = "") -> None:
        kind, code = self.filter_combo.currentData(), self._code

        def passes(line: ReferralLine) -> bool:
            if kind == "overdue":
                return line.overdue
            if kind == "case":
                return line.case_code == code
            return kind == "all" or line.row["state"] in ("proposed", "sent", "received")

        self.model.filter(passes)
        row = self.model.row_of(lambda line: line.row["uid"] == kept) if kept else -1
        if row >= 0:
            self.table.selectRow(row)
        self._chosen(self.table.currentIndex())

    def _nothing(self) -> str:
        kind = self.filter_combo.currentData()
        if self.model.total() == 0:
            return translate(
                "FarmlandGuard",
                "No referrals yet. “{propose}” enters every letter that findings, verdicts and tasks call for; “{new}” one of your own.",
            ).format(propose=self.propose_button.text(), new=self.new_button.text())
        if kind == "overdue":
            return translate("FarmlandGuard", "No reply is overdue.")
        if kind == "open":
            return translate("FarmlandGuard", "No referral is open. “All referrals” also lists those answered or not referred.")
        if not self._code:
            return translate("FarmlandGuard", "Pick a case on the map or in the list of patches to see its referrals.")
        return translate("FarmlandGuard", "Case {code} has no referrals. “{propose}” or “{new}” enters one.").format(
            code=self._code, propose=self.propose_button.text(), new=self.new_button.text()
        )

    def _line(self) -> Optional[ReferralLine]:
        return self.model.record(self.table.currentIndex())

    def _chosen(self, index: QModelIndex) -> None:
        line = self.model.record(index)
        everything = [*self.buttons.values(), self.letter_button]
        if line is None:
            self.text.clear()
            for button in everything:
                switch_off(button, translate("FarmlandGuard", "Select a referral first."))
            return
        row = line.row
        papers = (row["checklist"] or "").replace("\n", "；")
        self.text.setText(
            "\n".join(part for part in (row["content"], f"{row['basis'] or ''}", papers, row["reply_content"]) if part)
        )
        for state, button in self.buttons.items():
            follow(button, _may(row["state"], state), REFERRAL_STATES[state])
        switch_on(self.letter_button, translate("FarmlandGuard", "Write the letter"))
        self._current.pick(line.case_code)

    # ---- what is done

    def _propose(self) -> None:
        made: List[str] = []
        if self.attempt(lambda: made.extend(propose_referrals(self.register, None, at_desk(self._current)))):
            if made:
                text = translate("FarmlandGuard", "{count} referrals proposed; a person decides on each.").format(count=len(made))
            else:
                text = translate(
                    "FarmlandGuard",
                    "Nothing to propose: of the cases judged illegal, none calls for a letter that is not entered already. "
                    "Record verdicts and run the rule check first, or use “{new}”.",
                ).format(new=self.new_button.text())
            messages.show(self._iface, text, Qgis.MessageLevel.Success if made else Qgis.MessageLevel.Info)
            self._current.changed.emit()

    def _new(self) -> None:
        self.present(NewReferralForm(self._iface, self._current, self._code))

    def _step(self, state: str) -> None:
        line = self._line()
        if line is not None:
            self.present(StepForm(self._iface, self._current, line, state, self.person.name))

    def _ask(self) -> None:
        """Ask for what the register does not know of the letter, then for its file."""
        line = self._line()
        if line is None:
            return
        blanks: List[str] = []
        if not self.attempt(lambda: blanks.extend(blanks_of(self.register, line.row["uid"], template_of_referral(line.row)))):
            return
        basis = line.row["basis"] or ""
        unchecked = basis if UNCHECKED in basis else ""
        if blanks or unchecked:
            title = f"{line.row['document_type']}　{line.row['department_name']}"
            self.present(LetterForm(self._iface, title, blanks, unchecked, lambda given: self._ask_file(line, given)))
        else:
            self._ask_file(line, {})

    def _ask_file(self, line: ReferralLine, given: Dict[str, str]) -> None:
        name = f"{line.row['document_type']}_{line.row['department_name']}_{line.case_code}"
        title = translate("FarmlandGuard", "Write the letter")
        ask_paper_file(self._iface, self, title, name, lambda path, form: self.write_letter(line, path, form, given))

    def write_letter(self, line: ReferralLine, path: str, form: str = "docx", given: Optional[Dict[str, str]] = None) -> None:
        """Write a letter to a file."""
        made: List[Paper] = []

        def work() -> None:
            made.append(make_document(self.register, line.row["uid"], template_of_referral(line.row), Path(path), given, form))

        if self.attempt(work):
            tell_paper(self._iface, made[0], line.row["document_type"])


def _may(source: str, target: str) -> Answer:
    return Allowed() if referral_life.step_to(source, target) else RefusedMove(referral_life.no_step(source))


def _button(name: str, text: str, pressed: Any) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: pressed())
    return button


def _columns() -> List[Column]:
    return [
        Column("department", translate("FarmlandGuard", "Department"), lambda line: line.row["department_name"]),
        Column("letter", translate("FarmlandGuard", "Kind of letter"), lambda line: line.row["document_type"]),
        Column("cause", translate("FarmlandGuard", "Cause"), lambda line: label("referral_cause", line.row["cause"])),
        Column(
            "state",
            translate("FarmlandGuard", "State"),
            lambda line: label("referral_state", line.row["state"]),
            colour=lambda line: RED if line.overdue else None,
        ),
        Column(
            "due",
            translate("FarmlandGuard", "Reply due"),
            lambda line: str(line.row["reply_due"] or "")[:10],
            colour=lambda line: RED if line.overdue else None,
        ),
        Column("number", translate("FarmlandGuard", "Letter number"), lambda line: line.row["letter_no"] or ""),
        Column("case", translate("FarmlandGuard", "Case"), lambda line: line.case_code),
    ]
