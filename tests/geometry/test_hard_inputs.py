"""Geometry as it comes: each hard one gives its right figure or a reason, and the rest goes on."""

import struct

import numpy as np
import pytest
from osgeo import ogr

from farmland_guard.geometry.overlap import Base, BaseRow, Subject, check_overlap
from farmland_guard.geometry.problem import GeometryProblem
from farmland_guard.geometry.remainder import remainder
from farmland_guard.geometry.wkb import read_wkb, write_wkb

from .makers import DEGREES, ZONE37, box, box_ring, engines, in_degrees, polygon, ring

X, Y = 37540000.0, 3900000.0
both_engines = pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)


def at(points):
    return ring([(X + x, Y + y) for x, y in points])


def unclosed():
    points = at([(0, 0), (100, 0), (100, 100), (0, 100)])[:-1]
    return struct.pack("<BIII", 1, 3, 1, len(points)) + points.tobytes()


def with_z(code):
    flat = at([(0, 0), (100, 0), (100, 100), (0, 100)])
    return struct.pack("<BIII", 1, code, 1, 5) + np.column_stack((flat, np.full(5, 300.0))).tobytes()


SQUARE = [(0, 0), (100, 0), (100, 100), (0, 100)]
# name -> (subject, its area, its part west of x = 50, whether it must be reported)
USABLE = {
    "square": (polygon(at(SQUARE)), 10000, 5000, False),
    "bowtie": (polygon(at([(0, 0), (100, 100), (100, 0), (0, 100)])), 5000, 2500, True),
    "walked twice": (polygon(at([*SQUARE, (0, 0), *SQUARE[1:]])), 10000, 5000, True),
    "spike": (
        polygon(at([(0, 0), (100, 0), (100, 50), (150, 50), (100, 50), (100, 100), (0, 100)])),
        10000,
        5000,
        True,
    ),
    "duplicate vertices": (polygon(at([(0, 0), (0, 0), *SQUARE[1:], (0, 100)])), 10000, 5000, False),
    "clockwise": (polygon(at(SQUARE[::-1])), 10000, 5000, False),
    "hole": (polygon(at(SQUARE), at([(20, 20), (20, 30), (30, 30), (30, 20)])), 9900, 4900, False),
    "hole in the same direction": (
        polygon(at(SQUARE), at([(20, 20), (30, 20), (30, 30), (20, 30)])),
        9900,
        4900,
        False,
    ),
    "hole outside": (polygon(at(SQUARE), at([(220, 20), (230, 20), (230, 30), (220, 30)])), 10000, 5000, True),
    "hole across the edge": (polygon(at(SQUARE), at([(-10, 20), (10, 20), (10, 30), (-10, 30)])), 9900, 4900, True),
    "part in a part": (
        write_wkb([[at(SQUARE)], [at([(20, 20), (30, 20), (30, 30), (20, 30)])]]),
        10000,
        5000,
        True,
    ),
    "overlapping parts": (
        write_wkb([[at(SQUARE)], [at([(50, 0), (150, 0), (150, 100), (50, 100)])]]),
        15000,
        5000,
        True,
    ),
    "two parts": (write_wkb([[at(SQUARE)], [at([(200, 0), (210, 0), (210, 10), (200, 10)])]]), 10100, 5000, False),
    "unclosed": (unclosed(), 10000, 5000, False),
    "z": (with_z(1003), 10000, 5000, False),
    "ewkb z": (with_z(0x80000003), 10000, 5000, False),
}
UNUSABLE = {
    "null": None,
    "empty": bytes(ogr.CreateGeometryFromWkt("POLYGON EMPTY").ExportToWkb()),
    "nan": polygon(at([(0, 0), (np.nan, 0), (100, 100)])),
    "inf": polygon(at([(0, 0), (np.inf, 0), (100, 100)])),
    "curve": bytes(ogr.CreateGeometryFromWkt("CURVEPOLYGON (CIRCULARSTRING (0 0,4 0,4 4,0 4,0 0))").ExportToWkb()),
    "truncated": polygon(at(SQUARE))[:-5],
    "no area": polygon(at([(0, 0), (50, 0), (100, 0)])),
    "line": bytes(ogr.CreateGeometryFromWkt("LINESTRING (0 0,1 1)").ExportToWkb()),
}


