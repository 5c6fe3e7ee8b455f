"""The images of a batch as layers of the project, and the form that says which they are."""

from pathlib import Path
from typing import Any, List, Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from ...casework.batch_images import BatchImages, all_batch_images, is_service, set_batch_images
from ...domain.errors import InputError
from ...domain.language import translate
from ..current import CurrentRegister
from ..forms import ShortForm, choose
from ..icons import theme_icon
from ..officer import at_desk

GROUP = "影像"


def image_layer(source: str, title: str) -> QgsMapLayer:
    """The project's raster layer with this source, added below everything else when it is not there yet.

    InputError when it cannot be opened.
    """
    project = QgsProject.instance()
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsRasterLayer) and layer.isValid() and source_of(layer) == source:
            return layer
    layer = QgsRasterLayer(source, title, "wms" if is_service(source) else "gdal")
    if not layer.isValid():
        raise InputError(translate("FarmlandGuard", "The image {path} cannot be opened.").format(path=source))
    project.addMapLayer(layer, False)
    root = project.layerTreeRoot()
    group = root.findGroup(GROUP) or root.insertGroup(-1, GROUP)
    group.addLayer(layer).setExpanded(False)
    return layer


def source_of(layer: QgsRasterLayer) -> str:
    """What `BatchImages` says of a layer: its file with the whole path, or the address of its service."""
    source = layer.source()
    return source if is_service(source) else str(Path(source).resolve())


class ImagePicker(QWidget):
    """A combo of the project's raster layers and a button that adds one from a file."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._dialog: Optional[QFileDialog] = None
        self.combo = QgsMapLayerComboBox()
        self.combo.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.combo.setAllowEmptyLayer(True, translate("FarmlandGuard", "— none —"))
        self.combo.setLayer(None)
        self.button = QToolButton()
        self.button.setIcon(theme_icon("mActionFileOpen.svg"))
        self.button.setToolTip(translate("FarmlandGuard", "Add an image from a file"))
        self.button.clicked.connect(lambda _checked=False: self._choose())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.combo, 1)
        row.addWidget(self.button)

    def source(self) -> str:
        """The chosen image as `BatchImages` has it, or ""."""
        layer = self.combo.currentLayer()
        return "" if layer is None else source_of(layer)

    def show_source(self, source: str, title: str) -> None:
        """Choose the image with this source; one that cannot be opened stays unchosen."""
        try:
            self.combo.setLayer(image_layer(source, title) if source else None)
        except InputError:
            self.combo.setLayer(None)

    def take_file(self, path: str) -> None:
        """Add an image file to the project and choose it; InputError when it cannot be opened."""
        self.combo.setLayer(image_layer(str(Path(path).resolve()), Path(path).stem))

    def _choose(self) -> None:
        self._dialog = QFileDialog(self, translate("FarmlandGuard", "Choose an image"))
        self._dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._dialog.setNameFilter(
            translate("FarmlandGuard", "Images") + " (*.tif *.tiff *.img *.jp2 *.jpg *.png *.vrt *.ecw)"
        )
        self._dialog.fileSelected.connect(self._chosen)
        self._dialog.open()

    def _chosen(self, path: str) -> None:
        try:
            self.take_file(path)
        except InputError as error:
            self.button.setToolTip(str(error))
            self.combo.setToolTip(str(error))


class ImagesForm(ShortForm):
    """前后影像: which images a batch was found on; kept in the register."""

    def __init__(self, iface: Any, current: CurrentRegister, batch: str, parent: Optional[QWidget] = None) -> None:
        title = translate("FarmlandGuard", "Images before and after")
        super().__init__(iface, title, "FarmlandGuardImagesForm", parent)
        self._current = current
        self._known: List[BatchImages] = all_batch_images(current.register)
        self.batch = QComboBox()
        for each in self._known:
            self.batch.addItem(each.batch, each.batch)
        choose(self.batch, batch)
        self.before, self.after = ImagePicker(), ImagePicker()
        self.before_date, self.after_date = QLineEdit(), QLineEdit()
        for field in (self.before_date, self.after_date):
            field.setPlaceholderText("2026-03")
        self.rows.addRow(translate("FarmlandGuard", "Batch"), self.batch)
        self.rows.addRow(translate("FarmlandGuard", "Earlier image"), self.before)
        self.rows.addRow(translate("FarmlandGuard", "Taken"), self.before_date)
        self.rows.addRow(translate("FarmlandGuard", "Later image"), self.after)
        self.rows.addRow(translate("FarmlandGuard", "Taken"), self.after_date)
        self.batch.currentIndexChanged.connect(self._show_batch)
        for picker in (self.before, self.after):
            picker.combo.layerChanged.connect(self.renew)
        self._show_batch()

    def complete(self) -> str:
        """A batch and two different images are needed."""
        if not self.batch.currentData():
            return translate("FarmlandGuard", "No batch was taken into the register yet.")
        if not (self.before.source() and self.after.source()):
            return translate("FarmlandGuard", "Choose both images.")
        if self.before.source() == self.after.source():
            return translate("FarmlandGuard", "Both images are the same.")
        return ""

    def submit(self) -> None:
        """Note the images in the register."""
        set_batch_images(
            self._current.register,
            BatchImages(
                self.batch.currentData(),
                self.before.source(),
                self.before_date.text().strip(),
                self.after.source(),
                self.after_date.text().strip(),
            ),
            at_desk(self._current),
        )

    def _show_batch(self, *_ignored: object) -> None:
        place = self.batch.currentIndex()
        images = self._known[place] if 0 <= place < len(self._known) else BatchImages("")
        self.before.show_source(images.before, translate("FarmlandGuard", "{batch} before").format(batch=images.batch))
        self.after.show_source(images.after, translate("FarmlandGuard", "{batch} after").format(batch=images.batch))
        self.before_date.setText(images.before_date)
        self.after_date.setText(images.after_date)
        self.renew()
