"""Axis order, zones, datums and degrees of a land-boundary TXT."""

import pytest

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.landtxt_crs import crs_of
from tests.exchange.landtxt_cases import (
    FIELD,
    PARCEL,
    point_lines,
    read,
    remarks,
    simple,
    square,
    text,
)


def swap(line: str) -> str:
    number, label, first, second = line.split(",")
    return f"{number},{label},{second},{first}"


def test_swapped_columns_are_turned_with_a_remark() -> None:
    file = read(text((PARCEL, [swap(line) for line in point_lines(FIELD, "1")])))
    assert file.parcels[0].parts[0].outer[0] == FIELD[0]
    assert "11: the columns stand in the order east, north" in remarks(file)


def test_swapped_columns_with_six_digit_eastings() -> None:
    ring = square(560000.0, 3900000.0, 100.0)
    file = read(text((PARCEL, [swap(line) for line in point_lines(ring, "1")])))
    assert file.parcels[0].parts[0].outer[0] == (560000.0, 3900000.0)


def test_order_that_changes_within_a_parcel_is_refused() -> None:
    lines = point_lines(FIELD, "1")
    with pytest.raises(InputError, match=r"line 12: the order of X"):
        read(text((PARCEL, [lines[0], swap(lines[1]), *lines[2:]])))


def zone_header(zone: str, width: str = "3", system: str = "2000国家大地坐标系", unit: str = "米") -> str:
    return f"[属性描述]\n坐标系={system}\n几度分带={width}\n计量单位={unit}\n带号={zone}\n[地块坐标]\n"


@pytest.mark.parametrize(
    ("zone", "width", "easting", "authid"),
    [
        ("37", "3", 37560000.0, "EPSG:4525"),
        ("37", "3", 560000.0, "EPSG:4546"),
        ("25", "3", 25500000.0, "EPSG:4513"),
        ("45", "3", 45500000.0, "EPSG:4533"),
        ("25", "3", 500000.0, "EPSG:4534"),
        ("45", "3", 500000.0, "EPSG:4554"),
        ("19", "6", 19560000.0, "EPSG:4497"),
        ("13", "6", 13560000.0, "EPSG:4491"),
        ("23", "6", 23560000.0, "EPSG:4501"),
        ("19", "6", 560000.0, "EPSG:4508"),
        ("", "3", 37560000.0, "EPSG:4525"),
        ("37带", "3", 560000.0, "EPSG:4546"),
    ],
)
def test_crs_of_zones(zone: str, width: str, easting: float, authid: str) -> None:
    ring = square(easting, 3900000.0, 100.0)
    file = read(text((PARCEL, point_lines(ring, "1")), header=zone_header(zone, width)))
    assert crs_of(file) == authid
    assert not file.needs_crs
    assert not file.warnings


def test_six_digits_without_zone_need_a_crs() -> None:
    ring = square(560000.0, 3900000.0, 100.0)
    file = read(text((PARCEL, point_lines(ring, "1")), header=zone_header("")))
    assert file.needs_crs
    with pytest.raises(InputError, match=r"t\.txt does not say in which zone"):
        crs_of(file)
    assert crs_of(file, "EPSG:4546") == "EPSG:4546"
    with pytest.raises(InputError, match="cannot be in EPSG:4525"):
        crs_of(file, "EPSG:4525")
    with pytest.raises(InputError, match="cannot be in EPSG:4490"):
        crs_of(file, "EPSG:4490")


def test_zone_that_contradicts_the_eastings() -> None:
    ring = square(38560000.0, 3900000.0, 100.0)
    file = read(text((PARCEL, point_lines(ring, "1"))))
    assert "带号 is 37, but eastings begin with 38" in remarks(file)
    with pytest.raises(InputError, match="correct 带号 or state the CRS"):
        crs_of(file)
    assert crs_of(file, "EPSG:4526") == "EPSG:4526"


def test_point_past_the_edge_of_its_zone_keeps_the_stated_zone() -> None:
    ring = square(37999980.0, 3900000.0, 100.0)
    file = read(text((PARCEL, point_lines(ring, "1"))))
    assert file.prefixes == (37, 38)
    assert crs_of(file) == "EPSG:4525"


def test_zone_that_is_none_of_china_is_remarked() -> None:
    assert "no zone of China" in remarks(read(simple(header=zone_header("111"))))


@pytest.mark.parametrize("system", ["1980西安坐标系", "80国家大地坐标系", "1954北京坐标系"])
def test_old_datums_are_refused(system: str) -> None:
    file = read(simple(header=zone_header("37", system=system)))
    for given in (None, "EPSG:4525"):
        with pytest.raises(InputError, match=f"t.txt is in {system}; there are no public parameters"):
            crs_of(file, given)


def test_other_systems() -> None:
    with pytest.raises(InputError, match="unknown coordinate system “某地独立坐标系”"):
        crs_of(read(simple(header=zone_header("37", system="某地独立坐标系"))))
    with pytest.raises(InputError, match="projected WGS84"):
        crs_of(read(simple(header=zone_header("37", system="WGS84坐标系"))))
    unstated = read(simple(header=zone_header("37", system="")))
    assert crs_of(unstated) == "EPSG:4525"
    assert "names no 坐标系" in remarks(unstated)


DEGREES = [(111.5, 35.0), (111.51, 35.0), (111.51, 35.01), (111.5, 35.01)]


@pytest.mark.parametrize("unit", ["度", "", "米"])
@pytest.mark.parametrize("swapped", [False, True])
def test_degrees(unit: str, swapped: bool) -> None:
    lines = [swap(line) if swapped else line for line in point_lines(DEGREES, "1")]
    file = read(text(("5,,DK001,甲,面,,,,@", lines), header=zone_header("", "", unit=unit)))
    assert file.unit == "deg"
    assert file.parcels[0].parts[0].outer[0] == (111.5, 35.0)
    assert crs_of(file) == "EPSG:4490"
    assert ("but the coordinates are degrees" in remarks(file)) == (unit == "米")


def test_degrees_in_wgs84_and_degrees_that_are_none() -> None:
    body = text(
        ("5,,A,甲,面,,,,@", point_lines(DEGREES, "1")), header=zone_header("", "", "WGS84坐标系", "度")
    )
    assert crs_of(read(body)) == "EPSG:4326"
    with pytest.raises(InputError, match="line 8: 计量单位 is 度"):
        read(simple(header=zone_header("37", unit="度")))
