"""Format 3, deliveries: journal, its features, what validators found, Excel sheets that went out and came back."""

import sqlite3

from ..ddl import rtree_statements

_UID = '"uid" TEXT(36) NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))) CHECK (length(trim("uid")) > 0)'
_SIGNED = '"edited_by" TEXT(60), "last_edited_by" TEXT(60), "last_edited_at" DATETIME'
_KEY = '"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL'

_STATEMENTS = (
    f'CREATE TABLE "delivery" ({_KEY}, {_UID}, '
    '"name" TEXT(254) NOT NULL CHECK (length(trim("name")) > 0), '
    '"profile" TEXT(60) NOT NULL CHECK (length(trim("profile")) > 0), '
    '"sent_at" DATETIME NOT NULL, "recipient" TEXT(100), "sent_by" TEXT(60), "folder" TEXT(500), '
    '"sha256" TEXT(64) NOT NULL CHECK (length(trim("sha256")) > 0), "feature_count" INTEGER, "area_m2" REAL, '
    '"since_uid" TEXT(36), "error_count" INTEGER, "override_by" TEXT(60), "override_reason" TEXT(500), "note" TEXT(254), '
    f"{_SIGNED})",
    'CREATE INDEX "ix_delivery_since_uid" ON "delivery" ("since_uid")',
    'CREATE INDEX "ix_delivery_override_by" ON "delivery" ("override_by")',
    f'CREATE TABLE "delivery_item" ({_KEY}, "geom" MULTIPOLYGON, {_UID}, '
    '"delivery_uid" TEXT(36) NOT NULL CHECK (length(trim("delivery_uid")) > 0), "violation_uid" TEXT(36), '
    '"code" TEXT(80) NOT NULL CHECK (length(trim("code")) > 0), "area_m2" REAL, '
    '"sha256" TEXT(64) NOT NULL CHECK (length(trim("sha256")) > 0))',
    'CREATE INDEX "ix_delivery_item_delivery_uid" ON "delivery_item" ("delivery_uid")',
    'CREATE INDEX "ix_delivery_item_violation_uid" ON "delivery_item" ("violation_uid")',
    f'CREATE TABLE "validation_issue" ({_KEY}, "geom" MULTIPOLYGON, {_UID}, '
    '"profile" TEXT(60) NOT NULL CHECK (length(trim("profile")) > 0), '
    '"rule" TEXT(60) NOT NULL CHECK (length(trim("rule")) > 0), '
    """"severity" TEXT(10) NOT NULL CHECK ("severity" IN ('error', 'warning')), """
    '"layer" TEXT(254), "feature" TEXT(254), "field" TEXT(60), "message" TEXT, '
    """"state" TEXT(10) NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'fixed', 'exception')), """
    f'"first_seen" DATETIME, "last_seen" DATETIME, "exception_by" TEXT(60), "exception_reason" TEXT(500), {_SIGNED})',
    'CREATE INDEX "ix_validation_issue_exception_by" ON "validation_issue" ("exception_by")',
    f'CREATE TABLE "sheet_trip" ({_KEY}, {_UID}, '
    '"kind" TEXT(40) NOT NULL CHECK (length(trim("kind")) > 0), '
    '"file_name" TEXT(254) NOT NULL CHECK (length(trim("file_name")) > 0), "recipient" TEXT(100), '
    '"sent_at" DATETIME NOT NULL, "sent_by" TEXT(60), "row_count" INTEGER, "returned_at" DATETIME, "returned_by" TEXT(60), '
    f'"filled_by" TEXT(100), "change_count" INTEGER, {_SIGNED})',
)

_CONTENTS = (
    ("delivery", "交付记录", False),
    ("delivery_item", "交付图斑", True),
    ("validation_issue", "校验问题", True),
    ("sheet_trip", "表格往返", False),
)


def delivery(connection: sqlite3.Connection) -> None:
    """Add the tables of deliveries and of sheets."""
    for each in _STATEMENTS:
        connection.execute(each)
    for name, alias, spatial in _CONTENTS:
        if not spatial:
            connection.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
                "VALUES (?, 'attributes', ?, ?, NULL)",
                (name, name, alias),
            )
            continue
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
            "SELECT ?, 'features', ?, ?, srs_id FROM gpkg_geometry_columns WHERE table_name = 'violation'",
            (name, name, alias),
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) "
            "SELECT ?, 'geom', 'MULTIPOLYGON', srs_id, 0, 0 FROM gpkg_geometry_columns WHERE table_name = 'violation'",
            (name,),
        )
        for each in rtree_statements(name):
            connection.execute(each)
