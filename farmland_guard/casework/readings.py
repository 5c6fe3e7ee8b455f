"""Reclamation quality readings (复耕质量读数): out of a table into the register, with point, sampler, date and laboratory."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject

from ..domain.clock import now_text, today
from ..domain.errors import InputError, Refused
from ..domain.language import listed, translate
from ..register.blob import point_wkb
from ..register.cases import find_task
from ..register.store import Register, Row, Session, fitting
from .evidence import attach_within

Place = Tuple[float, float]


@dataclass(frozen=True)
class Reading:
    """One reclamation quality reading as it stood in the file; `value` is the text of the cell, `place` in the register's CRS."""

    indicator: str
    value: str
    unit: str
    point: str = ""
    place: Optional[Place] = None
    sampler: str = ""
    sampled_on: str = ""
    laboratory: str = ""


_COLUMNS = {
    "indicator": ("indicator", "指标", "指标名称", "检测项目"),
    "value": ("value", "数值", "值", "读数", "检测值", "结果"),
    "unit": ("unit", "单位", "计量单位"),
    "point": ("point", "采样点", "样点", "点号", "样品编号"),
    "x": ("x", "经度", "lon", "东坐标", "横坐标"),
    "y": ("y", "纬度", "lat", "北坐标", "纵坐标"),
    "sampler": ("sampler", "采样人"),
    "sampled_on": ("date", "sampled_on", "采样日期", "日期"),
    "laboratory": ("laboratory", "检测单位", "检测机构", "化验室"),
}
_NEEDED = ("indicator", "value")


def readings_from_table(
    headers: Sequence[str], rows: Sequence[Sequence[object]], name: str, srs_id: Optional[int] = None
) -> List[Reading]:
    """Readings out of a table with columns for indicator, value and unit (or 指标、数值、单位).

    Columns for sampling point, x and y (degrees or the register's own coordinates; they need `srs_id`), sampler, date and
    laboratory are taken where they are. Raises InputError naming the missing column, or the row and cell that cannot be used.
    """
    plain = [str(header or "").strip().lower() for header in headers]
    places: Dict[str, Optional[int]] = {}
    for field, names in _COLUMNS.items():
        found = [plain.index(each) for each in names if each in plain]
        if not found and field in _NEEDED:
            raise InputError(
                translate("FarmlandGuard", "{file} has no column “{column}”; it has: {columns}.").format(
                    file=name, column=field, columns=listed(str(header) for header in headers)
                )
            )
        places[field] = found[0] if found else None
    readings = []
    for number, row in enumerate(rows, start=2):
        cells = {field: _cell(row, place) for field, place in places.items()}
        if not any(cells.values()):
            continue
        for field in _NEEDED:
            if not cells[field]:
                raise InputError(
                    translate("FarmlandGuard", "{file}, row {row}: {column} is empty.").format(
                        file=name, row=number, column=field
                    )
                )
        where = f"{name}, {number}"
        _check_lengths(cells, name, number)
        readings.append(
            Reading(
                cells["indicator"], cells["value"], cells["unit"], cells["point"], _place(cells, srs_id, where),
                cells["sampler"], _day(cells["sampled_on"], where), cells["laboratory"],
            )
        )  # fmt: skip
    if not readings:
        raise InputError(translate("FarmlandGuard", "{file} holds no readings.").format(file=name))
    return readings


_STORED = {"indicator": "indicator", "value": "value_text", "unit": "unit", "sampler": "sampler", "laboratory": "laboratory"}


def _check_lengths(cells: Dict[str, str], file: str, number: int) -> None:
    try:
        for cell, column in _STORED.items():
            fitting("reading", column, cells[cell])
        fitting("sampling_point", "name", cells["point"])
    except InputError as error:
        raise InputError(
            translate("FarmlandGuard", "{file}, row {row}: {text}").format(file=file, row=number, text=error)
        ) from error


