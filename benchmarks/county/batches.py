"""The batches of patches as they come from above: this month's, and last month's, part of which comes back."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import affinity

from .admin import COUNTY_CODE, COUNTY_NAME, TOWNSHIPS
from .classes import CLASS_NAMES
from .layers import Layer
from .parcels import County
from .patches import Patch, Placer
from .shapes import MU
from .table import cents, metres, real, text
from .terrain import stream

MONTH, PREVIOUS = "2026_10", "2026_09"
_DATES = {PREVIOUS: (("202605", "202606"), ("202607", "202608")), MONTH: (("202606", "202607"), ("202608", "202609"))}

_SEEN = {
    "built": (("20", "新建房屋"), ("20", "彩钢厂房"), ("YH", "地面硬化"), ("DT", "表土剥离"), ("TD", "堆土"),
              ("TP", "推平"), ("GF", "光伏板"), ("KT", "挖塘"), ("02", "栽植果树")),
    "lane": (("ND", "农村道路"), ("DL1", "建成道路")),
    "facility": (("20", "大棚及附属用房"),),
    "not_farmland": (("LT", "裸土"), ("QT", "植被变化"), ("SM", "水面变化")),
}  # fmt: skip

FIELDS = [
    text("XZQDM", 6), text("XMC", 30), text("JCBH", 30), text("TBLX", 5), text("TZ", 60), text("QSX", 8),
    text("HSX", 8), text("DLBM", 5), text("DLMC", 60), text("SFYN", 2), text("SFHX", 2), real("MJ"), text("BZ", 254),
]  # fmt: skip


@dataclass
class Batches:
    """Both batches; `examples` says which codes of this month show what, measured on the finished county."""

    month: Layer
    previous: Layer
    examples: dict[str, list[str]] = field(default_factory=dict)
    recurring: list[tuple[str, str]] = field(default_factory=list)


def make(county: County, farmland: Layer, redline: Layer, approved: Layer, seed: int, count: int) -> Batches:
    """Return a month's batch of `count` patches and the one before (15 for 40), 6 of whose 15 come back."""
    earlier = Placer(county, farmland, redline, approved, seed, "patches " + PREVIOUS)
    old = earlier.place(max(1, round(0.375 * count)), plan=False)
    back = [number for number, patch in enumerate(old) if patch.role == "free"][: round(0.15 * count)]
    placer = Placer(county, farmland, redline, approved, seed, "patches " + MONTH)
    for patch in old:
        placer.reserve(patch.geometry)
    new = placer.place(count - len(back))
    old_codes = [f"{COUNTY_CODE}SJBG2609{number:04d}" for number in range(1, len(old) + 1)]

    rng = stream(seed, "batch")
    rows = [(patch, "", "") for patch in new]
    for turn, number in enumerate(back):
        # In turn: the very same patch; same code, grown; new code on almost the same ground.
        patch = old[number]
        if turn % 3:
            patch = Patch(_moved(rng, patch.geometry, grow=turn % 3 == 1), patch.role)
        rows.append((patch, old_codes[number], old_codes[number] if turn % 3 < 2 else ""))
    rows = [rows[k] for k in rng.permutation(len(rows)).tolist()]
    codes = [kept or f"{COUNTY_CODE}SJBG2610{number:04d}" for number, (_, _, kept) in enumerate(rows, 1)]
    patches = [patch for patch, _, _ in rows]
    month = as_layer(placer, patches, codes, MONTH, stream(seed, "rows " + MONTH))
    result = Batches(month, as_layer(placer, old, old_codes, PREVIOUS, stream(seed, "rows " + PREVIOUS)))
    result.recurring = [(before, code) for (_, before, _), code in zip(rows, codes) if before]
    result.examples = _examples(placer, patches, codes)
    return result


