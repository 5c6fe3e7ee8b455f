"""Findings, tasks and the record of a case as rich text; every value from the register is escaped."""

import html
import json
from datetime import datetime
from typing import Any, Dict, List, Optional

from ..domain.clock import today
from ..domain.codes import EVENT_ODD_DAY, label
from ..domain.language import translate
from ..domain.schema import TABLES
from ..domain.schema_model import Field
from ..domain.units import format_square_metres
from ..register.store import Row

MOST_EVENTS = 300
_RED = "#c4231a"
_GREY = "#7d7d7d"


def local_time(text: Optional[str]) -> str:
    """A DATETIME of the register (UTC) as local “YYYY-MM-DD HH:MM”; what is no such text comes back as it is."""
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return str(text)
    return (moment.astimezone() if moment.tzinfo else moment).strftime("%Y-%m-%d %H:%M")


def findings_html(findings: List[Row], checked: bool) -> str:
    """What the rule book found, each with its article and explanation."""
    if not checked:
        return _note(translate("FarmlandGuard", "Not checked yet. Run the overlap check first."))
    if not findings:
        return _note(translate("FarmlandGuard", "No rule of the rule book applies to this case."))
    return "".join(
        f"<p><b>{html.escape(row['title'] or '')}</b><br>{html.escape(row['explanation'] or '')}<br>"
        f"<span style='color:{_GREY}'>{html.escape(row['source'] or '')} {html.escape(row['article'] or '')}"
        f" · {html.escape(label('basis', row['basis']))}</span></p>"
        for row in findings
    )


def tasks_html(tasks: List[Row]) -> str:
    """The rectification tasks with state and deadline; an overdue one is red."""
    if not tasks:
        return _note(translate("FarmlandGuard", "No rectification task was issued."))
    return "".join(_task(row) for row in tasks)


def _task(row: Row) -> str:
    deadline = str(row["deadline"])[:10]
    until = html.escape(translate("FarmlandGuard", "Deadline {date}").format(date=deadline))
    if row["state"] == "issued" and deadline < today().isoformat():
        until = f"<span style='color:{_RED}'>{until}（{html.escape(translate('FarmlandGuard', 'overdue'))}）</span>"
    parts = [
        f"<b>{html.escape(row['code'])}</b> · {html.escape(label('task_state', row['state']))}",
        f"{html.escape(label('measure', row['measure']))} · {until}",
    ]
    if row["responsible"]:
        parts.append(_field_line("task", "responsible", row))
    if row["document_no"]:
        parts.append(_field_line("task", "document_no", row))
    if row["finished_at"]:
        parts.append(_field_line("task", "finished_at", row))
    return "<p>" + "<br>".join(parts) + "</p>"


def _field_line(table: str, name: str, row: Row) -> str:
    return f"{html.escape(TABLES[table].field(name).alias)}：{html.escape(str(row[name]))}"


def record_html(events: List[Row]) -> str:
    """Who did what and when, newest first."""
    texts = [_event(event) for event in reversed(events[-MOST_EVENTS:])]
    if len(events) > MOST_EVENTS:
        texts.append(
            _note(
                translate("FarmlandGuard", "… and {count} earlier entries in the table “{table}”.").format(
                    count=len(events) - MOST_EVENTS, table=TABLES["event"].alias
                )
            )
        )
    return "".join(texts)


def _event(event: Row) -> str:
    table = TABLES.get(event["table_name"])
    if table is None:
        return ""
    action = {
        "insert": translate("FarmlandGuard", "entered"),
        "update": translate("FarmlandGuard", "changed"),
        "delete": translate("FarmlandGuard", "deleted"),
        EVENT_ODD_DAY: translate("FarmlandGuard", "holds no date, to be corrected"),
    }.get(event["action"], event["action"])
    head = (
        f"<span style='color:{_GREY}'>{html.escape(local_time(event['at']))}</span> <b>{html.escape(event['who'])}</b> "
        f"{html.escape(table.alias)} {html.escape(action)}"
    )
    before, after = _values(event["old_values"]), _values(event["new_values"])
    values = {**before, **after}
    lines = [head]
    if "geom" in before and "geom" in after:
        lines.append(html.escape(translate("FarmlandGuard", "The polygon was redrawn")))
    for field in table.fields:
        # Links to other records are keys without meaning to a reader.
        if field.hidden or field.refers.endswith(".uid") or field.name not in values:
            continue
        new = _text(field, values[field.name])
        if event["action"] == "update":
            new = f"{_text(field, before.get(field.name)) or '—'} → {new or '—'}"
        lines.append(f"{html.escape(field.alias)}：{html.escape(new)}")
    return "<p>" + "<br>".join(lines) + "</p>"


def _values(text: Optional[str]) -> Dict[str, Any]:
    return {} if not text else json.loads(text, strict=False)


def _text(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.codes:
        return label(field.codes, value)
    if field.kind == "real" and isinstance(value, (int, float)):
        return f"{format_square_metres(value)} m²" if field.unit == "m²" else f"{value:g}"
    if field.kind == "datetime":
        return local_time(value)
    return str(value)


def _note(text: str) -> str:
    return f"<p style='color:{_GREY}'>{html.escape(text)}</p>"