def _cell(row: Sequence[object], place: Optional[int]) -> str:
    if place is None or place >= len(row) or row[place] is None:
        return ""
    value = row[place]
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _day(text: str, where: str) -> str:
    if not text:
        return ""
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?", text)
    try:
        if parts is None:
            raise ValueError(text)
        day = date(*(int(part) for part in parts.groups()))
    except ValueError as error:
        raise InputError(
            translate("FarmlandGuard", "{parameter}: “{value}” is no date; write YYYY-MM-DD.").format(parameter=where, value=text)
        ) from error
    if day > today():
        raise InputError(
            translate("FarmlandGuard", "{place}: the date of sampling, {date}, lies in the future.").format(place=where, date=day)
        )
    return day.isoformat()


def _place(cells: Dict[str, str], srs_id: Optional[int], where: str) -> Optional[Place]:
    if srs_id is None or not cells["x"] or not cells["y"]:
        return None
    try:
        x, y = float(cells["x"]), float(cells["y"])
    except ValueError as error:
        raise InputError(
            translate("FarmlandGuard", "{place}: “{x}, {y}” are no coordinates.").format(place=where, x=cells["x"], y=cells["y"])
        ) from error
    if abs(x) > 180 or abs(y) > 180:
        return (x, y) if x > y else (y, x)
    lon, lat = (x, y) if x > y else (y, x)
    try:
        point = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4490"), QgsCoordinateReferenceSystem(f"EPSG:{srs_id}"), QgsProject.instance()
        ).transform(QgsPointXY(lon, lat))
    except QgsCsException as error:
        raise InputError(
            translate("FarmlandGuard", "{place}: “{x}, {y}” are no coordinates.").format(place=where, x=cells["x"], y=cells["y"])
        ) from error
    return point.x(), point.y()


def record_readings(
    register: Register,
    task_key: str,
    readings: Sequence[Reading],
    source_file: str = "",
    who: str = "",
    report: Optional[Path] = None,
) -> Tuple[int, List[str]]:
    """Store the readings of a task's reclaimed ground and return their number and the indicators that were read before.

    Readings add up: an earlier one of the same indicator stays. `report` is the laboratory's, attached with its SHA-256 to
    the task. Raises InputError for an unknown task and for readings once the acceptance has a result.
    """
    with register.writing(who) as session:
        task = find_task(session, task_key)
        if session.select("acceptance", {"task_uid": task["uid"], "result": "pass"}):
            raise Refused(f"{task['code']}：验收已合格，不能再补录读数")
        report_uid = None
        if report is not None:
            report_uid = attach_within(session, register.path, "task", task["uid"], report, "lab_report")
        before = {row["indicator"] for row in session.select("reading", {"task_uid": task["uid"]})}
        for reading in readings:
            number = number_of(reading.value)
            session.insert(
                "reading",
                {
                    "task_uid": task["uid"],
                    "indicator": reading.indicator,
                    "value": number,
                    "value_text": None if number is not None else reading.value,
                    "unit": reading.unit or None,
                    "source_file": source_file or None,
                    "recorded_at": now_text(),
                    "point_uid": _point(session, task, reading),
                    "sampler": reading.sampler or None,
                    "sampled_on": reading.sampled_on or None,
                    "laboratory": reading.laboratory or None,
                    "report_uid": report_uid,
                },
            )
    return len(readings), sorted({reading.indicator for reading in readings} & before)


def _point(session: Session, task: Row, reading: Reading) -> Optional[str]:
    """The sampling point of a reading; made when it is new, and placed when it had no place yet."""
    if not reading.point:
        return None
    known = session.select("sampling_point", {"task_uid": task["uid"], "name": reading.point})
    wkb = None if reading.place is None else point_wkb(*reading.place)
    if not known:
        return session.insert("sampling_point", {"task_uid": task["uid"], "name": reading.point}, wkb)
    if wkb is not None and known[0]["geom"] is None:
        session.update("sampling_point", known[0]["uid"], {"name": reading.point}, wkb)
    return str(known[0]["uid"])


def number_of(text: str) -> Optional[float]:
    """A cell as a number, None for words."""
    return float(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", text) else None
