"""The planes in which areas are measured and polygons cut.

Ellipsoidal (国土调查办发〔2008〕32号, TD/T 1055-2019): every vertex is brought to latitude and longitude,
edges over 70 m densified on their projection plane first, and then to the equal-area plane

    u = (L − L0)·s,   v = (G(B) − G(B0))/s,   s = N·cos B at B0   (L in radians, G: `ellipsoid.area_function`)

in which the planar area of a polygon is the standard's ellipsoidal area: its shoelace sum is the sum of the
standard's edge trapezoids. Pieces cut there therefore add up to the whole. s makes shapes near (L0, B0) true.

Planar: the projected plane of the layer itself in metres, shifted by whole metres; geographic input goes
to the Gauss-Krüger plane of its 3° zone. Coordinates are not rounded in either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, NamedTuple, Protocol, Tuple

import numpy as np

from .ellipsoid import (
    area_function,
    central_meridian_of,
    gauss_forward,
    gauss_inverse,
    latitude_of_area,
    parallel_radius,
)
from .frame import Frame, GaussFrame
from .quickplane import quick_plane
from .shapes import Booleans, Floats, Integers, Shapes, densify

ELLIPSOIDAL = "ellipsoidal"
PLANAR = "planar"
METHODS = (ELLIPSOIDAL, PLANAR)

_CENTRE_STEP_DEGREES = 0.25
_ORIGIN_STEP_M = 1000.0


class Placed(NamedTuple):
    """Shapes on a working plane, with the coordinates each vertex has in its source (same length)."""

    shapes: Shapes
    source_xy: Floats


class Plane(Protocol):
    """A working plane in metres."""

    def place(self, shapes: Shapes, frame: Frame) -> Placed:
        """Bring shapes from `frame` onto the plane; vertices that do not fit become NaN."""

    def back(self, xy: Floats, frame: Frame) -> Floats:
        """Return plane coordinates as coordinates of `frame`."""


def _columns(x: Floats, y: Floats) -> Floats:
    return np.column_stack((x, y)).astype(np.float64, copy=False)


def zone_meridians(shapes: Shapes) -> Floats:
    """Return per feature the central meridian of the 3° zone of its box's centre; coordinates are degrees."""
    boxes = shapes.boxes()
    return np.asarray(np.floor((boxes[:, 0] + boxes[:, 2]) / 6 + 0.5) * 3)


def _densified_degrees(shapes: Shapes, frame: Frame) -> Tuple[Shapes, Floats, Floats]:
    """Return densified shapes in `frame` and the longitude and latitude of their vertices.

    Projected coordinates are densified on their own plane, degrees on the plane of their feature's 3° zone.
    """
    if not frame.geographic:
        dense, _ = densify(shapes)
        lon, lat = frame.to_lonlat(dense.xy[:, 0], dense.xy[:, 1])
        return dense, lon, lat
    lon, lat = frame.to_lonlat(shapes.xy[:, 0], shapes.xy[:, 1])
    degrees = shapes.with_xy(_columns(lon, lat))
    meridians = zone_meridians(degrees)
    x, y = gauss_forward(lon, lat, meridians[degrees.shape_of_vertex()])
    dense, origin = densify(shapes.with_xy(_columns(x, y)))
    new_lon, new_lat = gauss_inverse(dense.xy[:, 0], dense.xy[:, 1], meridians[dense.shape_of_vertex()])
    # Vertices that were given stay bit for bit as they were given; only inserted ones come back from the
    # plane.
    given = origin >= 0
    new_lon[given], new_lat[given] = lon[origin[given]], lat[origin[given]]
    source_x, source_y = frame.from_lonlat(new_lon, new_lat)
    source = _columns(source_x, source_y)
    source[given] = shapes.xy[origin[given]]
    return dense.with_xy(source), new_lon, new_lat


