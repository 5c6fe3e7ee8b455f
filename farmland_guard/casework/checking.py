"""Checking the register's cases against permanent basic farmland and land use, and applying the rule book.

A run stores which versions it used (label, date, fingerprint), every piece with its source, and the findings. Nothing is
judged here.
"""

from dataclasses import dataclass, field
from typing import Callable, Dict, List, Optional, Sequence

from ..domain.clock import now_text
from ..domain.codes import OPEN_STATES
from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.rules import CaseFigures, Rule
from ..exchange.reproject import frame_of_epsg
from ..geometry.geos import engine
from ..geometry.overlap import CheckResult, Figures, Subject, check_overlap
from ..geometry.problem import GeometryProblem
from ..geometry.single import bounds
from ..register.bases import Box
from ..register.cases import find_cases
from ..register.store import Register, Row, Session, wkb_of
from .findings import replace_case_findings
from .register_bases import bases_in_force, bases_near
from .remaining import REGISTER_METHOD, store_remaining
from .rulebook import rule_book

Progress = Callable[[float], bool]


@dataclass
class CheckReport:
    """What a run found. `problems` are sentences; `findings` counts rule findings by rule title."""

    run_uid: str = ""
    cases: int = 0
    pieces: int = 0
    findings: Dict[str, int] = field(default_factory=dict)
    problems: List[str] = field(default_factory=list)
    shared_ground: List[str] = field(default_factory=list)


def check_register(
    register: Register,
    scope: str = "open",
    codes: Optional[Sequence[str]] = None,
    who: str = "",
    progress: Optional[Progress] = None,
    rules: Optional[Sequence[Rule]] = None,
) -> CheckReport:
    """Check the open cases, all of them, or those in `codes`, and write figures, pieces and findings in one transaction.

    Areas are 图斑椭球面积 in m². Raises InputError when the register has neither base layer or no case in scope.
    Computing happens before the transaction, so that a long run locks nobody out; a case whose polygon was changed
    meanwhile is left as it is and named.
    """
    with register.reading() as session:
        cases = _cases(session, scope, codes)
        bases = bases_in_force(session)
        usable = [case for case in cases if case["geom"] is not None]
        prepared = bases_near(session, bases, _boxes(usable))
    frame = frame_of_epsg(register.info.srs_id)
    subjects = [Subject(case["uid"], wkb_of(case)) for case in usable]
    result = check_overlap(subjects, frame, prepared, REGISTER_METHOD, progress=progress)
    book = rule_book(register).rules if rules is None else rules
    with register.writing(who) as session:
        return _store(session, scope, cases, bases, result, book)


def _boxes(cases: Sequence[Row]) -> List[Box]:
    """The cases' boxes. One whose polygon cannot be read has none: the check itself names it and goes on."""
    boxes = []
    for case in cases:
        try:
            boxes.append(bounds(wkb_of(case) or b""))
        except (GeometryProblem, ValueError):
            continue
    return boxes


def _cases(session: Session, scope: str, codes: Optional[Sequence[str]]) -> List[Row]:
    if codes is not None:
        cases = find_cases(session, codes)
    elif scope == "all":
        cases = session.select("violation")
    elif scope == "open":
        cases = [case for case in session.select("violation") if case["state"] in OPEN_STATES]
    else:
        raise InputError(translate("FarmlandGuard", "SCOPE is open or all, not “{scope}”.").format(scope=scope))
    # A patch that was split counts through its children.
    parents = {case["parent_uid"] for case in session.rows("SELECT parent_uid FROM violation")}
    cases = [case for case in cases if case["uid"] not in parents]
    if not cases:
        raise InputError(translate("FarmlandGuard", "The register has no case to check."))
    return cases


def _store(
    session: Session,
    scope: str,
    cases: List[Row],
    bases: "Dict[str, Optional[Row]]",
    result: CheckResult,
    rules: Sequence[Rule],
) -> CheckReport:
    report = CheckReport(cases=len(cases))
    by_uid = {figures.key: figures for figures in result.figures}
    report.shared_ground = [str(shared) for shared in result.shared_ground]
    for case in cases:
        figures = by_uid.get(case["uid"])
        problems = [translate("FarmlandGuard", "no geometry")] if figures is None else figures.problems
        report.problems += [f"{case['code']}: {problem}" for problem in problems]
    run: Row = {"started_at": now_text(), "scope": scope, "method": REGISTER_METHOD, "engine": engine().name}
    for role, base in bases.items():
        if base is not None:
            run[f"{role}_base_uid"], run[f"{role}_fingerprint"] = base["uid"], base["fingerprint"]
    run.update(
        {
            "case_count": len(cases),
            "problem_count": len(report.problems),
            "problems": "\n".join(report.problems + report.shared_ground) or None,
        }
    )
    report.run_uid = session.insert("check_run", run)
    for case in cases:
        figures = by_uid.get(case["uid"])
        now = session.get("violation", case["uid"])
        if now["geom"] != case["geom"]:
            report.problems.append(
                translate("FarmlandGuard", "{code} was redrawn during the check; check it again.").format(code=case["code"])
            )
            continue
        if figures is not None:
            _store_case(session, now, figures, bases, rules, report)
    return report


def _store_case(
    session: Session,
    case: Row,
    figures: Figures,
    bases: "Dict[str, Optional[Row]]",
    rules: Sequence[Rule],
    report: CheckReport,
) -> None:
    uid = case["uid"]
    session.delete("overlap_piece", {"violation_uid": uid})
    for piece in figures.pieces:
        base = bases[piece.role]
        session.insert(
            "overlap_piece",
            {
                "run_uid": report.run_uid,
                "violation_uid": uid,
                "source_layer": piece.role,
                "base_uid": None if base is None else base["uid"],
                "source_id": piece.source_id,
                "land_class": piece.land_class,
                "gross_m2": piece.gross_m2,
                "adjusted_m2": piece.adjusted_m2,
                "net_m2": piece.net_m2,
                "sliver": int(piece.sliver),
            },
            piece.wkb,
        )
        report.pieces += 1
    session.update(
        "violation",
        uid,
        {
            "area_m2": figures.area_m2,
            "pbf_m2": figures.pbf_m2,
            "pbf_net_m2": figures.pbf_net_m2,
            "cultivated_m2": figures.cultivated_m2,
            "cultivated_net_m2": figures.cultivated_net_m2,
            "check_run_uid": report.run_uid,
            "checked_at": now_text(),
        },
    )
    if figures.area_m2 is None:
        # Not to be measured, so nobody can say what remains: closing is refused.
        session.update("violation", uid, {"remaining_m2": None})
        return
    store_remaining(session, case)
    case_figures = CaseFigures(
        figures.pbf_m2, figures.pbf_net_m2, figures.cultivated_m2, figures.cultivated_net_m2
    )
    for finding in replace_case_findings(session, case, case_figures, rules, report.run_uid):
        report.findings[finding.rule.title] = report.findings.get(finding.rule.title, 0) + 1
