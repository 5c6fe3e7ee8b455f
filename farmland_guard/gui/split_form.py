"""拆分: how a patch is divided, shown on the map and as a list that closes on the whole before anything is written."""

import html
from typing import Any, List, Optional, Tuple

import numpy as np
from qgis.core import QgsGeometry, QgsProject, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from ..casework.splitting import MODES, PlannedPart, SplitPlan, plan_split, split_patch
from ..domain.adjustment import adjust
from ..domain.errors import FarmlandError
from ..domain.language import translate
from ..domain.units import SQUARE_METRES_PER_MU, format_square_metres
from . import messages
from .current import CurrentRegister
from .digitizing import Digitizing, in_register
from .forms import ShortForm
from .icons import own_icon
from .map_view import register_crs
from .people_form import signing_row
from .rows_model import Column, RowsModel, fit_columns, table_view

COLOURS = [QColor(colour) for colour in ("#e4572e", "#2b8a9e", "#f2b134", "#6a4c93", "#4c9f70", "#a3561f", "#c2549d", "#557a95")]
LINE = QColor(196, 35, 26)
ALPHA = 110


class SplitForm(ShortForm):
    """One patch. Drawing lines leaves the form where it is; what they make is shown at once."""

    def __init__(self, iface: Any, current: CurrentRegister, code: str, parent: Optional[QWidget] = None) -> None:
        title = translate("FarmlandGuard", "Split {code}").format(code=code)
        super().__init__(iface, title, "FarmlandGuardSplitForm", parent)
        self._current, self.code = current, code
        self._lines: List[QgsGeometry] = []
        self._bands: List[QgsRubberBand] = []
        self.plan: Optional[SplitPlan] = None
        self._digitizing = Digitizing(iface, polygon=False, parent=self)
        self._digitizing.drawn.connect(self._line_drawn)
        self._digitizing.active_changed.connect(lambda on: self.draw_button.setChecked(on))
        self._build()
        self.finished.connect(self._leave)
        self._renew_plan()

    def _build(self) -> None:
        self.mode = QComboBox()
        for mode, title in (
            ("draw", translate("FarmlandGuard", "By lines drawn on the map")),
            ("township", translate("FarmlandGuard", "By township border")),
            ("village", translate("FarmlandGuard", "By village border")),
            ("class", translate("FarmlandGuard", "By land class")),
        ):
            self.mode.addItem(title, mode)
        self.mode.currentIndexChanged.connect(self._renew_plan)
        self.draw_button = QPushButton(own_icon("split"), translate("FarmlandGuard", "Draw a line"))
        self.draw_button.setCheckable(True)
        self.draw_button.setToolTip(
            translate("FarmlandGuard", "Click from outside the patch right across to the other side; the right button ends the line")
        )
        self.draw_button.clicked.connect(self._draw)
        self.clear_button = QPushButton(translate("FarmlandGuard", "Remove the lines"))
        self.clear_button.clicked.connect(lambda _checked=False: self._clear_lines())
        line = QHBoxLayout()
        line.addWidget(self.mode, 1)
        line.addWidget(self.draw_button)
        line.addWidget(self.clear_button)
        self.rows.addRow(translate("FarmlandGuard", "How"), line)
        self.model = RowsModel(_columns(), self)
        self.table = table_view(self.model, "splitParts", sortable=False)
        self.table.setMinimumHeight(self.fontMetrics().height() * 9)
        self.rows.addRow(self.table)
        self.sum = QLabel()
        self.sum.setObjectName("splitSum")
        self.sum.setWordWrap(True)
        self.sum.setTextFormat(Qt.TextFormat.RichText)
        self.rows.addRow(self.sum)
        signing_row(self, self._current)
        self.ok_button.setText(translate("FarmlandGuard", "Split"))

    def complete(self) -> str:
        """There must be parts."""
        return "" if self.plan is not None else self.sum.text()

    def submit(self) -> None:
        """Split, as it was shown."""
        made = split_patch(self._current.register, self.code, self._mode(), lines=self._in_register(), who=self.signer.name)
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{code} was split into {count} parts; they are counted in its place.").format(
                code=self.code, count=len(made.parts)
            ),
            details="\n".join(made.notes),
        )

    def _mode(self) -> str:
        return str(self.mode.currentData())

    def _in_register(self) -> "List[np.ndarray]":
        if self._mode() != "draw":
            return []
        found = []
        for line in self._lines:
            placed = in_register(line, self._current.register)
            placed.convertToMultiType()
            found += [np.array([(point.x(), point.y()) for point in part]) for part in placed.asMultiPolyline()]
        return found

    def _draw(self, on: bool) -> None:
        if on:
            self._digitizing.start(MODES["draw"])
        else:
            self._digitizing.stop()

    def _line_drawn(self, line: QgsGeometry) -> None:
        self._lines.append(line)
        self._renew_plan()
        self.raise_()

    def _clear_lines(self) -> None:
        self._lines = []
        self._renew_plan()

    def _renew_plan(self, *_ignored: object) -> None:
        by_hand = self._mode() == "draw"
        self.draw_button.setVisible(by_hand)
        self.clear_button.setVisible(by_hand)
        self.clear_button.setEnabled(bool(self._lines))
        self.plan, problem = None, ""
        if by_hand and not self._lines:
            problem = translate("FarmlandGuard", "Press “Draw a line” and draw right across the patch.")
        else:
            try:
                self.plan = plan_split(self._current.register, self.code, self._mode(), lines=self._in_register())
            except FarmlandError as error:
                problem = str(error)
        self.model.take([] if self.plan is None else _numbered(self.plan))
        fit_columns(self.table)
        self.sum.setText(html.escape(problem) if self.plan is None else _closing(self.plan))
        self._show()
        self.renew()

    def _show(self) -> None:
        self._clear_bands()
        for number, part in enumerate([] if self.plan is None else self.plan.parts):
            geometry = QgsGeometry()
            geometry.fromWkb(part.wkb)
            colour = QColor(COLOURS[number % len(COLOURS)])
            band = QgsRubberBand(self._iface.mapCanvas(), QgsWkbTypes.GeometryType.PolygonGeometry)
            band.setStrokeColor(colour.darker(130))
            colour.setAlpha(ALPHA)
            band.setFillColor(colour)
            band.setToGeometry(geometry, register_crs(self._current.register))
            self._bands.append(band)
        for line in self._lines if self._mode() == "draw" else ():
            band = QgsRubberBand(self._iface.mapCanvas(), QgsWkbTypes.GeometryType.LineGeometry)
            band.setStrokeColor(LINE)
            band.setWidth(2)
            band.setToGeometry(line, QgsProject.instance().crs())
            self._bands.append(band)

    def _clear_bands(self) -> None:
        for band in self._bands:
            self._iface.mapCanvas().scene().removeItem(band)
        self._bands = []

    def _leave(self, _result: int) -> None:
        self._digitizing.take_down()
        self._clear_bands()


