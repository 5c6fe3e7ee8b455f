"""The line between a process and the one that started it, and how orders, tiles and outcomes go over it.

A message is a line of JSON, [word, what, type and shape of an array or null], and the bytes of that array: nothing that is run when it
is read.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from typing import Any, BinaryIO, Dict, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from ...geometry.baselayer import BaseProblem
from ...geometry.frame import GaussFrame
from ...geometry.plane import EllipsoidalPlane, PlanarPlane, Plane
from ...geometry.shapes import Floats, Integers
from .patches import Tile
from .tile import LayerFile, Order, Outcome

# What a process is told: its order, a tile, a sentence in the user's language.
ORDER, TILE, SENTENCE = "order", "tile", "sentence"
# What it says: it has begun, is so far with its tile, wants a sentence translated, is done, or cannot use what it was given.
BEGUN, PROGRESS, TRANSLATE, DONE, REFUSED = "begun", "progress", "translate", "done", "refused"


class BrokenLine(Exception):
    """The line has ended, or what came over it is no message of ours."""


class Message(NamedTuple):
    """One word, what belongs to it, and an array where one does."""

    word: str
    what: Any
    array: Optional[np.ndarray]


class Line:
    """Two streams of bytes, one to hear and one to say; BrokenLine when either has ended."""

    def __init__(self, heard: BinaryIO, said: BinaryIO) -> None:
        """Keep the streams."""
        self._heard, self._said = heard, said

    def say(self, word: str, what: object = None, array: Optional[np.ndarray] = None) -> None:
        """Say one message."""
        head = None if array is None else (array.dtype.str, array.shape)
        try:
            self._said.write(json.dumps([word, what, head]).encode("ascii") + b"\n")
            if array is not None:
                self._said.write(array.tobytes())
            self._said.flush()
        except (OSError, ValueError) as error:
            raise BrokenLine() from error

    def hear(self) -> Message:
        """Wait for the next message."""
        try:
            word, what, head = json.loads(self._heard.readline().decode("ascii"))
            array = None if head is None else self._array(np.dtype(head[0]), head[1])
        except (OSError, ValueError, TypeError) as error:
            raise BrokenLine() from error
        return Message(word, what, array)

    def _array(self, kind: np.dtype, shape: Sequence[int]) -> np.ndarray:
        data = self._heard.read(math.prod(shape) * kind.itemsize)
        return np.frombuffer(data, dtype=kind).reshape(shape)


def told_order(order: Order) -> Dict[str, Any]:
    """Return an order as JSON takes it."""
    return json.loads(json.dumps(asdict(order), default=str))


def heard_order(told: Dict[str, Any]) -> Order:
    """Return the order that was told."""
    files = {name: told[name] and LayerFile(**told[name]) for name in ("candidates", "pbf", "landuse")}
    return Order(**{**told, **files})


def told_tile(tile: Tile) -> Tuple[Dict[str, Any], Integers]:
    """Return the plane of a tile as JSON takes it, and the keys of its patches."""
    plane = tile.plane
    if isinstance(plane, EllipsoidalPlane) or (isinstance(plane, PlanarPlane) and isinstance(plane.frame, GaussFrame)):
        return asdict(plane), tile.keys
    raise TypeError(type(plane).__name__)


def heard_tile(told: Dict[str, Any], keys: Integers) -> Tile:
    """Return the tile that was told; the places of its patches in the batch stay with who told it."""
    plane: Plane = PlanarPlane(**{**told, "frame": GaussFrame(**told["frame"])}) if "frame" in told else EllipsoidalPlane(**told)
    return Tile(np.arange(len(keys)), keys, plane)


def told_outcome(outcome: Outcome) -> Tuple[Dict[str, Any], Floats]:
    """Return an outcome as JSON takes it, and its figures."""
    told = outcome._asdict()
    del told["figures"]
    told["problems"] = list(outcome.problems.items())
    told["base_problems"] = [asdict(problem) for problem in outcome.base_problems]
    return told, outcome.figures


def heard_outcome(told: Dict[str, Any], figures: Floats) -> Outcome:
    """Return the outcome that was told."""
    problems = {place: texts for place, texts in told["problems"]}
    base_problems = [BaseProblem(**problem) for problem in told["base_problems"]]
    return Outcome(figures, problems, told["pieces"], base_problems, told["notes"])
