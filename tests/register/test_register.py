"""The register itself: guards, audit, transactions, and that other programs see the same."""

import json
import random
import shutil
import sqlite3

import pytest
from osgeo import ogr

from farmland_guard.domain import lifecycle as life
from farmland_guard.domain.codes import STATES
from farmland_guard.domain.errors import InputError, Refused
from farmland_guard.register.cases import case_facts
from farmland_guard.register.connection import connect
from farmland_guard.register.create import create_register
from farmland_guard.register.guards import GUARD_SQL
from farmland_guard.register.quoting import identifier
from farmland_guard.register.store import Register

from .helpers import EAST, NORTH, add_case, case_row, new_register, square

ogr.UseExceptions()


def events(register, table="violation"):
    with register.reading() as session:
        return session.rows("SELECT * FROM event WHERE table_name = ? ORDER BY fid", (table,))


def test_gdal_sees_a_plain_geopackage(tmp_path):
    register = new_register(tmp_path)
    add_case(register)
    dataset = ogr.Open(str(register.path))
    layer = dataset.GetLayerByName("violation")
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "4525"
    assert layer.GetExtent() == (EAST, EAST + 100, NORTH, NORTH + 100)
    layer.SetSpatialFilterRect(EAST - 10, NORTH - 10, EAST + 5, NORTH + 5)
    assert layer.GetFeatureCount() == 1
    layer.SetSpatialFilterRect(EAST - 10, NORTH - 10, EAST - 5, NORTH - 5)
    assert layer.GetFeatureCount() == 0


def test_a_register_is_never_overwritten_and_never_half_made(tmp_path):
    path = create_register(tmp_path / "a.gpkg", "140827", "垣曲县", 4525)
    before = path.read_bytes()
    with pytest.raises(InputError, match="already there"):
        create_register(path, "140827", "垣曲县", 4525)
    assert path.read_bytes() == before
    for county, name in (("14082", "垣曲县"), ("140827", " ")):
        with pytest.raises(InputError):
            create_register(tmp_path / "b.gpkg", county, name, 4525)
    assert [each.name for each in tmp_path.iterdir()] == ["a.gpkg"]


def test_every_change_is_logged_with_who(tmp_path):
    register = new_register(tmp_path)
    uid = add_case(register)
    with register.writing("张三") as session:
        session.update("violation", uid, {"occupant": '某"公司\\\n二厂'})
    dataset = ogr.Open(str(register.path), 1)
    dataset.ExecuteSQL("UPDATE violation SET location = '村东'")
    dataset.ExecuteSQL("UPDATE violation SET location = '村西', edited_by = '李四'")
    dataset.ExecuteSQL("UPDATE violation SET location = '村南'")
    dataset = None
    logged = events(register)
    assert [(row["action"], row["who"]) for row in logged] == [
        ("insert", "测试"), ("update", "张三"), ("update", "未署名"), ("update", "李四"), ("update", "未署名"),
    ]  # fmt: skip
    assert json.loads(logged[1]["new_values"]) == {"occupant": '某"公司\\\n二厂'}
    assert json.loads(logged[2]["old_values"]) == {"location": None}
    assert json.loads(logged[3]["old_values"]) == {"location": "村东"}


def test_whatever_stands_in_a_field_is_logged_as_it_was(tmp_path):
    """Random texts of what JSON, SQL and the triggers themselves make something of."""
    seed = random.randrange(10**6)
    print("seed", seed)
    rng = random.Random(seed)
    register = new_register(tmp_path)
    uid = add_case(register)
    for _ in range(60):
        told = {name: "".join(rng.choices('a"\\\n\r\t中,{}:\'|\u2028', k=rng.randint(0, 9))) or None for name in ("occupant", "location", "bz")}
        told["mj"] = rng.choice([None, 0.1, 12345.678901, -1e9])
        before = case_row(register)
        with register.writing("张三") as session:
            session.update("violation", uid, told)
        changed = {name for name, value in told.items() if before[name] != value}
        if changed:
            row = events(register)[-1]
            assert json.loads(row["new_values"]) == {name: told[name] for name in changed}
            assert json.loads(row["old_values"]) == {name: before[name] for name in changed}
    with register.writing("张三") as session:
        session.update("violation", uid, {"occupant": '␟,␟state␟:␟closed'})
        session.connection.execute("UPDATE violation SET geom = NULL")
    said = [json.loads(row["new_values"]) for row in events(register)[-2:]]
    # The sign that stands for a quote while the record is written forges nothing.
    assert said[0] == {"occupant": ",state:closed"} and said[1]["geom"] is None


