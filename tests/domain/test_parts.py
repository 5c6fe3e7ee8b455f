"""Parts of a case close on the case: at 0.01 m² and at 0.01 亩, with what nothing covers as a part of its own."""

import random
from decimal import Decimal
from pathlib import Path

import pytest

from farmland_guard.domain.adjustment import AdjustmentError, adjust, adjust_mu
from farmland_guard.domain.landclass import load_classification
from farmland_guard.domain.parts import LandPiece, ZonePiece, category_parts, zone_parts
from farmland_guard.domain.units import format_mu, format_square_metres

CLASSES = Path(__file__).resolve().parents[2] / "resources" / "classes"
SEED = 20261125


def total(values):
    return sum(Decimal(str(value)) for value in values)


def pieces_of(raws, codes):
    adjusted = adjust(raws, sum(raws))
    return [
        LandPiece(code, code is not None, raw, figure, raw * 0.9) for raw, figure, code in zip(raws, adjusted, codes)
    ]


def test_categories_close_on_the_case_in_both_units():
    print("seed", SEED)
    dice = random.Random(SEED)
    survey = load_classification(CLASSES, "third_survey")
    for _ in range(500):
        number = dice.randint(1, 12)
        raws = [dice.choice((dice.uniform(0.0001, 1), dice.uniform(1, 30000))) for _ in range(number)]
        codes = [dice.choice(("0102", "0103", "0301", "0404", "0702", "1006", "9999", None)) for _ in range(number)]
        area = sum(raws)
        parts = category_parts(pieces_of(raws, codes), survey, area)
        assert total(part.adjusted_m2 for part in parts) == Decimal(format_square_metres(area))
        assert total(part.adjusted_mu for part in parts) == Decimal(format_mu(area))
        assert sum(part.raw_m2 for part in parts) == pytest.approx(area)
        assert ("uncovered" in {part.code for part in parts}) == (None in codes)
        assert ("unknown" in {part.code for part in parts}) == ("9999" in codes)
        for part in parts:
            own = [piece for piece in pieces_of(raws, codes) if survey.category(piece.land_class, piece.covered) == part.code]
            assert Decimal(str(part.adjusted_m2)) == total(piece.adjusted_m2 for piece in own)
            assert abs(part.adjusted_m2 - part.raw_m2) <= 0.015 * len(own)
            assert part.net_m2 == pytest.approx(part.raw_m2 * 0.9)


def test_the_order_of_pieces_changes_no_digit():
    print("seed", SEED)
    dice = random.Random(SEED)
    survey = load_classification(CLASSES, "third_survey")
    raws = [dice.uniform(0.001, 3000) for _ in range(9)]
    pieces = pieces_of(raws, ["0102", "0301", "0404", "0702", None, "0102", "0103", "1202", "0601"])
    first = category_parts(pieces, survey, sum(raws))
    for _ in range(20):
        dice.shuffle(pieces)
        again = category_parts(pieces, survey, sum(raws))
        assert [(p.code, p.adjusted_m2, p.adjusted_mu) for p in again] == [(p.code, p.adjusted_m2, p.adjusted_mu) for p in first]


def test_a_case_across_a_border_has_a_part_in_each_zone_and_one_outside():
    pieces = [ZonePiece("140827100", "新城镇", 100.005), ZonePiece(None, "", 0.004), ZonePiece("140827101", "历山镇", 200.003)]
    pieces.append(ZonePiece("140827100", "新城镇", 150.0))
    parts = zone_parts("township", pieces, 450.012, 450.01)
    assert [(part.code, part.name) for part in parts] == [("140827100", "新城镇"), ("140827101", "历山镇"), ("uncovered", "未覆盖")]
    assert total(part.adjusted_m2 for part in parts) == Decimal("450.01")
    assert total(part.adjusted_mu for part in parts) == Decimal(format_mu(450.012))


def test_parts_that_do_not_make_up_the_case_are_an_error_and_never_spread():
    with pytest.raises(AdjustmentError):
        zone_parts("township", [ZonePiece("1", "甲", 100.0)], 101.0, 101.0)
    with pytest.raises(AdjustmentError):
        adjust_mu([600.0], 680.0)


def test_mu_are_rounded_half_up_on_exact_decimals():
    # 3.3333… m² steps: 70 m² = 0.105 亩, half up 0.11
    assert adjust_mu([70.0], 70.0) == [0.11]
    assert adjust_mu([70.0, 70.0], 140.0) == [0.1, 0.11]


def test_equal_parts_are_adjusted_in_the_order_of_their_keys():
    assert adjust([0.005, 0.005, 0.005], 0.02, keys=["c", "a", "b"]) == [0.01, 0.0, 0.01]
