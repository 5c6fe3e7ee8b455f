"""Reclamation quality (复耕质量): indicator profiles as data, readings in one unit, and what they come to against the limits.

A limit counts only once it is confirmed: shipped as 已核对, or confirmed by a named person of the county, who may enter the
figure of the official text instead. Readings in another unit are converted by the profile; a unit that matters and is missing is
never guessed (有机质 in g/kg reads ten times as high as in %).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from ..paths import RESOURCES
from .data_files import checked_files
from .errors import InputError
from .language import listed_with_codes, translate

FOLDER = RESOURCES / "quality"
PASS, FAIL, MISSING, UNCONFIRMED, QUESTIONED, RECORDED = "pass", "fail", "missing", "unconfirmed", "questioned", "recorded"  # nosec B105
RESULT_WORDS = {PASS: "符合", FAIL: "不符合", MISSING: "缺读数", UNCONFIRMED: "标准待核对", QUESTIONED: "数值存疑", RECORDED: "仅记录"}


@dataclass(frozen=True)
class Indicator:
    """One indicator; numbers come in `unit`, choices from `options`."""

    id: str
    name: str
    aliases: Tuple[str, ...]
    kind: str
    unit: str
    units: Mapping[str, float]
    unit_required: bool
    plausible: Optional[Tuple[float, float]]
    options: Tuple[str, ...]
    converted: Mapping[str, float]


@dataclass(frozen=True)
class QualityLimit:
    """The limit of an indicator for one land class. `verified` means checked against the official text.

    Without any figure it is open: readings are recorded and judged by nothing until the county enters its figure.
    """

    land_class: str
    indicator: str
    low: Optional[float]
    high: Optional[float]
    values: Tuple[str, ...]
    source: str
    verified: bool
    required: bool
    note: str

    @property
    def is_open(self) -> bool:
        """Whether there is no figure."""
        return self.low is None and self.high is None and not self.values

    def text(self, unit: str) -> str:
        """The limit in words: 6～8.5, ≥ 80 cm, 壤土或黏壤土."""
        if self.is_open:
            return "未规定"
        if self.values:
            return "、".join(self.values)
        tail = f" {unit}" if unit else ""
        if self.low is not None and self.high is not None:
            return f"{self.low:g}～{self.high:g}{tail}"
        return f"≥ {self.low:g}{tail}" if self.low is not None else f"≤ {self.high:g}{tail}"


@dataclass(frozen=True)
class QualityProfile:
    """One profile."""

    name: str
    title: str
    region: str
    note: str
    land_classes: Mapping[str, str]
    indicators: Tuple[Indicator, ...]
    limits: Tuple[QualityLimit, ...]

    def indicator(self, name: str) -> Optional[Tuple[Indicator, float]]:
        """The indicator that a reading's name means, and the factor its values take (有机碳 → 有机质: 1.724)."""
        wanted = _plain(name)
        for each in self.indicators:
            if wanted in {_plain(each.id), _plain(each.name), *map(_plain, each.aliases)}:
                return each, 1.0
            for alias, factor in each.converted.items():
                if wanted == _plain(alias):
                    return each, factor
        return None

    def by_id(self, indicator_id: str) -> Indicator:
        """The indicator with this id; KeyError when there is none."""
        return next(each for each in self.indicators if each.id == indicator_id)

    def limits_for(self, land_class: str) -> List[QualityLimit]:
        """The limits of a land class, in the order of the profile."""
        return [limit for limit in self.limits if limit.land_class == land_class]


@dataclass(frozen=True)
class ReadingValue:
    """One reading as it was recorded; `point` is the sampling point's name or ""."""

    indicator: str
    value: Optional[float]
    text: str
    unit: str
    point: str = ""


@dataclass(frozen=True)
class QualityLine:
    """One indicator against its limit."""

    indicator: str
    reading: str
    limit: str
    result: str
    sentence: str


