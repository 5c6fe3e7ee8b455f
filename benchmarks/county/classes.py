"""Land classes (三调工作分类) and which piece of ground gets which.

Codes and names: 第三次全国国土调查工作分类 as in GB/T 21010-2017 and TD/T 1055-2019. Who lies where is invented.
"""

from __future__ import annotations

import numpy as np

from .strips import BASE, HIGHWAY, RIVER, ROAD
from .terrain import Terrain

CLASS_NAMES = {
    "0101": "水田",
    "0102": "水浇地",
    "0103": "旱地",
    "0201": "果园",
    "0204": "其他园地",
    "0301": "乔木林地",
    "0305": "灌木林地",
    "0307": "其他林地",
    "0404": "其他草地",
    "05H1": "商业服务业设施用地",
    "0508": "物流仓储用地",
    "0601": "工业用地",
    "0602": "采矿用地",
    "0701": "城镇住宅用地",
    "0702": "农村宅基地",
    "08H1": "机关团体新闻出版用地",
    "08H2": "科教文卫用地",
    "09": "特殊用地",
    "1003": "公路用地",
    "1006": "农村道路",
    "1101": "河流水面",
    "1104": "坑塘水面",
    "1107": "沟渠",
    "1202": "设施农用地",
    "1206": "裸土地",
}
CULTIVATED = ("0101", "0102", "0103")
LARGEST_CULTIVATED_SHARE = 0.455

RIDGE_CLASS = "1203"  # 田坎, the class that KCDLBM names
RIDGE_FACTORS = (0.0, 0.0512, 0.0937, 0.1346, 0.1823)
"""KCXS by slope class 1 to 5; the figures are invented within what such counties measured."""

_REST = {
    "0201": 0.17, "0204": 0.05, "0301": 0.11, "0305": 0.17, "0307": 0.06, "0404": 0.24, "05H1": 0.01, "0508": 0.01,
    "0601": 0.03, "0602": 0.02, "08H1": 0.005, "08H2": 0.01, "09": 0.01, "1104": 0.025, "1107": 0.02, "1202": 0.04,
    "1206": 0.02,
}  # fmt: skip
_STRIPS = {ROAD: "1006", HIGHWAY: "1003", RIVER: "1101"}
STATE_LAND = ("1003", "1101")
"""Land that the state owns or holds everywhere; 国有."""

_TOWN_CODES = {"0602": "204", "09": "205"}


class Cover:
    """What lies where: arrays over plots."""

    def __init__(
        self,
        rng: np.random.Generator,
        terrain: Terrain,
        xy: np.ndarray,
        area: np.ndarray,
        kind: np.ndarray,
        villages: np.ndarray,
    ) -> None:
        """Give each plot (at local `xy`, of `area` m² and `kind`) its class, slope and settlement.

        `villages` are the middles of villages, where settlements grow.
        """
        self.code = np.empty(len(xy), dtype=object)
        ground = kind == BASE
        self.hill = terrain.noise(rng, 2500.0, xy)
        slope = terrain.noise(rng, 800.0, xy) * 0.75 + self.hill * 0.65
        self.slope_class = 1 + np.searchsorted((-0.5, 0.3, 1.0, 1.7), slope)
        self._strips(kind)
        self.settlement = ground & self._settled(rng, terrain, xy, villages)
        high = _top(self.hill, area, ground & ~self.settlement, 0.19 * area.sum())
        self.forest = high & (rng.uniform(size=len(xy)) > 0.07)
        free = ground & ~self.settlement & ~self.forest
        score = terrain.noise(rng, 800.0, xy) + rng.standard_normal(len(xy)) - 0.8 * self.hill
        cultivated = _top(score, area, free, LARGEST_CULTIVATED_SHARE * area.sum())
        rest = free & ~cultivated
        self.code[rest] = rng.choice(list(_REST), rest.sum(), p=np.array(list(_REST.values())) / sum(_REST.values()))
        self._arable(rng, terrain, xy, cultivated)
        self.code[self.forest] = "0301"
        self.code[self.settlement] = "0702"

    def _strips(self, kind: np.ndarray) -> None:
        for strip, code in _STRIPS.items():
            self.code[kind == strip] = code

    @staticmethod
    def _settled(
        rng: np.random.Generator, terrain: Terrain, xy: np.ndarray, villages: np.ndarray
    ) -> np.ndarray:
        """Return what is built: around the middles of villages, and hamlets; gardens between houses left out."""
        built = terrain.noise(rng, 90.0, xy) > 2.4
        spacing = np.sqrt(terrain.area / len(villages))
        radius = rng.lognormal(np.log(min(95.0, 0.13 * spacing)), 0.35, len(villages))
        for middle, reach in zip(villages, radius):
            built |= np.hypot(xy[:, 0] - middle[0], xy[:, 1] - middle[1]) < reach
        return built & (rng.uniform(size=len(xy)) > 0.06)

    def _arable(self, rng: np.random.Generator, terrain: Terrain, xy: np.ndarray, cultivated: np.ndarray) -> None:
        """Divide cultivated land: the flattest is irrigated, a little of it paddy; steep land is dry."""
        wet = terrain.noise(rng, 500.0, xy) - 0.5 * (self.slope_class - 2) + 0.5 * rng.standard_normal(len(xy))
        rank = np.full(len(xy), -1.0)
        rank[cultivated] = np.argsort(np.argsort(wet[cultivated], kind="stable"), kind="stable") / cultivated.sum()
        self.code[cultivated] = "0103"
        self.code[rank >= 0.55] = "0102"
        self.code[rank >= 0.95] = "0101"
        self.slope_class[rank >= 0.95] = 1
        self.slope_class[(rank >= 0.55) & (self.slope_class > 3)] = 3


def _top(score: np.ndarray, area: np.ndarray, among: np.ndarray, wanted: float) -> np.ndarray:
    """Return the best of `among` by score, as many as fit into `wanted` m²."""
    order = np.flatnonzero(among)[np.argsort(-score[among], kind="stable")]
    chosen = np.zeros(len(score), dtype=bool)
    chosen[order[np.cumsum(area[order]) <= wanted]] = True
    return chosen


def town_code(code: str, settlement: bool) -> str:
    """Return CZCSXM: 203 for land within a village, 204 for mines, 205 for special land, otherwise empty."""
    return "203" if settlement else _TOWN_CODES.get(code, "")
