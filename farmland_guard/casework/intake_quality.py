"""Looking a batch over before it is taken in (入库质检): what would be left out or is doubtful, row by row. Writes nothing."""

from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Optional

from ..domain.cells import cell_text
from ..domain.codes import QUALITY_KINDS
from ..domain.errors import Cancelled, FarmlandError, InputError
from ..domain.language import translate
from ..domain.relations import limits_of
from ..domain.schema import VIOLATION
from ..domain.units import SQUARE_METRES_PER_MU
from ..exchange.plain_crs import crs_in_words
from ..exchange.reproject import Reprojector
from ..exchange.rows import Rows
from ..exchange.source import SourceRow
from ..geometry.relating import Comparison
from ..geometry.single import bounds, repaired
from ..register.bases import current_base, polygons_within
from ..register.store import Register, Session
from .clue_intake import TAKEN_FIELDS
from .field_templates import Mapping_, mapping_for, title_of
from .intake_source import ClueSource, ListMatch
from .rulebook import rule_book

Progress = Callable[[float], bool]

ERROR, WARNING, NOTE = "error", "warning", "note"
"""error: the row will be left out; warning: somebody should look; note: it is told, no more."""

_SEVERITY = {
    "crs": ERROR, "field": ERROR, "no_code": ERROR, "repeated": ERROR, "no_polygon": ERROR, "known": NOTE, "absent": NOTE,
    "other_county": WARNING, "invalid": WARNING, "changed": NOTE, "overlap": WARNING, "area": WARNING, "in_mu": WARNING,
    "count": WARNING, "no_row": WARNING, "not_listed": WARNING, "listed_twice": WARNING, "value": WARNING,
    "outside": WARNING,
}  # fmt: skip
_WANTED = ("tblx", "qsx", "hsx", "dlbm")
"""Fields of a monitoring batch that every province fills in; the judgement looks at them."""

_AREA_TOLERANCE = 0.02
_MU_SHARE = 0.8


@dataclass(frozen=True)
class Issue:
    """One line of the report. `row` counts from 1 in the file it names, None for the batch as a whole; `kind` see QUALITY_KINDS."""

    kind: str
    row: Optional[int]
    code: str
    text: str

    @property
    def severity(self) -> str:
        """ERROR, WARNING or NOTE."""
        return _SEVERITY[self.kind]


@dataclass
class QualityReport:
    """`rows` read, `usable` that would be taken in or compared, `new` of them with a code the register lacks."""

    source: str
    crs: str
    rows: int = 0
    usable: int = 0
    new: int = 0
    mapping: Mapping_ = field(default_factory=dict)
    issues: List[Issue] = field(default_factory=list)

    def of(self, severity: str) -> List[Issue]:
        """The issues of one severity."""
        return [issue for issue in self.issues if issue.severity == severity]

    @property
    def passed(self) -> bool:
        """Whether nothing would be left out and nobody has to look."""
        return not self.of(ERROR) and not self.of(WARNING)


def check_clues(
    register: Register,
    rows: Rows,
    mapping: Optional[Mapping_] = None,
    expected: Optional[int] = None,
    match: Optional[ListMatch] = None,
    list_name: str = "",
    progress: Optional[Progress] = None,
) -> QualityReport:
    """Look over a batch: coordinate system, required fields, codes and their uniqueness, self-intersections, overlaps within
    the batch, areas that disagree with the polygon, and whether `expected` (the notice) and the list count what is there.

    A batch that cannot be read at all (no coordinate system, no code field) yields a report with that error alone.
    """
    report = QualityReport(rows.name, crs_in_words(rows.crs.authid()) or rows.crs.description())
    try:
        report.mapping = mapping_for(register, "clues", rows.fields, rows.name, mapping)
    except InputError as error:
        report.issues.append(Issue("field", None, "", str(error)))
    try:
        transform = Reprojector(rows.crs, register.info.srs_id, rows.name)
    except InputError as error:
        report.issues.append(Issue("crs", None, "", str(error)))
    if report.issues:
        report.rows = len(rows)
        return report
    with register.reading() as session:
        look = _Look(session, rows, report, transform)
        for done, row in enumerate(rows):
            if progress is not None and not progress(0.8 * done / max(len(rows), 1)):
                raise Cancelled
            look.take(row)
        look.compare(limits_of(rule_book(session)))
    absent = [title_of(name, "clues") for name in _WANTED if name not in report.mapping]
    if "mj" not in report.mapping and "mj_mu" not in report.mapping:
        absent.append(title_of("mj", "clues"))
    if absent:
        text = translate("FarmlandGuard", "{layer} has no field for {what}; these stay empty.").format(
            layer=rows.name, what="、".join(absent)
        )
        report.issues.append(Issue("absent", None, "", text))
    report.rows = look.count
    _counts(report, expected, match, list_name)
    if progress is not None and not progress(1.0):
        raise Cancelled
    return report


