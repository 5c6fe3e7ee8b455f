"""Running the rule book over the register (规则筛查): each case, each party's acts within a year, each township's ratio."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Dict, List, Optional, Sequence, Set

from ..domain.clock import today
from ..domain.codes import INNOCENT_VERDICTS
from ..domain.rulebook import RuleBook
from ..domain.screening import Act, TownshipYear, apply_to_party, apply_to_township, county_year, party_key
from ..register.store import Register, Row, Session
from .findings import figures_of, found_on, replace_case_findings, write_finding
from .rulebook import rule_book

_CASES = (
    "SELECT v.uid, v.code, v.found_on, v.occupant, v.xzdm, v.xzmc, v.verdict, v.state, v.pbf_m2, v.pbf_net_m2, "
    "v.cultivated_m2, v.cultivated_net_m2, v.check_run_uid FROM violation v "
    "WHERE NOT EXISTS (SELECT 1 FROM violation c WHERE c.parent_uid = v.uid) ORDER BY v.code"
)
_SETTLED = (
    "SELECT violation_uid, kind FROM acceptance WHERE result = 'pass' AND (decided_at IS NULL OR substr(decided_at, 1, 10) <= ?)"
)


@dataclass
class ScreenReport:
    """What a screening found: findings by rule title, every township's figures, and what could not be looked at."""

    cases: int = 0
    findings: Dict[str, int] = field(default_factory=dict)
    townships: List[TownshipYear] = field(default_factory=list)
    county: Optional[TownshipYear] = None
    unchecked: List[str] = field(default_factory=list)
    problems: List[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many findings were written."""
        return sum(self.findings.values())

    def add(self, title: str) -> None:
        """Count one finding."""
        self.findings[title] = self.findings.get(title, 0) + 1


def screen_rules(register: Register, day: Optional[date] = None, who: str = "") -> ScreenReport:
    """Apply the rule book to everything found by `day` (today unless given) and write table `finding`, in one transaction.

    Sub-patches count, not the patch they were split from. Cases judged to be no violation are left out, unjudged ones are
    in: a finding proposes, it does not judge. Cases without figures are named: they need `checkregister` first.
    """
    day = day or today()
    report = ScreenReport()
    with register.writing(who) as session:
        book = rule_book(session, day)
        report.problems = list(book.problems)
        cases = [case for case in session.rows(_CASES) if found_on(case, day) <= day]
        report.cases = len(cases)
        report.unchecked = [case["code"] for case in cases if case["check_run_uid"] is None]
        for case in cases:
            for finding in replace_case_findings(session, case, figures_of(case), book.rules, case["check_run_uid"], day):
                report.add(finding.rule.title)
        _drop_others(session, book)
        _parties(session, book, cases, day, report)
        _townships(session, book, cases, day, report)
    return report


def _drop_others(session: Session, book: RuleBook) -> None:
    """Findings of parties and townships are made anew as a whole; so are those of rules that are no more."""
    case_rules = {rule.id for rule in book.rules if rule.subject == "case"}
    for row in session.rows("SELECT DISTINCT rule_id FROM finding"):
        if row["rule_id"] not in case_rules:
            session.delete("finding", {"rule_id": row["rule_id"]})


def _parties(session: Session, book: RuleBook, cases: Sequence[Row], day: date, report: ScreenReport) -> None:
    handled = set(book.value("party_handled_states", []))
    nobody = {party_key(name) for name in book.value("party_unknown_names", [])} | {""}
    acts: Dict[str, List[Act]] = defaultdict(list)
    names: Dict[str, str] = {}
    for case in cases:
        key = party_key(case["occupant"])
        if key in nobody or case["verdict"] in INNOCENT_VERDICTS or case["state"] in handled:
            continue
        names.setdefault(key, case["occupant"].strip())
        acts[key].append(Act(case["uid"], case["code"], found_on(case, day), figures_of(case)))
    for key, mine in acts.items():
        for found in apply_to_party(book.rules, names[key], mine, session.info.county):
            codes = [act.code for act in found.acts]
            write_finding(session, found.finding, names[key], found.acts[-1].uid, codes, day=day)
            report.add(found.finding.rule.title)


def _townships(session: Session, book: RuleBook, cases: Sequence[Row], day: date, report: ScreenReport) -> None:
    deduct = bool(deductions(book))
    report.townships = township_years(session, book, cases, day)
    for figures in report.townships:
        for finding in apply_to_township(book.rules, figures, day, session.info.county, deduct):
            write_finding(session, finding, figures.name, day=day)
            report.add(finding.rule.title)
    info = session.info
    own = session.one("SELECT cultivated_m2 FROM lawful_occupation WHERE year = ? AND xzdm = ?", (day.year, info.county))
    total = None if own is None else own["cultivated_m2"]
    report.county = county_year(report.townships, info.county, info.county_name, day.year, total)
    for finding in apply_to_township(book.rules, report.county, day, info.county, deduct, "county"):
        write_finding(session, finding, info.county_name, day=day)
        report.add(finding.rule.title)


def township_years(session: Session, book: RuleBook, cases: Sequence[Row], day: date) -> List[TownshipYear]:
    """Every township with illegal or lawful occupation in the natural year of `day`, by code; cases found by `day` count."""
    counted = set(book.value("ratio_verdicts", ["illegal_construction"]))
    put_right = _put_right(session, book, day)
    names: Dict[str, str] = {}
    sums: Dict[str, List[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for case in cases:
        code = case["xzdm"] or ""
        if case["verdict"] not in counted or found_on(case, day).year != day.year or case["cultivated_m2"] is None:
            continue
        names.setdefault(code, case["xzmc"] or code or "未确定乡镇")
        gross, net = case["cultivated_m2"], case["cultivated_net_m2"] or 0.0
        off = case["uid"] in put_right
        sums[code] = [a + b for a, b in zip(sums[code], (gross, net, gross * off, net * off))]
    entered = session.select("lawful_occupation", {"year": day.year})
    lawful = {row["xzdm"]: row for row in entered if row["xzdm"] != session.info.county}
    found = []
    for code in sorted({*names, *lawful}):
        row = lawful.get(code)
        gross, net, off, off_net = sums[code]
        found.append(
            TownshipYear(
                code=code,
                name=names.get(code) or (row["xzmc"] if row and row["xzmc"] else code),
                year=day.year,
                illegal_m2=gross,
                illegal_net_m2=net,
                deducted_m2=off,
                deducted_net_m2=off_net,
                lawful_m2=None if row is None else row["cultivated_m2"],
            )
        )
    return found


def _put_right(session: Session, book: RuleBook, day: date) -> Set[str]:
    """The cases reclaimed and jointly accepted, or legalised, by `day`: those kinds the county switched on, both when none is.

    Both ratios are always shown; only the switches decide which one a rule looks at.
    """
    kinds = deductions(book) or {"joint", "legalise"}
    return {row["violation_uid"] for row in session.rows(_SETTLED, (day.isoformat(),)) if row["kind"] in kinds}


def deductions(book: RuleBook) -> Set[str]:
    """The kinds of acceptance whose cases the county takes off the illegal occupation before the ratio is judged."""
    switches = {"joint": "ratio_deduct_reclaimed", "legalise": "ratio_deduct_legalised"}
    return {kind for kind, limit in switches.items() if book.value(limit, False) is True}
