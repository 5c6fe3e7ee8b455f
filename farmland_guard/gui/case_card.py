"""The card of one case: its figures, findings, tasks and record."""

import html
from typing import List, Optional, Tuple

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..casework.overview import CaseCard
from ..domain.clock import local_time
from ..domain.codes import label
from ..domain.language import translate
from ..domain.parts import InZones
from ..domain.schema import VIOLATION
from ..domain.units import format_mu, format_square_metres
from ..domain.zones import ZONES
from ..register.store import Row
from .case_texts import findings_html, record_html, tasks_html

# Row of the figures: gross column, net column, the base layer whose pieces are behind them.
_FIGURES: Tuple[Tuple[str, str, str], ...] = (
    ("area_m2", "", "landuse"),
    ("pbf_m2", "pbf_net_m2", "pbf"),
    ("cultivated_m2", "cultivated_net_m2", "landuse"),
    ("remaining_m2", "", ""),
)


RED = "#c4231a"
NO_LIMIT = 16777215
"""Qt's own number for a widget that may be as high as it likes."""


class FigureLink(QLabel):
    """An area in 亩 with m² in the tooltip; a link to the pieces behind it where there are any."""

    wanted = pyqtSignal(str)

    def __init__(self, name: str, source_layer: str) -> None:
        super().__init__()
        self.setObjectName(f"figure_{name}")
        self._source_layer = source_layer
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if source_layer:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.linkActivated.connect(self.wanted)

    def show_area(self, m2: Optional[float], has_pieces: bool) -> None:
        """Show an area, or a dash for one that was never computed."""
        if m2 is None:
            self.setText("—")
            self.setToolTip(translate("FarmlandGuard", "Not computed yet"))
            return
        text = translate("FarmlandGuard", "{area} 亩").format(area=format_mu(m2))
        self.setToolTip(f"{format_square_metres(m2)} m²")
        if self._source_layer and has_pieces:
            text = f"<a href='{self._source_layer}'>{html.escape(text)}</a>"
            self.setToolTip(
                translate("FarmlandGuard", "{area} m²; click to see the pieces it is made of").format(
                    area=format_square_metres(m2)
                )
            )
        self.setText(text)


