"""Taking filings in (设施农业用地备案汇交): the township's table and the polygons that belong to it, in one go."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from qgis.core import QgsCoordinateReferenceSystem

from ...domain.codes import label
from ...domain.errors import Cancelled, InputError
from ...domain.filing_fields import Column, cell_value, plain, resolve_columns
from ...domain.language import translate
from ...domain.schema.filings import FILING
from ...exchange.xlsx import read_numbered_table
from ...geometry.single import repaired, union
from ...register.filings import CHANGEABLE_STATES
from ...register.store import Register, Row, Session, wkb_of
from ..locating import Locator
from .papers import attach_papers
from .shapes import SITE, FilingShape, read_shapes

Progress = Callable[[float], bool]

_TOTALS = ("合计", "总计", "小计")


@dataclass
class FilingIntakeReport:
    """What became of the table's rows and of the polygons. `notes` are sentences naming file, row and field."""

    added: List[str] = field(default_factory=list)
    updated: List[str] = field(default_factory=list)
    same: List[str] = field(default_factory=list)
    left_out: List[str] = field(default_factory=list)
    shapes: int = 0
    papers: int = 0
    unmatched: int = 0
    notes: List[str] = field(default_factory=list)


def import_filings(
    register: Register,
    table: Optional[Path] = None,
    shapes: Optional[Path] = None,
    papers: Optional[Path] = None,
    crs: Optional[QgsCoordinateReferenceSystem] = None,
    update: bool = False,
    who: str = "",
    progress: Optional[Progress] = None,
) -> FilingIntakeReport:
    """Take a table (xlsx, csv) and the polygons (TXT, shapefile, GeoPackage, FileGDB, or a folder of them) in together.

    A polygon finds its filing by project code, filing number, project name or file name; without a table the codes of the
    polygons make drafts. `papers` is a folder of scans whose names, or whose folders', begin with the project code. A filing
    that the register has is changed only with `update`, and only before it is verified. Rows and polygons that cannot be
    used are named and left out. One transaction. Raises InputError when no file is given or the table has no column for the
    project code.
    """
    if table is None and shapes is None and papers is None:
        raise InputError(
            translate("FarmlandGuard", "Give “Table of filings” (TABLE), “Shapes” (SHAPES), “Folder of papers” (PAPERS), or all.")
        )
    tell = progress or (lambda done: True)
    report = FilingIntakeReport()
    rows = [] if table is None else _table_rows(table, report)
    found = [] if shapes is None else read_shapes(shapes, register.info.srs_id, crs, report.notes)
    report.shapes = len(found)
    _stop(tell(0.4))
    with register.writing(who) as session:
        intake = _Intake(session, report, update)
        for number, values in rows:
            intake.take_row(number, values)
        _stop(tell(0.7))
        intake.take_shapes(found, drafts=table is None)
        if papers is not None:
            report.papers = attach_papers(session, register.path, papers, report.notes)
    tell(1.0)
    return report


def _stop(going: object) -> None:
    if going is False:
        raise Cancelled


def _table_rows(path: Path, report: FilingIntakeReport) -> List[Tuple[str, Dict[str, Any]]]:
    headers, rows = read_numbered_table(path, lambda texts: "code" in resolve_columns(texts))
    columns = resolve_columns(headers)
    if "code" not in columns:
        raise InputError(
            translate("FarmlandGuard", "{file} has no column for the project code (项目编号 or XMBH); it has: {fields}.").format(
                file=path.name, fields="、".join(headers)
            )
        )
    ignored = [header for header in headers if header.strip() and header not in {column.header for column in columns.values()}]
    if ignored:
        report.notes.append(
            translate("FarmlandGuard", "{file}: columns that were not recognised: {fields}.").format(
                file=path.name, fields="、".join(ignored)
            )
        )
    places = {header: place for place, header in reversed(list(enumerate(headers)))}
    read, seen = [], {}
    for number, cells in rows:
        where = translate("FarmlandGuard", "{file}, row {row}").format(file=path.name, row=number)
        values = _row_values(cells, columns, places, where, report)
        code = values.get("code")
        if not code:
            report.left_out.append("")
            report.notes.append(translate("FarmlandGuard", "{where}: left out, the project code is empty.").format(where=where))
        elif plain(code) in _TOTALS:
            report.notes.append(translate("FarmlandGuard", "{where}: passed over, a row of totals.").format(where=where))
        elif code in seen:
            report.left_out.append(code)
            report.notes.append(
                translate("FarmlandGuard", "{where}: left out, {code} already came in row {first}.").format(
                    where=where, code=code, first=seen[code]
                )
            )
        else:
            seen[code] = number
            read.append((where, values))
    return read


def _row_values(
    cells: Sequence[Any], columns: Mapping[str, Column], places: Mapping[str, int], where: str, report: FilingIntakeReport
) -> Dict[str, Any]:
    values = {}
    for name, column in columns.items():
        try:
            value = cell_value(name, cells[places[column.header]], column.factor)
        except ValueError as problem:
            report.notes.append(
                translate("FarmlandGuard", "{where}, {field}: {reason}; left empty.").format(
                    where=where, field=column.header, reason=problem
                )
            )
            continue
        if value is not None:
            values[name] = value
    return values


