"""Code lists in the CHECKs of an upgraded register: renewed from today's lists, as the generated triggers are.

A CHECK changes nothing on the disk but the table's SQL text, which SQLite lets one rewrite through writable_schema
(https://www.sqlite.org/lang_altertable.html, section 7): no table is copied, the R-tree and the triggers stay.
"""

import re
import sqlite3

from ..domain.codes import CODE_LISTS
from ..domain.schema import TABLES
from .quoting import Sql, literals, statement


def renew_code_lists(connection: sqlite3.Connection) -> int:
    """Let every closed field take the codes of today and return how many tables had others. Within a transaction."""
    renewed = {}
    for table in TABLES.values():
        row = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table.name,)).fetchone()
        if row is None:
            continue
        text = row[0]
        for field in table.fields:
            if field.codes and field.closed:
                text = re.sub(
                    rf'CHECK \("{field.name}" IN \([^)]*\)\)',
                    statement("CHECK ({name} IN {codes})", name=field.name, codes=literals(CODE_LISTS[field.codes])),
                    text,
                )
        if text != row[0]:
            renewed[table.name] = text
    if renewed:
        rewrite_tables(connection, renewed)
    return len(renewed)


def rewrite_tables(connection: sqlite3.Connection, texts: "dict[str, str]") -> None:
    """Give tables another SQL text that says the same of what is on the disk. Within a transaction."""
    version = connection.execute("PRAGMA schema_version").fetchone()[0]
    connection.execute("PRAGMA writable_schema = ON")
    try:
        for name, text in texts.items():
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (text, name))
        # A new version makes every connection, this one included, read the schema again.
        connection.execute(statement("PRAGMA schema_version = {version}", version=Sql(str(version + 1))))
    finally:
        connection.execute("PRAGMA writable_schema = OFF")
