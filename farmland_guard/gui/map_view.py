"""Showing cases on the map, whether or not their layer is in the project."""

from typing import Iterable, List

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas

from ..register.cases import find_cases
from ..register.store import Register, wkb_of

MARGIN = 1.6
"""How much wider than the cases the map is shown, so that their surroundings are seen."""


def register_crs(register: Register) -> QgsCoordinateReferenceSystem:
    """The CRS of the register's layers."""
    return QgsCoordinateReferenceSystem.fromEpsgId(register.info.srs_id)


def case_geometries(register: Register, codes: Iterable[str]) -> List[QgsGeometry]:
    """The polygons of these cases in the register's CRS, those without geometry left out."""
    with register.reading() as session:
        blobs = [wkb_of(case) for case in find_cases(session, codes)]
    geometries = []
    for blob in blobs:
        if blob is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(blob)
            geometries.append(geometry)
    return geometries


def zoom_to_cases(canvas: QgsMapCanvas, register: Register, codes: Iterable[str]) -> bool:
    """Bring the cases into view and let them flash; False when none of them has a geometry."""
    return _show(canvas, register, case_geometries(register, codes))


def show_polygons(canvas: QgsMapCanvas, register: Register, polygons: Iterable[bytes]) -> bool:
    """The same for polygons given as WKB in the register's CRS."""
    geometries = []
    for wkb in polygons:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        geometries.append(geometry)
    return _show(canvas, register, geometries)


def _show(canvas: QgsMapCanvas, register: Register, geometries: List[QgsGeometry]) -> bool:
    box = QgsRectangle()
    for geometry in geometries:
        box.combineExtentWith(geometry.boundingBox())
    if not geometries:
        return False
    crs = register_crs(register)
    to_canvas = QgsCoordinateTransform(crs, canvas.mapSettings().destinationCrs(), QgsProject.instance())
    extent = to_canvas.transformBoundingBox(box)
    extent.scale(MARGIN)
    canvas.setExtent(extent)
    canvas.refresh()
    canvas.flashGeometries(geometries, crs)
    return True
