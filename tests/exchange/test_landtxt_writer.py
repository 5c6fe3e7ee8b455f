"""The strict writer: exact text, round trips over all real files, encodings, refusals, whole or not at all."""

import random
from pathlib import Path

import pytest

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.landtxt_crs import crs_of
from farmland_guard.exchange.landtxt_format import LandFormat, format_of, texts_from
from farmland_guard.exchange.landtxt_model import LandFile, LandPolygon, ring_area
from farmland_guard.exchange.landtxt_reader import read_land_txt
from farmland_guard.exchange.landtxt_writer import LandHeader, LandParcelOut, header_for, write_land_txt
from tests.exchange.landtxt_cases import FIELD, HOLE, SECOND, square
from tests.shared import shared_data


def closed(ring: list) -> list:
    return [*ring, ring[0]]


def parcel(code: str = "DK001", name: str = "东沟口", **more: object) -> LandParcelOut:
    parts = [LandPolygon(closed(FIELD), [closed(HOLE)]), LandPolygon(closed(SECOND))]
    return LandParcelOut(code, name, 1.21, parts, **more)  # type: ignore[arg-type]


def test_exact_text(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    header = header_for("EPSG:4525", producer="某县自然资源局", date="2026-1-5")
    assert write_land_txt(path, [parcel(sheet="I49G001001", usage="种植", land_class="0102")], header) == []
    lines = path.read_bytes().decode("gbk").split("\r\n")
    assert lines[:12] == [
        "[属性描述]",
        "格式版本号=",
        "数据产生单位=某县自然资源局",
        "数据产生日期=2026-1-5",
        "坐标系=2000国家大地坐标系",
        "几度分带=3",
        "投影类型=高斯克吕格",
        "计量单位=米",
        "带号=37",
        "精度=0.001",
        "转换参数=,,,,,,",
        "[地块坐标]",
    ]
    assert lines[12] == "15,1.2100,DK001,东沟口,面,I49G001001,种植,0102,@"
    assert lines[13] == "J1,1,3900000.000,37560000.000"
    assert lines[17] == "J1,1,3900000.000,37560000.000"
    assert lines[18] == "J5,2,3900040.000,37560040.000"
    assert lines[22] == "J5,2,3900040.000,37560040.000"
    assert lines[23] == "J9,3,3900000.000,37560300.000"
    assert lines[27:] == ["J9,3,3900000.000,37560300.000", ""]


@pytest.mark.parametrize(
    ("options", "count", "numbers"),
    [
        ({"closing": "next"}, 15, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"),
        ({"closing": "none"}, 12, "1 2 3 4 5 6 7 8 9 10 11 12"),
        ({"restart_numbers": True}, 15, "1 2 3 4 1 1 2 3 4 1 1 2 3 4 1"),
        ({"count_closing": False}, 12, "1 2 3 4 1 5 6 7 8 5 9 10 11 12 9"),
    ],
)
def test_options(tmp_path: Path, options: dict, count: int, numbers: str) -> None:
    path = tmp_path / "out.txt"
    write_land_txt(path, [parcel()], header_for("EPSG:4525"), form=LandFormat(**options))
    lines = path.read_bytes().decode("gbk").split("\r\n")[12:-1]
    assert lines[0].startswith(f"{count},")
    assert " ".join(line.split(",")[0][1:] for line in lines[1:]) == numbers
    file = read_land_txt(path)
    assert bool(file.warnings) == (options.get("closing") == "none")
    assert [len(part.holes) for part in file.parcels[0].parts] == [1, 0]


@pytest.mark.parametrize(
    ("authid", "origin"),
    [
        ("EPSG:4525", (37560000.1234, 3900000.5678)),
        ("EPSG:4546", (560000.1234, 3900000.5678)),
        ("EPSG:4497", (19560000.0, 3900000.0)),
        ("EPSG:4508", (560000.0, 3900000.0)),
        ("EPSG:4490", (111.5, 35.0)),
    ],
)
def test_crs_survives(tmp_path: Path, authid: str, origin: tuple) -> None:
    side = 0.001 if authid == "EPSG:4490" else 50.0
    ring = square(*origin, side)
    path = tmp_path / "out.txt"
    write_land_txt(path, [LandParcelOut("A", "甲", None, [LandPolygon(closed(ring))])], header_for(authid))
    file = read_land_txt(path)
    assert crs_of(file) == authid
    assert not file.warnings
    tolerance = 1e-8 if authid == "EPSG:4490" else 0.0006
    for got, put in zip(file.parcels[0].parts[0].outer, closed(ring)):
        assert got == pytest.approx(put, abs=tolerance)


@pytest.mark.parametrize("authid", ["EPSG:2361", "EPSG:32649", ""])
def test_other_crs_is_refused(authid: str) -> None:
    with pytest.raises(InputError, match="CGCS2000"):
        header_for(authid)


def written_again(file: LandFile, path: Path) -> LandFile:
    parcels = [
        LandParcelOut(p.code, p.name, p.planar_area() / 10000, p.parts, p.sheet, p.usage, p.land_class)
        for p in file.parcels
    ]
    write_land_txt(path, parcels, LandHeader(zone=file.zone, zone_width=file.zone_width), "auto")
    return read_land_txt(path)


def assert_same(first: LandFile, second: LandFile) -> None:
    assert len(first.parcels) == len(second.parcels)
    for one, two in zip(first.parcels, second.parcels):
        assert (one.code, one.name, one.sheet, one.usage, one.land_class) == (
            two.code, two.name, two.sheet, two.usage, two.land_class,
        )  # fmt: skip
        assert len(one.parts) == len(two.parts)
        for part, again in zip(one.parts, two.parts):
            assert len(part.holes) == len(again.holes)
            for ring, ring_again in zip([part.outer, *part.holes], [again.outer, *again.holes]):
                assert len(ring) == len(ring_again)
                for (x, y), (u, v) in zip(ring, ring_again):
                    assert abs(x - u) <= 0.001
                    assert abs(y - v) <= 0.001


def test_real_files_come_back_the_same(tmp_path: Path) -> None:
    read = refused = 0
    for source in sorted(shared_data("txt").glob("*.txt")):
        try:
            file = read_land_txt(source)
        except InputError as error:
            assert source.name in str(error)
            refused += 1
            continue
        assert_same(file, written_again(file, tmp_path / source.name))
        read += 1
    assert (read, refused) == (8, 1)


def test_random_parcels_come_back_the_same(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    parcels = []
    for number in range(30):
        x = 37500000 + dice.uniform(0, 80000)
        y = 3860000 + dice.uniform(0, 80000)
        outer = square(x, y, dice.uniform(20, 900))
        side = outer[1][0] - outer[0][0]
        holes = [
            closed(square(x + side * 0.2, y + side * 0.3, side * dice.uniform(0.1, 0.4)))
        ] * dice.randrange(2)
        parts = [LandPolygon(closed(outer), holes), LandPolygon(closed(square(x + 2000, y, 7.5)))]
        dice.shuffle(parts)
        parcels.append(LandParcelOut(f"P{number}", "甲", None, parts))
    path = tmp_path / "random.txt"
    write_land_txt(path, parcels, header_for("EPSG:4525"), form=LandFormat(closing=dice.choice(["first", "next"])))
    file = read_land_txt(path)
    assert not file.warnings
    assert_same(LandFile("", parcels=parcels), file)  # type: ignore[arg-type]


# --- encodings -----------------------------------------------------------------------------------------------

RARE = "䶮"  # in GB18030, not in GBK


def test_auto_takes_gb18030_with_a_remark_naming_the_character(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    (remark,) = write_land_txt(path, [parcel(), parcel("DK002", f"{RARE}家沟")], header_for("EPSG:4525"))
    assert RARE in remark
    assert "DK002" in remark
    file = read_land_txt(path)
    assert (file.encoding, file.parcels[1].name) == ("gb18030", f"{RARE}家沟")


def test_gbk_refuses_what_it_lacks_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", encoding="ascii")
    with pytest.raises(InputError, match=f"DK002: the character {RARE} cannot be written in GBK"):
        write_land_txt(path, [parcel(), parcel("DK002", RARE)], header_for("EPSG:4525"), "gbk")
    assert path.read_text(encoding="ascii") == "before"
    assert [item.name for item in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize(("encoding", "codec"), [("gbk", "gbk"), ("gb18030", "gb18030"), ("utf8", "utf-8")])
def test_named_encodings(tmp_path: Path, encoding: str, codec: str) -> None:
    path = tmp_path / "out.txt"
    assert write_land_txt(path, [parcel()], header_for("EPSG:4525"), encoding) == []
    assert "东沟口" in path.read_bytes().decode(codec)


# --- refusals ------------------------------------------------------------------------------------------------


def test_comma_becomes_full_width_with_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    (remark,) = write_land_txt(path, [parcel(name="东沟口,西片")], header_for("EPSG:4525"))
    assert "地块名称 of DK001" in remark
    assert read_land_txt(path).parcels[0].name == "东沟口，西片"


@pytest.mark.parametrize("name", ["甲\n乙", "甲\r乙", "a@b"])
def test_breaks_and_marks_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="地块名称 of DK001"):
        write_land_txt(tmp_path / "out.txt", [parcel(name=name)], header_for("EPSG:4525"))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (LandParcelOut("A", "", 1.0, []), "no geometry"),
        (LandParcelOut("A", "", 1.0, [LandPolygon(closed(square(0, 0, 0.0001)))]), "fewer than three"),
        (
            LandParcelOut("A", "", 1.0, [LandPolygon([(0, 0), (1, 0), (float("nan"), 1), (0, 0)])]),
            "not a number",
        ),
        (LandParcelOut("A", "", float("nan"), [LandPolygon(closed(FIELD))]), "hectares"),
    ],
)
def test_what_cannot_be_written_is_refused(tmp_path: Path, bad: LandParcelOut, reason: str) -> None:
    with pytest.raises(InputError, match=f"parcel A.*{reason}"):
        write_land_txt(tmp_path / "out.txt", [parcel(), bad], header_for("EPSG:4525"))
    assert not list(tmp_path.iterdir())


def test_no_parcels_and_no_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no parcel to write"):
        write_land_txt(tmp_path / "out.txt", [], header_for("EPSG:4525"))
    with pytest.raises(InputError, match="cannot be written"):
        write_land_txt(tmp_path / "absent" / "out.txt", [parcel()], header_for("EPSG:4525"))


def test_area_is_rounded_half_up(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    shape = [LandPolygon(closed(FIELD))]
    write_land_txt(
        path, [LandParcelOut("A", "", 1.00005, shape), LandParcelOut("B", "", None, shape)], LandHeader(37)
    )
    text = path.read_bytes().decode("gbk")
    assert "5,1.0001,A," in text
    assert "5,,B," in text


# --- the look that a profile states ----------------------------------------------------------------------------


def test_layouts_come_back_with_every_field(tmp_path: Path) -> None:
    other = {"政区代码": "140827104", "村名": "东沟村", "补充耕地实施年份": "2026", "耕地质量等级": "7", "BZ": "无", "GZQ": "前"}
    for layout in ("common", "ogu", "supplement", "provincial"):
        path = tmp_path / f"{layout}.txt"
        out = parcel(sheet="I49G001001", usage="种植", land_class="0102", other=other)
        write_land_txt(path, [out], header_for("EPSG:4525"), form=LandFormat(layout=layout))
        file = read_land_txt(path)
        (again,) = file.parcels
        assert not file.warnings
        assert (again.code, again.name, again.sheet, again.usage, again.land_class) == (
            "DK001", "东沟口", "I49G001001", "种植", "0102",
        )  # fmt: skip
        known = {name[1:] for name in LandFormat(layout=layout).field_names if name.startswith("-")}
        assert again.other == {key: value for key, value in other.items() if key in known}
        assert [len(part.holes) for part in again.parts] == [1, 0]


def test_north_west_start_and_clockwise(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    write_land_txt(
        path, [parcel()], header_for("EPSG:4525"), form=LandFormat(north_west_start=True, clockwise=True, mark="", decimals=4)
    )
    lines = path.read_bytes().decode("gbk").split("\r\n")[13:17]
    x, y = FIELD[0]
    assert lines == [
        f"1,1,{y + 100:.4f},{x:.4f}",
        f"2,1,{y + 100:.4f},{x + 100:.4f}",
        f"3,1,{y:.4f},{x + 100:.4f}",
        f"4,1,{y:.4f},{x:.4f}",
    ]
    (again,) = read_land_txt(path).parcels
    assert ring_area(again.parts[0].outer) < 0 < ring_area(again.parts[0].holes[0])


def test_area_unit_east_first_and_a_file_for_each(tmp_path: Path) -> None:
    form = LandFormat(each=True, area_unit="平方米", area_digits=2, east_first=True)
    write_land_txt(tmp_path, [parcel(), parcel("A/2")], header_for("EPSG:4525"), form=form)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["A_2.txt", "DK001.txt"]
    text = (tmp_path / "A_2.txt").read_bytes().decode("gbk")
    assert "15,12100.00,A/2," in text
    assert "J1,1,37560000.000,3900000.000" in text
    file = read_land_txt(tmp_path / "A_2.txt")
    assert file.parcels[0].parts[0].outer[0] == FIELD[0]
    assert any("east, north" in remark.text for remark in file.warnings)
    with pytest.raises(InputError, match="two parcels would be written"):
        write_land_txt(tmp_path, [parcel("A/2"), parcel("A:2")], header_for("EPSG:4525"), form=form)


def test_a_profile_states_the_look_and_a_wrong_one_is_refused() -> None:
    assert format_of({"file": "x.txt", "encoding": "gbk", "decimals": 4, "mark": ""}) == LandFormat(decimals=4, mark="")
    with pytest.raises(InputError, match="land_txt section is wrong"):
        format_of({"layout": "unknown"})


def test_a_profile_says_where_the_fields_of_the_parcel_line_come_from() -> None:
    form = format_of({"layout": "provincial", "values": {"政区代码": "xzdm", "村名": "cmc", "usage": "tblx"}})
    row = {"xzdm": "140827104", "cmc": "东沟村", "tblx": None, "other": 1}
    assert texts_from(row, form) == {"政区代码": "140827104", "村名": "东沟村", "usage": ""}
    with pytest.raises(InputError, match="land_txt section is wrong: values 村长"):
        format_of({"layout": "provincial", "values": {"村长": "x"}})
