"""The columns of the check panel's tables, and the texts around its figures."""

import html
from typing import Any, Callable, List, Mapping, Optional, Sequence, Set

from qgis.PyQt.QtGui import QColor

from ..casework.check_results import CheckedCase, CheckedLine, PieceLine, RunResults, VersionUsed
from ..domain.codes import label
from ..domain.language import listed, translate
from ..domain.parts import STATED_M2
from ..domain.units import format_mu, format_square_metres, round_half_up_decimal
from ..domain.zones import LIMITED, ZONES
from .rows_model import Column
from .zone_words import zone_words

GREY = QColor(128, 128, 128)
RED = QColor("#c4231a")

LINKS = {
    "area": "",
    "pbf": "pbf",
    "pbf_net": "pbf",
    "cultivated": "landuse",
    "cultivated_net": "landuse",
}
"""Column of a figure → the base layer whose pieces it opens; "" leaves the one that is shown."""

FINGERPRINT_DIGITS = 8


def mu_text(m2: Optional[float]) -> str:
    """亩 with two decimals, or a dash."""
    return "—" if m2 is None else format_mu(m2)


def m2_text(m2: Optional[float]) -> str:
    """Square metres with two decimals and the unit, or a dash."""
    return "—" if m2 is None else f"{format_square_metres(m2)} m²"


def result_columns() -> List[Column]:
    """Columns of the results; records are `CheckedLine`."""
    return [
        Column("code", translate("FarmlandGuard", "Code"), lambda line: line.code),
        _figure("area", translate("FarmlandGuard", "Area\n亩"), lambda line: line.area_m2),
        _figure(
            "pbf",
            translate("FarmlandGuard", "PBF\n亩"),
            lambda line: line.pbf_m2,
            translate("FarmlandGuard", "Permanent basic farmland occupied, gross"),
        ),
        _figure(
            "cultivated",
            translate("FarmlandGuard", "Cultivated\n亩"),
            lambda line: line.cultivated_m2,
            translate("FarmlandGuard", "Cultivated land occupied, gross"),
        ),
        *(_inside_column(kind, words.column, words.tip) for kind, words in zone_words().items()),
        Column(
            "findings",
            translate("FarmlandGuard", "Rule\nhits"),
            lambda line: "—" if line.findings is None else str(line.findings),
            order=lambda line: line.findings,
            title_tip=translate("FarmlandGuard", "How many rules of the rule book have something to say"),
            colour=lambda line: RED if line.findings else None,
            number=True,
        ),
        Column(
            "changes",
            translate("FarmlandGuard", "Changed"),
            lambda line: str(line.changes) if line.changes else "",
            order=lambda line: line.changes or 0,
            title_tip=translate("FarmlandGuard", "How many figures and findings are not as the check before said"),
            colour=lambda line: RED if line.changes else None,
            number=True,
        ),
        Column(
            "slivers",
            translate("FarmlandGuard", "Slivers"),
            lambda line: str(line.slivers) if line.slivers else "",
            order=lambda line: line.slivers,
            title_tip=translate("FarmlandGuard", "Pieces that are small and narrow; they stay in all sums"),
            number=True,
        ),
        _figure(
            "pbf_net",
            translate("FarmlandGuard", "PBF net\n亩"),
            lambda line: line.pbf_net_m2,
            translate("FarmlandGuard", "Permanent basic farmland occupied, without the deducted share (KCXS)"),
        ),
        _figure(
            "cultivated_net",
            translate("FarmlandGuard", "Cultiv. net\n亩"),
            lambda line: line.cultivated_net_m2,
            translate("FarmlandGuard", "Cultivated land occupied, without the deducted share (KCXS)"),
        ),
    ]


def _inside_column(kind: str, title: str, title_tip: str) -> Column:
    return Column(
        kind,
        title,
        lambda line: mu_text(line.inside.get(kind)),
        order=lambda line: line.inside.get(kind),
        tip=lambda line: m2_text(line.inside.get(kind)),
        title_tip=title_tip,
        colour=lambda line: (RED if ZONES[kind].protected else None) if lies_in(kind, line) else GREY,
        number=True,
    )


def lies_in(kind: str, line: CheckedLine) -> bool:
    """Whether a case lies in the redline, on approved land or the like with anything that is stated."""
    return line.inside.get(kind, 0.0) >= STATED_M2


