"""A new GeoPackage written table by table, in one transaction."""

from __future__ import annotations

import os
import sqlite3
import struct
from pathlib import Path
from types import TracebackType
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple, Type

import numpy as np

from ..geometry.shapes import Floats

Column = Tuple[str, str]
"""Name and SQL type of a column."""

_APPLICATION, _VERSION = 0x47504B47, 10200  # "GPKG", 1.2: old readers open it
_TABLES = (
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, "
    "organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)",
    "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, "
    "description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), "
    "min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id))",
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY REFERENCES gpkg_contents(table_name), "
    "column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL)",
)
_STANDARD = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined"),
)
_TAKE_OVER = "INSERT INTO main.{name} ({columns}) SELECT {columns} FROM other.{name} ORDER BY fid"
_INSERT = "INSERT INTO {name} VALUES {rows}"
# Values in one statement: what every SQLite takes.
_MOST_VALUES = 999
_HEADER = struct.Struct("<2sBBi4d")
_WITH_ENVELOPE = 3


class Table(NamedTuple):
    """A table to insert into, and how many values a row has."""

    name: str
    width: int


class GeoPackageWriter:
    """Writes tables into a file that is empty, as a draft is (`domain.whole_files`). OSError when it cannot be written."""

    def __init__(self, path: Path, srs_id: int, organization: str, definition: str) -> None:
        """Begin the file; `srs_id` and the rest describe the CRS of its geometries."""
        self._srs_id = srs_id
        self._connection = sqlite3.connect(str(path), isolation_level=None)
        try:
            self._begin(organization, definition)
        except OSError:
            self._connection.close()
            raise

    def _begin(self, organization: str, definition: str) -> None:
        run = self._run
        run("PRAGMA journal_mode = OFF")
        run("PRAGMA synchronous = OFF")
        run(f"PRAGMA application_id = {_APPLICATION}")
        run(f"PRAGMA user_version = {_VERSION}")
        run("BEGIN")
        for statement in _TABLES:
            run(statement)
        own = (f"{organization}:{self._srs_id}", self._srs_id, organization, self._srs_id, definition)
        for row in (*_STANDARD, own):
            run("INSERT OR REPLACE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)", row)

    def __enter__(self) -> GeoPackageWriter:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], _error: Optional[BaseException], _where: Optional[TracebackType]
    ) -> None:
        try:
            if kind is None:
                self._run("COMMIT")
        finally:
            self._connection.close()

    def _run(self, statement: str, values: Sequence[Any] = ()) -> None:
        try:
            self._connection.execute(statement, values)
        except sqlite3.OperationalError as error:  # the disk is full, or gone
            raise OSError(str(error)) from error

    def table(self, name: str, columns: Sequence[Column], geometry: bool = False) -> Table:
        """Make a table of ours (names are trusted) for `insert`; a row begins with the geometry."""
        body = "".join(f", {column} {kind}" for column, kind in columns)
        shape = ", geom MULTIPOLYGON" if geometry else ""
        self._run(f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{shape}{body})")
        kind = "features" if geometry else "attributes"
        self._run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)",
            (name, kind, name, self._srs_id if geometry else None),
        )
        if geometry:
            self._run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)", (name, self._srs_id))
        return Table(name, len(columns) + geometry)

    def insert(self, table: Table, columns: Sequence[Sequence[Any]]) -> None:
        """Insert rows given as columns, many by one statement: between two other threads take over, and a row each would wait for them."""
        count = len(columns[0])
        cells = np.empty((count, table.width), dtype=object)
        for place, column in enumerate(columns):
            cells[:, place] = column
        values = cells.ravel().tolist()
        each = _MOST_VALUES // table.width
        for begin in range(0, count, each):
            end = min(begin + each, count)
            rows = ", ".join([f"(NULL{', ?' * table.width})"] * (end - begin))
            self._run(_INSERT.format(name=table.name, rows=rows), values[begin * table.width : end * table.width])

    def take_over(self, table: Table, path: Path) -> None:
        """Add the rows that another of these files has in the same table; what was written so far becomes part of the draft."""
        columns = [name for _, name, *_ in self._connection.execute(f"PRAGMA table_info({table.name})")][1:]
        self._run("COMMIT")
        self._run("ATTACH ? AS other", (os.fsencode(path),))  # names of folders need not be in UTF-8
        self._run("BEGIN")
        listed = ", ".join(columns)
        self._run(_TAKE_OVER.format(name=table.name, columns=listed))
        self._run("COMMIT")
        self._run("DETACH other")
        self._run("BEGIN")

    def blobs(self, wkb: Sequence[bytes], boxes: Floats) -> List[Optional[bytes]]:
        """GeoPackage geometries of well-known binary with their boxes (min x, min y, max x, max y); None for empty ones (NaN box)."""
        srs_id = self._srs_id
        return [
            _HEADER.pack(b"GP", 0, _WITH_ENVELOPE, srs_id, x0, x1, y0, y1) + blob if x0 == x0 else None
            for blob, (x0, y0, x1, y1) in zip(wkb, boxes.tolist())
        ]
