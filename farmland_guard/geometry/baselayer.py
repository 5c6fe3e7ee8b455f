"""One base layer of a check: read in blocks, and of it kept only the rows whose boxes meet those of the subjects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterator, List, NamedTuple, Optional, Protocol, Sequence, Set

import numpy as np

from ..domain.codes import label
from ..domain.language import translate
from .frame import Frame
from .joining import BoxGrid
from .shapes import Floats, Integers, Shapes, join_shapes
from .wkb import ReadMany, read_many

# Boxes of edges that are straight on a plane, seen in degrees (or on another plane), bulge by far less
# than this.
_BULGE = 0.02
_LEAST_MARGIN_DEGREES = 1e-6
_BLOCK = 8192


@dataclass(frozen=True)
class BaseRow:
    """One polygon of a base layer. Net area is gross area times `net_factor` (0 … 1, e.g. 1 − KCXS)."""

    source_id: Optional[str]
    land_class: Optional[str]
    net_factor: float
    wkb: bytes


class About(NamedTuple):
    """What some rows say of themselves, aligned."""

    source_ids: List[Optional[str]]
    land_classes: List[Optional[str]]
    net_factors: Floats


class Block(NamedTuple):
    """Some rows of a base layer in its order. `numbers` are theirs in the layer.

    `boxes` (in the layer's coordinates, NaN for rows without any) is None where they are only known once the rows
    are read. `read` and `about` take places within the block.
    """

    numbers: Integers
    boxes: Optional[Floats]
    read: Callable[[Integers], ReadMany]
    about: Callable[[Integers], About]


class RowSource(Protocol):
    """Rows that are read in blocks. `trusted`: known to be valid and not to overlap one another."""

    trusted: bool

    def blocks(self, near: BoxGrid) -> Iterator[Block]:
        """Yield the rows in order; those that meet none of the boxes of `near` (layer's coordinates) may be left out.

        Boxes with NaN meet nothing.
        """


@dataclass(frozen=True)
class Base:
    """A base layer: role "pbf" (永久基本农田) or "landuse" (地类图斑), its rows, the frame of their WKB.

    With `source` the rows are read from there in blocks, and `rows` stays empty.
    """

    role: str
    rows: Sequence[BaseRow]
    frame: Frame
    source: Optional[RowSource] = None


@dataclass(frozen=True)
class BaseProblem:
    """A base row that was repaired (`left_out` False) or could not be used (`left_out` True), and why."""

    role: str
    row: int
    source_id: Optional[str]
    reason: str
    left_out: bool

    def __str__(self) -> str:
        """Return one clause for the user."""
        return translate("FarmlandGuard", "{role} polygon {source_id} (row {row}): {reason}").format(
            role=label("source_layer", self.role), source_id=self.source_id or "-", row=self.row + 1, reason=self.reason
        )


class ListedRows:
    """Rows that are in memory already, as a source of blocks."""

    trusted = False

    def __init__(self, rows: Sequence[BaseRow]) -> None:
        """Keep the rows."""
        self._rows = rows

    def blocks(self, _near: BoxGrid) -> Iterator[Block]:
        """Yield all rows, their boxes unknown."""
        for begin in range(0, len(self._rows), _BLOCK):
            part = self._rows[begin : begin + _BLOCK]
            yield Block(np.arange(begin, begin + len(part)), None, _reader(part), _teller(part))


def _reader(part: Sequence[BaseRow]) -> Callable[[Integers], ReadMany]:
    return lambda places: read_many([part[place].wkb for place in places])


def _teller(part: Sequence[BaseRow]) -> Callable[[Integers], About]:
    def about(places: Integers) -> About:
        rows = [part[place] for place in places]
        factors = np.array([row.net_factor for row in rows], dtype=np.float64)
        return About([row.source_id for row in rows], [row.land_class for row in rows], factors)

    return about


def degree_boxes(boxes: Floats, frame: Frame) -> Floats:
    """Return boxes of `frame` as boxes in degrees with a margin for bulging edges; NaN where nothing fits."""
    x0, y0, x1, y1 = boxes.T
    xm, ym = (x0 + x1) / 2, (y0 + y1) / 2
    x = np.concatenate((x0, xm, x1, x0, x1, x0, xm, x1))
    y = np.concatenate((y0, y0, y0, ym, ym, y1, y1, y1))
    lon, lat = (part.reshape(8, -1) for part in frame.to_lonlat(x, y))
    # fmin/fmax take what is left when a corner does not fit; NaN only where no point does.
    low = np.column_stack((np.fmin.reduce(lon), np.fmin.reduce(lat)))
    high = np.column_stack((np.fmax.reduce(lon), np.fmax.reduce(lat)))
    margin = (high - low).max(axis=1, keepdims=True) * _BULGE + _LEAST_MARGIN_DEGREES
    return np.hstack((low - margin, high + margin))


def _seen_from(degrees: Floats, frame: Frame) -> Floats:
    """Return boxes in degrees as boxes of `frame`, too large rather than too small."""
    west, south, east, north = degrees.T
    lon, lat = (west + east) / 2, (south + north) / 2
    x, y = frame.from_lonlat(
        np.concatenate((west, lon, east, west, east, west, lon, east)),
        np.concatenate((south, south, south, lat, lat, north, north, north)),
    )
    x, y = np.reshape(x, (8, -1)), np.reshape(y, (8, -1))
    low, high = np.column_stack((x.min(axis=0), y.min(axis=0))), np.column_stack((x.max(axis=0), y.max(axis=0)))
    margin = (high - low).max(axis=1, keepdims=True) * _BULGE
    return np.hstack((low - margin, high + margin))


class BaseLayer:
    """The rows of a base that subjects meet. After `collect` a row is named by its slot, in the order of the layer.

    `subject` and `slot` are the pairs whose boxes meet, sorted by both; `shapes` (in the layer's own frame), `numbers`,
    `source_ids`, `land_classes`, `net_factors` and `id_ranks` (their place among the sorted identifiers) are those of the slots.
    """

    def __init__(self, base: Base, subject_frame: Frame) -> None:
        """Take the base; nothing is read yet."""
        self.role = base.role
        self.frame = base.frame
        self.problems: List[BaseProblem] = []
        self.same_frame = base.frame.same_as(subject_frame)
        self._subject_frame = subject_frame
        self._source: RowSource = ListedRows(base.rows) if base.source is None else base.source
        self.trusted = self._source.trusted
        self._told: Set[int] = set()
        self._joins_directly = self.same_frame and not base.frame.geographic
        self.subject = self.slot = self.numbers = np.zeros(0, dtype=np.int64)
        self.source_ids: List[Optional[str]] = []
        self.land_classes: List[Optional[str]] = []
        self.net_factors = np.zeros(0)
        self.id_ranks = np.zeros(0, dtype=np.int64)

    def tell(self, slot: int, reason: str, left_out: bool) -> None:
        """Note once what was wrong with a row."""
        self._tell(int(self.numbers[slot]), self.source_ids[slot], reason, left_out)

    def _tell(self, row: int, source_id: Optional[str], reason: str, left_out: bool) -> None:
        if row not in self._told:
            self._told.add(row)
            self.problems.append(BaseProblem(self.role, row, source_id, reason, left_out))

    def collect(self, subjects_at: BoxGrid, watch: Callable[[], None]) -> None:
        """Read the layer and keep the rows that meet the subjects' boxes (in their frame). `watch` is called at times."""
        grid = near = subjects_at
        if not self._joins_directly:
            grid = BoxGrid(degree_boxes(subjects_at.boxes, self._subject_frame))
            near = BoxGrid(_seen_from(grid.boxes, self.frame))
        kept: List[Shapes] = []
        numbers: List[Integers] = []
        factors: List[Floats] = []
        subjects: List[Integers] = []
        slots: List[Integers] = []
        count = 0
        for block in self._source.blocks(near):
            watch()
            read: Optional[ReadMany] = None
            if block.boxes is None:
                read = block.read(np.arange(len(block.numbers)))
                self._tell_unread(block, np.arange(len(block.numbers)), read)
                given = read.shapes.boxes()
            else:
                given = block.boxes
                without = np.flatnonzero(np.isnan(given[:, 0]))
                if len(without):
                    self._tell_unread(block, without, block.read(without))
            asked = given if self._joins_directly else degree_boxes(given, self.frame)
            self._tell_misplaced(block, given, asked)
            subject, place = grid.pairs(asked)
            if not len(place):
                continue
            hit = np.unique(place)
            if read is None:
                read = block.read(hit)
                self._tell_unread(block, hit, read)
                kept.append(read.shapes)
            else:
                kept.append(read.shapes.take(hit))
            about = block.about(hit)
            self.source_ids += about.source_ids
            self.land_classes += about.land_classes
            factors.append(self._checked(block.numbers[hit], about))
            numbers.append(block.numbers[hit])
            subjects.append(subject)
            slots.append(np.searchsorted(hit, place) + count)
            count += len(hit)
        self.shapes = join_shapes(kept)
        if numbers:
            self.numbers, self.net_factors = np.concatenate(numbers), np.concatenate(factors)
            subject, slot = np.concatenate(subjects), np.concatenate(slots)
            order = np.lexsort((slot, subject))
            self.subject, self.slot = subject[order], slot[order]
            # Equal parts are adjusted in the order of their identifiers, whatever the order of the rows.
            _, self.id_ranks = np.unique(np.array([name or "" for name in self.source_ids]), return_inverse=True)

    def _tell_unread(self, block: Block, places: Integers, read: ReadMany) -> None:
        for at, problem in enumerate(read.problems):
            if problem:
                place = int(places[at])
                source_id = block.about(places[at : at + 1]).source_ids[0]
                self._tell(int(block.numbers[place]), source_id, problem, True)

    def _tell_misplaced(self, block: Block, given: Floats, asked: Floats) -> None:
        for place in np.flatnonzero(np.isnan(asked[:, 0]) & ~np.isnan(given[:, 0])):
            reason = translate("FarmlandGuard", "the coordinates do not fit the coordinate system of the layer")
            source_id = block.about(np.array([place])).source_ids[0]
            self._tell(int(block.numbers[place]), source_id, reason, True)

    def _checked(self, numbers: Integers, about: About) -> Floats:
        """Return the net factors, 1 where one is none, and note those."""
        factors = about.net_factors
        for place in np.flatnonzero(~((factors >= 0) & (factors <= 1))):
            reason = translate("FarmlandGuard", "its net factor {value} is not between 0 and 1; counted as gross").format(
                value=factors[place]
            )
            self._tell(int(numbers[place]), about.source_ids[place], reason, False)
        return np.asarray(np.where((factors >= 0) & (factors <= 1), factors, 1.0))
