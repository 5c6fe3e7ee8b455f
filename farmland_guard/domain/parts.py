"""The parts a case is made of by land-use category and by every kind of zones; each kind sums to the whole case.

Square metres are adjusted first, at 0.01; a category's figure is the sum of its adjusted pieces, so that it opens down to
them without a rest. 亩 are adjusted at 0.01 亩 for the tables. Ground that no base polygon covers is a part like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Iterable, List, NamedTuple, Optional, Sequence

from .adjustment import adjust, adjust_mu
from .codes import CATEGORIES, UNCOVERED_CATEGORY
from .landclass import Classification
from .units import format_square_metres, to_decimal
from .zones import LIMITED, LISTED, ZONES

CATEGORY = "category"
STATED_M2 = 0.005
"""Less reads 0.00 m²: lines that do not quite match."""
_MOST_NAMED = 5


@dataclass(frozen=True)
class Part:
    """A part of a case. `code` is a category's code or a zone's; `net_m2` None where nothing is deducted."""

    kind: str
    code: str
    name: str
    raw_m2: float
    adjusted_m2: float
    adjusted_mu: float
    net_m2: Optional[float] = None


class LandPiece(NamedTuple):
    """What a category needs to know of a piece; `covered` False where no land-use polygon lies."""

    land_class: Optional[str]
    covered: bool
    gross_m2: float
    adjusted_m2: float
    net_m2: float


class ZonePiece(NamedTuple):
    """Ground of a case in a zone of some kind; `code` None outside all of them."""

    code: Optional[str]
    name: str
    gross_m2: float


def category_parts(pieces: Iterable[LandPiece], classification: Classification, area_m2: float) -> List[Part]:
    """Gather land-use pieces into categories, in the order of the tables; categories without ground are left out.

    Raises AdjustmentError when the pieces do not make up `area_m2`.
    """
    members: Dict[str, List[LandPiece]] = {}
    for piece in pieces:
        members.setdefault(classification.category(piece.land_class, piece.covered), []).append(piece)
    codes = [code for code in CATEGORIES if code in members]
    raw = [sum(piece.gross_m2 for piece in members[code]) for code in codes]
    in_mu = adjust_mu(raw, area_m2)
    return [
        Part(
            CATEGORY,
            code,
            CATEGORIES[code],
            gross,
            float(sum(to_decimal(piece.adjusted_m2) for piece in members[code])),
            mu,
            sum(piece.net_m2 for piece in members[code]),
        )
        for code, gross, mu in zip(codes, raw, in_mu)
    ]


def zone_parts(kind: str, pieces: Sequence[ZonePiece], area_m2: float, control_m2: float) -> List[Part]:
    """Gather the pieces of a case by the zones of one kind, the largest first; what lies in none comes last.

    `control_m2` is the adjusted area of the case. Raises AdjustmentError when the pieces do not make up the case.
    """
    gross: Dict[Optional[str], float] = {}
    names: Dict[Optional[str], str] = {}
    for piece in pieces:
        gross[piece.code] = gross.get(piece.code, 0.0) + piece.gross_m2
        names.setdefault(piece.code, piece.name)
    codes = sorted(gross, key=lambda code: (code is None, -gross[code], code or ""))
    raw = [gross[code] for code in codes]
    return [
        Part(
            kind,
            UNCOVERED_CATEGORY if code is None else code,
            ZONES[kind].outside or CATEGORIES[UNCOVERED_CATEGORY] if code is None else names[code],
            area,
            adjusted,
            mu,
        )
        for code, area, adjusted, mu in zip(codes, raw, adjust(raw, control_m2), adjust_mu(raw, area_m2))
    ]


def inside_m2(parts: Iterable[Part], kind: str) -> Optional[float]:
    """Return how much of a case lies in zones of a kind, unadjusted; None where the kind was not looked at."""
    mine = [part for part in parts if part.kind == kind]
    return sum(part.raw_m2 for part in mine if part.code != UNCOVERED_CATEGORY) if mine else None


class InZones(NamedTuple):
    """What a case has in zones of one kind; `inside` whether anything that is stated, `text` in which of them and how much."""

    kind: str
    inside: bool
    text: str


def in_zones(parts: Iterable[Part]) -> List[InZones]:
    """Say for each listed kind of zones, in their order, where a case lies; kinds that its check did not look at are left out."""
    members: Dict[str, List[Part]] = {}
    for part in parts:
        members.setdefault(part.kind, []).append(part)
    return [_in_zones(kind, members[kind]) for kind in LISTED if kind in members]


def _in_zones(kind: str, parts: Sequence[Part]) -> InZones:
    told = [part for part in parts if part.raw_m2 >= STATED_M2 and (kind not in LIMITED or part.code != UNCOVERED_CATEGORY)]
    inside = any(part.code != UNCOVERED_CATEGORY for part in told)
    if not told:
        return InZones(kind, inside, ZONES[kind].outside)
    more = f"等 {len(told)} 处" if len(told) > _MOST_NAMED else ""
    return InZones(kind, inside, "、".join(_named(kind, part) for part in told[:_MOST_NAMED]) + more)


def _named(kind: str, part: Part) -> str:
    by_code = ZONES[kind].cited_by_code and part.code != UNCOVERED_CATEGORY
    # What reads 0.00 亩 is told in m².
    area = f"{part.adjusted_mu:.2f} 亩" if part.adjusted_mu >= 0.01 else f"{format_square_metres(part.raw_m2)} m²"
    return f"{part.code if by_code else part.name or part.code} {area}"
