"""Patches compared and patches cut into parts: exact in the survey standard's areas, with either engine."""

import random

import pytest

from farmland_guard.geometry.areas import area_m2
from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.parting import REST, divide
from farmland_guard.geometry.problem import GeometryProblem
from farmland_guard.geometry.relating import Comparison

from .makers import box, engines

FRAME = GaussFrame(111.0, 37500000.0)
SEED = 611
EAST, NORTH = 37560000.0, 3890000.0

both_engines = pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)


def at(x, y, width, height):
    return box(EAST + x, NORTH + y, width, height)


def measured(wkb):
    return area_m2(wkb, FRAME, "ellipsoidal")[0]


@both_engines
def test_shared_ground_and_what_lies_outside(engine):
    new = [at(0, 0, 60, 60), at(200, 0, 60, 60), None, at(400, 0, 10, 10)]
    old = [at(30, 0, 60, 60), at(200, 0, 60, 60), at(0, 60, 60, 60)]
    comparison = Comparison(new, old, FRAME, engine)
    shared = {(each.new, each.old): each for each in comparison.shared()}
    assert set(shared) == {(0, 0), (1, 1)}
    # Straight on the projection is not straight on the equal-area plane: a corner put on an edge moves it by micrometres.
    assert shared[0, 0].area_m2 == pytest.approx(measured(at(30, 0, 30, 60)), abs=2e-3)
    assert shared[0, 0].width_m == pytest.approx(20, rel=1e-3)
    assert comparison.new_m2[2] != comparison.new_m2[2]
    (area, wkb), (nothing, none) = comparison.outside([(0, 0), (1, 1)])
    assert area == pytest.approx(measured(at(0, 0, 30, 60)), abs=2e-3)
    assert measured(wkb) == pytest.approx(area, abs=1e-6) and (nothing, none) == (0.0, None)
    assert Comparison([], old, FRAME, engine).shared() == []


@both_engines
def test_parts_sum_to_the_whole_whatever_cuts_it(engine):
    rng = random.Random(SEED)
    print("seed", SEED)
    patch = at(0, 0, 150, 90)
    for _ in range(15):
        groups = [
            [at(rng.uniform(-50, 140), rng.uniform(-50, 80), rng.uniform(20, 90), rng.uniform(20, 90)) for _ in range(rng.randint(1, 3))]
            for _ in range(rng.randint(1, 4))
        ]
        made = divide(patch, groups, FRAME, 0.5, 0.1, engine)
        assert made.whole_m2 == pytest.approx(measured(patch), abs=1e-6)
        assert sum(part.area_m2 for part in made.parts) == pytest.approx(made.whole_m2, abs=1e-6)
        assert sum(measured(part.wkb) for part in made.parts) == pytest.approx(made.whole_m2, abs=1e-4)
        assert len({part.group for part in made.parts}) == len(made.parts)


@both_engines
def test_a_sliver_joins_the_neighbour_with_the_longest_border(engine):
    # A strip 1 mm wide along the top of the left half.
    made = divide(at(0, 0, 100, 50), [[at(0, 49.999, 50, 5)], [at(0, 0, 50, 50)]], FRAME, 0.5, 0.1, engine)
    assert [part.group for part in made.parts] == [1, REST]
    (sliver,) = made.slivers
    assert (sliver.group, sliver.joined) == (0, 1) and sliver.area_m2 == pytest.approx(0.05, rel=1e-2)


@both_engines
def test_what_cannot_be_used_is_named(engine):
    for patch, groups, words in ((b"", [[at(0, 0, 1, 1)]], "case"), (at(0, 0, 9, 9), [[at(0, 0, 1, 1), b"x"]], "Polygon 2")):
        with pytest.raises(GeometryProblem, match=words):
            divide(patch, groups, FRAME, 0.5, 0.1, engine)
