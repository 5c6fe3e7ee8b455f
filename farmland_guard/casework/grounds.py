"""The grounds of a verdict (认定依据): taken with it, checked, and what they point to; evidence each class needs."""

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Mapping, Optional, Sequence, Set, Tuple

from ..domain.codes import ATTACHMENT_KINDS, SUBCLASSES, UNCOVERED_CATEGORY
from ..domain.errors import InputError
from ..domain.language import listed_with_codes, translate
from ..domain.parts import Part, in_zones
from ..domain.proposal import OnApproved, Proposal, Settings, propose
from ..domain.rulebook import Entry, RuleBook
from ..domain.schema import TABLES
from ..domain.schema.judgement import GROUNDS
from ..domain.zones import APPROVED, ZONES
from ..register.cases import find_cases
from ..register.store import Register, Row, Session
from .case_parts import parts_of
from .rulebook import rule_book

ACCEPTED = (*(field.name for field in GROUNDS), "occupant")
"""Fields of `violation` that may be recorded together with a verdict."""


@dataclass(frozen=True)
class Missing:
    """Something the class of a case's verdict needs and that is not there; `text` in the reviewers' words."""

    rule_id: str
    level: str
    text: str
    fix_dialog: str
    fix_field: str
    source: str


def settings_of(book: RuleBook) -> Settings:
    """The figures of the rule book for the proposal."""
    usual = Settings()
    width = book.value("rural_road_width_m", list(usual.road_width_m))
    return Settings(
        cover_share=float(book.value("legal_cover_share", usual.cover_share)),
        road_width_m=(float(width[0]), float(width[1])),
        entrance_large_mu=float(book.value("entrance_large_mu", usual.entrance_large_mu)),
        entrance_share_large=float(book.value("entrance_share_large", usual.entrance_share_large)),
        entrance_share_small=float(book.value("entrance_share_small", usual.entrance_share_small)),
        entrance_uncovered_mu=float(book.value("entrance_uncovered_mu", usual.entrance_uncovered_mu)),
    )


def proposal_of(session: Session, case: Mapping[str, Any], book: Optional[RuleBook] = None) -> Proposal:
    """The proposed verdict for a row of `violation`, with its steps."""
    parts = parts_of(session, case["uid"])
    proposal = propose(case, settings_of(book or rule_book(session)), _on_approved(parts, case))
    # Approved land has its place in the step about the paper.
    told = [f"{ZONES[each.kind].title} {each.text}" for each in in_zones(parts) if each.inside and each.kind != APPROVED.role]
    return replace(proposal, lies_in="，".join(told))


def _on_approved(parts: Sequence[Part], case: Mapping[str, Any]) -> Optional[OnApproved]:
    """What the last check found of a case on approved land, None where it did not look."""
    mine = [part for part in parts if part.kind == APPROVED.role]
    if not mine or not case["area_m2"]:
        return None
    inside = [part for part in mine if part.code != UNCOVERED_CATEGORY]
    return OnApproved(100.0 * sum(part.raw_m2 for part in inside) / case["area_m2"], tuple(part.code for part in inside))


def proposals(register: Register, codes: Sequence[str]) -> Dict[str, Proposal]:
    """The proposed verdict of each case by its code; InputError for codes the register has not."""
    with register.reading() as session:
        book = rule_book(session)
        return {case["code"]: proposal_of(session, case, book) for case in find_cases(session, codes)}


def checked_grounds(details: Mapping[str, Any]) -> Row:
    """The grounds as the register takes them; InputError names the field that is none or whose value cannot be.

    Empty texts become NULL, shares lie between 0 and 100, numbers may come as text.
    """
    values: Row = {}
    for name, given in details.items():
        if name not in ACCEPTED:
            raise InputError(
                translate("FarmlandGuard", "“{field}” is no ground of a verdict. Known: {known}.").format(
                    field=name, known=listed_with_codes({each: TABLES["violation"].field(each).alias for each in ACCEPTED})
                )
            )
        field = TABLES["violation"].field(name)
        value = given.strip() if isinstance(given, str) else given
        if value is None or value == "":
            values[name] = None
        elif field.kind == "real":
            values[name] = _number(field.alias, value, 100.0 if field.unit == "%" else 1000.0)
        elif field.kind == "boolean":
            values[name] = _truth(field.alias, value)
        elif field.length and len(str(value)) > field.length:
            raise InputError(
                translate("FarmlandGuard", "{field}: at most {most} characters, not {count}.").format(
                    field=field.alias, most=field.length, count=len(str(value))
                )
            )
        else:
            values[name] = _subclass(str(value)) if name == "subclass" else str(value)
    return values


