"""Whoever wants past the sign-off without meaning to be found: names that look alike, typed areas, long words, full disks."""

from datetime import date

import pytest

from farmland_guard.casework.accepting import add_witness, sign_acceptance
from farmland_guard.casework.evidence import folder_of
from farmland_guard.casework.follow_up import record_visit
from farmland_guard.casework.ground import set_ground
from farmland_guard.casework.moving import move_case, settle_by_paper
from farmland_guard.casework.people import add_person
from farmland_guard.casework.readings import Reading, readings_from_table, record_readings
from farmland_guard.casework.rectifying import TaskWords, cancel_task, issue_tasks
from farmland_guard.casework.referring import add_referral, propose_referrals, record_referral
from farmland_guard.casework.reviewing import set_review
from farmland_guard.domain.errors import FarmlandError, InputError, Refused
from farmland_guard.register import connection as doors
from tests.casework.test_signoff import CODE, PEOPLE, TODAY, bare, one_illegal_case, reclaimed, rows, sign, tasks
from tests.gui.planted import box
from tests.register.helpers import case_row

LONG = "耕作层厚度不足，须覆土并平整。" * 60


@pytest.fixture
def register(tmp_path):
    return one_illegal_case(tmp_path)


@pytest.mark.parametrize("name", ["王 执法", "王　执法", " 王执法", "王执法\t", "王\u200b执法"])
def test_one_person_is_not_two_by_a_blank_in_the_name(register, name):
    with pytest.raises(InputError, match="already in the list"):
        add_person(register, name, "县农业农村局", "股长")
    insert = "INSERT INTO person (name, unit, role) VALUES (?, '县农业农村局', '股长')"
    assert "空格" in bare(register, insert, name) or "同名" in bare(register, insert, name)
    assert "空格" in bare(register, "UPDATE person SET name = ? WHERE name = '李农业'", "李农业 ")


def test_a_name_with_a_blank_within_signs_as_any_other(register):
    add_person(register, "阿依古丽 买买提", "县农业农村局", "站长")
    task = reclaimed(register)
    sign(register, task, "agriculture", person="阿依古丽 买买提")
    assert rows(register, "signature")[0]["person"] == "阿依古丽 买买提"


def test_an_area_typed_into_the_table_closes_nothing(register):
    task = reclaimed(register)
    set_ground(register, task, [box(0, 0, 60, 100)], "验收.txt", "测试")
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")
    set_review(register, [CODE], "done", "王执法")
    assert bare(register, "UPDATE violation SET remaining_m2 = 0") == ""
    with pytest.raises(Refused, match="不为零") as refused:
        move_case(register, [CODE], "closed", "王执法")
    assert "剩余 " in str(refused.value) and "1 块" in str(refused.value)
    assert case_row(register, CODE)["state"] == "accepted"


def test_the_accepted_area_is_measured_when_both_have_signed_and_stays(register):
    task = reclaimed(register)
    sign(register, task, "agriculture")
    assert bare(register, "UPDATE acceptance SET accepted_m2 = 1") == ""
    sign(register, task, "natural_resources")
    assert rows(register, "acceptance")[0]["accepted_m2"] == pytest.approx(10000, rel=1e-3)
    assert "验收已有结论" in bare(register, "UPDATE acceptance SET accepted_m2 = 1")


def test_words_that_do_not_fit_are_refused_before_anything_is_written(register):
    """The table would cut them off or refuse the row when QGIS writes it the next time."""
    with pytest.raises(InputError, match="500"):
        issue_tasks(register, 30, [CODE], words=TaskWords(requirement=LONG))
    task = reclaimed(register)
    with pytest.raises(InputError, match="500"):
        sign(register, task, "agriculture", "fail", LONG)
    assert rows(register, "signature") == [] and rows(register, "acceptance") == []
    sign(register, task, "agriculture")
    with pytest.raises(InputError, match="60"):
        add_witness(register, task, "village", "赵" * 61, "某村", TODAY, "测试")
    with pytest.raises(InputError, match="500"):
        move_case(register, [CODE], "rectifying", "王执法", LONG)
    assert case_row(register, CODE)["state"] == "reclaimed"
    sign(register, task, "natural_resources")
    with pytest.raises(InputError, match="500"):
        record_visit(register, CODE, TODAY, "王执法", LONG, False)
    with pytest.raises(InputError, match="60"):
        letter = add_referral(register, CODE, "公安局", "", "王执法")
        record_referral(register, letter, "sent", "王执法", {"letter_no": "垣" * 61, "sent_on": TODAY})


def test_a_long_occupant_out_of_a_file_holds_up_no_letter(register):
    """Clues are taken in with whatever length their files have; the letters of all cases are still proposed."""
    with register.writing("测试") as session:
        uid = session.select("violation")[0]["uid"]
        session.update("violation", uid, {"occupant": "某" * 130})
        session.insert("finding", {"rule_id": "fs-pbf-5mu", "violation_uid": uid, "title": "x"})
    assert propose_referrals(register, who="测试")
    assert {row["subject_person"] for row in rows(register, "referral")} == {None}


