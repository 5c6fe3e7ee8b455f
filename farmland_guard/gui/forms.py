"""What the short forms share: they block nothing, stay with their content on a refusal, and close when done."""

from typing import Any, Callable, Optional, Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from ..domain.codes import CODE_LISTS
from ..domain.errors import FarmlandError
from ..domain.language import translate
from . import messages

MOST_CODES_SHOWN = 3


class ShortForm(QDialog):
    """A form with OK and Cancel. OK is on once `complete()` says so; pressing it calls `submit()` and closes.

    A `FarmlandError` of `submit()` goes to the message bar and the form stays as it is. `signer`, the picker of the person who
    signs, is set by `people_form.signing_row`; OK waits for that person too.
    """

    submitted = pyqtSignal()
    """The form did what it is for."""

    def __init__(self, iface: Any, title: str, name: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent or iface.mainWindow())
        self._iface = iface
        self.signer: Any = None
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.rows = QFormLayout()
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok_button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok_button.setText(translate("FarmlandGuard", "OK"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(translate("FarmlandGuard", "Cancel"))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self.rows)
        layout.addStretch(1)
        layout.addWidget(self.buttons)

    def complete(self) -> str:
        """What is still missing, as a sentence for OK's tooltip; "" when the form can be submitted."""
        raise NotImplementedError

    def submit(self) -> None:
        """Do what the form is for, through casework."""
        raise NotImplementedError

    def present(self) -> None:
        """Show the form in front, at a width that suits its texts."""
        self.renew()
        self.resize(max(self.sizeHint().width(), self.fontMetrics().horizontalAdvance("0") * 60), self.sizeHint().height())
        self.show()
        self.raise_()
        self.activateWindow()

    def renew(self, *_ignored: object) -> None:
        """Turn OK on or off; connect it to every input."""
        missing = self._missing()
        self.ok_button.setEnabled(not missing)
        self.ok_button.setToolTip(missing)

    def _missing(self) -> str:
        if self.signer is None or self.signer.name:
            return self.complete()
        return self.complete() or translate("FarmlandGuard", "Choose the person who acts.")

    def _accept(self) -> None:
        if self._missing():
            return
        if self.signer is not None:
            self.signer.remember()
        try:
            self.submit()
        except FarmlandError as error:
            messages.show(self._iface, error)
            return
        self.submitted.emit()
        self.accept()


def qgis_locale() -> QLocale:
    """The language QGIS speaks; a calendar left to itself names months and days in the language of the system."""
    return QLocale(QgsApplication.locale().replace("-", "_"))


class OptionalDate(QgsDateEdit):
    """A date that may be left empty."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setAllowNull(True)
        # QGIS writes NULL into an empty date; every other empty input is blank.
        self.setNullRepresentation("")
        self.setLocale(qgis_locale())
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.clear()

    def text_or_none(self) -> Optional[str]:
        """YYYY-MM-DD, or None when it is empty."""
        return None if self.isNull() else self.date().toString("yyyy-MM-dd")


def fill_codes(combo: QComboBox, code_list: str, codes: Optional[Sequence[str]] = None, none: Optional[str] = None) -> None:
    """Fill a combo with the Chinese labels of a code list; `none` is the text of a first entry without a code."""
    if none is not None:
        combo.addItem(none, "")
    labels = CODE_LISTS[code_list]
    for code in labels if codes is None else codes:
        combo.addItem(labels[code], code)


def choose(combo: QComboBox, data: object) -> bool:
    """Select the entry with this data; False when there is none."""
    place = combo.findData(data)
    if place >= 0:
        combo.setCurrentIndex(place)
    return place >= 0


def refill(combo: QComboBox, fill: Callable[[], None]) -> None:
    """Fill a combo anew and keep its choice where it is still there, without telling anybody meanwhile."""
    kept = combo.currentData()
    blocked = combo.blockSignals(True)
    combo.clear()
    fill()
    if not choose(combo, kept) and combo.count():
        combo.setCurrentIndex(0)
    combo.blockSignals(blocked)


def shortened(codes: Sequence[str]) -> str:
    """The codes of cases in a sentence: all of a few, or the first ones and the number."""
    text = "、".join(codes[:MOST_CODES_SHOWN])
    if len(codes) > MOST_CODES_SHOWN:
        text = translate("FarmlandGuard", "{first} … {count} cases in all").format(first=text, count=len(codes))
    return text


def codes_label(codes: Sequence[str]) -> QLabel:
    """The cases a form is about: all of a few, or the first ones and the number."""
    shown = QLabel(shortened(codes))
    shown.setWordWrap(True)
    shown.setToolTip("\n".join(codes[:100]))
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
