"""The joint sign-off: what it freezes, what voids it, partial ground, several tasks, and the bare attribute table."""

import sqlite3
from datetime import date, timedelta

import pytest

from farmland_guard.casework.accepting import add_witness, sign_acceptance
from farmland_guard.casework.evidence import attach
from farmland_guard.casework.freezing import check_signatures
from farmland_guard.casework.ground import describe, leftovers, set_ground
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.moving import move_case, settle_by_paper
from farmland_guard.casework.readings import Reading, record_readings
from farmland_guard.casework.rectifying import TaskWords, cancel_task, issue_tasks
from farmland_guard.casework.reviewing import set_review
from farmland_guard.domain.errors import InputError, Refused
from farmland_guard.register.connection import writing
from tests.gui.planted import box
from tests.register.helpers import add_case, case_row, new_register

TODAY = date.today()
CODE = "140827SJBG26100001"
PEOPLE = {"natural_resources": "王执法", "agriculture": "李农业"}


@pytest.fixture
def register(tmp_path):
    """One illegal case of 100 × 100 m."""
    return one_illegal_case(tmp_path)


def one_illegal_case(folder):
    made = new_register(folder)
    add_case(made, CODE, box(0, 0, 100, 100), xzmc="皋落乡", xzdm="140827205")
    record_verdict(made, [CODE], "illegal_construction", "王执法", "未批先建")
    return made


def tasks(register):
    with register.reading() as session:
        return session.select("task")


def rows(register, table):
    with register.reading() as session:
        return session.select(table)


def reclaimed(register, measure="demolish_reclaim"):
    issue_tasks(register, 30, [CODE], measure)
    move_case(register, [CODE], "reclaimed", "王执法")
    return tasks(register)[-1]["code"]


def sign(register, task, bureau, opinion="pass", comment="", person=None):
    return sign_acceptance(register, task, bureau, person or PEOPLE[bureau], opinion, TODAY, comment=comment)


def bare(register, sql, *values):
    """As an attribute table does it: plain SQL on the file, nobody's casework in between."""
    try:
        with writing(register.path) as connection:
            connection.execute(sql, values)
    except sqlite3.IntegrityError as error:
        return str(error)
    return ""


def test_a_signature_says_who_in_which_office_and_what_lay_before_them(register):
    task = reclaimed(register)
    record_readings(register, task, [Reading("pH", "7.8", "")], who="测试")
    sign(register, task, "agriculture")
    signature = rows(register, "signature")[0]
    assert (signature["unit"], signature["role"], signature["state"]) == ("县农业农村局", "站长", "valid")
    assert len(signature["signed_hash"]) == 64 and "读数 1 条" in signature["signed_summary"]


def test_refusing_needs_words_and_one_person_cannot_sign_for_both(register):
    task = reclaimed(register)
    with pytest.raises(InputError, match="COMMENT"):
        sign(register, task, "agriculture", "fail")
    sign(register, task, "agriculture", person="王执法")
    with pytest.raises(Refused, match="同一人"):
        sign(register, task, "natural_resources")
    round_uid = rows(register, "acceptance")[0]["uid"]
    insert = (
        "INSERT INTO signature (acceptance_uid, bureau, person, opinion, signed_on, signed_hash) "
        "VALUES (?, 'natural_resources', ?, ?, '2026-11-01', ?)"
    )
    assert "同一人" in bare(register, insert, round_uid, "王执法", "pass", "x" * 64)
    assert "整改意见" in bare(register, insert, round_uid, "李农业", "fail", "x" * 64)
    assert "签署联合验收" in bare(register, insert, round_uid, "李农业", "pass", None)


