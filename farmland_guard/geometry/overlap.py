"""How much of each subject lies on permanent basic farmland and on cultivated land, with every piece shown.

Areas are m², unrounded, by the chosen method (see `plane`). The two roles are two separate sums: the same
ground usually lies in both layers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, Hashable, List, Optional, Sequence, Tuple

import numpy as np

from ..domain.codes import label
from ..domain.language import translate
from ..domain.limits import CheckLimits
from .baselayer import Base, BaseLayer, BaseProblem, BaseRow
from .cutting import UNCOVERED
from .frame import Frame
from .geos import Engine
from .portions import NO_PIECES, POLYGONS, USUAL_LIMITS, LayerPortion, Portion
from .problem import Cancelled
from .running import CULTIVATED_PREFIX, LANDUSE, PBF, ROLES, Run, usual_threads
from .shapes import Booleans, Floats
from .wkb import read_many


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


def check_overlap(
    subjects: Sequence[Subject],
    frame: Frame,
    bases: Sequence[Base],
    method: str,
    engine: Optional[Engine] = None,
    progress: Optional[Callable[[float], bool]] = None,
    want_pieces: bool = True,
    limits: CheckLimits = USUAL_LIMITS,
) -> CheckResult:
    """Check subjects (WKB in `frame`) against at most one base per role; the bases may be in other frames.

    `method`: "ellipsoidal" or "planar". Ground that base polygons of a role share is counted once and goes
    to the lowest source id (compared as integers when both are all digits, else as text). Invalid
    geometries are repaired and reported; subjects that cannot be used have None figures and a problem; the
    rest goes on. `want_pieces` False leaves the pieces out. `progress` gets fractions 0 … 1; when it
    returns False, Cancelled is raised. ValueError for an unknown method or role, or two bases of one role.
    """
    read = read_many([subject.wkb for subject in subjects])
    wanted = POLYGONS if want_pieces else NO_PIECES
    run = Run(read.shapes, frame, bases, method, wanted, engine, progress, usual_threads(engine), limits)
    result = CheckResult([Figures(subject.key) for subject in subjects])
    for figures, problem in zip(result.figures, read.problems):
        if problem:
            figures.problems.append(problem)
    shared: Dict[Tuple[str, Optional[str], Optional[str]], float] = {}
    for portion in run.portions():
        _enter(result, run.layers, portion, shared)
    for layer in run.layers:
        result.base_problems += sorted(layer.problems, key=lambda problem: problem.row)
    result.shared_ground = [SharedGround(*key, area) for key, area in shared.items()]
    run.watch(1.0)
    return result


def _enter(
    result: CheckResult,
    layers: Sequence[BaseLayer],
    portion: Portion,
    shared: Dict[Tuple[str, Optional[str], Optional[str]], float],
) -> None:
    """Enter the columns of a portion as figures and pieces."""
    figures = [result.figures[number] for number in portion.numbers]
    for place, texts in portion.problems.items():
        figures[place].problems += texts
    for place in np.flatnonzero(np.isfinite(portion.areas_m2)):
        figures[place].area_m2 = float(portion.areas_m2[place])
    for layer, part in zip(layers, portion.layers):
        result.dropped_noise_count += part.noise_count
        result.dropped_noise_m2 += part.noise_m2
        for (winner, loser), area in part.shared.items():
            key = (layer.role, layer.source_ids[winner], layer.source_ids[loser])
            shared[key] = shared.get(key, 0.0) + area
        for place in np.flatnonzero(np.isfinite(part.gross_m2)):
            each, gross, net = figures[place], float(part.gross_m2[place]), float(part.net_m2[place])
            if layer.role == PBF:
                each.pbf_m2, each.pbf_net_m2 = gross, net
            else:
                each.cultivated_m2, each.cultivated_net_m2 = gross, net
        if part.blobs is not None and part.widths_m is not None and part.slivers is not None:
            _enter_pieces(figures, layer, part, part.blobs, part.slivers, part.widths_m)


def _enter_pieces(
    figures: Sequence[Figures],
    layer: BaseLayer,
    part: LayerPortion,
    blobs: List[bytes],
    slivers: Booleans,
    widths: Floats,
) -> None:
    columns = zip(part.place, part.slot, part.areas_m2, part.adjusted_m2, part.piece_net_m2, blobs, slivers, widths)
    for place, slot, area, adjusted, net, blob, sliver, width in columns:
        covered = slot != UNCOVERED
        figures[place].pieces.append(
            Piece(
                layer.role,
                int(layer.numbers[slot]) if covered else None,
                layer.source_ids[slot] if covered else None,
                layer.land_classes[slot] if covered else None,
                float(area),
                float(adjusted),
                float(net),
                blob,
                bool(sliver),
                float(width),
            )
        )


__all__ = [
    "CULTIVATED_PREFIX",
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
