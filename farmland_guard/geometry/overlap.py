"""How much of each subject lies on permanent basic farmland and on cultivated land, with every piece shown.

Areas are m², unrounded, by the chosen method (see `plane`). The two roles are two separate sums: the same
ground usually lies in both layers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, Hashable, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from ..domain.adjustment import AdjustmentError, adjust
from ..domain.codes import label
from ..domain.language import translate
from ..domain.limits import CheckLimits
from .baselayer import Base, BaseLayer, BaseProblem, BaseRow, Hits
from .cutting import UNCOVERED, Cut, cut
from .frame import Frame
from .geos import Engine
from .geos import engine as chosen_engine
from .placing import PlacedFeatures, Restorer, place_features
from .plane import working_planes
from .problem import Cancelled
from .shapes import Floats, Integers
from .wkb import read_many

PBF, LANDUSE = "pbf", "landuse"
ROLES = (PBF, LANDUSE)
CULTIVATED_PREFIX = "01"  # 耕地: 0101 0102 0103, in the second survey 011 012 013

_USUAL = CheckLimits()

_CHUNK = 512


@dataclass(frozen=True)
class Subject:
    """A polygon to check; `key` is the caller's own."""

    key: Hashable
    wkb: Optional[bytes]


@dataclass(frozen=True)
class Piece:
    """Part of a subject on one base polygon, or on none (`base_index`, `source_id`, `land_class` None).

    `base_index` counts the rows of that role's base. `adjusted_m2` of a subject and role sum to its area
    rounded to 0.01 m². `wkb` is a MultiPolygon in the subject's coordinates. `width_m` is 2·area/perimeter; a
    piece both small and narrow is a `sliver` (see `CheckLimits`) and stays in the list like any other.
    """

    role: str
    base_index: Optional[int]
    source_id: Optional[str]
    land_class: Optional[str]
    gross_m2: float
    adjusted_m2: float
    net_m2: float
    wkb: bytes
    sliver: bool
    width_m: float = 0.0


@dataclass
class Figures:
    """What a check found for one subject. None: role not given, or not to be computed."""

    key: Hashable
    area_m2: Optional[float] = None
    pbf_m2: Optional[float] = None
    pbf_net_m2: Optional[float] = None
    cultivated_m2: Optional[float] = None
    cultivated_net_m2: Optional[float] = None
    pieces: List[Piece] = field(default_factory=list)
    problems: List[str] = field(default_factory=list)


@dataclass(frozen=True)
class SharedGround:
    """Ground in m² that two base rows both claim within subjects; it was counted for `first_id` only."""

    role: str
    first_id: Optional[str]
    other_id: Optional[str]
    area_m2: float

    def __str__(self) -> str:
        """Return one sentence for the user."""
        return translate(
            "FarmlandGuard",
            "{role}: polygons {first} and {other} share {area} m²; counted once, for {first}.",
        ).format(
            role=label("source_layer", self.role),
            first=self.first_id or "-",
            other=self.other_id or "-",
            area=f"{self.area_m2:.4f}",
        )


@dataclass
class CheckResult:
    """Figures in the order of the subjects, and what was wrong with the base layers.

    `dropped_noise_count` and `dropped_noise_m2` tell of pieces under 1e-6 m² that were folded away.
    """

    figures: List[Figures]
    base_problems: List[BaseProblem] = field(default_factory=list)
    shared_ground: List[SharedGround] = field(default_factory=list)
    dropped_noise_count: int = 0
    dropped_noise_m2: float = 0.0


class _Watch:
    """Tells the caller how far the run is and stops it when he wants so."""

    def __init__(self, progress: Optional[Callable[[float], bool]]) -> None:
        self._progress = progress

    def tell(self, fraction: float) -> None:
        if self._progress is not None and self._progress(min(fraction, 1.0)) is False:
            raise Cancelled()


class _Group(NamedTuple):
    """Subjects on one plane: `numbers` among all subjects, their features, areas and the way back."""

    numbers: Integers
    placed: PlacedFeatures
    areas: Floats
    back: Restorer