def confirmed_limit(limit: QualityLimit, unit: str, confirmation: Optional[Mapping[str, Any]]) -> Optional[QualityLimit]:
    """The limit that counts: the county's figures from its confirmation, the shipped one when that is 已核对, else None.

    A confirmation counts for the wording it was given for; a changed profile has to be confirmed again.
    """
    if confirmation is not None and confirmation["limit_text"] == limit.text(unit):
        values = tuple(part for part in (confirmation["limit_values"] or "").split("、") if part)
        return QualityLimit(
            limit.land_class, limit.indicator, confirmation["limit_low"], confirmation["limit_high"], values,
            confirmation["source"], True, limit.required, limit.note,
        )  # fmt: skip
    return limit if limit.verified else None


def normalised(profile: QualityProfile, reading: ReadingValue) -> Tuple[Optional[Indicator], Optional[float], str]:
    """(indicator, value in its unit, question). The question is a Chinese sentence when the reading cannot be used as it is."""
    found = profile.indicator(reading.indicator)
    if found is None:
        return None, None, f"“{reading.indicator}”不在指标方案“{profile.title}”中，不参与判定"
    indicator, factor = found
    if indicator.kind == "choice":
        if reading.text and reading.text not in indicator.options:
            return indicator, None, f"{indicator.name}“{reading.text}”不是可用的说法（{'、'.join(indicator.options)}）"
        return indicator, None, "" if reading.text else f"{indicator.name}须填文字"
    if reading.value is None:
        return indicator, None, f"{indicator.name}“{reading.text}”不是数字"
    unit = _unit(reading.unit)
    if not unit and indicator.unit_required:
        return indicator, None, f"{indicator.name} {reading.value:g} 没有写单位（{'、'.join(indicator.units)}），不能采用"
    scale = {_unit(name): size for name, size in indicator.units.items()}.get(unit or _unit(indicator.unit))
    if scale is None:
        return indicator, None, f"{indicator.name}的单位“{reading.unit}”不能换算（可用：{'、'.join(indicator.units)}）"
    value = reading.value * scale * factor
    if indicator.plausible and not indicator.plausible[0] <= value <= indicator.plausible[1]:
        low, high = indicator.plausible
        return indicator, value, f"{indicator.name} {value:g} {indicator.unit} 不在常见范围 {low:g}～{high:g} 内，请核对数值和单位".replace("  ", " ")
    return indicator, value, ""


def judge_quality(
    profile: QualityProfile,
    land_class: str,
    readings: Sequence[ReadingValue],
    confirmations: Mapping[str, Mapping[str, Any]],
) -> List[QualityLine]:
    """One line for every limit of the land class. `confirmations` maps indicator ids to the county's last confirmation.

    Every sampling point has to meet the limit; of several readings at one point the last counts. `readings` are in the
    order in which they were recorded.
    """
    latest: Dict[Tuple[str, str], Tuple[Optional[float], str, str]] = {}
    for reading in readings:
        indicator, value, question = normalised(profile, reading)
        if indicator is not None:
            latest[indicator.id, reading.point] = (value, reading.text, question)
    lines = []
    for limit in profile.limits_for(land_class):
        indicator = profile.by_id(limit.indicator)
        own = {point: found for (name, point), found in latest.items() if name == indicator.id}
        lines.append(_line(indicator, limit, own, confirmations.get(indicator.id)))
    return lines


def overall(lines: Sequence[QualityLine], required: Mapping[str, bool]) -> str:
    """pass, fail or incomplete over all lines; `required` by the indicators' names."""
    judged = [line for line in lines if line.result != RECORDED]
    results = {line.result for line in judged if required.get(line.indicator, True) or line.result == FAIL}
    if FAIL in results:
        return FAIL
    return PASS if results == {PASS} else "incomplete"


