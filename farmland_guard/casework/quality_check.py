"""Readings of a task against the county's quality profile, and the county's confirmation of a limit.

The software lists what meets its limit and what does not; whether the ground is accepted, two named people sign.
"""

from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence

from ..domain.clock import today
from ..domain.errors import InputError
from ..domain.language import listed_with_codes, translate
from ..domain.quality import (
    QualityLine,
    QualityProfile,
    ReadingValue,
    confirmed_limit,
    judge_quality,
    land_classes_for,
    normalised,
    overall,
    profile_for,
)
from ..register.cases import find_task, require_person
from ..register.store import Register, Row, Session
from .readings import Reading, number_of

OVERALL_WORDS = {"pass": "符合", "fail": "不符合", "incomplete": "尚不能判定"}  # nosec B105


@dataclass(frozen=True)
class QualityReport:
    """`result` is pass, fail or incomplete; `remarks` are readings that no limit asks for and where they fall short."""

    task_code: str
    profile: str
    land_class: str
    land_name: str
    result: str
    lines: List[QualityLine]
    remarks: List[str]

    def summary(self) -> str:
        """One line for papers and lists."""
        bad = [line.indicator for line in self.lines if line.result == "fail"]
        text = f"{self.land_name}：{OVERALL_WORDS[self.result]}"
        return f"{text}（{'、'.join(bad)}）" if bad else text


def check_quality(register: Register, task_key: str, land_class: str = "", profile: str = "") -> QualityReport:
    """Judge the readings of a task by the county's profile. An empty `land_class` is that of the case before the change.

    Raises InputError for an unknown task, profile or land class.
    """
    with register.reading() as session:
        return quality_within(session, find_task(session, task_key), land_class, profile)


def quality_within(session: Session, task: Row, land_class: str = "", profile_name: str = "") -> QualityReport:
    """The same within a session."""
    classes = land_classes_for(session.info.county, profile_name)
    chosen = land_class or _land_class(session, task, classes)
    profile = profile_for(session.info.county, profile_name, chosen)
    if chosen not in profile.land_classes:
        known = listed_with_codes(classes)
        raise InputError(
            translate("FarmlandGuard", "{task}: the profile has no limits for land class “{code}”. Known: {known}.").format(
                task=task["code"], code=chosen, known=known
            )
        )
    names = {row["uid"]: row["name"] for row in session.select("sampling_point", {"task_uid": task["uid"]})}
    readings = [_value(row, names) for row in session.select("reading", {"task_uid": task["uid"]})]
    lines = judge_quality(profile, chosen, readings, confirmations(session, profile, chosen))
    required = {profile.by_id(limit.indicator).name: limit.required for limit in profile.limits_for(chosen)}
    asked = {limit.indicator for limit in profile.limits_for(chosen)}
    remarks = []
    for reading in readings:
        indicator, _, question = normalised(profile, reading)
        if question and (indicator is None or indicator.id not in asked):
            remarks.append(question)
    return QualityReport(
        task["code"], profile.title, chosen, profile.land_classes[chosen], overall(lines, required), lines, remarks
    )


def questions_of(register: Register, readings: Sequence[Reading]) -> List[str]:
    """What is doubtful about readings as they stand in a file, one sentence each."""
    profile = profile_for(register.info.county)
    sentences = []
    for reading in readings:
        number = number_of(reading.value)
        value = ReadingValue(reading.indicator, number, "" if number is not None else reading.value, reading.unit, reading.point)
        question = normalised(profile, value)[2]
        if question:
            sentences.append(question)
    return sentences


def confirmations(session: Session, profile: QualityProfile, land_class: str) -> Dict[str, Row]:
    """The county's last confirmation of each indicator's limit."""
    rows = session.select("quality_confirmation", {"profile": profile.name, "land_class": land_class})
    return {row["indicator"]: row for row in rows}


def confirm_limit(
    register: Register,
    land_class: str,
    indicator: str,
    person: str,
    source: str,
    low: Optional[float] = None,
    high: Optional[float] = None,
    values: str = "",
    profile_name: str = "",
) -> str:
    """Record that `person` compared a limit with the official text (`source`) and return the limit that counts now.

    With `low`, `high` or `values` (parted by 、) the county's figures count instead of the profile's. Raises InputError for an
    unknown limit or person, an empty source, or figures that do not fit the indicator.
    """
    if not source.strip():
        raise InputError(translate("FarmlandGuard", "“Text it was compared with” (SOURCE) is empty; name the text the limit was compared with."))
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        profile = profile_for(session.info.county, profile_name, land_class)
        found = profile.indicator(indicator)
        limits = [each for each in profile.limits_for(land_class) if found is not None and each.indicator == found[0].id]
        if found is None or not limits:
            raise InputError(
                translate("FarmlandGuard", "The profile “{profile}” has no limit of “{indicator}” for land class {code}.").format(
                    profile=profile.title, indicator=indicator, code=land_class
                )
            )
        limit, unit = limits[0], found[0].unit
        own = low is not None or high is not None or bool(values.strip())
        if own and (found[0].kind == "choice") != bool(values.strip()):
            raise InputError(
                translate("FarmlandGuard", "{indicator}: numbers have a lowest and highest value, texts a list of allowed ones.").format(
                    indicator=found[0].name
                )
            )
        strange = [each for each in values.split("、") if each.strip() and each.strip() not in found[0].options]
        if strange:
            raise InputError(
                translate("FarmlandGuard", "{indicator}: “{value}” is none of its texts: {known}.").format(
                    indicator=found[0].name, value="、".join(strange), known="、".join(found[0].options)
                )
            )
        if limit.is_open and not own:
            raise InputError(
                translate("FarmlandGuard", "{indicator}: the profile has no figure to confirm; give the county's own.").format(
                    indicator=found[0].name
                )
            )
        if low is not None and high is not None and low > high:
            raise InputError(
                translate("FarmlandGuard", "{indicator}: the lowest value is above the highest.").format(indicator=found[0].name)
            )
        session.insert(
            "quality_confirmation",
            {
                "profile": profile.name,
                "land_class": land_class,
                "indicator": limit.indicator,
                "limit_text": limit.text(unit),
                "limit_low": low if own else limit.low,
                "limit_high": high if own else limit.high,
                "limit_values": (values.strip() if own else "、".join(limit.values)) or None,
                "source": source.strip(),
                "confirmed_by": session.who,
                "confirmed_on": today().isoformat(),
            },
        )
        counting = confirmed_limit(limit, unit, confirmations(session, profile, land_class)[limit.indicator])
        return (counting or limit).text(unit)


def _land_class(session: Session, task: Row, classes: Mapping[str, str]) -> str:
    """The cultivated class the ground had: of the case before the change, else the largest cultivated piece."""
    case = session.get("violation", task["violation_uid"])
    if (case["dlbm"] or "") in classes:
        return str(case["dlbm"])
    pieces = session.rows(
        "SELECT land_class, sum(gross_m2) AS area FROM overlap_piece WHERE violation_uid = ? AND land_class LIKE '010%' "
        "GROUP BY land_class ORDER BY area DESC",
        (case["uid"],),
    )
    fitting = [row["land_class"] for row in pieces if row["land_class"] in classes]
    return str(fitting[0]) if fitting else str(case["dlbm"] or "")


def _value(row: Row, names: Dict[str, str]) -> ReadingValue:
    return ReadingValue(
        row["indicator"], row["value"], row["value_text"] or "", row["unit"] or "", names.get(row["point_uid"] or "", "")
    )
