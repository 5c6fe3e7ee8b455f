"""What the kernel's columns rest on: the join of boxes, 平差 in arrays, bulk reading."""

import struct

import numpy as np
import pytest

from farmland_guard.domain.adjustment import AdjustmentError, adjust
from farmland_guard.geometry.adjusting import adjust_groups
from farmland_guard.geometry.joining import BoxGrid
from farmland_guard.geometry.wkb import read_many, read_wkb, write_wkb

from .makers import box_ring


@pytest.mark.parametrize("seed", range(4))
def test_box_pairs_are_those_of_comparing_all(seed):
    print("seed", seed)
    random = np.random.default_rng(seed)

    def boxes(count):
        low = random.uniform(0, 1000, (count, 2))
        return np.hstack((low, low + random.exponential(30, (count, 2))))

    first, second = boxes(300), boxes(500)
    first[7] = (-1e9, -1e9, 1e9, 1e9)
    first[8] = (1e15, 1e15, 1e15 + 1, 1e15 + 1)
    first[9] = np.nan
    second[3] = (0, 0, 1000, 1000)
    second[4] = np.nan
    second[5] = first[20]
    expected = {
        (i, j)
        for i, a in enumerate(first)
        for j, b in enumerate(second)
        if a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
    }
    one, other = BoxGrid(first).pairs(second)
    assert len(one) == len(expected)
    assert set(zip(one.tolist(), other.tolist())) == expected


def test_no_boxes():
    for first, second in ((np.zeros((0, 4)), np.zeros((3, 4))), (np.full((2, 4), np.nan), np.zeros((3, 4)))):
        assert len(BoxGrid(first).pairs(second)[0]) == 0


@pytest.mark.parametrize("seed", range(8))
def test_adjusting_groups_is_the_plain_rule(seed):
    print("seed", seed)
    random = np.random.default_rng(seed)
    groups = 200
    sizes = random.integers(0, 7, groups)
    group = np.repeat(np.arange(groups), sizes)
    parts = np.round(random.exponential(3.0, len(group)), random.integers(1, 6))
    parts[random.random(len(parts)) < 0.2] = 0.005  # halves, and more of them than one
    parts[random.random(len(parts)) < 0.1] = 0.0
    controls = np.bincount(group, parts, minlength=groups) + random.choice([0, 0, 0, 0.004, -0.02, 0.3], groups)
    controls = np.maximum(controls, 0.0)
    keys = random.permutation(len(parts))
    figures, problems = adjust_groups(parts, group, controls, keys)
    refused = 0
    for number in range(groups):
        mine = np.flatnonzero(group == number)
        if not len(mine):
            continue
        try:
            expected = adjust(parts[mine].tolist(), float(controls[number]), keys=[f"{key:09d}" for key in keys[mine]])
        except AdjustmentError as error:
            refused += 1
            assert problems[number] == str(error)
            continue
        assert number not in problems
        assert figures[mine].tolist() == expected
    assert refused > 0


def multi(rings):
    return write_wkb([rings], always_multi=True)


def test_bulk_reading_is_the_strict_reading():
    outer, hole = box_ring(0, 0, 100, 100), box_ring(20, 20, 10, 10)
    big_endian = struct.pack(">BIII", 0, 3, 1, 5) + outer.astype(">f8").tobytes()
    blobs = [
        write_wkb([[outer]]),
        multi([outer]),
        multi([outer, hole]),
        write_wkb([[outer, hole], [box_ring(300, 0, 5, 5)]]),
        big_endian,
        struct.pack("<BIII", 1, 3, 1, 4) + outer[:-1].tobytes(),
        multi([outer])[:-3],
        multi([outer]) + b"\0",
        b"",
        struct.pack("<BII", 1, 3, 0),
        struct.pack("<BII", 1, 6, 0),
        struct.pack("<BIII", 1, 3, 1, 0xFFFFFFFF),
        struct.pack("<BII", 1, 6, 0xFFFFFFFF),
    ]
    header = b"GP\0\1" + struct.pack("<i", 4525)
    for skips, given in ((None, blobs), (np.full(len(blobs), 8), [header + blob for blob in blobs])):
        read = read_many(given, skips)
        for number, blob in enumerate(blobs):
            single = read.shapes.take([number])
            try:
                expected = read_wkb(blob)
            except Exception as error:
                assert read.problems[number] == str(error)
                assert len(single.xy) == 0
                continue
            assert read.problems[number] is None
            assert [len(rings) for rings in expected] == np.diff(single.polygon_at).tolist()
            assert (np.concatenate([each for rings in expected for each in rings]) == single.xy).all()
