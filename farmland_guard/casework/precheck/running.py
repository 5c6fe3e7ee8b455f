"""Running the pre-check over cases and keeping its results."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Callable, Dict, Iterator, List, Mapping, Optional, Protocol, Sequence

from ...domain.clock import now_text, today
from ...domain.rulebook import Entry
from ...domain.schema import VIOLATION
from ...register.cases import find_cases
from ...register.store import Register, Session
from ..grounds import concerns, missing_for
from ..rulebook import rule_book
from . import areas, papers, photos, verdicts
from .dossier import Dossier, Hit, Surroundings, dossiers, go_on, wanted_cases

_ORDER = ("red", "amber", "green")
_COLUMNS = tuple(name for name in VIOLATION.field_names)


class Precheck(Protocol):
    """One kind of check: its id, as rule packs name it, and what it finds in a dossier."""

    id: str

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        """What it found; nothing when all is well."""
        ...


_ALL: Sequence[Precheck] = (
    verdicts.NoVerdict(), areas.NotChecked(), papers.OtherPatchNumber(), papers.DocumentNumber(), papers.PaperArea(),
    papers.FileDamaged(), photos.PhotoPlace(), photos.PhotoTime(), photos.PhotoWithoutExif(), photos.PhotoEdited(),
    photos.SamePicture(), verdicts.FacilityOnCultivated(), verdicts.TemporaryPermanent(), verdicts.ProposalDiffers(),
    verdicts.ShareSum(), areas.IdentityClasses(), areas.IdentityPbf(), areas.IdentityAgricultural(), areas.IdentityChildren(),
)  # fmt: skip
CHECKS: Dict[str, Precheck] = {check.id: check for check in _ALL}


@dataclass(frozen=True)
class PrecheckRow:
    """One reason for which a case would (red) or might (amber) come back; a green case has one row without a rule."""

    violation_uid: str
    code: str
    level: str
    rule_id: str = ""
    text: str = ""
    detail: str = ""
    fix_dialog: str = ""
    fix_field: str = ""
    source: str = ""


@dataclass
class PrecheckReport:
    """What the pre-check found; `levels` by code."""

    rows: List[PrecheckRow] = field(default_factory=list)
    levels: Dict[str, str] = field(default_factory=dict)
    problems: List[str] = field(default_factory=list)

    def count(self, level: str) -> int:
        """How many cases are red, amber or green."""
        return sum(each == level for each in self.levels.values())


def run_precheck(
    register: Register,
    codes: Optional[Sequence[str]] = None,
    batch: str = "",
    every: bool = False,
    day: Optional[date] = None,
    who: str = "",
    progress: Optional[Callable[[float], bool]] = None,
) -> PrecheckReport:
    """Pre-check these cases, those of a batch, or all whose review is not finished (`every`: all), and keep the results.

    Sub-patches are looked at, not the patch they were split from. Reading comes first, so that a long run over photos
    locks nobody out; then the results of the last pre-check of the same cases give way in one transaction. InputError for
    an unknown code, Cancelled when `progress` says so.
    """
    day = day or today()
    report = PrecheckReport()
    with register.reading() as session:
        if codes is not None:
            find_cases(session, codes)
        book = rule_book(session, day)
        report.problems = list(book.problems)
        around = Surroundings(session, register, book, day)
        cases = wanted_cases(session, _COLUMNS, codes, batch, every)
        for number, dossier in enumerate(dossiers(session, cases, around)):
            if number % 50 == 0:
                go_on(progress, number, len(cases))
            rows = _rows(dossier, around)
            report.rows += rows
            report.levels[dossier.case["code"]] = _worst(rows)
    with register.writing(who) as session:
        _store(session, report, around, day)
    return report


def _rows(dossier: Dossier, around: Surroundings) -> List[PrecheckRow]:
    case = dossier.case
    rows = [
        PrecheckRow(case["uid"], case["code"], lack.level, lack.rule_id, lack.text, "", lack.fix_dialog, lack.fix_field, lack.source)
        for lack in missing_for(around.book, case, {row["kind"] for row in dossier.attachments})
    ]
    for rule in around.book.entries("returns"):
        if concerns(rule, dossier.verdict, case):
            rows += [_row(dossier, rule, hit) for hit in CHECKS[rule.data["check"]].hits(dossier, rule.data.get("params", {}), around)]
    rows.sort(key=lambda row: _ORDER.index(row.level))
    return rows or [PrecheckRow(case["uid"], case["code"], "green", text="未发现退回理由")]


def _row(dossier: Dossier, rule: Entry, hit: Hit) -> PrecheckRow:
    fix = rule.data.get("fix", {})
    return PrecheckRow(
        violation_uid=dossier.case["uid"],
        code=dossier.case["code"],
        level=hit.level or rule.data["level"],
        rule_id=rule.id,
        text=rule.data["text"],
        detail=hit.detail,
        fix_dialog=fix.get("dialog", ""),
        fix_field=hit.fix_field or fix.get("field") or fix.get("kind") or "",
        source=rule.basis_text,
    )


def _worst(rows: Sequence[PrecheckRow]) -> str:
    return min((row.level for row in rows), key=_ORDER.index)


def _store(session: Session, report: PrecheckReport, around: Surroundings, day: date) -> None:
    now = now_text()
    for uid in {row.violation_uid for row in report.rows}:
        session.delete("precheck_result", {"violation_uid": uid})
    session.insert_many(
        "precheck_result",
        [
            {
                "violation_uid": row.violation_uid,
                "code": row.code,
                "level": row.level,
                "case_level": report.levels[row.code],
                "rule_id": row.rule_id or None,
                "text": row.text,
                "detail": row.detail[:500] or None,
                "fix_dialog": row.fix_dialog or None,
                "fix_field": row.fix_field or None,
                "source": row.source or None,
                "checked_on": day.isoformat(),
                "created_at": now,
            }
            for row in report.rows
        ],
    )
    known = {row["sha256"] for row in session.rows("SELECT sha256 FROM photo_info")}
    for digest, photo in around.read_now.items():
        if digest not in known:
            taken = photo.taken_at.isoformat(sep="T") if photo.taken_at else None
            values = {"sha256": digest, "taken_at": taken, "longitude": photo.longitude, "latitude": photo.latitude}
            session.insert("photo_info", {**values, "software": photo.software[:100] or None})


def levels_of(session: Session) -> Dict[str, str]:
    """The level of every case at its last pre-check, by uid."""
    return {
        row["violation_uid"]: row["case_level"]
        for row in session.rows("SELECT DISTINCT violation_uid, case_level FROM precheck_result")
    }
