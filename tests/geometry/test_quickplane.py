"""The polynomials that bring Gauss-Krüger coordinates to the equal-area plane, against the exact formulas."""

import numpy as np
import pytest

from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.quickplane import WORST_M, quick_plane

ZONE = GaussFrame(111.0, 37500000.0)


@pytest.mark.parametrize("lat0", [18.25, 24.0, 35.25, 45.5, 53.5])
def test_equal_to_the_exact_formulas_in_every_part_of_the_country(lat0):
    plane = quick_plane(ZONE, 111.25, lat0)
    assert plane is not None
    west, south, east, north = plane.box
    random = np.random.default_rng(int(lat0 * 4))
    xy = np.column_stack((random.uniform(west, east, 5000), random.uniform(south, north, 5000)))
    assert np.abs(plane(xy) - plane.exact(xy)).max() <= WORST_M


def test_what_lies_outside_goes_the_exact_way():
    plane = quick_plane(ZONE, 111.25, 35.25)
    xy = np.array([(37500000.0, 3900000.0), (37900000.0, 3900000.0), (37500000.0, 4900000.0), (560000.0, 3900000.0)])
    found, exact = plane(xy), plane.exact(xy)
    assert (found[1:3] == exact[1:3]).all()
    assert np.isnan(found[3]).all()


def test_equal_coordinates_give_equal_bits_wherever_they_stand():
    plane = quick_plane(ZONE, 111.25, 35.25)
    random = np.random.default_rng(2)
    xy = np.column_stack((random.uniform(37520000, 37590000, 20011), random.uniform(3.87e6, 3.93e6, 20011)))
    order = random.permutation(len(xy))
    assert (plane(xy)[order] == plane(xy[order])).all()
    assert (plane(xy)[7:8] == plane(xy[7:8])).all()
