"""Oldest register + all migrations = a fresh register."""

import json
import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from farmland_guard.casework.overview import time_span
from farmland_guard.domain.errors import InputError, RegisterVersionError
from farmland_guard.domain.schema import SCHEMA_VERSION
from farmland_guard.register.connection import writing
from farmland_guard.register.create import _empty_geopackage, create_register
from farmland_guard.register.guards_days import odd_days
from farmland_guard.register.migrations import upgrade
from farmland_guard.register.store import Register, read_info

FROZEN = Path(__file__).with_name("register_v1.json")


def oldest(path: Path) -> Path:
    """The register as the first format made it, with one case and its history in it."""
    _empty_geopackage(path, 4525)
    with writing(path) as connection:
        for statement in json.loads(FROZEN.read_text(encoding="utf-8")):
            connection.execute(statement)
        rows = {"schema_version": "1", "county": "140827", "county_name": "垣曲县", "srs_id": "4525"}
        connection.executemany("INSERT INTO register_info (key, value) VALUES (?, ?)", rows.items())
        connection.execute("INSERT INTO violation (code, edited_by) VALUES ('A1', '张三')")
    return path


def described(path: Path) -> dict:
    """Everything that makes the schema of a file, in an order that does not depend on history."""
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {
        table: sorted(tuple(row[1:]) for row in connection.execute(f'PRAGMA table_info("{table}")'))
        for table in tables
        if not table.startswith("sqlite_")
    }
    made = sorted(
        (row[0], row[1], " ".join((row[2] or "").split()))
        for row in connection.execute("SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index')")
        if row[2]
    )
    checks = sorted(
        (row[0], sorted(re.findall(r'CHECK \("\w+" IN \([^)]*\)\)', row[1])), *(row[1].count(word) for word in ("CHECK", "UNIQUE", "CONFLICT")))
        for row in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        if not row[0].startswith(("sqlite_", "rtree_", "gpkg_"))
    )
    contents = sorted(connection.execute("SELECT table_name, data_type, description, srs_id FROM gpkg_contents"))
    geometry = sorted(connection.execute("SELECT table_name, column_name, geometry_type_name FROM gpkg_geometry_columns"))
    connection.close()
    return {"columns": columns, "made": made, "checks": checks, "contents": contents, "geometry": geometry}


def test_oldest_and_migrations_equal_fresh(tmp_path):
    old = oldest(tmp_path / "old.gpkg")
    fresh = create_register(tmp_path / "fresh.gpkg", "140827", "垣曲县", 4525)
    assert described(old) != described(fresh)
    steps, saved = upgrade(old)
    assert steps == list(range(2, SCHEMA_VERSION + 1))
    upgraded, new = described(old), described(fresh)
    for part in new:
        assert upgraded[part] == new[part], part
    assert read_info(saved).version == 1
    with Register(old).reading() as session:
        assert [row["code"] for row in session.select("violation")] == ["A1"]
        assert session.rows("SELECT who FROM event WHERE table_name = 'violation'")[0]["who"] == "张三"


def test_an_upgraded_register_takes_the_codes_of_today(tmp_path, monkeypatch):
    from farmland_guard.domain import codes

    monkeypatch.setitem(codes.CODE_LISTS, "clue_source", {**codes.CLUE_SOURCES, "hotline": "12336"})
    old = oldest(tmp_path / "old.gpkg")
    with writing(old) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO violation (code, source) VALUES ('A2', 'hotline')")
    upgrade(old)
    connection = sqlite3.connect(old)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    with writing(old) as connection:
        connection.execute("INSERT INTO violation (code, source) VALUES ('A2', 'hotline')")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO violation (code, source) VALUES ('A3', 'unheard of')")


def test_nothing_to_upgrade(tmp_path):
    path = create_register(tmp_path / "fresh.gpkg", "140827", "垣曲县", 4525)
    assert upgrade(path) == ([], None)
    assert [each.name for each in tmp_path.iterdir()] == ["fresh.gpkg"]


def test_an_older_register_is_not_opened_but_offered_the_upgrade(tmp_path):
    with pytest.raises(RegisterVersionError, match="older version"):
        Register(oldest(tmp_path / "old.gpkg"))


def test_a_newer_register_is_refused(tmp_path):
    path = create_register(tmp_path / "new.gpkg", "140827", "垣曲县", 4525)
    with writing(path) as connection:
        connection.execute("UPDATE register_info SET value = '99' WHERE key = 'schema_version'")
    for opening in (Register, upgrade):
        with pytest.raises(RegisterVersionError, match="newer"):
            opening(path)


def test_a_failed_migration_changes_nothing(tmp_path, monkeypatch):
    from farmland_guard.register import migrations

    def broken(connection):
        connection.execute("CREATE TABLE half (x)")
        raise sqlite3.DatabaseError("disk full")

    monkeypatch.setitem(migrations.MIGRATIONS, 2, broken)
    path = oldest(tmp_path / "old.gpkg")
    before = described(path)
    with pytest.raises(sqlite3.DatabaseError, match="disk full"):
        upgrade(path)
    assert described(path) == before
    assert read_info(path).version == 1


def test_not_a_register(tmp_path):
    path = tmp_path / "x.gpkg"
    path.write_bytes(b"not a database at all, but long enough to be read as one" * 30)
    with pytest.raises(InputError, match="not a Farmland Guard register"):
        Register(path)


def test_days_that_are_none_survive_the_upgrade_and_stand_in_the_record(tmp_path):
    old = oldest(tmp_path / "old.gpkg")
    with writing(old) as connection:
        connection.execute("UPDATE violation SET found_on = '2026/9/3', verdict_at = '2026-09-04T08:00:00.000Z' WHERE code = 'A1'")
        connection.execute("INSERT INTO violation (code, found_on) VALUES ('A2', '2026-09-03')")
    upgrade(old)
    with Register(old).reading() as session:
        (told,) = session.select("event", {"action": "odd_day"})
        (case,) = session.select("violation", {"code": "A1"})
        assert told["record_uid"] == case["uid"] and json.loads(told["old_values"]) == {"found_on": "2026/9/3"}
        assert case["found_on"] == "2026/9/3" and [odd.value for odd in odd_days(session.connection)] == ["2026/9/3"]
    with writing(old) as connection:
        connection.execute("UPDATE violation SET bz = '可以改别的', found_on = found_on WHERE code = 'A1'")
        with pytest.raises(sqlite3.IntegrityError, match="“发现日期”须是日期"):
            connection.execute("UPDATE violation SET found_on = '2026.9.3' WHERE code = 'A1'")
        connection.execute("UPDATE violation SET found_on = '2026-09-03' WHERE code = 'A1'")
        assert odd_days(connection) == []
    assert time_span(Register(old)) == (date(2026, 9, 3), date.today())
