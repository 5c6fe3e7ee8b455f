"""From a QGIS coordinate reference system to a frame of the geometry layer.

CGCS2000 degrees and Gauss-Krüger grids become numpy frames. Any other CRS goes through PROJ to WGS 84, whose
degrees are taken as CGCS2000's: both follow ITRF and agree to well under a metre, and PROJ has no operation
between them. A datum without public parameters is refused rather than moved by a guess of up to hundreds of metres.

"""

from __future__ import annotations

from contextlib import contextmanager
from typing import Callable, Iterator, List, Optional, Sequence, Tuple

import numpy as np
from osgeo import gdal, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsUnitTypes

from ..domain.errors import InputError
from ..domain.language import translate
from ..geometry.frame import CallableFrame, Frame, GaussFrame, GeographicFrame, frame_from_proj4
from ..geometry.shapes import Floats
from ..geometry.wkb import read_many, write_many

COUNTY_CRS = {"140827": "EPSG:4525"}  # Yuanqu lies in zone 37, central meridian 111°
# Degrees, rounded outward by some ten kilometres from the outline in adcode (Vonng, CC BY 4.0): good for saying that a place
# cannot be in the county, never that it is.
COUNTY_BOX = {"140827": (111.4, 34.9, 112.2, 35.6)}
_CGCS2000 = ("china_2000", "china_geodetic_coordinate_system_2000", "cgcs2000")
_NO_PARAMETERS = ("xian_1980", "beijing_1954", "new_beijing")
# Larger values are no coordinates; PROJ may loop for minutes on them.
_LARGEST = 1e9


def default_register_crs(county_code: str) -> Optional[str]:
    """EPSG name of the register's CRS for a county (6 digits) whose zone is known, otherwise None."""
    return COUNTY_CRS.get(county_code)


def county_box(county_code: str) -> Optional[Tuple[float, float, float, float]]:
    """A coarse box around a county (west, south, east, north in degrees), None where it is not known."""
    return COUNTY_BOX.get(county_code)


def frame_of(crs: QgsCoordinateReferenceSystem, name: str) -> Frame:
    """The frame of a layer's CRS; `name` is what messages call the layer.

    Raises InputError when the layer has no CRS, a local one, or a datum without public parameters to CGCS2000
    (Xian 1980, Beijing 1954, New Beijing, unknown datums).
    """
    if not crs.isValid():
        raise InputError(
            translate(
                "FarmlandGuard",
                "{layer} has no coordinate reference system; assign the right one to the layer first.",
            ).format(layer=name)
        )
    reference = _osr_reference(crs, name)
    datum = _key(reference.GetAttrValue("DATUM") or "")
    if datum in _NO_PARAMETERS:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{layer} is in {crs}; there are no public parameters from this datum to CGCS2000, have the "
                "surveying office convert the data first.",
            ).format(layer=name, crs=_title(crs))
        )
    if datum in _CGCS2000:
        frame = frame_from_proj4(crs.toProj())
        if isinstance(frame, (GaussFrame, GeographicFrame)):
            return frame
    return _proj_frame(crs, reference, name, datum in _CGCS2000)


def check_metric(crs: QgsCoordinateReferenceSystem, name: str) -> None:
    """Refuse a projected CRS that is not in metres, where planar square metres are wanted (InputError)."""
    if (
        crs.isValid()
        and not crs.isGeographic()
        and crs.mapUnits() != QgsUnitTypes.DistanceUnit.DistanceMeters
    ):
        raise InputError(
            translate(
                "FarmlandGuard",
                "{layer} is in {crs}, which is not counted in metres; use the ellipsoidal area or reproject "
                "it.",
            ).format(layer=name, crs=_title(crs))
        )


def transform_wkb(blob: bytes, source: Frame, target: Frame) -> bytes:
    """A polygon WKB moved vertex by vertex from one frame to another.

    Raises InputError when it cannot be read or a vertex lies outside what the frames can hold.
    """
    blobs, problems = transform_many([blob], source, target)
    if problems[0] is not None:
        raise InputError(problems[0])
    return blobs[0]


