"""A disagreement that was dealt with comes back when the facts behind it change, and what was done before stays on record."""

from datetime import date, timedelta

import pytest

from farmland_guard.casework.filings.handling import handle_discrepancy, open_discrepancies
from farmland_guard.casework.filings.reconciling import reconcile_filings
from farmland_guard.register.connection import connect
from tests.casework.bases import lay_base
from tests.register.helpers import EAST, NORTH, new_register, square

WHO = "王执法"
PAST = (date.today() - timedelta(days=30)).isoformat()


def in_use(register, code="XM1", wkb=None, **values):
    """A filing past its term, in use; put there past the guards, which are not what is tried here."""
    with register.writing("测试") as session:
        uid = session.insert("filing", {"code": code, "term_to": PAST, **values}, wkb or square())
    past_guards(register, "UPDATE filing SET state = 'surveyed' WHERE uid = ?", uid)
    return uid


def past_guards(register, sql, *values):
    connection = connect(register.path, writable=True)
    with connection:
        kept = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'filing'").fetchall()
        for name, _ in kept:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(sql, values)
        for _, made in kept:
            connection.execute(made)
    connection.close()


def remind(register, kind, action="remind", note="电话通知"):
    """Deal with the one open row of a kind; its uid."""
    (row,) = (row for row in open_discrepancies(register) if row["kind"] == kind)
    handle_discrepancy(register, row["uid"], action, WHO, note)
    return row["uid"]


def open_of(register, kind):
    reconcile_filings(register)
    return [row for row in open_discrepancies(register) if row["kind"] == kind]


def record(register, uid):
    with register.reading() as session:
        return dict(session.get("filing_discrepancy", uid))


def test_a_reminder_hides_its_row_while_nothing_changes(tmp_path):
    register = new_register(tmp_path)
    in_use(register)
    reconcile_filings(register)
    uid = remind(register, "expired")
    before = record(register, uid)
    assert open_of(register, "expired") == [] and open_of(register, "expired") == []
    assert record(register, uid) == before, "what was dealt with is not written over"


@pytest.mark.parametrize(
    "change, words",
    [
        ("term_to = '2026-01-31'", "使用终止日期由"),
        ("area_m2 = 12000", "面积由"),
        ("checked_at = '2999-01-01T00:00:00.000Z'", "重新核查后仍不一致"),
    ],
)
def test_a_moved_term_other_area_or_new_check_brings_it_back(tmp_path, change, words):
    register = new_register(tmp_path)
    filing = in_use(register)
    reconcile_filings(register)
    uid = remind(register, "expired")
    past_guards(register, f"UPDATE filing SET {change} WHERE uid = ?", filing)
    (row,) = open_of(register, "expired")
    assert row["uid"] != uid and row["earlier_uid"] == uid and row["earlier_by"] == WHO
    assert words in row["explanation"] and "电话通知" in row["explanation"]
    assert record(register, uid)["handled_as"] == "已提醒：电话通知", "the reminder stays on record"
    (again,) = open_of(register, "expired")
    assert again["uid"] == row["uid"], "listed once, not once for each comparison"
    remind(register, "expired", note="发函")
    assert open_of(register, "expired") == [], "reminded on the new facts, it is quiet again"


def test_a_check_that_finds_the_same_does_not_reopen_what_was_found_to_be_no_fault(tmp_path):
    register = new_register(tmp_path)
    filing = in_use(register)
    reconcile_filings(register)
    remind(register, "expired", "explained", "续期材料已收，待登记")
    past_guards(register, "UPDATE filing SET checked_at = '2999-01-01T00:00:00.000Z' WHERE uid = ?", filing)
    assert open_of(register, "expired") == []
    past_guards(register, "UPDATE filing SET term_to = '2026-02-01' WHERE uid = ?", filing)
    assert len(open_of(register, "expired")) == 1


def test_another_base_version_brings_a_reminder_back_and_a_made_patch_only_for_other_ground(tmp_path):
    register = new_register(tmp_path)
    in_use(register, wkb=square(EAST + 5000))
    first, second = square(), square(EAST + 300)
    lay_base(register, "landuse", "2024", ("1", "1202", first), ("2", "1202", second))
    reconcile_filings(register)
    rows = {row["source_id"]: row["uid"] for row in open_discrepancies(register) if row["kind"] == "surveyed_not_filed"}
    handle_discrepancy(register, rows["1"], "remind", WHO, "")
    handle_discrepancy(register, rows["2"], "violation", WHO, "")
    assert open_of(register, "surveyed_not_filed") == []
    lay_base(register, "landuse", "2025", ("1", "1202", first), ("2", "1202", second))
    (row,) = open_of(register, "surveyed_not_filed")
    assert row["earlier_uid"] == rows["1"] and "底图由 2024（2024-12-31） 变为 2025（2025-12-31）" in row["explanation"]
    # The facility was built on beyond the patch that was made of it.
    lay_base(register, "landuse", "2026", ("1", "1202", first), ("2", "1202", square(EAST + 300, NORTH, 120.0)))
    grown = {row["source_id"]: row for row in open_of(register, "surveyed_not_filed")}["2"]
    assert grown["earlier_uid"] == rows["2"] and "在已转图斑以外" in grown["explanation"]


def test_ground_of_the_same_size_elsewhere_comes_back(tmp_path):
    register = new_register(tmp_path)
    first = in_use(register, "XM1", term_to="2999-01-01")
    in_use(register, "XM2", square(EAST + 50), term_to="2999-01-01")
    reconcile_filings(register)
    uid = remind(register, "duplicate", "explained", "同一经营者，已核实")
    assert open_of(register, "duplicate") == []
    with register.reading() as session:
        blob = session.get("filing", first)["geom"]
    assert blob is not None
    moved = in_use(register, "XM3", square(EAST + 100), term_to="2999-01-01")
    past_guards(register, "UPDATE filing SET geom = (SELECT geom FROM filing WHERE uid = ?) WHERE uid = ?", moved, first)
    rows = [row for row in open_of(register, "duplicate") if row["source_id"] == "XM1" and row["earlier_uid"]]
    assert [row["earlier_uid"] for row in rows] == [uid] and "位置变化" in rows[0]["explanation"]
