"""Writing result layers: everything is computed first, then the sink is made and filled, or nothing is left of it."""

from typing import Any, Dict, Iterable, List, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QFile, QVariant

from ..domain.errors import InputError
from ..domain.language import translate
from .base import FarmlandAlgorithm
from .output_words import name_when_loaded

Row = Tuple[Sequence[Any], Optional[bytes]]
"""Values in the order of the fields, and the WKB of the geometry or None."""


def real_field(name: str) -> QgsField:
    """A double without a fixed number of digits: unrounded figures stay unrounded."""
    return QgsField(name, QVariant.Double)


def int_field(name: str) -> QgsField:
    """A whole number."""
    return QgsField(name, QVariant.Int)


def text_field(name: str, length: int = 0) -> QgsField:
    """A text field."""
    return QgsField(name, QVariant.String, "", length)


def fields_with(source: QgsFields, added: Sequence[QgsField]) -> "tuple[QgsFields, List[int]]":
    """The source's fields and the added ones; a source field that carries an added name gives way.

    Returns the fields and the indexes of the source's fields that stay. A field called fid gives way as well: the
    GeoPackage numbers its rows itself, and a repeated number would refuse a row.
    """
    taken = {field.name().lower() for field in added} | {"fid"}
    kept = [index for index in range(source.count()) if source.at(index).name().lower() not in taken]
    fields = QgsFields()
    for index in kept:
        fields.append(QgsField(source.at(index)))
    for field in added:
        fields.append(field)
    return fields, kept


def fields_of(fields: Sequence[QgsField]) -> QgsFields:
    """Fields of a table of our own."""
    made = QgsFields()
    for field in fields:
        made.append(field)
    return made


def write_sink(
    algorithm: FarmlandAlgorithm,
    name: str,
    parameters: Dict[str, Any],
    context: QgsProcessingContext,
    fields: QgsFields,
    geometry_type: Any,
    crs: QgsCoordinateReferenceSystem,
    features: Iterable[QgsFeature],
) -> str:
    """Write the features to output `name` and return its destination; on failure the half-written file is removed."""
    sink, destination = algorithm.parameterAsSink(parameters, name, context, fields, geometry_type, crs)
    if sink is None:
        raise InputError(
            translate("FarmlandGuard", "{parameter}: {value} cannot be written.").format(
                parameter=algorithm.named(name), value=parameters.get(name)
            )
        )
    for number, feature in enumerate(features, start=1):
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            reason = sink.lastError() if hasattr(sink, "lastError") else ""
            del sink
            _remove(destination)
            raise InputError(
                translate("FarmlandGuard", "{parameter}: row {row} was refused ({reason}); nothing was written.").format(
                    parameter=algorithm.named(name), row=number, reason=reason
                )
            )
    sink.flushBuffer() if hasattr(sink, "flushBuffer") else None
    name_when_loaded(algorithm.ID, name, destination, context, fields)
    return destination


def write_table(
    algorithm: FarmlandAlgorithm,
    name: str,
    parameters: Dict[str, Any],
    context: QgsProcessingContext,
    fields: Sequence[QgsField],
    rows: Iterable[Sequence[Any]],
) -> str:
    """Write rows without geometry to output `name`, as `write_sink` does."""
    bare = ((row, None) for row in rows)
    return _write_rows(
        algorithm, name, parameters, context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem(), bare
    )


def write_polygons(
    algorithm: FarmlandAlgorithm,
    name: str,
    parameters: Dict[str, Any],
    context: QgsProcessingContext,
    fields: Sequence[QgsField],
    srs_id: int,
    rows: Iterable[Row],
) -> str:
    """Write rows, each with the WKB of its polygon in EPSG `srs_id` or None, to output `name`, as `write_sink` does."""
    crs = QgsCoordinateReferenceSystem.fromEpsgId(srs_id)
    return _write_rows(algorithm, name, parameters, context, fields, QgsWkbTypes.Type.MultiPolygon, crs, rows)


def _write_rows(
    algorithm: FarmlandAlgorithm,
    name: str,
    parameters: Dict[str, Any],
    context: QgsProcessingContext,
    fields: Sequence[QgsField],
    geometry_type: Any,
    crs: QgsCoordinateReferenceSystem,
    rows: Iterable[Row],
) -> str:
    described = fields_of(fields)

    def features() -> Iterable[QgsFeature]:
        for values, wkb in rows:
            feature = QgsFeature(described)
            feature.setAttributes(list(values))
            if wkb is not None:
                feature.setGeometry(geometry_of(wkb))
            yield feature

    return write_sink(algorithm, name, parameters, context, described, geometry_type, crs, features())


def _remove(destination: str) -> None:
    path = destination.split("|")[0]
    if QFile.exists(path) and not QgsProcessingUtils.mapLayerFromString(path, QgsProcessingContext(), False):
        QFile.remove(path)
    elif QFile.exists(path):
        QgsVectorFileWriter.deleteShapeFile(path) if path.lower().endswith(".shp") else QFile.remove(path)


def geometry_of(wkb: bytes) -> QgsGeometry:
    """A geometry from WKB."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry
