"""The rule book: the entries of all packs in force for a county on a day, with the county's overrides.

Thresholds are in `rules`; here are periods (期限), limits (限额与参数), evidence by class (举证材料), return reasons
(退件规则), escalation ladders (提醒层级) and letters. An entry that is switched off is not there: `period` and `limit` give
None, so that nothing that was not verified starts a clock by itself.
"""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, cast

from .codes import RULE_FIELDS
from .language import translate
from .rule_packs import SECTIONS, Pack, schema_faults, shipped_packs
from .rules import Rule, rule_from
from .workdays import WEEKENDS_ONLY, Calendar, add_period


@dataclass(frozen=True)
class Override:
    """A county's own value for one field of one entry; who decided it, when and why."""

    rule_id: str
    field: str
    value: str
    reason: str
    who: str
    set_on: str

    @property
    def note(self) -> str:
        """The Chinese words that go beside an entry that was changed."""
        return f"{RULE_FIELDS.get(self.field, self.field)}按县级规定为 {self.value}（{self.who}，{self.set_on}：{self.reason}）"


@dataclass(frozen=True)
class Entry:
    """What every entry of the book says of itself; `data` holds the fields of its kind."""

    id: str
    section: str
    title: str
    source: str
    article: str
    region: str
    valid_from: date
    valid_to: Optional[date]
    verified: bool
    enabled: bool
    note: str
    pack: str
    overridden: Tuple[str, ...]
    data: Mapping[str, Any]

    def holds_on(self, day: date, county: str) -> bool:
        """Whether the entry is on and in force on `day` in the county with this six-digit code."""
        in_time = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return self.enabled and in_time and county.startswith(self.region)

    @property
    def mark(self) -> str:
        """已核对 or 待核对."""
        return "已核对" if self.verified else "待核对"

    @property
    def basis_text(self) -> str:
        """Source and article in one line, with 待核对 where the text was not checked."""
        return f"{self.source} {self.article}".strip() + ("" if self.verified else "（待核对）")


class Period(Entry):
    """A period: so many 工作日, 日, 月 or 年 from an event."""

    @property
    def amount(self) -> int:
        """How many units."""
        return int(self.data["amount"])

    @property
    def unit(self) -> str:
        """工作日, 日, 月 or 年."""
        return str(self.data["unit"])

    @property
    def start_event(self) -> str:
        """The event the period runs from, in the words of the rule."""
        return str(self.data["from"])

    @property
    def starts(self) -> str:
        """The code of the event in the register that starts the clock, or ""."""
        return str(self.data.get("starts", ""))

    @property
    def ends(self) -> str:
        """The code of the event that stops it, or ""."""
        return str(self.data.get("ends", ""))

    @property
    def duty(self) -> str:
        """Who has to act."""
        return str(self.data.get("duty", ""))

    def due(self, start: date, calendar: Calendar = WEEKENDS_ONLY) -> date:
        """The last day of the period when the event was on `start`, which is not counted."""
        return add_period(start, self.amount, self.unit, calendar)

    @property
    def length_text(self) -> str:
        """“10 工作日”."""
        return f"{self.amount} {self.unit}"


class Limit(Entry):
    """A figure or setting; `value` is a number, text, list or object, or None where it has to be filled in (待填)."""

    @property
    def value(self) -> Any:
        """The figure or setting."""
        return self.data["value"]

    @property
    def unit(self) -> str:
        """Its unit, or ""."""
        return str(self.data.get("unit", ""))


_KINDS: Dict[str, type] = {"periods": Period, "limits": Limit}


