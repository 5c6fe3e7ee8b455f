"""The joint sign-off of a task: what each bureau signed in this round, and the rounds before."""

import html
from typing import Dict, List, Mapping, Optional, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..casework.overview import TaskLine
from ..domain.codes import BUREAUS, PAPER_MEASURES, label
from ..domain.language import translate
from ..domain.lifecycle import CLOSED_PAPERS
from ..domain.moves import Answer
from ..register.store import Row
from .buttons import follow, switch_off, switch_on
from .task_list import GREEN, RED

Details = Mapping[str, Sequence[Row]]


def running_round(acceptances: Sequence[Row], case_state: str) -> Optional[Row]:
    """The round whose signatures count now, or None when the next signature opens a new one."""
    joint = sorted((row for row in acceptances if row["kind"] == "joint"), key=lambda row: row["round"])
    if not joint or joint[-1]["result"] == "void":
        return None
    # A refused round is over; once the ground is reclaimed again the bureaus sign anew.
    return None if joint[-1]["result"] == "fail" and case_state == "reclaimed" else joint[-1]


def missing_bureaus(details: Details, case_state: str) -> List[str]:
    """The bureaus that have not signed the running round."""
    current = running_round(details["acceptances"], case_state)
    signed = set() if current is None else {
        row["bureau"] for row in details["signatures"] if row["acceptance_uid"] == current["uid"]
    }
    return [bureau for bureau in BUREAUS if bureau not in signed]


class BureauBox(QGroupBox):
    """What one bureau signed, or the button that records it."""

    sign_wanted = pyqtSignal(str)

    def __init__(self, bureau: str) -> None:
        super().__init__(BUREAUS[bureau])
        self.bureau = bureau
        self.text = QLabel()
        self.text.setObjectName(f"signed_{bureau}")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(translate("FarmlandGuard", "Record signature…"))
        self.button.setObjectName(f"sign_{bureau}")
        self.button.clicked.connect(lambda _checked=False: self.sign_wanted.emit(self.bureau))
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(self.button)
        layout.addStretch(1)

    def take(self, signature: Optional[Row], scans: Mapping[str, Row], may_sign: Answer) -> None:
        """Show a signature; without one, the button that follows `may_sign`."""
        self.button.setVisible(signature is None)
        if signature is None:
            self.text.setText(html.escape(translate("FarmlandGuard", "Not signed")))
            follow(
                self.button, may_sign, translate("FarmlandGuard", "Record who signed the sealed paper for this bureau")
            )
            return
        colour = GREEN if signature["opinion"] == "pass" else RED
        scan = scans.get(signature["scan_uid"] or "")
        parts = [
            f"<b style='color:{colour.name()}'>{html.escape(label('opinion', signature['opinion']))}</b>",
            html.escape(f"{signature['person']} {str(signature['signed_on'])[:10]}"),
            html.escape(signature["comment"] or ""),
            "" if scan is None else html.escape(
                translate("FarmlandGuard", "Scan: {file}").format(file=scan["file_name"])
            ),
        ]
        self.text.setText("<br>".join(part for part in parts if part))


