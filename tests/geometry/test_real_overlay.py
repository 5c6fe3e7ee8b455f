"""Overlay cases that others met: QGIS's own results on real boroughs, and the polygons that broke clipping libraries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
import shapely
from osgeo import ogr

from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.overlap import PBF, Base, BaseRow, Subject, check_overlap
from tests.shared import shared_data

from .makers import ZONE37, engines

both_engines = pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
# Feet taken for metres: any plane does for areas on the plane.
FEET = GaussFrame(111.0, 500000.0)
PLACE = (37560000.0, 3890000.0)
EXTENT_M = 1000.0


def rows_of(path: Path) -> list[tuple[dict[str, Any], bytes]]:
    dataset = ogr.Open(str(path))
    return [(feature.items(), bytes(feature.GetGeometryRef().ExportToWkb())) for feature in dataset.GetLayer(0)]


@both_engines
def test_boroughs_cut_by_circles_are_what_qgis_found(engine):
    """76,000 vertices. The circles overlap each other, so each is a base of its own."""
    results = shared_data("overlay", "nybb", "qgis_results")
    boroughs = rows_of(results / "polydf.shp")
    found: dict[tuple, float] = {}
    for values, circle in rows_of(results / "polydf2.shp"):
        base = Base(PBF, [BaseRow("1", None, 1.0, circle)], FEET)
        subjects = [Subject(row["BoroName"], blob) for row, blob in boroughs]
        for figures in check_overlap(subjects, FEET, [base], "planar", engine, want_pieces=False).figures:
            assert not figures.problems
            if figures.pbf_m2:
                found[(figures.key, values["value1"], values["value2"])] = figures.pbf_m2
    expected = {
        (row["BoroName"], row["value1"], row["value2"]): shapely.from_wkb(blob).area
        for row, blob in rows_of(results / "qgis-intersection.shp")
    }
    assert found.keys() == expected.keys() and len(found) == 15
    # QGIS's pieces went through a shapefile; a square foot is 0.09 m².
    assert max(abs(found[key] - expected[key]) for key in found) < 0.001 / 0.3048**2


def cases() -> list[Any]:
    folders = [("polygon_clipping", "args.geojson"), ("turf", "*.geojson")]
    try:
        root = shared_data("torture")
    except pytest.skip.Exception:
        return [pytest.param(None, id="absent")]
    paths = [path for folder, name in folders for path in sorted((root / folder).rglob(name))]
    return [pytest.param(path, id=f"{path.parts[-4]}-{path.stem}" if path.stem != "args" else path.parent.name) for path in paths]


def polygons_of(path: Path) -> list[shapely.Geometry]:
    """All polygons of a case, brought to a square kilometre of zone 37."""
    text = json.loads(path.read_text(encoding="utf-8"))
    given = [each.get("geometry", each) for each in text.get("features", [text])]
    shapes = []
    for geometry in given:
        if geometry and geometry["type"] in ("Polygon", "MultiPolygon"):
            parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
            closed = [[ring if ring[0] == ring[-1] else [*ring, ring[0]] for ring in part] for part in parts]
            usable = [part for part in closed if part and all(len(ring) > 3 for ring in part)]
            if usable:
                shapes.append(shapely.MultiPolygon([shapely.Polygon(part[0], part[1:]) for part in usable]))
    if not shapes:
        return []
    box = np.array([shape.bounds for shape in shapes])
    low, size = box[:, :2].min(axis=0), (box[:, 2:].max(axis=0) - box[:, :2].min(axis=0)).max()
    return [
        shapely.transform(shapely.force_2d(shape), lambda xy: (xy - low) * (EXTENT_M / max(size, 1e-12)) + PLACE)
        for shape in shapes
    ]


def ground(shape: shapely.Geometry) -> Optional[shapely.Geometry]:
    """What a shape covers, rings repaired one by one; None for nothing."""

    def solid(ring: shapely.LinearRing) -> shapely.Geometry:
        mended = shapely.make_valid(shapely.Polygon(ring))
        return shapely.union_all([part for part in shapely.get_parts(mended) if part.area > 0])

    parts = [
        solid(part.exterior).difference(shapely.union_all([solid(ring) for ring in part.interiors]))
        for part in shapely.get_parts(shape)
    ]
    whole = shapely.union_all(parts)
    return whole if whole.area > 1e-6 else None


@both_engines
@pytest.mark.parametrize("path", cases())
def test_polygons_that_broke_clipping_libraries(path, engine):
    """The first polygon is the patch, each of the others a base of its own: the right figures, and what was repaired is named."""
    if path is None:
        shared_data("torture")
    shapes = polygons_of(path)
    if not shapes:
        pytest.skip("no polygon in this case")
    subject, expected = shapes[0], ground(shapes[0])
    for other in shapes[1:] or shapes[:1]:
        base = Base(PBF, [BaseRow("1", None, 1.0, shapely.to_wkb(other))], ZONE37)
        result = check_overlap([Subject(1, shapely.to_wkb(subject))], ZONE37, [base], "planar", engine)
        (figures,) = result.figures
        if expected is None:
            # Nothing to measure, or what rounding of the coordinates makes of it.
            assert figures.problems if figures.area_m2 is None else figures.area_m2 < 1e-6
            continue
        assert figures.area_m2 == pytest.approx(expected.area, abs=0.001)
        other_ground = ground(other)
        shared = 0.0 if other_ground is None else expected.intersection(other_ground).area
        assert figures.pbf_m2 == pytest.approx(shared, abs=0.001)
        assert sum(piece.adjusted_m2 for piece in figures.pieces) == pytest.approx(figures.area_m2, abs=0.00501)
        # Rings that leave the area as it stands need no word; a changed area does.
        if abs(subject.area - expected.area) > 0.001:
            assert figures.problems
