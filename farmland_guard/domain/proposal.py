"""A proposed verdict with its reasons, in the order reviewers go: 批文 → 供地 → 登记 → 设施农用地 → 农村道路 → 其他 → 违法.

It is a guide: a verdict is a named person's. Each step says what it looked at and what came of it, so that the officer
sees why, and what would change the proposal. Order and 出入口 rule: practitioners' tools, Hebei 2026 (待核对 elsewhere).
"""

from dataclasses import dataclass, replace
from typing import Any, List, Mapping, Optional, Tuple

from .codes import SUBCLASSES, SUBCLASSES_OF, VERDICTS
from .units import SQUARE_METRES_PER_MU, format_mu

_PLANTED = ("02", "03", "04", "KT", "SM", "SK")
"""TBLX after which cultivated land grows or holds something else than crops: 园地、林地、草地、坑塘、水面、水库."""


LIES_IN = "所在区域"
"""What the line is called that says where a case lies."""


@dataclass(frozen=True)
class Settings:
    """The figures of the rule book that the steps compare with; shares in percent."""

    cover_share: float = 95.0
    road_width_m: Tuple[float, float] = (2.0, 8.0)
    entrance_large_mu: float = 2.0
    entrance_share_large: float = 95.0
    entrance_share_small: float = 90.0
    entrance_uncovered_mu: float = 0.5


@dataclass(frozen=True)
class Step:
    """One question of the order: `settles` says whether it decided the proposal."""

    title: str
    text: str
    settles: bool


@dataclass(frozen=True)
class Proposal:
    """The proposed verdict, "" when nothing can be said yet, and the steps in order up to the one that settled it.

    `lies_in` says in which redline, reserve, plan zone and the like the case lies: it settles nothing, whoever judges should know.
    """

    verdict: str
    steps: Tuple[Step, ...]
    lies_in: str = ""

    @property
    def reason(self) -> str:
        """The steps in one line."""
        steps = [f"{step.title}：{step.text}" for step in self.steps]
        return "；".join([*steps, *([f"{LIES_IN}：{self.lies_in}"] if self.lies_in else [])])


