"""What the pre-check found, as the panel shows it. Reads only."""

from dataclasses import dataclass
from typing import Dict, List

from ...register.store import Register, Row


@dataclass(frozen=True)
class PrecheckLine:
    """One reason of one case; `case_level` is the worst of its case."""

    code: str
    township: str
    batch: str
    verdict: str
    level: str
    case_level: str
    text: str
    detail: str
    fix_dialog: str
    fix_field: str
    source: str
    checked_on: str


def precheck_lines(register: Register) -> List[PrecheckLine]:
    """The results of the last pre-check of every case, the worst first; parts stand for the patch they came from."""
    with register.reading() as session:
        rows = session.rows(
            "SELECT v.code, v.xzmc, v.batch, v.verdict, p.level, p.case_level, p.text, p.detail, p.fix_dialog, p.fix_field, "
            "p.source, p.checked_on FROM precheck_result p JOIN violation v ON v.uid = p.violation_uid "
            "WHERE v.patch_state IS NOT 'split' "
            "ORDER BY CASE p.case_level WHEN 'red' THEN 0 WHEN 'amber' THEN 1 ELSE 2 END, v.code, p.fid"
        )
    return [_line(row) for row in rows]


def counts(lines: List[PrecheckLine]) -> Dict[str, int]:
    """How many cases are red, amber or green."""
    levels = {line.code: line.case_level for line in lines}
    return {level: sum(each == level for each in levels.values()) for level in ("red", "amber", "green")}


def _line(row: Row) -> PrecheckLine:
    return PrecheckLine(
        code=row["code"],
        township=row["xzmc"] or "",
        batch=row["batch"] or "",
        verdict=row["verdict"] or "",
        level=row["level"],
        case_level=row["case_level"],
        text=row["text"] or "",
        detail=row["detail"] or "",
        fix_dialog=row["fix_dialog"] or "",
        fix_field=row["fix_field"] or "",
        source=row["source"] or "",
        checked_on=str(row["checked_on"])[:10],
    )
