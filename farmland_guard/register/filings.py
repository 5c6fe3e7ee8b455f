"""Reading filings: by code or upload number, and the facts that their guards look at."""

from typing import Any, Dict, Iterable, List, Mapping, Optional

from ..domain.clock import today
from ..domain.errors import InputError
from ..domain.filing_codes import EXEMPT_KINDS
from ..domain.filing_lifecycle import FilingFacts
from ..domain.language import listed, translate
from .cases import is_active_person
from .store import Row, Session

CHANGEABLE_STATES = ("draft", "recorded", "returned")
"""States in which a filing may be changed; from 县级已核验 on its ground, use and areas are fixed."""


def find_filings(session: Session, keys: Iterable[str]) -> List[Row]:
    """The filings with these project codes (项目编号), filing numbers (备案号) or uids; InputError lists unknown ones."""
    found, unknown = [], []
    for key in keys:
        rows = session.rows("SELECT * FROM filing WHERE code = ? OR uid = ?", (key, key)) or session.rows(
            "SELECT * FROM filing WHERE filing_no = ?", (key,)
        )
        if len(rows) == 1:
            found.append(rows[0])
        else:
            unknown.append(key)
    if unknown:
        raise InputError(
            translate("FarmlandGuard", "The register has no facility filing {codes}, or more than one with that number.").format(
                codes=listed(unknown)
            )
        )
    if not found:
        raise InputError(
            translate("FarmlandGuard", "“Project codes” (FILINGS) is empty; give the project codes of the filings, separated by commas.")
        )
    return found


def is_exempt(filing: Mapping[str, Any]) -> bool:
    """Whether a filing of this kind needs no registration (不需上图入库): simple sheds and ponds without a guard room."""
    return filing["kind"] in EXEMPT_KINDS and not (filing["guard_room_m2"] or 0) > 0


def filing_facts(
    session: Session, filing: Row, changes: Optional[Mapping[str, Any]] = None, move_reasoned: bool = False
) -> FilingFacts:
    """What the guards look at, read from the register for one row of `filing` with `changes` that the move brings."""
    new: Dict[str, Any] = {**filing, **(changes or {})}
    failed = session.one("SELECT count(*) AS n FROM filing_answer WHERE filing_uid = ? AND answer = 'fail'", (filing["uid"],))
    day = today().isoformat()
    ends = _day(new["term_to"])
    return FilingFacts(
        state=filing["state"],
        filed=_filled(new["filing_no"]) and _filled(new["filed_on"]),
        received=_filled(new["received_on"]),
        exempt=is_exempt(new),
        failed_items=None if new["checked_at"] is None else int((failed or {"n": 0})["n"]),
        verified_named=_filled(new["opinion"]) and is_active_person(session, new["verified_by"]),
        makeup_needed=bool(new["makeup_needed"]),
        made_up=_filled(new["makeup_no"]) and _filled(new["makeup_on"]),
        upload_numbered=_filled(new["upload_no"]) and _filled(new["upload_on"]),
        built=_filled(new["built_on"]),
        surveyed=_filled(new["surveyed_on"]),
        term_over=bool(ends) and ends < day,
        term_runs=bool(ends) and ends >= day and ends > _day(filing["term_to"]),
        reclaimed=_filled(new["reclaimed_on"]),
        move_reasoned=move_reasoned,
    )


def _filled(value: Any) -> bool:
    return bool(str(value).strip()) if value is not None else False


def _day(value: Any) -> str:
    return "" if value is None else str(value)[:10]
