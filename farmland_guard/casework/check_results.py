"""What a check found, as the check panel shows it: runs, figures, pieces and the versions used. Reads only.

Areas are 图斑椭球面积 in m², unrounded unless said otherwise; None where nothing was computed.
"""

from dataclasses import dataclass, field
from typing import Dict, List, Mapping, Optional, Sequence

from ..domain.errors import InputError
from ..domain.landclass import Classification
from ..domain.language import translate
from ..domain.limits import load_limits
from ..domain.parts import LandPiece, Part, category_parts
from ..domain.units import round_half_up
from ..domain.zones import LIMITED
from ..geometry.geos import engine_sentence
from ..geometry.overlap import CULTIVATED_PREFIX, LANDUSE, ROLES, CheckResult, Figures
from ..paths import RESOURCES
from ..register.cases import find_cases
from ..register.quoting import literals, statement
from ..register.store import Register, Row, Session, wkb_of
from .case_parts import parts_of
from .check_history import PastCheck, history_of, zone_versions
from .findings import findings_of_case


@dataclass(frozen=True)
class CheckedLine:
    """One row of the results: a case by its code, or a polygon of a layer. `findings` None: rules were not applied.

    `other_m2` is the area by the other method (planar for cases of the register); `changes` counts what is not as the check
    before said, None where there was none to compare with; `slivers` counts small and narrow pieces. `inside` is what lies in
    redline, approved land and the like in m² by kind, without those the register has not; empty for rows of another layer.
    """

    key: str
    code: str
    area_m2: Optional[float]
    pbf_m2: Optional[float]
    pbf_net_m2: Optional[float]
    cultivated_m2: Optional[float]
    cultivated_net_m2: Optional[float]
    findings: Optional[int] = None
    other_m2: Optional[float] = None
    adjusted_m2: Optional[float] = None
    changes: Optional[int] = None
    slivers: int = 0
    inside: Mapping[str, float] = field(default_factory=dict)


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
    width_m: Optional[float] = None

    @property
    def net_factor(self) -> Optional[float]:
        """Net area by gross area: 1 − KCXS, or of permanent basic farmland its declared net by its declared area."""
        return self.net_m2 / self.gross_m2 if self.gross_m2 else None

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
    """The results of one run. `problems` are whole sentences, `started_at` is UTC text or empty; `zones` the versions of
    all kinds of zones.
    """

    lines: List[CheckedLine]
    versions: List[VersionUsed]
    problems: List[str]
    method: str
    engine: str
    started_at: str = ""
    differ_mu: float = 0.01
    zones: List[VersionUsed] = field(default_factory=list)


@dataclass(frozen=True)
class CheckedCase:
    """One row with everything behind its figures; `pieces` by role, the largest first; `history` the newest check first."""

    line: CheckedLine
    pieces: Dict[str, List[PieceLine]]
    findings: List[Row] = field(default_factory=list)
    versions: List[VersionUsed] = field(default_factory=list)
    parts: List[Part] = field(default_factory=list)
    history: List[PastCheck] = field(default_factory=list)


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
            "SELECT v.uid AS key, v.code, v.area_m2, v.pbf_m2, v.pbf_net_m2, v.cultivated_m2, v.cultivated_net_m2, "
            "(SELECT count(*) FROM finding f WHERE f.violation_uid = v.uid) AS findings, "
            "v.planar_m2 AS other_m2, v.adjusted_m2, "
            "(SELECT count(*) FROM check_change c WHERE c.violation_uid = v.uid AND c.run_uid = v.check_run_uid) AS changes, "
            "(SELECT count(*) FROM overlap_piece p WHERE p.violation_uid = v.uid AND p.sliver) AS slivers "
            "FROM violation v WHERE v.check_run_uid = ? ORDER BY v.code",
            (run_uid,),
        )
        inside = areas_inside(session)
        return RunResults(
            lines=[CheckedLine(**row, inside=inside.get(row["key"], {})) for row in rows],
            versions=_versions(session, run),
            zones=[VersionUsed(kind, version) for kind, version in zone_versions(run).items()],
            problems=(run["problems"] or "").splitlines(),
            method=run["method"] or "",
            engine=engine_sentence(run["engine"] or ""),
            started_at=run["started_at"] or "",
            differ_mu=load_limits(RESOURCES / "limits" / "check.json").methods_differ_mu,
        )


