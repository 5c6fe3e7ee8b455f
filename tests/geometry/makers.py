"""Small makers of polygons and frames for the geometry tests."""

from __future__ import annotations

from typing import List, Sequence, Tuple

import numpy as np

from farmland_guard.geometry.frame import CallableFrame, Frame, GaussFrame, GeographicFrame
from farmland_guard.geometry.geos import Engine, is_available
from farmland_guard.geometry.geos_qgis import QgisEngine
from farmland_guard.geometry.geos_shapely import ShapelyEngine
from farmland_guard.geometry.wkb import write_wkb

ZONE37 = GaussFrame(111.0, 37500000.0)  # EPSG:4525
CM111 = GaussFrame(111.0, 500000.0)  # EPSG:4546
ZONE38 = GaussFrame(114.0, 38500000.0)  # EPSG:4526
DEGREES = GeographicFrame()  # EPSG:4490


def engines() -> List[Engine]:
    """Both engines; a missing one is an error, for a test that ran with one of them says nothing."""
    if not (is_available("shapely") and is_available("qgis")):
        raise RuntimeError("these tests compare shapely with QGIS and need both")
    return [ShapelyEngine(), QgisEngine()]


def ring(points: Sequence[Tuple[float, float]]) -> np.ndarray:
    """A closed ring of (x, y)."""
    return np.array([*points, points[0]], dtype=float)


def box_ring(x: float, y: float, width: float, height: float) -> np.ndarray:
    """A closed rectangle from its south-west corner."""
    return ring([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


def box(x: float, y: float, width: float, height: float) -> bytes:
    """A rectangle as WKB."""
    return write_wkb([[box_ring(x, y, width, height)]])


def polygon(*rings: np.ndarray) -> bytes:
    """One polygon of closed rings as WKB."""
    return write_wkb([list(rings)])


def in_degrees(frame: Frame, points: np.ndarray) -> np.ndarray:
    """The same vertices as longitude and latitude."""
    return np.column_stack(frame.to_lonlat(points[:, 0], points[:, 1]))


def osr_frame(epsg: int) -> CallableFrame:
    """A frame that PROJ computes, for CRSs that this package does not know."""
    from osgeo import osr

    def reference(code: int) -> osr.SpatialReference:
        out = osr.SpatialReference()
        out.ImportFromEPSG(code)
        out.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        return out

    def function(transformation: osr.CoordinateTransformation):
        def transform(x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
            if not len(x):
                return np.zeros(0), np.zeros(0)
            points = np.array(transformation.TransformPoints(np.column_stack((x, y)).tolist()))
            return points[:, 0], points[:, 1]

        return transform

    here, degrees = reference(epsg), reference(4490)
    return CallableFrame(
        function(osr.CoordinateTransformation(here, degrees)),
        function(osr.CoordinateTransformation(degrees, here)),
        f"EPSG:{epsg}",
    )
