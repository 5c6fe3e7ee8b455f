"""Limits and periods for filings out of the rule book, and the pack of conditions."""

from datetime import date
from typing import List, Optional

from ...domain.filing_pack import FilingPack, load_filing_pack
from ...domain.filing_rules import Norm
from ...domain.rulebook import Period
from ...domain.workdays import Calendar, working_days_between
from ...paths import RESOURCES
from ...register.store import Session
from ..rulebook import calendar_of, rule_book

PACK_FILE = RESOURCES / "filings" / "national_2019.json"


def filing_pack() -> FilingPack:
    """The conditions in force (自然资规〔2019〕4号)."""
    return load_filing_pack(PACK_FILE)


class FilingNorms:
    """What the rule book of this register's county says of filings on a day (today unless given)."""

    def __init__(self, session: Session, day: Optional[date] = None) -> None:
        self.book = rule_book(session, day)
        self.calendar: Calendar = calendar_of(session)

    def limit(self, name: str) -> Optional[Norm]:
        """A limit, or the length of a period, as a figure; None where none is in force here or it is still to be filled in."""
        period = self.period(name)
        if period is not None:
            return Norm(float(period.amount), period.unit, period.source, period.article, period.verified)
        try:
            limit = self.book.limit(name)
        except KeyError:
            return None
        if limit is None or not isinstance(limit.value, (int, float)):
            return None
        return Norm(float(limit.value), limit.unit, limit.source, limit.article, limit.verified)

    def period(self, name: str) -> Optional[Period]:
        """A period in force, or None."""
        try:
            return self.book.period(name)
        except KeyError:
            return None

    def reminder_days(self) -> List[int]:
        """How many days before the end of a term somebody is reminded, the longest first."""
        value = self.book.value("filing_renewal_reminder_days", [])
        return sorted((int(each) for each in value), reverse=True)

    def working_days(self, start: date, end: date) -> int:
        """Working days after `start` up to `end`."""
        return working_days_between(start, end, self.calendar)
