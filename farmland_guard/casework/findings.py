"""Writing what the rule book has to say: the one step behind `checkregister` and `screenrules`."""

from datetime import date
from typing import Any, List, Mapping, Optional, Sequence

from ..domain.clock import now_text, today
from ..domain.codes import INNOCENT_VERDICTS
from ..domain.deadlines import day_of
from ..domain.rules import CaseFigures, Rule, RuleFinding, apply_to_case
from ..register.store import Row, Session


def found_on(case: Mapping[str, Any], otherwise: date) -> date:
    """The day a case was found, `otherwise` where it is not known: the day its rules are picked by."""
    return day_of(case["found_on"]) or otherwise


def figures_of(case: Mapping[str, Any]) -> CaseFigures:
    """The checked areas of a row of `violation`."""
    return CaseFigures(
        case["pbf_m2"], case["pbf_net_m2"], case["cultivated_m2"], case["cultivated_net_m2"]
    )


def case_findings(
    case: Mapping[str, Any], figures: CaseFigures, rules: Sequence[Rule], county: str, day: Optional[date] = None
) -> List[RuleFinding]:
    """What the case rules say of a case; nothing once a person has judged it to be no violation."""
    if case["verdict"] in INNOCENT_VERDICTS:
        return []
    return apply_to_case(rules, figures, found_on(case, day or today()), county)


def replace_case_findings(
    session: Session, case: Row, figures: CaseFigures, rules: Sequence[Rule], run_uid: Optional[str], day: Optional[date] = None
) -> List[RuleFinding]:
    """Put the case's findings in the place of those it had from the case rules, and return them."""
    kept = [rule.id for rule in rules if rule.subject != "case"]
    for row in session.rows("SELECT uid, rule_id FROM finding WHERE violation_uid = ?", (case["uid"],)):
        if row["rule_id"] not in kept:
            session.delete("finding", {"uid": row["uid"]})
    findings = case_findings(case, figures, rules, session.info.county, day)
    for finding in findings:
        write_finding(session, finding, case["code"], case["uid"], run_uid=run_uid, day=day)
    return findings


def write_finding(
    session: Session,
    finding: RuleFinding,
    subject: str,
    violation_uid: Optional[str] = None,
    related: Sequence[str] = (),
    run_uid: Optional[str] = None,
    day: Optional[date] = None,
) -> None:
    """One row of `finding`: rule, article, figures and the sentence that says all of it."""
    session.insert("finding", finding_row(finding, subject, violation_uid, related, run_uid, day))


def finding_row(
    finding: RuleFinding,
    subject: str,
    violation_uid: Optional[str] = None,
    related: Sequence[str] = (),
    run_uid: Optional[str] = None,
    day: Optional[date] = None,
) -> Row:
    """The columns of `finding` for what a rule says."""
    return {
        "run_uid": run_uid,
        "rule_id": finding.rule.id,
        "violation_uid": violation_uid,
        "title": finding.rule.title,
        "subject": subject,
        "related": "、".join(related) or None,
        "value": finding.value,
        "limit_value": finding.limit_value,
        "unit": finding.unit,
        "basis": finding.basis,
        "gross_value": finding.gross_value,
        "net_value": finding.net_value,
        "source": finding.rule.source,
        "article": finding.rule.article,
        "proposal": finding.rule.proposal,
        "explanation": finding.explanation,
        "screened_on": (day or today()).isoformat(),
        "created_at": now_text(),
    }


def findings_of_case(session: Session, uid: str, code: str) -> List[Row]:
    """The findings of a case: its own, and those of its party that were added up over it and other cases."""
    return session.rows(
        "SELECT * FROM finding WHERE violation_uid = ? OR (related IS NOT NULL AND instr('、' || related || '、', ?)) ORDER BY fid",
        (uid, f"、{code}、"),
    )
