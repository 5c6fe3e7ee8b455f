"""The items of a filing's check list that the map answers: basic farmland and its make-up, redline, nature reserves, what else lies there."""

from dataclasses import replace
from typing import List, Optional

from .codes import label
from .filing_pack import FilingPack, PbfTerm
from .filing_rules import FAIL, MANUAL, PASS, TOLERANCE_M2, FilingData, Item, NormOf, mu_text
from .zones import LIMITED, ZONES

SLIVER_M2 = 1.0
"""Overlap below this is drawing precision of the lines, named but not held against anybody."""


def pbf_term(data: FilingData, pack: FilingPack) -> Optional[PbfTerm]:
    """The row of the table that applies, None when the filing takes no basic farmland or the table has no row for it."""
    if not takes_pbf(data):
        return None
    return pack.term_for(data.use, data.damages_layer)


def takes_pbf(data: FilingData) -> bool:
    """Whether the filing lies on permanent basic farmland, measured or, where nothing was measured, declared."""
    value = data.pbf_m2 if data.pbf_m2 is not None else data.declared.get("pbf_m2")
    return (value or 0.0) > SLIVER_M2


def makeup_needed(data: FilingData, pack: FilingPack) -> bool:
    """Whether make-up (补划) is needed by the table."""
    term = pbf_term(data, pack)
    return term is not None and term.makeup


def land_items(data: FilingData, pack: FilingPack, norm: NormOf) -> List[Item]:
    """The items that the map answers."""
    return [
        _shape(data),
        *_declared_against_map(data),
        *_parts(data),
        _pbf(data, pack, norm),
        *_makeup(data, pack, norm),
        *(_zone(role, ZONES[role].title, data.zones_m2.get(role)) for role in LIMITED),
        _list("violations", "违法图斑", data.violations),
        _list("others", "其他备案", data.others),
    ]


def _shape(data: FilingData) -> Item:
    if data.area_m2 is None:
        return Item("shape", "用地范围", FAIL, "没有可用的用地范围图形", fix="geometry")
    return Item("shape", "用地范围", PASS, f"图形面积 {mu_text(data.area_m2)}", data.area_m2, unit="m²")


def _declared_against_map(data: FilingData) -> List[Item]:
    items = []
    for item, title, declared, measured, fix in (
        ("area_agrees", "填报面积与图形", data.declared.get("land_m2"), data.area_m2, "land_m2"),
        ("pbf_agrees", "填报永农与图形", data.declared.get("pbf_m2"), data.pbf_m2, "pbf_m2"),
        ("cultivated_agrees", "填报耕地与图形", data.declared.get("cultivated_m2"), data.cultivated_m2, "cultivated_m2"),
    ):
        if declared is None or measured is None:
            continue
        if abs(declared - measured) > TOLERANCE_M2:
            text = f"填报 {mu_text(declared)}，图形 {mu_text(measured)}，相差 {mu_text(abs(declared - measured))}"
            items.append(Item(item, title, MANUAL, text, declared, measured, "m²", fix=fix))
        else:
            items.append(Item(item, title, PASS, f"一致（{mu_text(measured)}）", declared, measured, "m²"))
    return items


def _parts(data: FilingData) -> List[Item]:
    items = []
    for part, outside in data.parts_outside_m2.items():
        if part != "pbf_makeup" and outside > SLIVER_M2:
            text = f"有 {mu_text(outside)} 在用地范围以外"
            items.append(Item(f"part_{part}", label("filing_part", part), FAIL, text, outside, 0.0, "m²", fix=f"part:{part}"))
    if data.damages_layer and "damaged" not in data.parts_m2:
        items.append(Item("part_damaged", "破坏耕作层", FAIL, "没有破坏耕作层范围图形", fix="part:damaged"))
    return items


