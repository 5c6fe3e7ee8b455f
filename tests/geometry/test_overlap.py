"""Overlap: who gets which ground, sums that add up, order and engine that do not matter."""

import csv
from decimal import Decimal

import numpy as np
import pytest
import shapely
from osgeo import ogr

from farmland_guard.domain.units import round_half_up_decimal
from farmland_guard.geometry.areas import areas_m2
from farmland_guard.geometry.cutting import compare_ids
from farmland_guard.geometry.overlap import Base, BaseRow, Cancelled, Subject, check_overlap
from farmland_guard.geometry.wkb import read_wkb
from tests.shared import shared_data

from .makers import CM111, DEGREES, ZONE37, box, box_ring, engines, in_degrees, osr_frame, polygon

X, Y = 37540000.0, 3900000.0
both_engines = pytest.mark.parametrize("engine", engines(), ids=lambda engine: engine.name)
both_methods = pytest.mark.parametrize("method", ["planar", "ellipsoidal"])


def row(source_id, x, y, width, height, land_class="0103", net=1.0):
    return BaseRow(source_id, land_class, net, box(X + x, Y + y, width, height))


def assert_sums(figures, roles):
    """The pieces of each role sum exactly to the rounded area, and without rounding to the area."""
    for role in roles:
        pieces = [piece for piece in figures.pieces if piece.role == role]
        total = sum((Decimal(repr(piece.adjusted_m2)) for piece in pieces), Decimal(0))
        assert total == round_half_up_decimal(figures.area_m2, 2)
        assert sum(piece.gross_m2 for piece in pieces) == pytest.approx(figures.area_m2, abs=1e-5)
        for piece in pieces:
            assert abs(piece.adjusted_m2 - piece.gross_m2) <= 0.0151


@both_engines
@both_methods
def test_figures_of_a_plain_case(engine, method):
    pbf = Base("pbf", [row("7", -50, -50, 80, 200, None, 0.8)], ZONE37)
    landuse = Base(
        "landuse",
        [
            row("1", 0, 0, 50, 100, "0101", 0.9),
            row("2", 50, 0, 20, 100, "0201"),
            row("3", 70, 0, 10, 100, "013", 0.5),
            row("4", 500, 500, 10, 10, "0103"),
        ],
        ZONE37,
    )
    result = check_overlap([Subject("a", box(X, Y, 100, 100))], ZONE37, [pbf, landuse], method, engine)
    (figures,) = result.figures
    scale = figures.area_m2 / 10000
    assert scale == pytest.approx(1, abs=1e-4)
    assert figures.problems == [] and result.base_problems == [] and result.shared_ground == []
    assert figures.pbf_m2 == pytest.approx(3000 * scale, abs=1e-3)
    assert figures.pbf_net_m2 == pytest.approx(2400 * scale, abs=1e-3)
    assert figures.cultivated_m2 == pytest.approx(6000 * scale, abs=1e-3)
    assert figures.cultivated_net_m2 == pytest.approx(5000 * scale, abs=1e-3)
    found = [(piece.role, piece.base_index, piece.source_id, piece.land_class) for piece in figures.pieces]
    assert found == [
        ("pbf", 0, "7", None),
        ("pbf", None, None, None),
        ("landuse", 0, "1", "0101"),
        ("landuse", 1, "2", "0201"),
        ("landuse", 2, "3", "013"),
        ("landuse", None, None, None),
    ]
    assert figures.pieces[1].gross_m2 == figures.pieces[1].net_m2 == pytest.approx(7000 * scale, abs=1e-3)
    assert not any(piece.sliver for piece in figures.pieces)
    assert_sums(figures, ("pbf", "landuse"))
    corners = {tuple(vertex) for rings in read_wkb(figures.pieces[2].wkb) for each in rings for vertex in each}
    assert {(X, Y), (X, Y + 100), (X + 50, Y), (X + 50, Y + 100)} <= corners