class RuleBook:
    """All entries for one county and one day. `problems` are sentences on overrides and packs that could not be used."""

    def __init__(
        self,
        packs: Sequence[Pack],
        county: str,
        day: date,
        overrides: Sequence[Override] = (),
        problems: Sequence[str] = (),
    ) -> None:
        self.county = county
        self.day = day
        self.problems: List[str] = list(problems)
        self._all: Dict[str, List[Entry]] = {section: [] for section in SECTIONS}
        self._picked: Dict[str, List[Any]] = {}
        self._rules: List[Rule] = []
        self._raw: Dict[str, Dict[str, List[Mapping[str, Any]]]] = {}
        known = set()
        for pack in _latest(packs):
            for section in SECTIONS:
                for raw in pack.sections.get(section, ()):
                    known.add(raw["id"])
                    self._add(section, raw, pack.name, [each for each in overrides if each.rule_id == raw["id"]])
        for override in overrides:
            if override.rule_id not in known:
                self.problems.append(
                    translate("FarmlandGuard", "County rule for “{rule}”: there is no such rule in any pack; it has no effect.").format(
                        rule=override.rule_id
                    )
                )

    def on(self, day: date) -> "RuleBook":
        """The same book for another day."""
        other = RuleBook((), self.county, day)
        other._all, other._rules, other._raw, other.problems = self._all, self._rules, self._raw, self.problems
        return other

    @property
    def rules(self) -> List[Rule]:
        """Every threshold with the county's overrides, whatever its dates: a rule is picked by the date of the event."""
        return list(self._rules)

    def entries(self, section: str) -> List[Any]:
        """The entries of a section in force today, the most local version of each id, in the order of the packs."""
        if section in self._picked:
            return self._picked[section]
        picked: Dict[str, Entry] = {}
        for entry in self._all[section]:
            if not entry.holds_on(self.day, self.county):
                continue
            rival = picked.get(entry.id)
            if rival is None or (len(entry.region), entry.valid_from) >= (len(rival.region), rival.valid_from):
                picked[entry.id] = entry
        self._picked[section] = list(picked.values())
        return self._picked[section]

    def every_entry(self) -> List[Entry]:
        """All entries of all sections, those that are off or not in force included: what the rule-book panel lists."""
        return [entry for section in SECTIONS for entry in self._all[section]]

    def period(self, period_id: str) -> Optional[Period]:
        """The period in force, None when it is off or not in force; KeyError when no pack knows it."""
        return cast(Optional[Period], self._one("periods", period_id))

    def limit(self, limit_id: str) -> Optional[Limit]:
        """The limit in force, None when it is off or not in force; KeyError when no pack knows it."""
        return cast(Optional[Limit], self._one("limits", limit_id))

    def value(self, limit_id: str, fallback: Any = None) -> Any:
        """The value of a limit, `fallback` when it is off, not in force or still to be filled in."""
        limit = self.limit(limit_id)
        return fallback if limit is None or limit.value is None else limit.value

    def letter(self, letter_id: str) -> Optional[Entry]:
        """The letter in force, or None; KeyError when no pack knows it."""
        return self._one("letters", letter_id)

    def raw(self, section: str, rule_id: str) -> Mapping[str, Any]:
        """The JSON data of an entry as it counts here, overrides included; KeyError when no pack knows it."""
        return self._raw[section][rule_id][-1]

    def raws(self, section: str) -> List[Mapping[str, Any]]:
        """The JSON data of all entries of a section, overrides included."""
        return [each for versions in self._raw.get(section, {}).values() for each in versions]

    def _one(self, section: str, entry_id: str) -> Optional[Entry]:
        if not any(entry.id == entry_id for entry in self._all[section]):
            raise KeyError(entry_id)
        return next((entry for entry in self.entries(section) if entry.id == entry_id), None)

    def _add(self, section: str, raw: Mapping[str, Any], pack: str, overrides: Sequence[Override]) -> None:
        notes: List[str] = []
        for override in overrides:
            changed = {**raw, override.field: override_value(override.value, raw.get(override.field))}
            wrong = [] if override.field in RULE_FIELDS else [
                (override.field, translate("FarmlandGuard", "this field cannot be changed by a county"))
            ]  # fmt: skip
            wrong = wrong or schema_faults(section, changed)
            if wrong:
                self.problems.append(
                    translate(
                        "FarmlandGuard", "County rule for “{rule}”, field {field}: {reason}; the pack's own value is used."
                    ).format(rule=override.rule_id, field=wrong[0][0], reason=wrong[0][1])
                )
                continue
            raw = changed
            notes.append(override.note)
        self._raw.setdefault(section, {}).setdefault(raw["id"], []).append(raw)
        entry = _entry(section, raw, pack, tuple(notes))
        self._all[section].append(entry)
        if section == "rules":
            self._rules.append(replace(rule_from(raw), note="；".join([*filter(None, [entry.note]), *notes])))


def _entry(section: str, raw: Mapping[str, Any], pack: str, notes: Tuple[str, ...]) -> Entry:
    end = raw.get("valid_to")
    entry: Entry = _KINDS.get(section, Entry)(
        id=raw["id"],
        section=section,
        title=raw["title"],
        source=raw["source"],
        article=raw["article"],
        region=raw["region"],
        valid_from=date.fromisoformat(raw["valid_from"]),
        valid_to=None if end is None else date.fromisoformat(end),
        verified=raw["verified"] == "已核对",
        enabled=bool(raw.get("enabled", True)),
        note=raw.get("note", ""),
        pack=pack,
        overridden=notes,
        data=raw,
    )
    return entry


def _latest(packs: Sequence[Pack]) -> List[Pack]:
    """One pack of each name: a county's own takes the place of the shipped one."""
    by_name: Dict[str, Pack] = {}
    for pack in packs:
        by_name[pack.name] = pack
    return list(by_name.values())


def override_value(text: str, before: Any) -> Any:
    """What a text in the override table means: a text where the pack has a text, JSON (5, true, null, [..]) otherwise."""
    plain = text.strip()
    if isinstance(before, str):
        return plain
    try:
        return json.loads(plain)
    except ValueError:
        return plain


def shipped_book(county: str, day: date) -> RuleBook:
    """The book of the shipped packs alone."""
    return RuleBook(shipped_packs(), county, day)