def _number(alias: str, value: Any, most: float) -> float:
    try:
        number = float(str(value).rstrip("%％"))
    except ValueError:
        number = -1.0
    if not 0 <= number <= most:
        raise InputError(
            translate("FarmlandGuard", "{field}: “{value}” is no number between 0 and {most}.").format(
                field=alias, value=value, most=f"{most:g}"
            )
        )
    return number


def _truth(alias: str, value: Any) -> int:
    known = {"1": 1, "true": 1, "是": 1, "0": 0, "false": 0, "否": 0}
    text = str(value).lower()
    if text not in known:
        raise InputError(translate("FarmlandGuard", "{field}: “{value}” is neither 是 nor 否.").format(field=alias, value=value))
    return known[text]


def _subclass(value: str) -> str:
    """The code of a sub-class given by code or Chinese name; another name stays as it is, since provinces' lists differ."""
    by_name = {text: code for code, text in SUBCLASSES.items()}
    return by_name.get(value, value)


def missing_for(book: RuleBook, case: Mapping[str, Any], kinds: Set[str], verdict: Optional[str] = None) -> List[Missing]:
    """What the rule book asks for a verdict of this class and the case has not; `kinds` are those of its attachments.

    `verdict` is the one recorded unless given; without a verdict nothing is asked.
    """
    judged = verdict or case["verdict"]
    if not judged:
        return []
    found = []
    for entry in book.entries("evidence"):
        if concerns(entry, judged, case) and not _satisfied(entry, case, kinds):
            fix = entry.data.get("fix") or _fix(entry.data["any_of"][0])
            found.append(
                Missing(
                    rule_id=entry.id,
                    level=entry.data["level"],
                    text=entry.data["text"],
                    fix_dialog=fix["dialog"],
                    fix_field=fix.get("field") or fix.get("kind") or "",
                    source=entry.basis_text,
                )
            )
    return found


def concerns(entry: Entry, verdict: Optional[str], case: Mapping[str, Any]) -> bool:
    """Whether an entry of evidence or returns is about a case of this verdict, sub-class and grounds."""
    data = entry.data
    if data.get("verdicts") and verdict not in data["verdicts"]:
        return False
    if data.get("subclasses") and case.get("subclass") not in data["subclasses"]:
        return False
    return not data.get("when_field") or _filled(case, data["when_field"])


def _satisfied(entry: Entry, case: Mapping[str, Any], kinds: Set[str]) -> bool:
    return any(
        ("field" in option and _filled(case, option["field"])) or option.get("attachment") in kinds
        for option in entry.data["any_of"]
    )


def _filled(case: Mapping[str, Any], name: str) -> bool:
    value = case.get(name)
    return value is not None and str(value).strip() != ""


def _fix(option: Mapping[str, str]) -> Dict[str, str]:
    if "field" in option:
        return {"dialog": "verdict", "field": option["field"]}
    return {"dialog": "attach", "kind": option["attachment"]}


def kinds_of(session: Session, case: Mapping[str, Any]) -> Set[str]:
    """Kinds of the attachments of a case and of the patch it was split from."""
    owners = [uid for uid in (case["uid"], case.get("parent_uid")) if uid]
    rows = [row for uid in owners for row in session.select("attachment", {"owner_table": "violation", "owner_uid": uid})]
    return {row["kind"] for row in rows if row["kind"] in ATTACHMENT_KINDS}


def missing_evidence(register: Register, codes: Sequence[str], verdict: Optional[str] = None) -> Dict[str, List[Missing]]:
    """What is missing for each case by code, those with nothing missing left out; for the recorded verdict or `verdict`."""
    with register.reading() as session:
        book = rule_book(session)
        found = {case["code"]: missing_for(book, case, kinds_of(session, case), verdict) for case in find_cases(session, codes)}
    return {code: missing for code, missing in found.items() if missing}


@dataclass(frozen=True)
class Preview:
    """What a verdict would rest on, before it is recorded: the proposal and what would be missing."""

    proposal: Proposal
    missing: Tuple[Missing, ...]


def preview(register: Register, code: str, verdict: str, details: Mapping[str, Any]) -> Preview:
    """The proposal for a case and what `verdict` ("" for none) would still need, with `details` as if recorded."""
    with register.reading() as session:
        book = rule_book(session)
        case = {**find_cases(session, [code])[0], **checked_grounds(details)}
        missing = missing_for(book, case, kinds_of(session, case), verdict) if verdict else []
        return Preview(proposal_of(session, case, book), tuple(missing))


def fields_for(register: Register, verdict: str) -> List[str]:
    """The grounds that the rule book asks for with a verdict of this class, in its order, each number with its share."""
    found: Dict[str, None] = {}
    for entry in rule_book(register).entries("evidence"):
        if not entry.data.get("verdicts") or verdict in entry.data["verdicts"]:
            for option in entry.data["any_of"]:
                if "field" in option:
                    found[option["field"]] = None
    return [name for name in ACCEPTED if name in found]
