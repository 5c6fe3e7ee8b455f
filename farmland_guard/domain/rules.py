"""The rule book: rules are data with source, article and dates; here they are read, picked and applied.

A rule never decides. It yields a `Finding` that says which figure met which limit under which article, and proposes.
Limits compare unrounded square metres (5 亩 = 3333.3333… m²); 亩 appear only in the sentence.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple

from .units import SQUARE_METRES_PER_MU, mu

_NOISE = 1e-9
"""Share of a limit that sums of floating-point areas may be off by; far below 0.01 m² for any limit of a rule."""


@dataclass(frozen=True)
class Rule:
    """One rule of a pack; `value` in `unit`, `basis` gross or net of 田坎."""

    id: str
    title: str
    source: str
    article: str
    region: str
    valid_from: date
    valid_to: Optional[date]
    subject: str
    measure: str
    basis: str
    operator: str
    value: float
    unit: str
    verified: bool
    enabled: bool
    proposal: str
    window_days: int = 0
    note: str = ""

    def holds_on(self, day: date, county: str) -> bool:
        """Whether the rule was in force on `day` in the county with this six-digit code."""
        in_time = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return self.enabled and in_time and county.startswith(self.region)


@dataclass(frozen=True)
class CaseFigures:
    """Checked areas of one case in m², unrounded; None where no base layer of that role was given."""

    pbf_m2: Optional[float]
    pbf_net_m2: Optional[float]
    cultivated_m2: Optional[float]
    cultivated_net_m2: Optional[float]


@dataclass(frozen=True)
class RuleFinding:
    """What a rule has to say of a case, a party or a township. `value` and `limit_value` in `unit`; texts are Chinese.

    `value` is by the rule's own basis; `gross_value` and `net_value` are both there, since they may disagree.
    """

    rule: Rule
    value: float
    limit_value: float
    unit: str
    basis: str
    explanation: str
    gross_value: float
    net_value: float


def rule_from(entry: Mapping[str, Any]) -> Rule:
    """A threshold from an entry that fits the schema of packs."""
    end = entry.get("valid_to")
    return Rule(
        id=entry["id"],
        title=entry["title"],
        source=entry["source"],
        article=entry["article"],
        region=entry["region"],
        valid_from=date.fromisoformat(entry["valid_from"]),
        valid_to=None if end is None else date.fromisoformat(end),
        subject=entry["subject"],
        measure=entry["measure"],
        basis=entry.get("basis", "gross"),
        operator=entry["operator"],
        value=float(entry["value"]),
        unit=entry["unit"],
        verified=entry["verified"] == "已核对",
        enabled=bool(entry.get("enabled", True)),
        proposal=entry["proposal"],
        window_days=int(entry.get("window_days", 0)),
        note=entry.get("note", ""),
    )


def in_force(rules: Iterable[Rule], subject: str, day: date, county: str) -> List[Rule]:
    """The rules about `subject` on `day`: of several versions of one id the most local, then the newest, then the last."""
    picked: Dict[str, Rule] = {}
    for rule in rules:
        if rule.subject != subject or not rule.holds_on(day, county):
            continue
        rival = picked.get(rule.id)
        if rival is None or (len(rule.region), rule.valid_from) >= (len(rival.region), rival.valid_from):
            picked[rule.id] = rule
    return list(picked.values())


def apply_to_case(rules: Iterable[Rule], figures: CaseFigures, day: date, county: str) -> List[RuleFinding]:
    """Findings of the case rules in force on `day`, the day the case was found.

    Both gross and net stand in the sentence when they disagree across the limit; such a case yields a finding when either
    of the two meets it, since the texts do not say which is meant.
    """
    findings = []
    for rule in in_force(rules, "case", day, county):
        gross, net = measured(rule.measure, figures)
        if gross is not None and net is not None:
            finding = area_finding(rule, gross, net)
            if finding is not None:
                findings.append(finding)
    return findings


def area_finding(rule: Rule, gross: float, net: float, before: str = "", after: str = "") -> Optional[RuleFinding]:
    """The finding of an area rule for these m², or None when neither meets it; `before` and `after` go round the sentence."""
    limit = rule.value * SQUARE_METRES_PER_MU
    by_basis = {"gross": meets(gross, rule.operator, limit), "net": meets(net, rule.operator, limit)}
    if not any(by_basis.values()):
        return None
    return RuleFinding(
        rule=rule,
        value=mu(gross if rule.basis == "gross" else net, 4),
        limit_value=rule.value,
        unit=rule.unit,
        basis=f"{rule.measure}_{rule.basis}",
        explanation=before + _explain(rule, gross, net, by_basis) + after,
        gross_value=mu(gross, 4),
        net_value=mu(net, 4),
    )


def measured(measure: str, figures: CaseFigures) -> Tuple[Optional[float], Optional[float]]:
    """Gross and net m² of what a rule measures; None where a base layer it needs was not given."""
    if measure == "pbf":
        return figures.pbf_m2, figures.pbf_net_m2
    gross, net = figures.cultivated_m2, figures.cultivated_net_m2
    if measure == "cultivated" or gross is None or net is None:
        return gross, net
    if figures.pbf_m2 is None or figures.pbf_net_m2 is None:
        return None, None
    return max(gross - figures.pbf_m2, 0.0), max(net - figures.pbf_net_m2, 0.0)


def meets(value: float, operator: str, limit: float) -> bool:
    """Whether an unrounded figure meets a limit; the noise of adding up floating-point areas decides nothing."""
    noise = _NOISE * limit
    return value >= limit - noise if operator == ">=" else value > limit + noise


def _explain(rule: Rule, gross: float, net: float, by_basis: Dict[str, bool]) -> str:
    ground = {"pbf": "永久基本农田", "cultivated": "耕地", "cultivated_outside_pbf": "永久基本农田以外的耕地"}[rule.measure]
    sign = "达到" if rule.operator == ">=" else "超过"
    chosen = gross if rule.basis == "gross" else net
    text = f"占用{ground} {mu(chosen, 2):.2f} 亩"
    text += f"，{sign} {rule.value:g} 亩标准" if by_basis[rule.basis] else f"，未{sign} {rule.value:g} 亩标准"
    text += f"（{rule.source} {rule.article}）；{rule.proposal}"
    if by_basis["gross"] != by_basis["net"]:
        text += f"。注意：毛面积 {mu(gross, 4):.4f} 亩、净面积 {mu(net, 4):.4f} 亩，对标准的结论不同，请人工判断口径"
    if not rule.verified:
        text += "。本条待核对"
    return text
