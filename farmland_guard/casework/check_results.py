"""What a check found, as the check panel shows it: runs, figures, pieces and the versions used. Reads only.

Areas are 图斑椭球面积 in m², unrounded unless said otherwise; None where nothing was computed.
"""

from dataclasses import dataclass, field
from typing import Dict, List, Mapping, Optional, Sequence

from ..domain.errors import InputError
from ..domain.language import translate
from ..geometry.geos import engine_sentence
from ..geometry.overlap import CULTIVATED_PREFIX, ROLES, CheckResult, Figures
from ..register.cases import find_cases
from ..register.store import Register, Row, Session, wkb_of


@dataclass(frozen=True)
class CheckedLine:
    """One row of the results: a case by its code, or a polygon of a layer. `findings` None: rules were not applied."""

    key: str
    code: str
    area_m2: Optional[float]
    pbf_m2: Optional[float]
    pbf_net_m2: Optional[float]
    cultivated_m2: Optional[float]
    cultivated_net_m2: Optional[float]
    findings: Optional[int] = None


@dataclass(frozen=True)
class PieceLine:
    """Part of a case on one base polygon, or on none (`source_id` None). `wkb` in the CRS of the case's layer."""

    source_layer: str
    source_id: Optional[str]
    land_class: Optional[str]
    gross_m2: float
    adjusted_m2: float
    net_m2: float
    sliver: bool
    wkb: Optional[bytes]

    @property
    def uncovered(self) -> bool:
        """Whether no base polygon covers this part."""
        return self.source_id is None

    @property
    def cultivated(self) -> bool:
        """Whether the land class is cultivated land (耕地, 01xx)."""
        return (self.land_class or "").strip().startswith(CULTIVATED_PREFIX)


@dataclass(frozen=True)
class VersionUsed:
    """A version of a base layer that a check used; for a layer of the project only `version`, its name, is known."""

    role: str
    version: str
    effective_date: str = ""
    fingerprint: str = ""


@dataclass(frozen=True)
class RunResults:
    """The results of one run. `problems` are whole sentences, `started_at` is UTC text or empty."""

    lines: List[CheckedLine]
    versions: List[VersionUsed]
    problems: List[str]
    method: str
    engine: str
    started_at: str = ""


@dataclass(frozen=True)
class CheckedCase:
    """One row with everything behind its figures; `pieces` by role, the largest first."""

    line: CheckedLine
    pieces: Dict[str, List[PieceLine]]
    findings: List[Row] = field(default_factory=list)
    versions: List[VersionUsed] = field(default_factory=list)


def last_run(register: Register) -> Optional[str]:
    """The uid of the newest check of the register, or None before the first."""
    with register.reading() as session:
        row = session.one("SELECT uid FROM check_run ORDER BY fid DESC LIMIT 1")
    return None if row is None else str(row["uid"])


def results_of_run(register: Register, run_uid: str) -> RunResults:
    """The cases whose figures still are those of this run, by code; a case checked again since is in the later run.

    Raises InputError when there is no such run.
    """
    with register.reading() as session:
        run = session.get("check_run", run_uid)
        rows = session.rows(
            "SELECT v.uid, v.code, v.area_m2, v.pbf_m2, v.pbf_net_m2, v.cultivated_m2, v.cultivated_net_m2, "
            "(SELECT count(*) FROM finding f WHERE f.violation_uid = v.uid) AS findings "
            "FROM violation v WHERE v.check_run_uid = ? ORDER BY v.code",
            (run_uid,),
        )
        return RunResults(
            lines=[CheckedLine(key=row.pop("uid"), **row) for row in rows],
            versions=_versions(session, run),
            problems=(run["problems"] or "").splitlines(),
            method=run["method"] or "",
            engine=engine_sentence(run["engine"] or ""),
            started_at=run["started_at"] or "",
        )


