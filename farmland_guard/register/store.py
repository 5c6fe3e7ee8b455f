"""A register that is opened: its version checked, rows read as dictionaries, writes in one transaction."""

import sqlite3
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from ..domain.clock import now_text
from ..domain.errors import InputError, Refused, RegisterVersionError
from ..domain.language import translate
from ..domain.schema import SCHEMA_VERSION, TABLES
from ..domain.schema.core import PERSON
from ..domain.schema.rectification import TABLES as RECTIFICATION
from ..geometry.single import bounds, to_multipolygon
from . import blob
from .connection import reading, writing
from .quoting import Sql, joined, statement

Row = Dict[str, Any]


@dataclass(frozen=True)
class RegisterInfo:
    """What the register says of itself. `srs_id` is the EPSG number of its layers."""

    version: int
    county: str
    county_name: str
    srs_id: int


def read_info(path: Path) -> RegisterInfo:
    """The description of the register at `path`, of whatever version; InputError when it is no register."""
    try:
        with reading(path) as connection:
            rows = connection.execute("SELECT key, value FROM register_info").fetchall()
    except sqlite3.DatabaseError as error:
        raise InputError(
            translate("FarmlandGuard", "{path} is not a Farmland Guard register.").format(path=path)
        ) from error
    values = {row["key"]: row["value"] for row in rows}
    try:
        return RegisterInfo(
            int(values["schema_version"]), values["county"], values["county_name"], int(values["srs_id"])
        )
    except (KeyError, ValueError) as error:
        raise InputError(
            translate("FarmlandGuard", "{path} is a damaged register: its description lacks {key}.").format(
                path=path, key=error
            )
        ) from error


class Register:
    """The door to one register file. Holds no connection between calls."""

    def __init__(self, path: Path) -> None:
        """Open the register at `path`.

        Raises InputError when it is none, RegisterVersionError when it was made by a newer version of the plugin or
        needs `upgraderegister` first.
        """
        self.path = Path(path)
        self.info = read_info(self.path)
        if self.info.version > SCHEMA_VERSION:
            raise RegisterVersionError(
                translate(
                    "FarmlandGuard",
                    "{path} was made by a newer version of Farmland Guard (format {found}; this version knows {known}). "
                    "Update the plugin to open it.",
                ).format(path=path, found=self.info.version, known=SCHEMA_VERSION)
            )
        if self.info.version < SCHEMA_VERSION:
            raise RegisterVersionError(
                translate(
                    "FarmlandGuard",
                    "{path} was made by an older version (format {found}, now {known}). Run “Upgrade register” first; "
                    "it makes a backup.",
                ).format(path=path, found=self.info.version, known=SCHEMA_VERSION)
            )

    @contextmanager
    def reading(self) -> Iterator["Session"]:
        """A session that only reads."""
        with reading(self.path) as connection:
            yield Session(connection, self.info)

    @contextmanager
    def writing(self, who: str) -> Iterator["Session"]:
        """One transaction in the name of `who` (edited_by of every audited row it writes).

        Raises Refused with the Chinese reason when a guard of the register refuses.
        """
        try:
            with writing(self.path) as connection:
                session = Session(connection, self.info, who)
                yield session
                session.finish()
        except sqlite3.IntegrityError as error:
            text = str(error)
            if "constraint failed" in text:
                raise InputError(
                    translate("FarmlandGuard", "The register refuses a value ({detail}); nothing was written.").format(
                        detail=text
                    )
                ) from error
            raise Refused(text) from error


# From the blobs' headers: the R-tree's own boxes are rounded outward to 32 bits, metres at these eastings.
_EXTENT = Sql("min(ST_MinX(geom)), min(ST_MinY(geom)), max(ST_MaxX(geom)), max(ST_MaxY(geom))")


