"""The shapes of satellite patches: star-like blobs, turned rectangles, and both with a twist."""

from __future__ import annotations

import numpy as np
import shapely

MU = 2000 / 3
"""m² of one 亩."""


def _placed(ring: np.ndarray, centre: np.ndarray, area: float, turn: float) -> np.ndarray:
    """Return a ring turned, scaled to `area` m² and moved to `centre`, rounded to 0.1 mm."""
    x, y = ring.T
    own = abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
    rotation = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return np.round(ring * np.sqrt(area / own) @ rotation + centre, 4)


def blob(rng: np.random.Generator, centre: np.ndarray, area: float) -> shapely.Polygon:
    """Return a star-like polygon of 12 to 60 corners, stretched by 1 to 2.2."""
    corners = int(rng.integers(12, 61))
    angle = (np.arange(corners) + rng.uniform(-0.35, 0.35, corners)) / corners * 2 * np.pi
    reach = np.ones(corners)
    for k in range(1, 6):
        reach += rng.normal(0, 0.12 / k) * np.cos(k * angle + rng.uniform(0, 2 * np.pi))
    reach = np.clip(reach * rng.uniform(0.93, 1.07, corners), 0.3, None)
    ring = reach[:, None] * np.column_stack((np.cos(angle) * rng.uniform(1, 2.2), np.sin(angle)))
    return shapely.Polygon(_placed(ring, centre, area, rng.uniform(0, np.pi)))


def rectangle(
    rng: np.random.Generator, centre: np.ndarray, area: float, longest: float = 6.0
) -> shapely.Polygon:
    """Return a turned rectangle whose sides are as 1 to between 1 and `longest`."""
    aspect = rng.uniform(1, longest)
    ring = np.array([(-aspect, -1), (aspect, -1), (aspect, 1), (-aspect, 1)], dtype=float)
    return shapely.Polygon(_placed(ring, centre, area, rng.uniform(0, np.pi)))


def lane(rng: np.random.Generator, centre: np.ndarray, area: float, width: float) -> shapely.Polygon:
    """Return a straight strip `width` metres wide."""
    ring = np.array([(-area / width / 2, -width / 2), (area / width / 2, -width / 2)])
    ring = np.concatenate((ring, np.add(ring[::-1], (0, width))))
    return shapely.Polygon(_placed(ring, centre, area, rng.uniform(0, np.pi)))


def with_hole(rng: np.random.Generator, centre: np.ndarray, area: float) -> shapely.Polygon:
    """Return a rectangle of `area` m² around a smaller one that is left out."""
    outer = rectangle(rng, centre, area / 0.85, longest=2.0)
    ring = shapely.get_coordinates(outer)
    inner = np.round(centre + (ring - centre) * np.sqrt(0.15), 4)
    return shapely.Polygon(ring, [inner])


def two_parts(rng: np.random.Generator, centre: np.ndarray, area: float) -> shapely.MultiPolygon:
    """Return a blob and a rectangle beside it that do not touch."""
    share = rng.uniform(0.5, 0.7)
    first = blob(rng, centre, area * share)
    angle = rng.uniform(0, 2 * np.pi)
    away = np.array([np.cos(angle), np.sin(angle)])
    state, step = rng.bit_generator.state, np.sqrt(area)
    while True:
        # The same rectangle each time, farther and farther away.
        rng.bit_generator.state = state
        second = rectangle(rng, centre + away * step, area * (1 - share), longest=2.0)
        if shapely.distance(first, second) > 5:
            return shapely.MultiPolygon([first, second])
        step *= 1.2
