"""What ours must find on the ellipsoid, by other means: pieces by shapely, degrees by PROJ, the series edge by edge.

The area of a piece is the sum of the standard's series over its edges (图斑椭球面积, 国土调查办发〔2008〕32号, carried
over into TD/T 1055-2019), in the form in which it is printed. Edges longer than 70 m are split on the projection plane,
those of the polygons before they are cut and those of the pieces: a piece's figure depends by some 0.003 m² on where a
long edge is split. Nothing of the plugin's geometry is used. Not timed.
"""

from __future__ import annotations

import numpy as np
import shapely
from osgeo import osr

from benchmarks.peers import job as jobs
from benchmarks.peers.shapely_vectors import check

_E2 = 0.0066943800229
_B = 6356752.31414036
"""CGCS2000: square of the first eccentricity, and the semi-minor axis in metres."""
_LONGEST_EDGE_M = 70.0
_COEFFICIENTS = (
    1 + 3 / 6 * _E2 + 30 / 80 * _E2**2 + 35 / 112 * _E2**3 + 630 / 2304 * _E2**4,
    1 / 6 * _E2 + 15 / 80 * _E2**2 + 21 / 112 * _E2**3 + 420 / 2304 * _E2**4,
    3 / 80 * _E2**2 + 7 / 112 * _E2**3 + 180 / 2304 * _E2**4,
    1 / 112 * _E2**3 + 45 / 2304 * _E2**4,
    5 / 2304 * _E2**4,
)


def _degrees() -> osr.CoordinateTransformation:
    systems = []
    for code in (4525, 4490):
        system = osr.SpatialReference()
        system.ImportFromEPSG(code)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    return osr.CoordinateTransformation(*systems)


def split(geometry: np.ndarray) -> np.ndarray:
    """Return polygons without edges longer than 70 m; what was an edge is still straight on the projection plane."""
    return shapely.segmentize(geometry, _LONGEST_EDGE_M)


def ellipsoidal_areas(geometry: np.ndarray) -> np.ndarray:
    """Return the ellipsoidal areas in m² of polygons of EPSG:4525."""
    parts, owner = shapely.get_parts(split(geometry), return_index=True)
    polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    parts, owner = parts[polygon], owner[polygon]
    rings, part = shapely.get_rings(parts, return_index=True)
    outer = np.ones(len(rings), dtype=bool)
    outer[1:] = part[1:] != part[:-1]
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    if not len(xy):
        return np.zeros(len(geometry))
    lonlat = np.radians(np.array(_degrees().TransformPoints(xy))[:, :2])
    first = np.concatenate(([0], np.flatnonzero(ring[1:] != ring[:-1]) + 1))
    away = lonlat[:, 0] - lonlat[first, 0][ring]
    same = ring[1:] == ring[:-1]
    dl = ((away[1:] + away[:-1]) / 2)[same]
    db, bm = (lonlat[1:, 1] - lonlat[:-1, 1])[same], ((lonlat[1:, 1] + lonlat[:-1, 1]) / 2)[same]
    bracket = np.zeros(len(dl))
    for k, coefficient in enumerate(_COEFFICIENTS):
        odd = 2 * k + 1
        bracket += (-1) ** k * coefficient * np.sin(odd / 2 * db) * np.cos(odd * bm)
    area = np.abs(np.bincount(ring[1:][same], 2 * _B**2 * dl * bracket, minlength=len(rings)))
    return np.bincount(owner[part], np.where(outer, area, -area), minlength=len(geometry))


def main(job: jobs.Job) -> None:
    """Do the job."""
    check(job, threads=2, rtree=True, measure=ellipsoidal_areas, prepare=split)


if __name__ == "__main__":
    main(jobs.read_job(__doc__))
