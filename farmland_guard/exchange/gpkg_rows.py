"""Polygons of a GeoPackage read straight from its tables in blocks, without QGIS or GDAL.

Only the columns that are asked for are read. Which rows meet the boxes of a check is read off the leaves of the layer's R-tree,
whose nodes are plain rows of a table (sqlite.org/rtree.html, section 6.1), or off the envelopes in the geometry headers where the
layer has none. Hits are then fetched by key, in its order, and by one scan where they are more than half of the rows.
"""

from __future__ import annotations

import gc
import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple, Union

import numpy as np

from ..domain.errors import InputError
from ..domain.language import translate
from ..geometry.joining import BoxGrid
from ..geometry.shapes import Booleans, Floats, Integers
from .rtree import DamagedIndex, Nodes

_BLOCK = 8192
_AT_ONCE = 500  # rows of one INSERT: what every SQLite takes
# More boxes than this are likely to hit more rows than are worth fetching one by one.
MANY_BOXES = 50000
_FEW = 2  # one row in so many or fewer: fetched by key
_ROOT = 1
_USUAL_CELLS = 40  # of a leaf, which holds 51 at most in GDAL's and SQLite's trees
_ENVELOPE_BYTES = np.array([0, 32, 48, 48, 64, 0, 0, 0], dtype=np.int64)
_HEADER = 8
_LONGEST_HEAD = 40  # header and the envelope of a 2D geometry
_FARTHEST = 1e9  # no coordinate on the Earth is larger, in metres or degrees


class Rows(NamedTuple):
    """Some rows: their numbers as people count and their ids, which a GeoPackage has in one, blobs, bytes before the well-known
    binary, boxes, and columns by name.
    """

    numbers: Integers
    ids: Integers
    blobs: Sequence[Optional[bytes]]
    skips: Integers
    boxes: Floats
    values: Dict[str, Sequence[Any]]


