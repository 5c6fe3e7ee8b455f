"""The lifecycle of filings: Python and the triggers refuse the same, for the same reason, and nothing slips past them."""

import itertools
import sqlite3

import pytest
from qgis.core import QgsVectorLayer

from farmland_guard.domain import filing_lifecycle as life
from farmland_guard.domain.errors import Refused
from farmland_guard.domain.filing_codes import EXEMPT_KINDS, FILING_STATES
from farmland_guard.register.connection import connect
from farmland_guard.register.filing_guards import GUARD_SQL
from farmland_guard.register.filings import filing_facts
from farmland_guard.register.quoting import identifier, literal
from tests.register.helpers import new_register, square

FULL = {
    "filing_no": "备1", "filed_on": "2026-01-01", "received_on": "2026-01-05", "verified_by": "王执法", "opinion": "同意",
    "checked_at": "2026-01-06T00:00:00.000Z", "makeup_needed": 0, "upload_no": "S1", "upload_on": "2026-01-10",
    "built_on": "2026-03-01", "surveyed_on": "2026-12-31", "reclaimed_on": "2027-01-01", "kind": EXEMPT_KINDS[0],
}  # fmt: skip
LACKING = {
    "filed": {"filing_no": ""},
    "received": {"received_on": None},
    "checked": {"checked_at": None},
    "named": {"verified_by": "没有此人"},
    "made_up": {"makeup_needed": 1, "makeup_no": None},
    "uploaded": {"upload_no": None},
    "exempt": {"guard_room_m2": 10.0},
    "built": {"built_on": None},
    "surveyed": {"surveyed_on": None},
    "term_over": {"term_to": "2999-01-01"},
    "term_runs": {"term_to": "2000-01-01"},
    "reclaimed": {"reclaimed_on": None},
}


NUMBERS = itertools.count(1)


def filing(register, state="draft", **values):
    """A filing in `state` that only lacks what `values` take away, put there past the guards."""
    with register.writing("测试") as session:
        uid = session.insert("filing", {"code": f"X{next(NUMBERS)}", **FULL, **values}, square())
    with connect(register.path, writable=True) as connection:
        connection.execute("BEGIN")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_filing%'")
        kept = triggers.fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {identifier(name)}")
        connection.execute("UPDATE filing SET state = ?, state_reason = '旧' WHERE uid = ?", (state, uid))
        for _, sql in kept:
            connection.execute(sql)
        connection.commit()
    connection.close()
    return uid