@dataclass(frozen=True)
class OnApproved:
    """How much of a case lies on approved land by the register's layer, in percent, and on which papers' land."""

    share: float
    papers: Tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the clause for the step 批文."""
        if not self.share:
            return "不在批准用地图层内"
        return f"批准用地图层覆盖 {self.share:.1f}%" + (f"（{'、'.join(self.papers)}）" if self.papers else "")


def propose(case: Mapping[str, Any], settings: Optional[Settings] = None, on_approved: Optional[OnApproved] = None) -> Proposal:
    """What the grounds entered for a case point to; `case` is a row of `violation`.

    What the check found on approved land is said beside the paper that was entered; it settles nothing by itself.
    """
    settings = settings or Settings()
    steps: List[Step] = []
    for title, prefix, verdict in (
        ("批文", "approval", "legal"),
        ("供地", "supply", "legal"),
        ("登记", "title", "legal"),
        ("临时用地", "temporary", "legal"),
    ):
        step = _paper_step(title, case, prefix, settings)
        if prefix == "approval" and on_approved is not None:
            step = replace(step, text=f"{step.text}；{on_approved}")
        steps.append(step)
        if step.settles:
            return Proposal(verdict, tuple(steps))
    for verdict, make in (("facility_land", _facility), ("rural_road", _road), ("other", _other)):
        step = make(case, settings)
        steps.append(step)
        if step.settles:
            return Proposal(verdict, tuple(steps))
    if case.get("area_m2") is None:
        steps.append(Step("违法", "尚未套合检查，不作建议", False))
        return Proposal("", tuple(steps))
    return _illegal(case, steps)


def _text(case: Mapping[str, Any], name: str) -> str:
    return str(case.get(name) or "").strip()


def _paper_step(title: str, case: Mapping[str, Any], prefix: str, settings: Settings) -> Step:
    number, share = _text(case, f"{prefix}_no"), case.get(f"{prefix}_share")
    if not number:
        return Step(title, "未填文号", False)
    if share is None:
        return Step(title, f"{number}，占比未填", True)
    if share < settings.cover_share:
        return Step(title, f"{number} 只覆盖 {share:g}%（标准 {settings.cover_share:g}%），其余部分须另行判定，可拆分图斑", False)
    return Step(title, f"{number} 覆盖 {share:g}%", True)


def _facility(case: Mapping[str, Any], settings: Settings) -> Step:
    number, share = _text(case, "facility_no"), case.get("facility_share")
    on_facility_land = _text(case, "dlbm") == "1202"
    if not number:
        text = "现状地类为设施农用地（1202），但没有上图入库号，不予认定" if on_facility_land else "没有上图入库号"
        return Step("设施农用地", text, False)
    if share is not None and share < settings.cover_share:
        return Step("设施农用地", f"{number} 只覆盖 {share:g}%（标准 {settings.cover_share:g}%）", False)
    return Step("设施农用地", f"已上图入库 {number}" + ("" if share is None else f"，覆盖 {share:g}%"), True)


def _road(case: Mapping[str, Any], settings: Settings) -> Step:
    if _text(case, "tblx") != "ND" and _text(case, "dlbm") != "1006":
        return Step("农村道路", "图斑类型和地类都不是农村道路", False)
    width = case.get("road_width_m")
    least, most = settings.road_width_m
    if width is None:
        return Step("农村道路", "道路宽度未填", False)
    if not least <= width <= most:
        return Step("农村道路", f"宽 {width:g} 米，不在 {least:g}～{most:g} 米之间", False)
    return Step("农村道路", f"宽 {width:g} 米，且须不在国家公路网内", True)


def _other(case: Mapping[str, Any], settings: Settings) -> Step:
    subclass = _text(case, "subclass")
    if subclass not in SUBCLASSES_OF["other"]:
        return Step("其他", "未选“其他”的分类", False)
    if subclass == "entrance":
        return _entrance(case, settings)
    return Step("其他", f"分类为{SUBCLASSES[subclass]}", True)


def _entrance(case: Mapping[str, Any], settings: Settings) -> Step:
    area, cultivated = case.get("area_m2"), case.get("cultivated_m2")
    share = max((case.get(f"{prefix}_share") or 0.0) for prefix in ("approval", "supply", "title"))
    if area is None or cultivated is None:
        return Step("其他", "出入口：尚未套合检查", False)
    large = area > settings.entrance_large_mu * SQUARE_METRES_PER_MU
    needed = settings.entrance_share_large if large else settings.entrance_share_small
    # What no paper covers can at most be all the cultivated land there is.
    uncovered = min(cultivated, area * max(100.0 - share, 0.0) / 100.0)
    fits = share >= needed and uncovered < settings.entrance_uncovered_mu * SQUARE_METRES_PER_MU
    text = f"出入口：套合 {share:g}%（须 {needed:g}%），未覆盖耕地至多 {format_mu(uncovered)} 亩（须小于 {settings.entrance_uncovered_mu:g} 亩）"
    return Step("其他", text, fits)


def _illegal(case: Mapping[str, Any], steps: List[Step]) -> Proposal:
    cultivated = case.get("cultivated_m2")
    if _text(case, "tblx") in _PLANTED:
        if not cultivated:
            steps.append(Step("违法", "不占耕地，图斑类型为种植或水面，按伪变化复核", True))
            return Proposal("false_change", tuple(steps))
        steps.append(Step("违法", f"耕地上种植或蓄水，占耕地 {format_mu(cultivated)} 亩", True))
        return Proposal("illegal_non_grain", tuple(steps))
    text = "以上均无依据" + ("" if cultivated is None else f"，占耕地 {format_mu(cultivated)} 亩")
    steps.append(Step("违法", f"{text}，建议按{VERDICTS['illegal_construction']}核实", True))
    return Proposal("illegal_construction", tuple(steps))