def _line(
    indicator: Indicator,
    limit: QualityLimit,
    own: Mapping[str, Tuple[Optional[float], str, str]],
    confirmation: Optional[Mapping[str, Any]],
) -> QualityLine:
    counting = confirmed_limit(limit, indicator.unit, confirmation)
    shown = (counting or limit).text(indicator.unit)
    said = "；".join(_reading_text(indicator, point, found) for point, found in own.items())
    if counting is None and limit.is_open and not any(question for _, _, question in own.values()):
        return _made(indicator, said, shown, RECORDED, f"{indicator.name} {said or '没有读数'}：没有标准，只作记录；县里可填写标准")
    if not own:
        return _made(indicator, "", shown, MISSING, f"{indicator.name}：没有读数")
    questions = [question for _, _, question in own.values() if question]
    if questions:
        return _made(indicator, said, shown, QUESTIONED, "；".join(questions))
    if counting is None:
        return _made(indicator, said, shown, UNCONFIRMED, f"{indicator.name} {said}，标准 {shown} 待核对（{limit.source}），县里核对后才能判定")
    bad = [point for point, (value, text, _) in own.items() if not _meets(counting, value, text)]
    result = FAIL if bad else PASS
    where = f"（{'、'.join(point for point in bad if point)}）" if any(bad) else ""
    words = RESULT_WORDS[result]
    return _made(indicator, said, shown, result, f"{indicator.name} {said}，标准 {shown}（{counting.source}），{words}{where}")


def _made(indicator: Indicator, reading: str, limit: str, result: str, sentence: str) -> QualityLine:
    return QualityLine(indicator.name, reading, limit, result, sentence)


def _meets(limit: QualityLimit, value: Optional[float], text: str) -> bool:
    if limit.values:
        return text in limit.values
    if value is None:
        return False
    # The figures are decimal ones: 0.8 % out of 8 g/kg is 0.8 and not a hair below.
    rounded = round(value, 9)
    return (limit.low is None or rounded >= limit.low) and (limit.high is None or rounded <= limit.high)


def _reading_text(indicator: Indicator, point: str, found: Tuple[Optional[float], str, str]) -> str:
    value, text, _ = found
    shown = text if value is None else f"{round(value, 6):g} {indicator.unit}".strip()
    return f"{point} {shown}".strip()


def _plain(text: str) -> str:
    return re.sub(r"[\s（(].*$|\s", "", text.strip()).casefold()


def _unit(text: str) -> str:
    return text.strip().replace("％", "%").replace("³", "3").replace("μ", "u").replace("µ", "u").replace(" ", "").casefold()


@lru_cache(maxsize=1)
def quality_profiles() -> Tuple[QualityProfile, ...]:
    """The profiles that ship with the plugin; InputError names the file and the entry that cannot be used."""
    return tuple(_profile(data) for data in checked_files(FOLDER))


def profile_for(county: str, name: str = "", land_class: str = "") -> QualityProfile:
    """The profile called `name`, or the one whose region fits the county best; InputError when there is none.

    Of those that fit, one with limits for `land_class` goes before one without.
    """
    fitting = [each for each in quality_profiles() if (each.name == name if name else county.startswith(each.region))]
    if not fitting:
        raise InputError(
            translate("FarmlandGuard", "There is no quality profile “{name}” for county {county}. Known: {known}.").format(
                name=name, county=county, known=listed_with_codes({each.name: each.title for each in quality_profiles()})
            )
        )
    return max(fitting, key=lambda each: (not land_class or land_class in each.land_classes, len(each.region)))


def land_classes_for(county: str, name: str = "") -> Dict[str, str]:
    """Code → name of the land classes that some profile of the county has limits for."""
    found: Dict[str, str] = {}
    for each in quality_profiles():
        if each.name == name if name else county.startswith(each.region):
            found.update(each.land_classes)
    return dict(sorted(found.items()))


def _profile(data: Mapping[str, Any]) -> QualityProfile:
    indicators = tuple(
        Indicator(
            each["id"], each["name"], tuple(each.get("aliases", ())), each["kind"], each.get("unit", ""),
            each.get("units", {}), each.get("unit_required", False),
            tuple(each["plausible"]) if "plausible" in each else None, tuple(each.get("options", ())),
            {name: other["factor"] for other in each.get("converted", ()) for name in (other["name"], *other.get("aliases", ()))},
        )
        for each in data["indicators"]
    )  # fmt: skip
    limits = tuple(
        QualityLimit(
            each["land_class"], each["indicator"], each["low"], each["high"], tuple(each["values"]), each["source"],
            each["verified"] == "已核对", each["required"], each.get("note", ""),
        )
        for each in data["limits"]
    )  # fmt: skip
    return QualityProfile(
        data["profile"], data["title"], data["region"], data.get("note", ""), data["land_classes"], indicators, limits
    )
