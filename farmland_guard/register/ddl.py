"""DDL for the GeoPackage dialect, made from `domain.schema`."""

from typing import Iterator, List

from ..domain.codes import CODE_LISTS
from ..domain.schema_model import Field, Table
from .quoting import Sql, Text, identifier, joined, literals, statement

_TYPES = {
    "integer": "INTEGER",
    "real": "REAL",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "DATETIME",
}


def column_definition(field: Field) -> Sql:
    """One column of CREATE TABLE or ALTER TABLE … ADD COLUMN."""
    kind = f"TEXT({field.length})" if field.kind == "text" and field.length else _TYPES.get(field.kind, "TEXT")
    parts = [identifier(field.name), kind]
    if field.required:
        # Forms hand over NULL for what nobody filled in: of a day that is today unless one says otherwise, today is stored then.
        parts.append("NOT NULL ON CONFLICT REPLACE" if field.kind == "date" and field.default else "NOT NULL")
    if field.unique:
        parts.append("UNIQUE")
    if field.default:
        plain = field.default.lstrip("-").isdigit() or field.default.startswith(("'", "("))
        parts.append("DEFAULT " + (field.default if plain else f"({field.default})"))
    if field.codes and field.closed:
        parts.append(statement("CHECK ({name} IN {codes})", name=field.name, codes=literals(CODE_LISTS[field.codes])))
    elif field.kind == "text" and field.required:
        parts.append(statement("CHECK (length(trim({name})) > 0)", name=field.name))
    return joined(" ", parts)


def create_table(table: Table, name: str = "") -> Sql:
    """CREATE TABLE for `table`, called `name` when it is one of several made from the same description."""
    lines: List[str] = ['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL']
    if table.geometry:
        lines.append(f'"geom" {table.geometry}')
    lines += [column_definition(field) for field in table.fields]
    lines += [statement("UNIQUE ({columns})", columns=columns) for columns in table.unique_together]
    return statement("CREATE TABLE {name} (\n  {body}\n)", name=name or table.name, body=joined(",\n  ", lines))


def create_indexes(table: Table) -> Iterator[Sql]:
    """An index for every column that points at another record."""
    for field in table.fields:
        if field.refers:
            name = f"ix_{table.name}_{field.name}"
            yield statement("CREATE INDEX {name} ON {table} ({column})", name=name, table=table.name, column=field.name)


def register_contents(table: Table, name: str, alias: str, srs_id: int) -> Iterator[Sql]:
    """The rows of the GeoPackage's own tables that make `name` a layer (OGC 12-128 §2.1)."""
    yield statement(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
        "VALUES ({name}, {kind}, {name}, {alias}, {srs})",
        name=Text(name),
        kind=Text("features" if table.geometry else "attributes"),
        alias=Text(alias),
        srs=srs_id if table.geometry else Sql("NULL"),
    )
    if table.geometry:
        yield statement(
            "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) "
            "VALUES ({name}, 'geom', {kind}, {srs}, 0, 0)",
            name=Text(name),
            kind=Text(table.geometry),
            srs=srs_id,
        )


_BOX = Sql('ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")')
_THERE = Sql('NEW."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")')
_GONE = Sql('(NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))')
_PUT = 'INSERT OR REPLACE INTO {index} VALUES (NEW."fid", {box});'
_DROP = 'DELETE FROM {index} WHERE id = OLD."fid";'

# suffix, event, condition, action
_RTREE_TRIGGERS = (
    ("insert", "AFTER INSERT", "{there}", _PUT),
    ("update1", 'AFTER UPDATE OF "geom"', 'OLD."fid" = NEW."fid" AND {there}', _PUT),
    ("update2", 'AFTER UPDATE OF "geom"', 'OLD."fid" = NEW."fid" AND {gone}', _DROP),
    ("update3", "AFTER UPDATE", 'OLD."fid" != NEW."fid" AND {there}', _DROP + _PUT),
    (
        "update4",
        "AFTER UPDATE",
        'OLD."fid" != NEW."fid" AND {gone}',
        'DELETE FROM {index} WHERE id IN (OLD."fid", NEW."fid");',
    ),
    ("delete", "AFTER DELETE", 'OLD."geom" NOT NULL', _DROP),
)


def rtree_statements(name: str) -> Iterator[Sql]:
    """The spatial index and its triggers, as the R-tree extension of GeoPackage 1.2 lays them down (OGC 12-128 F.3)."""
    yield rtree_table(name)
    yield from rtree_triggers(name)


def rtree_table(name: str) -> Sql:
    """The spatial index alone: what fills a table before it has the triggers fills the index too."""
    return statement("CREATE VIRTUAL TABLE {index} USING rtree(id, minx, maxx, miny, maxy)", index=f"rtree_{name}_geom")


def rtree_triggers(name: str) -> Iterator[Sql]:
    """What keeps the index in step from then on."""
    index = f"rtree_{name}_geom"
    for suffix, event, condition, action in _RTREE_TRIGGERS:
        yield statement(
            "CREATE TRIGGER {title} {event} ON {table} WHEN (" + condition + ") BEGIN " + action + " END",
            title=f"{index}_{suffix}",
            event=Sql(event),
            table=name,
            index=index,
            box=_BOX,
            there=_THERE,
            gone=_GONE,
        )
    yield statement(
        "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES "
        "({name}, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        name=Text(name),
    )
