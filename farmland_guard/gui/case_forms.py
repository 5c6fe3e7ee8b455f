"""The forms by which a named person moves cases on: another state, a task."""

from typing import Any, List, Optional, Sequence

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from ..casework.moving import move_case
from ..casework.rectifying import MAX_DEADLINE_DAYS, TaskWords, deadline_rule, issue_tasks
from ..domain import lifecycle
from ..domain.codes import STATES
from ..domain.language import translate
from ..domain.units import square_metres_from_mu
from . import messages
from .current import CurrentRegister
from .forms import ShortForm, codes_label, fill_codes, shortened
from .people_form import PersonPicker, signing_row

DEADLINE_DAYS = "farmland_guard/deadline_days"
USUAL_DEADLINE_DAYS = 30


class SignedForm(ShortForm):
    """A form about cases that a person signs with a reason."""

    def __init__(
        self, iface: Any, current: CurrentRegister, codes: Sequence[str], title: str, name: str, parent: Optional[QWidget]
    ) -> None:
        super().__init__(iface, title, name, parent)
        self._current = current
        self.codes: List[str] = list(codes)
        self.rows.addRow(translate("FarmlandGuard", "Cases"), codes_label(self.codes))
        self.person = PersonPicker(iface, current)
        self.person.changed.connect(self.renew)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.reason.setMaximumHeight(self.fontMetrics().lineSpacing() * 6)
        self.reason.textChanged.connect(self.renew)

    def reason_text(self) -> str:
        """The reason without blanks around it."""
        return self.reason.toPlainText().strip()


class MoveForm(SignedForm):
    """Any other move of the lifecycle: person, and a reason where the move needs one."""

    def __init__(
        self,
        iface: Any,
        current: CurrentRegister,
        codes: Sequence[str],
        source: str,
        target: str,
        parent: Optional[QWidget] = None,
    ) -> None:
        title = translate("FarmlandGuard", "Move to “{state}”").format(state=STATES[target])
        super().__init__(iface, current, codes, title, "FarmlandGuardMoveForm", parent)
        move = lifecycle.find_move(source, target)
        self._target = target
        self._needs_reason = move is not None and lifecycle.REASONED in move.guards
        self.rows.addRow(translate("FarmlandGuard", "Person"), self.person)
        self.rows.addRow(
            translate("FarmlandGuard", "Reason")
            if self._needs_reason
            else translate("FarmlandGuard", "Reason (optional)"),
            self.reason,
        )
        loss = _loss(source, target)
        if loss:
            told = QLabel(loss)
            told.setObjectName("moveLoss")
            told.setWordWrap(True)
            self.rows.addRow(told)

    def complete(self) -> str:
        """The person is needed, and the reason for a step back."""
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who acts.")
        if self._needs_reason and not self.reason_text():
            return lifecycle.REASONED.reason
        return ""

    def submit(self) -> None:
        """Move the cases and say so; those that were there already are named."""
        already = move_case(self._current.register, self.codes, self._target, self.person.name, self.reason_text())
        self.person.remember()
        if already:
            messages.show(
                self._iface,
                translate("FarmlandGuard", "Already “{state}”: {codes}.").format(
                    state=STATES[self._target], codes="、".join(already)
                ),
            )
        moved = [code for code in self.codes if code not in already]
        if moved:
            messages.show(
                self._iface,
                translate("FarmlandGuard", "{case} is “{state}” now.").format(
                    case=shortened(moved), state=STATES[self._target]
                ),
                Qgis.MessageLevel.Success,
            )


def _loss(source: str, target: str) -> str:
    """What a step back takes with it (the register's triggers do it), said before it is done; "" for every other move."""
    if target != "rectifying":
        return ""
    if source == "reclaimed":
        return translate("FarmlandGuard", "Signatures of the running round become void; both bureaus sign again later.")
    if source == "accepted":
        return translate("FarmlandGuard", "The acceptance and its signatures become void; the ground is accepted anew.")
    if source == "closed":
        return translate(
            "FarmlandGuard",
            "The acceptance and its signatures become void and the review state goes back to “未提交”; the case is accepted, "
            "reviewed and closed anew.",
        )
    return ""


