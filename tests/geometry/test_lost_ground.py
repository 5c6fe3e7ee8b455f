"""Ground that GEOS loses without a word is found again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from farmland_guard.geometry.geos import joined, object_array
from farmland_guard.geometry.problem import GeometryProblem
from farmland_guard.geometry.wkb import write_wkb

from .makers import box, engines

EPSILON_M2 = 1e-3


def pieces():
    """Pieces of an invented patch, side by side. The union of shapely with GEOS 3.11 leaves out 734 m² of them.

    One line of the file is one ring, an empty line parts the pieces; every digit matters.
    """
    text = Path(__file__).with_name("lost_ground.txt").read_text(encoding="utf-8")
    blobs = []
    for piece in text.strip().split("\n\n"):
        rings = [np.array([pair.split() for pair in line.split(", ")], dtype=float) for line in piece.splitlines()]
        blobs.append(write_wkb([[ring] for ring in rings]))
    return blobs


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
def test_a_union_holds_the_ground_of_all_its_pieces(engine):
    parts = list(engine.from_wkb(pieces()))
    whole = joined(engine, parts)
    assert engine.areas(object_array([whole]))[0] == pytest.approx(engine.areas(object_array(parts)).sum(), abs=EPSILON_M2)


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
def test_polygons_that_share_ground_are_joined_once(engine, monkeypatch):
    parts = list(engine.from_wkb([box(0, 0, 10, 10), box(5, 0, 10, 10), box(5, 0, 10, 10)]))
    calls = []
    union = engine.union
    monkeypatch.setattr(engine, "union", lambda polygons: calls.append(len(polygons)) or union(polygons), raising=False)
    monkeypatch.setattr(engine, "union_surely", lambda _polygons: pytest.fail("nothing was lost"), raising=False)
    assert engine.areas(object_array([joined(engine, parts)]))[0] == pytest.approx(150)
    assert calls == [3]


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
def test_the_surer_way_comes_to_the_same(engine):
    seed = 20261126
    print("seed", seed)
    random = np.random.default_rng(seed)
    parts = list(engine.from_wkb([box(*random.uniform(0, 100, 2), *random.uniform(5, 40, 2)) for _ in range(30)]))
    usual, sure = engine.areas(object_array([engine.union(parts), engine.union_surely(parts)]))
    assert sure == pytest.approx(usual, abs=EPSILON_M2)


@pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
def test_ground_lost_for_good_is_refused(engine, monkeypatch):
    parts = list(engine.from_wkb([box(0, 0, 10, 10), box(20, 0, 10, 10)]))
    monkeypatch.setattr(engine, "union", lambda polygons: polygons[0], raising=False)
    monkeypatch.setattr(engine, "union_surely", lambda polygons: polygons[0], raising=False)
    with pytest.raises(GeometryProblem, match="lost ground"):
        joined(engine, parts)
