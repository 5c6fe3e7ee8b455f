"""Making a register: an empty GeoPackage with every table, trigger and spatial index of the schema."""

import os
import re
import sqlite3
import tempfile
from pathlib import Path
from typing import Iterator

from osgeo import ogr, osr

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.schema import SCHEMA_VERSION, TABLES
from .audit import audit_triggers
from .connection import writing
from .ddl import create_indexes, create_table, register_contents, rtree_statements
from .filing_guards import filing_triggers
from .guards import guard_triggers

_COUNTY = re.compile(r"\d{6}")


def create_register(path: Path, county: str, county_name: str, srs_id: int) -> Path:
    """Make the register of a county at `path` in the CRS `EPSG:srs_id` and return its path.

    Raises InputError for a county code that has not six digits, a name that is empty, a CRS that PROJ does not know or a
    file that is already there: a register is never overwritten. The file appears whole or not at all.
    """
    if not _COUNTY.fullmatch(county):
        raise InputError(
            translate("FarmlandGuard", "“County code” (COUNTY) must be the six-digit code of the county, not “{code}”.").format(code=county)
        )
    if not county_name.strip():
        raise InputError(translate("FarmlandGuard", "“County name” (COUNTY_NAME) is empty; give the county's name."))
    if path.suffix.lower() != ".gpkg":
        path = path.with_name(path.name + ".gpkg")
    if path.exists():
        raise InputError(
            translate("FarmlandGuard", "{path} is already there; a register is never overwritten. Choose another name.").format(
                path=path
            )
        )
    if not path.parent.is_dir():
        raise InputError(translate("FarmlandGuard", "The folder {path} does not exist.").format(path=path.parent))
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".register") as folder:
        draft = Path(folder) / path.name
        _empty_geopackage(draft, srs_id)
        with writing(draft) as connection:
            for statement in schema_statements(srs_id):
                connection.execute(statement)
            _describe(connection, county, county_name.strip(), srs_id)
        os.replace(draft, path)
    return path


def schema_statements(srs_id: int) -> Iterator[str]:
    """Every statement that turns an empty GeoPackage into an empty register."""
    for table in TABLES.values():
        yield create_table(table)
        yield from create_indexes(table)
        yield from register_contents(table, table.name, table.alias, srs_id)
        if table.geometry:
            yield from rtree_statements(table.name)
    yield from rule_triggers()


def rule_triggers() -> Iterator[str]:
    """The triggers made from lifecycle and audit, which an upgrade drops and makes anew."""
    for table in TABLES.values():
        if table.audited:
            yield from audit_triggers(table)
    yield from guard_triggers()
    yield from filing_triggers()


def ensure_srs(connection: sqlite3.Connection, srs_id: int) -> None:
    """Put EPSG:srs_id into gpkg_spatial_ref_sys unless it is there; InputError when PROJ does not know it."""
    known = connection.execute("SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id = ?", (srs_id,)).fetchone()
    if known:
        return
    reference = osr.SpatialReference()
    osr.UseExceptions()
    try:
        reference.ImportFromEPSG(srs_id)
    except RuntimeError as error:
        raise InputError(
            translate("FarmlandGuard", "EPSG:{code} is not a known coordinate reference system.").format(code=srs_id)
        ) from error
    connection.execute(
        "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition) "
        "VALUES (?, ?, 'EPSG', ?, ?)",
        (reference.GetName(), srs_id, srs_id, reference.ExportToWkt()),
    )


def _empty_geopackage(path: Path, srs_id: int) -> None:
    driver = ogr.GetDriverByName("GPKG")
    dataset = driver.CreateDataSource(str(path), options=["VERSION=1.2", "ADD_GPKG_OGR_CONTENTS=NO"])
    if dataset is None:
        raise InputError(translate("FarmlandGuard", "{path} cannot be created.").format(path=path))
    # GDAL lays down its optional tables with the first layer; a scratch layer makes it do so.
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4490)
    dataset.CreateLayer("scratch", reference, ogr.wkbPolygon, ["SPATIAL_INDEX=YES"])
    dataset.DeleteLayer(0)
    dataset = None
    with writing(path) as connection:
        ensure_srs(connection, srs_id)


def _describe(connection: sqlite3.Connection, county: str, county_name: str, srs_id: int) -> None:
    rows = {
        "schema_version": str(SCHEMA_VERSION),
        "county": county,
        "county_name": county_name,
        "srs_id": str(srs_id),
    }
    connection.executemany("INSERT INTO register_info (key, value) VALUES (?, ?)", rows.items())
