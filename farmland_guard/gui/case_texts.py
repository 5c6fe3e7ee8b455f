"""Findings, tasks and the record of a case as rich text; every value from the register is escaped."""

import html
from typing import List

from ..domain.clock import local_time, today
from ..domain.codes import EVENT_ODD_DAY, label
from ..domain.language import translate
from ..domain.record_words import changes_in_words
from ..domain.schema import TABLES
from ..register.store import Row

MOST_EVENTS = 300
_RED = "#c4231a"
_GREY = "#7d7d7d"


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
    lines = changes_in_words(event["table_name"], event["action"], event["old_values"], event["new_values"])
    return "<p>" + "<br>".join([head, *map(html.escape, lines)]) + "</p>"


def _note(text: str) -> str:
    return f"<p style='color:{_GREY}'>{html.escape(text)}</p>"
