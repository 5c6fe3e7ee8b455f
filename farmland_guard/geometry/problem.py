"""What can go wrong with one geometry, and the words for it."""

from __future__ import annotations

from ..domain.errors import Cancelled, FarmlandError
from ..domain.language import translate

__all__ = ["Cancelled", "GeometryProblem", "no_area", "reason_text"]


class GeometryProblem(FarmlandError):
    """One geometry cannot be used; `str(problem)` is a short translated reason for the user."""


def no_area() -> GeometryProblem:
    """Return the problem of a polygon that encloses nothing."""
    return GeometryProblem(translate("FarmlandGuard", "the geometry encloses no area"))


__all__ = ["Cancelled", "GeometryProblem", "reason_text"]


def reason_text(reason: str) -> str:
    """Return GEOS' reason of invalidity in the user's language; an unknown one is returned as it is."""
    known = {
        "Self-intersection": translate("FarmlandGuard", "the boundary crosses itself"),
        "Ring Self-intersection": translate("FarmlandGuard", "a ring touches or crosses itself"),
        "Hole lies outside shell": translate("FarmlandGuard", "a hole lies outside the outer ring"),
        "Holes are nested": translate("FarmlandGuard", "one hole lies inside another"),
        "Nested holes": translate("FarmlandGuard", "one hole lies inside another"),
        "Nested shells": translate("FarmlandGuard", "one part lies inside another"),
        "Interior is disconnected": translate("FarmlandGuard", "holes cut the interior into pieces"),
        "Duplicate Rings": translate("FarmlandGuard", "a ring is there twice"),
        "Too few points in geometry component": translate("FarmlandGuard", "a ring has too few different points"),
    }
    return known.get(reason, reason)
