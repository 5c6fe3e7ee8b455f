"""Rules that look at more than one case: a party's acts within a year added up, and the ratio of a township.

Sources: 法释〔2000〕14号 第三条、第九条 (several acts within a year that were not dealt with are added up);
垣政发〔2023〕12号 三（三） and 监察部 人社部 国土部令第15号 第三条 (ratio of illegally occupied cultivated land, by natural year:
illegal ÷ (lawfully and really occupied + illegal)).
"""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from typing import Iterable, List, Optional, Sequence, Tuple

from .rules import CaseFigures, Rule, RuleFinding, area_finding, in_force, measured, meets
from .units import mu, round_half_up


@dataclass(frozen=True)
class Act:
    """One case of a party that was not dealt with yet."""

    uid: str
    code: str
    day: date
    figures: CaseFigures


@dataclass(frozen=True)
class PartyFinding:
    """A finding over the acts of one party; the last of `acts` is the one that brought the total there."""

    finding: RuleFinding
    acts: Tuple[Act, ...]


def party_key(name: Optional[str]) -> str:
    """A party's name without the ways of writing it: spaces, full-width signs."""
    return "".join(unicodedata.normalize("NFKC", name or "").split())


def apply_to_party(rules: Iterable[Rule], party: str, acts: Sequence[Act], county: str) -> List[PartyFinding]:
    """For each party rule the span of its `window_days` in which the acts of this party come to most, if that meets it.

    A rule without a span looks at each act by itself. Rules are picked by the day of the span's last act.
    """
    ordered = sorted(acts, key=lambda act: (act.day, act.code))
    found = []
    versions = [rule for rule in rules if rule.subject == "party"]
    for rule in versions:
        best = _fullest_span(rule, versions, ordered, county)
        finding = _span_finding(rule, party, best) if best else None
        if finding is not None:
            found.append(finding)
    return found


_Counted = Tuple[Act, float, float]


def _fullest_span(rule: Rule, versions: Sequence[Rule], ordered: Sequence[Act], county: str) -> List[_Counted]:
    """The acts, with what the rule measures of them, of the span whose total is largest by the rule's basis.

    Running totals find it in one pass, so that a name that stands for thousands of cases costs nothing.
    """
    counted: List[_Counted] = []
    for act in ordered:
        gross, net = measured(rule.measure, act.figures)
        if gross is not None and net is not None and (gross > 0 or net > 0):
            counted.append((act, gross, net))
    figures = [gross if rule.basis == "gross" else net for _, gross, net in counted]
    best, most, first, total = (0, 0), -1.0, 0, 0.0
    days = timedelta(days=max(rule.window_days, 1))
    for last, each in enumerate(counted):
        total += figures[last]
        while counted[first][0].day <= each[0].day - days:
            total -= figures[first]
            first += 1
        if total >= most and rule in in_force(versions, "party", each[0].day, county):
            best, most = (first, last + 1), total
    return counted[best[0] : best[1]]


def _span_finding(rule: Rule, party: str, counted: Sequence[_Counted]) -> Optional[PartyFinding]:
    before = f"“{party}”"
    if len(counted) > 1:
        before += f"在 {counted[0][0].day} 至 {counted[-1][0].day} 间共 {len(counted)} 个未经处理的图斑，累计"
    finding = area_finding(rule, fsum(each[1] for each in counted), fsum(each[2] for each in counted), before)
    return None if finding is None else PartyFinding(finding, tuple(each[0] for each in counted))


