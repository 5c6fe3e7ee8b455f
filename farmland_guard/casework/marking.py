"""A patch that the bureau draws itself (patrol, report, inspection)."""

from typing import Any, Mapping

from ..domain.clock import today
from ..domain.codes import CLUE_SOURCES
from ..domain.errors import InputError
from ..domain.language import translate
from ..register.store import Register, Session
from .locating import Locator
from .relapse import flag_relapses

_TAGS = {"satellite": "WP", "patrol": "XC", "report": "JB", "inspection": "DC", "survey": "BG"}
_OPTIONAL = ("batch", "occupant", "location", "tblx", "bz")


def propose_code(session: Session, source: str) -> str:
    """The next free code of the county's own findings: county, tag of the source, year, four digits."""
    prefix = f"{session.info.county}{_TAGS[source]}{today():%y}"
    highest = 0
    for row in session.rows("SELECT code FROM violation WHERE substr(code, 1, ?) = ?", (len(prefix), prefix)):
        serial = str(row["code"])[len(prefix) :]
        if serial.isdigit():
            highest = max(highest, int(serial))
    return f"{prefix}{highest + 1:04d}"


def mark_patch(register: Register, wkb: bytes, values: Mapping[str, Any], who: str) -> str:
    """Store a drawn polygon (WKB in the register's CRS) as a case in state marked and return its code.

    `values` may hold code, source, batch, occupant, location, tblx, bz; an empty code is proposed. The township and
    village come from the base layers. Raises InputError for a code that is taken.
    """
    source = str(values.get("source") or "patrol")
    if source not in CLUE_SOURCES:
        raise InputError(translate("FarmlandGuard", "“{source}” is no source of clues.").format(source=source))
    with register.writing(who) as session:
        code = str(values.get("code") or "").strip() or propose_code(session, source)
        if session.select("violation", {"code": code}):
            raise InputError(translate("FarmlandGuard", "The code {code} is taken; choose another.").format(code=code))
        row = {name: str(values[name]).strip() or None for name in _OPTIONAL if values.get(name)}
        row.update(Locator(session).place(wkb))
        row.update({"code": code, "source": source, "found_on": today().isoformat()})
        uid = session.insert("violation", row, wkb)
        flag_relapses(session, [uid])
        if not session.select("case_number", {"platform": source, "number": code}):
            session.insert("case_number", {"violation_uid": uid, "platform": source, "number": code})
    return code
