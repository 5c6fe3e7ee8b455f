"""Checking the register's cases against permanent basic farmland and land use, and applying the rule book.

A run stores which versions it used (label, date, fingerprint), every piece with its source, the parts of each case, the
findings, and what is not as the run before said. Nothing is judged here.
"""

import uuid
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Mapping, Optional, Sequence

from ..domain.clock import now_text
from ..domain.codes import CLASSIFICATIONS, OPEN_STATES, label
from ..domain.errors import Cancelled, InputError
from ..domain.landclass import Classification, load_classification
from ..domain.language import translate
from ..domain.limits import load_limits
from ..domain.rules import Rule
from ..domain.units import format_square_metres
from ..geometry.geos import engine
from ..geometry.overlap import LANDUSE, SharedGround
from ..paths import RESOURCES
from ..register.bases import current_base
from ..register.cases import find_cases
from ..register.store import Register, Row, Session
from .check_family import controls_of_children
from .check_history import Change
from .check_resume import Checkpoint
from .check_store import CheckWriter, Sliver
from .check_work import Outcome, compute, zones_in_force
from .register_bases import bases_in_force
from .remaining import REGISTER_METHOD
from .rulebook import rule_book

Progress = Callable[[float], bool]

USUAL_CLASSIFICATION = next(iter(CLASSIFICATIONS))
_COMPUTING_SHARE = 0.85  # of the progress; the rest is writing


@dataclass
class CheckReport:
    """What a run found. `problems` are sentences; `findings` counts rule findings by rule title.

    `changes` are figures and findings that are not as the last check said; `resumed` counts cases taken from a check that
    was interrupted at `resumed_from` (UTC); `notes` are sentences about the run as a whole.
    """

    run_uid: str = ""
    cases: int = 0
    pieces: int = 0
    findings: Dict[str, int] = field(default_factory=dict)
    problems: List[str] = field(default_factory=list)
    shared_ground: List[str] = field(default_factory=list)
    changes: List[Change] = field(default_factory=list)
    slivers: List[Sliver] = field(default_factory=list)
    resumed: int = 0
    resumed_from: str = ""
    notes: List[str] = field(default_factory=list)

    @property
    def changed_cases(self) -> int:
        """How many cases have figures or findings that are not as before."""
        return len({change.code for change in self.changes})


def check_register(
    register: Register,
    scope: str = "open",
    codes: Optional[Sequence[str]] = None,
    who: str = "",
    progress: Optional[Progress] = None,
    rules: Optional[Sequence[Rule]] = None,
) -> CheckReport:
    """Check the open cases, all of them, or those in `codes`, and write everything found in one transaction.

    Areas are 图斑椭球面积 in m². Raises InputError when the register has neither base layer or no case in scope, Cancelled
    when `progress` says False: then nothing is written, and what was computed is taken up by the next check of the same
    cases. Computing happens before the transaction, so that a long run locks nobody out; a case whose polygon was changed
    meanwhile is left as it is and named.
    """
    limits = load_limits(RESOURCES / "limits" / "check.json")
    book = rule_book(register).rules if rules is None else rules
    with register.reading() as session:
        cases = _cases(session, scope, codes)
        bases = bases_in_force(session)
        zones = zones_in_force(session)
    report = CheckReport(cases=len(cases))
    classification = _classification(bases.get("landuse"), report)
    outcome = compute(
        register, cases, bases, zones, limits, lambda part: progress is None or progress(part * _COMPUTING_SHARE)
    )
    run = _run(scope if codes is None else "selected", cases, bases, zones, classification)
    with register.writing(who) as session:
        _store(session, run, cases, bases, outcome, classification, book, report, progress)
    Checkpoint.forget(register.path)
    return report


def _cases(session: Session, scope: str, codes: Optional[Sequence[str]]) -> List[Row]:
    if codes is not None:
        cases = find_cases(session, codes)
    elif scope == "all":
        cases = session.select("violation")
    elif scope == "open":
        cases = [case for case in session.select("violation") if case["state"] in OPEN_STATES]
    else:
        raise InputError(translate("FarmlandGuard", "“Scope” (SCOPE) is what is under way (open) or all (all), not “{scope}”.").format(scope=scope))
    # A patch that was split counts through its children.
    parents = {case["parent_uid"] for case in session.rows("SELECT parent_uid FROM violation")}
    cases = [case for case in cases if case["uid"] not in parents]
    if not cases:
        raise InputError(translate("FarmlandGuard", "The register has no case to check."))
    return cases


