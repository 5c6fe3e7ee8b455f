"""The two engines answer alike, and the package works with either of them missing."""

import subprocess
import sys
import textwrap

import numpy as np
import pytest

from farmland_guard.geometry import geos as geos_module
from farmland_guard.geometry.geos import ACROSS, APART, INSIDE, object_array, repair, single
from farmland_guard.geometry.problem import GeometryProblem
from tests.shared import REPOSITORY

from .makers import box, engines, polygon, ring

both_engines = pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
BOWTIE = polygon(ring([(0, 0), (10, 10), (10, 0), (0, 10)]))


@both_engines
def test_reason_and_place_of_an_invalid_polygon(engine):
    good, bad = engine.from_wkb([box(0, 0, 1, 1), BOWTIE])
    assert engine.is_valid(object_array([good, bad])).tolist() == [True, False]
    assert engine.invalid_reason(bad) == ("Self-intersection", (5.0, 5.0))
    assert engine.areas(object_array([repair(engine, bad)]))[0] == pytest.approx(50)


@both_engines
def test_one_bad_pair_never_spoils_the_array(engine):
    first = engine.from_wkb([box(0, 0, 10, 10), BOWTIE, box(0, 0, 10, 10), box(0, 0, 10, 10)])
    second = engine.from_wkb([box(5, 5, 10, 10), box(0, 0, 10, 5), BOWTIE, box(10, 0, 5, 5)])
    for operation, expected in ((engine.intersection, [25, 25, 50, 0]), (engine.difference, [75, 25, 50, 100])):
        outcome = operation(first, second)
        assert outcome.failures == {}
        assert engine.areas(outcome.geometries).tolist() == pytest.approx(expected)


@both_engines
def test_only_polygons_come_back(engine):
    """Two squares that share an edge here and overlap there: GEOS answers with a collection."""
    one = polygon(ring([(0, 0), (10, 0), (10, 10), (0, 10)]))
    other = polygon(ring([(10, 0), (20, 0), (20, 10), (8, 10), (8, 8), (10, 8)]))
    outcome = engine.intersection(engine.from_wkb([one]), engine.from_wkb([other]))
    assert engine.areas(outcome.geometries)[0] == pytest.approx(4)
    (blob,) = engine.to_wkb(outcome.geometries)
    assert blob[1:5] in (b"\x03\0\0\0", b"\x06\0\0\0")


@both_engines
def test_failures_are_named(engine, monkeypatch):
    """When GEOS gives up even on repaired input, that place alone is None and has a reason."""
    target = engine._shapely if engine.name == "shapely" else None
    first = engine.from_wkb([box(0, 0, 10, 10), box(100, 0, 10, 10)])
    second = engine.from_wkb([box(5, 5, 10, 10), box(105, 0, 10, 10)])
    if target is not None:
        right = target.intersection

        def failing(a, b):
            if np.max(target.bounds(a)) > 100:
                raise target.GEOSException("TopologyException: made up")
            return right(a, b)

        monkeypatch.setattr(target, "intersection", failing)
    else:
        right = engine._checked

        def failing(result):
            if result.boundingBox().xMaximum() > 100:
                raise GeometryProblem("TopologyException: made up")
            return right(result)

        monkeypatch.setattr(engine, "_checked", failing)
    outcome = engine.intersection(first, second)
    assert list(outcome.failures) == [1] and "made up" in outcome.failures[1]
    assert outcome.geometries[1] is None
    assert engine.areas(outcome.geometries[:1])[0] == pytest.approx(25)
    with pytest.raises(GeometryProblem):
        single(engine.intersection(first[1:], second[1:]))


def test_null_result_of_qgis_is_an_error_not_minus_one():
    engine = engines()[1]
    bad, good = engine.from_wkb([BOWTIE, box(0, 0, 10, 5)])
    assert bad.intersection(good).area() == -1
    with pytest.raises(GeometryProblem) as caught:
        engine._checked(bad.intersection(good))
    assert "TopologyException" in str(caught.value)


@both_engines
def test_box_pairs_and_positions(engine):
    first = np.array([(0, 0, 10, 10), (50, 50, 60, 60), (10, 10, 11, 11)], dtype=float)
    second = np.array([(10, 10, 20, 20), (0, 0, 100, 100), (-5, -5, -1, -1)], dtype=float)
    one, other = engine.box_pairs(first, second)
    assert list(zip(one.tolist(), other.tolist())) == [(0, 0), (0, 1), (1, 1), (2, 0), (2, 1)]
    big = engine.from_wkb([box(0, 0, 10, 10)])[0]
    others = engine.from_wkb([box(1, 1, 2, 2), box(20, 0, 1, 1), box(9, 9, 5, 5)])
    assert engine.positions(object_array([big] * 3), others).tolist() == [INSIDE, APART, ACROSS]


def run(blocked, code):
    """Run code in a fresh Python that cannot import the modules named in `blocked`."""
    prelude = f"""
    import sys
    class Block:
        def find_spec(self, name, path=None, target=None):
            if name.split(".")[0] in {blocked!r}:
                raise ModuleNotFoundError("blocked: " + name, name=name)
    sys.meta_path.insert(0, Block())
    """
    text = textwrap.dedent(prelude) + textwrap.dedent(code)
    return subprocess.run(
        [sys.executable, "-c", text], cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False
    )


MEASURE = """
import importlib, pkgutil
import farmland_guard.geometry as package
for each in pkgutil.iter_modules(package.__path__):
    importlib.import_module(package.__name__ + "." + each.name)
assert "qgis" not in sys.modules and "shapely" not in sys.modules, "an engine was imported too early"
from farmland_guard.geometry.areas import area_m2
from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.geos import engine, engine_name
from farmland_guard.geometry.wkb import write_wkb
import numpy as np
ring = np.array([(0, 0), (0, 100), (100, 100), (100, 0), (0, 0)], dtype=float) + (37500000, 3900000)
print(engine().name, round(area_m2(write_wkb([[ring]]), GaussFrame(111, 37500000), "ellipsoidal")[0], 3), engine_name())
"""


@pytest.mark.parametrize(("blocked", "name"), [(("qgis",), "shapely"), (("shapely",), "qgis")])
def test_each_engine_alone_is_enough(blocked, name):
    done = run(blocked, MEASURE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(name + " 10000.0 Geometry engine")


def test_without_any_engine_an_import_error_says_so():
    done = run(("qgis", "shapely"), MEASURE)
    assert done.returncode == 1
    assert "ModuleNotFoundError: blocked" in done.stderr


def test_old_shapely_is_not_taken(tmp_path):
    (tmp_path / "shapely.py").write_text("__version__ = '1.8.5'\n", encoding="utf-8")
    done = run(
        (),
        f"sys.path.insert(0, {str(tmp_path)!r})\nfrom farmland_guard.geometry.geos import engine\nprint(engine().name)",
    )
    assert done.stdout.strip() == "qgis", done.stderr


def test_the_choice_is_made_once():
    assert geos_module.engine() is geos_module.engine()
    assert geos_module.engine().name == "shapely"
