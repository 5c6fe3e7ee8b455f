"""The verdict's grounds, every judgement kept, the pre-check of returns, photos read once."""

import sqlite3

_STATEMENTS = (
    """CREATE TABLE "judgement" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0),
  "verdict" TEXT(30) NOT NULL CHECK ("verdict" IN ('legal', 'facility_land', 'rural_road', 'other', 'false_change',
    'illegal_construction', 'illegal_non_grain')),
  "subclass" TEXT(30),
  "judged_by" TEXT(60) NOT NULL CHECK (length(trim("judged_by")) > 0),
  "reason" TEXT(500) NOT NULL CHECK (length(trim("reason")) > 0),
  "judged_at" DATETIME,
  "proposal" TEXT(30),
  "proposal_reason" TEXT(1000),
  "recorded_at" DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
)""",
    """CREATE INDEX "ix_judgement_violation_uid" ON "judgement" ("violation_uid")""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('judgement', 'attributes', 'judgement', '认定记录', NULL)""",
    """CREATE TABLE "precheck_result" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0),
  "code" TEXT(60),
  "level" TEXT(10) NOT NULL CHECK ("level" IN ('red', 'amber', 'green')),
  "case_level" TEXT(10) NOT NULL CHECK ("case_level" IN ('red', 'amber', 'green')),
  "rule_id" TEXT(60),
  "text" TEXT(254),
  "detail" TEXT(500),
  "fix_dialog" TEXT(20),
  "fix_field" TEXT(40),
  "source" TEXT(254),
  "checked_on" DATE NOT NULL,
  "created_at" DATETIME
)""",
    """CREATE INDEX "ix_precheck_result_violation_uid" ON "precheck_result" ("violation_uid")""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('precheck_result', 'attributes', 'precheck_result', '退件预检', NULL)""",
    """CREATE TABLE "photo_info" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "sha256" TEXT(64) NOT NULL UNIQUE CHECK (length(trim("sha256")) > 0),
  "taken_at" TEXT(19),
  "longitude" REAL,
  "latitude" REAL,
  "software" TEXT(100)
)""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('photo_info', 'attributes', 'photo_info', '照片信息', NULL)""",
)

_COLUMNS = (
    ("violation", "proposal", "TEXT(30)"),
    ("violation", "proposal_reason", "TEXT(1000)"),
    ("violation", "subclass", "TEXT(30)"),
    ("violation", "use_detail", "TEXT(100)"),
    ("violation", "project_name", "TEXT(200)"),
    ("violation", "built_on", "TEXT(20)"),
    ("violation", "description", "TEXT(500)"),
    ("violation", "road_width_m", "REAL"),
    ("violation", "approval_no", "TEXT(100)"),
    ("violation", "approval_share", "REAL"),
    ("violation", "supply_no", "TEXT(100)"),
    ("violation", "supply_share", "REAL"),
    ("violation", "title_no", "TEXT(100)"),
    ("violation", "title_share", "REAL"),
    ("violation", "temporary_no", "TEXT(100)"),
    ("violation", "temporary_share", "REAL"),
    ("violation", "facility_no", "TEXT(100)"),
    ("violation", "facility_share", "REAL"),
    ("violation", "is_facility", "BOOLEAN"),
    ("attachment", "document_no", "TEXT(100)"),
    ("attachment", "document_m2", "REAL"),
)


def add_judgement(connection: sqlite3.Connection) -> None:
    """Make the tables and columns; the verdicts there are become the first rows of `judgement`."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    for table, column, kind in _COLUMNS:
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {kind}')
    connection.execute(
        "INSERT INTO judgement (violation_uid, verdict, judged_by, reason, judged_at) SELECT uid, verdict, verdict_by, "
        "verdict_reason, verdict_at FROM violation WHERE verdict IS NOT NULL AND length(trim(coalesce(verdict_by, ''))) > 0 "
        "AND length(trim(coalesce(verdict_reason, ''))) > 0"
    )
