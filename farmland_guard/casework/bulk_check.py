"""A whole batch checked from file to file: patches and base layers in GeoPackages, results in a new one. QGIS is not needed.

For batches that no one wants to load as layers first: a county's 100,000 patches take seconds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

import numpy as np

from ..domain.errors import InputError
from ..domain.fieldnames import resolve
from ..domain.language import translate
from ..domain.whole_files import draft_of
from ..exchange.base_table import BaseTable
from ..exchange.gpkg_rows import GeoPackageLayer
from ..exchange.gpkg_writer import Column, GeoPackageWriter
from ..exchange.plain_crs import cgcs2000_frame
from ..geometry.adjusting import rounded_m2, rounded_mu
from ..geometry.baselayer import Base, BaseLayer
from ..geometry.frame import Frame
from ..geometry.geos import object_array
from ..geometry.portions import COVERED, FIGURES, LayerPortion, Portion
from ..geometry.running import LANDUSE, PBF, Run, usual_threads
from ..geometry.shapes import Objects, Shapes, join_shapes
from ..geometry.wkb import read_many

Progress = Callable[[float], bool]

_FIGURES = ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2")
_ROUNDED = ("adjusted_m2", "pbf_mu", "cultivated_mu")
_CHECKED: Tuple[Column, ...] = (("code", "TEXT"), *((name, "REAL") for name in _FIGURES + _ROUNDED), ("problem", "TEXT"))
_PIECES: Tuple[Column, ...] = (
    ("code", "TEXT"),
    ("source_layer", "TEXT"),
    ("source_id", "TEXT"),
    ("land_class", "TEXT"),
    ("gross_m2", "REAL"),
    ("adjusted_m2", "REAL"),
    ("net_m2", "REAL"),
)
_LEFT_OVER = {"": None, "01": "非耕地"}  # what the remainder of a patch is when only cultivated land was read


@dataclass(frozen=True)
class LayerFile:
    """A layer of a GeoPackage; without `layer` the file holds one."""

    path: Union[str, Path]
    layer: Optional[str] = None


@dataclass
class BulkReport:
    """What a bulk check wrote: counts of rows, sentences on what was wrong, seconds by stage."""

    checked: int = 0
    pieces: int = 0
    problems: List[str] = field(default_factory=list)
    seconds: Dict[str, float] = field(default_factory=dict)


class _Patches:
    """The patches of the run: shapes, codes and what was wrong with them."""

    def __init__(self, layer: GeoPackageLayer) -> None:
        self.codes: List[str] = []
        self.problems: Dict[int, List[str]] = {}
        code_field = resolve(layer.fields, "clues").get("code")
        parts: List[Shapes] = []
        for rows in layer.rows([code_field] if code_field else []):
            read = read_many(rows.blobs, rows.skips)
            for at, problem in enumerate(read.problems):
                if problem:
                    self.problems[len(self.codes) + at] = [problem]
            keys = rows.numbers.tolist()
            values = rows.values[code_field] if code_field else [None] * len(keys)
            self.codes += [str(key) if value in (None, "") else str(value) for key, value in zip(keys, values)]
            parts.append(read.shapes)
        self.shapes = join_shapes(parts)


def check_files(
    candidates: LayerFile,
    pbf: Optional[LayerFile],
    landuse: Optional[LayerFile],
    out: Union[str, Path],
    method: str = "ellipsoidal",
    classes: str = "",
    piece_polygons: bool = False,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> BulkReport:
    """Check the patches of `candidates` and write `out`, a GeoPackage with the tables `checked` and `pieces`.

    `checked` has one row per patch in the order of the file, `pieces` one per part, adjusted so that the parts of a patch and layer
    sum to its area at 0.01 m²; what no base polygon covers is a row without source_id. `classes` "01" reads only cultivated land, the
    remainder then stands for all other ground; "" reads every class. `piece_polygons` adds the polygons of the parts on base polygons.
    `threads`: as many as pay when it is left out. Raises InputError for what cannot be read or written, Cancelled when
    `progress` returns False; then nothing is written.
    """
    report = BulkReport()
    begin = perf_counter()
    source = GeoPackageLayer(candidates.path, candidates.layer)
    tables, bases = _bases(((PBF, pbf), (LANDUSE, landuse)), classes)
    _check_out(Path(out), [each.path for each in (candidates, pbf, landuse) if each is not None])
    patches = _Patches(source)
    report.seconds["patches"] = perf_counter() - begin
    wanted = COVERED if piece_polygons else FIGURES
    threads = usual_threads() if threads is None else threads
    run = Run(patches.shapes, _frame(source), bases, method, wanted, None, progress, threads)
    with draft_of(out) as draft, GeoPackageWriter(draft, int(source.code), source.organization, source.definition) as writer:
        report.pieces = _write(writer, run, patches, piece_polygons, _LEFT_OVER.get(classes))
    report.checked = len(patches.codes)
    report.problems = _sentences(patches, tables, run.layers)
    report.seconds["all"] = perf_counter() - begin
    return report


def _bases(given: Sequence[Tuple[str, Optional[LayerFile]]], classes: str) -> Tuple[List[BaseTable], List[Base]]:
    tables: List[BaseTable] = []
    bases: List[Base] = []
    for role, file in given:
        if file is not None:
            layer = GeoPackageLayer(file.path, file.layer)
            tables.append(BaseTable(layer, role, classes if role == LANDUSE else ""))
            bases.append(Base(role, (), _frame(layer), tables[-1]))
    if not bases:
        raise InputError(translate("FarmlandGuard", "Give PBF, LANDUSE or both; there is nothing to check against."))
    return tables, bases


def _check_out(out: Path, read: Sequence[Union[str, Path]]) -> None:
    """InputError for an output that would take the place of a file that is read."""
    for path in read:
        if out.exists() and out.samefile(path):
            raise InputError(
                translate("FarmlandGuard", "{file} is read by this check, so the result cannot be written there; choose another file.").format(
                    file=out
                )
            )


def _write(writer: GeoPackageWriter, run: Run, patches: _Patches, polygons: bool, rest: Optional[str]) -> int:
    """Run the check, write both tables and return the number of pieces; `rest` is the land class of what no land use covers."""
    figures = np.full((len(_FIGURES), len(patches.codes)), np.nan)
    codes = object_array(patches.codes)
    into = writer.table("pieces", _PIECES, geometry=polygons)
    names: List[_Names] = []
    pieces = 0
    for portion in run.portions():
        names = names or [_Names.of(layer, rest) for layer in run.layers]
        _take_figures(figures, run.layers, portion)
        for place, texts in portion.problems.items():
            patches.problems.setdefault(int(portion.numbers[place]), []).extend(texts)
        for name, part in zip(names, portion.layers):
            writer.insert(into, _piece_columns(codes[portion.numbers[part.place]], name, part, writer))
            pieces += len(part.place)
    writer.insert(writer.table("checked", _CHECKED), _checked_columns(patches, figures))
    return pieces


def _frame(layer: GeoPackageLayer) -> Frame:
    found = cgcs2000_frame(int(layer.code)) if layer.organization.upper() == "EPSG" else None
    if found is not None:
        return found
    # Any other system is QGIS's and PROJ's business.
    from qgis.core import QgsCoordinateReferenceSystem

    from ..exchange.crs import frame_of

    return frame_of(QgsCoordinateReferenceSystem.fromWkt(layer.definition), layer.name)


def _take_figures(figures: np.ndarray, layers: Sequence[BaseLayer], portion: Portion) -> None:
    figures[0, portion.numbers] = portion.areas_m2
    for layer, part in zip(layers, portion.layers):
        row = 1 if layer.role == PBF else 3
        figures[row, portion.numbers] = part.gross_m2
        figures[row + 1, portion.numbers] = part.net_m2


class _Names(NamedTuple):
    """What pieces are called that lie on a layer: identifiers and land classes by slot, the last those of what no polygon covers."""

    role: str
    source_ids: Objects
    land_classes: Objects

    @classmethod
    def of(cls, layer: BaseLayer, rest: Optional[str]) -> _Names:
        rest = rest if layer.role == LANDUSE else None
        return cls(layer.role, object_array([*layer.source_ids, None]), object_array([*layer.land_classes, rest]))


def _piece_columns(codes: Objects, names: _Names, part: LayerPortion, writer: GeoPackageWriter) -> List[Sequence[object]]:
    columns: List[Sequence[object]] = [
        codes,
        [names.role] * len(codes),
        names.source_ids[part.slot],  # UNCOVERED is −1: the last one
        names.land_classes[part.slot],
        part.areas_m2.tolist(),
        part.adjusted_m2.tolist(),
        part.piece_net_m2.tolist(),
    ]
    if part.blobs is not None and part.boxes is not None:
        columns.insert(0, writer.blobs(part.blobs, part.boxes))
    return columns


def _checked_columns(patches: _Patches, figures: np.ndarray) -> List[Sequence[object]]:
    columns: List[Sequence[object]] = [patches.codes]
    area, pbf, _, cultivated, _ = figures
    for values in (*figures, rounded_m2(area), rounded_mu(pbf), rounded_mu(cultivated)):
        missing = np.isnan(values)
        column: List[Optional[float]] = values.tolist()
        for number in np.flatnonzero(missing):
            column[number] = None
        columns.append(column)
    texts: List[Optional[str]] = [None] * len(patches.codes)
    for number, problems in patches.problems.items():
        texts[number] = "; ".join(problems)
    columns.append(texts)
    return columns


def _sentences(patches: _Patches, tables: Sequence[BaseTable], layers: Sequence[BaseLayer]) -> List[str]:
    found = [
        translate("FarmlandGuard", "{count} patches are called “{code}”; their rows can only be told apart by their order.").format(
            count=count, code=code
        )
        for code, count in Counter(patches.codes).items()
        if count > 1
    ]
    found += [f"{patches.codes[number]}: {text}" for number, texts in sorted(patches.problems.items()) for text in texts]
    for table, layer in zip(tables, layers):
        found += table.notes
        found += [str(problem) for problem in sorted(layer.problems, key=lambda problem: problem.row)]
    return found
