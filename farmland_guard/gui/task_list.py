"""The list of rectification tasks: its columns and its filters."""

from typing import Callable, List, Optional, Tuple

from qgis.PyQt.QtGui import QColor

from ..casework.overview import TaskLine
from ..domain.codes import BUREAUS, PAPER_MEASURES, label
from ..domain.language import translate
from .rows_model import Column

RED = QColor("#c4231a")
GREEN = QColor("#2e7d32")
FILTERS = ("open", "overdue", "to_sign", "all")

_MARKS = {"pass": "✓", "fail": "✗"}  # nosec B105: an opinion, no password


def filter_titles() -> Tuple[str, ...]:
    """What the entries of `FILTERS` are called."""
    return (
        translate("FarmlandGuard", "Open tasks"),
        translate("FarmlandGuard", "Overdue"),
        translate("FarmlandGuard", "To sign"),
        translate("FarmlandGuard", "All tasks"),
    )


def passes(kind: str, text: str) -> Callable[[TaskLine], bool]:
    """A filter: one of `FILTERS`, and a text that code, case or township holds."""
    wanted = text.strip().casefold()

    def test(line: TaskLine) -> bool:
        if kind == "open" and line.case_state in ("closed", "dismissed"):
            return False
        if kind == "overdue" and not line.overdue:
            return False
        if kind == "to_sign" and not waits_for_signature(line):
            return False
        return not wanted or any(wanted in each.casefold() for each in (line.code, line.case_code, line.township))

    return test


def waits_for_signature(line: TaskLine) -> bool:
    """Whether a bureau has yet to sign the acceptance of this task."""
    return line.case_state == "reclaimed" and line.measure not in PAPER_MEASURES


def task_columns() -> List[Column]:
    """Columns of the list; records are `TaskLine`."""
    return [
        Column("code", translate("FarmlandGuard", "Task"), lambda line: line.code),
        Column(
            "deadline",
            translate("FarmlandGuard", "Deadline"),
            lambda line: line.deadline[:10],
            tip=_deadline_tip,
            colour=lambda line: RED if line.overdue else None,
        ),
        Column(
            "state",
            translate("FarmlandGuard", "State"),
            lambda line: label("state", line.case_state),
            tip=lambda line: translate("FarmlandGuard", "Case: {case}; task: {task}").format(
                case=label("state", line.case_state), task=label("task_state", line.state)
            ),
        ),
        *(_bureau(bureau, title) for bureau, title in BUREAUS.items()),
        Column("township", translate("FarmlandGuard", "Township"), lambda line: line.township),
        Column("measure", translate("FarmlandGuard", "Measure"), lambda line: label("measure", line.measure)),
        Column("case", translate("FarmlandGuard", "Case"), lambda line: line.case_code),
    ]


def _deadline_tip(line: TaskLine) -> str:
    text = translate("FarmlandGuard", "Issued {issued}, deadline {deadline}").format(
        issued=line.issued_at[:10], deadline=line.deadline[:10]
    )
    return translate("FarmlandGuard", "{text}; overdue").format(text=text) if line.overdue else text


def _bureau(bureau: str, title: str) -> Column:
    def opinion(line: TaskLine) -> Optional[str]:
        return line.signed.get(bureau)

    def colour(line: TaskLine) -> Optional[QColor]:
        return {"pass": GREEN, "fail": RED}.get(opinion(line) or "")

    return Column(
        bureau,
        # 自然资源局 → 自然 over 资源: the column holds a tick only.
        f"{title[:2]}\n{title[2:-1]}",
        lambda line: _MARKS.get(opinion(line) or "", "—"),
        tip=lambda line: f"{title}：{label('opinion', opinion(line)) if opinion(line) else '—'}",
        title_tip=translate("FarmlandGuard", "Signature of {bureau}").format(bureau=title),
        colour=colour,
        centred=True,
    )
