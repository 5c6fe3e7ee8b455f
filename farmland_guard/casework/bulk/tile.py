"""The work on the tiles of a batch: their figures come back, their pieces go into a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

import numpy as np

from ...domain.errors import InputError
from ...domain.language import translate
from ...exchange.base_table import BaseTable
from ...exchange.gpkg_rows import GeoPackageLayer
from ...exchange.gpkg_writer import Column, GeoPackageWriter, Table
from ...exchange.plain_crs import cgcs2000_frame
from ...geometry.baselayer import Base, BaseLayer, BaseProblem
from ...geometry.frame import Frame
from ...geometry.geos import object_array
from ...geometry.portions import COVERED, FIGURES, LayerPortion, Portion
from ...geometry.running import LANDUSE, PBF, Run
from ...geometry.shapes import Floats, Objects
from .patches import PatchTable, Tile

Progress = Callable[[float], bool]

_PIECES: Tuple[Column, ...] = (
    ("code", "TEXT"),
    ("source_layer", "TEXT"),
    ("source_id", "TEXT"),
    ("land_class", "TEXT"),
    ("gross_m2", "REAL"),
    ("adjusted_m2", "REAL"),
    ("net_m2", "REAL"),
)
FIGURE_NAMES = ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2")
_LEFT_OVER = {"": None, "01": "非耕地"}  # what the remainder of a patch is when only cultivated land was read


@dataclass(frozen=True)
class LayerFile:
    """A layer of a GeoPackage; without `layer` the file holds one."""

    path: Union[str, Path]
    layer: Optional[str] = None


@dataclass(frozen=True)
class Order:
    """What is asked of every tile: against which layers, how areas are measured (see `plane`), which land classes are read ("" all),
    whether pieces get polygons.
    """

    candidates: LayerFile
    pbf: Optional[LayerFile]
    landuse: Optional[LayerFile]
    method: str = "ellipsoidal"
    classes: str = ""
    polygons: bool = False

    @property
    def bases(self) -> List[Tuple[str, LayerFile]]:
        """The base layers given, by role."""
        return [(role, file) for role, file in ((PBF, self.pbf), (LANDUSE, self.landuse)) if file is not None]


class Outcome(NamedTuple):
    """What came of a tile: `figures` (those of `FIGURE_NAMES`, patches), sentences by place in the tile, pieces written.

    `base_problems` and `notes`: what was wrong with rows of the base layers.
    """

    figures: Floats
    problems: Dict[int, List[str]]
    pieces: int
    base_problems: List[BaseProblem]
    notes: List[str]


def plain_frame(layer: GeoPackageLayer) -> Optional[Frame]:
    """Return the frame of a layer that is known without QGIS, or None."""
    return cgcs2000_frame(int(layer.code)) if layer.organization.upper() == "EPSG" else None


def frame_of_layer(layer: GeoPackageLayer) -> Frame:
    """Return the frame of a layer; InputError when its coordinate system is none that can be used."""
    found = plain_frame(layer)
    if found is not None:
        return found
    # Any other system is QGIS's and PROJ's business.
    from qgis.core import QgsCoordinateReferenceSystem

    from ...exchange.crs import frame_of

    return frame_of(QgsCoordinateReferenceSystem.fromWkt(layer.definition), layer.name)


class Worker:
    """Works tiles of one order one after another; the layers are looked up once. InputError when there are none or they cannot be read."""

    def __init__(self, order: Order) -> None:
        """Open the layers."""
        self._order = order
        self.candidates = GeoPackageLayer(order.candidates.path, order.candidates.layer)
        self.frame = frame_of_layer(self.candidates)
        self._patches = PatchTable(self.candidates)
        self._layers = [(role, GeoPackageLayer(file.path, file.layer)) for role, file in order.bases]
        self._frames = [frame_of_layer(layer) for _, layer in self._layers]
        if not self._layers:
            raise InputError(
                translate("FarmlandGuard", "Give “Permanent basic farmland” (PBF), “Land use” (LANDUSE) or both; there is nothing to check against.")
            )
        self._tables()  # a layer without the fields it needs is told at once

    @property
    def plain(self) -> bool:
        """Whether all layers are in systems that are known without QGIS."""
        return all(plain_frame(layer) is not None for layer in (self.candidates, *(layer for _, layer in self._layers)))

    def _tables(self) -> List[BaseTable]:
        return [BaseTable(layer, role, self._order.classes if role == LANDUSE else "") for role, layer in self._layers]

    def writer(self, path: Path) -> GeoPackageWriter:
        """Return a writer for a new file in the coordinate system of the patches."""
        return GeoPackageWriter(path, int(self.candidates.code), self.candidates.organization, self.candidates.definition)

    def table(self, writer: GeoPackageWriter) -> Table:
        """Make the table of pieces."""
        return writer.table("pieces", _PIECES, geometry=self._order.polygons)

    def work(
        self, tile: Tile, writer: GeoPackageWriter, into: Table, progress: Optional[Progress] = None, threads: int = 1
    ) -> Outcome:
        """Check the patches of a tile and insert their pieces. Cancelled when `progress` returns False."""
        tables = self._tables()
        bases = [Base(role, (), frame, table) for (role, _), frame, table in zip(self._layers, self._frames, tables)]
        wanted = COVERED if self._order.polygons else FIGURES
        codes, shapes, problems = self._patches.read(tile.keys)
        planes = [(tile.plane, np.flatnonzero(np.diff(shapes.first_vertex)))]
        run = Run(shapes, self.frame, bases, self._order.method, wanted, None, progress, threads, planes=planes)
        result = _Result(run, object_array(codes), _LEFT_OVER.get(self._order.classes))
        result.problems.update((place, [text]) for place, text in problems.items())
        for portion in run.portions():
            result.take(portion, writer, into)
        base_problems = [problem for layer in run.layers for problem in layer.problems]
        notes = [note for table in tables for note in table.notes]
        return Outcome(result.figures, result.problems, result.pieces, base_problems, notes)


@dataclass
class _Result:
    """Gathers what the portions of a run bring; `rest` is the land class of what no land use covers."""

    run: Run
    codes: Objects
    rest: Optional[str]
    problems: Dict[int, List[str]] = field(default_factory=dict)
    pieces: int = 0

    def __post_init__(self) -> None:
        self.figures = np.full((len(FIGURE_NAMES), len(self.codes)), np.nan)
        self._names: List[_Names] = []

    def take(self, portion: Portion, writer: GeoPackageWriter, into: Table) -> None:
        """Enter the figures of a portion and insert its pieces."""
        layers = self.run.layers
        self._names = self._names or [_Names.of(layer, self.rest) for layer in layers]
        self.figures[0, portion.numbers] = portion.areas_m2
        for layer, part, name in zip(layers, portion.layers, self._names):
            row = 1 if layer.role == PBF else 3
            self.figures[row, portion.numbers] = part.gross_m2
            self.figures[row + 1, portion.numbers] = part.net_m2
            writer.insert(into, _piece_columns(self.codes[portion.numbers[part.place]], name, part, writer))
            self.pieces += len(part.place)
        for place, texts in portion.problems.items():
            self.problems.setdefault(int(portion.numbers[place]), []).extend(texts)


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