def classification_in_force(register: Register) -> str:
    """How the land classes of the land use in force are to be read."""
    with register.reading() as session:
        base = current_base(session, LANDUSE)
    named = None if base is None else base["classification"]
    return named if named in CLASSIFICATIONS else USUAL_CLASSIFICATION


def _classification(landuse: Optional[Row], report: CheckReport) -> Classification:
    """The classification the land-use layer is kept in; a layer that names none is read as the third survey, and said so."""
    named = None if landuse is None else landuse["classification"]
    if landuse is not None and named not in CLASSIFICATIONS:
        report.notes.append(
            translate(
                "FarmlandGuard",
                "Land use “{version}” does not say which classification its codes follow; they were read as {usual}.",
            ).format(version=landuse["version"], usual=label("classification", USUAL_CLASSIFICATION))
        )
        named = USUAL_CLASSIFICATION
    return load_classification(RESOURCES / "classes", named or USUAL_CLASSIFICATION)


def _run(
    scope: str,
    cases: Sequence[Row],
    bases: Mapping[str, Optional[Row]],
    zones: Mapping[str, Row],
    classification: Classification,
) -> Row:
    run: Row = {
        "uid": str(uuid.uuid4()),
        "started_at": now_text(),
        "scope": scope,
        "method": REGISTER_METHOD,
        "engine": engine().name,
        "case_count": len(cases),
    }
    for role, base in bases.items():
        if base is not None:
            run[f"{role}_base_uid"], run[f"{role}_fingerprint"] = base["uid"], base["fingerprint"]
            run[f"{role}_version"], run[f"{role}_effective_date"] = base["version"], base["effective_date"]
    if bases.get("landuse") is not None:
        run["classification"] = classification.name
    for kind, base in zones.items():
        run[f"{kind}_version"] = base["version"]
    return run


def _store(
    session: Session,
    run: Row,
    cases: List[Row],
    bases: Mapping[str, Optional[Row]],
    outcome: Outcome,
    classification: Classification,
    rules: Sequence[Rule],
    report: CheckReport,
    progress: Optional[Progress],
) -> None:
    def tell(part: float) -> bool:
        if progress is not None and progress(_COMPUTING_SHARE + (1 - _COMPUTING_SHARE) * part) is False:
            raise Cancelled
        return True

    for case in cases:
        computed = outcome.cases.get(case["uid"])
        problems = [translate("FarmlandGuard", "no geometry")] if computed is None else computed.figures.problems
        report.problems += [f"{case['code']}: {problem}" for problem in problems]
    controls = controls_of_children(session, cases, report.problems)
    writer = CheckWriter(session, run, bases, classification, rules)
    stored = writer.write(cases, outcome, controls, tell)
    report.run_uid, report.pieces, report.findings = stored.run_uid, stored.pieces, stored.findings
    report.changes, report.slivers = stored.changes, stored.slivers
    report.problems += stored.problems
    report.shared_ground = [
        str(SharedGround(role, first or None, other or None, area)) for (role, first, other), area in outcome.shared.items()
    ]
    report.resumed, report.resumed_from = len(outcome.resumed), outcome.resumed_from
    _note(report, outcome, bases)
    session.insert(
        "check_run",
        {
            **run,
            "resumed_count": report.resumed,
            "sliver_count": len(report.slivers),
            "change_count": report.changed_cases,
            "problem_count": len(report.problems),
            "problems": "\n".join(report.problems + report.shared_ground + report.notes) or None,
        },
    )
    tell(1.0)


def _note(report: CheckReport, outcome: Outcome, bases: Mapping[str, Optional[Row]]) -> None:
    report.notes += outcome.base_problems
    for base in bases.values():
        if base is not None and base["shared_m2"]:
            report.notes.append(
                translate(
                    "FarmlandGuard",
                    "Polygons of {layer} “{version}” overlap each other by {area} m² in all; shared ground is counted once.",
                ).format(
                    layer=label("base_role", base["role"]),
                    version=base["version"],
                    area=format_square_metres(base["shared_m2"]),
                )
            )
    if report.resumed:
        report.notes.append(
            translate(
                "FarmlandGuard", "{count} of {cases} cases were taken from the check interrupted at {time}."
            ).format(count=report.resumed, cases=report.cases, time=report.resumed_from)
        )