def unused_columns(lines: Sequence[CheckedLine]) -> Set[str]:
    """Columns that say nothing of any row: of layers that the register has not."""
    return {kind for kind in LIMITED if lines and all(kind not in line.inside for line in lines)}


def _figure(
    name: str, title: str, value: Callable[[CheckedLine], Optional[float]], title_tip: str = ""
) -> Column:
    return Column(
        name,
        title,
        lambda line: mu_text(value(line)),
        order=value,
        tip=lambda line: translate("FarmlandGuard", "{area}; click to see its pieces").format(area=m2_text(value(line))),
        title_tip=title_tip,
        number=True,
        link=lambda line: value(line) is not None,
    )


def piece_columns() -> List[Column]:
    """Columns of the pieces; records are `PieceLine`. Areas in m², where they have to add up to 0.01."""
    return [
        Column(
            "source_id",
            translate("FarmlandGuard", "Source\nid"),
            lambda piece: translate("FarmlandGuard", "Not covered") if piece.uncovered else piece.source_id,
            colour=_grey_when_uncovered,
            tip=lambda piece: translate("FarmlandGuard", "No polygon of this base layer covers this part")
            if piece.uncovered
            else piece.source_id,
        ),
        Column(
            "land_class",
            translate("FarmlandGuard", "Land\nclass"),
            lambda piece: piece.land_class or "—",
            colour=_grey_when_uncovered,
        ),
        _area("gross", translate("FarmlandGuard", "Gross\nm²"), lambda piece: piece.gross_m2),
        _area(
            "adjusted",
            translate("FarmlandGuard", "Adjusted\nm²"),
            lambda piece: piece.adjusted_m2,
            translate("FarmlandGuard", "After adjustment: these add up exactly to the area of the case at 0.01 m²"),
        ),
        _area(
            "net",
            translate("FarmlandGuard", "Net\nm²"),
            lambda piece: piece.net_m2,
            translate("FarmlandGuard", "Without the deducted share (KCXS)"),
        ),
        Column(
            "net_factor",
            translate("FarmlandGuard", "Net\nfactor"),
            lambda piece: "—" if piece.uncovered or piece.net_factor is None else f"{piece.net_factor:.4f}",
            order=lambda piece: piece.net_factor,
            title_tip=translate("FarmlandGuard", "Net area by gross area: 1 − KCXS, or declared net by declared area"),
            number=True,
            colour=_grey_when_uncovered,
        ),
        Column(
            "sliver",
            translate("FarmlandGuard", "Sliver"),
            lambda piece: "◁" if piece.sliver else "",
            order=lambda piece: piece.sliver,
            tip=_sliver_tip,
            centred=True,
            colour=_grey_when_uncovered,
        ),
        Column(
            "source_layer",
            translate("FarmlandGuard", "Source layer"),
            lambda piece: label("source_layer", piece.source_layer),
            colour=_grey_when_uncovered,
        ),
    ]


def _sliver_tip(piece: PieceLine) -> str:
    if not piece.sliver:
        return ""
    return translate("FarmlandGuard", "{area} m², {width} m wide: the lines may just not match").format(
        area=f"{piece.gross_m2:.4f}", width="—" if piece.width_m is None else f"{piece.width_m:.4f}"
    )


def _grey_when_uncovered(piece: PieceLine) -> Optional[QColor]:
    return GREY if piece.uncovered else None


def _area(name: str, title: str, value: Callable[[PieceLine], float], title_tip: str = "") -> Column:
    return Column(
        name,
        title,
        lambda piece: format_square_metres(value(piece)),
        order=value,
        tip=lambda piece: f"{format_mu(value(piece), 4)} 亩",
        title_tip=title_tip,
        number=True,
        colour=_grey_when_uncovered,
    )


def sums_match(line: CheckedLine, pieces: Sequence[PieceLine]) -> bool:
    """Whether the adjusted areas add up to the case's adjusted area at 0.01 m².

    That is its own area rounded, or for a part of a split patch what the patch leaves it.
    """
    control = line.area_m2 if line.adjusted_m2 is None else line.adjusted_m2
    if control is None:
        return False
    total = sum(round_half_up_decimal(piece.adjusted_m2, 2) for piece in pieces)
    return bool(total == round_half_up_decimal(control, 2))


