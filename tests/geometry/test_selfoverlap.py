"""Ground that polygons of one layer claim twice, and one drawn polygon against polygons that are ready: as a check has them."""

import random

import numpy as np
import pytest

from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.geos import _make, is_available, object_array
from farmland_guard.geometry.live import LiveField
from farmland_guard.geometry.overlap import Base, BaseRow, Subject, check_overlap
from farmland_guard.geometry.selfoverlap import shared_pairs
from farmland_guard.geometry.wkb import write_wkb

FRAME = GaussFrame(111.0, 37500000.0)
SEED = 20261127
ENGINES = [name for name in ("shapely", "qgis") if is_available(name)]


def square(x, y, size):
    ring = np.array([(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)], dtype=float)
    return write_wkb([[ring + np.array((37560000.0, 3890000.0))]])


def star(dice, x, y, radius, points=17):
    turns = np.arange(points) / points * 2 * np.pi
    reach = np.array([radius * dice.uniform(0.5, 1.0) for _ in range(points)])
    ring = np.column_stack((x + reach * np.cos(turns), y + reach * np.sin(turns)))
    return write_wkb([[np.vstack((ring, ring[:1])) + np.array((37560000.0, 3890000.0))]])


def test_neighbours_share_nothing_and_overlaps_are_measured():
    rows = [square(0, 0, 100), square(100, 0, 100), square(90, 90, 100), square(0, 0, 100)]
    found = {(pair.first, pair.second): pair.area_m2 for pair in shared_pairs(rows, FRAME)}
    assert set(found) == {(0, 2), (0, 3), (1, 2), (2, 3)}
    assert found[0, 3] == pytest.approx(10000, rel=2e-4) and found[0, 2] == pytest.approx(100, rel=2e-4)
    assert found[1, 2] == pytest.approx(900, rel=2e-4)


@pytest.mark.parametrize("engine", ENGINES)
def test_tiles_find_every_pair_once_and_the_areas_are_those_of_geos(engine):
    print("seed", SEED)
    dice = random.Random(SEED)
    rows = [star(dice, dice.uniform(0, 1000), dice.uniform(0, 1000), 90) for _ in range(60)]
    whole = shared_pairs(rows, FRAME)
    west, south = 37560000.0 - 200, 3890000.0 - 200
    tiles = []
    for column in range(3):
        for row in range(3):
            tile = (west + column * 500, south + row * 500, west + column * 500 + 500, south + row * 500 + 500)
            tiles += shared_pairs(rows, FRAME, tile)
    assert sorted(tiles)[0].first == whole[0].first
    assert [(pair.first, pair.second) for pair in sorted(tiles)] == [(pair.first, pair.second) for pair in whole]
    geos = _make(engine)
    geometries = geos.from_wkb(rows)
    for pair in whole[:40]:
        one, other = object_array([geometries[pair.first]]), object_array([geometries[pair.second]])
        planar = float(geos.areas(geos.intersection(one, other).geometries)[0])
        assert pair.area_m2 == pytest.approx(planar, rel=2e-4, abs=1e-4)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("overlapping", [(), ("pbf", "landuse")])
def test_a_drawn_polygon_has_the_figures_of_a_check(engine, overlapping):
    print("seed", SEED)
    dice = random.Random(SEED)
    size = 70 if not overlapping else 110
    grid = [(column * 70, row * 70) for column in range(8) for row in range(8)]
    bases = [
        Base("pbf", [BaseRow(str(n), None, 1.0, square(x, y, size)) for n, (x, y) in enumerate(grid[:40])], FRAME),
        Base(
            "landuse",
            [BaseRow(str(n), dice.choice(("0102", "0301")), 0.9, square(x, y, size)) for n, (x, y) in enumerate(grid)],
            FRAME,
        ),
    ]
    geos = _make(engine)
    field = LiveField((37559000.0, 3889000.0, 37562000.0, 3892000.0), FRAME, bases, overlapping, geos)
    crossed = write_wkb(
        [[np.array([(0, 0), (300, 300), (300, 0), (0, 300), (0, 0)], dtype=float) + np.array((37560000.0, 3890000.0))]]
    )
    for wkb in [star(dice, dice.uniform(0, 500), dice.uniform(0, 500), 150) for _ in range(12)] + [crossed]:
        live = field.figures(wkb)
        checked = check_overlap([Subject("a", wkb)], FRAME, bases, "ellipsoidal", engine=geos).figures[0]
        assert live.area_m2 == pytest.approx(checked.area_m2, abs=1e-4)
        assert live.pbf_m2 == pytest.approx(checked.pbf_m2, abs=1e-4)
        assert live.cultivated_m2 == pytest.approx(checked.cultivated_m2, abs=1e-4)
        assert bool(live.problem) == (wkb is crossed)


def test_what_cannot_be_measured_says_why():
    field = LiveField((0, 0, 1, 1), FRAME, [])
    assert field.figures(square(5e7, 0, 10)).area_m2 is None
    assert field.figures(square(0, 0, 10)).pbf_m2 is None
    assert field.covers((0.2, 0.2, 0.8, 0.8)) and not field.covers((0.2, 0.2, 1.8, 0.8))