class _Intake:
    """Rows first, then polygons, within one transaction."""

    def __init__(self, session: Session, report: FilingIntakeReport, update: bool) -> None:
        self.session, self.report, self.update = session, report, update
        self.locator = Locator(session)
        self.by_key: Dict[str, str] = {}
        self.ambiguous: set[str] = set()
        for row in session.rows("SELECT uid, code, filing_no, name FROM filing"):
            self._remember(row)
        self.touched: set[str] = set()

    def _remember(self, row: Mapping[str, Any]) -> None:
        for name in ("code", "filing_no", "name"):
            key = str(row.get(name) or "").strip()
            if key and self.by_key.setdefault(key, row["uid"]) != row["uid"]:
                self.ambiguous.add(key)

    def take_row(self, where: str, values: Dict[str, Any]) -> None:
        """One row of the table."""
        known = self.session.select("filing", {"code": values["code"]})
        if not known:
            uid = self.session.insert("filing", values)
            self._remember({**values, "uid": uid})
            self.touched.add(uid)
            self.report.added.append(values["code"])
            return
        changes = {name: value for name, value in values.items() if not _same(known[0][name], value)}
        if not changes:
            self.report.same.append(values["code"])
        elif not self.update:
            listed = "、".join(FILING.field(name).alias for name in changes)
            self.report.left_out.append(values["code"])
            self.report.notes.append(
                translate("FarmlandGuard", "{where}: {code} is in the register with other values ({fields}); not changed.").format(
                    where=where, code=values["code"], fields=listed
                )
            )
        elif self._may_change(known[0], where):
            self.session.update("filing", known[0]["uid"], changes)
            self._remember({**known[0], **changes})
            self.touched.add(known[0]["uid"])
            self.report.updated.append(values["code"])

    def _may_change(self, row: Row, where: str) -> bool:
        if row["state"] in CHANGEABLE_STATES:
            return True
        self.report.left_out.append(row["code"])
        self.report.notes.append(
            translate("FarmlandGuard", "{where}: {code} is in state “{state}” and was not changed.").format(
                where=where, code=row["code"], state=label("filing_state", row["state"])
            )
        )
        return False

    def take_shapes(self, shapes: Sequence[FilingShape], drafts: bool) -> None:
        """The polygons; several of one part of one filing are put together."""
        grouped: Dict[Tuple[str, str], List[FilingShape]] = {}
        for shape in shapes:
            uid = self._owner(shape, drafts)
            if uid is None:
                self.report.unmatched += 1
                self.report.notes.append(
                    translate("FarmlandGuard", "{where}: no filing {keys} in the table or the register; left out.").format(
                        where=shape.where, keys=" / ".join(shape.keys)
                    )
                )
                continue
            grouped.setdefault((uid, shape.part), []).append(shape)
        for (uid, part), members in sorted(grouped.items(), key=lambda each: (each[0][0], each[0][1] != SITE)):
            self._put(uid, part, members)
        for uid in {uid for uid, _ in grouped}:
            self._site_from_farmland(uid)

    def _owner(self, shape: FilingShape, drafts: bool) -> Optional[str]:
        for key in shape.keys:
            if key in self.by_key and key not in self.ambiguous:
                return self.by_key[key]
        if not drafts or not shape.code or shape.part != SITE:
            return None
        code = shape.code
        uid = self.session.insert("filing", {"code": code})
        self._remember({"uid": uid, "code": code})
        self.touched.add(uid)
        self.report.added.append(code)
        return uid

    def _put(self, uid: str, part: str, members: Sequence[FilingShape]) -> None:
        filing = self.session.get("filing", uid)
        wkb = members[0].wkb if len(members) == 1 else repaired(union([member.wkb for member in members]))[0]
        if part == SITE:
            old = wkb_of(filing)
        else:
            rows = self.session.select("filing_part", {"filing_uid": uid, "kind": part})
            old = wkb_of(rows[0]) if rows else None
        if old == wkb:
            return
        if old is not None and not self.update and uid not in self.touched:
            self.report.notes.append(
                translate("FarmlandGuard", "{where}: {code} has a polygon of this kind; not changed.").format(
                    where=members[0].where, code=filing["code"]
                )
            )
            return
        if not self._may_change(filing, members[0].where):
            return
        if part == SITE:
            placed = {name: value for name, value in self.locator.place(wkb).items() if value}
            self.session.update("filing", uid, placed or {"note": filing["note"]}, wkb)
            return
        declared = sum(member.declared_m2 for member in members if member.declared_m2 is not None) or None
        if rows:
            self.session.update("filing_part", rows[0]["uid"], {"declared_m2": declared}, wkb)
        else:
            self.session.insert("filing_part", {"filing_uid": uid, "kind": part, "declared_m2": declared}, wkb)

    def _site_from_farmland(self, uid: str) -> None:
        """A filing that came with its farmland only (农用地范围) lies on that ground."""
        filing = self.session.get("filing", uid)
        if filing["geom"] is not None:
            return
        parts = self.session.select("filing_part", {"filing_uid": uid, "kind": "farmland"})
        if parts and parts[0]["geom"] is not None:
            wkb = wkb_of(parts[0]) or b""
            placed = {name: value for name, value in self.locator.place(wkb).items() if value}
            self.session.update("filing", uid, placed or {"note": filing["note"]}, wkb)


def _same(stored: Any, given: Any) -> bool:
    if isinstance(given, float) or isinstance(stored, float):
        try:
            return abs(float(stored) - float(given)) < 0.005
        except (TypeError, ValueError):
            return False
    return str("" if stored is None else stored) == str(given)