class IssueForm(ShortForm):
    """下达整改任务: measure and days. All the cases get one, or none when one is refused."""

    def __init__(
        self, iface: Any, current: CurrentRegister, codes: Sequence[str], parent: Optional[QWidget] = None
    ) -> None:
        title = translate("FarmlandGuard", "Issue rectification tasks")
        super().__init__(iface, title, "FarmlandGuardIssueForm", parent)
        self._current = current
        self.codes: List[str] = list(codes)
        self.measure = QComboBox()
        fill_codes(self.measure, "measure")
        self.days = QSpinBox()
        self.days.setRange(1, MAX_DEADLINE_DAYS)
        self.days.setSuffix(translate("FarmlandGuard", " days from today"))
        self.days.setValue(QgsSettings().value(DEADLINE_DAYS, USUAL_DEADLINE_DAYS, type=int))
        rule = deadline_rule(current.register)
        self.by_rule = QCheckBox(translate("FarmlandGuard", "by the rule: {rule}").format(rule=rule))
        self.by_rule.setVisible(bool(rule))
        self.by_rule.toggled.connect(self.days.setDisabled)
        self.by_rule.setChecked(bool(rule))
        self.responsible, self.person_responsible = QLineEdit(), QLineEdit()
        self.responsible.setPlaceholderText(translate("FarmlandGuard", "the township of each case"))
        self.requirement = QPlainTextEdit()
        self.requirement.setTabChangesFocus(True)
        self.requirement.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.demolish, self.legalise = _mu_box(), _mu_box()
        for box in (self.demolish, self.legalise):
            box.valueChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Cases"), codes_label(self.codes))
        self.rows.addRow(translate("FarmlandGuard", "Measure"), self.measure)
        self.rows.addRow(translate("FarmlandGuard", "To demolish"), self.demolish)
        self.rows.addRow(translate("FarmlandGuard", "To legalise"), self.legalise)
        self.rows.addRow(translate("FarmlandGuard", "Deadline"), self.days)
        self.rows.addRow("", self.by_rule)
        self.rows.addRow(translate("FarmlandGuard", "Responsible unit"), self.responsible)
        self.rows.addRow(translate("FarmlandGuard", "Person responsible"), self.person_responsible)
        self.rows.addRow(translate("FarmlandGuard", "What has to be done"), self.requirement)
        signing_row(self, current)
        self.measure.currentIndexChanged.connect(lambda _index: self._measure_chosen())
        self._measure_chosen()

    def _measure_chosen(self) -> None:
        """Only 拆补组合 has two areas."""
        mixed = self.measure.currentData() == "mixed"
        for box in (self.demolish, self.legalise):
            box.setVisible(mixed)
            self.rows.labelForField(box).setVisible(mixed)
        self.renew()

    def complete(self) -> str:
        """拆补组合 needs both areas; everything else has a value from the start."""
        if self.measure.currentData() == "mixed" and not (self.demolish.value() and self.legalise.value()):
            return translate("FarmlandGuard", "拆补组合 needs both areas, the one to demolish and the one to legalise.")
        return ""

    def submit(self) -> None:
        """Issue the tasks."""
        measure, mixed = self.measure.currentData(), self.measure.currentData() == "mixed"
        words = TaskWords(
            responsible=self.responsible.text(),
            person=self.person_responsible.text(),
            requirement=self.requirement.toPlainText(),
            demolish_m2=square_metres_from_mu(self.demolish.value()) if mixed else None,
            legalise_m2=square_metres_from_mu(self.legalise.value()) if mixed else None,
        )
        days = None if self.by_rule.isChecked() else self.days.value()
        issued = issue_tasks(
            self._current.register, days, self.codes, measure, words=words, issued_by=self.signer.name
        )
        QgsSettings().setValue(DEADLINE_DAYS, self.days.value())
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{count} rectification tasks issued; deadline {date}.").format(
                count=len(issued), date=issued[0].deadline
            ),
        )


def _mu_box() -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(2)
    box.setRange(0.0, 100000.0)
    box.setSuffix(" 亩")
    return box
