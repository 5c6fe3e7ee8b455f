"""Facility-agriculture filings get their tables (设施农业用地备案)."""

import sqlite3

from ..ddl import rtree_statements
from ..quoting import statement

_STATEMENTS = (
    """CREATE TABLE "filing" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "geom" MULTIPOLYGON,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "code" TEXT(30) NOT NULL UNIQUE CHECK (length(trim("code")) > 0),
  "name" TEXT(100),
  "operator" TEXT(100),
  "operator_kind" TEXT(20) CHECK ("operator_kind" IN ('household', 'family_farm', 'cooperative', 'company', 'collective', 'other')),
  "operator_id" TEXT(30),
  "operator_phone" TEXT(30),
  "collective" TEXT(100),
  "xzdm" TEXT(9),
  "xzmc" TEXT(100),
  "cdm" TEXT(12),
  "cmc" TEXT(255),
  "location" TEXT(254),
  "use" TEXT(12) CHECK ("use" IN ('crop', 'livestock', 'aquaculture')),
  "kind" TEXT(20) CHECK ("kind" IN ('plastic_greenhouse', 'sunken_greenhouse', 'solar_greenhouse', 'soft_pond', 'planting_house', 'drying', 'packing', 'cold_storage', 'animal_house', 'fish_house', 'manure', 'quarantine', 'guard_room', 'slaughter', 'other')),
  "scale" TEXT(100),
  "damages_layer" BOOLEAN,
  "unavoidable" BOOLEAN,
  "land_m2" REAL,
  "farmland_m2" REAL,
  "cultivated_m2" REAL,
  "pbf_m2" REAL,
  "damaged_m2" REAL,
  "production_m2" REAL,
  "auxiliary_m2" REAL,
  "guard_room_m2" REAL,
  "planted_m2" REAL,
  "storeys" INTEGER,
  "term_from" DATE,
  "term_to" DATE,
  "agreed_on" DATE,
  "announced_from" DATE,
  "announced_to" DATE,
  "filed_on" DATE,
  "filing_no" TEXT(40),
  "received_on" DATE,
  "deposit_yuan" REAL,
  "deposit_paid" BOOLEAN,
  "makeup_no" TEXT(60),
  "makeup_on" DATE,
  "upload_no" TEXT(40),
  "upload_on" DATE,
  "built_on" DATE,
  "surveyed_on" DATE,
  "ended_on" DATE,
  "reclaimed_on" DATE,
  "area_m2" REAL,
  "pbf_checked_m2" REAL,
  "cultivated_checked_m2" REAL,
  "makeup_needed" BOOLEAN,
  "checked_at" DATETIME,
  "verified_by" TEXT(60),
  "opinion" TEXT(500),
  "state" TEXT(12) NOT NULL DEFAULT 'draft' CHECK ("state" IN ('draft', 'recorded', 'returned', 'verified', 'registered', 'built', 'surveyed', 'expired', 'renewed', 'cancelled', 'reclaimed')),
  "state_reason" TEXT(500),
  "state_on" DATE,
  "note" TEXT(254),
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME
)""",
    'CREATE INDEX "ix_filing_verified_by" ON "filing" ("verified_by")',
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('filing', 'features', 'filing', '设施农业用地备案', {srs})""",
    """INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('filing', 'geom', 'MULTIPOLYGON', {srs}, 0, 0)""",
    """CREATE TABLE "filing_part" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "geom" MULTIPOLYGON,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "filing_uid" TEXT(36) NOT NULL CHECK (length(trim("filing_uid")) > 0),
  "kind" TEXT(12) NOT NULL CHECK ("kind" IN ('farmland', 'damaged', 'pbf_used', 'pbf_damaged', 'pbf_makeup')),
  "declared_m2" REAL,
  "area_m2" REAL,
  "note" TEXT(254),
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME
)""",
    'CREATE INDEX "ix_filing_part_filing_uid" ON "filing_part" ("filing_uid")',
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('filing_part', 'features', 'filing_part', '设施农业用地分项范围', {srs})""",
    """INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('filing_part', 'geom', 'MULTIPOLYGON', {srs}, 0, 0)""",
    """CREATE TABLE "filing_facility" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "filing_uid" TEXT(36) NOT NULL CHECK (length(trim("filing_uid")) > 0),
  "role" TEXT(12) NOT NULL CHECK ("role" IN ('production', 'auxiliary')),
  "kind" TEXT(20) CHECK ("kind" IN ('plastic_greenhouse', 'sunken_greenhouse', 'solar_greenhouse', 'soft_pond', 'planting_house', 'drying', 'packing', 'cold_storage', 'animal_house', 'fish_house', 'manure', 'quarantine', 'guard_room', 'slaughter', 'other')),
  "content" TEXT(100),
  "area_m2" REAL,
  "cultivated_m2" REAL,
  "pbf_m2" REAL,
  "storeys" INTEGER,
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME
)""",
    'CREATE INDEX "ix_filing_facility_filing_uid" ON "filing_facility" ("filing_uid")',
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('filing_facility', 'attributes', 'filing_facility', '设施建设内容', NULL)""",
    """CREATE TABLE "filing_answer" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "filing_uid" TEXT(36) NOT NULL CHECK (length(trim("filing_uid")) > 0),
  "item" TEXT(40) NOT NULL CHECK (length(trim("item")) > 0),
  "title" TEXT(60),
  "answer" TEXT(10) NOT NULL CHECK ("answer" IN ('pass', 'fail', 'manual', 'info')),
  "explanation" TEXT(500),
  "value" REAL,
  "limit_value" REAL,
  "unit" TEXT(10),
  "source" TEXT(100),
  "article" TEXT(100),
  "fix" TEXT(40),
  "created_at" DATETIME
)""",
    'CREATE INDEX "ix_filing_answer_filing_uid" ON "filing_answer" ("filing_uid")',
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('filing_answer', 'attributes', 'filing_answer', '备案核查结果', NULL)""",
    """CREATE TABLE "filing_discrepancy" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "geom" MULTIPOLYGON,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "kind" TEXT(24) NOT NULL CHECK ("kind" IN ('filed_not_surveyed', 'surveyed_not_filed', 'outside_line', 'damage_beyond', 'pbf_without_makeup', 'expired', 'duplicate')),
  "filing_uid" TEXT(36),
  "source_id" TEXT(60),
  "area_m2" REAL,
  "explanation" TEXT(500),
  "found_at" DATETIME,
  "base_version" TEXT(80),
  "base_fingerprint" TEXT(64),
  "term_to" DATE,
  "checked_at" DATETIME,
  "earlier_uid" TEXT(36),
  "handled_as" TEXT(60),
  "handled_by" TEXT(60),
  "handled_on" DATE,
  "violation_uid" TEXT(36),
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME
)""",
    'CREATE INDEX "ix_filing_discrepancy_filing_uid" ON "filing_discrepancy" ("filing_uid")',
    'CREATE INDEX "ix_filing_discrepancy_earlier_uid" ON "filing_discrepancy" ("earlier_uid")',
    'CREATE INDEX "ix_filing_discrepancy_violation_uid" ON "filing_discrepancy" ("violation_uid")',
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('filing_discrepancy', 'features', 'filing_discrepancy', '备案与调查比对', {srs})""",
    """INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('filing_discrepancy', 'geom', 'MULTIPOLYGON', {srs}, 0, 0)""",
)

_LAYERS = ('filing', 'filing_part', 'filing_discrepancy')


def step(connection: sqlite3.Connection) -> None:
    """Make the tables and the spatial indexes of those with geometry; base layers get the slope class (GDPDJB)."""
    row = connection.execute("SELECT value FROM register_info WHERE key = 'srs_id'").fetchone()
    for text in _STATEMENTS:
        connection.execute(text.replace("{srs}", row[0]))
    for (name,) in connection.execute("SELECT table_name FROM base_layer").fetchall():
        connection.execute(statement("ALTER TABLE {name} ADD COLUMN slope_class TEXT(2)", name=name))
    for name in _LAYERS:
        for text in rtree_statements(name):
            connection.execute(text)
