"""The county's part of the rule book: its overrides, its own packs, the holiday table."""

import sqlite3

_STATEMENTS = (
    """CREATE TABLE "holiday" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "day" DATE NOT NULL UNIQUE,
  "kind" TEXT(10) NOT NULL DEFAULT 'holiday' CHECK ("kind" IN ('holiday', 'workday')),
  "year" INTEGER NOT NULL,
  "name" TEXT(40),
  "source" TEXT(100),
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME
)""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('holiday', 'attributes', 'holiday', '节假日表', NULL)""",
    """CREATE TABLE "rule_override" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "rule_id" TEXT(60) NOT NULL CHECK (length(trim("rule_id")) > 0),
  "field" TEXT(20) NOT NULL CHECK ("field" IN ('enabled', 'verified', 'value', 'amount', 'unit', 'operator', 'basis', 'window_days',
    'valid_from', 'valid_to', 'proposal', 'text', 'level', 'duty', 'template', 'rungs')),
  "value" TEXT(2000) NOT NULL CHECK (length(trim("value")) > 0),
  "reason" TEXT(500) NOT NULL CHECK (length(trim("reason")) > 0),
  "decided_by" TEXT(60) NOT NULL CHECK (length(trim("decided_by")) > 0),
  "decided_on" DATE NOT NULL ON CONFLICT REPLACE DEFAULT (date('now','localtime')),
  "active" BOOLEAN NOT NULL DEFAULT 1,
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME,
  UNIQUE ("rule_id", "field")
)""",
    """CREATE INDEX "ix_rule_override_decided_by" ON "rule_override" ("decided_by")""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('rule_override', 'attributes', 'rule_override', '县级规则设置', NULL)""",
    """CREATE TABLE "rule_pack" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "name" TEXT(60) NOT NULL UNIQUE CHECK (length(trim("name")) > 0),
  "title" TEXT(100) NOT NULL CHECK (length(trim("title")) > 0),
  "content" TEXT NOT NULL CHECK (length(trim("content")) > 0),
  "source_file" TEXT(254),
  "imported_at" DATETIME,
  "active" BOOLEAN NOT NULL DEFAULT 1,
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME
)""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('rule_pack', 'attributes', 'rule_pack', '县级规则包', NULL)""",
    """CREATE TABLE "lawful_occupation" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "year" INTEGER NOT NULL,
  "xzdm" TEXT(9) NOT NULL CHECK (length(trim("xzdm")) > 0),
  "xzmc" TEXT(100),
  "cultivated_m2" REAL NOT NULL,
  "source" TEXT(254),
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME,
  UNIQUE ("year", "xzdm")
)""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('lawful_occupation', 'attributes', 'lawful_occupation', '合法新增占用耕地', NULL)""",
)

_COLUMNS = (
    ("finding", "subject", "TEXT(100)"),
    ("finding", "related", "TEXT"),
    ("finding", "gross_value", "REAL"),
    ("finding", "net_value", "REAL"),
    ("finding", "screened_on", "DATE"),
)


def add_rulebook(connection: sqlite3.Connection) -> None:
    """Make `holiday`, `rule_override`, `rule_pack` and `lawful_occupation`; findings tell their subject and both figures."""
    for statement in _STATEMENTS:
        connection.execute(statement)
    for table, column, kind in _COLUMNS:
        connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{column}" {kind}')