@both_engines
@pytest.mark.parametrize("method", ["planar", "ellipsoidal"])
def test_subjects(engine, method):
    """All at once, so that a bad one would be seen to spoil its neighbours."""
    names = [name for pair in zip([*USABLE], [*UNUSABLE] * 2) for name in pair]
    blobs = {**{name: case[0] for name, case in USABLE.items()}, **UNUSABLE}
    base = Base("pbf", [BaseRow("1", None, 1.0, box(X - 50, Y - 50, 100, 300))], ZONE37)
    result = check_overlap([Subject(name, blobs[name]) for name in names], ZONE37, [base], method, engine)
    assert [figures.key for figures in result.figures] == names
    for figures in result.figures:
        if figures.key in UNUSABLE:
            assert figures.area_m2 is figures.pbf_m2 is figures.pbf_net_m2 is None
            assert figures.pieces == [] and len(figures.problems) == 1
            continue
        _, area, west, reported = USABLE[figures.key]
        assert figures.area_m2 == pytest.approx(area, rel=1e-4), figures.key
        assert figures.pbf_m2 == pytest.approx(west, rel=1e-4), figures.key
        assert bool(figures.problems) is reported, (figures.key, figures.problems)
        assert sum(piece.adjusted_m2 for piece in figures.pieces) == pytest.approx(figures.area_m2, abs=0.00501)


@both_engines
def test_bases(engine):
    """Bad rows of a base are repaired or left out, and named; rows that nobody touches are not transformed."""
    rows = [BaseRow(name, None, 1.0, case[0]) for name, case in USABLE.items()]
    rows += [BaseRow(name, None, 1.0, blob or b"") for name, blob in UNUSABLE.items()]
    rows += [BaseRow("far bowtie", None, 1.0, polygon(at([(9000, 0), (9100, 100), (9100, 0), (9000, 100)])))]
    rows += [
        BaseRow("no prefix", None, 1.0, box(540000, 3900000, 50, 50)),
        BaseRow("factor", None, 1.5, box(X, Y, 1, 1)),
    ]
    subject = [Subject(1, box(X - 200, Y - 200, 600, 600))]
    result = check_overlap(subject, ZONE37, [Base("pbf", rows, ZONE37)], "ellipsoidal", engine)
    told = {problem.source_id: problem for problem in result.base_problems}
    expected = {name for name, case in USABLE.items() if case[3]} | set(UNUSABLE) | {"factor"}
    assert set(told) == expected
    assert {name for name, problem in told.items() if problem.left_out} == set(UNUSABLE)
    assert all(name in str(problem) for name, problem in told.items())
    assert result.figures[0].pbf_m2 == pytest.approx(15000 + 100, rel=1e-4)
    assert result.figures[0].problems == []


@both_engines
def test_a_micrometre_sliver_is_not_lost(engine):
    base = Base("pbf", [BaseRow("1", None, 1.0, box(X - 10, Y, 10.000001, 100))], ZONE37)
    (figures,) = check_overlap([Subject(1, box(X, Y, 100, 100))], ZONE37, [base], "planar", engine).figures
    assert figures.pbf_m2 == pytest.approx(1e-4, rel=0.02)
    assert figures.pieces[0].sliver and figures.pieces[0].adjusted_m2 == 0.0


@both_engines
def test_giants_take_the_prepared_path_to_the_same_figures(engine):
    """A base of 5,000 vertices: subjects inside it, across its edge, in its hole and outside."""
    angle = np.linspace(0, 2 * np.pi, 5001)[:-1]
    circle = np.column_stack((np.cos(angle), np.sin(angle))) * 1000 + (X, Y)
    giant = polygon(np.vstack((circle, circle[:1])), box_ring(X - 50, Y - 50, 100, 100))
    base = Base("pbf", [BaseRow("1", None, 1.0, giant)], ZONE37)
    places = [(300, 300), (-10, -10), (40, 40), (990, -10), (690, 720)]
    subjects = [Subject(n, box(X + x, Y + y, 20, 20)) for n, (x, y) in enumerate(places)]
    figures = check_overlap(subjects, ZONE37, [base], "planar", engine).figures
    assert [each.pbf_m2 for each in figures[:3]] == pytest.approx([400, 0, 300], abs=1e-6)
    assert 150 < figures[3].pbf_m2 < 250
    assert figures[4].pbf_m2 == pytest.approx(400 if np.hypot(710, 740) < 1000 else figures[4].pbf_m2)


