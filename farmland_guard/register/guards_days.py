"""Triggers that let nothing but days into the columns of days.

Days are compared as text, in views, guards and queries alike: 2026/12/1 or 明年 would come before or after any day at all. What an
older register has already stays; `odd_days` finds it.
"""

import json
import sqlite3
from dataclasses import dataclass
from typing import Iterator, List, Tuple

from ..domain.codes import EVENT_ODD_DAY
from ..domain.schema import TABLES
from ..domain.schema_model import Field, Table
from .quoting import Sql, Text, identifier, joined, statement

# The modifier makes SQLite reckon: without it date() hands back 2026-02-30 as it came.
_NO_DAY = "{value} IS NOT date({value}, '+0 days')"


@dataclass(frozen=True)
class OddDay:
    """A value in a column of days that is none."""

    table: Table
    field: Field
    uid: str
    value: str


def day_triggers() -> Iterator[str]:
    """One for each event of each table, since every connection parses them all."""
    for table, days in _tables():
        columns = ", ".join(identifier(day.name) for day in days)
        for event in ("INSERT", f"UPDATE OF {columns}"):
            update = event != "INSERT"
            cases = [case for day in days for case in _cases(day, update)]
            yield statement(
                "CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT CASE {cases} END; END",
                name=f"guard_{table.name}_days_{'update' if update else 'insert'}",
                event=Sql(event),
                table=table.name,
                cases=joined(" ", cases),
            )


def odd_days(connection: sqlite3.Connection) -> List[OddDay]:
    """Every value that the triggers would not let in today."""
    found = []
    for table, days in _tables():
        for day in days:
            odd = Sql(_NO_DAY.format(value=identifier(day.name)))
            rows = connection.execute(
                statement("SELECT uid, {column} FROM {table} WHERE {odd} ORDER BY fid", column=day.name, table=table.name, odd=odd)
            )
            found += [OddDay(table, day, str(uid), str(value)) for uid, value in rows]
    return found


def _tables() -> Iterator[Tuple[Table, List[Field]]]:
    for table in TABLES.values():
        days = [field for field in table.fields if field.kind == "date"]
        if days:
            yield table, days


def _cases(day: Field, update: bool) -> Iterator[Sql]:
    column = identifier(day.name)
    new = f"NEW.{column}"
    changed = f"OLD.{column} IS NOT {new} AND " if update else ""
    yield _case(changed + _NO_DAY.format(value=new), f"“{day.alias}”须是日期，写成年-月-日，如 2026-01-31")
    if update and day.required and day.default:
        yield _case(f"{new} IS NULL", f"“{day.alias}”须填写")


def _case(condition: str, reason: str) -> Sql:
    return statement("WHEN {condition} THEN RAISE(ABORT, {reason})", condition=Sql(condition), reason=Text(reason))


def note_odd_days(connection: sqlite3.Connection) -> None:
    """Enter in the record what an upgraded register holds in columns of days though it is none; the values stay as they are."""
    for odd in odd_days(connection):
        connection.execute(
            "INSERT INTO event (table_name, record_uid, action, old_values, who) VALUES (?, ?, ?, ?, ?)",
            (odd.table.name, odd.uid, EVENT_ODD_DAY, json.dumps({odd.field.name: odd.value}, ensure_ascii=False), "台账升级"),
        )
