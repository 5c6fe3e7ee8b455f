"""Making a register and choosing one to open; both block nothing."""

import re
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsSettings
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtWidgets import QFileDialog, QLabel, QLineEdit, QWidget

from ..casework.founding import found_register
from ..domain.language import translate
from ..exchange.crs import default_register_crs
from .forms import ShortForm

LAST_FOLDER = "farmland_guard/folder"


def file_filter() -> str:
    """What file dialogs show."""
    return translate("FarmlandGuard", "Register (*.gpkg)")


def last_folder() -> str:
    """The folder of the register that was opened last, or ""."""
    return str(QgsSettings().value(LAST_FOLDER, "") or "")


def remember_folder(path: Path) -> None:
    """Start the next file dialog where this register is."""
    QgsSettings().setValue(LAST_FOLDER, str(path.parent))


class NewRegisterForm(ShortForm):
    """County, CRS and file of a register to be made. `made` is its path once it is."""

    def __init__(self, iface: Any, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, translate("FarmlandGuard", "New register"), "FarmlandGuardNewRegister", parent)
        self.made: Optional[Path] = None
        self.county, self.county_name = QLineEdit(), QLineEdit()
        self.county.setMaxLength(6)
        self.county.setPlaceholderText("140827")
        self.county_name.setPlaceholderText("垣曲县")
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs.setCrs(QgsCoordinateReferenceSystem())
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(file_filter())
        self.file.setDefaultRoot(last_folder())
        self.file.setDialogTitle(translate("FarmlandGuard", "Where to keep the register"))
        hint = QLabel(
            translate(
                "FarmlandGuard",
                "A register is one GeoPackage in a projected CGCS2000 system, usually the 3-degree zone the county lies in.",
            )
        )
        hint.setWordWrap(True)
        self.rows.addRow(hint)
        self.rows.addRow(translate("FarmlandGuard", "County code"), self.county)
        self.rows.addRow(translate("FarmlandGuard", "County name"), self.county_name)
        self.rows.addRow(translate("FarmlandGuard", "CRS"), self.crs)
        self.rows.addRow(translate("FarmlandGuard", "File"), self.file)
        self.county.textChanged.connect(self._county_typed)
        self.county_name.textChanged.connect(self.renew)
        self.crs.crsChanged.connect(self.renew)
        self.file.fileChanged.connect(self.renew)

    def complete(self) -> str:
        """Everything is needed."""
        if not re.fullmatch(r"[0-9]{6}", self.county.text().strip()):
            return translate("FarmlandGuard", "Give the county's six-digit code.")
        if not self.county_name.text().strip():
            return translate("FarmlandGuard", "Give the county's name.")
        if not self.crs.crs().isValid():
            return translate("FarmlandGuard", "Choose the CRS of the county's 3-degree zone.")
        return "" if self.file.filePath().strip() else translate("FarmlandGuard", "Choose where to keep the register.")

    def submit(self) -> None:
        """Make the register."""
        self.made = found_register(
            Path(self.file.filePath().strip()),
            self.county.text().strip(),
            self.county_name.text(),
            self.crs.crs(),
        )

    def _county_typed(self, text: str) -> None:
        """Propose the CRS of a county whose zone is known."""
        known = default_register_crs(text.strip())
        if known is not None and not self.crs.crs().isValid():
            self.crs.setCrs(QgsCoordinateReferenceSystem(known))
        self.renew()


def choose_register(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Let the user choose a register; `chosen` gets its path. The caller keeps the dialog."""
    dialog = QFileDialog(parent, translate("FarmlandGuard", "Open register"), last_folder(), file_filter())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog
