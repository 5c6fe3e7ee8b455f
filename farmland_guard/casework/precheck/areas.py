"""Checks of areas: the identities that the reporting system tests, and what was never measured."""

from typing import Any, Iterator, Mapping

from ...domain.codes import CATEGORIES, UNCOVERED_CATEGORY, UNKNOWN_CATEGORY
from ...domain.units import SQUARE_METRES_PER_MU, format_mu, mu
from .dossier import Dossier, Hit, Surroundings

_COUNTED = tuple(code for code in CATEGORIES if code not in (UNKNOWN_CATEGORY, UNCOVERED_CATEGORY))


def _tolerance(around: Surroundings) -> float:
    """亩."""
    return float(around.book.value("identity_tolerance_mu", 0.01))


class NotChecked:
    """The case was never checked against the base layers, or its polygon was changed since."""

    id = "not_checked"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        if dossier.case["area_m2"] is None:
            yield Hit("尚未套合检查，或图形改动后没有重新套合")


class IdentityClasses:
    """地块 = 耕地 + 其他农用地 + 未利用地 + 建设用地, in 亩 as it is reported."""

    id = "identity_classes"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        if dossier.case["area_m2"] is None or not dossier.parts:
            return
        total = mu(dossier.case["area_m2"])
        parts = {code: _mu_of(row) for code, row in dossier.parts.items()}
        closed = sum(parts.get(code, 0.0) for code in _COUNTED)
        # Half a hundredth of tolerance more, so that 0.01 as a float is 0.01.
        if abs(total - closed) <= _tolerance(around) + 0.005:
            return
        named = "、".join(f"{CATEGORIES[code]} {parts.get(code, 0.0):.2f}" for code in _COUNTED)
        text = f"图斑 {total:.2f} 亩，{named}，合计 {closed:.2f} 亩"
        for code in (UNKNOWN_CATEGORY, UNCOVERED_CATEGORY):
            if parts.get(code):
                text += f"；{CATEGORIES[code]} {parts[code]:.2f} 亩"
        yield Hit(text)


def _mu_of(row: Mapping[str, Any]) -> float:
    if row["adjusted_mu"] is not None:
        return float(row["adjusted_mu"])
    return mu(row["adjusted_m2"] or 0.0)


class IdentityPbf:
    """永久基本农田 ≤ 图斑."""

    id = "identity_pbf"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        area, pbf = dossier.case["area_m2"], dossier.case["pbf_m2"]
        if area is not None and pbf is not None and pbf > area + _tolerance(around) * SQUARE_METRES_PER_MU:
            yield Hit(f"永久基本农田 {format_mu(pbf)} 亩，图斑 {format_mu(area)} 亩")


class IdentityAgricultural:
    """农用地 ≥ 耕地: what the case says of its cultivated land, against what its parts say of agricultural land."""

    id = "identity_agricultural"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        cultivated = dossier.case["cultivated_m2"]
        if cultivated is None or not dossier.parts:
            return
        agricultural = sum(_mu_of(dossier.parts[code]) for code in ("cultivated", "other_agricultural") if code in dossier.parts)
        if mu(cultivated) > agricultural + _tolerance(around) + 0.005:
            yield Hit(f"耕地 {format_mu(cultivated)} 亩，农用地 {agricultural:.2f} 亩")


class IdentityChildren:
    """The sub-patches come to the patch they were split from."""

    id = "identity_children"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        parent = dossier.case["parent_uid"]
        if not parent:
            return
        row = around.session.one("SELECT area_m2 FROM violation WHERE uid = ?", (parent,))
        children = around.children_of(parent)
        areas = [child["split_m2"] if child["split_m2"] is not None else child["area_m2"] for child in children]
        if row is None or row["area_m2"] is None or any(area is None for area in areas):
            return
        total, parts = mu(row["area_m2"]), mu(sum(areas))
        if abs(total - parts) > _tolerance(around) + 0.005:
            yield Hit(f"原图斑 {around.code_of.get(parent, '')} {total:.2f} 亩，{len(areas)} 个子图斑合计 {parts:.2f} 亩")
