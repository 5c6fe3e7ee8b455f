"""The register's layers in the project: found by what they are, not by what they are called."""

from typing import Iterator, List, Optional

from qgis.core import QgsDataProvider, QgsMapLayer, QgsProject, QgsVectorLayer

TABLE_PROPERTY = "farmland_guard/table"
"""Custom property of a layer that shows a table of a register; its value is the table's name."""


def register_layers() -> Iterator[QgsVectorLayer]:
    """Every layer of the project that shows a table of a register."""
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.customProperty(TABLE_PROPERTY):
            yield layer


def register_layer(table: str) -> Optional[QgsVectorLayer]:
    """The project's layer that shows this table ("violation", "task" …), or None."""
    for layer in register_layers():
        if layer.customProperty(TABLE_PROPERTY) == table and layer.isValid():
            return layer
    return None


def reload_register_layers() -> None:
    """Let map and attribute tables show what was written to the file behind QGIS's back.

    A layer that is being edited is left alone: its buffer is the user's.
    """
    for layer in register_layers():
        if layer.isEditable():
            continue
        provider: QgsDataProvider = layer.dataProvider()
        provider.reloadData()
        layer.updateExtents()
        # Attribute tables listen to dataChanged, the canvas to repaintRequested.
        layer.dataChanged.emit()
        layer.triggerRepaint()


def remove_register_layers() -> None:
    """Take the layers of a register out of the project, those under edit excepted."""
    names: List[str] = [layer.id() for layer in register_layers() if not layer.isEditable()]
    QgsProject.instance().removeMapLayers(names)


def is_polygon_layer(layer: Optional[QgsMapLayer]) -> bool:
    """Whether a layer holds polygons."""
    from qgis.core import QgsWkbTypes

    return isinstance(layer, QgsVectorLayer) and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
