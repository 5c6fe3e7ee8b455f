"""What earlier checks said of a case, and how a new check differs from the last one.

A county renews its base layers every year; which cases flip with the new version is asked before anything else. Compared
are the areas at 0.01 m², the land-use categories and the findings of the rule book.
"""

import json
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from ..domain.codes import BASE_ROLES, CATEGORIES, SOURCE_LAYERS
from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.parts import CATEGORY, Part, inside_m2
from ..domain.schema import TABLES
from ..domain.units import format_mu
from ..domain.zones import DIVIDING, LIMITED, ZONE_KINDS
from ..register.cases import find_cases
from ..register.store import Register, Row, Session

FIGURES = ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2")
_SAME_M2 = 0.005  # figures closer than this are the same at 0.01 m²
FINDING = "finding:"


@dataclass(frozen=True)
class Said:
    """What the last check said of a case: figures, categories in m² by code, m² in redline, approved land and the like by kind where
    these were looked at, parts by kind that divide the ground, findings by rule id as (title, value).
    """

    run_uid: Optional[str]
    figures: Mapping[str, Optional[float]]
    categories: Mapping[str, float]
    findings: Mapping[str, Tuple[str, Optional[float]]]
    shape: str
    inside: Mapping[str, float] = field(default_factory=dict)
    divided: Mapping[str, Sequence[Part]] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One figure or finding of a case that is not what the last check said. Values in m² (findings: in the rule's unit)."""

    code: str
    item: str
    title: str
    before_value: Optional[float]
    after_value: Optional[float]
    before_text: str
    after_text: str
    cause: str

    def __str__(self) -> str:
        """Return one sentence for the user."""
        return f"{self.code}: {self.title} {self.before_text} → {self.after_text} ({self.cause})"


class LastSaid:
    """What the last check said of each case, read at once before a new one is written."""

    def __init__(self, session: Session) -> None:
        """Read the last record of every case, and for cases checked by an older version what still stands in the register."""
        self.runs = {row["uid"]: row for row in session.select("check_run")}
        self._kept = {
            row["violation_uid"]: row
            for row in session.rows(
                "SELECT violation_uid, run_uid, shape, area_m2, pbf_m2, pbf_net_m2, cultivated_m2, cultivated_net_m2, "
                "parts, findings FROM case_check WHERE fid IN (SELECT max(fid) FROM case_check GROUP BY violation_uid)"
            )
        }
        self._findings: Dict[str, Dict[str, Tuple[str, Optional[float]]]] = {}
        for row in session.rows("SELECT violation_uid, rule_id, title, value FROM finding WHERE violation_uid IS NOT NULL"):
            self._findings.setdefault(row["violation_uid"], {})[row["rule_id"]] = (row["title"] or "", row["value"])

    def of(self, case: Row) -> Optional[Said]:
        """What was said of a case, None when it was never checked."""
        kept = self._kept.get(case["uid"])
        if kept is not None:
            parts = [Part(*row) for row in json.loads(kept["parts"] or "[]")]
            inside = {kind: inside_m2(parts, kind) for kind in LIMITED}
            return Said(
                kept["run_uid"],
                {name: kept[name] for name in FIGURES},
                {part.code: part.raw_m2 for part in parts if part.kind == CATEGORY},
                {row[0]: (row[1] or "", row[2]) for row in json.loads(kept["findings"] or "[]")},
                kept["shape"] or "",
                {kind: area for kind, area in inside.items() if area is not None},
                {kind: [part for part in parts if part.kind == kind] for kind in DIVIDING},
            )
        if case["check_run_uid"] is None:
            return None
        figures = {name: case[name] for name in FIGURES}
        return Said(case["check_run_uid"], figures, {}, self._findings.get(case["uid"], {}), "")


def changes(
    code: str,
    before: Said,
    figures: Mapping[str, Optional[float]],
    parts: Sequence[Part],
    findings: Mapping[str, Tuple[str, Optional[float]]],
    cause: str,
) -> List[Change]:
    """What is not as `before`, in the order of figures, categories, findings."""
    found = []
    for name in FIGURES:
        _compare(found, code, name, TABLES["violation"].field(name).alias, before.figures.get(name), figures.get(name), cause)
    if before.categories:
        now = {part.code: part.raw_m2 for part in parts if part.kind == CATEGORY}
        for category, title in CATEGORIES.items():
            was, is_now = before.categories.get(category, 0.0), now.get(category, 0.0)
            _compare(found, code, f"{CATEGORY}:{category}", title, was, is_now, cause)
    for kind, was in before.inside.items():
        _compare(found, code, f"{kind}:inside", BASE_ROLES[kind], was, inside_m2(parts, kind), cause)
    for kind, earlier in before.divided.items():
        _compare_zones(found, code, kind, earlier, [part for part in parts if part.kind == kind], cause)
    for rule_id in sorted({*before.findings, *findings}):
        if (rule_id in before.findings) == (rule_id in findings):
            continue
        title, value = findings.get(rule_id) or before.findings[rule_id]
        yes, no = translate("FarmlandGuard", "applies"), translate("FarmlandGuard", "does not apply")
        met = rule_id in findings
        found.append(
            Change(
                code,
                FINDING + rule_id,
                title,
                None if met else value,
                value if met else None,
                no if met else yes,
                yes if met else no,
                cause,
            )
        )
    return found


def _compare_zones(
    found: List[Change], code: str, kind: str, before: Sequence[Part], after: Sequence[Part], cause: str
) -> None:
    """What a case has in each zone of a kind, where both checks looked: a kind that is new to the register is no change."""
    if not before or not after:
        return
    was, now = ({part.code: part for part in parts} for parts in (before, after))
    for zone, part in {**was, **now}.items():
        areas = (found_in[zone].raw_m2 if zone in found_in else 0.0 for found_in in (was, now))
        _compare(found, code, f"{kind}:{zone}", f"{BASE_ROLES[kind]} {part.name}", *areas, cause)


def _compare(
    found: List[Change],
    code: str,
    item: str,
    title: str,
    before: Optional[float],
    after: Optional[float],
    cause: str,
) -> None:
    if before is None and after is None:
        return
    if before is not None and after is not None and abs(after - before) < _SAME_M2:
        return
    found.append(Change(code, item, title, before, after, _mu_text(before), _mu_text(after), cause))


def _mu_text(m2: Optional[float]) -> str:
    # Four decimals: 4.9996 and 5.0001 亩 must not both read 5.00.
    return "—" if m2 is None else f"{format_mu(m2, 4)} 亩"


def cause_of(before: Optional[Row], now: Row, shape_before: str, shape_now: str) -> str:
    """Why figures may differ: base versions that are not the same, a polygon that was redrawn, else the rules."""
    said = []
    if before is not None:
        changed = [role for role in SOURCE_LAYERS if before[f"{role}_fingerprint"] != now.get(f"{role}_fingerprint")]
        changed += [kind for kind in ZONE_KINDS if before[f"{kind}_version"] != now.get(f"{kind}_version")]
        for role in changed:
            said.append(f"{BASE_ROLES[role]} {before[f'{role}_version'] or '—'} → {now.get(f'{role}_version') or '—'}")
    if shape_before and shape_before != shape_now:
        said.append(translate("FarmlandGuard", "the patch was redrawn"))
    return "；".join(said) or translate("FarmlandGuard", "same versions; rules or settings changed")


def pieces_text(pieces: Sequence[Mapping[str, Any]]) -> str:
    """Pieces without their polygons as compact JSON, for `case_check`."""
    names = ("source_layer", "source_id", "land_class", "gross_m2", "adjusted_m2", "net_m2", "sliver")
    return json.dumps([[piece[name] for name in names] for piece in pieces], ensure_ascii=False, separators=(",", ":"))


def parts_text(parts: Sequence[Part]) -> str:
    """Parts as compact JSON, for `case_check`."""
    rows = [[each.kind, each.code, each.name, each.raw_m2, each.adjusted_m2, each.adjusted_mu] for each in parts]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def findings_text(findings: Sequence[Mapping[str, Any]]) -> str:
    """Findings as compact JSON, for `case_check`."""
    names = ("rule_id", "title", "value", "limit_value")
    return json.dumps([[each[name] for name in names] for each in findings], ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class PastCheck:
    """What one run said of a case. Areas in m²; `versions` of the layers whose pieces it kept by role, `zones` of the kinds of
    zones it looked at; `findings` are titles; `changes` what differed from the run before.
    """

    run_uid: str
    at: str
    versions: Dict[str, str]
    zones: Dict[str, str]
    figures: Dict[str, Optional[float]]
    pieces: List[List[Any]]
    parts: List[List[Any]]
    findings: List[str]
    changes: List[Change]


def history_of(register: Register, code: str) -> List[PastCheck]:
    """Every check of a case, the newest first; InputError when the case is unknown."""
    with register.reading() as session:
        case = find_cases(session, [code])[0]
        rows = session.rows("SELECT * FROM case_check WHERE violation_uid = ? ORDER BY fid DESC", (case["uid"],))
        runs = {run["uid"]: run for run in session.rows(
            "SELECT * FROM check_run WHERE uid IN (SELECT run_uid FROM case_check WHERE violation_uid = ?)", (case["uid"],)
        )}  # fmt: skip
        changed = session.select("check_change", {"violation_uid": case["uid"]})
    return [_past(row, runs[row["run_uid"]], [each for each in changed if each["run_uid"] == row["run_uid"]]) for row in rows]


def layer_versions(run: Row) -> Dict[str, str]:
    """Version and effective date of each base layer whose pieces a run kept, by role."""
    return {
        role: " ".join(text for text in (run[f"{role}_version"], (run[f"{role}_effective_date"] or "")[:10]) if text)
        for role in SOURCE_LAYERS
        if run[f"{role}_version"]
    }


def zone_versions(run: Row) -> Dict[str, str]:
    """Version of each kind of zones that a run looked at."""
    return {kind: run[f"{kind}_version"] for kind in ZONE_KINDS if run[f"{kind}_version"]}


def _past(row: Row, run: Row, changed: Sequence[Row]) -> PastCheck:
    return PastCheck(
        run_uid=row["run_uid"],
        at=run["started_at"] or "",
        versions=layer_versions(run),
        zones=zone_versions(run),
        figures={name: row[name] for name in FIGURES},
        pieces=json.loads(row["pieces"] or "[]"),
        parts=json.loads(row["parts"] or "[]"),
        findings=[entry[1] for entry in json.loads(row["findings"] or "[]")],
        changes=[_change(each) for each in changed],
    )


def changes_of_run(register: Register, run_uid: str) -> List[Change]:
    """Everything that differed between a run and the one before, by case; InputError when there is no such run."""
    with register.reading() as session:
        if session.one("SELECT 1 FROM check_run WHERE uid = ?", (run_uid,)) is None:
            raise InputError(translate("FarmlandGuard", "There is no check {uid} in this register.").format(uid=run_uid))
        return [_change(row) for row in session.select("check_change", {"run_uid": run_uid}, "code")]


def _change(row: Row) -> Change:
    return Change(
        row["code"] or "",
        row["item"] or "",
        row["title"] or "",
        row["before_value"],
        row["after_value"],
        row["before_text"] or "",
        row["after_text"] or "",
        row["cause"] or "",
    )
