"""The county's check of filings (县级核验): every item answered, figures and answers written in one transaction.

Nothing is decided: the answers say what fails and what a person has to look at; verifying is a move by a named person.
"""

from dataclasses import dataclass, field
from typing import Any, Callable, Dict, FrozenSet, List, Optional, Sequence, Set

from ...domain.clock import now_text
from ...domain.deadlines import day_of
from ...domain.errors import InputError
from ...domain.filing_land_rules import land_items, makeup_needed
from ...domain.filing_pack import FilingPack
from ...domain.filing_rules import FilingData, Item, declared_items, verdict_text
from ...domain.language import translate
from ...register.filings import CHANGEABLE_STATES, find_filings, is_exempt
from ...register.store import Register, Row, Session
from .measuring import Measured, measure
from .norms import FilingNorms, filing_pack

Progress = Callable[[float], bool]

SCOPES = ("open", "all")
_TEXTS = ("name", "operator", "operator_id", "collective", "location", "filing_no", "makeup_no")
_DECLARED = ("land_m2", "farmland_m2", "cultivated_m2", "pbf_m2", "damaged_m2", "production_m2", "auxiliary_m2",
             "guard_room_m2", "planted_m2")  # fmt: skip
_DATES = ("term_from", "term_to", "agreed_on", "announced_from", "announced_to", "filed_on", "received_on", "makeup_on")


@dataclass(frozen=True)
class CheckedFiling:
    """One filing with its answers and the conclusion in the officer's words (核验意见)."""

    uid: str
    code: str
    items: List[Item]
    conclusion: str

    def count(self, answer: str) -> int:
        """How many items have this answer."""
        return sum(item.answer == answer for item in self.items)


@dataclass
class FilingCheckReport:
    """What a check found; `problems` are sentences about polygons that could not be used as they are."""

    filings: List[CheckedFiling] = field(default_factory=list)
    problems: List[str] = field(default_factory=list)


def check_filings(
    register: Register,
    scope: str = "open",
    codes: Optional[Sequence[str]] = None,
    who: str = "",
    progress: Optional[Progress] = None,
) -> FilingCheckReport:
    """Check the filings in scope, or those in `codes`, and write areas and answers in one transaction.

    Raises InputError for an unknown scope or code and when there is nothing to check. Filings that were verified before
    keep their answers' conclusion in the log; their state does not change by a check.
    """
    tell = progress or (lambda done: True)
    with register.reading() as session:
        filings = _chosen(session, scope, codes)
        measured = measure(session, filings, lambda done: tell(done * 0.8))
        norms = FilingNorms(session)
        papers = _papers(session)
        data = {row["uid"]: data_of(row, measured[row["uid"]], papers.get(row["uid"], frozenset())) for row in filings}
    pack = filing_pack()
    report = FilingCheckReport()
    with register.writing(who) as session:
        for row in filings:
            items = answers(data[row["uid"]], pack, norms)
            checked = CheckedFiling(row["uid"], row["code"], items, verdict_text(items))
            now = session.get("filing", row["uid"])
            if now["geom"] != row["geom"]:
                report.problems.append(
                    translate("FarmlandGuard", "{code} was redrawn during the check; check it again.").format(code=row["code"])
                )
                continue
            _store(session, row, measured[row["uid"]], data[row["uid"]], pack, checked)
            report.filings.append(checked)
            report.problems += [f"{row['code']}: {problem}" for problem in measured[row["uid"]].problems]
    tell(1.0)
    return report


def answers(data: FilingData, pack: FilingPack, norms: "FilingNorms") -> List[Item]:
    """All items of the list for one filing."""
    makeup = makeup_needed(data, pack)
    return declared_items(data, pack, norms.limit, norms.working_days, makeup) + land_items(data, pack, norms.limit)


def preview(session: Session, filing: Row, polygon: Optional[bytes] = None) -> "tuple[FilingData, List[Item]]":
    """The answers for one filing as it stands now, and nothing written; `polygon` instead of the stored one."""
    found = measure(session, [filing], drawn=None if polygon is None else {filing["uid"]: polygon})[filing["uid"]]
    data = data_of(filing, found, _papers(session).get(filing["uid"], frozenset()))
    return data, answers(data, filing_pack(), FilingNorms(session))