class SignoffTab(QScrollArea):
    """Two columns, one for each bureau, and the earlier rounds below them."""

    sign_wanted = pyqtSignal(str)
    witness_wanted = pyqtSignal()

    def __init__(self, ground: QWidget) -> None:
        """`ground` is the line about the ground, which stands above the signatures."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.boxes: Dict[str, BureauBox] = {bureau: BureauBox(bureau) for bureau in BUREAUS}
        self.history = QLabel()
        self.history.setObjectName("signHistory")
        self.history.setWordWrap(True)
        self.history.setTextFormat(Qt.TextFormat.RichText)
        self.history.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 3, 0, 0)
        grid.addWidget(ground, 0, 0, 1, len(self.boxes))
        for column, box in enumerate(self.boxes.values()):
            box.sign_wanted.connect(self.sign_wanted)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        self.witnesses = QLabel()
        self.witnesses.setObjectName("witnesses")
        self.witnesses.setWordWrap(True)
        self.witness_button = QPushButton(translate("FarmlandGuard", "Witness…"))
        self.witness_button.setObjectName("addWitness")
        self.witness_button.setToolTip(translate("FarmlandGuard", "Record who of township or village was there"))
        self.witness_button.clicked.connect(lambda _checked=False: self.witness_wanted.emit())
        seen = QHBoxLayout()
        seen.addWidget(self.witnesses, 1)
        seen.addWidget(self.witness_button)
        grid.addLayout(seen, 2, 0, 1, len(self.boxes))
        grid.addWidget(self.history, 3, 0, 1, len(self.boxes))
        grid.setRowStretch(4, 1)
        self.setWidget(page)

    def take(self, task: Optional[TaskLine], details: Details, may_sign: Answer) -> None:
        """Show the sign-off of a task; `may_sign` is the lifecycle's answer for its case."""
        self.setEnabled(task is not None)
        if task is None:
            for box in self.boxes.values():
                box.take(None, {}, may_sign)
                switch_off(box.button, translate("FarmlandGuard", "Select a task first."))
            self.history.clear()
            self.witnesses.clear()
            return
        scans = {row["uid"]: row for row in details["attachments"]}
        current = running_round(details["acceptances"], task.case_state)
        for bureau, box in self.boxes.items():
            box.take(_signature(details, current, bureau), scans, may_sign)
            if task.measure in PAPER_MEASURES:
                switch_off(
                    box.button, translate("FarmlandGuard", "A task settled by document needs no joint sign-off.")
                )
        self.history.setText(_history(details, current))
        self.witnesses.setText(_witnesses(details, current))
        if task.case_state == "closed":
            switch_off(self.witness_button, CLOSED_PAPERS)
        elif current is None:
            switch_off(self.witness_button, translate("FarmlandGuard", "A witness belongs to a round that was begun."))
        else:
            switch_on(self.witness_button, translate("FarmlandGuard", "Record who of township or village was there"))


def _signature(details: Details, current: Optional[Row], bureau: str) -> Optional[Row]:
    if current is None:
        return None
    for row in details["signatures"]:
        if row["acceptance_uid"] == current["uid"] and row["bureau"] == bureau:
            return row
    return None


def _witnesses(details: Details, current: Optional[Row]) -> str:
    lines = [
        f"{label('witness_side', row['side'])}：{row['name']}（{row['unit']}）{str(row['signed_on'])[:10]}"
        for row in details["witnesses"]
        if current is not None and row["acceptance_uid"] == current["uid"]
    ]
    return "；".join(lines) or translate("FarmlandGuard", "No witness of township or village yet")


def _history(details: Details, current: Optional[Row]) -> str:
    lines = []
    for row in details["acceptances"]:
        if current is not None and row["uid"] == current["uid"]:
            continue
        if row["kind"] != "joint":
            # Settled by document: the note is the number of the approval or decision.
            lines.append(f"{label('acceptance_kind', row['kind'])}：{row['note'] or ''} {str(row['decided_at'] or '')[:10]}")
            continue
        lines.append(
            translate("FarmlandGuard", "Round {round}: {result}").format(
                round=row["round"], result=label("acceptance_result", row["result"])
            )
        )
        for signature in details["signatures"]:
            if signature["acceptance_uid"] == row["uid"]:
                lines.append(
                    f"　{BUREAUS[signature['bureau']]} {signature['person']} {str(signature['signed_on'])[:10]} "
                    f"{label('opinion', signature['opinion'])} {signature['comment'] or ''}".rstrip()
                    + (f"（{label('signature_state', 'void')}：{signature['void_reason'] or ''}）" if signature["state"] == "void" else "")
                )
    return "<br>".join(html.escape(line) for line in lines)
