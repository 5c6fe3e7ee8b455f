"""The reference areas of the survey standard, through every frame, method and engine."""

import numpy as np
import pytest

from farmland_guard.geometry.areas import area_m2, areas_m2
from farmland_guard.geometry.ellipsoid import (
    AREA_A,
    AREA_B,
    AREA_C,
    AREA_D,
    AREA_E,
    SEMI_MINOR_M,
    area_function,
    area_slope,
    gauss_forward,
    gauss_inverse,
    latitude_of_area,
    parallel_radius,
    split_prefix,
    zone_of,
)
from farmland_guard.geometry.shapes import densify, shapes_from_rings

from .makers import CM111, DEGREES, ZONE37, ZONE38, box_ring, engines, in_degrees, osr_frame, polygon, ring

# id -> (frame, ring, ellipsoidal m², plane m²): computed independently from the published formulas.
REFERENCES = {
    "T1": (ZONE37, box_ring(37500000, 3900000, 100, 100), 9999.9998, 10000.0),
    "T2": (ZONE37, box_ring(37570000, 3906000, 1000, 1000), 999877.5562, 1000000.0),
    "T3": (ZONE37, box_ring(37570000, 3900000, 10000, 10000), 99986122.44, 100000000.0),
    "T4": (
        ZONE38,
        ring(
            [
                (38377841.387, 2578960.782),
                (38377892.042, 2578959.499),
                (38377891.837, 2578950.965),
                (38377841.181, 2578952.249),
            ]
        ),
        432.3732,
        432.5325,
    ),
    "T5": (
        ZONE37,
        ring([(37565000, 3905000), (37565088.8888, 3905123.456), (37565200.25, 3904950.5)]),
        14559.5038,
        14561.0298,
    ),
}


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
@pytest.mark.parametrize("name", REFERENCES)
def test_reference_area(name, engine):
    frame, points, ellipsoidal, plane = REFERENCES[name]
    degrees = polygon(in_degrees(frame, points))
    for blob, each in ((polygon(points), frame), (degrees, DEGREES)):
        area, problem = area_m2(blob, each, "ellipsoidal", engine)
        assert problem is None
        assert area == pytest.approx(ellipsoidal, abs=0.01)
        area, problem = area_m2(blob, each, "planar", engine)
        assert problem is None
        assert area == pytest.approx(plane, abs=0.01)


def test_prefix_of_the_zone_changes_nothing():
    _, points, _, _ = REFERENCES["T5"]
    prefixed, _ = area_m2(polygon(points), ZONE37, "ellipsoidal")
    plain, _ = area_m2(polygon(points - (37000000, 0)), CM111, "ellipsoidal")
    assert prefixed == pytest.approx(plain, abs=1e-4)


def test_densifying_is_what_the_third_reference_is_about():
    """Without the 70 m rule T3 would be 20 m² larger; so the test above cannot pass without it."""
    points = REFERENCES["T3"][1]
    shapes, origin = densify(shapes_from_rings([[[points]]]))
    assert len(shapes.xy) == 5 + 4 * 142
    assert (origin >= 0).sum() == 5
    short, _ = densify(shapes_from_rings([[[box_ring(0, 0, 70, 70)]]]))
    assert len(short.xy) == 5
    longer, _ = densify(shapes_from_rings([[[box_ring(0, 0, 70.001, 70)]]]))
    assert len(longer.xy) == 7


def test_densified_points_do_not_depend_on_the_direction():
    points = ring([(37565000.123, 3905000.77), (37566088.8888, 3905123.456), (37565200.25, 3906950.5)])
    one, _ = densify(shapes_from_rings([[[points]]]))
    other, _ = densify(shapes_from_rings([[[points[::-1]]]]))
    assert {tuple(vertex) for vertex in one.xy} == {tuple(vertex) for vertex in other.xy}


def test_inverse_gauss():
    lon, lat = gauss_inverse(np.array([0.0, 70000.0]), np.array([3900000.0, 3906000.0]), 111.0)
    assert lon == pytest.approx([111.0, 111.769431104], abs=1e-9)
    assert lat == pytest.approx([35.229011052, 35.280644774], abs=1e-9)


