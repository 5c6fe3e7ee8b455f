"""核实认定: the proposal with its why, the grounds the class needs, what reviewers would still miss, person and reason."""

import html
from collections import Counter
from typing import Any, Dict, List, Optional, Sequence

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QWidget

from ..casework.grounds import Missing, fields_for, missing_evidence, preview, proposals
from ..casework.judging import record_verdict
from ..casework.overview import case_card
from ..domain.codes import INNOCENT_VERDICTS, VERDICTS
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..domain.proposal import LIES_IN, Proposal
from .attach_form import AttachForm
from .case_forms import SignedForm
from .current import CurrentRegister
from .forms import choose, fill_codes
from .grounds_box import GroundsBox
from .quick_verdict import remember_reason, usual_reason

TAKE, FIELD, ATTACH = "take:", "field:", "attach:"
PAUSE_MS = 250
"""How long nobody types before the proposal is worked out anew."""
COLOURS = {"red": "#c4231a", "amber": "#b36b00"}


class VerdictForm(SignedForm):
    """One verdict for all the cases, or for none when one is refused. Proposing is the software's, judging a person's."""

    evidence_added = pyqtSignal()

    def __init__(
        self,
        iface: Any,
        current: CurrentRegister,
        codes: Sequence[str],
        verdict: str = "",
        field: str = "",
        parent: Optional[QWidget] = None,
    ) -> None:
        title = translate("FarmlandGuard", "Record a verdict")
        super().__init__(iface, current, codes, title, "FarmlandGuardVerdictForm", parent)
        self.attach_form: Optional[AttachForm] = None
        self._proposed, self._offered, self._recorded = "", "", ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.renew_preview)
        self._build()
        self._load(verdict, field)

    def _build(self) -> None:
        self.proposal, self.missing = _text("verdictProposal"), _text("verdictMissing")
        self.proposal.linkActivated.connect(self._clicked)
        self.missing.linkActivated.connect(self._clicked)
        self.verdict = QComboBox()
        fill_codes(self.verdict, "verdict", none=translate("FarmlandGuard", "— choose —"))
        self.verdict.currentIndexChanged.connect(self._verdict_chosen)
        self.grounds = GroundsBox()
        self.grounds.changed.connect(self._timer.start)
        self.rows.addRow(translate("FarmlandGuard", "Proposal"), self.proposal)
        self.rows.addRow(translate("FarmlandGuard", "Verdict"), self.verdict)
        self.rows.addRow(self.grounds)
        self.rows.addRow(translate("FarmlandGuard", "Still missing"), self.missing)
        self.rows.addRow(translate("FarmlandGuard", "Judged by"), self.person)
        self.rows.addRow(translate("FarmlandGuard", "Reason"), self.reason)

    def _load(self, verdict: str, field: str) -> None:
        if len(self.codes) == 1:
            row = case_card(self._current.register, self.codes[0]).row
            self.grounds.load(row)
            verdict = verdict or row["verdict"] or ""
            if verdict == row["verdict"]:
                # Judged so before: the reason stands until the verdict is another.
                self._recorded = row["verdict_reason"] or ""
        blocked = self.verdict.blockSignals(True)
        choose(self.verdict, verdict)
        self.verdict.blockSignals(blocked)
        self._verdict_chosen()
        if field and field != "verdict":
            self.grounds.focus(field)

    def complete(self) -> str:
        """Verdict, person and reason are needed; missing evidence is said, it refuses nothing."""
        if not self.verdict.currentData():
            return translate("FarmlandGuard", "Choose a verdict.")
        if not self.person.name:
            return translate("FarmlandGuard", "Choose the person who judges.")
        return "" if self.reason_text() else translate("FarmlandGuard", "Write the reason.")

    def submit(self) -> None:
        """Record the verdict with its grounds."""
        verdict, reason = self.verdict.currentData(), self.reason_text()
        record_verdict(self._current.register, self.codes, verdict, self.person.name, reason, self.grounds.values())
        self.person.remember()
        remember_reason(verdict, reason)

    def renew_preview(self) -> None:
        """Work proposal and missing evidence out anew for what stands in the form."""
        verdict = self.verdict.currentData() or ""
        try:
            if len(self.codes) == 1:
                seen = preview(self._current.register, self.codes[0], verdict, self.grounds.values())
                self._proposed = seen.proposal.verdict
                self.proposal.setText(_proposal_html(seen.proposal))
                self._show_missing([(missing, 1) for missing in seen.missing], verdict)
            else:
                self._proposed = ""
                self.proposal.setText(_proposals_html(proposals(self._current.register, self.codes)))
                self._show_missing(self._counted(verdict), verdict)
        except FarmlandError as error:
            self.missing.setText(f"<span style='color:{COLOURS['red']}'>{html.escape(str(error))}</span>")

    def _counted(self, verdict: str) -> "List[tuple[Missing, int]]":
        if not verdict:
            return []
        typed = self.grounds.values()
        counts: Counter = Counter()
        first: Dict[str, Missing] = {}
        for missing in missing_evidence(self._current.register, self.codes, verdict).values():
            for each in missing:
                if not typed.get(each.fix_field):
                    counts[each.text] += 1
                    first.setdefault(each.text, each)
        return [(first[text], count) for text, count in counts.most_common()]

    def _show_missing(self, found: "List[tuple[Missing, int]]", verdict: str) -> None:
        if not verdict:
            self.missing.setText(html.escape(translate("FarmlandGuard", "Choose a verdict first.")))
        elif not found:
            self.missing.setText(html.escape(translate("FarmlandGuard", "Nothing: all that this class needs is there.")))
        else:
            self.missing.setText("<br>".join(_missing_html(each, count, len(self.codes)) for each, count in found))

    def _verdict_chosen(self, *_ignored: object) -> None:
        verdict = self.verdict.currentData() or ""
        self.grounds.show_for(verdict, fields_for(self._current.register, verdict) if verdict else [])
        self._offer_reason(verdict)
        self.renew_preview()
        self.renew()
        QTimer.singleShot(0, self.fit)

    def _offer_reason(self, verdict: str) -> None:
        """The usual reason of an innocent verdict, unless somebody wrote one; an illegal one is reasoned case by case."""
        if self.reason_text() == self._offered:
            usual = usual_reason(verdict) if verdict in INNOCENT_VERDICTS else ""
            self._offered, self._recorded = self._recorded or usual, ""
            self.reason.setPlainText(self._offered)

    def fit(self) -> None:
        """Be as high as the content needs, not more."""
        self.resize(self.width(), self.sizeHint().height())

    def _clicked(self, link: str) -> None:
        if link.startswith(TAKE):
            choose(self.verdict, self._proposed)
        elif link.startswith(FIELD):
            self.grounds.focus(link[len(FIELD) :])
        else:
            self.attach_form = AttachForm(self._iface, self._current, self.codes, link[len(ATTACH) :], self)
            self.attach_form.signer.refresh(self.person.name)
            self.attach_form.submitted.connect(self._attached)
            self.attach_form.present()

    def _attached(self) -> None:
        self.renew_preview()
        self._current.changed.emit()