class _Look:
    """One row after the other."""

    def __init__(self, session: Session, rows: Rows, report: QualityReport, transform: Reprojector) -> None:
        self.session, self.rows, self.report, self.transform = session, rows, report, transform
        self.known = {row["code"] for row in session.rows("SELECT code FROM violation")}
        self.township = current_base(session, "township")
        self.seen: Dict[str, int] = {}
        self.shapes: List[bytes] = []
        self.kept: List[SourceRow] = []
        self.count = 0

    def take(self, row: SourceRow) -> None:
        """Look at one row on its own."""
        self.count += 1
        code = self._text(row, "code")
        shape = self._shape(row, code)
        if not code:
            self._say("no_code", row, "", translate("FarmlandGuard", "the patch code is empty"))
            return
        if code in self.seen:
            again = translate("FarmlandGuard", "the code {code} already came in row {first}")
            self._say("repeated", row, code, again.format(code=code, first=self.seen[code]))
            return
        self.seen[code] = row.number
        self._lengths(row, code)
        county = self.session.info.county
        if code[:6].isdigit() and code[:6] != county:
            self._say(
                "other_county", row, code,
                translate("FarmlandGuard", "the code begins with {found}, the register is that of {county}").format(
                    found=code[:6], county=county
                ),
            )  # fmt: skip
        if shape is None:
            return
        self.report.usable += 1
        if code in self.known:
            self._say("known", row, code, translate("FarmlandGuard", "the register has this code already"))
        else:
            self.report.new += 1
        self.shapes.append(shape)
        self.kept.append(row)

    def compare(self, limits: Any) -> None:
        """Look at the rows together: areas against what is declared, and ground that two of them share."""
        comparison = Comparison(self.shapes, self.shapes, self.transform.target_frame)
        self._areas(comparison)
        for shared in comparison.shared():
            if shared.new < shared.old and not limits.is_sliver(shared.area_m2, shared.width_m):
                first, second = self.kept[shared.new], self.kept[shared.old]
                self._say(
                    "overlap", first, self._text(first, "code"),
                    translate("FarmlandGuard", "shares {area} m² with {other} (row {row})").format(
                        area=f"{shared.area_m2:.2f}", other=self._text(second, "code"), row=second.number
                    ),
                )  # fmt: skip
        self.report.issues.sort(key=lambda issue: (issue.row or 0))

    def _areas(self, comparison: Comparison) -> None:
        name, factor = ("mj", 1.0) if "mj" in self.report.mapping else ("mj_mu", SQUARE_METRES_PER_MU)
        if name not in self.report.mapping:
            return
        differing, in_mu, stated = [], 0, 0
        for number, row in enumerate(self.kept):
            area = float(comparison.new_m2[number])
            try:
                declared = float(self._text(row, name).replace(",", "")) * factor
            except ValueError:
                continue
            stated += 1
            if name == "mj" and abs(declared * SQUARE_METRES_PER_MU - area) <= _AREA_TOLERANCE * area:
                in_mu += 1
            elif abs(declared - area) > max(_AREA_TOLERANCE * area, 1.0):
                differing.append((row, declared, area))
        if stated and in_mu >= _MU_SHARE * stated:
            text = translate(
                "FarmlandGuard", "{field} is in 亩, not in m²: choose it as the area in 亩 when the fields are confirmed"
            ).format(field=self.report.mapping[name])
            self.report.issues.append(Issue("in_mu", None, "", text))
        for row, declared, area in differing:
            self._say(
                "area", row, self._text(row, "code"),
                translate("FarmlandGuard", "the declared area is {declared} m², the polygon has {area} m²").format(
                    declared=f"{declared:.2f}", area=f"{area:.2f}"
                ),
            )  # fmt: skip

    def _shape(self, row: SourceRow, code: str) -> Optional[bytes]:
        if row.wkb is None:
            self.report.issues.append(Issue("no_polygon", row.number, code, row.problem or ""))
            return None
        try:
            shape, reason = repaired(self.transform(row.wkb))
        except FarmlandError as problem:
            self._say("no_polygon", row, code, str(problem))
            return None
        if reason:
            self._say("invalid", row, code, translate("FarmlandGuard", "would be repaired ({reason})").format(reason=reason))
        if row.problem:
            self.report.issues.append(Issue("changed", row.number, code, row.problem))
        if self.township is not None and not self._within_county(shape):
            self._say("outside", row, code, translate("FarmlandGuard", "lies outside every township of the register"))
        return shape

    def _within_county(self, shape: bytes) -> bool:
        table = str(self.township["table_name"]) if self.township else ""
        return bool(polygons_within(self.session, table, bounds(shape)))

    def _lengths(self, row: SourceRow, code: str) -> None:
        for name in TAKEN_FIELDS:
            if name not in self.report.mapping:
                continue
            described, text = VIOLATION.field(name), self._text(row, name)
            if described.kind == "real" and text:
                try:
                    float(text.replace(",", ""))
                except ValueError:
                    self._say(
                        "value", row, code,
                        translate("FarmlandGuard", "{field} “{text}” is no number and would be left empty").format(
                            field=described.alias, text=text
                        ),
                    )  # fmt: skip
            elif described.length and len(text) > described.length:
                self._say(
                    "value", row, code,
                    translate("FarmlandGuard", "{field} is longer than {length} characters and would be cut").format(
                        field=described.alias, length=described.length
                    ),
                )  # fmt: skip

    def _text(self, row: SourceRow, name: str) -> str:
        return cell_text(row.attributes.get(self.report.mapping[name])) if name in self.report.mapping else ""

    def _say(self, kind: str, row: SourceRow, code: str, text: str) -> None:
        sentence = translate("FarmlandGuard", "{layer}, row {row}: {text}.").format(layer=self.rows.name, row=row.number, text=text)
        self.report.issues.append(Issue(kind, row.number, code, sentence))


