"""Features on a working plane: transformed, checked, repaired where possible, and reported one by one."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Tuple

import numpy as np

from ..domain.language import translate
from .frame import Frame, GaussFrame
from .geos import Engine, object_array, repair
from .joining import spans
from .plane import PlanarPlane, Plane
from .problem import GeometryProblem, no_area, reason_text
from .shapes import Booleans, Floats, Integers, Objects, Shapes, picked
from .wkb import read_many, without, write_many

NOISE_M2 = 1e-6  # a polygon below this is rounding of coordinates, not ground

# Larger features are refused: densifying them every 70 m would fill the memory for nothing.
LARGEST_FEATURE_M = 1000000.0
LARGEST_FEATURE_DEGREES = 9.0


class PlacedFeatures(NamedTuple):
    """Features ready for GEOS, in input order.

    `geometries` are valid polygons on the plane, None where unusable; `problems` the reason of what is
    unusable, `repairs` what was mended; `plane_xy` and `source_xy` are matching vertices on the plane and
    in the frame.
    """

    geometries: Objects
    problems: List[Optional[str]]
    repairs: List[Optional[str]]
    plane_xy: Floats
    source_xy: Floats

    @property
    def usable(self) -> Booleans:
        """Which features have a geometry."""
        return np.array([geometry is not None for geometry in self.geometries], dtype=bool)


def _mark(shapes: Shapes, spoilt: Booleans) -> Booleans:
    """Return which features have a vertex marked in `spoilt`."""
    return np.bincount(shapes.shape_of_vertex()[spoilt], minlength=len(shapes)) > 0


def _fitting(shapes: Shapes, frame: Frame, located: bool) -> Tuple[Shapes, List[Optional[str]]]:
    """Empty the features whose coordinates cannot be of their frame, before any edge is densified."""
    problems: List[Optional[str]] = [None] * len(shapes)
    boxes = shapes.boxes()
    filled = ~np.isnan(boxes[:, 0])
    outside = np.zeros(len(shapes), dtype=bool)
    for corner in (boxes[:, :2], boxes[:, 2:]):
        if isinstance(frame, GaussFrame):
            outside |= filled & ~frame.fits(corner[:, 0], corner[:, 1])
        elif located:
            lon, lat = frame.to_lonlat(corner[:, 0], corner[:, 1])
            outside |= filled & ~(np.isfinite(lon) & np.isfinite(lat))
    size = np.zeros(len(shapes))
    size[filled] = (boxes[filled, 2:] - boxes[filled, :2]).max(axis=1)
    too_large = size > (LARGEST_FEATURE_DEGREES if frame.geographic else LARGEST_FEATURE_M)
    for number in np.flatnonzero(outside | too_large):
        problems[int(number)] = (
            translate(
                "FarmlandGuard",
                "the coordinates do not fit the coordinate system of the layer (check the zone prefix and the order "
                "of the axes)",
            )
            if outside[number]
            else translate(
                "FarmlandGuard",
                "the geometry is far larger than any county: a vertex must be misplaced, or the coordinate system "
                "of the layer is wrong",
            )
        )
    return without(shapes, outside | too_large), problems


class PlacedShapes(NamedTuple):
    """Features on the plane as coordinates, in input order; those with a problem text are empty."""

    shapes: Shapes
    problems: List[Optional[str]]
    source_xy: Floats

    def take(self, features: Integers) -> PlacedShapes:
        """Return the features with the given numbers, in that order."""
        first = self.shapes.first_vertex
        _, vertices = spans(first[features], first[features + 1])
        return PlacedShapes(
            self.shapes.take(features), [self.problems[number] for number in features], picked(self.source_xy, vertices)
        )


def place_shapes(plane: Plane, shapes: Shapes, frame: Frame, located: bool = False) -> PlacedShapes:
    """Bring features from `frame` onto `plane`; nothing is raised for a bad one.

    Coordinates that cannot be of `frame` are a problem: of a Gauss-Krüger zone always, of another frame wherever their place
    on the Earth is needed, that is except on the frame's own planar plane, where only `located` asks for it. Features without polygons get no
    problem text here: their reader has named it.
    """
    on_its_own_plane = isinstance(plane, PlanarPlane) and plane.frame.same_as(frame)
    shapes, problems = _fitting(shapes, frame, located or not on_its_own_plane)
    placed, source_xy = plane.place(shapes, frame)
    if not np.isfinite(placed.xy).all():
        spoilt = _mark(placed, ~np.isfinite(placed.xy).all(axis=1))
        for number in np.flatnonzero(spoilt):
            problems[int(number)] = translate("FarmlandGuard", "the coordinates cannot be transformed")
        keep = np.repeat(~spoilt, np.diff(placed.first_vertex))
        placed, source_xy = without(placed, spoilt), source_xy[keep]
    return PlacedShapes(placed, problems, source_xy)


def place_features(geos: Engine, plane: Plane, shapes: Shapes, frame: Frame, located: bool = False) -> PlacedFeatures:
    """Bring features from `frame` onto `plane` and make each one valid; see `place_shapes` and `made_valid`."""
    return made_valid(geos, plane, place_shapes(plane, shapes, frame, located), frame)


def made_valid(geos: Engine, plane: Plane, given: PlacedShapes, frame: Frame) -> PlacedFeatures:
    """Make geometries of features on the plane, each one valid; what cannot be repaired gets None and a problem."""
    placed, problems = given.shapes, list(given.problems)
    geometries = object_array([None] * len(placed))
    numbers = np.flatnonzero(np.diff(placed.first_vertex) > 0)
    repairs: List[Optional[str]] = [None] * len(placed)
    if len(numbers):
        geometries[numbers] = geos.from_wkb(write_many(placed.take(numbers)))
        valid = geos.is_valid(geometries[numbers])
        flat = geos.areas(geometries[numbers]) <= 0
        for number in numbers[~valid | flat]:
            index = int(number)
            try:
                reason = _described(geos, geometries[index], plane, frame)
                geometries[index] = _mended(geos, geometries[index])
                repairs[index] = translate(
                    "FarmlandGuard", "the geometry was invalid and has been repaired: {reason}"
                ).format(reason=reason)
            except GeometryProblem as problem:
                geometries[index] = None
                problems[index] = str(problem)
    return PlacedFeatures(geometries, problems, repairs, placed.xy, given.source_xy)


def _mended(geos: Engine, geometry: object) -> object:
    if geos.is_valid(object_array([geometry]))[0]:
        raise no_area()
    return repair(geos, geometry)


def _described(geos: Engine, geometry: object, plane: Plane, frame: Frame) -> str:
    """Return why a geometry is invalid and where, in the coordinates of its own frame."""
    reason, place = geos.invalid_reason(geometry)
    if place is None or not np.isfinite(place).all():
        return reason_text(reason)
    x, y = plane.back(np.array([place]), frame)[0]
    digits = 7 if frame.geographic else 3
    return translate("FarmlandGuard", "{reason} near {x}, {y}").format(
        reason=reason_text(reason), x=f"{x:.{digits}f}", y=f"{y:.{digits}f}"
    )


class Written(NamedTuple):
    """Polygons as WKB in their frame, and their boxes there (n, 4), NaN for one without area."""

    blobs: List[bytes]
    boxes: Floats


class Restorer:
    """Turns plane coordinates back into source coordinates, vertices that are known bit for bit.

    Overlay keeps input vertices as they are, so what a piece shares with its source is written exactly as
    it came; only points where edges cross are computed back.
    """

    def __init__(self, plane: Plane, frame: Frame, known: List[Tuple[Floats, Floats]]) -> None:
        """Take pairs of matching (plane, source) coordinates, source in `frame`."""
        self._plane = plane
        self._frame = frame
        own = np.concatenate([pair[0] for pair in known]) if known else np.zeros((0, 2))
        source = np.concatenate([pair[1] for pair in known]) if known else np.zeros((0, 2))
        keys = own[:, 0] + 1j * own[:, 1]
        self._keys, first = np.unique(keys, return_index=True)
        self._source = source[first]

    def __call__(self, xy: Floats) -> Floats:
        """Return the coordinates in the frame."""
        out = np.empty_like(xy)
        keys = xy[:, 0] + 1j * xy[:, 1]
        known = np.zeros(len(xy), dtype=bool)
        if len(self._keys):
            place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
            known = self._keys[place] == keys
            out[known] = self._source[place[known]]
        if not known.all():
            out[~known] = self._plane.back(xy[~known], self._frame)
        return out

    def written(self, geos: Engine, geometries: Objects) -> Written:
        """Return polygons of the plane as valid MultiPolygon WKB in the frame, without noise parts.

        Rounding to the digits of the frame's coordinates can make a hair-thin corner cross itself; such a
        polygon is repaired, which moves nothing by more than that rounding.
        """
        shapes = without_specks(read_many(geos.to_wkb(geometries)).shapes, NOISE_M2)
        shapes = shapes.with_xy(self(shapes.xy))
        blobs, boxes = write_many(shapes, always_multi=True), shapes.boxes()
        final = geos.from_wkb(blobs)
        for number in np.flatnonzero(~geos.is_valid(final)):
            try:
                mended = repair(geos, final[number])
            except GeometryProblem:
                continue  # the figure stands; the polygon is shown as it came out
            again = read_many(geos.to_wkb(object_array([mended]))).shapes
            blobs[int(number)] = write_many(again, always_multi=True)[0]
            boxes[number] = again.boxes()[0]
        return Written(blobs, boxes)


def without_specks(shapes: Shapes, noise: float) -> Shapes:
    """Return the features without polygons smaller than `noise`, except where a feature has nothing else."""
    areas = shapes.polygon_areas()
    feature = np.repeat(np.arange(len(shapes)), np.diff(shapes.shape_at))
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, feature, areas)
    return shapes.keep_polygons((areas >= noise) | (largest[feature] < noise))
