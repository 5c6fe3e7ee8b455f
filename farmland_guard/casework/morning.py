"""晨会提醒单 (the morning sheet): by rung of the escalation ladder, who must be told today of which deadline, with the draft letter."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

from ..domain.clock import today
from ..domain.deadlines import Deadline, Rung, ladder_for, rung_on
from ..domain.letters import Draft, draft
from ..domain.rulebook import Entry, RuleBook
from ..domain.workdays import Calendar
from ..exchange.xlsx import Sheet, write_xlsx
from ..register.cases import require_person
from ..register.store import Register, Session
from .deadlines import case_values, deadlines
from .rulebook import calendar_of, rule_book


@dataclass(frozen=True)
class MorningLine:
    """One deadline and whom it is brought before. `letter` is None where the rung has none; `told_on` "" until told."""

    deadline: Deadline
    rung: Rung
    ladder: str
    standing: str
    letter_title: str = ""
    letter: Optional[Draft] = None
    told_on: str = ""

    @property
    def tell(self) -> str:
        """Who must be told."""
        return self.rung.tell


@dataclass
class MorningSheet:
    """The lines, the highest rung first, then what is longest overdue; `cautions` and `problems` are sentences."""

    day: date
    lines: List[MorningLine] = field(default_factory=list)
    cautions: List[str] = field(default_factory=list)
    problems: List[str] = field(default_factory=list)

    def by_tell(self) -> Dict[str, List[MorningLine]]:
        """The lines by who is told."""
        found: Dict[str, List[MorningLine]] = {}
        for line in self.lines:
            found.setdefault(line.tell, []).append(line)
        return found


def morning_sheet(register: Register, day: Optional[date] = None, told_too: bool = False) -> MorningSheet:
    """Who must be told on `day` (today unless given). Those told at their rung already are left out unless `told_too`."""
    day = day or today()
    sheet = MorningSheet(day)
    with register.reading() as session:
        book, calendar = rule_book(session, day), calendar_of(session)
        sheet.problems = list(book.problems)
        told = _told(session)
        for deadline in deadlines(session, book, calendar, day):
            line = _line(session, book, calendar, day, deadline, told)
            if line is not None and (told_too or not line.told_on):
                sheet.lines.append(line)
    sheet.lines.sort(key=lambda line: (-_height(line), line.deadline.due, line.deadline.code))
    sheet.cautions = sorted({line.deadline.caution for line in sheet.lines if line.deadline.caution})
    return sheet


def record_told(register: Register, lines: Sequence[MorningLine], day: date, person: str) -> int:
    """Record that these were told today, by a named person, so that they are not listed again before the next rung."""
    with register.writing(person) as session:
        name = require_person(session, person)["name"]
        session.who = name
        for line in lines:
            session.insert(
                "reminder",
                {
                    "owner_table": line.deadline.owner_table,
                    "owner_uid": line.deadline.owner_uid,
                    "step": line.deadline.step,
                    "due": line.deadline.due.isoformat(),
                    "tell": line.tell,
                    "told_on": day.isoformat(),
                    "told_by": name,
                    "letter": None if line.letter is None else line.letter.text,
                },
            )
    return len(lines)


def save_sheet(sheet: MorningSheet, path: Path) -> Optional[str]:
    """Write the sheet to an xlsx file for printing; a note when it is a plain one. InputError when it cannot be written."""
    headers = ("提醒对象", "何时", "事项", "编号", "乡镇", "责任单位", "责任人", "起算", "到期", "期限情况", "依据", "已提醒", "文种", "文稿")
    rows = [
        (
            line.tell, line.rung.when, line.deadline.title, line.deadline.code, line.deadline.township, line.deadline.responsible,
            line.deadline.person, line.deadline.start and line.deadline.start.isoformat(), line.deadline.due.isoformat(), line.standing,
            line.deadline.basis, line.told_on, line.letter_title, "" if line.letter is None else line.letter.text,
        )
        for line in sheet.lines
    ]  # fmt: skip
    widths = (16, 14, 28, 24, 10, 16, 10, 11, 11, 20, 30, 11, 10, 60)
    return write_xlsx(path, [Sheet(f"晨会提醒单{sheet.day:%Y%m%d}", headers, rows, widths)])


def _height(line: MorningLine) -> int:
    """How far up the ladder: rungs are told apart by how long after the deadline they begin."""
    return (line.rung.begins - line.deadline.due).days


def _told(session: Session) -> "dict[tuple[Any, ...], str]":
    return {
        (row["owner_table"], row["owner_uid"], row["step"], str(row["due"])[:10], row["tell"]): str(row["told_on"])[:10]
        for row in session.rows("SELECT * FROM reminder ORDER BY told_on")
    }


def _line(
    session: Session, book: RuleBook, calendar: Calendar, day: date, deadline: Deadline, told: "dict[tuple[Any, ...], str]"
) -> Optional[MorningLine]:
    ladder = ladder_for(book.entries("ladders"), deadline)
    rung = None if ladder is None else rung_on(ladder, deadline.due, day, calendar)
    if ladder is None or rung is None:
        return None
    standing = deadline.standing(day, calendar)
    letter = _letter(session, book, rung, deadline, standing, day)
    key = (deadline.owner_table, deadline.owner_uid, deadline.step, deadline.due.isoformat(), rung.tell)
    return MorningLine(
        deadline=deadline,
        rung=rung,
        ladder=ladder.title + ("" if ladder.verified else "（待核对）"),
        standing=standing,
        letter_title="" if letter is None else letter[0].title,
        letter=None if letter is None else letter[1],
        told_on=told.get(key, ""),
    )


def _letter(
    session: Session, book: RuleBook, rung: Rung, deadline: Deadline, standing: str, day: date
) -> "Optional[tuple[Entry, Draft]]":
    if not rung.letter:
        return None
    try:
        template = book.letter(rung.letter)
    except KeyError:
        return None
    if template is None:
        return None
    case = session.one(
        "SELECT code, location, xzmc, occupant, area_m2, pbf_m2, cultivated_m2 FROM violation WHERE uid = ?",
        (deadline.violation_uid,),
    )
    values: Dict[str, Any] = {
        **case_values(case or {}),
        "县名": session.info.county_name,
        "编号": deadline.code,
        "事项": deadline.title,
        "责任单位": deadline.responsible,
        "责任人": deadline.person,
        "起算日": deadline.start,
        "到期日": deadline.due,
        "期限情况": standing,
        "期限依据": deadline.basis,
        "今日": day,
    }
    return template, draft(template.data["template"], values)
