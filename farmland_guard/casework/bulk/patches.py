"""The patches of a batch: first only what they are called and where they lie, then, tile by tile, the patches themselves."""

from __future__ import annotations

from typing import Dict, Iterator, List, NamedTuple, Tuple

import numpy as np

from ...domain.errors import InputError
from ...domain.fieldnames import resolve
from ...domain.language import translate
from ...exchange.gpkg_rows import GeoPackageLayer, Rows
from ...geometry.frame import Frame
from ...geometry.plane import ELLIPSOIDAL, Plane, planes_of_boxes
from ...geometry.running import along_curve
from ...geometry.shapes import Floats, Integers, Shapes, join_shapes
from ...geometry.wkb import read_many

# Patches of a tile: many, since each reads base rows anew that reach into several; not too many, since it holds what it reads in
# memory. Smaller ones come last, so that processes end together: each takes such a share of what is left.
_MOST, _LEAST, _SHARE = 25000, 4000, 4
# Fewer patches are worked by us too, from the front, and by one process from the end, which needs the time of our first tile to get
# ready. Tiles are smallest where the two meet, so that neither waits long for the other.
WORTH_DIVIDING = 10000
_SHARED = (0.25, 0.15, 0.1, 0.06, 0.09, 0.14, 0.21)
# A batch of fewer patches is one tile: to start a process takes longer than what it spares.
WORTH_SHARING = 4000


class Tile(NamedTuple):
    """Patches that are neighbours: their places in the batch, their keys (sorted), and the plane on which they are measured.

    The plane is that of the whole batch, so that figures do not depend on how it is divided.
    """

    numbers: Integers
    keys: Integers
    plane: Plane


class Patches(NamedTuple):
    """Patches as they are read, aligned: what they are called, where they lie, and by place why one has no polygon."""

    codes: List[str]
    shapes: Shapes
    problems: Dict[int, str]


class Batch:
    """What is known of all patches at once; `problems` by place are of those that are in no tile."""

    def __init__(self, layer: GeoPackageLayer, method: str, frame: Frame) -> None:
        """Read codes, keys and boxes; `method` as in `plane`. InputError when the file is damaged."""
        table = PatchTable(layer)
        # Where each patch's own place decides on its plane, what the heads of geometries say of it is not enough.
        self.codes, self._keys, self._boxes, self.problems = table.overview(trusting=method == ELLIPSOIDAL or not frame.geographic)
        self._method, self._frame = method, frame

    def tiles(self) -> List[Tile]:
        """Divide the patches; those without polygon are in none."""
        tiles: List[Tile] = []
        placed = np.flatnonzero(~np.isnan(self._boxes[:, 0]))
        for plane, numbers in planes_of_boxes(self._boxes, placed, self._frame, self._method):
            left = numbers[along_curve(self._boxes[numbers])]
            for size in self._sizes(len(left)):
                mine, left = np.sort(left[:size]), left[size:]
                tiles.append(Tile(mine, self._keys[mine], plane))
        return tiles

    def _sizes(self, count: int) -> Iterator[int]:
        """Yield how many patches come into each tile of so many of one plane."""
        if len(self.codes) < WORTH_DIVIDING:
            shares = _SHARED if len(self.codes) >= WORTH_SHARING else (1.0,)
            ends = np.rint(np.cumsum((0.0, *shares)) * count).astype(np.int64)
            yield from (size for size in np.diff(ends).tolist() if size)
            return
        while count:
            size = min(max(count // _SHARE, _LEAST), _MOST, count)
            yield size
            count -= size


class PatchTable:
    """The table of the patches."""

    def __init__(self, layer: GeoPackageLayer) -> None:
        """Find the field of the code, if there is one."""
        self._layer = layer
        code = resolve(layer.fields, "clues").get("code")
        self._names = [code] if code else []

    def overview(self, trusting: bool) -> Tuple[List[str], Integers, Floats, Dict[int, str]]:
        """Return codes, keys and boxes of all patches in their order, and by place why one has no box.

        `trusting`: the boxes are those that the heads of the geometries give, where they give any.
        """
        codes: List[str] = []
        keys: List[Integers] = [np.zeros(0, dtype=np.int64)]
        boxes: List[Floats] = [np.zeros((0, 4))]
        for rows in self._layer.heads(self._names):
            codes += self._codes(rows)
            keys.append(rows.ids)
            boxes.append(rows.boxes)
        key, box = np.concatenate(keys), np.concatenate(boxes)
        problems: Dict[int, str] = {}
        unsure = np.flatnonzero(np.isnan(box[:, 0])) if trusting else np.arange(len(key))
        if len(unsure):
            found = self.read(key[unsure])
            box[unsure] = found.shapes.boxes()
            problems = {int(unsure[place]): text for place, text in found.problems.items()}
        return codes, key, box, problems

    def read(self, keys: Integers) -> Patches:
        """Return the patches of these keys, which are sorted; InputError when there are fewer now than were seen."""
        codes: List[str] = []
        parts: List[Shapes] = []
        problems: Dict[int, str] = {}
        for rows in self._layer.of_keys(self._names, keys):
            read = read_many(rows.blobs, rows.skips)
            problems.update((len(codes) + at, text) for at, text in enumerate(read.problems) if text)
            codes += self._codes(rows)
            parts.append(read.shapes)
        if len(codes) != len(keys):
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "{file} was changed while it was read. Nothing was written; close it elsewhere and run the check again.",
                ).format(file=self._layer.path.name)
            )
        return Patches(codes, join_shapes(parts), problems)

    def _codes(self, rows: Rows) -> List[str]:
        keys = rows.numbers.tolist()
        values = rows.values[self._names[0]] if self._names else [None] * len(keys)
        return [str(key) if value in (None, "") else str(value) for key, value in zip(keys, values)]
