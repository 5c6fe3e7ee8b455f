"""The computing half of a register check: cases in chunks, each chunk kept on disk as soon as it is computed.

Nothing is written to the register here. Chunks are made by place, so that a chunk reads few base polygons and its figures
do not depend on which other cases are checked with it.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from ..domain.codes import UNKNOWN_CATEGORY
from ..domain.errors import Cancelled
from ..domain.limits import CheckLimits
from ..domain.parts import ZonePiece
from ..domain.zones import ZONE_KINDS, ZONES
from ..exchange.reproject import frame_of_epsg
from ..geometry.areas import areas_m2
from ..geometry.frame import Frame
from ..geometry.geos import engine
from ..geometry.overlap import LANDUSE, Base, BaseRow, Figures, Subject, check_overlap
from ..geometry.problem import GeometryProblem
from ..geometry.single import bounds
from ..register.bases import Box, current_base, polygons_near
from ..register.store import Register, Row, Session, wkb_of
from .check_resume import Checkpoint, computed_from_text, text_of_computed
from .register_bases import in_order, streamed_bases
from .remaining import REGISTER_METHOD

Progress = Callable[[float], bool]

CHUNK = 100
_CELL_DEGREES = 0.25  # the step of the working planes' centres (geometry.plane): one cell, one plane
_COMPUTING = 5  # raised whenever the same input gives other digits, so that no older chunk is taken up


@dataclass
class Computed:
    """What was computed of one case. `zones` are its pieces by each kind of zones that the register has."""

    figures: Figures
    planar_m2: Optional[float] = None
    zones: Dict[str, List[ZonePiece]] = field(default_factory=dict)


@dataclass
class Outcome:
    """All cases by uid; ground that base polygons share, as (role, first id, other id) → m²; what was repaired in them.

    `resumed` are the uids whose figures come from the check that was interrupted at `resumed_from`.
    """

    cases: Dict[str, Computed] = field(default_factory=dict)
    shared: Dict[Tuple[str, str, str], float] = field(default_factory=dict)
    base_problems: List[str] = field(default_factory=list)
    resumed: List[str] = field(default_factory=list)
    resumed_from: str = ""


def zones_in_force(session: Session) -> Dict[str, Row]:
    """Versions in force of the kinds of zones that the register has."""
    found = {kind: current_base(session, kind) for kind in ZONE_KINDS}
    return {kind: base for kind, base in found.items() if base is not None}


def compute(
    register: Register,
    cases: Sequence[Row],
    bases: Mapping[str, Optional[Row]],
    zones: Mapping[str, Row],
    limits: CheckLimits,
    progress: Optional[Progress] = None,
) -> Outcome:
    """Compute every case against the bases; Cancelled when `progress` says False, with what was computed kept.

    A run over more than one chunk leaves its chunks in a file beside the register until `Checkpoint.forget`; the next run
    over the same cases and versions takes them up.
    """
    frame = frame_of_epsg(register.info.srs_id)
    prepared = streamed_bases(register, bases)
    chunks = _chunks(cases, frame)
    print_of_bases = _fingerprint(register, bases, zones, limits)
    outcome = Outcome()
    kept = Checkpoint(register.path) if len(chunks) > 1 else None
    try:
        done = 0
        for chunk in chunks:
            within = _part_of(progress, done, len(chunk), len(cases))
            within(0.0)
            key = _key_of(chunk, print_of_bases)
            text = None if kept is None else kept.find(key)
            if text is not None and kept is not None:
                outcome.resumed += [case["uid"] for case in chunk]
                outcome.resumed_from = kept.begun_at
            else:
                text = _compute_chunk(register, chunk, prepared, zones, limits, frame, within)
                if kept is not None:
                    kept.keep(key, text)
            _take(outcome, text)
            done += len(chunk)
    finally:
        if kept is not None:
            kept.close()
    return outcome


def _part_of(progress: Optional[Progress], done: int, size: int, total: int) -> Callable[[float], bool]:
    """Progress within a chunk as progress of the whole; Cancelled once the user wants so."""

    def tell(part: float) -> bool:
        if progress is not None and progress(min((done + size * part) / max(total, 1), 1.0)) is False:
            raise Cancelled
        return True

    return tell


def _chunks(cases: Sequence[Row], frame: Frame) -> List[List[Row]]:
    """Cases grouped by plane and place, at most CHUNK together; those without a readable polygon stand last."""
    placed: List[Tuple[Tuple[int, int], int, str, Row]] = []
    for case in cases:
        cell, order = (1 << 20, 1 << 20), 0
        box = _box(case)
        if box is not None:
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            lon, lat = (float(part[0]) for part in frame.to_lonlat(*_arrays(x, y)))
            if lon == lon and lat == lat:
                cell = (int(lon / _CELL_DEGREES + 0.5), int(lat / _CELL_DEGREES + 0.5))
            order = _interleaved(int(x) // 1000, int(y) // 1000)
        placed.append((cell, order, case["uid"], case))
    placed.sort(key=lambda item: item[:3])
    chunks: List[List[Row]] = []
    last = None
    for cell, _, _, case in placed:
        if cell != last or len(chunks[-1]) >= CHUNK:
            chunks.append([])
            last = cell
        chunks[-1].append(case)
    return chunks


def _arrays(x: float, y: float) -> Tuple[Any, Any]:
    import numpy as np

    return np.array([x]), np.array([y])


def _interleaved(x: int, y: int) -> int:
    """The bits of two numbers alternating: near ones stay near."""
    value = 0
    for bit in range(20):
        value |= ((x >> bit) & 1) << (2 * bit) | ((y >> bit) & 1) << (2 * bit + 1)
    return value


def _box(case: Row) -> Optional[Box]:
    try:
        return bounds(wkb_of(case) or b"")
    except (GeometryProblem, ValueError):
        return None


def shape_of(case: Row) -> str:
    """The fingerprint of a case's polygon."""
    return "" if case["geom"] is None else hashlib.sha256(case["geom"]).hexdigest()


