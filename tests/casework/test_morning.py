"""The morning sheet: every kind of deadline, its rung, its letter, and who was told already."""

from datetime import date

import pytest

from farmland_guard.casework.deadlines import deadlines, record_event
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.morning import morning_sheet, record_told
from farmland_guard.casework.moving import move_case
from farmland_guard.casework.rulebook import calendar_of, rule_book, set_holidays, set_rule
from farmland_guard.domain import clock
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.units import SQUARE_METRES_PER_MU as MU
from tests.register.helpers import add_case, new_register

CODE = "140827SJBG26100001"
DAY = date(2026, 11, 25)


@pytest.fixture
def register(tmp_path):
    register = new_register(tmp_path)
    add_case(register, area_m2=6 * MU, cultivated_m2=5 * MU, pbf_m2=0.0, xzmc="新城镇", location="新城镇某村", found_on="2026-11-20")
    return register


def running(register, day=DAY):
    with register.reading() as session:
        return {each.step: each for each in deadlines(session, rule_book(session, day), calendar_of(session), day)}


def lines(register, day=DAY, **options):
    return {line.deadline.step: line for line in morning_sheet(register, day, **options).lines}


def insert(register, table, **values):
    with register.writing("测试") as session:
        return session.insert(table, values)


def test_periods_that_were_not_verified_start_no_clock(register):
    assert running(register) == {}
    set_rule(register, "case_filing", "enabled", "true", "王执法", "已核对")
    found = running(register)["case_filing"]
    assert found.due == date(2026, 12, 4) and found.start == date(2026, 11, 20)
    assert "发现违法线索之日起 10 工作日" in found.basis and "2026 年尚未录入节假日表" in found.caution


def test_the_holiday_table_moves_the_day(register):
    set_rule(register, "case_filing", "enabled", "true", "王执法", "已核对")
    set_holidays(register, 2026, {date(2026, 11, 30): "holiday"}, "某通知", "王执法")
    found = running(register)["case_filing"]
    assert found.due == date(2026, 12, 7) and found.caution == ""


def test_a_filed_case_has_ninety_days_until_the_decision(register):
    record_verdict(register, [CODE], "illegal_construction", "王执法", "无手续")
    move_case(register, [CODE], "filed", "王执法")
    found = running(register, clock.today())["penalty_decision"]
    assert (found.due - found.start).days == 90 and found.start == clock.today()
    record_event(register, [CODE], "decided", clock.today(), "王执法", "垣自然资罚〔2026〕1号")
    steps = running(register, clock.today())
    assert "penalty_decision" not in steps and "decision_service" in steps


def test_a_right_of_the_party_is_over_after_its_last_day(register):
    record_event(register, [CODE], "penalty_notice_served", date(2026, 11, 23), "王执法")
    assert running(register)["statement_defence"].due == date(2026, 11, 30)
    assert "statement_defence" in running(register, date(2026, 11, 30))
    assert "statement_defence" not in running(register, date(2026, 12, 1))


def test_events_the_register_knows_or_nobody_knows_are_refused(register):
    for event in ("filed", "moon_landing"):
        with pytest.raises(InputError, match=event):
            record_event(register, [CODE], event, DAY, "王执法")
    with pytest.raises(InputError, match="X"):
        record_event(register, ["X"], "decided", DAY, "王执法")


def test_batches_numbers_tasks_replies_and_visits(register):
    with register.reading() as session:
        uid = session.select("violation")[0]["uid"]
    insert(register, "batch", name="2026-10", deadline="2026-11-24")
    insert(register, "case_number", violation_uid=uid, platform="satellite", number="N1", deadline="2026-11-25")
    insert(register, "case_number", violation_uid=uid, platform="survey", number="N2", deadline="2026-11-25", report_state="reported")
    insert(register, "follow_up", violation_uid=uid, planned_on="2026-11-27")
    found = lines(register)
    assert set(found) == {"batch_deadline", "number_deadline", "follow_up_visit"}
    assert found["batch_deadline"].tell == "分管副局长" and "还有 1 个图斑" in found["batch_deadline"].deadline.title
    assert found["number_deadline"].tell == "执法队（股室）负责人" and found["follow_up_visit"].standing == "还有 2 日（2 个工作日）"


def test_the_letter_is_filled_and_its_blanks_are_marked(register):
    record_verdict(register, [CODE], "illegal_construction", "王执法", "无手续")
    with register.reading() as session:
        uid = session.select("violation")[0]["uid"]
    insert(register, "task", code="ZG1", violation_uid=uid, deadline="2026-11-18", issued_at="2026-10-18", responsible="新城镇人民政府")
    line = lines(register)["task_deadline"]
    assert line.tell == "局长" and line.letter_title == "督办函" and "待核对" in line.ladder
    text = line.letter.text
    for word in ("新城镇人民政府：", "ZG1", "新城镇某村", "图斑面积 6.00 亩", "耕地 5.00 亩", "2026-11-18", "逾期 7 日（5 个工作日）",
                 "垣曲县自然资源局"):  # fmt: skip
        assert word in text, word
    assert "占用主体" in line.letter.missing and "联系电话" in line.letter.missing and "＿＿＿＿（待填：占用主体）" in text


def test_who_was_told_is_listed_again_only_at_the_next_rung(register):
    insert(register, "batch", name="2026-10", deadline="2026-11-25")
    sheet = morning_sheet(register, DAY)
    assert record_told(register, sheet.lines, DAY, "王执法") == 1
    assert lines(register) == {} and lines(register, told_too=True)["batch_deadline"].told_on == "2026-11-25"
    assert lines(register, date(2026, 11, 26))["batch_deadline"].tell == "分管副局长"
    with pytest.raises(InputError, match="路人"):
        record_told(register, sheet.lines, DAY, "路人")


def test_the_highest_rung_comes_first(register):
    for name, due in (("甲", "2026-11-25"), ("乙", "2026-10-01"), ("丙", "2026-11-24")):
        insert(register, "batch", name=name, deadline=due)
        insert(register, "violation", code=name, batch=name)
    sheet = morning_sheet(register, DAY)
    assert [line.deadline.code for line in sheet.lines] == ["乙", "丙", "甲"]
    assert list(sheet.by_tell()) == ["局长", "分管副局长", "执法队（股室）负责人"]


def test_the_countys_own_ladder(register):
    insert(register, "batch", name="2026-10", deadline="2026-11-25")
    set_rule(register, "ladder-desk", "rungs", '[{"days": 0, "unit": "日", "tell": "值班员"}]', "王执法", "本局规定")
    line = lines(register)["batch_deadline"]
    assert line.tell == "值班员" and line.letter is None


def test_a_department_that_owes_a_reply_gets_a_letter_of_its_own(register):
    with register.reading() as session:
        uid = session.select("violation")[0]["uid"]
    referral = insert(register, "referral", violation_uid=uid, department="finance", department_name="县财政局",
                      document_type="资金核定函", cause="administrative")  # fmt: skip
    with register.writing("王执法") as session:
        session.update("referral", referral, {"state": "sent", "sent_on": "2026-10-20", "reply_due": "2026-11-20", "decided_by": "王执法",
                                              "decided_on": "2026-10-19", "letter_no": "垣自然资函〔2026〕3号"})  # fmt: skip
    line = lines(register)["referral_reply"]
    assert line.tell == "分管副局长" and line.letter.text.startswith("关于县财政局回复资金核定函（垣自然资函〔2026〕3号）的催办函\n\n县财政局：")
    assert set(line.letter.missing) == {"期限依据", "承办人", "联系电话"}
