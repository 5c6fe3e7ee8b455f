"""Columns of the tables of the panel 设施农用地."""

from typing import Any, List, Optional

from qgis.PyQt.QtGui import QColor

from ..casework.filings.editing import FilingLine
from ..domain.codes import label
from ..domain.filing_rules import FAIL, MANUAL, Item
from ..domain.language import translate
from ..domain.units import format_mu
from .case_list import DONE_COLOUR, OVERDUE_COLOUR
from .rows_model import Column

WAITING_COLOUR = QColor("#b36b00")
SOON_DAYS = 3
_COLOURS = {FAIL: OVERDUE_COLOUR, MANUAL: WAITING_COLOUR, "info": DONE_COLOUR}


def worklist_columns() -> List[Column]:
    """The worklist by clock."""
    return [
        Column("due", translate("FarmlandGuard", "Days\nleft"), _days, _days_order, tip=_due_tip, colour=_due_colour, number=True),
        Column("code", translate("FarmlandGuard", "Project\ncode"), lambda line: line.code),
        Column("step", translate("FarmlandGuard", "What is due"), lambda line: line.clock.step if line.clock else "", tip=_due_tip),
        Column("state", translate("FarmlandGuard", "State"), lambda line: label("filing_state", line.state)),
        Column("name", translate("FarmlandGuard", "Project"), lambda line: line.name or line.operator),
        Column("township", translate("FarmlandGuard", "Township"), lambda line: line.township),
    ]


def answer_columns() -> List[Column]:
    """The check list of one filing."""
    return [
        Column("answer", translate("FarmlandGuard", "Answer"), lambda item: label("filing_answer", item.answer), colour=_answer_colour),
        Column("title", translate("FarmlandGuard", "Item"), lambda item: item.title, tip=_basis),
        Column("explanation", translate("FarmlandGuard", "Explanation"), lambda item: item.explanation, tip=_basis),
    ]


def discrepancy_columns() -> List[Column]:
    """Disagreements between filings and survey."""
    return [
        Column("kind", translate("FarmlandGuard", "Disagreement"), lambda row: label("discrepancy", row["kind"])),
        Column("area", translate("FarmlandGuard", "Size\n亩"), lambda row: _mu(row["area_m2"]), lambda row: row["area_m2"], number=True),
        Column("filing", translate("FarmlandGuard", "Filing"), lambda row: row["filing_code"] or "—"),
        Column("source", translate("FarmlandGuard", "Survey parcel or number"), lambda row: row["source_id"] or ""),
        Column("earlier", translate("FarmlandGuard", "Dealt with\nbefore"), lambda row: _earlier(row).split("：")[0].split("（")[0], tip=_earlier),
        Column("text", translate("FarmlandGuard", "Explanation"), lambda row: row["explanation"] or "", tip=lambda row: row["explanation"]),
    ]


def _earlier(row: Any) -> str:
    return f"{row['earlier_on']} {row['earlier_as']}（{row['earlier_by']}）" if row["earlier_as"] else ""


def paper_columns() -> List[Column]:
    """Papers of a filing."""
    return [
        Column("kind", translate("FarmlandGuard", "Kind"), lambda row: label("attachment_kind", row["kind"])),
        Column("file", translate("FarmlandGuard", "File"), lambda row: row["file_name"]),
        Column("sha", translate("FarmlandGuard", "SHA-256"), lambda row: row["sha256"][:10], tip=lambda row: row["sha256"]),
    ]


def _mu(area: Optional[float]) -> str:
    return "—" if area is None else format_mu(area)


def _days(line: FilingLine) -> str:
    if line.clock is None or line.clock.days_left is None:
        return "—"
    return str(line.clock.days_left)


def _days_order(line: FilingLine) -> Any:
    return 10**6 if line.clock is None or line.clock.days_left is None else line.clock.days_left


def _due_tip(line: FilingLine) -> str:
    clock = line.clock
    if clock is None:
        return translate("FarmlandGuard", "Nothing is due")
    day = clock.due.isoformat() if clock.due else ""
    return "\n".join(part for part in (clock.step, day, clock.basis, clock.caution) if part)


def _due_colour(line: FilingLine) -> Optional[QColor]:
    if line.clock is None or line.clock.days_left is None:
        return DONE_COLOUR
    if line.clock.days_left < 0:
        return OVERDUE_COLOUR
    return WAITING_COLOUR if line.clock.days_left <= SOON_DAYS else None


def _answer_colour(item: Item) -> Optional[QColor]:
    return _COLOURS.get(item.answer)


def _basis(item: Item) -> str:
    return "\n".join(part for part in (item.explanation, f"{item.source} {item.article}".strip()) if part)