def _numbered(plan: SplitPlan) -> "List[Tuple[int, PlannedPart, float]]":
    """Parts with their number and their 亩, adjusted so that the column adds up as it is read."""
    mu = adjust([part.split_m2 / SQUARE_METRES_PER_MU for part in plan.parts], plan.whole_m2 / SQUARE_METRES_PER_MU)
    return list(zip(range(len(plan.parts)), plan.parts, mu))


def _columns() -> List[Column]:
    def part(record: Any) -> PlannedPart:
        return record[1]

    return [
        Column("code", translate("FarmlandGuard", "Code"), lambda each: part(each).code,
               colour=lambda each: COLOURS[each[0] % len(COLOURS)].darker(130)),
        Column("label", translate("FarmlandGuard", "Part"), lambda each: part(each).label),
        Column("mu", translate("FarmlandGuard", "Area 亩"), lambda each: f"{each[2]:.2f}", number=True),
        Column("m2", translate("FarmlandGuard", "Area m²"), lambda each: format_square_metres(part(each).split_m2), number=True),
    ]  # fmt: skip


def _closing(plan: SplitPlan) -> str:
    """The sum of the parts beside the whole."""
    total, whole = (format_square_metres(m2) for m2 in (sum(part.split_m2 for part in plan.parts), plan.whole_m2))
    text = (
        translate("FarmlandGuard", "{count} parts, together {total} m²; the patch {whole} m²: closes.")
        if total == whole
        else translate("FarmlandGuard", "{count} parts, together {total} m²; the patch {whole} m²: does not close.")
    ).format(count=len(plan.parts), total=total, whole=whole)
    return "<br>".join([f"<b>{html.escape(text)}</b>"] + [html.escape(note) for note in plan.notes])
