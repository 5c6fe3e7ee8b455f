"""The one form of a trigger that refuses: SQLite aborts the statement and hands our sentence to whoever made it."""

from .quoting import Sql, Text, statement


def refuse(name: str, event: str, table: str, condition: str, reason: str) -> str:
    """A trigger that aborts `event` on `table` with `reason` when `condition` is true."""
    return statement(
        "CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, {reason}); END",
        name=f"guard_{name}",
        event=Sql(event),
        table=table,
        condition=Sql(condition),
        reason=Text(reason),
    )
