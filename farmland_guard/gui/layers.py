"""The register's layers in the project: found by what they are, not by what they are called."""

from pathlib import Path
from typing import Iterator, Optional

from qgis.core import QgsProject, QgsVectorLayer

from ..register.layers import TABLE_PROPERTY

BASE_PREFIX = "base:"


def register_layers(register_path: Optional[Path] = None) -> Iterator[QgsVectorLayer]:
    """Every valid layer of the project that shows a table of a register, or of the one at `register_path`."""
    wanted = None if register_path is None else register_path.resolve()
    for layer in QgsProject.instance().mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or not layer.customProperty(TABLE_PROPERTY) or not layer.isValid():
            continue
        if wanted is None or Path(layer.source().split("|")[0]).resolve() == wanted:
            yield layer


def register_layer(table: str, register_path: Optional[Path] = None) -> Optional[QgsVectorLayer]:
    """The project's layer of this table ("violation", "task", "base:pbf" …), or None.

    With `register_path` only that register's: a project may show two registers at once.
    """
    for layer in register_layers(register_path):
        if layer.customProperty(TABLE_PROPERTY) == table:
            return layer
    return None


def reload_register_layers(register_path: Path) -> None:
    """Let map and attribute tables show what was written to the file past QGIS.

    Base layers never change; a layer that is being edited is left alone, since its buffer is the user's.
    """
    for layer in list(register_layers(register_path)):
        if layer.isEditable() or str(layer.customProperty(TABLE_PROPERTY)).startswith(BASE_PREFIX):
            continue
        layer.reload()
        layer.triggerRepaint()