def sum_text(line: CheckedLine, pieces: Sequence[PieceLine], role: str) -> str:
    """The sum line under the pieces: their sum, the case's area, and what lies on the base layer."""
    total = format_square_metres(sum(round_half_up_decimal(piece.adjusted_m2, 2) for piece in pieces))
    if sums_match(line, pieces):
        first = translate("FarmlandGuard", "Sum {total} m² = area {area} m² ({mu} 亩)").format(
            total=total,
            area=format_square_metres(line.area_m2 if line.adjusted_m2 is None else line.adjusted_m2),
            mu=format_mu(line.area_m2),
        )
    else:
        first = translate("FarmlandGuard", "Sum {total} m² ≠ area {area}: check this case again").format(
            total=total, area=m2_text(line.area_m2)
        )
    gross, net = (
        (line.pbf_m2, line.pbf_net_m2) if role == "pbf" else (line.cultivated_m2, line.cultivated_net_m2)
    )
    if role == "pbf":
        second = translate("FarmlandGuard", "Permanent basic farmland: gross {gross}, net {net} 亩")
    else:
        second = translate("FarmlandGuard", "Cultivated land: gross {gross}, net {net} 亩")
    return first + "\n" + second.format(gross=mu_text(gross), net=mu_text(net))


def versions_text(results: RunResults) -> str:
    """The “versions used” line of a run."""
    parts = [version_text(version) for version in results.versions]
    titles = listed(label("base_role", zone.role) for zone in results.zones if ZONES[zone.role].listed)
    if titles:
        # By name: with all their versions, which are under the pointer, the line would fill the panel.
        parts.append(translate("FarmlandGuard", "also {layers}").format(layers=titles))
    parts.append(label("area_method", results.method))
    return " · ".join(part for part in parts if part)


def versions_tip(results: RunResults) -> str:
    """The same in full: whole fingerprints, engine."""
    lines = [
        f"{label('source_layer', version.role)} {version.version} {version.effective_date} {version.fingerprint}".strip()
        for version in results.versions
    ]
    lines += [f"{label('base_role', zone.role)} {zone.version}" for zone in results.zones]
    return "\n".join([*lines, results.engine])


def version_text(version: VersionUsed) -> str:
    """A base version with its effective date and the beginning of its fingerprint."""
    said = [version.effective_date[:10]] if version.effective_date else []
    if version.fingerprint:
        short = version.fingerprint[:FINGERPRINT_DIGITS]
        said.append(translate("FarmlandGuard", "fingerprint {fingerprint}").format(fingerprint=short))
    title = f"{label('source_layer', version.role)} {version.version}"
    return f"{title}（{'，'.join(said)}）" if said else title


def findings_html(case: CheckedCase) -> str:
    """The findings of a case as a page: rule, value, limit, article, explanation."""
    if not case.versions:
        return _quiet(translate("FarmlandGuard", "This case was not checked yet."))
    if case.line.findings is None:
        return _quiet(translate("FarmlandGuard", "Rules apply to cases of the register, not to other layers."))
    if not case.findings:
        return _quiet(translate("FarmlandGuard", "No rule has anything to say about this case."))
    return "".join(_finding(finding) for finding in case.findings)


def _finding(finding: Mapping[str, Any]) -> str:
    """One finding as a small table of its own, which wraps in a narrow panel."""
    unit = finding["unit"] or ""
    article = f"{finding['source'] or ''} {finding['article'] or ''}".strip()
    # Four decimals: at two, 4.9996 亩 would read as the limit itself.
    rows = (
        (translate("FarmlandGuard", "Value"), f"{_plain(finding['value'])} {unit} {label('basis', finding['basis'])}"),
        (translate("FarmlandGuard", "Limit"), f"{_plain(finding['limit_value'])} {unit}"),
        (translate("FarmlandGuard", "Article"), article),
        (translate("FarmlandGuard", "Explanation"), finding["explanation"] or ""),
    )
    cells = "".join(
        f"<tr><td style='color:{GREY.name()}'>{html.escape(name).replace(' ', '&nbsp;')}&nbsp;</td>"
        f"<td>{html.escape(text)}</td></tr>"
        for name, text in rows
    )
    title = html.escape(finding["title"] or finding["rule_id"])
    return f"<p><b style='color:{RED.name()}'>{title}</b></p><table cellpadding='2'>{cells}</table>"


def _plain(number: Optional[float]) -> str:
    return "—" if number is None else f"{number:.4f}".rstrip("0").rstrip(".")


def _quiet(text: str) -> str:
    return f"<p>{html.escape(text)}</p>"
