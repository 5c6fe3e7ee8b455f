"""Hand-over of filings to the annual change survey (年度变更调查): built ground that the survey has to take up."""

from dataclasses import dataclass
from datetime import date
from typing import List, Optional

from ...domain.codes import label
from ...register.store import Register, wkb_of

FIELDS = ("code", "name", "operator", "township", "village", "use", "upload_no", "upload_on", "built_on", "area_m2", "state")


@dataclass(frozen=True)
class SurveyLine:
    """One filing to be taken up; `values` in the order of FIELDS, `wkb` in the register's CRS."""

    values: "tuple[object, ...]"
    wkb: Optional[bytes]


def survey_list(register: Register, until: date) -> List[SurveyLine]:
    """Filings built by `until` (the survey's 31 December) and not surveyed yet, and those restored or cancelled by then."""
    with register.reading() as session:
        rows = session.rows(
            "SELECT * FROM filing WHERE (built_on IS NOT NULL AND built_on <= ? AND surveyed_on IS NULL AND state IN "
            "('built', 'renewed', 'expired')) OR (state = 'reclaimed' AND reclaimed_on <= ?) ORDER BY xzdm, code",
            (until.isoformat(), until.isoformat()),
        )
    return [
        SurveyLine(
            (
                row["code"], row["name"], row["operator"], row["xzmc"], row["cmc"], label("filing_use", row["use"]),
                row["upload_no"], _day(row["upload_on"]), _day(row["built_on"]), row["area_m2"],
                label("filing_state", row["state"]),
            ),
            wkb_of(row),
        )
        for row in rows
    ]  # fmt: skip


def _day(value: object) -> str:
    return "" if value is None else str(value)[:10]