@both_engines
@pytest.mark.parametrize("method", ["planar", "ellipsoidal"])
@pytest.mark.parametrize("frame", [ZONE37, DEGREES], ids=["zone 37", "degrees"])
def test_remainder(engine, method, frame):
    def shape(*args):
        points = box_ring(*args)
        return polygon(points if frame is ZONE37 else in_degrees(ZONE37, points))

    case = shape(X, Y, 100, 100)
    whole, untouched = remainder(case, [], frame, method, engine)
    assert whole == pytest.approx(10000, rel=1e-4)
    first = read_wkb(case)[0][0]
    assert {tuple(vertex) for vertex in first} <= {tuple(vertex) for vertex in read_wkb(untouched)[0][0]}
    left, blob = remainder(case, [shape(X - 5, Y - 5, 55, 110), shape(X + 20, Y, 40, 100)], frame, method, engine)
    assert left == pytest.approx(0.4 * whole, abs=1e-3)
    again, nothing = remainder(blob, [shape(X + 50, Y - 10, 60, 120)], frame, method, engine)
    assert (again, nothing) == (0.0, None)
    assert remainder(case, [case], frame, method, engine) == (0.0, None)
    apart, _ = remainder(case, [shape(X + 500, Y, 10, 10)], frame, method, engine)
    assert apart == pytest.approx(whole, abs=1e-6)


@both_engines
def test_remainder_never_rests_on_what_could_not_be_computed(engine):
    case = box(X, Y, 100, 100)
    bowtie = USABLE["bowtie"][0]
    assert remainder(case, [bowtie], ZONE37, "planar", engine)[0] == pytest.approx(5000)
    for bad in UNUSABLE.values():
        with pytest.raises(GeometryProblem) as caught:
            remainder(case, [case, bad], ZONE37, "planar", engine)
        assert "2" in str(caught.value)
        with pytest.raises(GeometryProblem):
            remainder(bad, [], ZONE37, "planar", engine)


@both_engines
def test_a_missing_zone_prefix_is_never_a_silent_zero(engine):
    """On the plane too: the area would be right, but a base that has its prefix would never be met."""
    subject = [Subject(1, box(540000, 3900000, 100, 100))]
    degrees = polygon(in_degrees(ZONE37, box_ring(X, Y, 100, 100)))
    (figures,) = check_overlap(
        subject, ZONE37, [Base("pbf", [BaseRow("1", None, 1.0, degrees)], DEGREES)], "planar", engine
    ).figures
    assert figures.area_m2 is figures.pbf_m2 is None
    assert "zone prefix" in figures.problems[0]
    same = Base("pbf", [BaseRow("1", None, 1.0, box(540000, 3900000, 50, 100))], ZONE37)
    result = check_overlap([*subject, Subject(2, box(X, Y, 100, 100))], ZONE37, [same], "planar", engine)
    assert result.figures[0].area_m2 is None and "zone prefix" in result.figures[0].problems[0]
    assert result.figures[1].area_m2 == pytest.approx(10000) and result.figures[1].problems == []


@both_engines
@pytest.mark.parametrize("frame", [ZONE37, DEGREES], ids=["zone 37", "degrees"])
@pytest.mark.parametrize("method", ["planar", "ellipsoidal"])
def test_absurd_coordinates_are_named_and_cost_nothing(engine, frame, method):
    good = box_ring(X, Y, 100, 100)
    good = polygon(good if frame is ZONE37 else in_degrees(frame=ZONE37, points=good))
    absurd = [polygon(ring([(0, 0), (size, 0), (size, size)])) for size in (2e6, 1e12, 1e200, 1e308)]
    subjects = [Subject(n, blob) for n, blob in enumerate([good, *absurd, good])]
    figures = check_overlap(subjects, frame, [Base("pbf", [], frame)], method, engine).figures
    assert [each.area_m2 is None for each in figures] == [False, True, True, True, True, False]
    assert all(each.problems for each in figures[1:-1])


def test_a_failing_union_costs_only_its_subject(monkeypatch):
    (engine, _) = engines()
    right = engine.union

    def failing(geometries):
        if len(geometries) == 3:
            raise GeometryProblem("made up")
        return right(geometries)

    monkeypatch.setattr(engine, "union", failing)
    rows = [BaseRow(str(n), "0101", 1.0, box(X + 30 * n, Y, 20, 100)) for n in range(20)]
    subjects = [Subject(1, box(X, Y, 50, 50)), Subject(2, box(X, Y, 80, 50)), Subject(3, box(X, Y, 110, 50))]
    figures = check_overlap(subjects, ZONE37, [Base("landuse", rows, ZONE37)], "planar", engine).figures
    assert [each.cultivated_m2 for each in figures] == [pytest.approx(2000), None, pytest.approx(4000)]
    assert figures[1].problems == ["landuse: made up"] and figures[1].pieces == []
