"""Whose turn it is and until when: the clocks of filings, as data of the rule book has them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Iterator, List, Optional

from ...domain.clock import today
from ...domain.deadlines import day_of
from ...register.cases import require_person
from ...register.filings import is_exempt
from ...register.store import Register, Row, Session
from .moving import move_one
from .norms import FilingNorms

_COUNTY = ("recorded", "verified")
_TERM = ("registered", "built", "surveyed", "renewed")


@dataclass(frozen=True)
class Clock:
    """One thing that waits. `due` None: no date runs (待人工). `days_left` negative when overdue; texts are Chinese."""

    uid: str
    code: str
    name: str
    state: str
    step: str
    due: Optional[date]
    days_left: Optional[int]
    basis: str
    caution: str = ""

    @property
    def overdue(self) -> bool:
        """Whether the day has passed."""
        return self.days_left is not None and self.days_left < 0


def clocks(register: Register, day: Optional[date] = None) -> List[Clock]:
    """What waits on `day` (today unless given), the most urgent first; what has no date comes last."""
    with register.reading() as session:
        return clocks_within(session, day or today())


def clocks_within(session: Session, day: date, uid: Optional[str] = None) -> List[Clock]:
    """The same within a session; with `uid` only what waits for that filing."""
    norms = FilingNorms(session, day)
    found: List[Clock] = []
    for row in session.rows(
        "SELECT uid, code, name, state, kind, guard_room_m2, announced_from, announced_to, filed_on, received_on, makeup_needed, "
        "makeup_no, makeup_on, built_on, surveyed_on, term_to, upload_on, ended_on, state_on FROM filing "
        "WHERE uid = ? OR ? IS NULL ORDER BY code",
        (uid, uid),
    ):
        found += _of(row, norms, day)
    return sorted(found, key=lambda each: (each.due is None, each.due or day, each.code))


def _of(row: Row, norms: FilingNorms, day: date) -> Iterator[Clock]:
    state = row["state"]
    if state == "draft":
        yield _clock(row, "乡镇备案", None, day, "")
    elif state == "returned":
        yield _clock(row, "乡镇改正后重新报送", None, day, "")
    elif state in _COUNTY:
        yield _county(row, norms, day)
    if state in _TERM:
        yield from _term(row, norms, day)
    if state == "registered" and not row["built_on"]:
        yield _clock(row, "建成后登记建成日期、上传设施内外照片", None, day, "自然资源部办公厅 2020-07 上图入库通知")
    # What was given up before it was registered or built left nothing to restore.
    if state == "expired" or (state == "cancelled" and (row["upload_on"] or row["built_on"])):
        yield _restoration(row, norms, day)


def _county(row: Row, norms: FilingNorms, day: date) -> Clock:
    """The county's working days from receipt; with make-up outstanding that comes first, and then its own clock."""
    step = "县级核验" if row["state"] == "recorded" else "上图入库"
    if is_exempt(row) and row["state"] == "verified":
        return _clock(row, "登记建成（不需上图入库）", None, day, "")
    if row["makeup_needed"] and row["state"] == "verified":
        if not row["makeup_on"]:
            return _clock(row, "先完成永久基本农田补划", None, day, "自然资规〔2019〕4号")
        return _period(row, step, "filing_pbf_upload", day_of(row["makeup_on"]), norms, day)
    received = day_of(row["received_on"])
    if received is None:
        return _clock(row, "登记县局收件日期", None, day, "")
    return _period(row, step, "filing_county_check", received, norms, day)


def _term(row: Row, norms: FilingNorms, day: date) -> Iterator[Clock]:
    end = day_of(row["term_to"])
    if end is None:
        yield _clock(row, "补登使用终止日期", None, day, "")
    elif end < day:
        yield _clock(row, "已过使用期限：登记到期，通知恢复或续期", end, day, "自然资规〔2019〕4号")
    elif any((end - day).days <= ahead for ahead in norms.reminder_days()):
        reached = min(ahead for ahead in norms.reminder_days() if (end - day).days <= ahead)
        yield _clock(row, f"到期前 {reached} 天提醒：续期或准备恢复", end, day, "")


def _restoration(row: Row, norms: FilingNorms, day: date) -> Clock:
    """From the end of the term, or from the day a filing was given up before it."""
    end = day_of(row["term_to"])
    if row["state"] == "cancelled":
        end = day_of(row["ended_on"]) or day_of(row["state_on"]) or end
    if end is not None and norms.period("filing_restoration") is not None:
        return _period(row, "恢复原用途并复垦验收", "filing_restoration", end, norms, day)
    return _clock(row, "恢复原用途并复垦验收", None, day, "自然资规〔2019〕4号")


def _period(row: Row, step: str, name: str, start: Optional[date], norms: FilingNorms, day: date) -> Clock:
    period = norms.period(name)
    if period is None or start is None:
        return _clock(row, step, None, day, "")
    due = period.due(start, norms.calendar)
    caution = norms.calendar.caution(start, due) if period.unit == "工作日" else ""
    return _clock(row, step, due, day, f"{period.start_event}起 {period.length_text}（{period.basis_text}）", caution)


def _clock(row: Row, step: str, due: Optional[date], day: date, basis: str, caution: str = "") -> Clock:
    left = None if due is None else (due - day).days
    return Clock(row["uid"], row["code"], row["name"] or "", row["state"], step, due, left, basis, caution)


def expire_due(register: Register, person: str) -> List[str]:
    """Register the end of every term that has passed, in a named person's name, and return the codes. One transaction."""
    yesterday = (today() - timedelta(days=1)).isoformat()
    done = []
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        for row in session.rows("SELECT * FROM filing WHERE term_to <= ? ORDER BY code", (yesterday,)):
            if row["state"] in _TERM:
                move_one(session, row, "expired", "", {})
                done.append(row["code"])
    return done
