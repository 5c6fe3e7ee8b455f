"""Verdicts with their grounds: taken, checked, kept through every door; evidence each class needs."""

import pytest

from farmland_guard.casework.evidence import attach
from farmland_guard.casework.grounds import missing_evidence, proposals
from farmland_guard.casework.judging import judgements, record_grounds, record_verdict
from farmland_guard.casework.rulebook import set_rule
from farmland_guard.domain.errors import InputError, Refused
from farmland_guard.register.connection import writing
from tests.register.helpers import add_case, case_row, new_register

CODE = "140827SJBG26100001"


@pytest.fixture
def register(tmp_path):
    register = new_register(tmp_path)
    add_case(register, area_m2=2000.0, cultivated_m2=1000.0, tblx="20")
    return register


def test_grounds_are_recorded_with_the_verdict_and_both_verdicts_kept(register):
    record_verdict(register, [CODE], "illegal_construction", "王执法", "无手续", {"subclass": "厂房", "occupant": "某公司"})
    record_verdict(register, [CODE], "legal", "王执法", "补来批文", {"approval_no": "晋政地字〔2025〕1号", "approval_share": "98.5%"})
    row = case_row(register)
    assert (row["verdict"], row["approval_no"], row["approval_share"], row["subclass"]) == (
        "legal", "晋政地字〔2025〕1号", 98.5, "factory")  # fmt: skip
    kept = judgements(register, CODE)
    assert [(each["verdict"], each["reason"], each["judged_by"]) for each in kept] == [
        ("legal", "补来批文", "王执法"), ("illegal_construction", "无手续", "王执法")]  # fmt: skip
    assert kept[0]["proposal"] == "legal" and "98.5%" in kept[0]["proposal_reason"]
    assert kept[1]["proposal"] == "illegal_construction"


def test_a_verdict_through_the_bare_table_is_kept_as_well(register):
    with writing(register.path) as connection:
        connection.execute(
            "UPDATE violation SET verdict = 'legal', verdict_by = '李农业', verdict_reason = '表中填写', state = 'dismissed'"
        )
    assert judgements(register, CODE)[0]["judged_by"] == "李农业"
    for sql in ("UPDATE judgement SET reason = '改'", "DELETE FROM judgement"):
        with pytest.raises(Refused, match="只能追加"), register.writing("王执法") as session:
            session.connection.execute(sql)


def test_another_change_of_the_case_is_no_verdict(register):
    record_verdict(register, [CODE], "legal", "王执法", "有批文")
    record_grounds(register, [CODE], {"description": "现场为硬化地面"}, "王执法")
    assert len(judgements(register, CODE)) == 1


@pytest.mark.parametrize(("details", "word"), [
    ({"approval_share": "120"}, "用地审批占比"), ({"approval_share": "很多"}, "用地审批占比"), ({"state": "closed"}, "state"),
    ({"built_on": "二〇二六年五月份前后的某一天可能更早一些年份"}, "建设时间"), ({"is_facility": "也许"}, "是否认定设施"),
])  # fmt: skip
def test_a_ground_that_cannot_be_writes_nothing(register, details, word):
    with pytest.raises(InputError, match=word):
        record_verdict(register, [CODE], "legal", "王执法", "有批文", details)
    assert case_row(register)["verdict"] is None and judgements(register, CODE) == []


def test_what_the_class_needs(register, tmp_path):
    record_verdict(register, [CODE], "legal", "王执法", "有批文")
    assert [each.rule_id for each in missing_evidence(register, [CODE])[CODE]] == [
        "ev-site-photo", "ev-overlay-map", "ev-legal-basis"]  # fmt: skip
    record_grounds(register, [CODE], {"approval_no": "甲", "approval_share": 99, "supply_no": "乙", "supply_share": 99}, "王执法")
    missing = {each.rule_id: each for each in missing_evidence(register, [CODE])[CODE]}
    assert set(missing) == {"ev-site-photo", "ev-overlay-map", "ev-approval-paper", "ev-supply-paper"}
    assert (missing["ev-approval-paper"].fix_dialog, missing["ev-approval-paper"].fix_field) == ("attach", "approval")
    assert missing["ev-approval-paper"].text == "缺少农用地转用批准文件" and "待核对" in missing["ev-approval-paper"].source
    uid = case_row(register)["uid"]
    for kind in ("photo_site", "overlay_map", "approval", "supply"):
        paper = tmp_path / f"{kind}.pdf"
        paper.write_bytes(kind.encode())
        attach(register, "violation", uid, paper, kind, "王执法")
    assert missing_evidence(register, [CODE]) == {}


def test_what_another_verdict_would_need_is_told_beforehand(register):
    facility = {each.rule_id for each in missing_evidence(register, [CODE], "facility_land")[CODE]}
    assert {"ev-facility-no", "ev-facility-inside", "ev-facility-paper"} <= facility
    assert missing_evidence(register, [CODE]) == {}
    set_rule(register, "ev-facility-inside", "enabled", "false", "王执法", "本省不要求")
    assert "ev-facility-inside" not in {each.rule_id for each in missing_evidence(register, [CODE], "facility_land")[CODE]}


def test_proposals_use_the_countys_figures(register):
    record_grounds(register, [CODE], {"approval_no": "甲", "approval_share": 92}, "王执法")
    assert proposals(register, [CODE])[CODE].verdict == "illegal_construction"
    set_rule(register, "legal_cover_share", "value", "90", "王执法", "市局口径")
    assert proposals(register, [CODE])[CODE].verdict == "legal"


def test_a_county_rule_needs_a_person_in_the_bare_table_too(register):
    with pytest.raises(Refused, match="决定人"), register.writing("路人") as session:
        session.insert("rule_override", {"rule_id": "x", "field": "value", "value": "1", "reason": "试", "decided_by": "路人"})