@dataclass(frozen=True)
class TownshipYear:
    """Cultivated land newly occupied in a township in a natural year, in m²; `lawful_m2` None: not entered."""

    code: str
    name: str
    year: int
    illegal_m2: float
    illegal_net_m2: float
    deducted_m2: float = 0.0
    deducted_net_m2: float = 0.0
    lawful_m2: Optional[float] = None

    @property
    def state(self) -> str:
        """`ratio`, `none` (无新增占用) or `lawful_missing` (the lawful occupation was not entered)."""
        if self.illegal_m2 <= 0 and not self.lawful_m2:
            return "none"
        return "lawful_missing" if self.lawful_m2 is None else "ratio"

    def ratio(self, deducted: bool, net: bool = False) -> Optional[float]:
        """Percent, unrounded: illegal ÷ (lawful + illegal), after the deductions or before; None without a denominator."""
        illegal = self.illegal_net_m2 if net else self.illegal_m2
        if deducted:
            illegal = max(illegal - (self.deducted_net_m2 if net else self.deducted_m2), 0.0)
        total = (self.lawful_m2 or 0.0) + illegal
        if self.state != "ratio" or total <= 0:
            return None
        return 100.0 * illegal / total

    @property
    def text(self) -> str:
        """The ratio before and after deductions in words, or why there is none."""
        if self.state == "none":
            return "无新增占用"
        if self.state == "lawful_missing":
            return f"违法占用耕地 {mu(self.illegal_m2):.2f} 亩；未录入合法新增占用耕地，比例无法计算"
        before, after = self.ratio(False), self.ratio(True)
        return f"扣除前 {_percent(before)}，扣除后 {_percent(after)}"


def county_year(townships: Sequence[TownshipYear], code: str, name: str, year: int, lawful_m2: Optional[float]) -> TownshipYear:
    """The county's figures: its townships together. `lawful_m2` is the county's own total where it was entered.

    Otherwise the townships' lawful occupation adds up, unless one with illegal occupation has none entered.
    """
    entered = [each.lawful_m2 for each in townships if each.lawful_m2 is not None]
    if lawful_m2 is None and entered and not any(each.state == "lawful_missing" for each in townships):
        lawful_m2 = fsum(entered)
    return TownshipYear(
        code=code,
        name=name,
        year=year,
        illegal_m2=fsum(each.illegal_m2 for each in townships),
        illegal_net_m2=fsum(each.illegal_net_m2 for each in townships),
        deducted_m2=fsum(each.deducted_m2 for each in townships),
        deducted_net_m2=fsum(each.deducted_net_m2 for each in townships),
        lawful_m2=lawful_m2,
    )


def apply_to_township(
    rules: Iterable[Rule], figures: TownshipYear, day: date, county: str, deduct: bool, subject: str = "township"
) -> List[RuleFinding]:
    """Findings of the ratio rules of a level (township or county) in force on `day`.

    `deduct` says whether what was put right counts no more.
    """
    found = []
    for rule in in_force(rules, subject, day, county):
        gross, net = figures.ratio(deduct), figures.ratio(deduct, net=True)
        if gross is None or net is None:
            continue
        reached = {"gross": meets(gross, rule.operator, rule.value), "net": meets(net, rule.operator, rule.value)}
        if not any(reached.values()):
            continue
        chosen = gross if rule.basis == "gross" else net
        found.append(
            RuleFinding(
                rule=rule,
                value=round_half_up(chosen, 4),
                limit_value=rule.value,
                unit="%",
                basis=f"illegal_ratio_{rule.basis}",
                explanation=_explain_ratio(rule, figures, chosen, reached, gross, net),
                gross_value=round_half_up(gross, 4),
                net_value=round_half_up(net, 4),
            )
        )
    return found


def _explain_ratio(
    rule: Rule, figures: TownshipYear, chosen: float, reached: "dict[str, bool]", gross: float, net: float
) -> str:
    sign = "达到" if rule.operator == ">=" else "超过"
    word = sign if reached[rule.basis] else f"未{sign}"
    text = (
        f"{figures.name} {figures.year} 年度违法占用耕地 {mu(figures.illegal_m2):.2f} 亩，合法新增占用耕地 "
        f"{mu(figures.lawful_m2 or 0.0):.2f} 亩，比例 {_percent(chosen)}，{word} {rule.value:g}% 标准（{figures.text}）"
        f"（{rule.source} {rule.article}）；{rule.proposal}"
    )
    if reached["gross"] != reached["net"]:
        text += f"。注意：毛面积比例 {_percent(gross, 4)}、净面积比例 {_percent(net, 4)}，对标准的结论不同，请人工判断口径"
    return text if rule.verified else text + "。本条待核对"


def _percent(value: Optional[float], digits: int = 2) -> str:
    return "—" if value is None else f"{round_half_up(value, digits):.{digits}f}%"
