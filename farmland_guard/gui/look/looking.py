"""What the room 看图 does for the desk: swipe, images, the next case, and the time control."""

from datetime import date
from typing import Any, Optional

from qgis.core import QgsDateTimeRange, QgsProject
from qgis.PyQt.QtCore import QDateTime, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget

from ...casework.batch_images import batch_images
from ...casework.overview import batch_of, time_span
from ...domain.errors import FarmlandError
from ...domain.language import translate
from ...register.styles import OUTLINE_STYLE, add_outline_style
from .. import messages
from ..current import CurrentRegister
from ..layers import register_layer
from .images import ImagesForm, image_layer
from .swipe import Swipe


class Looking(QObject):
    """Belongs to the desk."""

    swipe_changed = pyqtSignal(bool)
    """The swipe was put on the map or taken off it."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._iface, self._current = iface, current
        self.swipe = Swipe(iface.mapCanvas(), self)
        self.swipe.ended.connect(self._swipe_ended)
        self.form: Optional[ImagesForm] = None
        self._swipe_when_chosen = False
        self._usual_style: Optional[str] = None
        current.opened.connect(self.swipe.stop)
        current.case_picked.connect(self._case_picked)

    def take_down(self) -> None:
        """Leave nothing on the map and no form open."""
        self._current.opened.disconnect(self.swipe.stop)
        self._current.case_picked.disconnect(self._case_picked)
        self.swipe.stop()
        if self.form is not None:
            self.form.close()

    def show_swipe(self, on: bool) -> None:
        """Put the swipe on the map; the images are asked for when the batch of the picked case has none yet."""
        if not on:
            self.swipe.stop()
            return
        try:
            started = self._start_swipe()
        except FarmlandError as error:
            messages.show(self._iface, error)
            self.swipe_changed.emit(False)
            return
        self.swipe_changed.emit(started)
        if not started:
            self._swipe_when_chosen = True
            self.choose_images()

    def choose_images(self) -> None:
        """Show the form that says which images a batch has."""
        if self.form is not None:
            self.form.present()
            return
        batch = batch_of(self._current.register, self._current.picked)
        self.form = ImagesForm(self._iface, self._current, batch)
        self.form.submitted.connect(self._images_chosen)
        self.form.finished.connect(self._form_gone)
        self.form.present()

    def show_time(self) -> None:
        """Set QGIS's time control to the span of the register's cases and show it."""
        span = time_span(self._current.register)
        if span is None:
            messages.show(self._iface, translate("FarmlandGuard", "No case has a date yet."))
            return
        settings = QgsProject.instance().timeSettings()
        settings.setTemporalRange(QgsDateTimeRange(_midnight(span[0]), _midnight(span[1]).addDays(1)))
        dock = self._iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
        if dock is None:
            messages.show(self._iface, translate("FarmlandGuard", "This QGIS has no time control; the span is set in the project."))
            return
        dock.setVisible(True)
        dock.raise_()
        messages.show(
            self._iface,
            translate(
                "FarmlandGuard", "Cases show from the day they were found to the day they were closed: {first} to {last}."
            ).format(first=span[0].isoformat(), last=span[1].isoformat()),
        )

    def _start_swipe(self) -> bool:
        register = self._current.register
        images = batch_images(register, batch_of(register, self._current.picked))
        if not (images.before and images.after):
            return False
        title = translate("FarmlandGuard", "{batch} before").format(batch=images.batch)
        before = image_layer(images.before, title)
        after = image_layer(images.after, translate("FarmlandGuard", "{batch} after").format(batch=images.batch))
        if self._usual_style is None:
            self._usual_style = self._style_cases(OUTLINE_STYLE) or None
        self.swipe.start(
            before,
            after,
            (
                translate("FarmlandGuard", "Before {date}").format(date=images.before_date).strip(),
                translate("FarmlandGuard", "After {date}").format(date=images.after_date).strip(),
            ),
        )
        return True

    def _style_cases(self, style: str) -> str:
        """Switch the case layer's style and return the one it had, "" when there is no such layer or style."""
        register = self._current.register
        layer = None if register is None else register_layer("violation", register.path)
        if layer is None:
            return ""
        if style == OUTLINE_STYLE:
            add_outline_style(layer)
        if style not in layer.styleManager().styles():
            return ""
        before = layer.styleManager().currentStyle()
        layer.styleManager().setCurrentStyle(style)
        layer.triggerRepaint()
        return before

    def _swipe_ended(self) -> None:
        if self._usual_style is not None:
            self._style_cases(self._usual_style)
            self._usual_style = None
        self.swipe_changed.emit(False)

    def _case_picked(self, _code: str) -> None:
        if self.swipe.active and self._current.register is not None:
            # Another batch has other images.
            self.show_swipe(True)

    def _images_chosen(self) -> None:
        if self._swipe_when_chosen or self.swipe.active:
            self.show_swipe(True)

    def _form_gone(self, _result: int) -> None:
        self.form = None
        self._swipe_when_chosen = False


def _midnight(day: date) -> QDateTime:
    return QDateTime.fromString(day.isoformat(), Qt.DateFormat.ISODate)
