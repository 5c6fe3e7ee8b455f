"""Rings of a land-boundary TXT: closing, numbering, parts and holes, and what is no ring."""

import pytest

from farmland_guard.domain.errors import InputError
from tests.exchange.landtxt_cases import (
    FIELD,
    HEADER,
    HOLE,
    ISLAND,
    PARCEL,
    SECOND,
    areas,
    point_lines,
    read,
    remarks,
    square,
    text,
)


@pytest.mark.parametrize("closing", ["first", "next", "none"])
@pytest.mark.parametrize("restart", [True, False])
@pytest.mark.parametrize("mark", ["J", "", "J0"])
def test_closing_and_numbering(closing: str, restart: bool, mark: str) -> None:
    used = 4 + (closing == "next")
    second_start = 1 if restart else used + 1
    points = point_lines(FIELD, "1", 1, closing, mark) + point_lines(HOLE, "2", second_start, closing, mark)
    file = read(text(("0,0.96,DK001,甲,面,,,,@", points)))
    (parcel,) = file.parcels
    assert areas(file) == [[9600.0]]
    assert len(parcel.parts[0].holes) == 1
    assert parcel.parts[0].outer[0] == parcel.parts[0].outer[-1] == FIELD[0]
    assert bool(file.warnings) == (closing == "none")


@pytest.mark.parametrize("labels", ["1111", "1234", "1121", "2222"])
@pytest.mark.parametrize("reverse", [(), (0,), (1,), (0, 1, 2, 3)])
def test_parts_and_holes_by_containment_alone(labels: str, reverse: tuple) -> None:
    rings = [FIELD, HOLE, ISLAND, SECOND]
    rings = [ring[::-1] if i in reverse else ring for i, ring in enumerate(rings)]
    points = [line for ring, label in zip(rings, labels) for line in point_lines(ring, label)]
    file = read(text(("20,,DK001,甲,面,,,,@", points)))
    assert areas(file) == [[9600.0, 25.0, 2500.0]]
    assert [len(part.holes) for part in file.parcels[0].parts] == [1, 0, 0]


def test_hole_that_touches_the_outer_ring_is_a_hole() -> None:
    hole = [(37560000.0, 3900050.0), (37560030.0, 3900040.0), (37560030.0, 3900060.0)]
    file = read(text(("9,,DK001,甲,面,,,,@", point_lines(FIELD, "1") + point_lines(hole, "2"))))
    assert areas(file) == [[9700.0]]


def test_neighbour_that_shares_an_edge_is_a_part() -> None:
    next_door = square(37560100.0, 3900000.0, 30.0)
    file = read(text(("9,,DK001,甲,面,,,,@", point_lines(FIELD, "1") + point_lines(next_door, "2"))))
    assert areas(file) == [[10000.0, 900.0]]


def test_unclosed_rings_with_one_label_split_where_numbers_start_over() -> None:
    points = point_lines(FIELD, "1", closing="none") + point_lines(SECOND, "1", closing="none")
    assert areas(read(text(("8,,DK001,甲,面,,,,@", points)))) == [[10000.0, 2500.0]]


def test_repeated_point_and_repeated_ring_are_passed_over_with_remarks() -> None:
    lines = point_lines(FIELD, "1")
    file = read(text(("11,,DK001,甲,面,,,,@", [lines[0], lines[0], *lines[1:], *point_lines(FIELD, "2")])))
    assert areas(file) == [[10000.0]]
    assert "repeated points" in remarks(file)
    assert "repeats an earlier ring" in remarks(file)


@pytest.mark.parametrize(
    "ring",
    [FIELD[:2], [FIELD[0], FIELD[1], FIELD[0], FIELD[1]], [(37560000.0, 3900000.0 + i) for i in range(4)]],
)
def test_ring_without_an_area_is_refused_with_the_line(ring: list) -> None:
    with pytest.raises(InputError, match=r"t\.txt, line 11: .*at least three points"):
        read(text((PARCEL, point_lines(ring, "1"))))


@pytest.mark.parametrize(
    "bad",
    ["J2,1,39000x0,37560100.000", "J2,1,,37560100.000", "J2,1,nan,37560100.000", "J2,1,1_000,37560100", "J2"],
)
def test_unreadable_number_is_refused_with_the_line(bad: str) -> None:
    lines = point_lines(FIELD, "1")
    with pytest.raises(InputError, match=r"t\.txt, line 12: “J2"):
        read(text((PARCEL, [lines[0], bad, *lines[2:]])))


@pytest.mark.parametrize("body", ["", HEADER, "just a letter\n", "[属性描述]\n带号=37\n"])
def test_no_parcels_is_refused(body: str) -> None:
    with pytest.raises(InputError, match=r"t\.txt holds no parcel"):
        read(body)


def test_parcel_without_its_points_is_refused() -> None:
    with pytest.raises(InputError, match="states 5 points but has none"):
        read(text((PARCEL, []), (PARCEL, point_lines(FIELD, "1"))))


@pytest.mark.parametrize(
    "ring",
    [
        square(37560070.0, 3900070.0, 20.0),  # in the corner of the triangle's box, outside the triangle
        square(37560040.0, 3900040.0, 20.0),  # across its long side
    ],
)
def test_ring_within_the_box_but_not_within_the_ring_is_a_part(ring: list) -> None:
    triangle = [FIELD[0], FIELD[1], FIELD[3]]
    file = read(text(("9,,DK001,甲,面,,,,@", point_lines(triangle, "1") + point_lines(ring, "2"))))
    assert areas(file) == [[5000.0, 400.0]]
