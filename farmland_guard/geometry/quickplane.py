"""Gauss-Krüger coordinates brought to the equal-area plane by polynomials, an order faster than by the projection's own formulas.

The projection is conformal: with q the isometric latitude, q + i·(L − L0) is an analytic function of northing + i·easting, real on
the central meridian. Its Taylor series about a point of the meridian therefore has real coefficients, and is summed by a
recurrence of real numbers; v = G(B) is a polynomial in q. Both are fitted to the exact formulas for the ground at hand and checked
against them when made; where they would be off by more than `WORST_M`, the exact formulas stay in use. Only sums and products
of the coordinates are taken, so equal coordinates give equal results wherever they stand in an array.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Optional, Tuple

import numpy as np

from .ellipsoid import E2, area_function, gauss_forward, gauss_inverse, parallel_radius
from .frame import GaussFrame
from .shapes import Floats

WORST_M = 1e-8  # largest error of a coordinate
_ROOT_E2 = np.sqrt(E2)
_SAMPLES = 64
_DEGREE = 11
_AREA_DEGREE = 9
_BLOCK = 1 << 14
_TRIALS = 24
_WITHIN = 1 - 1e-9
# The ground a fit holds for: a 3° zone with room to spare, and three degrees of latitude.
HALF_WIDTH_M, HALF_HEIGHT_M = 200000.0, 170000.0


def _isometric(lat: Floats) -> Floats:
    """Return the isometric latitude of latitudes in degrees."""
    sine = np.sin(np.radians(lat))
    return np.asarray(np.arctanh(sine) - _ROOT_E2 * np.arctanh(_ROOT_E2 * sine))


class QuickPlane:
    """Brings coordinates of one Gauss frame within a box to u, v of an `EllipsoidalPlane`; see `quick_plane`."""

    def __init__(self, frame: GaussFrame, lon0: float, lat0: float) -> None:
        """Fit to the ground about latitude `lat0` on both sides of the frame's meridian."""
        self._frame, self._lon0 = frame, lon0
        self._scale = parallel_radius(lat0)
        self._area0 = float(area_function(np.array([lat0]))[0])
        middle = float(gauss_forward(np.zeros(1), np.array([lat0]), 0.0)[1][0])
        west, south, east, north = box = (-HALF_WIDTH_M, middle - HALF_HEIGHT_M, HALF_WIDTH_M, middle + HALF_HEIGHT_M)
        self.box = (west + frame.false_easting, south, east + frame.false_easting, north)
        self._west, self._south = frame.false_easting, middle
        self._radius = float(np.hypot(HALF_WIDTH_M, HALF_HEIGHT_M))
        # Cauchy's integral over a circle round the point gives the Taylor coefficients.
        turn = 2 * np.pi * np.arange(_SAMPLES) / _SAMPLES
        lon, lat = gauss_inverse(np.sin(turn) * self._radius, self._south + np.cos(turn) * self._radius, 0.0)
        values = _isometric(lat) + 1j * np.radians(lon)
        self._taylor = (np.fft.fft(values) / _SAMPLES).real[: _DEGREE + 1]
        q = np.linspace(*self._range_of_q(box), 200)
        middle, half = (q[0] + q[-1]) / 2, (q[-1] - q[0]) / 2
        series = np.polynomial.Chebyshev.fit((q - middle) / half, self._areas_of_q(q), _AREA_DEGREE, domain=(-1, 1))  # type: ignore[no-untyped-call]
        self._area: Floats = series.convert(kind=np.polynomial.Polynomial).coef
        self._q_middle, self._q_half = middle, half
        self._shift = np.radians(frame.central_meridian - lon0) * self._scale

    def _range_of_q(self, box: Tuple[float, float, float, float]) -> Tuple[float, float]:
        _, south, _, north = box
        # Off the meridian a northing belongs to a lower latitude, so the range starts lower.
        drop = self._radius**2 / 6e6 + 1000.0
        _, lat = gauss_inverse(np.zeros(2), np.array((south - drop, north + 1000.0)), 0.0)
        low, high = _isometric(lat)
        return float(low), float(high)

    def _areas_of_q(self, q: Floats) -> Floats:
        lat = np.degrees(np.arctan(np.sinh(q)))
        for _ in range(8):
            sine = np.sin(np.radians(lat))
            slope = (1 - E2) / (1 - E2 * sine**2) / np.cos(np.radians(lat))
            lat = lat - np.degrees((_isometric(lat) - q) / slope)
        return np.asarray((area_function(lat) - self._area0) / self._scale)

    def exact(self, xy: Floats) -> Floats:
        """Return u, v by the projection's own formulas."""
        lon, lat = self._frame.to_lonlat(xy[:, 0], xy[:, 1])
        u = np.radians(lon - self._lon0) * self._scale
        return np.column_stack((u, (area_function(lat) - self._area0) / self._scale))

    def __call__(self, xy: Floats) -> Floats:
        """Return u, v; coordinates outside the box go the exact way, and what does not fit the frame becomes NaN."""
        out = np.empty((len(xy), 2))
        inside = [self._some(xy[begin : begin + _BLOCK], out[begin : begin + _BLOCK]) for begin in range(0, len(xy), _BLOCK)]
        if not all(inside):
            west, south, east, north = self.box
            outside = ~((xy[:, 0] >= west) & (xy[:, 0] <= east) & (xy[:, 1] >= south) & (xy[:, 1] <= north))
            out[outside] = self.exact(xy[outside])
        return out

    def _some(self, xy: Floats, out: Floats) -> bool:
        """Fill `out`; return whether all coordinates lie within the box, with a hair to spare."""
        east = xy[:, 0] - self._west
        north = xy[:, 1] - self._south
        farthest = max(-east.min(), east.max()) / HALF_WIDTH_M, max(-north.min(), north.max()) / HALF_HEIGHT_M
        east /= self._radius
        north /= self._radius
        twice = np.asarray(north * 2.0)
        square: Floats = np.asarray(north * north + east * east)
        # The recurrence of a real polynomial at a complex point: p(z) = last·(z − 2·Re z) … leaves last·east as its imaginary part.
        last = np.full(len(xy), self._taylor[-1])
        before = np.zeros(len(xy))
        held = np.empty(len(xy))
        for coefficient in self._taylor[-2:0:-1]:
            np.multiply(square, before, out=held)
            before, last = last, before
            np.multiply(twice, before, out=last)
            last -= held
            last += coefficient
        np.multiply(last, east, out=held)
        held *= self._scale
        held += self._shift
        out[:, 0] = held
        north *= last
        square *= before
        north -= square
        north += self._taylor[0] - self._q_middle
        north /= self._q_half
        np.multiply(north, self._area[-1], out=last)
        last += self._area[-2]
        for coefficient in self._area[-3::-1]:
            last *= north
            last += coefficient
        out[:, 1] = last
        return all(each < _WITHIN for each in farthest)  # one that is no number is not


@lru_cache(maxsize=64)
def quick_plane(frame: GaussFrame, lon0: float, lat0: float) -> Optional[QuickPlane]:
    """Return the polynomials for ground about `lon0`, `lat0` (degrees), or None where they would not hold `WORST_M`."""
    plane = QuickPlane(frame, lon0, lat0)
    west, south, east, north = plane.box
    x, y = (part.ravel() for part in np.meshgrid(np.linspace(west, east, _TRIALS), np.linspace(south, north, _TRIALS)))
    trial = np.column_stack((x, y))
    error = np.abs(plane(trial) - plane.exact(trial)).max()
    return plane if error <= WORST_M else None