class GeoPackageLayer:
    """A feature table of a GeoPackage. InputError when there is none of that name or the file is not one.

    The R-tree above its leaves, or the boxes of a table without one, are read once: an object is for one run over a table that does not
    change meanwhile.
    """

    def __init__(self, path: Union[str, Path], layer: Optional[str] = None) -> None:
        """Look the table up; nothing is kept open. Without `layer` the file must have exactly one feature table."""
        self.path = Path(path)
        try:
            with self._connected() as connection:
                self._look(connection, layer)
        except sqlite3.Error as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: Exception) -> InputError:
        return InputError(
            translate("FarmlandGuard", "{file} cannot be read as a GeoPackage ({detail}).").format(file=self.path.name, detail=error)
        )

    def _connected(self) -> closing[sqlite3.Connection]:
        return closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False))

    def _look(self, connection: sqlite3.Connection, layer: Optional[str]) -> None:
        tables = connection.execute("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns").fetchall()
        if layer is not None:
            tables = [table for table in tables if table[0] == layer]
        views = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        # The rows of a view have no key to name them by.
        if len(tables) != 1 or tables[0][0] in views:
            raise InputError(
                translate("FarmlandGuard", "{file} has no single feature table “{layer}”.").format(
                    file=self.path.name, layer=layer or "*"
                )
            )
        self.name, self.geometry, srs_id = tables[0]
        self.fields: List[str] = []
        keys: List[Tuple[str, str]] = []
        for _, name, kind, _, _, primary in connection.execute(_sql("PRAGMA table_info({table})", table=self.name)):
            if primary:
                keys.append((name, kind))
            if name != self.geometry:
                self.fields.append(name)
        # Texts, or several columns, number no rows.
        self.key = keys[0][0] if len(keys) == 1 and "INT" in keys[0][1].upper() else "rowid"
        found = connection.execute(
            "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?", (srs_id,)
        ).fetchone()
        self.organization, self.code, self.definition = found or ("", 0, "")
        index = f"rtree_{self.name}_{self.geometry}_node"
        there = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", (index,))
        self.indexed = bool(there.fetchone()[0])
        self._kept: Optional[Tuple[Integers, Floats]] = None
        self._kept_bare: Optional[Integers] = None
        self._seen: Dict[Optional[Tuple[str, str]], Tuple[Integers, Floats]] = {}

    def last_key(self) -> int:
        """Return the highest key, 0 without rows: at once, and seldom far from the number of rows. InputError when the file is damaged."""
        try:
            with self._connected() as connection:
                (last,) = connection.execute(_sql(_LAST, table=self.name, key=self.key)).fetchone()
        except sqlite3.Error as error:
            raise self._unreadable(error) from error
        return int(last or 0)

    def heads(self, names: Sequence[str]) -> Iterator[Rows]:
        """Yield all rows, of their geometries only the beginning, for the boxes. InputError when the file is damaged."""
        return self._told(self._selected(_HEADS, names))

    def of_keys(self, names: Sequence[str], keys: Integers) -> Iterator[Rows]:
        """Yield the rows of these keys, which are sorted, in their order. InputError when the file is damaged."""
        return self._told(self._selected(_SCAN, names, lambda _connection: keys))

    def rows(
        self, names: Sequence[str], near: Optional[BoxGrid] = None, prefix: Optional[Tuple[str, str]] = None
    ) -> Iterator[Rows]:
        """Yield all rows in the order of their key, block by block, or only those whose boxes meet one of those of `near`.

        `near` is a hint: rows may come that meet none. Rows without geometry come in any case, with a NaN box. `prefix`, a
        column and what its digits begin with, is a hint too: rows whose text holds anything but digits come all the same.
        InputError when the file is damaged.
        """
        if near is None or self.indexed:
            hits = None if near is None else partial(self._hits, near=near)
            return self._told(self._selected(_SCAN, names, hits, prefix))
        return self._told(self._without_index(names, near, prefix))

    def _without_index(self, names: Sequence[str], near: BoxGrid, prefix: Optional[Tuple[str, str]]) -> Iterator[Rows]:
        """Yield all rows when asked first, then those that meet `near` by the boxes that were seen, and those without box."""
        if prefix not in self._seen:
            seen: List[Tuple[Integers, Floats]] = [(np.zeros(0, dtype=np.int64), np.zeros((0, 4)))]
            for rows in self._selected(_SCAN, names, None, prefix):
                yield rows
                seen.append((rows.ids, rows.boxes))
            self._seen[prefix] = np.concatenate([ids for ids, _ in seen]), np.concatenate([boxes for _, boxes in seen])
            return
        ids, boxes = self._seen[prefix]
        met = np.union1d(near.pairs(boxes)[1], np.flatnonzero(np.isnan(boxes[:, 0])))
        wanted = ids[met] if len(met) * _FEW <= len(ids) else None
        yield from self._selected(_SCAN, names, lambda _connection: wanted, prefix)

    def _told(self, rows: Iterator[Rows]) -> Iterator[Rows]:
        try:
            yield from rows
        except (sqlite3.Error, DamagedIndex) as error:
            raise self._unreadable(error) from error

    def _selected(
        self,
        what: str,
        names: Sequence[str],
        keys: Optional[Callable[[sqlite3.Connection], Optional[Integers]]] = None,
        prefix: Optional[Tuple[str, str]] = None,
    ) -> Iterator[Rows]:
        """Yield the rows of `keys`, or all where it gives none."""
        parts = {"table": self.name, "key": self.key, "geometry": self.geometry, "columns": (self.key, *names)}
        condition, values = "", []
        if prefix is not None:
            parts["field"], values = prefix[0], [len(prefix[1]), prefix[1]]
            condition = _PREFIX
        with self._connected() as connection:
            connection.execute("PRAGMA cache_size = -4000")
            wanted = None if keys is None else keys(connection)
            if wanted is None:
                cursor = connection.execute(_sql(what + _ALL + condition + " ORDER BY t.{key}", **parts), values)
            else:
                connection.execute("CREATE TEMP TABLE wanted (id INTEGER PRIMARY KEY)")
                _fill(connection, "wanted", wanted)
                cursor = connection.execute(_sql(what + _WANTED + condition + " ORDER BY w.id", **parts), values)
            while True:
                with _uncollected():
                    block = cursor.fetchmany(_BLOCK)
                    if not block:
                        return
                    blobs, found, *columns = zip(*block)
                    del block
                yield _in_rows(np.array(found, dtype=np.int64), list(blobs), dict(zip(names, columns)))

    def _hits(self, connection: sqlite3.Connection, near: BoxGrid) -> Optional[Integers]:
        """Return the keys to fetch, sorted: rows that meet `near` and rows without geometry; None when a scan is better."""
        if len(near.boxes) > MANY_BOXES:
            return None
        leaves, boxes = self._leaves(connection)
        box, leaf = near.pairs(boxes)
        # A row of the index is a box and what it is of: a node further down, in a leaf a row of the table.
        nodes, leaf = np.unique(leaves[leaf], return_inverse=True)
        found = Nodes(_fetched(connection, self._title("node"), nodes))
        hit = np.unique(found.met(near, box, leaf))
        if len(hit) * _FEW > len(leaves) * _USUAL_CELLS:
            return None
        return np.union1d(hit, self._bare(connection))

    def _title(self, part: str) -> str:
        return f"rtree_{self.name}_{self.geometry}_{part}"

    def _leaves(self, connection: sqlite3.Connection) -> Tuple[Integers, Floats]:
        """Return the leaves of the R-tree and their boxes; a tree of one node has no box for it."""
        if self._kept is None:
            keys, boxes = np.array([_ROOT]), np.array([[-np.inf, -np.inf, np.inf, np.inf]])
            for _ in range(Nodes(_fetched(connection, self._title("node"), keys)).depth):
                keys, boxes = Nodes(_fetched(connection, self._title("node"), np.sort(keys))).cells()
            self._kept = keys, boxes
        return self._kept

    def _bare(self, connection: sqlite3.Connection) -> Integers:
        """Return the keys of rows that the index does not hold, unless the layer's own count says that there are none."""
        if self._kept_bare is None:
            self._kept_bare = np.array(self._looked_for(connection), dtype=np.int64)
        return self._kept_bare

    def _looked_for(self, connection: sqlite3.Connection) -> List[int]:
        (indexed,) = connection.execute(_sql(_COUNT_INDEXED, rowids=self._title("rowid"))).fetchone()
        try:
            counted = connection.execute(_COUNT, (self.name,)).fetchone()
        except sqlite3.OperationalError:  # a GeoPackage that GDAL did not write
            counted = None
        if counted is not None and counted[0] == indexed:
            return []
        rows = connection.execute(_sql(_BARE, table=self.name, key=self.key, rowids=self._title("rowid")))
        return [row[0] for row in rows]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage in cycles: rows are no such thing, and there are enough of them to have it look again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _fill(connection: sqlite3.Connection, table: str, numbers: Integers) -> None:
    """Fill a table of ours with one column of whole numbers: many by one statement, for each statement costs more than its rows."""
    for begin in range(0, len(numbers), _AT_ONCE):
        some = numbers[begin : begin + _AT_ONCE].tolist()
        connection.execute(_sql(_FILL + ", ".join(["(?)"] * len(some)), table=table), some)


