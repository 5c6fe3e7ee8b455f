"""The work behind the check panel's Run button: plain functions for a worker thread, made on the main thread."""

from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ..casework.check_results import CheckedCase, RunResults, VersionUsed, checked_row, results_of_layer
from ..casework.checking import USUAL_CLASSIFICATION, CheckReport, check_register, classification_in_force
from ..casework.layer_against_register import check_against_register
from ..casework.layer_check import base_of, check_layer, other_areas
from ..domain.errors import Cancelled
from ..domain.landclass import Classification, load_classification
from ..domain.language import translate
from ..exchange.direct import gpkg_table_of
from ..exchange.source import VectorRows, fix_encoding
from ..geometry.geos import engine_name
from ..geometry.overlap import CheckResult
from ..paths import RESOURCES
from ..register.store import Register

Progress = Callable[[float], bool]


@dataclass(frozen=True)
class LayerOutcome:
    """A check of any layer. `crs` is the layer's, in which the pieces are."""

    results: RunResults
    result: CheckResult
    names: Dict[str, str]
    crs: QgsCoordinateReferenceSystem
    classification: Classification

    def case(self, key: str) -> CheckedCase:
        """One row with its pieces."""
        return checked_row(self.result, self.names, key, self.results.versions, self.classification)


class LayerSnapshot:
    """A layer as a worker thread may read it: with its edits, without touching the layer itself.

    Speaks as much of QgsProcessingFeatureSource as `VectorRows` asks for. To be made on the main thread.
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self.note = fix_encoding(layer)
        self.title_field = layer.displayField()
        self._source = QgsVectorLayerFeatureSource(layer)
        self._name, self._crs, self._fields = layer.name(), layer.crs(), layer.fields()
        self._count, self._extent = layer.featureCount(), layer.extent()

    def sourceName(self) -> str:
        """Name of the layer."""
        return self._name

    def sourceCrs(self) -> QgsCoordinateReferenceSystem:
        """CRS of the layer."""
        return self._crs

    def sourceExtent(self) -> QgsRectangle:
        """Box of the layer."""
        return self._extent

    def fields(self) -> Any:
        """Fields of the layer."""
        return self._fields

    def featureCount(self) -> int:
        """Number of features when the snapshot was made."""
        return self._count

    def getFeatures(self, request: QgsFeatureRequest, _flags: Any = None) -> Any:
        """Iterate the features as they were when the snapshot was made."""
        return self._source.getFeatures(request)


def register_work(
    register: Register, scope: str, codes: Optional[Sequence[str]], who: str
) -> Callable[[Progress], CheckReport]:
    """Work that checks cases of a register and writes what it found."""

    def work(progress: Progress) -> CheckReport:
        return check_register(register, scope, codes, who, _stopping(progress))

    return work


def layer_work(
    layer: QgsVectorLayer,
    method: str,
    register: Optional[Register],
    bases: Sequence[Tuple[str, QgsVectorLayer]] = (),
    classification: str = USUAL_CLASSIFICATION,
) -> Callable[[Progress], LayerOutcome]:
    """Work that checks a layer against `register`'s bases in force or, without one, against layers by role.

    `classification` says how the land classes of such a layer are to be read; the register knows that of its own.
    """
    snapshot = LayerSnapshot(layer)
    base_snapshots = [(role, LayerSnapshot(base), gpkg_table_of(base)) for role, base in bases]

    def work(progress: Progress) -> LayerOutcome:
        source = VectorRows(snapshot)
        rows = list(source)
        notes: List[str] = [text for row in rows for text in (row.problem, getattr(row, "note", None)) if text]
        stopping = _stopping(progress)
        if register is not None:
            result, versions = check_against_register(register, rows, source, method, stopping)
        else:
            loaded = [base_of(role, VectorRows(base), notes, table) for role, base, table in base_snapshots]
            versions = [VersionUsed(role, base.sourceName()) for role, base, _ in base_snapshots]
            result = check_layer(rows, source, loaded, method, stopping)
        names = {str(row.number): _row_name(row, snapshot.title_field) for row in rows}
        others = other_areas(rows, source, method)
        results = results_of_layer(result, list(names.values()), versions, method, engine_name(), notes, others)
        name = classification if register is None else classification_in_force(register)
        return LayerOutcome(results, result, names, source.crs, load_classification(RESOURCES / "classes", name))

    return work


def _row_name(row: Any, title_field: str) -> str:
    value = row.attributes.get(title_field)
    return str(row.fid) if value in (None, "") else str(value)


def _stopping(progress: Progress) -> Progress:
    """Progress that ends the work by itself once the user cancelled, wherever it is called."""

    def report(done: float) -> bool:
        if not progress(done):
            raise Cancelled
        return True

    return report


def cancelled_text(scope: str) -> str:
    """What is said once a check was cancelled."""
    if scope == "layer":
        return translate("FarmlandGuard", "Cancelled; nothing was written.")
    return translate(
        "FarmlandGuard", "Cancelled; nothing was written. The next check of the same cases goes on where this one stopped."
    )
