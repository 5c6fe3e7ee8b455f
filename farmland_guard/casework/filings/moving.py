"""Moving filings through their lifecycle, in a named person's name."""

from datetime import date
from typing import Any, Dict, Iterable, List, Mapping

from ...domain import filing_lifecycle as life
from ...domain.clock import today
from ...domain.errors import InputError, Refused
from ...domain.filing_codes import FILING_STATES
from ...domain.language import listed_with_codes, translate
from ...register.cases import require_person
from ...register.filings import filing_facts, find_filings
from ...register.store import Register, Row, Session

ENTRIES: Mapping[str, "tuple[str, str]"] = {
    "recorded": ("filing_no", "filed_on"),
    "verified": ("opinion", "received_on"),
    "registered": ("upload_no", "upload_on"),
    "built": ("", "built_on"),
    "surveyed": ("", "surveyed_on"),
    "renewed": ("", "term_to"),
    "cancelled": ("", "ended_on"),
    "reclaimed": ("", "reclaimed_on"),
}
"""What a move may enter: the column of its text (number or opinion) and that of its date, "" for none."""


def move_filings(
    register: Register,
    codes: Iterable[str],
    state: str,
    person: str,
    reason: str = "",
    text: str = "",
    day: str = "",
) -> List[str]:
    """Bring filings to `state`, all or none, and return the codes of those that were there already.

    `text` is the filing number, the opinion or the upload number of the move, `day` its date (YYYY-MM-DD); what is empty
    stays as the record has it. Raises InputError for unknown filings, people, states or dates, Refused with the reason.
    """
    if state not in FILING_STATES:
        known = listed_with_codes(FILING_STATES)
        raise InputError(
            translate("FarmlandGuard", "“{state}” is no state. Known: {known}.").format(state=state, known=known)
        )
    entered = entries_of(state, text, day)
    already = []
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        for filing in find_filings(session, codes):
            if filing["state"] == state:
                already.append(filing["code"])
                continue
            move_one(session, filing, state, reason.strip(), entered)
    return already


def entries_of(state: str, text: str, day: str) -> Dict[str, Any]:
    """The columns a move brings; InputError for a date that is none or a text or date that the move has no place for."""
    text_column, day_column = ENTRIES.get(state, ("", ""))
    values: Dict[str, Any] = {}
    if day:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise InputError(
                translate("FarmlandGuard", "{parameter}: “{value}” is no date; write YYYY-MM-DD.").format(
                    parameter=translate("FarmlandGuard", "“Date” (DATE)"), value=day
                )
            ) from error
    for column, value in ((text_column, text.strip()), (day_column, day)):
        if value and not column:
            raise InputError(
                translate("FarmlandGuard", "A move to “{state}” enters no “{value}”; leave it empty.").format(
                    state=FILING_STATES[state], value=value
                )
            )
        if value:
            values[column] = value
    return values


def move_one(session: Session, filing: Row, state: str, reason: str, entered: Mapping[str, Any]) -> None:
    """One move within a transaction that is under way; Refused with the reason of the lifecycle."""
    values: Dict[str, Any] = dict(entered)
    if state == "verified":
        values["verified_by"] = session.who
    answer = life.can_move(filing_facts(session, filing, values, bool(reason)), state)
    if isinstance(answer, life.RefusedMove):
        raise Refused(f"{filing['code']}：{answer.reason}")
    values.update({"state": state, "state_on": today().isoformat()})
    if reason:
        same = reason == filing["state_reason"]
        values["state_reason"] = f"{reason}（{today().isoformat()}）" if same else reason
    session.update("filing", filing["uid"], values)
