"""The small label beside the cursor that says what a polygon takes while it is being drawn."""

import html
from typing import Optional

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QLabel, QToolTip, QWidget

from ..domain.language import translate
from ..domain.units import SQUARE_METRES_PER_MU, format_mu
from .check_tables import RED
from .live_worker import LiveAnswer

_BESIDE = QPoint(18, 18)  # clear of the cursor and of QGIS's own tooltip place


class LiveLabel(QLabel):
    """A label on the canvas, in the colours of a tooltip, that the mouse goes through."""

    def __init__(self, canvas_viewport: QWidget) -> None:
        super().__init__(canvas_viewport)
        self.setObjectName("farmlandLiveArea")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        tip, mine = QToolTip.palette(), self.palette()
        mine.setColor(QPalette.ColorRole.Window, tip.color(QPalette.ColorRole.ToolTipBase))
        mine.setColor(QPalette.ColorRole.WindowText, tip.color(QPalette.ColorRole.ToolTipText))
        self.setPalette(mine)
        self.setMargin(4)
        self.hide()

    def say(self, answer: LiveAnswer) -> None:
        """Show an answer at the place the label has."""
        self.setText(answer_html(answer))
        self.adjustSize()
        self._keep_within()
        self.show()
        self.raise_()

    def follow(self, place: QPoint) -> None:
        """Move beside the cursor at `place` (in the canvas)."""
        self.move(place + _BESIDE)
        self._keep_within()

    def _keep_within(self) -> None:
        """Jump to the other side of the cursor where the canvas ends."""
        room = self.parentWidget().rect()
        x, y = self.x(), self.y()
        if x + self.width() > room.right():
            x = max(room.left(), x - self.width() - 2 * _BESIDE.x())
        if y + self.height() > room.bottom():
            y = max(room.top(), y - self.height() - 2 * _BESIDE.y())
        self.move(x, y)


def answer_html(answer: LiveAnswer) -> str:
    """The three areas in 亩 as rows; a figure that reached a limit of the rule book is red and names the limit."""
    figures = answer.figures
    if figures is None or figures.area_m2 is None:
        return html.escape(answer.problem or (figures.problem if figures is not None else ""))
    rows = [
        _row(translate("FarmlandGuard", "Area"), figures.area_m2, None),
        _row(translate("FarmlandGuard", "PBF"), figures.pbf_m2, answer.limits.pbf_mu),
        _row(translate("FarmlandGuard", "Cultivated"), figures.cultivated_m2, answer.limits.cultivated_mu),
    ]
    text = f"<table cellspacing='0' cellpadding='0'>{''.join(rows)}</table>"
    if figures.problem:
        text += f"<div>{html.escape(figures.problem)}</div>"
    return text


def reached(m2: Optional[float], limit_mu: Optional[float]) -> bool:
    """Whether an area reaches a limit, in unrounded square metres."""
    return m2 is not None and limit_mu is not None and m2 >= limit_mu * SQUARE_METRES_PER_MU


def _row(title: str, m2: Optional[float], limit_mu: Optional[float]) -> str:
    figure = "—" if m2 is None else format_mu(m2)
    met = reached(m2, limit_mu)
    style = f" style='color:{RED.name()};font-weight:bold'" if met else ""
    note = f"&nbsp;≥&nbsp;{limit_mu:g}" if met else ""
    return (
        f"<tr{style}><td>{html.escape(title)}&nbsp;&nbsp;</td><td align='right' valign='bottom'>{figure}</td>"
        f"<td>&nbsp;亩{note}</td></tr>"
    )
