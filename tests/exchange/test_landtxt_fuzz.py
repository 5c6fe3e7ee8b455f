"""20,000 damaged land-boundary files: each reads as the clean one, or carries a remark, or is refused with a line."""

import random
import re
import time
from typing import Callable, List, Optional, Tuple

import pytest

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.landtxt_format import LandFormat
from farmland_guard.exchange.landtxt_model import LandFile, LandPolygon
from farmland_guard.exchange.landtxt_reader import read_land_txt
from farmland_guard.exchange.landtxt_writer import LandParcelOut, header_for, write_land_txt
from tests.exchange.landtxt_cases import square

FILES = 20_000
LONGEST_READ = 2.0
LINE = re.compile(r", line [0-9]+[:,]")


def clean_files(dice: random.Random, folder) -> List[bytes]:
    """Small well-formed files in several layouts and encodings, with holes and parts."""
    made = []
    for number in range(40):
        parcels = []
        for part_number in range(dice.randint(1, 3)):
            x = 37540000 + dice.uniform(0, 40000)
            y = 3890000 + dice.uniform(0, 20000)
            side = dice.uniform(60, 200)
            ring = [(px + dice.uniform(-9, 9), py + dice.uniform(-9, 9)) for px, py in square(x, y, side)]
            holes = [square(x + side * 0.4, y + side * 0.4, side * 0.2)] * dice.randrange(2)
            parts = [LandPolygon([*ring, ring[0]], [[*hole, hole[0]] for hole in holes])]
            if dice.random() < 0.4:
                far = square(x + 500, y, side / 2)
                parts.append(LandPolygon([*far, far[0]]))
            area = sum(part.planar_area() for part in parts) / 10000
            parcels.append(LandParcelOut(f"DK{number:02}{part_number}", "东沟口", area, parts, "I49G001001", "种植", "0102"))
        form = LandFormat(
            layout=dice.choice(["common", "ogu", "supplement", "provincial"]),
            closing=dice.choice(["first", "next"]),
            restart_numbers=dice.random() < 0.5,
            mark=dice.choice(["J", ""]),
        )
        path = folder / f"{number}.txt"
        write_land_txt(path, parcels, header_for("EPSG:4525"), dice.choice(["gbk", "utf8"]), form)
        made.append(path.read_bytes())
    return made


def _lines(data: bytes) -> List[bytes]:
    return data.split(b"\r\n")