@dataclass(frozen=True)
class EllipsoidalPlane:
    """The equal-area plane about longitude `lon0` and latitude `lat0` (degrees)."""

    lon0: float
    lat0: float

    @property
    def _scale(self) -> float:
        return parallel_radius(self.lat0)

    @property
    def _area0(self) -> float:
        return float(area_function(np.array([self.lat0]))[0])

    def place(self, shapes: Shapes, frame: Frame) -> Placed:
        """Densify on the projection plane, then bring to (u, v) in metres."""
        quick = quick_plane(frame, self.lon0, self.lat0) if isinstance(frame, GaussFrame) else None
        if quick is not None:
            dense, _ = densify(shapes)
            return Placed(dense.with_xy(quick(dense.xy)), dense.xy)
        dense, lon, lat = _densified_degrees(shapes, frame)
        u = np.radians(lon - self.lon0) * self._scale
        v = (area_function(lat) - self._area0) / self._scale
        return Placed(dense.with_xy(_columns(u, v)), dense.xy)

    def back(self, xy: Floats, frame: Frame) -> Floats:
        """Return (u, v) as coordinates of `frame`."""
        lon = self.lon0 + np.degrees(xy[:, 0] / self._scale)
        lat = latitude_of_area(xy[:, 1] * self._scale + self._area0)
        return _columns(*frame.from_lonlat(lon, lat))


@dataclass(frozen=True)
class PlanarPlane:
    """The plane of `frame` itself, with whole-metre origin (so that short numbers carry more digits)."""

    frame: Frame
    origin_x: float = 0.0
    origin_y: float = 0.0

    def place(self, shapes: Shapes, frame: Frame) -> Placed:
        """Bring vertices to the plane's frame when theirs is another; edges are not densified."""
        xy = shapes.xy
        if not self.frame.same_as(frame):
            lon, lat = frame.to_lonlat(xy[:, 0], xy[:, 1])
            xy = _columns(*self.frame.from_lonlat(lon, lat))
        return Placed(shapes.with_xy(xy - np.array((self.origin_x, self.origin_y))), shapes.xy)

    def back(self, xy: Floats, frame: Frame) -> Floats:
        """Return plane coordinates as coordinates of `frame`."""
        own: Floats = xy + np.array((self.origin_x, self.origin_y))
        if self.frame.same_as(frame):
            return own
        return _columns(*frame.from_lonlat(*self.frame.to_lonlat(own[:, 0], own[:, 1])))


def _median_centre(boxes: Floats, step: float) -> Tuple[float, float]:
    """Return the median of the boxes' centres rounded to `step`: independent of order, immune to strays."""
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    middle = np.floor(np.median(centres, axis=0) / step + 0.5) * step
    return float(middle[0]), float(middle[1])


def working_planes(shapes: Shapes, frame: Frame, method: str) -> List[Tuple[Plane, Integers]]:
    """Return the planes for a run and, for each, the numbers of the features that belong on it.

    One plane for all, except planar runs on degrees, where each 3° zone has its own. Features without
    polygons belong on none; features whose centre does not fit the frame are put on the first plane, where
    their vertices turn out as NaN. Raises ValueError for an unknown method.
    """
    return planes_of_boxes(shapes.boxes(), np.flatnonzero(np.diff(shapes.first_vertex) > 0), frame, method)


def planes_of_boxes(boxes: Floats, filled: Integers, frame: Frame, method: str) -> List[Tuple[Plane, Integers]]:
    """Return what `working_planes` does for features of which only the boxes are known; `filled` are those with polygons."""
    if method not in METHODS:
        raise ValueError(f"unknown area method: {method}")
    if not len(filled):
        return []
    boxes = boxes[filled]
    if method == PLANAR and not frame.geographic:
        return [(PlanarPlane(frame, *_median_centre(boxes, _ORIGIN_STEP_M)), filled)]
    lon, lat = frame.to_lonlat((boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2)
    fits: Booleans = np.isfinite(lon) & np.isfinite(lat)
    centres = np.column_stack((lon, lat, lon, lat))[fits]
    if method == ELLIPSOIDAL:
        centre = _median_centre(centres, _CENTRE_STEP_DEGREES) if fits.any() else (0.0, 0.0)
        return [(EllipsoidalPlane(*centre), filled)]
    zones = np.where(fits, np.floor(np.where(fits, lon, 0.0) / 3 + 0.5), 0.0)
    if fits.any():
        zones[~fits] = zones[fits].min()
    planes: List[Tuple[Plane, Integers]] = []
    for zone in np.unique(zones):
        members = zones == zone
        target = GaussFrame(central_meridian_of(int(zone)))
        own = members & fits
        x, y = target.from_lonlat(lon[own], lat[own])
        origin = _median_centre(np.column_stack((x, y, x, y)), _ORIGIN_STEP_M) if own.any() else (0.0, 0.0)
        planes.append((PlanarPlane(target, *origin), filled[members]))
    return planes
