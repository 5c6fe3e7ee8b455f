"""Events that start or stop a period, and who was told of a deadline."""

import sqlite3

_STATEMENTS = (
    """CREATE TABLE "case_event" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "violation_uid" TEXT(36) NOT NULL CHECK (length(trim("violation_uid")) > 0),
  "event" TEXT(40) NOT NULL CHECK (length(trim("event")) > 0),
  "happened_on" DATE NOT NULL,
  "document_no" TEXT(100),
  "note" TEXT(254),
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME
)""",
    """CREATE INDEX "ix_case_event_violation_uid" ON "case_event" ("violation_uid")""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('case_event', 'attributes', 'case_event', '办理节点', NULL)""",
    """CREATE TABLE "reminder" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0),
  "owner_table" TEXT(40) NOT NULL CHECK (length(trim("owner_table")) > 0),
  "owner_uid" TEXT(36) NOT NULL CHECK (length(trim("owner_uid")) > 0),
  "step" TEXT(60) NOT NULL CHECK (length(trim("step")) > 0),
  "due" DATE NOT NULL,
  "tell" TEXT(100) NOT NULL CHECK (length(trim("tell")) > 0),
  "told_on" DATE NOT NULL,
  "told_by" TEXT(60) NOT NULL CHECK (length(trim("told_by")) > 0),
  "letter" TEXT,
  "edited_by" TEXT(60),
  "last_edited_by" TEXT(60),
  "last_edited_at" DATETIME
)""",
    """CREATE INDEX "ix_reminder_told_by" ON "reminder" ("told_by")""",
    """INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
        VALUES ('reminder', 'attributes', 'reminder', '提醒记录', NULL)""",
)


def add_deadlines(connection: sqlite3.Connection) -> None:
    """Make the tables `case_event` and `reminder`."""
    for statement in _STATEMENTS:
        connection.execute(statement)
