"""Delivery packages: shapefile, land-boundary TXT and ledger as a profile describes them."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Mapping

from qgis.core import QgsCoordinateReferenceSystem

from ..domain.clock import today
from ..domain.errors import InputError
from ..domain.language import translate
from ..exchange.landtxt_writer import header_for, write_land_txt
from ..exchange.profiles import cell, load_profile, number_format, profile_names
from ..exchange.reproject import frame_of_epsg
from ..exchange.shapefile import FieldSpec, write_shapefile
from ..exchange.xlsx import Sheet, write_xlsx
from ..geometry.areas import area_m2
from ..register.store import Register, Row, Session, wkb_of
from .land_txt import parcel_of

__all__ = ["Delivery", "deliver", "profile_names"]


@dataclass
class Delivery:
    """What was written. `notes` tell the user what to know before sending it."""

    folder: Path
    cases: int
    files: List[Path] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)


def deliver(register: Register, profile_name: str, folder: Path, who: str = "") -> Delivery:
    """Write the package of a profile into a new folder within `folder`; it appears whole or not at all.

    Every case goes in, a patch that was split through its children. Raises InputError for an unknown profile, a package
    that is already there, a register without cases, a case that was not checked since its shape changed, and text that the
    shapefile's encoding or fields cannot hold.
    """
    profile = load_profile(profile_name)
    with register.reading() as session:
        rows = _gather(session)
    words = {
        "county": register.info.county,
        "county_name": register.info.county_name,
        "date": today().isoformat(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / profile["folder_name"].format(**words)
    if target.exists():
        raise InputError(
            translate("FarmlandGuard", "{path} is already there; move the earlier package away first.").format(path=target)
        )
    delivery = Delivery(target, len(rows["cases"]))
    draft = Path(tempfile.mkdtemp(dir=folder, prefix=".package"))
    try:
        _write_shapefile(register, profile, words, rows["cases"], draft, delivery)
        _write_txt(register, profile, words, rows["cases"], draft, delivery)
        _write_ledger(profile, words, rows, draft, delivery)
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    target.chmod(0o755)
    delivery.files = sorted(target.iterdir())
    return delivery


def _gather(session: Session) -> Dict[str, List[Row]]:
    """The rows of every kind that a sheet can ask for, children in place of their parents."""
    parents = {row["parent_uid"] for row in session.rows("SELECT DISTINCT parent_uid FROM violation")}
    cases = [case for case in session.select("violation", order="code") if case["uid"] not in parents]
    if not cases:
        raise InputError(translate("FarmlandGuard", "The register has no case to deliver."))
    unchecked = [case["code"] for case in cases if case["area_m2"] is None]
    if unchecked:
        raise InputError(
            translate(
                "FarmlandGuard",
                "These cases were not checked, or were redrawn since: {codes}. Run the overlap check first.",
            ).format(codes=", ".join(unchecked[:20]) + (" …" if len(unchecked) > 20 else ""))
        )
    for case in cases:
        case["county"] = session.info.county
    codes = {case["uid"]: case["code"] for case in cases}
    return {
        "cases": cases,
        "pieces": _named(session.select("overlap_piece"), codes, "code"),
        "findings": _named(session.select("finding"), codes, "code"),
        "tasks": _named(session.select("task"), codes, "case_code"),
    }


def _named(rows: List[Row], codes: Mapping[str, str], column: str) -> List[Row]:
    return [{**row, column: codes[row["violation_uid"]]} for row in rows if row["violation_uid"] in codes]


def _write_shapefile(
    register: Register, profile: Mapping[str, Any], words: Mapping[str, str], cases: List[Row], draft: Path, delivery: Delivery
) -> None:
    part = profile["shapefile"]
    specs = []
    for column in part["fields"]:
        number = column["type"] in ("real", "mu", "square_metres")
        specs.append(
            FieldSpec(
                column["name"],
                "real" if number else "text",
                18 if number else column["length"],
                column.get("digits", 2) if number else 0,
            )
        )
    records = [(wkb_of(case), [cell(column, case) for column in part["fields"]]) for case in cases]
    path = draft / part["file"].format(**words)
    crs = QgsCoordinateReferenceSystem(f"EPSG:{register.info.srs_id}")
    delivery.notes += write_shapefile(path, specs, records, crs, part["encoding"])


def _write_txt(
    register: Register, profile: Mapping[str, Any], words: Mapping[str, str], cases: List[Row], draft: Path, delivery: Delivery
) -> None:
    part = profile["land_txt"]
    frame = frame_of_epsg(register.info.srs_id)
    parcels = []
    for case in cases:
        wkb = wkb_of(case)
        area, problem = area_m2(wkb, frame, part["area_method"])
        if wkb is None or area is None:
            raise InputError(
                translate("FarmlandGuard", "{code} has no usable polygon ({reason}).").format(
                    code=case["code"], reason=problem
                )
            )
        usage, land_class = case["tblx"] or "", case["dlbm"] or ""
        parcels.append(parcel_of(wkb, case["code"], case["xzmc"] or "", area, usage, land_class))
    header = header_for(f"EPSG:{register.info.srs_id}", f"{words['county_name']}自然资源局", words["date"])
    path = draft / part["file"].format(**words)
    delivery.notes += write_land_txt(path, parcels, header, part["encoding"])


def _write_ledger(
    profile: Mapping[str, Any], words: Mapping[str, str], rows: Mapping[str, List[Row]], draft: Path, delivery: Delivery
) -> None:
    sheets = []
    for sheet in profile["xlsx"]["sheets"]:
        columns = sheet["columns"]
        sheets.append(
            Sheet(
                sheet["name"],
                [column["name"] for column in columns],
                [[cell(column, row) for column in columns] for row in rows[sheet["rows"]]],
                [column.get("width", 14) for column in columns],
                [number_format(column) for column in columns],
            )
        )
    note = write_xlsx(draft / profile["xlsx"]["file"].format(**words), sheets)
    if note:
        delivery.notes.append(note)
