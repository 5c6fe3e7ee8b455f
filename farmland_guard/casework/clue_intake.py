"""Taking a batch of patches in (一批监测图斑): fields found, codes compared, townships named by location."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Callable, Dict, List, Mapping, Optional

from ..domain.cells import cell_text
from ..domain.clock import now_text, today
from ..domain.codes import CLUE_SOURCES
from ..domain.errors import Cancelled, FarmlandError, InputError
from ..domain.language import translate
from ..domain.schema import VIOLATION
from ..domain.units import SQUARE_METRES_PER_MU
from ..exchange.reproject import Reprojector
from ..exchange.rows import Rows
from ..exchange.source import SourceRow
from ..geometry.areas import area_m2
from ..geometry.single import difference_area, repaired
from ..register.store import Register, Row, Session, wkb_of
from .field_templates import Mapping_, mapping_for
from .locating import Locator
from .relapse import Relapse, flag_relapses

Progress = Callable[[float], bool]

TAKEN_FIELDS = ("tblx", "tz", "qsx", "hsx", "dlbm", "dlmc", "sfyn", "sfhx", "mj", "bz", "occupant", "location")
"""Canonical names of what is taken from a row besides code and geometry."""

SAME_GROUND_M2 = 0.01
"""Geometries that differ by less than the reporting precision count as the same."""


@dataclass(frozen=True)
class BatchDetails:
    """What is known of a batch beside its patches. `received` None: now; `deadline` also becomes that of each number."""

    received: Optional[date] = None
    deadline: Optional[date] = None


@dataclass(frozen=True)
class Difference:
    """A known case that the file describes otherwise; `changes` maps field → (in the register, in the file)."""

    code: str
    changes: Dict[str, "tuple[Any, Any]"]


@dataclass
class ClueReport:
    """What became of the rows of a batch. `notes` are sentences naming rows."""

    added: List[str] = field(default_factory=list)
    known: List[str] = field(default_factory=list)
    differing: List[Difference] = field(default_factory=list)
    updated: List[str] = field(default_factory=list)
    left_out: List[str] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)
    relapses: List[Relapse] = field(default_factory=list)


def import_clues(
    register: Register,
    rows: Rows,
    batch: str,
    update: bool = False,
    source: str = "satellite",
    who: str = "",
    progress: Optional[Progress] = None,
    mapping: Optional[Mapping_] = None,
    details: BatchDetails = BatchDetails(),
) -> ClueReport:
    """Take a batch of patches into the register in one transaction.

    `mapping` says which field is which (canonical name → field of `rows`); without it a saved template of just these fields
    counts, or what the field dictionaries suggest. Each new case gets its code as its number on the platform of `source`,
    and is flagged when it lies on ground accepted as reclaimed. A code the register has is left out and what differs is
    listed; with `update` the differences are taken over, except into cases that are closed. Rows without code or usable
    polygon, and codes that come twice, are left out and named. Raises InputError for an empty batch name or a layer without
    a field for the code (JCBH).
    """
    name = batch.strip()
    if not name:
        raise InputError(translate("FarmlandGuard", "“Batch name” (BATCH) is empty; name the batch, for example “2026年10月卫片”."))
    if source not in CLUE_SOURCES:
        raise InputError(translate("FarmlandGuard", "“{source}” is no source of clues.").format(source=source))
    fields = mapping_for(register, "clues", rows.fields, rows.name, mapping)
    report = ClueReport()
    with register.writing(who) as session:
        _enter_batch(session, name, source, rows, details)
        intake = _Intake(session, rows, fields, name, source, update, report, details)
        total = max(len(rows), 1)
        for done, row in enumerate(rows):
            if progress is not None and not progress(done / total):
                raise Cancelled
            intake.take(row)
        report.relapses = flag_relapses(session, intake.touched)
        if not intake.locator.has_townships:
            report.notes.append(
                translate("FarmlandGuard", "The register has no township layer; the townships were left empty.")
            )
    return report


def _enter_batch(session: Session, name: str, source: str, rows: Rows, details: BatchDetails) -> None:
    known = session.select("batch", {"name": name})
    values: Row = {"source_file": rows.name, "feature_count": len(rows)}
    if details.received is not None:
        values["received_at"] = f"{details.received.isoformat()}T00:00:00.000Z"
    if details.deadline is not None:
        values["deadline"] = details.deadline.isoformat()
    if known:
        session.update("batch", known[0]["uid"], values)
    else:
        session.insert("batch", {"received_at": now_text(), **values, "name": name, "source": source})


class _Intake:
    """One row after the other, within one transaction."""

    def __init__(
        self,
        session: Session,
        rows: Rows,
        fields: Mapping[str, str],
        batch: str,
        source: str,
        update: bool,
        report: ClueReport,
        details: BatchDetails,
    ) -> None:
        self.details = details
        self.session, self.rows, self.fields = session, rows, fields
        self.batch, self.source, self.update, self.report = batch, source, update, report
        self.locator = Locator(session)
        self.to_register = Reprojector(rows.crs, session.info.srs_id, rows.name)
        self.seen: Dict[str, int] = {}
        self.touched: List[str] = []

    def take(self, row: SourceRow) -> None:
        """Take one row, or note why not."""
        code = self._text(row, "code")
        if not code:
            self._leave_out(row, translate("FarmlandGuard", "the patch code is empty"))
            return
        if code in self.seen:
            again = translate("FarmlandGuard", "the code {code} already came in row {first}")
            self._leave_out(row, again.format(code=code, first=self.seen[code]))
            return
        self.seen[code] = row.number
        wkb = self._geometry(row)
        if wkb is None:
            return
        values = {name: self._value(row, name) for name in TAKEN_FIELDS if name in self.fields}
        if values.get("mj") is None and "mj_mu" in self.fields:
            in_mu = self._value(row, "mj_mu")
            values["mj"] = None if in_mu is None else in_mu * SQUARE_METRES_PER_MU
        known = self.session.select("violation", {"code": code})
        if known:
            self._compare(known[0], values, wkb)
        else:
            placed = {name: value for name, value in self.locator.place(wkb).items() if value}
            entered = {"code": code, "batch": self.batch, "source": self.source, "found_on": today().isoformat()}
            uid = self.session.insert("violation", {**values, **placed, **entered}, wkb)
            self._number(row, uid, code)
            self.touched.append(uid)
            self.report.added.append(code)

    def _number(self, row: SourceRow, uid: str, code: str) -> None:
        taken = self.session.select("case_number", {"platform": self.source, "number": code})
        if taken:
            other = self.session.get("violation", taken[0]["violation_uid"])["code"]
            self._note(row, translate("FarmlandGuard", "{code} is already a number of {other}").format(code=code, other=other))
            return
        deadline = None if self.details.deadline is None else self.details.deadline.isoformat()
        self.session.insert(
            "case_number", {"violation_uid": uid, "platform": self.source, "number": code, "deadline": deadline}
        )

    def _geometry(self, row: SourceRow) -> Optional[bytes]:
        if row.wkb is None:
            self.report.left_out.append(self._text(row, "code"))
            self.report.notes.append(row.problem or "")
            return None
        try:
            usable, reason = repaired(self.to_register(row.wkb))
        except FarmlandError as problem:
            self._leave_out(row, str(problem))
            return None
        if reason:
            self._note(row, translate("FarmlandGuard", "repaired ({reason})").format(reason=reason))
        if row.problem:
            self.report.notes.append(row.problem)
        return usable

    def _compare(self, known: Row, values: Dict[str, Any], wkb: bytes) -> None:
        self.report.known.append(known["code"])
        changes = {
            VIOLATION.field(name).alias: (known[name], value)
            for name, value in values.items()
            if value is not None and not _same(known[name], value)
        }
        stored = wkb_of(known)
        moved = stored is None or difference_area(stored, wkb) > SAME_GROUND_M2
        if moved:
            before = None if stored is None else round(self._area(stored), 2)
            changes[translate("FarmlandGuard", "shape (m²)")] = (before, round(self._area(wkb), 2))
        if not changes:
            return
        self.report.differing.append(Difference(known["code"], changes))
        if not self.update:
            return
        if known["state"] == "closed":
            self.report.notes.append(
                translate("FarmlandGuard", "{code} is closed and was not updated.").format(code=known["code"])
            )
            return
        new = {name: value for name, value in values.items() if value is not None}
        if moved:
            new.update({name: value for name, value in self.locator.place(wkb).items() if value})
        self.session.update("violation", known["uid"], new, wkb if moved else None)
        if moved:
            self.touched.append(known["uid"])
        self.report.updated.append(known["code"])

    def _area(self, wkb: bytes) -> float:
        return area_m2(wkb, self.to_register.target_frame, "ellipsoidal")[0] or 0.0

    def _text(self, row: SourceRow, name: str) -> str:
        return cell_text(row.attributes.get(self.fields[name])) if name in self.fields else ""

    def _value(self, row: SourceRow, name: str) -> Any:
        text = self._text(row, name)
        if not text:
            return None
        field_ = VIOLATION.field("mj" if name == "mj_mu" else name)
        if field_.kind == "real":
            try:
                return float(text.replace(",", ""))
            except ValueError:
                self._note(row, translate("FarmlandGuard", "{field} “{text}” is no number and was left empty").format(field=name, text=text))
                return None
        if field_.length and len(text) > field_.length:
            self._note(
                row,
                translate("FarmlandGuard", "{field} is longer than {length} characters; the full text: {text}").format(
                    field=name, length=field_.length, text=text
                ),
            )
            return text[: field_.length]
        return text

    def _leave_out(self, row: SourceRow, reason: str) -> None:
        self.report.left_out.append(self._text(row, "code"))
        self._note(row, translate("FarmlandGuard", "left out: {reason}").format(reason=reason))

    def _note(self, row: SourceRow, text: str) -> None:
        self.report.notes.append(
            translate("FarmlandGuard", "{layer}, row {row}: {text}.").format(layer=self.rows.name, row=row.number, text=text)
        )


def _same(stored: Any, given: Any) -> bool:
    if isinstance(stored, float) or isinstance(given, float):
        try:
            return abs(float(stored) - float(given)) < 0.005
        except (TypeError, ValueError):
            return False
    return str(stored if stored is not None else "") == str(given)