@both_engines
def test_a_role_that_is_not_given_has_no_figures(engine):
    subject = [Subject(1, box(X, Y, 10, 10))]
    (nothing,) = check_overlap(subject, ZONE37, [], "planar", engine).figures
    assert nothing.area_m2 == pytest.approx(100)
    assert nothing.pbf_m2 is nothing.pbf_net_m2 is nothing.cultivated_m2 is nothing.cultivated_net_m2 is None
    assert nothing.pieces == []
    (missed,) = check_overlap(subject, ZONE37, [Base("pbf", [], ZONE37)], "planar", engine).figures
    assert (missed.pbf_m2, missed.pbf_net_m2, missed.cultivated_m2) == (0.0, 0.0, None)
    assert [(piece.base_index, piece.gross_m2) for piece in missed.pieces] == [(None, pytest.approx(100))]


@both_engines
@both_methods
@pytest.mark.parametrize(
    ("ids", "order"),
    [
        (["10", "9", "100"], ["9", "10", "100"]),
        (["b10", "b9", "a1"], ["a1", "b10", "b9"]),
        ([None, "5", "x"], ["5", "x", None]),
    ],
)
def test_shared_ground_goes_to_the_lowest_id(engine, method, ids, order):
    """Three bases over the same 100 x 100 m, shifted by 20 m each; the net factors tell who got what."""
    place = {source_id: 20 * rank for rank, source_id in enumerate(order)}
    rows = [row(source_id, place[source_id], 0, 60, 100) for source_id in ids]
    result = check_overlap([Subject(1, box(X, Y, 100, 100))], ZONE37, [Base("pbf", rows, ZONE37)], method, engine)
    (figures,) = result.figures
    got = {piece.source_id: piece.gross_m2 for piece in figures.pieces if piece.base_index is not None}
    expected = dict(zip(order, (6000, 2000, 2000)))
    assert got == {source_id: pytest.approx(area, rel=1e-4) for source_id, area in expected.items()}
    assert figures.pbf_m2 == pytest.approx(10000, rel=1e-4)
    shared = {(each.first_id, each.other_id): each.area_m2 for each in result.shared_ground}
    first, second, third = order
    assert shared == {
        (first, second): pytest.approx(4000, rel=1e-4),
        (second, third): pytest.approx(4000, rel=1e-4),
        (first, third): pytest.approx(2000, rel=1e-4),
    }
    assert "share" in str(result.shared_ground[0])
    assert_sums(figures, ["pbf"])


def test_ids_are_compared_as_numbers_only_when_both_are():
    assert compare_ids("9", "10") == -1
    assert compare_ids("9", "1a") == 1
    assert compare_ids(None, "zzz") == 1
    assert compare_ids(None, None) == compare_ids("7", "7") == 0
    assert compare_ids("007", "7") == -1
    assert compare_ids("²", "1") == 1


@both_engines
def test_noise_is_folded_away_and_slivers_are_flagged(engine):
    rows = [row("1", -10, 0, 10 + 1e-9, 100), row("2", 99.998, 0, 10, 100), row("3", 40, 40, 0.1, 0.1)]
    result = check_overlap([Subject(1, box(X, Y, 100, 100))], ZONE37, [Base("pbf", rows, ZONE37)], "planar", engine)
    pieces = {piece.source_id: piece for piece in result.figures[0].pieces}
    assert set(pieces) == {"2", "3", None}
    assert pieces["2"].sliver and pieces["2"].gross_m2 == pytest.approx(0.2, abs=1e-5)
    assert pieces["3"].sliver and not pieces[None].sliver
    assert_sums(result.figures[0], ["pbf"])


def test_noise_is_counted():
    rows = [row("1", -10, 0, 10.0000001, 4)]
    result = check_overlap(
        [Subject(1, box(X, Y, 100, 100))], ZONE37, [Base("pbf", rows, ZONE37)], "planar", engines()[0]
    )
    assert result.figures[0].pbf_m2 == 0.0
    assert result.dropped_noise_count == 1
    assert 0 < result.dropped_noise_m2 < 1e-6


