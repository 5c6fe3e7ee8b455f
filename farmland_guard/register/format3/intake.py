"""Format 3, taking patches in: comparison with earlier patches, numbers on platforms, saved field mappings, split patches."""

import sqlite3

from ..ddl import rtree_statements

_UID = '"uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0)'
_SIGNED = '"edited_by" TEXT(60), "last_edited_by" TEXT(60), "last_edited_at" DATETIME'
_KEY = '"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL'

_TABLES = (
    f'CREATE TABLE "relation" ({_KEY}, "geom" MULTIPOLYGON, {_UID}, '
    '"violation_uid" TEXT(36) NOT NULL UNIQUE CHECK (length(trim("violation_uid")) > 0), '
    '"old_uid" TEXT(36), '
    """"relation" TEXT(10) NOT NULL CHECK ("relation" IN ('new', 'same', 'grown', 'partial', 'handled')), """
    '"share_new" REAL, "share_old" REAL, "growth_m2" REAL, "limits" TEXT(254), "compared_at" DATETIME)',
    'CREATE INDEX "ix_relation_violation_uid" ON "relation" ("violation_uid")',
    'CREATE INDEX "ix_relation_old_uid" ON "relation" ("old_uid")',
    f'CREATE TABLE "case_number" ({_KEY}, {_UID}, '
    '"violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0), '
    """"platform" TEXT(20) NOT NULL CHECK ("platform" IN ('satellite', 'survey', 'inspection', 'report', 'patrol', 'other')), """
    '"number" TEXT(60) NOT NULL CHECK (length(trim("number")) > 0), "deadline" DATE, '
    """"report_state" TEXT(20) NOT NULL DEFAULT 'to_report' CHECK ("report_state" IN ('to_report', 'reported', 'returned')), """
    f'"return_reason" TEXT(500), "state_on" DATE, "note" TEXT(254), {_SIGNED}, UNIQUE ("platform", "number"))',
    'CREATE INDEX "ix_case_number_violation_uid" ON "case_number" ("violation_uid")',
    f'CREATE TABLE "field_template" ({_KEY}, {_UID}, '
    '"name" TEXT(60) NOT NULL CHECK (length(trim("name")) > 0), '
    '"purpose" TEXT(20) NOT NULL CHECK (length(trim("purpose")) > 0), '
    '"mapping" TEXT NOT NULL CHECK (length(trim("mapping")) > 0), '
    f'"fields" TEXT, {_SIGNED}, UNIQUE ("purpose", "name"))',
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
    "VALUES ('case_number', 'attributes', 'case_number', '图斑编号', NULL)",
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
    "VALUES ('field_template', 'attributes', 'field_template', '字段对应模板', NULL)",
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
    "SELECT 'relation', 'features', 'relation', '与以往图斑比对', srs_id "
    "FROM gpkg_geometry_columns WHERE table_name = 'violation'",
    "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) "
    "SELECT 'relation', 'geom', 'MULTIPOLYGON', srs_id, 0, 0 FROM gpkg_geometry_columns WHERE table_name = 'violation'",
)

_COLUMNS = (
    'ALTER TABLE "batch" ADD COLUMN "before_image" TEXT(500)',
    'ALTER TABLE "batch" ADD COLUMN "before_date" TEXT(20)',
    'ALTER TABLE "batch" ADD COLUMN "after_image" TEXT(500)',
    'ALTER TABLE "batch" ADD COLUMN "after_date" TEXT(20)',
    """ALTER TABLE "violation" ADD COLUMN "patch_state" TEXT(10) DEFAULT 'original' """
    """CHECK ("patch_state" IN ('original', 'split', 'part'))""",
    'ALTER TABLE "violation" ADD COLUMN "split_m2" REAL',
    'ALTER TABLE "violation" ADD COLUMN "split_by" TEXT(100)',
    'ALTER TABLE "violation" ADD COLUMN "return_reason" TEXT(500)',
    'ALTER TABLE "violation" ADD COLUMN "reviewed_on" DATE',
    'ALTER TABLE "violation" ADD COLUMN "relapse_uid" TEXT(36)',
    'ALTER TABLE "violation" ADD COLUMN "relapse_m2" REAL',
    'ALTER TABLE "violation" ADD COLUMN "taken_from_uid" TEXT(36)',
    'CREATE INDEX "ix_violation_relapse_uid" ON "violation" ("relapse_uid")',
    'CREATE INDEX "ix_violation_taken_from_uid" ON "violation" ("taken_from_uid")',
    'ALTER TABLE "attachment" ADD COLUMN "taken_from_uid" TEXT(36)',
    'CREATE INDEX "ix_attachment_taken_from_uid" ON "attachment" ("taken_from_uid")',
    "UPDATE violation SET patch_state = 'part' WHERE parent_uid IS NOT NULL",
    "UPDATE violation SET patch_state = 'split' WHERE uid IN (SELECT parent_uid FROM violation)",
)


def add_intake(connection: sqlite3.Connection) -> None:
    """Add the tables and columns; patches that had children already are marked as split."""
    for each in _TABLES:
        connection.execute(each)
    for each in rtree_statements("relation"):
        connection.execute(each)
    for each in _COLUMNS:
        connection.execute(each)
