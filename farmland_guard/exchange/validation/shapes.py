"""The polygons of a table on a plane in metres, made once for all rules: as GEOS geometries and as QGIS geometries."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...domain.errors import FarmlandError, InputError
from ...geometry.ellipsoid import zone_of
from ...geometry.geos import engine, object_array
from ...geometry.shapes import Booleans, Floats, Objects
from ...geometry.single import bounds, to_multipolygon
from ..reproject import Reprojector
from .model import Package, Table


def metric_wkb(table: Table) -> List[Optional[bytes]]:
    """The polygons in metres: as they are in a projected layer, in the 3° zone of their middle otherwise.

    None for what is no usable polygon; the rules on geometry name those.
    """
    if "wkb" not in table.cache:
        table.cache["wkb"] = _metric(table)
    found: List[Optional[bytes]] = table.cache["wkb"]
    return found


def _usable(wkb: Optional[bytes]) -> Optional[bytes]:
    try:
        return None if wkb is None else to_multipolygon(wkb)
    except FarmlandError:
        return None


def _metric(table: Table) -> List[Optional[bytes]]:
    shapes = [_usable(record.wkb) for record in table.records]
    table.cache["srs"] = table.crs.authid()
    if not table.crs.isGeographic():
        return shapes
    boxes = [bounds(shape) for shape in shapes if shape is not None]
    if not boxes:
        return shapes
    middle = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
    if not 73 <= middle <= 136:
        return [None] * len(shapes)
    srs = 4488 + zone_of(middle)
    table.cache["srs"] = f"EPSG:{srs}"
    return [_moved(shape, table.crs, srs) for shape in shapes]


def _moved(shape: Optional[bytes], crs: QgsCoordinateReferenceSystem, srs: int) -> Optional[bytes]:
    if shape is None:
        return None
    try:
        return Reprojector(crs, srs, crs.authid())(shape)
    except FarmlandError:
        return None


def foreign(table: Table, package: Package, shapes: Sequence[bytes]) -> List[bytes]:
    """Polygons in the package's own CRS (boundary, earlier deliveries) on the plane of a table; [] where that cannot be."""
    metric_wkb(table)
    wanted = str(table.cache.get("srs") or "")
    if not shapes or not package.srs or not wanted.startswith("EPSG:"):
        return []
    if wanted == package.srs:
        return [to_multipolygon(shape) for shape in shapes]
    try:
        moved = Reprojector(QgsCoordinateReferenceSystem(package.srs), int(wanted.split(":")[1]), package.srs)
        return [moved(shape) for shape in shapes]
    except InputError:
        return []


class Geos:
    """The valid polygons of a list of WKB as GEOS geometries, with their boxes; `rows` are their places in the list."""

    def __init__(self, shapes: Sequence[Optional[bytes]]) -> None:
        self.engine = engine()
        places = [place for place, shape in enumerate(shapes) if shape is not None]
        geometries = self.engine.from_wkb([shapes[place] or b"" for place in places])
        valid: Booleans = self.engine.is_valid(geometries) if len(places) else []  # type: ignore[assignment]
        self.rows = [place for place, good in zip(places, valid) if good]
        self.geometries: Objects = object_array([g for g, good in zip(geometries, valid) if good])
        self.boxes: Floats = self.engine.boxes(self.geometries)

    def __len__(self) -> int:
        return len(self.rows)


def geos_of(table: Table) -> Geos:
    """The table's valid polygons in metres."""
    if "geos" not in table.cache:
        table.cache["geos"] = Geos(metric_wkb(table))
    found: Geos = table.cache["geos"]
    return found


def qgis_geometry(wkb: bytes) -> QgsGeometry:
    """A QGIS geometry of WKB."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def back(table: Table, wkb: Optional[bytes]) -> Optional[bytes]:
    """A polygon on the table's plane in the table's own CRS again."""
    srs = str(table.cache.get("srs") or "")
    if wkb is None or not table.crs.isGeographic() or not srs.startswith("EPSG:"):
        return wkb
    try:
        target: Any = table.crs.authid().split(":")[1]
        return Reprojector(QgsCoordinateReferenceSystem(srs), int(target), srs)(wkb)
    except (FarmlandError, IndexError, ValueError):
        return None