def _counts(report: QualityReport, expected: Optional[int], match: Optional[ListMatch], list_name: str) -> None:
    def add(kind: str, row: Optional[int], code: str, text: str) -> None:
        report.issues.append(Issue(kind, row, code, text))

    if expected is not None and expected != report.rows:
        add("count", None, "", translate("FarmlandGuard", "The notice says {expected} patches, {layer} has {count}.").format(
            expected=expected, layer=report.source, count=report.rows))  # fmt: skip
    if match is None:
        return
    if match.listed != match.polygons:
        add("count", None, "", translate("FarmlandGuard", "{list} lists {listed} patches, {layer} has {count}.").format(
            list=list_name, listed=match.listed, layer=report.source, count=match.polygons))  # fmt: skip
    for row, code in match.without_polygon:
        add("no_row", row, code, translate("FarmlandGuard", "{list}, row {row}: {code} has no polygon.").format(
            list=list_name, row=row, code=code or "—"))  # fmt: skip
    for row, code in match.repeated:
        add("listed_twice", row, code, translate("FarmlandGuard", "{list}, row {row}: {code} is listed twice.").format(
            list=list_name, row=row, code=code))  # fmt: skip
    for row, code in match.not_listed:
        add("not_listed", row, code, translate("FarmlandGuard", "{layer}, row {row}: {code} is not in {list}.").format(
            layer=report.source, row=row, code=code or "—", list=list_name))  # fmt: skip


def list_sentences(source: ClueSource) -> List[str]:
    """What does not fit between a list and its polygons, as sentences."""
    report = QualityReport(source.rows.name, "")
    _counts(report, None, source.match, source.list_name)
    return [issue.text for issue in report.issues]


def kind_title(kind: str) -> str:
    """What a kind of issue is called on the screen."""
    return QUALITY_KINDS[kind]
