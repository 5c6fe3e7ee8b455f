"""The parts of a case as a table, and what every check said of it as rich text; every value is escaped."""

import html
from decimal import Decimal
from typing import Callable, Dict, List, Optional, Sequence, Tuple

from ..casework.check_history import FIGURES, Change, PastCheck
from ..casework.check_results import CheckedLine
from ..domain.clock import local_time
from ..domain.codes import UNCOVERED_CATEGORY, UNKNOWN_CATEGORY, label
from ..domain.language import listed, translate
from ..domain.parts import CATEGORY, Part
from ..domain.schema import TABLES
from ..domain.units import format_mu, format_square_metres, round_half_up_decimal
from ..domain.zones import LIMITED
from .check_tables import GREY, RED, mu_text
from .rows_model import Column


def part_columns(version_of: Callable[[str], str]) -> List[Column]:
    """Columns of the parts; records are `Part`. `version_of` says which version of a base layer a kind of parts is from."""
    return [
        Column(
            "kind",
            translate("FarmlandGuard", "By"),
            lambda part: label("part_kind", part.kind),
            tip=lambda part: version_of(part.kind),
        ),
        Column(
            "name",
            translate("FarmlandGuard", "Part"),
            lambda part: part.name,
            tip=lambda part: part.name if part.kind == "category" else f"{part.name} {part.code}",
            colour=lambda part: GREY if part.code in (UNCOVERED_CATEGORY, UNKNOWN_CATEGORY) else None,
        ),
        Column(
            "adjusted_mu",
            translate("FarmlandGuard", "Adjusted\n亩"),
            lambda part: f"{part.adjusted_mu:.2f}",
            order=lambda part: part.adjusted_mu,
            title_tip=translate("FarmlandGuard", "After adjustment: these add up exactly to the area of the case at 0.01 亩"),
            number=True,
        ),
        Column(
            "adjusted",
            translate("FarmlandGuard", "Adjusted\nm²"),
            lambda part: format_square_metres(part.adjusted_m2),
            order=lambda part: part.adjusted_m2,
            title_tip=translate("FarmlandGuard", "After adjustment: these add up exactly to the area of the case at 0.01 m²"),
            number=True,
        ),
        Column(
            "raw",
            translate("FarmlandGuard", "Raw\nm²"),
            lambda part: f"{part.raw_m2:.4f}",
            order=lambda part: part.raw_m2,
            title_tip=translate("FarmlandGuard", "As computed, before adjustment"),
            number=True,
        ),
        Column(
            "net",
            translate("FarmlandGuard", "Net\nm²"),
            lambda part: "—" if part.net_m2 is None else format_square_metres(part.net_m2),
            order=lambda part: part.net_m2,
            title_tip=translate("FarmlandGuard", "Without the deducted share (KCXS)"),
            number=True,
        ),
    ]


def part_version(history: Sequence[PastCheck], kind: str) -> str:
    """The base layer that a kind of parts of the newest check is from, with its version; "" where that is not known."""
    if not history:
        return ""
    role = "landuse" if kind == CATEGORY else kind
    version = {**history[0].versions, **history[0].zones}.get(role)
    return f"{label('base_role', role)} {version}" if version else ""


def shown_parts(parts: Sequence[Part]) -> List[Part]:
    """The parts that the table shows: a kind of zones that holds nothing of the case is told in one line below it."""
    inside = {part.kind for part in parts if part.code != UNCOVERED_CATEGORY}
    return [part for part in parts if part.kind in inside or part.kind not in LIMITED]


def parts_sum_text(line: CheckedLine, parts: Sequence[Part]) -> str:
    """The sums of each kind of part against the case's area, and which kinds hold nothing of it; the same sums share a line."""
    shown = shown_parts(parts)
    outside = [part.name for part in parts if part not in shown]
    kinds: Dict[str, List[Part]] = {}
    for part in shown:
        kinds.setdefault(part.kind, []).append(part)
    sums: Dict[Tuple[str, Decimal], List[str]] = {}
    for kind, mine in kinds.items():
        total = sum(round_half_up_decimal(part.adjusted_m2, 2) for part in mine)
        in_mu = sum((Decimal(f"{part.adjusted_mu:.2f}") for part in mine), Decimal(0))
        sums.setdefault((format_square_metres(total), in_mu), []).append(label("part_kind", kind))
    said = [
        translate("FarmlandGuard", "By {kind}: {total} m² = {mu} 亩").format(kind=listed(titles), total=total, mu=in_mu)
        for (total, in_mu), titles in sums.items()
    ]
    if line.adjusted_m2 is not None and line.area_m2 is not None:
        said.append(
            translate("FarmlandGuard", "Case: {area} m² = {mu} 亩").format(
                area=format_square_metres(line.adjusted_m2), mu=format_mu(line.area_m2)
            )
        )
    return "\n".join([*said, *([listed(outside)] if outside else [])])


def history_html(history: Sequence[PastCheck], checked: bool) -> str:
    """Every check of a case, the newest first, with what it changed in red."""
    if not checked:
        return _quiet(translate("FarmlandGuard", "This case was not checked yet."))
    if not history:
        return _quiet(translate("FarmlandGuard", "Only cases of the register have a history, from their next check on."))
    return "".join(_past(past) for past in history)


def _past(past: PastCheck) -> str:
    rows = [(label("source_layer", role), version) for role, version in past.versions.items()]
    if past.zones:
        others = "；".join(f"{label('base_role', kind)} {version}" for kind, version in past.zones.items())
        rows.append((translate("FarmlandGuard", "Other base layers"), others))
    fields = TABLES["violation"]
    rows += [(fields.field(name).alias, f"{mu_text(past.figures.get(name))} 亩") for name in FIGURES]
    rows.append((translate("FarmlandGuard", "Findings"), "；".join(past.findings) or "—"))
    cells = "".join(
        f"<tr><td style='color:{GREY.name()}'>{html.escape(name)}&nbsp;</td><td>{html.escape(text)}</td></tr>"
        for name, text in rows
    )
    changed = "".join(f"<div style='color:{RED.name()}'>{html.escape(_change(each))}</div>" for each in past.changes)
    cause = past.changes[0].cause if past.changes else ""
    if cause:
        changed += f"<div style='color:{GREY.name()}'>{html.escape(cause)}</div>"
    return f"<p><b>{html.escape(local_time(past.at))}</b></p>{changed}<table cellpadding='1'>{cells}</table>"


def _change(change: Change) -> str:
    return f"{change.title}：{change.before_text} → {change.after_text}"


def methods_text(line: CheckedLine, method: str, differ_mu: float) -> str:
    """Both areas where the two methods differ by more than the limit, else ""."""
    difference = methods_difference(line)
    if difference is None or difference <= differ_mu:
        return ""
    other = "planar" if method == "ellipsoidal" else "ellipsoidal"
    return translate("FarmlandGuard", "{one} {area} 亩, {two} {other} 亩: they differ by {difference} 亩").format(
        one=label("area_method", method),
        area=format_mu(line.area_m2 or 0.0, 4),
        two=label("area_method", other),
        other=format_mu(line.other_m2 or 0.0, 4),
        difference=f"{difference:.4f}",
    )


def methods_difference(line: CheckedLine) -> Optional[float]:
    """How far the two area methods are apart in 亩, or None where one of them has no figure."""
    if line.area_m2 is None or line.other_m2 is None:
        return None
    return abs(line.area_m2 - line.other_m2) * 3 / 2000


def _quiet(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"
