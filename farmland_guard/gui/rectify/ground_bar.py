"""验收范围: what ground the running acceptance covers, and the two ways to change it: drawing and a file."""

from pathlib import Path
from typing import Any, Callable, List, Optional, Sequence

from qgis.core import Qgis, QgsGeometry
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from ...casework.ground import set_ground
from ...casework.ground_files import ground_of_file
from ...casework.overview import TaskLine
from ...domain.codes import PAPER_MEASURES
from ...domain.errors import FarmlandError
from ...domain.language import translate
from ...domain.lifecycle import Answer
from ...domain.units import format_mu
from ...register.store import Register, Row
from .. import messages
from ..buttons import follow, switch_off
from ..digitizing import Digitizing, in_register
from ..icons import theme_icon


class GroundBar(QWidget):
    """One line above the signatures."""

    written = pyqtSignal()

    def __init__(self, iface: Any, acting: Callable[[], str], signed: Callable[[Callable[[], Any]], None]) -> None:
        super().__init__()
        self._iface, self._acting = iface, acting
        self._register: Optional[Register] = None
        self._task: Optional[TaskLine] = None
        self.text = QLabel()
        self.text.setObjectName("groundText")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.draw_button = QPushButton(theme_icon("mActionCapturePolygon.svg"), translate("FarmlandGuard", "Draw ground"))
        self.draw_button.setObjectName("groundDraw")
        self.draw_button.clicked.connect(lambda _checked=False: signed(self._draw))
        self.file_button = QPushButton(theme_icon("mActionFileOpen.svg"), translate("FarmlandGuard", "Ground from file…"))
        self.file_button.setObjectName("groundFile")
        self.file_button.clicked.connect(lambda _checked=False: signed(self._ask))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.draw_button)
        row.addWidget(self.file_button)
        self.digitizing = Digitizing(iface, True, self)
        self.digitizing.drawn.connect(self._drawn)

    def take_down(self) -> None:
        """Leave no tool on the map."""
        self.digitizing.take_down()

    def take(self, register: Optional[Register], task: Optional[TaskLine], current: Optional[Row], may_sign: Answer) -> None:
        """Show the ground of the running round `current` of a task; without one, what the next round will cover."""
        if task is None or self._task is None or task.uid != self._task.uid:
            self.digitizing.stop()
        self._register, self._task = register, task
        buttons = (self.draw_button, self.file_button)
        if task is None:
            self.text.clear()
            for button in buttons:
                switch_off(button, translate("FarmlandGuard", "Select a task first."))
            return
        if current is None:
            self.text.setText(translate("FarmlandGuard", "Ground: the whole case, or what is left of it, unless you say otherwise"))
        else:
            self.text.setText(
                translate("FarmlandGuard", "Ground: {source}, {mu} mu").format(
                    source=current["ground_source"] or "—", mu=format_mu(current["accepted_m2"] or 0.0)
                )
            )
        if task.measure in PAPER_MEASURES:
            for button in buttons:
                switch_off(button, translate("FarmlandGuard", "A task settled by document needs no joint sign-off."))
            return
        follow(self.draw_button, may_sign, translate("FarmlandGuard", "Draw the ground that is accepted on the map"))
        follow(
            self.file_button, may_sign, translate("FarmlandGuard", "Take the accepted ground from TXT, GPX, KML or any vector file")
        )

    def _draw(self) -> None:
        if self._task is not None:
            self.digitizing.start(translate("FarmlandGuard", "Accepted ground"))

    def _drawn(self, geometry: QgsGeometry) -> None:
        if self._register is None:
            return
        try:
            polygon = bytes(in_register(geometry, self._register).asWkb())
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        self._set([polygon], "手绘", [])

    def _ask(self) -> None:
        dialog = QFileDialog(
            self,
            translate("FarmlandGuard", "Ground from file"),
            "",
            translate("FarmlandGuard", "Ground (*.txt *.gpx *.kml *.kmz *.shp *.gpkg *.geojson *.zip);;All files (*)"),
        )
        dialog.setObjectName("FarmlandGuardGround")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Make the polygons of a file the ground."""
        if self._register is None:
            return
        try:
            polygons, notes = ground_of_file(self._register, Path(path))
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        self._set(polygons, Path(path).name, notes)

    def _set(self, polygons: Sequence[bytes], source: str, notes: List[str]) -> None:
        if self._register is None or self._task is None:
            return
        try:
            area = set_ground(self._register, self._task.uid, polygons, source, self._acting())
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        text = translate("FarmlandGuard", "Ground recorded: {mu} mu.").format(mu=format_mu(area))
        messages.show(self._iface, " ".join([text, *notes]), Qgis.MessageLevel.Success)
        self.written.emit()