@both_methods
def test_bases_in_other_frames_give_the_same(method):
    rings = [box_ring(X - 30, Y, 63, 80), box_ring(X + 33, Y - 20, 45, 72)]
    subject = box_ring(X, Y, 71, 66)
    reference = None
    for frame in (ZONE37, CM111, DEGREES, osr_frame(4525), osr_frame(32649)):
        points = [np.column_stack(frame.from_lonlat(*in_degrees(ZONE37, each).T)) for each in rings]
        base = Base("pbf", [BaseRow(str(n), None, 1.0, polygon(each)) for n, each in enumerate(points)], frame)
        (figures,) = check_overlap([Subject(1, polygon(subject))], ZONE37, [base], method).figures
        values = [figures.area_m2, figures.pbf_m2] + [piece.gross_m2 for piece in figures.pieces]
        reference = reference or values
        assert values == pytest.approx(reference, abs=1e-4)
    degrees = polygon(in_degrees(ZONE37, subject))
    base = Base("pbf", [BaseRow(str(n), None, 1.0, polygon(each)) for n, each in enumerate(rings)], ZONE37)
    (figures,) = check_overlap([Subject(1, degrees)], DEGREES, [base], method).figures
    values = [figures.area_m2, figures.pbf_m2] + [piece.gross_m2 for piece in figures.pieces]
    assert values == pytest.approx(reference, abs=1e-4)
    for piece in figures.pieces:
        assert read_wkb(piece.wkb)[0][0][:, 0] == pytest.approx(111.4, abs=0.1)


def test_degrees_over_two_zones_are_measured_each_in_its_own():
    west = in_degrees(ZONE37, box_ring(37630000, 3900000, 100, 100))
    east = west + np.array((1.0, 0.0))
    base = Base("pbf", [BaseRow("w", None, 1, polygon(west)), BaseRow("e", None, 1, polygon(east))], DEGREES)
    subjects = [Subject("e", polygon(east)), Subject("w", polygon(west))]
    for method in ("planar", "ellipsoidal"):
        figures = check_overlap(subjects, DEGREES, [base], method).figures
        assert [each.key for each in figures] == ["e", "w"]
        for each in figures:
            assert each.pbf_m2 == pytest.approx(each.area_m2, abs=1e-5)
            assert [piece.source_id for piece in each.pieces] == [each.key]
    assert figures[0].area_m2 == pytest.approx(figures[1].area_m2, abs=1e-4)


def random_case(random, subjects=25, bases=90):
    """Blobs that overlap, some of them with a hole, within 600 x 600 m."""

    def blob():
        centre = random.uniform(0, 600, 2) + np.array((X, Y))
        angle = np.sort(random.uniform(0, 2 * np.pi, random.integers(4, 20)))
        radius = random.uniform(15, 90, len(angle))
        points = centre + np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None]
        outer = np.vstack((points, points[:1]))
        return [outer, box_ring(*centre, 0.5, 0.5)] if random.random() < 0.3 else [outer]

    return [blob() for _ in range(subjects)], [blob() for _ in range(bases)]


def turned(random, rings):
    """The same rings from another start vertex, some in the other direction."""
    out = []
    for points in rings:
        each = np.roll(points[:-1], random.integers(len(points)), axis=0)
        each = each[::-1] if random.random() < 0.5 else each
        out.append(np.vstack((each, each[:1])))
    return out


@both_methods
def test_order_start_direction_and_engine_do_not_matter(method):
    seed = 4711
    print("seed", seed)
    random = np.random.default_rng(seed)
    subjects, bases = random_case(random)

    def figures_of(subject_order, base_order, turn, engine):
        make = (lambda rings: polygon(*turned(random, rings))) if turn else (lambda rings: polygon(*rings))
        rows = [BaseRow(str(n), "0103" if n % 2 else "0201", 0.9, make(bases[n])) for n in base_order]
        result = check_overlap(
            [Subject(int(n), make(subjects[n])) for n in subject_order],
            ZONE37,
            [Base("pbf", rows, ZONE37), Base("landuse", rows, ZONE37)],
            method,
            engine,
        )
        by_key = {each.key: each for each in result.figures}
        return [by_key[n] for n in range(len(subjects))], result

    first, result = figures_of(range(25), range(90), False, engines()[0])
    assert len(result.shared_ground) > 20
    for turn, engine in ((True, engines()[0]), (False, engines()[1]), (True, engines()[1])):
        other, _ = figures_of(random.permutation(25), random.permutation(90), turn, engine)
        for one, two in zip(first, other):
            for name in ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2"):
                assert getattr(one, name) == pytest.approx(getattr(two, name), abs=1e-6)
            for role in ("pbf", "landuse"):
                sizes = [
                    {p.source_id: p.gross_m2 for p in each.pieces if p.role == role and p.gross_m2 > 1e-3}
                    for each in (one, two)
                ]
                assert sizes[0] == pytest.approx(sizes[1], abs=1e-6)
            assert_sums(one, ("pbf", "landuse"))
            assert_sums(two, ("pbf", "landuse"))


