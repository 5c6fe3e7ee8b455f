"""Land-boundary TXT: real files, and every variant of the wild grammar with invented coordinates."""

import codecs

import pytest

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.landtxt_crs import crs_of
from farmland_guard.exchange.landtxt_reader import read_land_txt
from tests.exchange.landtxt_cases import (
    FIELD,
    HOLE,
    PARCEL,
    SECOND,
    areas,
    point_lines,
    read,
    remarks,
    simple,
    square,
    text,
)
from tests.shared import shared_data

# --- real files ------------------------------------------------------------------------------------------

READABLE = {
    "44120000072.txt": (1, 12247.096, "公顷", "EPSG:4526"),
    "44120000105.txt": (1, 87422.545, "公顷", "EPSG:4526"),
    "44120000120.txt": (1, 26707.765, "公顷", "EPSG:4526"),
    "44120000319.txt": (1, 103262.232, "公顷", "EPSG:4526"),
    "44120000669_44120001725_44120002171.txt": (1, 432.5325, "公顷", "EPSG:4526"),
    "kanyu_itest_area_in_m2.txt": (1, 100.0, "平方米", "EPSG:4527"),
    "multipart_ring2_is_second_part.txt": (2, 100.0, "", "EPSG:4547"),
    "plot_000.txt": (1, 12247.096, "", "EPSG:4526"),
}


@pytest.mark.parametrize("name", sorted(READABLE))
def test_real_file(name: str) -> None:
    file = read_land_txt(shared_data("txt", name))
    parts, area, unit, authid = READABLE[name]
    (parcel,) = file.parcels
    assert len(parcel.parts) == parts
    assert not any(part.holes for part in parcel.parts)
    assert parcel.planar_area() == pytest.approx(area, abs=0.001)
    assert parcel.declared_area_unit == unit
    assert crs_of(file) == authid
    assert bool(file.warnings) == (name == "multipart_ring2_is_second_part.txt")


def test_every_real_file_is_known_here() -> None:
    known = {*READABLE, "kanyu_bad_fullwidth_comma.txt"}
    assert {path.name for path in shared_data("txt").glob("*.txt")} <= known


def test_real_file_without_a_shape_is_refused() -> None:
    with pytest.raises(InputError, match=r"kanyu_bad_fullwidth_comma\.txt, line 5: .*fewer than three"):
        read_land_txt(shared_data("txt", "kanyu_bad_fullwidth_comma.txt"))


# --- encodings and line ends -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("gbk", b"", "gb18030"),
        ("gb18030", b"", "gb18030"),
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_newlines(encoding: str, mark: bytes, named: str, newline: str) -> None:
    data = mark + simple().replace("\n", newline).encode(encoding)
    file = read_land_txt(data, "t.txt")
    assert file.encoding == named
    assert file.parcels[0].name == "东沟口"
    assert not file.warnings


def test_bytes_of_no_encoding_are_refused_with_the_line() -> None:
    data = simple().encode("gbk").replace("东沟口".encode("gbk"), b"\xff\xff")
    with pytest.raises(InputError, match=r"t\.txt, line 10: .*GB18030"):
        read_land_txt(data, "t.txt")


def test_binary_is_refused() -> None:
    with pytest.raises(InputError, match=r"t\.txt, line 1: this is not a text file"):
        read_land_txt(b"[\0\1\2\0", "t.txt")


