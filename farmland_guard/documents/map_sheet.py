"""A map sheet of the register: map, legend, scale and title on A4, as picture or PDF."""

from pathlib import Path
from typing import Sequence

from qgis.core import (
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from ..domain.errors import InputError
from ..domain.language import translate

_MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN, _LEGEND_WIDTH, _HEAD = 297.0, 210.0, 8.0, 56.0, 16.0


def export_map(
    project: QgsProject,
    layers: Sequence[QgsMapLayer],
    extent: QgsRectangle,
    title: str,
    note: str,
    font: str,
    target: Path,
    dpi: int = 150,
) -> Path:
    """Draw `layers` (first on top) within `extent` (project CRS) and write a .png or .pdf; InputError when it fails."""
    layout = map_layout(project, layers, extent, title, note, font)
    exporter = QgsLayoutExporter(layout)
    if target.suffix.lower() == ".pdf":
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = dpi
        result = exporter.exportToPdf(str(target), settings)
    else:
        image = QgsLayoutExporter.ImageExportSettings()
        image.dpi = dpi
        result = exporter.exportToImage(str(target), image)
    if result != QgsLayoutExporter.ExportResult.Success:
        raise InputError(
            translate("FarmlandGuard", "The map {path} cannot be written: {reason}.").format(
                path=target, reason=exporter.errorMessage() or result
            )
        )
    return target


def map_layout(
    project: QgsProject, layers: Sequence[QgsMapLayer], extent: QgsRectangle, title: str, note: str, font: str
) -> QgsPrintLayout:
    """One A4 sheet, landscape: title, map of `layers` (first on top) within `extent`, legend, scale and note."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    map_item = _add_map(layout, layers, extent)
    _add_text(layout, title, font, 16, _MARGIN, _MARGIN - 2, _PAGE_WIDTH - 2 * _MARGIN, 12, bold=True)
    _add_legend(layout, layers, map_item, font)
    _add_scale(layout, map_item, font)
    _add_text(layout, note, font, 7, _MARGIN, _PAGE_HEIGHT - _MARGIN - 2, _PAGE_WIDTH - 2 * _MARGIN, 6)
    return layout


def _add_map(layout: QgsPrintLayout, layers: Sequence[QgsMapLayer], extent: QgsRectangle) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(layout)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(_MARGIN, _MARGIN + _HEAD - 4, _MM))
    width, height = _PAGE_WIDTH - 2 * _MARGIN - _LEGEND_WIDTH - 3, _PAGE_HEIGHT - 2 * _MARGIN - _HEAD
    item.attemptResize(QgsLayoutSize(width, height, _MM))
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setExtent(_widened(extent, width / height))
    item.setFrameEnabled(True)
    return item


def _widened(extent: QgsRectangle, ratio: float) -> QgsRectangle:
    """The extent grown to the sheet's width to height; zoomToExtent of a map without extent yields NaN in 3.22."""
    wide, high = max(extent.width(), extent.height() * ratio), max(extent.height(), extent.width() / ratio)
    middle = extent.center()
    return QgsRectangle(middle.x() - wide / 2, middle.y() - high / 2, middle.x() + wide / 2, middle.y() + high / 2)


def _add_legend(
    layout: QgsPrintLayout, layers: Sequence[QgsMapLayer], map_item: QgsLayoutItemMap, font: str
) -> None:
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(map_item)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    for layer in layers:
        root.addLayer(layer)
    for style, size in (
        (QgsLegendStyle.Style.Title, 11),
        (QgsLegendStyle.Style.Group, 9),
        (QgsLegendStyle.Style.Subgroup, 9),
        (QgsLegendStyle.Style.SymbolLabel, 8),
    ):
        legend.setStyleFont(style, QFont(font, size))
    legend.setTitle("图例")
    legend.setLegendFilterByMapEnabled(False)
    layout.addLayoutItem(legend)
    legend.attemptMove(QgsLayoutPoint(_PAGE_WIDTH - _MARGIN - _LEGEND_WIDTH, _MARGIN + _HEAD - 4, _MM))
    legend.refresh()


def _add_scale(layout: QgsPrintLayout, map_item: QgsLayoutItemMap, font: str) -> None:
    scale = QgsLayoutItemScaleBar(layout)
    scale.setStyle("Single Box")
    scale.setLinkedMap(map_item)
    scale.applyDefaultSize()
    scale.setUnitLabel("m" if map_item.scale() < 100000 else "km")
    scale.setUnits(
        QgsUnitTypes.DistanceUnit.DistanceMeters
        if map_item.scale() < 100000
        else QgsUnitTypes.DistanceUnit.DistanceKilometers
    )
    scale.applyDefaultSize(scale.units())
    scale.setFont(QFont(font, 8))
    layout.addLayoutItem(scale)
    scale.attemptMove(QgsLayoutPoint(_PAGE_WIDTH - _MARGIN - _LEGEND_WIDTH, _PAGE_HEIGHT - _MARGIN - 20, _MM))


def _add_text(
    layout: QgsPrintLayout,
    text: str,
    font: str,
    size: float,
    x: float,
    y: float,
    width: float,
    height: float,
    bold: bool = False,
) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    style = QFont(font, int(size))
    style.setBold(bold)
    label.setFont(style)
    label.setFontColor(QColor("#222222"))
    label.setHAlign(Qt.AlignmentFlag.AlignHCenter if bold else Qt.AlignmentFlag.AlignLeft)
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(x, y, _MM))
    label.attemptResize(QgsLayoutSize(width, height, _MM))
