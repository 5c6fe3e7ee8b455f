"""添加举证材料: files of one kind for one or several cases, with the number and area that stand in the paper."""

from pathlib import Path
from typing import Any, List, Optional, Sequence

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QWidget

from ..casework.evidence import attach_to_cases
from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.units import square_metres_from_mu
from . import messages
from .current import CurrentRegister
from .forms import ShortForm, choose, codes_label, fill_codes
from .people_form import signing_row


class AttachForm(ShortForm):
    """Files are copied beside the register; the originals stay where they are."""

    def __init__(
        self, iface: Any, current: CurrentRegister, codes: Sequence[str], kind: str = "", parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Add evidence"), "FarmlandGuardAttachForm", parent)
        self._current = current
        self.codes: List[str] = list(codes)
        self.kind = QComboBox()
        fill_codes(self.kind, "attachment_kind")
        choose(self.kind, kind or "photo_site")
        self.files = QgsFileWidget()
        self.files.setStorageMode(QgsFileWidget.StorageMode.GetMultipleFiles)
        self.files.setDialogTitle(translate("FarmlandGuard", "Choose files"))
        self.number, self.area = QLineEdit(), QLineEdit()
        self.area.setPlaceholderText(translate("FarmlandGuard", "亩, as the paper has it"))
        self.files.fileChanged.connect(self.renew)
        self.area.textChanged.connect(self.renew)
        self.rows.addRow(translate("FarmlandGuard", "Cases"), codes_label(self.codes))
        self.rows.addRow(translate("FarmlandGuard", "Kind"), self.kind)
        self.rows.addRow(translate("FarmlandGuard", "Files"), self.files)
        self.rows.addRow(translate("FarmlandGuard", "Number in the paper (optional)"), self.number)
        self.rows.addRow(translate("FarmlandGuard", "Area in the paper (optional)"), self.area)
        signing_row(self, current)

    def paths(self) -> List[Path]:
        """The chosen files."""
        return [Path(path) for path in QgsFileWidget.splitFilePaths(self.files.filePath()) if path]

    def complete(self) -> str:
        """At least one file."""
        if not self.paths():
            return translate("FarmlandGuard", "Choose at least one file.")
        try:
            self._area()
        except InputError as error:
            return str(error)
        return ""

    def submit(self) -> None:
        """Attach the files to every case, all or none."""
        count = attach_to_cases(
            self._current.register,
            self.codes,
            self.paths(),
            self.kind.currentData(),
            self.signer.name,
            self.number.text(),
            self._area(),
        )
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{count} files attached.").format(count=count),
            Qgis.MessageLevel.Success,
        )

    def _area(self) -> Optional[float]:
        text = self.area.text().strip().rstrip("亩").strip()
        if not text:
            return None
        try:
            return float(square_metres_from_mu(float(text)))
        except ValueError as error:
            raise InputError(translate("FarmlandGuard", "The area “{text}” is no number.").format(text=text)) from error