def test_missing_file_is_refused(tmp_path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_land_txt(tmp_path / "absent.txt")


# --- parcel lines --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (PARCEL, ("DK001", "东沟口", "I49G001001", "种植", "0102", {})),
        ("5,1.0,DK001,东沟口,面,,,@", ("DK001", "东沟口", "", "", "", {})),
        ("5,1.0,DK001,东沟口,面,TFH,YT,0102,甲,@", ("DK001", "东沟口", "TFH", "YT", "0102", {"字段9": "甲"})),
        (
            "5,1.0,DK001,东沟口,2022,1,面,J50G017037,占补平衡,,水浇地,3,@",
            (
                "DK001",
                "东沟口",
                "J50G017037",
                "占补平衡",
                "水浇地",
                {"补充耕地实施年份": "2022", "耕地坡度级别": "1", "耕地质量等级": "3"},
            ),
        ),
        (
            "5,1.0,DK001,东沟口,面,TFH,YT,0102,20,耕地,前,后,无,@",
            ("DK001", "东沟口", "TFH", "YT", "0102", {"TBLX": "20", "DL": "耕地", "GZQ": "前", "GZH": "后", "BZ": "无"}),
        ),
        (
            "0,0,140827104,东沟村,DK001,东沟口,面,,,,@",
            ("DK001", "东沟口", "", "", "", {"政区代码": "140827104", "村名": "东沟村"}),
        ),
        ("5,东沟口,面,种植,@", ("", "东沟口", "", "种植", "", {})),
        ("DK001,东沟口,@", ("DK001", "东沟口", "", "", "", {})),
        ("5,1.0,DK001,东沟口,面,,,,@", ("DK001", "东沟口", "", "", "", {})),
    ],
)  # fmt: skip
def test_parcel_layouts(line: str, expected: tuple) -> None:
    (parcel,) = read(simple(line)).parcels
    assert (parcel.code, parcel.name, parcel.sheet, parcel.usage, parcel.land_class, parcel.other) == expected
    assert areas(read(simple(line))) == [[10000.0]]


def test_unknown_number_of_fields_is_refused_with_the_line() -> None:
    with pytest.raises(InputError, match=r"t\.txt, line 10: the parcel line"):
        read(simple("5,1.0,DK001,甲,乙,丙,@"))


def test_full_width_commas_are_read_with_a_remark() -> None:
    file = read(simple("5，1.0，DK001，东沟口，面，，，，@").replace("J2,1,", "J2，1，"))
    assert file.parcels[0].code == "DK001"
    assert "10: 2 lines use full-width" in remarks(file)


def test_full_width_comma_inside_a_name_stays() -> None:
    file = read(simple("5,1.0,DK001,东沟口，西片,面,,,,@"))
    assert file.parcels[0].name == "东沟口，西片"
    assert not file.warnings


def test_full_width_header_separators() -> None:
    file = read(simple().replace("带号=37", "带号：37").replace("计量单位=米", "计量单位＝米"))
    assert file.zone == 37
    assert "full-width" in remarks(file)


def test_missing_mark_is_read_with_a_remark() -> None:
    file = read(simple("5,1.0,DK001,东沟口,面,,,"))
    assert file.parcels[0].code == "DK001"
    assert "10: the parcel line lacks the closing @" in remarks(file)


def test_headings_and_explanations_are_passed_over() -> None:
    body = simple().replace(
        "[地块坐标]\n", "[地块坐标]\n【点数,面积,地块编号,@】\n【说明】\n坐标由测绘单位提供\n"
    )
    file = read(body)
    assert areas(file) == [[10000.0]]
    assert file.sections["说明"] == ["坐标由测绘单位提供"]


def test_other_sections_are_kept() -> None:
    file = read("[项目信息]\n项目名称=示范\n" + simple())
    assert file.sections["项目信息"] == ["项目名称=示范"]
    assert not file.warnings


def test_lines_and_points_are_left_out_with_a_remark() -> None:
    line = ("2,,L1,沟渠,线,,,,@", ["J1,1,3900000.000,37560000.000", "J2,1,3900100.000,37560000.000"])
    file = read(text((PARCEL, point_lines(FIELD, "1")), line))
    assert [parcel.code for parcel in file.parcels] == ["DK001"]
    assert "L1 is a 线" in remarks(file)


def test_duplicate_codes_are_remarked() -> None:
    file = read(text((PARCEL, point_lines(FIELD, "1")), (PARCEL, point_lines(SECOND, "1"))))
    assert "DK001 was already used in line 10" in remarks(file)


# --- counts and areas ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "remarked"), [(5, False), (4, False), (0, False), (6, True), (3, True)])
def test_stated_number_of_points(count: int, remarked: bool) -> None:
    file = read(simple(f"{count},1.0,DK001,甲,面,,,,@"))
    assert ("states" in remarks(file)) == remarked


