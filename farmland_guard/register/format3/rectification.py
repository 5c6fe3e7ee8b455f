"""Format 3: rectification, reclamation quality, the joint sign-off and referrals."""

import sqlite3

from ..code_lists import rewrite_tables
from ..ddl import rtree_statements

_TABLES = (
    'CREATE TABLE "sampling_point" (\n'
    '  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,\n'
    '  "geom" POINT,\n'
    '  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),\n'
    '  "task_uid" TEXT(36) NOT NULL CHECK (length(trim("task_uid")) > 0),\n'
    '  "name" TEXT(40) NOT NULL CHECK (length(trim("name")) > 0),\n'
    '  "note" TEXT(254),\n'
    '  "edited_by" TEXT(60),\n'
    '  "last_edited_by" TEXT(60),\n'
    '  "last_edited_at" DATETIME,\n'
    '  UNIQUE ("task_uid", "name")\n'
    ")",
    'CREATE INDEX "ix_sampling_point_task_uid" ON "sampling_point" ("task_uid")',
    'CREATE TABLE "quality_confirmation" (\n'
    '  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,\n'
    '  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),\n'
    '  "profile" TEXT(60) NOT NULL CHECK (length(trim("profile")) > 0),\n'
    '  "land_class" TEXT(10) NOT NULL CHECK (length(trim("land_class")) > 0),\n'
    '  "indicator" TEXT(60) NOT NULL CHECK (length(trim("indicator")) > 0),\n'
    '  "limit_text" TEXT(254) NOT NULL CHECK (length(trim("limit_text")) > 0),\n'
    '  "limit_low" REAL,\n'
    '  "limit_high" REAL,\n'
    '  "limit_values" TEXT(254),\n'
    '  "source" TEXT(254) NOT NULL CHECK (length(trim("source")) > 0),\n'
    '  "confirmed_by" TEXT(60) NOT NULL CHECK (length(trim("confirmed_by")) > 0),\n'
    '  "confirmed_on" DATE NOT NULL,\n'
    '  "edited_by" TEXT(60),\n'
    '  "last_edited_by" TEXT(60),\n'
    '  "last_edited_at" DATETIME\n'
    ")",
    'CREATE INDEX "ix_quality_confirmation_confirmed_by" ON "quality_confirmation" ("confirmed_by")',
    'CREATE TABLE "witness" (\n'
    '  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,\n'
    '  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),\n'
    '  "acceptance_uid" TEXT(36) NOT NULL CHECK (length(trim("acceptance_uid")) > 0),\n'
    "  \"side\" TEXT(20) NOT NULL CHECK (\"side\" IN ('township', 'village')),\n"
    '  "name" TEXT(60) NOT NULL CHECK (length(trim("name")) > 0),\n'
    '  "unit" TEXT(100) NOT NULL CHECK (length(trim("unit")) > 0),\n'
    '  "role" TEXT(60),\n'
    '  "signed_on" DATE NOT NULL,\n'
    '  "comment" TEXT(500),\n'
    '  "scan_uid" TEXT(36),\n'
    '  "edited_by" TEXT(60),\n'
    '  "last_edited_by" TEXT(60),\n'
    '  "last_edited_at" DATETIME\n'
    ")",
    'CREATE INDEX "ix_witness_acceptance_uid" ON "witness" ("acceptance_uid")',
    'CREATE INDEX "ix_witness_scan_uid" ON "witness" ("scan_uid")',
    'CREATE TABLE "follow_up" (\n'
    '  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,\n'
    '  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),\n'
    '  "violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0),\n'
    '  "planned_on" DATE NOT NULL,\n'
    '  "visited_on" DATE,\n'
    '  "visitor" TEXT(60),\n'
    '  "finding" TEXT(500),\n'
    '  "relapsed" BOOLEAN,\n'
    '  "edited_by" TEXT(60),\n'
    '  "last_edited_by" TEXT(60),\n'
    '  "last_edited_at" DATETIME\n'
    ")",
    'CREATE INDEX "ix_follow_up_violation_uid" ON "follow_up" ("violation_uid")',
    'CREATE INDEX "ix_follow_up_visitor" ON "follow_up" ("visitor")',
    'CREATE TABLE "referral" (\n'
    '  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,\n'
    '  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),\n'
    '  "violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0),\n'
    '  "department" TEXT(40) NOT NULL CHECK (length(trim("department")) > 0),\n'
    '  "department_name" TEXT(100) NOT NULL CHECK (length(trim("department_name")) > 0),\n'
    '  "document_type" TEXT(60) NOT NULL CHECK (length(trim("document_type")) > 0),\n'
    "  \"cause\" TEXT(20) NOT NULL CHECK (\"cause\" IN ('administrative', 'criminal', 'cadre')),\n"
    '  "basis" TEXT(254),\n'
    "  \"state\" TEXT(20) NOT NULL DEFAULT 'proposed' CHECK (\"state\" IN ('proposed', 'dismissed', 'sent', 'received', 'replied')),\n"
    '  "letter_no" TEXT(60),\n'
    '  "subject_person" TEXT(100),\n'
    '  "content" TEXT(1000),\n'
    '  "checklist" TEXT(1000),\n'
    '  "decided_by" TEXT(60),\n'
    '  "decided_on" DATE,\n'
    '  "sent_on" DATE,\n'
    '  "received_on" DATE,\n'
    '  "receiver" TEXT(60),\n'
    '  "reply_due" DATE,\n'
    '  "replied_on" DATE,\n'
    '  "reply_content" TEXT(1000),\n'
    '  "edited_by" TEXT(60),\n'
    '  "last_edited_by" TEXT(60),\n'
    '  "last_edited_at" DATETIME\n'
    ")",
    'CREATE INDEX "ix_referral_violation_uid" ON "referral" ("violation_uid")',
    'CREATE INDEX "ix_referral_decided_by" ON "referral" ("decided_by")',
)

