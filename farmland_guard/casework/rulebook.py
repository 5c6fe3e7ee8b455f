"""The rule book and the calendar as they count in one register: shipped packs, the county's own packs, its overrides."""

import json
from datetime import date
from typing import Callable, List, Optional, TypeVar, Union

from ..domain.clock import today
from ..domain.codes import RULE_FIELDS
from ..domain.deadlines import day_of
from ..domain.errors import InputError
from ..domain.language import listed_with_codes, translate
from ..domain.rule_packs import Pack, pack_from, shipped_packs
from ..domain.rulebook import Override, RuleBook
from ..domain.workdays import Calendar
from ..register.cases import require_person
from ..register.store import Register, Session

_T = TypeVar("_T")


def rule_book(place: Union[Register, Session], day: Optional[date] = None) -> RuleBook:
    """The book of the register's county for `day` (today unless given).

    What cannot be used (an override of an unknown rule, a damaged pack) is named in `book.problems`; the rest counts.
    """
    return _within(place, lambda session: _book(session, day or today()))


def calendar_of(place: Union[Register, Session]) -> Calendar:
    """The working-day calendar of the register's holiday table."""
    return _within(place, _calendar)


def set_rule(register: Register, rule_id: str, field: str, value: str, person: str, reason: str) -> RuleBook:
    """Record the county's own value for a field of a rule in the name of `person` and return the book that results.

    An earlier value of the same field gives way and stays in the record of changes. InputError for a rule, field or
    value that cannot be, an empty reason or a person who is not in office; nothing is written then.
    """
    if field not in RULE_FIELDS:
        raise InputError(
            translate("FarmlandGuard", "“{field}” cannot be set by a county. Known: {known}.").format(
                field=field, known=listed_with_codes(RULE_FIELDS)
            )
        )
    if not reason.strip():
        raise InputError(translate("FarmlandGuard", "“Reason” (REASON) is empty; a county rule needs a reason."))
    with register.writing(person) as session:
        name = require_person(session, person)["name"]
        session.who = name
        before = set(_book(session, today()).problems)
        values = {
            "rule_id": rule_id.strip(),
            "field": field,
            "value": value.strip(),
            "reason": reason.strip(),
            "decided_by": name,
            "decided_on": today().isoformat(),
            "active": 1,
        }
        earlier = session.select("rule_override", {"rule_id": values["rule_id"], "field": field})
        if earlier:
            session.update("rule_override", earlier[0]["uid"], values)
        else:
            session.insert("rule_override", values)
        book = _book(session, today())
        new = [problem for problem in book.problems if problem not in before]
        if new:
            raise InputError(new[0])
    return book


def reset_rule(register: Register, rule_id: str, field: str, person: str) -> None:
    """Let the pack's own value of a field count again; InputError when the county has set none."""
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        if not session.delete("rule_override", {"rule_id": rule_id, "field": field}):
            raise InputError(
                translate("FarmlandGuard", "The county has set no {field} of its own for “{rule}”.").format(
                    field=RULE_FIELDS.get(field, field), rule=rule_id
                )
            )


def set_holidays(register: Register, year: int, days: "dict[date, str]", source: str, who: str) -> int:
    """Enter the holiday table of a year (day → holiday or workday) in place of the one there is; returns its length.

    InputError when a day lies in another year; nothing is written then.
    """
    return set_holiday_tables(register, {year: days}, source, who)


def set_holiday_tables(register: Register, years: "dict[int, dict[date, str]]", source: str, who: str) -> int:
    """The same for the tables of several years, all of them or none; returns the number of days."""
    for year, days in years.items():
        for day in days:
            if day.year != year:
                raise InputError(
                    translate("FarmlandGuard", "{day} does not lie in {year}.").format(day=day.isoformat(), year=year)
                )
    with register.writing(who) as session:
        for year, days in years.items():
            session.delete("holiday", {"year": year})
            for day, kind in sorted(days.items()):
                session.insert("holiday", {"day": day.isoformat(), "kind": kind, "year": year, "source": source})
    return sum(len(days) for days in years.values())


def packs_of(session: Session, problems: List[str]) -> List[Pack]:
    """The shipped packs and then the county's own; a damaged one is named in `problems` and left out."""
    packs = list(shipped_packs())
    for row in session.rows("SELECT name, content FROM rule_pack WHERE active ORDER BY fid"):
        try:
            packs.append(pack_from(json.loads(row["content"]), row["name"]))
        except (ValueError, InputError) as error:
            problems.append(
                translate("FarmlandGuard", "The county's rule pack {name} is not used: {reason}").format(
                    name=row["name"], reason=error
                )
            )
    return packs


def _within(place: Union[Register, Session], read: Callable[[Session], _T]) -> _T:
    if isinstance(place, Session):
        return read(place)
    with place.reading() as session:
        return read(session)


def _book(session: Session, day: date) -> RuleBook:
    problems: List[str] = []
    packs = packs_of(session, problems)
    overrides = [
        Override(row["rule_id"], row["field"], row["value"], row["reason"], row["decided_by"], str(row["decided_on"])[:10])
        for row in session.rows("SELECT * FROM rule_override WHERE active ORDER BY fid")
    ]
    return RuleBook(packs, session.info.county, day, overrides, problems)


def _calendar(session: Session) -> Calendar:
    rows = ((day_of(row["day"]), row["kind"], row["year"]) for row in session.rows("SELECT day, kind, year FROM holiday"))
    days = {day: (kind, year) for day, kind, year in rows if day is not None}
    return Calendar(
        {day: kind for day, (kind, _) in days.items()}, frozenset(int(year) for _, year in days.values())
    )
