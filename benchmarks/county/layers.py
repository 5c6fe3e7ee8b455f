"""The layers of the county: land use, permanent basic farmland, redline, approved land, reserves, plan zones and borders."""

from __future__ import annotations

from typing import Callable, Optional

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .admin import COUNTY_CODE, TOWNSHIPS
from .classes import CLASS_NAMES, RIDGE_CLASS, RIDGE_FACTORS, STATE_LAND, town_code
from .parcels import County, components, join, local
from .shapes import MU, rectangle
from .table import Field, Layer, cents, deducted_cents, metres, real, text

INVENTED = "Generated sample, nothing real: township names and codes are real, every border is invented. / " \
    "生成的示例数据：乡镇名称与代码真实，界线与其余内容均为虚构。"  # fmt: skip
YEAR = 2025

_DEDUCTION = [text("KCDLBM", 5), real("KCXS", 6, 4), real("KCMJ")]
_PLACE = [text("ZLDWDM", 19), text("ZLDWMC", 60)]
_CLASS = [text("DLBM", 5), text("DLMC", 60)]


def factors(county: County) -> np.ndarray:
    """Return KCXS of each parcel; 0 for what is not cultivated."""
    return np.where(county.cultivated, np.array(RIDGE_FACTORS)[county.slope_class - 1], 0.0)


def land_use(county: County, gross: np.ndarray, rng: np.random.Generator) -> Layer:
    """Return DLTB, its rows shuffled; `gross` are the parcels' areas in 0.01 m². A few rows are multi-part."""
    geometry, gross, alive = _partners(county, gross, rng)
    factor = factors(county)
    deducted = deducted_cents(gross, factor)
    units = [county.units[unit] for unit in county.unit.tolist()]
    codes = county.code.tolist()
    state = np.isin(county.code, STATE_LAND) | (county.unit >= _first_farm(county))
    serial = _serials(county.unit)
    cultivated = county.cultivated.tolist()
    slopes = county.slope_class.tolist()
    columns = {
        "BSM": [f"{COUNTY_CODE}1000{number:08d}" for number in range(1, len(codes) + 1)],
        "TBYBH": [f"{number:08d}" for number in serial],
        "TBBH": [f"{number:08d}" for number in serial],
        "DLBM": codes,
        "DLMC": [CLASS_NAMES[code] for code in codes],
        "QSXZ": ["20" if owned else "30" for owned in state],
        "QSDWDM": [unit.code for unit in units],
        "QSDWMC": [unit.name for unit in units],
        "ZLDWDM": [unit.code for unit in units],
        "ZLDWMC": [unit.name for unit in units],
        "TBMJ": metres(gross),
        "KCDLBM": [RIDGE_CLASS if value > 0 else "" for value in factor],
        "KCXS": factor.tolist(),
        "KCMJ": metres(deducted),
        "TBDLMJ": metres(gross - deducted),
        "GDLX": [("TT" if slope > 2 else "PD") if field and slope > 1 else "" for field, slope in zip(cultivated, slopes)],
        "GDPDJB": [str(slope) if field else "" for field, slope in zip(cultivated, slopes)],
        "CZCSXM": [town_code(code, inside) for code, inside in zip(codes, county.settlement.tolist())],
        "SJNF": [YEAR] * len(codes),
        "MSSM": ["00"] * len(codes),
    }
    fields = [
        text("BSM", 18), text("TBYBH", 18), text("TBBH", 8), *_CLASS, text("QSXZ", 2), text("QSDWDM", 19),
        text("QSDWMC", 60), *_PLACE, real("TBMJ"), *_DEDUCTION, real("TBDLMJ"), text("GDLX", 2), text("GDPDJB", 2),
        text("CZCSXM", 4), Field("SJNF", "integer"), text("MSSM", 2),
    ]  # fmt: skip
    layer = Layer("DLTB", "地类图斑", INVENTED, fields, columns, geometry)
    return layer.taken(rng.permutation(np.flatnonzero(alive)))


def _first_farm(county: County) -> int:
    return next((k for k, unit in enumerate(county.units) if "林场" in unit.name), len(county.units))