@pytest.mark.parametrize(
    ("stated", "unit", "m2", "remarked"),
    [
        ("1.0000", "公顷", 10000.0, False),
        ("1.0000公顷", "公顷", 10000.0, True),
        ("1.0049", "公顷", 10049.0, False),
        ("1.0051", "", None, True),
        ("10000.00", "平方米", 10000.0, False),
        ("9960㎡", "平方米", 9960.0, True),
        ("15亩", "亩", 10000.0, True),
        ("2公顷", "公顷", 20000.0, True),
        ("", "", None, False),
        ("约一公顷", "", None, True),
        ("-1", "", None, True),
    ],
)
def test_stated_area(stated: str, unit: str, m2: float, remarked: bool) -> None:
    file = read(simple(f"5,{stated},DK001,甲,面,,,,@"))
    (parcel,) = file.parcels
    assert parcel.declared_area_unit == unit
    assert parcel.declared_area_m2() == (None if m2 is None else pytest.approx(m2))
    assert bool(file.warnings) == remarked


def test_small_parcel_may_differ_by_a_square_metre() -> None:
    ring = square(37560000.0, 3900000.0, 10.0)
    assert not read(text(("5,0.0101,A,甲,面,,,,@", point_lines(ring, "1")))).warnings
    assert read(text(("5,0.0102,A,甲,面,,,,@", point_lines(ring, "1")))).warnings


# --- layouts without parcel lines ---------------------------------------------------------------------------


def test_provincial_six_columns() -> None:
    rows, number = [], 0
    for feature, rings in (("1", [FIELD, HOLE]), ("2", [SECOND])):
        for label, ring in enumerate(rings, 1):
            for i, (x, y) in enumerate([*ring, ring[0]], 1):
                number += 1
                rows.append(f"{number},{feature},{label},J{i},{y:.3f},{x:.3f}")
        rows.append("")
    file = read("\n".join(rows))
    assert areas(file) == [[9600.0], [2500.0]]
    assert [parcel.code for parcel in file.parcels] == ["1", "2"]
    assert crs_of(file) == "EPSG:4525"


def test_system_export_with_bare_pairs() -> None:
    pairs = [f"{y:.3f},{x:.3f}" for x, y in [*FIELD, FIELD[0]]]
    file = read("GISQLANDPLAN$$2026-01-01\n" + "\n".join(pairs))
    assert areas(file) == [[10000.0]]


def test_enforcement_layout_with_free_text_before_the_section() -> None:
    lines = [line.replace("J", "") for line in point_lines(FIELD, "1")]
    file = read("进出平衡项目坐标\n[地块坐标]\n5,东沟口,面,种植,@\n" + "\n".join(lines))
    assert areas(file) == [[10000.0]]
    assert file.parcels[0].usage == "种植"


def test_extra_columns_and_points_without_ring_number() -> None:
    six = [f"{line},100.00,0" for line in point_lines(FIELD, "1")]
    three = [f"J{i},{y:.3f},{x:.3f}" for i, (x, y) in enumerate([*FIELD, FIELD[0]], 1)]
    assert areas(read(text((PARCEL, six)))) == areas(read(text((PARCEL, three)))) == [[10000.0]]


def test_points_without_parcel_line() -> None:
    file = read(text((point_lines(FIELD, "1")[0], point_lines(FIELD, "1")[1:])))
    assert areas(file) == [[10000.0]]
    assert "one unnamed parcel" in remarks(file)


def test_wkb_of_a_parcel_is_a_multipolygon_that_geos_reads() -> None:
    shapely = pytest.importorskip("shapely")
    points = point_lines(FIELD, "1") + point_lines(HOLE, "2") + point_lines(SECOND, "3")
    shape = shapely.from_wkb(read(text(("15,,A,甲,面,,,,@", points))).parcels[0].wkb())
    assert shape.geom_type == "MultiPolygon"
    assert shape.is_valid
    assert shape.area == pytest.approx(12100.0, abs=1e-6)