def _pbf(data: FilingData, pack: FilingPack, norm: NormOf) -> Item:
    title = "永久基本农田"
    if data.pbf_m2 is None:
        return Item("pbf", title, MANUAL, "台账没有永久基本农田底图，未套合", fix="base:pbf")
    taken = mu_text(data.pbf_m2)
    if not takes_pbf(data):
        return Item("pbf", title, PASS, f"不占用（{taken}）", data.pbf_m2, unit="m²")
    term = pbf_term(data, pack)
    if term is None:
        return Item("pbf", title, FAIL, f"占用 {taken}；用途或是否破坏耕作层未填，不能判定", data.pbf_m2, unit="m²", fix="use")
    answer, text = PASS, f"占用 {taken}；{term.text}"
    if term.allowed == "no":
        answer = FAIL
    elif term.allowed.startswith("unavoidable"):
        if not data.unavoidable:
            answer, text = FAIL, text + "；没有登记确实难以避让"
        elif term.allowed == "unavoidable_small":
            answer, text = _small(data, norm, text)
    if answer == PASS and not term.verified:
        answer, text = MANUAL, text + "（待核对）"
    fix = "" if answer == PASS else "unavoidable"
    return Item("pbf", title, answer, text, data.pbf_m2, None, "m²", pack.source, term.article, fix)


def _small(data: FilingData, norm: NormOf, text: str) -> "tuple[str, str]":
    """The rule says 少量 without a figure: a region's share decides where there is one, otherwise a person."""
    limit = norm(f"filing_pbf_share_{data.use}")
    whole = data.area_m2
    if limit is None or not whole:
        return MANUAL, text + "；“少量”没有数值标准，请人工判断"
    share = (data.pbf_m2 or 0.0) / whole * 100
    line = f"；占项目用地 {share:.2f} %，标准不超过 {limit.value:g} %"
    if share <= limit.value:
        return (PASS if limit.verified else MANUAL), text + line
    return (FAIL if limit.verified else MANUAL), text + line


def _makeup(data: FilingData, pack: FilingPack, norm: NormOf) -> List[Item]:
    if not makeup_needed(data, pack):
        return []
    made = data.parts_m2.get("pbf_makeup")
    if made is None:
        return [Item("makeup", "永农补划", FAIL, "须补划，没有补划永农范围图形", fix="part:pbf_makeup")]
    used = data.pbf_m2 or 0.0
    once = made - data.makeup_twice_m2
    twice = f"（扣除重复绘制的 {mu_text(data.makeup_twice_m2)}）" if data.makeup_twice_m2 > SLIVER_M2 else ""
    enough = once >= used - TOLERANCE_M2
    items = [
        Item(
            "makeup", "永农补划", PASS if enough else FAIL, f"补划 {mu_text(once)}{twice}，占用 {mu_text(used)}", once, used, "m²",
            pack.source, "第1–3项", "" if enough else "part:pbf_makeup",
        )
    ]
    for item, title, value, said in (
        ("makeup_pbf", "补划地块现状", data.makeup_on_pbf_m2, "已经是永久基本农田"),
        ("makeup_redline", "补划地块与红线", data.makeup_on_redline_m2, "在生态保护红线内"),
    ):
        if value is None:
            items.append(Item(item, title, MANUAL, "台账没有相应底图，未套合", fix="part:pbf_makeup"))
        elif value > SLIVER_M2:
            items.append(Item(item, title, FAIL, f"有 {mu_text(value)} {said}", value, 0.0, "m²", fix="part:pbf_makeup"))
        else:
            items.append(Item(item, title, PASS, "未发现", value, 0.0, "m²"))
    return [*items, _steep(data, norm), _cultivated(data, norm, made), _approved(data), _over(data)]