CHANGES = {
    "读数": lambda register, task: record_readings(register, task, [Reading("容重", "1.3", "g/cm³")], who="测试"),
    "附件": lambda register, task: attach(register, "task", tasks(register)[0]["uid"], register.path, "photo_after", "测试"),
    "图形": lambda register, task: bare(register, "UPDATE violation SET geom = (SELECT geom FROM violation WHERE code = 'B')"
                                             " WHERE code = ?", CODE),
    "任务": lambda register, task: bare(register, "UPDATE task SET code = 'X-ZG9'"),
    "验收范围": lambda register, task: bare(register, "UPDATE acceptance SET geom = (SELECT geom FROM violation WHERE code = 'B')"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_after_signing_voids_the_signature_where_everybody_sees_it(register, what):
    add_case(register, "B", box(0, 0, 50, 50))
    task = reclaimed(register)
    sign(register, task, "agriculture")
    assert not CHANGES[what](register, task) or what in ("读数", "附件")
    task = tasks(register)[0]["code"]
    signature, acceptance = rows(register, "signature")[0], rows(register, "acceptance")[0]
    assert signature["state"] == "void" and what in signature["void_reason"], signature
    assert acceptance["result"] == "void"
    assert "不能修改" in bare(register, "UPDATE signature SET state = 'valid'")
    # A new round begins; the old one stays.
    assert sign(register, task, "agriculture").result == "pending"
    assert [row["round"] for row in rows(register, "acceptance")] == [1, 2]


def test_after_acceptance_a_change_voids_it_and_closing_says_so(register):
    task = reclaimed(register)
    sign(register, task, "agriculture")
    assert sign(register, task, "natural_resources").case_state == "accepted"
    set_review(register, [CODE], "done", "王执法")
    assert bare(register, "INSERT INTO reading (task_uid, indicator, value) SELECT uid, 'pH', 9 FROM task") == ""
    assert case_row(register, CODE)["remaining_m2"] is None
    with pytest.raises(Refused, match="签字已失效"):
        move_case(register, [CODE], "closed", "王执法")
    assert "签字已失效" in bare(register, "UPDATE violation SET state = 'closed'")


def test_a_file_changed_on_disk_is_found_and_stored(register):
    task = reclaimed(register)
    attach(register, "task", tasks(register)[0]["uid"], register.path, "lab_report", "测试")
    sign(register, task, "agriculture")
    stored = register.path.parent / rows(register, "attachment")[0]["stored_as"]
    stored.write_bytes(b"exchanged")
    with pytest.raises(Refused, match="附件文件有变动"):
        sign(register, task, "natural_resources")
    assert "李农业" in check_signatures(register, "测试")[0]
    assert rows(register, "signature")[0]["state"] == "void" and check_signatures(register, "测试") == []


def test_closing_wants_the_review_to_have_ended(register):
    task = reclaimed(register)
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")
    for answer in ("审核结束",):
        with pytest.raises(Refused, match=answer):
            move_case(register, [CODE], "closed", "王执法")
        assert answer in bare(register, "UPDATE violation SET state = 'closed'")
    with pytest.raises(InputError, match="no review state"):
        set_review(register, [CODE], "nix", "王执法")
    set_review(register, [CODE], "done", "王执法")
    assert set_review(register, [CODE], "done", "王执法") == []
    move_case(register, [CODE], "closed", "王执法")
    with pytest.raises(Refused, match="已销号"):
        set_review(register, [CODE], "city", "王执法")
    assert "已销号" in bare(register, "UPDATE violation SET review_state = 'city'")


def test_ground_accepted_in_part_leaves_the_rest_and_a_second_task_takes_it(register):
    task = reclaimed(register)
    assert set_ground(register, task, [box(0, 0, 60, 100)], "验收.txt", "测试") == pytest.approx(6000, rel=1e-3)
    sign(register, task, "agriculture")
    done = sign(register, task, "natural_resources")
    assert done.case_state == "accepted" and done.remaining_m2 == pytest.approx(4000, rel=1e-3)
    set_review(register, [CODE], "done", "王执法")
    with pytest.raises(Refused, match="不为零"):
        move_case(register, [CODE], "closed", "王执法")
    issue_tasks(register, 30, [CODE], "return_land")
    case = case_row(register, CODE)
    assert case["state"] == "rectifying" and case["remaining_m2"] == pytest.approx(4000, rel=1e-3)
    move_case(register, [CODE], "reclaimed", "王执法")
    second = tasks(register)[1]["code"]
    sign(register, second, "natural_resources")
    assert rows(register, "acceptance")[1]["ground_source"] == "图斑扣除已验收部分"
    assert sign(register, second, "agriculture").remaining_m2 == pytest.approx(0.0, abs=0.01)
    move_case(register, [CODE], "closed", "王执法")


def test_slivers_are_named(register):
    task = reclaimed(register)
    set_ground(register, task, [box(0, 0, 99.8, 100)], "手绘", "测试")
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")
    with register.reading() as session:
        pieces = leftovers(session, session.select("violation", {"code": CODE})[0])
    assert [piece.sliver for piece in pieces] == [True]
    assert "碎屑" in describe(pieces) and "20.0" in describe(pieces)


def test_ground_of_another_patch_is_refused(register):
    task = reclaimed(register)
    with pytest.raises(Refused, match="不相交"):
        set_ground(register, task, [box(5000, 0, 10, 10)], "x", "测试")
    with pytest.raises(InputError, match="no polygon"):
        set_ground(register, task, [], "x", "测试")


def test_ground_beside_the_case_is_not_counted(register):
    task = reclaimed(register)
    assert set_ground(register, task, [box(-50, -50, 200, 200)], "手绘", "测试") == pytest.approx(9999, rel=1e-3)
    set_ground(register, task, [box(-50, 0, 110, 100)], "手绘", "测试")
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")
    issue_tasks(register, 30, [CODE], "return_land")
    move_case(register, [CODE], "reclaimed", "王执法")
    # The second round is drawn over the first: only what it adds counts, and the rounds add up to the case.
    set_ground(register, tasks(register)[1]["code"], [box(0, 0, 150, 100)], "手绘", "测试")
    areas = [row["accepted_m2"] for row in rows(register, "acceptance")]
    assert areas == [pytest.approx(6000, rel=1e-3), pytest.approx(4000, rel=1e-3)]


def test_new_ground_after_a_signature_begins_a_new_round(register):
    task = reclaimed(register)
    sign(register, task, "agriculture")
    set_ground(register, task, [box(0, 0, 50, 100)], "重测", "测试")
    assert [row["result"] for row in rows(register, "acceptance")] == ["void", "pending"]
    assert rows(register, "signature")[0]["state"] == "void"


def test_demolished_and_legalised_together(register):
    with pytest.raises(InputError, match="both areas"):
        issue_tasks(register, 30, [CODE], "mixed", words=TaskWords(demolish_m2=10.0))
    issue_tasks(register, 30, [CODE], "mixed", words=TaskWords(demolish_m2=7000.0, legalise_m2=3000.0))
    task = tasks(register)[0]["code"]
    with pytest.raises(Refused, match="补办部分的范围"):
        settle_by_paper(register, task, "晋政地字〔2026〕8号", "2026-11-01", "王执法")
    settle_by_paper(register, task, "晋政地字〔2026〕8号", "2026-11-01", "王执法", [box(70, 0, 30, 100)], "批文附图")
    assert case_row(register, CODE)["state"] == "rectifying"
    move_case(register, [CODE], "reclaimed", "王执法")
    sign(register, task, "agriculture")
    assert sign(register, task, "natural_resources").remaining_m2 == pytest.approx(0.0, abs=0.01)
    assert {row["kind"] for row in rows(register, "acceptance")} == {"legalise", "joint"}


def test_a_document_settles_once_and_only_what_is_settled_by_document(register):
    issue_tasks(register, 30, [CODE])
    with pytest.raises(Refused, match="补办或没收"):
        settle_by_paper(register, tasks(register)[0]["code"], "1", "", "王执法")
    cancel_task(register, tasks(register)[0]["code"], "误", "王执法")
    issue_tasks(register, 30, [CODE], "confiscate")
    settle_by_paper(register, tasks(register)[1]["code"], "1", "", "王执法")
    assert case_row(register, CODE)["state"] == "accepted"
    with pytest.raises(Refused, match="不能再登记文号"):
        settle_by_paper(register, tasks(register)[1]["code"], "2", "", "王执法")


def test_a_mixed_task_asks_for_its_ground(register):
    issue_tasks(register, 30, [CODE], "mixed", words=TaskWords(demolish_m2=7000.0, legalise_m2=3000.0))
    move_case(register, [CODE], "reclaimed", "王执法")
    with pytest.raises(Refused, match="拆补组合"):
        sign(register, tasks(register)[0]["code"], "agriculture")


def test_several_tasks_of_a_case_and_their_cancelling(register):
    issue_tasks(register, 30, [CODE])
    with pytest.raises(Refused, match="同类整改任务"):
        issue_tasks(register, 30, [CODE])
    insert = "INSERT INTO task (code, violation_uid, measure, deadline) SELECT ?, uid, ?, '2026-12-31' FROM violation"
    assert "同类整改任务" in bare(register, insert, "X", "demolish_reclaim")
    issue_tasks(register, 30, [CODE], "confiscate")
    assert len(tasks(register)) == 2
    with pytest.raises(InputError, match="REASON"):
        cancel_task(register, tasks(register)[1]["code"], " ", "王执法")
    cancel_task(register, tasks(register)[1]["code"], "并案处理", "王执法")
    assert tasks(register)[1]["state"] == "cancelled" and "并案处理" in tasks(register)[1]["note"]
    with pytest.raises(Refused, match="不能撤销"):
        cancel_task(register, tasks(register)[1]["code"], "又", "王执法")
    move_case(register, [CODE], "reclaimed", "王执法")
    issued = [task["state"] for task in tasks(register)]
    assert issued == ["done", "cancelled"]


def test_paper_alone_does_not_accept_what_has_to_be_signed(register):
    issue_tasks(register, 30, [CODE])
    issue_tasks(register, 30, [CODE], "legalise")
    paper = tasks(register)[1]["code"]
    settle_by_paper(register, paper, "文号1", "", "王执法", [box(0, 0, 10, 10)], "附图")
    assert case_row(register, CODE)["state"] == "rectifying"
    with pytest.raises(Refused, match="未经两局联合验收"):
        move_case(register, [CODE], "accepted", "王执法")
    assert "未经两局联合验收" in bare(register, "UPDATE violation SET state = 'accepted'")


def test_witnesses_of_township_and_village(register):
    task = reclaimed(register)
    with pytest.raises(Refused, match="尚未发起"):
        add_witness(register, task, "village", "赵村长", "某村", TODAY, "测试")
    sign(register, task, "agriculture")
    add_witness(register, task, "village", "赵村长", "某村", TODAY, "测试", role="村主任")
    assert rows(register, "witness")[0]["side"] == "village"
    assert rows(register, "signature")[0]["state"] == "valid"
    with pytest.raises(InputError, match="future"):
        add_witness(register, task, "village", "赵村长", "某村", TODAY + timedelta(days=1), "测试")
    with pytest.raises(InputError, match="UNIT"):
        add_witness(register, task, "township", "钱", " ", TODAY, "测试")