def transform_many(
    blobs: Sequence[bytes], source: Frame, target: Frame
) -> Tuple[Sequence[bytes], List[Optional[str]]]:
    """Polygon WKBs moved as `transform_wkb` moves one, and for each that cannot be moved the reason (its blob is then as it was)."""
    if source.same_as(target):
        return blobs, [None] * len(blobs)
    shapes, problems, _ = read_many(blobs)
    lon, lat = source.to_lonlat(shapes.xy[:, 0], shapes.xy[:, 1])
    moved = shapes.with_xy(np.column_stack(target.from_lonlat(lon, lat)))
    lost = ~np.isfinite(moved.xy).all(axis=1)
    for number in np.unique(shapes.shape_of_vertex()[lost]).tolist():
        problems[number] = translate("FarmlandGuard", "a vertex lies outside the area of the coordinate reference system")
    written = write_many(moved)
    return [blob if problem else new for blob, problem, new in zip(blobs, problems, written)], problems


def _key(datum: str) -> str:
    name = datum.strip().lower().replace(" ", "_")
    return name[2:] if name.startswith("d_") else name


def _title(crs: QgsCoordinateReferenceSystem) -> str:
    return crs.description() or crs.authid() or crs.toProj()


def _osr_reference(crs: QgsCoordinateReferenceSystem, name: str) -> osr.SpatialReference:
    reference = osr.SpatialReference()
    wkt = crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT2_2019)
    try:
        failed = not wkt or reference.ImportFromWkt(wkt) != 0
    except RuntimeError:  # when someone switched GDAL's exceptions on
        failed = True
    if failed or not (reference.IsProjected() or reference.IsGeographic()):
        raise InputError(
            translate(
                "FarmlandGuard",
                "{layer} is in the local coordinate system {crs}, which has no known place on the earth; "
                "convert the data first.",
            ).format(layer=name, crs=_title(crs))
        )
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def _proj_frame(
    crs: QgsCoordinateReferenceSystem, reference: osr.SpatialReference, name: str, same_datum: bool
) -> CallableFrame:
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4490 if same_datum else 4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    forward = _transformation(reference, degrees)
    backward = _transformation(degrees, reference)
    if forward is None or backward is None:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{layer} is in {crs}; no parameters from its datum to CGCS2000 are known, assign the right "
                "CRS or "
                "convert the data first.",
            ).format(layer=name, crs=_title(crs))
        )
    key = crs.authid() or crs.toWkt()
    return CallableFrame(_vectorised(forward), _vectorised(backward), key, bool(reference.IsGeographic()))


def _transformation(
    source: osr.SpatialReference, target: osr.SpatialReference
) -> Optional[osr.CoordinateTransformation]:
    options = osr.CoordinateTransformationOptions()
    options.SetBallparkAllowed(False)  # PROJ's own word for moving a datum without parameters
    with _quiet():
        try:
            transformation = osr.CoordinateTransformation(source, target, options)
        except RuntimeError:
            return None
    # With GDAL's exceptions off, a missing operation shows as a null pointer inside.
    return transformation if transformation is not None and transformation.this is not None else None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep PROJ from printing what is reported by the caller: a missing operation, a point outside."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


def _vectorised(
    transformation: osr.CoordinateTransformation,
) -> Callable[[Floats, Floats], Tuple[Floats, Floats]]:
    def transform(x: Floats, y: Floats) -> Tuple[Floats, Floats]:
        first = np.asarray(x, dtype=np.float64)
        second = np.asarray(y, dtype=np.float64)
        flat = np.column_stack((first.ravel(), second.ravel()))
        result = np.full(flat.shape, np.nan)
        usable = (np.abs(flat) < _LARGEST).all(axis=1)
        if usable.any():
            with _quiet():
                moved = _points(transformation, flat[usable].tolist())
            result[usable] = np.asarray(moved, dtype=np.float64)[:, :2]
        result[~np.isfinite(result).all(axis=1)] = np.nan
        return result[:, 0].reshape(first.shape), result[:, 1].reshape(first.shape)

    return transform


def _points(
    transformation: osr.CoordinateTransformation, points: List[List[float]]
) -> List[Tuple[float, ...]]:
    try:
        return list(transformation.TransformPoints(points))
    except RuntimeError:  # GDAL's exceptions are on and one point is outside: only that one is lost
        return [_one_point(transformation, point) for point in points]


def _one_point(transformation: osr.CoordinateTransformation, point: List[float]) -> Tuple[float, ...]:
    try:
        return tuple(transformation.TransformPoint(point[0], point[1]))
    except RuntimeError:
        return (float("nan"), float("nan"), 0.0)
