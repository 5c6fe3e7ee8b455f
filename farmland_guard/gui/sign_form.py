"""The forms that record a sealed paper: a bureau's signature, and the document that settles a task."""

from datetime import date
from pathlib import Path
from typing import Any, Optional

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ..casework.accepting import SignOff, sign_acceptance
from ..casework.ground_files import ground_of_file
from ..casework.moving import settle_by_paper
from ..casework.overview import TaskLine, case_card
from ..domain.clock import today
from ..domain.codes import BUREAUS, label
from ..domain.language import translate
from . import messages
from .current import CurrentRegister
from .forms import ShortForm, choose, fill_codes
from .people_form import PersonPicker


class SignForm(ShortForm):
    """Who signed the acceptance of a task for a bureau, when, with which opinion, and the scan of the paper.

    It records the signature on sealed paper; it is no electronic signature.
    """

    def __init__(
        self, iface: Any, current: CurrentRegister, task: TaskLine, bureau: str, parent: Optional[QWidget] = None
    ) -> None:
        title = translate("FarmlandGuard", "Signature of {bureau}").format(bureau=BUREAUS[bureau])
        super().__init__(iface, title, "FarmlandGuardSignForm", parent)
        self._current, self._task, self._bureau = current, task, bureau
        self.person = PersonPicker(iface, current)
        # Whoever acts at this computer is seldom the one who signed: no proposal.
        choose(self.person.combo, "")
        self.person.changed.connect(self.renew)
        self.opinion = QComboBox()
        self.opinion.setObjectName("signOpinion")
        fill_codes(self.opinion, "opinion", none=translate("FarmlandGuard", "— choose —"))
        self.opinion.currentIndexChanged.connect(self.renew)
        self.day = date_edit()
        self.scan = QgsFileWidget()
        self.scan.setObjectName("signScan")
        self.scan.setFilter(
            translate("FarmlandGuard", "Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;All files (*)")
        )
        self.comment = QPlainTextEdit()
        self.comment.setTabChangesFocus(True)
        self.comment.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.comment.textChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Task"), QLabel(task.code))
        self.rows.addRow(translate("FarmlandGuard", "Signed by"), self.person)
        self.rows.addRow(translate("FarmlandGuard", "Opinion"), self.opinion)
        self.rows.addRow(translate("FarmlandGuard", "Signed on"), self.day)
        self.rows.addRow(translate("FarmlandGuard", "Scan"), self.scan)
        self.rows.addRow(translate("FarmlandGuard", "Written opinion"), self.comment)

    def complete(self) -> str:
        """Person and opinion are needed, and for 不合格 what is to be put right."""
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who signed.")
        if not self.opinion.currentData():
            return translate("FarmlandGuard", "Choose the opinion.")
        if self.opinion.currentData() == "fail" and not self.comment.toPlainText().strip():
            return translate("FarmlandGuard", "Write what has to be put right.")
        return ""

    def submit(self) -> None:
        """Record the signature and say what followed from it."""
        scan = self.scan.filePath().strip()
        outcome = sign_acceptance(
            self._current.register,
            self._task.uid,
            self._bureau,
            self.person.name,
            self.opinion.currentData(),
            date_of(self.day),
            Path(scan) if scan else None,
            self.comment.toPlainText(),
        )
        messages.show(self._iface, _outcome(outcome), Qgis.MessageLevel.Success)


def _outcome(outcome: SignOff) -> str:
    if outcome.result == "pass":
        return translate("FarmlandGuard", "Both bureaus signed; {case} is “{state}” now.").format(
            case=outcome.case_code, state=label("state", outcome.case_state)
        )
    if outcome.result == "fail":
        return translate("FarmlandGuard", "Not accepted; {case} went back to “{state}”.").format(
            case=outcome.case_code, state=label("state", outcome.case_state)
        )
    return translate("FarmlandGuard", "Signature recorded; still missing: {bureaus}.").format(
        bureaus="、".join(BUREAUS[bureau] for bureau in outcome.missing)
    )


class PaperForm(ShortForm):
    """补办手续 or 没收: the number and date of the approval or decision that settles the case."""

    def __init__(
        self, iface: Any, current: CurrentRegister, task: TaskLine, person: str, parent: Optional[QWidget] = None
    ) -> None:
        title = translate("FarmlandGuard", "Settle by document: {measure}").format(measure=label("measure", task.measure))
        super().__init__(iface, title, "FarmlandGuardPaperForm", parent)
        self._current, self._task, self._person = current, task, person
        self.number = QLineEdit()
        self.number.setObjectName("paperNumber")
        self.number.textChanged.connect(self.renew)
        self.day = date_edit()
        self.ground = QgsFileWidget()
        self.ground.setObjectName("paperGround")
        self.ground.fileChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Task"), QLabel(task.code))
        self.rows.addRow(translate("FarmlandGuard", "Recorded by"), QLabel(person))
        self.rows.addRow(translate("FarmlandGuard", "Document number"), self.number)
        self.rows.addRow(translate("FarmlandGuard", "Document date"), self.day)
        self.rows.addRow(translate("FarmlandGuard", "Ground of the document"), self.ground)
        self.ground.setToolTip(
            translate("FarmlandGuard", "TXT, GPX, KML or any vector file; empty: the whole case, or what is left of it")
        )

    def complete(self) -> str:
        """The number is needed, and for 拆补组合 the ground that was legalised."""
        if not self.number.text().strip():
            return translate("FarmlandGuard", "Give the number of the approval or decision.")
        if self._task.measure == "mixed" and not self.ground.filePath().strip():
            return translate("FarmlandGuard", "拆补组合 needs the ground that was legalised.")
        return ""

    def submit(self) -> None:
        """End the task and accept the case on the strength of the document."""
        register = self._current.register
        path = self.ground.filePath().strip()
        polygons = ground_of_file(register, Path(path))[0] if path else None
        settle_by_paper(
            register, self._task.uid, self.number.text(), date_of(self.day).isoformat(), self._person, polygons, Path(path).name
        )
        self._current.changed.emit()
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{case} is “{state}” now.").format(
                case=self._task.case_code, state=label("state", case_card(register, self._task.case_code).row["state"])
            ),
            Qgis.MessageLevel.Success,
        )


def date_edit() -> QDateEdit:
    """A date up to today."""
    now = today()
    edit = QDateEdit(QDate(now.year, now.month, now.day))
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setMaximumDate(QDate(now.year, now.month, now.day))
    return edit


def date_of(edit: QDateEdit) -> date:
    """The date in a `date_edit`."""
    day = edit.date()
    return date(day.year(), day.month(), day.day())
