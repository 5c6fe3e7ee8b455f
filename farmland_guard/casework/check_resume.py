"""What a long check has computed so far, in a file beside the register: a check that was stopped goes on from there.

The file holds text only (JSON) and is never executed. It is thrown away when the check is written to the register. For a
register in a folder that cannot be written it stands in the user's QGIS profile.
"""

import base64
import hashlib
import json
import logging
import os
import sqlite3
import zlib
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import QgsApplication

from ..domain.clock import now_text
from ..domain.parts import ZonePiece
from ..geometry.overlap import Figures, Piece

logger = logging.getLogger(__name__)

_FIGURES = ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2")
SUFFIX = ".checking"

Shared = Dict[Tuple[str, str, str], float]
Cases = Dict[str, Tuple[Figures, Optional[float], Dict[str, List[ZonePiece]]]]


class Checkpoint:
    """The chunks of one register's interrupted check, by key. A file that cannot be used is started anew."""

    def __init__(self, register: Path) -> None:
        """Open the file, or make it."""
        self.begun_at = now_text()
        self._connection: Optional[sqlite3.Connection] = None
        for path in _places(register):
            try:
                self._open(path)
                return
            except (sqlite3.Error, OSError) as error:
                logger.warning("check not resumable in %s: %s", path, error)
                self.close()

    def _open(self, path: Path) -> None:
        try:
            self._connection = self._prepared(path)
        except sqlite3.DatabaseError:
            self.close()
            path.unlink()
            self._connection = self._prepared(path)
        row = self._connection.execute("SELECT begun_at FROM begun").fetchone()
        if row is None:
            self._connection.execute("INSERT INTO begun VALUES (?)", (self.begun_at,))
        else:
            self.begun_at = str(row[0])

    def _prepared(self, path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=5, isolation_level=None)
        self._connection = connection
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS begun (begun_at TEXT)")
        connection.execute("CREATE TABLE IF NOT EXISTS chunk (key TEXT PRIMARY KEY, content BLOB)")
        return connection

    def find(self, key: str) -> Optional[str]:
        """The text kept under `key`, or None."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT content FROM chunk WHERE key = ?", (key,)).fetchone()
            text = None if row is None else zlib.decompress(row[0]).decode("utf-8")
            if text is not None:
                computed_from_text(text)
            return text
        except (sqlite3.Error, zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
            logger.warning("a chunk of the interrupted check cannot be read and is computed again: %s", error)
            return None

    def keep(self, key: str, text: str) -> None:
        """Keep the text of a chunk; a full disk only costs the resuming."""
        if self._connection is None:
            return
        try:
            content = zlib.compress(text.encode("utf-8"), 1)
            self._connection.execute("INSERT OR REPLACE INTO chunk VALUES (?, ?)", (key, content))
        except sqlite3.Error as error:
            logger.warning("a chunk of the check cannot be kept: %s", error)
            self.close()

    def close(self) -> None:
        """Close the file and leave it where it is."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @staticmethod
    def forget(register: Path) -> None:
        """Remove what was kept: the check has been written."""
        for path in _places(register):
            try:
                path.unlink()
            except FileNotFoundError:
                continue
            except OSError as error:
                logger.warning("%s cannot be removed: %s", path, error)


def _places(register: Path) -> List[Path]:
    mark = hashlib.sha256(str(register.resolve()).encode("utf-8")).hexdigest()[:16]
    places = [Path(QgsApplication.qgisSettingsDirPath()) / f"farmland_guard_{mark}{SUFFIX}"]
    if os.access(register.parent, os.W_OK):
        places.insert(0, register.with_name(register.name + SUFFIX))
    return places


def text_of_computed(computed: Mapping[str, Any], shared: Shared, base_problems: List[str]) -> str:
    """JSON of computed cases (objects with `figures`, `planar_m2` and `zones`), floats to the last digit."""
    cases = {
        uid: {
            "figures": [getattr(each.figures, name) for name in _FIGURES],
            "planar": each.planar_m2,
            "problems": each.figures.problems,
            "pieces": [
                [
                    piece.role,
                    piece.base_index,
                    piece.source_id,
                    piece.land_class,
                    piece.gross_m2,
                    piece.adjusted_m2,
                    piece.net_m2,
                    base64.b64encode(piece.wkb).decode("ascii"),
                    piece.sliver,
                    piece.width_m,
                ]
                for piece in each.figures.pieces
            ],
            "zones": {kind: [list(piece) for piece in pieces] for kind, pieces in each.zones.items()},
        }
        for uid, each in computed.items()
    }
    said = {"cases": cases, "shared": [[*key, area] for key, area in shared.items()], "base_problems": base_problems}
    return json.dumps(said, ensure_ascii=False, allow_nan=False)


def computed_from_text(text: str) -> Tuple[Cases, Shared, List[str]]:
    """What `text_of_computed` wrote; ValueError, KeyError or TypeError when it is something else."""
    said = json.loads(text)
    cases: Cases = {}
    for uid, each in said["cases"].items():
        pieces = [Piece(*row[:7], base64.b64decode(row[7]), bool(row[8]), float(row[9])) for row in each["pieces"]]
        figures = Figures(uid, *each["figures"], pieces, list(each["problems"]))
        zones = {kind: [ZonePiece(*row) for row in rows] for kind, rows in each["zones"].items()}
        cases[uid] = (figures, each["planar"], zones)
    shared = {(row[0], row[1], row[2]): float(row[3]) for row in said["shared"]}
    return cases, shared, list(said["base_problems"])