def check_overlap(
    subjects: Sequence[Subject],
    frame: Frame,
    bases: Sequence[Base],
    method: str,
    engine: Optional[Engine] = None,
    progress: Optional[Callable[[float], bool]] = None,
    want_pieces: bool = True,
    limits: CheckLimits = _USUAL,
) -> CheckResult:
    """Check subjects (WKB in `frame`) against at most one base per role; the bases may be in other frames.

    `method`: "ellipsoidal" or "planar". Ground that base polygons of a role share is counted once and goes
    to the lowest source id (compared as integers when both are all digits, else as text). Invalid
    geometries are repaired and reported; subjects that cannot be used have None figures and a problem; the
    rest goes on. `want_pieces` False leaves the pieces out. `progress` gets fractions 0 … 1; when it
    returns False, Cancelled is raised. ValueError for an unknown method or role, or two bases of one role.
    """
    roles = [base.role for base in bases]
    if len(set(roles)) != len(roles) or not set(roles) <= set(ROLES):
        raise ValueError(f"one base per role of {ROLES}, not {roles}")
    geos = engine or chosen_engine()
    watch = _Watch(progress)
    watch.tell(0.0)
    read = read_many([subject.wkb for subject in subjects])
    result = CheckResult([Figures(subject.key) for subject in subjects])
    for figures, problem in zip(result.figures, read.problems):
        if problem:
            figures.problems.append(problem)
    planes = working_planes(read.shapes, frame, method)
    layers = [BaseLayer(base, frame) for base in bases]
    # Finding base rows of another frame takes the subject's place on the Earth.
    located = not all(layer.same_frame for layer in layers)
    watch.tell(0.1)
    shared: Dict[Tuple[str, Optional[str], Optional[str]], float] = {}
    boxes = read.shapes.boxes()
    done = 0
    for plane, numbers in planes:
        placed = place_features(geos, plane, read.shapes.take(numbers), frame, located)
        for number, problem, mended in zip(numbers, placed.problems, placed.repairs):
            result.figures[number].problems.extend(text for text in (problem, mended) if text)
        usable = np.flatnonzero(placed.usable)
        areas = np.zeros(len(numbers))
        areas[usable] = geos.areas(placed.geometries[usable])
        hits = []
        for layer in layers:
            hits.append(layer.hits(geos, plane, _blanked(boxes[numbers], placed), frame))
            watch.tell(0.1 + 0.2 * (done + len(numbers) * len(hits) / len(layers)) / len(subjects))
        known = [(placed.plane_xy, placed.source_xy)]
        known += [(hit.plane_xy, hit.source_xy) for hit, layer in zip(hits, layers) if layer.same_frame]
        group = _Group(numbers, placed, areas, Restorer(plane, frame, known if want_pieces else []))
        for start in range(0, len(usable), _CHUNK):
            chunk = usable[start : start + _CHUNK]
            for number, area in zip(numbers[chunk], areas[chunk]):
                result.figures[number].area_m2 = float(area)
            for layer, hit in zip(layers, hits):
                _check_chunk(geos, result, shared, group, chunk, layer, hit, limits if want_pieces else None)
            watch.tell(0.3 + 0.7 * (done + start + len(chunk)) / len(subjects))
        done += len(numbers)
    for layer in layers:
        result.base_problems += sorted(layer.problems, key=lambda problem: problem.row)
    result.shared_ground = [SharedGround(*key, area) for key, area in shared.items()]
    watch.tell(1.0)
    return result


def _blanked(boxes: Floats, placed: PlacedFeatures) -> Floats:
    """Return the subjects' boxes with NaN for those that have no geometry on the plane."""
    return np.where(placed.usable[:, None], boxes, np.nan)


