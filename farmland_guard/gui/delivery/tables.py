"""Columns of the two tables of the delivery panel: issues and journal."""

from typing import Any, List, Mapping, Optional

from qgis.PyQt.QtGui import QColor

from ...domain.clock import local_time
from ...domain.codes import label
from ...domain.language import translate
from ...domain.units import format_mu
from ..rows_model import Column

RED, GREY, GREEN = QColor(192, 30, 30), QColor(120, 120, 120), QColor(40, 120, 50)
_STATE_ORDER = {"open": 0, "exception": 1, "fixed": 2}


def issue_columns(titles: Mapping[str, str]) -> List[Column]:
    """State, severity, feature, field, what is wrong, which rule; `titles` are the rules' titles by id."""
    return [
        Column(
            "severity",
            translate("FarmlandGuard", "Severity"),
            lambda row: label("severity", row["severity"]),
            colour=_severity_colour,
        ),
        Column("feature", translate("FarmlandGuard", "Patch"), lambda row: row["feature"] or row["layer"] or ""),
        Column("message", translate("FarmlandGuard", "What is wrong"), lambda row: row["message"] or ""),
        Column("field", translate("FarmlandGuard", "Field"), lambda row: row["field"] or ""),
        Column(
            "rule",
            translate("FarmlandGuard", "Rule"),
            lambda row: titles.get(row["rule"], row["rule"]),
            tip=lambda row: f"{row['rule']}\n{titles.get(row['rule'], '')}",
        ),
        Column(
            "state",
            translate("FarmlandGuard", "State of the issue"),
            lambda row: label("issue_state", row["state"]),
            order=lambda row: _STATE_ORDER[row["state"]],
            tip=state_text,
            colour=lambda row: GREEN if row["state"] == "fixed" else GREY if row["state"] == "exception" else None,
        ),
    ]


def _severity_colour(row: Any) -> Optional[QColor]:
    return RED if row["severity"] == "error" and row["state"] == "open" else None


def state_text(row: Any) -> str:
    """The state of an issue in words; of an exception, whose it is and why."""
    if row["state"] != "exception":
        return label("issue_state", row["state"])
    return translate("FarmlandGuard", "Exception by {person}: {reason}").format(
        person=row["exception_by"], reason=row["exception_reason"]
    )


def journal_columns() -> List[Column]:
    """When, what, to whom, how much, with what errors let through by whom."""
    return [
        Column("sent_at", translate("FarmlandGuard", "Sent"), lambda row: local_time(row["sent_at"])),
        Column("recipient", translate("FarmlandGuard", "Recipient"), lambda row: row["recipient"] or ""),
        Column(
            "feature_count",
            translate("FarmlandGuard", "Patches"),
            lambda row: str(row["feature_count"] or 0),
            order=lambda row: row["feature_count"],
            number=True,
        ),
        Column(
            "area",
            translate("FarmlandGuard", "Area (mu)"),
            lambda row: "" if row["area_m2"] is None else format_mu(row["area_m2"]),
            order=lambda row: row["area_m2"],
            number=True,
        ),
        Column(
            "scope",
            translate("FarmlandGuard", "Scope"),
            lambda row: translate("FarmlandGuard", "changes") if row["since_uid"] else translate("FarmlandGuard", "all"),
        ),
        Column(
            "errors",
            translate("FarmlandGuard", "Errors"),
            lambda row: str(row["error_count"] or 0),
            order=lambda row: row["error_count"],
            tip=lambda row: f"{row['override_by']}：{row['override_reason']}" if row["override_by"] else "",
            colour=lambda row: RED if row["error_count"] else None,
            number=True,
        ),
        Column("name", translate("FarmlandGuard", "Package"), lambda row: row["name"], tip=lambda row: row["folder"] or row["name"]),
        Column("sha256", translate("FarmlandGuard", "Fingerprint"), lambda row: row["sha256"][:12], tip=lambda row: row["sha256"]),
    ]