def test_a_deletion_is_logged_whole(tmp_path):
    register = new_register(tmp_path)
    uid = add_case(register, occupant="某人")
    with register.writing("张三") as session:
        session.delete("violation", {"uid": uid})
    last = events(register)[-1]
    assert (last["action"], last["who"]) == ("delete", "张三")
    old = json.loads(last["old_values"])
    assert old["occupant"] == "某人" and old["geom"].startswith("4750")


def test_the_record_is_append_only(tmp_path):
    register = new_register(tmp_path)
    add_case(register)
    for sql in ("UPDATE event SET who = '别人'", "DELETE FROM event"):
        with pytest.raises(Refused, match="只能追加"), register.writing("x") as session:
            session.connection.execute(sql)


def test_a_refusal_reaches_ogr_with_its_reason(tmp_path):
    register = new_register(tmp_path)
    add_case(register)
    dataset = ogr.Open(str(register.path), 1)
    layer = dataset.GetLayerByName("violation")
    feature = layer.GetNextFeature()
    feature.SetField("state", "closed")
    with pytest.raises(RuntimeError, match="“已标记”的图斑只能改为"):
        layer.SetFeature(feature)


def test_one_transaction(tmp_path):
    register = new_register(tmp_path)
    with pytest.raises(InputError, match="UNIQUE"), register.writing("张三") as session:
        session.insert("violation", {"code": "A"}, square())
        session.insert("violation", {"code": "A"}, square())
    with register.reading() as session:
        assert session.select("violation") == []
    assert events(register) == []


def test_codes_outside_their_list_are_refused(tmp_path):
    register = new_register(tmp_path)
    uid = add_case(register)
    with pytest.raises(InputError, match="nothing was written"), register.writing("x") as session:
        session.update("violation", uid, {"review_state": "whatever"})


def test_a_new_shape_voids_what_was_computed_from_the_old(tmp_path):
    register = new_register(tmp_path)
    uid = add_case(register)
    with register.writing("x") as session:
        session.update("violation", uid, {"area_m2": 1.0, "remaining_m2": 0.0, "pbf_m2": 1.0})
    with register.writing("x") as session:
        session.update("violation", uid, {"occupant": "某人"})
    assert case_row(register)["remaining_m2"] == 0.0
    with register.writing("改图人") as session:
        session.update("violation", uid, {}, square(size=50))
    row = case_row(register)
    assert (row["remaining_m2"], row["area_m2"], row["pbf_m2"]) == (None, None, None)
    assert {each["who"] for each in events(register)[-2:]} == {"改图人"}


def test_a_verdict_needs_a_known_person_and_a_reason(tmp_path):
    register = new_register(tmp_path)
    uid = add_case(register)
    judged = {"state": "verified", "verdict": "illegal_construction", "verdict_by": "王执法", "verdict_reason": "占地建厂"}
    for missing in ({"verdict_by": "路人"}, {"verdict_reason": " "}, {"verdict_by": None}):
        with pytest.raises(Refused, match="认定人"), register.writing("x") as session:
            session.update("violation", uid, {**judged, **missing})
    with register.writing("x") as session:
        session.update("violation", uid, judged)
    with pytest.raises(Refused, match="不能清空"), register.writing("x") as session:
        session.update("violation", uid, {"verdict": None})
    with pytest.raises(Refused, match="不能删除"), register.writing("x") as session:
        session.delete("violation", {"uid": uid})


def test_each_guard_has_its_sql_twin():
    names = {guard.name for move in life.MOVES for guard in move.guards}
    assert names == set(GUARD_SQL)


def test_python_and_triggers_agree_on_every_move(tmp_path):
    """Every state × every target × the facts a case can have: both sides give the same answer and the same reason."""
    register = new_register(tmp_path)
    seen = set()
    for number, setting in enumerate(_settings()):
        own = Register(shutil.copyfile(register.path, tmp_path / f"{number}.gpkg"))
        for state, target, answer, refused in _both(own, setting):
            assert bool(answer) == (refused is None), (state, target, setting, refused)
            if refused is not None:
                assert refused == answer.reason, (state, target, setting)
            seen.add((state, target, bool(answer)))
    allowed = {(move.source, move.target) for move in life.MOVES}
    assert {(source, target) for source, target, ok in seen if ok} == allowed


