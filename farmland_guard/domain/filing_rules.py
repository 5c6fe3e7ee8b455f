"""The county's check list for a filing (县级核验): what it declares, against what it must.

Each item answers pass, fail, manual (a person has to look: the limit or the base layer is not there, or not verified) or
info. Nothing is decided here: a person verifies, and a failing item only keeps the filing from being called verified.
Areas are m²; sentences are Chinese, they are printed on the opinion (核验意见).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Callable, FrozenSet, List, Mapping, Optional, Sequence, Tuple

from .codes import label
from .filing_codes import EXCLUDED_KINDS, FACILITY_KINDS
from .filing_pack import FilingPack, papers_due
from .units import format_mu, format_square_metres

PASS, FAIL, MANUAL, INFO = "pass", "fail", "manual", "info"
GREENHOUSES = ("plastic_greenhouse", "sunken_greenhouse", "solar_greenhouse")
LARGE_GREENHOUSE_M2 = 2 * 2000 / 3
"""Greenhouses of more than 2 亩 have a limit of their own for the guard room."""
TOLERANCE_M2 = 2000 / 3 * 0.01
"""Declared and measured areas agree within 0.01 亩, the precision of the tables."""


@dataclass(frozen=True)
class Norm:
    """A limit or period of the rule book; `verified` False: 待核对, so it never fails anything by itself."""

    value: float
    unit: str
    source: str
    article: str
    verified: bool


@dataclass(frozen=True)
class FilingData:
    """A filing as it is checked. Figures declared by the township and those measured on the map (None: not measured)."""

    code: str
    use: Optional[str] = None
    kind: Optional[str] = None
    damages_layer: Optional[bool] = None
    unavoidable: bool = False
    exempt: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    declared: Mapping[str, Optional[float]] = field(default_factory=dict)
    storeys: Optional[int] = None
    dates: Mapping[str, Optional[date]] = field(default_factory=dict)
    deposit: bool = False
    papers: FrozenSet[str] = frozenset()
    area_m2: Optional[float] = None
    pbf_m2: Optional[float] = None
    cultivated_m2: Optional[float] = None
    zones_m2: Mapping[str, Optional[float]] = field(default_factory=dict)
    violations: Tuple[Tuple[str, float], ...] = ()
    others: Tuple[Tuple[str, float], ...] = ()
    parts_m2: Mapping[str, float] = field(default_factory=dict)
    parts_outside_m2: Mapping[str, float] = field(default_factory=dict)
    makeup_on_pbf_m2: Optional[float] = None
    makeup_on_redline_m2: Optional[float] = None
    makeup_steep_m2: Optional[float] = None
    makeup_cultivated_m2: Optional[float] = None
    makeup_approved_m2: Optional[float] = None
    makeup_twice_m2: float = 0.0
    makeup_over: Tuple[Tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Item:
    """One line of the check list. `fix` names the field, part or paper to put right."""

    item: str
    title: str
    answer: str
    explanation: str
    value: Optional[float] = None
    limit_value: Optional[float] = None
    unit: str = ""
    source: str = ""
    article: str = ""
    fix: str = ""


NormOf = Callable[[str], Optional[Norm]]
DaysBetween = Callable[[date, date], int]

_NEEDED = (
    ("name", "项目名称"), ("operator", "经营者"), ("collective", "农村集体经济组织"), ("location", "建设地点"),
    ("use", "用途类型"), ("kind", "设施类型"), ("damages_layer", "是否破坏耕作层"), ("land_m2", "总用地面积"),
    ("term_from", "使用起始日期"), ("term_to", "使用终止日期"), ("filing_no", "备案号"), ("filed_on", "乡镇备案日期"),
)  # fmt: skip


def declared_items(data: FilingData, pack: FilingPack, norm: NormOf, days_between: DaysBetween, makeup: bool) -> List[Item]:
    """The items that need no map: fields, kind, dates, areas among themselves, shares and caps, papers."""
    return [
        _fields(data),
        _kind(data),
        _registration(data),
        *_dates(data, norm, days_between),
        *_sums(data),
        *_caps(data, norm),
        _guard_room(data, norm),
        *_papers(data, pack, makeup),
    ]


def _fields(data: FilingData) -> Item:
    empty = [title for name, title in _NEEDED if _missing(data, name)]
    if empty:
        return Item("fields", "必填内容", FAIL, "缺：" + "、".join(empty), fix=_first_missing(data))
    return Item("fields", "必填内容", PASS, "齐全")


def _missing(data: FilingData, name: str) -> bool:
    if name in ("use", "kind", "damages_layer"):
        return getattr(data, name) is None
    if name in data.dates or name in ("term_from", "term_to", "filed_on"):
        return data.dates.get(name) is None
    if name == "land_m2":
        return data.declared.get(name) is None
    return not data.texts.get(name, "").strip()


def _first_missing(data: FilingData) -> str:
    return next((name for name, _ in _NEEDED if _missing(data, name)), "")


def _kind(data: FilingData) -> Item:
    if data.kind in EXCLUDED_KINDS:
        return Item(
            "kind", "设施农业用地范围", FAIL, f"{FACILITY_KINDS[data.kind]}不属于设施农业用地",
            source="自然资规〔2019〕4号", article="第1–3项", fix="kind",
        )  # fmt: skip
    return Item("kind", "设施农业用地范围", PASS, label("facility_kind", data.kind) or "未填")


def _registration(data: FilingData) -> Item:
    source = "自然资源部办公厅 2020-07 上图入库通知"
    if data.exempt:
        return Item("registration", "上图入库", INFO, "此类设施不需上图入库（有看护房、管理房、耳房的仍须入库）", source=source)
    return Item("registration", "上图入库", INFO, "须上图入库", source=source)


def _dates(data: FilingData, norm: NormOf, days_between: DaysBetween) -> List[Item]:
    items = []
    start, end = data.dates.get("term_from"), data.dates.get("term_to")
    if start and end:
        wrong = end <= start
        text = "终止日期不晚于起始日期" if wrong else f"{start.isoformat()} 至 {end.isoformat()}"
        items.append(Item("term", "使用期限", FAIL if wrong else PASS, text, fix="term_to" if wrong else ""))
    period = norm("filing_announcement")
    begun, done = data.dates.get("announced_from"), data.dates.get("announced_to")
    if begun and done and done < begun:
        items.append(Item("announcement", "公告", FAIL, "公告结束日期早于开始日期", fix="announced_to"))
    elif not begun or not done:
        items.append(Item("announcement", "公告", MANUAL, "没有登记公告起止日期", fix="announced_from"))
    else:
        # The day before the first is where counting starts: announced Monday to Friday is five working days.
        days = float(days_between(begun - timedelta(days=1), done))
        if period is None:
            items.append(Item("announcement", "公告", INFO, f"公告 {days:g} 个工作日（期限标准未启用）", days, unit="工作日"))
        else:
            items.append(_against("announcement", "公告", days, period, at_least=True, what="公告", fix="announced_to"))
    agreed, filed = data.dates.get("agreed_on"), data.dates.get("filed_on")
    if agreed and filed and agreed > filed:
        items.append(Item("agreement_date", "协议日期", FAIL, "协议签订日期晚于备案日期", fix="agreed_on"))
    received = data.dates.get("received_on")
    if filed and received and received < filed:
        items.append(Item("received_date", "收件日期", FAIL, "县局收件日期早于乡镇备案日期", fix="received_on"))
    return items


_SUMS: Tuple[Tuple[str, str, Sequence[str], str, str], ...] = (
    ("sum_farmland", "农用地 ≤ 总用地", ("farmland_m2",), "land_m2", "farmland_m2"),
    ("sum_cultivated", "耕地 ≤ 农用地", ("cultivated_m2",), "farmland_m2", "cultivated_m2"),
    ("sum_pbf", "永农 ≤ 总用地", ("pbf_m2",), "land_m2", "pbf_m2"),
    ("sum_damaged", "破坏耕作层 ≤ 总用地", ("damaged_m2",), "land_m2", "damaged_m2"),
    ("sum_facilities", "生产设施 + 附属设施 ≤ 总用地", ("production_m2", "auxiliary_m2"), "land_m2", "production_m2"),
    ("sum_guard_room", "看护房 ≤ 附属设施", ("guard_room_m2",), "auxiliary_m2", "guard_room_m2"),
)


def _sums(data: FilingData) -> List[Item]:
    """Declared areas among themselves; only a contradiction is worth a line, agreement makes one."""
    negative = [name for name, value in data.declared.items() if value is not None and value < 0]
    found = [Item("areas", "填报面积", FAIL, "填报面积有负数", fix=negative[0])] if negative else []
    for item, title, parts, whole, fix in _SUMS:
        values = [data.declared.get(part) for part in parts]
        limit = data.declared.get(whole)
        if limit is None or all(value is None for value in values):
            continue
        total = sum(value or 0.0 for value in values)
        if total > limit + TOLERANCE_M2:
            text = f"{format_square_metres(total)} m² 大于 {format_square_metres(limit)} m²"
            found.append(Item(item, title, FAIL, text, total, limit, "m²", fix=fix))
    if data.damages_layer is False and (data.declared.get("damaged_m2") or 0) > TOLERANCE_M2:
        found.append(Item("damage_said", "破坏耕作层", FAIL, "填报不破坏耕作层，却有破坏耕作层面积", fix="damages_layer"))
    if data.damages_layer and not (data.declared.get("damaged_m2") or 0) > 0:
        found.append(Item("damage_said", "破坏耕作层", FAIL, "填报破坏耕作层，却没有破坏耕作层面积", fix="damaged_m2"))
    return found or [Item("areas", "填报面积", PASS, "相互一致")]


def _caps(data: FilingData, norm: NormOf) -> List[Item]:
    auxiliary = data.declared.get("auxiliary_m2")
    if not auxiliary or data.use is None:
        return []
    whole = data.declared.get("planted_m2") or data.declared.get("production_m2")
    items = []
    for key, title, value in (
        (f"filing_cap_{data.use}_share", "附属设施比例", auxiliary / whole * 100 if whole else None),
        (f"filing_cap_{data.use}_mu", "附属设施面积", auxiliary * 3 / 2000),
    ):
        limit = norm(key)
        if limit is None:
            text = "本地区标准未录入，请按省级规定核对"
            items.append(Item(key, title, MANUAL, text, value, unit="%" if key.endswith("share") else "亩", fix="auxiliary_m2"))
        elif value is None:
            items.append(Item(key, title, MANUAL, "没有填生产设施（种植）面积，算不出比例", fix="production_m2"))
        else:
            items.append(_against(key, title, value, limit, at_least=False, what=title, fix="auxiliary_m2"))
    return items


def _guard_room(data: FilingData, norm: NormOf) -> Item:
    size = data.declared.get("guard_room_m2") or 0.0
    if not size:
        return Item("guard_room", "看护房", INFO, "没有看护房")
    large = data.kind in GREENHOUSES and (data.declared.get("planted_m2") or 0.0) > LARGE_GREENHOUSE_M2
    limit = norm("filing_guard_room_large_m2" if large else "filing_guard_room_m2")
    if limit is None:
        return Item("guard_room", "看护房", MANUAL, "本地区标准未录入", size, unit="m²", fix="guard_room_m2")
    return _against("guard_room", "看护房", size, limit, at_least=False, what="看护房", fix="guard_room_m2")


def _papers(data: FilingData, pack: FilingPack, makeup: bool) -> List[Item]:
    items = []
    for paper in papers_due(pack, bool(data.damages_layer), makeup, data.deposit):
        title = label("attachment_kind", paper.kind)
        there = paper.kind in data.papers
        answer = PASS if there else FAIL if paper.verified else MANUAL
        text = "已附" if there else "缺" if paper.verified else "未附（是否必需待核对）"
        items.append(
            Item(f"paper_{paper.kind}", title, answer, text, source=paper.source, fix="" if there else f"paper:{paper.kind}")
        )
    return items


def _against(item: str, title: str, value: float, limit: Norm, at_least: bool, what: str, fix: str) -> Item:
    """One figure against one limit; an unverified limit asks a person instead of failing."""
    holds = value >= limit.value if at_least else value <= limit.value
    sign = "不少于" if at_least else "不超过"
    text = f"{what} {_figure(value)} {limit.unit}，标准{sign} {_figure(limit.value)} {limit.unit}"
    if not limit.verified:
        text += "（标准待核对）"
    answer = PASS if holds else FAIL if limit.verified else MANUAL
    return Item(item, title, answer, text, value, limit.value, limit.unit, limit.source, limit.article, "" if holds else fix)


def _figure(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def verdict_text(items: Sequence[Item]) -> str:
    """The conclusion in the officer's words: may be registered, or returned with the reasons, or to be looked at."""
    failing = [f"{item.title}：{item.explanation}" for item in items if item.answer == FAIL]
    open_ = [f"{item.title}：{item.explanation}" for item in items if item.answer == MANUAL]
    if failing:
        return "建议退回。" + "；".join(failing) + "。" + (f"另待人工核对：{'；'.join(open_)}。" if open_ else "")
    if open_:
        return "未发现不符合项；待人工核对：" + "；".join(open_) + "。核对无误后可以上图入库。"
    return "符合，可以上图入库。"


def mu_text(m2: float) -> str:
    """An area in the words of a table: 亩 with two decimals."""
    return f"{format_mu(m2)} 亩"