def _fetched(connection: sqlite3.Connection, table: str, numbers: Integers) -> List[bytes]:
    """Return the data of nodes of an R-tree, in the order of their numbers; DamagedIndex when one is not there."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.asked")
    _fill(connection, "asked", numbers)
    found = [data for (data,) in connection.execute(_sql(_NODES, nodes=table)).fetchall()]
    if len(found) != len(numbers):
        raise DamagedIndex("R-tree")
    return found


_FILL = "INSERT INTO temp.{table} VALUES "
_SCAN = "SELECT t.{geometry}, {columns}"
_HEADS = f"SELECT substr(t.{{geometry}}, 1, {_LONGEST_HEAD}), {{columns}}"
_LAST = "SELECT max({key}) FROM {table}"
_ALL = " FROM main.{table} t"
_WANTED = " FROM temp.wanted w CROSS JOIN main.{table} t ON t.{key} = w.id"
_PREFIX = " WHERE (substr(t.{field}, 1, ?) = ? OR typeof(t.{field}) <> 'text' OR t.{field} GLOB '*[^0-9]*')"
_NODES = "SELECT n.data FROM temp.asked a CROSS JOIN main.{nodes} n ON n.nodeno = a.id ORDER BY a.id"
_COUNT_INDEXED = "SELECT count(*) FROM {rowids}"
_COUNT = "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?"
_BARE = "SELECT {key} FROM main.{table} WHERE {key} NOT IN (SELECT rowid FROM {rowids})"


def _sql(template: str, **names: Union[str, Sequence[str]]) -> str:
    """A statement of ours with names of a foreign file in it, quoted whatever they hold; a sequence as columns of t."""
    parts = {}
    for place, name in names.items():
        parts[place] = _quoted(name) if isinstance(name, str) else ", ".join(f"t.{_quoted(each)}" for each in name)
    return template.format(**parts)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _in_rows(keys: Integers, blobs: List[Optional[bytes]], values: Dict[str, Sequence[Any]]) -> Rows:
    if set(map(type, blobs)) != {bytes}:
        blobs = [blob if isinstance(blob, bytes) else None for blob in blobs]
    given: List[bytes] = [blob or b"" for blob in blobs]
    joined = b"".join([blob[:_LONGEST_HEAD] for blob in given])
    if len(joined) < _LONGEST_HEAD * len(given):
        joined = b"".join([blob[:_LONGEST_HEAD].ljust(_LONGEST_HEAD, b"\0") for blob in given])
    heads = np.frombuffer(joined, dtype=np.uint8).reshape(len(given), _LONGEST_HEAD)
    package: Booleans = (heads[:, 0] == 0x47) & (heads[:, 1] == 0x50)
    kind = (heads[:, 3] >> 1) & 7
    skips = np.where(package, _HEADER + _ENVELOPE_BYTES[kind], 0)
    boxes = np.full((len(given), 4), np.nan)
    ours = np.flatnonzero(package & (kind >= 1) & (kind <= 4) & (heads[:, 3] & 1 == 1))
    bounds = np.ascontiguousarray(heads[ours, 8:40]).view("<f8").reshape(-1, 4)[:, (0, 2, 1, 3)]
    # An envelope that cannot be one counts as none: rows that hold such would not be met, or would put all others out of place.
    usable = (bounds[:, :2] <= bounds[:, 2:]).all(axis=1) & (np.abs(bounds) <= _FARTHEST).all(axis=1)
    boxes[ours[usable]] = bounds[usable]
    return Rows(keys, keys, blobs, skips.astype(np.int64), boxes, values)
