"""Measuring and checking any polygon layer, without a register."""

from typing import Callable, List, Optional, Sequence, Tuple

from ..domain.codes import CATEGORIES, UNCOVERED_CATEGORY, label
from ..domain.errors import InputError
from ..domain.landclass import Classification, load_classification
from ..domain.language import translate
from ..domain.limits import load_limits
from ..domain.units import format_mu
from ..exchange.base_table import BaseTable
from ..exchange.crs import check_metric, frame_of
from ..exchange.feature_rows import FeatureTable
from ..exchange.gpkg_rows import GeoPackageLayer
from ..exchange.source import SourceRow, VectorRows
from ..geometry.areas import areas_m2
from ..geometry.overlap import Base, CheckResult, Subject, check_overlap
from ..geometry.plane import ELLIPSOIDAL, PLANAR
from ..paths import RESOURCES

Progress = Callable[[float], bool]


def measure_layer(rows: Sequence[SourceRow], source: VectorRows, method: str) -> List[Tuple[Optional[float], str]]:
    """Area in m² of every row by `method` (ellipsoidal or planar) and a note; None where there is nothing to measure."""
    frame = frame_of(source.crs, source.name)
    measured = areas_m2([row.wkb for row in rows], frame, method)
    return [
        (area, row.problem or ("" if problem is None else _named(source, row, problem)))
        for row, (area, problem) in zip(rows, measured)
    ]


def other_method(method: str) -> str:
    """The area method that is not `method`."""
    return PLANAR if method == ELLIPSOIDAL else ELLIPSOIDAL


def other_areas(rows: Sequence[SourceRow], source: VectorRows, method: str) -> List[Optional[float]]:
    """Area in m² of every row by the other method; None where it cannot be measured (a plane that is not metric)."""
    other = other_method(method)
    frame = frame_of(source.crs, source.name)
    if other == PLANAR:
        try:
            check_metric(source.crs, source.name)
        except InputError:
            return [None] * len(rows)
    return [area for area, _ in areas_m2([row.wkb for row in rows], frame, other)]


def base_of(role: str, source: VectorRows, notes: List[str], table: Optional[GeoPackageLayer] = None) -> Base:
    """A layer as base of a check. Its rows are read during the check, only those that the check can meet; `notes` grow then.

    `table` is the layer's own (`gpkg_table_of`) where its file can be read directly, several times as fast; without it QGIS
    reads the features. Raises InputError for a land-use layer without a field for the land class (DLBM): nothing would be cultivated.
    """
    rows = BaseTable(FeatureTable(source, notes) if table is None else table, role, name=source.name, notes=notes)
    return Base(role, (), frame_of(source.crs, source.name), rows)


def check_layer(
    rows: Sequence[SourceRow],
    source: VectorRows,
    bases: Sequence[Base],
    method: str,
    progress: Optional[Progress] = None,
    want_pieces: bool = True,
) -> CheckResult:
    """Check every row against the bases; figures come in the order of rows, keyed by row number."""
    frame = frame_of(source.crs, source.name)
    if method == "planar":
        check_metric(source.crs, source.name)
    subjects = [Subject(row.number, row.wkb) for row in rows]
    limits = load_limits(RESOURCES / "limits" / "check.json")
    return check_overlap(
        subjects, frame, bases, method, progress=progress, want_pieces=want_pieces, limits=limits
    )


def classification_named(name: str) -> Classification:
    """The classification of land use called `name`; InputError lists those there are."""
    return load_classification(RESOURCES / "classes", name)


def methods_sentences(
    rows: Sequence[SourceRow], source: VectorRows, result: CheckResult, others: Sequence[Optional[float]], method: str
) -> List[str]:
    """One sentence for every row whose areas by the two methods differ by more than the limit."""
    limit = load_limits(RESOURCES / "limits" / "check.json").methods_differ_mu
    sentences = []
    for row, figures, other in zip(rows, result.figures, others):
        if figures.area_m2 is None or other is None:
            continue
        difference = abs(figures.area_m2 - other) * 3 / 2000
        if difference > limit:
            said = translate("FarmlandGuard", "{one} {area} 亩, {two} {other} 亩: they differ by {difference} 亩").format(
                one=label("area_method", method),
                area=format_mu(figures.area_m2, 4),
                two=label("area_method", other_method(method)),
                other=format_mu(other, 4),
                difference=f"{difference:.4f}",
            )
            sentences.append(_named(source, row, said))
    return sentences


def sliver_sentences(rows: Sequence[SourceRow], source: VectorRows, result: CheckResult) -> List[str]:
    """One line for every piece that is small and narrow; they stay in all sums."""
    return [
        _named(
            source,
            row,
            translate("FarmlandGuard", "sliver on {layer} {source_id}: {area} m², {width} m wide").format(
                layer=label("source_layer", piece.role),
                source_id=piece.source_id or CATEGORIES[UNCOVERED_CATEGORY],
                area=f"{piece.gross_m2:.4f}",
                width=f"{piece.width_m:.4f}",
            ),
        )
        for row, figures in zip(rows, result.figures)
        for piece in figures.pieces
        if piece.sliver
    ]


def _named(source: VectorRows, row: SourceRow, text: str) -> str:
    return translate("FarmlandGuard", "{layer}, row {row}: {text}.").format(
        layer=source.name, row=row.number, text=text
    )


def report_sentences(result: CheckResult, rows: Sequence[SourceRow], source: VectorRows) -> List[str]:
    """One sentence for every problem of a subject or base row, shared ground and noise of a check."""
    sentences = [
        _named(source, row, problem)
        for row, figures in zip(rows, result.figures)
        for problem in figures.problems
        if row.wkb is not None
    ]
    sentences += [str(problem) for problem in result.base_problems]
    sentences += [str(shared) for shared in result.shared_ground]
    if result.dropped_noise_count:
        sentences.append(
            translate("FarmlandGuard", "{count} pieces under 0.000001 m² were left out as numerical noise ({area} m²).").format(
                count=result.dropped_noise_count, area=f"{result.dropped_noise_m2:.9f}"
            )
        )
    return sentences
