"""Taking a base layer into the register: fields found, reprojected, repaired with a report, versioned, fingerprinted."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Callable, Dict, List, Mapping, Optional

from ..domain.clock import now_text
from ..domain.codes import BASE_ROLES, CLASSIFICATIONS
from ..domain.errors import Cancelled, InputError
from ..domain.fieldnames import land_class_code, net_factor, resolve
from ..domain.language import listed, listed_with_codes, translate
from ..domain.limits import load_limits
from ..domain.schema import BASE_POLYGON, TABLES
from ..domain.zones import ZONES
from ..exchange.reproject import Reprojector
from ..exchange.source import SourceRow, VectorRows
from ..geometry.single import repaired_many
from ..paths import RESOURCES
from ..register.ddl import create_table, register_contents, rtree_table, rtree_triggers
from ..register.store import Register, Session
from .base_overlaps import overlaps_within

Progress = Callable[[float], bool]

_NEEDED = {"pbf": (), "landuse": ("land_class",), **{role: zone.needed for role, zone in ZONES.items()}}
CLASSIFIED = ("pbf", "landuse")  # roles whose land classes belong to a classification
_COVERAGES = (*CLASSIFIED, *(role for role, zone in ZONES.items() if zone.coverage))  # roles whose polygons should not overlap each other
_BLOCK = 1000  # rows taken in at once
_READING_SHARE = 0.7  # of the progress; the rest is looking for overlaps


@dataclass
class BaseReport:
    """What was taken in. Counts of features; `notes` are sentences naming rows that were repaired or left out.

    `shared_m2` is the ground that polygons of the layer claim twice, `shared_pairs` how many pairs do.
    """

    table_name: str = ""
    taken: int = 0
    repaired: int = 0
    left_out: int = 0
    fingerprint: str = ""
    shared_m2: float = 0.0
    shared_pairs: int = 0
    fields: Dict[str, str] = field(default_factory=dict)
    notes: List[str] = field(default_factory=list)


def import_base(
    register: Register,
    role: str,
    rows: VectorRows,
    version: str,
    effective_date: date,
    who: str = "",
    progress: Optional[Progress] = None,
    classification: str = "third_survey",
    name_field: str = "",
    code_field: str = "",
) -> BaseReport:
    """Take a base layer in as a new version. The whole layer is written in one transaction, or nothing is.

    `classification` says how the land classes of permanent basic farmland and land use are to be read; it is not kept for
    other roles. `name_field` and `code_field` hold names and codes of zones where they are not called as the field
    dictionaries have it. Polygons that overlap each other are named. Raises InputError for a role, classification or version
    that cannot be, for fields the role needs and the layer lacks, and for a layer without a usable polygon. A row that cannot
    be used is left out and named in the report; one that can be repaired is.
    """
    if role not in BASE_ROLES:
        raise InputError(
            translate("FarmlandGuard", "“{role}” is no role of a base layer. Known: {known}.").format(
                role=role, known=listed_with_codes(BASE_ROLES)
            )
        )
    if classification not in CLASSIFICATIONS:
        raise InputError(
            translate("FarmlandGuard", "“{name}” is no classification of land use; known: {known}.").format(
                name=classification, known=listed_with_codes(CLASSIFICATIONS)
            )
        )
    if not version.strip():
        raise InputError(translate("FarmlandGuard", "“Version label” (VERSION) is empty; name the version, for example “2025年度变更调查”."))
    if rows.table_in(register.path) in TABLES:
        # The dialog offers the first layer of the project, which is often one of these.
        raise InputError(
            translate(
                "FarmlandGuard", "{layer} is a table of this register itself and no base layer; choose the layer to take in under “Layer” (INPUT)."
            ).format(layer=rows.name)
        )
    report = BaseReport(fields=_fields(role, rows, name_field, code_field))
    if role in ZONES and ZONES[role].told_by[0] == "zone_name" and "zone_name" not in report.fields:
        report.notes.append(
            translate(
                "FarmlandGuard",
                "{layer} has no field that is known to hold the name of the zone, so its polygons are told apart by their numbers; "
                "choose “Field with the name of the zone” (NAME_FIELD) to have them by name.",
            ).format(layer=rows.name)
        )
    with register.writing(who) as session:
        if session.select("base_layer", {"role": role, "version": version.strip()}):
            raise InputError(
                translate("FarmlandGuard", "The register already has {role} in version “{version}”; give another “Version label” (VERSION).").format(
                    role=BASE_ROLES[role], version=version.strip()
                )
            )
        report.table_name = _new_table(session, role)
        _take_rows(session, register, role, rows, report, progress)
        if not report.taken:
            raise InputError(translate("FarmlandGuard", "{layer} holds no usable polygon; nothing was written.").format(layer=rows.name))
        if role in _COVERAGES:
            _find_overlaps(session, rows.name, report, progress)
        session.insert(
            "base_layer",
            {
                "role": role,
                "version": version.strip(),
                "effective_date": effective_date.isoformat(),
                "table_name": report.table_name,
                "source_name": rows.name,
                "source_crs": rows.crs.authid(),
                "feature_count": report.taken,
                "repaired_count": report.repaired,
                "left_out_count": report.left_out,
                "shared_m2": report.shared_m2 if role in _COVERAGES else None,
                "fingerprint": report.fingerprint,
                "classification": classification if role in CLASSIFIED else None,
                "imported_at": now_text(),
            },
        )
    return report


def _fields(role: str, rows: VectorRows, name_field: str, code_field: str) -> Dict[str, str]:
    """Canonical name → field of the layer: the one chosen, or found by its name, or by its alias."""
    by_alias = {name: rows.titles[title] for name, title in resolve(list(rows.titles), role).items()}
    fields = {**by_alias, **resolve(rows.fields, role)}
    zone = ZONES.get(role)
    for canonical, field_name in (("zone_name", name_field), ("source_id" if zone is None else zone.code, code_field)):
        if field_name and field_name not in rows.fields:
            raise InputError(
                translate("FarmlandGuard", "{layer} has no field {field}; it has: {fields}.").format(
                    layer=rows.name, field=field_name, fields=listed(rows.fields)
                )
            )
        if field_name:
            fields[canonical] = field_name
    if zone is not None and zone.needed_one and not any(name in fields for name in zone.needed_one):
        raise InputError(
            translate(
                "FarmlandGuard",
                "{layer} has no field that is known to hold the code or the name of the zone; choose “Field with the code of the zone” "
                "(CODE_FIELD) or “Field with the name of the zone” (NAME_FIELD). It has: {fields}.",
            ).format(layer=rows.name, fields=listed(rows.fields))
        )
    missing = [name for name in _NEEDED[role] if name not in fields]
    if missing:
        raise InputError(
            translate("FarmlandGuard", "{layer} lacks a field for {missing}; it has: {fields}.").format(
                layer=rows.name, missing=listed(missing), fields=listed(rows.fields)
            )
        )
    return fields


def _new_table(session: Session, role: str) -> str:
    number = len(session.select("base_layer", {"role": role})) + 1
    name = f"base_{role}_{number}"
    session.connection.execute(create_table(BASE_POLYGON, name))
    alias = f"{BASE_ROLES[role]} {number}"
    for statement in register_contents(BASE_POLYGON, name, alias, session.info.srs_id):
        session.connection.execute(statement)
    session.connection.execute(rtree_table(name))
    return name


def _find_overlaps(session: Session, layer: str, report: BaseReport, progress: Optional[Progress]) -> None:
    def tell(part: float) -> bool:
        if progress is not None and not progress(_READING_SHARE + (1 - _READING_SHARE) * part):
            raise Cancelled
        return True

    least = load_limits(RESOURCES / "limits" / "check.json").base_overlap_m2
    found = overlaps_within(session, report.table_name, layer, least, tell)
    report.shared_m2, report.shared_pairs = found.total_m2, found.pairs
    report.notes += found.notes


def _take_rows(
    session: Session,
    register: Register,
    role: str,
    rows: VectorRows,
    report: BaseReport,
    progress: Optional[Progress],
) -> None:
    to_register = Reprojector(rows.crs, register.info.srs_id, rows.name)
    total = max(len(rows), 1)
    digests: List[bytes] = []
    source = rows.rows(list(dict.fromkeys(report.fields.values())))
    while True:
        block = list(islice(source, _BLOCK))
        if not block:
            break
        digests += _take_block(session, to_register, role, rows.name, block, report)
        if progress is not None and not progress(min(_READING_SHARE * block[-1].number / total, _READING_SHARE)):
            raise Cancelled
    for trigger in rtree_triggers(report.table_name):
        session.connection.execute(trigger)
    session.touch(report.table_name)
    report.fingerprint = hashlib.sha256(b"".join(sorted(digests))).hexdigest()


def _take_block(
    session: Session, to_register: Reprojector, role: str, layer: str, block: List[SourceRow], report: BaseReport
) -> List[bytes]:
    """Take some rows in; return the digest of each that is."""
    moved, lost = to_register.many([row.wkb or b"" for row in block])
    usable = repaired_many(moved)
    wkbs, boxes, taken, digests = [], [], [], []
    for place, row in enumerate(block):
        if row.wkb is None:
            report.left_out += 1
            report.notes.append(row.problem or "")
            continue
        values = _values(role, report, row.attributes, row.number, layer)
        wkb = usable.wkbs[place]
        problem = lost[place] or usable.problems[place]
        if problem is not None or wkb is None:
            report.left_out += 1
            report.notes.append(
                translate("FarmlandGuard", "{layer}, row {row}: left out ({reason}).").format(
                    layer=layer, row=row.number, reason=problem
                )
            )
            continue
        if usable.reasons[place]:
            report.repaired += 1
            values["repaired"] = usable.reasons[place]
            report.notes.append(
                translate("FarmlandGuard", "{layer}, row {row}: repaired ({reason}).").format(
                    layer=layer, row=row.number, reason=usable.reasons[place]
                )
            )
        if row.problem:
            report.notes.append(row.problem)
        wkbs.append(wkb)
        boxes.append(usable.boxes[place].tolist())
        taken.append(values)
        digests.append(_digest(values, row.wkb))
    session.fill(report.table_name, report.taken + 1, taken, wkbs, boxes)
    report.taken += len(taken)
    return digests


def _digest(values: Mapping[str, Any], wkb: bytes) -> bytes:
    """A row's share of the fingerprint, which thus does not depend on the order of rows."""
    text = "\x1f".join(f"{name}={values[name]!r}" for name in sorted(values) if values[name] is not None)
    return hashlib.sha256(text.encode("utf-8") + b"\x1e" + wkb).digest()


