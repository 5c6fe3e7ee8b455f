"""The area check against answers and shapes that nobody on this project made: QGIS's own overlay of New York, polygons that break
clippers, layers over two zones."""

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from osgeo import ogr

from farmland_guard.geometry.edges import edges_of
from farmland_guard.geometry.meeting import pair_areas
from farmland_guard.geometry.overlap import Base, BaseRow, Subject, check_overlap
from farmland_guard.geometry.wkb import read_many
from tests.shared import shared_data

from .makers import DEGREES, ZONE37, ZONE38, box, box_ring, in_degrees, polygon

BOROUGHS = ("overlay", "nybb")


def rows_of(*parts):
    layer = ogr.Open(str(shared_data(*parts)))
    return [(each.items(), bytes(each.GetGeometryRef().ExportToWkb())) for each in layer.GetLayer(0)]


def test_new_york_is_as_qgis_cut_it():
    """76,000 vertices against circles, in square feet: every piece of QGIS's own intersection."""
    boroughs, circles = rows_of(*BOROUGHS, "qgis_results", "polydf.shp"), rows_of(*BOROUGHS, "qgis_results", "polydf2.shp")
    expected = {}
    for values, blob in rows_of(*BOROUGHS, "qgis_results", "qgis-intersection.shp"):
        key = (values["BoroName"], values["value1"])
        expected[key] = expected.get(key, 0.0) + shapely.area(shapely.from_wkb(blob))
    origin = np.array((970000.0, 190000.0))
    first, second = (read_many([blob for _, blob in rows]).shapes for rows in (boroughs, circles))
    first, second = first.with_xy(first.xy - origin), second.with_xy(second.xy - origin)
    one, other = (part.ravel() for part in np.meshgrid(np.arange(len(first)), np.arange(len(second)), indexing="ij"))
    areas = pair_areas(edges_of(first), edges_of(second), one, other)
    found = {
        (boroughs[i][0]["BoroName"], circles[j][0]["value1"]): area for i, j, area in zip(one, other, areas) if area > 1e-3
    }
    assert set(found) == set(expected) and len(found) == 15
    for key, area in found.items():
        assert area == pytest.approx(expected[key], rel=1e-9)  # the shapefile keeps 15 digits of each coordinate


def torture_files():
    return sorted(Path(shared_data("torture")).rglob("*.geojson"))


def polygons_in(path):
    """WKB of all polygons of a file, scaled from degrees to a few hundred metres about a place in zone 37."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return []
    features = data.get("features", [data]) if isinstance(data, dict) else []
    shapes = []
    for feature in features:
        geometry = feature.get("geometry", feature) if feature else None
        if geometry and geometry.get("type") in ("Polygon", "MultiPolygon") and geometry.get("coordinates"):
            try:
                made = ogr.CreateGeometryFromJson(json.dumps(geometry))
            except RuntimeError:  # where another test switched GDAL's exceptions on
                made = None
            if made is not None and not made.IsEmpty():
                shapes.append(bytes(made.ExportToWkb()))
    if not shapes:
        return []
    read = read_many(shapes).shapes
    if not len(read.xy):
        return []
    low, high = read.xy.min(axis=0), read.xy.max(axis=0)
    scale = 500 / max(float((high - low).max()), 1e-12)
    moved = read.with_xy((read.xy - low) * scale + np.array((37540000.0, 3900000.0)))
    from farmland_guard.geometry.wkb import write_many

    return [blob for number, blob in enumerate(write_many(moved)) if len(moved.take([number]).xy)]


def test_torture_breaks_nothing():
    """Every polygon of every file as a subject against all of the file: figures that add up, or a reason."""
    seen = named = 0
    for path in torture_files():
        blobs = polygons_in(path)
        if not blobs:
            continue
        base = Base("pbf", [BaseRow(str(n), None, 1.0, blob) for n, blob in enumerate(blobs)], ZONE37)
        result = check_overlap([Subject(n, blob) for n, blob in enumerate(blobs)], ZONE37, [base], "planar")
        short = check_overlap([Subject(n, blob) for n, blob in enumerate(blobs)], ZONE37, [base], "planar", want_pieces=False)
        for figures, less in zip(result.figures, short.figures):
            seen += 1
            if figures.area_m2 is None or figures.pbf_m2 is None:
                assert figures.problems, path.name
                named += 1
                continue
            assert figures.pbf_m2 <= figures.area_m2 + 1e-5, path.name
            total = sum(piece.gross_m2 for piece in figures.pieces)
            assert total == pytest.approx(figures.area_m2, abs=1e-4), path.name
            # Its own polygon is among the base, so all of it is covered.
            assert figures.pbf_m2 == pytest.approx(figures.area_m2, abs=0.01), path.name
            assert less.pbf_m2 == pytest.approx(figures.pbf_m2, abs=1e-5), path.name
    print("polygons", seen, "without figures", named)
    assert seen > 300


@pytest.mark.parametrize("method", ["planar", "ellipsoidal"])
def test_layers_over_two_zones_and_in_different_systems(method):
    """A subject in zone 37 near its edge against bases written in zone 38 and in degrees."""
    subject = box_ring(37636000, 3900000, 120, 80)
    inner = box_ring(37636030, 3900010, 50, 40)
    degrees = in_degrees(ZONE37, inner)
    neighbour = np.column_stack(ZONE38.from_lonlat(degrees[:, 0], degrees[:, 1]))
    results = []
    for frame, points in ((ZONE37, inner), (ZONE38, neighbour), (DEGREES, degrees)):
        base = Base("pbf", [BaseRow("1", None, 1.0, polygon(points)), BaseRow("far", None, 1.0, box(0, 0, 1, 1))], frame)
        (figures,) = check_overlap([Subject(1, polygon(subject))], ZONE37, [base], method).figures
        results.append(figures.pbf_m2)
    assert results == pytest.approx([results[0]] * 3, abs=1e-4)
    assert results[0] == pytest.approx(2000, rel=1e-3)
