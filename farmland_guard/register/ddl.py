"""DDL for the GeoPackage dialect, made from `domain.schema`."""

from typing import Iterator, List

from ..domain.codes import CODE_LISTS
from ..domain.schema_model import Field, Table
from .quoting import identifier, identifiers, literal

_TYPES = {
    "integer": "INTEGER",
    "real": "REAL",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "DATETIME",
}


def column_definition(field: Field) -> str:
    """One column of CREATE TABLE or ALTER TABLE … ADD COLUMN."""
    kind = f"TEXT({field.length})" if field.kind == "text" and field.length else _TYPES.get(field.kind, "TEXT")
    parts = [identifier(field.name), kind]
    if field.required:
        parts.append("NOT NULL")
    if field.unique:
        parts.append("UNIQUE")
    if field.default:
        plain = field.default.lstrip("-").isdigit() or field.default.startswith(("'", "("))
        parts.append("DEFAULT " + (field.default if plain else f"({field.default})"))
    if field.codes and field.closed:
        values = ", ".join(literal(code) for code in CODE_LISTS[field.codes])
        parts.append(f"CHECK ({identifier(field.name)} IN ({values}))")
    elif field.kind == "text" and field.required:
        parts.append(f"CHECK (length(trim({identifier(field.name)})) > 0)")
    return " ".join(parts)


def create_table(table: Table, name: str = "") -> str:
    """CREATE TABLE for `table`, called `name` when it is one of several made from the same description."""
    lines: List[str] = ['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL']
    if table.geometry:
        lines.append(f'"geom" {table.geometry}')
    lines += [column_definition(field) for field in table.fields]
    lines += [f"UNIQUE ({identifiers(list(columns))})" for columns in table.unique_together]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {identifier(name or table.name)} (\n  {body}\n)"


def create_indexes(table: Table) -> Iterator[str]:
    """An index for every column that points at another record."""
    for field in table.fields:
        if field.refers:
            name = identifier(f"ix_{table.name}_{field.name}")
            yield f"CREATE INDEX {name} ON {identifier(table.name)} ({identifier(field.name)})"


def register_contents(table: Table, name: str, alias: str, srs_id: int) -> Iterator[str]:
    """The rows of the GeoPackage's own tables that make `name` a layer (OGC 12-128 §2.1)."""
    kind = "features" if table.geometry else "attributes"
    srs = str(srs_id) if table.geometry else "NULL"
    yield (
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES "
        f"({literal(name)}, {literal(kind)}, {literal(name)}, {literal(alias)}, {srs})"
    )
    if table.geometry:
        yield (
            "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES "
            f"({literal(name)}, 'geom', {literal(table.geometry)}, {srs_id}, 0, 0)"
        )


def rtree_statements(name: str) -> Iterator[str]:
    """The spatial index and its triggers, as the GeoPackage R-tree extension lays them down (OGC 12-128 annex F.3).

    The update triggers of GeoPackage 1.2 and of 1.4 differ; these are 1.4's, which 1.2 readers run as well.
    """
    table, index = identifier(name), identifier(f"rtree_{name}_geom")
    box = 'ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")'
    put = f'INSERT OR REPLACE INTO {index} VALUES (NEW."fid", {box});'
    drop = f'DELETE FROM {index} WHERE id = OLD."fid";'
    there, gone = 'NEW."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom")', 'NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")'

    def trigger(suffix: str, when: str, condition: str, action: str) -> str:
        title = identifier(f"rtree_{name}_geom_{suffix}")
        return f"CREATE TRIGGER {title} {when} ON {table} WHEN ({condition}) BEGIN {action} END"

    yield f"CREATE VIRTUAL TABLE {index} USING rtree(id, minx, maxx, miny, maxy)"
    yield trigger("insert", "AFTER INSERT", there, put)
    yield trigger("update6", 'AFTER UPDATE OF "geom"', f'OLD."fid" = NEW."fid" AND {there}', put)
    yield trigger("update2", 'AFTER UPDATE OF "geom"', f'OLD."fid" = NEW."fid" AND ({gone})', drop)
    yield trigger("update5", "AFTER UPDATE", f'OLD."fid" != NEW."fid" AND {there}', drop + put)
    yield trigger(
        "update4",
        "AFTER UPDATE",
        f'OLD."fid" != NEW."fid" AND ({gone})',
        f'DELETE FROM {index} WHERE id IN (OLD."fid", NEW."fid");',
    )
    yield trigger("delete", "AFTER DELETE", 'OLD."geom" NOT NULL', drop)
    yield (
        "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES "
        f"({literal(name)}, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', "
        "'write-only')"
    )
