"""Facility-agriculture filings for a generated county: right ones and ones with a planted fault, with what must come of each.

Everything is invented. Grounds are small rectangles inside parcels of the county's own layers, so that what a filing
occupies is known: basic farmland or not, cultivated or not. Each plan is repeated until `count` filings are made.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Callable, Iterator, Optional

import numpy as np

USES = {"crop": "作物种植", "livestock": "畜禽养殖", "aquaculture": "水产养殖"}
HEADERS = (
    "项目编号", "项目名称", "经营者", "经营者类型", "证件号码", "联系电话", "农村集体经济组织", "建设地点", "用途类型", "设施类型", "规模",
    "是否破坏耕作层", "是否难以避让", "总用地面积（平方米）", "农用地面积（平方米）", "破坏耕作层面积（平方米）", "生产设施面积（平方米）",
    "附属设施面积（平方米）", "看护房面积（㎡）", "层数", "使用起始日期", "使用终止日期", "协议签订日期", "公告开始日期", "公告结束日期",
    "备案日期", "备案号", "收件日期", "补划文号", "补划日期",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A kind of filing: where it lies, what its row says, which answers must come (item → answer)."""

    name: str
    ground: str
    values: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    without_papers: tuple[str, ...] = ()
    without_polygon: bool = False
    twin: bool = False

    @property
    def returned(self) -> bool:
        """Whether the check must find something that fails."""
        return "fail" in self.answers.values()


CROP = {"用途类型": "作物种植", "设施类型": "作物种植生产设施", "是否破坏耕作层": "否"}
ANIMALS = {"用途类型": "畜禽养殖", "设施类型": "畜禽养殖生产设施", "是否破坏耕作层": "是"}
MADE_UP = {"是否破坏耕作层": "是", "是否难以避让": "是"}

PLANS: tuple[Plan, ...] = (
    Plan("一般耕地种植", "field", CROP, {"pbf": "pass", "fields": "pass", "shape": "pass"}),
    Plan("永农种植不破坏", "pbf", CROP, {"pbf": "pass"}),
    Plan("永农种植补划", "pbf", {**CROP, **MADE_UP}, {"pbf": "pass", "makeup": "pass", "makeup_pbf": "pass"},
         ("damaged", "pbf_makeup")),
    Plan("一般耕地养殖", "field", ANIMALS, {"pbf": "pass", "damage_said": "none"}, ("damaged",)),
    Plan("普通大棚", "field", {**CROP, "设施类型": "普通塑料大棚"}, {"registration": "info"}),
    Plan("大棚带看护房", "field", {**CROP, "设施类型": "普通日光温室", "看护房面积（㎡）": 20}, {"guard_room": "pass"}),
    Plan("看护房偏大", "field", {**CROP, "看护房面积（㎡）": 38}, {"guard_room": "manual"}),
    Plan("期限已过", "field", {**CROP, "使用起始日期": "2021-01-01", "使用终止日期": "2025-12-31"}, {"term": "pass"}),
    Plan("养殖占永农", "pbf", ANIMALS, {"pbf": "fail"}, ("damaged", "pbf_makeup")),
    Plan("破坏未补划", "pbf", {**CROP, **MADE_UP}, {"pbf": "pass", "makeup": "fail"}, ("damaged",)),
    Plan("补划已是永农", "pbf", {**CROP, **MADE_UP}, {"makeup_pbf": "fail"}, ("damaged", "pbf_makeup_on_pbf")),
    Plan("补划不足", "pbf", {**CROP, **MADE_UP}, {"makeup": "fail"}, ("damaged", "pbf_makeup_small")),
    Plan("没有经营者", "field", {**CROP, "经营者": ""}, {"fields": "fail"}),
    Plan("期限颠倒", "field", {**CROP, "使用起始日期": "2030-01-01", "使用终止日期": "2027-01-01"}, {"term": "fail"}),
    Plan("没有图形", "field", CROP, {"shape": "fail"}, without_polygon=True),
    Plan("屠宰场", "field", {**ANIMALS, "设施类型": "屠宰、肉类加工"}, {"kind": "fail"}, ("damaged",)),
    Plan("破坏无范围", "field", {**CROP, "是否破坏耕作层": "是"}, {"part_damaged": "fail"}),
    Plan("破坏范围在外", "field", {**CROP, "是否破坏耕作层": "是"}, {"part_damaged": "fail"}, ("damaged_outside",)),
    Plan("缺用地协议", "field", CROP, {"paper_agreement": "fail"}, without_papers=("用地协议",)),
    Plan("面积不符", "field", {**CROP, "总用地面积（平方米）": 99999, "农用地面积（平方米）": 99999}, {"area_agrees": "manual"}),
    Plan("日期写错", "field", {**CROP, "使用终止日期": "2035年13月40日"}, {"fields": "fail"}),
    Plan("附属大于用地", "field", {**CROP, "附属设施面积（平方米）": 5000}, {"sum_facilities": "fail"}),
    Plan("重复备案", "field", CROP, {"others": "manual"}, twin=True),
    Plan("调查设施地", "facility", CROP, {"pbf": "pass"}),
    Plan("建在线外", "facility_inner", CROP, {"pbf": "pass"}),
)  # fmt: skip


