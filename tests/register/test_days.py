"""Columns of days take nothing but days, whoever writes them, and a task typed without its day of issue gets today's."""

import sqlite3
from datetime import date

import pytest
from qgis.core import QgsFeature, QgsVectorLayer

from farmland_guard.casework.judging import record_verdict
from farmland_guard.domain.schema import TABLES
from tests.register.helpers import add_case, new_register

CODE = "140827SJBG26100001"
DAYS = [(table.name, field.name) for table in TABLES.values() for field in table.fields if field.kind == "date"]


@pytest.fixture(scope="module")
def register(tmp_path_factory, qgis_app):
    made = new_register(tmp_path_factory.mktemp("days"))
    add_case(made)
    record_verdict(made, [CODE], "illegal_construction", "王执法", "未批先建")
    return made


def refused(register, sql, *values):
    """What the file says to a statement that is taken back afterwards."""
    with register.writing("x") as session:
        session.connection.execute("SAVEPOINT tried")
        try:
            session.connection.execute(sql, values)
            return ""
        except sqlite3.IntegrityError as error:
            return str(error)
        finally:
            session.connection.execute("ROLLBACK TO tried")


@pytest.mark.parametrize(("table", "column"), DAYS)
def test_every_column_of_days_is_guarded_on_insert(register, table, column):
    # The guards of days speak before SQLite misses the columns that are left out here; other guards may speak first.
    said = refused(register, f'INSERT INTO "{table}" ("{column}") VALUES (?)', "2026/12/1")
    assert said and "constraint failed" not in said
    if said.endswith("如 2026-01-31"):
        assert TABLES[table].field(column).alias in said


@pytest.mark.parametrize(
    "typed", ["2026/12/1", "2026-12-1", "20261201", 20261201, "2026-02-30", "明年", "now", "", "2026-12-01T00:00:00", "2026年12月1日"]
)
def test_what_is_no_day(register, typed):
    for sql in ("UPDATE violation SET found_on = ?", "INSERT INTO violation (code, found_on) VALUES ('新', ?)"):
        assert refused(register, sql, typed) == "“发现日期”须是日期，写成年-月-日，如 2026-01-31"


@pytest.mark.parametrize("typed", ["2026-12-01", "2024-02-29", None])
def test_what_is_one_or_left_empty(register, typed):
    for sql in ("UPDATE violation SET found_on = ?", "INSERT INTO violation (code, found_on) VALUES ('新', ?)"):
        assert refused(register, sql, typed) == ""


def test_a_task_typed_into_the_bare_table_was_issued_today(register):
    layer = QgsVectorLayer(f"{register.path}|layername=task", "task", "ogr")

    def add(**values):
        row = QgsFeature(layer.fields())
        with register.reading() as session:
            case = session.select("violation", {"code": CODE})[0]["uid"]
        for name, value in {"uid": values["code"], "violation_uid": case, "measure": "demolish_reclaim", "state": "issued", **values}.items():
            row[name] = value
        assert layer.startEditing() and layer.addFeature(row)
        said = "" if layer.commitChanges() else " ".join(layer.commitErrors())
        layer.rollBack()
        return said

    assert "整改期限不能早于下达日期" in add(code="T0", deadline="2020-01-01")
    assert add(code="T1", deadline="2099-12-31") == ""
    with register.reading() as session:
        assert session.select("task")[0]["issued_at"] == date.today().isoformat()
        assert '"issued_at":"' in session.select("event", {"table_name": "task"})[0]["new_values"]
    assert refused(register, "UPDATE task SET issued_at = NULL") == "“下达日期”须填写"
    with register.writing("x") as session:
        rule = {"rule_id": "x", "field": "enabled", "value": "true", "reason": "x", "decided_by": "王执法", "decided_on": None}
        uid = session.insert("rule_override", rule)
        assert session.get("rule_override", uid)["decided_on"] == date.today().isoformat()