def _fingerprint(
    register: Register, bases: Mapping[str, Optional[Row]], zones: Mapping[str, Row], limits: CheckLimits
) -> str:
    versions = {role: base["fingerprint"] for role, base in [*bases.items(), *zones.items()] if base is not None}
    said = [_COMPUTING, engine().name, REGISTER_METHOD, register.info.srs_id, versions, repr(limits)]
    return json.dumps(said, sort_keys=True)


def _key_of(chunk: Sequence[Row], print_of_bases: str) -> str:
    digest = hashlib.sha256(print_of_bases.encode("utf-8"))
    for case in chunk:
        digest.update(f"\x1e{case['uid']}\x1f{shape_of(case)}".encode())
    return digest.hexdigest()


def _compute_chunk(
    register: Register,
    chunk: Sequence[Row],
    bases: Sequence[Base],
    zones: Mapping[str, Row],
    limits: CheckLimits,
    frame: Frame,
    tell: Callable[[float], bool],
) -> str:
    usable = [case for case in chunk if case["geom"] is not None]
    boxes = [box for box in map(_box, usable) if box is not None]
    with register.reading() as session:
        borders = {kind: _border(session, kind, base, boxes, frame) for kind, base in zones.items()}
    subjects = [Subject(case["uid"], wkb_of(case)) for case in usable]
    result = check_overlap(
        subjects, frame, bases, REGISTER_METHOD, progress=lambda part: tell(part * 0.7), limits=limits
    )
    computed = {str(figures.key): Computed(figures) for figures in result.figures}
    for subject, (area, _) in zip(subjects, areas_m2([each.wkb for each in subjects], frame, "planar")):
        computed[str(subject.key)].planar_m2 = area
    tell(0.75)
    for kind, (border, names) in borders.items():
        _enter_zones(computed, kind, subjects, border, names, frame, tell)
    shared = {(each.role, each.first_id or "", each.other_id or ""): each.area_m2 for each in result.shared_ground}
    return text_of_computed(computed, shared, [str(problem) for problem in result.base_problems])


def _border(session: Session, kind: str, base: Row, boxes: List[Box], frame: Frame) -> Tuple[Base, Dict[str, str]]:
    """Zones as a base of the check: their codes are the source ids."""
    rows, names = [], {}
    for row in in_order(polygons_near(session, base["table_name"], boxes)):
        code = _zone_code(kind, row)
        names[code] = row["zone_name"] or (ZONES[kind].unknown if code == UNKNOWN_CATEGORY else code)
        rows.append(BaseRow(code, None, 1.0, wkb_of(row) or b""))
    return Base(LANDUSE, rows, frame), names


def _zone_code(kind: str, row: Row) -> str:
    """What tells zones of a kind apart: borders their code, approved land its paper, a reserve its name."""
    return next((row[column] for column in ZONES[kind].told_by if row[column]), UNKNOWN_CATEGORY)


def _enter_zones(
    computed: Mapping[str, Computed],
    kind: str,
    subjects: Sequence[Subject],
    border: Base,
    names: Mapping[str, str],
    frame: Frame,
    tell: Callable[[float], bool],
) -> None:
    result = check_overlap(subjects, frame, [border], REGISTER_METHOD, progress=lambda part: tell(0.75 + part * 0.1))
    for figures in result.figures:
        mine = computed[str(figures.key)]
        mine.zones[kind] = [
            ZonePiece(piece.source_id, names.get(piece.source_id or "", ""), piece.gross_m2) for piece in figures.pieces
        ]
        known = set(mine.figures.problems)
        mine.figures.problems += [problem for problem in figures.problems if problem not in known]


def _take(outcome: Outcome, text: str) -> None:
    cases, shared, base_problems = computed_from_text(text)
    for uid, (figures, planar, zones) in cases.items():
        outcome.cases[uid] = Computed(figures, planar, zones)
    for key, area in shared.items():
        outcome.shared[key] = outcome.shared.get(key, 0.0) + area
    outcome.base_problems += [each for each in base_problems if each not in outcome.base_problems]
