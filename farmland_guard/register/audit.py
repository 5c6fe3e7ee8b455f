"""Triggers that write `event`: when, table, uid, action, old and new values, and who.

SQLite's JSON functions are not in every build that QGIS ships, so the JSON text is concatenated here. `edited_by` is taken
from the change itself and cleared once it is logged: a later change that names nobody is then logged as 未署名 and not
under the name of whoever came before (ADR 0003).
"""

from typing import Iterator, List

from ..domain.schema_model import Field, Table
from .quoting import Sql, Text, identifier, statement

UNSIGNED = "未署名"
_NOT_LOGGED = ("edited_by", "last_edited_by", "last_edited_at")
_QUOTE = "\u241f"
"""␟ stands for a quote of the JSON until its values are escaped; a value that holds one loses it."""
_NOW = Sql("strftime('%Y-%m-%dT%H:%M:%fZ','now')")


def audit_triggers(table: Table) -> Iterator[str]:
    """The three triggers of an audited table."""
    logged = [field for field in table.fields if field.name not in _NOT_LOGGED]
    columns = [identifier(field.name) for field in logged]
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    if table.geometry:
        changed += " OR OLD.geom IS NOT NEW.geom"
    sign = statement(
        "UPDATE {table} SET last_edited_by = {who}, last_edited_at = {now}, edited_by = NULL WHERE fid = NEW.fid;",
        table=table.name,
        who=_who("NEW"),
        now=_NOW,
    )
    yield _trigger(table, "insert", "INSERT", "1", _log(table, "insert", "NULL", _json(logged, table, "NEW"), "NEW") + sign)
    yield _trigger(
        table,
        "update",
        "UPDATE",
        changed,
        _log(table, "update", _json(logged, table, "OLD", True), _json(logged, table, "NEW", True), "NEW") + sign,
    )
    yield _trigger(table, "delete", "DELETE", "1", _log(table, "delete", _json(logged, table, "OLD"), "NULL", "OLD"))


def _trigger(table: Table, suffix: str, event: str, condition: str, body: str) -> str:
    return statement(
        "CREATE TRIGGER {name} AFTER {event} ON {table} WHEN {condition} BEGIN {body} END",
        name=f"audit_{table.name}_{suffix}",
        event=Sql(event),
        table=table.name,
        condition=Sql(condition),
        body=Sql(body),
    )


def _who(row: str) -> Sql:
    return statement("coalesce(nullif(trim({row}.edited_by), ''), {nobody})", row=Sql(row), nobody=Text(UNSIGNED))


def _log(table: Table, action: str, old: str, new: str, row: str) -> str:
    return statement(
        "INSERT INTO event (table_name, record_uid, action, old_values, new_values, who) "
        "VALUES ({table}, {row}.uid, {action}, {old}, {new}, {who});",
        table=Text(table.name),
        row=Sql(row),
        action=Text(action),
        old=Sql(old),
        new=Sql(new),
        who=_who(row),
    )


def _json(fields: List[Field], table: Table, row: str, only_changed: bool = False) -> str:
    """SQL for a JSON object of the fields; NULLs are left out of whole rows, unchanged fields out of changes.

    Every connection parses all triggers, so their text is kept short: quotes of the JSON are first written as `_QUOTE`, then what
    has to be escaped is escaped once over the whole.
    """
    text = " || ".join(_member(field.name, f"{row}.{identifier(field.name)}", field.kind, only_changed) for field in fields)
    for raw, code in (("'\\'", "'\\\\'"), ("'\"'", "'\\\"'"), ("char(10)", "'\\n'"), ("char(13)", "'\\r'"), ("char(9)", "'\\t'")):
        text = f"replace({text}, {raw}, {code})"
    text = f"replace({text}, '{_QUOTE}', '\"')"
    return f"'{{' || ltrim({text}{_geometry(row, only_changed) if table.geometry else ''}, ',') || '}}'"


def _geometry(row: str, only_changed: bool) -> str:
    """The polygon last: its hexadecimal digits need no escaping, and there are many."""
    wanted = "OLD.geom IS NOT NEW.geom" if only_changed else f"{row}.geom IS NOT NULL"
    digits = f"'\"' || hex({row}.geom) || '\"'"
    return f" || CASE WHEN {wanted} THEN ',\"geom\":' || CASE WHEN {row}.geom IS NULL THEN 'null' ELSE {digits} END ELSE '' END"


def _member(name: str, value: str, kind: str, only_changed: bool) -> str:
    key = f"{_QUOTE}{name}{_QUOTE}:"
    if kind in ("integer", "real", "boolean"):
        given = f"',{key}' || {value}"
    else:
        given = f"',{key}{_QUOTE}' || replace({value}, '{_QUOTE}', '') || '{_QUOTE}'"
    if not only_changed:
        return f"coalesce({given}, '')"
    changed = f"OLD.{identifier(name)} IS NOT NEW.{identifier(name)}"
    return f"CASE WHEN {changed} THEN coalesce({given}, ',{key}null') ELSE '' END"
