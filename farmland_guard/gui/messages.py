"""One sentence in the message bar for whatever has to be said; nothing modal, nothing silent."""

import logging
import traceback
from typing import Callable, Optional, Tuple, Union

from qgis.core import Qgis
from qgis.gui import QgsMessageBarItem
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ..domain.errors import FarmlandError, Refused
from ..domain.language import translate

SECONDS_OF_SUCCESS = 6

logger = logging.getLogger(__name__)


def show(
    iface,
    what: Union[str, BaseException],
    level: Optional[Qgis.MessageLevel] = None,
    details: str = "",
    action: Optional[Tuple[str, Callable[[], None]]] = None,
) -> QgsMessageBarItem:
    """Show a sentence, or an error as its sentence, and return the item.

    A `FarmlandError` is a warning and its text is the whole sentence. Any other exception is a fault of the program:
    shown as critical, with the traceback under "Details" and in the log. Without `level`, a text is plain information;
    information and success go away by themselves, warnings stay until they are closed. `details` makes a button
    "Details"; `action` is a button of its own as (label, what it does); pressing it also closes the message.
    """
    if isinstance(what, BaseException):
        text, own_level, more = _of_error(what)
        details = details or more
    else:
        text, own_level = what, Qgis.MessageLevel.Info
    level = own_level if level is None else level
    bar = iface.messageBar()
    item = QgsMessageBarItem(translate("FarmlandGuard", "Farmland Guard"), text, level, _duration(level, action))
    if action is not None:
        _add_button(item, action[0], lambda: (bar.popWidget(item), action[1]()))
    if details:
        window = iface.mainWindow()
        _add_button(
            item, translate("FarmlandGuard", "Details"), lambda: show_details(window, text, details)
        )
    bar.pushItem(item)
    return item


def show_details(parent: Optional[QWidget], sentence: str, details: str) -> QDialog:
    """A window that blocks nothing, with a long text that can be selected and copied."""
    dialog = QDialog(parent)
    dialog.setObjectName("FarmlandGuardDetails")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(translate("FarmlandGuard", "Details"))
    text = QPlainTextEdit(sentence + "\n\n" + details)
    text.setReadOnly(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    metrics = dialog.fontMetrics()
    dialog.resize(metrics.averageCharWidth() * 90, metrics.height() * 24)
    dialog.show()
    return dialog


def _of_error(error: BaseException) -> "tuple[str, Qgis.MessageLevel, str]":
    if isinstance(error, Refused):
        return str(error), Qgis.MessageLevel.Warning, ""
    if isinstance(error, FarmlandError):
        cause = error.__cause__
        return str(error), Qgis.MessageLevel.Warning, "" if cause is None else f"{type(cause).__name__}: {cause}"
    trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    logger.error("unexpected error\n%s", trace)
    sentence = translate("FarmlandGuard", "Something went wrong inside Farmland Guard: {error}").format(
        error=f"{type(error).__name__}: {error}"
    )
    return sentence, Qgis.MessageLevel.Critical, trace


def _duration(level: Qgis.MessageLevel, action: object) -> int:
    passing = level in (Qgis.MessageLevel.Info, Qgis.MessageLevel.Success) and action is None
    return SECONDS_OF_SUCCESS if passing else 0


def _add_button(item: QgsMessageBarItem, label: str, pressed: Callable[[], object]) -> None:
    button = QPushButton(label)
    button.clicked.connect(lambda _checked=False: pressed())
    item.layout().addWidget(button)
