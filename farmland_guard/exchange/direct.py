"""Which layers of QGIS can be read past QGIS: plain GeoPackage tables, as they are on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsFeatureSource, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes

from ..domain.errors import InputError
from ..domain.language import translate
from .gpkg_rows import GeoPackageLayer

_PRESENT = QgsFeatureSource.SpatialIndexPresence.SpatialIndexPresent
_PLAIN = (QgsWkbTypes.Type.Polygon, QgsWkbTypes.Type.MultiPolygon)


def gpkg_table_of(layer: QgsVectorLayer) -> Optional[GeoPackageLayer]:
    """The table behind a layer, or None when QGIS must read it: another format, a filter, edits that are not
    saved, fields that are joined or calculated, curves, a view.
    """
    provider = layer.dataProvider()
    if layer.providerType() != "ogr" or provider is None or provider.storageType() != "GPKG":
        return None
    if [field.name() for field in layer.fields()] != [field.name() for field in provider.fields()]:
        return None  # joined or calculated fields, which only QGIS knows
    if layer.subsetString() or layer.isModified() or QgsWkbTypes.flatType(layer.wkbType()) not in _PLAIN:
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = parts.get("path")
    if not path or not Path(path).is_file():
        return None
    try:
        return GeoPackageLayer(path, parts.get("layerName") or None)
    except InputError:
        return None  # QGIS opened it, so QGIS reads it


def add_spatial_index(path: Path, table: str) -> None:
    """Give a table of polygons of a GeoPackage of ours its spatial index and extent; InputError when that fails."""
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    provider = layer.dataProvider()
    if provider is None or provider.createSpatialIndex() is False or provider.hasSpatialIndex() != _PRESENT:
        raise InputError(
            translate("FarmlandGuard", "{file} is written, but its table {table} could not be given a spatial index.").format(
                file=path, table=table
            )
        )
