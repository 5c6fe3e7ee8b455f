"""The ground under the sample county: random streams, smooth random fields and the county's outline.

Everything is invented. Lengths are metres; positions are local, with (0, 0) at the county's centre.
"""

from __future__ import annotations

import zlib

import numpy as np
from scipy.ndimage import map_coordinates

ORIGIN = (37568000.0, 3896000.0)
"""Easting and northing of the centre in EPSG:4525 (CGCS2000, 3° zone 37, easting with the zone's number).

Chosen so that a county of 250,000 parcels still lies within the box of the real one."""

PARCEL_M2 = 5970.0
"""Mean area of a parcel, about that of a hilly county."""

MARGIN_M = 700.0
"""Cells are made this far beyond the outline, so that none inside is open."""

_GRID_STEP_M = 25.0


def stream(seed: int, name: str) -> np.random.Generator:
    """Return the random stream `name` of `seed`; streams do not touch each other."""
    return np.random.default_rng([seed, zlib.crc32(name.encode("utf-8"))])


class Terrain:
    """A square that holds the county, with fields of smooth noise on it.

    `size` is about the number of parcels wanted inside the outline.
    """

    def __init__(self, size: int, seed: int) -> None:
        """Draw the outline for `size` parcels."""
        rng = stream(seed, "outline")
        self.waves = np.array([2, 3, 4, 5, 7])
        self.amplitude = rng.uniform(0.3, 1.0, 5) * np.array([0.13, 0.09, 0.06, 0.045, 0.025])
        self.phase = rng.uniform(0, 2 * np.pi, 5)
        # Roads take their share of the points, forest and settlements are joined; both less so in a large county.
        self.points = round(size * (1.14 + 14.0 / np.sqrt(size)))
        self.area = size * PARCEL_M2
        # The area inside r(t) = R (1 + sum a cos(kt + p)) is pi R^2 (1 + sum a^2 / 2).
        self.radius = float(np.sqrt(self.area / np.pi / (1 + (self.amplitude**2).sum() / 2)))
        self.half = self.radius * (1 + self.amplitude.sum()) + MARGIN_M
        self.grid = int(np.clip(2 * self.half / _GRID_STEP_M, 160, 2000))

    @property
    def side(self) -> float:
        """Length of the square's side in metres."""
        return 2 * self.half

    def beyond(self, xy: np.ndarray) -> np.ndarray:
        """Return how far points lie outside the outline, along the ray from the centre (negative inside)."""
        angle = np.arctan2(xy[:, 1], xy[:, 0])
        wave = np.cos(angle[:, None] * self.waves + self.phase) @ self.amplitude
        return np.hypot(xy[:, 0], xy[:, 1]) - self.radius * (1 + wave)

    def field(self, rng: np.random.Generator, sigma: float) -> np.ndarray:
        """Return white noise smoothed by a Gaussian of `sigma` metres, wrapped, mean 0 and deviation 1."""
        noise = np.fft.rfft2(rng.standard_normal((self.grid, self.grid)))
        step = self.side / self.grid
        across, down = np.fft.rfftfreq(self.grid, step), np.fft.fftfreq(self.grid, step)
        noise *= np.exp(-2 * (np.pi * sigma) ** 2 * (down[:, None] ** 2 + across[None, :] ** 2))
        noise[0, 0] = 0
        smooth = np.fft.irfft2(noise, s=(self.grid, self.grid))
        return smooth / smooth.std()

    def sample(self, field: np.ndarray, xy: np.ndarray) -> np.ndarray:
        """Return a field's values at points, linear between grid points."""
        position = (xy + self.half) / self.side * self.grid - 0.5
        return map_coordinates(field, position[:, ::-1].T, order=1, mode="grid-wrap")

    def noise(self, rng: np.random.Generator, sigma: float, xy: np.ndarray) -> np.ndarray:
        """Return the values of a new field at points; `sigma` is cut to a tenth of the side."""
        return self.sample(self.field(rng, min(sigma, self.side / 10)), xy)

    def scatter(self, rng: np.random.Generator) -> np.ndarray:
        """Return points whose density varies, so that cell areas come out near log-normal.

        They cover the outline and a margin around it.
        """
        density = np.exp(
            0.55 * self.field(rng, min(1200.0, self.side / 10)) + 0.75 * self.field(rng, 200.0)
        )
        middle = (np.arange(self.grid) + 0.5) / self.grid * self.side - self.half
        inside = self.beyond(np.column_stack((np.tile(middle, self.grid), np.repeat(middle, self.grid)))) < 0
        total = np.cumsum(density.ravel())
        wanted = round(self.points * total[-1] / density.ravel()[inside].sum())
        cell = np.searchsorted(total, rng.uniform(0, total[-1], wanted))
        within = rng.uniform(0, 1, (wanted, 2))
        xy = (np.column_stack((cell % self.grid, cell // self.grid)) + within) / self.grid * self.side - self.half
        return xy[self.beyond(xy) < MARGIN_M]