def areas_inside(session: Session) -> Dict[str, Dict[str, float]]:
    """m² of each case in redline, approved land and the like: uid → kind → m², where its last check looked."""
    found: Dict[str, Dict[str, float]] = {}
    measured = statement(
        "SELECT violation_uid, kind, sum(CASE code WHEN 'uncovered' THEN 0.0 ELSE raw_m2 END) AS inside "
        "FROM case_part WHERE kind IN {kinds} GROUP BY 1, 2",
        kinds=literals(LIMITED),
    )
    for row in session.rows(measured):
        found.setdefault(row["violation_uid"], {})[row["kind"]] = row["inside"]
    return found


def checked_case(register: Register, code: str) -> CheckedCase:
    """The figures of a case with its pieces, findings and the versions of its last check; InputError when it is unknown.

    A case that was not checked yet has no pieces and no versions.
    """
    with register.reading() as session:
        case = find_cases(session, [code])[0]
        findings = findings_of_case(session, case["uid"], case["code"])
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
            other_m2=case["planar_m2"],
            adjusted_m2=case["adjusted_m2"],
        )
        versions = [] if run is None else _versions(session, run)
        parts = parts_of(session, case["uid"])
    return CheckedCase(line, pieces, findings, versions, parts, history_of(register, code))


def results_of_layer(
    result: CheckResult,
    names: Sequence[str],
    versions: List[VersionUsed],
    method: str,
    engine: str,
    problems: Sequence[str] = (),
    others: Sequence[Optional[float]] = (),
) -> RunResults:
    """The results of a check of any layer; `names` say what each row is called, `problems` are added in front.

    `others` are the rows' areas by the other method.
    """
    by_other = list(others) or [None] * len(names)
    lines = [_line_of_figures(figures, name, other) for figures, name, other in zip(result.figures, names, by_other)]
    said = list(problems)
    for figures, name in zip(result.figures, names):
        said += [f"{name}: {problem}" for problem in figures.problems]
    said += [str(shared) for shared in result.shared_ground]
    limits = load_limits(RESOURCES / "limits" / "check.json")
    return RunResults(lines, versions, said, method, engine, differ_mu=limits.methods_differ_mu)


def checked_row(
    result: CheckResult,
    names: Mapping[str, str],
    key: str,
    versions: List[VersionUsed],
    classification: Optional[Classification] = None,
) -> CheckedCase:
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
                        piece.width_m,
                    )
                )
            return CheckedCase(
                _line_of_figures(figures, names[key], None), pieces, [], versions, layer_parts(figures, classification)
            )
    raise InputError(translate("FarmlandGuard", "Row {row} was not part of this check.").format(row=key))


def layer_parts(figures: Figures, classification: Optional[Classification]) -> List[Part]:
    """The land-use categories of a polygon of any layer; none where land use was not checked or does not add up."""
    land = [
        LandPiece(piece.land_class, piece.base_index is not None, piece.gross_m2, piece.adjusted_m2, piece.net_m2)
        for piece in figures.pieces
        if piece.role == LANDUSE
    ]
    if not land or figures.area_m2 is None or classification is None:
        return []
    return category_parts(land, classification, figures.area_m2)


def _line_of_figures(figures: Figures, name: str, other_m2: Optional[float]) -> CheckedLine:
    return CheckedLine(
        str(figures.key),
        name,
        figures.area_m2,
        figures.pbf_m2,
        figures.pbf_net_m2,
        figures.cultivated_m2,
        figures.cultivated_net_m2,
        other_m2=other_m2,
        adjusted_m2=None if figures.area_m2 is None else round_half_up(figures.area_m2, 2),
        slivers=sum(piece.sliver for piece in figures.pieces),
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
        row["width_m"],
    )


def _versions(session: Session, run: Row) -> List[VersionUsed]:
    used = []
    for role in ROLES:
        uid = run[f"{role}_base_uid"]
        if uid is not None:
            # The run's own copy: what it saw, whatever became of the base layer's row since.
            used.append(
                VersionUsed(
                    role,
                    run[f"{role}_version"] or "",
                    run[f"{role}_effective_date"] or "",
                    run[f"{role}_fingerprint"] or "",
                )
            )
    return used
