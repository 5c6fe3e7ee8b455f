"""平差: rounded parts sum exactly to the control figure, and only rounding is spread."""

import random
from decimal import Decimal

import pytest

from farmland_guard.domain.adjustment import AdjustmentError, adjust
from farmland_guard.domain.units import round_half_up_decimal


def exact_sum(parts):
    return sum((Decimal(repr(part)) for part in parts), Decimal(0))


@pytest.mark.parametrize(
    ("parts", "control", "expected"),
    [
        ([3.334, 3.333, 3.333], 10.0, [3.34, 3.33, 3.33]),
        ([3.333, 3.333, 3.334], 10.0, [3.33, 3.33, 3.34]),
        ([1.0, 1.0, 1.0], 3.02, [1.01, 1.01, 1.0]),
        ([1.0, 1.0, 1.0], 2.99, [0.99, 1.0, 1.0]),
        ([1.0, 5.0], 6.02, [1.01, 5.01]),
        ([0.125, 0.125], 0.25, [0.12, 0.13]),
        ([0.0, 0.005, 2.0], 2.0, [0.0, 0.01, 1.99]),
        ([7.005], 7.005, [7.01]),
        ([], 0.0, []),
        ([0.0, 0.0], 0.0, [0.0, 0.0]),
    ],
)
def test_examples(parts, control, expected):
    assert adjust(parts, control) == expected


def test_the_largest_goes_first_and_equal_ones_in_their_order():
    assert adjust([1.004, 9.004, 5.004], 15.02) == [1.0, 9.01, 5.01]
    assert adjust([2.0, 2.0, 2.0, 2.0], 8.02) == [2.01, 2.01, 2.0, 2.0]
    assert adjust([2.0, 2.0, 2.0, 2.0], 7.98) == [1.99, 1.99, 2.0, 2.0]


def test_the_rule_that_spreads_by_size_uses_the_unrounded_parts():
    assert adjust([1.001, 1.002], 2.01) == [1.0, 1.01]


def test_a_part_is_never_made_negative():
    assert adjust([0.0, 0.0, 5.0], 4.98) == [0.0, 0.0, 4.98]
    assert adjust([0.01, 0.01, 0.0], 0.0) == [0.0, 0.0, 0.0]
    assert adjust([0.0, 0.0, 0.0, 0.03], 0.0) == [0.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize(("parts", "control"), [([1.0, 1.0], 2.03), ([1.0, 1.0], 1.97), ([], 0.01)])
def test_more_than_rounding_is_refused(parts, control):
    with pytest.raises(AdjustmentError) as caught:
        adjust(parts, control)
    assert caught.value.difference == pytest.approx(control - sum(parts))
    assert caught.value.limit == pytest.approx(0.01 * len(parts))
    assert str(caught.value.difference) in str(caught.value)


@pytest.mark.parametrize(
    ("parts", "control"), [([-1.0], 0.0), ([1.0], -1.0), ([float("nan")], 0.0), ([1.0], float("inf"))]
)
def test_figures_that_are_no_areas_are_refused(parts, control):
    with pytest.raises(ValueError):
        adjust(parts, control)


@pytest.mark.parametrize("unit", [0.01, 0.0001, 1])
def test_parts_of_a_whole_always_add_up(unit):
    seed = 20231229
    print("seed", seed)
    source = random.Random(seed)
    digits = {0.01: 2, 0.0001: 4, 1: 0}[unit]
    for _ in range(300):
        parts = [source.expovariate(1 / 3000) for _ in range(source.randint(1, 60))]
        control = sum(parts)
        adjusted = adjust(parts, control, unit)
        assert exact_sum(adjusted) == round_half_up_decimal(control, digits)
        assert all(after >= 0 for after in adjusted)
        assert max(abs(after - before) for after, before in zip(adjusted, parts)) <= 1.5 * unit + 1e-9