@both_engines
@both_methods
def test_real_fields(engine, method):
    """Planar figures equal independently computed ones; the pieces are valid and measure what they say."""
    frame = osr_frame(28992)
    fields = ogr.Open(str(shared_data("parcels", "fields.shp")))
    rows = [
        BaseRow(str(each.GetFID()), "0103", 0.9, bytes(each.GetGeometryRef().ExportToWkb()))
        for each in fields.GetLayer()
    ]
    candidates = ogr.Open(str(shared_data("parcels", "nl_candidates.geojson")))
    subjects = [
        Subject(each.GetField("fid_A"), bytes(each.GetGeometryRef().ExportToWkb())) for each in candidates.GetLayer()
    ]
    result = check_overlap(subjects, frame, [Base("pbf", rows, frame)], method, engine)
    with open(shared_data("parcels", "nl_candidates_x_fields.csv"), encoding="utf-8") as file:
        expected = {int(line["fid_A"]): float(line["dissolved_overlap"]) for line in csv.DictReader(file)}
    assert len(expected) == 37 and len(subjects) == 60
    for figures in result.figures:
        assert_sums(figures, ["pbf"])
        if method == "planar":
            assert figures.pbf_m2 == pytest.approx(expected.get(figures.key, 0.0), abs=0.001)
    assert len(result.shared_ground) == 18
    assert sum(each.area_m2 for each in result.shared_ground) == pytest.approx(0.1425, abs=0.0005)
    assert all(int(each.first_id) < int(each.other_id) for each in result.shared_ground)
    pieces = [piece for figures in result.figures for piece in figures.pieces]
    assert shapely.is_valid(shapely.from_wkb([piece.wkb for piece in pieces])).all()
    for piece, (area, _) in zip(pieces, areas_m2([piece.wkb for piece in pieces], frame, method, engine)):
        assert area == pytest.approx(piece.gross_m2, abs=0.01)


def test_cancelling_stops_and_progress_grows():
    subjects = [Subject(n, box(X + 10 * n, Y, 10, 10)) for n in range(1200)]
    base = Base("pbf", [row("1", 0, 0, 5000, 5)], ZONE37)
    seen = []
    check_overlap(subjects, ZONE37, [base], "planar", progress=lambda part: seen.append(part) or True)
    assert seen == sorted(seen) and seen[0] == 0.0 and seen[-1] == 1.0 and len(seen) >= 5
    seen.clear()
    with pytest.raises(Cancelled):
        check_overlap(subjects, ZONE37, [base], "planar", progress=lambda part: seen.append(part) or part < 0.3)
    assert max(seen) < 0.9


def test_without_pieces_the_figures_are_the_same():
    random = np.random.default_rng(5)
    subjects, bases = random_case(random)
    base = Base("pbf", [BaseRow(str(n), None, 0.5, polygon(*each)) for n, each in enumerate(bases)], ZONE37)
    given = [Subject(n, polygon(*each)) for n, each in enumerate(subjects)]
    full = check_overlap(given, ZONE37, [base], "ellipsoidal")
    short = check_overlap(given, ZONE37, [base], "ellipsoidal", want_pieces=False)
    for one, two in zip(full.figures, short.figures):
        assert two.pieces == []
        assert (one.area_m2, one.pbf_m2, one.pbf_net_m2) == (two.area_m2, two.pbf_m2, two.pbf_net_m2)


def test_wrong_calls_are_refused():
    base = Base("pbf", [], ZONE37)
    for bases in ([base, base], [Base("redline", [], ZONE37)]):
        with pytest.raises(ValueError):
            check_overlap([], ZONE37, bases, "planar")
    with pytest.raises(ValueError):
        check_overlap([], ZONE37, [base], "cartesian")
    assert check_overlap([], ZONE37, [base], "planar").figures == []