_COLUMNS = (
    'ALTER TABLE "task" ADD COLUMN "township_code" TEXT(9)',
    'ALTER TABLE "task" ADD COLUMN "person" TEXT(60)',
    'ALTER TABLE "task" ADD COLUMN "deadline_basis" TEXT(254)',
    'ALTER TABLE "task" ADD COLUMN "demolish_m2" REAL',
    'ALTER TABLE "task" ADD COLUMN "legalise_m2" REAL',
    'ALTER TABLE "reading" ADD COLUMN "point_uid" TEXT(36)',
    'CREATE INDEX "ix_reading_point_uid" ON "reading" ("point_uid")',
    'ALTER TABLE "reading" ADD COLUMN "sampler" TEXT(60)',
    'ALTER TABLE "reading" ADD COLUMN "sampled_on" DATE',
    'ALTER TABLE "reading" ADD COLUMN "laboratory" TEXT(100)',
    'ALTER TABLE "reading" ADD COLUMN "report_uid" TEXT(36)',
    'CREATE INDEX "ix_reading_report_uid" ON "reading" ("report_uid")',
    'ALTER TABLE "acceptance" ADD COLUMN "ground_source" TEXT(254)',
    'ALTER TABLE "acceptance" ADD COLUMN "applied_on" DATE',
    'ALTER TABLE "signature" ADD COLUMN "unit" TEXT(100)',
    'ALTER TABLE "signature" ADD COLUMN "role" TEXT(60)',
    "ALTER TABLE \"signature\" ADD COLUMN \"state\" TEXT(10) NOT NULL DEFAULT 'valid' CHECK (\"state\" IN ('valid', 'void'))",
    'ALTER TABLE "signature" ADD COLUMN "void_reason" TEXT(254)',
    'ALTER TABLE "signature" ADD COLUMN "signed_hash" TEXT(64)',
    'ALTER TABLE "signature" ADD COLUMN "signed_summary" TEXT(254)',
)

_NEW = {
    "sampling_point": "采样点",
    "quality_confirmation": "质量指标核对",
    "witness": "验收见证",
    "follow_up": "复耕回访",
    "referral": "移送",
}


def rectification(connection: sqlite3.Connection) -> None:
    """Tables and columns of this room."""
    for sql in _TABLES + _COLUMNS:
        connection.execute(sql)
    (srs_id,) = connection.execute("SELECT value FROM register_info WHERE key = 'srs_id'").fetchone()
    for table, title in _NEW.items():
        spatial = table == "sampling_point"
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)",
            (table, "features" if spatial else "attributes", table, title, int(srs_id) if spatial else None),
        )
        if spatial:
            connection.execute(
                "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) "
                "VALUES (?, 'geom', 'POINT', ?, 0, 0)",
                (table, int(srs_id)),
            )
            for sql in rtree_statements(table):
                connection.execute(sql)
    # A row typed without the day of issue gets today's.
    (text,) = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'task'").fetchone()
    rewrite_tables(
        connection, {"task": text.replace('"issued_at" DATE NOT NULL DEFAULT', '"issued_at" DATE NOT NULL ON CONFLICT REPLACE DEFAULT')}
    )
