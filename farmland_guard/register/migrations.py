"""Numbered migrations. A released one is frozen: it holds its own statements and reads nothing from the schema.

Oldest register + all migrations = a fresh register (tested). The triggers of lifecycle and audit are not migrated but
dropped and made anew from the tables of today, and so are the code lists in the CHECKs.
"""

import sqlite3
from pathlib import Path
from typing import Callable, Dict, List

from ..domain.clock import now_text
from ..domain.errors import RegisterVersionError
from ..domain.language import translate
from ..domain.schema import SCHEMA_VERSION, TABLES
from .code_lists import renew_code_lists
from .connection import connect, writing
from .create import rule_triggers
from .format3 import STEPS
from .guards_days import note_odd_days
from .quoting import literals, statement
from .store import read_info


def _to_2(connection: sqlite3.Connection) -> None:
    """Reclamation quality readings get a table of their own."""
    connection.execute(
        'CREATE TABLE "reading" (\n'
        '  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,\n'
        '  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),\n'
        '  "task_uid" TEXT(36) NOT NULL CHECK (length(trim("task_uid")) > 0),\n'
        '  "indicator" TEXT(60) NOT NULL CHECK (length(trim("indicator")) > 0),\n'
        '  "value" REAL,\n'
        '  "value_text" TEXT(100),\n'
        '  "unit" TEXT(20),\n'
        '  "source_file" TEXT(254),\n'
        '  "recorded_at" DATETIME,\n'
        '  "edited_by" TEXT(60),\n'
        '  "last_edited_by" TEXT(60),\n'
        '  "last_edited_at" DATETIME\n'
        ")"
    )
    connection.execute('CREATE INDEX "ix_reading_task_uid" ON "reading" ("task_uid")')
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
        "VALUES ('reading', 'attributes', 'reading', '复耕质量读数', NULL)"
    )


def _to_3(connection: sqlite3.Connection) -> None:
    """The rooms that came with format 3, each in a module of its own."""
    for step in STEPS:
        step(connection)


MIGRATIONS: Dict[int, Callable[[sqlite3.Connection], None]] = {2: _to_2, 3: _to_3}
"""Target version → the step that leads to it from the version before."""


def backup(path: Path) -> Path:
    """Copy the register beside itself through SQLite's own backup, which a file copy in WAL mode is not."""
    stamp = now_text().replace(":", "").replace("-", "")[:15]
    target = path.with_name(f"{path.stem}_backup_{stamp}.gpkg")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.stem}_backup_{stamp}_{number}.gpkg")
    source = connect(path, writable=False)
    try:
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)
        finally:
            copy.close()
    finally:
        source.close()
    return target


def upgrade(path: Path) -> "tuple[List[int], Path | None]":
    """Run the migrations the register lacks, in one transaction, after a backup.

    Returns the versions reached, in order, and the backup (None when there was nothing to do). Raises
    RegisterVersionError when the register is newer than this plugin.
    """
    info = read_info(path)
    if info.version > SCHEMA_VERSION:
        raise RegisterVersionError(
            translate(
                "FarmlandGuard", "{path} is newer (format {found}) than this version of the plugin (format {known})."
            ).format(path=path, found=info.version, known=SCHEMA_VERSION)
        )
    steps = list(range(info.version + 1, SCHEMA_VERSION + 1))
    if not steps:
        return [], None
    saved = backup(path)
    with writing(path) as connection:
        for step in steps:
            MIGRATIONS[step](connection)
        renew_code_lists(connection)
        note_odd_days(connection)
        renew_triggers(connection)
        connection.execute("UPDATE register_info SET value = ? WHERE key = 'schema_version'", (str(SCHEMA_VERSION),))
    return steps, saved


def renew_triggers(connection: sqlite3.Connection) -> None:
    """Drop the generated triggers and make them from today's lifecycle and schema; the R-tree's stay."""
    ours = statement(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN {tables} "
        "AND name NOT LIKE 'rtree%' AND name NOT LIKE 'trigger_%'",
        tables=literals(TABLES),
    )
    for (name,) in connection.execute(ours).fetchall():
        connection.execute(statement("DROP TRIGGER {name}", name=name))
    for trigger in rule_triggers():
        connection.execute(trigger)