def _serials(unit: np.ndarray) -> list[int]:
    """Number the parcels of each unit from 1."""
    order = np.argsort(unit, kind="stable")
    first = np.searchsorted(unit[order], unit[order])
    serial = np.empty(len(unit), dtype=np.int64)
    serial[order] = np.arange(len(unit)) - first + 1
    return serial.tolist()


def _partners(
    county: County, gross: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Join a few pairs of parcels that lie apart into multi-part rows; return polygons, areas and which rows stay."""
    geometry, gross = county.geometry.copy(), gross.copy()
    alive = np.ones(len(geometry), dtype=bool)
    candidates = rng.permutation(np.flatnonzero(np.isin(county.code, ("0404", "0305", "0201"))))
    wanted = max(2, round(0.002 * len(geometry)))
    waiting: dict[tuple[int, str], int] = {}
    for number in candidates.tolist():
        if wanted == 0:
            break
        key = (int(county.unit[number]), county.code[number])
        partner = waiting.get(key)
        if partner is None:
            waiting[key] = number
        elif not shapely.intersects(geometry[partner], geometry[number]):
            del waiting[key]
            geometry[partner] = shapely.normalize(shapely.multipolygons([geometry[partner], geometry[number]]))
            gross[partner] += gross[number]
            alive[number] = False
            wanted -= 1
    return geometry, gross, alive


def basic_farmland(
    county: County, gross: np.ndarray, rng: np.random.Generator, blocks: Optional[Callable[..., np.ndarray]] = None
) -> Layer:
    """Return YJJBNTTB: most of the cultivated land, some of it joined to larger polygons, few of them very large.

    `blocks` (county, members, middles of all parcels, rng) labels members that become one polygon in its own way.
    """
    middle, area = local(county.geometry), gross / 100
    field = county.cultivated & (county.slope_class < 5)
    score = county.terrain.noise(rng, 600.0, middle) + 0.9 * rng.standard_normal(len(area))
    order = np.flatnonzero(field)[np.argsort(-score[field], kind="stable")]
    chosen = np.zeros(len(area), dtype=bool)
    chosen[order[np.cumsum(area[order]) <= 0.84 * area[county.cultivated].sum()]] = True
    members = np.flatnonzero(chosen)
    label = (blocks or _blocks)(county, members, middle, rng)
    geometry = join(county.geometry[members], label)
    total = np.bincount(label, gross[members]).astype(np.int64)
    factor = np.round(np.bincount(label, gross[members] * factors(county)[members]) / total, 4)
    # The class and place of a block are those of its largest parcel.
    largest = np.empty(len(geometry), dtype=np.int64)
    by_area = np.argsort(gross[members], kind="stable")
    largest[label[by_area]] = members[by_area]
    deducted = deducted_cents(total, factor)
    units = [county.units[unit] for unit in county.unit[largest].tolist()]
    columns = {
        "BSM": [f"{COUNTY_CODE}2000{number:08d}" for number in range(1, len(geometry) + 1)],
        "YJJBNTTBBH": [f"{COUNTY_CODE}2021{number:08d}" for number in range(1, len(geometry) + 1)],
        "DLBM": county.code[largest].tolist(),
        "DLMC": [CLASS_NAMES[code] for code in county.code[largest]],
        "YJJBNTTBMJ": metres(total),
        "KCXS": factor.tolist(),
        "KCMJ": metres(deducted),
        "YJJBNTMJ": metres(total - deducted),
        "ZLDWDM": [unit.code for unit in units],
        "ZLDWMC": [unit.name for unit in units],
        "SJNF": [2021] * len(geometry),
    }
    fields = [
        text("BSM", 18), text("YJJBNTTBBH", 20), *_CLASS, real("YJJBNTTBMJ"), *_DEDUCTION[1:], real("YJJBNTMJ"),
        *_PLACE, Field("SJNF", "integer"),
    ]  # fmt: skip
    layer = Layer("YJJBNTTB", "永久基本农田图斑", INVENTED, fields, columns, geometry)
    return layer.taken(rng.permutation(len(geometry)))


def _blocks(county: County, members: np.ndarray, middle: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Label the members that are joined: whole discs within a unit, elsewhere a tenth of like neighbours."""
    place = np.full(len(middle), -1)
    place[members] = np.arange(len(members))
    pairs = place[county.pairs]
    pairs = pairs[(pairs >= 0).all(axis=1)]
    unit, code, slope = (values[members] for values in (county.unit, county.code, county.slope_class))
    disc = np.full(len(members), -1)
    reach = min(1.0, county.terrain.radius / 6000)
    for number in range(max(2, round(45 * len(middle) / 268000))):
        centre = middle[members[int(rng.integers(0, len(members)))]]
        away = np.hypot(*(middle[members] - centre).T)
        disc[away < rng.uniform(350, 1400) * reach] = number
    a, b = pairs.T
    alike = (unit[a] == unit[b]) & (code[a] == code[b]) & (slope[a] == slope[b])
    together = (disc[a] == disc[b]) & (disc[a] >= 0) & (unit[a] == unit[b])
    together |= alike & (disc[a] < 0) & (disc[b] < 0) & (rng.uniform(size=len(pairs)) < 0.1)
    links = coo_matrix((np.ones(together.sum(), dtype=np.int8), (a[together], b[together])), shape=(len(members),) * 2)
    return np.asarray(connected_components(links, directed=False)[1])


def redline(county: County, gross: np.ndarray) -> Layer:
    """Return STBHHX: the highest ground that is not cultivated, in whole parcels."""
    order = np.argsort(-county.hill, kind="stable")
    order = order[~np.isin(county.code[order], ("0101", "0102", "0103", "0702", "1003", "1006"))]
    high = np.zeros(len(county.code), dtype=bool)
    high[order[np.cumsum(gross[order]) < 0.07 * gross.sum()]] = True
    high[order[0]] = True
    label = components(len(high), county.pairs, np.where(high, len(high), np.arange(len(high))))
    area = np.bincount(label, gross * high)
    keep = np.isin(label, np.flatnonzero(area >= min(2e6, area.max())))  # 2 ha and more, or else the largest
    geometry = join(county.geometry[keep], np.unique(label[keep], return_inverse=True)[1])
    columns = {
        "BSM": [f"{COUNTY_CODE}3000{number:08d}" for number in range(1, len(geometry) + 1)],
        "HXMC": [f"示例生态保护红线{number}" for number in range(1, len(geometry) + 1)],
    }
    return Layer("STBHHX", "生态保护红线", INVENTED, [text("BSM", 18), text("HXMC", 100)], columns, geometry)


def approved(county: County, gross: np.ndarray, farmland: Layer, rng: np.random.Generator) -> Layer:
    """Return PZYD, land approved for building: built parcels, and lots on cultivated land outside basic farmland."""
    wanted = int(np.clip(round(8 * len(gross) / 2500), 4, 500))
    mu = gross / 100 / MU
    tree = shapely.STRtree(farmland.geometry)
    built = np.isin(county.code, ("05H1", "0508", "0601", "08H1", "08H2")) & (mu > 0.5) & (mu < 40)
    shapes = list(county.geometry[rng.permutation(np.flatnonzero(built))[: wanted - wanted // 3]])
    for parcel in rng.permutation(np.flatnonzero(county.cultivated & (mu > 3))).tolist():
        if len(shapes) >= wanted:
            break
        at = shapely.get_coordinates(shapely.point_on_surface(county.geometry[parcel]))[0]
        lot = rectangle(rng, at, rng.uniform(1.5, 6.0) * MU, longest=2.5)
        clear = not len(tree.query(lot, predicate="intersects"))
        if clear and shapely.distance(lot, np.array(shapes, dtype=object)).min(initial=np.inf) > 1:
            shapes.append(lot)
    geometry = shapely.normalize(np.array(shapes, dtype=object))
    years = rng.integers(2021, 2026, len(geometry)).tolist()
    kinds = ("农产品加工厂", "公共停车场", "卫生院", "冷链仓储中心", "变电站", "小学", "加油站")
    numbers = range(1, len(geometry) + 1)
    columns = {
        "BSM": [f"{COUNTY_CODE}4000{number:08d}" for number in numbers],
        "PZWH": [f"示例政土字〔{year}〕{number}号" for number, year in zip(numbers, years)],
        "XMMC": [f"示例{kinds[number % len(kinds)]}{number}" for number in numbers],
        "PZRQ": [(year, int(rng.integers(1, 13)), int(rng.integers(1, 29))) for year in years],
        "MJ": metres(cents(geometry)),
    }
    fields = [text("BSM", 18), text("PZWH", 50), text("XMMC", 100), Field("PZRQ", "date"), real("MJ")]
    return Layer("PZYD", "批准用地", INVENTED, fields, columns, geometry)


def reserves(county: County, gross: np.ndarray) -> Layer:
    """Return ZRBHD: whole parcels around the highest ground, and around the lowest, each 2 % of the county."""
    middle = shapely.centroid(county.geometry)
    free = np.ones(len(middle), dtype=bool)
    shapes = []
    for seat in (int(np.argmax(county.hill)), int(np.argmin(county.hill))):
        near = np.argsort(shapely.distance(middle, middle[seat]), kind="stable")
        near = near[free[near]]
        taken = near[: 1 + np.searchsorted(np.cumsum(gross[near]), 0.02 * gross.sum())]
        free[taken] = False
        shapes.append(join(county.geometry[taken], np.zeros(len(taken), dtype=int))[0])
    columns = {
        "BSM": [f"{COUNTY_CODE}7000{number:08d}" for number in (1, 2)],
        "保护地名称": ["示例自然保护区", "示例湿地公园"],
    }
    return Layer("ZRBHD", "自然保护地", INVENTED, [text("BSM", 18), text("保护地名称", 100)], columns, np.array(shapes, dtype=object))


def plan_zones(county: County) -> Layer:
    """Return GHFQ: every parcel in one of three use zones, one polygon for each zone of a township."""
    high = ~county.cultivated & (county.hill >= np.quantile(county.hill, 0.85))
    use = np.where(county.cultivated, 0, np.where(high, 1, 2))
    seat = np.array([county.units[unit].township for unit in county.unit.tolist()])
    used, label = np.unique(seat * 3 + use, return_inverse=True)
    geometry = join(county.geometry, label)
    names = ("农田保护区", "生态保护区", "乡村发展区")
    columns = {
        "BSM": [f"{COUNTY_CODE}8000{number:08d}" for number in range(1, len(geometry) + 1)],
        "规划分区名称": [names[each % 3] for each in used.tolist()],
    }
    return Layer("GHFQ", "规划用途分区", INVENTED, [text("BSM", 18), text("规划分区名称", 60)], columns, geometry)


def zones(county: County, gross: np.ndarray) -> tuple[Layer, Layer]:
    """Return XZQ and CJDCQ: townships and villages, unions of whole parcels; DCMJ is the sum of their areas."""
    used, label = np.unique(county.unit, return_inverse=True)
    village = join(county.geometry, label)
    units = [county.units[unit] for unit in used.tolist()]
    seats, gathered = np.unique([unit.township for unit in units], return_inverse=True)
    township = join(village, gathered)
    area = np.bincount(gathered, np.bincount(label, gross)).astype(np.int64)
    names = [TOWNSHIPS[seat] for seat in seats.tolist()]
    title = INVENTED + " Township names: modood/Administrative-divisions-of-China (WTFPL)."
    upper = {
        "BSM": [f"{COUNTY_CODE}5000{number:08d}" for number in range(1, len(names) + 1)],
        "XZQDM": [code for code, _ in names],
        "XZQMC": [name for _, name in names],
        "DCMJ": metres(area),
    }
    lower = {
        "BSM": [f"{COUNTY_CODE}6000{number:08d}" for number in range(1, len(units) + 1)],
        "ZLDWDM": [unit.code for unit in units],
        "ZLDWMC": [unit.name for unit in units],
        "DCMJ": metres(np.bincount(label, gross).astype(np.int64)),
    }
    fields = [text("BSM", 18), text("XZQDM", 9), text("XZQMC", 100), real("DCMJ")]
    return (
        Layer("XZQ", "行政区", title, fields, upper, township),
        Layer("CJDCQ", "村级调查区", INVENTED, [text("BSM", 18), *_PLACE, real("DCMJ")], lower, village),
    )
