"""Ground out of files: land-boundary TXT, GPX, KML and every vector file or layer, brought into the register's CRS."""

from pathlib import Path
from typing import List, Optional, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from ..domain.errors import InputError
from ..domain.language import translate
from ..exchange.reproject import Reprojector
from ..exchange.tracks import polygons_of_layer, read_ground
from ..register.store import Register
from .land_txt import read_txt


def ground_of_file(
    register: Register, path: Path, crs: Optional[QgsCoordinateReferenceSystem] = None
) -> Tuple[List[bytes], List[str]]:
    """Polygons of a file in the register's CRS, and remarks. `crs` counts where the file does not tell its own.

    Raises InputError naming the file for what cannot be read or encloses no ground.
    """
    if path.suffix.lower() == ".txt":
        read = read_txt(path, crs)
        polygons, own, notes = [parcel.wkb() for parcel in read.parcels], QgsCoordinateReferenceSystem(read.authid), read.notes
    else:
        polygons, own, notes = read_ground(path)
    if not own.isValid() and crs is not None:
        own = crs
    return _brought(register, polygons, own, path.name), list(notes)


def ground_of_layer(register: Register, layer: QgsVectorLayer) -> Tuple[List[bytes], List[str]]:
    """Polygons of a layer of the project in the register's CRS, and remarks."""
    polygons, notes = polygons_of_layer(layer)
    if not polygons:
        raise InputError(
            translate("FarmlandGuard", "{file} holds no polygon, and no line or points that enclose ground.").format(
                file=layer.name()
            )
        )
    return _brought(register, polygons, layer.crs(), layer.name()), notes


def _brought(register: Register, polygons: List[bytes], crs: QgsCoordinateReferenceSystem, name: str) -> List[bytes]:
    bring = Reprojector(crs, register.info.srs_id, name)
    return [bring(polygon) for polygon in polygons]
