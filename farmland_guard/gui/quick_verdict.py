"""快速认定: an innocent verdict in two clicks, in the name of the person who acted last and with the usual reason.

The first time, or when that person is no longer in office, the full form opens instead, filled in as far as it can be.
"""

from typing import Any, Callable, List, Optional, Tuple

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ..casework.judging import record_verdict
from ..domain.codes import INNOCENT_VERDICTS, VERDICTS
from ..domain.errors import FarmlandError
from ..domain.language import translate
from . import messages
from .current import CurrentRegister

REASON_KEY = "farmland_guard/reason"
_USUAL_REASONS = {
    "false_change": "经前后影像比对，地类未发生实质变化",
    "legal": "",
    "facility_land": "",
    "rural_road": "",
    "other": "",
}
"""Only a reason that the images alone can give is offered from the start; the others need a paper that is named."""


def usual_reason(verdict: str) -> str:
    """The reason given last for this verdict, or the one it starts with."""
    return str(QgsSettings().value(f"{REASON_KEY}/{verdict}", _USUAL_REASONS.get(verdict, "")) or "")


def remember_reason(verdict: str, reason: str) -> None:
    """Offer this reason next time."""
    QgsSettings().setValue(f"{REASON_KEY}/{verdict}", reason)


class QuickVerdict(QToolButton):
    """The button with its menu of innocent verdicts."""

    def __init__(
        self,
        iface: Any,
        current: CurrentRegister,
        codes: Callable[[], List[str]],
        open_form: Callable[[str], None],
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(parent)
        self._iface, self._current, self._codes, self._open_form = iface, current, codes, open_form
        self.setText(translate("FarmlandGuard", "Quick verdict"))
        self.setObjectName("quickVerdict")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.entries = QMenu(self)
        self.entries.setToolTipsVisible(True)
        self.entries.aboutToShow.connect(self._fill)
        self.setMenu(self.entries)

    def _fill(self) -> None:
        self.entries.clear()
        person = self._current.person
        for verdict in ("false_change", *(each for each in INNOCENT_VERDICTS if each != "false_change")):
            reason = usual_reason(verdict)
            ready = bool(person and reason)
            action = self.entries.addAction(VERDICTS[verdict] if ready else f"{VERDICTS[verdict]}…")
            action.setData(verdict)
            action.setToolTip(
                translate("FarmlandGuard", "Judged by {person}: {reason}").format(person=person, reason=reason)
                if ready
                else translate("FarmlandGuard", "Opens the form: person or reason is still needed")
            )
            action.triggered.connect(lambda _checked=False, verdict=verdict: self._judge(verdict))

    def _judge(self, verdict: str) -> None:
        codes, (person, reason) = self._codes(), self._signature(verdict)
        if not (person and reason):
            self._open_form(verdict)
            return
        try:
            record_verdict(self._current.register, codes, verdict, person, reason)
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        self._current.changed.emit()
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{count} judged “{verdict}” by {person}: {reason}").format(
                count=codes[0] if len(codes) == 1 else len(codes), verdict=VERDICTS[verdict], person=person, reason=reason
            ),
            Qgis.MessageLevel.Success,
        )

    def _signature(self, verdict: str) -> Tuple[str, str]:
        return self._current.person, usual_reason(verdict)