def lose_line(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    del lines[dice.randrange(len(lines))]
    return b"\r\n".join(lines)


def double_line(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    place = dice.randrange(len(lines))
    lines.insert(place, lines[place])
    return b"\r\n".join(lines)


def swap_lines(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    place = dice.randrange(len(lines) - 1)
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return b"\r\n".join(lines)


def join_lines(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    place = dice.randrange(len(lines) - 1)
    lines[place : place + 2] = [lines[place] + lines[place + 1]]
    return b"\r\n".join(lines)


def cut_off(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def lose_comma(data: bytes, dice: random.Random) -> bytes:
    places = [i for i, byte in enumerate(data) if byte == 0x2C]
    place = dice.choice(places)
    return data[:place] + data[place + 1 :]


def swap_columns(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    place = dice.choice([i for i, line in enumerate(lines) if re.match(rb"J?[0-9]+,[0-9]+,[0-9.]+,[0-9.]+$", line)])
    label, ring, north, east = lines[place].split(b",")
    lines[place] = b",".join([label, ring, east, north])
    return b"\r\n".join(lines)


def wrong_count(data: bytes, dice: random.Random) -> bytes:
    return re.sub(rb"(\r\n)([0-9]+)(,[0-9.]+,[^\r]*@)", lambda m: m[1] + b"%d" % (int(m[2]) + 7) + m[3], data, count=1)


def leading_digit(data: bytes, dice: random.Random) -> bytes:
    """A wrong digit in the thousands or above of one coordinate."""
    found = dice.choice(list(re.finditer(rb",([0-9]{7,8})\.[0-9]{3}", data)))
    place = dice.randrange(found.start(1), found.end(1) - 3)
    digit = dice.choice([d for d in b"0123456789" if d != data[place]])
    return data[:place] + bytes([digit]) + data[place + 1 :]


def any_byte(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + bytes([dice.randrange(256)]) + data[place + 1 :]


def lose_byte(data: bytes, dice: random.Random) -> bytes:
    place = dice.randrange(len(data))
    return data[:place] + data[place + 1 :]


def other_encoding(data: bytes, dice: random.Random) -> bytes:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("gbk")
    return text.encode(dice.choice(["utf-8-sig", "utf-16", "gb18030", "utf-8", "utf-16-le"]))


def other_newlines(data: bytes, dice: random.Random) -> bytes:
    return data.replace(b"\r\n", dice.choice([b"\n", b"\r", b"\r\n\r\n", b" \r\n"]))


def full_width(data: bytes, dice: random.Random) -> bytes:
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("gbk"), "gbk"
    lines = text.split("\r\n")
    place = dice.randrange(len(lines))
    lines[place] = lines[place].replace(",", "，").replace("=", "＝")
    return "\r\n".join(lines).encode(encoding)


DAMAGE: List[Callable[[bytes, random.Random], bytes]] = [
    lose_line, double_line, swap_lines, join_lines, cut_off, lose_comma, swap_columns, wrong_count, leading_digit,
    any_byte, lose_byte, other_encoding, other_newlines, full_width,
]  # fmt: skip


def content(file: LandFile) -> List[tuple]:
    return [
        (p.code, p.name, p.sheet, p.usage, p.land_class, tuple(sorted(p.other.items())),
         [[part.outer, *part.holes] for part in p.parts])
        for p in file.parcels
    ]  # fmt: skip


def one_value_differs(first: List[tuple], second: List[tuple]) -> bool:
    """True when exactly one text or one coordinate differs: the file then says so, and no reader could know better."""
    if len(first) != len(second):
        return False
    different = 0
    for one, other in zip(first, second):
        different += sum(a != b for a, b in zip(one[:-1], other[:-1]))
        if [[len(ring) for ring in part] for part in one[-1]] != [[len(ring) for ring in part] for part in other[-1]]:
            return False
        rings = [(a, b) for part, again in zip(one[-1], other[-1]) for a, b in zip(part, again)]
        # The closing point repeats the first one.
        different += sum(p != q for a, b in rings for p, q in zip(a[:-1], b[:-1]))
    return different <= 1


def a_text_came_apart(first: List[tuple], second: List[tuple]) -> bool:
    """True when one text of one parcel is two, as where a byte of it became a comma: the line then reads as one with a field more."""

    def texts(parcel: tuple) -> List[str]:
        return [each for each in (*parcel[:5], *(value for _, value in parcel[5])) if each]

    if [each[-1] for each in first] != [each[-1] for each in second]:
        return False
    changed = [(texts(one), texts(other)) for one, other in zip(first, second) if one != other]
    if len(changed) != 1:
        return False
    before, after = changed[0]
    return any(
        before == [*after[:at], whole, *after[at + 2 :]]
        for at in range(len(after) - 1)
        for whole in before
        if len(whole) == len(after[at]) + 1 + len(after[at + 1]) and whole.startswith(after[at]) and whole.endswith(after[at + 1])
    )


def read(data: bytes) -> Tuple[Optional[LandFile], str]:
    start = time.perf_counter()
    try:
        return read_land_txt(data, "t.txt"), ""
    except InputError as error:
        return None, str(error)
    finally:
        assert time.perf_counter() - start < LONGEST_READ


def test_damaged_files(tmp_path) -> None:
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    sources = [(data, content(read_land_txt(data, "t.txt"))) for data in clean_files(dice, tmp_path)]
    assert not any(read_land_txt(data, "t.txt").warnings for data, _ in sources)
    outcomes = {"equal": 0, "remarked": 0, "refused": 0, "one value": 0}
    for number in range(FILES):
        data, clean = sources[number % len(sources)]
        damage = [dice.choice(DAMAGE) for _ in range(1 if dice.random() < 0.8 else 2)]
        try:
            for step in damage:
                data = step(data, dice)
        except (UnicodeDecodeError, IndexError, ValueError):
            continue  # the first damage left nothing for the second one to work on
        file, refusal = read(data)
        if file is None:
            assert LINE.search(refusal), (seed, number, damage, refusal)
            outcomes["refused"] += 1
        elif file.warnings:
            assert all(warning.line > 0 for warning in file.warnings)
            outcomes["remarked"] += 1
        elif content(file) == clean:
            outcomes["equal"] += 1
        else:
            whole_parcels = content(file) == clean[: len(file.parcels)]
            known = one_value_differs(clean, content(file)) or a_text_came_apart(clean, content(file))
            assert known or (whole_parcels and cut_off in damage) or len(damage) > 1, (
                seed, number, damage, data,
            )  # fmt: skip
            outcomes["one value"] += 1
    print(outcomes)
    assert min(outcomes["equal"], outcomes["remarked"], outcomes["refused"]) > FILES // 20
    assert outcomes["one value"] < FILES // 20


@pytest.mark.parametrize("damage", [other_encoding, other_newlines])
def test_harmless_changes_read_the_same(tmp_path, damage) -> None:
    dice = random.Random(5)
    for data in clean_files(dice, tmp_path):
        file = read_land_txt(damage(data, dice), "t.txt")
        assert content(file) == content(read_land_txt(data, "t.txt"))
        assert not file.warnings
