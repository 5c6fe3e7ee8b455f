"""The list a reviewing site exports (审核结果清单): matched to the cases, shown beside what the register says, then written.

Nothing is written until somebody says so; then everything in one transaction, computed anew from the register as it is.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Callable, Dict, List, Mapping, Optional, Tuple

from ..domain.cells import cell_day, cell_text
from ..domain.clock import today
from ..domain.codes import NUMBER_PLATFORMS
from ..domain.errors import FarmlandError, InputError
from ..domain.fieldnames import ROLE_FIELDS
from ..domain.language import translate
from ..domain.review_words import code_forms, normal_code, review_state_of
from ..exchange.tables import Listing, read_listing
from ..register.store import Register, Row, Session
from .field_templates import WORD, Mapping_, guess, mapping_for, template_for
from .numbers import platform_code

RETURNED, ACCEPTED, CHANGED, UNCHANGED = "returned", "accepted", "changed", "unchanged"
UNMATCHED, DUPLICATE, UNUSABLE = "unmatched", "duplicate", "unusable"
OUTCOMES = (RETURNED, ACCEPTED, CHANGED, UNCHANGED, UNMATCHED, DUPLICATE, UNUSABLE)
WRITTEN = (RETURNED, ACCEPTED, CHANGED)

_LONGEST_REASON = 500
_LOOKED_AT, _MOST = 50, 0.8
_REPORT_STATES = {"returned": "returned", "done": "reported", "city": "reported", "province": "reported"}
"""What a review state means for the number on the platform; the others change nothing there."""


@dataclass(frozen=True)
class ReturnLine:
    """One row of the list beside its case. `new_*` is what the list says, `old_*` the register; dates YYYY-MM-DD or "".

    `text` says why the row is not used; empty for the others.
    """

    row: int
    code: str
    outcome: str
    case_uid: str = ""
    case_code: str = ""
    old_state: str = ""
    new_state: str = ""
    old_reason: str = ""
    new_reason: str = ""
    old_date: str = ""
    new_date: str = ""
    platform: str = ""
    number: str = ""
    text: str = ""


@dataclass
class ReturnDiff:
    """`lines` in the order of the list; `written` is how many cases were changed, 0 before it is applied."""

    name: str
    sheet: str
    mapping: Mapping_
    lines: List[ReturnLine] = field(default_factory=list)
    written: int = 0

    def of(self, outcome: str) -> List[ReturnLine]:
        """The lines with this outcome."""
        return [line for line in self.lines if line.outcome == outcome]

    @property
    def notes(self) -> List[str]:
        """A sentence for every row that is not used."""
        return [line.text for line in self.lines if line.text]


def read_returns_list(path: Path, sheet: Optional[str] = None) -> Listing:
    """The list itself, for confirming its columns (`field_templates.choices` with purpose "returns")."""
    return read_listing(path, sheet, [title for titles in ROLE_FIELDS["returns"].values() for title in titles])


def import_returns(
    register: Register,
    path: Path,
    sheet: Optional[str] = None,
    mapping: Optional[Mapping_] = None,
    template: str = "",
    apply: bool = False,
    who: str = "",
) -> ReturnDiff:
    """Compare a list with the register and, with `apply`, write what it says in one transaction.

    Codes are matched with the suffix of a sub-patch in whatever form, and by the numbers of cases on other platforms. Rows
    that match no case, match one twice with different words, or cannot be used are named and never written. Raises
    InputError for a file without columns for code and review state.
    """
    listing = read_returns_list(path, sheet)
    known = template_for(register, "returns", listing.headers)
    if not mapping and not template and known is None:
        mapping = guess_returns(register, listing)
    chosen = mapping_for(register, "returns", listing.headers, listing.name, mapping, template)
    if known is not None:  # its words count also when the columns were confirmed anew
        chosen = {**{name: state for name, state in known.mapping.items() if name.startswith(WORD)}, **chosen}
    if not apply:
        with register.reading() as session:
            return _compare(session, listing, chosen)
    with register.writing(who) as session:
        diff = _compare(session, listing, chosen)
        for line in diff.lines:
            if line.outcome in WRITTEN:
                _write(session, line)
                diff.written += 1
    return diff


def guess_returns(register: Register, listing: Listing) -> Mapping_:
    """The columns by their headers and, where those say nothing, by what stands in them.

    A column all of whose first cells are review states is that of the state; one in which most are codes or numbers of cases is
    that of the code.
    """
    found = guess(listing.headers, "returns")
    if "code" in found and "review_state" in found:
        return found
    with register.reading() as session:
        cases = _Cases(session)
    tests: Dict[str, Callable[[str], bool]] = {
        "review_state": lambda text: review_state_of(text, {}) is not None,
        "code": lambda text: cases.find(code_forms(text), "") is not None,
    }
    for name, test in tests.items():
        if name in found:
            continue
        for place, header in enumerate(listing.headers):
            cells = [cell_text(cells[place]) for _, cells in listing.rows[:_LOOKED_AT]]
            filled = [text for text in cells if text]
            if filled and sum(map(test, filled)) >= _MOST * len(filled):
                found = {other: column for other, column in found.items() if column != header}
                found[name] = header
                break
    return found


class _Cases:
    """All cases by normal code, and by the numbers they have elsewhere."""

    def __init__(self, session: Session) -> None:
        rows = session.rows(
            "SELECT uid, code, source, state, review_state, return_reason, reviewed_on, patch_state FROM violation"
        )
        self.by_uid = {row["uid"]: row for row in rows}
        self.by_code = {normal_code(row["code"]): row for row in rows}
        self.by_number: Dict[str, List[Tuple[str, str]]] = {}
        for row in session.rows("SELECT violation_uid, platform, number FROM case_number"):
            self.by_number.setdefault(normal_code(row["number"]), []).append((row["platform"], row["violation_uid"]))

    def find(self, forms: List[str], platform: str) -> Optional[Row]:
        """The one case with one of these codes or numbers; None when there is none or a number stands for several."""
        for form in forms:
            if form in self.by_code:
                return self.by_code[form]
        for form in forms:
            found = {uid for known, uid in self.by_number.get(form, []) if not platform or known == platform}
            if len(found) == 1:
                return self.by_uid[found.pop()]
        return None


def _compare(session: Session, listing: Listing, mapping: Mapping_) -> ReturnDiff:
    places = {name: listing.headers.index(header) for name, header in mapping.items() if not name.startswith(WORD)}
    words = {name[len(WORD) :]: state for name, state in mapping.items() if name.startswith(WORD)}
    cases = _Cases(session)
    diff = ReturnDiff(listing.name, listing.sheet, mapping)
    for number, cells in listing.rows:
        given = {name: cell_text(cells[place]) for name, place in places.items()}
        diff.lines.append(_line(listing.name, number, given, words, cases))
    diff.lines = _without_repeats(listing.name, diff.lines)
    return diff


def _line(file: str, row: int, given: Mapping[str, str], words: Mapping[str, str], cases: _Cases) -> ReturnLine:
    code = given["code"]
    shown = f"{code} {given['part']}".strip() if given.get("part") else code

    def unused(outcome: str, text: str, **more: str) -> ReturnLine:
        sentence = translate("FarmlandGuard", "{file}, row {row}: {text}").format(file=file, row=row, text=text)
        return ReturnLine(row, shown, outcome, text=sentence, **more)

    if not code:
        return unused(UNMATCHED, translate("FarmlandGuard", "the patch code is empty."))
    try:
        platform = platform_code(given["platform"]) if given.get("platform") else ""
        day = cell_day(given.get("reviewed_on")) or ""
    except FarmlandError as problem:
        return unused(UNUSABLE, str(problem))
    forms = code_forms(code, given.get("part", ""))
    if given.get("number"):
        forms.append(normal_code(given["number"]))
    case = cases.find(forms, platform)
    if case is None:
        return unused(UNMATCHED, translate("FarmlandGuard", "the register has no case {code}.").format(code=shown))
    named = {"case_uid": case["uid"], "case_code": case["code"]}
    if case["patch_state"] == "split":
        return unused(UNUSABLE, f"{case['code']} 已被拆分，审核结果须按子图斑填写。", **named)
    state = review_state_of(given["review_state"], words)
    if state is None:
        return unused(
            UNUSABLE,
            translate("FarmlandGuard", "“{text}” is no known review state; say what it means when the columns are confirmed.").format(
                text=given["review_state"]
            ),
            **named,
        )
    reason = given.get("return_reason", "")[:_LONGEST_REASON] if state == "returned" else ""
    return _judged(
        ReturnLine(
            row,
            shown,
            "",
            **named,
            old_state=case["review_state"],
            new_state=state,
            old_reason=case["return_reason"] or "",
            new_reason=reason,
            old_date=(case["reviewed_on"] or "")[:10],
            new_date=day,
            platform=platform or case["source"] or "satellite",
            number=given.get("number") or code,
        ),
        case,
        unused,
    )


def _judged(line: ReturnLine, case: Row, unused: Callable[..., ReturnLine]) -> ReturnLine:
    same_day = not line.new_date or line.new_date == line.old_date
    if line.new_state == line.old_state and line.new_reason == line.old_reason and same_day:
        outcome = UNCHANGED
    elif case["state"] == "closed" and line.new_state != line.old_state:
        text = f"{case['code']} 已销号，不能更改审核状态；请先写明理由重新整改。"
        return unused(UNUSABLE, text, case_uid=case["uid"], case_code=case["code"])
    else:
        outcome = {"returned": RETURNED, "done": ACCEPTED}.get(line.new_state, CHANGED)
    return replace(line, outcome=outcome)


def _without_repeats(file: str, lines: List[ReturnLine]) -> List[ReturnLine]:
    """Rows for a case that came before: of equal ones the first counts, of different ones none does."""
    by_case: Dict[str, List[int]] = {}
    for place, line in enumerate(lines):
        if line.case_uid and line.outcome != UNUSABLE:
            by_case.setdefault(line.case_uid, []).append(place)
    out = list(lines)
    for places in by_case.values():
        if len(places) < 2:
            continue
        first = lines[places[0]]
        said = {(lines[place].new_state, lines[place].new_reason, lines[place].new_date) for place in places}
        for place in places if len(said) > 1 else places[1:]:
            line = lines[place]
            if len(said) == 1:
                text = translate("FarmlandGuard", "{file}, row {row}: {code} already came in row {first}.")
            else:
                text = translate(
                    "FarmlandGuard", "{file}, row {row}: {code} comes several times with different results; none was used."
                )
            sentence = text.format(file=file, row=line.row, code=line.case_code, first=first.row)
            out[place] = replace(line, outcome=DUPLICATE, text=sentence)
    return out


def _write(session: Session, line: ReturnLine) -> None:
    values: Row = {"review_state": line.new_state, "return_reason": line.new_reason or None}
    if line.new_date:
        values["reviewed_on"] = line.new_date
    session.update("violation", line.case_uid, values)
    report = _REPORT_STATES.get(line.new_state)
    if report is None:
        return
    _report(session, line, report)
    _roll_up(session, line)


def _report(session: Session, line: ReturnLine, report: str) -> None:
    row: Row = {"report_state": report, "return_reason": line.new_reason or None}
    if line.new_date:
        row["state_on"] = line.new_date
    known = session.select("case_number", {"violation_uid": line.case_uid, "platform": line.platform})
    mine = [each for each in known if normal_code(each["number"]) == normal_code(line.number)] or known
    if mine:
        session.update("case_number", mine[0]["uid"], row)
        return
    taken = session.select("case_number", {"platform": line.platform, "number": line.case_code})
    if taken:
        raise InputError(
            translate("FarmlandGuard", "{platform} {number} is the number of another case; put the numbers right first.").format(
                platform=NUMBER_PLATFORMS.get(line.platform, line.platform), number=line.case_code
            )
        )
    session.insert(
        "case_number", {**row, "violation_uid": line.case_uid, "platform": line.platform, "number": line.case_code}
    )


def _roll_up(session: Session, line: ReturnLine) -> None:
    """The number of a split patch follows its parts: returned when one of them is, reported when all are."""
    parent = session.get("violation", line.case_uid)["parent_uid"]
    while parent:
        states = {
            _REPORT_STATES.get(row["review_state"], "to_report")
            for row in session.rows(
                "WITH RECURSIVE part(uid) AS (SELECT uid FROM violation WHERE parent_uid = ? "
                "UNION SELECT v.uid FROM violation v JOIN part ON v.parent_uid = part.uid) "
                "SELECT review_state FROM violation WHERE uid IN part AND patch_state IS NOT 'split'",
                (parent,),
            )
        }
        whole = "returned" if "returned" in states else "reported" if states == {"reported"} else ""
        for number in session.select("case_number", {"violation_uid": parent, "platform": line.platform}) if whole else []:
            if number["report_state"] != whole:
                values: Row = {"report_state": whole, "state_on": line.new_date or today().isoformat()}
                session.update("case_number", number["uid"], values)
        parent = session.get("violation", parent)["parent_uid"]