def _check_chunk(
    geos: Engine,
    result: CheckResult,
    shared: Dict[Tuple[str, Optional[str], Optional[str]], float],
    group: _Group,
    chunk: Integers,
    layer: BaseLayer,
    hit: Hits,
    pieces: Optional[CheckLimits],
) -> None:
    """Cut the subjects of one chunk by one layer and enter figures, pieces and what was found."""
    first, last = np.searchsorted(hit.subject, (chunk[0], chunk[-1] + 1))
    span = slice(int(first), int(last))
    parts = cut(
        geos,
        group.placed.geometries[chunk],
        group.areas[chunk],
        (np.searchsorted(chunk, hit.subject[span]).astype(np.int64), hit.row[span]),
        hit.geometries[span],
        hit.vertices[span],
        [row.source_id for row in layer.rows],
        pieces is not None,
    )
    result.dropped_noise_count += parts.noise_count
    result.dropped_noise_m2 += parts.noise_m2
    for (winner, loser), area in parts.shared.items():
        key = (layer.role, layer.rows[winner].source_id, layer.rows[loser].source_id)
        shared[key] = shared.get(key, 0.0) + area
    figures = [result.figures[number] for number in group.numbers[chunk]]
    for place, reason in parts.failures.items():
        figures[place].problems.append(f"{layer.role}: {reason}")
    _enter_sums(figures, parts, layer)
    if pieces is not None:
        _enter_pieces(geos, figures, parts, layer, group.back, pieces)


def _enter_sums(figures: Sequence[Figures], parts: Cut, layer: BaseLayer) -> None:
    counted = parts.row != UNCOVERED
    if layer.role == LANDUSE:
        cultivated = np.array(
            [(row.land_class or "").strip().startswith(CULTIVATED_PREFIX) for row in layer.rows] + [False],
            dtype=bool,
        )
        counted &= cultivated[parts.row]
    subject, row, areas = parts.subject[counted], parts.row[counted], parts.areas[counted]
    gross = np.bincount(subject, areas, minlength=len(figures))
    net = np.bincount(subject, areas * layer.net_factors[row], minlength=len(figures))
    for place, each in enumerate(figures):
        if place in parts.failures:
            continue
        if layer.role == PBF:
            each.pbf_m2, each.pbf_net_m2 = float(gross[place]), float(net[place])
        else:
            each.cultivated_m2, each.cultivated_net_m2 = float(gross[place]), float(net[place])


def _enter_pieces(
    geos: Engine, figures: Sequence[Figures], parts: Cut, layer: BaseLayer, back: Restorer, limits: CheckLimits
) -> None:
    if not len(parts.areas):
        return
    blobs = back.written(geos, parts.geometries)
    lengths = geos.perimeters(parts.geometries)
    widths = 2 * parts.areas / lengths
    slivers = (parts.areas < limits.sliver_area_m2) & (widths < limits.sliver_width_m)
    bounds = np.searchsorted(parts.subject, np.arange(len(figures) + 1))
    for place, each in enumerate(figures):
        members = range(int(bounds[place]), int(bounds[place + 1]))
        gross = [float(parts.areas[member]) for member in members]
        if not gross or each.area_m2 is None:
            continue
        try:
            sources = [layer.rows[int(row)].source_id or "" if row != UNCOVERED else "" for row in parts.row[members]]
            adjusted = adjust(gross, each.area_m2, keys=sources)
        except AdjustmentError as error:
            each.problems.append(str(error))
            _clear(each, layer.role)
            continue
        for member, area, figure in zip(members, gross, adjusted):
            number = int(parts.row[member])
            row = layer.rows[number] if number != UNCOVERED else None
            each.pieces.append(
                Piece(
                    layer.role,
                    None if row is None else number,
                    None if row is None else row.source_id,
                    None if row is None else row.land_class,
                    area,
                    figure,
                    area if row is None else area * float(layer.net_factors[number]),
                    blobs[member],
                    bool(slivers[member]),
                    float(widths[member]),
                )
            )


def _clear(figures: Figures, role: str) -> None:
    """Take back the sums of a role whose pieces do not add up."""
    if role == PBF:
        figures.pbf_m2 = figures.pbf_net_m2 = None
    else:
        figures.cultivated_m2 = figures.cultivated_net_m2 = None


__all__ = [
    "LANDUSE",
    "PBF",
    "ROLES",
    "Base",
    "BaseProblem",
    "BaseRow",
    "Cancelled",
    "CheckResult",
    "Figures",
    "Piece",
    "SharedGround",
    "Subject",
    "check_overlap",
]