def test_gauss_agrees_with_proj():
    seed = 20240501
    print("seed", seed)
    random = np.random.default_rng(seed)
    lon = 111 + random.uniform(-3.5, 3.5, 400)
    lat = random.uniform(3, 54, 400)
    frame = osr_frame(4525)
    x, y = frame.from_lonlat(lon, lat)
    own_x, own_y = ZONE37.from_lonlat(lon, lat)
    assert np.abs(own_x - x).max() < 1e-6
    assert np.abs(own_y - y).max() < 1e-6
    back = ZONE37.to_lonlat(x, y)
    assert np.abs(back[0] - lon).max() < 1e-10
    assert np.abs(back[1] - lat).max() < 1e-10
    again = gauss_inverse(*gauss_forward(lon, lat, np.full(400, 111.0)), np.full(400, 111.0))
    assert np.abs(again[0] - lon).max() < 1e-12
    assert np.abs(again[1] - lat).max() < 1e-12


def test_coefficients_and_sheet_areas():
    assert [AREA_A, AREA_B, AREA_C] == pytest.approx(
        [1.0033640898341922, 0.0011241893819269912, 1.6994594735185034e-06], rel=1e-9
    )
    assert [AREA_D, AREA_E] == pytest.approx([2.7178578455765922e-09, 4.358419004832465e-12], rel=1e-9)
    assert SEMI_MINOR_M == pytest.approx(6356752.31414036, abs=1e-8)

    def sheet(south, height, width):
        low, high = area_function(np.array([south, south + height]))
        return (high - low) * np.radians(width)

    assert sheet(35 + 10 / 60, 2.5 / 60, 3.75 / 60) == pytest.approx(26314371.04, abs=0.01)
    assert sheet(35.25, 2.5 / 60, 3.75 / 60) == pytest.approx(26287840.79, abs=0.01)
    assert sheet(35.25, 1.25 / 60, 1.875 / 60) == pytest.approx(6572790.14, abs=0.01)


def test_inverse_of_the_area_function():
    lat = np.linspace(-85, 85, 341)
    assert np.abs(latitude_of_area(area_function(lat)) - lat).max() < 1e-11
    assert np.isnan(latitude_of_area(np.array([1e20])))[0]
    radius = parallel_radius(35.25)
    meridian = area_slope(np.array([35.25]))[0] / radius
    assert meridian == pytest.approx(
        6378137 * (1 - 0.0066943800229) / (1 - 0.0066943800229 * 0.5771452**2) ** 1.5, rel=1e-6
    )


def test_zones():
    assert [zone_of(lon) for lon in (109.51, 111.0, 112.49, 112.51)] == [37, 37, 37, 38]
    assert split_prefix(37500123.4) == (37, pytest.approx(500123.4))
    assert split_prefix(500123.4) == (None, 500123.4)


def test_bad_features_do_not_stop_the_rest():
    good = polygon(box_ring(37500000, 3900000, 100, 100))
    bowtie = polygon(ring([(37500000, 3900000), (37500100, 3900100), (37500100, 3900000), (37500000, 3900100)]))
    without_prefix = polygon(box_ring(500000, 3900000, 100, 100))
    flat = polygon(ring([(37500000, 3900000), (37500050, 3900000), (37500100, 3900000)]))
    stray = polygon(ring([(37500000, 3900000), (37500100, 3900000), (37500100, 390000)]))
    for engine in engines():
        found = areas_m2([good, None, b"", bowtie, without_prefix, flat, stray, good], ZONE37, "ellipsoidal", engine)
        areas = [area for area, _ in found]
        problems = [problem for _, problem in found]
        assert areas[0] == areas[-1] == pytest.approx(10000, abs=0.01)
        assert problems[0] is problems[-1] is None
        assert areas[1:3] == [None, None]
        assert areas[3] == pytest.approx(5000, abs=0.01)
        assert "37500050.000, 3900050.000" in problems[3]
        assert areas[4:7] == [None, None, None]
        assert "coordinate system" in problems[4] and "no area" in problems[5] and "misplaced" in problems[6]


def test_unknown_method_is_refused():
    with pytest.raises(ValueError):
        area_m2(polygon(box_ring(37500000, 3900000, 1, 1)), ZONE37, "geodesic")
