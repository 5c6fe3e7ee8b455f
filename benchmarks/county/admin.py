"""Townships and villages of the sample county.

The names and codes of the townships are real: modood/Administrative-divisions-of-China (WTFPL), county 140827
垣曲县. Their borders are INVENTED here, and so are all villages and state farms with their names and codes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from .terrain import Terrain, stream

COUNTY_CODE = "140827"
COUNTY_NAME = "垣曲县"

TOWNSHIPS = (
    ("140827100", "新城镇"),
    ("140827101", "历山镇"),
    ("140827102", "古城镇"),
    ("140827103", "王茅镇"),
    ("140827104", "毛家湾镇"),
    ("140827105", "英言镇"),
    ("140827200", "蒲掌乡"),
    ("140827202", "解峪乡"),
    ("140827203", "华峰乡"),
    ("140827204", "长直乡"),
    ("140827205", "皋落乡"),
)

_NUMERALS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """Return a number from 1 to 99 in Chinese: 十二, 二十, 三十五."""
    if not 0 < number < 100:
        raise ValueError(f"{number} is not between 1 and 99")
    tens, ones = divmod(number, 10)
    text = "" if tens == 0 else ("" if tens == 1 else _NUMERALS[tens]) + "十"
    return text + (_NUMERALS[ones] if ones else "")


@dataclass(frozen=True)
class Unit:
    """A village or state farm: the smallest unit that land lies in. `code` has 19 digits (12 and zeros)."""

    code: str
    name: str
    township: int


@dataclass
class Places:
    """The middles of villages (local metres) and the township each belongs to."""

    xy: np.ndarray
    township: np.ndarray


def places(terrain: Terrain, size: int, seed: int) -> Places:
    """Spread village middles over the county and gather them around 11 seats."""
    rng = stream(seed, "places")
    wanted = int(np.clip(round(30 * (size / 2500) ** 0.4), 22, 190))
    pool = rng.uniform(-terrain.half, terrain.half, (40 * wanted, 2))
    pool = pool[terrain.beyond(pool) < -60]
    xy = pool[_spread(rng, pool, wanted)]
    seats = xy[_spread(rng, xy, len(TOWNSHIPS))]
    # Numbered from north to south, as it happens in lists.
    seats = seats[np.argsort(-seats[:, 1], kind="stable")]
    return Places(xy, cKDTree(seats).query(xy)[1])


def _spread(rng: np.random.Generator, xy: np.ndarray, count: int) -> np.ndarray:
    """Return the numbers of `count` points, each taken as far from those before as (nearly) possible."""
    taken = [int(rng.integers(0, len(xy)))]
    distance = np.hypot(*(xy - xy[taken[0]]).T)
    luck = rng.uniform(0.6, 1.0, len(xy))
    while len(taken) < count:
        # A point taken stays at distance 0 and is not taken twice.
        taken.append(int(np.argmax(distance * luck)))
        distance = np.minimum(distance, np.hypot(*(xy - xy[taken[-1]]).T))
    return np.array(taken)


def nearest_place(rng: np.random.Generator, terrain: Terrain, villages: Places, xy: np.ndarray) -> np.ndarray:
    """Return the village each point belongs to: the nearest, on a map that is warped so that borders wander."""
    spacing = float(np.sqrt(terrain.area / len(villages.xy)))
    warp = np.column_stack([terrain.noise(rng, spacing * 0.5, xy) for _ in range(2)]) * spacing * 0.12
    return cKDTree(villages.xy).query(xy + warp)[1]


def name_units(village_township: np.ndarray, farm_township: np.ndarray) -> list[Unit]:
    """Return the units: first one for each village, then one for each state farm."""
    units, serial = [], dict.fromkeys(range(len(TOWNSHIPS)), 0)
    for township in village_township.tolist():
        serial[township] += 1
        number = serial[township]
        units.append(Unit(_code(township, 200 + number), f"示例{numeral(number)}村", township))
    farms = dict.fromkeys(range(len(TOWNSHIPS)), 0)
    for township in farm_township.tolist():
        farms[township] += 1
        number = farms[township]
        units.append(Unit(_code(township, 400 + number), f"示例第{numeral(number)}国有林场", township))
    return units


def _code(township: int, number: int) -> str:
    return f"{TOWNSHIPS[township][0]}{number:03d}".ljust(19, "0")
