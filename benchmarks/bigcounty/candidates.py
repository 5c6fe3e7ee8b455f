"""Candidates to check against the big county: half star-like, three in ten turned rectangles, two in ten exact parcels.

Area is log-normal about 2 亩, cut to 0.2 to 50. Six in ten lie in clusters, as what satellites find does along roads
and around villages; the rest is spread evenly. Numbers are drawn from streams of the seed alone: candidate k has the
same form, size and place in relation to the outline whatever the county's size and however many are drawn.
"""

from __future__ import annotations

import numpy as np
import shapely
from scipy.spatial import cKDTree

from benchmarks.county.parcels import County, local
from benchmarks.county.shapes import MU
from benchmarks.county.terrain import ORIGIN, Terrain, stream

SMALLEST, LARGEST = 0.2 * MU, 50 * MU
STAR, RECTANGLE, COPY = range(3)
_SHARES = (0.5, 0.3, 0.2)
_CLUSTERS, _CLUSTERED, _CLUSTER_M = 80, 0.6, 700.0
_BATCH = 5000
_DIGITS = 4


def draw(ground: County, seed: int, count: int) -> np.ndarray:
    """Return `count` polygons in EPSG:4525, in an order that no place or form can be read from."""
    shapes = np.concatenate([_batch(ground, seed, number) for number in range(-(-count // _BATCH))])
    return shapes[:count]


def _batch(ground: County, seed: int, number: int) -> np.ndarray:
    rng = stream(seed, f"candidates {number}")
    kind = rng.choice(3, _BATCH, p=_SHARES)
    area = np.clip(np.exp(rng.normal(np.log(2.0), 1.25, _BATCH)) * MU, SMALLEST, LARGEST)
    xy = _places(rng, seed, ground.terrain)
    coordinates, ring = _rings(rng, kind, area, xy)
    out = shapely.polygons(shapely.linearrings(coordinates, indices=ring))
    copies = kind == COPY
    out[copies] = _parcels(ground, xy[copies])
    return out


def _places(rng: np.random.Generator, seed: int, terrain: Terrain) -> np.ndarray:
    """Return where the candidates of a batch lie, local."""
    angle, share = rng.uniform(0, 2 * np.pi, _BATCH), np.sqrt(rng.uniform(0, 1, _BATCH))
    own = stream(seed, "clusters")
    turn, out = own.uniform(0, 2 * np.pi, _CLUSTERS), np.sqrt(own.uniform(0, 1, _CLUSTERS))
    cluster = rng.integers(0, _CLUSTERS, _BATCH)
    shift = rng.normal(0, _CLUSTER_M, (_BATCH, 2))
    clustered = rng.uniform(0, 1, _BATCH) < _CLUSTERED
    angle, share = np.where(clustered, turn[cluster], angle), np.where(clustered, out[cluster], share)
    direction = np.column_stack((np.cos(angle), np.sin(angle)))
    reach = 1.0 - terrain.beyond(direction)  # the outline, as far as it lies from the centre
    xy = direction * (0.95 * share * reach)[:, None] + np.where(clustered[:, None], shift, 0.0)
    # A cluster at the border spills over it: what lies outside is pulled in.
    over = terrain.beyond(xy) > -150
    xy[over] *= 0.7
    return xy


def _rings(
    rng: np.random.Generator, kind: np.ndarray, area: np.ndarray, xy: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return coordinates, and for each which ring it belongs to."""
    corners = np.where(kind == STAR, rng.integers(12, 61, len(kind)), 4)
    ring = np.repeat(np.arange(len(kind)), corners)
    place = np.arange(corners.sum()) - np.repeat(np.cumsum(corners) - corners, corners)
    angle = (place + rng.uniform(-0.35, 0.35, len(ring))) / corners[ring] * 2 * np.pi
    wave, phase = rng.normal(0, 0.12, (len(kind), 5)), rng.uniform(0, 2 * np.pi, (len(kind), 5))
    reach = np.ones(len(ring))
    for k in range(5):
        reach += wave[ring, k] / (k + 1) * np.cos((k + 1) * angle + phase[ring, k])
    reach = np.clip(reach * rng.uniform(0.93, 1.07, len(ring)), 0.3, None)
    stretch = np.where(kind == STAR, rng.uniform(1, 2.2, len(kind)), rng.uniform(1, 6, len(kind)))[ring]
    star = kind[ring] == STAR
    # The corners of a rectangle come in the order ++, -+, --, +-.
    x = np.where(star, reach * np.cos(angle), np.where((place == 0) | (place == 3), 1.0, -1.0)) * stretch
    y = np.where(star, reach * np.sin(angle), np.where(place < 2, 1.0, -1.0))
    first = np.cumsum(corners) - corners
    following = np.arange(len(ring)) + 1
    following[first + corners - 1] = first
    own = np.add.reduceat(x * y[following] - x[following] * y, first) / 2
    scale, turn = np.sqrt(area / own)[ring], rng.uniform(0, np.pi, len(kind))[ring]
    x, y = x * scale, y * scale
    turned = np.column_stack((x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)))
    return np.round(turned + xy[ring] + ORIGIN, _DIGITS), ring


def _parcels(ground: County, xy: np.ndarray) -> np.ndarray:
    """Return the parcels of a candidate's size that lie nearest to the places."""
    size = shapely.area(ground.geometry)
    fitting = np.flatnonzero((size >= SMALLEST) & (size <= LARGEST))
    return ground.geometry[fitting[cKDTree(local(ground.geometry[fitting])).query(xy)[1]]]