def _cultivated(data: FilingData, norm: NormOf, made: float) -> Item:
    """Whether make-up land is cultivated by the survey; fails only against a share the county has confirmed."""
    item, title, fix = "makeup_cultivated", "补划地块地类", "part:pbf_makeup"
    if data.makeup_cultivated_m2 is None:
        return Item(item, title, MANUAL, "台账没有地类图斑底图，未套合", fix="base:landuse")
    limit = norm("filing_makeup_cultivated_share")
    other = max(made - data.makeup_cultivated_m2, 0.0)
    share = data.makeup_cultivated_m2 / made * 100 if made else 0.0
    text = f"其中耕地 {mu_text(data.makeup_cultivated_m2)}，占 {share:.2f} %"
    if other <= SLIVER_M2:
        return Item(item, title, PASS, text, share, None, "%")
    text += f"；有 {mu_text(other)} 现状不是耕地"
    if limit is None:
        return Item(item, title, MANUAL, text + "，请人工核对", share, None, "%", fix=fix)
    if share >= limit.value:
        answer = PASS if limit.verified else MANUAL
    else:
        answer = FAIL if limit.verified else MANUAL
    text += f"，标准不低于 {limit.value:g} %" + ("" if limit.verified else "（待核对）")
    return Item(item, title, answer, text, share, limit.value, "%", limit.source, limit.article, "" if answer == PASS else fix)


def _approved(data: FilingData) -> Item:
    item, title = "makeup_approved", "补划地块与批准用地"
    if data.makeup_approved_m2 is None:
        return Item(item, title, MANUAL, "台账没有批准用地底图，未套合", fix="base:approved")
    if data.makeup_approved_m2 > SLIVER_M2:
        text = f"有 {mu_text(data.makeup_approved_m2)} 已批准为建设用地，请核对"
        return Item(item, title, MANUAL, text, data.makeup_approved_m2, 0.0, "m²", fix="part:pbf_makeup")
    return Item(item, title, PASS, "不重叠", data.makeup_approved_m2, 0.0, "m²")


def _over(data: FilingData) -> Item:
    """Ground that something else claims: no rule with a source was found, so a person looks."""
    found = _list("makeup_over", "补划地块重叠", data.makeup_over)
    return replace(found, fix="part:pbf_makeup") if found.fix else found


def _steep(data: FilingData, norm: NormOf) -> Item:
    limit = norm("filing_makeup_slope_deg")
    words = "坡度超过 25°" if limit is None else f"坡度超过 {limit.value:g}°"
    if data.makeup_steep_m2 is None:
        return Item("makeup_slope", "补划地块坡度", MANUAL, "地类图斑没有耕地坡度级别（GDPDJB），请人工核对", fix="part:pbf_makeup")
    if data.makeup_steep_m2 > SLIVER_M2:
        verified = limit is not None and limit.verified
        text = f"有 {mu_text(data.makeup_steep_m2)} {words}" + ("" if verified else "（标准待核对）")
        return Item(
            "makeup_slope", "补划地块坡度", FAIL if verified else MANUAL, text, data.makeup_steep_m2, 0.0, "m²",
            "" if limit is None else limit.source, "" if limit is None else limit.article, "part:pbf_makeup",
        )
    return Item("makeup_slope", "补划地块坡度", PASS, f"没有{words}的地", data.makeup_steep_m2, 0.0, "m²")


def _zone(item: str, title: str, value: Optional[float]) -> Item:
    if value is None:
        return Item(item, title, MANUAL, "台账没有此底图，未套合", fix=f"base:{item}")
    if value > SLIVER_M2:
        return Item(item, title, MANUAL, f"重叠 {mu_text(value)}，请核对", value, 0.0, "m²", fix="geometry")
    return Item(item, title, PASS, "不重叠", value, 0.0, "m²")


def _list(item: str, title: str, found: "tuple[tuple[str, float], ...]") -> Item:
    real = [(code, area) for code, area in found if area > SLIVER_M2]
    if not real:
        return Item(item, title, PASS, "不重叠")
    text = "、".join(f"{code}（{mu_text(area)}）" for code, area in real)
    return Item(item, title, MANUAL, f"与 {text} 重叠，请核对", sum(area for _, area in real), 0.0, "m²", fix="geometry")