def _settings():
    named = {"verdict_by": "王执法", "verdict_reason": "理由"}
    illegal = {"verdict": "illegal_construction", **named}
    yield {"case": {}, "reason": None}
    yield {"case": {"verdict": "other", **named}, "reason": "又查"}
    yield {"case": illegal, "reason": "又查"}
    yield {"case": illegal, "reason": None, "task": ("demolish_reclaim", "done", None)}
    yield {"case": illegal, "reason": "又查", "task": ("legalise", "done", "晋政地〔2026〕1号"), "paper": True}
    # Not settled yet: by a document only, on the ground only, both side by side.
    yield {"case": illegal, "reason": None, "task": ("confiscate", "issued", None)}
    yield {"case": illegal, "reason": None, "task": ("legalise", "issued", None), "beside": ("demolish_reclaim", "issued")}
    ground = ("demolish_reclaim", "done", None)
    done = {**illegal, "remaining_m2": 0.0, "review_state": "done"}
    yield {"case": done, "reason": None, "task": ground, "signed": True}
    yield {"case": {**done, "remaining_m2": 5.0}, "reason": None, "task": ground, "signed": True}
    yield {"case": {**done, "review_state": "city"}, "reason": None, "task": ground, "signed": True}
    yield {"case": done, "reason": None, "task": ("demolish_reclaim", "issued", None), "signed": True}
    yield {"case": done, "reason": None, "task": ground, "signed": True, "signature": "void"}
    # Two tasks on the ground, one of them not signed yet; and a document that settles only its own part.
    yield {"case": done, "reason": None, "task": ground, "signed": True, "beside": ("return_land", "done")}
    paper = ("legalise", "done", "晋政地〔2026〕1号")
    yield {"case": done, "reason": None, "task": paper, "paper": True, "beside": ("mixed", "done")}


def _both(register, setting):
    """Plant a case in every state past the guards, ask Python, then let the triggers speak, for every target; nothing is kept."""
    connection = connect(register.path, writable=True)
    try:
        connection.execute("BEGIN IMMEDIATE")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {identifier(name)}")
        from farmland_guard.register.store import Session

        session = Session(connection, register.info, "测试")
        planted = {state: _plant(session, f"C-{state}", state, setting) for state in STATES}
        for _, sql in triggers:
            connection.execute(sql)
        # Kept, in a file of its own: going back to a savepoint is slow while the transaction has changed the schema.
        connection.commit()
        connection.execute("BEGIN IMMEDIATE")
        for state, uid in planted.items():
            facts = case_facts(session, session.get("violation", uid), bool(setting["reason"]))
            for target in STATES:
                if target != state:
                    yield state, target, life.can_move(facts, target), _said(connection, uid, target, setting["reason"])
    finally:
        connection.rollback()
        connection.close()


def _plant(session, code, state, setting):
    """A case with its tasks and signatures, while no guard is there to refuse it."""
    uid = session.insert("violation", {"code": code, "state": state, **setting["case"]}, square())
    if "task" in setting:
        measure, task_state, document = setting["task"]
        task = session.insert("task", {"code": code, "violation_uid": uid, "measure": measure, "state": task_state,
                                       "document_no": document, "deadline": "2026-12-01"})  # fmt: skip
        if setting.get("signed") or setting.get("paper"):
            kind = "joint" if setting.get("signed") else measure
            acceptance = session.insert("acceptance", {"task_uid": task, "violation_uid": uid, "kind": kind,
                                                       "result": "pass"}, square())  # fmt: skip
            if setting.get("signed"):
                for bureau, person in (("natural_resources", "王执法"), ("agriculture", "李农业")):
                    session.insert("signature", {"acceptance_uid": acceptance, "bureau": bureau, "person": person,
                                                 "opinion": "pass", "signed_on": "2026-11-01",
                                                 "state": setting.get("signature", "valid")})  # fmt: skip
    if "beside" in setting:
        measure, task_state = setting["beside"]
        session.insert("task", {"code": f"{code}-2", "violation_uid": uid, "measure": measure, "state": task_state,
                                "deadline": "2026-12-01"})  # fmt: skip
    return uid


def _said(connection, uid, target, reason):
    """What the triggers say of a move, None when they let it pass; it is taken back at once."""
    connection.execute("SAVEPOINT move")
    try:
        connection.execute("UPDATE violation SET state = ?, state_reason = ? WHERE uid = ?", (target, reason, uid))
    except sqlite3.IntegrityError as error:
        return str(error)
    finally:
        connection.execute("ROLLBACK TO move")
        connection.execute("RELEASE move")
    return None