def checked_case(register: Register, code: str) -> CheckedCase:
    """The figures of a case with its pieces, findings and the versions of its last check; InputError when it is unknown.

    A case that was not checked yet has no pieces and no versions.
    """
    with register.reading() as session:
        case = find_cases(session, [code])[0]
        findings = session.select("finding", {"violation_uid": case["uid"]})
        run = session.one("SELECT * FROM check_run WHERE uid = ?", (case["check_run_uid"],))
        pieces: Dict[str, List[PieceLine]] = {}
        if run is not None:
            rows = session.rows(
                "SELECT * FROM overlap_piece WHERE violation_uid = ? ORDER BY gross_m2 DESC, fid", (case["uid"],)
            )
            for role in ROLES:
                mine = [_stored_piece(row) for row in rows if row["source_layer"] == role]
                if run[f"{role}_base_uid"] is not None:
                    pieces[role] = mine
        line = CheckedLine(
            key=case["uid"],
            code=case["code"],
            area_m2=case["area_m2"],
            pbf_m2=case["pbf_m2"],
            pbf_net_m2=case["pbf_net_m2"],
            cultivated_m2=case["cultivated_m2"],
            cultivated_net_m2=case["cultivated_net_m2"],
            findings=len(findings),
        )
        return CheckedCase(line, pieces, findings, [] if run is None else _versions(session, run))


def results_of_layer(
    result: CheckResult,
    names: Sequence[str],
    versions: List[VersionUsed],
    method: str,
    engine: str,
    problems: Sequence[str] = (),
) -> RunResults:
    """The results of a check of any layer; `names` say what each row is called, `problems` are added in front."""
    lines = [_line_of_figures(figures, name) for figures, name in zip(result.figures, names)]
    said = list(problems)
    for figures, name in zip(result.figures, names):
        said += [f"{name}: {problem}" for problem in figures.problems]
    said += [str(shared) for shared in result.shared_ground]
    return RunResults(lines, versions, said, method, engine)


def checked_row(result: CheckResult, names: Mapping[str, str], key: str, versions: List[VersionUsed]) -> CheckedCase:
    """One row of a check of any layer with its pieces; InputError when the row was not part of it."""
    for figures in result.figures:
        if str(figures.key) == key:
            pieces: Dict[str, List[PieceLine]] = {each.role: [] for each in versions}
            for piece in sorted(figures.pieces, key=lambda each: -each.gross_m2):
                pieces[piece.role].append(
                    PieceLine(
                        piece.role,
                        piece.source_id,
                        piece.land_class,
                        piece.gross_m2,
                        piece.adjusted_m2,
                        piece.net_m2,
                        piece.sliver,
                        piece.wkb,
                    )
                )
            return CheckedCase(_line_of_figures(figures, names[key]), pieces, [], versions)
    raise InputError(translate("FarmlandGuard", "Row {row} was not part of this check.").format(row=key))


def _line_of_figures(figures: Figures, name: str) -> CheckedLine:
    return CheckedLine(
        str(figures.key),
        name,
        figures.area_m2,
        figures.pbf_m2,
        figures.pbf_net_m2,
        figures.cultivated_m2,
        figures.cultivated_net_m2,
    )


def _stored_piece(row: Row) -> PieceLine:
    return PieceLine(
        row["source_layer"],
        row["source_id"],
        row["land_class"],
        row["gross_m2"],
        row["adjusted_m2"],
        row["net_m2"],
        bool(row["sliver"]),
        wkb_of(row),
    )


def _versions(session: Session, run: Row) -> List[VersionUsed]:
    used = []
    for role in ROLES:
        uid = run[f"{role}_base_uid"]
        if uid is not None:
            base = session.get("base_layer", uid)
            # The run's own copy of the fingerprint: what it saw, whatever became of the row since.
            used.append(VersionUsed(role, base["version"], base["effective_date"], run[f"{role}_fingerprint"] or ""))
    return used