def _text(name: str) -> QLabel:
    made = QLabel()
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    return made


def _proposal_html(proposal: Proposal) -> str:
    """The steps in the order reviewers go, the one that settled it marked."""
    lines = [
        f"{'●' if step.settles else '○'} {html.escape(step.title)}：{html.escape(step.text)}" for step in proposal.steps
    ]
    if proposal.lies_in:
        lines.append(f"{LIES_IN}：{html.escape(proposal.lies_in)}")
    if proposal.verdict:
        head = translate("FarmlandGuard", "Points to “{verdict}”").format(verdict=VERDICTS[proposal.verdict])
        take = translate("FarmlandGuard", "choose it")
        lines.insert(0, f"<b>{html.escape(head)}</b> <a href='{TAKE}'>{html.escape(take)}</a>")
    return "<br>".join(lines)


def _proposals_html(found: Dict[str, Proposal]) -> str:
    counts = Counter(proposal.verdict for proposal in found.values())
    nothing = translate("FarmlandGuard", "no proposal yet")
    return html.escape(
        "，".join(f"{VERDICTS.get(verdict, nothing)} {count}" for verdict, count in counts.most_common())
    )


def _missing_html(missing: Missing, count: int, of: int) -> str:
    if missing.fix_dialog == "attach":
        link, title = f"{ATTACH}{missing.fix_field}", translate("FarmlandGuard", "add…")
    else:
        link, title = f"{FIELD}{missing.fix_field}", translate("FarmlandGuard", "fill in")
    number = translate("FarmlandGuard", " ({count} of {all} cases)").format(count=count, all=of) if of > 1 else ""
    return (
        f"<span style='color:{COLOURS.get(missing.level, '#333')}'>●</span> {html.escape(missing.text)}{html.escape(number)} "
        f"<a href='{link}'>{html.escape(title)}</a>"
    )