class Session:
    """Reads and writes within one connection."""

    def __init__(self, connection: sqlite3.Connection, info: RegisterInfo, who: str = "") -> None:
        self.connection = connection
        self.info = info
        self.who = who
        self._touched: set[str] = set()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> List[Row]:
        """Rows of a query written out in our source, as dictionaries."""
        return [dict(row) for row in self.connection.execute(sql, parameters)]

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Optional[Row]:
        """The first row of a query, or None."""
        row = self.connection.execute(sql, parameters).fetchone()
        return None if row is None else dict(row)

    def select(self, table: str, where: Optional[Mapping[str, Any]] = None, order: str = "fid") -> List[Row]:
        """All columns of the rows whose columns equal `where` (None means IS NULL)."""
        condition, parameters = _conditions(where or {})
        sql = statement("SELECT * FROM {table}{condition} ORDER BY {order}", table=table, condition=condition, order=order)
        return self.rows(sql, parameters)

    def get(self, table: str, uid: str) -> Row:
        """The row of `table` with this uid; InputError when there is none."""
        found = self.select(table, {"uid": uid})
        if not found:
            raise InputError(
                translate("FarmlandGuard", "There is no record {uid} in {table}.").format(
                    uid=uid, table=TABLES[table].alias
                )
            )
        return found[0]

    def insert(self, table: str, values: Mapping[str, Any], wkb: Optional[bytes] = None) -> str:
        """Insert one row and return its uid, which is made unless given. `wkb` is 2D polygons, or a point, in the register's CRS."""
        _fits(table, values)
        row: Row = dict(values)
        row.setdefault("uid", str(uuid.uuid4()))
        self._sign(table, row)
        self._insert(table, row, wkb)
        return str(row["uid"])

    def fill(
        self, table: str, first: int, rows: Sequence[Mapping[str, Any]], wkbs: Sequence[bytes], boxes: Sequence[Sequence[float]]
    ) -> None:
        """Fill a table of polygons without uid or audit (a base layer) and its R-tree, which has no triggers yet.

        The rows get the fids from `first` on; `wkbs` are 2D MultiPolygons, `boxes` theirs (min x, min y, max x, max y).
        """
        names = list(dict.fromkeys(name for row in rows for name in row))
        columns = ["fid", "geom", *names]
        marks = Sql(", ".join("?" for _ in columns))
        put = statement("INSERT INTO {table} ({names}) VALUES ({marks})", table=table, names=columns, marks=marks)
        index = statement("INSERT INTO {index} VALUES (?, ?, ?, ?, ?)", index=f"rtree_{table}_geom")
        envelopes = [(west, east, south, north) for west, south, east, north in boxes]
        self.connection.executemany(
            put,
            (
                (fid, blob.encode(wkb, self.info.srs_id, envelope), *map(row.get, names))
                for fid, (row, wkb, envelope) in enumerate(zip(rows, wkbs, envelopes), first)
            ),
        )
        self.connection.executemany(index, ((fid, *envelope) for fid, envelope in enumerate(envelopes, first)))
        self._touched.add(table)

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Any]], wkbs: Optional[Sequence[bytes]] = None) -> None:
        """Insert many rows with the same columns, each with a uid of its own; `wkbs` as in `insert`, one for each row."""
        if not rows:
            return
        names = list(rows[0])
        lead: List[Any] = [self.who] if TABLES[table].audited else []
        columns = ["uid", *(["edited_by"] if lead else []), *names, *(["geom"] if wkbs is not None else [])]
        sql = statement(
            "INSERT INTO {table} ({names}) VALUES ({marks})",
            table=table,
            names=columns,
            marks=Sql(", ".join("?" for _ in columns)),
        )
        blobs = [[]] * len(rows) if wkbs is None else [[self._blob(wkb)] for wkb in wkbs]
        self.connection.executemany(
            sql,
            ([str(uuid.uuid4()), *lead, *(row[name] for name in names), *blob] for row, blob in zip(rows, blobs)),
        )
        if wkbs is not None:
            self._touched.add(table)

    def update(self, table: str, uid: str, values: Mapping[str, Any], wkb: Optional[bytes] = None) -> None:
        """Change one row, signed with the session's name; InputError when it is gone."""
        _fits(table, values)
        row: Row = dict(values)
        self._sign(table, row)
        if wkb is not None:
            row["geom"] = self._blob(wkb)
            self._touched.add(table)
        assignments = joined(", ", (statement("{name} = ?", name=name) for name in row))
        sql = statement("UPDATE {table} SET {assignments} WHERE uid = ?", table=table, assignments=assignments)
        if self.connection.execute(sql, [*row.values(), uid]).rowcount != 1:
            raise InputError(
                translate("FarmlandGuard", "The record {uid} of {table} is gone; nothing was written.").format(
                    uid=uid, table=TABLES[table].alias
                )
            )

    def update_many(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Change many rows, each a mapping with `uid` and the same columns, signed; InputError when one of them is gone."""
        if not rows:
            return
        names = [name for name in rows[0] if name != "uid"]
        lead: List[Any] = [self.who] if TABLES[table].audited else []
        columns = [*(["edited_by"] if lead else []), *names]
        assignments = joined(", ", (statement("{name} = ?", name=name) for name in columns))
        sql = statement("UPDATE {table} SET {assignments} WHERE uid = ?", table=table, assignments=assignments)
        changed = self.connection.executemany(sql, [[*lead, *(row[name] for name in names), row["uid"]] for row in rows])
        if changed.rowcount != len(rows):
            raise InputError(
                translate("FarmlandGuard", "{count} records of {table} are gone; nothing was written.").format(
                    count=len(rows) - changed.rowcount, table=TABLES[table].alias
                )
            )

    def delete(self, table: str, where: Mapping[str, Any]) -> int:
        """Delete the rows whose columns equal `where` and return how many there were."""
        condition, parameters = _conditions(where)
        if table in TABLES and TABLES[table].audited:
            sign = statement("UPDATE {table} SET edited_by = ?{condition}", table=table, condition=condition)
            self.connection.execute(sign, [self.who, *parameters])
        self._touched.add(table)
        delete = statement("DELETE FROM {table}{condition}", table=table, condition=condition)
        return self.connection.execute(delete, parameters).rowcount

    def touch(self, table: str) -> None:
        """Note that the extent of a layer has to be renewed when the session ends."""
        self._touched.add(table)

    def finish(self) -> None:
        """Renew the extents GeoPackage readers take from gpkg_contents."""
        for table in self._touched:
            described = TABLES.get(table)
            if described is not None and not described.geometry:
                continue
            box = self.connection.execute(
                statement("SELECT {extent} FROM {table}", extent=_EXTENT, table=table)
            ).fetchone()
            self.connection.execute(
                "UPDATE gpkg_contents SET last_change = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ? "
                "WHERE table_name = ?",
                (now_text(), *box, table),
            )

    def _sign(self, table: str, row: Row) -> None:
        if TABLES[table].audited:
            row["edited_by"] = self.who

    def _insert(self, table: str, row: Row, wkb: Optional[bytes]) -> None:
        if wkb is not None:
            row["geom"] = self._blob(wkb)
            self._touched.add(table)
        marks = Sql(", ".join("?" for _ in row))
        sql = statement("INSERT INTO {table} ({names}) VALUES ({marks})", table=table, names=list(row), marks=marks)
        self.connection.execute(sql, list(row.values()))

    def _blob(self, wkb: bytes) -> bytes:
        point = blob.point_of(wkb)
        if point is not None:
            return blob.encode(wkb, self.info.srs_id, (point[0], point[0], point[1], point[1]))
        return stored_polygon(wkb, self.info.srs_id)


_MEASURED = frozenset((PERSON.name, *(table.name for table in RECTIFICATION)))
"""Tables of what people write by hand. What is taken in from files keeps its length: a batch must not fail on a remark."""


def _fits(table: str, values: Mapping[str, Any]) -> None:
    """InputError for a text that is longer than its field, which other programs would cut off."""
    if table not in _MEASURED:
        return
    for name, value in values.items():
        fitting(table, name, value)


def fitting(table: str, name: str, value: Any) -> None:
    """The same for one field of any table."""
    field = TABLES[table].field(name)
    if field.length and isinstance(value, str) and len(value) > field.length:
        raise InputError(
            translate("FarmlandGuard", "“{field}” has {count} characters; at most {most} fit. Shorten it.").format(
                field=field.alias, count=len(value), most=field.length
            )
        )


def _conditions(where: Mapping[str, Any]) -> Tuple[Sql, List[Any]]:
    if not where:
        return Sql(""), []
    parts, parameters = [], []
    for name, value in where.items():
        if value is None:
            parts.append(statement("{name} IS NULL", name=name))
        else:
            parts.append(statement("{name} = ?", name=name))
            parameters.append(value)
    return Sql(" WHERE " + joined(" AND ", parts)), parameters


def wkb_of(row: Mapping[str, Any]) -> Optional[bytes]:
    """The WKB of a row's geometry in the register's CRS, or None."""
    return None if row.get("geom") is None else blob.decode(row["geom"])


def stored_polygon(wkb: bytes, srs_id: int) -> bytes:
    """Polygon WKB as a row's `geom` holds it."""
    multi = to_multipolygon(wkb)
    min_x, min_y, max_x, max_y = bounds(multi)
    return blob.encode(multi, srs_id, (min_x, max_x, min_y, max_y))
