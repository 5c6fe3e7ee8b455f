"""Units and rounding."""

import random
from decimal import Decimal

import pytest

from farmland_guard.domain.units import (
    SQUARE_METRES_PER_MU,
    format_hectares,
    format_mu,
    format_square_metres,
    hectares,
    mu,
    round_half_up,
    round_half_up_decimal,
    square_metres_from_mu,
)


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (0.125, 2, 0.13),
        (2.675, 2, 2.68),
        (1.005, 2, 1.01),
        (-0.125, 2, -0.13),
        (2.5, 0, 3.0),
        (0.5, 0, 1.0),
        (1e-7, 2, 0.0),
    ],
)
def test_rounding_is_half_up_on_the_written_digits(value, digits, expected):
    assert round_half_up(value, digits) == expected


def test_mu():
    assert SQUARE_METRES_PER_MU == pytest.approx(666.6666667)
    assert mu(3333.3333) == 5.0
    assert mu(3333.3333, 4) == 5.0
    assert mu(2000, 4) == 3.0
    assert mu(3.3333333, 4) == 0.005
    assert mu(30, 4) == 0.045
    assert mu(30) == 0.05
    assert square_metres_from_mu(5) == pytest.approx(3333.33333333)


def test_exact_halves_of_mu_go_up():
    # 10 m² are 0.015 亩 exactly; a division by 666.67 would lose the half.
    assert mu(10) == 0.02
    assert mu(Decimal("670")) == 1.01


def test_formats():
    assert format_mu(666.6667) == "1.00"
    assert format_mu(4000, 4) == "6.0000"
    assert format_square_metres(1234567.005) == "1234567.01"
    assert format_hectares(432.5325) == "0.0433"
    assert hectares(432.5325) == 0.0433


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_figure_is_made_of_nothing(value):
    with pytest.raises(ValueError):
        round_half_up(value)


def test_figures_are_rounded_alike_with_and_without_decimals():
    """Nearly all figures are rounded as doubles; they must come out as those that go through Decimal."""
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    values = [dice.uniform(0, 10 ** dice.randint(-3, 12)) for _ in range(5000)]
    values += [dice.randint(0, 10**6) / 8 for _ in range(2000)] + [round(dice.uniform(0, 1000), 3) for _ in range(5000)]
    values += [2.675, 0.125, 1.005, 0.015, 0.0, 1e-12, -0.125, -3.3, 1e15, 7]
    for value in values:
        for digits in (0, 2, 4):
            assert round_half_up(value, digits) == float(round_half_up_decimal(value, digits)), value
            in_mu = Decimal(repr(float(value))) * 3 / 2000
            assert mu(value, digits) == float(round_half_up_decimal(in_mu, digits)), value
    for nothing in (float("nan"), float("inf")):
        with pytest.raises(ValueError):
            mu(nothing)
