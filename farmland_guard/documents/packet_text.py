"""The written pages of a case's packet as HTML: every value is escaped, every missing one a marked blank."""

import html
from typing import Any, Iterable, List, Sequence, Tuple

from .docx_fill import BLANK


def said(value: Any) -> str:
    """A value as HTML text, or the mark of a missing one."""
    text = "" if value is None else str(value)
    return html.escape(text).replace("\n", "<br>") if text else BLANK


def heading(text: str, level: int = 2) -> str:
    """A heading."""
    return f"<h{level}>{html.escape(text)}</h{level}>"


def paragraph(text: str) -> str:
    """A paragraph."""
    return f"<p>{said(text)}</p>"


def bullets(lines: Iterable[str]) -> str:
    """A list."""
    return "<ul>" + "".join(f"<li>{said(line)}</li>" for line in lines) + "</ul>"


def card(pairs: Sequence[Tuple[str, Any]], columns: int = 2) -> str:
    """Names and values in two (or more) columns of pairs."""
    rows = []
    for start in range(0, len(pairs), columns):
        cells = [
            f'<th width="{18 if columns == 2 else 25}%" align="left">{html.escape(name)}</th><td>{said(value)}</td>'
            for name, value in pairs[start : start + columns]
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return _table(rows)


def table(heads: Sequence[str], rows: Sequence[Sequence[Any]], numbers: Sequence[int] = ()) -> str:
    """A table; columns in `numbers` are set right. Without rows it says so."""
    if not rows:
        return paragraph("（无）")
    head = "<tr>" + "".join(f"<th>{html.escape(head)}</th>" for head in heads) + "</tr>"
    lines: List[str] = []
    for row in rows:
        cells = [
            f'<td align="{"right" if place in numbers else "left"}">{"" if value is None else html.escape(str(value))}</td>'
            for place, value in enumerate(row)
        ]
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return _table(lines, f"<thead>{head}</thead>")


def _table(rows: Sequence[str], head: str = "") -> str:
    return f'<table border="1" cellspacing="0" cellpadding="4" width="100%">{head}{"".join(rows)}</table>'