def test_each_guard_has_its_sql_twin():
    assert {guard.name for move in life.MOVES for guard in move.guards} == set(GUARD_SQL)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One register for the many moves: making a register is the slow part."""
    return new_register(tmp_path_factory.mktemp("shared"))


@pytest.mark.parametrize("move", life.MOVES, ids=lambda move: f"{move.source}-{move.target}")
def test_python_and_triggers_refuse_the_same(shared, move):
    needs = [guard.name for guard in move.guards]
    spare = "surveyed" if "surveyed" not in needs else "built"
    for lacking in ["", spare, *needs]:
        tried(shared, move, lacking, needs)


def tried(register, move, lacking, needs):
    """Make a move that lacks one thing, in Python and in the database, and compare what they say."""
    term = {"term_to": "2020-01-01"} if move.target in ("expired", "renewed") else {"term_to": "2030-01-01"}
    uid = filing(register, move.source, **{**term, **({} if lacking == "term_runs" else LACKING.get(lacking, {}))})
    if lacking == "nothing_fails":
        with register.writing("测试") as session:
            session.insert("filing_answer", {"filing_uid": uid, "item": "x", "answer": "fail"})
    changes = {"state": move.target}
    if move.target == "renewed":
        changes["term_to"] = LACKING["term_runs"]["term_to"] if lacking == "term_runs" else "2999-12-31"
    if lacking != "reasoned":
        changes["state_reason"] = "新理由"
    with register.reading() as session:
        row = session.get("filing", uid)
        answer = life.can_move(filing_facts(session, row, changes, lacking != "reasoned"), move.target)
    said = None
    try:
        with register.writing("测试") as session:
            session.update("filing", uid, changes)
    except Refused as error:
        said = str(error)
    assert said == getattr(answer, "reason", None)
    assert (said is not None) == (lacking in needs)


@pytest.mark.parametrize("source", FILING_STATES)
def test_a_move_that_is_not_in_the_table_is_refused(shared, source):
    uid = filing(shared, source)
    for target in set(FILING_STATES) - set(life.next_states(source)) - {source}:
        with pytest.raises(Refused) as refused, shared.writing("测试") as session:
            session.update("filing", uid, {"state": target, "state_reason": "想改"})
        assert str(refused.value) == life.refusal_without_move(source)


def test_the_bare_attribute_table_is_refused_too(qgis_app, tmp_path):
    register = new_register(tmp_path)
    filing(register, "recorded", checked_at=None)
    layer = QgsVectorLayer(f"{register.path}|layername=filing", "filing", "ogr")
    assert layer.startEditing()
    (feature,) = layer.getFeatures()
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("state"), "verified")
    assert not layer.commitChanges()
    assert "还没有核查" in "".join(layer.commitErrors())
    layer.rollBack()


def test_what_was_checked_is_void_once_it_changes(tmp_path):
    register = new_register(tmp_path)
    uid = filing(register, "recorded")

    def checked():
        with register.reading() as session:
            return session.get("filing", uid)["checked_at"]

    def check(session):
        session.update("filing", uid, {"checked_at": FULL["checked_at"]})

    changes = [
        lambda session: session.update("filing", uid, {"land_m2": 5.0}),
        lambda session: session.update("filing", uid, {"makeup_needed": 1}),
        lambda session: session.update("filing", uid, {"term_to": "2040-01-01"}),
        lambda session: session.update("filing", uid, {}, square(size=50)),
        lambda session: session.insert("filing_part", {"filing_uid": uid, "kind": "damaged"}, square(size=5)),
        lambda session: session.delete("filing_part", {"filing_uid": uid}),
    ]
    for change in changes:
        assert checked()
        with register.writing("测试") as session:
            change(session)
        assert checked() is None
        with register.writing("测试") as session:
            check(session)
    with register.writing("测试") as session:
        session.update("filing", uid, {"note": "不影响核查"})
    assert checked()
    with register.writing("测试") as session:
        session.insert("filing_answer", {"filing_uid": uid, "item": "x", "answer": "fail"})
        check(session)
        session.delete("filing_answer", {"filing_uid": uid})
    assert checked() is None, "taking a failing answer away voids the check"


def test_verified_ground_stays_as_it_is(tmp_path):
    register = new_register(tmp_path)
    uid = filing(register, "registered")
    for change in (
        lambda session: session.update("filing", uid, {"use": "livestock"}),
        lambda session: session.update("filing", uid, {}, square(size=50)),
        lambda session: session.insert("filing_part", {"filing_uid": uid, "kind": "damaged"}, square(size=5)),
    ):
        with pytest.raises(Refused, match="已核验的备案不能改"), register.writing("测试") as session:
            change(session)
    with register.writing("测试") as session:
        session.update("filing", uid, {"note": "可以", "operator_phone": "13900000000"})
    with pytest.raises(Refused, match="请注销"), register.writing("测试") as session:
        session.delete("filing", {"uid": uid})


def test_a_new_base_layer_or_a_paper_taken_away_voids_the_check_of_what_is_open(tmp_path):
    register = new_register(tmp_path)
    open_one, done = filing(register, "recorded"), filing(register, "registered")

    def checked(uid):
        with register.reading() as session:
            return session.get("filing", uid)["checked_at"]

    with register.writing("测试") as session:
        paper = session.insert(
            "attachment",
            {"owner_table": "filing", "owner_uid": open_one, "kind": "agreement", "file_name": "a", "stored_as": "a", "sha256": "0"},
        )
    assert checked(open_one)
    with register.writing("测试") as session:
        session.delete("attachment", {"uid": paper})
    assert checked(open_one) is None
    with register.writing("测试") as session:
        session.update("filing", open_one, {"checked_at": FULL["checked_at"]})
        base = {"version": "新", "effective_date": "2026-01-01", "table_name": "x", "fingerprint": "f"}
        session.insert("base_layer", {**base, "role": "township"})
    assert checked(open_one), "the check does not look at townships"
    with register.writing("测试") as session:
        session.insert("base_layer", {**base, "role": "pbf"})
    assert checked(open_one) is None and checked(done), "what was verified stays as it was decided"


@pytest.mark.parametrize(
    "column, value", [("makeup_needed", 0), ("verified_by", "别人"), ("opinion", ""), ("term_to", "2099-01-01")]
)
def test_a_verified_filing_keeps_what_was_decided(shared, column, value):
    uid = filing(shared, "verified", makeup_needed=1, term_to="2030-12-31")
    with pytest.raises(Refused, match="已核验的备案不能"), shared.writing("测试") as session:
        session.update("filing", uid, {column: value})


def test_a_term_that_was_never_entered_can_be_entered_later(shared):
    uid = filing(shared, "built", term_to=None)
    with shared.writing("测试") as session:
        session.update("filing", uid, {"term_to": "2030-12-31"})


def test_a_part_cannot_be_carried_off_to_another_filing(shared):
    uid, other = filing(shared), filing(shared)
    with shared.writing("测试") as session:
        part = session.insert("filing_part", {"filing_uid": uid, "kind": "damaged"}, square(size=5))
        session.update("filing", uid, {"checked_at": FULL["checked_at"]})
        session.update("filing_part", part, {"filing_uid": other})
        assert session.get("filing", uid)["checked_at"] is None, "the filing it was taken from is to be checked again"
        session.update("filing_part", part, {"filing_uid": uid})
        session.update("filing", uid, {"checked_at": FULL["checked_at"], "state": "recorded"})
        session.update("filing", uid, {"state": "verified"})
    with pytest.raises(Refused, match="分项范围"), shared.writing("测试") as session:
        session.update("filing_part", part, {"filing_uid": other})


def test_sqlite_itself_keeps_the_code_lists(tmp_path):
    register = new_register(tmp_path)
    with connect(register.path, writable=True) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"INSERT INTO filing (code, use) VALUES ('Y', {literal('mining')})")
    connection.close()