class CaseCardView(QWidget):
    """Shows a `CaseCard`; asks for pieces by signal."""

    pieces_wanted = pyqtSignal(str, str)
    """Code of the case and the base layer ("pbf" or "landuse")."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._tools: List[QWidget] = []
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.RichText)
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.findings, self.tasks, self.record = QTextBrowser(), QTextBrowser(), QTextBrowser()
        for browser in (self.findings, self.tasks, self.record):
            browser.setFrameShape(QFrame.Shape.NoFrame)
            browser.setOpenLinks(False)
        self.tabs.addTab(self._case_page(), translate("FarmlandGuard", "Overview"))
        self.tabs.addTab(self.findings, translate("FarmlandGuard", "Findings"))
        self.tabs.addTab(self.tasks, translate("FarmlandGuard", "Tasks"))
        self.tabs.addTab(self.record, translate("FarmlandGuard", "Record"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.tabs, 1)
        self.clear()

    def put_below_title(self, widget: QWidget) -> None:
        """Put the bar of buttons between title and tabs."""
        self._layout.insertWidget(1, widget)
        self._tools.append(widget)
        widget.setVisible(bool(self._code))

    def add_tab(self, widget: QWidget, title: str, place: int) -> None:
        """Give the card another tab."""
        self.tabs.insertTab(place, widget, title)

    def _case_page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(3, 3, 3, 3)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(self.fontMetrics().horizontalAdvance("0") * 2)
        for column, text in (
            (1, translate("FarmlandGuard", "Gross")),
            (2, translate("FarmlandGuard", "Net of ridges")),
        ):
            head = QLabel(text)
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            head.setEnabled(False)
            grid.addWidget(head, 0, column)
        self._links = {}
        for row, (gross, net, source_layer) in enumerate(_FIGURES, start=1):
            name = QLabel(VIOLATION.field(gross).alias)
            name.setWordWrap(True)
            grid.addWidget(name, row, 0)
            for column, field in ((1, gross), (2, net)):
                if field:
                    link = FigureLink(field, source_layer)
                    link.wanted.connect(self._pieces)
                    self._links[field] = link
                    grid.addWidget(link, row, column)
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.details.setTextFormat(Qt.TextFormat.RichText)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        grid.addWidget(self.details, len(_FIGURES) + 1, 0, 1, 3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        return scroll

    def link(self, field: str) -> FigureLink:
        """The label of a figure, by its field ("pbf_m2" …)."""
        return self._links[field]

    def clear(self) -> None:
        """Show that no case is picked."""
        self._code = ""
        self.title.setText(
            html.escape(translate("FarmlandGuard", "Select a case in the list, on the map or in the workbench."))
        )
        self.tabs.setVisible(False)
        self._show_tools(False)
        # The list gets the room while there is nothing to show.
        self.setMaximumHeight(self.title.heightForWidth(max(self.width(), 200)) + self.fontMetrics().height())

    def _show_tools(self, on: bool) -> None:
        for widget in self._tools:
            widget.setVisible(on)

    def show_card(self, card: CaseCard) -> None:
        """Show a case."""
        row = card.row
        self._code = row["code"]
        place = "　".join(html.escape(str(row[name])) for name in ("xzmc", "cmc", "batch") if row[name])
        self.title.setText(
            f"<b>{html.escape(row['code'])}</b>　{html.escape(label('state', row['state']))}" + (f"<br>{place}" if place else "")
        )
        layers_with_pieces = {piece["source_layer"] for piece in card.pieces}
        for gross, net, source_layer in _FIGURES:
            for field in (gross, net):
                if field:
                    self._links[field].show_area(row[field], source_layer in layers_with_pieces)
        self.details.setText(self._details(row, card.zones))
        self.findings.setHtml(findings_html(card.findings, row["check_run_uid"] is not None))
        self.tasks.setHtml(tasks_html(card.tasks))
        self.record.setHtml(record_html(card.events))
        self.count_in(self.findings, translate("FarmlandGuard", "Findings"), len(card.findings))
        self.count_in(self.tasks, translate("FarmlandGuard", "Tasks"), len(card.tasks))
        self.tabs.setVisible(True)
        self._show_tools(True)
        self.setMaximumHeight(NO_LIMIT)

    def count_in(self, tab: QWidget, title: str, count: int) -> None:
        """Let a tab say how many things are in it."""
        self.tabs.setTabText(self.tabs.indexOf(tab), f"{title} ({count})" if count else title)

    @staticmethod
    def _details(row: Row, zones: List[InZones]) -> str:
        if row["verdict"]:
            verdict = translate("FarmlandGuard", "{verdict}, by {person} on {date}").format(
                verdict=label("verdict", row["verdict"]), person=row["verdict_by"], date=local_time(row["verdict_at"])[:10]
            )
        else:
            verdict = translate("FarmlandGuard", "No verdict yet")
        lies_in = [
            (ZONES[each.kind].title, each.text, RED if ZONES[each.kind].protected else "") for each in zones if each.inside
        ]
        pairs = [(VIOLATION.field("verdict").alias, verdict)]
        for name in ("verdict_reason", "state_reason", "occupant", "location"):
            if row[name]:
                pairs.append((VIOLATION.field(name).alias, str(row[name])))
        if row["tblx"]:
            pairs.append((VIOLATION.field("tblx").alias, label("patch_type", row["tblx"])))
        for name in ("source", "review_state"):
            if row[name]:
                pairs.append((VIOLATION.field(name).alias, label(VIOLATION.field(name).codes, row[name])))
        for name in ("found_on", "bz"):
            if row[name]:
                pairs.append((VIOLATION.field(name).alias, str(row[name])))
        checked = local_time(row["checked_at"])
        pairs.append((VIOLATION.field("checked_at").alias, checked or translate("FarmlandGuard", "Not checked yet")))
        return "<br>".join(
            f"<span style='color:#7d7d7d'>{html.escape(title)}</span>　"
            + (f"<span style='color:{colour}'>{html.escape(text)}</span>" if colour else html.escape(text))
            for title, text, colour in [*lies_in, *((title, text, "") for title, text in pairs)]
        )

    def _pieces(self, source_layer: str) -> None:
        if self._code:
            self.pieces_wanted.emit(self._code, source_layer)
