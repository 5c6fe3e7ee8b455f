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
from .units import to_decimal
from .zones import ZONES

CATEGORY = "category"


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
