"""Checks: parts of a case, what each run said, what changed between runs; versions and counts in the run itself."""

import sqlite3

_COLUMNS = (
    ("violation", "adjusted_m2", "REAL"),
    ("violation", "planar_m2", "REAL"),
    ("check_run", "pbf_version", "TEXT(60)"),
    ("check_run", "pbf_effective_date", "DATE"),
    ("check_run", "landuse_version", "TEXT(60)"),
    ("check_run", "landuse_effective_date", "DATE"),
    (
        "check_run",
        "classification",
        "TEXT(40) CHECK (\"classification\" IN ('third_survey', 'spatial_planning'))",
    ),
    ("check_run", "township_version", "TEXT(60)"),
    ("check_run", "village_version", "TEXT(60)"),
    ("check_run", "redline_version", "TEXT(60)"),
    ("check_run", "approved_version", "TEXT(60)"),
    ("check_run", "reserve_version", "TEXT(60)"),
    ("check_run", "planzone_version", "TEXT(60)"),
    ("check_run", "resumed_count", "INTEGER"),
    ("check_run", "sliver_count", "INTEGER"),
    ("check_run", "change_count", "INTEGER"),
    ("overlap_piece", "width_m", "REAL"),
)


_TABLES = (
    """CREATE TABLE "case_part" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "run_uid" TEXT(36) NOT NULL CHECK (length(trim("run_uid")) > 0),
  "violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0),
  "kind" TEXT(10) NOT NULL CHECK ("kind" IN ('category', 'township', 'village', 'redline', 'approved', 'reserve', 'planzone')),
  "code" TEXT(100),
  "name" TEXT(255),
  "raw_m2" REAL,
  "adjusted_m2" REAL,
  "adjusted_mu" REAL,
  "net_m2" REAL
)""",
    'CREATE INDEX "ix_case_part_run_uid" ON "case_part" ("run_uid")',
    'CREATE INDEX "ix_case_part_violation_uid" ON "case_part" ("violation_uid")',
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
    "VALUES ('case_part', 'attributes', 'case_part', '图斑面积构成', NULL)",
    """CREATE TABLE "case_check" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "run_uid" TEXT(36) NOT NULL CHECK (length(trim("run_uid")) > 0),
  "violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0),
  "code" TEXT(60),
  "shape" TEXT(64),
  "area_m2" REAL,
  "planar_m2" REAL,
  "pbf_m2" REAL,
  "pbf_net_m2" REAL,
  "cultivated_m2" REAL,
  "cultivated_net_m2" REAL,
  "pieces" TEXT,
  "parts" TEXT,
  "findings" TEXT,
  UNIQUE ("run_uid", "violation_uid")
)""",
    'CREATE INDEX "ix_case_check_run_uid" ON "case_check" ("run_uid")',
    'CREATE INDEX "ix_case_check_violation_uid" ON "case_check" ("violation_uid")',
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
    "VALUES ('case_check', 'attributes', 'case_check', '图斑检查记录', NULL)",
    """CREATE TABLE "check_change" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "run_uid" TEXT(36) NOT NULL CHECK (length(trim("run_uid")) > 0),
  "before_run_uid" TEXT(36),
  "violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0),
  "code" TEXT(60),
  "item" TEXT(100),
  "title" TEXT(100),
  "before_value" REAL,
  "after_value" REAL,
  "before_text" TEXT(254),
  "after_text" TEXT(254),
  "cause" TEXT(254)
)""",
    'CREATE INDEX "ix_check_change_run_uid" ON "check_change" ("run_uid")',
    'CREATE INDEX "ix_check_change_before_run_uid" ON "check_change" ("before_run_uid")',
    'CREATE INDEX "ix_check_change_violation_uid" ON "check_change" ("violation_uid")',
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
    "VALUES ('check_change', 'attributes', 'check_change', '检查结果变化', NULL)",
)


def checks(connection: sqlite3.Connection) -> None:
    """Add columns and tables. The versions of earlier runs are taken from the base layers they point at."""
    for table, column, kind in _COLUMNS:
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {kind}')
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(
        "UPDATE check_run SET "
        "pbf_version = (SELECT b.version FROM base_layer b WHERE b.uid = pbf_base_uid), "
        "pbf_effective_date = (SELECT b.effective_date FROM base_layer b WHERE b.uid = pbf_base_uid), "
        "landuse_version = (SELECT b.version FROM base_layer b WHERE b.uid = landuse_base_uid), "
        "landuse_effective_date = (SELECT b.effective_date FROM base_layer b WHERE b.uid = landuse_base_uid)"
    )