def _chosen(session: Session, scope: str, codes: Optional[Sequence[str]]) -> List[Row]:
    if codes is not None:
        return find_filings(session, codes)
    if scope not in SCOPES:
        raise InputError(translate("FarmlandGuard", "“Scope” (SCOPE) is what is under way (open) or all (all), not “{scope}”.").format(scope=scope))
    filings = session.select("filing")
    if scope == "open":
        filings = [row for row in filings if row["state"] in CHANGEABLE_STATES]
    if not filings:
        raise InputError(translate("FarmlandGuard", "The register has no facility filing to check."))
    return filings


def _papers(session: Session) -> Dict[str, FrozenSet[str]]:
    """The kinds of papers of every filing that has some, by uid: asked once, not once for each filing."""
    found: Dict[str, Set[str]] = {}
    for row in session.rows("SELECT DISTINCT owner_uid, kind FROM attachment WHERE owner_table = 'filing'"):
        found.setdefault(row["owner_uid"], set()).add(row["kind"])
    return {uid: frozenset(kinds) for uid, kinds in found.items()}


def data_of(row: Row, found: Measured, papers: FrozenSet[str]) -> FilingData:
    """A row of `filing` with what was measured and the kinds of its papers, as the rules want it."""
    return FilingData(
        code=row["code"],
        use=row["use"],
        kind=row["kind"],
        damages_layer=None if row["damages_layer"] is None else bool(row["damages_layer"]),
        unavoidable=bool(row["unavoidable"]),
        exempt=is_exempt(row),
        texts={name: row[name] or "" for name in _TEXTS},
        declared={name: row[name] for name in _DECLARED},
        storeys=row["storeys"],
        dates={name: day_of(row[name]) for name in _DATES},
        deposit=bool(row["deposit_paid"]),
        papers=papers,
        area_m2=found.area_m2,
        pbf_m2=found.pbf_m2,
        cultivated_m2=found.cultivated_m2,
        zones_m2=found.zones_m2,
        violations=found.violations,
        others=found.others,
        parts_m2=found.parts_m2,
        parts_outside_m2=found.parts_outside_m2,
        makeup_on_pbf_m2=found.makeup_on_pbf_m2,
        makeup_on_redline_m2=found.makeup_on_redline_m2,
        makeup_steep_m2=found.makeup_steep_m2,
        makeup_cultivated_m2=found.makeup_cultivated_m2,
        makeup_approved_m2=found.makeup_approved_m2,
        makeup_twice_m2=found.makeup_twice_m2,
        makeup_over=found.makeup_over,
    )


def _store(
    session: Session, row: Row, found: Measured, data: FilingData, pack: FilingPack, checked: CheckedFiling
) -> None:
    uid = row["uid"]
    if row["checked_at"] is not None:
        session.update("filing", uid, {"checked_at": None})
    for part, area in found.part_areas.items():
        session.update("filing_part", part, {"area_m2": area})
    session.delete("filing_answer", {"filing_uid": uid})
    for item in checked.items:
        session.insert(
            "filing_answer",
            {
                "filing_uid": uid,
                "item": item.item,
                "title": item.title,
                "answer": item.answer,
                "explanation": item.explanation[:500],
                "value": item.value,
                "limit_value": item.limit_value,
                "unit": item.unit or None,
                "source": item.source or None,
                "article": item.article or None,
                "fix": item.fix or None,
                "created_at": now_text(),
            },
        )
    # Last: answers that change void the check (see register.filing_guards).
    values: Dict[str, Any] = {
        "area_m2": found.area_m2,
        "pbf_checked_m2": found.pbf_m2,
        "cultivated_checked_m2": found.cultivated_m2,
        "checked_at": now_text(),
    }
    if row["state"] in CHANGEABLE_STATES:
        values["makeup_needed"] = int(makeup_needed(data, pack))
    session.update("filing", uid, values)