def _values(role: str, report: BaseReport, attributes: Mapping[str, Any], number: int, layer: str) -> Dict[str, Any]:
    """The columns of `base_polygon` out of a row's attributes."""
    given = {canonical: attributes.get(actual) for canonical, actual in report.fields.items()}
    values: Dict[str, Any] = {
        name: given.get(name) for name in ("land_name", "zone_code", "zone_name", "approval_no") if name in given
    }
    values = {name: None if value is None else str(value).strip() or None for name, value in values.items()}
    source_id = given.get("source_id")
    values["source_id"] = str(number) if source_id in (None, "") else str(source_id).strip()
    values["land_class"] = land_class_code(given.get("land_class"))
    values["slope_class"] = _slope_class(given.get("slope_class"))
    for name in ("kcxs", "gross_m2", "net_m2"):
        values[name] = _number(given.get(name))
    zone = ZONES.get(role)
    if zone is not None and zone.unknown and not any(values.get(column) for column in zone.told_by):
        report.notes.append(
            translate("FarmlandGuard", "{layer}, row {row}: neither a code nor a name of the zone; checks list it as “{unknown}”.").format(
                layer=layer, row=number, unknown=zone.unknown
            )
        )
    if role in ("pbf", "landuse"):
        try:
            values["net_factor"] = net_factor(given, role)
        except ValueError as problem:
            values["net_factor"] = 1.0
            report.notes.append(
                translate("FarmlandGuard", "{layer}, row {row}: {reason}; the net area is taken as the gross.").format(
                    layer=layer, row=number, reason=problem
                )
            )
    return values


def _slope_class(value: object) -> Optional[str]:
    """耕地坡度级别 as one digit 1 to 5 (TD/T 1055-2019); what is none of them is no statement."""
    text = "" if value is None else str(value).strip().removesuffix(".0").lstrip("0")
    return text if text in ("1", "2", "3", "4", "5") else None


def _number(value: object) -> Optional[float]:
    try:
        return None if value in (None, "") else float(str(value))
    except ValueError:
        return None
