"""Writing a computed check into the register: one transaction, with what the last check said compared as it goes."""

from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from ..domain.adjustment import AdjustmentError, adjust
from ..domain.clock import now_text
from ..domain.codes import CATEGORIES, UNCOVERED_CATEGORY, label
from ..domain.landclass import Classification
from ..domain.language import translate
from ..domain.parts import LandPiece, Part, category_parts, zone_parts
from ..domain.rules import CaseFigures, Rule
from ..domain.units import round_half_up
from ..geometry.overlap import LANDUSE, ROLES
from ..register.quoting import Sql, literals, statement
from ..register.store import Row, Session
from .check_history import FIGURES, Change, LastSaid, cause_of, changes, findings_text, parts_text, pieces_text
from .check_work import Computed, Outcome, shape_of
from .findings import case_findings, finding_row
from .remaining import remaining_of

_LIST = 100  # cases written between two looks at the cancel button


@dataclass
class Sliver:
    """A piece that is small and narrow, kept in all sums."""

    code: str
    source_layer: str
    source_id: str
    area_m2: float
    width_m: float

    def __str__(self) -> str:
        """Return one line for the user."""
        return translate("FarmlandGuard", "{code}: {layer} {source}, {area} m², {width} m wide").format(
            code=self.code,
            layer=label("source_layer", self.source_layer),
            source=self.source_id or CATEGORIES[UNCOVERED_CATEGORY],
            area=f"{self.area_m2:.4f}",
            width=f"{self.width_m:.4f}",
        )


@dataclass
class Stored:
    """What was written."""

    run_uid: str = ""
    pieces: int = 0
    findings: Dict[str, int] = field(default_factory=dict)
    problems: List[str] = field(default_factory=list)
    changes: List[Change] = field(default_factory=list)
    slivers: List[Sliver] = field(default_factory=list)