@dataclass(frozen=True)
class Filed:
    """One generated filing and its plan."""

    code: str
    plan: Plan


def generate(out: Path, gpkg: Path, count: int = 300, seed: int = 140827) -> dict[str, Any]:
    """Write table.xlsx, a folder of TXT files with the grounds, SSNYD_* GeoPackage layers with the parts, and papers.

    Returns `table`, `shapes`, `papers` (paths), `filings` (list of Filed) and `seed`. ValueError when the county is too
    small for so many.
    """
    out.mkdir(parents=True, exist_ok=True)
    (out / "图形").mkdir(exist_ok=True)
    rng = np.random.default_rng([seed, 5])
    sites = {name: found for name, found in _sites(gpkg, rng).items()}
    filings, rows, grounds, parts = [], [], [], []
    for number in range(count):
        plan = PLANS[number % len(PLANS)]
        code = f"140827SS{number + 1:04d}"
        if plan.twin and grounds:
            ground = next(shape for other, shape in reversed(grounds) if shape is not None)
        else:
            ground = _take(sites, plan.ground)
        filings.append(Filed(code, plan))
        rows.append(_row(code, number, plan, ground))
        grounds.append((code, None if plan.without_polygon else ground))
        parts += [(code, *made) for part in plan.parts for made in _part(part, ground, sites)]
        _papers(out / "材料" / code, plan)
    _write_table(out / "备案表.csv", rows)
    for code, shape in grounds:
        if shape is not None:
            _write_txt(out / "图形" / f"{code}.txt", code, shape)
    _write_parts(out / "图形" / "分项.gpkg", parts)
    return {"table": out / "备案表.csv", "shapes": out / "图形", "papers": out / "材料", "filings": filings, "seed": seed}


