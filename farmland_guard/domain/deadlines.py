"""Deadlines and the escalation ladder: whom a deadline that nears or has passed is to be brought before."""

from dataclasses import dataclass
from datetime import date
from typing import Any, List, Mapping, Optional, Sequence

from .rulebook import Entry
from .workdays import WORKING_DAYS, Calendar, add_period, working_days_between


@dataclass(frozen=True)
class Deadline:
    """One thing that has to be done by a day. `kind` says what it belongs to, `step` which period or table it comes from."""

    kind: str
    step: str
    title: str
    owner_table: str
    owner_uid: str
    code: str
    due: date
    start: Optional[date] = None
    violation_uid: str = ""
    township: str = ""
    responsible: str = ""
    person: str = ""
    duty: str = ""
    basis: str = ""
    caution: str = ""

    def days_left(self, day: date) -> int:
        """Calendar days until it is due; negative when it has passed."""
        return (self.due - day).days

    def standing(self, day: date, calendar: Calendar) -> str:
        """还有 … / 今天到期 / 逾期 …, in calendar and working days."""
        left = self.days_left(day)
        if left == 0:
            return "今天到期"
        working = abs(working_days_between(day, self.due, calendar))
        return f"{'还有' if left > 0 else '逾期'} {abs(left)} 日（{working} 个工作日）"


@dataclass(frozen=True)
class Rung:
    """One rung of a ladder: from `begins` on, `tell` is told with the letter of this id."""

    number: int
    tell: str
    letter: str
    begins: date
    days: int
    unit: str

    @property
    def when(self) -> str:
        """When the rung begins, in words."""
        unit = "个工作日" if self.unit == WORKING_DAYS else "日"
        if self.days == 0:
            return "到期当日"
        return f"{'到期前' if self.days < 0 else '逾期'} {abs(self.days)} {unit}"


def ladder_for(ladders: Sequence[Entry], deadline: Deadline) -> Optional[Entry]:
    """The ladder of this deadline's step or kind, otherwise the one for all."""
    for name in (deadline.step, deadline.kind):
        for ladder in ladders:
            if name in ladder.data.get("applies_to", ()):
                return ladder
    return next((ladder for ladder in ladders if not ladder.data.get("applies_to")), None)


def rungs_of(ladder: Entry, due: date, calendar: Calendar) -> List[Rung]:
    """The rungs of a ladder for this due day, in the order in which they begin."""
    found = [
        Rung(
            number=number,
            tell=each["tell"],
            letter=each.get("letter", ""),
            begins=add_period(due, each["days"], each["unit"], calendar) if each["days"] else due,
            days=each["days"],
            unit=each["unit"],
        )
        for number, each in enumerate(ladder.data["rungs"], start=1)
    ]
    return sorted(found, key=lambda rung: (rung.begins, rung.number))


def rung_on(ladder: Entry, due: date, day: date, calendar: Calendar) -> Optional[Rung]:
    """The rung reached on `day`: the last that has begun; None before the first."""
    reached = [rung for rung in rungs_of(ladder, due, calendar) if rung.begins <= day]
    return reached[-1] if reached else None


def day_of(value: Any) -> Optional[date]:
    """The day in a date or time as the register keeps them; None for NULL and for what is none."""
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def running(starts: Mapping[str, date], ends: Mapping[str, date], start: str, end: str) -> Optional[date]:
    """When the clock from event `start` began, or None when it never did or event `end` has stopped it since."""
    began = starts.get(start)
    if began is None:
        return None
    stopped = ends.get(end) if end else None
    return None if stopped is not None and stopped >= began else began