def test_a_cell_that_does_not_fit_is_named_by_file_and_row(register):
    table = [["pH", "7.8", ""], ["质地", "壤" * 101, ""]]
    with pytest.raises(InputError, match=r"化验\.csv, row 3: .*文字值"):
        readings_from_table(["指标", "数值", "单位"], table, "化验.csv")


def test_an_opinion_as_long_as_fits_is_kept_whole(register):
    task = reclaimed(register)
    words = LONG[:500]
    assert sign(register, task, "agriculture", "fail", words).case_state == "rectifying"
    assert rows(register, "signature")[0]["comment"] == words and rows(register, "acceptance")[0]["note"] == words
    reason = case_row(register, CODE)["state_reason"]
    assert len(reason) <= 500 and reason.startswith("农业农村局验收意见不合格（第1轮）：" + words[:100])


def test_reasons_for_cancelling_are_whole_and_before_what_was_noted(register):
    issue_tasks(register, 30, [CODE])
    task = tasks(register)[0]
    bare(register, "UPDATE task SET note = ?", "旧" * 250)
    with pytest.raises(InputError, match="254"):
        cancel_task(register, task["code"], LONG, "王执法")
    cancel_task(register, task["code"], "并案处理", "王执法")
    assert tasks(register)[0]["note"].startswith("撤销：并案处理；旧")


def test_a_document_number_that_does_not_fit_settles_nothing(register):
    issue_tasks(register, 30, [CODE], "legalise")
    with pytest.raises(InputError, match="60"):
        settle_by_paper(register, CODE, "晋" * 61, TODAY.isoformat(), "王执法")
    assert tasks(register)[0]["state"] == "issued"


def test_a_scan_that_cannot_be_kept_signs_nothing(register, tmp_path):
    task = reclaimed(register)
    scan = tmp_path / "盖章件.pdf"
    scan.write_bytes(b"%PDF-1.4")
    folder_of(register.path).write_text("a file where the folder should be", encoding="utf-8")
    for work in (
        lambda: sign_acceptance(register, task, "agriculture", PEOPLE["agriculture"], "pass", date.today(), scan),
        lambda: record_readings(register, task, [Reading("pH", "7.8", "")], who="测试", report=scan),
    ):
        with pytest.raises(InputError, match="could not be copied"):
            work()
    assert rows(register, "signature") == [] and rows(register, "reading") == [] and rows(register, "attachment") == []


@pytest.mark.parametrize("trouble", ["attempt to write a readonly database", "database or disk is full", "disk I/O error"])
def test_a_disk_that_cannot_be_written_is_one_sentence(register, monkeypatch, trouble):
    task = reclaimed(register)

    class Broken:
        def __init__(self, connection):
            self._connection = connection

        def execute(self, sql, *more):
            if sql.startswith("INSERT"):
                raise doors.sqlite3.OperationalError(trouble)
            return self._connection.execute(sql, *more)

        def __getattr__(self, name):
            return getattr(self._connection, name)

    real = doors.connect
    monkeypatch.setattr(doors, "connect", lambda path, writable: Broken(real(path, writable)))
    with pytest.raises(FarmlandError, match="cannot be written") as refused:
        sign(register, task, "agriculture")
    assert register.path.name in str(refused.value)
    monkeypatch.undo()
    assert rows(register, "signature") == [] and rows(register, "acceptance") == []


def test_a_read_only_disk_says_so(register, monkeypatch):
    """As on a memory stick with its switch on: reading goes on, writing is refused in one sentence."""
    task = reclaimed(register)
    real = doors.connect
    monkeypatch.setattr(doors, "connect", lambda path, writable: real(path, False))
    for work in (
        lambda: sign(register, task, "agriculture"),
        lambda: set_ground(register, task, [box(0, 0, 50, 100)], "手绘", "测试"),
        lambda: move_case(register, [CODE], "rectifying", "王执法", "返工"),
    ):
        with pytest.raises(InputError, match="cannot be written"):
            work()
    assert case_row(register, CODE)["state"] == "reclaimed"


def put_over(register, table, **changes):
    row = {**rows(register, table)[0], **changes}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    return bare(register, f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})", *row.values())


def test_no_record_is_overwritten_by_inserting_it_again(register):
    task = reclaimed(register)
    sign(register, task, "agriculture")
    propose_referrals(register, [CODE], "测试")
    assert rows(register, "referral") and rows(register, "event")
    assert "办理记录只能追加" in put_over(register, "event", who="改写")
    assert "签字" in put_over(register, "signature", comment="改写")
    assert "移送" in put_over(register, "referral", content="改写")
    assert not [row for table in ("event", "signature", "referral") for row in rows(register, table) if "改写" in str(dict(row))]