def _sites(gpkg: Path, rng: np.random.Generator) -> dict[str, Iterator[Any]]:
    """Rectangles by kind of ground, each inside one parcel and none twice."""
    from osgeo import ogr
    from shapely import STRtree, from_wkb, unary_union

    def single(shape: Any) -> Any:
        return shape.geoms[0] if shape.geom_type == "MultiPolygon" else shape

    def shapes(layer: str, where: Optional[Callable[[Any], bool]] = None) -> list[Any]:
        dataset = ogr.Open(str(gpkg))
        return [
            single(from_wkb(bytes(feature.GetGeometryRef().ExportToWkb())))
            for feature in dataset.GetLayer(layer)
            if where is None or where(feature)
        ]

    farmland = shapes("YJJBNTTB")
    tree = STRtree(farmland)
    # The make-up must not be steep, nor lie in the redline.
    flat = shapes("DLTB", lambda f: f["DLBM"] in ("0101", "0102", "0103") and f["GDPDJB"] != "5")
    redline = unary_union(shapes("STBHHX"))

    def off_farmland(parcel: Any) -> bool:
        # Neighbours touch; only shared ground counts.
        near = tree.query(parcel, "intersects")
        return sum(parcel.intersection(farmland[int(number)]).area for number in near) < 0.01

    free = [each for each in flat if off_farmland(each) and not redline.intersects(each)]
    facility = [each for each in shapes("DLTB", lambda f: f["DLBM"] == "1202") if off_farmland(each)]
    return {
        "field": _rectangles(free, rng, 18, 12),
        "pbf": _rectangles([each for each in farmland if not redline.intersects(each)], rng, 18, 12),
        "facility": iter(facility[: len(facility) // 2]),
        "facility_inner": _shrunk(facility[len(facility) // 2 :]),
    }


def _rectangles(parcels: list[Any], rng: np.random.Generator, width: float, height: float) -> Iterator[Any]:
    """As many as fit: a grid of rectangles in each parcel, with room between them."""
    from shapely.geometry import box

    order = rng.permutation(len(parcels))
    for number in order:
        parcel = parcels[int(number)]
        x0, y0, x1, y1 = parcel.bounds
        for x in np.arange(x0 + 1, x1 - width, width * 1.5):
            for y in np.arange(y0 + 1, y1 - height, height * 1.5):
                shape = box(round(x, 3), round(y, 3), round(x + width, 3), round(y + height, 3))
                if parcel.contains(shape):
                    yield shape


def _shrunk(parcels: list[Any]) -> Iterator[Any]:
    """Less than the surveyed facility, so that the rest was built outside the line."""
    for parcel in parcels:
        inner = parcel.buffer(-4.0)
        if not inner.is_empty and inner.geom_type == "Polygon" and parcel.area - inner.area > 60:
            yield inner


def _take(sites: dict[str, Iterator[Any]], kind: str) -> Any:
    try:
        return next(sites[kind])
    except StopIteration:
        # A county has few surveyed facilities; the others lie on fields.
        if kind.startswith("facility"):
            return _take(sites, "field")
        raise ValueError(f"the county is too small: no more room for filings on {kind}") from None


def _part(part: str, ground: Any, sites: dict[str, Iterator[Any]]) -> Iterator[tuple[str, Any]]:
    from shapely.affinity import scale, translate

    if part == "damaged":
        yield "SSNYD_GZCPHJZD", scale(ground, 0.5, 0.5)
    elif part == "damaged_outside":
        yield "SSNYD_GZCPHJZD", translate(ground, 15.0, 0.0)
    elif part == "pbf_makeup":
        yield "SSNYD_BHYNFW", _take(sites, "field")
        yield "SSNYD_BHYNFW", _take(sites, "field")
    elif part == "pbf_makeup_on_pbf":
        yield "SSNYD_BHYNFW", _take(sites, "pbf")
        yield "SSNYD_BHYNFW", _take(sites, "field")
    elif part == "pbf_makeup_small":
        yield "SSNYD_BHYNFW", scale(_take(sites, "field"), 0.5, 0.5)


def _row(code: str, number: int, plan: Plan, ground: Any) -> dict[str, Any]:
    area = round(ground.area, 2)
    today = date.today()
    filed = today - timedelta(days=20)
    row: dict[str, Any] = {
        "项目编号": code, "项目名称": f"{plan.name}{number + 1}", "经营者": f"示例经营者{number + 1}", "经营者类型": "家庭农场",
        "证件号码": f"14082719{70 + number % 30}0101{number:04d}"[:18], "联系电话": f"139{number:08d}",
        "农村集体经济组织": "示例村股份经济合作社", "建设地点": "示例村东", "规模": "示例规模", "是否难以避让": "否",
        "总用地面积（平方米）": area, "农用地面积（平方米）": area, "生产设施面积（平方米）": round(area * 0.6, 2),
        "附属设施面积（平方米）": round(area * 0.03, 2), "层数": 1, "使用起始日期": "2026年1月1日", "使用终止日期": "2035/12/31",
        "协议签订日期": (filed - timedelta(days=30)).isoformat(), "公告开始日期": (filed - timedelta(days=12)).isoformat(),
        "公告结束日期": (filed - timedelta(days=2)).isoformat(), "备案日期": filed.strftime("%Y%m%d"),
        "备案号": f"垣设农备〔2026〕{number + 1}号", "收件日期": (today - timedelta(days=3)).isoformat(),
    }  # fmt: skip
    row.update(plan.values)
    if row.get("是否破坏耕作层") == "是":
        row["破坏耕作层面积（平方米）"] = round(area * 0.25, 2)
    if "pbf_makeup" in plan.parts and not plan.returned:
        row["补划文号"], row["补划日期"] = f"垣自然资补〔2026〕{number + 1}号", today.isoformat()
    if isinstance(row.get("看护房面积（㎡）"), int):
        row["附属设施面积（平方米）"] = max(row["附属设施面积（平方米）"], row["看护房面积（㎡）"])
    return row


def _papers(folder: Path, plan: Plan) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    names = ["用地协议", "建设方案", "公告材料", "复垦方案或承诺"]
    if plan.values.get("是否难以避让") == "是":
        names += ["难以避让永久基本农田说明", "永久基本农田补划方案"]
    for name in names:
        if name not in plan.without_papers:
            (folder / f"{name}.txt").write_text(f"示例：{folder.name} {name}\n", encoding="utf-8")


def _write_table(path: Path, rows: list[dict[str, Any]]) -> None:
    with open(path, "w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, HEADERS, restval="")
        writer.writeheader()
        writer.writerows(rows)


def _write_txt(path: Path, code: str, shape: Any) -> None:
    """A land-boundary TXT as surveyors hand it in: GBK, zone 37 in the header, X is north."""
    lines = ["[属性描述]", "坐标系=2000国家大地坐标系", "几度分带=3", "投影类型=高斯克吕格", "计量单位=米", "带号=37", "精度=0.001",
             "[地块坐标]"]  # fmt: skip
    rings = [shape.exterior, *shape.interiors]
    count = sum(len(ring.coords) for ring in rings)
    lines.append(f"{count},{shape.area / 10000:.4f},{code},用地范围,面,,设施农业用地,,@")
    point = 0
    for ring_number, ring in enumerate(rings, 1):
        first = point + 1
        for x, y in list(ring.coords)[:-1]:
            point += 1
            lines.append(f"J{point},{ring_number},{y:.3f},{x:.3f}")
        x, y = ring.coords[0]
        lines.append(f"J{first},{ring_number},{y:.3f},{x:.3f}")
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("gbk"))


def _write_parts(path: Path, parts: list[tuple[str, str, Any]]) -> None:
    from osgeo import ogr, osr

    path.unlink(missing_ok=True)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4525)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for name in sorted({layer for _, layer, _ in parts}):
        layer = dataset.CreateLayer(name, reference, ogr.wkbPolygon)
        layer.CreateField(ogr.FieldDefn("XMBH", ogr.OFTString))
        for code, own, shape in parts:
            if own == name:
                feature = ogr.Feature(layer.GetLayerDefn())
                feature.SetField("XMBH", code)
                feature.SetGeometry(ogr.CreateGeometryFromWkb(shape.wkb))
                layer.CreateFeature(feature)
    dataset = None