def _moved(rng: np.random.Generator, geometry: shapely.Geometry, grow: bool) -> shapely.Geometry:
    """Return a polygon a little larger, or a little shifted."""
    factor = rng.uniform(1.08, 1.2) if grow else rng.uniform(0.99, 1.01)
    shifted = affinity.scale(geometry, factor, factor)
    if not grow:
        shifted = affinity.translate(shifted, *rng.uniform(-0.6, 0.6, 2))
    return shapely.normalize(shapely.transform(shifted, lambda xy: np.round(xy, 4)))


def as_layer(placer: Placer, patches: list[Patch], codes: list[str], month: str, rng: np.random.Generator) -> Layer:
    """Return patches as a batch of `month` with the fields that a province fills in."""
    county = placer.county
    geometry = np.array([patch.geometry for patch in patches], dtype=object)
    redline = shapely.STRtree(placer.redline.geometry)
    on_redline = set(redline.query(geometry, predicate="overlaps")[0].tolist())
    on_redline |= set(redline.query(geometry, predicate="within")[0].tolist())
    classes = [placer.main_class(one) for one in geometry]
    seen = [_SEEN.get(patch.role, _SEEN["built"]) for patch in patches]
    what = [choices[int(rng.integers(0, len(choices)))] for choices in seen]
    before, after = _DATES[month]
    nearest = county.unit[placer.tree.nearest(shapely.point_on_surface(geometry))].tolist()
    columns = {
        "XZQDM": [COUNTY_CODE] * len(patches),
        "XMC": [COUNTY_NAME] * len(patches),
        "JCBH": codes,
        "TBLX": [kind for kind, _ in what],
        "TZ": [sign for _, sign in what],
        "QSX": [_date(rng, before) for _ in patches],
        "HSX": [_date(rng, after) for _ in patches],
        "DLBM": classes,
        "DLMC": [CLASS_NAMES.get(code, "") for code in classes],
        "SFYN": ["是" if placer.on_pbf(one) > 0.01 else "否" for one in geometry],
        "SFHX": ["是" if number in on_redline else "否" for number in range(len(patches))],
        "MJ": metres(cents(geometry)),
        "BZ": [_near(county, unit) for unit in nearest],
    }
    title = f"{month.replace('_', '年')}月监测图斑（示例）"
    return Layer(f"batch_{month}", title, "", FIELDS, columns, geometry)


def _date(rng: np.random.Generator, months: tuple[str, str]) -> str:
    return f"{months[int(rng.integers(0, 2))]}{int(rng.integers(1, 29)):02d}"


def _near(county: County, unit: int) -> str:
    place = county.units[unit]
    return f"{TOWNSHIPS[place.township][1]}{place.name}附近"


def _examples(placer: Placer, patches: list[Patch], codes: list[str]) -> dict[str, list[str]]:
    """Return which codes are examples of what, by measuring (on the plane), not by intention."""
    found: dict[str, list[str]] = {
        name: []
        for name in ("pbf_over_5_mu", "cultivated_over_10_mu", "not_farmland", "outside", "approved", "facility",
                     "redline", "multipart", "hole", "copy_of_parcel")
    }  # fmt: skip
    parcels = {one.wkb for one in placer.county.geometry}
    lots = {one.wkb for one in placer.approved.geometry}
    for patch, code in zip(patches, codes):
        one = patch.geometry
        inside = placer.inside(one)
        tests = {
            "pbf_over_5_mu": placer.on_pbf(one) >= 5 * MU,
            "cultivated_over_10_mu": placer.on_cultivated(one) >= 10 * MU,
            "not_farmland": placer.on_cultivated(one) == 0 and placer.on_pbf(one) == 0 and inside > one.area - 0.01,
            "outside": inside < 0.99 * one.area,
            "approved": one.wkb in lots,
            "facility": placer.main_class(one) == "1202",
            "redline": bool(shapely.intersects(one, placer.redline.geometry).any()),
            "multipart": one.geom_type == "MultiPolygon",
            "hole": one.geom_type == "Polygon" and len(one.interiors) > 0,
            "copy_of_parcel": one.wkb in parcels,
        }
        for name, holds in tests.items():
            if holds:
                found[name].append(code)
    return found