class CheckWriter:
    """Writes the cases of one run. `run` is the row of `check_run`, with uid; it is inserted by `finish`."""

    def __init__(
        self,
        session: Session,
        run: Row,
        bases: Mapping[str, Optional[Row]],
        classification: Classification,
        rules: Sequence[Rule],
    ) -> None:
        """Read what the last checks said."""
        self.session, self.run, self._bases = session, run, bases
        self._classification, self._rules = classification, rules
        self._last = LastSaid(session)
        self._accepted = {
            row["violation_uid"]
            for row in session.rows("SELECT DISTINCT violation_uid FROM acceptance WHERE result = 'pass'")
        }
        self.stored = Stored(run["uid"])

    def write(
        self, cases: Sequence[Row], outcome: Outcome, controls: Mapping[str, float], tell: Callable[[float], bool]
    ) -> Stored:
        """Write every case; `controls` are the adjusted areas of children of split patches by uid."""
        for start in range(0, len(cases), _LIST):
            tell(start / len(cases))
            self._write_some(cases[start : start + _LIST], outcome, controls)
        return self.stored

    def _write_some(self, cases: Sequence[Row], outcome: Outcome, controls: Mapping[str, float]) -> None:
        present = {row["uid"]: row for row in self._present([case["uid"] for case in cases])}
        batch = _Batch()
        for case in cases:
            computed, now = outcome.cases.get(case["uid"]), present.get(case["uid"])
            if now is None or now["geom"] != case["geom"]:
                self.stored.problems.append(
                    translate("FarmlandGuard", "{code} was redrawn during the check; check it again.").format(code=case["code"])
                )
            elif computed is not None:
                self._one(now, computed, controls.get(case["uid"]), batch)
        self._flush(batch)

    def _present(self, uids: Sequence[str]) -> List[Row]:
        marks = Sql(", ".join("?" for _ in uids))
        return self.session.rows(statement("SELECT * FROM violation WHERE uid IN ({marks})", marks=marks), uids)

    def _one(self, case: Row, computed: Computed, control: Optional[float], batch: "_Batch") -> None:
        uid, figures = case["uid"], computed.figures
        pieces, parts, adjusted_m2 = self._pieces_and_parts(case, computed, control)
        findings = self._findings(case, computed)
        values = {name: getattr(figures, name) for name in FIGURES}
        batch.cleared.append((uid,))
        batch.pieces += [{"run_uid": self.run["uid"], "violation_uid": uid, **piece} for piece in pieces]
        batch.wkbs += [piece.wkb for piece in figures.pieces]
        batch.parts += [
            {
                "run_uid": self.run["uid"],
                "violation_uid": uid,
                "kind": part.kind,
                "code": part.code,
                "name": part.name,
                "raw_m2": part.raw_m2,
                "adjusted_m2": part.adjusted_m2,
                "adjusted_mu": part.adjusted_mu,
                "net_m2": part.net_m2,
            }
            for part in parts
        ]
        batch.findings += findings
        shape = shape_of(case)
        batch.history.append(
            {
                "run_uid": self.run["uid"],
                "violation_uid": uid,
                "code": case["code"],
                "shape": shape,
                "planar_m2": computed.planar_m2,
                **values,
                "pieces": pieces_text(pieces),
                "parts": parts_text(parts),
                "findings": findings_text(findings),
            }
        )
        self._compare(case, values, parts, findings, shape, batch)
        self.stored.pieces += len(pieces)
        batch.cases.append(
            {
                "uid": uid,
                **values,
                "adjusted_m2": adjusted_m2,
                "planar_m2": computed.planar_m2,
                "check_run_uid": self.run["uid"],
                "checked_at": now_text(),
                # Not to be measured, so nobody can say what remains: closing is refused.
                "remaining_m2": None if figures.area_m2 is None else self._remaining(case, figures.area_m2),
            }
        )

    def _remaining(self, case: Row, area_m2: float) -> Optional[float]:
        return remaining_of(self.session, case) if case["uid"] in self._accepted else area_m2

    def _pieces_and_parts(
        self, case: Row, computed: Computed, control: Optional[float]
    ) -> Tuple[List[Row], List[Part], Optional[float]]:
        """The rows of the pieces, the parts, and the adjusted area; what does not add up is a problem, never spread."""
        figures = computed.figures
        if figures.area_m2 is None:
            return [], [], None
        adjusted_m2 = round_half_up(figures.area_m2, 2) if control is None else control
        rows: List[Row] = []
        parts: List[Part] = []
        try:
            final = _controlled(figures.pieces, adjusted_m2) if control is not None else None
            for number, piece in enumerate(figures.pieces):
                base = self._bases[piece.role]
                if piece.sliver:
                    self.stored.slivers.append(
                        Sliver(case["code"], piece.role, piece.source_id or "", piece.gross_m2, piece.width_m)
                    )
                rows.append(
                    {
                        "source_layer": piece.role,
                        "base_uid": None if base is None else base["uid"],
                        "source_id": piece.source_id,
                        "land_class": piece.land_class,
                        "gross_m2": piece.gross_m2,
                        "adjusted_m2": piece.adjusted_m2 if final is None else final[number],
                        "net_m2": piece.net_m2,
                        "sliver": int(piece.sliver),
                        "width_m": piece.width_m,
                    }
                )
            land = [
                LandPiece(
                    row["land_class"], piece.base_index is not None, row["gross_m2"], row["adjusted_m2"], row["net_m2"]
                )
                for row, piece in zip(rows, figures.pieces)
                if piece.role == LANDUSE
            ]
            if land:
                parts += category_parts(land, self._classification, figures.area_m2)
            for kind, zones in computed.zones.items():
                if zones:
                    parts += zone_parts(kind, zones, figures.area_m2, adjusted_m2)
        except AdjustmentError as error:
            self.stored.problems.append(f"{case['code']}: {error}")
        return rows, parts, adjusted_m2

    def _findings(self, case: Row, computed: Computed) -> List[Row]:
        figures = computed.figures
        if figures.area_m2 is None:
            return []
        case_figures = CaseFigures(
            figures.pbf_m2, figures.pbf_net_m2, figures.cultivated_m2, figures.cultivated_net_m2
        )
        rows = []
        for finding in case_findings(case, case_figures, self._rules, self.session.info.county):
            self.stored.findings[finding.rule.title] = self.stored.findings.get(finding.rule.title, 0) + 1
            rows.append(finding_row(finding, case["code"], case["uid"], run_uid=self.run["uid"]))
        return rows

    def _compare(
        self,
        case: Row,
        values: Mapping[str, Optional[float]],
        parts: Sequence[Part],
        findings: Sequence[Row],
        shape: str,
        batch: "_Batch",
    ) -> None:
        before = self._last.of(case)
        if before is None:
            return
        now = {finding["rule_id"]: (finding["title"], finding["value"]) for finding in findings}
        cause = cause_of(self._last.runs.get(before.run_uid or ""), self.run, before.shape, shape)
        found = changes(case["code"], before, values, parts, now, cause)
        self.stored.changes += found
        batch.changes += [
            {
                "run_uid": self.run["uid"],
                "before_run_uid": before.run_uid,
                "violation_uid": case["uid"],
                "code": case["code"],
                "item": change.item,
                "title": change.title,
                "before_value": change.before_value,
                "after_value": change.after_value,
                "before_text": change.before_text,
                "after_text": change.after_text,
                "cause": change.cause,
            }
            for change in found
        ]

    def _flush(self, batch: "_Batch") -> None:
        execute = self.session.connection.executemany
        execute("DELETE FROM overlap_piece WHERE violation_uid = ?", batch.cleared)
        # What a rule says of a party or a township across cases is not this run's to take back.
        mine = statement(
            "DELETE FROM finding WHERE violation_uid = ? AND rule_id NOT IN {others}",
            others=literals(rule.id for rule in self._rules if rule.subject != "case"),
        )
        execute(mine, batch.cleared)
        execute("DELETE FROM case_part WHERE violation_uid = ?", batch.cleared)
        self.session.touch("overlap_piece")
        self.session.insert_many("overlap_piece", batch.pieces, batch.wkbs)
        self.session.insert_many("case_part", batch.parts)
        self.session.insert_many("finding", batch.findings)
        self.session.insert_many("case_check", batch.history)
        self.session.insert_many("check_change", batch.changes)
        self.session.update_many("violation", batch.cases)


@dataclass
class _Batch:
    """Rows of some cases, to be inserted together."""

    cleared: List[Tuple[str]] = field(default_factory=list)
    pieces: List[Row] = field(default_factory=list)
    wkbs: List[bytes] = field(default_factory=list)
    parts: List[Row] = field(default_factory=list)
    findings: List[Row] = field(default_factory=list)
    history: List[Row] = field(default_factory=list)
    changes: List[Row] = field(default_factory=list)
    cases: List[Row] = field(default_factory=list)


def _controlled(pieces: Sequence[Any], control: float) -> List[float]:
    """The adjusted areas of pieces when their case must come to `control`, role by role."""
    out = [piece.adjusted_m2 for piece in pieces]
    for role in ROLES:
        mine = [number for number, piece in enumerate(pieces) if piece.role == role]
        keys = [pieces[number].source_id or "" for number in mine]
        for number, figure in zip(mine, adjust([pieces[number].gross_m2 for number in mine], control, keys=keys)):
            out[number] = figure
    return out
